// SPDX-License-Identifier: Apache-2.0
#include "exporters/value_json.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "graph/json_object.hpp"

/// The JSON of Cytoscape.js (js.cytoscape.org, "Elements JSON"), with nodes and edges in groups of their own:
/// in a flat list an attribute could make an edge of a node. Lists and records keep their structure.
namespace lacis::exporters {
namespace {

using graph::JsonObject;

class CytoscapeWriter {
  public:
    CytoscapeWriter(const graph::KnowledgeGraph& graph, Sink& out)
        : graph_(graph), out_(out), values_(graph, out), schema_(graph::schema_of(graph)) {}

    void write() {
        out_.write("{\"data\": ");
        JsonObject data(out_);
        values_.write_documents(data);
        data.close();
        out_.write(",\n\"elements\": {\"nodes\": ");
        values_.write_lines(graph_.nodes(), [this](const graph::Node& each) { write_node(each); });
        out_.write(",\n\"edges\": ");
        values_.write_lines(graph::Ahead(graph_), [this](const graph::Edge& each) { write_edge(each); });
        out_.write("}}\n");
    }

  private:
    void write_node(const graph::Node& node) {
        out_.write("{\"data\":");
        JsonObject data(out_);
        data.text("id", node.id);
        values_.write_members(data, node, schema_.nodes);
        data.close();
        out_.put('}');
    }

    void write_edge(const graph::Edge& edge) {
        out_.write("{\"data\":");
        JsonObject data(out_);
        data.text("id", edge.id);
        data.text("source", graph_.nodes()[edge.source].id);
        data.text("target", graph_.nodes()[edge.target].id);
        values_.write_members(data, edge, schema_.edges);
        data.close();
        out_.put('}');
    }

    const graph::KnowledgeGraph& graph_;
    Sink& out_;
    ValueJson values_;
    graph::Schema schema_;
};

}  // namespace

void write_cytoscape(const graph::KnowledgeGraph& graph, const Options&, Sink& sink) {
    CytoscapeWriter(graph, sink).write();
}

}  // namespace lacis::exporters
