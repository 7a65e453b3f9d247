// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstring>

namespace lacis::graph {

inline constexpr std::size_t kBlock = 16;

/// Has one of the 16 bytes a meaning? `is_special(unsigned char)` has no branches, so that the compiler looks
/// at all 16 at once.
template <typename IsSpecial>
[[nodiscard]] inline bool block_has_special(const char* bytes, IsSpecial is_special) {
    unsigned char found = 0;
    for (std::size_t i = 0; i < kBlock; ++i) {
        found =
            static_cast<unsigned char>(found | (is_special(static_cast<unsigned char>(bytes[i])) ? 1U : 0U));
    }
    return found != 0;
}

/// The number of bytes before the first special one.
template <typename IsSpecial>
[[nodiscard]] inline std::size_t plain_run(const char* bytes, std::size_t size, IsSpecial is_special) {
    std::size_t at = 0;
    while (at + kBlock <= size && !block_has_special(bytes + at, is_special)) at += kBlock;
    while (at < size && !is_special(static_cast<unsigned char>(bytes[at]))) ++at;
    return at;
}

}  // namespace lacis::graph
