// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/transition.hpp"

namespace lacis::language {

/// The relations that a parser knows, and what it can do: every transition is a class of its perceptron.
class TransitionTable {
  public:
    /// Relations in the order of their numbers, from 1; which of them occur left and right of their head.
    TransitionTable(std::vector<std::string> relations, const std::vector<RelationId>& left,
                    const std::vector<RelationId>& right);
    /// From what section() gave.
    explicit TransitionTable(std::string_view section);
    [[nodiscard]] std::string section() const;

    [[nodiscard]] const std::vector<Transition>& transitions() const { return transitions_; }
    [[nodiscard]] const std::string& name(RelationId relation) const { return relations_[relation]; }
    /// 0 if there is no such relation.
    [[nodiscard]] RelationId find(std::string_view relation) const;
    [[nodiscard]] RelationId root() const { return root_; }
    /// Number of a transition; kMaxClasses if the parser does not know it.
    [[nodiscard]] std::size_t class_of(Transition transition) const;
    /// Classes [first, end) are those of a move; the relation "root" is left out of kLeft and has a class of
    /// its own.
    struct Range {
        std::size_t first = 0;
        std::size_t end = 0;
    };
    [[nodiscard]] Range classes(Move move) const { return ranges_[static_cast<std::size_t>(move)]; }
    [[nodiscard]] std::size_t root_class() const { return transitions_.size() - 1; }

  private:
    void number_transitions();

    std::vector<std::string> relations_;  // [0] is ""
    std::vector<RelationId> left_;
    std::vector<RelationId> right_;
    RelationId root_ = 0;
    std::vector<Transition> transitions_;
    std::array<Range, 4> ranges_{};
};

/// The classes that are legal in a state, by ranges.
class LegalClasses {
  public:
    LegalClasses(const TransitionTable& table, const State& state, std::uint32_t words);
    [[nodiscard]] std::span<const TransitionTable::Range> ranges() const { return {ranges_.data(), size_}; }
    /// Is there only one?
    [[nodiscard]] bool forced() const { return size_ == 1 && ranges_[0].end - ranges_[0].first == 1; }

  private:
    std::array<TransitionTable::Range, 4> ranges_;
    std::size_t size_ = 0;
};

}  // namespace lacis::language
