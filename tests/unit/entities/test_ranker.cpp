// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "entities/ranker.hpp"
#include "language/pack.hpp"

using namespace lacis::entities;
using lacis::language::FeatureKey;

namespace {

constexpr FeatureKey kSubject = 0x11000001;
constexpr FeatureKey kObject = 0x22000002;
constexpr FeatureKey kNone = 0x33000003;
constexpr FeatureKey kImpersonal = 0x44000004;

Choice choice_of(const std::vector<std::vector<FeatureKey>>& candidates,
                 std::vector<FeatureKey> none = {kNone}) {
    Choice made;
    for (const auto& features : candidates)
        made.candidates.push_back({static_cast<std::uint32_t>(made.candidates.size() + 10), features});
    made.none = std::move(none);
    return made;
}

/// Subjects are meant; beside an impersonal verb nobody is.
std::string trained() {
    std::vector<RankedExample> examples;
    for (int i = 0; i < 30; ++i) {
        examples.push_back({choice_of({{kObject}, {kSubject}}), 1});
        examples.push_back({choice_of({{kSubject}, {kObject}}), 0});
        examples.push_back({choice_of({{kSubject}, {kObject}}, {kNone, kImpersonal}), 2});
    }
    return train_ranker(examples, {}, "a test");
}

}  // namespace

TEST_CASE("the ranker learns whom references stand for, and that they may stand for nobody") {
    const std::string model = trained();
    const Ranker ranker(model);
    CHECK(ranker.choose(choice_of({{kObject}, {kSubject}})) == 11U);
    CHECK(ranker.choose(choice_of({{kSubject}})) == 10U);
    CHECK_FALSE(ranker.choose(choice_of({{kSubject}}, {kNone, kImpersonal})).has_value());
    CHECK_FALSE(ranker.choose(choice_of({})).has_value());
}

TEST_CASE("a reference stays open where several candidates are as likely") {
    const std::string model = trained();
    CHECK_FALSE(Ranker(model).choose(choice_of({{kSubject}, {kSubject}, {kSubject}})).has_value());
}

TEST_CASE("probabilities of the candidates and of none sum to one") {
    const auto pack = lacis::language::Pack::embedded("fr");
    const Ranker ranker(pack.file("coreference.model"));
    const auto chances = ranker.probabilities(choice_of({{kSubject}, {kObject}}));
    REQUIRE(chances.size() == 3);
    CHECK(chances[0] + chances[1] + chances[2] == doctest::Approx(1));
}

TEST_CASE("training is deterministic") {
    CHECK(trained() == trained());
}

TEST_CASE("a ranker without a model finds all outcomes equally likely") {
    const auto chances = Ranker().probabilities(choice_of({{kSubject}}));
    CHECK(chances[0] == doctest::Approx(0.5));
}
