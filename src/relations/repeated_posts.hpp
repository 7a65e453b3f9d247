// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "relations/matcher.hpp"

/// Posts that the text has named and speaks of again without their name, or of several holders at once.
namespace lacis::relations {

/// A post that the document has given to somebody.
struct HeldPost {
    std::uint32_t holder = 0;
    std::uint32_t relation = 0;
    std::string rule;
};

/// "le président chilien a reçu son homologue suisse, X", "le patron de Y, X, et celui de Z, W": the post of
/// the one spoken of before, in the sentence or, of whom the possessive means, in `held`.
[[nodiscard]] std::vector<Finding> match_repeated_posts(const SentenceView& view, const RuleSet& rules,
                                                        const Matcher& matcher,
                                                        const std::vector<HeldPost>& held);

/// "les présidents chilien X et suisse Y", "les ministres chilien et suisse de la Défense, X et Y": each at
/// the place of the adjective that is his.
[[nodiscard]] std::vector<Finding> match_posts_of_places(const SentenceView& view, const RuleSet& rules,
                                                         const Matcher& matcher);

}  // namespace lacis::relations
