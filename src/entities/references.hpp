// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entities/antecedents.hpp"
#include "entities/entities.hpp"
#include "entities/ranker.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// Finds the descriptions, pronouns and possessives of a document that stand for its entities, and the words
/// of the speakers about themselves in quotations; adds them as mentions. What stays open is left out.
/// In the order of the text; where it is not fixed by position, the ranker chooses. `found` holds the names,
/// as mentions in text order. `observer` sees the candidates for each reference.
void add_references(const std::vector<language::Sentence>& sentences, const WordLists& lists,
                    const Ranker& ranker, DocumentEntities& found,
                    const Antecedents::Observer& observer = {});

}  // namespace lacis::entities
