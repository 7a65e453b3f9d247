// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "entities/ranker.hpp"
#include "entities/reference_trainer.hpp"
#include "language/pack.hpp"

using namespace lacis::entities;

namespace {

Candidate candidate(std::uint32_t entity, const std::vector<Trait>& traits) {
    Candidate made;
    made.entity = entity;
    for (const Trait trait : traits) made.set(trait);
    return made;
}

RankerWeights weights_of(ReferenceKind kind, Trait trait, double weight, double none) {
    RankerWeights weights{};
    weights[static_cast<std::size_t>(kind)][static_cast<std::size_t>(trait)] = weight;
    weights[static_cast<std::size_t>(kind)][kTraitCount] = none;
    return weights;
}

}  // namespace

TEST_CASE("the candidate with the better traits wins, for its kind of reference alone") {
    const Ranker ranker(weights_of(ReferenceKind::kSubject, Trait::kSubject, 4, 0));
    const std::vector<Candidate> candidates = {candidate(7, {}), candidate(3, {Trait::kSubject})};
    CHECK(ranker.choose(ReferenceKind::kSubject, candidates) == 3U);
    CHECK_FALSE(ranker.choose(ReferenceKind::kObject, candidates).has_value());
}

TEST_CASE("a reference stays open where two candidates are as likely, or none is meant") {
    const Ranker ranker(weights_of(ReferenceKind::kSubject, Trait::kSubject, 4, 0));
    CHECK_FALSE(ranker
                    .choose(ReferenceKind::kSubject,
                            {candidate(7, {Trait::kSubject}), candidate(3, {Trait::kSubject}),
                             candidate(4, {Trait::kSubject})})
                    .has_value());
    const Ranker shy(weights_of(ReferenceKind::kSubject, Trait::kSubject, 4, 9));
    CHECK_FALSE(shy.choose(ReferenceKind::kSubject, {candidate(3, {Trait::kSubject})}).has_value());
    CHECK_FALSE(ranker.choose(ReferenceKind::kSubject, {}).has_value());
}

TEST_CASE("probabilities of the candidates and of none sum to one") {
    const Ranker ranker(lacis::language::Pack::embedded("fr"));
    const auto chances = ranker.probabilities(
        ReferenceKind::kPossessive, {candidate(1, {Trait::kPerson}), candidate(2, {Trait::kOrganization})});
    REQUIRE(chances.size() == 3);
    CHECK(chances[0] + chances[1] + chances[2] == doctest::Approx(1));
}

TEST_CASE("the table of weights has a row for each kind and trait") {
    const std::string table = ranker_table(weights_of(ReferenceKind::kOblique, Trait::kOften, 1.25, -2));
    CHECK(table.find("oblique\toften\t1.25\n") != std::string::npos);
    CHECK(table.find("oblique\tnone\t-2.00\n") != std::string::npos);
}
