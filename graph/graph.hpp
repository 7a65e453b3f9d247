// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/extraction.hpp"
#include "support/span.hpp"

/// The knowledge graph: a directed multigraph of entities, one edge for each (source, type, target), each edge with the
/// evidence for it. Built once (graph/builder.hpp, graph/json.hpp) and not changed afterwards; Boost.Graph holds the
/// topology and stays inside.
namespace lacis::graph {

using NodeIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;

/// A mention of a node: where a document names it.
struct Mention {
    std::uint32_t document = 0;  ///< Index into documents().
    Span span;
    std::string_view text;
    std::string_view kind;
    std::string_view reason;
};

struct Node {
    std::string_view id;     ///< ASCII, begins with a letter, unique among nodes and edges, stable: "elon-musk".
    std::string_view label;  ///< The fullest name.
    std::string_view type;   ///< "Person" …
    bool byline = false;
    std::span<const std::string_view> aliases;  ///< Every other name, sorted.
    std::span<const Mention> mentions;          ///< Sorted by document and place.
};

struct Evidence {
    std::uint32_t document = 0;  ///< Index into documents().
    Span span;                   ///< The sentence.
    std::string_view text;       ///< Its characters.
    Span source_span;            ///< The words for the source and the target.
    Span target_span;
    Status status = Status::kAsserted;
    std::string_view attributed_to;
    std::string_view date;
    std::string_view currency;      ///< Of amount.
    std::optional<double> amount;
    std::string_view role;
    std::string_view rule;
    double confidence = 0;
};

struct Edge {
    std::string_view id;  ///< "elon-musk--cofounded--openai".
    NodeIndex source = 0;
    NodeIndex target = 0;
    std::string_view type;
    Status status = Status::kAsserted;    ///< Asserted if any evidence asserts it, else hedged, else negated; disputed
                                          ///< where some evidence asserts it and some denies it.
    std::span<const Evidence> evidence;   ///< Sorted by document and place; never empty.
};

/// A graph's parts, with texts that live in the graph's own arena. What the builder and the JSON reader fill.
class GraphParts;

class KnowledgeGraph {
  public:
    KnowledgeGraph();  ///< The empty graph.
    explicit KnowledgeGraph(GraphParts&& parts);
    ~KnowledgeGraph();
    KnowledgeGraph(KnowledgeGraph&&) noexcept;
    KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept;

    [[nodiscard]] std::span<const DocumentInfo> documents() const;  ///< Sorted by id.
    [[nodiscard]] std::span<const Node> nodes() const;              ///< Sorted by id.
    [[nodiscard]] std::span<const Edge> edges() const;              ///< Sorted by source, type, target.

    [[nodiscard]] std::optional<NodeIndex> find_node(std::string_view id) const;
    /// Nodes whose label or an alias equals `name` when folded (case, accents, typographic signs).
    [[nodiscard]] std::vector<NodeIndex> find_by_name(std::string_view name) const;

    [[nodiscard]] std::vector<EdgeIndex> out_edges(NodeIndex node) const;  ///< In edge order.
    [[nodiscard]] std::vector<EdgeIndex> in_edges(NodeIndex node) const;
    [[nodiscard]] std::size_t degree(NodeIndex node) const;
    /// Number of weakly connected components.
    [[nodiscard]] std::size_t component_count() const;

  private:
    struct Storage;
    std::unique_ptr<Storage> storage_;
};

}  // namespace lacis::graph
