// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/graph.hpp"

/// The attributes that nodes and edges have in formats that know names and types only (GraphML keys, GEXF
/// attributes, CSV columns …). They are listed once, here; every exporter asks which of them a graph has and
/// for their values.
namespace lacis::graph {

enum class ValueType : std::uint8_t { kText, kInteger, kReal, kFlag, kTexts, kRecords };

/// A value of an attribute. The spans are for formats that know lists; where there are texts only, they stand
/// as JSON (graph/json.hpp). std::monostate: this node or edge does not have the attribute.
using Value = std::variant<std::monostate, std::string_view, std::int64_t, double, bool,
                           std::span<const Text>, std::span<const Mention>, std::span<const Evidence>>;

/// An attribute of nodes (Owner = Node) or edges. Names follow [a-z][a-z0-9_]* and keep clear of the words
/// that some program reserves ("type", "weight", "label" on edges …).
template <typename Owner>
struct Attribute {
    std::string_view name;
    ValueType type;
    std::string_view title;  ///< For people: what it says.
    Value (*value)(const Owner&);
};

using NodeAttribute = Attribute<Node>;
using EdgeAttribute = Attribute<Edge>;

/// All there are, in the order in which they are written. Ids and ends are no attributes.
[[nodiscard]] std::span<const NodeAttribute> node_attributes();
[[nodiscard]] std::span<const EdgeAttribute> edge_attributes();

/// Those that at least one node or edge of a graph has.
struct Schema {
    std::vector<const NodeAttribute*> nodes;
    std::vector<const EdgeAttribute*> edges;
};
[[nodiscard]] Schema schema_of(const KnowledgeGraph& graph);

/// The evidence that speaks best for an edge: of its own status, the surest, then the first. Attributes of an
/// edge that can have one value only take it from there, or from the next in this order that has one.
[[nodiscard]] const Evidence& leading_evidence(const Edge& edge);

}  // namespace lacis::graph
