// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <set>
#include <string_view>
#include <variant>
#include <vector>

#include "consumers/graph_sketch.hpp"
#include "graph/attributes.hpp"

using namespace lacis;
using namespace lacis::graph;
using lacis::testing::GraphSketch;

namespace {

template <typename Type, typename Owner>
Type value(const std::vector<const Attribute<Owner>*>& attributes, std::string_view name,
           const Owner& owner) {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [name](const auto* each) { return each->name == name; });
    REQUIRE(found != attributes.end());
    return std::get<Type>((*found)->value(owner));
}

template <typename Attributes>
bool has(const Attributes& attributes, std::string_view name) {
    return std::any_of(attributes.begin(), attributes.end(),
                       [name](const auto* each) { return each->name == name; });
}

}  // namespace

TEST_CASE("names of attributes are plain, unique, and none that a consumer reserves") {
    // Words that Gephi, Cytoscape, networkx, igraph, sigma.js, D3 give a meaning of
    // their own.
    const std::set<std::string_view> reserved = {"id",
                                                 "labels",
                                                 "name",
                                                 "type",
                                                 "kind",
                                                 "key",
                                                 "weight",
                                                 "size",
                                                 "color",
                                                 "r",
                                                 "g",
                                                 "b",
                                                 "x",
                                                 "y",
                                                 "z",
                                                 "xpos",
                                                 "ypos",
                                                 "zpos",
                                                 "shape",
                                                 "thickness",
                                                 "source",
                                                 "target",
                                                 "parent",
                                                 "start",
                                                 "end",
                                                 "timeset",
                                                 "interval",
                                                 "nodelabel",
                                                 "edgelabel",
                                                 "self",
                                                 "node_for_adding",
                                                 "index",
                                                 "vx",
                                                 "vy",
                                                 "fx",
                                                 "fy",
                                                 "hidden",
                                                 "highlighted",
                                                 "zindex",
                                                 "forcelabel",
                                                 "suid",
                                                 "selected",
                                                 "interaction"};
    const auto check = [&reserved](const auto& attributes) {
        std::set<std::string_view> names;
        for (const auto& attribute : attributes) {
            CAPTURE(attribute.name);
            CHECK(names.insert(attribute.name).second);
            CHECK_FALSE(reserved.contains(attribute.name));
            CHECK(attribute.name.front() >= 'a');
            CHECK(attribute.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                  std::string_view::npos);
            CHECK_FALSE(attribute.title.empty());
        }
    };
    check(node_attributes());
    check(edge_attributes());
}

TEST_CASE("a graph has only the attributes that one of its nodes or edges has") {
    GraphSketch sketch;
    sketch.document("doc");
    const auto node = sketch.node("n", "N", "Person");
    sketch.edge("e", node, "met", node, {{.amount = 0}});
    const KnowledgeGraph graph = sketch.graph();
    const Schema schema = schema_of(graph);
    CHECK(has(schema.nodes, "label"));
    CHECK_FALSE(has(schema.nodes, "aliases"));
    CHECK_FALSE(has(schema.nodes, "byline"));
    CHECK(has(schema.edges, "amount"));
    CHECK_FALSE(has(schema.edges, "currency"));
    CHECK_FALSE(has(schema.edges, "first_date"));
    CHECK(schema_of(KnowledgeGraph()).nodes.empty());
    CHECK(schema_of(KnowledgeGraph()).edges.empty());
}

TEST_CASE("single values come from the surest evidence of the edge's own status that has one") {
    GraphSketch sketch;
    sketch.document("doc");
    const auto node = sketch.node("n", "N", "Person");
    sketch.edge("e", node, "funded", node,
                {{.text = "hedged",
                  .status = Status::kHedged,
                  .amount = 1,
                  .currency = "EUR",
                  .date = "2020",
                  .attributed_to = "X",
                  .confidence = 1},
                 {.text = "first", .date = "2019-05", .confidence = 0.5},
                 {.text = "surest", .date = "2019", .role = "PDG", .confidence = 0.9},
                 {.text = "equal", .date = "2021-01-01", .role = "DG", .confidence = 0.9}});
    const KnowledgeGraph graph = sketch.graph();
    const Edge& edge = graph.edges()[0];
    CHECK(leading_evidence(edge).text == "surest");
    const Schema schema = schema_of(graph);
    CHECK(value<std::string_view>(schema.edges, "sentence", edge) == "surest");
    CHECK(value<std::string_view>(schema.edges, "role", edge) == "PDG");
    CHECK(value<double>(schema.edges, "amount", edge) == 1.0);
    CHECK(value<std::string_view>(schema.edges, "currency", edge) == "EUR");
    CHECK(value<std::string_view>(schema.edges, "attributed_to", edge) == "X");
    CHECK(value<std::string_view>(schema.edges, "first_date", edge) == "2019");
    CHECK(value<std::string_view>(schema.edges, "last_date", edge) == "2021-01-01");
    CHECK(value<double>(schema.edges, "confidence", edge) == 1.0);
    CHECK(value<std::int64_t>(schema.edges, "evidence_count", edge) == 4);
    CHECK(value<std::int64_t>(schema.edges, "document_count", edge) == 1);
}

TEST_CASE("a disputed edge is led by evidence that asserts it") {
    GraphSketch sketch;
    sketch.document("doc");
    const auto node = sketch.node("n", "N", "Person");
    sketch.edge("e", node, "funded", node,
                {{.text = "denied", .status = Status::kNegated, .confidence = 1},
                 {.text = "said", .confidence = 0.2}});
    const KnowledgeGraph graph = sketch.graph();
    CHECK(leading_evidence(graph.edges()[0]).text == "said");
}
