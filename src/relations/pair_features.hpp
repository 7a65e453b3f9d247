// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/feature_hash.hpp"
#include "language/word_clusters.hpp"
#include "relations/matcher.hpp"

/// Two entities of a sentence as the relation model sees them: never by their names.
namespace lacis::relations {

/// What the rules made of a pair.
struct RuleVote {
    std::uint32_t relation = 0;  ///< Index into RuleSet::relations().
    std::uint32_t source = 0;    ///< Entities.
    std::uint32_t target = 0;
    std::string rule;
    double confidence = 0;
};

/// An ordered pair of entities in one sentence, by their nearest mentions.
struct EntityPair {
    std::uint32_t sentence = 0;
    Referent source;
    Referent target;
    WordIndex at = 0;         ///< The word that joins them in the tree.
    TypeSet source_type = 0;  ///< A set of one.
    TypeSet target_type = 0;
    std::vector<language::FeatureKey> features;  ///< Of the pair: weighed for each relation.
    /// Of the pair as one of a relation, by its index in RuleSet::relations(): weighed alike for all.
    std::vector<std::vector<language::FeatureKey>> fit;
    std::vector<std::uint32_t> voted;  ///< Relations that a rule found for it, in this direction.
};

/// All ordered pairs of entities in a sentence that are near enough to be judged.
[[nodiscard]] std::vector<EntityPair> entity_pairs(const SentenceView& view, const RuleSet& rules,
                                                   const Matcher& matcher,
                                                   const language::WordClusters& clusters,
                                                   const std::vector<RuleVote>& votes);

}  // namespace lacis::relations
