// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "graph/graph.hpp"

/// Evidence as a person reads it.
namespace lacis::cli {

/// What stands around the words for the source and the target of a relation.
struct Marks {
    std::string_view source_open;
    std::string_view source_close;
    std::string_view target_open;
    std::string_view target_close;
};

/// Square brackets, for files and pipes.
inline constexpr Marks kPlainMarks = {"[", "]", "[", "]"};
/// Bold source, underlined target (ECMA-48, SGR), for terminals.
inline constexpr Marks kTerminalMarks = {"\033[1m", "\033[22m", "\033[4m", "\033[24m"};

/// The sentence on one line with both mentions marked, as far as they stand in it. Control characters of the
/// text become spaces, so that no article can steer a terminal.
[[nodiscard]] std::string marked_sentence(const graph::Evidence& evidence, const Marks& marks);

/// The same of any sentence that stands at `span`, with one stretch of words marked as a source is.
[[nodiscard]] std::string marked_words(std::string_view sentence, Span span, Span words, const Marks& marks);

/// Status, date, amount, role, speaker, and where it stands: "hedged; 2018; 50000000 EUR; article a1,
/// characters 10–99".
[[nodiscard]] std::string details_of(const graph::Evidence& evidence, const graph::DocumentInfo& document);

/// `text` with its control characters as spaces.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace lacis::cli
