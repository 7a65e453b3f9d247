// SPDX-License-Identifier: Apache-2.0
// Ten thousand graphs whose texts are made of what breaks formats, through every format and back.
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_set>

#include "consumers/hard_graph.hpp"
#include "exporters/exporter.hpp"
#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "hostile/foreign_readers.hpp"
#include "importers/importer.hpp"
#include "unit/exporters/exported.hpp"

using namespace lacis;
using lacis::testing::exported;
using lacis::testing::exported_files;
using lacis::testing::HostileGraphs;
using lacis::testing::quoted_texts;
using lacis::testing::Texts;

namespace {

constexpr int kGraphs = 10000;
constexpr std::uint32_t kLongest = 100;

/// How a text looks in formats that cannot hold every character.
std::string in_xml(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::decode(text, at);
        const bool is_control = c < U' ' && c != U'\t' && c != U'\n' && c != U'\r';
        utf8::append(clean, is_control || c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c);
    }
    return clean;
}

std::string as_it_is(std::string_view text) {
    return std::string(text);
}

/// In tooltips of pictures, which have an alphabet of their own within the strings of DOT.
std::string in_picture(std::string_view text) {
    std::string shown;
    for (const char c : in_xml(text)) {
        switch (c) {
            case '\\':
                shown += "\\\\\\\\";
                break;
            case '\n':
                shown += "\\n";
                break;
            case '&':
                shown += "&amp;";
                break;
            default:
                shown += c == '\t' || c == '\r' ? ' ' : c;
        }
    }
    return shown;
}

/// How a file of a format is read, and how it holds a text.
struct Reading {
    Texts (*read)(std::string_view file);
    std::string (*held)(std::string_view text);
};

Texts cypher_texts(std::string_view file) {
    return quoted_texts(
        file, {'\'', {{'\\', "\\"}, {'\'', "'"}, {'n', "\n"}, {'r', "\r"}, {'t', "\t"}}, false, false});
}

Texts dot_texts(std::string_view file) {
    return quoted_texts(file, {'"', {{'\\', "\\\\"}, {'"', "\""}}, false, true});
}

Texts turtle_texts(std::string_view file) {
    return quoted_texts(
        file, {'"', {{'\\', "\\"}, {'"', "\""}, {'n', "\n"}, {'r', "\r"}, {'t', "\t"}}, true, false});
}

const std::map<std::string_view, Reading> kReadings = {
    {"csv", {testing::csv_texts, in_xml}},
    {"cypher", {cypher_texts, in_xml}},
    {"cytoscape", {testing::json_texts, as_it_is}},
    {"dot", {dot_texts, in_picture}},
    {"followthemoney", {testing::json_lines_texts, as_it_is}},
    {"gexf", {testing::xml_texts, in_xml}},
    {"graphml", {testing::xml_texts, in_xml}},
    {"json", {testing::json_texts, as_it_is}},
    {"jsonld", {testing::json_texts, as_it_is}},
    {"kuzu", {testing::csv_texts, in_xml}},
    {"neo4j", {testing::csv_texts, in_xml}},
    {"nodelink", {testing::json_texts, as_it_is}},
    {"ntriples", {turtle_texts, as_it_is}},
    {"turtle", {turtle_texts, as_it_is}},
};

/// All texts in the files of a format; scripts beside tables are not read.
std::unordered_set<std::string> texts_in(const std::map<std::string, std::string>& files,
                                         const Reading& reading) {
    std::unordered_set<std::string> texts;
    for (const auto& [name, bytes] : files) {
        if (!name.empty() && !name.ends_with(".csv")) continue;
        for (std::string& text : reading.read(bytes)) texts.insert(std::move(text));
    }
    return texts;
}

/// The first text of the graph that the file has not; in a picture a label stands within a tooltip.
std::string missing_text(const graph::KnowledgeGraph& graph, const std::unordered_set<std::string>& texts,
                         const Reading& reading, bool is_picture) {
    const auto is_missing = [&](std::string_view text) {
        const std::string held = reading.held(text);
        if (text.empty() || texts.contains(held)) return false;
        return !is_picture || std::none_of(texts.begin(), texts.end(), [&](const std::string& each) {
            return each.find(held) != std::string::npos;
        });
    };
    for (const graph::Node& node : graph.nodes()) {
        if (is_missing(node.label)) return reading.held(node.label);
    }
    for (const graph::Edge& edge : graph.edges()) {
        const std::string_view sentence = graph::leading_evidence(edge).text;
        if (!is_picture && is_missing(sentence)) return reading.held(sentence);
    }
    return {};
}

/// What is wrong with a graph in a format; nothing, if all is well.
std::string fault(const graph::KnowledgeGraph& graph, const exporters::Format& format) {
    const Reading& reading = kReadings.at(format.name);
    try {
        return missing_text(graph, texts_in(exported_files(graph, format), reading), reading,
                            format.name == "dot");
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

/// Does every hostile graph lack faults? `fault_in(graph)` says what is wrong with one.
template <typename FaultIn>
void check_all(std::uint64_t seed, bool for_xml, FaultIn fault_in) {
    HostileGraphs hostile(seed, {.longest = kLongest, .for_xml = for_xml});
    std::string fault;
    int count = 0;
    for (; count < kGraphs && fault.empty(); ++count) fault = fault_in(hostile.next());
    CAPTURE(count);
    CHECK(fault == std::string());
}

}  // namespace

TEST_CASE("hostile graphs are well-formed in every format, and their texts are what they were") {
    check_all(20250124, false, [](const graph::KnowledgeGraph& graph) -> std::string {
        for (const exporters::Format& format : exporters::formats()) {
            const std::string found = fault(graph, format);
            if (!found.empty()) return std::string(format.name) + ": " + found;
        }
        return {};
    });
}

TEST_CASE("hostile graphs come back equal from every format that is read") {
    check_all(20250125, true, [](const graph::KnowledgeGraph& graph) -> std::string {
        const std::string native = exported(graph, "json");
        for (const importers::Format& format : importers::formats()) {
            const graph::KnowledgeGraph again = format.read(exported(graph, format.name), "file", {});
            if (exported(again, "json") != native) return std::string(format.name);
        }
        return {};
    });
    check_all(20250126, false, [](const graph::KnowledgeGraph& graph) -> std::string {
        const std::string native = exported(graph, "json");
        return exported(graph::read_json(native, "file"), "json") == native ? "" : "json";
    });
}
