// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "graph/builder.hpp"
#include "graph/extraction.hpp"

namespace lacis::entities {

/// Which entities of different documents are the same. Deterministic, and independent of the documents'
/// order: one full name and one type is one node; a surname alone joins only inside its document.
[[nodiscard]] graph::Identities resolve_identities(std::span<const graph::ExtractedDocument> documents);

}  // namespace lacis::entities
