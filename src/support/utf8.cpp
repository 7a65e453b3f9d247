// SPDX-License-Identifier: Apache-2.0
#include "support/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <stdexcept>
#include <utf8proc.h>

namespace lacis::utf8 {
namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

const utf8proc_uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const utf8proc_uint8_t*>(text.data());
}

utf8proc_category_t category(char32_t c) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

std::string map(std::string_view text, int options) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(bytes_of(text), static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                   static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    if (size < 0) throw std::runtime_error(utf8proc_errmsg(size));
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

/// How many bytes of ASCII the text begins with; eight are looked at together.
std::size_t ascii_run(std::string_view text) {
    constexpr std::uint64_t kHighBits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t block = 0; at + sizeof block <= text.size(); at += sizeof block) {
        std::memcpy(&block, text.data() + at, sizeof block);
        if ((block & kHighBits) != 0) break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
    return at;
}

}  // namespace

std::optional<std::size_t> first_invalid_byte(std::string_view bytes) {
    std::size_t at = 0;
    while (true) {
        at += ascii_run(bytes.substr(at));
        if (at == bytes.size()) return std::nullopt;
        utf8proc_int32_t c = 0;
        const auto length =
            utf8proc_iterate(bytes_of(bytes) + at, static_cast<utf8proc_ssize_t>(bytes.size() - at), &c);
        if (length < 1) return at;
        at += static_cast<std::size_t>(length);
    }
}

char32_t decode(std::string_view text, std::size_t& byte) {
    const auto first = static_cast<unsigned char>(text[byte]);
    if (first < 0x80U) {
        ++byte;
        return first;
    }
    utf8proc_int32_t c = 0;
    const auto length =
        utf8proc_iterate(bytes_of(text) + byte, static_cast<utf8proc_ssize_t>(text.size() - byte), &c);
    if (length < 1) {
        ++byte;
        return U'\uFFFD';
    }
    byte += static_cast<std::size_t>(length);
    return static_cast<char32_t>(c);
}

char32_t decode_before(std::string_view text, std::size_t byte) {
    do --byte;
    while (byte > 0 && is_continuation(text[byte]));
    return decode(text, byte);
}

void append(std::string& out, char32_t code_point) {
    if (code_point < 0x80) {
        out.push_back(static_cast<char>(code_point));
        return;
    }
    std::array<utf8proc_uint8_t, 4> buffer{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), buffer.data());
    out.append(reinterpret_cast<const char*>(buffer.data()), static_cast<std::size_t>(length));
}

std::uint32_t count_code_points(std::string_view text) {
    return static_cast<std::uint32_t>(
        std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    const auto kind = category(c);
    return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
           (kind >= UTF8PROC_CATEGORY_MN && kind <= UTF8PROC_CATEGORY_ME);
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= U'A' && c <= U'Z';
    const auto kind = category(c);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t c) {
    if (c < 0x80) return c >= U'a' && c <= U'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool is_digit(char32_t c) {
    if (c < 0x80) return c >= U'0' && c <= U'9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool is_space(char32_t c) {
    if (c < 0x80) return c == U' ' || (c >= U'\t' && c <= U'\r');
    return c == U'\u0085' || c == U'\u200B' || c == U'\uFEFF' || category(c) == UTF8PROC_CATEGORY_ZS ||
           category(c) == UTF8PROC_CATEGORY_ZL || category(c) == UTF8PROC_CATEGORY_ZP;
}

std::string lower(std::string_view text) {
    constexpr unsigned char kLetters = 0xC3;  // lead byte of U+00C0 … U+00FF
    constexpr unsigned char kTimes = 0x97;    // U+00D7, which is no letter
    std::string out(text);
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80U) {
            if (byte >= 'A' && byte <= 'Z') out[at] = static_cast<char>(byte + 0x20U);
            ++at;
        } else if (byte == kLetters && at + 1 < text.size()) {
            const auto letter = static_cast<unsigned char>(text[at + 1]);
            if (letter <= 0x9EU && letter != kTimes) out[at + 1] = static_cast<char>(letter + 0x20U);
            at += 2;
        } else {
            // From here on the two may differ in length.
            out.resize(at);
            while (at < text.size()) {
                const char32_t c = decode(text, at);
                append(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))));
            }
        }
    }
    return out;
}

std::string capitalize(std::string_view text) {
    if (text.empty()) return {};
    std::string out;
    std::size_t at = 0;
    const char32_t c = decode(text, at);
    append(out, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c))));
    out.append(text.substr(at));
    return out;
}

std::string fold(std::string_view text) {
    // Of ASCII, which most texts are made of, only the case changes there.
    const std::string mapped = is_ascii(text)
                                   ? lower(text)
                                   : map(text, UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                   UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    std::string out;
    out.reserve(mapped.size());
    for (std::size_t at = 0; at < mapped.size();) {
        const char32_t c = decode(mapped, at);
        if (c == U'\u2019' || c == U'\u2018' || c == U'\u02BC' || c == U'\u00B4' || c == U'`') {
            out.push_back('\'');
        } else if (c >= 0x80 && category(c) == UTF8PROC_CATEGORY_PD) {
            out.push_back('-');
        } else if (is_space(c)) {
            out.push_back(' ');
        } else {
            append(out, c);
        }
    }
    return out;
}

std::string compose(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

bool starts_upper(std::string_view text) {
    if (text.empty()) return false;
    std::size_t at = 0;
    return is_upper(decode(text, at));
}

Index::Index(std::string_view text) : text_(text) {
    byte_of_block_.reserve(text.size() / kStride + 1);
    code_point_of_block_.reserve(text.size() / kStride + 1);
    for (std::size_t byte = 0; byte < text.size(); ++byte) {
        if (byte % kStride == 0) {
            // Code points that begin before this byte.
            code_point_of_block_.push_back(size_);
        }
        if (is_continuation(text[byte])) continue;
        if (size_ % kStride == 0) byte_of_block_.push_back(static_cast<std::uint32_t>(byte));
        ++size_;
    }
}

std::size_t Index::byte_of(std::uint32_t code_point) const {
    if (code_point >= size_) return text_.size();
    std::size_t byte = byte_of_block_[code_point / kStride];
    for (std::uint32_t left = code_point % kStride; left > 0; --left) {
        do ++byte;
        while (byte < text_.size() && is_continuation(text_[byte]));
    }
    return byte;
}

std::uint32_t Index::code_point_of(std::size_t byte) const {
    if (byte >= text_.size()) return size_;
    const std::size_t block = byte / kStride;
    std::uint32_t count = code_point_of_block_[block];
    for (std::size_t at = block * kStride; at < byte; ++at) {
        if (!is_continuation(text_[at])) ++count;
    }
    return count;
}

std::string_view Index::slice(Span span) const {
    const std::size_t begin = byte_of(span.begin);
    return text_.substr(begin, byte_of(span.end) - begin);
}

}  // namespace lacis::utf8
