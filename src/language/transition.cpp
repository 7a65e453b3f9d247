// SPDX-License-Identifier: Apache-2.0
#include "language/transition.hpp"

namespace lacis::language {

const StackItem* StackItems::make(const StackItem& item) {
    if (used_ / kBlock == blocks_.size())
        blocks_.push_back(std::make_unique<std::array<StackItem, kBlock>>());
    StackItem& place = (*blocks_[used_ / kBlock])[used_ % kBlock];
    ++used_;
    place = item;
    return &place;
}

bool is_legal(const State& state, std::uint32_t words, Move move) {
    switch (move) {
        case Move::kShift:
            return state.next < words;
        case Move::kReduce:
            return state.top != nullptr && state.top->has_head();
        case Move::kLeft:
            return state.top != nullptr && !state.top->has_head();
        case Move::kRight:
            return state.top != nullptr && state.next < words;
    }
    return false;
}

State advance(const State& state, Transition transition, StackItems& items) {
    switch (transition.move) {
        case Move::kShift: {
            return {items.make({state.top, state.next, 0, state.next_left, {}}), state.next + 1, {}};
        }
        case Move::kReduce:
            return {state.top->below, state.next, state.next_left};
        case Move::kLeft: {
            return {state.top->below, state.next,
                    state.next_left.with({state.top->word, transition.relation})};
        }
        case Move::kRight:
            break;
    }
    StackItem head = *state.top;
    head.right = head.right.with({state.next, transition.relation});
    return {items.make({items.make(head), state.next, transition.relation, state.next_left, {}}),
            state.next + 1,
            {}};
}

Tree tree_of(std::span<const Transition> transitions, std::uint32_t words) {
    Tree tree{std::vector<std::uint32_t>(words, words), std::vector<RelationId>(words)};
    std::vector<std::uint32_t> stack;
    std::uint32_t next = 0;
    for (const auto [move, relation] : transitions) {
        if (move == Move::kLeft) {
            tree.heads[stack.back()] = next;
            tree.relations[stack.back()] = relation;
        }
        if (move == Move::kRight) {
            tree.heads[next] = stack.back();
            tree.relations[next] = relation;
        }
        if (move == Move::kLeft || move == Move::kReduce) {
            stack.pop_back();
        } else {
            stack.push_back(next++);
        }
    }
    return tree;
}

Oracle::Oracle(const Tree& gold) : gold_(&gold), dependents_(gold.size() + 1) {
    for (std::uint32_t word = 0; word < gold.size(); ++word) dependents_[gold.heads[word]].push_back(word);
}

// Gold dependents of `word` at or behind `first`.
std::uint32_t Oracle::dependents_from(std::uint32_t word, std::uint32_t first) const {
    const auto& list = dependents_[word];
    return static_cast<std::uint32_t>(list.end() - std::lower_bound(list.begin(), list.end(), first));
}

// Gold arcs between `word` and the items from `from` downwards that could still be made.
std::uint32_t Oracle::arcs_with_stack(const StackItem* from, std::uint32_t word) const {
    std::uint32_t arcs = 0;
    for (const StackItem* item = from; item != nullptr; item = item->below) {
        if (word < gold_->size() && gold_->heads[word] == item->word) ++arcs;
        if (!item->has_head() && gold_->heads[item->word] == word) ++arcs;
    }
    return arcs;
}

std::uint32_t Oracle::cost(const State& state, Move move) const {
    switch (move) {
        case Move::kShift:
            return arcs_with_stack(state.top, state.next);
        case Move::kReduce:
            return dependents_from(state.top->word, state.next);
        case Move::kLeft: {
            const std::uint32_t word = state.top->word;
            const std::uint32_t head = gold_->heads[word];
            return dependents_from(word, state.next) + (head > state.next ? 1U : 0U);
        }
        case Move::kRight:
            break;
    }
    const std::uint32_t head = gold_->heads[state.next];
    std::uint32_t lost = head > state.next ? 1U : 0U;
    lost += arcs_with_stack(state.top->below, state.next);
    if (!state.top->has_head() && gold_->heads[state.top->word] == state.next) ++lost;
    return lost;
}

RelationId Oracle::relation_of(const State& state, Move move) const {
    if (move == Move::kLeft && gold_->heads[state.top->word] == state.next)
        return gold_->relations[state.top->word];
    if (move == Move::kRight && gold_->heads[state.next] == state.top->word)
        return gold_->relations[state.next];
    return 0;
}

Transition Oracle::canonical(const State& state) const {
    const std::uint32_t words = gold_->size();
    for (const Move move : {Move::kLeft, Move::kRight}) {
        if (!is_legal(state, words, move)) continue;
        const RelationId relation = relation_of(state, move);
        if (relation != 0) return {move, relation};
    }
    if (is_legal(state, words, Move::kReduce) && cost(state, Move::kReduce) == 0) return {Move::kReduce, 0};
    return {Move::kShift, 0};
}

Tree projectivised(const Tree& tree) {
    Tree result = tree;
    const std::uint32_t words = tree.size();
    const auto head_of = [&](std::uint32_t word) { return word == words ? words : result.heads[word]; };
    const auto dominates = [&](std::uint32_t head, std::uint32_t word) {
        for (std::uint32_t steps = 0; word != words && steps <= words; ++steps) {
            if (word == head) return true;
            word = head_of(word);
        }
        return head == words;
    };
    for (bool changed = true; changed;) {
        changed = false;
        // The shortest crossing arc is lifted first.
        std::uint32_t lifted = kNoWord;
        std::uint32_t shortest = kNoWord;
        for (std::uint32_t word = 0; word < words; ++word) {
            const std::uint32_t head = result.heads[word];
            if (head == words) continue;
            const auto [from, to] = std::minmax(word, head);
            bool crossed = false;
            for (std::uint32_t between = from + 1; between < to && !crossed; ++between)
                crossed = !dominates(head, between);
            if (crossed && to - from < shortest) {
                shortest = to - from;
                lifted = word;
            }
        }
        if (lifted != kNoWord) {
            result.heads[lifted] = head_of(result.heads[lifted]);
            changed = true;
        }
    }
    return result;
}

}  // namespace lacis::language
