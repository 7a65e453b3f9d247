// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/output.hpp"

namespace lacis::graph {

/// Writes `text` as a JSON string with its quotation marks (RFC 8259, section 7): the quotation mark, the
/// backslash and U+0000–U+001F are escaped, everything else stands for itself, so any text survives. `text`
/// is valid UTF-8.
void write_json_string(Output& out, std::string_view text);

/// The same without the quotation marks.
void write_json_characters(Output& out, std::string_view text);

}  // namespace lacis::graph
