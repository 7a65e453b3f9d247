// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "exporters/escape.hpp"
#include "exporters/losses.hpp"
#include "exporters/type_names.hpp"
#include "exporters/value_text.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"

/// GraphML 1.0 (graphml.graphdrawing.org/specification.html) as every reader takes it: the four types that
/// all know, lists and records as JSON text, absent values absent. Without `strict` there is more, in
/// attributes that the schema does not know and all parsers pass over: the edge's label, by which Gephi keeps
/// parallel edges apart, the node's labels and lists for Neo4j (APOC) and Memgraph.
namespace lacis::exporters {
namespace {

using graph::ValueType;

constexpr TypeNames kTypeNames = {
    .text = "string", .integer = "long", .real = "double", .flag = "boolean", .texts = "string"};

/// TinkerPop finds the labels of vertices and edges by these ids of keys.
std::string_view fixed_key(std::string_view attribute) {
    if (attribute == "entity_type") return "labelV";
    if (attribute == "relation") return "labelE";
    return {};
}

/// An attribute and what its values stand in.
template <typename Owner>
struct Column {
    const graph::Attribute<Owner>* attribute;
    std::string open_tag;
};

std::string key_of(std::string_view prefix, std::string_view attribute) {
    const std::string_view fixed = fixed_key(attribute);
    return fixed.empty() ? std::string(prefix).append(attribute) : std::string(fixed);
}

std::string open_tag(std::string_view prefix, std::string_view attribute) {
    return "<data key=\"" + key_of(prefix, attribute) + "\">";
}

template <typename Owner>
std::vector<Column<Owner>> columns(const std::vector<const graph::Attribute<Owner>*>& attributes,
                                   std::string_view prefix) {
    std::vector<Column<Owner>> columns;
    columns.reserve(attributes.size());
    for (const auto* attribute : attributes)
        columns.push_back({attribute, open_tag(prefix, attribute->name)});
    return columns;
}

class GraphmlWriter {
  public:
    GraphmlWriter(const graph::KnowledgeGraph& graph, const Options& options, Sink& out)
        : graph_(graph),
          options_(options),
          out_(out),
          schema_(graph::schema_of(graph)),
          node_columns_(columns(schema_.nodes, kNodePrefix)),
          edge_columns_(columns(schema_.edges, kEdgePrefix)) {}

    void write() {
        out_.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n");
        write_keys();
        out_.write("<graph id=\"lacis\" edgedefault=\"directed\">\n");
        write_documents();
        for (const graph::Node& node : graph_.nodes()) write_node(node);
        for (const graph::Edge& edge : graph::Ahead(graph_)) write_edge(edge);
        out_.write("</graph>\n</graphml>\n");
        warn_of_replacements(options_, "XML", replaced_);
        warn_of_gephi(options_, graph_);
    }

  private:
    void write_keys() {
        if (!graph_.documents().empty()) write_key("graph", kGraphPrefix, "documents", ValueType::kRecords);
        for (const auto* attribute : schema_.nodes)
            write_key("node", kNodePrefix, attribute->name, attribute->type);
        if (!graph_.edges().empty()) write_key("edge", kEdgePrefix, "eid", ValueType::kText);
        for (const auto* attribute : schema_.edges)
            write_key("edge", kEdgePrefix, attribute->name, attribute->type);
    }

    void write_key(std::string_view owner, std::string_view prefix, std::string_view name, ValueType type) {
        out_.write("<key id=\"");
        out_.write(key_of(prefix, name));
        out_.write("\" for=\"");
        out_.write(owner);
        out_.write("\" attr.name=\"");
        out_.write(name);
        out_.write("\" attr.type=\"");
        out_.write(kTypeNames.of(type));
        if (type == ValueType::kTexts && !options_.strict) out_.write("\" attr.list=\"string");
        out_.write("\"/>\n");
    }

    void write_documents() {
        if (graph_.documents().empty()) return;
        out_.write(open_tag(kGraphPrefix, "documents"));
        values_.write_records(graph_.documents(), [this](std::string_view text) { write_content(text); });
        out_.write("</data>\n");
    }

    void write_node(const graph::Node& node) {
        out_.write("<node id=\"");
        out_.write(node.id);
        if (!options_.strict && !node.type.empty()) {
            out_.write("\" labels=\":");
            replaced_ += write_xml_attribute(out_, node.type);
        }
        out_.write("\"><desc>");
        replaced_ += write_xml_content(out_, node.label);
        out_.write("</desc>");
        for (const auto& column : node_columns_) write_value(column.open_tag, column.attribute->value(node));
        out_.write("</node>\n");
    }

    void write_edge(const graph::Edge& edge) {
        out_.write("<edge id=\"");
        out_.write(edge.id);
        out_.write("\" source=\"");
        out_.write(graph_.nodes()[edge.source].id);
        out_.write("\" target=\"");
        out_.write(graph_.nodes()[edge.target].id);
        if (!options_.strict) {
            out_.write("\" label=\"");
            replaced_ += write_xml_attribute(out_, edge.type);
        }
        // Cytoscape drops the ids of edges, but not their attributes.
        out_.write("\"><data key=\"e_eid\">");
        out_.write(edge.id);
        out_.write("</data>");
        for (const auto& column : edge_columns_) write_value(column.open_tag, column.attribute->value(edge));
        out_.write("</edge>\n");
    }

    void write_value(std::string_view open_tag, const graph::Value& value) {
        if (std::holds_alternative<std::monostate>(value)) return;
        out_.write(open_tag);
        values_.write(value, [this](std::string_view text) { write_content(text); });
        out_.write("</data>");
    }

    void write_content(std::string_view text) { replaced_ += write_xml_content(out_, text); }

    static constexpr std::string_view kGraphPrefix = "g_";
    static constexpr std::string_view kNodePrefix = "n_";
    static constexpr std::string_view kEdgePrefix = "e_";

    const graph::KnowledgeGraph& graph_;
    const Options& options_;
    Sink& out_;
    graph::Schema schema_;
    std::vector<Column<graph::Node>> node_columns_;
    std::vector<Column<graph::Edge>> edge_columns_;
    ValueText values_{graph_, out_};
    std::size_t replaced_ = 0;  // characters that XML cannot hold
};

}  // namespace

void write_graphml(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    GraphmlWriter(graph, options, sink).write();
}

}  // namespace lacis::exporters
