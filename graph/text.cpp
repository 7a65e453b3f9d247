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

std::uint32_t hash_of(std::string_view text) {
    const std::size_t hash = std::hash<std::string_view>{}(text);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

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

bool TextTable::contains(std::string_view text) const {
    return size_ > 0 && !slots_[slot_of(text, hash_of(text))].text.empty();
}

std::pair<const TextTable::Entry*, bool> TextTable::find_or_add(std::string_view text, Arena& arena) {
    if ((size_ + 1) * 3 > slots_.size() * 2) grow();
    const std::uint32_t hash = hash_of(text);
    Entry& entry = slots_[slot_of(text, hash)];
    if (!entry.text.empty()) return {&entry, false};
    const auto size = static_cast<std::uint32_t>(text.size());
    char* const at = arena.allocate(sizeof size + text.size(), alignof(std::uint32_t));
    std::memcpy(at, &size, sizeof size);
    std::memcpy(at + sizeof size, text.data(), text.size());
    entry = {Text(at), hash, static_cast<std::uint32_t>(size_++)};
    return {&entry, true};
}

/// Where the text is, or would be.
std::size_t TextTable::slot_of(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (!slots_[slot].text.empty() && (slots_[slot].hash != hash || slots_[slot].text != text)) {
        slot = (slot + 1) & mask;
    }
    return slot;
}

void TextTable::grow() {
    const std::vector<Entry> old =
        std::exchange(slots_, std::vector<Entry>(std::max(kFirstSlots, slots_.size() * 2)));
    const std::size_t mask = slots_.size() - 1;
    for (const Entry& entry : old) {
        if (entry.text.empty()) continue;
        std::size_t slot = entry.hash & mask;
        while (!slots_[slot].text.empty()) slot = (slot + 1) & mask;
        slots_[slot] = entry;
    }
}

}  // namespace lacis::graph
