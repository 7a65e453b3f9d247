// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "entities/antecedents.hpp"
#include "entities/descriptions.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {

/// Pronouns of the third person ("il", "lui", "l'", "eux"), demonstratives ("celui-ci") and possessives
/// ("son", "leur").
class Pronouns {
  public:
    explicit Pronouns(const WordLists& lists) : lists_(lists) {}

    /// The pronoun at `word` and whom it stands for; nothing if there is none, if it stands for nobody ("il
    /// faut"), or if the text leaves open for whom. `speaker`: who says the words, if they are a quotation's:
    /// "il" is not he.
    [[nodiscard]] std::optional<Resolution> resolve(std::uint32_t sentence, std::uint32_t word,
                                                    const Antecedents& antecedents,
                                                    std::optional<std::uint32_t> speaker) const;

  private:
    [[nodiscard]] std::optional<Pronoun> pronoun_at(const language::Sentence& sentence,
                                                    std::uint32_t word) const;
    [[nodiscard]] bool is_impersonal(const language::Sentence& sentence, std::uint32_t word) const;
    [[nodiscard]] bool is_neuter(const language::Sentence& sentence, std::uint32_t word) const;

    const WordLists& lists_;
};

}  // namespace lacis::entities
