// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "relations/matcher.hpp"

namespace lacis::relations {

/// What stands in a verb's argument place by the order of the words, for a tree that leaves the place empty:
/// the name before the verb, the name right behind it, the name behind "par" or another preposition. Less
/// sure than a tree.
[[nodiscard]] std::vector<Referent> find_by_position(const SentenceView& view, const Frame& frame,
                                                     const Step& step);

}  // namespace lacis::relations
