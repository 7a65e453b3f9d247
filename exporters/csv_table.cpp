// SPDX-License-Identifier: Apache-2.0
#include "exporters/csv_table.hpp"

#include "exporters/escape.hpp"

namespace lacis::exporters {
namespace {

constexpr char kUnitSeparator = '\x1F';

bool is_text(graph::ValueType type) {
    using graph::ValueType;
    return type == ValueType::kText || type == ValueType::kTexts || type == ValueType::kRecords;
}

}  // namespace

CsvLosses& CsvLosses::operator+=(const CsvLosses& other) {
    replaced += other.replaced;
    formulas += other.formulas;
    not_absent += other.not_absent;
    return *this;
}

void CsvTable::begin_cell() {
    if (!first_) out_.put(',');
    first_ = false;
}

void CsvTable::cell(std::string_view text) {
    begin_cell();
    constexpr std::string_view kBeginsFormula = "=+-@";
    losses_.formulas +=
        !text.empty() && kBeginsFormula.find(text.front()) != std::string_view::npos ? 1U : 0U;
    losses_.not_absent += !text.empty() && text == dialect_.absent_text ? 1U : 0U;
    losses_.replaced += write_csv_field(out_, text.empty() ? dialect_.absent_text : text);
}

void CsvTable::cell(std::int64_t number) {
    begin_cell();
    out_.write_number(number);
}

void CsvTable::cell(const graph::Value& value, graph::ValueType type) {
    if (const auto* text = std::get_if<std::string_view>(&value)) return cell(*text);
    begin_cell();
    if (std::holds_alternative<std::monostate>(value)) {
        if (is_text(type)) out_.write(dialect_.absent_text);
        return;
    }
    const bool quoted = is_text(type);
    if (quoted) out_.put('"');
    const auto* texts = std::get_if<std::span<const graph::Text>>(&value);
    if (dialect_.joined_lists && texts != nullptr) {
        write_joined(*texts);
    } else {
        values_.write(
            value, [this](std::string_view piece) { losses_.replaced += write_csv_characters(out_, piece); });
    }
    if (quoted) out_.put('"');
}

void CsvTable::write_joined(std::span<const graph::Text> texts) {
    losses_.not_absent += texts.size() == 1 && texts.front() == dialect_.absent_text ? 1U : 0U;
    bool first = true;
    for (const graph::Text text : texts) {
        if (!first) out_.put(kUnitSeparator);
        first = false;
        losses_.replaced += write_csv_characters(out_, text);
    }
}

void CsvTable::end_row() {
    out_.put('\n');
    first_ = true;
}

CsvLosses write_document_table(const graph::KnowledgeGraph& graph, std::string_view header, Sink& out,
                               CsvDialect dialect) {
    out.write(header);
    out.put('\n');
    CsvTable table(graph, out, dialect);
    for (const graph::DocumentInfo& document : graph.documents()) {
        table.cell(document.id);
        table.cell(document.title);
        table.cell(document.source);
        table.cell(document.date);
        table.cell(document.language);
        table.cell(std::int64_t{document.length});
        table.cell(document.sha256);
        table.end_row();
    }
    return table.losses();
}

}  // namespace lacis::exporters
