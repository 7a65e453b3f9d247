// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "consumers/hard_graph.hpp"
#include "exporters/exporter.hpp"
#include "support/error.hpp"
#include "unit/exporters/exported.hpp"

using namespace lacis;
using namespace lacis::exporters;
using lacis::testing::exported;
using lacis::testing::exported_files;

TEST_CASE("formats are sorted, named and described") {
    CHECK(formats().size() >= 4);
    CHECK(std::is_sorted(formats().begin(), formats().end(),
                         [](const Format& a, const Format& b) { return a.name < b.name; }));
    for (const Format& format : formats()) {
        CHECK(find_format(format.name) == &format);
        CHECK_FALSE(format.title.empty());
        CHECK_FALSE(format.opens_in.empty());
        CHECK((format.write == nullptr) != (format.write_folder == nullptr));
        REQUIRE_FALSE(format.extensions.empty());
        for (const std::string_view extension : format.extensions) {
            CHECK(extension.starts_with('.'));
            CHECK(format_for("graph" + std::string(extension)) == &format);
        }
    }
    CHECK(find_format("") == nullptr);
    CHECK(find_format("JSON") == nullptr);
}

TEST_CASE("a folder's format is that of its ending, too") {
    CHECK(format_for("out/graph.csv")->name == "csv");
    CHECK(format_for("out/graph.csv/")->name == "csv");
    CHECK(format_for("out.csv/graph") == nullptr);
    CHECK(bool(find_format("csv")->write_folder));
}

TEST_CASE("a file's format is that of its longest ending") {
    CHECK(format_for("a/b.json")->name == "json");
    CHECK(format_for("a/b.nodelink.json")->name == "nodelink");
    CHECK(format_for("b.gv")->name == "dot");
    CHECK(format_for("b.v2.graphml")->name == "graphml");
    CHECK(format_for("json") == nullptr);
    CHECK(format_for("b.txt") == nullptr);
    CHECK(format_for("") == nullptr);
}

TEST_CASE("the same graph gives the same bytes in every format") {
    for (const Format& format : formats()) {
        CHECK(exported_files(testing::hard_graph(), format) == exported_files(testing::hard_graph(), format));
    }
}

namespace {

/// Is an error reported if the file holds no more than `limit` bytes, right there?
bool file_fails(const graph::KnowledgeGraph& graph, const Format& format, std::size_t limit) {
    // Nothing is held back, so that the error strikes where the byte is written.
    MemorySink sink(limit, 1);
    try {
        format.write(graph, {}, sink);
        sink.finish();
    } catch (const Error&) {
        return sink.bytes().size() == limit;
    }
    return false;
}

bool folder_fails(const graph::KnowledgeGraph& graph, const Format& format, const std::string& file,
                  std::size_t limit) {
    MemoryFolder folder(file, limit);
    try {
        format.write_folder(graph, {}, folder);
        folder.finish();
    } catch (const Error&) {
        return folder.files().at(file).size() == limit;
    }
    return false;
}

}  // namespace

TEST_CASE("a write error is reported wherever it happens") {
    const graph::KnowledgeGraph graph = testing::hard_graph(20);
    for (const Format& format : formats()) {
        for (const auto& written : exported_files(graph, format)) {
            const std::string& file = written.first;
            const std::string& bytes = written.second;
            CAPTURE(format.name);
            CAPTURE(file);
            const auto fails_after = [&](std::size_t limit) {
                return format.write_folder == nullptr ? file_fails(graph, format, limit)
                                                      : folder_fails(graph, format, file, limit);
            };
            // Every byte of a small file, every few of a large one.
            std::size_t limit = 0;
            while (limit < bytes.size() && fails_after(limit)) limit += 1 + bytes.size() / 5000;
            CHECK(limit >= bytes.size());
            CHECK_FALSE(fails_after(bytes.size()));
        }
    }
}

TEST_CASE("characters that a format cannot hold are warned about, those that it can are not") {
    const graph::KnowledgeGraph graph = testing::hard_graph();
    const auto warnings = [&graph](std::string_view format) {
        std::vector<std::string> messages;
        Options options;
        options.warn = [&messages](const Warning& warning) { messages.push_back(warning.message); };
        static_cast<void>(exported(graph, format, options));
        return messages;
    };
    CHECK(warnings("json").empty());
    CHECK(warnings("nodelink").empty());
    CHECK(warnings("graphml")[0] == "6 characters that XML cannot hold are replaced by U+FFFD");
    CHECK(warnings("dot")[0].ends_with("characters that a picture cannot hold are replaced by U+FFFD"));
}

TEST_CASE("what a format or its program loses is warned about, if the graph has it") {
    const auto warnings = [](const graph::KnowledgeGraph& graph, std::string_view format) {
        std::vector<std::string> messages;
        Options options;
        options.warn = [&messages](const Warning& warning) { messages.push_back(warning.message); };
        static_cast<void>(exported_files(graph, *find_format(format), options));
        return messages;
    };
    const auto graph_of = [](const std::string& label, const lacis::testing::SketchedEvidence& evidence) {
        lacis::testing::GraphSketch sketch;
        sketch.document("d");
        const auto node = sketch.node("a", label, "Person");
        sketch.edge("e", node, "met", node, {evidence});
        return sketch.graph();
    };
    const graph::KnowledgeGraph plain = graph_of("Ada", {});
    for (const Format& format : formats()) {
        CAPTURE(format.name);
        CHECK(warnings(plain, format.name).empty());
        CHECK(warnings(graph::KnowledgeGraph(), format.name).empty());
    }
    using Messages = std::vector<std::string>;
    const std::string picture =
        "a picture has three sentences of an edge at most, and no amounts, dates, roles and speakers: they "
        "are "
        "left out";
    CHECK(warnings(graph_of("Ada", {.amount = 1}), "dot") == Messages{picture});
    CHECK(warnings(graph_of("Ada", {.attributed_to = "l'AFP"}), "dot") == Messages{picture});
    const std::string gephi =
        "Gephi reads \"INF\" inside a text as \"Infinity\" and drops a text that is \"null\": that concerns ";
    CHECK(warnings(graph_of("Null", {}), "gexf") == Messages{gephi + "1 nodes and 0 edges"});
    CHECK(warnings(graph_of("Ada", {.text = "Un TINFO."}), "graphml") ==
          Messages{gephi + "0 nodes and 1 edges"});
    CHECK(warnings(graph_of("=1+1", {}), "csv") ==
          Messages{"1 cells begin with a sign that spreadsheets take for a formula"});
    CHECK(warnings(graph_of("__NULL__", {}), "kuzu") ==
          Messages{"1 texts are \"__NULL__\", which Kuzu reads as no text"});
}

TEST_CASE("ids that Neo4j could not index get no constraint, and a warning instead") {
    const auto cypher = [](std::size_t length, std::vector<std::string>& messages) {
        lacis::testing::GraphSketch sketch;
        sketch.document(std::string(length, 'd'));
        sketch.node("a", "A", "Person");
        Options options;
        options.warn = [&messages](const Warning& warning) { messages.push_back(warning.message); };
        const graph::KnowledgeGraph graph = sketch.graph();
        const auto tables = exported_files(graph, *find_format("neo4j"), options);
        std::string script = exported(graph, "cypher", options);
        CHECK(script.starts_with(tables.at("constraints.cypher")));
        return script;
    };
    std::vector<std::string> messages;
    CHECK(cypher(8000, messages).find("FOR (n:Document)") != std::string::npos);
    CHECK(messages.empty());
    const std::string script = cypher(8001, messages);
    CHECK(script.find("FOR (n:Document)") == std::string::npos);
    CHECK(script.find("FOR (n:Entity)") != std::string::npos);
    const std::string warning =
        "an id of more than 8,000 bytes, which Neo4j cannot index: there is no constraint for ids of "
        "(:Document)";
    CHECK(messages == std::vector<std::string>{warning, warning});
}

TEST_CASE("a payment in FollowTheMoney has amounts of money, no shares") {
    lacis::testing::GraphSketch sketch;
    sketch.document("d");
    const auto node = sketch.node("a", "A", "Person");
    sketch.edge("e", node, "funded", node,
                {{.amount = 20, .currency = "%"}, {.amount = 250, .currency = "EUR"}});
    const std::string written = exported(sketch.graph(), "followthemoney");
    CHECK(written.find("\"amount\":[\"250\"],\"currency\":[\"EUR\"]") != std::string::npos);
}

TEST_CASE("in FollowTheMoney an organization that is owned is a company, and a share is a percentage") {
    lacis::testing::GraphSketch sketch;
    sketch.document("d");
    const auto owner = sketch.node("owner", "A", "Organization");
    const auto owned = sketch.node("owned", "B", "Organization");
    const auto claimed = sketch.node("claimed", "C", "Organization");
    sketch.edge("bought", owner, "acquired", owned,
                {{.amount = 20, .currency = "%", .role = "actionnaire"}, {.amount = 5, .currency = "EUR"}});
    sketch.edge("perhaps", owner, "owns", claimed, {{.status = graph::Status::kHedged}});
    const std::string written = exported(sketch.graph(), "followthemoney");
    const auto has = [&](std::string_view text) { return written.find(text) != std::string::npos; };
    CHECK(has(R"({"id":"owner","schema":"Organization")"));
    CHECK(has(R"({"id":"owned","schema":"Company")"));
    CHECK(has(R"({"id":"claimed","schema":"Organization")"));
    CHECK(has(R"({"id":"bought","schema":"Ownership","properties":{"owner":["owner"],"asset":["owned"],)"
              R"("role":["acquired","actionnaire"],"percentage":["20"],)"));
    CHECK(has(R"({"id":"perhaps","schema":"UnknownLink")"));
}

TEST_CASE("what is no date stands elsewhere in FollowTheMoney") {
    lacis::testing::GraphSketch sketch;
    sketch.document_info(sketch.document("d")).date = "jeudi";
    const auto node = sketch.node("a", "A", "Person");
    sketch.edge("e", node, "met", node, {{.date = "vendredi"}, {.date = "2018-07"}});
    const std::string written = exported(sketch.graph(), "followthemoney");
    CHECK(written.find(R"("notes":["jeudi"])") != std::string::npos);
    CHECK(written.find(R"("date":["2018-07"])") != std::string::npos);
}

TEST_CASE("names that are too long for FollowTheMoney are told") {
    const auto warnings_for = [](std::size_t length) {
        lacis::testing::GraphSketch sketch;
        std::string name;
        for (std::size_t i = 0; i < length; ++i) name += "é";
        sketch.node("a", "A", "Person", {name});
        int count = 0;
        Options options;
        options.warn = [&count](const Warning&) { ++count; };
        static_cast<void>(exported(sketch.graph(), "followthemoney", options));
        return count;
    };
    CHECK(warnings_for(384) == 0);
    CHECK(warnings_for(385) == 1);
}

TEST_CASE("node-link JSON has its edges under the name that is asked for, and under no other") {
    Options options;
    const graph::KnowledgeGraph graph = testing::hard_graph();
    CHECK(exported(graph, "nodelink").find("\n\"edges\": [") != std::string::npos);
    options.edge_list = "links";
    CHECK(exported(graph, "nodelink", options).find("\n\"links\": [") != std::string::npos);
    options.edge_list = "arcs";
    CHECK_THROWS_WITH_AS(static_cast<void>(exported(graph, "nodelink", options)),
                         "node-link JSON has its edges under \"edges\" or \"links\", not \"arcs\"",
                         UsageError);
}

TEST_CASE("strict GraphML is GraphML without what the schema does not know") {
    Options options;
    options.strict = true;
    const graph::KnowledgeGraph graph = testing::hard_graph();
    const std::string strict = exported(graph, "graphml", options);
    const std::string open = exported(graph, "graphml");
    for (const std::string_view extra : {" labels=\"", " label=\"", " attr.list=\""}) {
        CHECK(strict.find(extra) == std::string::npos);
        CHECK(open.find(extra) != std::string::npos);
    }
    CHECK(std::count(strict.begin(), strict.end(), '\n') == std::count(open.begin(), open.end(), '\n'));
}
