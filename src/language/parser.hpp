// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.hpp"
#include "language/parser_features.hpp"
#include "language/perceptron.hpp"
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

/// Scores all classes in a state.
template <class Weights>
void score_state(const Weights& weights, const ParserInput& input, const State& state, std::size_t classes,
                 FeatureList& features, Scores& scores) {
    features.clear();
    extract_pair(input, state.top != nullptr ? state.top->word : kNoWord, state.next, features);
    extract_structure(input, state, features);
    std::fill_n(scores.begin(), classes, 0);
    weights.add(features.keys(), scores);
}

/// The best class among the legal ones; the first of equals.
[[nodiscard]] std::size_t best_class(const Scores& scores, const LegalClasses& legal);

/// Dependency trees. Sections "parser.relations", "parser.fast" and, for the beam, "parser.accurate".
class Parser {
  public:
    explicit Parser(const ModelFile& model);

    /// Sets head and deprel of all words of the sentence, from form, lemma, UPOS and FEATS. One root.
    void parse_greedily(Sentence& sentence) const;

  private:
    [[nodiscard]] Tree greedy_tree(const ParserInput& input) const;

    TransitionTable table_;
    PackedWeights fast_;
};

}  // namespace lacis::language
