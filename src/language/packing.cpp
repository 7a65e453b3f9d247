// SPDX-License-Identifier: Apache-2.0
#include "language/packing.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "language/model_file.hpp"

namespace lacis::language {

std::string pack_rows(const std::map<FeatureKey, std::string>& rows) {
    // Four rows a bucket on average.
    const auto bits =
        static_cast<std::uint32_t>(std::max(1, static_cast<int>(std::bit_width(rows.size() / 4))));
    std::string starts;
    std::string bytes;
    auto row = rows.begin();
    for (std::uint32_t bucket = 0; bucket < (1U << bits); ++bucket) {
        store(starts, static_cast<std::uint32_t>(bytes.size()));
        for (; row != rows.end() && row->first >> (32U - bits) == bucket; ++row) {
            store(bytes, static_cast<std::uint16_t>(row->first & 0xffffU));
            store(bytes, static_cast<std::uint8_t>(row->second.size() / 2));
            bytes += row->second;
        }
    }
    store(starts, static_cast<std::uint32_t>(bytes.size()));
    std::string section;
    store(section, bits);
    return section + starts + bytes;
}

}  // namespace lacis::language
