// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entities/entities.hpp"
#include "entities/grammar.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"
#include "support/span.hpp"

namespace lacis::entities {

/// What the document calls an entity: "le milliardaire X" gives "milliardaire", "X, patron de Y" gives
/// "patron" of Y.
struct Fact {
    std::string noun;                  ///< As in the word lists, lower case, singular.
    Gender gender = Gender::kUnknown;  ///< Of the noun.
    std::vector<std::uint32_t> of;     ///< The entities of its complement.
    Span span;                         ///< Of the noun.
    std::string place;    ///< Of a demonym beside it: "la start-up rennaise" → "Rennes"; "" if none.
    std::string about;    ///< The common noun of its complement: "ministre de la Culture" → "culture".
    bool former = false;  ///< "l'ancien maire"
    bool sign = false;    ///< The document does not say so; a word of the name or a post beside it tells.
};

/// Names in a sentence: their words and entities, in text order.
struct NamePlace {
    std::uint32_t first = 0;  ///< Words [first, end).
    std::uint32_t end = 0;
    std::uint32_t entity = 0;
};
using NamePlaces = std::vector<std::vector<NamePlace>>;  ///< By sentence.

/// Facts of each entity, from titles, appositions, copulas and brackets all over the document.
[[nodiscard]] std::vector<std::vector<Fact>> collect_facts(const std::vector<language::Sentence>& sentences,
                                                           const NamePlaces& names,
                                                           const std::vector<Entity>& entities,
                                                           const WordLists& lists);

/// The entities that a noun's complement with "de" names: "patron de X et de Y".
[[nodiscard]] std::vector<std::uint32_t> complement_of(const language::Sentence& sentence,
                                                       std::uint32_t noun_end,
                                                       const std::vector<NamePlace>& names);

/// The common noun of a complement that names nothing: "culture" in "ministre de la Culture"; "" if there is
/// none.
[[nodiscard]] std::string about_of(const language::Sentence& sentence, const ListedNoun& noun,
                                   const std::vector<NamePlace>& names);

/// "l'ancien maire", "l'ex-ministre", "le futur président": not who is it now.
[[nodiscard]] bool is_of_other_time(const language::Sentence& sentence, const ListedNoun& noun,
                                    const Determined& determined);

/// Where a noun's complement, or the name that it stands before, begins: behind its adjectives, quotation
/// marks and the party of "le député LR X".
[[nodiscard]] std::uint32_t behind_modifiers(const language::Sentence& sentence, const ListedNoun& noun,
                                             const std::vector<NamePlace>& names,
                                             const std::vector<Entity>& entities, const WordLists& lists);

/// The name behind a noun and what it is about: "X" in "le fabricant de puces X"; null if another noun that
/// names of the wanted type stands between them ("la filiale du groupe X").
[[nodiscard]] const NamePlace* name_behind_topic(const language::Sentence& sentence, const ListedNoun& noun,
                                                 const std::vector<NamePlace>& names, const WordLists& lists);

/// "Pour l'ancien animateur, X a …": is the name behind the noun and a comma the subject of a clause that the
/// noun is not?
[[nodiscard]] bool starts_clause(const language::Sentence& sentence, std::uint32_t noun,
                                 const NamePlace& name);

/// The place of a demonym right behind (or before) the noun, "" if there is none.
[[nodiscard]] std::string demonym_beside(const language::Sentence& sentence, const ListedNoun& noun,
                                         const WordLists& lists);

}  // namespace lacis::entities
