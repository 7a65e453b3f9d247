// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/csv_table.hpp"
#include "exporters/escape.hpp"
#include "exporters/groups.hpp"
#include "exporters/losses.hpp"
#include "exporters/type_names.hpp"
#include "exporters/writers.hpp"
#include "graph/attributes.hpp"

/// Tables for Kuzu 0.11 and its successor Ladybug, with the two scripts that make and fill them, to be run in
/// the folder. Entities and documents are one node table each; each relation is a table of its own, so that
/// MATCH (:Entity)-[:funded]->(:Entity) works. Their CSV reads an empty cell of a text as "", so absent texts
/// are written as a word; lists have no escapes, so they are joined by U+001F and split again.
namespace lacis::exporters {
namespace {

using graph::ValueType;

constexpr CsvDialect kDialect = {.absent_text = "__NULL__", .joined_lists = true};
constexpr std::string_view kCopyOptions =
    "HEADER=true, DELIM=',', QUOTE='\"', ESCAPE='\"', PARALLEL=false, NULL_STRINGS=['__NULL__']";
constexpr std::string_view kDocumentColumns =
    "`id` STRING, `title` STRING, `source` STRING, `date` STRING, `language` STRING, `length` INT64, "
    "`sha256` STRING";

constexpr TypeNames kTypeNames = {
    .text = "STRING", .integer = "INT64", .real = "DOUBLE", .flag = "BOOL", .texts = "STRING[]"};

std::string in_backticks(std::string_view name) {
    return '`' + std::string(name) + '`';
}

class KuzuWriter {
  public:
    KuzuWriter(const graph::KnowledgeGraph& graph, Folder& folder)
        : graph_(graph),
          folder_(folder),
          tables_(folder.file("schema.cypher")),
          copies_(folder.file("load.cypher")),
          schema_(graph::schema_of(graph)) {}

    CsvLosses write() {
        write_documents();
        write_nodes();
        for_each_group(graph_.edges(), table_of,
                       [this](const std::string& table, auto visit) { write_edges(table, visit); });
        return losses_;
    }

  private:
    /// Tables are told apart without case.
    static std::string table_of(std::string_view relation) {
        std::string name = ascii_name(relation);
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        if (name == "entity" || name == "document") name += '_';
        return name.empty() ? "related_to" : name;
    }

    void write_documents() {
        tables_.write("CREATE NODE TABLE `Document`(");
        tables_.write(kDocumentColumns);
        tables_.write(", PRIMARY KEY(`id`));\n");
        write_copy("`Document` FROM 'documents.csv'");
        losses_ += write_document_table(graph_, "id,title,source,date,language,length,sha256",
                                        folder_.file("documents.csv"), kDialect);
    }

    void write_nodes() {
        const std::vector<Column> columns = columns_of({"id"}, schema_.nodes);
        tables_.write("CREATE NODE TABLE `Entity`(" + declared(columns) + ", PRIMARY KEY(`id`));\n");
        write_copy("`Entity` FROM " + source_of("nodes.csv", columns));
        CsvTable table(graph_, begin_file("nodes.csv", columns), kDialect);
        for (const graph::Node& node : graph_.nodes()) {
            table.cell(node.id);
            table.cells(node, schema_.nodes);
            table.end_row();
        }
        losses_ += table.losses();
    }

    template <typename Visit>
    void write_edges(const std::string& name, Visit visit) {
        const std::string file = "edges-" + name + ".csv";
        const std::vector<Column> own = columns_of({"eid"}, schema_.edges);
        const std::vector<Column> columns = columns_of({"source", "target", "eid"}, schema_.edges);
        tables_.write("CREATE REL TABLE " + in_backticks(name) + "(FROM `Entity` TO `Entity`, " +
                      declared(own) + ");\n");
        write_copy(in_backticks(name) + " FROM " + source_of(file, columns));
        CsvTable table(graph_, begin_file(file, columns), kDialect);
        visit([&](const graph::Edge& edge) {
            table.cell(graph_.nodes()[edge.source].id);
            table.cell(graph_.nodes()[edge.target].id);
            table.cell(edge.id);
            table.cells(edge, schema_.edges);
            table.end_row();
        });
        losses_ += table.losses();
    }

    struct Column {
        std::string_view name;
        ValueType type;
    };

    /// Columns of texts, then those of the attributes.
    template <typename Attributes>
    static std::vector<Column> columns_of(std::initializer_list<std::string_view> texts,
                                          const Attributes& attributes) {
        std::vector<Column> columns;
        for (const std::string_view name : texts) columns.push_back({name, ValueType::kText});
        for (const auto* attribute : attributes) columns.push_back({attribute->name, attribute->type});
        return columns;
    }

    /// "`label` STRING, …"
    static std::string declared(const std::vector<Column>& columns) {
        std::string text;
        for (const Column& column : columns) {
            if (!text.empty()) text += ", ";
            text += in_backticks(column.name) + ' ' + std::string(kTypeNames.of(column.type));
        }
        return text;
    }

    /// The file, or, if it has lists, the query that reads it and splits them.
    static std::string source_of(const std::string& file, const std::vector<Column>& columns) {
        const auto is_list = [](const Column& column) { return column.type == ValueType::kTexts; };
        if (std::none_of(columns.begin(), columns.end(), is_list)) return '\'' + file + '\'';
        std::vector<Column> in_file = columns;
        std::string returned;
        for (Column& column : in_file) {
            const std::string name = in_backticks(column.name);
            if (!returned.empty()) returned += ", ";
            returned += is_list(column) ? "string_split(" + name + ", '\x1F')" : name;
            if (is_list(column)) column.type = ValueType::kText;
        }
        return "(LOAD WITH HEADERS (" + declared(in_file) + ") FROM '" + file + "' (" +
               std::string(kCopyOptions) + ") RETURN " + returned + ')';
    }

    void write_copy(const std::string& what) {
        copies_.write("COPY " + what);
        if (!what.ends_with(')')) {
            copies_.write(" (");
            copies_.write(kCopyOptions);
            copies_.put(')');
        }
        copies_.write(";\n");
    }

    Sink& begin_file(const std::string& file, const std::vector<Column>& columns) {
        Sink& out = folder_.file(file);
        char separator = 0;
        for (const Column& column : columns) {
            if (separator != 0) out.put(separator);
            out.write(column.name);
            separator = ',';
        }
        out.put('\n');
        return out;
    }

    const graph::KnowledgeGraph& graph_;
    Folder& folder_;
    Sink& tables_;
    Sink& copies_;
    graph::Schema schema_;
    CsvLosses losses_;
};

}  // namespace

void write_kuzu(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder) {
    const CsvLosses losses = KuzuWriter(graph, folder).write();
    warn_of_replacements(options, "Kuzu's CSV", losses.replaced);
    warn_of_loss(options,
                 std::to_string(losses.not_absent) + " texts are \"__NULL__\", which Kuzu reads as no text",
                 losses.not_absent > 0);
}

}  // namespace lacis::exporters
