// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lacis::language {

/// What a code point can be part of: a set of the bits below.
using CharacterClass = std::uint16_t;

namespace character {
inline constexpr CharacterClass kSpace = 1U << 0U;
inline constexpr CharacterClass kLineBreak = 1U << 1U;  ///< Besides kSpace.
inline constexpr CharacterClass kUpper = 1U << 2U;      ///< Besides kLetter.
inline constexpr CharacterClass kLower = 1U << 3U;      ///< Besides kLetter.
inline constexpr CharacterClass kLetter = 1U << 4U;
inline constexpr CharacterClass kDigit = 1U << 5U;
inline constexpr CharacterClass kMark = 1U
                                        << 6U;  ///< Combining and format characters: belong to what precedes.
inline constexpr CharacterClass kApostrophe = 1U << 7U;  ///< ' ’ ʼ ′ ` ´
inline constexpr CharacterClass kHyphen = 1U << 8U;  ///< - and the typographic hyphens, which stand in words.
inline constexpr CharacterClass kDash = 1U << 9U;    ///< – — and longer ones, which never do.
inline constexpr CharacterClass kOpen = 1U << 10U;   ///< Opening bracket or quotation mark.
inline constexpr CharacterClass kClose = 1U << 11U;  ///< Closing bracket or quotation mark.
inline constexpr CharacterClass kQuote =
    1U << 12U;  ///< Quotation mark of any kind; " alone is neither open nor close.
inline constexpr CharacterClass kFinal = 1U
                                         << 13U;  ///< Full stop, exclamation and question mark of any script.
inline constexpr CharacterClass kSymbol = 1U << 14U;    ///< General category S*.
inline constexpr CharacterClass kCurrency = 1U << 15U;  ///< Besides kSymbol.

inline constexpr CharacterClass kWord = kLetter | kDigit | kMark;
}  // namespace character

[[nodiscard]] CharacterClass character_class(char32_t c);

/// A piece of a text, decoded once for everything that looks at single characters. Positions are code points
/// of the piece. Behind the end stands one space more, so that looking at the next character needs no check.
class Characters {
  public:
    /// Decodes `text` from byte `begin` up to `end`, at most `limit` code points; keeps a view of the text.
    void assign(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t limit);

    [[nodiscard]] std::uint32_t size() const { return size_; }
    [[nodiscard]] char32_t code(std::uint32_t at) const { return codes_[at]; }
    [[nodiscard]] CharacterClass kind(std::uint32_t at) const { return kinds_[at]; }
    [[nodiscard]] bool is(std::uint32_t at, CharacterClass any_of) const {
        return (kinds_[at] & any_of) != 0;
    }
    /// Byte offset of a position in the whole text.
    [[nodiscard]] std::size_t byte(std::uint32_t at) const { return bytes_[at]; }
    /// The characters [begin, end) as they are written.
    [[nodiscard]] std::string_view slice(std::uint32_t begin, std::uint32_t end) const {
        return text_.substr(bytes_[begin], bytes_[end] - bytes_[begin]);
    }

  private:
    std::string_view text_;
    std::uint32_t size_ = 0;
    std::vector<char32_t> codes_;
    std::vector<CharacterClass> kinds_;
    std::vector<std::size_t> bytes_;
};

}  // namespace lacis::language
