// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "language/perceptron.hpp"
#include "support/error.hpp"

using namespace lacis::language;

namespace {

std::int32_t score(const PackedWeights& weights, const std::vector<FeatureKey>& features, std::size_t label) {
    Scores scores{};
    weights.add(features, scores);
    return scores[label];
}

}  // namespace

TEST_CASE("packed weights are the averages, the largest of them 127") {
    Perceptron perceptron(1);
    const std::vector<FeatureKey> often = {0x10000001};
    const std::vector<FeatureKey> late = {0xf0000002};
    perceptron.update(often, 3, 1);
    perceptron.count_example();
    perceptron.count_example();
    perceptron.update(late, 5, -1);
    perceptron.count_example();
    const std::string section = perceptron.pack({});
    const PackedWeights weights(section);
    CHECK(score(weights, often, 3) == 127);
    CHECK(score(weights, often, 5) == 0);
    CHECK(score(weights, late, 5) == -42);  // in force for one example of three
    CHECK(score(weights, {0x10000001, 0xf0000002}, 3) == 127);
    CHECK(score(weights, {0x10000003}, 3) == 0);
}

TEST_CASE("features of too few updates have no weight, neither in training nor in the model") {
    Perceptron perceptron(2);
    const std::vector<FeatureKey> once = {1};
    const std::vector<FeatureKey> twice = {2};
    perceptron.update(once, 0, 1);
    perceptron.update(twice, 0, 1);
    perceptron.update(twice, 0, 1);
    perceptron.count_example();
    Scores scores{};
    perceptron.add(once, scores);
    CHECK(scores[0] == 0);
    perceptron.add(twice, scores);
    CHECK(scores[0] == 2);
    const std::string section = perceptron.pack({});
    CHECK(score(PackedWeights(section), once, 0) == 0);
    CHECK(score(PackedWeights(section), twice, 0) == 127);
}

TEST_CASE("many features keep their weights when the table grows") {
    Perceptron perceptron(1);
    constexpr FeatureKey kFeatures = 100000;
    for (FeatureKey i = 0; i < kFeatures; ++i) {
        const std::vector<FeatureKey> feature = {i * 2654435761U};
        perceptron.update(feature, i % 7, 1);
    }
    perceptron.count_example();
    const std::string section = perceptron.pack({});
    const PackedWeights weights(section);
    std::size_t right = 0;
    for (FeatureKey i = 0; i < kFeatures; ++i) {
        if (score(weights, {i * 2654435761U}, i % 7) == 127) ++right;
    }
    CHECK(right >= kFeatures - 5);  // two features may share a bucket and their lower 16 bits
}

TEST_CASE("small weights can be left out") {
    Perceptron perceptron(1);
    for (int i = 0; i < 100; ++i) perceptron.update(std::vector<FeatureKey>{1}, 0, 1);
    perceptron.update(std::vector<FeatureKey>{2}, 0, 1);
    perceptron.count_example();
    const std::string all = perceptron.pack({0, 1});
    const std::string large = perceptron.pack({0, 2});
    CHECK(score(PackedWeights(all), {2}, 0) == 1);
    CHECK(score(PackedWeights(large), {2}, 0) == 0);
    CHECK(score(PackedWeights(large), {1}, 0) == 127);
}

TEST_CASE("classifiers become one: their mean, and a part of one that knows more") {
    const std::vector<WeightRow> first = {{1, {{0, 10}, {1, -4}}}, {5, {{1, 126}}}};
    const std::vector<WeightRow> second = {{1, {{0, 20}, {1, -8}}}, {2, {{0, 9}}}};
    const std::vector<WeightRow> other = {{1, {{0, 8}, {2, -12}, {3, 1}}}, {3, {{1, 100}}}, {5, {{1, 127}}}};
    const std::string section = pack_rows(mixed({{first, 4}, {second, 4}, {other, 2, false}}, 8, 100));
    const PackedWeights weights(section);
    CHECK(score(weights, {1}, 0) == 17);
    CHECK(score(weights, {1}, 1) == -6);
    CHECK(score(weights, {1}, 2) == -3);
    CHECK(score(weights, {1}, 3) == 0);  // too small
    CHECK(score(weights, {2}, 0) == 5);  // 4.5, away from zero
    CHECK(score(weights, {3}, 1) == 0);  // only the other knows the feature
    CHECK(score(weights, {5}, 1) == 95);
    const std::string largest = pack_rows(mixed({{first, 2}}, 1, 100));
    CHECK(score(PackedWeights(largest), {5}, 1) == 127);  // there is no larger weight
}

TEST_CASE("a mixture keeps its largest weights, and those as small as the last of them beside a larger one") {
    const std::vector<WeightRow> rows = {{1, {{0, 9}, {1, 2}, {2, 1}}}, {2, {{0, 2}}}, {3, {{0, 5}}}};
    const std::string section = pack_rows(mixed({{rows}}, 1, 3));
    const PackedWeights weights(section);
    CHECK(score(weights, {1}, 0) == 9);
    CHECK(score(weights, {1}, 1) == 2);
    CHECK(score(weights, {1}, 2) == 0);
    CHECK(score(weights, {2}, 0) == 0);
    CHECK(score(weights, {3}, 0) == 5);
}

TEST_CASE("a cut table of weights is refused") {
    Perceptron perceptron(1);
    perceptron.update(std::vector<FeatureKey>{1, 2, 3}, 0, 1);
    const std::string section = perceptron.pack({});
    for (std::size_t size = 0; size < section.size(); ++size) {
        CHECK_THROWS_AS(PackedWeights(std::string_view(section).substr(0, size)), lacis::Error);
    }
}
