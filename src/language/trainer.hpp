// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/conllu.hpp"
#include "language/lexicon.hpp"

/// From treebanks and a lexicon to a model. One thread, a fixed seed: same input, same model.
namespace lacis::language {

struct TrainingOptions {
    std::string language;    ///< ISO 639-1.
    std::string licence;     ///< Text for the model's section "licence".
    std::string provenance;  ///< Text for the section "provenance": what it was trained on.
    /// FEATS that are not learned: names ("Case"), or names with values ("Voice=Act").
    std::vector<std::string> dropped_feats;
    int tagger_passes = 8;
    int morphology_passes = 6;
    int fast_passes = 10;
    int folds =
        5;  ///< The parser learns over tags that were predicted by models which did not see the sentence.
    std::uint64_t seed = 1;
    std::function<void(const std::string&)> report;  ///< Told what is being done; may be empty.
};

/// The whole model file. Sentences need tokens with spans, and words with form, lemma, upos, feats, head and
/// deprel.
[[nodiscard]] std::string train_model(const std::vector<AnalysedDocument>& treebank,
                                      const std::vector<LexiconEntry>& lexicon,
                                      const TrainingOptions& options);

}  // namespace lacis::language
