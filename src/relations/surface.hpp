// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "relations/matcher.hpp"

/// Patterns over the words as they stand, for what trees get wrong most: appositions, titles, lists of names.
/// What a pattern and a frame both find is surer than what one of them finds.
namespace lacis::relations {

/// "X, patron de Y", "le patron de Y, X", "son patron, X": nouns whose rule joins a holder and a complement.
[[nodiscard]] std::vector<Finding> match_appositions(const SentenceView& view, const RuleSet& rules,
                                                     const Matcher& matcher);

/// "le député socialiste X", "la socialiste X", "X, sénateur communiste": by the rules with the place
/// `adjective`.
[[nodiscard]] std::vector<Finding> match_party_adjectives(const SentenceView& view, const RuleSet& rules,
                                                          const Matcher& matcher);

/// Two names with nothing but a connector between them ("X, de Y", "X (Y)"), by the rules that declare one.
[[nodiscard]] std::vector<Finding> match_neighbours(const SentenceView& view, const RuleSet& rules,
                                                    const Matcher& matcher);

}  // namespace lacis::relations
