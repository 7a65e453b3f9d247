// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entities/entities.hpp"
#include "language/sentence.hpp"

/// Documents for tests of relations, with entities that are given and not found: what is tested is what the
/// text says of them.
namespace lacis::tests {

struct Role {
    std::string_view name;
    entities::EntityType type;
};

/// The people, organisations, places and works that the examples of languages/fr/relations speak of.
[[nodiscard]] const std::vector<Role>& cast();

/// The members of `roles` that the sentences name, with every place where they do.
[[nodiscard]] entities::DocumentEntities entities_named(const std::string& text,
                                                        const std::vector<language::Sentence>& sentences,
                                                        const std::vector<Role>& roles = cast());

/// A sentence from rows "form lemma UPOS head deprel features" (head from 1, 0 for the root; features may be
/// missing), one a line, with single spaces between the words of its text. Its span starts at `offset`.
[[nodiscard]] language::Sentence tree(std::string_view rows, std::uint32_t offset = 0);

/// The text of sentences made by tree().
[[nodiscard]] std::string text_of(const std::vector<language::Sentence>& sentences);

}  // namespace lacis::tests
