// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>

#include "exporters/csv_table.hpp"
#include "exporters/escape.hpp"
#include "exporters/losses.hpp"
#include "exporters/type_names.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"

/// The files of `neo4j-admin database import full` (Neo4j Operations Manual, "Import"): headers with types,
/// arrays joined by U+001F, for arrays have no escapes there. Every entity has the label Entity and one of
/// its own type, every relation is a relationship of its type; the types' own spelling is in `entity_type`
/// and `relation`. The arguments of the command lie beside the tables.
namespace lacis::exporters {
namespace {

constexpr CsvDialect kDialect = {.absent_text = {}, .joined_lists = true};
constexpr std::string_view kLabelSeparator = "\x1F";

constexpr TypeNames kTypeNames = {
    .text = ":string", .integer = ":long", .real = ":double", .flag = ":boolean", .texts = ":string[]"};

class Neo4jWriter {
  public:
    Neo4jWriter(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder)
        : graph_(graph), options_(options), folder_(folder), schema_(graph::schema_of(graph)) {}

    CsvLosses write() {
        write_nodes();
        write_edges();
        losses_ += write_document_table(
            graph_,
            "id:ID(document),title:string,source:string,date:string,language:string,length:long,"
            "sha256:string",
            folder_.file("documents.csv"), kDialect);
        folder_.file("import.args")
            .write(
                "--nodes=Document=documents.csv\n"
                "--nodes=nodes.csv\n"
                "--relationships=edges.csv\n"
                "--array-delimiter=U+001F\n"
                "--multiline-fields=true\n");
        folder_.file("constraints.cypher").write(cypher_constraints(graph_, options_));
        return losses_;
    }

  private:
    template <typename Attributes>
    static void write_names(Sink& out, const Attributes& attributes) {
        for (const auto* attribute : attributes) {
            out.put(',');
            out.write(attribute->name);
            out.write(kTypeNames.of(attribute->type));
        }
        out.put('\n');
    }

    void write_nodes() {
        Sink& out = folder_.file("nodes.csv");
        out.write("id:ID(entity),:LABEL");
        write_names(out, schema_.nodes);
        CsvTable table(graph_, out, kDialect);
        for (const graph::Node& node : graph_.nodes()) {
            table.cell(node.id);
            const std::string label = ascii_name(node.type);
            // The separator is none of the graph's characters, so it must not be replaced.
            out.write(",Entity");
            if (!label.empty()) {
                out.write(kLabelSeparator);
                out.write(label);
            }
            table.cells(node, schema_.nodes);
            table.end_row();
        }
        losses_ += table.losses();
    }

    void write_edges() {
        Sink& out = folder_.file("edges.csv");
        out.write(":START_ID(entity),:END_ID(entity),:TYPE,eid:string");
        write_names(out, schema_.edges);
        CsvTable table(graph_, out, kDialect);
        for (const graph::Edge& edge : graph::Ahead(graph_)) {
            table.cell(graph_.nodes()[edge.source].id);
            table.cell(graph_.nodes()[edge.target].id);
            table.cell(relationship_type(edge.type));
            table.cell(edge.id);
            table.cells(edge, schema_.edges);
            table.end_row();
        }
        losses_ += table.losses();
    }

    const graph::KnowledgeGraph& graph_;
    const Options& options_;
    Folder& folder_;
    graph::Schema schema_;
    CsvLosses losses_;
};

}  // namespace

void write_neo4j(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder) {
    const CsvLosses losses = Neo4jWriter(graph, options, folder).write();
    warn_of_replacements(options, "Neo4j's CSV", losses.replaced);
}

}  // namespace lacis::exporters
