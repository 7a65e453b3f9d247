// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "relations/grammar.hpp"
#include "relations/quantity.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// Makes every sum of the sentence one unit, as names are: "30 millions d'euros de X" has one head, and what
/// hung on one of its words hangs on it. What follows a sum that measures a noun belongs to the noun: "une
/// aide de 30 millions d'euros de X", "le prêt de 30 millions d'euros que X a consenti". Who gets
/// a part ("dont 200 000 euros à X") gets it from who gives the whole. Words and spans stay as they are.
void make_sums_units(Sentence& sentence, const std::vector<Quantity>& sums, const Grammar& grammar);

}  // namespace lacis::relations
