// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "support/error.hpp"

/// The contents of a file, decoded (corpus/encoding.hpp), as documents. CoNLL-U has its reader in
/// language/conllu.hpp.
namespace lacis::corpus {

/// A whole file is one article, and its name without the ending the article's id. Throws Error for invalid
/// UTF-8.
[[nodiscard]] Document read_text(std::string contents, const std::string& file);

/// JSON Lines (jsonlines.org): one object a line, {"id", "text", "title"?, "date"?, "source"?}. `id` is a
/// string or an integer, the others are strings; other members are ignored, and so are empty lines. A date
/// that is not ISO 8601 is warned about and left out. A line that is broken throws Error with file, line and
/// column, or, where `skip_broken` says so, is warned about and left out.
[[nodiscard]] std::vector<Document> read_json_lines(std::string_view contents, const std::string& file,
                                                    bool skip_broken, const WarningSink& warn);

/// SHA-256 (FIPS 180-4) in lower-case hexadecimal.
[[nodiscard]] std::string sha256(std::string_view bytes);

/// "2025", "2025-01", "2025-01-23" and what follows a "T" left out; "" if it is none of these.
[[nodiscard]] std::string iso_date(std::string_view text);

/// Decides between documents of one id; `documents` may come in any order. Of those with the same id and text
/// one is kept; those with the same id and different texts get a suffix made from their text
/// ("letter-3f2a81c0"). Both are warned about. Returns for each document whether it is kept.
[[nodiscard]] std::vector<bool> settle_ids(const std::vector<Document*>& documents, const WarningSink& warn);

}  // namespace lacis::corpus
