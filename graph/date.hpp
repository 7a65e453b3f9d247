// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lacis::graph {

/// A date of ISO 8601 (2004, 5.2.1) as far as a text tells it: "2019", "2019-07", "2019-07-14".
struct PartialDate {
    std::uint16_t year = 0;
    std::uint8_t month = 0;  ///< 0 = not told.
    std::uint8_t day = 0;

    [[nodiscard]] std::string first_day() const;  ///< "2019-07" → "2019-07-01".
    [[nodiscard]] std::string last_day() const;   ///< "2019-07" → "2019-07-31".
};

/// Nothing if `text` is no such date, or one that no calendar has; years run from 1 to 9999.
[[nodiscard]] std::optional<PartialDate> date_from_string(std::string_view text);

}  // namespace lacis::graph
