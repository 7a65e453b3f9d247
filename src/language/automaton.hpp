// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace lacis::language {

/// A map from byte strings to small numbers as a minimal acyclic automaton (Daciuk, Mihov, Watson and Watson
/// 2000): strings with the same ending and the same number share their states, which makes inflected forms
/// cheap.
///
/// Section layout: u32 start; u32 arcs[]. A state is the run of arcs from its first to the one marked as
/// last, ordered by label. An arc holds its label (8 bits), the mark (1 bit) and the first arc of the state
/// it leads to (23 bits); label 0 ends a string, and then the 23 bits are its number.
class Automaton {
  public:
    static constexpr std::uint32_t kNone = 0xffffffffU;
    static constexpr std::uint32_t kMaxValue = (1U << 23U) - 1;

    Automaton() = default;
    /// `section` must outlive the object.
    explicit Automaton(std::string_view section);

    /// The number of a string, or kNone.
    [[nodiscard]] std::uint32_t find(std::string_view key) const;

    /// The number of the longest string that begins `key`, or kNone.
    [[nodiscard]] std::uint32_t find_longest_prefix(std::string_view key) const;

  private:
    [[nodiscard]] std::uint32_t arc(std::uint32_t index) const;
    /// The arc with this label among those of the state, or kNone.
    [[nodiscard]] std::uint32_t find_arc(std::uint32_t state, unsigned char label) const;

    const char* arcs_ = nullptr;
    std::uint32_t start_ = kNone;
};

/// Section of an Automaton. Keys must not hold NUL; numbers are at most Automaton::kMaxValue. Throws Error if
/// there are more than 2^23 arcs.
[[nodiscard]] std::string build_automaton(const std::map<std::string, std::uint32_t>& entries);

}  // namespace lacis::language
