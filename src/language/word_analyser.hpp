// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "language/lemmatizer.hpp"
#include "language/lexicon.hpp"
#include "language/model_file.hpp"
#include "language/morphology.hpp"
#include "language/sentence.hpp"
#include "language/tagger.hpp"
#include "language/word_forms.hpp"

namespace lacis::language {

/// All that is said of words before there is a tree: UPOS, FEATS, LEMMA.
class WordAnalyser {
  public:
    explicit WordAnalyser(const ModelFile& model);

    [[nodiscard]] const Lexicon& lexicon() const { return lexicon_; }

    /// The words and their tags, the sentence left as it is. `forms` may serve many sentences.
    struct Tagged {
        std::vector<WordInContext> words;
        std::vector<Upos> tags;
    };
    [[nodiscard]] Tagged tag(const Sentence& sentence, WordForms& forms) const;
    /// Sets upos, feats and lemma.
    void analyse(Sentence& sentence, WordForms& forms) const;

  private:
    Lexicon lexicon_;
    Tagger tagger_;
    Morphology morphology_;
    Lemmatizer lemmatizer_;
};

}  // namespace lacis::language
