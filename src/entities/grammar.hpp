// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entities/entities.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

/// What the stages after the names want to know of a sentence's grammar. All of it copes with sentences
/// without a tree.
namespace lacis::entities {

/// A word's form in lower case with plain apostrophes ("L’" → "l'").
[[nodiscard]] std::string plain_lower(std::string_view form);

/// A common noun of the word lists at a place, with those of several words ("jeune pousse", "homme
/// d'affaires").
struct ListedNoun {
    NounSense sense;
    std::string noun;         ///< As in the list.
    std::uint32_t first = 0;  ///< Words [first, end) of the sentence.
    std::uint32_t end = 0;
    bool plural = false;
    bool former = false;  ///< "ex-ministre"
};
[[nodiscard]] std::optional<ListedNoun> noun_at(const language::Sentence& sentence, std::uint32_t word,
                                                const WordLists& lists);

/// Is the noun a word of one of its names: "la banque" for "Banque d'Yverne"?
[[nodiscard]] bool bears_noun(const Entity& entity, std::string_view noun);

enum class Determiner : std::uint8_t { kNone, kDefinite, kDemonstrative, kPossessive, kOther };

/// The determiner of the noun at `word`, adjectives and numerals between them skipped.
struct Determined {
    Determiner kind = Determiner::kNone;
    std::uint32_t word = 0;               ///< Where it stands; the noun's own place if there is none.
    std::uint32_t count = 0;              ///< "deux", "trois": 2, 3; 0 if no numeral stands there.
    std::vector<std::string> adjectives;  ///< Between determiner and noun, in lower case.
};
[[nodiscard]] Determined determiner_of(const language::Sentence& sentence, std::uint32_t noun,
                                       const WordLists& lists);

[[nodiscard]] bool is_adjective(const language::Word& word);
/// "de", "d'", also as the first half of "du" and "des".
[[nodiscard]] bool is_de(const language::Word& word);
[[nodiscard]] bool is_article(const language::Word& word);

/// The word of [first, end) that the rest of the sentence attaches to; the first of them if there are
/// several.
[[nodiscard]] std::uint32_t head_of(const language::Sentence& sentence, std::uint32_t first,
                                    std::uint32_t end);
/// Is the word, or what it is an apposition or a coordinate of, a subject?
[[nodiscard]] bool is_subject(const language::Sentence& sentence, std::uint32_t word);
/// The verb or other predicate whose clause the word stands in; nothing without a tree.
[[nodiscard]] std::optional<std::uint32_t> clause_of(const language::Sentence& sentence, std::uint32_t word);
/// Do two words stand in one clause? Without a tree: without a verb between them.
[[nodiscard]] bool same_clause(const language::Sentence& sentence, std::uint32_t a, std::uint32_t b);
/// Does the sentence have a tree at all?
[[nodiscard]] bool has_tree(const language::Sentence& sentence);

}  // namespace lacis::entities
