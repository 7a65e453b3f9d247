// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace lacis::graph {

/// The bytes that mean more than themselves in some format: all below `Below`, and those listed.
template <unsigned char Below, unsigned char... Listed>
struct SpecialBytes {
    [[nodiscard]] static bool has(unsigned char byte) { return kTable[byte]; }

    /// The number of bytes before the first special one, or `size`.
    [[nodiscard]] static std::size_t plain_run(const char* bytes, std::size_t size) {
        std::size_t at = 0;
        for (; at + sizeof(Block) <= size; at += sizeof(Block)) {
            const std::size_t first = first_marked(bytes + at);
            if (first < sizeof(Block)) return at + first;
        }
        while (at < size && !has(static_cast<unsigned char>(bytes[at]))) ++at;
        return at;
    }

  private:
    // Sixteen bytes that are compared at once; GCC's and Clang's vector extension, on any processor.
    using Block [[gnu::vector_size(16)]] = unsigned char;

    static constexpr std::array<bool, 256> kTable = [] {
        std::array<bool, 256> table{};
        for (std::size_t byte = 0; byte < table.size(); ++byte) {
            table[byte] = byte < Below || ((byte == Listed) || ...);
        }
        return table;
    }();

    /// The place of the first special byte in a block, or the block's size.
    static std::size_t first_marked(const char* bytes) {
        Block block;
        std::memcpy(&block, bytes, sizeof block);
        // 0xFF for every byte that is special.
        const auto marks = (block < Below) | ((block == Listed) | ...);
        std::uint64_t halves[2];
        static_assert(sizeof halves == sizeof marks);
        std::memcpy(halves, &marks, sizeof halves);
        if (halves[0] != 0) return first_byte(halves[0]);
        if (halves[1] != 0) return sizeof halves[0] + first_byte(halves[1]);
        return sizeof block;
    }

    static std::size_t first_byte(std::uint64_t marks) {
        const int bits =
            std::endian::native == std::endian::little ? std::countr_zero(marks) : std::countl_zero(marks);
        return static_cast<std::size_t>(bits) / 8;
    }
};

}  // namespace lacis::graph
