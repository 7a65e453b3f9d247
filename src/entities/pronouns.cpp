// SPDX-License-Identifier: Apache-2.0
#include "entities/pronouns.hpp"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

#include "entities/grammar.hpp"

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

bool is_actor(EntityType type) {
    return type == EntityType::kPerson || type == EntityType::kOrganization;
}

/// The verb that a clitic stands at: its head, or the next verb.
std::optional<std::uint32_t> verb_of(const Sentence& sentence, std::uint32_t word) {
    const std::int32_t head = sentence.words[word].head;
    if (head >= 0 && sentence.words[static_cast<std::size_t>(head)].upos != Upos::kNoun) {
        return static_cast<std::uint32_t>(head);
    }
    constexpr std::uint32_t kFarthest = 5;
    for (std::uint32_t at = word + 1; at < sentence.words.size() && at <= word + kFarthest; ++at) {
        if (sentence.words[at].upos == Upos::kVerb) return at;
    }
    return std::nullopt;
}

bool has_subject(const Sentence& sentence, std::uint32_t predicate) {
    const auto& children = sentence.children(predicate);
    return std::any_of(children.begin(), children.end(),
                       [&](std::uint32_t child) { return sentence.words[child].is("nsubj"); });
}

/// Entities of the sentence in the same clause as `word`.
void add_arguments(const Sentence& sentence, std::uint32_t predicate, std::uint32_t word,
                   std::uint32_t number, const Antecedents& antecedents,
                   const std::function<bool(const Antecedent&)>& wanted,
                   std::vector<std::uint32_t>& entities) {
    for (const Antecedent& place : antecedents.places(number, number)) {
        if (place.entities.size() != 1 || place.word == word) continue;
        if (clause_of(sentence, place.word) == predicate && wanted(place))
            entities.push_back(place.entities.front());
    }
}

}  // namespace

/// Entities that the pronoun cannot be because they are other arguments of its verb ("X l'accuse"): of a
/// verb without a subject of its own, the one that it borrows ("X veut l'accuser").
std::vector<std::uint32_t> Pronouns::co_arguments(const Sentence& sentence, std::uint32_t word,
                                                  std::uint32_t number,
                                                  const Antecedents& antecedents) const {
    std::vector<std::uint32_t> entities;
    const auto clause = clause_of(sentence, word);
    if (!clause) return entities;
    add_arguments(
        sentence, *clause, word, number, antecedents, [](const Antecedent&) { return true; }, entities);
    // "le journal pour lequel elle travaille": not what the relative clause belongs to.
    if (sentence.words[*clause].deprel == "acl:relcl" && sentence.words[*clause].head >= 0) {
        const auto noun = static_cast<std::uint32_t>(sentence.words[*clause].head);
        for (const Antecedent& place : antecedents.places(number, number)) {
            if (place.entities.size() != 1) continue;
            const Word& at = sentence.words[place.word];
            const bool beside =
                at.head == static_cast<std::int32_t>(noun) && (at.is("appos") || at.is("flat"));
            if (place.word == noun || beside) entities.push_back(place.entities.front());
        }
    }
    std::uint32_t predicate = *clause;
    while (!has_subject(sentence, predicate) && sentence.words[predicate].head >= 0) {
        const auto higher = clause_of(sentence, static_cast<std::uint32_t>(sentence.words[predicate].head));
        if (!higher || *higher == predicate) break;
        const bool by_object =
            lists_.verb_pronoun(sentence.words[*higher].lemma) == VerbPronoun::kObjectControl;
        const auto controls = [&](const Antecedent& place) {
            return by_object ? sentence.words[place.word].is("obj") : place.subject;
        };
        add_arguments(sentence, *higher, word, number, antecedents, controls, entities);
        if (by_object) break;
        predicate = *higher;
    }
    return entities;
}

/// "Interrogé par X, son …": not X's.
void Pronouns::add_agents_of_opening(const Sentence& sentence, std::uint32_t number, std::uint32_t word,
                                     std::vector<std::uint32_t>& excluded) const {
    const auto& words = sentence.words;
    if (word < 2 || words[word - 1].form != "," || words[0].feature("VerbForm") != "Part") return;
    bool agent = false;
    for (std::uint32_t at = 1; at + 1 < word; ++at) {
        const Word& it = words[at];
        if (it.form == "," || it.feature("VerbForm") == "Fin") return;
        agent = agent || it.form == "par";
        if (!agent) continue;
        for (const NamePlace& name : names_[number]) {
            if (name.first == at) excluded.push_back(name.entity);
        }
    }
}

/// The name that the possessive's noun stands beside: "[X], son avocat".
const NamePlace* Pronouns::named_by_noun(const Sentence& sentence, std::uint32_t number,
                                         std::uint32_t word) const {
    const std::int32_t noun = sentence.words[word].head;
    if (noun < 0 || !sentence.words[static_cast<std::size_t>(noun)].is("appos")) return nullptr;
    const std::int32_t named = sentence.words[static_cast<std::size_t>(noun)].head;
    for (const NamePlace& name : names_[number]) {
        const auto at = static_cast<std::int32_t>(head_of(sentence, name.first, name.end));
        const bool same = at == named || sentence.words[static_cast<std::size_t>(at)].head == named;
        if (same && name.end + 1 == word) return &name;
    }
    return nullptr;
}

/// "X a vu Y, son avocat": X's.
std::vector<std::uint32_t> Pronouns::subject_of_apposition(const Sentence& sentence, std::uint32_t number,
                                                           std::uint32_t word,
                                                           const Antecedents& antecedents) const {
    const NamePlace* named = named_by_noun(sentence, number, word);
    const auto clause = clause_of(sentence, word);
    if (named == nullptr || !clause || is_subject(sentence, named->first)) return {};
    for (const Antecedent& place : antecedents.places(number, number)) {
        const Word& at = sentence.words[place.word];
        const bool subject = at.is("nsubj") && at.head == static_cast<std::int32_t>(*clause);
        const bool single = place.entities.size() == 1 && place.entities.front() != named->entity;
        if (subject && single && place.word < word &&
            is_actor(antecedents.entity(place.entities.front()).type))
            return place.entities;
    }
    return {};
}

/// "X a démenti [ses propos]": not X's own.
bool Pronouns::is_of_others(const Sentence& sentence, std::uint32_t possessive) const {
    const std::int32_t noun = sentence.words[possessive].head;
    if (noun < 0) return false;
    const Word& possessed = sentence.words[static_cast<std::size_t>(noun)];
    if (!possessed.is("obj") || possessed.head < 0) return false;
    return lists_.verb_pronoun(sentence.words[static_cast<std::size_t>(possessed.head)].lemma) ==
           VerbPronoun::kOthers;
}

/// Does nothing but a phrase of place or time stand before the word: "[Au terme de] son …"?
bool Pronouns::opens_sentence(const Sentence& sentence, std::uint32_t number, std::uint32_t word) const {
    // "[Neuf mois après] son …"
    const Upos first = sentence.words[0].upos;
    const std::string last = plain_lower(sentence.words[word - 1].form);
    const bool time = (first == Upos::kNum || first == Upos::kDet || first == Upos::kAdv) &&
                      (last == "après" || last == "avant");
    if (first != Upos::kAdp && !time) return false;
    const bool named = std::any_of(names_[number].begin(), names_[number].end(),
                                   [&](const NamePlace& name) { return name.first < word; });
    return !named &&
           std::all_of(sentence.words.begin(), sentence.words.begin() + word, [](const Word& before) {
               return before.upos == Upos::kAdp || before.upos == Upos::kDet || before.upos == Upos::kNoun ||
                      before.upos == Upos::kAdj || before.upos == Upos::kNum || before.upos == Upos::kAdv;
           });
}

/// "Depuis son départ, X a …", "De son côté, X …": a possessive that opens a sentence is the
/// subject's that follows. "X, quant à lui, …": the subject's that stands before.
std::vector<std::uint32_t> Pronouns::fixed_by_position(const Sentence& sentence, std::uint32_t number,
                                                       std::uint32_t word, bool possessive,
                                                       const Antecedents& antecedents) const {
    const auto& words = sentence.words;
    if (!possessive && word >= 2 && plain_lower(words[word - 1].form) == "à" &&
        plain_lower(words[word - 2].form) == "quant") {
        const auto& places = antecedents.places();
        for (auto place = places.rbegin(); place != places.rend() && place->sentence == number; ++place) {
            if (place->entities.size() == 1) return place->entities;
        }
    }
    if (!possessive && word >= 1 && words[word - 1].form == "," && word + 1 < words.size() &&
        words[word + 1].form == ",") {
        // "X, lui, …"
        for (const NamePlace& name : names_[number]) {
            if (name.end == word - 1) return {name.entity};
        }
        const auto& places = antecedents.places();
        for (auto place = places.rbegin(); place != places.rend() && place->sentence == number; ++place) {
            if (place->end == word - 1 && place->entities.size() == 1) return place->entities;
        }
    }
    if (possessive && word >= 2) {
        // "X et son patron", "s'en prend à X et à son patron"
        const std::uint32_t before = words[word - 1].upos == Upos::kAdp ? word - 2 : word - 1;
        for (const NamePlace& name : names_[number]) {
            // "le patron de X et son adjoint": the patron's
            const bool complement = name.first > 0 && is_de(words[name.first - 1]) && before + 1 == word;
            if (name.end == before && !complement && plain_lower(words[before].form) == "et" &&
                is_actor(antecedents.entity(name.entity).type)) {
                return {name.entity};
            }
        }
    }
    if (!possessive && words[word].form.starts_with('-')) {
        // "X a-t-il …?"
        const auto verb = verb_of(sentence, word);
        for (const NamePlace& name : names_[number]) {
            const Word& subject = words[name.first];
            if (name.end <= word && verb && subject.is("nsubj") &&
                subject.head == static_cast<std::int32_t>(*verb)) {
                return {name.entity};
            }
        }
    }
    constexpr std::uint32_t kOpening = 8;
    constexpr std::uint32_t kLongestTitle = 4;  ///< "la jeune société X", its name included
    if (!possessive || word == 0 || word > kOpening || !opens_sentence(sentence, number, word)) return {};
    std::uint32_t at = word;
    while (at < words.size() && words[at].form != ",") {
        const bool finite = words[at].feature("VerbForm") == "Fin";
        if (finite) return {};
        ++at;
    }
    // "…, X a", "…, la société X a"
    for (const NamePlace& name : names_[number]) {
        if (name.first <= at || name.first > at + kLongestTitle) continue;
        const auto title_begin = words.begin() + at + 1;
        const auto name_begin = words.begin() + name.first;
        const bool title = std::all_of(title_begin, name_begin, [](const Word& before) {
            return before.upos == Upos::kDet || before.upos == Upos::kNoun || before.upos == Upos::kAdj;
        });
        if (title && is_subject(sentence, name.first)) return {name.entity};
    }
    return {};
}

/// "Alors qu'elle …, X a …": the subject of the clause that opens the sentence is that of the main clause, if
/// nobody has been spoken of.
std::vector<std::uint32_t> Pronouns::looks_ahead(const Sentence& sentence, std::uint32_t number,
                                                 std::uint32_t word, const Pronoun& pronoun,
                                                 const Antecedents& antecedents) const {
    const auto& words = sentence.words;
    const Word& at = words[word];
    constexpr std::uint32_t kOpening = 4;
    const bool below = std::any_of(words.begin(), words.begin() + word,
                                   [](const Word& before) { return before.is("mark"); });
    if (!at.is("nsubj") || !below || word > kOpening) return {};
    for (const NamePlace& name : names_[number]) {
        if (name.first <= word || words[name.first - 1].form != ",") continue;
        const Entity& entity = antecedents.entity(name.entity);
        const bool same = entity.type == EntityType::kPerson && entity.gender == pronoun.gender;
        const bool acts = words[name.first].is("nsubj") ||
                          (name.end < words.size() && words[name.end].feature("VerbForm") == "Fin");
        if (same && acts) return {name.entity};
        break;
    }
    return {};
}

/// "son maire", "sa sélectionneuse": can the entity have one? A person can, but for what only places have.
bool Pronouns::may_have(const Sentence& sentence, std::uint32_t possessive, const Entity& entity) const {
    const std::int32_t head = sentence.words[possessive].head;
    if (head < 0) return true;
    const auto noun = noun_at(sentence, static_cast<std::uint32_t>(head), lists_);
    if (!noun) return true;
    const auto kinds = lists_.holders_of(noun->noun);
    const auto is_of = [&](EntityType type) {
        return std::any_of(kinds.begin(), kinds.end(),
                           [&](const std::string& kind) { return lists_.may_name(kind, type); });
    };
    if (kinds.empty() || is_of(entity.type)) return true;
    return entity.type == EntityType::kPerson && is_of(EntityType::kOrganization);
}

std::optional<Pronoun> Pronouns::pronoun_at(const Sentence& sentence, std::uint32_t word) const {
    const Word& at = sentence.words[word];
    const std::string lower = plain_lower(at.form);
    auto pronoun = lists_.pronoun(lower);
    if (!pronoun) return std::nullopt;
    if (lower == "leur" && at.upos == Upos::kDet)
        return Pronoun{PronounKind::kPossessive, Gender::kUnknown, true};
    if (pronoun->kind == PronounKind::kPossessive) return at.upos == Upos::kDet ? pronoun : std::nullopt;
    if (at.upos != Upos::kPron) return std::nullopt;
    // "lui" and "elle" behind a preposition, "Lui est parti": what counts is the role in the tree.
    const bool clitic = word + 1 < sentence.words.size() && (sentence.words[word + 1].upos == Upos::kVerb ||
                                                             sentence.words[word + 1].upos == Upos::kAux);
    const bool follows_subject = word > 0 && sentence.words[word - 1].upos != Upos::kPunct;
    if (pronoun->kind == PronounKind::kOblique && at.is("nsubj") && !(clitic && follows_subject)) {
        pronoun->kind = PronounKind::kSubject;
    }
    if (pronoun->kind == PronounKind::kSubject && (at.is("obl") || at.is("nmod")))
        pronoun->kind = PronounKind::kOblique;
    return pronoun;
}

bool Pronouns::is_impersonal(const Sentence& sentence, std::uint32_t word) const {
    const Word& at = sentence.words[word];
    if (at.is("expl")) return true;
    const std::string lower = plain_lower(at.form);
    if (lower != "il" && lower != "-t-il" && lower != "-il") return false;
    const auto count = static_cast<std::uint32_t>(sentence.words.size());
    constexpr std::uint32_t kFarthest = 4;
    for (std::uint32_t i = word + 1; i < std::min(count, word + kFarthest); ++i) {
        const Word& next = sentence.words[i];
        const std::string form = plain_lower(next.form);
        if (form == "y" && i + 1 < count && sentence.words[i + 1].lemma == "avoir") return true;
        if (next.upos != Upos::kVerb && next.upos != Upos::kAux && next.upos != Upos::kAdj) continue;
        if (lists_.verb_pronoun(next.lemma) == VerbPronoun::kImpersonal) return true;
        // "il est trop tard"
        const bool hour = next.lemma == "être" && i + 2 < count &&
                          (sentence.words[i + 1].lemma == "tard" || sentence.words[i + 2].lemma == "tard");
        if (hour) return true;
        // "il est clair que", "il reste à", "il est temps de"
        const bool opens_clause =
            i + 1 < count && (sentence.words[i + 1].lemma == "que" || is_de(sentence.words[i + 1]));
        if (next.upos == Upos::kAdj && opens_clause) return true;
    }
    return false;
}

bool Pronouns::is_neuter(const Sentence& sentence, std::uint32_t word) const {
    const auto verb = verb_of(sentence, word);
    return !verb || lists_.verb_pronoun(sentence.words[*verb].lemma) == VerbPronoun::kNeuter ||
           sentence.words[*verb].upos == Upos::kAux;
}

std::optional<ReferenceLink> Pronouns::resolve(std::uint32_t number, std::uint32_t word,
                                               const Antecedents& antecedents,
                                               const std::vector<std::uint32_t>& excluded) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const auto pronoun = pronoun_at(sentence, word);
    if (!pronoun) return std::nullopt;
    const bool adverbial = pronoun->kind == PronounKind::kAdverbial;
    if (!adverbial && is_impersonal(sentence, word)) return std::nullopt;
    const std::string lower = plain_lower(sentence.words[word].form);
    const bool neuter_form = lower == "le" || lower == "l'";
    if (pronoun->kind == PronounKind::kObject && neuter_form && is_neuter(sentence, word))
        return std::nullopt;

    ReferenceLink resolution;
    resolution.first = word;
    resolution.end = word + 1;
    resolution.head = word;
    resolution.gender = pronoun->gender;
    const bool possessive = pronoun->kind == PronounKind::kPossessive;
    resolution.kind = possessive ? MentionKind::kPossessive : MentionKind::kPronoun;

    Antecedents::Query query;
    query.sentence = number;
    query.word = word;
    query.gender = pronoun->gender;
    query.subject = pronoun->kind == PronounKind::kSubject;
    query.own_clause = possessive;
    query.farthest = 2;
    query.excluded = excluded;
    if (!possessive || is_of_others(sentence, word)) {
        const auto others = co_arguments(sentence, word, number, antecedents);
        query.excluded.insert(query.excluded.end(), others.begin(), others.end());
    }
    if (possessive) {
        add_agents_of_opening(sentence, number, word, query.excluded);
        if (const NamePlace* named = named_by_noun(sentence, number, word))
            query.excluded.push_back(named->entity);
    }
    const bool object = pronoun->kind == PronounKind::kObject;
    if (possessive) resolution.entities = subject_of_apposition(sentence, number, word, antecedents);
    if (resolution.entities.empty())
        resolution.entities = fixed_by_position(sentence, number, word, possessive, antecedents);
    if (!resolution.entities.empty()) {
        resolution.reason = possessive ? "possessive-position" : "pronoun-position";
        return resolution;
    }
    const bool demonstrative = pronoun->kind == PronounKind::kDemonstrative;
    query.kind = possessive      ? ReferenceKind::kPossessive
                 : object        ? ReferenceKind::kObject
                 : query.subject ? ReferenceKind::kSubject
                 : demonstrative ? ReferenceKind::kLatter
                 : adverbial     ? ReferenceKind::kAdverbial
                                 : ReferenceKind::kOblique;
    query.fits = [&, object, adverbial, possessive](std::uint32_t entity) {
        const EntityType type = antecedents.entity(entity).type;
        if (possessive && !may_have(sentence, word, antecedents.entity(entity))) return false;
        return adverbial ? type != EntityType::kPerson : !object || is_actor(type);
    };
    if (pronoun->plural) {
        query.fits = [&antecedents](std::uint32_t entity) {
            return is_actor(antecedents.entity(entity).type);
        };
        resolution.entities = antecedents.last_group(query);
        resolution.reason = possessive ? "possessive-several" : "pronoun-several";
        const bool two_persons_may_do = resolution.entities.empty() && lower == "leur" && possessive;
        if (two_persons_may_do) {
            const auto person = [&](std::uint32_t entity) {
                return antecedents.entity(entity).type == EntityType::kPerson;
            };
            resolution.entities = antecedents.last_entities(number, 2, 1, person);
            resolution.reason = "possessive-pair";
        }
    } else if (resolution.entities = antecedents.best_entity(query);
               resolution.entities.empty() && query.subject &&
               !(resolution.entities = looks_ahead(sentence, number, word, *pronoun, antecedents)).empty()) {
        resolution.reason = "pronoun-ahead";
    } else {
        resolution.reason = possessive      ? "possessive"
                            : object        ? "pronoun-object"
                            : query.subject ? "pronoun-subject"
                            : demonstrative ? "demonstrative"
                            : adverbial     ? "pronoun-adverbial"
                                            : "pronoun-oblique";
    }
    if (resolution.entities.empty()) return std::nullopt;
    return resolution;
}

}  // namespace lacis::entities
