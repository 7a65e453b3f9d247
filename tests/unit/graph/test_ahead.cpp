// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "consumers/graph_sketch.hpp"
#include "graph/ahead.hpp"

using namespace lacis;
using lacis::testing::GraphSketch;

TEST_CASE("edges come in their order, whatever is asked for ahead") {
    // Fewer and more than are asked for at a time; evidence of several lines of memory, and of none.
    for (const std::size_t count : {0U, 1U, 4U, 8U, 9U, 30U}) {
        GraphSketch sketch;
        sketch.document("d");
        const auto a = sketch.node("a", "A", "Person");
        const auto b = sketch.node("b", "B", "Person");
        for (std::size_t i = count; i > 0; --i) {
            sketch.edge(
                "e" + std::to_string(i), i % 2 == 0 ? a : b, "met", i % 3 == 0 ? a : b,
                std::vector<testing::SketchedEvidence>(1 + 3 * (i % 4), {.text = i == 5 ? "" : "Oui."}));
        }
        const graph::KnowledgeGraph graph = sketch.graph();
        std::vector<std::string> ids;
        for (const graph::Edge& edge : graph::Ahead(graph)) ids.emplace_back(edge.id.view());
        std::vector<std::string> wanted;
        for (const graph::Edge& edge : graph.edges()) wanted.emplace_back(edge.id.view());
        CHECK(ids == wanted);
        CHECK(ids.size() == count);
        CHECK(graph::Ahead(graph).empty() == (count == 0));
    }
}
