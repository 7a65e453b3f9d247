// SPDX-License-Identifier: Apache-2.0
#include "graph/json_text.hpp"

#include <array>
#include <cstring>

#include "graph/plain_run.hpp"

namespace lacis::graph {
namespace {

constexpr std::size_t kPiece = 4096;
constexpr std::size_t kLongestEscape = 6;

/// For each byte: 0 if it stands for itself, 'u' for \u00XX, else the letter behind the backslash.
constexpr std::array<char, 256> kEscapes = [] {
    std::array<char, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) table[i] = 'u';
    table['\b'] = 'b';
    table['\t'] = 't';
    table['\n'] = 'n';
    table['\f'] = 'f';
    table['\r'] = 'r';
    table['"'] = '"';
    table['\\'] = '\\';
    return table;
}();

using Special = SpecialBytes<0x20, '"', '\\'>;

char* escape_byte(char* out, unsigned char byte) {
    constexpr std::string_view kDigits = "0123456789abcdef";
    const char letter = kEscapes[byte];
    *out++ = '\\';
    *out++ = letter;
    if (letter != 'u') return out;
    *out++ = '0';
    *out++ = '0';
    *out++ = kDigits[byte >> 4U];
    *out++ = kDigits[byte & 0xFU];
    return out;
}

char* escape(char* out, std::string_view text) {
    while (true) {
        const std::size_t run = Special::plain_run(text.data(), text.size());
        std::memcpy(out, text.data(), run);
        out += run;
        if (run == text.size()) return out;
        out = escape_byte(out, static_cast<unsigned char>(text[run]));
        text.remove_prefix(run + 1);
    }
}

}  // namespace

void write_json_characters(Output& out, std::string_view text) {
    while (!text.empty()) {
        const std::string_view piece = text.substr(0, kPiece);
        char* const begin = out.prepare(piece.size() * kLongestEscape);
        out.advance(static_cast<std::size_t>(escape(begin, piece) - begin));
        text.remove_prefix(piece.size());
    }
}

void write_json_string(Output& out, std::string_view text) {
    out.put('"');
    write_json_characters(out, text);
    out.put('"');
}

}  // namespace lacis::graph
