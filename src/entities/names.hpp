// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "entities/decisions.hpp"
#include "entities/name_tagger.hpp"
#include "entities/tokens.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {

/// Evidence for each type, in the unit of one clear mention.
using TypeEvidence = std::array<double, kTypeCount>;

/// A name at one place of the document.
struct Name {
    std::uint32_t sentence = 0;
    std::uint32_t first_token = 0;  ///< Tokens [first_token, end_token).
    std::uint32_t end_token = 0;
    std::uint32_t start = 0;         ///< Code point of the document.
    std::vector<std::string> words;  ///< Its tokens as written, without quotation marks.
    std::string text;                ///< Its characters.
    std::string key;  ///< Folded letters and digits alone, without an article: equal keys are one name.
    TypeEvidence evidence{};              ///< What the tagger makes of this place.
    TypeEvidence context{};               ///< What the words around and the name's own say about the type.
    Gender gender = Gender::kUnknown;     ///< What this place says: "Mme X", "la ministre X".
    const NounSense* governor = nullptr;  ///< The noun it stands behind: "le groupe X".
    bool after_title = false;             ///< "M.", "Mme"
    bool byline = false;                  ///< In a credit or a signature.
    std::int32_t defined_by =
        -1;              ///< "Fonds d'amorçage rural (FAR)": the short name's long one; -1 for none.
    std::string reason;  ///< How it was found: "tagger", "acronym", "repeated", …

    [[nodiscard]] EntityType best_type() const;  ///< By the tagger.
    [[nodiscard]] double evidence_for(EntityType type) const {
        return evidence[static_cast<std::size_t>(type)] + context[static_cast<std::size_t>(type)];
    }
};

/// Key of a name: "L’Équipe" → "equipe", "Canal+" → "canal+", "Maison-Blanche" → "maisonblanche".
[[nodiscard]] std::string name_key(std::string_view text);

/// Does a name that stands beside the fullest one of an entity say by itself who is meant? Not if it is its
/// beginning or end: a surname, a first name.
[[nodiscard]] bool tells_who(std::string_view name, std::string_view fullest);

/// "L’Équipe" → "Équipe": the text behind an article that opens it, or all of it.
[[nodiscard]] std::string_view without_article(std::string_view text);

/// All names of a document in text order, without overlaps: those that the tagger sees, acronyms in brackets
/// behind them, names that a catalogue knows, and every other place where one of them, or a person's surname,
/// stands.
[[nodiscard]] std::vector<Name> find_names(const std::vector<NameSentence>& sentences,
                                           const NameTagger& tagger, const WordLists& lists,
                                           const DocumentDecisions& decisions = {});

}  // namespace lacis::entities
