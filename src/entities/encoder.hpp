// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// A small convolutional network that says of each word of a sentence what it seems to be where it stands:
/// numbers that mean nothing by themselves, and from which the name tagger learns. It was trained elsewhere
/// (languages/fr/entities/MODEL_CARD.md) and is used as it is.
namespace lacis::entities {

/// What the network makes of one word.
inline constexpr std::size_t kEncodingWidth = 96;
using Encoding = std::array<float, kEncodingWidth>;

/// Rows of numbers of 8 bits with a scale for each row, as they lie in a model file: u32 rows, u32 columns,
/// f32 scales, i8 numbers.
class PackedMatrix {
  public:
    PackedMatrix() = default;
    /// `section` must outlive the object. Throws Error if its size is not what its head says.
    explicit PackedMatrix(std::string_view section);

    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }
    [[nodiscard]] float scale(std::size_t row) const;
    /// Whole number, before its scale.
    [[nodiscard]] std::int8_t number(std::size_t row, std::size_t column) const;
    /// Adds a row to as many numbers.
    void add_row(std::size_t row, float* sums) const;

  private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::string_view scales_;
    std::string_view numbers_;
};

/// The network, from a model file with the sections
///
/// - "encoder.norm", "encoder.prefix", "encoder.suffix", "encoder.shape": u32 seed and a PackedMatrix; a
/// word's
///   spelling in lower case, first letter, last three letters, and pattern each choose four rows, which are
///   added up;
/// - "encoder.words", u32 hashes of words, ascending, then as many u16 rows of the PackedMatrix
/// "encoder.vectors";
/// - "encoder.layer0" to "encoder.layer4": f32 biases, three for each output, f32 gains and f32 biases of the
///   outputs, and a PackedMatrix, a row for each bias. The first one mixes what the tables say of a word; the
///   others look at a word and its two neighbours and add to what is known of it;
/// - "encoder.norms", pairs of texts: spellings that are taken for one another; "encoder.symbols", texts with
/// the
///   u64 number that each has in place of a hash.
///
/// What goes into a layer is rounded to whole multiples of 1 / 256 and summed up in whole numbers: exact, and
/// fast. Thread-safe.
class ContextEncoder {
  public:
    /// Knows nothing: all encodings are zero.
    ContextEncoder() = default;
    /// `model` must outlive the object. Throws Error if it is damaged.
    explicit ContextEncoder(std::string_view model);

    [[nodiscard]] explicit operator bool() const { return !layers_.empty(); }

    /// One encoding for each word of each sentence. Apostrophes are to be plain.
    [[nodiscard]] std::vector<std::vector<Encoding>> encode(
        const std::vector<std::vector<std::string>>& sentences) const;

  private:
    static constexpr std::size_t kPieces = 3;

    /// Rows chosen by hashes of a number.
    struct HashTable {
        std::uint32_t seed = 0;
        PackedMatrix matrix;

        void add_rows(std::uint64_t number, float* sums) const;
    };
    /// The largest of three linear functions for each output, normalized.
    struct Layer {
        std::size_t inputs = 0;
        std::vector<std::int16_t> weights;  // [piece][output][input]
        std::vector<float> scales;          // [piece][output]
        std::vector<float> bias;            // [piece][output]
        Encoding gain{};
        Encoding shift{};

        explicit Layer(std::string_view section);
        /// Results for `count` places: that of place i is made of the `inputs` numbers from the i-th encoding
        /// on.
        void apply(const std::int16_t* numbers, std::size_t count, Encoding* results) const;
        /// The same for kAtOnce places: each weight is read once for all.
        template <std::size_t kAtOnce>
        void apply_at_once(const std::int16_t* numbers, Encoding* results) const;
        [[nodiscard]] Encoding normalized(const float* sums) const;
    };

    [[nodiscard]] std::uint64_t number_of(std::string_view text) const;
    [[nodiscard]] Encoding encode_word(std::string_view word) const;
    void add_vector(std::string_view word, float* sums) const;

    std::array<HashTable, 4> tables_;
    PackedMatrix vectors_;
    std::string_view words_;
    std::size_t word_count_ = 0;
    std::vector<Layer> layers_;
    std::map<std::string, std::string, std::less<>> norms_;
    std::unordered_map<std::string_view, std::uint64_t> symbols_;
};

}  // namespace lacis::entities
