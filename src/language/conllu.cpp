// SPDX-License-Identifier: Apache-2.0
#include "language/conllu.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <optional>
#include <set>
#include <utility>

#include "corpus/readers.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kAbsent = "_";
constexpr std::string_view kPlaceholder = "__NOFORM__";

enum Column : std::size_t {
    kId,
    kForm,
    kLemma,
    kUposTag,
    kXpos,
    kFeats,
    kHead,
    kDeprel,
    kDeps,
    kMisc,
    kColumns
};
constexpr std::array<std::string_view, kColumns> kColumnNames = {"ID",    "FORM", "LEMMA",  "UPOS", "XPOS",
                                                                 "FEATS", "HEAD", "DEPREL", "DEPS", "MISC"};

std::string_view trim(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

template <typename Use>
void for_each_part(std::string_view text, char separator, Use use) {
    for (std::size_t from = 0;;) {
        const std::size_t at = text.find(separator, from);
        use(text.substr(from, at - from));
        if (at == std::string_view::npos) return;
        from = at + 1;
    }
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (!utf8::is_space(utf8::decode(text, at))) return false;
    }
    return true;
}

std::string sorted_features(std::string_view text) {
    if (text.empty() || text == kAbsent) return {};
    std::vector<std::string_view> features;
    for_each_part(text, '|', [&](std::string_view feature) { features.push_back(feature); });
    // The order of the specification: by name, capitals and small letters alike.
    std::stable_sort(features.begin(), features.end(), [](std::string_view a, std::string_view b) {
        return utf8::lower(a.substr(0, a.find('='))) < utf8::lower(b.substr(0, b.find('=')));
    });
    std::string sorted;
    for (const std::string_view feature : features) {
        if (!sorted.empty()) sorted += '|';
        sorted += feature;
    }
    return sorted;
}

// --- rows ---

struct Row {
    std::uint32_t line = 0;
    std::string_view whole;
    std::array<std::string_view, kColumns> columns;  // "_" where there is nothing
    std::array<std::size_t, kColumns> begins{};      // their bytes in the line

    [[nodiscard]] std::string_view operator[](Column column) const { return columns[column]; }
};

/// The MISC attributes that say where a token stands; the others.
struct Misc {
    bool space_after = true;
    std::optional<std::uint32_t> start_char;
    std::optional<std::uint32_t> end_char;
    std::string rest;
};

std::optional<std::uint32_t> number_from(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return number;
}

Misc misc_from(std::string_view text) {
    Misc misc;
    if (text == kAbsent) return misc;
    for_each_part(text, '|', [&](std::string_view attribute) {
        if (attribute == "SpaceAfter=No") {
            misc.space_after = false;
            return;
        }
        if (attribute.starts_with("start_char=")) misc.start_char = number_from(attribute.substr(11));
        if (attribute.starts_with("end_char=")) misc.end_char = number_from(attribute.substr(9));
        if (!misc.rest.empty()) misc.rest += '|';
        misc.rest += attribute;
    });
    return misc;
}

/// A surface token before its place in the text is known.
struct Surface {
    const Row* row = nullptr;
    Misc misc;
    std::uint32_t first_word = 0;
    std::uint32_t end_word = 0;
};

// --- one sentence ---

/// The lines of one sentence.
struct SentenceLines {
    std::vector<Row> rows;
    std::string_view id;
    std::optional<std::string_view> text;
    std::uint32_t text_line = 0;
    Block block = Block::kParagraph;
    bool new_paragraph = false;
};

/// What the lines of one sentence say.
class SentenceReader {
  public:
    SentenceReader(const SentenceLines& lines, const std::string& file) : lines_(lines), file_(file) {}

    /// Builds the sentence and appends its text to `document`, which has `offset` code points so far.
    Sentence read(std::string& document, std::uint32_t offset) {
        sentence_.id = lines_.id;
        sentence_.block = lines_.block;
        read_rows();
        set_heads();
        const std::string assembled = lines_.text ? std::string(*lines_.text) : text_from_forms();
        place_tokens(assembled, offset);
        document += assembled;
        return std::move(sentence_);
    }

  private:
    static constexpr std::int32_t kLeftOut = -2;

    const SentenceLines& lines_;
    const std::string& file_;
    Sentence sentence_;
    std::vector<Surface> surfaces_;
    std::vector<std::int32_t> word_of_id_;  // by ID - 1; kLeftOut for those that are left out
    std::vector<const Row*> row_of_id_;

    [[noreturn]] void fail(const Row& row, Column column, const std::string& message) const {
        const std::uint32_t before = utf8::count_code_points(row.whole.substr(0, row.begins[column]));
        throw Error(Place{file_, row.line, before + 1}, message);
    }

    void read_rows() {
        std::uint32_t range_end = 0;  // ID of the last word of the range that is open
        for (const Row& row : lines_.rows) {
            const std::string_view id_text = row[kId];
            const std::size_t mark = id_text.find_first_of("-.");
            const auto first = number_from(id_text.substr(0, mark));
            const auto second =
                mark == std::string_view::npos ? std::nullopt : number_from(id_text.substr(mark + 1));
            if (!first || (mark != std::string_view::npos && !second)) {
                fail(row, kId,
                     "'" + std::string(id_text) + "' is no ID: expected a number, a range or a decimal");
            }
            if (mark != std::string_view::npos && id_text[mark] == '.') continue;  // an empty node
            const auto next = static_cast<std::uint32_t>(row_of_id_.size() + 1);
            if (*first != next) {
                fail(row, kId,
                     "ID " + std::string(id_text) + " where " + std::to_string(next) + " is expected");
            }
            if (second) {
                if (*second < *first || next <= range_end)
                    fail(row, kId, "the range overlaps another one or is empty");
                range_end = *second;
                open_surface(row);
                continue;
            }
            read_word(row, next <= range_end);
        }
        const auto words = static_cast<std::uint32_t>(row_of_id_.size());
        if (range_end > words) {
            fail(*surfaces_.back().row, kId, "the range ends behind the last word, " + std::to_string(words));
        }
        std::erase_if(surfaces_,
                      [](const Surface& surface) { return surface.first_word == surface.end_word; });
        for (std::uint32_t i = 0; i < surfaces_.size(); ++i) {
            for (std::uint32_t w = surfaces_[i].first_word; w < surfaces_[i].end_word; ++w)
                sentence_.words[w].token = i;
        }
    }

    void open_surface(const Row& row) {
        Surface& surface = surfaces_.emplace_back();
        surface.row = &row;
        surface.misc = misc_from(row[kMisc]);
        surface.first_word = surface.end_word = static_cast<std::uint32_t>(sentence_.words.size());
    }

    void read_word(const Row& row, bool in_range) {
        row_of_id_.push_back(&row);
        if (row[kForm].empty()) fail(row, kForm, "the FORM is empty");
        if (row[kForm] == kPlaceholder || is_blank(row[kForm])) {
            word_of_id_.push_back(kLeftOut);
            return;
        }
        word_of_id_.push_back(static_cast<std::int32_t>(sentence_.words.size()));
        if (!in_range) open_surface(row);
        Word& word = sentence_.words.emplace_back();
        word.form = row[kForm];
        const auto value = [&](Column column) {
            return row[column] == kAbsent ? std::string() : std::string(row[column]);
        };
        word.lemma = row[kForm] == kAbsent ? std::string(row[kLemma]) : value(kLemma);
        word.upos = upos_from_string(row[kUposTag]);
        word.xpos = value(kXpos);
        word.feats = sorted_features(row[kFeats]);
        word.deprel = row[kDeprel] == "ROOT" ? "root" : value(kDeprel);
        word.misc = misc_from(row[kMisc]).rest;
        surfaces_.back().end_word = static_cast<std::uint32_t>(sentence_.words.size());
    }

    /// HEAD as an ID, 0 for the root or if it is absent.
    [[nodiscard]] std::uint32_t head_id(const Row& row) const {
        if (row[kHead] == kAbsent) return 0;
        const auto head = number_from(row[kHead]);
        if (!head || *head > row_of_id_.size()) {
            fail(row, kHead,
                 "HEAD '" + std::string(row[kHead]) + "' is not 0 … " + std::to_string(row_of_id_.size()));
        }
        return *head;
    }

    void set_heads() {
        const std::size_t size = row_of_id_.size();
        std::vector<std::uint32_t> heads(size + 1, 0);
        for (std::size_t word_id = 1; word_id <= size; ++word_id)
            heads[word_id] = head_id(*row_of_id_[word_id - 1]);
        check_tree(heads);
        for (std::size_t word_id = 1; word_id <= size; ++word_id) {
            if (word_of_id_[word_id - 1] == kLeftOut) continue;
            std::uint32_t head = heads[word_id];
            while (head != 0 && word_of_id_[head - 1] == kLeftOut) head = heads[head];
            auto& word = sentence_.words[static_cast<std::size_t>(word_of_id_[word_id - 1])];
            word.head = head == 0 ? kRoot : word_of_id_[head - 1];
            if (word.head == kRoot && heads[word_id] != 0) word.deprel = "root";
        }
        sentence_.link();
    }

    /// Every word must reach the root.
    void check_tree(const std::vector<std::uint32_t>& heads) const {
        enum class State : std::uint8_t { kUnseen, kOnPath, kDone };
        std::vector<State> states(heads.size(), State::kUnseen);
        states[0] = State::kDone;
        std::vector<std::size_t> path;
        for (std::size_t start = 1; start < heads.size(); ++start) {
            std::size_t at = start;
            for (; states[at] == State::kUnseen; at = heads[at]) {
                states[at] = State::kOnPath;
                path.push_back(at);
            }
            if (states[at] == State::kOnPath) {
                fail(*row_of_id_[at - 1], kHead,
                     "the heads form a circle: word " + std::to_string(at) + " depends on itself");
            }
            for (const std::size_t word_id : path) states[word_id] = State::kDone;
            path.clear();
        }
    }

    // --- the text ---

    [[nodiscard]] std::string text_from_forms() const {
        std::string assembled;
        for (std::size_t i = 0; i < surfaces_.size(); ++i) {
            const Misc& misc = surfaces_[i].misc;
            assembled += (*surfaces_[i].row)[kForm];
            if (i + 1 == surfaces_.size()) break;
            const Misc& next = surfaces_[i + 1].misc;
            const bool touches = misc.end_char && next.start_char && *misc.end_char == *next.start_char;
            if (misc.space_after && !touches) assembled += ' ';
        }
        return assembled;
    }

    static std::size_t skip_space(std::string_view text, std::size_t at) {
        while (at < text.size()) {
            std::size_t next = at;
            if (!utf8::is_space(utf8::decode(text, next))) break;
            at = next;
        }
        return at;
    }

    /// The byte behind `form` at byte `at` of the text, or nothing if it does not stand there. White space in
    /// a form may be of another kind in the text.
    static std::optional<std::size_t> match(std::string_view form, std::string_view text, std::size_t at) {
        for (std::size_t i = 0; i < form.size();) {
            const std::size_t before = i;
            if (utf8::is_space(utf8::decode(form, i))) {
                i = skip_space(form, before);
                at = skip_space(text, at);
                continue;
            }
            if (text.substr(at, i - before) != form.substr(before, i - before)) return std::nullopt;
            at += i - before;
        }
        return at;
    }

    void place_tokens(std::string_view assembled, std::uint32_t offset) {
        std::size_t at = 0;
        std::uint32_t code_point = offset;
        const auto advance = [&](std::size_t to) {
            code_point += utf8::count_code_points(assembled.substr(at, to - at));
            at = to;
        };
        for (const Surface& surface : surfaces_) {
            const Row& row = *surface.row;
            advance(skip_space(assembled, at));
            const auto end = match(row[kForm], assembled, at);
            if (!end) mismatch(row, assembled.substr(at));
            Token token;
            token.span.begin = code_point;
            advance(*end);
            token.span.end = code_point;
            token.first_word = surface.first_word;
            token.end_word = surface.end_word;
            token.space_after = at == assembled.size() || skip_space(assembled, at) != at;
            for (std::uint32_t w = token.first_word; w < token.end_word; ++w)
                sentence_.words[w].span = token.span;
            sentence_.tokens.push_back(token);
        }
        if (skip_space(assembled, at) != assembled.size()) {
            throw Error(Place{file_, lines_.text_line, 0},
                        "no word stands for the end of # text, '" +
                            excerpt(assembled.substr(skip_space(assembled, at))) + "'");
        }
        if (sentence_.tokens.empty()) {
            sentence_.span = {offset, offset};
        } else {
            sentence_.span = {sentence_.tokens.front().span.begin, sentence_.tokens.back().span.end};
        }
    }

    static std::string excerpt(std::string_view text) {
        constexpr std::uint32_t kLength = 20;
        const utf8::Index index(text);
        if (index.size() <= kLength) return std::string(text);
        return std::string(index.slice({0, kLength})) + "…";
    }

    [[noreturn]] void mismatch(const Row& row, std::string_view rest) const {
        fail(row, kForm,
             "the FORM '" + std::string(row[kForm]) + "' does not stand in # text, which has '" +
                 excerpt(rest) + "' here");
    }
};

// --- the file ---

class FileReader {
  public:
    FileReader(std::string_view contents, const std::string& file) : contents_(contents), file_(file) {
        constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
        if (contents_.starts_with(kByteOrderMark)) contents_.remove_prefix(kByteOrderMark.size());
        for (std::size_t i = 0; i < kColumns; ++i) columns_.push_back(i);
    }

    std::vector<AnalysedDocument> read() {
        if (const auto invalid = utf8::first_invalid_byte(contents_)) {
            throw Error(place_of(file_, contents_, *invalid), "this is not valid UTF-8");
        }
        std::uint32_t number = 0;
        while (!contents_.empty()) {
            const std::size_t end = std::min(contents_.find('\n'), contents_.size());
            std::string_view line = contents_.substr(0, end);
            contents_.remove_prefix(std::min(end + 1, contents_.size()));
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            ++number;
            if (line.find_first_not_of(" \t") == std::string_view::npos) {
                end_sentence();
            } else if (line.front() == '#') {
                comment(line.substr(1), number);
            } else {
                current_.rows.push_back(row(line, number));
            }
        }
        end_sentence();
        finish();
        return std::move(documents_);
    }

  private:
    std::string_view contents_;
    const std::string& file_;
    SentenceLines current_;
    std::vector<std::size_t> columns_;  // which Column stands at each place; kColumns for unknown ones
    std::vector<AnalysedDocument> documents_;
    std::uint32_t offset_ = 0;  // code points of the current document's text
    bool new_document_ = false;
    std::string new_id_;
    corpus::Document metadata_;  // of the comments that no sentence has taken yet

    [[nodiscard]] Row row(std::string_view line, std::uint32_t number) const {
        Row row;
        row.line = number;
        row.whole = line;
        row.columns.fill(kAbsent);
        std::size_t count = 0;
        for_each_part(line, '\t', [&](std::string_view field) {
            if (count < columns_.size() && columns_[count] < kColumns) {
                row.columns[columns_[count]] = field;
                row.begins[columns_[count]] = static_cast<std::size_t>(field.data() - line.data());
            }
            ++count;
        });
        if (count < 2 || count > columns_.size()) {
            throw Error(Place{file_, number, 1}, "expected " + std::to_string(columns_.size()) +
                                                     " columns separated by tabs, found " +
                                                     std::to_string(count));
        }
        for (std::size_t i = 0; i < kColumns; ++i) {
            if (row.columns[i].empty() && i != kForm) row.columns[i] = kAbsent;
        }
        return row;
    }

    void comment(std::string_view text, std::uint32_t number) {
        text = trim(text);
        const std::size_t equals = text.find('=');
        const std::string_view key = trim(text.substr(0, equals));
        const std::string_view value =
            equals == std::string_view::npos ? std::string_view() : trim(text.substr(equals + 1));
        if (key == "newdoc" || key == "newdoc id") {
            new_document_ = true;
            new_id_ = value;
            metadata_ = {};
        } else if (key == "newpar" || key == "newpar id") {
            current_.new_paragraph = true;
        } else if (key == "sent_id") {
            current_.id = value;
        } else if (key == "text") {
            current_.text = value;
            current_.text_line = number;
        } else if (key == "block") {
            current_.block = value == "title"     ? Block::kTitle
                             : value == "caption" ? Block::kCaption
                                                  : Block::kParagraph;
        } else if (key == "global.columns") {
            set_columns(value);
        } else if (key == "meta::title") {
            metadata_.title = value;
        } else if (key == "meta::date") {
            metadata_.date = value;
        } else if (key == "meta::source") {
            metadata_.source = value;
        } else if (key == "meta::language") {
            metadata_.language = value;
        }
    }

    void set_columns(std::string_view names) {
        columns_.clear();
        for_each_part(names, ' ', [&](std::string_view name) {
            if (name.empty()) return;
            const auto* found = std::find(kColumnNames.begin(), kColumnNames.end(), name);
            columns_.push_back(static_cast<std::size_t>(found - kColumnNames.begin()));
        });
    }

    void end_sentence() {
        if (current_.rows.empty()) return;
        if (documents_.empty() || new_document_) start_document();
        AnalysedDocument& document = documents_.back();
        take_metadata(document.document);
        std::string& text = document.document.text;
        std::uint32_t paragraph = document.sentences.empty() ? 0 : document.sentences.back().paragraph;
        if (!document.sentences.empty()) {
            text += current_.new_paragraph ? "\n\n" : "\n";
            offset_ += current_.new_paragraph ? 2 : 1;
            if (current_.new_paragraph) ++paragraph;
        }
        const std::size_t before = text.size();
        Sentence sentence = SentenceReader(current_, file_).read(text, offset_);
        offset_ += utf8::count_code_points(std::string_view(text).substr(before));
        sentence.paragraph = paragraph;
        if (!sentence.tokens.empty()) document.sentences.push_back(std::move(sentence));
        current_ = {};
    }

    void take_metadata(corpus::Document& document) {
        for (auto member : {&corpus::Document::title, &corpus::Document::date, &corpus::Document::source,
                            &corpus::Document::language}) {
            if ((document.*member).empty()) document.*member = std::exchange(metadata_.*member, {});
        }
    }

    void start_document() {
        corpus::Document document;
        document.id = new_id_;
        document.path = file_;
        documents_.push_back({std::move(document), {}});
        offset_ = 0;
        new_document_ = false;
        new_id_.clear();
    }

    /// Ids for the documents that brought none: the file's name, numbered if there are several.
    void finish() {
        const std::string stem = std::filesystem::path(file_).stem().string();
        std::set<std::string> used;
        for (const AnalysedDocument& document : documents_) used.insert(document.document.id);
        std::size_t number = 0;
        for (AnalysedDocument& document : documents_) {
            ++number;
            document.document.sha256 = corpus::sha256(document.document.text);
            if (!document.document.id.empty()) continue;
            std::string id = documents_.size() == 1 ? stem : stem + "-" + std::to_string(number);
            while (used.contains(id)) id += "'";
            used.insert(id);
            document.document.id = std::move(id);
        }
    }
};

}  // namespace

std::vector<AnalysedDocument> read_conllu(std::string_view contents, const std::string& file) {
    return FileReader(contents, file).read();
}

}  // namespace lacis::language
