// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "corpus/document.hpp"
#include "entities/decisions.hpp"
#include "entities/entities.hpp"
#include "entities/name_tagger.hpp"
#include "entities/selection.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// The first half of EntityFinder::find(): names, their types and who bears them; no pronouns yet.
[[nodiscard]] DocumentEntities find_named(const corpus::Document& document,
                                          const std::vector<language::Sentence>& sentences,
                                          const WordLists& lists, const NameTagger& tagger,
                                          const Selection& selection,
                                          const DocumentDecisions& decisions = {});

}  // namespace lacis::entities
