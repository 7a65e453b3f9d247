// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "corpus/readers.hpp"

using namespace lacis;
using namespace lacis::corpus;

namespace {

struct Collected {
    std::vector<std::string> messages;
    WarningSink sink = [this](const Warning& warning) {
        messages.push_back(to_string(warning.place) + ": " + warning.message);
    };
};

std::vector<Document> read(std::string_view lines) {
    return read_json_lines(lines, "a.jsonl", false, {});
}

std::string error_of(std::string_view lines) {
    try {
        (void)read(lines);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a text file is one document named after it") {
    const Document document = read_text("Bonjour.\n", "articles/une.lettre.txt");
    CHECK(document.id == "une.lettre");
    CHECK(document.text == "Bonjour.\n");
    CHECK(document.path == "articles/une.lettre.txt");
    CHECK(document.sha256 == sha256("Bonjour.\n"));
    CHECK_THROWS_AS(read_text("\xE9", "a.txt"), Error);
}

TEST_CASE("SHA-256 gives the digests of FIPS 180-4's examples") {
    CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a JSON line gives its members") {
    const auto documents = read(
        "{\"id\":\"a\",\"text\":\"L\\u2019\\u00e9t\\u00e9\\n\\ud83d\\ude00\",\"title\":\"T\",\"date\":\"2025-"
        "01-23T10:30:00Z\","
        "\"source\":\"https://example.org/a\",\"author\":{\"x\":[1]}}\r\n\n"
        "{\"id\":7,\"text\":\"\",\"title\":null}");
    REQUIRE(documents.size() == 2);
    CHECK(documents[0].id == "a");
    CHECK(documents[0].text == "L’été\n😀");
    CHECK(documents[0].title == "T");
    CHECK(documents[0].date == "2025-01-23");
    CHECK(documents[0].source == "https://example.org/a");
    CHECK(documents[1].id == "7");
    CHECK(documents[1].text.empty());
    CHECK(documents[1].title.empty());
}

TEST_CASE("a broken JSON line is named with its line, its column and what is wrong") {
    const std::string good = "{\"id\":\"a\",\"text\":\"é\"}\n";
    CHECK(error_of(good + "{\"id\":\"é\" \"text\":1}").starts_with("a.jsonl:2:11: broken JSON line: "));
    CHECK(error_of(good + good + "[1]") == "a.jsonl:3:1: broken JSON line: this line is no JSON object");
    CHECK(error_of("{\"id\":\"a\"}") == "a.jsonl:1:1: broken JSON line: the object has no \"text\"");
    CHECK(error_of("{\"text\":\"a\"}") == "a.jsonl:1:1: broken JSON line: the object has no \"id\"");
    CHECK(error_of("{\"id\":\"\",\"text\":\"a\"}") == "a.jsonl:1:1: broken JSON line: \"id\" is empty");
    CHECK(error_of("{\"id\":\"a\",\"text\":3}") == "a.jsonl:1:1: broken JSON line: \"text\" is no string");
    CHECK(error_of("{\"id\":\"a\",\"text\":\"\\udc00\"}").find("surrogate") != std::string::npos);
    CHECK(error_of("{\"id\":\"a\",\"text\":\"\xFF\"}")
              .starts_with("a.jsonl:1:19: not valid UTF-8 (byte 0xFF)"));
    CHECK(error_of("{\"id\":\"a\",\"text\":\"x").starts_with("a.jsonl:1:"));
}

TEST_CASE("deep nesting in a JSON line is no danger") {
    CHECK(error_of(std::string(1'000'000, '[')).starts_with("a.jsonl:1:"));
}

TEST_CASE("broken lines can be left out with a warning each") {
    Collected warnings;
    const auto documents = read_json_lines("{\n{\"id\":\"a\",\"text\":\"b\"}\n{\"id\":\"\xFF\"}\n", "a.jsonl",
                                           true, warnings.sink);
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].id == "a");
    REQUIRE(warnings.messages.size() == 2);
    CHECK(warnings.messages[0].starts_with("a.jsonl:1:2: "));
    CHECK(warnings.messages[1].starts_with("a.jsonl:3:8: "));
}

TEST_CASE("a date that is not ISO 8601 is warned about and left out") {
    Collected warnings;
    const auto documents =
        read_json_lines("{\"id\":\"a\",\"text\":\"b\",\"date\":\"hier\"}", "a.jsonl", false, warnings.sink);
    CHECK(documents.at(0).date.empty());
    REQUIRE(warnings.messages.size() == 1);
    CHECK(warnings.messages[0].find("'hier'") != std::string::npos);
}

TEST_CASE("ISO dates are years, months or days") {
    CHECK(iso_date("2025") == "2025");
    CHECK(iso_date("2025-01") == "2025-01");
    CHECK(iso_date("2025-01-23") == "2025-01-23");
    CHECK(iso_date("2025-01-23 10:30") == "2025-01-23");
    CHECK(iso_date("2025-13").empty());
    CHECK(iso_date("2025-00-01").empty());
    CHECK(iso_date("2025-01-32").empty());
    CHECK(iso_date("25-01-2025").empty());
    CHECK(iso_date("2025/01/23").empty());
    CHECK(iso_date("").empty());
}

TEST_CASE("of documents with one id and one text one is kept, whatever their order") {
    Document plain{.id = "a",
                   .title = "",
                   .source = "",
                   .date = "",
                   .language = "",
                   .text = "x",
                   .path = "1",
                   .sha256 = "s"};
    Document dated = plain;
    dated.date = "2025";
    dated.path = "2";
    Document other = plain;
    other.id = "b";
    Collected warnings;
    CHECK(settle_ids({&plain, &dated, &other}, warnings.sink) == std::vector<bool>{false, true, true});
    CHECK(settle_ids({&other, &dated, &plain}, warnings.sink) == std::vector<bool>{true, true, false});
    CHECK(dated.id == "a");
    REQUIRE(warnings.messages.size() == 2);
    CHECK(warnings.messages[0] == "1: a second article with the id 'a' and the same text is left out");
}

TEST_CASE("documents with one id and different texts get ids from their texts, whatever their order") {
    const auto ids = [](bool reversed) {
        Document first = read_text("un", "x/a.txt");
        Document second = read_text("deux", "y/a.txt");
        std::vector<Document*> documents = {&first, &second};
        if (reversed) std::reverse(documents.begin(), documents.end());
        Collected warnings;
        CHECK(settle_ids(documents, warnings.sink) == std::vector<bool>{true, true});
        CHECK(warnings.messages.size() == 2);
        return std::vector<std::string>{first.id, second.id};
    };
    CHECK(ids(false) == ids(true));
    CHECK(ids(false)[0] == "a-" + sha256("un").substr(0, 8));
    CHECK(ids(false)[1] == "a-" + sha256("deux").substr(0, 8));
}
