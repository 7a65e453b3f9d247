// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/model_file.hpp"
#include "language/perceptron.hpp"
#include "language/sentence.hpp"
#include "language/word_forms.hpp"

namespace lacis::language {

/// Decides about tokens that may be a contraction of two words or one word ("du": "de le", or the article):
/// looks at the sentence in which all of them are taken for contractions, and tagged so. Section
/// "contractions"; a model without it takes them all for contractions.
class ContractionChooser {
  public:
    explicit ContractionChooser(const ModelFile& model);

    /// `words` and `tags` are those of the sentence with everything split; `first` is the contraction's first
    /// word, `surface` what is written.
    [[nodiscard]] bool is_contraction(std::span<const WordInContext> words, std::span<const Upos> tags,
                                      std::size_t first, const std::string& surface) const;

  private:
    PackedWeights weights_;
    bool trained_ = false;
};

/// A token to learn from, in a sentence with everything split.
struct ContractionExample {
    std::vector<WordInContext> words;
    std::vector<Upos> tags;
    std::size_t first = 0;
    std::string surface;
    bool contraction = false;
};

/// Section "contractions".
[[nodiscard]] std::string train_contractions(const std::vector<ContractionExample>& examples, int passes,
                                             std::uint64_t seed);

}  // namespace lacis::language
