// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "entities/crf.hpp"
#include "entities/labels.hpp"
#include "entities/word_lists.hpp"
#include "language/conllu.hpp"
#include "language/sentence.hpp"
#include "support/span.hpp"

/// Training of the name tagger, and its measures. Deterministic: same data, same settings, same bytes.
namespace lacis::entities {

struct GoldName {
    Span span;  ///< In the document's text.
    EntityType type = EntityType::kPerson;
};

struct AnnotatedDocument {
    corpus::Document document;
    std::vector<language::Sentence> sentences;
    std::vector<GoldName> names;  ///< In text order, without overlaps.
};

/// Standoff names over CoNLL-U sentences: JSON Lines {"sent_id", "entities": [{"start", "end", "type"}]}, in
/// code points of `# text`. Sentences without a line are left out. Those whose sent_id agree up to the last
/// "_" or "-" make one document, but never more than `most_sentences` (1 where the sentences of a treebank
/// are unrelated). Throws Error with file and line.
[[nodiscard]] std::vector<AnnotatedDocument> read_standoff(
    const std::vector<language::AnalysedDocument>& treebank, std::string_view json_lines,
    const std::string& file, std::size_t most_sentences);

/// An article with {"entities": [{"id", "names": [...], "type", "optional"?}], "mentions"?: [{"start", "end",
/// "entities": [id], "kind"}]} beside it. The mentions of kind "name" are its names. Without "mentions", each
/// occurrence of a name that begins and ends with a token is one, longer names first; of "groupe X" and "X"
/// the text's "X" counts.
[[nodiscard]] AnnotatedDocument annotate_article(corpus::Document document,
                                                 std::vector<language::Sentence> sentences,
                                                 std::string_view json, const std::string& file,
                                                 const WordLists& lists);

struct TaggerSettings {
    language::FtrlSettings crf = {0.1, 1, 0.1, 0.1};
    int runs =
        3;  ///< Times that all is learned from the beginning, with other copies; the weights are the means.
    int passes = 12;                ///< Of each run.
    int averaged = 6;               ///< Last passes whose weights are averaged.
    double dropout = 0.2;           ///< Share of the features that a sentence is seen without in each pass.
    std::uint32_t least_count = 2;  ///< Features of fewer tokens are left out.
    int copies = 2;                 ///< Of every document, with other names (NameReplacer).
    std::uint64_t seed = 1;
};

/// Model file for NameTagger. `progress` is called after each pass with its number, over all runs.
[[nodiscard]] std::string train_name_tagger(const std::vector<const AnnotatedDocument*>& documents,
                                            const WordLists& lists, const TaggerSettings& settings,
                                            const std::function<void(int)>& progress = {});

/// Names found, names in the gold data, and those in both, with exactly equal span and type.
struct NameCounts {
    std::size_t found = 0;
    std::size_t gold = 0;
    std::size_t right = 0;

    [[nodiscard]] double precision() const {
        return found == 0 ? 0 : static_cast<double>(right) / static_cast<double>(found);
    }
    [[nodiscard]] double recall() const {
        return gold == 0 ? 0 : static_cast<double>(right) / static_cast<double>(gold);
    }
    [[nodiscard]] double f1() const {
        return found + gold == 0 ? 0 : 2 * static_cast<double>(right) / static_cast<double>(found + gold);
    }
};

struct NameScores {
    std::array<NameCounts, kTypeCount> types;
    NameCounts all;
    NameCounts spans;  ///< The type does not matter.
};

/// Adds the counts of one document that `model` was not trained on.
void score_names(const AnnotatedDocument& document, std::string_view model, const WordLists& lists,
                 NameScores& scores);

/// Trains on all but each fold of all the documents and measures on it, group by group: a group's document i
/// belongs to fold i modulo `folds`. `progress` is called before each fold with its number, from 1.
[[nodiscard]] std::vector<NameScores> cross_validate(
    const std::vector<const std::vector<AnnotatedDocument>*>& groups, const WordLists& lists,
    const TaggerSettings& settings, std::size_t folds, const std::function<void(std::size_t)>& progress = {});

}  // namespace lacis::entities
