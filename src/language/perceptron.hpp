// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "language/feature_hash.hpp"

/// Linear classifiers over hashed features: scores are sums of whole numbers, the same on every machine.
namespace lacis::language {

inline constexpr std::size_t kMaxClasses = 256;

/// One score for each class.
using Scores = std::array<std::int32_t, kMaxClasses>;

/// Trained weights as they lie in a model: rows of (class, weight), found by feature.
///
/// Section layout: u32 number of bucket bits b; u32 starts[2^b + 1]; then bytes. The rows of the features
/// whose upper b bits are i lie in bytes starts[i] … starts[i + 1]; a row is u16 the feature's lower 16 bits,
/// u8 number of pairs, and the pairs (u8 class, i8 weight).
class PackedWeights {
  public:
    PackedWeights() = default;
    /// `section` must outlive the object. Throws Error if it is not well-formed.
    explicit PackedWeights(std::string_view section);

    /// Adds the weights of the features to the scores.
    void add(std::span<const FeatureKey> features, Scores& scores) const;

  private:
    /// Of at most FeatureList::kCapacity features.
    void add_some(std::span<const FeatureKey> features, Scores& scores) const;
    [[nodiscard]] std::uint32_t start(std::size_t bucket) const;

    const char* starts_ = nullptr;
    const char* rows_ = nullptr;
    std::uint32_t shift_ = 0;
};

/// The weights of a feature's classes, rounded to -127 … 127, in the order of the classes.
struct WeightRow {
    FeatureKey feature = 0;
    std::vector<std::pair<std::uint8_t, int>> weights;
};

/// Section for PackedWeights. The rows are in the order of their features.
[[nodiscard]] std::string pack_rows(const std::vector<WeightRow>& rows);

/// What one classifier gives to a mixture.
struct MixturePart {
    std::vector<WeightRow> rows;
    int share = 1;      ///< Its weights are multiplied with it.
    bool leads = true;  ///< Features that only others know are left out.
};

/// Several classifiers over the same features and classes as one: its weights are the parts' sums, divided by
/// `whole`. Of the sums only about the `most` largest are kept; those that are no larger than the last of
/// these only beside a larger one of the same feature, where they cost little.
[[nodiscard]] std::vector<WeightRow> mixed(const std::vector<MixturePart>& parts, int whole,
                                           std::size_t most);

/// How weights are rounded and thinned out for a model.
struct Packing {
    double scale =
        0;  ///< Multiplied with before rounding; larger results than 127 are cut. 0: largest becomes 127.
    int least = 1;  ///< Smaller rounded weights are left out.
};

/// An averaged perceptron in training (Collins 2002). A feature's weights count only after it took part in
/// `min_updates` updates, which keeps out what was seen too seldom (Goldberg and Elhadad 2011).
class Perceptron {
  public:
    explicit Perceptron(std::uint32_t min_updates) : min_updates_(min_updates) {}

    void add(std::span<const FeatureKey> features, Scores& scores) const;
    /// Moves the weights of a class, for every feature of the list.
    void update(std::span<const FeatureKey> features, std::size_t label, std::int32_t delta);
    /// To be called after every example: averages are taken over examples.
    void count_example() { ++examples_; }

    /// Keeps only the weights whose averages are among the `most` largest, for good: the training that
    /// follows makes do with them. The averages are taken anew from here.
    void thin_out(std::size_t most);

    /// The averaged weights.
    [[nodiscard]] std::vector<WeightRow> rows(const Packing& packing) const;
    /// Section for PackedWeights of the averaged weights.
    [[nodiscard]] std::string pack(const Packing& packing) const { return pack_rows(rows(packing)); }

  private:
    struct Cell {
        std::int64_t weighted = 0;  // sum of deltas, each times the number of its example
        std::int32_t weight = 0;
        std::uint32_t label = 0;
    };
    struct Row {
        std::uint32_t first = 0;
        std::uint16_t size = 0;
        std::uint16_t capacity = 0;
        std::uint32_t updates = 0;
    };
    // Open addressing: keys_[i] belongs to rows_[i] where rows_[i].capacity > 0.
    [[nodiscard]] std::size_t home_of(FeatureKey key) const;   // where to begin to look
    [[nodiscard]] std::size_t place_of(FeatureKey key) const;  // its place, or that where it would be
    void grow();
    // nullptr where there is none and, after thinning, may be none.
    Cell* cell(Row& row, std::size_t label);
    [[nodiscard]] double average(const Cell& cell) const;

    std::uint32_t min_updates_;
    bool thinned_ = false;
    std::int64_t examples_ = 1;
    std::size_t used_ = 0;
    std::vector<FeatureKey> keys_ = std::vector<FeatureKey>(1U << 16U);
    std::vector<Row> rows_ = std::vector<Row>(1U << 16U);
    std::vector<Cell> cells_;
};

/// A seeded generator of its own, so that training gives the same model with every standard library
/// (SplitMix64).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// 0 … bound - 1.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }
    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[below(i)]);
    }

  private:
    std::uint64_t state_;
};

}  // namespace lacis::language
