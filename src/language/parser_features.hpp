// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/feature_hash.hpp"
#include "language/sentence.hpp"
#include "language/transition.hpp"

namespace lacis::language {

/// A word as values for the parser's features.
struct ParserWord {
    std::uint64_t form = 0;  ///< Of the lower-case form, digits alike.
    std::uint64_t lemma = 0;
    std::uint64_t tag = 0;   ///< UPOS.
    std::uint64_t fine = 0;  ///< UPOS and FEATS.
};

/// A sentence as the parser sees it.
class ParserInput {
  public:
    /// Words [first, end) of the sentence. `convention` other than 0 marks, in training, sentences whose
    /// trees follow conventions of their own: what is peculiar to them goes into features that no other
    /// sentence has.
    ParserInput(const Sentence& sentence, std::uint32_t first, std::uint32_t end,
                std::uint64_t convention = 0);

    [[nodiscard]] std::uint64_t convention() const { return convention_; }
    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(words_.size()) - 2; }
    /// A word; the root for size(), a stand-in for kNoWord.
    [[nodiscard]] const ParserWord& operator[](std::uint32_t word) const {
        return words_[word == kNoWord ? words_.size() - 1 : word];
    }
    /// Verbs, commas and other punctuation, conjunctions strictly between two words, each up to three, as one
    /// number.
    [[nodiscard]] std::uint64_t between(std::uint32_t left, std::uint32_t right) const;

  private:
    struct Counts {
        std::uint16_t verbs = 0;
        std::uint16_t punctuation = 0;
        std::uint16_t conjunctions = 0;
    };
    std::uint64_t convention_;
    std::vector<ParserWord> words_;
    std::vector<Counts> before_;  // before_[i]: in words 0 … i - 1
};

/// Features of a state that depend on nothing but which word is on top of the stack (kNoWord: none) and which
/// is next.
void extract_pair(const ParserInput& input, std::uint32_t top, std::uint32_t next, FeatureList& features);

/// Features of what has been built: heads, dependents, the stack further down.
void extract_structure(const ParserInput& input, const State& state, FeatureList& features);

}  // namespace lacis::language
