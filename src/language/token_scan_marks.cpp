// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "language/token_scan.hpp"

namespace lacis::language {

using namespace character;

namespace {

/// Runs of punctuation longer than this are ornament or noise and become one token.
constexpr std::uint32_t kLongestPunctuation = 12;
/// As many of one mark are one token: "----", "****".
constexpr std::uint32_t kRepeatedMark = 4;

}  // namespace

bool TokenScan::mark_at(std::uint32_t at) const {
    if (at >= chunk_end_ || text_.is(at, kLetter | kDigit)) return false;
    return code(at) < 0x80 || !text_.is(at, kSymbol);  // a row of emoji is no ornament
}

std::uint32_t TokenScan::after_ornament(std::uint32_t at) {
    std::uint32_t same = at;
    while (same < chunk_end_ && code(same) == code(at) && same - at < max_length_) ++same;
    if (same - at >= kRepeatedMark && !is(at, kFinal)) return same;
    std::uint32_t end = at;
    while (mark_at(end) && end - at < max_length_) ++end;
    if (end - at > kLongestPunctuation) return end;
    marks_end_ = end;
    return at;
}

std::uint32_t TokenScan::take_symbol(std::uint32_t at) {
    if (code(at) == U'+' && code(at + 1) == U'/' && at + 2 < text_.size() && code(at + 2) == U'-') {
        return emit(at, at + 3, TokenKind::kSymbol);
    }
    if (code(at) == U'\u00B0' && (code(at + 1) == U'C' || code(at + 1) == U'F') && !word_at(at + 2)) {
        return emit(at, at + 2, TokenKind::kSymbol);
    }
    if ((code(at) == U'<' || code(at) == U'>') && code(at + 1) == code(at)) {  // <<quotation>>
        return emit(at, at + 2, code(at) == U'<' ? TokenKind::kOpen : TokenKind::kClose);
    }
    return emit(at, after_emoji(at), TokenKind::kSymbol);
}

std::uint32_t TokenScan::after_emoji(std::uint32_t at) const {
    constexpr char32_t kJoiner = U'\u200D';
    std::uint32_t end = at + 1;
    if (is_regional(code(at)) && end < text_.size() && is_regional(code(end))) ++end;
    while (end < chunk_end_ && end - at < max_length_) {
        if (code(end) == kJoiner && is(end + 1, kSymbol)) {
            end += 2;
        } else if (text_.is(end, kMark) || is_skin_tone(code(end))) {
            ++end;
        } else {
            break;
        }
    }
    return end;
}

std::uint32_t TokenScan::take_punctuation(std::uint32_t at) {
    const bool in_word =
        code(at) == U'.' && at == chunk_begin_ && is(at + 1, kLetter) && !capitalised_at(at + 1);
    if (in_word) return take_word(at, at + 1);  // ".fr"
    if (is(at, kFinal)) return take_final_marks(at);
    std::uint32_t end = after_marks(at + 1);
    if (is(at, kHyphen | kDash)) {
        std::uint32_t run = at + 1;
        while (run < chunk_end_ && code(run) == code(at)) ++run;
        return emit(at, run, TokenKind::kDash);
    }
    if (is(at, kApostrophe) && code(at + 1) == code(at)) ++end;  // ''quotation''
    if (is(at, kQuote) || is(at, kApostrophe)) return emit(at, end, quotation_mark(at, end));
    if (is(at, kOpen)) return emit(at, end, TokenKind::kOpen);
    if (is(at, kClose)) return emit(at, end, TokenKind::kClose);
    if (const std::uint32_t face = after_emoticon(at); face > at) return emit(at, face, TokenKind::kSymbol);
    return emit(at, end, TokenKind::kPunctuation);
}

std::uint32_t TokenScan::after_emoticon(std::uint32_t at) const {
    if (at != chunk_begin_ || (code(at) != U':' && code(at) != U';')) return at;
    const std::uint32_t mouth = code(at + 1) == U'-' ? at + 2 : at + 1;
    constexpr std::u32string_view kMouths = U")(DPpOo|/";
    const bool face = mouth + 1 == chunk_end_ && kMouths.find(code(mouth)) != std::u32string_view::npos;
    return face ? mouth + 1 : at;
}

std::uint32_t TokenScan::take_final_marks(std::uint32_t at) {
    const auto is_dot = [&](std::uint32_t i) { return code(i) == U'.' || code(i) == U'\u2026'; };
    const bool dots = is_dot(at);
    std::uint32_t end = at + 1;
    while (end < chunk_end_ && end - at < max_length_ && is(end, kFinal) && is_dot(end) == dots) ++end;
    const bool ellipsis = dots && (end - at > 1 || code(at) == U'\u2026');
    return emit(at, after_marks(end), ellipsis ? TokenKind::kEllipsis : TokenKind::kFinal);
}

TokenKind TokenScan::quotation_mark(std::uint32_t at, std::uint32_t end) const {
    if (is(at, kOpen)) return TokenKind::kOpen;
    if (is(at, kClose)) return TokenKind::kClose;
    const bool space_before = at == chunk_begin_ || is(at - 1, kOpen);
    const bool space_after = end == chunk_end_ || is(end, kClose);
    if (space_before == space_after) return TokenKind::kPunctuation;
    return space_before ? TokenKind::kOpen : TokenKind::kClose;
}

}  // namespace lacis::language
