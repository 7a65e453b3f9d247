// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"

namespace lacis::graph {

/// How often something occurs.
struct Count {
    std::string_view name;  ///< Lives as long as the graph.
    std::size_t count = 0;
    friend bool operator==(const Count&, const Count&) = default;
};

/// A node and the number of edges in and out.
struct RankedNode {
    NodeIndex node = 0;
    std::size_t degree = 0;
    friend bool operator==(const RankedNode&, const RankedNode&) = default;
};

/// A graph in figures.
struct Measures {
    std::size_t documents = 0;
    std::size_t nodes = 0;
    std::size_t edges = 0;
    std::size_t mentions = 0;
    std::size_t evidence = 0;
    std::size_t components = 0;              ///< Weakly connected; an isolated node is one.
    std::size_t isolated = 0;                ///< Nodes without an edge.
    std::vector<Count> entity_types;         ///< Of nodes; most frequent first, then by name.
    std::vector<Count> relations;            ///< Of edges, likewise.
    std::vector<Count> statuses;             ///< Of edges, likewise; only those that occur.
    std::vector<Count> evidence_statuses;    ///< Of evidence, likewise.
    std::vector<RankedNode> most_connected;  ///< By degree, then by id; nodes without an edge are left out.
};

/// `top`: the length of most_connected at most.
[[nodiscard]] Measures measure(const KnowledgeGraph& graph, std::size_t top = 10);

}  // namespace lacis::graph
