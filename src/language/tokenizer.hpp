// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/characters.hpp"
#include "language/segmentation_lists.hpp"

namespace lacis::language {

/// What a piece of text is, as far as sentence ends depend on it.
enum class TokenKind : std::uint8_t {
    kWord,  ///< With a letter; also names of the net, hashtags.
    kNumber,
    kAbbreviation,     ///< With its full stop; ends no sentence.
    kEndAbbreviation,  ///< With its full stop; a sentence ends here if a capital follows: "etc."
    kAcronym,  ///< With inner full stops and one at the end: "R.E.M."; ends a sentence before an opener only.
    kFinal,    ///< ". ! ?" and runs of them.
    kEllipsis,     ///< "…", "..."
    kOpen,         ///< Opening bracket or quotation mark.
    kClose,        ///< Closing bracket or quotation mark.
    kDash,         ///< Hyphen or dash that stands alone.
    kPunctuation,  ///< All other punctuation.
    kSymbol,       ///< Symbols, emoji, controls.
};

/// A surface token as positions in a Characters piece.
struct RawToken {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::kWord;
};

/// Cuts a piece of text into surface tokens: first at white space, then by what a chunk begins with (number,
/// word, address, punctuation), then elisions and enclitics off the words. Every character but white space
/// lies in a token.
class Tokenizer {
  public:
    Tokenizer(const SegmentationLists& lists, std::uint32_t max_token_length)
        : lists_(lists), max_length_(max_token_length) {}

    /// Replaces the contents of `tokens`.
    void tokenize(const Characters& text, std::vector<RawToken>& tokens) const;

  private:
    const SegmentationLists& lists_;
    std::uint32_t max_length_;
};

}  // namespace lacis::language
