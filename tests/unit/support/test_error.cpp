// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "support/error.hpp"

using namespace lacis;

TEST_CASE("a place counts lines and columns from 1, columns in code points") {
    const std::string text = "un\ndéjà vu\n";
    const Place start = place_of("a.txt", text, 0);
    CHECK(start.line == 1);
    CHECK(start.column == 1);
    const Place place = place_of("a.txt", text, text.find("vu"));
    CHECK(place.line == 2);
    CHECK(place.column == 6);
    CHECK(to_string(place) == "a.txt:2:6");
}

TEST_CASE("a place says only what it knows") {
    CHECK(to_string(Place{"a.txt", 0, 0}) == "a.txt");
    CHECK(to_string(Place{"a.txt", 3, 0}) == "a.txt:3");
}

TEST_CASE("an error carries its place in its words") {
    const Error error({"rules.toml", 4, 7}, "unknown key");
    CHECK(std::string(error.what()) == "rules.toml:4:7: unknown key");
    CHECK(error.place().line == 4);
}

TEST_CASE("the nearest known word is offered, and nothing when none is near") {
    const std::vector<std::string> known = {"founded", "funded", "criticized"};
    CHECK(nearest("fundd", known) == "funded");
    CHECK(nearest("criticised", known) == "criticized");
    CHECK(nearest("zzz", known).empty());
}
