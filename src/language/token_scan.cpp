// SPDX-License-Identifier: Apache-2.0
#include "language/token_scan.hpp"

#include <string>

#include "support/utf8.hpp"

namespace lacis::language {

using namespace character;

void TokenScan::run() {
    const std::uint32_t size = text_.size();
    for (std::uint32_t at = 0; at < size;) {
        if (text_.is(at, kSpace)) {
            ++at;
            continue;
        }
        if (at >= chunk_end_) enter_chunk(at);
        at = take_token(at);
    }
}

bool TokenScan::at_sentence_start() const {
    if (tokens_.empty()) return true;
    switch (tokens_.back().kind) {
        case TokenKind::kWord:
        case TokenKind::kNumber:
        case TokenKind::kAbbreviation:
        case TokenKind::kSymbol:
            return false;
        case TokenKind::kPunctuation:
            return code(tokens_.back().begin) == U':';
        default:
            return true;
    }
}

bool TokenScan::is_opener(std::uint32_t begin, std::uint32_t end) const {
    return end - begin <= kLongestListed && lists_.openers.contains(lower_key(begin, end));
}

bool TokenScan::opener_at(std::uint32_t at) const {
    if (!is(at, kUpper)) return false;
    std::uint32_t end = after_run(at, kLetter | kMark);
    if (is(end, kApostrophe)) ++end;
    return is_opener(at, end);
}

std::uint32_t TokenScan::emit(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
    tokens_.push_back({begin, end, kind});
    return end;
}

void TokenScan::enter_chunk(std::uint32_t at) {
    chunk_begin_ = at;
    chunk_end_ = at;
    while (chunk_end_ < text_.size() && !text_.is(chunk_end_, kSpace)) ++chunk_end_;
    marks_end_ = at;
}

std::uint32_t TokenScan::take_token(std::uint32_t at) {
    const CharacterClass kind = text_.kind(at);
    if ((kind & kDigit) != 0) return take_number(at, at);
    if ((kind & kWord) != 0) return take_word(at, at);
    if (const std::uint32_t end = after_handle(at); end > at) return emit(at, end, TokenKind::kWord);
    if (signed_number_at(at)) return take_number(at, at + 1);
    if (at >= marks_end_) {
        if (const std::uint32_t end = after_ornament(at); end > at) return emit(at, end, TokenKind::kSymbol);
    }
    if ((kind & kSymbol) != 0) return take_symbol(at);
    return take_punctuation(at);
}

std::uint32_t TokenScan::after_handle(std::uint32_t at) const {
    if ((code(at) != U'@' && code(at) != U'#') || word_before(at) || !is(at + 1, kLetter | kDigit)) {
        if (!((code(at) == U'@' || code(at) == U'#') && code(at + 1) == U'_')) return at;
    }
    std::uint32_t end = at + 1;
    while (end - at < max_length_ && (word_at(end) || (end < text_.size() && code(end) == U'_'))) ++end;
    return end;
}

bool TokenScan::in_address(char32_t c, CharacterClass kind) {
    constexpr std::u32string_view kMarks = U"-._~:/?#@!$&*+,;=%'|";
    return (kind & (kWord | kHyphen)) != 0 || (c < 0x80 && kMarks.find(c) != std::u32string_view::npos);
}

std::uint32_t TokenScan::after_address(std::uint32_t begin, std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < chunk_end_ && end - begin < max_length_ && in_address(code(end), text_.kind(end))) ++end;
    while (end > at && !word_at(end - 1) && code(end - 1) != U'/') --end;
    return end;
}

std::uint32_t TokenScan::after_domain(std::uint32_t begin, std::uint32_t dot) const {
    std::uint32_t label = dot + 1;
    std::uint32_t end = label;
    for (;;) {
        end = label;
        while (end < chunk_end_ && end - begin < max_length_ && (word_at(end) || is(end, kHyphen))) ++end;
        if (end == label) return begin;
        if (end < chunk_end_ && code(end) == U'.' && word_at(end + 1)) {
            label = end + 1;
            continue;
        }
        break;
    }
    const std::string exact = exact_key(label, end);
    if (end - label > kLongestListed) return begin;
    const std::string lower = utf8::lower(exact);
    // "fin.Le", "fin.In": a capital begins a sentence, not a domain; all capitals may do for a file's
    // name.
    const bool one_case =
        exact == lower || (end - label > 1 && std::none_of(exact.begin(), exact.end(),
                                                           [](char c) { return c >= 'a' && c <= 'z'; }));
    if (!one_case || !lists_.domains.contains(lower)) return begin;
    return code(end) == U'/' ? after_address(begin, end) : end;
}

}  // namespace lacis::language
