// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.hpp"

/// UTF-8 and Unicode, in one place. Everything here takes valid UTF-8 unless it says otherwise
/// (readers check their input with first_invalid_byte() and nothing after them has to).
namespace lacis::utf8 {

/// Byte offset of the first ill-formed sequence (Unicode 15, table 3-7), or nothing if all is well-formed.
[[nodiscard]] std::optional<std::size_t> first_invalid_byte(std::string_view bytes);

/// Decodes the code point at `byte` and moves `byte` behind it. An ill-formed byte gives U+FFFD and moves by
/// one.
char32_t decode(std::string_view text, std::size_t& byte);

/// Decodes the code point that ends right before `byte`; `byte` > 0, at a code point's border.
[[nodiscard]] char32_t decode_before(std::string_view text, std::size_t byte);

/// Appends the UTF-8 form of a scalar value.
void append(std::string& out, char32_t code_point);

[[nodiscard]] std::uint32_t count_code_points(std::string_view text);

[[nodiscard]] bool is_letter(char32_t c);  ///< General category L* or M*.
[[nodiscard]] bool is_upper(char32_t c);   ///< Lu or Lt.
[[nodiscard]] bool is_lower(char32_t c);   ///< Ll.
[[nodiscard]] bool is_digit(char32_t c);   ///< Nd.
[[nodiscard]] bool is_space(char32_t c);   ///< White_Space, and U+200B, U+FEFF.

/// Simple lower case of every code point ("ÉCOLE" → "école").
[[nodiscard]] std::string lower(std::string_view text);

/// First code point in upper case, the rest untouched.
[[nodiscard]] std::string capitalize(std::string_view text);

/// The form under which names are compared: NFKD without combining marks, case folded, every apostrophe as
/// U+0027, every dash as "-", every white space as " " ("L’Équipe" → "l'equipe").
[[nodiscard]] std::string fold(std::string_view text);

/// NFC of a text (for look-ups in lexicons: decomposed accents become precomposed).
[[nodiscard]] std::string compose(std::string_view text);

/// Does the first code point of the text have upper case? False for an empty text.
[[nodiscard]] bool starts_upper(std::string_view text);

/// Maps between byte offsets and code point offsets of one text, in constant time and with a table of 1/16 of
/// its size. Keeps a view of the text, which must outlive it.
class Index {
  public:
    Index() = default;
    explicit Index(std::string_view text);

    /// Number of code points.
    [[nodiscard]] std::uint32_t size() const { return size_; }
    /// Byte offset of code point `code_point` (<= size()).
    [[nodiscard]] std::size_t byte_of(std::uint32_t code_point) const;
    /// Code point offset of the byte at `byte` (<= text size, at a border).
    [[nodiscard]] std::uint32_t code_point_of(std::size_t byte) const;
    /// The characters of a span.
    [[nodiscard]] std::string_view slice(Span span) const;

  private:
    static constexpr std::uint32_t kStride = 64;
    std::string_view text_;
    std::uint32_t size_ = 0;
    std::vector<std::uint32_t> byte_of_block_;        // byte offset of every kStride-th code point
    std::vector<std::uint32_t> code_point_of_block_;  // code points before every kStride-th byte
};

}  // namespace lacis::utf8
