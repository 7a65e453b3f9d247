// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "entities/crf.hpp"
#include "entities/encoder.hpp"
#include "entities/tokens.hpp"
#include "language/model_file.hpp"

namespace lacis::entities {

/// A name that the tagger sees in a sentence.
struct TaggedName {
    std::uint32_t sentence = 0;
    std::uint32_t first_token = 0;  ///< Tokens [first_token, end_token) of the sentence.
    std::uint32_t end_token = 0;
    EntityType type = EntityType::kPerson;
    /// Share of each type in the probability of the name's first token, and, last, of its being no name.
    std::array<double, kTypeCount + 1> weights{};
};

/// The names that the labels delimit.
[[nodiscard]] std::vector<TaggedName> names_of(const std::vector<Label>& labels, std::uint32_t sentence);

/// Finds names and their types by trained weights: the pack's `entities.model`. Thread-safe.
class NameTagger {
  public:
    /// `model` and `encoder` must outlive the tagger. Throws Error if the model is damaged.
    NameTagger(std::string_view model, const ContextEncoder& encoder);

    /// Names of all sentences in text order.
    [[nodiscard]] std::vector<TaggedName> tag(const std::vector<NameSentence>& sentences) const;

  private:
    language::ModelFile file_;
    Crf crf_;
    const ContextEncoder& encoder_;
};

}  // namespace lacis::entities
