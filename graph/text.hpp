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

    friend bool operator==(Text a, Text b) { return a.view() == b.view(); }
    friend bool operator==(Text a, std::string_view b) { return a.view() == b; }
    friend std::strong_ordering operator<=>(Text a, Text b) { return a.view() <=> b.view(); }
    friend std::strong_ordering operator<=>(Text a, std::string_view b) { return a.view() <=> b; }

  private:
    friend class TextPool;
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

/// Makes Texts, each different one once.
class TextPool {
  public:
    /// `text` is shorter than 4 GiB.
    [[nodiscard]] Text intern(std::string_view text);
    [[nodiscard]] Arena& arena() { return arena_; }
    /// Gives the arena away when no more texts will come; the pool is not used afterwards.
    [[nodiscard]] Arena release() { return std::move(arena_); }

  private:
    void grow();

    Arena arena_;
    std::vector<Text> slots_;  // open addressing; a power of two
    std::vector<std::uint32_t> hashes_;
    std::size_t used_ = 0;
};

}  // namespace lacis::graph
