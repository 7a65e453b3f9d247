// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <span>
#include <string>
#include <vector>

/// The arc-eager transition system (Nivre 2008) with an artificial root behind the last word (Ballesteros and
/// Nivre 2013), and its dynamic oracle (Goldberg and Nivre 2013).
namespace lacis::language {

/// Relations by number in the parser's own table; 0 is no relation.
using RelationId = std::uint8_t;

enum class Move : std::uint8_t {
    kShift,   ///< The next word goes onto the stack, without a head yet.
    kReduce,  ///< The top of the stack, which has a head, leaves.
    kLeft,    ///< The next word becomes the head of the top of the stack, which leaves.
    kRight,   ///< The top of the stack becomes the head of the next word, which goes onto the stack.
};

struct Transition {
    Move move = Move::kShift;
    RelationId relation = 0;

    friend bool operator==(const Transition&, const Transition&) = default;
};

/// A heads-and-relations tree; head == size() stands for the artificial root.
struct Tree {
    std::vector<std::uint32_t> heads;
    std::vector<RelationId> relations;

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(heads.size()); }
};

inline constexpr std::uint32_t kNoWord = 0xffffffffU;

/// A dependent that is already attached.
struct Dependent {
    std::uint32_t word = kNoWord;
    RelationId relation = 0;
};

/// The dependents of a word on one side: the outermost two, how many there are, and which relations occur.
struct Dependents {
    Dependent outer;
    Dependent second;
    std::uint8_t count = 0;
    std::uint64_t relations = 0;  ///< Bit r % 64 for relation r.

    [[nodiscard]] Dependents with(Dependent added) const {
        return {added, outer, static_cast<std::uint8_t>(std::min(count + 1, 255)),
                relations | 1ULL << (added.relation % 64U)};
    }
};

/// A word on the stack. Items never change and are shared between states, so a state is a few words to copy.
struct StackItem {
    const StackItem* below = nullptr;
    std::uint32_t word = 0;
    RelationId relation = 0;  ///< To the item below, which then is its head; 0: it has no head yet.
    Dependents left;
    Dependents right;

    [[nodiscard]] bool has_head() const { return relation != 0; }
    [[nodiscard]] const StackItem* head() const { return has_head() ? below : nullptr; }
};

struct State {
    const StackItem* top = nullptr;
    std::uint32_t next = 0;  ///< First word not yet on the stack; the number of words: only the root is left.
    Dependents next_left;    ///< Dependents of that word.
};

/// Where the items of one sentence live.
class StackItems {
  public:
    const StackItem* make(const StackItem& item);
    void clear() { used_ = 0; }

  private:
    static constexpr std::size_t kBlock = 1024;
    std::vector<std::unique_ptr<std::array<StackItem, kBlock>>> blocks_;
    std::size_t used_ = 0;
};

[[nodiscard]] bool is_legal(const State& state, std::uint32_t words, Move move);
[[nodiscard]] inline bool is_final(const State& state, std::uint32_t words) {
    return state.next == words && state.top == nullptr;
}
/// The state after a legal transition. Every sentence of n words takes 2n transitions.
[[nodiscard]] State advance(const State& state, Transition transition, StackItems& items);

/// The tree that a sequence of transitions builds.
[[nodiscard]] Tree tree_of(std::span<const Transition> transitions, std::uint32_t words);

/// A gold tree with what the oracle asks of it.
class Oracle {
  public:
    explicit Oracle(const Tree& gold);

    [[nodiscard]] std::uint32_t words() const { return gold_->size(); }

    /// How many arcs of the gold tree can no longer be built after the move, that could before.
    [[nodiscard]] std::uint32_t cost(const State& state, Move move) const;
    /// The right relation if the move makes an arc of the gold tree, else 0.
    [[nodiscard]] RelationId relation_of(const State& state, Move move) const;
    /// A move without cost, attaching as early as possible. Only sure to exist on the path to a projective
    /// tree.
    [[nodiscard]] Transition canonical(const State& state) const;

  private:
    [[nodiscard]] std::uint32_t dependents_from(std::uint32_t word, std::uint32_t first) const;
    [[nodiscard]] std::uint32_t arcs_with_stack(const StackItem* from, std::uint32_t word) const;

    const Tree* gold_;
    std::vector<std::vector<std::uint32_t>> dependents_;
};

/// Moves dependents up until no two arcs cross (Nivre and Nilsson 2005, without marking them).
[[nodiscard]] Tree projectivised(const Tree& tree);

}  // namespace lacis::language
