// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "exporters/exporter.hpp"
#include "exporters/writers.hpp"

namespace lacis::exporters {
namespace {

constexpr std::array<std::string_view, 1> kCsvExtensions = {".csv"};
constexpr std::array<std::string_view, 2> kCypherExtensions = {".cypher", ".cql"};
constexpr std::array<std::string_view, 1> kCytoscapeExtensions = {".cyjs"};
constexpr std::array<std::string_view, 2> kDotExtensions = {".dot", ".gv"};
constexpr std::array<std::string_view, 2> kFollowTheMoneyExtensions = {".ftm.json", ".ftm.jsonl"};
constexpr std::array<std::string_view, 1> kGexfExtensions = {".gexf"};
constexpr std::array<std::string_view, 1> kGraphmlExtensions = {".graphml"};
constexpr std::array<std::string_view, 1> kJsonExtensions = {".json"};
constexpr std::array<std::string_view, 1> kJsonldExtensions = {".jsonld"};
constexpr std::array<std::string_view, 1> kKuzuExtensions = {".kuzu"};
constexpr std::array<std::string_view, 1> kNeo4jExtensions = {".neo4j"};
constexpr std::array<std::string_view, 1> kNodelinkExtensions = {".nodelink.json"};
constexpr std::array<std::string_view, 1> kNtriplesExtensions = {".nt"};
constexpr std::array<std::string_view, 1> kTurtleExtensions = {".ttl"};

constexpr auto kFormats = std::to_array<Format>({
    {"csv", "tables in CSV (a folder)", kCsvExtensions, "spreadsheets, Gephi", {}, write_csv},
    {"cypher", "script in Cypher", kCypherExtensions, "Neo4j", write_cypher},
    {"cytoscape", "JSON of Cytoscape.js", kCytoscapeExtensions, "Cytoscape.js, Cytoscape", write_cytoscape},
    {"dot", "Graphviz DOT, for pictures", kDotExtensions, "Graphviz", write_dot},
    {"followthemoney", "entities of FollowTheMoney, JSON Lines", kFollowTheMoneyExtensions,
     "Aleph, followthemoney", write_followthemoney},
    {"gexf", "GEXF 1.3 (XML), with colours, sizes and dates", kGexfExtensions, "Gephi, Gephi Lite, networkx",
     write_gexf},
    {"graphml", "GraphML 1.0 (XML)", kGraphmlExtensions, "Gephi, Cytoscape, networkx, igraph, yEd, TinkerPop",
     write_graphml},
    {"json", "lacis' own JSON, loss-free", kJsonExtensions, "lacis", write_native_json},
    {"jsonld", "JSON-LD 1.1 (RDF)", kJsonldExtensions, "Oxigraph, rdflib, the web", write_jsonld},
    {"kuzu", "tables and scripts for Kuzu (a folder)", kKuzuExtensions, "Kuzu, Ladybug", {}, write_kuzu},
    {"neo4j", "tables for neo4j-admin import (a folder)", kNeo4jExtensions, "Neo4j", {}, write_neo4j},
    {"nodelink", "node-link JSON", kNodelinkExtensions, "D3, networkx", write_nodelink},
    {"ntriples", "RDF 1.1 N-Triples", kNtriplesExtensions, "Oxigraph, rdflib, every triple store",
     write_ntriples},
    {"turtle", "RDF 1.1 Turtle", kTurtleExtensions, "Oxigraph, rdflib, every triple store", write_turtle},
});

constexpr bool is_sorted_by_name() {
    for (std::size_t i = 1; i < kFormats.size(); ++i) {
        if (!(kFormats[i - 1].name < kFormats[i].name)) return false;
    }
    return true;
}

constexpr bool has_extension_twice() {
    for (const Format& a : kFormats) {
        for (const Format& b : kFormats) {
            for (const std::string_view extension : a.extensions) {
                const auto count = std::count(b.extensions.begin(), b.extensions.end(), extension);
                if (count > (&a == &b ? 1 : 0)) return true;
            }
        }
    }
    return false;
}

static_assert(is_sorted_by_name());
static_assert(!has_extension_twice());

}  // namespace

std::span<const Format> formats() noexcept {
    return kFormats;
}

const Format* find_format(std::string_view name) noexcept {
    const auto* const found = std::find_if(kFormats.begin(), kFormats.end(),
                                           [name](const Format& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const Format* format_for(std::string_view file_name) noexcept {
    while (file_name.ends_with('/')) file_name.remove_suffix(1);
    const Format* best = nullptr;
    std::size_t longest = 0;
    for (const Format& format : kFormats) {
        for (const std::string_view extension : format.extensions) {
            if (file_name.ends_with(extension) && extension.size() > longest) {
                best = &format;
                longest = extension.size();
            }
        }
    }
    return best;
}

}  // namespace lacis::exporters
