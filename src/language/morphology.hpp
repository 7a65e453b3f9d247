// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/perceptron.hpp"
#include "language/tagger.hpp"

namespace lacis::language {

/// Morphological features, given the parts of speech; only values that the part of speech was seen with.
/// Sections "morphology" and "morphology.labels".
class Morphology {
  public:
    explicit Morphology(const ModelFile& model);

    /// FEATS of each word, as views into the model.
    [[nodiscard]] std::vector<std::string_view> predict(std::span<const WordInContext> words,
                                                        std::span<const Upos> tags) const;

  private:
    PackedWeights weights_;
    std::array<std::vector<std::string_view>, static_cast<std::size_t>(Upos::kX) + 1> labels_;
};

/// Adds the sections of a Morphology. Reads words, tags and feats of the sentences.
void train_morphology(const std::vector<TaggedSentence>& sentences, int passes, std::uint64_t seed,
                      ModelWriter& model);

}  // namespace lacis::language
