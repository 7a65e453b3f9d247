// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "entities/catalogue_check.hpp"

/// Tables after RFC 4180, also with semicolons or tabs, as spreadsheets write them where the comma is for
/// decimals.
namespace lacis::entities {
namespace {

constexpr std::string_view kEntity = "entity";
constexpr char kBetweenValues = '|';

enum Column : std::uint8_t {
    kKind,
    kId,
    kName,
    kType,
    kDocument,
    kStart,
    kOtherId,
    kOtherName,
    kOtherType,
    kOtherDocument,
    kOtherStart,
    kTo,
    kAliases,
    kExternalIds,
    kNote,
};
constexpr std::array<std::string_view, 15> kColumns = {
    "kind",        "id",       "name",       "type",         "document",
    "start",       "other_id", "other_name", "other_type",   "other_document",
    "other_start", "to",       "aliases",    "external_ids", "note"};

struct Cell {
    std::string text;
    std::size_t byte = 0;  ///< Where it begins.
};
using Row = std::vector<Cell>;

class Table {
  public:
    explicit Table(std::string_view contents) : contents_(contents) {
        constexpr std::string_view kMark = "\xEF\xBB\xBF";
        if (contents_.starts_with(kMark)) at_ = kMark.size();
        const std::string_view first = contents_.substr(at_, contents_.find('\n', at_) - at_);
        const auto count = [first](char c) { return std::count(first.begin(), first.end(), c); };
        for (const char c : {';', '\t'}) {
            if (count(c) > count(delimiter_)) delimiter_ = c;
        }
    }

    /// The next row that is not empty.
    std::optional<Row> next() {
        while (at_ < contents_.size()) {
            Row row = read_row();
            if (row.size() > 1 || !row.front().text.empty()) return row;
        }
        return std::nullopt;
    }

  private:
    Row read_row() {
        Row row;
        do row.push_back(read_cell());
        while (takes(delimiter_));
        static_cast<void>(takes('\r'));
        if (at_ < contents_.size() && !takes('\n'))
            throw CatalogueRefusal{at_, "behind a quoted cell the cell ends"};
        return row;
    }

    Cell read_cell() {
        Cell cell{{}, at_};
        if (!takes('"')) {
            const std::size_t end =
                std::min(contents_.find_first_of(std::string{delimiter_, '\r', '\n'}, at_), contents_.size());
            cell.text = contents_.substr(at_, end - at_);
            at_ = end;
            return cell;
        }
        while (true) {
            const std::size_t quote = contents_.find('"', at_);
            if (quote == std::string_view::npos)
                throw CatalogueRefusal{cell.byte, "this quoted cell does not end"};
            cell.text += contents_.substr(at_, quote - at_);
            at_ = quote + 1;
            if (!takes('"')) return cell;
            cell.text += '"';
        }
    }

    bool takes(char c) {
        if (at_ >= contents_.size() || contents_[at_] != c) return false;
        ++at_;
        return true;
    }

    std::string_view contents_;
    std::size_t at_ = 0;
    char delimiter_ = ',';
};

/// The values in a cell, and where each begins (in a cell without quotation marks).
std::vector<Cell> values_of(const Cell& cell) {
    std::vector<Cell> values;
    for (std::size_t begin = 0; begin < cell.text.size();) {
        const std::size_t end = std::min(cell.text.find(kBetweenValues, begin), cell.text.size());
        if (end > begin) values.push_back({cell.text.substr(begin, end - begin), cell.byte + begin});
        begin = end + 1;
    }
    return values;
}

std::vector<std::string> texts_of(const Cell& cell) {
    std::vector<std::string> texts;
    for (Cell& value : values_of(cell)) texts.push_back(std::move(value.text));
    return texts;
}

class CsvReader {
  public:
    CsvReader(std::string_view contents, const std::string& file)
        : contents_(contents), file_(file), table_(contents) {}

    Catalogue read() {
        read_header();
        Catalogue catalogue;
        while (const auto row = table_.next()) {
            row_ = &*row;
            if (row->size() > columns_.size())
                throw CatalogueRefusal{(*row)[columns_.size()].byte,
                                       "the header names no column for this cell"};
            if (cell(kKind).text == kEntity) {
                catalogue.entities.push_back(entity());
            } else {
                catalogue.decisions.push_back(decision());
            }
        }
        return catalogue;
    }

  private:
    void read_header() {
        const auto header = table_.next();
        if (!header) throw CatalogueRefusal{0, "the first row names the columns"};
        for (const Cell& cell : *header) {
            const auto* const found = std::find(kColumns.begin(), kColumns.end(), cell.text);
            if (found == kColumns.end()) {
                const std::string near = nearest(cell.text, {kColumns.begin(), kColumns.end()});
                throw CatalogueRefusal{cell.byte, "there is no column '" + cell.text + "'" +
                                                      (near.empty() ? "" : "; did you mean '" + near + "'?")};
            }
            const auto column = static_cast<std::size_t>(found - kColumns.begin());
            if (std::find(columns_.begin(), columns_.end(), column) != columns_.end())
                throw CatalogueRefusal{cell.byte, "there are two columns '" + cell.text + "'"};
            columns_.push_back(column);
        }
        if (std::find(columns_.begin(), columns_.end(), std::size_t{kKind}) == columns_.end())
            throw CatalogueRefusal{0, "there is no column 'kind'"};
    }

    /// An empty one at the row's beginning where the row has none.
    [[nodiscard]] Cell cell(Column column) const {
        const auto found = std::find(columns_.begin(), columns_.end(), std::size_t{column});
        const auto at = static_cast<std::size_t>(found - columns_.begin());
        return at < row_->size() ? (*row_)[at] : Cell{{}, row_->front().byte};
    }

    void refuse_cells(std::initializer_list<Column> columns, std::string_view kind) const {
        for (const Column column : columns) {
            if (cell(column).text.empty()) continue;
            throw CatalogueRefusal{cell(column).byte, "'" + std::string(kind) + "' takes no '" +
                                                          std::string(kColumns[column]) + "'"};
        }
    }

    [[nodiscard]] KnownEntity entity() const {
        refuse_cells({kStart, kOtherId, kOtherName, kOtherType, kOtherDocument, kOtherStart, kTo}, kEntity);
        KnownEntity entity;
        RecordPlaces places;
        places.record = row_->front().byte;
        entity.id = cell(kId).text;
        places.id = cell(kId).byte;
        entity.type = type_at(cell(kType).text, cell(kType).byte);
        entity.name = cell(kName).text;
        entity.aliases = texts_of(cell(kAliases));
        entity.documents = texts_of(cell(kDocument));
        for (Cell& value : values_of(cell(kExternalIds))) {
            entity.external_ids.push_back(std::move(value.text));
            places.external_ids.push_back(value.byte);
        }
        check(entity, places);
        entity.place = place_of(file_, contents_, places.record);
        return entity;
    }

    [[nodiscard]] Decision decision() const {
        refuse_cells({kAliases, kExternalIds}, cell(kKind).text);
        Decision decision;
        RecordPlaces places;
        places.record = row_->front().byte;
        decision.verdict = verdict(cell(kKind));
        add_reference({kId, kName, kType, kDocument, kStart}, decision, places);
        add_reference({kOtherId, kOtherName, kOtherType, kOtherDocument, kOtherStart}, decision, places);
        decision.to = cell(kTo).text;
        places.to = cell(kTo).byte;
        decision.note = cell(kNote).text;
        check(decision, places);
        decision.place = place_of(file_, contents_, places.record);
        return decision;
    }

    static Verdict verdict(const Cell& cell) {
        try {
            return verdict_at(cell.text, cell.byte);
        } catch (CatalogueRefusal& refusal) {
            refusal.message.insert(0, "neither 'entity' nor a decision: ");
            throw;
        }
    }

    void add_reference(const std::array<Column, 5>& columns, Decision& decision, RecordPlaces& places) const {
        const bool any = std::any_of(columns.begin(), columns.end(),
                                     [this](Column column) { return !cell(column).text.empty(); });
        if (!any) return;
        Reference& reference = decision.entities.emplace_back();
        reference.id = cell(columns[0]).text;
        reference.name = cell(columns[1]).text;
        const Cell type = cell(columns[2]);
        if (!type.text.empty()) reference.type = type_at(type.text, type.byte);
        reference.document = cell(columns[3]).text;
        const Cell start = cell(columns[4]);
        if (!start.text.empty()) reference.start = number(start);
        places.references.push_back(cell(reference.id.empty() ? columns[1] : columns[0]).byte);
    }

    static std::uint32_t number(const Cell& cell) {
        std::uint32_t value = 0;
        const char* const end = cell.text.data() + cell.text.size();
        const auto [last, error] = std::from_chars(cell.text.data(), end, value);
        if (error != std::errc() || last != end)
            throw CatalogueRefusal{cell.byte, "a whole number from 0 was expected"};
        return value;
    }

    std::string_view contents_;
    const std::string& file_;
    Table table_;
    std::vector<std::size_t> columns_;  // of the file, in its order
    const Row* row_ = nullptr;
};

using Cells = std::array<std::string, kColumns.size()>;

void write_row(const Cells& cells, std::string& out) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out += ',';
        if (cells[i].find_first_of(",;\t\"\r\n") == std::string::npos) {
            out += cells[i];
            continue;
        }
        out += '"';
        for (const char c : cells[i]) out.append(c == '"' ? 2 : 1, c);
        out += '"';
    }
    out += '\n';
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts) all.append(all.empty() ? 0 : 1, kBetweenValues).append(text);
    return all;
}

void set_reference(Cells& cells, Column first, const Reference& reference) {
    cells[first] = reference.id;
    cells[first + 1U] = reference.name;
    if (reference.type) cells[first + 2U] = to_string(*reference.type);
    cells[first + 3U] = reference.document;
    if (reference.start) cells[first + 4U] = std::to_string(*reference.start);
}

}  // namespace

Catalogue catalogue_from_csv(std::string_view contents, const std::string& file) {
    return CsvReader(contents, file).read();
}

std::string to_csv(const Catalogue& catalogue) {
    std::string out;
    Cells header;
    std::copy(kColumns.begin(), kColumns.end(), header.begin());
    write_row(header, out);
    for (const KnownEntity& entity : catalogue.entities) {
        Cells cells;
        cells[kKind] = kEntity;
        cells[kId] = entity.id;
        cells[kName] = entity.name;
        cells[kType] = to_string(entity.type);
        cells[kDocument] = joined(entity.documents);
        cells[kAliases] = joined(entity.aliases);
        cells[kExternalIds] = joined(entity.external_ids);
        write_row(cells, out);
    }
    for (const Decision& decision : catalogue.decisions) {
        const auto row = [&](const Reference& one, const Reference* other) {
            Cells cells;
            cells[kKind] = to_string(decision.verdict);
            set_reference(cells, kId, one);
            if (other != nullptr) set_reference(cells, kOtherId, *other);
            cells[kTo] = decision.to;
            cells[kNote] = decision.note;
            write_row(cells, out);
        };
        const auto& entities = decision.entities;
        if (decision.verdict == Verdict::kSame) {
            for (std::size_t i = 1; i < entities.size(); ++i) row(entities.front(), &entities[i]);
        } else if (decision.verdict == Verdict::kDifferent) {
            for (std::size_t i = 1; i < entities.size(); ++i) {
                for (std::size_t j = 0; j < i; ++j) row(entities[j], &entities[i]);
            }
        } else {
            for (const Reference& each : entities) row(each, nullptr);
        }
    }
    return out;
}

}  // namespace lacis::entities
