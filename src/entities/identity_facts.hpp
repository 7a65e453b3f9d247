// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/document.hpp"
#include "entities/entities.hpp"
#include "entities/word_lists.hpp"
#include "language/pack.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// The field of work that a noun tells: `entities/fields.tsv`; a language may do without.
class Fields {
  public:
    explicit Fields(const language::Pack& pack);
    /// "" if the noun tells none.
    [[nodiscard]] std::string_view of(std::string_view noun) const;

  private:
    std::unordered_map<std::string, std::string> fields_;
};

/// Gives each entity what tells it from namesakes in other documents: a person's gender, year of birth
/// ("née en 1961", "34 ans" in a dated article) and fields of work, an organization's field, a place's region
/// ("Valence (Drôme)").
void add_identity_facts(const corpus::Document& document, const std::vector<language::Sentence>& sentences,
                        const WordLists& lists, const Fields& fields, DocumentEntities& found);

}  // namespace lacis::entities
