// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <set>
#include <string>

#include "graph/identifiers.hpp"

using namespace lacis::graph;

TEST_CASE("ids are the words of the label in plain letters") {
    CHECK(slug_of("Ada Lovelace", "Person") == "ada-lovelace");
    CHECK(slug_of("L'Équipe", "Organization") == "l-equipe");
    CHECK(slug_of("L’Équipe", "Organization") == "l-equipe");
    CHECK(slug_of("Société Générale S.A.", "Organization") == "societe-generale-s-a");
    CHECK(slug_of("Œuvre d'Ærø, Łódź et Straße", "Place") == "oeuvre-d-aero-lodz-et-strasse");
    CHECK(slug_of("  C:\\dir\\  ", "Product") == "c-dir");
    CHECK(slug_of("Jean--Paul", "Person") == "jean-paul");
}

TEST_CASE("ids begin with a letter and are no keyword of DOT") {
    CHECK(slug_of("20 Minutes", "Organization") == "organization-20-minutes");
    for (const std::string word : {"node", "Edge", "GRAPH", "digraph", "subgraph", "strict"}) {
        const std::string id = slug_of(word, "Product");
        CHECK(id.starts_with("product-"));
        CHECK(is_identifier(id));
    }
    CHECK(slug_of("noder", "Product") == "noder");
}

TEST_CASE("labels without any Latin letter get an id from their type and a hash") {
    const std::string id = slug_of("中文", "Person");
    CHECK(id.starts_with("person-"));
    CHECK(id.size() == std::string("person-").size() + 8);
    CHECK(id != slug_of("文中", "Person"));
    CHECK(id == slug_of("中文", "Person"));
    CHECK(slug_of("", "").starts_with("entity-"));
    CHECK(slug_of("7", "8") == "entity-7");
}

TEST_CASE("long labels are cut at a word") {
    std::string label;
    for (int i = 0; i < 1000; ++i) label += "organisation ";
    const std::string id = slug_of(label, "Organization");
    CHECK(id == "organisation-organisation-organisation-organisation");
    CHECK(slug_of(std::string(500, 'x'), "Product") == std::string(60, 'x'));
}

TEST_CASE("every id is an identifier without the sign of edges") {
    for (const char* label : {"a", "--a--b--", "é", "💥", "-", "9", "a_b", "node",
                              ("E\xCC\x81"
                               "cole"),
                              "ı", "ﬁn"}) {
        const std::string id = slug_of(label, "Type d'objet");
        CAPTURE(label);
        CHECK(is_identifier(id));
        CHECK(id.find("--") == std::string::npos);
    }
}

TEST_CASE("an edge's id names its ends and its type") {
    CHECK(edge_id("ada-lovelace", "works_for", "l-equipe") == "ada-lovelace--works_for--l-equipe");
    CHECK(is_identifier(edge_id("a", "A fondé", "b")));
    CHECK(is_identifier(edge_id("a", "創立", "b")));
}

TEST_CASE("identifiers are plain") {
    CHECK(is_identifier("n1"));
    CHECK(is_identifier("A_b.c-d"));
    for (const char* text : {"", "1n", "-a", "a b", "a\"", "é", "a/b", "_a"})
        CHECK_FALSE(is_identifier(text));
}
