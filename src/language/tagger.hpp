// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/model_file.hpp"
#include "language/perceptron.hpp"
#include "language/word_forms.hpp"

namespace lacis::language {

/// Parts of speech, from left to right. Section "tagger".
class Tagger {
  public:
    explicit Tagger(const ModelFile& model);

    [[nodiscard]] std::vector<Upos> tag(std::span<const WordInContext> words) const;

  private:
    PackedWeights weights_;
};

/// One sentence to learn from.
struct TaggedSentence {
    std::vector<WordInContext> words;
    std::vector<Upos> tags;
    std::vector<std::string> feats;
    bool own_conventions = false;  ///< What is peculiar to its tags is not to be generalised.
};

/// Section "tagger". Reads all of sentences[i] but .feats.
[[nodiscard]] std::string train_tagger(const std::vector<TaggedSentence>& sentences, int passes,
                                       std::uint64_t seed);

}  // namespace lacis::language
