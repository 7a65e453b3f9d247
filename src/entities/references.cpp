// SPDX-License-Identifier: Apache-2.0
#include "entities/references.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "entities/antecedents.hpp"
#include "entities/descriptions.hpp"
#include "entities/facts.hpp"
#include "entities/grammar.hpp"
#include "entities/pronouns.hpp"
#include "entities/quotations.hpp"

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

NamePlaces places_of_names(const DocumentEntities& found, std::size_t sentence_count) {
    NamePlaces places(sentence_count);
    for (const Mention& mention : found.mentions) {
        places[mention.sentence].push_back({mention.first_word, mention.end_word, mention.entities.front()});
    }
    return places;
}

/// What a noun that stands for an organisation, a product, a place says of its gender: that of most facts.
void settle_genders(DocumentEntities& found, const std::vector<std::vector<Fact>>& facts) {
    for (std::size_t i = 0; i < found.entities.size(); ++i) {
        Entity& entity = found.entities[i];
        if (entity.type != EntityType::kPerson || entity.gender != Gender::kUnknown) continue;
        int balance = 0;
        for (const Fact& fact : facts[i]) {
            balance += fact.gender == Gender::kFeminine ? 1 : fact.gender == Gender::kMasculine ? -1 : 0;
        }
        if (balance != 0) entity.gender = balance > 0 ? Gender::kFeminine : Gender::kMasculine;
    }
}

/// Grammatical gender of each entity's names: by the articles before them, or the noun that opens them.
std::vector<Gender> name_genders(const std::vector<Sentence>& sentences, const WordLists& lists,
                                 const DocumentEntities& found) {
    std::vector<int> balance(found.entities.size());
    for (const Mention& mention : found.mentions) {
        const auto& words = sentences[mention.sentence].words;
        int& own = balance[mention.entities.front()];
        const auto senses = lists.noun(words[mention.first_word].form);
        if (!senses.empty() && senses.front().gender != Gender::kUnknown)
            own += senses.front().gender == Gender::kFeminine ? 1 : -1;
        if (mention.first_word == 0) continue;
        const std::string before = plain_lower(words[mention.first_word - 1].form);
        if (before == "la" || before == "une") own += 2;
        if (before == "le" || before == "un" || before == "du" || before == "au") own -= 2;
    }
    std::vector<Gender> genders;
    for (const int own : balance) {
        genders.push_back(own > 0 ? Gender::kFeminine : own < 0 ? Gender::kMasculine : Gender::kUnknown);
    }
    return genders;
}

bool is_first_person_plural(std::string_view lower) {
    return lower == "nous" || lower == "-nous" || lower == "notre" || lower == "nos";
}

/// How often each entity is named among those of its type, and whether the first sentence names it.
std::vector<unsigned> prominence_of(const DocumentEntities& found) {
    std::map<EntityType, std::vector<std::size_t>> counts;
    for (const Entity& entity : found.entities) counts[entity.type].push_back(entity.mentions.size());
    for (auto& [type, all] : counts) std::sort(all.rbegin(), all.rend());
    std::vector<unsigned> prominence;
    for (const Entity& entity : found.entities) {
        const std::vector<std::size_t>& all = counts[entity.type];
        const std::size_t count = entity.mentions.size();
        unsigned& own = prominence.emplace_back(0);
        if (count == all.front() && (all.size() == 1 || all[1] < count)) own |= kMostNamed;
        if (2 * count >= all.front()) own |= kOftenNamed;
    }
    for (const Mention& mention : found.mentions) {
        if (mention.sentence == 0) prominence[mention.entities.front()] |= kInOpening;
    }
    return prominence;
}

bool is_first_person(std::string_view lower) {
    constexpr std::array<std::string_view, 13> kForms = {"je",  "j'",   "me",    "m'",  "moi", "mon",  "ma",
                                                         "mes", "nous", "notre", "nos", "-je", "-nous"};
    return std::find(kForms.begin(), kForms.end(), lower) != kForms.end();
}

class ReferenceFinder {
  public:
    ReferenceFinder(const std::vector<Sentence>& sentences, const WordLists& lists, const Ranker& ranker,
                    DocumentEntities& found, const Antecedents::Observer& observer)
        : sentences_(sentences),
          lists_(lists),
          found_(found),
          names_(places_of_names(found, sentences.size())),
          facts_(collect_facts(sentences, names_, found.entities, lists)),
          antecedents_(sentences, found.entities, facts_, name_genders(sentences, lists, found),
                       prominence_of(found), lists, ranker),
          quotations_(find_quotations(sentences)) {
        settle_genders(found, facts_);
        antecedents_.set_observer(observer);
        speakers_ = speakers();
        antecedents_.set_quotations(quotations_, speakers_);
    }

    void find() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) read_sentence(s);
        speakers_ = speakers();
        for (const Quotation& quotation : quotations_) read_first_persons(quotation);
        read_possessed();
        merge();
    }

  private:
    void read_sentence(std::uint32_t s) {
        const Descriptions descriptions(lists_, names_);
        const Pronouns pronouns(lists_, names_);
        const auto& words = sentences_[s].words;
        for (std::uint32_t word = 0; word < words.size();) {
            if (const NamePlace* name = name_at(s, word)) {
                read_name(s, *name);
                word = name->end;
                continue;
            }
            std::vector<std::uint32_t> excluded = excluded_at(s, word);
            exclude_named_below(s, word, excluded);
            auto resolution = descriptions.resolve(s, word, antecedents_, excluded);
            if (!resolution) resolution = speaker_again(s, word, excluded);
            if (!resolution && !stands_for_unknown(s, word)) {
                if (!pronouns.is_impersonal(sentences_[s], word))
                    resolution = quoted_person(s, word, excluded);
                if (!resolution && !pronouns.is_impersonal(sentences_[s], word))
                    resolution = topic_again(s, word, excluded);
                if (!resolution) resolution = pronouns.resolve(s, word, antecedents_, excluded);
            }
            if (!resolution) {
                ++word;
                continue;
            }
            word = std::max(word + 1, resolution->end);
            antecedents_.add({s, resolution->head, resolution->entities, resolution->gender,
                              is_subject(sentences_[s], resolution->head), false, resolution->noun,
                              resolution->end});
            if (resolution->fact) learn(resolution->entities.front(), std::move(*resolution->fact));
            add_mention(s, std::move(*resolution));
        }
        voices_.push_back(voice_of(s));
    }

    /// What somebody was described as is what he may be called again: "le député de Y" twice.
    void learn(std::uint32_t entity, Fact fact) {
        std::erase(fact.of, entity);
        const bool known = std::any_of(facts_[entity].begin(), facts_[entity].end(), [&](const Fact& other) {
            return lists_.same_noun(other.noun, fact.noun) && other.of == fact.of &&
                   other.former == fact.former;
        });
        if (!known) facts_[entity].push_back(std::move(fact));
    }

    /// "…", a-t-il ajouté: who spoke last, or whom the sentence before is about.
    [[nodiscard]] std::optional<ReferenceLink> speaker_again(
        std::uint32_t s, std::uint32_t word, const std::vector<std::uint32_t>& excluded) const {
        constexpr std::uint32_t kMemory = 3;  // sentences
        const Sentence& sentence = sentences_[s];
        const std::string form = plain_lower(sentence.words[word].form);
        if (!form.starts_with('-') || !is_beside_speech_verb(s, word) || in_quotation(s, word)) return {};
        const auto pronoun = lists_.pronoun(form);
        if (!pronoun || pronoun->kind != PronounKind::kSubject || pronoun->plural) return {};
        for (const Gender gender : {pronoun->gender, Gender::kUnknown}) {
            const auto may_be = [&](const std::optional<std::uint32_t>& voice) {
                return voice && found_.entities[*voice].gender == gender &&
                       std::find(excluded.begin(), excluded.end(), *voice) == excluded.end();
            };
            std::optional<std::uint32_t> voice = subject_of(s, word);
            for (std::uint32_t back = 1; !may_be(voice) && back <= std::min(s, kMemory); ++back)
                voice = voices_[s - back];
            if (!may_be(voice)) continue;
            return link(word, *pronoun, *voice, "speaker-again");
        }
        return {};
    }

    /// What a sentence is about: the subject of its main clause.
    struct Topic {
        std::optional<std::uint32_t> entity = std::nullopt;
        std::optional<ListedNoun> unknown = std::nullopt;  ///< "le buteur", whoever that is.
        Gender gender = Gender::kUnknown;                  ///< Of the noun, or of the article of a name.
        std::uint32_t word = 0;
        [[nodiscard]] bool may_be(Gender other) const {
            return other == Gender::kUnknown || gender == Gender::kUnknown || other == gender;
        }
    };

    [[nodiscard]] static Gender grammatical_gender(const Sentence& sentence, std::uint32_t word) {
        const auto of = [](const Word& at) {
            const std::string_view gender = at.feature("Gender");
            return gender == "Fem"    ? Gender::kFeminine
                   : gender == "Masc" ? Gender::kMasculine
                                      : Gender::kUnknown;
        };
        if (sentence.words[word].upos == Upos::kNoun) return of(sentence.words[word]);
        for (const std::uint32_t child : sentence.children(word)) {
            if (is_article(sentence.words[child])) return of(sentence.words[child]);
        }
        return Gender::kUnknown;
    }

    [[nodiscard]] Topic topic_of_predicate(std::uint32_t s, std::uint32_t predicate) const {
        const Sentence& sentence = sentences_[s];
        for (const std::uint32_t subject : sentence.children(predicate)) {
            if (!sentence.words[subject].is("nsubj") || in_quotation(s, subject)) continue;
            const Gender gender = grammatical_gender(sentence, subject);
            for (const Antecedent& place : antecedents_.places(s, s)) {
                std::uint32_t at = place.word;
                const auto names_head = [&](const Word& word) {
                    return word.head >= 0 && (word.is("appos") || word.is("flat"));
                };
                constexpr int kFarthest = 4;
                for (int step = 0; at != subject && step < kFarthest && names_head(sentence.words[at]);
                     ++step)
                    at = static_cast<std::uint32_t>(sentence.words[at].head);
                if (at == subject && place.entities.size() == 1)
                    return {place.entities.front(), std::nullopt, gender, subject};
            }
            if (sentence.words[subject].upos != Upos::kNoun) return {};
            auto noun = noun_at(sentence, subject, lists_);
            if (noun && noun->plural) noun.reset();
            return {std::nullopt, std::move(noun), gender, subject};
        }
        return {};
    }

    [[nodiscard]] Topic topic_of(std::uint32_t s) const {
        const auto& words = sentences_[s].words;
        for (std::uint32_t at = 0; at < words.size(); ++at) {
            if (words[at].head < 0 && !in_quotation(s, at) && has_tree(sentences_[s]))
                return topic_of_predicate(s, at);
        }
        return {};
    }

    /// "En août, [elle] …", "Mais, depuis, [il] …": the subject of the main clause before which nothing
    /// stands that could be meant.
    [[nodiscard]] bool follows_fronted(std::uint32_t s, std::uint32_t word) const {
        const auto& words = sentences_[s].words;
        const std::int32_t verb = words[word].head;
        if (!words[word].is("nsubj") || verb < 0 || words[static_cast<std::size_t>(verb)].head >= 0)
            return false;
        const bool named = std::any_of(names_[s].begin(), names_[s].end(),
                                       [&](const NamePlace& name) { return name.first < word; });
        return !named && std::none_of(words.begin(), words.begin() + word, [](const Word& before) {
            return before.upos == Upos::kVerb || before.upos == Upos::kPron || before.upos == Upos::kAux ||
                   before.upos == Upos::kSym || before.upos == Upos::kX;
        });
    }

    /// The third person's pronoun or possessive of one that opens a sentence behind another one of its
    /// paragraph.
    [[nodiscard]] std::optional<Pronoun> opening_pronoun(std::uint32_t s, std::uint32_t word) const {
        if (s == 0 || sentences_[s - 1].block != language::Block::kParagraph) return {};
        if (in_quotation(s, word) || (word != 0 && !follows_fronted(s, word))) return {};
        const Word& at = sentences_[s].words[word];
        auto pronoun = lists_.pronoun(plain_lower(at.form));
        if (!pronoun || pronoun->plural) return {};
        const bool subject = pronoun->kind == PronounKind::kSubject && at.is("nsubj");
        const bool possessive = pronoun->kind == PronounKind::kPossessive && at.upos == Upos::kDet;
        if (!subject && !possessive) return {};
        return pronoun;
    }

    /// "Le buteur est né à X. Il …": whoever the buteur is. "Le routier aime sa fille", "on … sa …": nobody
    /// whom the document names.
    [[nodiscard]] bool stands_for_unknown(std::uint32_t s, std::uint32_t word) const {
        if (const auto opening = opening_pronoun(s, word)) {
            const Topic topic = topic_of(s - 1);
            return topic.unknown && topic.unknown->sense.refers_back() && topic.may_be(opening->gender);
        }
        const Word& at = sentences_[s].words[word];
        const auto pronoun = lists_.pronoun(plain_lower(at.form));
        if (!pronoun || pronoun->kind != PronounKind::kPossessive || at.upos != Upos::kDet) return false;
        const auto clause = clause_of(sentences_[s], word);
        if (!clause || pronoun->plural) return false;
        const auto& children = sentences_[s].children(*clause);
        const bool anybody = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
            const Word& subject = sentences_[s].words[child];
            return child < word && subject.is("nsubj") && plain_lower(subject.form) == "on";
        });
        if (anybody) return true;
        const Topic topic = topic_of_predicate(s, *clause);
        return topic.unknown && topic.unknown->first < word && topic.unknown->sense.refers_back() &&
               topic.unknown->sense.type == EntityType::kPerson;
    }

    /// "La société X a engagé Y. Elle …": is there a Y that the pronoun can be?
    [[nodiscard]] bool names_person_behind(std::uint32_t s, std::uint32_t word,
                                           const Pronoun& pronoun) const {
        const auto places = antecedents_.places(s, s);
        return std::any_of(places.begin(), places.end(), [&](const Antecedent& place) {
            const Entity& entity = found_.entities[place.entities.front()];
            const bool other = entity.gender != Gender::kUnknown && entity.gender != pronoun.gender;
            return place.word > word && entity.type == EntityType::kPerson && !other;
        });
    }

    /// "X a été élue. Son film …", "Elle …": X's, whom the sentence before is about.
    [[nodiscard]] std::optional<ReferenceLink> topic_again(std::uint32_t s, std::uint32_t word,
                                                           const std::vector<std::uint32_t>& excluded) const {
        const auto pronoun = opening_pronoun(s, word);
        if (!pronoun) return {};
        const Topic topic = topic_of(s - 1);
        if (!topic.entity || std::find(excluded.begin(), excluded.end(), *topic.entity) != excluded.end())
            return {};
        const Entity& entity = found_.entities[*topic.entity];
        const bool possessive = pronoun->kind == PronounKind::kPossessive;
        const bool same_noun = topic.gender == pronoun->gender && topic.gender != Gender::kUnknown;
        const bool organization =
            entity.type == EntityType::kOrganization &&
            (possessive || (same_noun && !names_person_behind(s - 1, topic.word, *pronoun)));
        const bool person =
            entity.type == EntityType::kPerson && (possessive || entity.gender == pronoun->gender);
        if (!person && !organization) return {};
        return link(word, *pronoun, *topic.entity, "topic-again");
    }

    /// "X n'est pas parti, il …", said of X: the only person whom the quotation has named.
    [[nodiscard]] std::optional<ReferenceLink> quoted_person(
        std::uint32_t s, std::uint32_t word, const std::vector<std::uint32_t>& excluded) const {
        const Word& at = sentences_[s].words[word];
        const auto pronoun = lists_.pronoun(plain_lower(at.form));
        if (!pronoun || pronoun->plural || pronoun->kind != PronounKind::kSubject || !at.is("nsubj"))
            return {};
        const auto quotation =
            std::find_if(quotations_.begin(), quotations_.end(), [&](const Quotation& part) {
                return part.sentence == s && part.first <= word && word < part.end;
            });
        if (quotation == quotations_.end()) return {};
        std::optional<std::uint32_t> only;
        for (const Quotation& part : quotations_) {
            if (part.number != quotation->number || part.sentence > s) continue;
            for (const NamePlace& name : names_[part.sentence]) {
                const bool before = part.sentence < s || name.end <= word;
                if (!before || name.first < part.first || part.end < name.end) continue;
                if (found_.entities[name.entity].type != EntityType::kPerson) continue;
                if (only && *only != name.entity) return {};
                only = name.entity;
            }
        }
        if (!only || std::find(excluded.begin(), excluded.end(), *only) != excluded.end()) return {};
        const Gender gender = found_.entities[*only].gender;
        if (gender != Gender::kUnknown && gender != pronoun->gender) return {};
        return link(word, *pronoun, *only, "quoted-person");
    }

    [[nodiscard]] static ReferenceLink link(std::uint32_t word, const Pronoun& pronoun, std::uint32_t entity,
                                            const char* reason) {
        ReferenceLink resolution;
        resolution.first = word;
        resolution.end = word + 1;
        resolution.head = word;
        resolution.gender = pronoun.gender;
        const bool possessive = pronoun.kind == PronounKind::kPossessive;
        resolution.kind = possessive ? MentionKind::kPossessive : MentionKind::kPronoun;
        resolution.entities = {entity};
        resolution.reason = reason;
        return resolution;
    }

    [[nodiscard]] bool in_quotation(std::uint32_t s, std::uint32_t word) const {
        return quotation_at(quotations_, s, word).has_value();
    }

    /// The person who is the subject of the sentence's main clause, else of its first, before a word.
    [[nodiscard]] std::optional<std::uint32_t> subject_of(std::uint32_t s, std::uint32_t before) const {
        std::optional<std::uint32_t> first;
        const auto& words = sentences_[s].words;
        for (const Antecedent& place : antecedents_.places(s, s)) {
            const bool person = place.entities.size() == 1 &&
                                found_.entities[place.entities.front()].type == EntityType::kPerson;
            if (!person || !place.subject || place.word >= before || in_quotation(s, place.word)) continue;
            const std::int32_t verb = words[place.word].head;
            const bool main = verb >= 0 && words[static_cast<std::size_t>(verb)].head < 0;
            if (main) return place.entities.front();
            if (!first) first = place.entities.front();
        }
        return first;
    }

    /// Who speaks in a sentence, else the person whom it is about.
    [[nodiscard]] std::optional<std::uint32_t> voice_of(std::uint32_t s) const {
        for (auto it = references_.rbegin(); it != references_.rend() && it->sentence == s; ++it) {
            if (it->reason == "speaker-again") return it->entities.front();
        }
        for (const Quotation& quotation : quotations_) {
            const bool speaks = quotation.sentence == s && speakers_[quotation.number];
            if (speaks && found_.entities[*speakers_[quotation.number]].type == EntityType::kPerson)
                return speakers_[quotation.number];
        }
        return subject_of(s, static_cast<std::uint32_t>(sentences_[s].words.size()));
    }

    [[nodiscard]] const NamePlace* name_at(std::uint32_t s, std::uint32_t word) const {
        const auto found = std::find_if(names_[s].begin(), names_[s].end(),
                                        [&](const NamePlace& name) { return name.first == word; });
        return found == names_[s].end() ? nullptr : &*found;
    }

    void read_name(std::uint32_t s, const NamePlace& name) {
        const Entity& entity = found_.entities[name.entity];
        const bool subject = is_subject(sentences_[s], name.first);
        antecedents_.add({s, name.first, {name.entity}, entity.gender, subject, true, {}, name.end});
        // "X et Y", "X, Y et Z": together, too.
        const auto& words = sentences_[s].words;
        std::vector<std::uint32_t> group = {name.entity};
        std::uint32_t first = name.first;
        while (first >= 2 &&
               (words[first - 1].form == "et" || (group.size() > 1 && words[first - 1].form == ","))) {
            const auto left = std::find_if(names_[s].begin(), names_[s].end(),
                                           [&](const NamePlace& other) { return other.end == first - 1; });
            if (left == names_[s].end() || found_.entities[left->entity].type != entity.type) break;
            if (std::find(group.begin(), group.end(), left->entity) == group.end())
                group.push_back(left->entity);
            first = left->first;
        }
        if (group.size() < 2) return;
        std::sort(group.begin(), group.end());
        const bool all_feminine = std::all_of(group.begin(), group.end(), [&](std::uint32_t member) {
            return found_.entities[member].gender == Gender::kFeminine;
        });
        const Gender gender = entity.type != EntityType::kPerson ? Gender::kUnknown
                              : all_feminine                     ? Gender::kFeminine
                                                                 : Gender::kMasculine;
        antecedents_.add(
            {s, name.first, std::move(group), gender, is_subject(sentences_[s], first), true, {}, name.end});
    }

    [[nodiscard]] std::vector<std::optional<std::uint32_t>> speakers() const {
        std::vector<SpeakerPlace> places;
        for (const auto& mentions : {found_.mentions, references_}) {
            for (const Mention& mention : mentions) {
                if (mention.entities.size() != 1 || mention.kind == MentionKind::kPossessive) continue;
                const EntityType type = found_.entities[mention.entities.front()].type;
                if (type != EntityType::kPerson && type != EntityType::kOrganization) continue;
                places.push_back(
                    {mention.sentence, mention.first_word, mention.end_word, mention.entities.front()});
            }
        }
        return find_speakers(sentences_, quotations_, places, lists_);
    }

    /// Who is not meant at a place: inside a quotation its speaker; at the subject of a verb of speech beside
    /// it those whom it names, for nobody calls himself by his name.
    [[nodiscard]] std::vector<std::uint32_t> excluded_at(std::uint32_t s, std::uint32_t word) const {
        for (const Quotation& quotation : quotations_) {
            if (quotation.sentence != s || word < quotation.first || quotation.end <= word) continue;
            const auto speaker = speakers_[quotation.number];
            return speaker ? std::vector<std::uint32_t>{*speaker} : std::vector<std::uint32_t>{};
        }
        // "« X se repose », dit son agent": X's.
        if (!is_beside_speech_verb(s, word) || sentences_[s].words[word].upos == Upos::kDet) return {};
        std::vector<std::uint32_t> named;
        for (const Quotation& quotation : quotations_) {
            if (quotation.sentence != s) continue;
            for (const Quotation& part : quotations_) {
                if (part.number != quotation.number) continue;
                for (const NamePlace& name : names_[part.sentence]) {
                    if (part.first <= name.first && name.end <= part.end) named.push_back(name.entity);
                }
            }
        }
        return named;
    }

    /// "Il affirme que X …": nobody but another is named in what the subject of a clause does or says.
    void exclude_named_below(std::uint32_t s, std::uint32_t word,
                             std::vector<std::uint32_t>& excluded) const {
        const Sentence& sentence = sentences_[s];
        const Word& subject = sentence.words[word];
        if (!subject.is("nsubj") || subject.head < 0) return;
        const auto predicate = static_cast<std::uint32_t>(subject.head);
        for (const NamePlace& name : names_[s]) {
            if (name.first < word) continue;
            std::uint32_t at = head_of(sentence, name.first, name.end);
            for (std::size_t steps = 0; steps < sentence.words.size(); ++steps) {
                const Word& above = sentence.words[at];
                // "Il part, annonce X" is said of X as well; so is what stands beside the subject itself.
                if (at == word || above.is("parataxis") || above.head < 0) break;
                if (static_cast<std::uint32_t>(above.head) == predicate) {
                    excluded.push_back(name.entity);
                    break;
                }
                at = static_cast<std::uint32_t>(above.head);
            }
        }
    }

    [[nodiscard]] bool is_beside_speech_verb(std::uint32_t s, std::uint32_t word) const {
        const auto& words = sentences_[s].words;
        constexpr std::uint32_t kFarthest = 3;
        for (std::uint32_t at = word - std::min(word, kFarthest); at <= word + kFarthest && at < words.size();
             ++at) {
            if (words[at].upos == Upos::kVerb && lists_.verb(words[at].lemma) == VerbSense::kSpeech)
                return true;
        }
        return false;
    }

    void read_first_persons(const Quotation& quotation) {
        const auto speaker = speakers_[quotation.number];
        if (!speaker) return;
        const auto& words = sentences_[quotation.sentence].words;
        for (std::uint32_t word = quotation.first; word < quotation.end; ++word) {
            const Word& at = words[word];
            const std::string lower = plain_lower(at.form);
            if ((at.upos != Upos::kPron && at.upos != Upos::kDet) || !is_first_person(lower)) continue;
            // "nous": a person is not alone
            if (is_first_person_plural(lower) && found_.entities[*speaker].type == EntityType::kPerson)
                continue;
            ReferenceLink resolution;
            resolution.first = word;
            resolution.end = word + 1;
            resolution.head = word;
            resolution.kind = at.upos == Upos::kDet ? MentionKind::kPossessive : MentionKind::kPronoun;
            resolution.entities = {*speaker};
            resolution.reason = "speaker";
            add_mention(quotation.sentence, std::move(resolution));
        }
    }

    /// "son parti", "sa femme": what the possessor has, when all possessors are known.
    void read_possessed() {
        const Descriptions descriptions(lists_, names_);
        std::map<std::size_t, std::uint32_t> possessor_of;
        struct Possessed {
            std::uint32_t sentence = 0;
            std::uint32_t noun = 0;
            std::uint32_t possessor = 0;
        };
        std::vector<Possessed> all;
        for (const Mention& mention : references_) {
            const auto& words = sentences_[mention.sentence].words;
            const std::int32_t noun = words[mention.head].head;
            const bool own = mention.kind == MentionKind::kPossessive && mention.entities.size() == 1;
            if (!own || noun <= static_cast<std::int32_t>(mention.head)) continue;
            all.push_back({mention.sentence, static_cast<std::uint32_t>(noun), mention.entities.front()});
            possessor_of[words[static_cast<std::size_t>(noun)].span.begin] = mention.entities.front();
        }
        for (const Possessed& each : all) {
            auto link =
                descriptions.possessed(each.sentence, each.noun, each.possessor, antecedents_, possessor_of);
            if (link) add_mention(each.sentence, std::move(*link));
        }
    }

    void add_mention(std::uint32_t s, ReferenceLink resolution) {
        const auto& words = sentences_[s].words;
        Mention& mention = references_.emplace_back();
        mention.sentence = s;
        mention.first_word = resolution.first;
        mention.end_word = resolution.end;
        mention.head = resolution.head;
        mention.span = {words[resolution.first].span.begin, words[resolution.end - 1].span.end};
        mention.kind = resolution.kind;
        mention.entities = std::move(resolution.entities);
        mention.reason = std::move(resolution.reason);
    }

    /// All mentions in text order, and the entities' lists of them anew.
    void merge() {
        auto& mentions = found_.mentions;
        mentions.insert(mentions.end(), std::make_move_iterator(references_.begin()),
                        std::make_move_iterator(references_.end()));
        std::stable_sort(mentions.begin(), mentions.end(), [](const Mention& a, const Mention& b) {
            return std::pair(a.sentence, a.first_word) < std::pair(b.sentence, b.first_word);
        });
        for (Entity& entity : found_.entities) entity.mentions.clear();
        for (std::uint32_t i = 0; i < mentions.size(); ++i) {
            for (const std::uint32_t entity : mentions[i].entities)
                found_.entities[entity].mentions.push_back(i);
        }
    }

    const std::vector<Sentence>& sentences_;
    const WordLists& lists_;
    DocumentEntities& found_;
    NamePlaces names_;
    std::vector<std::vector<Fact>> facts_;
    Antecedents antecedents_;
    std::vector<Quotation> quotations_;
    std::vector<std::optional<std::uint32_t>> speakers_;
    std::vector<std::optional<std::uint32_t>> voices_;  ///< By sentence, of those read.
    std::vector<Mention> references_;
};

}  // namespace

void add_references(const std::vector<Sentence>& sentences, const WordLists& lists, const Ranker& ranker,
                    DocumentEntities& found, const Antecedents::Observer& observer) {
    ReferenceFinder(sentences, lists, ranker, found, observer).find();
}

}  // namespace lacis::entities
