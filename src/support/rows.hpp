// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace lacis {

/// Reads the project's word lists: UTF-8, one entry a line, fields separated by tabs, "#" at the start of a
/// line opens a comment, empty lines do not count. `use` gets the fields (views into `contents`) and the line
/// number.
void for_each_row(std::string_view contents,
                  const std::function<void(const std::vector<std::string_view>&, std::uint32_t)>& use);

}  // namespace lacis
