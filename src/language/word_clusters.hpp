// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "language/model_file.hpp"

/// Words that occur in the same surroundings, as numbered clusters learned from raw text: what a learner
/// knows of words that its training data does not hold.
namespace lacis::language {

/// The clusters of a word: 0 in both for a word that is not known, otherwise from 1.
struct WordCluster {
    std::uint16_t fine = 0;
    std::uint16_t coarse = 0;  ///< A cluster of fine clusters.
    friend bool operator==(const WordCluster&, const WordCluster&) = default;
};

/// Reads a model file with the sections "clusters.words" (u32 hashes of the words, ascending, then as many
/// u16 fine clusters) and "clusters.coarse" (a u16 for each fine cluster, from 0). A word is known by 32 bits
/// of its hash: one unknown word in 30,000 is taken for a known one. Used in place. Thread-safe.
class WordClusters {
  public:
    /// No word is known.
    WordClusters() = default;
    /// `model` must outlive the object. Throws Error if it is damaged.
    explicit WordClusters(std::string_view model);

    /// By the word as written, else in lower case.
    [[nodiscard]] WordCluster find(std::string_view word) const;

  private:
    [[nodiscard]] std::uint16_t find_exactly(std::string_view word) const;

    std::string_view hashes_;
    std::string_view fine_;
    std::string_view coarse_;
};

/// The model file for rows of word, fine cluster, coarse cluster (numbers from 0, tabs between; word lists'
/// format). Throws Error with `name` and the line for a row that is wrong.
[[nodiscard]] std::string build_word_clusters(std::string_view rows, const std::string& name,
                                              const std::string& language, const std::string& provenance);

}  // namespace lacis::language
