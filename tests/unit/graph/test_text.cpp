// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "graph/text.hpp"

using namespace lacis::graph;

TEST_CASE("a text that is not made is empty") {
    const Text text;
    CHECK(text.empty());
    CHECK(text.view().empty());
    CHECK(text == "");
}

TEST_CASE("equal texts are kept once, others apart") {
    TextPool pool;
    const Text first = pool.intern("cofounded");
    const Text again = pool.intern(std::string("cofounded"));
    const Text other = pool.intern("cofounde");
    CHECK(first.view().data() == again.view().data());
    CHECK(first == "cofounded");
    CHECK(other == "cofounde");
    CHECK(other < first);
    CHECK(pool.intern("").empty());
}

TEST_CASE("texts stay where they are while thousands of others come") {
    TextPool pool;
    std::vector<Text> texts;
    texts.reserve(20000);
    for (int i = 0; i < 20000; ++i) texts.push_back(pool.intern("text " + std::to_string(i)));
    const char* const place = texts.front().view().data();
    for (int i = 0; i < 20000; ++i) CHECK(texts[static_cast<std::size_t>(i)] == "text " + std::to_string(i));
    CHECK(pool.intern("text 0").view().data() == place);
}

TEST_CASE("texts hold any bytes, and any length") {
    TextPool pool;
    const std::string zeros("a\0b\0", 4);
    CHECK(pool.intern(zeros) == zeros);
    const std::string large(5'000'000, 'x');
    CHECK(pool.intern(large) == large);
    CHECK(pool.intern("after") == "after");
}

TEST_CASE("texts outlive their pool in its arena") {
    TextPool pool;
    const Text text = pool.intern("kept");
    const Arena arena = pool.release();
    CHECK(text == "kept");
}

TEST_CASE("an arena keeps records aligned among texts of odd lengths") {
    struct Record {
        double value;
        char letter;
    };
    TextPool pool;
    for (int i = 1; i < 200; ++i) {
        static_cast<void>(pool.intern(std::string(static_cast<std::size_t>(i), 'z')));
        const std::array<Record, 2> records = {Record{1.5, 'a'}, Record{2.5, 'b'}};
        const auto kept = pool.arena().keep(std::span<const Record>(records));
        REQUIRE(kept.size() == 2);
        CHECK(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(Record) == 0);
        CHECK(kept[1].value == 2.5);
        CHECK(kept[1].letter == 'b');
    }
    CHECK(pool.arena().keep(std::span<const Record>()).empty());
}
