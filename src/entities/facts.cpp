// SPDX-License-Identifier: Apache-2.0
#include "entities/facts.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

bool is_comma_or_bracket(const Word& word) {
    return word.form == "," || word.form == "(";
}

bool is_quote(const Word& word) {
    return word.form == "«" || word.form == "»" || word.form == "\"" || word.form == "“" || word.form == "”";
}

const NamePlace* name_starting_at(const std::vector<NamePlace>& names, std::uint32_t word) {
    const auto found =
        std::find_if(names.begin(), names.end(), [&](const NamePlace& name) { return name.first == word; });
    return found == names.end() ? nullptr : &*found;
}

const NamePlace* name_over(const std::vector<NamePlace>& names, std::uint32_t word) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const NamePlace& name) {
        return name.first <= word && word < name.end;
    });
    return found == names.end() ? nullptr : &*found;
}

/// Behind the adjectives and quotation marks that follow a noun.
std::uint32_t skip_modifiers(const Sentence& sentence, std::uint32_t word,
                             const std::vector<NamePlace>& names) {
    while (word < sentence.words.size() && name_over(names, word) == nullptr &&
           (is_adjective(sentence.words[word]) || is_quote(sentence.words[word]))) {
        ++word;
    }
    return word;
}

/// Behind a noun with its adjectives and complements, as far as they go without a comma or a verb.
std::uint32_t end_of_phrase(const Sentence& sentence, std::uint32_t word,
                            const std::vector<NamePlace>& names) {
    while (word < sentence.words.size()) {
        const Word& at = sentence.words[word];
        const bool inside =
            name_over(names, word) != nullptr || at.upos == Upos::kAdj || at.upos == Upos::kNoun ||
            at.upos == Upos::kPropn || at.upos == Upos::kDet || at.upos == Upos::kNum ||
            (at.upos == Upos::kAdp && (is_de(at) || at.form == "à" || at.form == "en")) || is_quote(at);
        if (!inside) break;
        ++word;
    }
    return word;
}

class FactCollector {
  public:
    FactCollector(const std::vector<Sentence>& sentences, const NamePlaces& names,
                  const std::vector<Entity>& entities, const WordLists& lists)
        : sentences_(sentences), names_(names), lists_(lists), entities_(entities), facts_(entities.size()) {}

    std::vector<std::vector<Fact>> collect() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            if (names_[s].empty()) continue;
            for (const NamePlace& name : names_[s]) read_signs(s, name);
            for (std::uint32_t word = 0; word < sentences_[s].words.size();) {
                if (const NamePlace* name = name_over(names_[s], word)) {
                    read_behind(s, *name);
                    word = name->end;
                    continue;
                }
                const auto noun = noun_at(sentences_[s], word, lists_);
                if (noun) read_before(s, *noun);
                word = noun ? noun->end : word + 1;
            }
        }
        return std::move(facts_);
    }

  private:
    void add(std::uint32_t s, const ListedNoun& noun, std::uint32_t entity) {
        if (noun.plural || !(noun.sense.refers_back() || noun.sense.post)) return;
        const auto& words = sentences_[s].words;
        Fact fact{noun.noun,
                  noun.sense.gender,
                  complement_of(sentences_[s], noun.end, names_[s]),
                  {words[noun.first].span.begin, words[noun.end - 1].span.end},
                  demonym_beside(sentences_[s], noun, lists_),
                  about_of(sentences_[s], noun, names_[s]),
                  is_of_other_time(sentences_[s], noun, determiner_of(sentences_[s], noun.first, lists_)),
                  false};
        std::erase(fact.of, entity);
        facts_[entity].push_back(std::move(fact));
    }

    /// What the name's own words and the post that it is the complement of tell: "FC Yverne", "l'entraîneur
    /// d'Yverne", "le député Nova".
    void read_signs(std::uint32_t s, const NamePlace& name) {
        const auto& words = sentences_[s].words;
        for (std::uint32_t at = name.first; at < name.end; ++at)
            add_signs(name.entity, SignPlace::kInName, words[at].form);
        std::uint32_t at = name.first;
        while (at > 0 && (words[at - 1].upos == Upos::kDet || is_adjective(words[at - 1]))) --at;
        if (at == 0) return;
        const bool complement = is_de(words[at - 1]);
        const SignPlace place = complement ? SignPlace::kPost : SignPlace::kBefore;
        if (complement) --at;
        if (!complement && at < name.first) return;
        constexpr std::uint32_t kLongest = 3;
        while (at > 0 && is_adjective(words[at - 1]) && name_over(names_[s], at - 1) == nullptr) --at;
        for (std::uint32_t length = 1; length <= kLongest && length <= at; ++length) {
            const auto noun = noun_at(sentences_[s], at - length, lists_);
            if (!noun || noun->end != at) continue;
            add_signs(name.entity, place, noun->noun);
            return;
        }
    }

    void add_signs(std::uint32_t entity, SignPlace place, const std::string& word) {
        std::vector<Fact>& facts = facts_[entity];
        for (const std::string& noun : lists_.kind_signs(place, word)) {
            const bool known =
                std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) { return fact.noun == noun; });
            if (known || !lists_.may_name(noun, entities_[entity].type)) continue;
            Fact& fact = facts.emplace_back();
            fact.noun = noun;
            fact.sign = true;
            const auto senses = lists_.referring_noun(noun);
            if (!senses.empty()) fact.gender = senses.front().gender;
        }
    }

    /// "le milliardaire X", "le patron de Y, X".
    void read_before(std::uint32_t s, const ListedNoun& noun) {
        const Sentence& sentence = sentences_[s];
        const std::uint32_t direct = behind_modifiers(sentence, noun, names_[s], entities_, lists_);
        if (const NamePlace* name = name_starting_at(names_[s], direct)) {
            add(s, noun, name->entity);
            return;
        }
        if (const NamePlace* name = name_behind_topic(sentence, noun, names_[s], lists_);
            name != nullptr && lists_.may_name(noun.noun, entities_[name->entity].type)) {
            add(s, noun, name->entity);
            return;
        }
        if (const NamePlace* name = person_behind_complement(s, noun, direct)) {
            add(s, noun, name->entity);
            return;
        }
        const std::uint32_t end = end_of_phrase(sentence, noun.end, names_[s]);
        if (end + 1 >= sentence.words.size() || sentence.words[end].form != ",") return;
        const NamePlace* name = name_starting_at(names_[s], end + 1);
        if (name == nullptr) return;
        // In "X, patron de Y, Z et T" the noun is X's.
        const Determined determined = determiner_of(sentence, noun.first, lists_);
        const bool behind_name = determined.word >= 2 && sentence.words[determined.word - 1].form == "," &&
                                 name_over(names_[s], determined.word - 2) != nullptr;
        // In "l'avocat du leader de Y, X" it is not sure whose the inner noun is.
        const std::uint32_t outer = determined.word - std::min(determined.word, 2U);
        const auto holder = noun_at(sentence, outer, lists_);
        const bool inner = determined.word >= 2 && is_de(sentence.words[determined.word - 1]) && holder &&
                           holder->sense.type == noun.sense.type;
        if (!behind_name && !inner && !starts_clause(sentence, noun.first, *name) &&
            determined.kind != Determiner::kNone)
            add(s, noun, name->entity);
    }

    /// "la dirigeante de Y X", "le maire de Y X"
    [[nodiscard]] const NamePlace* person_behind_complement(std::uint32_t s, const ListedNoun& noun,
                                                            std::uint32_t at) const {
        const Sentence& sentence = sentences_[s];
        if (noun.sense.type != EntityType::kPerson || at >= sentence.words.size() ||
            !is_de(sentence.words[at]))
            return nullptr;
        ++at;
        while (at < sentence.words.size() && sentence.words[at].upos == Upos::kDet) ++at;
        const NamePlace* of = name_over(names_[s], at);
        if (of == nullptr || entities_[of->entity].type == EntityType::kPerson) return nullptr;
        const NamePlace* name = name_starting_at(names_[s], of->end);
        return name != nullptr && entities_[name->entity].type == EntityType::kPerson ? name : nullptr;
    }

    /// Does an apposition end here? "…, X, l'entreprise a reconnu" has none.
    [[nodiscard]] bool closes(std::uint32_t s, const ListedNoun& noun) const {
        const Sentence& sentence = sentences_[s];
        std::uint32_t end = end_of_phrase(sentence, noun.end, names_[s]);
        // "…, X, le patron lui a écrit"
        while (end + 1 < sentence.words.size() &&
               (sentence.words[end].upos == Upos::kPron || sentence.words[end].lemma == "ne") &&
               sentence.words[end + 1].upos != Upos::kPunct && !sentence.words[end].lemma.starts_with("qu"))
            ++end;
        if (end >= sentence.words.size()) return true;
        const Word& next = sentence.words[end];
        return next.feature("VerbForm") != "Fin" && next.upos != Upos::kAux;
    }

    /// "X, patron de Y", "X est un milliardaire", "X (une société …)".
    void read_behind(std::uint32_t s, const NamePlace& name) {
        const Sentence& sentence = sentences_[s];
        std::uint32_t at = name.end;
        while (at < sentence.words.size() && is_quote(sentence.words[at])) ++at;
        if (at >= sentence.words.size()) return;
        const Word& link = sentence.words[at];
        const bool copula = link.lemma == "être" || link.lemma == "devenir" || link.lemma == "rester";
        if (!copula && !is_comma_or_bracket(link)) return;
        constexpr std::uint32_t kFarthest = 5;
        for (std::uint32_t word = at + 1; word < sentence.words.size() && word <= at + kFarthest; ++word) {
            if (name_over(names_[s], word) != nullptr) return;
            if (const auto noun = noun_at(sentence, word, lists_)) {
                const std::uint32_t direct = skip_modifiers(sentence, noun->end, names_[s]);
                // "X, le ministre Y": the noun is the other one's.
                const bool own =
                    name_starting_at(names_[s], direct) == nullptr && (copula || closes(s, *noun));
                if (own) add(s, *noun, name.entity);
                return;
            }
            const Word& between = sentence.words[word];
            const bool opens = between.upos == Upos::kDet || is_adjective(between) ||
                               between.upos == Upos::kAdv || between.upos == Upos::kAux ||
                               between.upos == Upos::kNum;
            if (!opens) return;
        }
    }

    const std::vector<Sentence>& sentences_;
    const NamePlaces& names_;
    const WordLists& lists_;
    const std::vector<Entity>& entities_;
    std::vector<std::vector<Fact>> facts_;
};

}  // namespace

bool starts_clause(const Sentence& sentence, std::uint32_t noun, const NamePlace& name) {
    const Word& head = sentence.words[head_of(sentence, name.first, name.end)];
    return head.is("nsubj") && !is_subject(sentence, noun) && sentence.words[noun].head >= 0;
}

std::vector<std::uint32_t> complement_of(const Sentence& sentence, std::uint32_t noun_end,
                                         const std::vector<NamePlace>& names) {
    std::vector<std::uint32_t> entities;
    bool after_de = false;
    constexpr std::uint32_t kFarthest = 8;
    for (std::uint32_t word = noun_end; word < sentence.words.size() && word < noun_end + kFarthest;) {
        if (const NamePlace* name = name_over(names, word)) {
            if (after_de) entities.push_back(name->entity);
            word = name->end;
            const bool more = word < sentence.words.size() && sentence.words[word].upos == Upos::kCconj;
            if (!more || !after_de) return entities;
            ++word;
            continue;
        }
        const Word& at = sentence.words[word];
        if (is_de(at)) {
            after_de = true;
        } else if (!is_adjective(at) && at.upos != Upos::kDet && at.upos != Upos::kNoun && !is_quote(at)) {
            return entities;
        }
        ++word;
    }
    return entities;
}

std::string about_of(const Sentence& sentence, const ListedNoun& noun, const std::vector<NamePlace>& names) {
    constexpr std::uint32_t kFarthest = 5;
    bool after_de = false;
    for (std::uint32_t at = noun.end; at < sentence.words.size() && at < noun.end + kFarthest; ++at) {
        const Word& word = sentence.words[at];
        if (is_de(word) || (word.upos == Upos::kAdp && word.lemma == "à")) {
            after_de = true;
        } else if (const NamePlace* name = name_over(names, at)) {
            // "le ministre [LR] de la Culture"
            if (after_de) return {};
            at = name->end - 1;
        } else if (after_de && (word.upos == Upos::kNoun || word.upos == Upos::kPropn)) {
            return plain_lower(word.form);
        } else if (word.upos != Upos::kDet && !is_adjective(word)) {
            return {};
        }
    }
    return {};
}

bool is_of_other_time(const Sentence& sentence, const ListedNoun& noun, const Determined& determined) {
    const auto other = [](const std::string& word) {
        return word.starts_with("ancien") || word.starts_with("futur") || word == "ex" || word == "ex-" ||
               word.starts_with("prochain");
    };
    const bool before = noun.first > 0 && other(plain_lower(sentence.words[noun.first - 1].form));
    return noun.former || before ||
           std::any_of(determined.adjectives.begin(), determined.adjectives.end(), other);
}

std::uint32_t behind_modifiers(const Sentence& sentence, const ListedNoun& noun,
                               const std::vector<NamePlace>& names, const std::vector<Entity>& entities,
                               const WordLists& lists) {
    const std::uint32_t direct = skip_modifiers(sentence, noun.end, names);
    const NamePlace* label = name_starting_at(names, direct);
    const bool party = label != nullptr && noun.sense.type == EntityType::kPerson &&
                       entities[label->entity].type == EntityType::kOrganization &&
                       !lists.may_name(noun.noun, EntityType::kOrganization);
    if (!party) return direct;
    // "le député Les Républicains (LR) X"
    std::uint32_t at = label->end;
    if (at + 2 < sentence.words.size() && sentence.words[at].form == "(" &&
        sentence.words[at + 2].form == ")")
        at += 3;
    return skip_modifiers(sentence, at, names);
}

const NamePlace* name_behind_topic(const Sentence& sentence, const ListedNoun& noun,
                                   const std::vector<NamePlace>& names, const WordLists& lists) {
    constexpr std::uint32_t kLongest = 6;
    std::uint32_t at = noun.end;
    while (at < sentence.words.size() && is_adjective(sentence.words[at])) ++at;
    if (at >= sentence.words.size() || !is_de(sentence.words[at])) return nullptr;
    const std::uint32_t begin = at;
    bool topic = false;
    for (++at; at < sentence.words.size() && at < begin + kLongest; ++at) {
        if (const NamePlace* name = name_over(names, at))
            return topic && name->first == at && sentence.words[at - 1].upos != Upos::kDet ? name : nullptr;
        const Word& word = sentence.words[at];
        if (word.upos == Upos::kNoun) {
            const auto other = noun_at(sentence, at, lists);
            if (other && lists.may_name(noun.noun, other->sense.type)) return nullptr;
            topic = true;
        } else if (word.upos != Upos::kDet && !is_adjective(word)) {
            return nullptr;
        }
    }
    return nullptr;
}

std::string demonym_beside(const Sentence& sentence, const ListedNoun& noun, const WordLists& lists) {
    if (const std::string_view own = lists.demonym(noun.noun); !own.empty()) return std::string(own);
    for (std::uint32_t word = noun.end; word < sentence.words.size() && word < noun.end + 3; ++word) {
        const std::string_view place = lists.demonym(plain_lower(sentence.words[word].form));
        if (!place.empty()) return std::string(place);
        if (!is_adjective(sentence.words[word])) break;
    }
    return {};
}

std::vector<std::vector<Fact>> collect_facts(const std::vector<Sentence>& sentences, const NamePlaces& names,
                                             const std::vector<Entity>& entities, const WordLists& lists) {
    return FactCollector(sentences, names, entities, lists).collect();
}

}  // namespace lacis::entities
