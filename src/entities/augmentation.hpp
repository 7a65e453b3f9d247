// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "entities/labels.hpp"
#include "entities/tokens.hpp"
#include "entities/word_lists.hpp"
#include "language/perceptron.hpp"

namespace lacis::entities {

/// Sentences of a document for training, with their labels.
struct LabelledDocument {
    std::vector<NameSentence> sentences;
    std::vector<std::vector<Label>> labels;
};

/// Writes annotated documents anew with other names in place of theirs, so that the tagger learns what stands
/// around names and how names are built, and not the few thousand names of the training data by heart.
class NameReplacer {
  public:
    /// Takes the words to put in from the names of the documents and from the lists.
    NameReplacer(const std::vector<LabelledDocument>& documents, const WordLists& lists);

    /// Every distinctive word of a name becomes another word of the same kind: the same one at all its
    /// places.
    [[nodiscard]] LabelledDocument replace(const LabelledDocument& document, language::Random& random) const;

  private:
    /// Of what words are exchanged for one another: type, place in the name, spelling.
    using Kind = std::array<unsigned, 3>;

    [[nodiscard]] static Kind kind_of(const NameToken& token, Label label, bool single);
    [[nodiscard]] static bool is_distinctive(const NameToken& token);
    [[nodiscard]] std::string other_word(const Kind& kind, language::Random& random) const;

    const WordLists& lists_;
    std::map<Kind, std::vector<std::string>> words_;
};

}  // namespace lacis::entities
