// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "entities/crf.hpp"

using namespace lacis;
using namespace entities;

namespace {

const Label kPerson = begin_label(EntityType::kPerson);
const Label kPlace = begin_label(EntityType::kPlace);

Encoding encoding_of(float first, float second) {
    Encoding encoding{};
    encoding[0] = first;
    encoding[1] = second;
    return encoding;
}

/// Three tokens with the same feature; encodings alone, the last one's, tell whether the middle one is a
/// person.
SentenceFeatures sentence(bool person) {
    SentenceFeatures features;
    features.keys = {{7}, {7}, {7}};
    features.encodings = {encoding_of(0, 0), encoding_of(0, 1),
                          person ? encoding_of(1, 0) : encoding_of(-1, 0)};
    return features;
}

struct Sections {
    std::string weights;
    std::string transitions;
    std::string encodings;
};

Sections trained(bool encoded) {
    CrfTrainer trainer({0.1, 1, 0.01, 0.1});
    for (int pass = 0; pass < 60; ++pass) {
        for (const bool person : {true, false}) {
            SentenceFeatures features = sentence(person);
            if (!encoded) features.encodings.clear();
            trainer.learn(trainer.rows_of(features), {kOutside, person ? kPerson : kPlace, kOutside});
        }
    }
    return {trainer.pack_weights(), trainer.pack_transitions(), trainer.pack_encodings()};
}

}  // namespace

TEST_CASE("labels are learned from the encodings of a token and its neighbours, and survive packing") {
    const Sections sections = trained(true);
    const Crf crf(sections.weights, sections.transitions, sections.encodings);
    CHECK(best_labels(crf.lattice(sentence(true))) == std::vector<Label>{kOutside, kPerson, kOutside});
    CHECK(best_labels(crf.lattice(sentence(false))) == std::vector<Label>{kOutside, kPlace, kOutside});
}

TEST_CASE("the mean of two runs is packed, and a restart forgets the weights") {
    const auto learned = [](CrfTrainer& trainer, Label label) {
        const SentenceFeatures features{{{7}}, {}};
        for (int i = 0; i < 20; ++i) trainer.learn(trainer.rows_of(features), {label});
        trainer.remember();
    };
    const auto scores = [](const CrfTrainer& trainer) {
        const std::string weights = trainer.pack_weights();
        const std::string transitions = trainer.pack_transitions();
        return Crf(weights, transitions, {}).lattice({{{7}}, {}}).tokens[0];
    };
    CrfTrainer one({0.1, 1, 0, 0.1});
    learned(one, kPerson);
    CrfTrainer other({0.1, 1, 0, 0.1});
    learned(other, kPlace);
    CrfTrainer both({0.1, 1, 0, 0.1});
    learned(both, kPerson);
    both.restart();
    learned(both, kPlace);
    const LabelScores a = scores(one);
    const LabelScores b = scores(other);
    const LabelScores mean = scores(both);
    REQUIRE(a[kPerson] > 0.2);
    REQUIRE(b[kPlace] > 0.2);
    for (Label label = 0; label < kLabelCount; ++label) {
        CHECK(std::abs(mean[label] - (a[label] + b[label]) / 2) <= 1 / Crf::kScale);
    }
}

TEST_CASE("a model that was trained without encodings has none and ignores them") {
    const Sections sections = trained(false);
    CHECK(sections.encodings.empty());
    const Crf crf(sections.weights, sections.transitions, sections.encodings);
    const Lattice a = crf.lattice(sentence(true));
    const Lattice b = crf.lattice(sentence(false));
    CHECK(a.tokens == b.tokens);
}
