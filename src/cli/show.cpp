// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/evidence_text.hpp"
#include "cli/find_nodes.hpp"
#include "cli/input.hpp"
#include "graph/graph.hpp"

namespace lacis::cli {
namespace {

using graph::EdgeIndex;
using graph::KnowledgeGraph;
using graph::NodeIndex;

struct ShowOptions {
    std::string graph;
    std::vector<std::string> names;
};

std::vector<EdgeIndex> edges_of(const KnowledgeGraph& graph, NodeIndex node) {
    std::set<EdgeIndex> edges;
    for (const EdgeIndex edge : graph.out_edges(node)) edges.insert(edge);
    for (const EdgeIndex edge : graph.in_edges(node)) edges.insert(edge);
    return {edges.begin(), edges.end()};
}

std::vector<EdgeIndex> edges_between(const KnowledgeGraph& graph, const std::vector<NodeIndex>& some,
                                     const std::vector<NodeIndex>& others) {
    const auto is_other = [&others](NodeIndex node) {
        return std::find(others.begin(), others.end(), node) != others.end();
    };
    std::set<EdgeIndex> edges;
    for (const NodeIndex node : some) {
        for (const EdgeIndex edge : graph.out_edges(node)) {
            if (is_other(graph.edges()[edge].target)) edges.insert(edge);
        }
        for (const EdgeIndex edge : graph.in_edges(node)) {
            if (is_other(graph.edges()[edge].source)) edges.insert(edge);
        }
    }
    return {edges.begin(), edges.end()};
}

std::string described(const KnowledgeGraph& graph, EdgeIndex index, const Marks& marks) {
    const graph::Edge& edge = graph.edges()[index];
    std::string text = '\n' + printable(graph.nodes()[edge.source].label) +
                       (edge.symmetric ? " <--" : " --") + printable(edge.type) + "--> " +
                       printable(graph.nodes()[edge.target].label) + ": " +
                       std::string(graph::to_string(edge.status)) + '\n';
    for (const graph::Evidence& evidence : edge.evidence) {
        text += "  " + marked_sentence(evidence, marks) + '\n';
        text += "    " + details_of(evidence, graph.documents()[evidence.document]) + '\n';
    }
    return text;
}

std::string described(const KnowledgeGraph& graph, const std::vector<EdgeIndex>& edges, const Marks& marks) {
    if (edges.empty()) return "  no relations\n";
    std::string text;
    for (const EdgeIndex edge : edges) text += described(graph, edge, marks);
    return text;
}

void show(const ShowOptions& options) {
    const KnowledgeGraph graph = read_graph(options.graph);
    const Marks& marks = is_terminal(stdout) ? kTerminalMarks : kPlainMarks;
    const std::vector<NodeIndex> first = find_nodes(graph, options.graph, options.names.front());
    std::string text;
    if (options.names.size() == 1) {
        for (const NodeIndex node : first) {
            text += (text.empty() ? "" : "\n") + heading(graph.nodes()[node]);
            text += described(graph, edges_of(graph, node), marks);
        }
    } else {
        const std::vector<NodeIndex> second = find_nodes(graph, options.graph, options.names.back());
        for (const NodeIndex node : first) text += heading(graph.nodes()[node]);
        for (const NodeIndex node : second) text += heading(graph.nodes()[node]);
        text += described(graph, edges_between(graph, first, second), marks);
    }
    print(text);
}

}  // namespace

Action declare_show(CLI::App& command) {
    auto options = std::make_shared<ShowOptions>();
    command
        .add_option("GRAPH", options->graph,
                    "A graph in lacis's own JSON (- for standard input), GEXF, GraphML or node-link JSON")
        ->required()
        ->type_name("");
    command
        .add_option("NAME", options->names,
                    "An entity, or two of them: any of its names, in any case, or its id")
        ->required()
        ->expected(1, 2)
        ->type_name("");
    command.footer(
        "Prints the relations of an entity, or those between two, each with the sentences that state\n"
        "it. The words for both ends are marked: [so] in files and pipes, bold and underlined on a\n"
        "terminal.\n"
        "\n"
        "Examples:\n"
        "  lacis show graph.json \"Marie Curie\"\n"
        "  lacis show graph.json curie \"institut du radium\"\n");
    return [options] { show(*options); };
}

}  // namespace lacis::cli
