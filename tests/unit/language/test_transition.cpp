// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <vector>

#include "language/perceptron.hpp"
#include "language/transition.hpp"

using namespace lacis::language;

namespace {

constexpr RelationId kRelation = 1;

Tree tree(const std::vector<std::uint32_t>& heads) {
    return {heads, std::vector<RelationId>(heads.size(), kRelation)};
}

// A projective tree: the words of a range hang on one of them, which hangs on `head`.
void random_tree(std::uint32_t first, std::uint32_t end, std::uint32_t head, Random& random, Tree& result) {
    if (first == end) return;
    const auto root = static_cast<std::uint32_t>(first + random.below(end - first));
    result.heads[root] = head;
    result.relations[root] = static_cast<RelationId>(1 + random.below(5));
    const auto left = static_cast<std::uint32_t>(first + random.below(root - first + 1));
    random_tree(first, left, root, random, result);
    random_tree(left, root, root, random, result);
    random_tree(root + 1, end, root, random, result);
}

Tree random_tree(std::uint32_t words, Random& random) {
    Tree result = tree(std::vector<std::uint32_t>(words));
    random_tree(0, words, words, random, result);
    return result;
}

std::vector<Transition> canonical_path(const Tree& gold) {
    const Oracle oracle(gold);
    StackItems items;
    std::vector<Transition> path;
    for (State state; !is_final(state, gold.size());) {
        path.push_back(oracle.canonical(state));
        REQUIRE(is_legal(state, gold.size(), path.back().move));
        REQUIRE(oracle.cost(state, path.back().move) == 0);
        state = advance(state, path.back(), items);
    }
    return path;
}

std::uint32_t wrong_heads(const Tree& a, const Tree& b) {
    std::uint32_t wrong = 0;
    for (std::uint32_t i = 0; i < a.size(); ++i) wrong += a.heads[i] != b.heads[i] ? 1U : 0U;
    return wrong;
}

}  // namespace

TEST_CASE("the canonical path of a projective tree builds it in two transitions a word") {
    Random random(1);
    for (std::uint32_t words = 1; words < 30; ++words) {
        const Tree gold = random_tree(words, random);
        const std::vector<Transition> path = canonical_path(gold);
        CHECK(path.size() == 2 * words);
        const Tree built = tree_of(path, words);
        CHECK(built.heads == gold.heads);
        CHECK(built.relations == gold.relations);
    }
}

TEST_CASE("the oracle's costs along any path add up to the arcs that its tree lacks") {
    Random random(2);
    for (int round = 0; round < 500; ++round) {
        const auto words = static_cast<std::uint32_t>(1 + random.below(12));
        const Tree gold = random_tree(words, random);
        const Oracle oracle(gold);
        StackItems items;
        std::vector<Transition> path;
        std::uint32_t cost = 0;
        for (State state; !is_final(state, words);) {
            std::vector<Move> legal;
            for (const Move move : {Move::kShift, Move::kReduce, Move::kLeft, Move::kRight}) {
                if (is_legal(state, words, move)) legal.push_back(move);
            }
            const Move move = legal[random.below(legal.size())];
            cost += oracle.cost(state, move);
            path.push_back({move, kRelation});
            state = advance(state, path.back(), items);
        }
        CHECK(wrong_heads(tree_of(path, words), gold) == cost);
    }
}

TEST_CASE("stack items remember the two outermost dependents and all relations") {
    StackItems items;
    State state;
    for (const Transition transition :
         {Transition{Move::kShift, 0}, Transition{Move::kRight, 1}, Transition{Move::kReduce, 0},
          Transition{Move::kRight, 2}, Transition{Move::kReduce, 0}, Transition{Move::kRight, 3}}) {
        state = advance(state, transition, items);
    }
    CHECK(state.top->word == 3);
    REQUIRE(state.top->head() != nullptr);
    const StackItem& head = *state.top->head();
    CHECK(head.word == 0);
    CHECK(head.right.outer.word == 3);
    CHECK(head.right.second.word == 2);
    CHECK(head.right.count == 3);
    CHECK(head.right.relations == (2U | 4U | 8U));
}

TEST_CASE("crossing arcs are lifted, other trees stay as they are") {
    // Word 0 depends on 2, over the root 1.
    const Tree crossing = tree({2, 3, 1});
    CHECK(projectivised(crossing).heads == std::vector<std::uint32_t>{1, 3, 1});
    Random random(3);
    for (std::uint32_t words = 1; words < 20; ++words) {
        const Tree projective = random_tree(words, random);
        CHECK(projectivised(projective).heads == projective.heads);
    }
}
