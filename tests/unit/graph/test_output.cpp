// SPDX-License-Identifier: Apache-2.0
#include <bit>
#include <cmath>
#include <cstdlib>
#include <doctest/doctest.h>
#include <limits>
#include <random>
#include <string>

#include "graph/json_text.hpp"
#include "graph/output.hpp"

using namespace lacis::graph;

namespace {

std::string written(double value) {
    StringOutput out;
    out.write_number(value);
    return out.str();
}

std::string json_string(std::string_view text) {
    StringOutput out;
    write_json_string(out, text);
    return out.str();
}

}  // namespace

TEST_CASE("texts of any length are written whole, one behind the other") {
    StringOutput out;
    std::string wanted;
    for (std::size_t size = 0; size < 200; ++size) {
        std::string text;
        for (std::size_t i = 0; i < size; ++i) text += static_cast<char>('a' + (size + i) % 26);
        out.write(text);
        wanted += text;
    }
    CHECK(out.str() == wanted);
}

TEST_CASE("numbers are written in their shortest form without a plus sign") {
    CHECK(written(0.1) == "0.1");
    CHECK(written(250000000) == "250000000");
    CHECK(written(1e21) == "1e21");
    CHECK(written(1.5e300) == "1.5e300");
    CHECK(written(1e-7) == "1e-7");
    CHECK(written(1e-300) == "1e-300");
    CHECK(written(-0.0) == "-0.0");
    CHECK(written(0) == "0");
    CHECK(written(-12.5) == "-12.5");
    CHECK(written(999999999999999) == "999999999999999");
    CHECK(written(1e15) == "1e15");
}

TEST_CASE("every double reads back as itself") {
    std::mt19937_64 random(7);
    for (int i = 0; i < 100000; ++i) {
        const auto value = std::bit_cast<double>(random());
        if (!std::isfinite(value)) continue;
        const std::string text = written(value);
        REQUIRE(std::bit_cast<std::uint64_t>(std::strtod(text.c_str(), nullptr)) ==
                std::bit_cast<std::uint64_t>(value));
        REQUIRE(text.find('+') == std::string::npos);
    }
}

TEST_CASE("whole numbers are written up to their limits") {
    StringOutput out;
    out.write_number(std::numeric_limits<std::int64_t>::min());
    out.put(' ');
    out.write_number(std::numeric_limits<std::int64_t>::max());
    out.put(' ');
    out.write_number(std::uint32_t{4294967295U});
    CHECK(out.view() == "-9223372036854775808 9223372036854775807 4294967295");
}

TEST_CASE("output that is cleared begins anew") {
    StringOutput out;
    out.write("abc");
    out.clear();
    out.write(std::string(1'000'000, 'x'));
    CHECK(out.view() == std::string(1'000'000, 'x'));
}

TEST_CASE("JSON strings escape what JSON forbids and nothing else") {
    CHECK(json_string("L'Équipe 😀 </b> \x7F") == "\"L'Équipe 😀 </b> \x7F\"");
    CHECK(json_string("\"\\\b\f\n\r\t") == R"("\"\\\b\f\n\r\t")");
    CHECK(json_string(std::string("\0\x1F", 2)) == R"("\u0000\u001f")");
}

TEST_CASE("JSON strings of any length are whole") {
    const std::string text(100'000, '\x01');
    const std::string escaped = json_string(text);
    CHECK(escaped.size() == 2 + 6 * text.size());
    CHECK(escaped.find_first_not_of("\\u01\"") == std::string::npos);
}
