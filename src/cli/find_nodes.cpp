// SPDX-License-Identifier: Apache-2.0
#include "cli/find_nodes.hpp"

#include <algorithm>
#include <optional>

#include "cli/evidence_text.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::cli {
namespace {

using graph::KnowledgeGraph;
using graph::NodeIndex;

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
    message += near.empty() ? "" : "?";
    return file.empty() ? Error(message) : Error(Place{file}, message);
}

}  // namespace

std::vector<NodeIndex> find_nodes(const KnowledgeGraph& graph, const std::string& file,
                                  const std::string& name) {
    std::vector<NodeIndex> nodes = graph.find_by_name(name);
    if (!nodes.empty()) return nodes;
    if (const std::optional<NodeIndex> node = graph.find_node(name)) return {*node};
    throw unknown_name(graph, file, name);
}

std::string heading(const graph::Node& node) {
    std::string line = printable(node.label) + " (" + printable(node.type) + ")";
    for (std::size_t i = 0; i < node.aliases.size(); ++i) {
        line += (i == 0 ? ", also called " : ", ") + printable(node.aliases[i]);
    }
    for (std::size_t i = 0; i < node.external_ids.size(); ++i)
        line += (i == 0 ? "; " : ", ") + printable(node.external_ids[i]);
    return line + '\n';
}

}  // namespace lacis::cli
