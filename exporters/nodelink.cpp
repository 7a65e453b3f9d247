// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "exporters/value_json.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "graph/json_object.hpp"

/// Node-link JSON, as networkx's node_link_graph() and D3's force layout read it; lists and records keep
/// their structure.
namespace lacis::exporters {
namespace {

using graph::JsonObject;

class NodelinkWriter {
  public:
    NodelinkWriter(const graph::KnowledgeGraph& graph, std::string_view edge_list, Sink& out)
        : graph_(graph),
          edge_list_(edge_list),
          out_(out),
          values_(graph, out),
          schema_(graph::schema_of(graph)) {}

    void write() {
        out_.write("{\"directed\": true,\n\"multigraph\": true,\n\"graph\": {\"documents\": ");
        values_.write_lines(graph_.documents(),
                            [this](const graph::DocumentInfo& each) { graph::write_json(each, out_); });
        out_.write("},\n\"nodes\": ");
        values_.write_lines(graph_.nodes(), [this](const graph::Node& each) { write_node(each); });
        out_.write(",\n\"");
        out_.write(edge_list_);
        out_.write("\": ");
        values_.write_lines(graph::Ahead(graph_), [this](const graph::Edge& each) { write_edge(each); });
        out_.write("}\n");
    }

  private:
    void write_node(const graph::Node& node) {
        JsonObject object(out_);
        object.text("id", node.id);
        values_.write_members(object, node, schema_.nodes);
        object.close();
    }

    void write_edge(const graph::Edge& edge) {
        JsonObject object(out_);
        object.text("source", graph_.nodes()[edge.source].id);
        object.text("target", graph_.nodes()[edge.target].id);
        object.text("key", edge.id);
        values_.write_members(object, edge, schema_.edges);
        object.close();
    }

    const graph::KnowledgeGraph& graph_;
    std::string_view edge_list_;
    Sink& out_;
    ValueJson values_;
    graph::Schema schema_;
};

}  // namespace

void write_nodelink(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    const std::string_view edge_list =
        options.edge_list.empty() ? "edges" : std::string_view(options.edge_list);
    if (edge_list != "edges" && edge_list != "links") {
        throw UsageError("node-link JSON has its edges under \"edges\" or \"links\", not \"" +
                         options.edge_list + '"');
    }
    NodelinkWriter(graph, edge_list, sink).write();
}

}  // namespace lacis::exporters
