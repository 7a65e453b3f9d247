// SPDX-License-Identifier: Apache-2.0
#include "exporters/escape.hpp"

#include <algorithm>
#include <cstdint>

#include "graph/plain_run.hpp"

namespace lacis::exporters {
namespace {

constexpr unsigned char kLeadOfNoncharacters = 0xEF;       // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

/// The length of the character that XML forbids at `at`, or 0.
std::size_t forbidden_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20U) return byte == '\t' || byte == '\n' || byte == '\r' ? 0 : 1;
    if (byte != kLeadOfNoncharacters) return 0;
    const std::string_view here = text.substr(at, 3);
    return here == "\xEF\xBF\xBE" || here == "\xEF\xBF\xBF" ? 3 : 0;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_ascii_word(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

void write_hexadecimal(Output& out, char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    out.put(kDigits[static_cast<unsigned char>(byte) >> 4U]);
    out.put(kDigits[static_cast<unsigned char>(byte) & 0xFU]);
}

bool is_xml_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

using ContentBytes = graph::SpecialBytes<0x20, '&', '<', ']', kLeadOfNoncharacters>;
using AttributeBytes = graph::SpecialBytes<0x20, '&', '<', '"', kLeadOfNoncharacters>;
using DotBytes = graph::SpecialBytes<0x20, '&', '\\', '"', kLeadOfNoncharacters>;
using CsvBytes = graph::SpecialBytes<0x20, '"', ',', kLeadOfNoncharacters>;
using CsvMarks = graph::SpecialBytes<0x00, ',', '"', '\n', '\r'>;  // for which a field is quoted
using CypherBytes = graph::SpecialBytes<0x20, '\\', '\'', kLeadOfNoncharacters>;
using TurtleBytes = graph::SpecialBytes<0x20, '\\', '"', 0x7F>;

bool needs_cdata(std::string_view text) {
    if (text.empty()) return false;
    if (is_xml_space(text.front())) return true;
    for (std::size_t at = 0;; ++at) {
        at += ContentBytes::plain_run(text.data() + at, text.size() - at);
        if (at == text.size()) return is_xml_space(text.back());
        switch (text[at]) {
            case '\t':
            case '\n':
                break;
            case ']':
                if (text.substr(at, 3) == "]]>") return true;
                break;
            default:
                if (static_cast<unsigned char>(text[at]) != kLeadOfNoncharacters ||
                    forbidden_at(text, at) > 0)
                    return true;
        }
    }
}

/// Writes the text, with U+FFFD for what XML forbids; returns how often. For each of the Special bytes,
/// `replace(at)` writes what stands for the characters there and returns how many bytes these are; 0: for
/// themselves.
template <typename Special, typename Replace>
std::size_t write_runs(Output& out, std::string_view text, Replace replace) {
    std::size_t forbidden = 0;
    std::size_t run = 0;
    for (std::size_t at = 0;;) {
        at += Special::plain_run(text.data() + at, text.size() - at);
        if (at == text.size()) break;
        out.write(text.substr(run, at - run));
        run = at;
        std::size_t covered = forbidden_at(text, at);
        if (covered > 0) {
            out.write(kReplacement);
            ++forbidden;
        } else {
            covered = replace(at);
        }
        at += std::max<std::size_t>(1, covered);
        if (covered > 0) run = at;
    }
    out.write(text.substr(run));
    return forbidden;
}

}  // namespace

std::size_t write_cdata(Output& out, std::string_view text) {
    out.write("<![CDATA[");
    const std::size_t forbidden = write_runs<ContentBytes>(out, text, [&](std::size_t at) -> std::size_t {
        if (text[at] == '\r') {
            out.write("]]>&#13;<![CDATA[");
            return 1;
        }
        if (text.substr(at, 3) == "]]>") {
            out.write("]]]]><![CDATA[>");
            return 3;
        }
        return 0;
    });
    out.write("]]>");
    return forbidden;
}

std::size_t write_xml_content(Output& out, std::string_view text) {
    if (needs_cdata(text)) return write_cdata(out, text);
    out.write(text);
    return 0;
}

std::size_t write_xml_attribute(Output& out, std::string_view text) {
    return write_runs<AttributeBytes>(out, text, [&](std::size_t at) -> std::size_t {
        switch (text[at]) {
            case '&':
                out.write("&amp;");
                return 1;
            case '<':
                out.write("&lt;");
                return 1;
            case '"':
                out.write("&quot;");
                return 1;
            case '\t':
                out.write("&#9;");
                return 1;
            case '\n':
                out.write("&#10;");
                return 1;
            case '\r':
                out.write("&#13;");
                return 1;
            default:
                return 0;
        }
    });
}

std::size_t write_dot_string(Output& out, std::string_view text) {
    constexpr std::size_t kLongestPiece = 8000;  // Twice that when all is escaped, and still below the limit.
    std::size_t forbidden = 0;
    out.put('"');
    while (true) {
        std::size_t size = std::min(text.size(), kLongestPiece);
        while (size < text.size() && size > 1 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
            --size;
        const std::string_view piece = text.substr(0, size);
        forbidden += write_runs<DotBytes>(out, piece, [&](std::size_t at) -> std::size_t {
            if (piece[at] == '"') {
                out.write("\\\"");
                return 1;
            }
            if (piece[at] == '\n' || piece[at] == '\r') {
                out.put(' ');
                return 1;
            }
            if (piece[at] != '\\') return 0;
            // Pairs of backslashes stand for themselves; a single one must not take what follows with it.
            const std::size_t end = std::min(piece.find_first_not_of('\\', at), piece.size());
            out.write(piece.substr(at, end - at));
            const char next = end < piece.size() ? piece[end] : '"';
            if ((end - at) % 2 == 1 && next == '"') out.put('\\');
            return end - at;
        });
        text.remove_prefix(size);
        if (text.empty()) break;
        out.write("\" + \"");
    }
    out.put('"');
    return forbidden;
}

namespace {

std::size_t write_dot_escapes(Output& out, std::string_view text, std::string_view backslash) {
    return write_runs<DotBytes>(out, text, [&](std::size_t at) -> std::size_t {
        switch (text[at]) {
            case '"':
                out.write("\\\"");
                return 1;
            case '\\':
                out.write(backslash);
                return 1;
            case '&':
                out.write("&amp;");
                return 1;
            case '\n':
                out.write("\\n");
                return 1;
            case '\r':
            case '\t':
                out.put(' ');
                return 1;
            default:
                return 0;
        }
    });
}

}  // namespace

std::size_t write_dot_label(Output& out, std::string_view text) {
    return write_dot_escapes(out, text, "\\\\");
}

std::size_t write_dot_tooltip(Output& out, std::string_view text) {
    return write_dot_escapes(out, text, "\\\\\\\\");
}

std::size_t write_csv_characters(Output& out, std::string_view text) {
    return write_runs<CsvBytes>(out, text, [&](std::size_t at) -> std::size_t {
        if (text[at] != '"') return 0;
        out.write("\"\"");
        return 1;
    });
}

std::size_t write_csv_field(Output& out, std::string_view text) {
    const bool plain = CsvMarks::plain_run(text.data(), text.size()) == text.size() &&
                       (text.empty() || (!is_xml_space(text.front()) && !is_xml_space(text.back())));
    if (plain) return write_csv_characters(out, text);
    out.put('"');
    const std::size_t forbidden = write_csv_characters(out, text);
    out.put('"');
    return forbidden;
}

std::size_t write_cypher_characters(Output& out, std::string_view text) {
    return write_runs<CypherBytes>(out, text, [&](std::size_t at) -> std::size_t {
        switch (text[at]) {
            case '\\':
                out.write("\\\\");
                return 1;
            case '\'':
                out.write("\\'");
                return 1;
            case '\n':
                out.write("\\n");
                return 1;
            case '\r':
                out.write("\\r");
                return 1;
            case '\t':
                out.write("\\t");
                return 1;
            default:
                return 0;
        }
    });
}

void write_turtle_characters(Output& out, std::string_view text) {
    while (true) {
        const std::size_t run = TurtleBytes::plain_run(text.data(), text.size());
        out.write(text.substr(0, run));
        if (run == text.size()) return;
        const char byte = text[run];
        text.remove_prefix(run + 1);
        switch (byte) {
            case '"':
                out.write("\\\"");
                break;
            case '\\':
                out.write("\\\\");
                break;
            case '\n':
                out.write("\\n");
                break;
            case '\r':
                out.write("\\r");
                break;
            case '\t':
                out.write("\\t");
                break;
            default:
                out.write("\\u00");
                write_hexadecimal(out, byte);
                break;
        }
    }
}

void write_iri_segment(Output& out, std::string_view text) {
    for (const char c : text) {
        if (is_ascii_word(c) || c == '-' || c == '.' || c == '_' || c == '~') {
            out.put(c);
        } else {
            out.put('%');
            write_hexadecimal(out, c);
        }
    }
}

std::string ascii_name(std::string_view text) {
    constexpr std::size_t kLongest = 60;  // Files are called so, too.
    std::string name;
    for (const char c : text) {
        if (name.size() == kLongest) break;
        const bool inside_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        if (!inside_character) name += is_ascii_word(c) ? c : '_';
    }
    if (!name.empty() && !is_ascii_letter(name.front())) name.insert(0, "x");
    return name;
}

}  // namespace lacis::exporters
