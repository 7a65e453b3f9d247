// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/gold.hpp"

/// Precision, recall and F1 of a graph against an annotated article. The counting is that of the project's
/// reference scorer, so that figures can be compared: names are compared without case, accents, articles and
/// punctuation; a relation is right if its ends and its type, or a type accepted in its place, are; direction
/// does not count for symmetric types; what a system marks as negated it does not assert.
namespace lacis::evaluation {

/// True positives, and what there is on both sides.
struct Tally {
    std::size_t found = 0;
    std::size_t system = 0;
    std::size_t gold = 0;

    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
};

struct Counts {
    Tally entities;
    Tally relations;
    Tally pairs;                     ///< Relations with their types ignored.
    std::size_t types_right = 0;     ///< Of the entities found.
    std::size_t nodes_of_found = 0;  ///< System nodes of the entities found.

    [[nodiscard]] double type_accuracy() const;
    /// Nodes for each entity found; 1 is perfect.
    [[nodiscard]] double fragmentation() const;
    Counts& operator+=(const Counts& other);
};

/// A difference between the two sides.
struct Finding {
    enum class Kind : std::uint8_t {
        kMissingEntity,
        kSpuriousEntity,
        kWrongType,        ///< `type` is the system's, `detail` the gold's.
        kMissingRelation,  ///< `detail` is the evidence.
        kSpuriousRelation,
        kDeniedRelation,  ///< The system asserts what the text denies.
    };
    Kind kind;
    std::string source;  ///< The entity, or the relation's source.
    std::string type;
    std::string target;
    std::string detail;
};

struct ArticleScore {
    Counts counts;
    std::vector<Finding> findings;
};

enum class Scope : std::uint8_t {
    kAll,   ///< All relation types of the annotation guidelines.
    kCore,  ///< cofounded, criticized, funded, donated_to; founded counts as the first, accused as the
            ///< second.
};

[[nodiscard]] ArticleScore score(const GoldArticle& gold, const SystemGraph& system, Scope scope);

/// The form under which names are compared: "L’Écho du Midi" → "echodumidi".
[[nodiscard]] std::string comparable_name(std::string_view name);
/// The form under which relation types are compared: "Co-founded" → "co_founded".
[[nodiscard]] std::string comparable_type(std::string_view type);

}  // namespace lacis::evaluation
