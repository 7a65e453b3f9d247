// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "graph/output.hpp"

/// One function for each place in a format where a text of the graph can stand. Each takes any text.
///
/// Policy for characters that a format cannot hold (those that are no Char of XML 1.0, fifth edition,
/// production 2; in DOT too, so that pictures are valid SVG): each becomes one U+FFFD, so that offsets within
/// the text stay right; the functions return how many did, and exporters warn. JSON holds
/// every character (graph/json_text.hpp). Texts of a graph are valid UTF-8 by construction
/// (graph/builder.hpp, graph/json.hpp); bytes that are not pass through unchanged.
namespace lacis::exporters {

using graph::Output;

/// Content of an element (XML 1.0, section 2.4): as it stands, or, if it has markup characters or white space
/// at an end, as a CDATA section; with entities some readers (Gephi with the JDK's parser) lose the white
/// space between them.
std::size_t write_xml_content(Output& out, std::string_view text);

/// The same, always as a CDATA section (section 2.7) with "]]>" split and carriage returns as references
/// between two.
std::size_t write_cdata(Output& out, std::string_view text);

/// Value of an attribute between quotation marks (XML 1.0, sections 2.3 and 3.3.3): "&", "<", the quotation
/// mark, and white space other than blanks as references, lest it be normalised away.
std::size_t write_xml_attribute(Output& out, std::string_view text);

/// A quoted string of DOT (graphviz.org, "The DOT language") for ids and plain attributes, with its quotation
/// marks: the quotation mark is escaped; a backslash stands for itself, but one before a quotation mark or at
/// the end is doubled. Line breaks become blanks, for there is no escape for them and Graphviz 2.42 drops one
/// that stands between two escapes. Graphviz before 10 refuses runs of more than 16 KiB: longer texts are
/// written in pieces joined by "+".
std::size_t write_dot_string(Output& out, std::string_view text);

/// The inside of a label of DOT, without quotation marks, so that pieces can be joined: backslashes doubled,
/// line breaks as \n, "&" as an entity, for Graphviz decodes entities there.
std::size_t write_dot_label(Output& out, std::string_view text);

/// The inside of a tooltip, the same but for backslashes: Graphviz (2.42 and 16.1) undoes line breaks first
/// and then, in what that has left, the rest, so that each wants four.
std::size_t write_dot_tooltip(Output& out, std::string_view text);

/// A field of CSV (RFC 4180, section 2): between quotation marks, which are doubled inside, if it has a
/// comma, a quotation mark, a line break, or a blank at an end.
std::size_t write_csv_field(Output& out, std::string_view text);

/// The inside of a quoted field, so that pieces can be joined.
std::size_t write_csv_characters(Output& out, std::string_view text);

/// The inside of a string of Cypher between apostrophes (openCypher 9, StringLiteral): the backslash, the
/// apostrophe, line breaks and tabs are escaped. Neo4j reads \uXXXX before anything else, but not behind a
/// backslash that is itself escaped.
std::size_t write_cypher_characters(Output& out, std::string_view text);

/// The inside of a string between quotation marks in N-Triples and Turtle (RDF 1.1, STRING_LITERAL_QUOTE).
/// Control characters are escaped, so any text survives.
void write_turtle_characters(Output& out, std::string_view text);

/// A part of an IRI that is a URI, too (RFC 3986, unreserved): all but ASCII letters, digits, "-", ".", "_"
/// and
/// "~" is percent-encoded, for not every other character may stand in an IRI.
void write_iri_segment(Output& out, std::string_view text);

/// A name for tables, labels and types of databases: all but ASCII letters and digits becomes "_", and a
/// letter comes first; it ends after some sixty. Different texts can get the same name.
[[nodiscard]] std::string ascii_name(std::string_view text);

}  // namespace lacis::exporters
