// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "exporters/csv_table.hpp"
#include "exporters/losses.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"

/// Three tables in CSV, for spreadsheets and for Gephi's import of spreadsheets, which knows the columns
/// "Id", "Label", "Source", "Target", "Type" (of the edge's direction), "Kind" (of the edge) and "Weight" by
/// their names. Lists and records stand in their cells as JSON.
namespace lacis::exporters {
namespace {

class CsvWriter {
  public:
    CsvWriter(const graph::KnowledgeGraph& graph, Folder& folder)
        : graph_(graph), folder_(folder), schema_(graph::schema_of(graph)) {}

    CsvLosses write() {
        write_nodes();
        write_edges();
        losses_ += write_document_table(graph_, "id,title,source,date,language,length,sha256",
                                        folder_.file("documents.csv"));
        return losses_;
    }

  private:
    // Ids and labels have columns of their own.
    static bool is_named_apart(std::string_view attribute) { return attribute == "label"; }

    void write_nodes() {
        Sink& out = folder_.file("nodes.csv");
        std::erase_if(schema_.nodes, [](const auto* each) { return is_named_apart(each->name); });
        out.write("Id,Label");
        write_names(out, schema_.nodes);
        CsvTable table(graph_, out);
        for (const graph::Node& node : graph_.nodes()) {
            table.cell(node.id);
            table.cell(node.label);
            table.cells(node, schema_.nodes);
            table.end_row();
        }
        losses_ += table.losses();
    }

    void write_edges() {
        Sink& out = folder_.file("edges.csv");
        out.write("Source,Target,Type,Kind,Id,Label,Weight");
        write_names(out, schema_.edges);
        CsvTable table(graph_, out);
        for (const graph::Edge& edge : graph::Ahead(graph_)) {
            table.cell(graph_.nodes()[edge.source].id);
            table.cell(graph_.nodes()[edge.target].id);
            table.cell("Directed");
            table.cell(edge.type);
            table.cell(edge.id);
            table.cell(edge.type);
            table.cell(static_cast<std::int64_t>(edge.evidence.size()));
            table.cells(edge, schema_.edges);
            table.end_row();
        }
        losses_ += table.losses();
    }

    template <typename Attributes>
    static void write_names(Sink& out, const Attributes& attributes) {
        for (const auto* attribute : attributes) {
            out.put(',');
            out.write(attribute->name);
        }
        out.put('\n');
    }

    const graph::KnowledgeGraph& graph_;
    Folder& folder_;
    graph::Schema schema_;
    CsvLosses losses_;
};

}  // namespace

void write_csv(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder) {
    const CsvLosses losses = CsvWriter(graph, folder).write();
    warn_of_replacements(options, "CSV", losses.replaced);
    warn_of_loss(
        options,
        std::to_string(losses.formulas) + " cells begin with a sign that spreadsheets take for a formula",
        losses.formulas > 0);
    warn_of_gephi(options, graph);
}

}  // namespace lacis::exporters
