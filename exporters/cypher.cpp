// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "exporters/escape.hpp"
#include "exporters/groups.hpp"
#include "exporters/losses.hpp"
#include "exporters/value_text.hpp"
#include "exporters/writers.hpp"
#include "graph/attributes.hpp"

/// A script in Cypher for Neo4j (cypher-shell, Browser), one statement a line. Constraints come first, then
/// nodes and edges in batches, one kind at a time, for labels and types cannot be parameters. Ids are part of
/// what is merged, so that parallel edges stay apart and running the script again changes nothing.
namespace lacis::exporters {

std::string relationship_type(std::string_view relation) {
    std::string name = ascii_name(relation);
    if (name.empty()) return "RELATED_TO";
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return name;
}

namespace {

/// "CREATE CONSTRAINT …", unless an id of `items` is longer than Neo4j's indexes take: they hold 8 KiB, less
/// what they need themselves.
template <typename Items>
std::string constraint(std::string_view name, std::string_view label, const Items& items,
                       const Options& options) {
    constexpr std::size_t kLongestIndexed = 8000;
    const bool too_long = std::any_of(items.begin(), items.end(), [](const auto& item) {
        return std::string_view(item.id).size() > kLongestIndexed;
    });
    warn_of_loss(
        options,
        "an id of more than 8,000 bytes, which Neo4j cannot index: there is no constraint for ids of (:" +
            std::string(label) + ")",
        too_long);
    if (too_long) return {};
    std::string statement = "CREATE CONSTRAINT ";
    statement.append(name)
        .append(" IF NOT EXISTS FOR (n:")
        .append(label)
        .append(") REQUIRE n.id IS UNIQUE;\n");
    return statement;
}

}  // namespace

std::string cypher_constraints(const graph::KnowledgeGraph& graph, const Options& options) {
    return constraint("lacis_entity_id", "Entity", graph.nodes(), options) +
           constraint("lacis_document_id", "Document", graph.documents(), options);
}

namespace {

using graph::Value;

constexpr std::size_t kBatch = 500;

/// Rows for a statement, kBatch at a time.
class Batches {
  public:
    Batches(Sink& out, std::string statement) : out_(out), statement_(std::move(statement)) {}
    Batches(const Batches&) = delete;
    Batches& operator=(const Batches&) = delete;

    void begin_row() {
        if (size_ == kBatch) end();
        out_.write(size_ == 0 ? "UNWIND [" : ",");
        ++size_;
    }
    /// Behind the last row.
    void end() {
        if (size_ == 0) return;
        out_.write("] AS row ");
        out_.write(statement_);
        out_.write(";\n");
        size_ = 0;
    }

  private:
    Sink& out_;
    std::string statement_;
    std::size_t size_ = 0;
};

class CypherWriter {
  public:
    CypherWriter(const graph::KnowledgeGraph& graph, const Options& options, Sink& out)
        : graph_(graph),
          options_(options),
          out_(out),
          values_(graph, out),
          schema_(graph::schema_of(graph)) {}

    std::size_t write() {
        out_.write(cypher_constraints(graph_, options_));
        write_documents();
        write_nodes();
        write_edges();
        return replaced_;
    }

  private:
    void write_documents() {
        Batches batches(out_, "MERGE (d:Document {id: row.id}) SET d += row.p");
        for (const graph::DocumentInfo& document : graph_.documents()) {
            batches.begin_row();
            out_.write("{id:");
            write_string(document.id);
            out_.write(",p:{length:");
            out_.write_number(document.length);
            write_text_if_any("title", document.title);
            write_text_if_any("source", document.source);
            write_text_if_any("date", document.date);
            write_text_if_any("language", document.language);
            write_text_if_any("sha256", document.sha256);
            out_.write("}}");
        }
        batches.end();
    }

    void write_text_if_any(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        out_.put(',');
        out_.write(name);
        out_.put(':');
        write_string(text);
    }

    void write_nodes() {
        for_each_group(graph_.nodes(), ascii_name, [this](const std::string& label, auto visit) {
            Batches batches(out_, "MERGE (n:Entity {id: row.id})" +
                                      (label.empty() ? "" : " SET n:`" + label + '`') + " SET n += row.p");
            visit([&](const graph::Node& node) {
                batches.begin_row();
                out_.write("{id:");
                write_string(node.id);
                write_properties(node, schema_.nodes);
            });
            batches.end();
        });
    }

    void write_edges() {
        for_each_group(graph_.edges(), relationship_type, [this](const std::string& type, auto visit) {
            Batches batches(out_, "MATCH (a:Entity {id: row.s}) MATCH (b:Entity {id: row.t}) MERGE (a)-[r:`" +
                                      type + "` {eid: row.id}]->(b) SET r += row.p");
            visit([&](const graph::Edge& edge) {
                batches.begin_row();
                out_.write("{id:");
                write_string(edge.id);
                out_.write(",s:");
                write_string(graph_.nodes()[edge.source].id);
                out_.write(",t:");
                write_string(graph_.nodes()[edge.target].id);
                write_properties(edge, schema_.edges);
            });
            batches.end();
        });
    }

    template <typename Owner>
    void write_properties(const Owner& owner, const std::vector<const graph::Attribute<Owner>*>& attributes) {
        std::string_view separator = ",p:{";
        for (const auto* attribute : attributes) {
            const Value value = attribute->value(owner);
            if (std::holds_alternative<std::monostate>(value)) continue;
            out_.write(separator);
            separator = ",";
            out_.write(attribute->name);
            out_.put(':');
            write_value(value);
        }
        out_.write(separator == "," ? "}}" : ",p:{}}");
    }

    void write_value(const Value& value) {
        if (const auto* texts = std::get_if<std::span<const graph::Text>>(&value)) return write_list(*texts);
        if (const auto* number = std::get_if<double>(&value)) return write_real(*number);
        const bool quoted =
            !std::holds_alternative<bool>(value) && !std::holds_alternative<std::int64_t>(value);
        if (quoted) out_.put('\'');
        values_.write(value, [this](std::string_view text) { write_characters(text); });
        if (quoted) out_.put('\'');
    }

    void write_list(std::span<const graph::Text> texts) {
        char separator = '[';
        for (const graph::Text text : texts) {
            out_.put(separator);
            write_string(text);
            separator = ',';
        }
        out_.put(']');
    }

    /// A number that looks whole would become an integer.
    void write_real(double number) {
        digits_.clear();
        digits_.write_number(number);
        out_.write(digits_.view());
        if (digits_.view().find_first_of(".e") == std::string_view::npos) out_.write(".0");
    }

    void write_string(std::string_view text) {
        out_.put('\'');
        write_characters(text);
        out_.put('\'');
    }

    void write_characters(std::string_view text) { replaced_ += write_cypher_characters(out_, text); }

    const graph::KnowledgeGraph& graph_;
    const Options& options_;
    Sink& out_;
    ValueText values_;
    graph::Schema schema_;
    graph::StringOutput digits_;
    std::size_t replaced_ = 0;  // characters that Cypher cannot hold
};

}  // namespace

void write_cypher(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    warn_of_replacements(options, "Cypher", CypherWriter(graph, options, sink).write());
}

}  // namespace lacis::exporters
