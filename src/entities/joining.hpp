// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "entities/decisions.hpp"
#include "entities/names.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {

/// Names of a document that stand for one entity.
struct NameGroup {
    EntityType type = EntityType::kPerson;
    Gender gender = Gender::kUnknown;
    std::vector<std::uint32_t> names;  ///< Indices of the names, in text order.
    std::uint32_t fullest = 0;         ///< The name that is its label.
};

struct JoinedNames {
    std::vector<NameGroup> groups;        ///< In order of first mention.
    std::vector<std::uint32_t> group_of;  ///< For each name.
    std::vector<std::string> reasons;     ///< For each name: the rule that put it into its group.
};

/// Puts together the names that the document uses for one entity: equal names, surnames and first names of
/// persons, acronyms, shortened names of organisations; and settles the type of each. A surname that two
/// persons bear goes to the one named last before it; "le groupe Dassault" is not Serge Dassault. `decisions`
/// come first, and no rule goes against them.
[[nodiscard]] JoinedNames join_names(const std::vector<Name>& names, const WordLists& lists,
                                     const DocumentDecisions& decisions = {});

}  // namespace lacis::entities
