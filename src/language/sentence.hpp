// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.hpp"

/// The linguistic analysis of a text, in the terms of Universal Dependencies v2 and its CoNLL-U format
/// (universaldependencies.org/format.html). Plain structs: whoever fills them, the later stages see no
/// difference.
namespace lacis::language {

/// Universal part-of-speech tags, alphabetically as in the UD documentation.
enum class Upos : std::uint8_t {
    kAdj,
    kAdp,
    kAdv,
    kAux,
    kCconj,
    kDet,
    kIntj,
    kNoun,
    kNum,
    kPart,
    kPron,
    kPropn,
    kPunct,
    kSconj,
    kSym,
    kVerb,
    kX,
};

[[nodiscard]] std::string_view to_string(Upos upos);         ///< "ADJ" …
[[nodiscard]] Upos upos_from_string(std::string_view text);  ///< Unknown names give kX.

inline constexpr std::int32_t kRoot = -1;

/// A syntactic word.
struct Word {
    std::string form;   ///< FORM, as in the text, but for words split off a contraction ("de", "le" of "du").
    std::string lemma;  ///< LEMMA, "" if unknown.
    Upos upos = Upos::kX;       ///< UPOS.
    std::string xpos;           ///< XPOS, "" unless the input gave one.
    std::string feats;          ///< FEATS in CoNLL-U form, sorted, "" for none: "Gender=Fem|Number=Sing".
    std::int32_t head = kRoot;  ///< HEAD as an index into Sentence::words, or kRoot.
    std::string deprel;         ///< DEPREL with its subtype: "nsubj:pass".
    std::string misc;           ///< MISC, "" for none (SpaceAfter is derived from the tokens).
    std::uint32_t token = 0;    ///< The surface token that it belongs to.
    Span span;                  ///< Of its token in the document's text: words of one contraction share it.

    /// The value of a feature, "" if it is absent.
    [[nodiscard]] std::string_view feature(std::string_view name) const;
    /// Does the universal part of the relation equal `relation` ("nsubj" for "nsubj:pass")?
    [[nodiscard]] bool is(std::string_view relation) const;
};

/// A surface token: what is written. Contractions ("du") are one token of two words.
struct Token {
    Span span;
    std::uint32_t first_word = 0;  ///< Words [first_word, end_word) of the sentence.
    std::uint32_t end_word = 0;
    bool space_after = true;
};

/// What kind of text block a sentence stands in.
enum class Block : std::uint8_t { kParagraph, kTitle, kCaption };

struct Sentence {
    std::string id;  ///< sent_id of the input; "" otherwise.
    Span span;       ///< In the document's text, without the white space around it.
    Block block = Block::kParagraph;
    std::uint32_t paragraph = 0;  ///< Number of the block in the document.
    std::vector<Token> tokens;
    std::vector<Word> words;

    /// Indices of the dependents of every word, in order; made by link().
    [[nodiscard]] const std::vector<std::uint32_t>& children(std::uint32_t word) const {
        return children_[word];
    }
    /// Builds the child lists from the heads; call once after the heads are set.
    void link();

  private:
    std::vector<std::vector<std::uint32_t>> children_;
};

/// On which side of a quotation a mark stands that looks the same on both ("), as far as the white space
/// around it tells: none between it and what it encloses.
enum class MarkSide : std::uint8_t { kUnknown, kOpens, kCloses };
[[nodiscard]] MarkSide side_of_mark(const Sentence& sentence, std::uint32_t mark);

}  // namespace lacis::language
