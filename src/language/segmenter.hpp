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

/// Raw text to sentences, tokens and words, by rules and the pack's word lists in `segmentation/`; it needs
/// no model. The standard is that of the French treebanks of Universal Dependencies (Sequoia, GSD). Time is
/// linear in the length of the text, whatever it holds. Thread-safe: one Segmenter serves all threads.
class Segmenter {
  public:
    /// No sentence has more tokens: longer ones are cut behind the best punctuation mark before the limit.
    static constexpr std::uint32_t kMaxTokens = 400;
    /// No token has more code points: longer runs of letters (base64, other scripts without spaces) are cut.
    static constexpr std::uint32_t kMaxTokenLength = 250;

    /// Throws Error with file and line if a word list of the pack is missing or malformed.
    explicit Segmenter(const Pack& pack);
    ~Segmenter();
    Segmenter(Segmenter&&) noexcept;
    Segmenter& operator=(Segmenter&&) noexcept;

    /// The document's sentences in the order of the text, with id "", block, paragraph (numbered from 0),
    /// tokens and words. Of a word `form`, `token` and `span` are set. document.text[token.span] is exactly
    /// what is written, and so is Word::form, but for contractions that are always split ("au" is "à" and
    /// "le", "auxquelles" is "à" and "lesquelles"): their words share token and span. Only white space lies
    /// outside of the tokens.
    [[nodiscard]] std::vector<Sentence> segment(const corpus::Document& document) const;
    /// The same one by one, for texts whose sentences need not be in memory together.
    void segment(const corpus::Document& document, const std::function<void(Sentence&&)>& take) const;

    /// Is the word one of those that segment() leaves whole because only its context can tell a contraction
    /// from an article ("du", "des")?
    [[nodiscard]] bool may_split(const Word& word) const;
    /// Replaces such a word by the words of the contraction ("de" and "le"); returns how many stand there
    /// then, 1 if may_split() is false. They get copies of the word's other fields; heads are not adjusted,
    /// so call it before parsing, and the indices of the words behind it grow.
    std::uint32_t split(Sentence& sentence, std::uint32_t word) const;

  private:
    struct Lists;
    std::unique_ptr<const Lists> lists_;
};

}  // namespace lacis::language
