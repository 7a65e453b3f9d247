// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// The memory of a graph: texts and records are written once, never moved, and given back all together.
namespace lacis::graph {

/// A text that lives in an Arena, in eight bytes; "" if default made. Texts from one TextPool are equal
/// exactly if they are the same text, so that graphs with millions of edges keep "cofounded" once.
class Text {
  public:
    constexpr Text() = default;

    [[nodiscard]] std::string_view view() const {
        if (at_ == nullptr) return {};
        std::uint32_t size = 0;
        std::memcpy(&size, at_, sizeof size);
        return {at_ + sizeof size, size};
    }
    operator std::string_view() const { return view(); }  // NOLINT: a Text is used wherever a string_view is.
    [[nodiscard]] bool empty() const { return at_ == nullptr; }
    [[nodiscard]] std::size_t size() const { return view().size(); }
    /// Asks memory for the first `lines` of 64 bytes, and does not wait for them.
    [[gnu::always_inline]] void fetch(std::size_t lines) const {
        constexpr std::size_t kLine = 64;
        if (at_ == nullptr) return;
        for (std::size_t i = 0; i < lines; ++i) __builtin_prefetch(at_ + i * kLine);
    }

    friend bool operator==(Text a, Text b) { return a.view() == b.view(); }
    friend bool operator==(Text a, std::string_view b) { return a.view() == b; }
    friend std::strong_ordering operator<=>(Text a, Text b) { return a.view() <=> b.view(); }
    friend std::strong_ordering operator<=>(Text a, std::string_view b) { return a.view() <=> b; }

  private:
    friend class TextTable;
    explicit Text(const char* at) : at_(at) {}
    const char* at_ = nullptr;  // the length in four bytes, then the characters
};

/// Memory that only grows, in large blocks, and is freed at once.
class Arena {
  public:
    /// `alignment` is at most that of std::max_align_t.
    [[nodiscard]] char* allocate(std::size_t size, std::size_t alignment) {
        const std::size_t padding =
            (alignment - reinterpret_cast<std::uintptr_t>(next_) % alignment) % alignment;
        if (left_ < padding + size) return allocate_in_new_block(size);
        char* const result = next_ + padding;
        next_ = result + size;
        left_ -= padding + size;
        return result;
    }

    template <typename Record>
    [[nodiscard]] std::span<const Record> keep(std::span<const Record> records) {
        static_assert(std::is_trivially_copyable_v<Record> && std::is_trivially_destructible_v<Record>);
        if (records.empty()) return {};
        auto* const begin = reinterpret_cast<Record*>(allocate(records.size_bytes(), alignof(Record)));
        std::uninitialized_copy(records.begin(), records.end(), begin);
        return {begin, records.size()};
    }

  private:
    char* allocate_in_new_block(std::size_t size);

    std::vector<std::unique_ptr<char[]>> blocks_;
    char* next_ = nullptr;
    std::size_t left_ = 0;
};

/// Texts numbered in the order in which they turn up, each different one once. They live in an arena of the
/// caller.
class TextTable {
  public:
    struct Entry {
        Text text;
        std::uint32_t hash = 0;
        std::uint32_t number = 0;
    };

    /// The entry of `text` (not empty, shorter than 4 GiB) and whether it is a new one. It holds until the
    /// next call.
    std::pair<const Entry*, bool> find_or_add(std::string_view text, Arena& arena);
    [[nodiscard]] bool contains(std::string_view text) const;

  private:
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    std::vector<Entry> slots_;  // open addressing; a power of two
    std::size_t size_ = 0;
};

/// Makes Texts, each different one once.
class TextPool {
  public:
    /// `text` is shorter than 4 GiB.
    [[nodiscard]] Text intern(std::string_view text) {
        return text.empty() ? Text() : table_.find_or_add(text, arena_).first->text;
    }
    /// Interns a text that is not empty; false if it was there before.
    [[nodiscard]] std::pair<Text, bool> intern_new(std::string_view text) {
        const auto [entry, is_new] = table_.find_or_add(text, arena_);
        return {entry->text, is_new};
    }
    [[nodiscard]] Arena& arena() { return arena_; }
    /// Gives the arena away when no more texts will come; the pool is not used afterwards.
    [[nodiscard]] Arena release() { return std::move(arena_); }

  private:
    Arena arena_;
    TextTable table_;
};

}  // namespace lacis::graph
