// SPDX-License-Identifier: Apache-2.0
#include "language/word_analyser.hpp"

namespace lacis::language {

WordAnalyser::WordAnalyser(const ModelFile& model)
    : lexicon_(model), tagger_(model), morphology_(model), lemmatizer_(model, lexicon_) {}

WordAnalyser::Tagged WordAnalyser::tag(const Sentence& sentence, WordForms& forms) const {
    Tagged tagged;
    tagged.words = look_up(sentence, forms, lexicon_);
    tagged.tags = tagger_.tag(tagged.words);
    return tagged;
}

void WordAnalyser::analyse(Sentence& sentence, WordForms& forms) const {
    const auto [words, tags] = tag(sentence, forms);
    const std::vector<std::string_view> feats = morphology_.predict(words, tags);
    for (std::size_t i = 0; i < words.size(); ++i) {
        Word& word = sentence.words[i];
        word.upos = tags[i];
        word.feats = feats[i];
        word.lemma = lemmatizer_.lemma(*words[i].form, tags[i], feats[i]);
    }
}

}  // namespace lacis::language
