// SPDX-License-Identifier: Apache-2.0
#include "graph/measures.hpp"

#include <algorithm>
#include <map>

namespace lacis::graph {
namespace {

class Tally {
  public:
    void add(std::string_view name) { ++counts_[name]; }

    [[nodiscard]] std::vector<Count> most_frequent_first() const {
        std::vector<Count> counts;
        for (const auto& [name, count] : counts_) counts.push_back({name, count});
        std::stable_sort(counts.begin(), counts.end(),
                         [](const Count& a, const Count& b) { return a.count > b.count; });
        return counts;
    }

  private:
    std::map<std::string_view, std::size_t> counts_;
};

std::vector<RankedNode> most_connected(const KnowledgeGraph& graph, std::size_t top) {
    std::vector<RankedNode> ranking;
    for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
        if (const std::size_t degree = graph.degree(node); degree > 0) ranking.push_back({node, degree});
    }
    const auto leads = [](const RankedNode& a, const RankedNode& b) {
        return a.degree != b.degree ? a.degree > b.degree : a.node < b.node;
    };
    const auto end = ranking.begin() + static_cast<std::ptrdiff_t>(std::min(top, ranking.size()));
    std::partial_sort(ranking.begin(), end, ranking.end(), leads);
    ranking.erase(end, ranking.end());
    return ranking;
}

}  // namespace

Measures measure(const KnowledgeGraph& graph, std::size_t top) {
    Measures measures;
    measures.documents = graph.documents().size();
    measures.nodes = graph.nodes().size();
    measures.edges = graph.edges().size();
    measures.components = graph.component_count();
    Tally entity_types;
    for (NodeIndex i = 0; i < graph.nodes().size(); ++i) {
        entity_types.add(graph.nodes()[i].type);
        measures.mentions += graph.nodes()[i].mentions.size();
        if (graph.degree(i) == 0) ++measures.isolated;
    }
    Tally relations;
    Tally statuses;
    Tally evidence_statuses;
    for (const Edge& edge : graph.edges()) {
        relations.add(edge.type);
        statuses.add(to_string(edge.status));
        measures.evidence += edge.evidence.size();
        for (const Evidence& evidence : edge.evidence) evidence_statuses.add(to_string(evidence.status));
    }
    measures.entity_types = entity_types.most_frequent_first();
    measures.relations = relations.most_frequent_first();
    measures.statuses = statuses.most_frequent_first();
    measures.evidence_statuses = evidence_statuses.most_frequent_first();
    measures.most_connected = most_connected(graph, top);
    return measures;
}

}  // namespace lacis::graph
