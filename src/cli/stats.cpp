// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/evidence_text.hpp"
#include "cli/input.hpp"
#include "graph/graph.hpp"

namespace lacis::cli {
namespace {

using Counts = std::map<std::string, std::size_t>;

struct StatsOptions {
    std::string graph;
    bool json = false;
};

struct Statistics {
    std::size_t documents = 0;
    std::size_t nodes = 0;
    Counts nodes_by_type;
    std::size_t mentions = 0;
    std::size_t edges = 0;
    Counts edges_by_type;
    Counts edges_by_status;
    std::size_t evidence = 0;
    Counts evidence_by_status;
    std::size_t components = 0;
    std::vector<std::pair<std::string, std::size_t>> most_connected;  ///< Labels and degrees.
};

Statistics statistics_of(const graph::KnowledgeGraph& graph) {
    constexpr std::size_t kMostConnected = 5;
    Statistics statistics;
    statistics.documents = graph.documents().size();
    statistics.nodes = graph.nodes().size();
    statistics.edges = graph.edges().size();
    statistics.components = graph.component_count();
    std::vector<std::pair<std::size_t, graph::NodeIndex>> by_degree;
    for (graph::NodeIndex i = 0; i < graph.nodes().size(); ++i) {
        const graph::Node& node = graph.nodes()[i];
        ++statistics.nodes_by_type[std::string(node.type)];
        statistics.mentions += node.mentions.size();
        if (graph.degree(i) > 0) by_degree.emplace_back(graph.degree(i), i);
    }
    for (const graph::Edge& edge : graph.edges()) {
        ++statistics.edges_by_type[std::string(edge.type)];
        ++statistics.edges_by_status[std::string(graph::to_string(edge.status))];
        statistics.evidence += edge.evidence.size();
        for (const graph::Evidence& evidence : edge.evidence) {
            ++statistics.evidence_by_status[std::string(graph::to_string(evidence.status))];
        }
    }
    std::sort(by_degree.begin(), by_degree.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    by_degree.resize(std::min(by_degree.size(), kMostConnected));
    for (const auto& [degree, node] : by_degree) {
        statistics.most_connected.emplace_back(graph.nodes()[node].label, degree);
    }
    return statistics;
}

std::string row(const std::string& name, std::size_t count, std::size_t indent = 0) {
    constexpr std::size_t kNameWidth = 24;
    constexpr std::size_t kCountWidth = 8;
    std::string line = std::string(indent, ' ') + printable(name);
    line.resize(std::max(kNameWidth, line.size()), ' ');
    const std::string digits = std::to_string(count);
    return line + std::string(digits.size() < kCountWidth ? kCountWidth - digits.size() : 1, ' ') + digits +
           '\n';
}

std::string rows(const Counts& counts) {
    std::string lines;
    for (const auto& [name, count] : counts) lines += row(name, count, 2);
    return lines;
}

std::string table_of(const Statistics& statistics) {
    std::string table = row("articles", statistics.documents) + row("entities", statistics.nodes) +
                        rows(statistics.nodes_by_type) + row("mentions", statistics.mentions) +
                        row("relations", statistics.edges) + rows(statistics.edges_by_type) +
                        row("status of relations", statistics.edges) + rows(statistics.edges_by_status) +
                        row("pieces of evidence", statistics.evidence) + rows(statistics.evidence_by_status) +
                        row("connected parts", statistics.components);
    if (!statistics.most_connected.empty()) table += "most relations\n";
    for (const auto& [label, degree] : statistics.most_connected) table += row(label, degree, 2);
    return table;
}

using JsonWriter = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void write(JsonWriter& writer, const char* name, std::size_t count) {
    writer.Key(name);
    writer.Uint64(count);
}

void write(JsonWriter& writer, const char* name, const Counts& counts) {
    writer.Key(name);
    writer.StartObject();
    for (const auto& [key, count] : counts) write(writer, key.c_str(), count);
    writer.EndObject();
}

std::string json_of(const Statistics& statistics) {
    rapidjson::StringBuffer buffer;
    JsonWriter writer(buffer);
    writer.SetIndent(' ', 2);
    writer.StartObject();
    write(writer, "documents", statistics.documents);
    write(writer, "nodes", statistics.nodes);
    write(writer, "nodes_by_type", statistics.nodes_by_type);
    write(writer, "mentions", statistics.mentions);
    write(writer, "edges", statistics.edges);
    write(writer, "edges_by_type", statistics.edges_by_type);
    write(writer, "edges_by_status", statistics.edges_by_status);
    write(writer, "evidence", statistics.evidence);
    write(writer, "evidence_by_status", statistics.evidence_by_status);
    write(writer, "components", statistics.components);
    writer.Key("most_connected");
    writer.StartArray();
    for (const auto& [label, degree] : statistics.most_connected) {
        writer.StartObject();
        writer.Key("label");
        writer.String(label);
        write(writer, "degree", degree);
        writer.EndObject();
    }
    writer.EndArray();
    writer.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

void print_statistics(const StatsOptions& options) {
    const Statistics statistics = statistics_of(read_graph(options.graph));
    print(options.json ? json_of(statistics) : table_of(statistics));
}

}  // namespace

Action declare_stats(CLI::App& command) {
    auto options = std::make_shared<StatsOptions>();
    command.add_option("GRAPH", options->graph, "A graph in lacis's own JSON, or - for standard input")
        ->required()
        ->type_name("");
    command.add_flag("--json", options->json, "Print the counts as JSON");
    command.footer("Example:\n  lacis stats graph.json\n");
    return [options] { print_statistics(*options); };
}

}  // namespace lacis::cli
