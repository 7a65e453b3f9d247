// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "entities/entities.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// Finds which places are countries, and the adjectives for places and parties that the document names
/// ("chilien" where Chile is named, "socialiste" where one of the parties that it may mean is).
void add_adjectives(const std::vector<language::Sentence>& sentences, const WordLists& lists,
                    DocumentEntities& found);

}  // namespace lacis::entities
