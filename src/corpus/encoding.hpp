// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// From the bytes of a file to valid UTF-8.
namespace lacis::corpus {

enum class Encoding : std::uint8_t {
    kUtf8,
    kWindows1252,  ///< Also read for "latin1", as the WHATWG Encoding Standard (encoding.spec.whatwg.org) has
                   ///< it.
};

/// "utf-8", "latin1", "iso-8859-1", "windows-1252", "cp1252" in any case; nothing for other names.
[[nodiscard]] std::optional<Encoding> encoding_from_string(std::string_view name);

/// A byte order mark removed, Windows-1252 turned into UTF-8; UTF-8 is left as it is and not checked
/// (check_utf8). Throws Error naming `file` for what is no text: binary files, known document formats,
/// UTF-16.
[[nodiscard]] std::string decode(std::string bytes, Encoding encoding, const std::string& file);

/// Throws Error with the place of the first byte that is not UTF-8, and what the user can do about it.
/// `first_line` is the number of the line with which `text` begins.
void check_utf8(std::string_view text, const std::string& file, std::uint32_t first_line = 1);

}  // namespace lacis::corpus
