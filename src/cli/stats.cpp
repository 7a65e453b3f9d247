// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <memory>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/evidence_text.hpp"
#include "cli/input.hpp"
#include "graph/graph.hpp"
#include "graph/measures.hpp"

namespace lacis::cli {
namespace {

struct StatsOptions {
    std::string graph;
    bool json = false;
};

std::string row(const std::string& name, std::size_t count, std::size_t indent = 0) {
    constexpr std::size_t kNameWidth = 24;
    constexpr std::size_t kCountWidth = 8;
    std::string line = std::string(indent, ' ') + printable(name);
    line.resize(std::max(kNameWidth, line.size()), ' ');
    const std::string digits = std::to_string(count);
    return line + std::string(digits.size() < kCountWidth ? kCountWidth - digits.size() : 1, ' ') + digits +
           '\n';
}

std::string rows(const std::vector<graph::Count>& counts) {
    std::string lines;
    for (const graph::Count& count : counts) lines += row(std::string(count.name), count.count, 2);
    return lines;
}

std::string table_of(const graph::KnowledgeGraph& graph, const graph::Measures& measures) {
    std::string table = row("articles", measures.documents) + row("entities", measures.nodes) +
                        rows(measures.entity_types) + row("mentions", measures.mentions) +
                        row("relations", measures.edges) + rows(measures.relations) +
                        row("status of relations", measures.edges) + rows(measures.statuses) +
                        row("pieces of evidence", measures.evidence) + rows(measures.evidence_statuses) +
                        row("connected parts", measures.components);
    if (!measures.most_connected.empty()) table += "most relations\n";
    for (const graph::RankedNode& ranked : measures.most_connected) {
        table += row(std::string(graph.nodes()[ranked.node].label), ranked.degree, 2);
    }
    return table;
}

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write(JsonWriter& writer, std::string_view name, std::size_t count) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
    writer.Uint64(count);
}

void write(JsonWriter& writer, const char* name, const std::vector<graph::Count>& counts) {
    writer.Key(name);
    writer.StartObject();
    for (const graph::Count& count : counts) write(writer, count.name, count.count);
    writer.EndObject();
}

std::string json_of(const graph::KnowledgeGraph& graph, const graph::Measures& measures) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.SetIndent(' ', 2);
    writer.StartObject();
    write(writer, "documents", measures.documents);
    write(writer, "nodes", measures.nodes);
    write(writer, "nodes_by_type", measures.entity_types);
    write(writer, "mentions", measures.mentions);
    write(writer, "edges", measures.edges);
    write(writer, "edges_by_type", measures.relations);
    write(writer, "edges_by_status", measures.statuses);
    write(writer, "evidence", measures.evidence);
    write(writer, "evidence_by_status", measures.evidence_statuses);
    write(writer, "components", measures.components);
    write(writer, "isolated", measures.isolated);
    writer.Key("most_connected");
    writer.StartArray();
    for (const graph::RankedNode& ranked : measures.most_connected) {
        const graph::Node& node = graph.nodes()[ranked.node];
        writer.StartObject();
        writer.Key("id");
        writer.String(node.id.view().data(), static_cast<rapidjson::SizeType>(node.id.size()));
        write(writer, "degree", ranked.degree);
        writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

void print_statistics(const StatsOptions& options) {
    constexpr std::size_t kMostConnected = 5;
    const graph::KnowledgeGraph graph = read_graph(options.graph);
    const graph::Measures measures = graph::measure(graph, kMostConnected);
    print(options.json ? json_of(graph, measures) : table_of(graph, measures));
}

}  // namespace

Action declare_stats(CLI::App& command) {
    auto options = std::make_shared<StatsOptions>();
    command
        .add_option("GRAPH", options->graph,
                    "A graph in lacis's own JSON (- for standard input), GEXF, GraphML or node-link JSON")
        ->required()
        ->type_name("");
    command.add_flag("--json", options->json, "Print the counts as JSON");
    command.footer("Example:\n  lacis stats graph.json\n");
    return [options] { print_statistics(*options); };
}

}  // namespace lacis::cli
