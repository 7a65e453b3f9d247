// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "language/sentence.hpp"

/// Small questions about the words of a tree, in one place so that every construction asks them the same way.
namespace lacis::relations {

using language::Sentence;
using language::Upos;
using language::Word;
using WordIndex = std::uint32_t;
using WordSet = std::set<std::string, std::less<>>;

/// The forms under which a word may stand in a list: its lemma and its form in lower case, and both without a
/// prefix of former office ("ex-patron" is found under "patron"). Never empty strings.
[[nodiscard]] std::vector<std::string> keys_of(const Word& word);
[[nodiscard]] bool is_one_of(const Word& word, const WordSet& set);
[[nodiscard]] bool has_key(const Word& word, std::string_view key);

/// Infinitives whose past participle could have this form ("présidées" → "présider"; "élus" → "élure",
/// "éloir" …): a superset, to be looked up in a list. Empty if the form does not look like a participle.
[[nodiscard]] std::vector<std::string> infinitives_of_participle(std::string_view form);

/// The feminine forms that a noun or adjective in -eur, -ien, -if … may have ("fondateur" → "fondatrice",
/// "fondateuse" …): a superset, to be looked up.
[[nodiscard]] std::vector<std::string> feminine_forms(std::string_view masculine);

/// A preposition in the form in which rules and trees are compared: lower case, contractions undone, articles
/// left out ("au sein du" → "à sein de", "d'" → "de").
[[nodiscard]] std::string canonical_preposition(std::string_view text);
[[nodiscard]] bool is_quotation_mark(const Word& word);  ///< « » “ ” "

[[nodiscard]] bool is_nominal(const Word& word);  ///< Noun, proper noun, pronoun, number or symbol.
[[nodiscard]] bool is_predicate(const Sentence& sentence,
                                WordIndex word);  ///< A verb, or a word with a copula.
[[nodiscard]] bool is_participle(const Word& word, std::string_view tense);  ///< "Past" or "Pres".

/// What a conjunct is coordinated with: like with like, whatever it hangs on ("appelle X à agir et
/// [dénonçant] Y").
[[nodiscard]] WordIndex coordinated_with(const Sentence& sentence, WordIndex conjunct);
[[nodiscard]] bool is_relative_pronoun(const Word& word);
[[nodiscard]] bool is_reflexive(const Word& word);  ///< "se", "s'".

/// The first child with one of these relations (universal part or whole), or nothing.
[[nodiscard]] const WordIndex* child_with(const Sentence& sentence, WordIndex word,
                                          std::initializer_list<std::string_view> relations);

/// "en", "y" as pronouns.
[[nodiscard]] bool is_adverbial_pronoun(const Word& word);

/// The preposition in front of a phrase, canonical; "" if it has none ("dont" and the pronoun "en" count as
/// "de", "où" and "y" as "à").
[[nodiscard]] std::string preposition_of(const Sentence& sentence, WordIndex word);

/// Leftmost and one past the rightmost word of the phrase that `word` heads.
struct WordRange {
    WordIndex begin = 0;
    WordIndex end = 0;
};
[[nodiscard]] WordRange phrase_range(const Sentence& sentence, WordIndex word);

/// Does the relation open a clause of its own?
[[nodiscard]] bool opens_clause(const Sentence& sentence, WordIndex word);

/// The words of the clause that `word` heads: its descendants without those of embedded clauses. In order.
[[nodiscard]] std::vector<WordIndex> clause_words(const Sentence& sentence, WordIndex word);

/// Is the predicate finite, itself or by an auxiliary or copula?
[[nodiscard]] bool is_finite(const Sentence& sentence, WordIndex predicate);

/// Is the child an apposition behind a comma whose noun is the complement of another noun: "X" in "le
/// mandataire de sa mère, X"? Trees hang it on the inner noun; it belongs to the outer one.
[[nodiscard]] bool is_apart_from_complement(const Sentence& sentence, WordIndex noun, WordIndex child);

}  // namespace lacis::relations
