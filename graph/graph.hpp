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
#include "graph/text.hpp"
#include "support/span.hpp"

/// The knowledge graph: a directed multigraph of entities, one edge for each (source, type, target), each
/// edge with the evidence for it. Built once (graph/builder.hpp, graph/json.hpp) and not changed afterwards;
/// Boost.Graph holds the topology and stays inside. A Text is used like a std::string_view; it lives as long
/// as the graph.
namespace lacis::graph {

using NodeIndex = std::uint32_t;
using EdgeIndex = std::uint32_t;

/// A mention of a node: where a document names it.
struct Mention {
    std::uint32_t document = 0;  ///< Index into documents().
    Span span;
    Text text;
    Text kind;
    Text reason;
};

struct Node {
    Text id;              ///< ASCII, begins with a letter, unique among nodes and edges, stable: "elon-musk".
    Text label;           ///< The fullest name.
    Text type;            ///< "Person" …
    bool byline = false;  ///< Only ever an author or a credit.
    std::span<const Text> aliases;       ///< Every other name, sorted.
    std::span<const Text> external_ids;  ///< In other collections, sorted: "wikidata:Q42", "lei:…".
    std::span<const Mention> mentions;   ///< Sorted by document and place.
};

/// What a document says for an edge.
struct Evidence {
    std::uint32_t document = 0;  ///< Index into documents().
    Span span;                   ///< The sentence.
    Span source_span;            ///< The words for the source and the target.
    Span target_span;
    Status status = Status::kAsserted;  ///< Never disputed: that is for edges.
    Text text;                          ///< The characters of `span`.
    Text attributed_to;
    Text date;
    Text role;
    Text rule;
    Text currency;  ///< Of amount.
    std::optional<double> amount;
    double confidence = 0;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

struct Edge {
    Text id;  ///< "elon-musk--cofounded--openai".
    NodeIndex source = 0;
    NodeIndex target = 0;
    Text type;
    Status status = Status::kAsserted;  ///< Of its evidence together: status_of().
    bool symmetric = false;  ///< The relation has no direction; the graph keeps the one from the smaller id.
    std::span<const Evidence> evidence;  ///< Sorted by document and place; never empty.
    std::span<const Text> relations;     ///< Where an edge stands for a pair (selection.hpp): all its types.
};

/// Asserted if any evidence asserts it, else hedged, else negated; disputed where some asserts it and some
/// denies it.
[[nodiscard]] Status status_of(std::span<const Evidence> evidence);

/// What a graph is made of, in any order; records refer to one another by index, and live in `texts.arena()`.
struct GraphParts {
    std::vector<DocumentInfo> documents;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    TextPool texts;
};

class KnowledgeGraph {
  public:
    KnowledgeGraph();  ///< The empty graph.
    /// Sorts the parts. Ids must be unique and every index in range: builder and reader see to that.
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
    [[nodiscard]] std::vector<EdgeIndex> in_edges(NodeIndex node) const;   ///< In edge order.
    [[nodiscard]] std::size_t degree(NodeIndex node) const;  ///< Edges in and out; a loop counts twice.
    /// Number of weakly connected components.
    [[nodiscard]] std::size_t component_count() const;

  private:
    struct Storage;
    std::unique_ptr<Storage> storage_;
};

}  // namespace lacis::graph
