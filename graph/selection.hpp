// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "graph/graph.hpp"
#include "support/error.hpp"

/// The part of a graph that matters to someone, and what one of its edges stands for.
namespace lacis::graph {

struct Selection {
    /// Types of entities and relations; those of one kind that are named keep out all others of that kind.
    std::vector<std::string> included = {};
    std::vector<std::string> excluded = {};
    std::vector<Status> statuses = {};  ///< Of edges; empty: all.
    std::size_t min_evidence = 1;
    /// ISO 8601 of any precision, both ends included, "" = open. An evidence's date is what it states, else
    /// that of its document; one without either is outside of every range.
    std::string from = {};
    std::string to = {};
};

/// What the selection leaves. Edges have the evidence that it leaves them, and the status that comes of it. A
/// node whose last edge is left out goes with it, unless that is for the type of the other end. `warn` is
/// told of names that the graph does not have. The result refers to `graph`, which must outlive it.
[[nodiscard]] KnowledgeGraph select(const KnowledgeGraph& graph, const Selection& selection,
                                    const WarningSink& warn);

enum class EdgeUnit : std::uint8_t {
    kRelation,  ///< One for each source, type and target: the graph as it is.
    kEvidence,  ///< One for each piece of evidence, with its own status, date and amount.
    kPair,      ///< One for each source and target; Edge::relations lists the types.
};

/// The same graph with other edges. The result refers to `graph`, which must outlive it.
[[nodiscard]] KnowledgeGraph with_edges(const KnowledgeGraph& graph, EdgeUnit unit);

}  // namespace lacis::graph
