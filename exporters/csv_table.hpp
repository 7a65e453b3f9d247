// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "exporters/sink.hpp"
#include "exporters/value_text.hpp"
#include "graph/attributes.hpp"

namespace lacis::exporters {

/// In what the readers of CSV differ.
struct CsvDialect {
    std::string_view absent_text;  ///< What stands for a text that is not there.
    bool joined_lists = false;     ///< Texts of a list joined by U+001F, which no text has then, not as JSON.
};

/// Cells that are not what they should be, or will not be for the program that reads them.
struct CsvLosses {
    std::size_t replaced = 0;    ///< Characters that had to be replaced.
    std::size_t formulas = 0;    ///< Texts that spreadsheets take for formulas.
    std::size_t not_absent = 0;  ///< Texts that are CsvDialect::absent_text.

    CsvLosses& operator+=(const CsvLosses& other);
};

/// One table in CSV (RFC 4180, with line feeds), cell by cell.
class CsvTable {
  public:
    CsvTable(const graph::KnowledgeGraph& graph, Sink& out, CsvDialect dialect = {})
        : out_(out), dialect_(dialect), values_(graph, out) {}

    void cell(std::string_view text);
    void cell(std::int64_t number);
    void cell(const graph::Value& value, graph::ValueType type);
    void end_row();

    /// The values of `owner`, a cell for each attribute.
    template <typename Owner>
    void cells(const Owner& owner, const std::vector<const graph::Attribute<Owner>*>& attributes) {
        for (const auto* attribute : attributes) cell(attribute->value(owner), attribute->type);
    }

    [[nodiscard]] const CsvLosses& losses() const { return losses_; }

  private:
    void begin_cell();
    void write_joined(std::span<const graph::Text> texts);

    Sink& out_;
    CsvDialect dialect_;
    ValueText values_;
    bool first_ = true;
    CsvLosses losses_;
};

/// The table of documents, with a header of the names that native JSON gives them.
CsvLosses write_document_table(const graph::KnowledgeGraph& graph, std::string_view header, Sink& out,
                               CsvDialect dialect = {});

}  // namespace lacis::exporters
