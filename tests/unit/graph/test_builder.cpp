// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "graph/builder.hpp"
#include "graph/json.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::graph;

namespace {

EntityRecord entity(const std::string& label, const std::string& type = "Person",
                    const std::vector<std::string>& other_names = {}, std::uint32_t mentions = 1) {
    EntityRecord record;
    record.label = label;
    record.type = type;
    record.names = other_names;
    record.names.insert(record.names.begin(), label);
    for (std::uint32_t i = 0; i < mentions; ++i)
        record.mentions.push_back({{10 * i, 10 * i + 5}, label, "name", "full-name"});
    return record;
}

RelationRecord relation(std::uint32_t source, const std::string& type, std::uint32_t target,
                        Status status = Status::kAsserted) {
    RelationRecord record;
    record.source = source;
    record.target = target;
    record.type = type;
    record.status = status;
    record.sentence = {0, 20};
    record.text = "Une phrase du texte.";
    record.source_span = {0, 3};
    record.target_span = {10, 13};
    record.rule = type + "/verb";
    record.confidence = 0.8;
    return record;
}

ExtractedDocument document(const std::string& id, std::vector<EntityRecord> entities,
                           std::vector<RelationRecord> relations = {}) {
    ExtractedDocument made;
    made.info.id = id;
    made.info.length = 1000;
    made.entities = std::move(entities);
    made.relations = std::move(relations);
    return made;
}

std::string json(const KnowledgeGraph& graph) {
    StringOutput out;
    write_json(graph, out);
    return out.str();
}

std::vector<std::string> ids(const KnowledgeGraph& graph) {
    std::vector<std::string> ids;
    for (const Node& node : graph.nodes()) ids.emplace_back(node.id);
    return ids;
}

}  // namespace

TEST_CASE("no documents make the empty graph") {
    const KnowledgeGraph graph = build_graph({}, {});
    CHECK(graph.nodes().empty());
    CHECK(graph.edges().empty());
    CHECK(graph.component_count() == 0);
}

TEST_CASE("entities of one identity become one node with all names and mentions") {
    const std::vector documents = {
        document("b", {entity("Ada Lovelace", "Person", {"Ada"}, 2)}),
        document("a", {entity("Ada Lovelace", "Person", {"Lovelace", "lady Lovelace"}, 1)})};
    const KnowledgeGraph graph = build_graph(documents, {{7}, {7}});
    REQUIRE(graph.nodes().size() == 1);
    const Node& node = graph.nodes()[0];
    CHECK(node.id == "ada-lovelace");
    CHECK(node.label == "Ada Lovelace");
    REQUIRE(node.aliases.size() == 3);
    CHECK(node.aliases[0] == "Ada");
    CHECK(node.aliases[1] == "Lovelace");
    CHECK(node.aliases[2] == "lady Lovelace");
    REQUIRE(node.mentions.size() == 3);
    CHECK(graph.documents()[node.mentions[0].document].id == "a");
    CHECK(graph.documents()[node.mentions[2].document].id == "b");
}

TEST_CASE("the label is the name that most documents hold for the fullest") {
    const std::vector documents = {document("a", {entity("Marie Curie", "Person", {"Curie"})}),
                                   document("b", {entity("Marie Skłodowska-Curie", "Person", {"Curie"})}),
                                   document("c", {entity("Marie Curie", "Person", {"Curie"}, 5)})};
    const KnowledgeGraph graph = build_graph(documents, {{0}, {0}, {0}});
    CHECK(graph.nodes()[0].label == "Marie Curie");
}

TEST_CASE("a node has the type that most mentions speak for") {
    const std::vector documents = {document("a", {entity("Vega", "Organization", {}, 1)}),
                                   document("b", {entity("Vega", "Product", {}, 4)})};
    CHECK(build_graph(documents, {{0}, {0}}).nodes()[0].type == "Product");
}

TEST_CASE("namesakes get different ids, the one spoken of most the plain one") {
    const std::vector documents = {document(
        "a", {entity("Paris", "Person"), entity("Paris", "Place", {}, 5), entity("Paris", "Person", {}, 2)})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1, 2}});
    CHECK(ids(graph) == std::vector<std::string>{"paris", "paris-person", "paris-person-2"});
    CHECK(graph.nodes()[0].type == "Place");
    CHECK(graph.nodes()[1].mentions.size() == 2);
}

TEST_CASE("a byline is a node only if it is nothing else anywhere") {
    EntityRecord credit = entity("Jeanne Photo");
    credit.byline = true;
    const std::vector documents = {document("a", {credit}), document("b", {entity("Jeanne Photo")})};
    CHECK_FALSE(build_graph(documents, {{0}, {0}}).nodes()[0].byline);
    CHECK(build_graph(std::span(documents).first(1), {{0}}).nodes()[0].byline);
}

TEST_CASE("relations of one source, type and target become one edge with all evidence") {
    const std::vector documents = {
        document("a", {entity("Ada"), entity("Vega", "Organization")},
                 {relation(0, "founded", 1), relation(0, "leads", 1)}),
        document("b", {entity("Vega", "Organization"), entity("Ada")}, {relation(1, "founded", 0)})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1}, {1, 0}});
    REQUIRE(graph.edges().size() == 2);
    CHECK(graph.edges()[0].id == "ada--founded--vega");
    CHECK(graph.edges()[0].evidence.size() == 2);
    CHECK(graph.edges()[1].id == "ada--leads--vega");
    CHECK(graph.edges()[1].evidence.size() == 1);
}

TEST_CASE("an edge's status follows from its evidence") {
    const auto status = [](const std::vector<Status>& statuses) {
        std::vector<RelationRecord> relations;
        for (std::uint32_t i = 0; i < statuses.size(); ++i) {
            relations.push_back(relation(0, "funded", 1, statuses[i]));
            relations.back().sentence.begin = i;
        }
        const std::vector documents = {document("a", {entity("Ada"), entity("Vega")}, relations)};
        return build_graph(documents, {{0, 1}}).edges()[0].status;
    };
    using enum Status;
    CHECK(status({kAsserted}) == kAsserted);
    CHECK(status({kHedged, kAsserted}) == kAsserted);
    CHECK(status({kNegated, kHedged}) == kHedged);
    CHECK(status({kNegated}) == kNegated);
    CHECK(status({kNegated, kAsserted}) == kDisputed);
    CHECK(status({kNegated, kHedged, kAsserted}) == kDisputed);
}

TEST_CASE("a relation without direction is one edge, with the words on the right sides") {
    RelationRecord there = relation(0, "met", 1);
    there.symmetric = true;
    RelationRecord back = relation(1, "met", 0);
    back.symmetric = true;
    back.sentence = {30, 50};
    back.source_span = {30, 33};
    back.target_span = {40, 43};
    const std::vector documents = {document("a", {entity("Zoé"), entity("Ada")}, {there, back})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1}});
    REQUIRE(graph.edges().size() == 1);
    const Edge& edge = graph.edges()[0];
    CHECK(edge.id == "ada--met--zoe");
    CHECK(edge.symmetric);
    CHECK(edge.evidence[0].source_span == Span{10, 13});
    CHECK(edge.evidence[0].target_span == Span{0, 3});
    CHECK(edge.evidence[1].source_span == Span{30, 33});
}

TEST_CASE("a relation of a node with itself is left out") {
    const std::vector documents = {
        document("a", {entity("Ada"), entity("Lovelace")}, {relation(0, "met", 1)})};
    CHECK(build_graph(documents, {{0, 0}}).edges().empty());
}

TEST_CASE("the same statement found by two rules is kept once, from the surer one") {
    RelationRecord other = relation(0, "founded", 1);
    other.rule = "founded/noun";
    other.confidence = 0.95;
    RelationRecord elsewhere = relation(0, "founded", 1);
    elsewhere.target_span = {14, 18};
    const std::vector documents = {
        document("a", {entity("Ada"), entity("Vega")},
                 {relation(0, "founded", 1), other, relation(0, "founded", 1), elsewhere})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1}});
    REQUIRE(graph.edges()[0].evidence.size() == 2);
    CHECK(graph.edges()[0].evidence[0].rule == "founded/noun");
    CHECK(graph.edges()[0].evidence[0].confidence == 0.95);
}

TEST_CASE("types that differ only in signs give edges of different ids") {
    const std::vector documents = {document("a", {entity("Ada"), entity("Vega")},
                                            {relation(0, "co founded", 1), relation(0, "co-founded", 1)})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1}});
    REQUIRE(graph.edges().size() == 2);
    CHECK(graph.edges()[0].id == "ada--co_founded--vega");
    CHECK(graph.edges()[1].id == "ada--co_founded--vega--2");
}

TEST_CASE("text that is not UTF-8 and numbers that are none do not get into a graph") {
    RelationRecord odd = relation(0, "funded", 1);
    odd.text = "Il a \xFF financé.";
    odd.amount = Amount{std::numeric_limits<double>::infinity(), "EUR"};
    odd.confidence = std::numeric_limits<double>::quiet_NaN();
    const std::vector documents = {document("a\xC3", {entity("Ad\xE9"), entity("Vega")}, {odd})};
    const KnowledgeGraph graph = build_graph(documents, {{0, 1}});
    CHECK(graph.documents()[0].id == "a\uFFFD");
    CHECK(graph.edges()[0].evidence[0].text == "Il a \uFFFD financé.");
    CHECK_FALSE(graph.edges()[0].evidence[0].amount.has_value());
    CHECK(graph.edges()[0].evidence[0].confidence == 0);
    CHECK(json(read_json(json(graph), "x.json")) == json(graph));
}

TEST_CASE("documents need ids of their own") {
    const std::vector twins = {document("a", {}), document("a", {})};
    CHECK_THROWS_WITH_AS(static_cast<void>(build_graph(twins, {{}, {}})), "two documents have the id \"a\"",
                         Error);
    const std::vector nameless = {document("", {})};
    CHECK_THROWS_WITH_AS(static_cast<void>(build_graph(nameless, {{}})), "a document has no id", Error);
}

TEST_CASE("the graph does not depend on the order of the documents, nor on the numbers of identities") {
    std::mt19937 random(3);
    const auto below = [&random](std::uint32_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    const std::vector<std::string> names = {"Ada",   "Ada Lovelace", "Vega", "Véga",
                                            "Paris", "中文",         "node", "20 Minutes"};
    for (int round = 0; round < 30; ++round) {
        std::vector<ExtractedDocument> documents;
        Identities identities;
        for (std::uint32_t d = 0; d < 6; ++d) {
            std::vector<EntityRecord> entities;
            std::vector<std::uint32_t> numbers;
            for (std::uint32_t e = 0; e < 5; ++e) {
                entities.push_back(
                    entity(names[below(8)], below(2) == 0 ? "Person" : "Place", {names[below(8)]}, below(3)));
                numbers.push_back(below(8));
            }
            std::vector<RelationRecord> relations;
            for (std::uint32_t r = 0; r < 6; ++r) {
                relations.push_back(relation(below(5), below(2) == 0 ? "met" : "funded", below(5),
                                             static_cast<Status>(below(3))));
                relations.back().symmetric = relations.back().type == "met";
                relations.back().sentence.begin = below(3);
            }
            documents.push_back(document("d" + std::to_string(d), entities, relations));
            identities.push_back(numbers);
        }
        const std::string expected = json(build_graph(documents, identities));
        std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
        std::shuffle(order.begin(), order.end(), random);
        std::vector<ExtractedDocument> shuffled;
        Identities renumbered;
        for (const std::size_t i : order) {
            shuffled.push_back(documents[i]);
            renumbered.push_back(identities[i]);
            for (std::uint32_t& number : renumbered.back()) number = 1000 - 7 * number;
        }
        REQUIRE(json(build_graph(shuffled, renumbered)) == expected);
        REQUIRE(json(read_json(expected, "x.json")) == expected);
    }
}

TEST_CASE("what is known of a node comes before what the documents say") {
    const std::vector documents = {
        document("a", {entity("BdR", "Product", {}, 3), entity("Banque du Rhin")}),
        document("b", {entity("Rhin", "Place"), entity("Banque", "Place", {}, 9)})};
    KnownNodes known;
    known[7] = {
        "banque-du-rhin", "Banque du Rhin", "Organization", {"BR"}, {"wikidata:Q2", "lei:X", "lei:X"}};
    known[9].label = "Le Rhin";
    const KnowledgeGraph graph = build_graph(documents, {{7, 8}, {9, 7}}, known);
    REQUIRE(ids(graph) == std::vector<std::string>{"banque-du-rhin", "banque-du-rhin-person", "le-rhin"});
    const Node& bank = graph.nodes()[0];
    CHECK(bank.label == "Banque du Rhin");
    CHECK(bank.type == "Organization");
    CHECK(std::vector<std::string>(bank.aliases.begin(), bank.aliases.end()) ==
          std::vector<std::string>{"BR", "Banque", "BdR"});
    REQUIRE(bank.external_ids.size() == 2);
    CHECK(bank.external_ids[0] == "lei:X");
    CHECK(bank.external_ids[1] == "wikidata:Q2");
    CHECK(graph.nodes()[2].aliases[0] == "Rhin");
    CHECK(graph.nodes()[2].type == "Place");
    CHECK(graph.nodes()[1].external_ids.empty());
}
