// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <set>
#include <string>
#include <string_view>

#include "consumers/graph_sketch.hpp"
#include "exporters/style.hpp"
#include "unit/exporters/exported.hpp"

using namespace lacis;
using namespace lacis::exporters;
using lacis::testing::exported;
using lacis::testing::GraphSketch;

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// The line that begins with `begin`, without its indentation.
std::string line(const std::string& text, const std::string& begin) {
    const std::size_t at = text.find(" " + begin);
    REQUIRE(at != std::string::npos);
    return text.substr(at + 1, text.find('\n', at) - at - 1);
}

graph::KnowledgeGraph star(std::uint32_t edge_count) {
    GraphSketch sketch;
    sketch.document("doc");
    const auto hub = sketch.node("hub", "Hub", "Organization");
    for (std::uint32_t i = 0; i < edge_count; ++i) {
        const std::string id = "n" + std::to_string(i);
        sketch.edge("e" + std::to_string(i), hub, "funded", sketch.node(id, id, "Person"), {{}});
    }
    return sketch.graph();
}

}  // namespace

TEST_CASE("entity types differ by shape and by colour") {
    std::set<std::string_view> shapes;
    std::set<std::string_view> fills;
    for (const std::string_view type : {"Person", "Organization", "Place", "Product", "Project"}) {
        shapes.insert(node_style(type).shape);
        fills.insert(node_style(type).fill);
    }
    CHECK(shapes.size() == 5);
    CHECK(fills.size() == 5);
    CHECK(node_style("Navire").shape == node_style("").shape);
}

TEST_CASE("kin relations share a colour, and unknown ones have one") {
    CHECK(relation_colour("funded") == relation_colour("donated_to"));
    CHECK(relation_colour("funded") != relation_colour("criticized"));
    CHECK(relation_colour("fined") == relation_colour("fined"));
    CHECK(relation_colour("fined").starts_with('#'));
}

TEST_CASE("the line of an edge shows its status") {
    using graph::Status;
    GraphSketch sketch;
    sketch.document("doc");
    const auto a = sketch.node("a", "A", "Person");
    const auto b = sketch.node("b", "B", "Person");
    sketch.edge("said", a, "works_for", b, {{}});
    sketch.edge("maybe", a, "leads", b, {{.status = Status::kHedged}});
    sketch.edge("no", a, "owns", b, {{.status = Status::kNegated}});
    sketch.edge("both", a, "founded", b, {{}, {.status = Status::kNegated}});
    sketch.edge("mutual", a, "met", b, {{}}, true);
    const std::string dot = exported(sketch.graph(), "dot");
    const auto edge = [&dot](const std::string& id) {
        return line(dot, "\"a\" -> \"b\" [id=\"" + id + "\"");
    };
    CHECK(contains(edge("said"), "label=\"works for\""));
    CHECK(contains(edge("said"), "style=solid"));
    CHECK(contains(edge("maybe"), "label=\"leads ?\""));
    CHECK(contains(edge("maybe"), "style=dashed"));
    CHECK(contains(edge("no"), "label=\"not: owns\""));
    CHECK(contains(edge("no"), "style=dotted"));
    CHECK(contains(edge("both"), "label=\"founded (disputed)\""));
    CHECK(contains(edge("both"), "style=bold"));
    CHECK(contains(edge("mutual"), "dir=none"));
    CHECK_FALSE(contains(edge("said"), "dir=none"));
}

TEST_CASE("an edge's tooltip shows its sentences and where they stand") {
    GraphSketch sketch;
    sketch.document("journal/1");
    const auto a = sketch.node("a", "Ada", "Person");
    const auto b = sketch.node("b", "Véga", "Organization");
    sketch.edge("e", a, "funded", b, {{.text = "Ada a financé Véga."}});
    CHECK(contains(exported(sketch.graph(), "dot"),
                   "tooltip=\"Ada · funded · Véga\\n« Ada a financé Véga. » journal/1, asserted\""));
}

TEST_CASE("names are broken into lines and cut, never inside a character") {
    GraphSketch sketch;
    sketch.document("doc");
    sketch.node("a", "Conseil national pour la protection des données personnelles", "Organization");
    std::string accents;
    for (int i = 0; i < 100; ++i) accents += "é";
    sketch.node("b", accents, "Organization");
    sketch.node("c", "Plan « Rhône vert »", "Project");
    const std::string dot = exported(sketch.graph(), "dot");
    CHECK(contains(dot, "label=\"Conseil\\nnational pour\\nla protection …\""));
    CHECK(contains(dot, "label=\"" + accents.substr(0, 64) + "…\""));
    CHECK(contains(dot, "label=\"Plan « Rhône\\nvert »\""));
}

TEST_CASE("the legend shows the types and statuses that occur, and only those") {
    const std::string dot = exported(star(2), "dot");
    CHECK(contains(dot, "subgraph \"cluster_legend\""));
    CHECK(contains(dot, "\"legend 0\" [label=\"Organization\""));
    CHECK(contains(dot, "\"legend 1\" [label=\"Person\""));
    CHECK(contains(dot, "\"legend 0\" -> \"legend 1\" [label=\"asserted\""));
    CHECK_FALSE(contains(dot, "hedged"));
    CHECK_FALSE(contains(dot, "\"legend 2\""));
    CHECK_FALSE(contains(exported(graph::KnowledgeGraph(), "dot"), "legend"));
}

TEST_CASE("nodes without relations stand together") {
    GraphSketch sketch;
    sketch.document("doc");
    for (int i = 0; i < 7; ++i) sketch.node("n" + std::to_string(i), "N", "Person");
    const std::string dot = exported(sketch.graph(), "dot");
    CHECK(contains(dot, "subgraph \"cluster_isolated\""));
    CHECK(contains(dot, "\"n3\" -> \"n4\" [style=invis]"));
    CHECK_FALSE(contains(dot, "\"n4\" -> \"n5\""));
}

TEST_CASE("a graph too large for dot is left to sfdp, with a warning") {
    Options options;
    int warnings = 0;
    options.warn = [&warnings](const Warning&) { ++warnings; };
    CHECK_FALSE(contains(exported(star(300), "dot", options), "sfdp"));
    CHECK(warnings == 0);
    const std::string large = exported(star(301), "dot", options);
    CHECK(contains(large, "layout=sfdp"));
    CHECK_FALSE(contains(large, "legend"));
    CHECK(warnings == 1);
}
