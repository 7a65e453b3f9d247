// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "entities/entities.hpp"
#include "relations/grammar.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// A copy of the sentence in which every name is one unit: its words hang on its head as flat:name, what hung
/// on one of them hangs on the head, and the head is a proper noun. Parsers take names like "Trois Petits
/// Points" or "eBay" apart or for something else; whoever found the names knows better. A form of address
/// ("M.", "Mme") belongs to the name behind it. A dateline at the start is taken out of the first clause;
/// names in a row are coordinated; a name right behind a noun with an article belongs to it; the noun behind
/// a fronted phrase becomes the subject of a verb without one. Words and spans stay as they are.
[[nodiscard]] Sentence with_names_as_units(const Sentence& sentence,
                                           const entities::DocumentEntities& entities,
                                           std::uint32_t sentence_index, const Grammar& grammar);

}  // namespace lacis::relations
