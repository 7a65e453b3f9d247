// SPDX-License-Identifier: Apache-2.0
#include "language/blocks.hpp"

#include <algorithm>
#include <array>

#include "language/characters.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

using namespace character;

/// Code points. Below it, no one wraps text; above it, no one calls a line a title.
constexpr std::uint32_t kNarrowestColumn = 30;
constexpr std::uint32_t kWidestColumn = 140;
constexpr std::uint32_t kLongestTitle = 160;
constexpr std::uint32_t kLongestCaption = 300;
constexpr std::size_t kLongestByline = 8;  // words
constexpr std::size_t kAgencyWords = 6;    // how far from its end a credit names an agency

/// A line without the white space around it.
struct Line {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t code_point = 0;
    std::uint32_t length = 0;      // code points
    std::uint32_t first_word = 0;  // code points of its first word
    bool after_empty = true;       // an empty line or nothing stands before it

    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }
};

/// Bytes of the last code point.
std::size_t last_length(std::string_view text) {
    std::size_t length = 1;
    while (length < text.size() && (static_cast<unsigned char>(text[text.size() - length]) & 0xC0U) == 0x80U)
        ++length;
    return length;
}

/// Length in bytes of the line break at `at`, 0 if there is none.
std::size_t line_break_at(std::string_view text, std::size_t at) {
    switch (text[at]) {
        case '\r':
            return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
        case '\n':
        case '\v':
        case '\f':
            return 1;
        case '\xC2':
            return text.substr(at, 2) == "\xC2\x85" ? 2 : 0;
        case '\xE2':
            return text.substr(at, 3) == "\xE2\x80\xA8" || text.substr(at, 3) == "\xE2\x80\xA9" ? 3 : 0;
        default:
            return 0;
    }
}

std::uint32_t first_word_length(std::string_view line) {
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < line.size() && length < kWidestColumn; ++length) {
        if (utf8::is_space(utf8::decode(line, at))) break;
    }
    return length;
}

/// Cuts the white space off both ends and counts what is left.
Line trimmed(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t code_point) {
    Line line;
    line.begin = begin;
    line.code_point = code_point;
    while (line.begin < end) {
        std::size_t next = line.begin;
        if (!utf8::is_space(utf8::decode(text, next))) break;
        line.begin = next;
        ++line.code_point;
    }
    line.end = end;
    while (line.end > line.begin && utf8::is_space(utf8::decode_before(text, line.end))) {
        line.end -= last_length(text.substr(line.begin, line.end - line.begin));
    }
    line.length = utf8::count_code_points(line.of(text));
    line.first_word = first_word_length(line.of(text));
    return line;
}

/// The lines that are not empty.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::uint32_t code_point = 0;
    bool after_empty = true;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        std::size_t line_break = 0;
        while (end < text.size() && (line_break = line_break_at(text, end)) == 0) ++end;
        Line line = trimmed(text, begin, end, code_point);
        line.after_empty = after_empty;
        after_empty = line.length == 0;
        if (line.length > 0) lines.push_back(line);
        const std::size_t next = std::min(end + line_break, text.size());
        code_point += utf8::count_code_points(text.substr(begin, next - begin));
        begin = next;
    }
    return lines;
}

/// The last character that is neither a closing bracket nor a quotation mark.
char32_t last_character(std::string_view line) {
    while (!line.empty()) {
        const char32_t c = utf8::decode_before(line, line.size());
        if ((character_class(c) & (kClose | kQuote | kSpace | kApostrophe)) == 0) return c;
        line.remove_suffix(last_length(line));
    }
    return U' ';
}

bool closes_sentence(std::string_view line) {
    const char32_t c = last_character(line);
    return (character_class(c) & kFinal) != 0 || c == U':' || c == U';';
}

/// Does the line begin in mid-sentence: with a small letter that is not the first of a brand such as "eBay"?
bool begins_inside(std::string_view line) {
    std::size_t at = 0;
    if ((character_class(utf8::decode(line, at)) & kLower) == 0) return false;
    while (at < line.size()) {
        const CharacterClass kind = character_class(utf8::decode(line, at));
        if ((kind & kUpper) != 0) return false;
        if ((kind & kWord) == 0) break;
    }
    return true;
}

/// At what width the text is wrapped: its longest line, if no line is too long for a column and at least a
/// quarter of the lines (and two of them) go on in mid-sentence; else 0.
std::uint32_t wrap_width(std::string_view text, const std::vector<Line>& lines) {
    std::uint32_t width = 0;
    std::size_t wrapped = 0;
    std::size_t pairs = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        width = std::max(width, lines[i].length);
        if (width > kWidestColumn) return 0;
        if (i + 1 == lines.size() || lines[i + 1].after_empty) continue;
        ++pairs;
        const bool breaks_off = lines[i].length >= kNarrowestColumn && !closes_sentence(lines[i].of(text));
        if (breaks_off && begins_inside(lines[i + 1].of(text))) ++wrapped;
    }
    return wrapped >= 2 && wrapped * 4 >= pairs ? width : 0;
}

bool goes_on(std::string_view text, const Line& line, const Line& next, std::uint32_t width) {
    if (next.after_empty) return false;
    const bool full = width > 0 && line.length + 1 + next.first_word > width;
    if (full) return true;
    return line.length >= kNarrowestColumn && !closes_sentence(line.of(text)) && begins_inside(next.of(text));
}

// --- kinds ---

std::vector<std::string_view> words_of(std::string_view line) {
    std::vector<std::string_view> words;
    std::size_t from = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t before = at;
        if (!utf8::is_space(utf8::decode(line, at))) continue;
        if (before > from) words.push_back(line.substr(from, before - from));
        from = at;
    }
    if (from < line.size()) words.push_back(line.substr(from));
    return words;
}

bool begins_with_word(std::string_view line, std::string_view word) {
    if (!line.starts_with(word)) return false;
    if (line.size() == word.size()) return true;
    std::size_t at = word.size();
    std::size_t last = 0;
    const bool mark =
        (character_class(utf8::decode(word, last)) & kWord) == 0;  // "©" needs no space behind it
    return mark || (character_class(utf8::decode(line, at)) & kWord) == 0;
}

/// "… / AFP", "… (Reuters)", "© Sipa": an agency behind a mark that sets off a credit.
bool names_agency(std::string_view line, const SegmentationLists& lists) {
    const auto words = words_of(line);
    const std::size_t first = words.size() > kAgencyWords ? words.size() - kAgencyWords : 0;
    const std::string_view tail = line.substr(static_cast<std::size_t>(words[first].data() - line.data()));
    constexpr std::array<std::string_view, 7> kMarks = {"/", " - ", "–", "—", "(", "©", "|"};
    std::size_t mark = std::string_view::npos;
    for (const std::string_view candidate : kMarks) mark = std::min(mark, tail.find(candidate));
    if (mark == std::string_view::npos) return false;
    const std::string_view credit = tail.substr(mark);
    return std::any_of(lists.agencies.begin(), lists.agencies.end(), [&](const std::string& agency) {
        for (std::size_t at = credit.find(agency); at != std::string_view::npos;
             at = credit.find(agency, at + 1)) {
            const bool starts = at == 0 || (character_class(utf8::decode_before(credit, at)) & kWord) == 0;
            if (starts && begins_with_word(credit.substr(at), agency)) return true;
        }
        return false;
    });
}

bool is_caption(std::string_view line, const SegmentationLists& lists) {
    const auto opens = [&](const std::string& opener) { return begins_with_word(line, opener); };
    const auto& openers = lists.caption_openers;
    const bool labelled = std::any_of(openers.begin(), openers.end(), [&](const std::string& opener) {
        if (!opens(opener)) return false;
        // "Photo : …", "© …"; but "Image forte du sommet, …" is a sentence.
        std::string_view rest = line.substr(opener.size());
        while (!rest.empty() && (rest.front() == ' ' || rest.starts_with("\xC2\xA0"))) {
            rest.remove_prefix(rest.front() == ' ' ? 1 : 2);
        }
        return opener == "©" || rest.starts_with(':') || rest.empty();
    });
    if (labelled || names_agency(line, lists)) return true;
    if ((character_class(last_character(line)) & kFinal) != 0 || words_of(line).size() > kLongestByline)
        return false;
    return std::any_of(lists.bylines.begin(), lists.bylines.end(), opens);
}

/// Two to four words with capitals and nothing else: the name of an author.
bool is_signature(std::string_view line) {
    const auto words = words_of(line);
    if (words.size() < 2 || words.size() > 4) return false;
    return std::all_of(words.begin(), words.end(), [](std::string_view word) {
        if (!utf8::starts_upper(word)) return false;
        for (std::size_t at = 0; at < word.size();) {
            const char32_t c = utf8::decode(word, at);
            if ((character_class(c) & (kLetter | kMark | kHyphen | kApostrophe)) == 0 && c != U'.')
                return false;
        }
        return true;
    });
}

bool is_title(std::string_view line) {
    const char32_t last = last_character(line);
    if (last == U'?' || last == U'!') {
        // One question may be a title, a piece of dialogue is none.
        std::size_t at = 0;
        return (character_class(utf8::decode(line, at)) & (kHyphen | kDash)) == 0 &&
               line.find_first_of(".!?") + 1 >= line.find_last_of(".!?");
    }
    if ((character_class(last) & kFinal) != 0 || last == U',' || last == U';' || last == U':') return false;
    return std::any_of(line.begin(), line.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80U;
    });
}

Block kind_of(std::string_view line, std::uint32_t length, bool last, const SegmentationLists& lists) {
    if (length <= kLongestCaption && is_caption(line, lists)) return Block::kCaption;
    if (length > kLongestTitle || !is_title(line)) return Block::kParagraph;
    return last && is_signature(line) ? Block::kCaption : Block::kTitle;
}

}  // namespace

std::vector<TextBlock> find_blocks(std::string_view text, std::string_view title,
                                   const SegmentationLists& lists) {
    const std::vector<Line> lines = lines_of(text);
    const std::uint32_t width = wrap_width(text, lines);
    const std::string folded_title = utf8::fold(title);
    std::vector<TextBlock> blocks;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t last = i;
        std::uint32_t length = lines[i].length;
        while (last + 1 < lines.size() && goes_on(text, lines[last], lines[last + 1], width)) {
            length += 1 + lines[++last].length;
        }
        TextBlock block{lines[i].begin, lines[last].end, lines[i].code_point, Block::kParagraph};
        const std::string_view contents = text.substr(block.begin, block.end - block.begin);
        block.kind = kind_of(contents, length, last + 1 == lines.size(), lists);
        if (!title.empty() && length <= 2 * kLongestTitle && utf8::fold(contents) == folded_title) {
            block.kind = Block::kTitle;
        }
        if (block.kind == Block::kCaption && !blocks.empty()) {
            // The picture's description stands alone before it stands with the credit.
            const std::string_view before =
                text.substr(blocks.back().begin, blocks.back().end - blocks.back().begin);
            if (contents.starts_with(before)) blocks.back().kind = Block::kCaption;
        }
        blocks.push_back(block);
        i = last + 1;
    }
    return blocks;
}

}  // namespace lacis::language
