// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

/// Ids that every consumer takes: readable, and the same in each run.
namespace lacis::graph {

/// Is this a letter, then letters, digits, "_", "." or "-", all ASCII? (An XML NMTOKEN and an IRI segment.)
[[nodiscard]] bool is_identifier(std::string_view text);

/// A node's id from its label: lower-case ASCII words joined by "-" ("L'Équipe" → "l-equipe", "Société
/// Générale" → "societe-generale"), at most 60 characters. It never contains "--", which belongs to edges.
/// Where the label gives nothing usable (other scripts, a digit first, a keyword of DOT) the type stands in
/// front: "organization-20-minutes", "person-5f0c6a1e" (a hash of the label).
[[nodiscard]] std::string slug_of(std::string_view label, std::string_view type);

/// "elon-musk--cofounded--openai".
[[nodiscard]] std::string edge_id(std::string_view source, std::string_view type, std::string_view target);

}  // namespace lacis::graph
