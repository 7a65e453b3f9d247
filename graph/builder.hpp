// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "graph/extraction.hpp"
#include "graph/graph.hpp"

namespace lacis::graph {

/// For each document, for each of its entities: the number of the node that it belongs to. Entities with
/// equal numbers become one node; numbers need not be dense.
using Identities = std::vector<std::vector<std::uint32_t>>;

/// What is known of a node besides what the documents say. Empty texts say nothing.
struct KnownNode {
    std::string id;
    std::string label;
    std::string type;
    std::vector<std::string> aliases;
    std::vector<std::string> external_ids;
};
using KnownNodes = std::map<std::uint32_t, KnownNode>;  ///< By the number of the node.

/// Merges documents into a graph: nodes by `identities`, edges by (source, type, target) with all their
/// evidence. The result does not depend on the order of the documents. Relations of a node with itself are
/// left out.
[[nodiscard]] KnowledgeGraph build_graph(std::span<const ExtractedDocument> documents,
                                         const Identities& identities, const KnownNodes& known = {});

}  // namespace lacis::graph
