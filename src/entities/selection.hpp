// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/names.hpp"
#include "entities/tokens.hpp"
#include "language/pack.hpp"
#include "language/sentence.hpp"

/// Selectional preferences: what words ask of the names beside them. "PDG de X" is said of an organization,
/// "maire de X" of a place, "épouser X" of a person, whatever X looks like (`entities/selection.tsv`).
namespace lacis::entities {

class Selection {
  public:
    /// Throws Error with file and line for a row that does not follow the format.
    explicit Selection(const language::Pack& pack);

    /// Adds to each name's evidence what the words that govern it in the tree ask for, and those beside it.
    /// `tokens` are those of name_sentences(sentences).
    void add_evidence(const std::vector<language::Sentence>& sentences,
                      const std::vector<NameSentence>& tokens, const WordLists& lists,
                      std::vector<Name>& names) const;

  private:
    void add_surroundings(const NameSentence& sentence, const WordLists& lists, Name& name) const;
    void add(std::string_view place, const language::Sentence& sentence, std::uint32_t governor,
             Name& name) const;

    /// By place and governor: "de PDG", "de maison mère", "subject licencier", "chez *".
    std::unordered_map<std::string, TypeEvidence> preferences_;
};

}  // namespace lacis::entities
