// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/conllu.hpp"

/// The metrics of the CoNLL 2018 shared task "Multilingual Parsing from Raw Text to Universal Dependencies"
/// (Zeman et al. 2018, section 4; universaldependencies.org/conll18/evaluation.html).
namespace lacis::evaluation {

struct Score {
    std::size_t gold = 0;    ///< How many there are in the gold data …
    std::size_t system = 0;  ///< … and in the system's output.
    std::size_t correct = 0;
    std::size_t aligned =
        0;  ///< Of the gold ones, those whose word has a partner; 0 for tokens, sentences, words.

    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
    /// Correct ones among the aligned: the accuracy that tokenisation has no part in.
    [[nodiscard]] double accuracy() const;
};

struct ParseScores {
    Score tokens;
    Score sentences;
    Score words;
    Score upos;
    Score xpos;
    Score ufeats;    ///< Universal features only.
    Score all_tags;  ///< UPOS, XPOS and universal features together.
    Score lemmas;    ///< A gold lemma that is absent counts as right.
    Score uas;
    Score las;   ///< Head and relation without its subtype.
    Score clas;  ///< LAS of the words with content relations.
    Score mlas;  ///< CLAS, and UPOS, features and function words right.
    Score blex;  ///< CLAS, and the lemma right.
    std::map<std::string, Score, std::less<>> relations;  ///< Head and full label, by label ("nsubj:pass").
};

struct ParseScoreOptions {
    bool appos_as_nmod =
        false;  ///< The French treebanks disagree on the two: count them as one, in all scores of trees.
};

/// Scores an analysis against gold data of the same text. Words are aligned by the characters they stand for,
/// white space left out, and within tokens of several words by the longest common subsequence of their forms.
/// Throws Error if the characters are not the same, saying where they part.
[[nodiscard]] ParseScores score_parse(const std::vector<language::AnalysedDocument>& gold,
                                      const std::vector<language::AnalysedDocument>& system,
                                      const ParseScoreOptions& options = {});

/// The thirteen metrics by their official names ("Tokens" … "BLEX"), in the official order.
[[nodiscard]] std::vector<std::pair<std::string_view, Score>> named_scores(const ParseScores& scores);

}  // namespace lacis::evaluation
