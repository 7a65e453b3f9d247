// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "corpus/encoding.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::corpus;
using namespace std::string_literals;

namespace {

std::string message_of(const std::string& bytes) {
    try {
        check_utf8(decode(bytes, Encoding::kUtf8, "a.txt"), "a.txt");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("valid UTF-8 passes unchanged, without its byte order mark") {
    CHECK(decode("\xEF\xBB\xBFÉté\r\n", Encoding::kUtf8, "a.txt") == "Été\r\n");
    CHECK(decode("", Encoding::kUtf8, "a.txt").empty());
    CHECK(message_of("À l’œuvre… 100 € 😀").empty());
}

TEST_CASE("the place of an invalid byte is its line and its column in code points") {
    CHECK(message_of("ok\nété \xFF fin").starts_with("a.txt:2:5: not valid UTF-8 (byte 0xFF)"));
    CHECK(message_of("\xC3").starts_with("a.txt:1:1: not valid UTF-8"));
}

TEST_CASE("a Latin-1 file is recognised and the option that reads it is named") {
    CHECK(message_of("La pr\xE9sidente a \xE9t\xE9 r\xE9\xE9lue").find("--encoding latin1") !=
          std::string::npos);
    CHECK(message_of("L\x92\xC9quipe co\xFBte 3 \x80").find("--encoding latin1") != std::string::npos);
    SUBCASE("but not where it is mixed with UTF-8") {
        CHECK(message_of("été \xE9t\xE9").find("--encoding latin1") == std::string::npos);
    }
    SUBCASE("nor where the bytes are no letters") {
        CHECK(message_of("\xB1\xB2\xB3 \xF7\xD7").find("--encoding latin1") == std::string::npos);
    }
}

TEST_CASE("Windows-1252 becomes UTF-8, its signs above Latin-1 too") {
    CHECK(decode("L\x92\xC9quipe \x96 3 \x80, c\x9Cur \xAB\xA0oui\xA0\xBB", Encoding::kWindows1252,
                 "a.txt") == "L’Équipe – 3 €, cœur «\u00A0oui\u00A0»");
    CHECK_THROWS_WITH_AS(decode("ok\n\xE9\xE9\x81", Encoding::kWindows1252, "a.txt"),
                         "a.txt:2:3: byte 0x81 stands for nothing in Windows-1252", Error);
}

TEST_CASE("what is no text is refused with a reason") {
    CHECK(message_of("abc\0def"s).find("binary file") != std::string::npos);
    CHECK(message_of("\x01\x02\x03\x04 text").find("binary file") != std::string::npos);
    CHECK(message_of("%PDF-1.7\n").find("pdftotext") != std::string::npos);
    CHECK(message_of("PK\x03\x04zip").find("zipped document") != std::string::npos);
    CHECK(message_of("\xFF\xFE"
                     "a\0"s)
              .find("UTF-16") != std::string::npos);
    SUBCASE("a few control characters do not make a binary file") {
        CHECK(message_of("Une page\fUne autre page, avec un signe perdu\x02.").empty());
    }
}

TEST_CASE("encodings have the names that people use") {
    CHECK(encoding_from_string("UTF-8") == Encoding::kUtf8);
    CHECK(encoding_from_string("Latin1") == Encoding::kWindows1252);
    CHECK(encoding_from_string("iso-8859-1") == Encoding::kWindows1252);
    CHECK(encoding_from_string("cp1252") == Encoding::kWindows1252);
    CHECK_FALSE(encoding_from_string("koi8-r"));
}
