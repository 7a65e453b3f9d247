// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "support/utf8.hpp"

using namespace lacis;

TEST_CASE("the first ill-formed byte is found, whatever makes it ill-formed") {
    CHECK_FALSE(utf8::first_invalid_byte("").has_value());
    CHECK_FALSE(utf8::first_invalid_byte("Fiancé — 😀").has_value());
    CHECK(utf8::first_invalid_byte("abc\xE9t\xE9") == 3);         // Latin-1
    CHECK(utf8::first_invalid_byte("ok \xC0\xAF") == 3);          // overlong
    CHECK(utf8::first_invalid_byte("ok \xED\xA0\x80") == 3);      // surrogate
    CHECK(utf8::first_invalid_byte("ok \xF4\x90\x80\x80") == 3);  // above U+10FFFF
    CHECK(utf8::first_invalid_byte("ok \xE2\x82") == 3);          // cut short
}

TEST_CASE("a byte that is not UTF-8 is found at any place among ASCII") {
    for (std::size_t size = 1; size < 40; ++size) {
        for (std::size_t at = 0; at < size; ++at) {
            std::string text(size, 'x');
            CHECK_FALSE(utf8::first_invalid_byte(text).has_value());
            text[at] = '\xE9';
            CHECK(utf8::first_invalid_byte(text) == at);
        }
    }
}

TEST_CASE("code points go out as they came in") {
    const std::string text = "aé€😀";
    std::string copy;
    for (std::size_t byte = 0; byte < text.size();) utf8::append(copy, utf8::decode(text, byte));
    CHECK(copy == text);
    CHECK(utf8::count_code_points(text) == 4);
    CHECK(utf8::decode_before(text, text.size()) == U'😀');
    CHECK(utf8::decode_before(text, 3) == U'é');
}

TEST_CASE("folding makes spelling variants of a name equal") {
    CHECK(utf8::fold("L’Équipe") == utf8::fold("l'equipe"));
    CHECK(utf8::fold("L`Oreal\tUSA-42") == "l'oreal usa-42");
    CHECK(utf8::fold("Saint–Étienne") == "saint-etienne");
    CHECK(utf8::fold("100\u00A0000") == "100 000");
    CHECK(utf8::fold("e\u0301cole") == utf8::fold("École"));
    CHECK(utf8::fold("œuvre") == "œuvre");
}

TEST_CASE("case is changed beyond ASCII") {
    CHECK(utf8::lower("ÉCOLE Élysée Œuvre") == "école élysée œuvre");
    CHECK(utf8::lower("À 3×4 ÞSS ß ÿ") == "à 3×4 þss ß ÿ");
    CHECK(utf8::lower("É\u0130É") == "éié");
    CHECK(utf8::capitalize("état") == "État");
    CHECK(utf8::capitalize("").empty());
    CHECK(utf8::starts_upper("Élysée"));
    CHECK_FALSE(utf8::starts_upper("élysée"));
    CHECK_FALSE(utf8::starts_upper(""));
}

TEST_CASE("decomposed accents are composed for look-ups") {
    CHECK(utf8::compose("e\u0301te\u0301") == "été");
    CHECK(utf8::compose("plain") == "plain");
}

TEST_CASE("white space of the press is white space") {
    for (const char32_t c :
         {U' ', U'\n', U'\t', U'\u00A0', U'\u202F', U'\u2009', U'\u3000', U'\u200B', U'\uFEFF'}) {
        CHECK(utf8::is_space(c));
    }
    CHECK_FALSE(utf8::is_space(U'-'));
    CHECK_FALSE(utf8::is_space(U'é'));
}

TEST_CASE("the index maps every offset both ways in texts of mixed width") {
    std::string text;
    for (int i = 0; i < 700; ++i) text += i % 7 == 0 ? "é" : i % 11 == 0 ? "😀" : i % 13 == 0 ? "€" : "a";
    const utf8::Index index(text);
    CHECK(index.size() == utf8::count_code_points(text));
    std::size_t byte = 0;
    for (std::uint32_t at = 0; at < index.size(); ++at) {
        REQUIRE(index.byte_of(at) == byte);
        REQUIRE(index.code_point_of(byte) == at);
        utf8::decode(text, byte);
    }
    CHECK(index.byte_of(index.size()) == text.size());
    CHECK(index.code_point_of(text.size()) == index.size());
}

TEST_CASE("a slice is exactly the characters of its span") {
    const std::string text = "L’été à Nîmes 😀 !";
    const utf8::Index index(text);
    CHECK(index.slice({2, 5}) == "été");
    CHECK(index.slice({14, 15}) == "😀");
    CHECK(index.slice({0, index.size()}) == text);
    CHECK(index.slice({3, 3}).empty());
    CHECK(utf8::Index("").size() == 0);
}
