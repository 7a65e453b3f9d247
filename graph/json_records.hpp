// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/extraction.hpp"
#include "graph/json_cursor.hpp"

/// What the readers of graphs and of extractions have in common. All throw JsonRefusal.
namespace lacis::graph {

void check_encoding(std::string_view contents);
/// A span that began to be read at `byte` must not end before it begins.
void check_order(const JsonCursor& in, Span span, std::size_t byte);
[[nodiscard]] Span read_span(JsonCursor& in);
/// Only edges can be disputed.
[[nodiscard]] Status read_status(JsonCursor& in, bool of_edge);
[[nodiscard]] double read_confidence(JsonCursor& in);
/// `begin`: where the document begins.
[[nodiscard]] DocumentInfo read_document_info(JsonCursor& in, std::size_t& begin);

}  // namespace lacis::graph
