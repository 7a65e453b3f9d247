// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/model_file.hpp"
#include "language/parser_features.hpp"
#include "language/perceptron.hpp"
#include "language/transition.hpp"
#include "language/transition_table.hpp"

namespace lacis::language {

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

/// How many sequences of transitions the accurate search follows.
inline constexpr std::size_t kBeamWidth = 16;

/// Dependency trees. Sections "parser.relations", "parser.fast" and "parser.accurate": each search has
/// weights of its own (the accurate one's hold a part of the other's). A model may do without the last, and
/// then every sentence is parsed fast. Both take time linear in the number of words; sentences of more than
/// kLongestAccurate words are parsed fast in any case, and those of more than kLongestPiece words in pieces.
class Parser {
  public:
    static constexpr std::uint32_t kLongestAccurate = 150;
    static constexpr std::uint32_t kLongestPiece = 300;

    explicit Parser(const ModelFile& model);

    /// Set head and deprel of all words of the sentence, from form, lemma, UPOS and FEATS. There is one root.
    void parse_fast(Sentence& sentence) const;
    void parse_accurately(Sentence& sentence) const;

  private:
    [[nodiscard]] Tree greedy_tree(const ParserInput& input) const;
    [[nodiscard]] Tree beam_tree(const ParserInput& input) const;

    TransitionTable table_;
    PackedWeights fast_;
    std::optional<PackedWeights> accurate_;
};

}  // namespace lacis::language
