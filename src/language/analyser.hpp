// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "corpus/document.hpp"
#include "language/pack.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

enum class ParserMode : std::uint8_t {
    kFast,      ///< Greedy.
    kAccurate,  ///< Beam search.
};

/// Text in, sentences with tags, features, lemmas and trees out. Thread-safe: one Analyser serves all
/// threads.
class Analyser {
  public:
    /// Uses the pack's model ("model.lacis"). Throws Error if it is missing or damaged.
    explicit Analyser(const Pack& pack, ParserMode mode = ParserMode::kAccurate);
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    /// The whole analysis: blocks, sentences, tokens, words, UPOS, FEATS, LEMMA, HEAD, DEPREL; children
    /// linked.
    [[nodiscard]] std::vector<Sentence> analyse(const corpus::Document& document) const;
    /// The same one by one, for texts whose sentences need not be in memory together.
    void analyse(const corpus::Document& document, const std::function<void(Sentence&&)>& take) const;

    /// What analyse() consists of, for sentences that come from elsewhere (CoNLL-U): tags, features and
    /// lemmas …
    void tag(Sentence& sentence) const;
    /// … and the tree, over the tags that stand in the sentence.
    void parse(Sentence& sentence) const;

    /// Texts of which at least this share is known are taken for the analyser's language.
    static constexpr double kOwnLanguage = 0.75;
    /// Share of the text's words that the language's lexicon knows, 0 … 1: how far this is the analyser's
    /// language. Words with capitals (names, titles) and figures do not count, and of long texts only the
    /// beginning does.
    [[nodiscard]] double coverage(const corpus::Document& document) const;
    /// Is coverage() at least kOwnLanguage? Texts with fewer than 80 letters to judge by get the benefit of
    /// the doubt, and so do all if the model has no lexicon.
    [[nodiscard]] bool is_own_language(const corpus::Document& document) const;

  private:
    struct Model;
    std::unique_ptr<const Model> model_;
    ParserMode mode_;
};

}  // namespace lacis::language
