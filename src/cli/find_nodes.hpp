// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "graph/graph.hpp"

namespace lacis::cli {

/// The nodes of that name, or the one with that id. Throws Error with the nearest names if there is none, and
/// with `file` unless it is "".
[[nodiscard]] std::vector<graph::NodeIndex> find_nodes(const graph::KnowledgeGraph& graph,
                                                       const std::string& file, const std::string& name);

/// Label, type, other names and ids elsewhere of a node, and a line break.
[[nodiscard]] std::string heading(const graph::Node& node);

}  // namespace lacis::cli
