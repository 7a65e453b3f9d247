// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "entities/decisions.hpp"
#include "graph/builder.hpp"
#include "graph/extraction.hpp"
#include "support/error.hpp"

namespace lacis::entities {

/// An entity of a document: documents[document].entities[entity].
struct EntityPlace {
    std::uint32_t document = 0;
    std::uint32_t entity = 0;

    friend auto operator<=>(const EntityPlace&, const EntityPlace&) = default;
};

/// Why two entities of documents are one node, or are not though they bear one name.
struct Link {
    EntityPlace a;
    EntityPlace b;
    std::string rule;    ///< "same-name", "gender" …; rule_meaning() says what it means.
    std::string detail;  ///< What was compared: "feminine, masculine"; "" where the rule says it all.
    bool doubtful = false;
};

struct Resolution {
    graph::Identities identities;
    graph::KnownNodes known;   ///< What the catalogue says of nodes.
    std::vector<Link> joins;   ///< The links that hold each node of several documents' entities together.
    std::vector<Link> splits;  ///< Between nodes.
    std::vector<Warning> warnings;  ///< Decisions about documents that are there and names that are not.
};

/// Which entities of different documents are the same. Deterministic, and independent of the documents'
/// order. One full name and one type is one node, unless the documents' facts disagree (gender, year of
/// birth, field of work, region); then a document goes with those that speak of the same people or facts.
/// A surname alone joins only inside its document, unless another one tells the same story (two people or
/// organizations more in common) and names its only bearer. The catalogue comes first; throws Error if its
/// decisions contradict one another.
[[nodiscard]] Resolution resolve(std::span<const graph::ExtractedDocument> documents,
                                 const CatalogueIndex* catalogue = nullptr);

/// What a rule of joining means, in words; "" for a name that no rule has.
[[nodiscard]] std::string_view rule_meaning(std::string_view rule);

}  // namespace lacis::entities
