// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <string_view>

#include "consumers/hard_graph.hpp"
#include "exporters/escape.hpp"
#include "support/utf8.hpp"

using namespace lacis;
using namespace lacis::exporters;

namespace {

using Escape = std::size_t (*)(Output&, std::string_view);

std::string escaped(Escape escape, std::string_view text) {
    graph::StringOutput out;
    escape(out, text);
    return out.str();
}

std::size_t replaced(Escape escape, std::string_view text) {
    graph::StringOutput out;
    return escape(out, text);
}

/// The parts of a character content that an XML parser gives back: plain text, CDATA sections, and "&#13;".
std::string read_xml_content(std::string_view written) {
    constexpr std::string_view kOpen = "<![CDATA[";
    constexpr std::string_view kClose = "]]>";
    std::string text;
    while (!written.empty()) {
        if (written.starts_with(kOpen)) {
            const std::size_t end = written.find(kClose);
            REQUIRE(end != std::string_view::npos);
            text += written.substr(kOpen.size(), end - kOpen.size());
            written.remove_prefix(end + kClose.size());
        } else if (written.starts_with("&#13;")) {
            text += '\r';
            written.remove_prefix(5);
        } else {
            REQUIRE(written.front() != '<');
            REQUIRE(written.front() != '&');
            REQUIRE_FALSE(written.starts_with(kClose));
            text += written.front();
            written.remove_prefix(1);
        }
    }
    return text;
}

/// What Graphviz's scanner makes of a quoted string, by its rules: \" is a quotation mark, \\ stays two
/// backslashes, a backslash before a line break joins lines, "a" + "b" is "ab".
std::string read_dot_string(std::string_view written) {
    std::string text;
    REQUIRE(written.front() == '"');
    std::size_t at = 1;
    while (true) {
        REQUIRE(at < written.size());
        if (written.substr(at, 2) == "\\\"") {
            text += '"';
            at += 2;
        } else if (written.substr(at, 2) == "\\\\") {
            text += "\\\\";
            at += 2;
        } else if (written.substr(at, 2) == "\\\n") {
            at += 2;
        } else if (written.substr(at, 5) == "\" + \"") {
            at += 5;
        } else if (written[at] == '"') {
            REQUIRE(at + 1 == written.size());
            return text;
        } else {
            text += written[at++];
        }
    }
}

/// U+FFFD for what XML 1.0 forbids, by its definition.
std::string without_forbidden(std::string_view text) {
    std::string kept;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::decode(text, at);
        const bool allowed = c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
                             (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
        utf8::append(kept, allowed ? c : U'\uFFFD');
    }
    return kept;
}

}  // namespace

TEST_CASE("XML content stands as it is unless it must not") {
    CHECK(escaped(write_xml_content, "") == "");
    CHECK(escaped(write_xml_content, "L'Équipe \"😀\" > ]] \x7F") == "L'Équipe \"😀\" > ]] \x7F");
    CHECK(escaped(write_xml_content, "A & B") == "<![CDATA[A & B]]>");
    CHECK(escaped(write_xml_content, "<b>") == "<![CDATA[<b>]]>");
    CHECK(escaped(write_xml_content, " x") == "<![CDATA[ x]]>");
    CHECK(escaped(write_xml_content, "x\n") == "<![CDATA[x\n]]>");
    CHECK(escaped(write_xml_content, "a]]>b") == "<![CDATA[a]]]]><![CDATA[>b]]>");
    CHECK(escaped(write_xml_content, "a\rb") == "<![CDATA[a]]>&#13;<![CDATA[b]]>");
    CHECK(escaped(write_cdata, "x") == "<![CDATA[x]]>");
}

TEST_CASE("characters that XML forbids are each replaced by one, and counted") {
    const std::string text = std::string("a\x01\0b", 4) + "\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBD";
    CHECK(escaped(write_xml_content, text) == "<![CDATA[a\uFFFD\uFFFDb\uFFFD\uFFFD\uFFFD]]>");
    CHECK(replaced(write_xml_content, text) == 4);
    CHECK(replaced(write_xml_attribute, text) == 4);
    CHECK(replaced(write_dot_string, text) == 4);
    CHECK(replaced(write_dot_label, text) == 4);
    CHECK(replaced(write_dot_tooltip, text) == 4);
    CHECK(replaced(write_xml_content, "a & b\n\t\r") == 0);
    CHECK(escaped(write_xml_attribute, "\x1F") == "\uFFFD");
}

TEST_CASE("XML attributes keep white space and marks") {
    CHECK(escaped(write_xml_attribute, "a & <b> \"c\" 'd' > ]]>") ==
          "a &amp; &lt;b> &quot;c&quot; 'd' > ]]>");
    CHECK(escaped(write_xml_attribute, "\t\n\r ") == "&#9;&#10;&#13; ");
}

TEST_CASE("any text can be read back from XML content") {
    testing::HostileGraphs hostile(21);
    for (int i = 0; i < 3000; ++i) {
        const std::string text = hostile.text();
        CAPTURE(text);
        REQUIRE(read_xml_content(escaped(write_xml_content, text)) == without_forbidden(text));
        REQUIRE(read_xml_content(escaped(write_cdata, text)) == without_forbidden(text));
    }
}

TEST_CASE("DOT strings escape the quotation mark and keep backslashes") {
    CHECK(escaped(write_dot_string, "") == R"("")");
    CHECK(escaped(write_dot_string, R"(a "b" \N c)") == R"("a \"b\" \N c")");
    CHECK(escaped(write_dot_string, R"(C:\dir\)") == R"("C:\dir\\")");
    CHECK(escaped(write_dot_string, R"(a\\)") == R"("a\\")");
    CHECK(escaped(write_dot_string, R"(a\"b)") == R"("a\\\"b")");
    CHECK(escaped(write_dot_string, "a\\\nb\r\nc") == "\"a\\ b  c\"");
    CHECK(escaped(write_dot_string, "AT&T é") == "\"AT&T é\"");
}

TEST_CASE("long DOT strings come in pieces that old Graphviz takes") {
    std::string text;
    for (int i = 0; i < 9000; ++i) text += "é\\\"";
    const std::string written = escaped(write_dot_string, text);
    for (std::size_t at = 0, next = 0; next != std::string::npos; at = next + 3) {
        next = written.find(" + ", at);
        CHECK(std::min(next, written.size()) - at <= 16384);
    }
    std::string plain(100'000, 'x');
    CHECK(read_dot_string(escaped(write_dot_string, plain)) == plain);
}

TEST_CASE("any text makes one DOT string, which differs at most by doubled backslashes and line breaks") {
    testing::HostileGraphs hostile(22);
    const auto without_backslashes = [](std::string text) {
        std::erase(text, '\\');
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
        return text;
    };
    for (int i = 0; i < 3000; ++i) {
        const std::string text = hostile.text();
        CAPTURE(text);
        const std::string read = read_dot_string(escaped(write_dot_string, text));
        REQUIRE(without_backslashes(read) == without_backslashes(without_forbidden(text)));
        REQUIRE(read.size() >= without_forbidden(text).size());
    }
}

TEST_CASE("DOT labels double backslashes and hide what Graphviz would decode") {
    CHECK(escaped(write_dot_label, R"(\N \G "x" \)") == R"(\\N \\G \"x\" \\)");
    CHECK(escaped(write_dot_label, "AT&amp;T & Co") == "AT&amp;amp;T &amp; Co");
    CHECK(escaped(write_dot_label, "a\nb\tc\rd") == "a\\nb c d");
    CHECK(escaped(write_dot_label, "<b>{x|y}") == "<b>{x|y}");
    CHECK(escaped(write_dot_tooltip, "\\N & \"x\"\n") == "\\\\\\\\N &amp; \\\"x\\\"\\n");
}

TEST_CASE("fields of CSV are quoted only where they must be") {
    CHECK(escaped(write_csv_field, "") == "");
    CHECK(escaped(write_csv_field, "L'Équipe; a") == "L'Équipe; a");
    CHECK(escaped(write_csv_field, "a,b") == "\"a,b\"");
    CHECK(escaped(write_csv_field, "a\nb") == "\"a\nb\"");
    CHECK(escaped(write_csv_field, "a \"b\"") == "\"a \"\"b\"\"\"");
    CHECK(escaped(write_csv_field, " a") == "\" a\"");
    CHECK(escaped(write_csv_field, "C:\\") == "C:\\");
    CHECK(replaced(write_csv_field, std::string_view("a\0b", 3)) == 1);
}

TEST_CASE("strings of Cypher escape what ends a string or a line, and no identifier can be forged") {
    CHECK(escaped(write_cypher_characters, "L'Équipe") == "L\\'Équipe");
    CHECK(escaped(write_cypher_characters, "C:\\dir\\") == "C:\\\\dir\\\\");
    CHECK(escaped(write_cypher_characters, "a\nb\r\tc") == "a\\nb\\r\\tc");
    CHECK(escaped(write_cypher_characters, "\\u0027") == "\\\\u0027");
    CHECK(replaced(write_cypher_characters, "\x01") == 1);
}

TEST_CASE("strings of Turtle hold every character") {
    const auto turtle = [](std::string_view text) {
        graph::StringOutput out;
        write_turtle_characters(out, text);
        return out.str();
    };
    CHECK(turtle("« L'Équipe »") == "« L'Équipe »");
    CHECK(turtle("a \"b\" \\") == "a \\\"b\\\" \\\\");
    CHECK(turtle("a\r\n\tb") == "a\\r\\n\\tb");
    CHECK(turtle("\x01\x1F\x7F") == "\\u0001\\u001F\\u007F");
    CHECK(turtle(std::string_view("\0", 1)) == "\\u0000");
}

TEST_CASE("what no URI may hold is percent-encoded") {
    const auto segment = [](std::string_view text) {
        graph::StringOutput out;
        write_iri_segment(out, text);
        return out.str();
    };
    CHECK(segment("a-b_c.d~1") == "a-b_c.d~1");
    CHECK(segment("a b/<c>\"#%") == "a%20b%2F%3Cc%3E%22%23%25");
    CHECK(segment("é") == "%C3%A9");
}

TEST_CASE("names for tables are short, ASCII, and begin with a letter") {
    CHECK(ascii_name("donated_to") == "donated_to");
    CHECK(ascii_name("") == "");
    CHECK(ascii_name("Espèce `x`") == "Esp_ce__x_");
    CHECK(ascii_name("3D") == "x3D");
    CHECK(ascii_name(std::string(500, 'a')).size() == 60);
}
