// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "entities/antecedents.hpp"
#include "entities/descriptions.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {

/// Pronouns of the third person ("il", "lui", "l'", "eux"), demonstratives ("celui-ci"), "en" and "y", and
/// possessives
/// ("son", "leur").
class Pronouns {
  public:
    Pronouns(const WordLists& lists, const NamePlaces& names) : lists_(lists), names_(names) {}

    /// The pronoun at `word` and whom it stands for; nothing if there is none, if it stands for nobody ("il
    /// faut"), or if the text leaves open for whom. `speaker`: who says the words, if they are a quotation's:
    /// "il" is not he.
    [[nodiscard]] std::optional<ReferenceLink> resolve(std::uint32_t sentence, std::uint32_t word,
                                                       const Antecedents& antecedents,
                                                       const std::vector<std::uint32_t>& excluded) const;

    /// "il faut", "il y a", "il est trop tard".
    [[nodiscard]] bool is_impersonal(const language::Sentence& sentence, std::uint32_t word) const;

  private:
    [[nodiscard]] std::vector<std::uint32_t> looks_ahead(const language::Sentence& sentence,
                                                         std::uint32_t number, std::uint32_t word,
                                                         const Pronoun& pronoun,
                                                         const Antecedents& antecedents) const;
    [[nodiscard]] std::optional<Pronoun> pronoun_at(const language::Sentence& sentence,
                                                    std::uint32_t word) const;
    [[nodiscard]] bool is_neuter(const language::Sentence& sentence, std::uint32_t word) const;
    [[nodiscard]] std::vector<std::uint32_t> co_arguments(const language::Sentence& sentence,
                                                          std::uint32_t word, std::uint32_t number,
                                                          const Antecedents& antecedents) const;
    void add_agents_of_opening(const language::Sentence& sentence, std::uint32_t number, std::uint32_t word,
                               std::vector<std::uint32_t>& excluded) const;
    [[nodiscard]] const NamePlace* named_by_noun(const language::Sentence& sentence, std::uint32_t number,
                                                 std::uint32_t word) const;
    [[nodiscard]] std::vector<std::uint32_t> subject_of_apposition(const language::Sentence& sentence,
                                                                   std::uint32_t number, std::uint32_t word,
                                                                   const Antecedents& antecedents) const;
    [[nodiscard]] bool is_of_others(const language::Sentence& sentence, std::uint32_t possessive) const;
    [[nodiscard]] bool may_have(const language::Sentence& sentence, std::uint32_t possessive,
                                const Entity& entity) const;
    [[nodiscard]] bool opens_sentence(const language::Sentence& sentence, std::uint32_t number,
                                      std::uint32_t word) const;
    [[nodiscard]] std::vector<std::uint32_t> fixed_by_position(const language::Sentence& sentence,
                                                               std::uint32_t number, std::uint32_t word,
                                                               bool possessive,
                                                               const Antecedents& antecedents) const;

    const WordLists& lists_;
    const NamePlaces& names_;
};

}  // namespace lacis::entities
