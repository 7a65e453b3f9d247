// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "language/conllu.hpp"
#include "language/lexicon.hpp"
#include "language/parser_trainer.hpp"

/// From treebanks and a lexicon to a model. One thread, a fixed seed: same input, same model.
namespace lacis::language {

struct Treebank {
    std::vector<AnalysedDocument> documents;
    /// Its features and lemmas follow conventions of their own and are not learned; its tags and trees are.
    bool tags_and_trees_only = false;
};

struct TrainingOptions {
    std::string language;    ///< ISO 639-1.
    std::string licence;     ///< Text for the model's section "licence".
    std::string provenance;  ///< Text for the section "provenance": what it was trained on.
    /// FEATS that are not learned: names ("Case"), or names with values ("Voice=Act").
    std::vector<std::string> dropped_feats;
    int tagger_passes = 10;
    int morphology_passes = 6;
    int fast_passes = 10;
    int accurate_passes = 10;
    /// The parser learns over tags that were predicted by models which did not see the sentence: so many.
    int folds = 5;
    std::uint64_t seed = 1;
    TrainingReport report;
};

/// The whole model file. Sentences need tokens with spans, and words with form, lemma, upos, feats, head and
/// deprel.
[[nodiscard]] std::string train_model(const std::vector<Treebank>& treebanks,
                                      const std::vector<LexiconEntry>& lexicon,
                                      const TrainingOptions& options);

}  // namespace lacis::language
