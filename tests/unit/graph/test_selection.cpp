// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "consumers/graph_sketch.hpp"
#include "graph/selection.hpp"

using namespace lacis;
using namespace lacis::graph;
using lacis::testing::GraphSketch;

namespace {

/// Ada leads and funds Véga, Véga is based in Lyon, Bob stands alone.
KnowledgeGraph sample() {
    GraphSketch sketch;
    sketch.document("old");
    sketch.document_info(0).date = "2010-05-01";
    sketch.document("new");
    const auto ada = sketch.node("ada", "Ada", "Person");
    const auto vega = sketch.node("vega", "Véga", "Organization");
    const auto lyon = sketch.node("lyon", "Lyon", "Place");
    sketch.node("bob", "Bob", "Person");
    sketch.edge("ada--leads--vega", ada, "leads", vega,
                {{.text = "1", .date = "2019"},
                 {.text = "2", .status = Status::kNegated, .date = "2021-03", .document = 1}});
    sketch.edge("ada--funded--vega", ada, "funded", vega, {{.text = "3", .amount = 5, .date = "2020-01-31"}});
    sketch.edge("vega--based_in--lyon", vega, "based_in", lyon, {{.text = "4"}});
    return sketch.graph();
}

std::vector<std::string> node_ids(const KnowledgeGraph& graph) {
    std::vector<std::string> ids;
    for (const Node& node : graph.nodes()) ids.emplace_back(node.id.view());
    return ids;
}

std::vector<std::string> edge_ids(const KnowledgeGraph& graph) {
    std::vector<std::string> ids;
    for (const Edge& edge : graph.edges()) ids.emplace_back(edge.id.view());
    return ids;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a selection that asks for nothing leaves everything") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph all = select(graph, {}, {});
    CHECK(node_ids(all) == node_ids(graph));
    CHECK(edge_ids(all) == edge_ids(graph));
}

TEST_CASE("relations are included by name, and nodes that lose all their edges go with them") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph money = select(graph, {.included = {"funded"}}, {});
    CHECK(edge_ids(money) == Ids{"ada--funded--vega"});
    CHECK(node_ids(money) == Ids{"ada", "bob", "vega"});
}

TEST_CASE("entities are excluded by type, with their edges") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph rest = select(graph, {.excluded = {"Person"}}, {});
    CHECK(node_ids(rest) == Ids{"lyon", "vega"});
    CHECK(edge_ids(rest) == Ids{"vega--based_in--lyon"});
    CHECK(node_ids(select(graph, {.excluded = {"Organization"}}, {})) == Ids{"ada", "bob", "lyon"});
}

TEST_CASE("a name that the graph does not have is warned about, and keeps out what is of its kind") {
    const KnowledgeGraph graph = sample();
    std::vector<std::string> messages;
    const WarningSink warn = [&](const Warning& warning) { messages.push_back(warning.message); };
    CHECK(select(graph, {.included = {"Project"}}, warn).nodes().empty());
    CHECK(select(graph, {.included = {"acquired"}}, warn).edges().empty());
    CHECK(messages.size() == 2);
    CHECK(messages.front() == "the graph has neither entities nor relations of the type 'Project'");
}

TEST_CASE("edges are selected by their status and by their evidence") {
    const KnowledgeGraph graph = sample();
    CHECK(edge_ids(select(graph, {.statuses = {Status::kDisputed}}, {})) == Ids{"ada--leads--vega"});
    CHECK(edge_ids(select(graph, {.min_evidence = 2}, {})) == Ids{"ada--leads--vega"});
}

TEST_CASE("a range of dates leaves the evidence in it, and the status that comes of that") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph late = select(graph, {.from = "2020-06"}, {});
    REQUIRE(edge_ids(late) == Ids{"ada--leads--vega"});
    CHECK(late.edges()[0].status == Status::kNegated);
    CHECK(late.edges()[0].evidence.size() == 1);
    // A year that is told no closer may lie on either side; a document's date counts where nothing else does.
    CHECK(edge_ids(select(graph, {.from = "2019-07", .to = "2019-12"}, {})) == Ids{"ada--leads--vega"});
    CHECK(edge_ids(select(graph, {.to = "2010"}, {})) == Ids{"vega--based_in--lyon"});
}

TEST_CASE("an edge for each piece of evidence has its own status") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph single = with_edges(graph, EdgeUnit::kEvidence);
    CHECK(edge_ids(single) ==
          Ids{"ada--funded--vega", "ada--leads--vega.1", "ada--leads--vega.2", "vega--based_in--lyon"});
    // The document "new" comes before "old".
    CHECK(single.edges()[1].status == Status::kNegated);
    CHECK(single.edges()[1].evidence.front().text == "2");
    CHECK(single.edges()[2].status == Status::kAsserted);
}

TEST_CASE("an edge for each pair lists its relations and has all their evidence") {
    const KnowledgeGraph graph = sample();
    const KnowledgeGraph pairs = with_edges(graph, EdgeUnit::kPair);
    REQUIRE(edge_ids(pairs) == Ids{"ada--related_to--vega", "vega--based_in--lyon"});
    const Edge& edge = pairs.edges()[0];
    CHECK(edge.type == "funded, leads");
    REQUIRE(edge.relations.size() == 2);
    CHECK(edge.relations[0] == "funded");
    CHECK(edge.relations[1] == "leads");
    CHECK(edge.evidence.size() == 3);
    CHECK(edge.status == Status::kDisputed);
    CHECK(pairs.edges()[1].type == "based_in");
}
