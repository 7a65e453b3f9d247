// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "language/token_scan.hpp"

namespace lacis::language {

using namespace character;

bool TokenScan::signed_number_at(std::uint32_t at) const {
    const char32_t c = code(at);
    if (c != U'+' && c != U'-' && c != U'\u2212' && c != U'\u00B1') return false;
    return is(at + 1, kDigit) && (at == chunk_begin_ || is(at - 1, kOpen));
}

bool TokenScan::joins_thousands(char32_t c) {
    return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
}

std::uint32_t TokenScan::after_figures(std::uint32_t at) const {
    std::uint32_t end = digits(at);
    bool thousands = end - at <= 3 && code(at) != U'0';
    while (end - at < max_length_) {
        const char32_t c = code(end);
        if (thousands && joins_thousands(c) && is(end + 1, kDigit) && digits(end + 1) == end + 4) {
            end += 4;
            continue;
        }
        const bool joins = c == U',' || c == U'.' || c == U'/' || c == U':' || is(end, kHyphen);
        if (joins && is(end + 1, kDigit)) {
            thousands = false;
            end = digits(end + 1);
            continue;
        }
        if (is(end, kApostrophe) && is(end + 1, kDigit) && digits(end + 1) == end + 4) {
            end += 4;
            continue;
        }
        break;
    }
    return end;
}

std::uint32_t TokenScan::after_unit(std::uint32_t at) const {
    std::uint32_t letters = at;
    while (letters - at < kLongestListed && is(letters, kLetter)) ++letters;
    if (letters - at >= kLongestListed || letters == at) return at;
    // The longest first: "m2" before "m", "M€" before "M", "km/h" before "km".
    std::uint32_t longest = letters;
    if (is(letters, kCurrency | kDigit)) {
        longest = letters + 1;
    } else if (code(letters) == U'/') {
        longest = after_run(letters + 1, kLetter);
    }
    for (const std::uint32_t end : {longest, letters}) {
        if (end - at > kLongestListed || !lists_.units.contains(exact_key(at, end))) continue;
        // A figure may follow at once ("20h30"), a letter or a hyphen not ("3D-art", "4m-x").
        if (is(end, kLetter | kHyphen | kMark) || (end > letters && is(end, kDigit))) continue;
        return end;
    }
    return at;
}

std::uint32_t TokenScan::take_number(std::uint32_t begin, std::uint32_t first_digit) {
    const std::uint32_t end = std::min(after_figures(first_digit), begin + max_length_);
    if (end - begin >= max_length_) return emit(begin, end, TokenKind::kNumber);
    if (is(end, kLetter)) {
        if (const std::uint32_t unit = after_unit(end); unit > end) {
            emit(begin, end, TokenKind::kNumber);
            return emit(end, unit, TokenKind::kWord);
        }
        const bool year = end - begin == 4 && (code(begin) == U'1' || code(begin) == U'2');
        if (year && opening_word_at(end)) return emit(begin, end, TokenKind::kNumber);  // "2017Les"
        return take_word(begin, end);                                                   // "3e", "4SA", "20th"
    }
    const bool goes_on = (is(end, kHyphen) && is(end + 1, kLetter)) ||
                         (code(end) == U'_' && word_at(end + 1)) || (code(end) == U'+' && !word_at(end + 1));
    if (goes_on) return take_word(begin, end);  // "4-temps", "18+"
    return emit(begin, end, TokenKind::kNumber);
}

}  // namespace lacis::language
