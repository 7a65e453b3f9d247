// SPDX-License-Identifier: Apache-2.0
#include "support/rows.hpp"

#include <algorithm>

namespace lacis {

void for_each_row(std::string_view contents,
                  const std::function<void(const std::vector<std::string_view>&, std::uint32_t)>& use) {
    std::vector<std::string_view> fields;
    std::uint32_t line_number = 0;
    while (!contents.empty()) {
        const std::size_t end = std::min(contents.find('\n'), contents.size());
        std::string_view line = contents.substr(0, end);
        contents.remove_prefix(std::min(end + 1, contents.size()));
        ++line_number;
        if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        fields.clear();
        for (std::size_t from = 0;;) {
            const std::size_t tab = line.find('\t', from);
            fields.push_back(line.substr(from, tab - from));
            if (tab == std::string_view::npos) break;
            from = tab + 1;
        }
        use(fields, line_number);
    }
}

}  // namespace lacis
