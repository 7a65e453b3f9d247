// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

/// Features are hashed: a feature is a template's number and up to four values, and is known by 32 bits of
/// their hash. Two features may fall together; with a million of them in 2^32 places that is too rare to be
/// measured.
namespace lacis::language {

/// Hash of a feature, what weights are looked up by.
using FeatureKey = std::uint32_t;

/// Hash of a string (FNV-1a, then mixed): the value that stands for it in features. "" gives a value like any
/// other.
[[nodiscard]] constexpr std::uint64_t hash_string(std::string_view text) {
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char c : text) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001b3U;
    }
    hash ^= hash >> 32U;
    return hash * 0x9e3779b97f4a7c15U;
}

/// The features of one decision, in the order in which they were added.
class FeatureList {
  public:
    static constexpr std::size_t kCapacity = 192;

    void clear() { size_ = 0; }
    [[nodiscard]] std::span<const FeatureKey> keys() const { return {keys_.data(), size_}; }

    /// Adds the feature that template number `number` makes of the values. Values are hashes, or small
    /// numbers.
    void add(std::uint64_t number, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0,
             std::uint64_t d = 0) {
        std::uint64_t hash = number * 0xd6e8feb86659fd93U + 0x2545f4914f6cdd1dU;
        hash += a * 0x9e3779b97f4a7c15U;
        hash += b * 0xc2b2ae3d27d4eb4fU;
        hash += c * 0x165667b19e3779f9U;
        hash += d * 0x27d4eb2f165667c5U;
        hash ^= hash >> 29U;
        hash *= 0xbf58476d1ce4e5b9U;
        keys_[size_++] = static_cast<FeatureKey>(hash >> 32U);
    }

  private:
    std::array<FeatureKey, kCapacity> keys_;  // only the first size_ are ever read
    std::size_t size_ = 0;
};

}  // namespace lacis::language
