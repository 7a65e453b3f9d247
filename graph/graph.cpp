// SPDX-License-Identifier: Apache-2.0
#include "graph/graph.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/iterator/transform_iterator.hpp>
#include <boost/pending/disjoint_sets.hpp>
#include <boost/property_map/property_map.hpp>
#include <numeric>
#include <tuple>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::graph {
namespace {

using Topology =
    boost::compressed_sparse_row_graph<boost::bidirectionalS, boost::no_property, boost::no_property,
                                       boost::no_property, NodeIndex, EdgeIndex>;

/// For each old index the new one, if `items` are put into the order of `less`.
template <typename Item, typename Less>
std::vector<std::uint32_t> sort_and_rank(std::vector<Item>& items, Less less) {
    std::vector<std::uint32_t> order(items.size());
    std::iota(order.begin(), order.end(), 0U);
    std::vector<std::uint32_t> ranks = order;
    if (std::is_sorted(items.begin(), items.end(), less)) return ranks;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return less(items[a], items[b]); });
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        sorted.push_back(std::move(items[order[i]]));
        ranks[order[i]] = i;
    }
    items = std::move(sorted);
    return ranks;
}

bool is_identity(const std::vector<std::uint32_t>& ranks) {
    return std::is_sorted(ranks.begin(), ranks.end());
}

bool precedes(const Mention& a, const Mention& b) {
    return std::tie(a.document, a.span, a.kind, a.reason, a.text) <
           std::tie(b.document, b.span, b.kind, b.reason, b.text);
}

bool precedes(const Evidence& a, const Evidence& b) {
    const auto key = [](const Evidence& e) {
        return std::make_tuple(e.document, e.span, e.source_span, e.target_span, e.status, e.rule.view(),
                               e.attributed_to.view(), e.date.view(), e.role.view(), e.currency.view(),
                               e.amount, e.confidence, e.text.view());
    };
    if (std::tie(a.document, a.span) != std::tie(b.document, b.span)) {
        return std::tie(a.document, a.span) < std::tie(b.document, b.span);
    }
    return key(a) < key(b);
}

/// The records with their documents renumbered, in order.
template <typename Record>
std::span<const Record> in_order(std::span<const Record> records,
                                 const std::vector<std::uint32_t>& document_ranks, bool renumber,
                                 Arena& arena) {
    const auto less = [](const Record& a, const Record& b) { return precedes(a, b); };
    if (!renumber && std::is_sorted(records.begin(), records.end(), less)) return records;
    std::vector<Record> copies(records.begin(), records.end());
    for (Record& record : copies) record.document = document_ranks[record.document];
    std::sort(copies.begin(), copies.end(), less);
    return arena.keep(std::span<const Record>(copies));
}

void sort(GraphParts& parts) {
    const auto by_id = [](const auto& a, const auto& b) { return a.id < b.id; };
    const std::vector<std::uint32_t> document_ranks = sort_and_rank(parts.documents, by_id);
    const bool renumber = !is_identity(document_ranks);
    const std::vector<std::uint32_t> node_ranks = sort_and_rank(parts.nodes, by_id);
    for (Node& node : parts.nodes) {
        node.mentions = in_order(node.mentions, document_ranks, renumber, parts.texts.arena());
    }
    for (Edge& edge : parts.edges) {
        edge.source = node_ranks[edge.source];
        edge.target = node_ranks[edge.target];
        edge.evidence = in_order(edge.evidence, document_ranks, renumber, parts.texts.arena());
    }
    const auto by_ends = [](const Edge& a, const Edge& b) {
        if (a.source != b.source) return a.source < b.source;
        return std::make_tuple(a.type.view(), a.target, a.id.view()) <
               std::make_tuple(b.type.view(), b.target, b.id.view());
    };
    if (!std::is_sorted(parts.edges.begin(), parts.edges.end(), by_ends)) {
        std::sort(parts.edges.begin(), parts.edges.end(), by_ends);
    }
}

Topology make_topology(const std::vector<Edge>& edges, std::size_t node_count) {
    const auto ends = [](const Edge& edge) { return std::make_pair(edge.source, edge.target); };
    // A stable counting sort: edges keep their numbers.
    return {boost::edges_are_unsorted_multi_pass, boost::make_transform_iterator(edges.begin(), ends),
            boost::make_transform_iterator(edges.end(), ends), static_cast<NodeIndex>(node_count)};
}

}  // namespace

Status status_of(std::span<const Evidence> evidence) {
    const auto any = [evidence](Status status) {
        return std::any_of(evidence.begin(), evidence.end(),
                           [=](const Evidence& e) { return e.status == status; });
    };
    const bool asserted = any(Status::kAsserted);
    if (asserted && any(Status::kNegated)) return Status::kDisputed;
    if (asserted) return Status::kAsserted;
    return any(Status::kHedged) ? Status::kHedged : Status::kNegated;
}

struct KnowledgeGraph::Storage {
    std::vector<DocumentInfo> documents;
    std::vector<Node> nodes;
    std::vector<Edge> edges;
    Arena arena;
    Topology topology;
};

KnowledgeGraph::KnowledgeGraph() : KnowledgeGraph(GraphParts{}) {}

KnowledgeGraph::KnowledgeGraph(GraphParts&& parts) {
    sort(parts);
    Topology topology = make_topology(parts.edges, parts.nodes.size());
    storage_ = std::make_unique<Storage>(Storage{std::move(parts.documents), std::move(parts.nodes),
                                                 std::move(parts.edges), parts.texts.release(),
                                                 std::move(topology)});
}

KnowledgeGraph::~KnowledgeGraph() = default;
KnowledgeGraph::KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
KnowledgeGraph& KnowledgeGraph::operator=(KnowledgeGraph&&) noexcept = default;

std::span<const DocumentInfo> KnowledgeGraph::documents() const {
    return storage_->documents;
}
std::span<const Node> KnowledgeGraph::nodes() const {
    return storage_->nodes;
}
std::span<const Edge> KnowledgeGraph::edges() const {
    return storage_->edges;
}

std::optional<NodeIndex> KnowledgeGraph::find_node(std::string_view id) const {
    const auto at =
        std::lower_bound(storage_->nodes.begin(), storage_->nodes.end(), id,
                         [](const Node& node, std::string_view wanted) { return node.id < wanted; });
    if (at == storage_->nodes.end() || at->id != id) return std::nullopt;
    return static_cast<NodeIndex>(at - storage_->nodes.begin());
}

std::vector<NodeIndex> KnowledgeGraph::find_by_name(std::string_view name) const {
    const std::string folded = utf8::fold(name);
    const auto is_so_named = [&folded](const Node& node) {
        const auto equals = [&folded](std::string_view other) { return utf8::fold(other) == folded; };
        return equals(node.label) || std::any_of(node.aliases.begin(), node.aliases.end(), equals);
    };
    std::vector<NodeIndex> found;
    for (NodeIndex i = 0; i < storage_->nodes.size(); ++i) {
        if (is_so_named(storage_->nodes[i])) found.push_back(i);
    }
    return found;
}

std::vector<EdgeIndex> KnowledgeGraph::out_edges(NodeIndex node) const {
    std::vector<EdgeIndex> indices;
    const auto [begin, end] = boost::out_edges(node, storage_->topology);
    for (auto edge = begin; edge != end; ++edge)
        indices.push_back(get(boost::edge_index, storage_->topology, *edge));
    return indices;
}

std::vector<EdgeIndex> KnowledgeGraph::in_edges(NodeIndex node) const {
    std::vector<EdgeIndex> indices;
    const auto [begin, end] = boost::in_edges(node, storage_->topology);
    for (auto edge = begin; edge != end; ++edge)
        indices.push_back(get(boost::edge_index, storage_->topology, *edge));
    std::sort(indices.begin(), indices.end());
    return indices;
}

std::size_t KnowledgeGraph::degree(NodeIndex node) const {
    return boost::out_degree(node, storage_->topology) + boost::in_degree(node, storage_->topology);
}

std::size_t KnowledgeGraph::component_count() const {
    std::size_t count = storage_->nodes.size();
    std::vector<NodeIndex> ranks(count);
    std::vector<NodeIndex> parents(count);
    std::iota(parents.begin(), parents.end(), 0U);
    const boost::typed_identity_property_map<NodeIndex> number;
    boost::disjoint_sets components(boost::make_iterator_property_map(ranks.begin(), number),
                                    boost::make_iterator_property_map(parents.begin(), number));
    for (const Edge& edge : storage_->edges) {
        if (components.find_set(edge.source) == components.find_set(edge.target)) continue;
        components.link(components.find_set(edge.source), components.find_set(edge.target));
        --count;
    }
    return count;
}

}  // namespace lacis::graph
