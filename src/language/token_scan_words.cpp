// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "language/token_scan.hpp"
#include "support/utf8.hpp"

namespace lacis::language {

using namespace character;

namespace {

/// Nothing that has a plus behind it has more of them.
constexpr std::uint32_t kMostPluses = 3;
/// Shorter beginnings in lower case are those of names: "iPhone", "bioMérieux".
constexpr std::uint32_t kShortestGlued = 4;

}  // namespace

bool TokenScan::opening_word_at(std::uint32_t at) const {
    if (!capitalised_at(at) && !opener_at(at)) return false;
    const std::uint32_t end = after_run(at + 1, kLower | kMark);
    if (end >= text_.size()) return true;
    constexpr std::u32string_view kInAddresses = U"/_=@#";
    return !word_at(end) && kInAddresses.find(code(end)) == std::u32string_view::npos;
}

bool TokenScan::glued_at(std::uint32_t begin, std::uint32_t at) const {
    if (at - begin < kShortestGlued || !opening_word_at(at)) return false;
    if (begin > 0 && !text_.is(begin - 1, kSpace | kApostrophe | kOpen)) return false;
    if (after_run(begin, kLower | kMark) != at) return false;
    const std::uint32_t end = after_run(at + 1, kLower | kMark);
    return end - begin > kLongestListed || !lists_.whole.contains(lower_key(begin, end));
}

std::uint32_t TokenScan::take_word(std::uint32_t begin, std::uint32_t at) {
    std::uint32_t end = at;
    std::uint32_t last_hyphen = 0;
    TokenKind kind = TokenKind::kWord;
    while (end - begin < max_length_) {
        if (word_at(end)) {
            if (is(end, kUpper) && glued_at(begin, end)) break;
            ++end;
            continue;
        }
        if (end >= chunk_end_) break;
        if (is(end, kHyphen)) {
            if (!is(end + 1, kLetter | kDigit)) break;
            last_hyphen = end++;
            continue;
        }
        const Step step = over(begin, end);
        end = step.next;
        kind = step.kind;
        if (step.ends) break;
    }
    end = std::min(end, begin + max_length_);
    if (last_hyphen > begin && last_hyphen < end && kind == TokenKind::kWord)
        return emit_without_enclitics(begin, end, last_hyphen);
    return emit(begin, end, kind);
}

TokenScan::Step TokenScan::over(std::uint32_t begin, std::uint32_t at) const {
    const Step stop{at, TokenKind::kWord, true};
    const bool word_follows = word_at(at + 1);
    switch (code(at)) {
        case U'.':
            return over_stop(begin, at);
        case U'&':
        case U'_':
        case U'=':
        case U'\u00B7':
        case U'\u2027':
            return word_follows ? Step{at + 1} : stop;
        case U'*':
            return word_follows && !is(at + 1, kDigit) ? Step{at + 1} : stop;
        case U'+':
            return over_plus(at);
        case U'@':
            return over_at(begin, at);
        case U':':
            return over_colon(begin, at);
        case U'/':
            return over_slash(begin, at);
        case U'(':
            return over_bracket(begin, at);
        case U'!':
            return over_exclamation(begin, at);
        default:
            break;
    }
    if (is(at, kApostrophe)) return over_apostrophe(begin, at);
    if (is(at, kCurrency)) return over_currency(begin, at);
    return is_marked(begin, at) ? Step{at + 1, TokenKind::kWord, true} : stop;
}

/// Agencies put "+" around what is quoted inside a quotation: does one that is still open stand before?
bool TokenScan::closes_pluses(std::uint32_t at) const {
    constexpr std::uint32_t kFarthest = 120;
    const std::uint32_t first = at > kFarthest ? at - kFarthest : 0;
    for (std::uint32_t before = at; before > first; --before) {
        const std::uint32_t sign = before - 1;
        if (code(sign) == U'\n') return false;
        if (code(sign) != U'+') continue;
        const bool word_before = sign > 0 && text_.is(sign - 1, character::kWord);
        const bool letter_behind = text_.is(sign + 1, character::kWord) && !is(sign + 1, kDigit);
        return !word_before && letter_behind;
    }
    return false;
}

TokenScan::Step TokenScan::over_plus(std::uint32_t at) const {
    if (!word_at(at + 1) && closes_pluses(at)) return {at, TokenKind::kWord, true};
    std::uint32_t end = at;
    while (end < chunk_end_ && code(end) == U'+' && end - at < kMostPluses) ++end;
    return {end, TokenKind::kWord, !word_at(end)};
}

TokenScan::Step TokenScan::over_at(std::uint32_t begin, std::uint32_t at) const {
    const std::uint32_t end = after_address(begin, at + 1);
    const std::string_view domain = text_.slice(at + 1, end);
    if (domain.find('.') == std::string_view::npos) return {at, TokenKind::kWord, true};
    return {end, TokenKind::kWord, true};
}

TokenScan::Step TokenScan::over_colon(std::uint32_t begin, std::uint32_t at) const {
    if (code(at + 1) != U'/' || at + 2 >= text_.size() || code(at + 2) != U'/')
        return {at, TokenKind::kWord, true};
    return {after_address(begin, at + 3), TokenKind::kWord, true};
}

TokenScan::Step TokenScan::over_slash(std::uint32_t begin, std::uint32_t at) const {
    const auto is_sign = [&](std::uint32_t from, std::uint32_t to) {
        bool upper = false;
        bool digit = false;
        bool inner_lower = false;
        for (std::uint32_t i = from; i < to; ++i) {
            upper = upper || is(i, kUpper);
            digit = digit || is(i, kDigit);
            if (is(i, kLower) && i + 1 < to) inner_lower = true;
        }
        return upper && !inner_lower && to - from > 1 && (digit || is(to - 1, kLower));
    };
    const std::uint32_t limit = std::min(chunk_end_, at + kLongestListed);
    std::uint32_t end = at + 1;
    while (end < limit && word_at(end)) ++end;
    if (at - begin > kLongestListed || !is_sign(begin, at) || !is_sign(at + 1, end))
        return {at, TokenKind::kWord, true};
    return {end};
}

TokenScan::Step TokenScan::over_bracket(std::uint32_t begin, std::uint32_t at) const {
    const std::uint32_t end = after_run(at + 1, kLetter | kMark);
    const bool joins = at - begin >= 2 && end < chunk_end_ && code(end) == U')' &&
                       end - at <= kLongestListed && lists_.endings.contains(lower_key(at + 1, end));
    return joins ? Step{end + 1} : Step{at, TokenKind::kWord, true};
}

bool TokenScan::is_marked(std::uint32_t begin, std::uint32_t at) const {
    return at - begin < kLongestListed && lists_.marked.contains(exact_key(begin, at + 1));
}

TokenScan::Step TokenScan::over_exclamation(std::uint32_t begin, std::uint32_t at) const {
    const std::uint32_t next = after_space(at + 1);
    const bool joins =
        is_marked(begin, at) && !is(at + 1, kWord | kFinal) && next < text_.size() && !opener_at(next);
    return {joins ? at + 1 : at, TokenKind::kWord, true};
}

TokenScan::Step TokenScan::over_currency(std::uint32_t begin, std::uint32_t at) const {
    const bool joins = at - begin <= 3 && is(begin, kUpper) && !word_at(at + 1);
    return {joins ? at + 1 : at, TokenKind::kWord, true};
}

TokenScan::Step TokenScan::over_apostrophe(std::uint32_t begin, std::uint32_t at) const {
    const bool joins = is(at + 1, kLetter | kDigit);
    const Step stop{at, TokenKind::kWord, true};
    if (at - begin <= kLongestListed) {
        const auto elision = lists_.elisions.find(lower_key(begin, at));
        if (elision != lists_.elisions.end()) {
            const bool name =
                elision->second == Elision::kClitic && is(begin, kUpper) && capitalised_at(at + 1);
            if (joins && name) return {at + 1};
            if (const std::uint32_t end = after_whole_word(begin, at); end > at)
                return {end, TokenKind::kWord, true};
            return {at + 1, TokenKind::kWord, true};
        }
    }
    return joins ? Step{at + 1} : stop;
}

std::uint32_t TokenScan::after_whole_word(std::uint32_t begin, std::uint32_t at) const {
    std::uint32_t end = at + 1;
    while (end - begin <= kLongestListed && is(end, kWord | kHyphen | kApostrophe)) ++end;
    if (end - begin > kLongestListed) return at;
    return lists_.whole.contains(lower_key(begin, end)) ? end : at;
}

bool TokenScan::base_may_be_verb(std::uint32_t begin, std::uint32_t end) const {
    if (end == begin || is(begin, kDigit) || !is(end - 1, kLetter | kMark)) return false;
    // "Kim Jong-il" is a name, "Peut-on" opens a sentence, "FAUT-IL" stands in a title.
    return !capitalised_at(begin) || at_sentence_start();
}

std::uint32_t TokenScan::hyphen_before(std::uint32_t begin, std::uint32_t at) const {
    while (at > begin && !is(at, kHyphen)) --at;
    return at;
}

std::uint32_t TokenScan::enclitic_begin(std::uint32_t begin, std::uint32_t hyphen, std::uint32_t end) const {
    for (const std::uint32_t at : {hyphen_before(begin, hyphen - 1), hyphen}) {
        const bool listed =
            at > begin && end - at <= kLongestListed && lists_.enclitics.contains(lower_key(at, end));
        if (listed && base_may_be_verb(begin, at)) return at;
    }
    return end;
}

std::uint32_t TokenScan::emit_without_enclitics(std::uint32_t begin, std::uint32_t end,
                                                std::uint32_t last_hyphen) {
    std::array<std::uint32_t, 4> borders{};
    std::size_t count = 0;
    std::uint32_t word_end = end;
    std::uint32_t hyphen = last_hyphen;
    while (count < borders.size()) {
        const bool whole =
            word_end - begin <= kLongestListed && lists_.whole.contains(lower_key(begin, word_end));
        const std::uint32_t from = whole ? word_end : enclitic_begin(begin, hyphen, word_end);
        if (from == word_end) break;
        borders[count++] = from;
        word_end = from;
        hyphen = hyphen_before(begin, from - 1);
        if (hyphen == begin) break;
    }
    emit(begin, word_end, TokenKind::kWord);
    while (count > 0) {
        const std::uint32_t from = borders[--count];
        emit_enclitic(from, count > 0 ? borders[count - 1] : end);
    }
    return end;
}

void TokenScan::emit_enclitic(std::uint32_t begin, std::uint32_t end) {
    const auto& parts = lists_.enclitics.find(lower_key(begin, end))->second;
    for (const std::string& part : parts) {
        const std::uint32_t part_end =
            &part == &parts.back() ? end : std::min(end, begin + utf8::count_code_points(part));
        emit(begin, part_end, TokenKind::kWord);
        begin = part_end;
    }
}

}  // namespace lacis::language
