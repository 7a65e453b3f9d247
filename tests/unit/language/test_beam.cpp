// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <vector>

#include "language/beam.hpp"

using namespace lacis::language;

namespace {

constexpr RelationId kDep = 1;
constexpr RelationId kRootRelation = 2;

Sentence three_words() {
    Sentence sentence;
    for (const char* form : {"a", "b", "c"}) {
        Word& word = sentence.words.emplace_back();
        word.form = word.lemma = form;
        word.upos = Upos::kNoun;
    }
    return sentence;
}

}  // namespace

TEST_CASE("a beam without weights follows what is added to the scores") {
    const Tree gold{{1, 3, 1}, {kDep, kRootRelation, kDep}};
    const TransitionTable table({"", "dep", "root"}, {kDep, kRootRelation}, {kDep});
    const Oracle oracle(gold);
    const Sentence sentence = three_words();
    const ParserInput input(sentence, 0, gold.size());
    const Perceptron weights(1);
    StackItems items;
    Beam<Perceptron> beam(weights, table, input, 4, items);
    for (std::uint32_t step = 0; step < 2 * gold.size(); ++step) {
        beam.step([&](const State& state) {
            const std::size_t right = table.class_of(oracle.canonical(state));
            return [right](std::size_t label) { return label == right ? 10 : 0; };
        });
    }
    const Tree found = tree_of(path_to(beam.entries().front(), table), gold.size());
    CHECK(found.heads == gold.heads);
    CHECK(found.relations == gold.relations);
    CHECK(beam.entries().front().score == 60);
    CHECK(beam.entries().size() > 1);
    for (std::size_t i = 1; i < beam.entries().size(); ++i) {
        CHECK(beam.entries()[i].score <= beam.entries()[i - 1].score);
    }
}

TEST_CASE("without anything added, all sequences of a beam without weights are as good") {
    const TransitionTable table({"", "dep", "root"}, {kDep, kRootRelation}, {kDep});
    const Sentence sentence = three_words();
    const ParserInput input(sentence, 0, 3);
    const Perceptron weights(1);
    StackItems items;
    Beam<Perceptron> beam(weights, table, input, 2, items);
    for (int step = 0; step < 6; ++step) beam.step();
    CHECK(beam.entries().size() == 2);
    CHECK(beam.entries().front().score == 0);
}
