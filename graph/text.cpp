// SPDX-License-Identifier: Apache-2.0
#include "graph/text.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace lacis::graph {
namespace {

constexpr std::size_t kFirstBlock = std::size_t{1} << 14U;
constexpr std::size_t kLargestBlock = std::size_t{1} << 21U;
constexpr std::size_t kFirstSlots = 256;

}  // namespace

char* Arena::allocate_in_new_block(std::size_t size) {
    const std::size_t usual =
        std::min(kLargestBlock, kFirstBlock << std::min<std::size_t>(blocks_.size(), 7));
    if (size > usual / 4) {  // A large record gets a block of its own, the current one stays in use.
        blocks_.push_back(std::make_unique_for_overwrite<char[]>(size));
        return blocks_.back().get();
    }
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(usual));
    char* const result = blocks_.back().get();
    next_ = result + size;
    left_ = usual - size;
    return result;
}

Text TextPool::intern(std::string_view text) {
    if (text.empty()) return {};
    if ((used_ + 1) * 3 > slots_.size() * 2) grow();
    const std::size_t full_hash = std::hash<std::string_view>{}(text);
    const auto hash = static_cast<std::uint32_t>(full_hash ^ (full_hash >> 32U));
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    for (; !slots_[slot].empty(); slot = (slot + 1) & mask) {
        if (hashes_[slot] == hash && slots_[slot].view() == text) return slots_[slot];
    }
    const auto size = static_cast<std::uint32_t>(text.size());
    char* const at = arena_.allocate(sizeof size + text.size(), alignof(std::uint32_t));
    std::memcpy(at, &size, sizeof size);
    std::memcpy(at + sizeof size, text.data(), text.size());
    ++used_;
    hashes_[slot] = hash;
    return slots_[slot] = Text(at);
}

void TextPool::grow() {
    const std::size_t size = std::max(kFirstSlots, slots_.size() * 2);
    const std::vector<Text> old_slots = std::exchange(slots_, std::vector<Text>(size));
    const std::vector<std::uint32_t> old_hashes = std::exchange(hashes_, std::vector<std::uint32_t>(size));
    for (std::size_t i = 0; i < old_slots.size(); ++i) {
        if (old_slots[i].empty()) continue;
        std::size_t slot = old_hashes[i] & (size - 1);
        while (!slots_[slot].empty()) slot = (slot + 1) & (size - 1);
        slots_[slot] = old_slots[i];
        hashes_[slot] = old_hashes[i];
    }
}

}  // namespace lacis::graph
