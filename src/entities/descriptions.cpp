// SPDX-License-Identifier: Apache-2.0
#include "entities/descriptions.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

constexpr std::uint32_t kFarthestDescription = 6;  // sentences back
constexpr std::uint32_t kFarthestPost = 2;         // sentences back

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

const NamePlace* name_over(const std::vector<NamePlace>& names, std::uint32_t word) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const NamePlace& name) {
        return name.first <= word && word < name.end;
    });
    return found == names.end() ? nullptr : &*found;
}

/// Does it do or say what its clause is about: "le maire a …", "par le maire", "selon le maire"?
bool is_actor_of(const Sentence& sentence, std::uint32_t word) {
    const Word& at = sentence.words[word];
    const bool relative = at.head >= 0 && sentence.words[static_cast<std::size_t>(at.head)].is("acl");
    if (at.is("nsubj")) return !relative;
    const auto& children = sentence.children(word);
    return at.is("obl") && std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
               const Word& preposition = sentence.words[child];
               return preposition.is("case") && is_one_of(preposition.lemma, {"par", "selon"});
           });
}

/// "la plateforme [de vente]", but not "accuse la plateforme d'espionner"
bool takes_complement(const Sentence& sentence, std::uint32_t noun_end) {
    if (noun_end >= sentence.words.size() || !is_de(sentence.words[noun_end])) return false;
    return noun_end + 1 >= sentence.words.size() || sentence.words[noun_end + 1].upos != Upos::kVerb;
}

/// "le rappeur [de 39 ans]"
bool is_age(const Sentence& sentence, std::uint32_t de) {
    return de + 2 < sentence.words.size() && sentence.words[de + 1].upos == Upos::kNum &&
           is_one_of(sentence.words[de + 2].form, {"ans", "printemps"});
}

/// "… a-t-il indiqué à X": whom the last sentences name only as the one to whom something was said is no
/// subject of the text.
bool only_told(const Antecedents& antecedents, std::uint32_t number, std::uint32_t entity,
               const WordLists& lists) {
    bool told = false;
    const std::uint32_t first = number - std::min(number, kFarthestDescription);
    for (const Antecedent& place : antecedents.places(first, number)) {
        if (place.entities.size() != 1 || place.entities.front() != entity) continue;
        const Sentence& sentence = antecedents.sentences()[place.sentence];
        const Word& word = sentence.words[place.word];
        if (word.head < 0) return false;
        const auto& children = sentence.children(place.word);
        const bool to = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
            return sentence.words[child].is("case") && sentence.words[child].lemma == "à";
        });
        const auto sense = lists.verb(sentence.words[static_cast<std::size_t>(word.head)].lemma);
        if (!to || sense != VerbSense::kSpeech) return false;
        told = true;
    }
    return told;
}

}  // namespace

/// "le groupe du milliardaire tchèque, X, a …": a name in apposition behind the noun and its complement.
bool Descriptions::is_followed_by_name(const Antecedents& antecedents, std::uint32_t number,
                                       const ListedNoun& noun) const {
    const Sentence& sentence = antecedents.sentences()[number];
    constexpr std::uint32_t kLongest = 6;
    constexpr std::uint32_t kLongestTitle = 3;
    const auto& names = names_[number];
    const auto count = static_cast<std::uint32_t>(sentence.words.size());
    std::uint32_t at = behind_modifiers(sentence, noun, names, antecedents.entities(), lists_);
    // "le dirigeant de Y et maire de Z X", "l'ancien ministre et député X"
    const auto goes_on = [&](std::uint32_t word) {
        if (word + 1 >= count || sentence.words[word].form != "et") return false;
        const auto other = noun_at(sentence, word + 1, lists_);
        if (!other || other->plural || other->sense.type != noun.sense.type) return false;
        for (std::uint32_t i = other->end; i < count && i < other->end + kLongest; ++i) {
            const Word& next = sentence.words[i];
            const NamePlace* name = name_over(names, i);
            const bool bare = name != nullptr && name->first == i && !is_de(sentence.words[i - 1]) &&
                              sentence.words[i - 1].upos != Upos::kDet;
            if (bare && antecedents.entity(name->entity).type == noun.sense.type) return true;
            if (next.upos == Upos::kVerb || next.upos == Upos::kAux || next.upos == Upos::kPunct) break;
        }
        return false;
    };
    if (goes_on(at)) return true;
    if (at >= count || !is_de(sentence.words[at])) return false;
    const std::uint32_t begin = at;
    while (at < count && at < begin + kLongest && sentence.words[at].form != ",") {
        if (goes_on(at)) return true;
        // "la dirigeante de la CFDT X"
        const NamePlace* next = name_over(names, at);
        const bool direct = next != nullptr && next->first == at && at > begin + 1 &&
                            sentence.words[at - 1].upos != Upos::kDet && !is_de(sentence.words[at - 1]);
        if (direct && noun.sense.type == EntityType::kPerson &&
            antecedents.entity(next->entity).type == EntityType::kPerson)
            return true;
        const Upos upos = sentence.words[at].upos;
        const bool part = upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kNoun ||
                          upos == Upos::kAdj || upos == Upos::kPropn;
        if (!part) return false;
        ++at;
    }
    if (at >= count || sentence.words[at].form != ",") return false;
    // "…, l'homme d'affaires X, …"
    ++at;
    const std::uint32_t title = at;
    while (at < count && at < title + kLongestTitle && name_over(names, at) == nullptr &&
           (sentence.words[at].upos == Upos::kDet || sentence.words[at].upos == Upos::kNoun ||
            is_adjective(sentence.words[at])))
        ++at;
    const NamePlace* name = at < count ? name_over(names, at) : nullptr;
    if (name == nullptr || antecedents.entity(name->entity).type != noun.sense.type) return false;
    return name->end >= count || sentence.words[name->end].upos == Upos::kPunct;
}

/// Is the phrase that starts at `word` the complement of a post: "le président [du club]"?
bool Descriptions::is_of_post(const Sentence& sentence, std::uint32_t word) const {
    // "du" is a preposition and an article in one.
    std::uint32_t at = word;
    if (!is_de(sentence.words[at])) {
        if (at == 0 || !is_de(sentence.words[at - 1])) return false;
        --at;
    }
    constexpr std::uint32_t kFarthest = 4;
    for (std::uint32_t steps = 0; steps < kFarthest && at > 0; ++steps) {
        --at;
        const auto senses = lists_.noun(plain_lower(sentence.words[at].form));
        if (!senses.empty()) return senses.front().type == EntityType::kPerson && senses.front().post;
        if (!is_adjective(sentence.words[at])) return false;
    }
    return false;
}

/// "le groupe X", "X, le patron de Y", "le patron de Y, X", "X est le patron": the noun is said of a name and
/// is no reference of its own.
bool Descriptions::belongs_to_name(const Antecedents& antecedents, std::uint32_t number,
                                   const ListedNoun& noun, const Determined& determined) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const auto& names = names_[number];
    const std::uint32_t behind = behind_modifiers(sentence, noun, names, antecedents.entities(), lists_);
    // "le président du club, Paul Garrec": of the post, not of the club
    const auto is_its_holder = [&](const NamePlace& name) {
        return determined.word > 0 && is_of_post(sentence, determined.word) && name.end - name.first > 1 &&
               antecedents.entity(name.entity).type == EntityType::kPerson &&
               !lists_.may_name(noun.noun, EntityType::kPerson) &&
               // "le président de la République, …"
               (noun.sense.type == EntityType::kOrganization || lists_.is_place_kind(noun.noun));
    };
    const bool comma = behind + 1 < sentence.words.size() && sentence.words[behind].form == ",";
    const std::uint32_t next = comma ? behind + 1 : behind;
    if (next < sentence.words.size()) {
        const NamePlace* name = name_over(names, next);
        if (name != nullptr && is_its_holder(*name)) return false;
        // "au chef de l'État, X l'a sommé"
        if (comma && name != nullptr && starts_clause(sentence, noun.first, *name)) return false;
        if (name != nullptr || (!comma && sentence.words[next].upos == Upos::kPropn)) return true;
    }
    if (is_followed_by_name(antecedents, number, noun)) return true;
    const NamePlace* own = name_behind_topic(sentence, noun, names, lists_);
    if (own != nullptr && lists_.may_name(noun.noun, antecedents.entity(own->entity).type)) return true;
    bool other_kind = false;
    if (determined.word >= 2) {
        const Word& before = sentence.words[determined.word - 1];
        // "Fondée par X, l'entreprise recrute": the subject of a clause stands beside no name.
        const bool beside =
            before.form == "(" || (before.form == "," && !sentence.words[noun.first].is("nsubj"));
        // "Selon Le Journal, le patron a …": a person is no paper.
        const NamePlace* left = beside ? name_over(names, determined.word - 2) : nullptr;
        const auto is_person = [](EntityType type) { return type == EntityType::kPerson; };
        other_kind = left != nullptr && is_person(noun.sense.type) &&
                     !is_person(antecedents.entity(left->entity).type);
        if (left != nullptr && !other_kind) return true;
        if (before.lemma == "être" || before.lemma == "devenir" || before.lemma == "comme") return true;
    }
    const Word& head = sentence.words[noun.first];
    const bool predicate =
        std::any_of(sentence.children(noun.first).begin(), sentence.children(noun.first).end(),
                    [&](std::uint32_t child) { return sentence.words[child].is("cop"); });
    return predicate || (head.is("appos") && !other_kind);
}

/// A listed noun that can refer back.
std::optional<ListedNoun> Descriptions::described_at(const Sentence& sentence, std::uint32_t word) const {
    auto noun = noun_at(sentence, word, lists_);
    // "ministre" in "Premier ministre" is no noun of its own.
    constexpr std::uint32_t kLongest = 3;
    for (std::uint32_t back = 1; noun && back <= std::min(kLongest, word); ++back) {
        const auto longer = noun_at(sentence, word - back, lists_);
        if (longer && longer->end > word) noun.reset();
    }
    if (noun && !noun->sense.refers_back() && !noun->sense.post) noun.reset();
    return noun;
}

std::optional<ReferenceLink> Descriptions::resolve(std::uint32_t number, std::uint32_t word,
                                                   const Antecedents& antecedents,
                                                   const std::vector<std::uint32_t>& excluded) const {
    const Sentence& sentence = antecedents.sentences()[number];
    if (is_latter(sentence, word)) return resolve_latter(number, word, antecedents, excluded);
    if (auto ordinal = resolve_ordinal(number, word, antecedents)) return ordinal;
    const auto noun = described_at(sentence, word);
    if (!noun) return std::nullopt;
    const Determined determined = determiner_of(sentence, word, lists_);
    if (auto afterthought = resolve_afterthought(number, *noun, determined, antecedents)) return afterthought;
    if (determined.kind != Determiner::kDefinite && determined.kind != Determiner::kDemonstrative)
        return std::nullopt;
    if (belongs_to_name(antecedents, number, *noun, determined)) return std::nullopt;
    ReferenceLink resolution;
    resolution.first = determined.word;
    resolution.end = noun->end;
    resolution.head = word;
    resolution.gender = noun->sense.gender;
    resolution.noun = noun->noun;
    if (noun->plural) {
        if (determined.count == 0) return std::nullopt;
        resolve_several(*noun, determined.count, number, antecedents, resolution);
    } else if (lists_.is_place_kind(noun->noun)) {
        resolve_place(*noun, number, determined, antecedents, excluded, resolution);
    } else if (noun->sense.thing && !noun->sense.description && !noun->sense.post) {
        resolve_thing(*noun, number, determined, antecedents, excluded, resolution);
    } else {
        resolve_one(*noun, number, determined, antecedents, excluded, resolution);
        const Said said = said_by(sentence, number, *noun, determined);
        if (resolution.entities.size() == 1 && said.tells_which())
            resolution.fact = Fact{noun->noun, noun->sense.gender, said.complement, {},
                                   said.place, said.about,         said.former};
    }
    if (resolution.entities.empty()) return std::nullopt;
    return resolution;
}

/// "le député Nova X", "X (Nova)"
std::vector<std::uint32_t> Descriptions::parties_of(std::uint32_t person,
                                                    const Antecedents& antecedents) const {
    std::vector<std::uint32_t> parties;
    const auto& sentences = antecedents.sentences();
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        for (const NamePlace& name : names_[s]) {
            if (name.entity != person) continue;
            for (const NamePlace& label : names_[s]) {
                const bool before = label.end == name.first;
                const bool behind = label.first == name.end + 1 && sentences[s].words[name.end].form == "(";
                if ((before || behind) && antecedents.entity(label.entity).type == EntityType::kOrganization)
                    parties.push_back(label.entity);
            }
        }
    }
    return parties;
}

std::optional<ReferenceLink> Descriptions::possessed(
    std::uint32_t number, std::uint32_t word, std::uint32_t possessor, const Antecedents& antecedents,
    const std::map<std::size_t, std::uint32_t>& possessor_of) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const auto noun = described_at(sentence, word);
    if (!noun || noun->plural || noun->former || name_over(names_[number], word) != nullptr) return {};
    const Determined determined = determiner_of(sentence, word, lists_);
    // "son ancien parti", "son premier mari"
    if (determined.kind != Determiner::kPossessive || !determined.adjectives.empty()) return {};
    if (belongs_to_name(antecedents, number, *noun, determined)) return {};
    std::set<std::uint32_t> found;
    for (std::uint32_t entity = 0; entity < antecedents.entities().size(); ++entity) {
        if (entity == possessor) continue;
        for (const Fact& fact : antecedents.facts(entity)) {
            if (fact.sign || fact.former || !lists_.same_noun(fact.noun, noun->noun)) continue;
            const auto holder = possessor_of.find(fact.span.begin);
            const bool of = std::find(fact.of.begin(), fact.of.end(), possessor) != fact.of.end();
            if (of || (holder != possessor_of.end() && holder->second == possessor)) found.insert(entity);
        }
    }
    if (noun->sense.type != EntityType::kPerson) {
        std::vector<std::uint32_t> own = parties_of(possessor, antecedents);
        for (const Fact& fact : antecedents.facts(possessor)) {
            if (fact.former) continue;
            own.insert(own.end(), fact.of.begin(), fact.of.end());
            const auto led = lists_.kind_signs(SignPlace::kLeader, fact.noun);
            if (std::find(led.begin(), led.end(), noun->noun) == led.end()) continue;
            for (const std::uint32_t entity : fact.of) {
                if (lists_.may_name(noun->noun, antecedents.entity(entity).type)) found.insert(entity);
            }
        }
        for (const std::uint32_t entity : own) {
            if (is_of_kind(*noun, {}, antecedents, entity, true)) found.insert(entity);
        }
    }
    if (found.size() != 1) return {};
    ReferenceLink resolution;
    resolution.first = word;
    resolution.end = noun->end;
    resolution.head = word;
    resolution.gender = noun->sense.gender;
    resolution.noun = noun->noun;
    resolution.entities = {*found.begin()};
    resolution.reason = "possessed";
    return resolution;
}

Descriptions::Said Descriptions::said_by(const Sentence& sentence, std::uint32_t number,
                                         const ListedNoun& noun, const Determined& determined) const {
    return {noun, complement_of(sentence, noun.end, names_[number]), demonym_beside(sentence, noun, lists_),
            about_of(sentence, noun, names_[number]), is_of_other_time(sentence, noun, determined)};
}

bool Descriptions::same(const Said& said, const Fact& fact) const {
    // "l'Italien": "l'attaquant italien X"
    if (!lists_.demonym(said.noun.noun).empty()) return said.place == fact.place;
    if (fact.sign || !lists_.same_noun(said.noun.noun, fact.noun) || said.former != fact.former) return false;
    if (!said.complement.empty()) {
        return std::any_of(said.complement.begin(), said.complement.end(), [&](std::uint32_t of) {
            return std::find(fact.of.begin(), fact.of.end(), of) != fact.of.end();
        });
    }
    // "le maire", in a text that names one mayor
    if (!said.tells_which()) return true;
    return said.about == fact.about && said.place == fact.place && fact.of.empty();
}

bool Descriptions::contradicts(const Said& said, std::uint32_t entity, const Antecedents& antecedents) const {
    const auto& facts = antecedents.facts(entity);
    const auto of_kind = [&](const Fact& fact) {
        return lists_.same_noun(fact.noun, said.noun.noun) && fact.former == said.former;
    };
    return std::any_of(
               facts.begin(), facts.end(),
               [&](const Fact& fact) {
                   const bool about = !said.about.empty() && !fact.about.empty() && said.about != fact.about;
                   const bool place = !said.place.empty() && !fact.place.empty() && said.place != fact.place;
                   // One is mayor of one town, though founder of many companies.
                   const auto of_place = [&](const std::vector<std::uint32_t>& of) {
                       return !of.empty() && antecedents.entity(of.front()).type == EntityType::kPlace;
                   };
                   const bool town = of_place(said.complement) && of_place(fact.of);
                   return of_kind(fact) && (about || place || town);
               }) &&
           std::none_of(facts.begin(), facts.end(), [&](const Fact& fact) { return same(said, fact); });
}

/// Does the document tell of such a post, but only of others than the complement's?
bool Descriptions::holds_another(const Said& said, const std::vector<Fact>& facts) const {
    bool other = false;
    for (const Fact& fact : facts) {
        if (!lists_.same_noun(said.noun.noun, fact.noun) || fact.former != said.former) continue;
        if (fact.of.empty() || same(said, fact)) return false;
        other = true;
    }
    return other;
}

/// "le patron de Y", "la ministre de la Culture": only whom the document calls so, wherever it does, in what
/// follows as well.
std::vector<std::uint32_t> Descriptions::holder(const Said& said, const Antecedents& antecedents) const {
    std::vector<std::uint32_t> holders;
    for (std::uint32_t entity = 0; entity < antecedents.entities().size(); ++entity) {
        const auto& facts = antecedents.facts(entity);
        if (antecedents.entity(entity).byline) continue;
        const EntityType type = antecedents.entity(entity).type;
        const bool person = said.noun.sense.type == EntityType::kPerson;
        if (person ? type != EntityType::kPerson : !antecedents.is_mentioned(entity)) continue;
        if (!person && type == EntityType::kPerson) continue;
        const bool holds =
            std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return same(said, fact); });
        if (holds) holders.push_back(entity);
    }
    if (holders.size() != 1) holders.clear();
    return holders;
}

/// "Le secrétaire général de Y a démissionné. X a expliqué …": who comes up in one of the next sentences,
/// alone, as somebody whom the reader is expected to know.
std::vector<std::uint32_t> Descriptions::newcomer(const Said& said, std::uint32_t number,
                                                  const Antecedents& antecedents) const {
    constexpr std::uint32_t kFarthest = 2;
    const auto& sentences = antecedents.sentences();
    const auto last = std::min<std::size_t>(number + kFarthest + 1, sentences.size());
    for (std::uint32_t s = number + 1; s < last; ++s) {
        const NamePlace* person = nullptr;
        bool several = false;
        for (const NamePlace& name : names_[s]) {
            if (antecedents.entity(name.entity).type != EntityType::kPerson) continue;
            several = several || (person != nullptr && person->entity != name.entity);
            if (person == nullptr) person = &name;
        }
        if (person == nullptr) continue;
        const Entity& entity = antecedents.entity(person->entity);
        const bool named_here =
            std::any_of(names_[number].begin(), names_[number].end(),
                        [&](const NamePlace& name) { return name.entity == person->entity; });
        const bool gender = said.noun.sense.gender == Gender::kUnknown || entity.gender == Gender::kUnknown ||
                            said.noun.sense.gender == entity.gender;
        const bool comes_up = !several && !named_here && gender && !entity.byline &&
                              !antecedents.is_mentioned(person->entity) &&
                              antecedents.facts(person->entity).empty() &&
                              is_subject(sentences[s], person->first);
        if (!comes_up) return {};
        return {person->entity};
    }
    return {};
}

/// "Le rappeur de 34 ans a été arrêté. X …": whom the first sentences describe before they name him.
std::vector<std::uint32_t> Descriptions::hero_ahead(const Said& said, std::uint32_t number,
                                                    std::uint32_t word,
                                                    const Antecedents& antecedents) const {
    constexpr std::uint32_t kOpening = 3;   // sentences
    constexpr std::uint32_t kFarthest = 4;  // sentences on
    if (number >= kOpening) return {};
    const auto& sentences = antecedents.sentences();
    const bool title = sentences[number].block != language::Block::kParagraph;
    if (!title && !is_actor_of(sentences[number], word)) return {};
    const auto person = [&](std::uint32_t entity) {
        return antecedents.entity(entity).type == EntityType::kPerson;
    };
    const auto& mentioned = antecedents.mentioned();
    if (std::any_of(mentioned.begin(), mentioned.end(), person)) return {};
    const auto last = std::min<std::size_t>(number + kFarthest + 1, sentences.size());
    for (std::uint32_t s = number; s < last; ++s) {
        for (const NamePlace& name : names_[s]) {
            if (!person(name.entity)) continue;
            const Entity& entity = antecedents.entity(name.entity);
            const auto& facts = antecedents.facts(name.entity);
            const bool gender = said.noun.sense.gender == Gender::kUnknown ||
                                entity.gender == Gender::kUnknown || said.noun.sense.gender == entity.gender;
            const bool so = facts.empty() || std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
                                return lists_.same_noun(said.noun.noun, fact.noun);
                            });
            const bool hero = (antecedents.prominence(name.entity) & kOftenNamed) != 0;
            if (s == number || entity.byline || !gender || !so || !hero) return {};
            if (contradicts(said, name.entity, antecedents)) return {};
            return {name.entity};
        }
    }
    return {};
}

namespace {

/// What a description looks for, as far as its noun tells.
ReferenceQuery query_for(const ListedNoun& noun, const Sentence& sentence, std::uint32_t number,
                         std::uint32_t head) {
    ReferenceQuery query;
    query.sentence = number;
    query.word = head;
    query.kind = ReferenceKind::kDescription;
    query.own_clause = true;
    query.subject = is_subject(sentence, head);
    query.gender = noun.sense.gender;
    query.farthest = kFarthestDescription;
    query.noun = noun.noun;
    query.noun_type = noun.sense.type;
    return query;
}

}  // namespace

void Descriptions::resolve_one(const ListedNoun& noun, std::uint32_t number, const Determined& determined,
                               const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                               ReferenceLink& resolution) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const Said said = said_by(sentence, number, noun, determined);
    const bool person_noun = noun.sense.type == EntityType::kPerson;
    Antecedents::Query query = query_for(noun, sentence, number, resolution.head);
    query.excluded = said.complement;
    query.excluded.insert(query.excluded.end(), excluded.begin(), excluded.end());
    // "Accompagné de X, le maire a …": another one than X, or the noun would be an apposition.
    if (determined.word >= 2 && sentence.words[determined.word - 1].form == ",") {
        const NamePlace* left = name_over(names_[number], determined.word - 2);
        if (left != nullptr) query.excluded.push_back(left->entity);
    }
    const auto is_excluded = [&](std::uint32_t entity) {
        return std::find(query.excluded.begin(), query.excluded.end(), entity) != query.excluded.end();
    };
    if (!said.complement.empty() || (person_noun && said.tells_which())) {
        resolution.entities = holder(said, antecedents);
        resolution.reason = "description-post";
        if (!resolution.entities.empty()) return;
    }
    query.of = said.complement;
    query.place = said.place;
    query.complement =
        noun.end < sentence.words.size() && is_de(sentence.words[noun.end]) && !is_age(sentence, noun.end);
    query.demonstrative = determined.kind == Determiner::kDemonstrative;
    const auto senses = lists_.noun(noun.noun);
    query.fits = [&](std::uint32_t entity) {
        if (noun.sense.type == EntityType::kOrganization && only_told(antecedents, number, entity, lists_))
            return false;
        const bool person = antecedents.entity(entity).type == EntityType::kPerson;
        if (person && !query.demonstrative && contradicts(said, entity, antecedents)) return false;
        // "l'Italien"
        if (senses.empty()) return person == person_noun;
        return std::any_of(senses.begin(), senses.end(), [&](const NounSense& sense) {
            return (sense.type == EntityType::kPerson) == person;
        });
    };
    resolution.entities = antecedents.best_entity(query);
    // "le créateur de Y", of whom the document has not said so: not by what kind of noun it is alone.
    if (!resolution.entities.empty() && person_noun && !said.complement.empty()) {
        const auto& facts = antecedents.facts(resolution.entities.front());
        const bool so = std::any_of(facts.begin(), facts.end(),
                                    [&](const Fact& fact) { return lists_.same_noun(noun.noun, fact.noun); });
        constexpr double kSure = 0.8;
        const bool sure_hero = (antecedents.prominence(resolution.entities.front()) & kMostNamed) != 0 &&
                               antecedents.likelihood(query, resolution.entities.front()) >= kSure;
        // "le patron de Y", of whom the document says that he is that of Z
        const bool of_another = holds_another(said, facts);
        if (of_another || (!so && !sure_hero)) resolution.entities.clear();
    }
    const bool opens_clause = sentence.words[resolution.head].is("nsubj");
    const bool acts = is_actor_of(sentence, resolution.head);
    // Nobody holds a post at a thing: "le créateur de Tarsia".
    const bool of_thing = std::any_of(said.complement.begin(), said.complement.end(), [&](std::uint32_t of) {
        const EntityType type = antecedents.entity(of).type;
        return type == EntityType::kProduct || type == EntityType::kProject;
    });
    if (resolution.entities.empty() && person_noun && noun.sense.post && said.tells_which() &&
        !query.demonstrative && acts && !of_thing) {
        resolution.entities = newcomer(said, number, antecedents);
        resolution.reason = "description-newcomer";
        if (!resolution.entities.empty()) return;
    }
    if (resolution.entities.empty() && opens_clause && person_noun && !said.complement.empty() && !of_thing) {
        // "Le patron de Y a …", of whom the document has not said so: the only one who has been spoken of.
        const auto person = [&](std::uint32_t entity) {
            const Entity& candidate = antecedents.entity(entity);
            const bool gender = noun.sense.gender == Gender::kUnknown ||
                                candidate.gender == Gender::kUnknown || noun.sense.gender == candidate.gender;
            return candidate.type == EntityType::kPerson && gender && !contradicts(said, entity, antecedents);
        };
        resolution.entities = antecedents.last_entities(number, 1, kFarthestPost, person);
        if (!resolution.entities.empty() && !is_excluded(resolution.entities.front())) {
            resolution.reason = "description-alone";
        } else {
            resolution.entities.clear();
        }
        return;
    }
    if (resolution.entities.empty() && person_noun && noun.sense.post && !said.tells_which() &&
        !query.complement && !query.demonstrative) {
        resolution.entities = holder(said, antecedents);
        const bool prominent = !resolution.entities.empty() && !is_excluded(resolution.entities.front()) &&
                               (antecedents.prominence(resolution.entities.front()) & kOftenNamed) != 0;
        if (!prominent) resolution.entities.clear();
        resolution.reason = "description-holder";
        if (!resolution.entities.empty()) return;
    }
    if (resolution.entities.empty() && person_noun) {
        resolution.entities = hero_ahead(said, number, resolution.head, antecedents);
        resolution.reason = "description-ahead";
        if (!resolution.entities.empty() && !is_excluded(resolution.entities.front())) return;
        resolution.entities.clear();
    }
    const bool sure = !resolution.entities.empty() &&
                      is_of_kind(noun, said.place, antecedents, resolution.entities.front(), true);
    if (!sure && noun.sense.type != EntityType::kPerson) {
        // What signs tell is no reason to disbelieve the ranker.
        const bool undecided = resolution.entities.empty();
        auto known = of_known_kind(noun, number, said.place, antecedents, query.excluded, false);
        if (known.empty() && undecided)
            known = of_known_kind(noun, number, said.place, antecedents, query.excluded, true);
        if (!known.empty() || undecided) {
            resolution.entities = std::move(known);
            resolution.reason = "description-kind";
            return;
        }
    }
    const bool by_fact =
        !resolution.entities.empty() &&
        std::any_of(antecedents.facts(resolution.entities.front()).begin(),
                    antecedents.facts(resolution.entities.front()).end(),
                    [&](const Fact& fact) { return !fact.sign && lists_.same_noun(noun.noun, fact.noun); });
    resolution.reason = by_fact ? "description-said" : "description-type";
}

std::vector<KnownKind> Descriptions::known_kinds(const Entity& entity) const {
    std::vector<KnownKind> kinds;
    for (const std::string& name : entity.names) {
        const auto more = lists_.known_kinds(name, entity.type);
        kinds.insert(kinds.end(), more.begin(), more.end());
    }
    return kinds;
}

bool Descriptions::is_of_kind(const ListedNoun& noun, const std::string& place,
                              const Antecedents& antecedents, std::uint32_t entity, bool by_signs) const {
    if (!lists_.may_name(noun.noun, antecedents.entity(entity).type)) return false;
    const auto is_so = [&](const auto& each) {
        return noun.noun == each.noun && (place.empty() || each.place.empty() || each.place == place);
    };
    const auto kinds = known_kinds(antecedents.entity(entity));
    const auto& facts = antecedents.facts(entity);
    return std::any_of(kinds.begin(), kinds.end(), is_so) ||
           std::any_of(facts.begin(), facts.end(),
                       [&](const Fact& fact) { return (by_signs || !fact.sign) && is_so(fact); });
}

std::vector<std::uint32_t> Descriptions::of_known_kind(const ListedNoun& noun, std::uint32_t number,
                                                       const std::string& place,
                                                       const Antecedents& antecedents,
                                                       const std::vector<std::uint32_t>& excluded,
                                                       bool by_signs) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const std::vector<std::uint32_t> complement = complement_of(sentence, noun.end, names_[number]);
    // "le parti présidentiel": another one than the one that was named
    if (place.empty() && noun.end < sentence.words.size() && is_adjective(sentence.words[noun.end]))
        return {};
    // "le constructeur de Stuttgart", but not "le parti d'Anne Delmas", "la chaîne de magasins"
    const bool has_complement = takes_complement(sentence, noun.end);
    const bool seat =
        complement.size() == 1 && antecedents.entity(complement.front()).type == EntityType::kPlace;
    if (has_complement && !seat) return {};
    std::vector<std::uint32_t> found;
    for (const std::uint32_t entity : antecedents.mentioned()) {
        if (is_of_kind(noun, place, antecedents, entity, by_signs)) found.push_back(entity);
    }
    if (found.size() != 1) return {};
    if (std::find(excluded.begin(), excluded.end(), found.front()) != excluded.end()) return {};
    const std::uint32_t first = number - std::min(number, kFarthestDescription);
    const auto near = antecedents.places(first, number);
    const bool recent =
        std::any_of(near.begin(), near.end(), [&](const Antecedent& at) { return at.entities == found; });
    return recent ? found : std::vector<std::uint32_t>();
}

/// "la ville", "le pays": the only one of its kind of which the last sentences speak, if they name no place
/// of which nobody knows what it is.
void Descriptions::resolve_place(const ListedNoun& noun, std::uint32_t number, const Determined& determined,
                                 const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                                 ReferenceLink& resolution) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const bool bare = resolution.first + 1 == noun.first;
    if (!bare) return;
    // "cette ville du nord du pays" is the last one whatever is said of it.
    const bool demonstrative = determined.kind == Determiner::kDemonstrative;
    if (noun.end < sentence.words.size() && !demonstrative) {
        const Word& next = sentence.words[noun.end];
        const NamePlace* name = name_over(names_[number], noun.end);
        // "le maire de la ville X"
        const bool holder = name != nullptr && antecedents.entity(name->entity).type == EntityType::kPerson;
        // "la ville de 5.000 habitants"
        const bool counted = is_de(next) && noun.end + 1 < sentence.words.size() &&
                             sentence.words[noun.end + 1].upos == Upos::kNum;
        if ((takes_complement(sentence, noun.end) && !counted) || is_adjective(next) ||
            (next.upos == Upos::kPropn && !holder) || next.upos == Upos::kNoun || next.upos == Upos::kNum)
            return;
    }
    constexpr std::uint32_t kFarthestPlace = 2;  // sentences back
    const std::uint32_t farthest = demonstrative ? 1 : kFarthestPlace;
    const std::uint32_t first = number - std::min(number, farthest);
    std::vector<std::uint32_t> found;
    for (const Antecedent& at : antecedents.places(first, number)) {
        if (at.entities.size() != 1) continue;
        const std::uint32_t entity = at.entities.front();
        if (antecedents.entity(entity).type != EntityType::kPlace) continue;
        const bool is_so = is_of_kind(noun, {}, antecedents, entity, true);
        if (!is_so && !known_kinds(antecedents.entity(entity)).empty()) continue;
        if (std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
    }
    // "la capitale" needs no place near it.
    if (found.empty() && !lists_.is_listed_kind(noun.noun))
        found = of_known_kind(noun, number, {}, antecedents, excluded, true);
    if (found.size() != 1 || !is_of_kind(noun, {}, antecedents, found.front(), true)) return;
    if (std::find(excluded.begin(), excluded.end(), found.front()) != excluded.end()) return;
    // Not the one that comes up beside another of which the text speaks all along.
    constexpr std::size_t kTimes = 2;
    const std::size_t often = antecedents.entity(found.front()).mentions.size();
    const auto& mentioned = antecedents.mentioned();
    const bool eclipsed = std::any_of(mentioned.begin(), mentioned.end(), [&](std::uint32_t other) {
        return antecedents.entity(other).mentions.size() > kTimes * often &&
               is_of_kind(noun, {}, antecedents, other, true);
    });
    if (eclipsed) return;
    resolution.entities = found;
    resolution.reason = "description-kind";
}

void Descriptions::resolve_thing(const ListedNoun& noun, std::uint32_t number, const Determined& determined,
                                 const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                                 ReferenceLink& resolution) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const bool demonstrative = determined.kind == Determiner::kDemonstrative;
    // "le dernier film", "le film de X": another one than the one that was named
    const bool other = std::any_of(
        determined.adjectives.begin(), determined.adjectives.end(), [](const std::string& adjective) {
            return is_one_of(adjective,
                             {"premier",   "première",  "dernier",  "dernière", "prochain", "prochaine",
                              "nouveau",   "nouvel",    "nouvelle", "second",   "seconde",  "deuxième",
                              "troisième", "autre",     "ancien",   "ancienne", "futur",    "future",
                              "meilleur",  "meilleure", "seul",     "seule"});
        });
    if (determined.count != 0 || other || (takes_complement(sentence, noun.end) && !demonstrative)) return;
    // Works and organisations are taken for one another, places for neither.
    const auto may_be_meant = [&](std::uint32_t entity) {
        const EntityType type = antecedents.entity(entity).type;
        const bool place = type == EntityType::kPlace;
        return type != EntityType::kPerson && place == (noun.sense.type == EntityType::kPlace) &&
               std::find(excluded.begin(), excluded.end(), entity) == excluded.end();
    };
    const auto is_same = [&](const auto& each) { return lists_.same_noun(each.noun, noun.noun); };
    const auto is_called_so = [&](std::uint32_t entity) {
        const auto& facts = antecedents.facts(entity);
        const auto kinds = known_kinds(antecedents.entity(entity));
        return may_be_meant(entity) && (std::any_of(facts.begin(), facts.end(), is_same) ||
                                        std::any_of(kinds.begin(), kinds.end(), is_same) ||
                                        bears_noun(antecedents.entity(entity), noun.noun));
    };
    resolution.entities = antecedents.last_entities(number, 1, kFarthestDescription, is_called_so);
    resolution.reason = "description-said";
    // A building or a quarter has a name that says so.
    if (!resolution.entities.empty() || noun.sense.type == EntityType::kPlace) return;
    Antecedents::Query query = query_for(noun, sentence, number, resolution.head);
    query.excluded = excluded;
    query.complement = noun.end < sentence.words.size() && is_de(sentence.words[noun.end]);
    query.demonstrative = demonstrative;
    query.fits = [&](std::uint32_t entity) {
        const auto& facts = antecedents.facts(entity);
        // "le livre" is not what the text calls an album.
        const bool another = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
            return !fact.sign && lists_.may_name(fact.noun, noun.sense.type);
        });
        return may_be_meant(entity) && !another &&
               lists_.may_name(noun.noun, antecedents.entity(entity).type);
    };
    resolution.entities = antecedents.best_entity(query);
    resolution.reason = "description-type";
}

void Descriptions::resolve_several(const ListedNoun& noun, std::uint32_t count, std::uint32_t number,
                                   const Antecedents& antecedents, ReferenceLink& resolution) const {
    const auto fits = [&](std::uint32_t entity) {
        const Entity& candidate = antecedents.entity(entity);
        const bool gender = noun.sense.gender != Gender::kFeminine || candidate.gender != Gender::kMasculine;
        // "En présence des deux hommes, X …"
        const bool behind = std::any_of(
            names_[number].begin(), names_[number].end(),
            [&](const NamePlace& name) { return name.entity == entity && name.first > noun.first; });
        return candidate.type == noun.sense.type && !behind &&
               (gender || noun.sense.type != EntityType::kPerson);
    };
    resolution.entities = antecedents.last_entities(number, count, kFarthestDescription, fits);
    resolution.reason = "description-several";
}

/// "…, X. Une société qui …": a sentence that is a noun and what is said of it takes up the last name before
/// it.
std::optional<ReferenceLink> Descriptions::resolve_afterthought(std::uint32_t number, const ListedNoun& noun,
                                                                const Determined& determined,
                                                                const Antecedents& antecedents) const {
    const Sentence& sentence = antecedents.sentences()[number];
    const bool opens = determined.word == 0 && noun.first <= 2 && number > 0 &&
                       (determined.kind == Determiner::kNone || determined.kind == Determiner::kOther);
    if (!opens || noun.plural || sentence.words[noun.first].head >= 0) return std::nullopt;
    const auto& children = sentence.children(noun.first);
    const bool said_of = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return sentence.words[child].is("acl") && child > noun.first;
    });
    const bool clause = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
        return sentence.words[child].is("nsubj") || sentence.words[child].is("cop");
    });
    if (!said_of || clause) return std::nullopt;
    const Antecedent* last = nullptr;
    for (const Antecedent& place : antecedents.places(number - 1, number - 1)) {
        const bool one = place.name && place.entities.size() == 1;
        if (one && antecedents.entity(place.entities.front()).type == noun.sense.type) last = &place;
    }
    if (last == nullptr) return std::nullopt;
    ReferenceLink resolution;
    resolution.first = determined.word;
    resolution.end = noun.end;
    resolution.head = noun.first;
    resolution.gender = noun.sense.gender;
    resolution.noun = noun.noun;
    resolution.entities = last->entities;
    resolution.reason = "afterthought";
    return resolution;
}

/// "ce dernier", "cette dernière".
bool Descriptions::is_latter(const Sentence& sentence, std::uint32_t word) {
    const std::string lower = plain_lower(sentence.words[word].form);
    if (word == 0 || !is_one_of(lower, {"dernier", "dernière"})) return false;
    if (!is_one_of(plain_lower(sentence.words[word - 1].form), {"ce", "cette"})) return false;
    return word + 1 >= sentence.words.size() || sentence.words[word + 1].upos != Upos::kNoun;
}

std::optional<ReferenceLink> Descriptions::resolve_latter(std::uint32_t number, std::uint32_t word,
                                                          const Antecedents& antecedents,
                                                          const std::vector<std::uint32_t>& excluded) const {
    const Sentence& sentence = antecedents.sentences()[number];
    ReferenceLink resolution;
    resolution.first = word - 1;
    resolution.end = word + 1;
    resolution.head = word;
    resolution.gender =
        plain_lower(sentence.words[word].form) == "dernier" ? Gender::kMasculine : Gender::kFeminine;
    Antecedents::Query query;
    query.sentence = number;
    query.word = word;
    query.kind = ReferenceKind::kLatter;
    query.gender = resolution.gender;
    query.subject = is_subject(sentence, word);
    query.farthest = 1;
    query.excluded = excluded;
    resolution.entities = antecedents.best_entity(query);
    resolution.reason = "latter";
    if (resolution.entities.empty()) return std::nullopt;
    return resolution;
}

namespace {

/// 1 for "le premier", "l'un", 2 for "le second", "l'autre", standing alone; 0 for all else.
int ordinal_at(const Sentence& sentence, std::uint32_t word) {
    const std::string lower = plain_lower(sentence.words[word].form);
    const bool first = is_one_of(lower, {"premier", "première", "un", "une"});
    if (!first && !is_one_of(lower, {"second", "seconde", "autre"})) return 0;
    if (word == 0 || !is_one_of(plain_lower(sentence.words[word - 1].form), {"le", "la", "l'"})) return 0;
    if (word + 1 < sentence.words.size()) {
        const Word& next = sentence.words[word + 1];
        const bool goes_on = next.upos == Upos::kNoun || next.upos == Upos::kAdj ||
                             next.upos == Upos::kPropn || next.upos == Upos::kNum || is_de(next) ||
                             next.form == "à";
        if (goes_on) return 0;
    }
    return first ? 1 : 2;
}

}  // namespace

/// "Le premier …, le second …": of two entities that were named together or one after the other.
std::optional<ReferenceLink> Descriptions::resolve_ordinal(std::uint32_t number, std::uint32_t word,
                                                           const Antecedents& antecedents) const {
    const auto& sentences = antecedents.sentences();
    const int ordinal = ordinal_at(sentences[number], word);
    if (ordinal == 0) return std::nullopt;
    // The other half of the pair, near by; the two are named before both halves.
    std::optional<std::pair<std::uint32_t, std::uint32_t>> opening;
    bool paired = false;
    const auto last = std::min<std::size_t>(number + 2, sentences.size());
    for (std::uint32_t s = number == 0 ? 0 : number - 1; s < last; ++s) {
        for (std::uint32_t w = 0; w < sentences[s].words.size(); ++w) {
            const int other = ordinal_at(sentences[s], w);
            if (other == 0) continue;
            if (!opening) opening = {s, w};
            paired = paired || other != ordinal;
        }
    }
    if (!paired) return std::nullopt;
    const auto before = [&](const Antecedent& place) {
        return std::pair(place.sentence, place.word) < *opening;
    };
    const std::uint32_t first_sentence = opening->first - std::min(opening->first, 1U);
    std::vector<std::uint32_t> pair;
    for (const EntityType type : {EntityType::kOrganization, EntityType::kPerson, EntityType::kProduct}) {
        std::vector<std::uint32_t> found;
        for (const Antecedent& place : antecedents.places(first_sentence, opening->first)) {
            if (!before(place) || place.entities.size() != 1) continue;
            const std::uint32_t entity = place.entities.front();
            if (antecedents.entity(entity).type != type) continue;
            if (std::find(found.begin(), found.end(), entity) == found.end()) found.push_back(entity);
        }
        if (found.size() != 2) continue;
        if (!pair.empty()) return std::nullopt;
        pair = std::move(found);
    }
    if (pair.empty()) return std::nullopt;
    ReferenceLink resolution;
    resolution.first = word - 1;
    resolution.end = word + 1;
    resolution.head = word;
    resolution.entities = {pair[ordinal == 1 ? 0 : 1]};
    resolution.gender = antecedents.entity(resolution.entities.front()).gender;
    resolution.reason = "ordinal";
    return resolution;
}

}  // namespace lacis::entities
