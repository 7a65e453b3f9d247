// SPDX-License-Identifier: Apache-2.0
#include "entities/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::uint32_t numeral(std::string_view lower) {
    constexpr std::array<std::pair<std::string_view, std::uint32_t>, 8> kNumerals = {
        {{"deux", 2}, {"trois", 3}, {"quatre", 4}, {"cinq", 5}, {"six", 6}, {"2", 2}, {"3", 3}, {"4", 4}}};
    const auto found =
        std::find_if(kNumerals.begin(), kNumerals.end(), [&](const auto& row) { return row.first == lower; });
    return found == kNumerals.end() ? 0 : found->second;
}

Determiner determiner_kind(const Word& word, const WordLists& lists) {
    const std::string lower = plain_lower(word.form);
    if (is_one_of(lower, {"le", "la", "l'", "les"})) return Determiner::kDefinite;
    if (is_one_of(lower, {"ce", "cet", "cette", "ces"})) return Determiner::kDemonstrative;
    const auto pronoun = lists.pronoun(lower);
    if (pronoun && pronoun->kind == PronounKind::kPossessive) return Determiner::kPossessive;
    if (lower == "leur" && word.upos == Upos::kDet) return Determiner::kPossessive;
    return word.upos == Upos::kDet ? Determiner::kOther : Determiner::kNone;
}

std::string joined(const Sentence& sentence, std::uint32_t first, std::uint32_t end) {
    std::string text;
    for (std::uint32_t i = first; i < end; ++i) {
        if (i > first && !text.ends_with('\'')) text.push_back(' ');
        text += plain_lower(sentence.words[i].form);
    }
    return text;
}

bool is_noun_like(const Word& word) {
    return word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kX ||
           word.upos == Upos::kPropn;
}

/// What article and adjectives before a noun say of its gender: "la ministre", "l'ancienne juge".
Gender gender_before(const Sentence& sentence, std::uint32_t noun) {
    constexpr std::uint32_t kFarthest = 3;
    for (std::uint32_t at = noun; at > 0 && noun - at < kFarthest;) {
        const Word& word = sentence.words[--at];
        const std::string lower = plain_lower(word.form);
        if (is_one_of(lower, {"la", "une", "cette"})) return Gender::kFeminine;
        if (is_one_of(lower, {"le", "un", "ce", "cet"})) return Gender::kMasculine;
        if (!is_adjective(word)) break;
        if (word.feature("Gender") == "Fem") return Gender::kFeminine;
        if (word.feature("Gender") == "Masc") return Gender::kMasculine;
    }
    return Gender::kUnknown;
}

/// "le Lyonnais", "la Norvégienne de 27 ans": who is from a place.
std::optional<ListedNoun> inhabitant_at(const Sentence& sentence, std::uint32_t word,
                                        const WordLists& lists) {
    const Word& at = sentence.words[word];
    const std::string lower = plain_lower(at.form);
    const bool capitalized = lower != at.form && utf8::capitalize(lower) == at.form;
    if (!is_noun_like(at) || !capitalized || lists.demonym(lower).empty()) return std::nullopt;
    const std::string_view gender = at.feature("Gender");
    NounSense sense;
    sense.type = EntityType::kPerson;
    sense.gender = gender == "Fem"    ? Gender::kFeminine
                   : gender == "Masc" ? Gender::kMasculine
                                      : Gender::kUnknown;
    sense.description = true;
    return ListedNoun{sense, lower, word, word + 1, at.feature("Number") == "Plur", false};
}

}  // namespace

std::string plain_lower(std::string_view form) {
    std::string lower = utf8::lower(form);
    for (std::size_t at = lower.find("’"); at != std::string::npos; at = lower.find("’", at)) {
        lower.replace(at, std::string_view("’").size(), 1, '\'');
    }
    return lower;
}

std::uint32_t head_of(const Sentence& sentence, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = first; i < end; ++i) {
        const std::int32_t head = sentence.words[i].head;
        if (head < static_cast<std::int32_t>(first) || head >= static_cast<std::int32_t>(end)) return i;
    }
    return first;
}

std::optional<ListedNoun> noun_at(const Sentence& sentence, std::uint32_t word, const WordLists& lists) {
    constexpr std::uint32_t kLongest = 4;
    const auto count = static_cast<std::uint32_t>(sentence.words.size());
    for (std::uint32_t length = std::min(kLongest, count - word); length > 0; --length) {
        std::string words = joined(sentence, word, word + length);
        // "l'ex-ministre"
        constexpr std::string_view kFormer = "ex-";
        const bool former = words.starts_with(kFormer);
        if (former) words.erase(0, kFormer.size());
        const auto senses = lists.referring_noun(words);
        if (senses.empty()) continue;
        const Word& head = sentence.words[word];
        if (length == 1 && !is_noun_like(head)) continue;
        ListedNoun found{senses.front(), words, word, word + length, head.feature("Number") == "Plur",
                         former};
        if (found.sense.type == EntityType::kPerson && !found.sense.own_gender && !found.plural) {
            const Gender agreed = gender_before(sentence, word);
            if (agreed != Gender::kUnknown) found.sense.gender = agreed;
        }
        return found;
    }
    return inhabitant_at(sentence, word, lists);
}

bool bears_noun(const Entity& entity, std::string_view noun) {
    const std::string wanted = " " + plain_lower(noun) + " ";
    return std::any_of(entity.names.begin(), entity.names.end(), [&](const std::string& name) {
        return (" " + plain_lower(name) + " ").find(wanted) != std::string::npos;
    });
}

Determined determiner_of(const Sentence& sentence, std::uint32_t noun, const WordLists& lists) {
    Determined result;
    result.word = noun;
    constexpr std::uint32_t kFarthest = 4;
    for (std::uint32_t steps = 0; steps < kFarthest && result.word > 0; ++steps) {
        const Word& left = sentence.words[result.word - 1];
        const std::string lower = plain_lower(left.form);
        if (const std::uint32_t number = numeral(lower); number != 0) {
            result.count = number;
        } else if (const Determiner kind = determiner_kind(left, lists); kind != Determiner::kNone) {
            result.kind = kind;
            --result.word;
            return result;
        } else if (is_adjective(left)) {
            result.adjectives.push_back(lower);
        } else {
            break;
        }
        --result.word;
    }
    result.word = noun;
    return result;
}

bool is_adjective(const Word& word) {
    return word.upos == Upos::kAdj;
}

bool is_de(const Word& word) {
    const std::string lower = plain_lower(word.form);
    return is_one_of(lower, {"de", "d'", "du", "des"}) && word.upos != Upos::kVerb;
}

bool is_article(const Word& word) {
    return is_one_of(plain_lower(word.form), {"le", "la", "l'", "les", "un", "une"}) &&
           word.upos == Upos::kDet;
}

bool is_subject(const Sentence& sentence, std::uint32_t word) {
    constexpr int kFarthest = 8;
    for (int steps = 0; steps < kFarthest; ++steps) {
        const Word& at = sentence.words[word];
        if (at.is("nsubj") || at.is("csubj")) return true;
        const bool same_role = at.is("appos") || at.is("conj") || at.is("flat");
        if (!same_role || at.head < 0) return false;
        word = static_cast<std::uint32_t>(at.head);
    }
    return false;
}

std::optional<std::uint32_t> clause_of(const Sentence& sentence, std::uint32_t word) {
    if (!has_tree(sentence)) return std::nullopt;
    for (std::size_t steps = 0; steps < sentence.words.size(); ++steps) {
        const Word& at = sentence.words[word];
        if (at.upos == Upos::kVerb || at.head < 0) return word;
        const auto head = static_cast<std::uint32_t>(at.head);
        const auto& siblings = sentence.children(head);
        const bool predicate = std::any_of(siblings.begin(), siblings.end(), [&](std::uint32_t sibling) {
            return sentence.words[sibling].is("cop");
        });
        if (predicate) return head;
        word = head;
    }
    return std::nullopt;
}

bool same_clause(const Sentence& sentence, std::uint32_t a, std::uint32_t b) {
    const auto clause = clause_of(sentence, a);
    if (clause) return clause == clause_of(sentence, b);
    const auto [first, last] = std::minmax(a, b);
    return std::none_of(sentence.words.begin() + first, sentence.words.begin() + last,
                        [](const Word& word) { return word.upos == Upos::kVerb || word.upos == Upos::kAux; });
}

bool has_tree(const Sentence& sentence) {
    return std::any_of(sentence.words.begin(), sentence.words.end(),
                       [](const Word& word) { return word.head >= 0; });
}

}  // namespace lacis::entities
