// SPDX-License-Identifier: Apache-2.0
#include "graph/identifiers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "support/utf8.hpp"

namespace lacis::graph {
namespace {

constexpr std::size_t kLongestSlug = 60;

// The Graphviz manual, "The DOT language": keywords are case-independent.
constexpr std::array<std::string_view, 6> kDotKeywords = {"digraph", "edge",   "graph",
                                                          "node",    "strict", "subgraph"};

struct Letter {
    char32_t code_point;
    std::string_view ascii;
};

// Lower-case Latin letters that no Unicode decomposition takes apart.
constexpr std::array<Letter, 9> kPlainForms = {{{U'æ', "ae"},
                                                {U'ð', "d"},
                                                {U'ø', "o"},
                                                {U'þ', "th"},
                                                {U'đ', "d"},
                                                {U'ħ', "h"},
                                                {U'ı', "i"},
                                                {U'ł', "l"},
                                                {U'œ', "oe"}}};

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_ascii_word(char32_t c) {
    return c < 0x80 && (is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)));
}

/// Words of ASCII letters and digits joined by `joint`; letters of other scripts are left out.
std::string words_of(std::string_view text, char joint) {
    const std::string folded = utf8::fold(text);
    std::string words;
    bool apart = false;
    for (std::size_t at = 0; at < folded.size();) {
        const char32_t c = utf8::decode(folded, at);
        const auto plain = std::find_if(kPlainForms.begin(), kPlainForms.end(),
                                        [c](const Letter& letter) { return letter.code_point == c; });
        if (!is_ascii_word(c) && plain == kPlainForms.end()) {
            apart = true;
            continue;
        }
        if (apart && !words.empty()) words += joint;
        apart = false;
        if (plain != kPlainForms.end()) {
            words += plain->ascii;
        } else {
            words += static_cast<char>(c);
        }
    }
    return words;
}

std::string shortened(std::string words) {
    if (words.size() <= kLongestSlug) return words;
    const std::size_t cut = words.rfind('-', kLongestSlug);
    words.resize(cut == std::string::npos || cut < kLongestSlug / 2 ? kLongestSlug : cut);
    return words;
}

/// FNV-1a, in eight hexadecimal digits.
std::string hash_of(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    std::string digits;
    for (unsigned shift = 32; shift > 0; shift -= 4) digits += "0123456789abcdef"[hash >> (shift - 4) & 0xFU];
    return digits;
}

/// A word to put in front: a type's name, or "entity" if that has no letter to begin with.
std::string prefix_of(std::string_view type) {
    const std::string words = words_of(type, '-');
    return words.empty() || !is_ascii_letter(words.front()) ? "entity" : words;
}

}  // namespace

bool is_identifier(std::string_view text) {
    return !text.empty() && is_ascii_letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '.' || c == '-';
           });
}

std::string slug_of(std::string_view label, std::string_view type) {
    const std::string words = shortened(words_of(label, '-'));
    if (words.empty()) return prefix_of(type) + '-' + hash_of(label);
    const bool is_keyword = std::find(kDotKeywords.begin(), kDotKeywords.end(), words) != kDotKeywords.end();
    return is_keyword || !is_ascii_letter(words.front()) ? prefix_of(type) + '-' + words : words;
}

std::string edge_id(std::string_view source, std::string_view type, std::string_view target) {
    std::string id(source);
    const std::string words = words_of(type, '_');
    id.append("--").append(words.empty() ? hash_of(type) : words).append("--").append(target);
    return id;
}

}  // namespace lacis::graph
