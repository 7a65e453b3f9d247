// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "support/rows.hpp"

using namespace lacis;

TEST_CASE("rows are fields between tabs, without comments and empty lines") {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> lines;
    for_each_row("# a list\nParis\tFR\t2\r\n\nLyon\t\nlast", [&](const auto& fields, std::uint32_t line) {
        rows.emplace_back(fields.begin(), fields.end());
        lines.push_back(line);
    });
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == std::vector<std::string>{"Paris", "FR", "2"});
    CHECK(rows[1] == std::vector<std::string>{"Lyon", ""});
    CHECK(rows[2] == std::vector<std::string>{"last"});
    CHECK(lines == std::vector<std::uint32_t>{2, 4, 5});
}
