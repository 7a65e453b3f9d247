// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "language/pack.hpp"
#include "language/sentence.hpp"

/// Words that the tagger takes for others and whose neighbour settles what they are: "X entre au capital de
/// Y" has no preposition "entre".
namespace lacis::language {

/// Reads `trees/retag.tsv` (its folder's README describes the format); a pack without it changes nothing.
/// Throws Error with file and line for a row that does not follow the format.
class Retagging {
  public:
    explicit Retagging(const Pack& pack);

    /// Changes upos, lemma and feats. To be called before there is a tree.
    void apply(Sentence& sentence) const;

  private:
    struct Row {
        Upos wrong = Upos::kX;
        std::vector<std::string> next;  ///< Forms of the word behind, one of which must stand there.
        Upos right = Upos::kX;
        std::string lemma;
        std::string feats;
    };
    std::unordered_map<std::string, std::vector<Row>> rows_;  // by form in lower case
};

}  // namespace lacis::language
