// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/lexicon.hpp"
#include "language/word_forms.hpp"

namespace lacis::language {

/// Lemmas of words with known part of speech and features: what the training data say, else the lexicon, else
/// the ending of the word, else the form. Names keep their form.
///
/// Sections: "lemmas.words", an Automaton from form, part of speech and perhaps FEATS to an edit, holding
/// only what the lexicon and the endings do not give anyway; "lemmas.endings", from part of speech and
/// reversed ending to an edit; "lemmas.readings", how often a lexicon tag was the right reading under a part
/// of speech and FEATS; "lemmas.tables", the edits, and which lexicon categories are readings of a part of
/// speech.
class Lemmatizer {
  public:
    /// The lexicon must outlive the object.
    Lemmatizer(const ModelFile& model, const Lexicon& lexicon);

    [[nodiscard]] std::string lemma(const WordForm& form, Upos upos, std::string_view feats) const;

  private:
    [[nodiscard]] const LemmaEdit* edit(std::uint32_t number) const;
    [[nodiscard]] std::string from_lexicon(const WordForm& form, Upos upos, std::string_view feats) const;

    const Lexicon* lexicon_;
    Automaton words_;
    Automaton endings_;
    Automaton readings_;
    std::vector<LemmaEdit> edits_;
    /// For each part of speech and lexicon category how often it gave the right lemma; 0: no reading of it.
    std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(Upos::kX) + 1> category_weights_;
};

/// A word of the training data.
struct LemmaExample {
    const WordForm* form = nullptr;
    Upos upos = Upos::kX;
    std::string feats;
    std::string lemma;
};

/// Adds the sections of a Lemmatizer. `lexicon` is the lexicon that the model will have, `entries` its lines.
void train_lemmatizer(const std::vector<LemmaExample>& examples, const Lexicon& lexicon,
                      const std::vector<LexiconEntry>& entries, ModelWriter& model);

}  // namespace lacis::language
