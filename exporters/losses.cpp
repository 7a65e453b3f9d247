// SPDX-License-Identifier: Apache-2.0
#include "exporters/losses.hpp"

#include <algorithm>
#include <string>

namespace lacis::exporters {
namespace {

/// Gephi 0.10 takes "null" for no value, and every "INF" for an infinite number.
bool is_changed_by_gephi(std::string_view text) {
    constexpr std::string_view kNull = "null";
    const auto is_same_letter = [](char a, char b) { return (a | 0x20) == b; };
    return text.find("INF") != std::string_view::npos ||
           std::equal(text.begin(), text.end(), kNull.begin(), kNull.end(), is_same_letter);
}

bool is_changed_by_gephi(const graph::Node& node) {
    return is_changed_by_gephi(node.label) || is_changed_by_gephi(node.type) ||
           std::any_of(node.aliases.begin(), node.aliases.end(),
                       [](graph::Text alias) { return is_changed_by_gephi(alias); }) ||
           std::any_of(node.external_ids.begin(), node.external_ids.end(),
                       [](graph::Text id) { return is_changed_by_gephi(id); });
}

bool is_changed_by_gephi(const graph::Edge& edge) {
    return is_changed_by_gephi(edge.type) ||
           std::any_of(edge.evidence.begin(), edge.evidence.end(), [](const graph::Evidence& each) {
               return is_changed_by_gephi(each.text) || is_changed_by_gephi(each.attributed_to) ||
                      is_changed_by_gephi(each.role);
           });
}

void warn(const Options& options, std::string message) {
    Warning warning;
    warning.message = std::move(message);
    options.warn(warning);
}

}  // namespace

void warn_of_replacements(const Options& options, std::string_view where, std::size_t count) {
    if (count == 0 || !options.warn) return;
    warn(options, std::to_string(count) + (count == 1 ? " character" : " characters") + " that " +
                      std::string(where) + " cannot hold " + (count == 1 ? "is" : "are") +
                      " replaced by U+FFFD");
}

void warn_of_loss(const Options& options, std::string_view message, bool has_it) {
    if (has_it && options.warn) warn(options, std::string(message));
}

void warn_of_gephi(const Options& options, const graph::KnowledgeGraph& graph) {
    if (!options.warn) return;
    const auto is_changed = [](const auto& each) { return is_changed_by_gephi(each); };
    const auto nodes = std::count_if(graph.nodes().begin(), graph.nodes().end(), is_changed);
    const auto edges = std::count_if(graph.edges().begin(), graph.edges().end(), is_changed);
    if (nodes + edges == 0) return;
    warn(options,
         "Gephi reads \"INF\" inside a text as \"Infinity\" and drops a text that is \"null\": that "
         "concerns " +
             std::to_string(nodes) + " nodes and " + std::to_string(edges) + " edges");
}

}  // namespace lacis::exporters
