// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lacis::exporters {

/// For formats that write nodes or edges one kind after the other. Calls `on_group(name, visit)` for each
/// name that `name_of(type)` gives; `visit(on_item)` calls `on_item(item)` for those of that name, in order.
/// Nothing is kept for a single item.
template <typename Items, typename NameOf, typename OnGroup>
void for_each_group(const Items& items, NameOf name_of, OnGroup on_group) {
    std::set<std::string_view> types;
    for (const auto& item : items) types.insert(item.type);
    std::map<std::string, std::vector<std::string_view>> types_of_name;
    for (const std::string_view type : types) types_of_name[name_of(type)].push_back(type);
    for (const auto& [name, members] : types_of_name) {
        const auto& wanted = members;  // Clang 14 captures no structured binding.
        on_group(name, [&](auto on_item) {
            for (const auto& item : items) {
                if (std::find(wanted.begin(), wanted.end(), item.type.view()) != wanted.end()) on_item(item);
            }
        });
    }
}

}  // namespace lacis::exporters
