// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "consumers/graph_sketch.hpp"
#include "consumers/hard_graph.hpp"
#include "graph/graph.hpp"
#include "graph/measures.hpp"

using namespace lacis;
using namespace lacis::graph;
using lacis::testing::GraphSketch;

namespace {

/// c → a → b, a → b again, b → b, d alone; added in another order.
KnowledgeGraph small_graph() {
    GraphSketch sketch;
    sketch.document("doc");
    const auto d = sketch.node("d", "Dora", "Person");
    const auto b = sketch.node("b", "Béa", "Person", {"BEA", "La Béa"});
    const auto a = sketch.node("a", "Ada", "Person", {"Béa"});
    const auto c = sketch.node("c", "Ciel", "Place");
    static_cast<void>(d);
    sketch.edge("e4", b, "owns", b, {{}});
    sketch.edge("e3", a, "met", b, {{}, {.status = Status::kNegated}});
    sketch.edge("e2", a, "funded", b, {{.status = Status::kHedged}});
    sketch.edge("e1", c, "funded", a, {{}});
    return sketch.graph();
}

}  // namespace

TEST_CASE("the empty graph answers everything") {
    const KnowledgeGraph graph;
    CHECK(graph.documents().empty());
    CHECK(graph.nodes().empty());
    CHECK(graph.edges().empty());
    CHECK_FALSE(graph.find_node("a"));
    CHECK(graph.find_by_name("a").empty());
    CHECK(graph.component_count() == 0);
}

TEST_CASE("nodes are sorted by id and edges by source, type and target") {
    const KnowledgeGraph graph = small_graph();
    std::string nodes;
    for (const Node& node : graph.nodes()) nodes += std::string(node.id) + ' ';
    CHECK(nodes == "a b c d ");
    std::string edges;
    for (const Edge& edge : graph.edges()) {
        edges += std::string(graph.nodes()[edge.source].id) + '-' + std::string(edge.type) + '-' +
                 std::string(graph.nodes()[edge.target].id) + ' ';
    }
    CHECK(edges == "a-funded-b a-met-b b-owns-b c-funded-a ");
}

TEST_CASE("edges are found from both ends") {
    const KnowledgeGraph graph = small_graph();
    CHECK(graph.out_edges(0) == std::vector<EdgeIndex>{0, 1});
    CHECK(graph.in_edges(0) == std::vector<EdgeIndex>{3});
    CHECK(graph.out_edges(1) == std::vector<EdgeIndex>{2});
    CHECK(graph.in_edges(1) == std::vector<EdgeIndex>{0, 1, 2});
    CHECK(graph.out_edges(3).empty());
    CHECK(graph.degree(0) == 3);
    CHECK(graph.degree(1) == 4);
    CHECK(graph.degree(3) == 0);
}

TEST_CASE("the in and out edges of all nodes are all edges") {
    testing::HostileGraphs hostile(99);
    for (int i = 0; i < 100; ++i) {
        const KnowledgeGraph graph = hostile.next();
        std::vector<int> seen_out(graph.edges().size());
        std::vector<int> seen_in(graph.edges().size());
        for (NodeIndex node = 0; node < graph.nodes().size(); ++node) {
            for (const EdgeIndex edge : graph.out_edges(node)) {
                CHECK(graph.edges()[edge].source == node);
                ++seen_out[edge];
            }
            for (const EdgeIndex edge : graph.in_edges(node)) {
                CHECK(graph.edges()[edge].target == node);
                ++seen_in[edge];
            }
        }
        CHECK(seen_out == std::vector<int>(graph.edges().size(), 1));
        CHECK(seen_in == seen_out);
    }
}

TEST_CASE("nodes are found by id") {
    const KnowledgeGraph graph = small_graph();
    CHECK(graph.find_node("c") == NodeIndex{2});
    CHECK_FALSE(graph.find_node("cc"));
    CHECK_FALSE(graph.find_node(""));
}

TEST_CASE("nodes are found by any name, whatever its accents and case") {
    const KnowledgeGraph graph = small_graph();
    CHECK(graph.find_by_name("BÉA") == std::vector<NodeIndex>{0, 1});
    CHECK(graph.find_by_name("la bea") == std::vector<NodeIndex>{1});
    CHECK(graph.find_by_name("Be").empty());
}

TEST_CASE("components are counted whatever the direction of the edges") {
    CHECK(small_graph().component_count() == 2);
}

TEST_CASE("a graph can be moved") {
    KnowledgeGraph graph = small_graph();
    const KnowledgeGraph other = std::move(graph);
    CHECK(other.nodes()[0].label == "Ada");
    CHECK(other.out_edges(0).size() == 2);
}

TEST_CASE("mentions and evidence follow their documents when these are sorted") {
    GraphSketch sketch;
    sketch.document("z");
    sketch.document("a");
    const auto node = sketch.node("n", "N", "Person", {}, 1);
    sketch.edge("e", node, "met", node, {{.text = "from z"}, {.text = "from a", .document = 1}});
    const KnowledgeGraph graph = sketch.graph();
    CHECK(graph.documents()[0].id == "a");
    CHECK(graph.documents()[graph.nodes()[0].mentions[0].document].id == "z");
    CHECK(graph.edges()[0].evidence[0].text == "from a");
    CHECK(graph.documents()[graph.edges()[0].evidence[0].document].id == "a");
    CHECK(graph.documents()[graph.edges()[0].evidence[1].document].id == "z");
}

TEST_CASE("a graph is measured") {
    const Measures measures = measure(small_graph(), 2);
    CHECK(measures.documents == 1);
    CHECK(measures.nodes == 4);
    CHECK(measures.edges == 4);
    CHECK(measures.evidence == 5);
    CHECK(measures.mentions == 0);
    CHECK(measures.components == 2);
    CHECK(measures.isolated == 1);
}

TEST_CASE("measures rank what is most frequent first") {
    const KnowledgeGraph graph = small_graph();
    const Measures measures = measure(graph, 2);
    CHECK(measures.entity_types == std::vector<Count>{{"Person", 3}, {"Place", 1}});
    CHECK(measures.relations == std::vector<Count>{{"funded", 2}, {"met", 1}, {"owns", 1}});
    CHECK(measures.statuses == std::vector<Count>{{"asserted", 2}, {"disputed", 1}, {"hedged", 1}});
    CHECK(measures.evidence_statuses == std::vector<Count>{{"asserted", 3}, {"hedged", 1}, {"negated", 1}});
    CHECK(measures.most_connected == std::vector<RankedNode>{{1, 4}, {0, 3}});
    CHECK(measure(graph, 10).most_connected.size() == 3);
}
