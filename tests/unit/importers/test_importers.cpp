// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

#include "consumers/hard_graph.hpp"
#include "exporters/exporter.hpp"
#include "graph/json.hpp"
#include "importers/importer.hpp"
#include "support/error.hpp"
#include "unit/exporters/exported.hpp"

using namespace lacis;
using namespace lacis::importers;
using lacis::testing::exported;

namespace {

constexpr int kGraphs = 300;

std::vector<std::string> messages;

graph::KnowledgeGraph import_as(const Format& format, std::string_view contents) {
    messages.clear();
    return format.read(contents, "file", [](const Warning& warning) { messages.push_back(warning.message); });
}

std::string error_of(const Format& format, std::string_view contents) {
    try {
        static_cast<void>(import_as(format, contents));
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

const Format& graphml() {
    return *format_for("x.graphml");
}

/// A graph whose texts XML can hold.
bool loses_characters(const graph::KnowledgeGraph& graph) {
    bool lost = false;
    exporters::Options options;
    options.warn = [&lost](const Warning& warning) {
        lost = lost || warning.message.ends_with("replaced by U+FFFD");
    };
    static_cast<void>(exported(graph, "graphml", options));
    static_cast<void>(exported(graph, "gexf", options));
    return lost;
}

constexpr std::string_view kKeys =
    "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"
    "<key id='l' for='node' attr.name='label' attr.type='string'/>"
    "<key id='c' for='node' attr.name='modularity_class' attr.type='int'/>"
    "<key id='r' for='edge' attr.name='relation' attr.type='string'/>"
    "<key id='e' for='edge' attr.name='evidence' attr.type='string'/>"
    "<graph edgedefault='directed'>\n";

constexpr std::string_view kEvidence =
    "[{\"document\":\"d\",\"start\":0,\"end\":7,\"text\":\"A &lt; "
    "B.\",\"source_span\":{\"start\":0,\"end\":1},"
    "\"target_span\":{\"start\":4,\"end\":5},\"status\":\"hedged\",\"confidence\":0.5}]";

}  // namespace

TEST_CASE("what is exported comes back as the same graph") {
    lacis::testing::HostileGraphs hostile(7);
    for (const Format& format : formats()) {
        CAPTURE(format.name);
        const graph::KnowledgeGraph hard = lacis::testing::hard_graph();
        const graph::KnowledgeGraph hard_again = import_as(format, exported(hard, format.name));
        CHECK(messages.empty());
        CHECK(hard_again.nodes().size() == hard.nodes().size());
        CHECK(hard_again.edges().size() == hard.edges().size());
        int equal = 0;
        for (int i = 0; i < kGraphs; ++i) {
            const graph::KnowledgeGraph graph = hostile.next();
            const graph::KnowledgeGraph again = import_as(format, exported(graph, format.name));
            // What has come back once holds no character any more that XML does not.
            const graph::KnowledgeGraph third = import_as(format, exported(again, format.name));
            const bool stays = exported(third, "json") == exported(again, "json");
            CHECK(stays);
            if (format.name != "nodelink" && loses_characters(graph)) continue;
            const bool is_same = exported(again, "json") == exported(graph, "json");
            CHECK(is_same);
            ++equal;
        }
        CHECK(equal > kGraphs / 100);
    }
}

TEST_CASE("a graph without anything comes back") {
    for (const Format& format : formats()) {
        CHECK(import_as(format, exported(graph::KnowledgeGraph(), format.name)).nodes().empty());
    }
}

TEST_CASE("corrections come back; what is worked out from evidence is worked out anew") {
    const std::string text =
        std::string(kKeys) +
        "<node id='a'><data key='l'>Ada &amp; C<![CDATA[<o>]]></data><data key='c'>3</data></node>\n"
        "<node id='5'/>"
        "<edge id='e1' source='a' target='5'><data key='r'>leads</data><data key='e'>" +
        std::string(kEvidence) + "</data></edge>\n<edge id='e2' source='5' target='a'/>\n</graph></graphml>";
    const graph::KnowledgeGraph graph = import_as(graphml(), text);
    REQUIRE(graph.nodes().size() == 2);
    CHECK(graph.nodes()[0].label == "Ada & C<o>");
    CHECK(graph.nodes()[1].id == "n5");
    REQUIRE(graph.edges().size() == 1);
    CHECK(graph.edges()[0].status == graph::Status::kHedged);
    CHECK(graph.edges()[0].evidence.front().text == "A < B.");
    REQUIRE(graph.documents().size() == 1);
    CHECK(graph.documents()[0].length == 7);
    CHECK(messages ==
          std::vector<std::string>{"the attribute 'modularity_class' is not lacis's and is left out",
                                   "an edge without evidence states nothing and is left out",
                                   "titles, dates and sources of 1 documents are not in the file"});
}

TEST_CASE("a zero below zero stays one") {
    lacis::testing::GraphSketch sketch;
    sketch.document("d");
    const auto node = sketch.node("a", "A", "Person");
    sketch.edge("e", node, "funded", node, {{.amount = -0.0}});
    const graph::KnowledgeGraph graph = sketch.graph();
    for (const Format& format : formats()) {
        CAPTURE(format.name);
        const graph::KnowledgeGraph again = import_as(format, exported(graph, format.name));
        REQUIRE(again.edges().size() == 1);
        CHECK(std::signbit(again.edges()[0].evidence[0].amount.value_or(1)));
    }
}

TEST_CASE("a file of another kind is refused, not read as an empty graph") {
    for (const std::string_view contents : {"", "<?xml version='1.0'?>", "<html></html>"}) {
        CAPTURE(contents);
        CHECK(error_of(graphml(), contents).ends_with("the element <graphml> was expected first"));
        CHECK(error_of(*format_for("x.gexf"), contents).ends_with("the element <gexf> was expected first"));
    }
}

TEST_CASE("what is wrong is told with its line") {
    const auto error = [](std::string_view body) {
        return error_of(graphml(), std::string(kKeys) + std::string(body) + "</graph></graphml>");
    };
    CHECK(error("<node id='a'/>\n<node id='a'/>").starts_with("file:3: there are two nodes of the id"));
    CHECK(error("<node/>").starts_with("file:2: an id begins with a letter"));
    CHECK(error("<node id='a'><data key='x'>1</data></node>") == "file:2:14: no <key> has the id \"x\"");
    CHECK(error("<edge id='e' source='a'/>") == "file:2:1: <edge> has no \"target\"");
    CHECK(error("<node id='a'></edge>").starts_with("file:2:14: </edge> closes no element"));
    CHECK(error("<node id='a'><data key='l'>&x;</data></node>") == "file:2:28: the entity is not declared");
    CHECK(error_of(graphml(), "<graphml>") == "file:1:10: the element <graphml> does not end");
    CHECK(error_of(graphml(), "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>") ==
          "file:1:1: declarations in the document are not read");
    CHECK(error_of(*format_for("g.nodelink.json"), "{\"nodes\": [}").starts_with("file:1:12: "));
    CHECK(error_of(*format_for("g.nodelink.json"), "{\"nodes\": []}") == "file: there is no list \"links\"");
}

TEST_CASE(
    "a list that another program has laid out anew is read; what is no list, or more than one, is refused") {
    const auto read = [](std::string_view evidence) {
        return error_of(graphml(), std::string(kKeys) +
                                       "<node id='a'/>\n<edge id='e' source='a' target='a'>\n<data key='e'>" +
                                       std::string(evidence) + "</data></edge></graph></graphml>");
    };
    std::string spread(kEvidence);
    for (std::size_t at = 0; (at = spread.find_first_of(",{", at)) != std::string::npos; at += 2) {
        spread.insert(at + 1, "\n");
    }
    CHECK(read(kEvidence) == "no error");
    CHECK(read(spread) == "no error");
    const std::string place = "file:3: in a list that is the value of an attribute: ";
    CHECK(read("{}") == place + "an array was expected, not an object");
    CHECK(read("[1]") == place + "an object was expected, not a number");
    CHECK(read("[{}]") == place + "member \"document\" is missing");
    CHECK(read("[ ]") == "file:3: an edge without evidence states nothing");
    CHECK(read(std::string(kEvidence) + ",\"symmetric\":true")
              .starts_with(place + "not JSON: nothing may follow"));
    CHECK(read(std::string(1000000, '[')).starts_with(place));
}

TEST_CASE("edges that lead nowhere, and ids that are taken, are told with their line") {
    const auto read = [](std::string_view more) {
        return error_of(graphml(),
                        std::string(kKeys) + "<node id='a'/>\n" + std::string(more) + "</graph></graphml>");
    };
    const auto edge = [](std::string_view id, std::string_view target) {
        return "<edge id='" + std::string(id) + "' source='a' target='" + std::string(target) +
               "'><data key='e'>" + std::string(kEvidence) + "</data></edge>\n";
    };
    CHECK(read(edge("e", "a") + edge("f", "a")) == "no error");
    CHECK(read(edge("e", "a") + edge("f", "b")) == "file:4: there is no node of the id \"b\"");
    CHECK(read(edge("e", "a") + edge("e", "a")) == "file:4: the id \"e\" is taken already");
    CHECK(read(edge("a", "a")) == "file:3: the id \"a\" is taken already");
    CHECK(read(edge("é", "a")).starts_with("file:3: an id begins with a letter"));
}

TEST_CASE("files cut off anywhere are refused or read, never more") {
    const graph::KnowledgeGraph hard = lacis::testing::hard_graph(20);
    for (const Format& format : formats()) {
        const std::string bytes = exported(hard, format.name);
        for (std::size_t size = 0; size < bytes.size(); size += 61) {
            CAPTURE(size);
            CHECK(error_of(format, std::string_view(bytes).substr(0, size)) != "");
        }
    }
}

TEST_CASE("JSON nested without end is an error, not the end of the stack") {
    const std::string deep(1000000, '[');
    const Format& nodelink = *format_for("x.nodelink.json");
    CHECK(error_of(nodelink, "{\"nodes\": " + deep) == "file:1:74: JSON nested too deeply");
    CHECK(error_of(nodelink, "{\"nodes\": [], \"edges\": []}") == "no error");
}
