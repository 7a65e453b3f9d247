// SPDX-License-Identifier: Apache-2.0
#include "language/metadata.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::size_t kHeadLines = 8;            ///< Metadata stand in the first lines that are not empty.
constexpr std::uint32_t kLongestHeading = 140;   ///< Code points.
constexpr std::uint32_t kLongestDateline = 60;   ///< Code points before its date.
constexpr std::uint32_t kLongestTimeOfDay = 20;  ///< Code points behind a date that stands alone: " à 10h30".
constexpr std::uint32_t kWidestGap = 12;         ///< Between "publié" and the date: a weekday, a colon.

struct Line {
    std::string_view text;  ///< Without the white space around it.
    bool block_end = true;  ///< A blank line or the end of the text follows.
};

std::string_view trim(std::string_view text) {
    std::size_t begin = 0;
    while (begin < text.size()) {
        std::size_t next = begin;
        if (!utf8::is_space(utf8::decode(text, next))) break;
        begin = next;
    }
    text.remove_prefix(begin);
    while (!text.empty() && utf8::is_space(utf8::decode_before(text, text.size()))) {
        std::size_t end = text.size() - 1;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        text = text.substr(0, end);
    }
    return text;
}

/// The first `count` lines that are not blank.
std::vector<Line> first_lines(std::string_view text, std::size_t count) {
    std::vector<Line> lines;
    bool adjacent = false;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) {
            adjacent = false;
            continue;
        }
        if (adjacent) lines.back().block_end = false;
        if (lines.size() == count) break;
        lines.push_back({line});
        adjacent = true;
    }
    return lines;
}

bool starts_lower(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && utf8::is_lower(utf8::decode(text, at));
}

/// Short, and not ended like a sentence or in the middle of one.
bool is_heading(const std::vector<Line>& lines, std::size_t i) {
    const Line& line = lines[i];
    constexpr std::string_view kSentenceEnds = ".,;:";
    if (kSentenceEnds.find(line.text.back()) != std::string_view::npos) return false;
    if (utf8::count_code_points(line.text) > kLongestHeading) return false;
    const bool wrapped = !line.block_end && i + 1 < lines.size() && starts_lower(lines[i + 1].text);
    return !wrapped;
}

bool is_dash(char32_t c) {
    return c == U'-' || c == U'–' || c == U'—';
}

/// Datelines have their place in capitals: "PARIS (Agence) -".
bool starts_with_capitals(std::string_view text) {
    const std::string_view word = text.substr(0, text.find(' '));
    for (std::size_t at = 0; at < word.size();) {
        if (utf8::is_lower(utf8::decode(word, at))) return false;
    }
    return word.size() > 1;
}

/// Reads a line from one place on; each take_… moves on only if it succeeds.
class Scanner {
  public:
    Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}
    [[nodiscard]] std::size_t at() const { return at_; }

    /// A number of at most `digits` digits, not followed by another digit.
    std::optional<int> take_number(std::size_t digits) {
        std::size_t end = at_;
        while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
        if (end == at_ || end - at_ > digits) return std::nullopt;
        int value = 0;
        std::from_chars(text_.data() + at_, text_.data() + end, value);
        at_ = end;
        return value;
    }

    bool take(std::string_view what) {
        if (!text_.substr(at_).starts_with(what)) return false;
        at_ += what.size();
        return true;
    }

    bool take_spaces() {
        const std::size_t before = at_;
        while (at_ < text_.size()) {
            std::size_t next = at_;
            if (!utf8::is_space(utf8::decode(text_, next))) break;
            at_ = next;
        }
        return at_ > before;
    }

    std::string_view take_word() {
        const std::size_t begin = at_;
        while (at_ < text_.size()) {
            std::size_t next = at_;
            if (!utf8::is_letter(utf8::decode(text_, next))) break;
            at_ = next;
        }
        return text_.substr(begin, at_ - begin);
    }

  private:
    std::string_view text_;
    std::size_t at_;
};

std::string iso(int year, int month, int day) {
    if (year < 1600 || year > 2999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return std::to_string(year) + '-' + two(month) + '-' + two(day);
}

}  // namespace

Metadata::Metadata(const Pack& pack) {
    const auto read_rows = [&pack](const std::string& file, const std::string& expected, const auto& use) {
        if (!pack.has(file)) return;
        for_each_row(pack.file(file), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
            if (fields.size() == 2 && use(fields[0], fields[1])) return;
            throw Error(Place{std::string(pack.code()) + '/' + file, line}, "expected " + expected);
        });
    };
    read_rows("dates/months.tsv", "a name, a tab and a number from 1 to 12",
              [this](std::string_view name, std::string_view field) {
                  int number = 0;
                  std::from_chars(field.data(), field.data() + field.size(), number);
                  months_.emplace(utf8::fold(name), number);
                  return number >= 1 && number <= 12;
              });
    read_rows("metadata/publication.tsv", "words, a tab and 'published' or 'changed'",
              [this](std::string_view words, std::string_view field) {
                  const Role role = field == "published" ? Role::kPublished : Role::kChanged;
                  publication_words_.emplace_back(utf8::fold(words), role);
                  return role == Role::kPublished || field == "changed";
              });
}

void Metadata::complete(corpus::Document& document) const {
    if (document.title.empty()) document.title = title_of(document.text);
    if (document.date.empty()) document.date = date_of(document.text);
}

std::string Metadata::title_of(std::string_view text) const {
    const std::vector<Line> lines = first_lines(text, kHeadLines);
    std::string_view title;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!is_heading(lines, i)) return std::string(title);
        if (find_date(lines[i].text)) continue;
        if (utf8::count_code_points(lines[i].text) > utf8::count_code_points(title)) title = lines[i].text;
    }
    return lines.size() == kHeadLines ? std::string(title) : std::string();
}

std::string Metadata::date_of(std::string_view text) const {
    std::string changed;
    for (const Line& line : first_lines(text, kHeadLines)) {
        const std::optional<FoundDate> date = find_date(line.text);
        if (!date) continue;
        const Role role = role_of(*date);
        if (role == Role::kPublished) return date->iso;
        if (role == Role::kChanged && changed.empty()) changed = date->iso;
    }
    return changed;
}

std::optional<Metadata::FoundDate> Metadata::find_date(std::string_view line) const {
    for (std::size_t begin = line.find_first_of("0123456789"); begin < line.size();
         begin = line.find_first_of("0123456789", line.find_first_not_of("0123456789", begin))) {
        Scanner scanner(line, begin);
        std::string date;
        const std::optional<int> first = scanner.take_number(4);
        if (!first) continue;
        for (const char* sign : {"/", ".", "-"}) {
            if (!scanner.take(sign)) continue;
            const std::optional<int> month = scanner.take_number(2);
            if (!month || !scanner.take(sign)) break;
            const std::optional<int> last = scanner.take_number(4);
            if (last) date = *first > 31 ? iso(*first, *month, *last) : iso(*last, *month, *first);
        }
        if (date.empty()) {
            scanner.take("er");
            if (!scanner.take_spaces()) continue;
            const auto month = months_.find(utf8::fold(scanner.take_word()));
            scanner.take(".");
            if (month == months_.end() || !scanner.take_spaces()) continue;
            if (const std::optional<int> year = scanner.take_number(4))
                date = iso(*year, month->second, *first);
        }
        if (!date.empty())
            return FoundDate{trim(line.substr(0, begin)), trim(line.substr(scanner.at())), date};
    }
    return std::nullopt;
}

Metadata::Role Metadata::role_of(const FoundDate& date) const {
    const std::string before = utf8::fold(date.before);
    for (const auto& [words, role] : publication_words_) {
        const std::size_t found = before.rfind(words);
        if (found != std::string::npos && before.size() - (found + words.size()) <= kWidestGap) return role;
    }
    std::size_t start = 0;
    const char32_t next = date.after.empty() ? U'\0' : utf8::decode(date.after, start);
    const bool place_before =
        utf8::starts_upper(date.before) && utf8::count_code_points(date.before) <= kLongestDateline &&
        (date.before.find(',') != std::string_view::npos || starts_with_capitals(date.before));
    if (place_before && (date.after.empty() || is_dash(next) || next == U'(')) return Role::kPublished;
    const bool alone = date.before.find(' ') == std::string_view::npos &&
                       utf8::count_code_points(date.after) <= kLongestTimeOfDay;
    return alone ? Role::kPublished : Role::kNone;
}

}  // namespace lacis::language
