// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <map>
#include <string>

#include "language/automaton.hpp"

using lacis::language::Automaton;
using lacis::language::build_automaton;

TEST_CASE("an automaton gives every string its number, and nothing for others") {
    const std::map<std::string, std::uint32_t> entries = {{"", 7},           {"parle", 1},     {"parler", 2},
                                                          {"parlerions", 3}, {"finirions", 3}, {"été", 4}};
    const std::string section = build_automaton(entries);
    const Automaton automaton(section);
    for (const auto& [key, value] : entries) CHECK(automaton.find(key) == value);
    for (const char* other : {"parl", "parlerion", "parlerionss", "z", "ét", "É"}) {
        CHECK(automaton.find(other) == Automaton::kNone);
    }
    CHECK(automaton.find(std::string_view("parle\0", 6)) == Automaton::kNone);
}

TEST_CASE("strings with the same ending and number share their states") {
    std::map<std::string, std::uint32_t> alike;
    std::map<std::string, std::uint32_t> different;
    std::uint32_t number = 0;
    for (const char* stem : {"parl", "chant", "dans", "mang", "jou"}) {
        for (const char* ending : {"er", "ez", "ions", "aient"}) {
            alike[std::string(stem) + ending] = 1;
            different[std::string(stem) + ending] = ++number;
        }
    }
    CHECK(build_automaton(alike).size() < build_automaton(different).size() / 2);
}

TEST_CASE("the longest prefix that is an entry is found") {
    const std::string section = build_automaton({{"a", 1}, {"abc", 2}});
    const Automaton automaton(section);
    CHECK(automaton.find_longest_prefix("abcd") == 2);
    CHECK(automaton.find_longest_prefix("abd") == 1);
    CHECK(automaton.find_longest_prefix("b") == Automaton::kNone);
}

TEST_CASE("an empty automaton holds nothing") {
    const std::string section = build_automaton({});
    CHECK(Automaton(section).find("") == Automaton::kNone);
    CHECK(Automaton(section).find_longest_prefix("a") == Automaton::kNone);
}
