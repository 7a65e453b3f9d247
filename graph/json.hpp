// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "graph/output.hpp"

/// The native form of a graph: one JSON object that holds all of it, described by
/// schema/lacis-graph.schema.json. One document, node or edge stands on one line, members with nothing to say
/// are left out, and what is written reads back as the same graph and is written again as the same bytes.
namespace lacis::graph {

void write_json(const KnowledgeGraph& graph, Output& out);

/// Throws Error with file, line, column and, where a rule of the schema is broken, the JSON pointer of the
/// value. Ids must be unique, references must lead somewhere, spans must not end before they begin, and an
/// edge's status must be that of its evidence. Documents, nodes and edges may come in any order.
[[nodiscard]] KnowledgeGraph read_json(std::string_view contents, const std::string& file);

/// A rule of the JSON Schema that a text breaks.
struct SchemaViolation {
    std::size_t byte = 0;  ///< Where the text was found to break it.
    std::string pointer;   ///< RFC 6901: "/edges/3/evidence/0/start", "" for the whole.
    std::string keyword;   ///< "type", "required", "enum" …
};

/// The first rule of the schema that `contents` breaks; nothing if it breaks none, or is not JSON at all.
[[nodiscard]] std::optional<SchemaViolation> find_schema_violation(std::string_view contents);

/// The JSON Schema (draft 4) itself.
[[nodiscard]] std::string_view json_schema();

/// The records as they stand in the native form: other formats carry them as texts.
void write_json(const DocumentInfo& document, Output& out);
void write_json(const Mention& mention, const KnowledgeGraph& graph, Output& out);
void write_json(const Evidence& evidence, const KnowledgeGraph& graph, Output& out);

}  // namespace lacis::graph
