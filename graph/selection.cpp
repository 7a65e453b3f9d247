// SPDX-License-Identifier: Apache-2.0
#include "graph/selection.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "graph/identifiers.hpp"

namespace lacis::graph {
namespace {

constexpr NodeIndex kLeftOut = std::numeric_limits<NodeIndex>::max();

/// Names of entity types or of relations that are wanted, or not.
class Names {
  public:
    void include(std::string_view name) { included_.insert(name); }
    void exclude(std::string_view name) { excluded_.insert(name); }
    [[nodiscard]] bool take(std::string_view name) const {
        return (included_.empty() || included_.contains(name)) && !excluded_.contains(name);
    }

  private:
    std::set<std::string_view> included_;
    std::set<std::string_view> excluded_;
};

template <typename Items>
std::set<std::string_view> types_of(const Items& items) {
    std::set<std::string_view> types;
    for (const auto& item : items) types.insert(item.type);
    return types;
}

class Selector {
  public:
    Selector(const KnowledgeGraph& graph, const Selection& selection, const WarningSink& warn)
        : graph_(graph), selection_(selection) {
        const auto entity_types = types_of(graph.nodes());
        const auto relations = types_of(graph.edges());
        const auto sort_out = [&](const std::string& name, auto add) {
            const bool is_entity_type = entity_types.contains(name);
            const bool is_relation = relations.contains(name);
            if (!is_entity_type && !is_relation && warn) {
                Warning warning;
                warning.message = "the graph has neither entities nor relations of the type '" + name + "'";
                warn(warning);
            }
            // Entity types have a capital letter: one that does not occur is known by it.
            const bool looks_like_entity = !name.empty() && name.front() >= 'A' && name.front() <= 'Z';
            if (is_entity_type || (!is_relation && looks_like_entity)) add(entity_types_, name);
            if (is_relation || (!is_entity_type && !looks_like_entity)) add(relations_, name);
        };
        for (const std::string& name : selection.included) {
            sort_out(name, [](Names& names, std::string_view each) { names.include(each); });
        }
        for (const std::string& name : selection.excluded) {
            sort_out(name, [](Names& names, std::string_view each) { names.exclude(each); });
        }
    }

    KnowledgeGraph select() {
        parts_.documents.assign(graph_.documents().begin(), graph_.documents().end());
        enum class Edges : std::uint8_t { kNone, kLost, kKept };
        std::vector<Edges> edges_of(graph_.nodes().size(), Edges::kNone);
        std::vector<Edge> edges;
        for (const Edge& edge : graph_.edges()) {
            if (!takes_ends(edge)) continue;
            const Edge reduced = with_evidence_in_range(edge);
            const Edges fate = takes(reduced) ? Edges::kKept : Edges::kLost;
            for (const NodeIndex end : {edge.source, edge.target}) {
                edges_of[end] = std::max(edges_of[end], fate);
            }
            if (fate == Edges::kKept) edges.push_back(reduced);
        }
        std::vector<NodeIndex> numbers(graph_.nodes().size(), kLeftOut);
        for (NodeIndex i = 0; i < graph_.nodes().size(); ++i) {
            const Node& node = graph_.nodes()[i];
            if (!entity_types_.take(node.type) || edges_of[i] == Edges::kLost) continue;
            numbers[i] = static_cast<NodeIndex>(parts_.nodes.size());
            parts_.nodes.push_back(node);
        }
        for (Edge& edge : edges) {
            edge.source = numbers[edge.source];
            edge.target = numbers[edge.target];
        }
        parts_.edges = std::move(edges);
        return KnowledgeGraph(std::move(parts_));
    }

  private:
    [[nodiscard]] bool takes_ends(const Edge& edge) const {
        return entity_types_.take(graph_.nodes()[edge.source].type) &&
               entity_types_.take(graph_.nodes()[edge.target].type);
    }

    [[nodiscard]] bool takes(const Edge& edge) const {
        const std::vector<Status>& statuses = selection_.statuses;
        return relations_.take(edge.type) && !edge.evidence.empty() &&
               edge.evidence.size() >= selection_.min_evidence &&
               (statuses.empty() ||
                std::find(statuses.begin(), statuses.end(), edge.status) != statuses.end());
    }

    [[nodiscard]] bool is_in_range(const Evidence& evidence) const {
        const std::string_view date = evidence.date.empty()
                                          ? std::string_view(graph_.documents()[evidence.document].date)
                                          : evidence.date.view();
        if (date.empty()) return false;
        // As far as both are told: "2019" is neither before nor behind "2019-07".
        const auto compare = [date](std::string_view other) {
            const std::size_t common = std::min(date.size(), other.size());
            return date.substr(0, common).compare(other.substr(0, common));
        };
        return compare(selection_.from) >= 0 && compare(selection_.to) <= 0;
    }

    Edge with_evidence_in_range(const Edge& edge) {
        if (selection_.from.empty() && selection_.to.empty()) return edge;
        std::vector<Evidence> evidence;
        std::copy_if(edge.evidence.begin(), edge.evidence.end(), std::back_inserter(evidence),
                     [this](const Evidence& each) { return is_in_range(each); });
        Edge kept = edge;
        kept.evidence = parts_.texts.arena().keep(std::span<const Evidence>(evidence));
        kept.status = status_of(kept.evidence);
        return kept;
    }

    const KnowledgeGraph& graph_;
    const Selection& selection_;
    Names entity_types_;
    Names relations_;
    GraphParts parts_;
};

/// Gives edges other ids than the graph has.
class EdgeIds {
  public:
    EdgeIds(const KnowledgeGraph& graph, TextPool& texts) : texts_(texts) {
        for (const Node& node : graph.nodes()) taken_.insert(std::string(node.id.view()));
        for (const Edge& edge : graph.edges()) taken_.insert(std::string(edge.id.view()));
    }
    /// `wanted`, or, where that is taken, a number behind it.
    Text make(const std::string& wanted) {
        std::string id = wanted;
        for (int number = 2; !taken_.insert(id).second; ++number) id = wanted + '.' + std::to_string(number);
        return texts_.intern(id);
    }

  private:
    TextPool& texts_;
    std::unordered_set<std::string> taken_;
};

void add_edge_each_evidence(const KnowledgeGraph& graph, GraphParts& parts) {
    EdgeIds ids(graph, parts.texts);
    for (const Edge& edge : graph.edges()) {
        for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
            Edge single = edge;
            single.evidence = edge.evidence.subspan(i, 1);
            single.status = edge.evidence[i].status;
            if (edge.evidence.size() > 1) {
                single.id = ids.make(std::string(edge.id.view()) + '.' + std::to_string(i + 1));
            }
            parts.edges.push_back(single);
        }
    }
}

Edge joined(const KnowledgeGraph& graph, const std::vector<EdgeIndex>& members, EdgeIds& ids,
            TextPool& texts) {
    Edge edge = graph.edges()[members.front()];
    std::vector<Text> relations;
    std::vector<Evidence> evidence;
    std::string type;
    for (const EdgeIndex index : members) {
        const Edge& member = graph.edges()[index];
        // They come sorted by type.
        if (relations.empty() || relations.back() != member.type) {
            type.append(relations.empty() ? "" : ", ").append(member.type);
            relations.push_back(member.type);
        }
        evidence.insert(evidence.end(), member.evidence.begin(), member.evidence.end());
        edge.symmetric = edge.symmetric && member.symmetric;
    }
    edge.relations = texts.arena().keep(std::span<const Text>(relations));
    if (members.size() == 1) return edge;
    edge.type = texts.intern(type);
    edge.evidence = texts.arena().keep(std::span<const Evidence>(evidence));
    edge.status = status_of(edge.evidence);
    edge.id = ids.make(edge_id(graph.nodes()[edge.source].id, "related_to", graph.nodes()[edge.target].id));
    return edge;
}

void add_edge_each_pair(const KnowledgeGraph& graph, GraphParts& parts) {
    std::map<std::pair<NodeIndex, NodeIndex>, std::vector<EdgeIndex>> pairs;
    for (EdgeIndex i = 0; i < graph.edges().size(); ++i) {
        pairs[{graph.edges()[i].source, graph.edges()[i].target}].push_back(i);
    }
    EdgeIds ids(graph, parts.texts);
    for (const auto& [ends, members] : pairs) parts.edges.push_back(joined(graph, members, ids, parts.texts));
}

}  // namespace

KnowledgeGraph select(const KnowledgeGraph& graph, const Selection& selection, const WarningSink& warn) {
    return Selector(graph, selection, warn).select();
}

KnowledgeGraph with_edges(const KnowledgeGraph& graph, EdgeUnit unit) {
    GraphParts parts;
    parts.documents.assign(graph.documents().begin(), graph.documents().end());
    parts.nodes.assign(graph.nodes().begin(), graph.nodes().end());
    switch (unit) {
        case EdgeUnit::kRelation:
            parts.edges.assign(graph.edges().begin(), graph.edges().end());
            break;
        case EdgeUnit::kEvidence:
            add_edge_each_evidence(graph, parts);
            break;
        case EdgeUnit::kPair:
            add_edge_each_pair(graph, parts);
            break;
    }
    return KnowledgeGraph(std::move(parts));
}

}  // namespace lacis::graph
