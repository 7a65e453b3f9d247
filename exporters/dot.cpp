// SPDX-License-Identifier: Apache-2.0
#include "exporters/escape.hpp"
#include "exporters/writers.hpp"

namespace lacis::exporters {

void write_dot(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    sink.write("digraph \"lacis\" {\n");
    if (!options.title.empty()) {
        sink.write("  label=\"");
        write_dot_label(sink, options.title);
        sink.write("\";\n");
    }
    for (const graph::Node& node : graph.nodes()) {
        sink.write("  \"");
        sink.write(node.id);
        sink.write("\" [label=\"");
        write_dot_label(sink, node.label);
        sink.write("\"];\n");
    }
    for (const graph::Edge& edge : graph.edges()) {
        sink.write("  \"");
        sink.write(graph.nodes()[edge.source].id);
        sink.write("\" -> \"");
        sink.write(graph.nodes()[edge.target].id);
        sink.write("\" [label=\"");
        write_dot_label(sink, edge.type);
        sink.write("\"];\n");
    }
    sink.write("}\n");
}

}  // namespace lacis::exporters
