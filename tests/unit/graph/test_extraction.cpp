// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "consumers/hard_graph.hpp"
#include "graph/extraction.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

using namespace lacis;
using namespace lacis::graph;

namespace {

ExtractedDocument example() {
    ExtractedDocument document;
    document.info = {"a/1", "Titre \"cité\"",    "https://exemple.fr", "2025-01", "fr",
                     120,   std::string(64, 'f')};
    EntityRecord ada;
    ada.label = "Ada Lovelace";
    ada.type = "Person";
    ada.names = {"Ada Lovelace", "Ada"};
    ada.mentions = {{{0, 12}, "Ada Lovelace", "name", "full-name"}, {{20, 24}, "elle", "pronoun", ""}};
    ada.byline = true;
    ada.facts = {{"gender", "feminine", {}}, {"born", "1815", {30, 41}}};
    EntityRecord vega;
    vega.label = "Véga\n2";
    vega.type = "Organization";
    document.entities = {ada, vega};
    RelationRecord relation;
    relation.source = 1;
    relation.target = 0;
    relation.type = "funded";
    relation.symmetric = true;
    relation.status = Status::kHedged;
    relation.sentence = {3, 9};
    relation.text = "« Oui »";
    relation.source_span = {3, 4};
    relation.target_span = {20, 24};
    relation.attributed_to = "l'AFP";
    relation.date = "2018";
    relation.amount = Amount{2.5e8, "USD"};
    relation.role = "directrice";
    relation.rule = "funded/verb";
    relation.confidence = 0.75;
    document.relations = {relation, RelationRecord{}};
    return document;
}

std::string message_of(const std::string& json) {
    try {
        static_cast<void>(extraction_from_json(json, "in.jsonl", 4));
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("statuses have names, and the names statuses") {
    using enum Status;
    for (const Status status : {kAsserted, kHedged, kNegated, kDisputed}) {
        CHECK(status_from_string(to_string(status)) == status);
    }
    CHECK(to_string(kHedged) == "hedged");
    CHECK_FALSE(status_from_string("Hedged"));
    CHECK_FALSE(status_from_string(""));
}

TEST_CASE("an extraction is one line and reads back as it was") {
    const std::string line = to_json_line(example());
    CHECK(line.find('\n') == std::string::npos);
    const ExtractedDocument read = extraction_from_json(line, "in.jsonl", 1);
    CHECK(to_json_line(read) == line);
    CHECK(read.info.title == "Titre \"cité\"");
    REQUIRE(read.entities.size() == 2);
    CHECK(read.entities[0].byline);
    CHECK(read.entities[0].mentions[1].text == "elle");
    CHECK(read.entities[1].label == "Véga\n2");
    REQUIRE(read.relations.size() == 2);
    const RelationRecord& relation = read.relations[0];
    CHECK(relation.source == 1);
    CHECK(relation.symmetric);
    CHECK(relation.status == Status::kHedged);
    CHECK(relation.sentence == Span{3, 9});
    CHECK(relation.target_span == Span{20, 24});
    CHECK(relation.amount == Amount{2.5e8, "USD"});
    CHECK(relation.role == "directrice");
    CHECK(relation.confidence == 0.75);
    CHECK_FALSE(read.relations[1].amount.has_value());
}

TEST_CASE("extractions of hostile texts read back as they were") {
    testing::HostileGraphs hostile(5);
    for (int i = 0; i < 500; ++i) {
        ExtractedDocument document = example();
        document.info.id = hostile.text();
        document.entities[1].label = hostile.text();
        document.entities[1].names = {hostile.text(), hostile.text()};
        document.relations[0].text = hostile.text();
        document.relations[0].amount = Amount{0.1 * hostile.below(1000), hostile.text()};
        const std::string line = to_json_line(document);
        REQUIRE(line.find('\n') == std::string::npos);
        const ExtractedDocument read = extraction_from_json(line, "in.jsonl", 1);
        REQUIRE(read.relations[0].text == document.relations[0].text);
        REQUIRE(read.relations[0].amount == document.relations[0].amount);
        REQUIRE(to_json_line(read) == line);
    }
}

TEST_CASE("a broken line is refused with file, line, column and cause") {
    const std::string line = to_json_line(example());
    CHECK(message_of("") == "in.jsonl:4:1: not JSON: the text ends too early");
    CHECK(message_of("[]") == "in.jsonl:4:1: an object was expected, not an array");
    CHECK(message_of(line + "x") == "in.jsonl:4:" + std::to_string(1 + utf8::count_code_points(line)) +
                                        ": not JSON: nothing may follow the end of the object");
    CHECK(message_of(replaced(line, "\"label\"", "\"labell\""))
              .ends_with("unknown member \"labell\", did you mean \"label\"?"));
    CHECK(message_of(replaced(line, "\"start\":0,", "")).ends_with("member \"start\" is missing"));
    CHECK(message_of(replaced(line, "\"end\":12", "\"end\":12,\"end\":12"))
              .ends_with("member \"end\" is given twice"));
    CHECK(message_of(replaced(line, "\"hedged\"", "\"disputed\""))
              .ends_with("\"asserted\", \"hedged\" or \"negated\" was expected"));
    CHECK(message_of(replaced(line, "\"confidence\":0.75", "\"confidence\":1.75"))
              .ends_with("a number from 0 to 1 was expected"));
    CHECK(message_of(replaced(line, "\"start\":3,\"end\":9", "\"start\":9,\"end\":3"))
              .ends_with("\"end\" lies before \"start\""));
    CHECK(message_of(replaced(line, "\"source\":1", "\"source\":2"))
              .ends_with("the relation that ends here names an entity by a number that none has"));
    CHECK(message_of(replaced(line, "Ada",
                              "A\xFF"
                              "da"))
              .ends_with("not UTF-8"));
}

TEST_CASE("columns of errors count characters, not bytes") {
    CHECK(message_of(R"({"document":{"id":"é","length":1},"é":1})") == "in.jsonl:4:35: unknown member \"é\"");
}
