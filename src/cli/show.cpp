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
#include "cli/input.hpp"
#include "graph/graph.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::cli {
namespace {

using graph::EdgeIndex;
using graph::KnowledgeGraph;
using graph::NodeIndex;

struct ShowOptions {
    std::string graph;
    std::vector<std::string> names;
};

/// Names in the graph that a person may have meant: those that hold the name asked for, else the nearest one.
std::vector<std::string> suggestions(const KnowledgeGraph& graph, const std::string& name) {
    constexpr std::size_t kMost = 5;
    const std::string wanted = utf8::fold(name);
    std::vector<std::string> labels;
    std::vector<std::string> folded;
    for (const graph::Node& node : graph.nodes()) {
        const auto add = [&](std::string_view known) {
            labels.emplace_back(node.label);
            folded.push_back(utf8::fold(known));
        };
        add(node.label);
        for (const std::string_view alias : node.aliases) add(alias);
    }
    std::vector<std::string> found;
    for (std::size_t i = 0; i < folded.size() && found.size() < kMost; ++i) {
        if (folded[i].find(wanted) == std::string::npos) continue;
        if (std::find(found.begin(), found.end(), labels[i]) == found.end()) found.push_back(labels[i]);
    }
    if (!found.empty()) return found;
    const std::string near = nearest(wanted, folded);
    if (near.empty()) return {};
    return {labels[static_cast<std::size_t>(std::find(folded.begin(), folded.end(), near) - folded.begin())]};
}

Error unknown_name(const KnowledgeGraph& graph, const std::string& file, const std::string& name) {
    std::string message = "no entity is called '" + name + "'";
    const std::vector<std::string> near = suggestions(graph, name);
    for (std::size_t i = 0; i < near.size(); ++i) {
        message += (i == 0 ? "; did you mean '" : i + 1 == near.size() ? " or '" : ", '") + near[i] + '\'';
    }
    return {Place{file}, message + (near.empty() ? "" : "?")};
}

/// The nodes of that name, or the one with that id.
std::vector<NodeIndex> find_nodes(const KnowledgeGraph& graph, const std::string& file,
                                  const std::string& name) {
    std::vector<NodeIndex> nodes = graph.find_by_name(name);
    if (!nodes.empty()) return nodes;
    if (const std::optional<NodeIndex> node = graph.find_node(name)) return {*node};
    throw unknown_name(graph, file, name);
}

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

std::string heading(const graph::Node& node) {
    std::string line = printable(node.label) + " (" + printable(node.type) + ")";
    for (std::size_t i = 0; i < node.aliases.size(); ++i) {
        line += (i == 0 ? ", also called " : ", ") + printable(node.aliases[i]);
    }
    return line + '\n';
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
