// SPDX-License-Identifier: Apache-2.0
#include "entities/encoder.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "language/feature_hash.hpp"
#include "language/model_file.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::load;

constexpr std::size_t kHashes = 4;

/// Inputs of layers are whole multiples of one part in so many.
constexpr float kSteps = 256;

/// The whole number that stands for an input: 96 products of two of them with 8-bit weights and more fit in
/// 32 bits.
void store_rounded(const Encoding& encoding, std::int16_t* numbers) {
    constexpr float kLargest = 32767;
    for (std::size_t i = 0; i < kEncodingWidth; ++i) {
        numbers[i] = static_cast<std::int16_t>(std::clamp(encoding[i] * kSteps, -kLargest, kLargest));
    }
}

/// MurmurHash64A with seed 1 (Appleby 2008, public domain), by which the network's tables know texts.
std::uint64_t murmur_64a(std::string_view text) {
    constexpr std::uint64_t kFactor = 0xc6a4a7935bd1e995U;
    constexpr unsigned kShift = 47;
    std::uint64_t hash = 1 ^ (text.size() * kFactor);
    for (; text.size() >= 8; text.remove_prefix(8)) {
        std::uint64_t k = load<std::uint64_t>(text.data()) * kFactor;
        k ^= k >> kShift;
        hash = (hash ^ (k * kFactor)) * kFactor;
    }
    if (!text.empty()) {
        for (std::size_t i = 0; i < text.size(); ++i) {
            hash ^= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
        }
        hash *= kFactor;
    }
    hash ^= hash >> kShift;
    hash *= kFactor;
    return hash ^ (hash >> kShift);
}

std::uint64_t murmur_mix(std::uint64_t hash) {
    hash = (hash ^ (hash >> 33U)) * 0xff51afd7ed558ccdU;
    hash = (hash ^ (hash >> 33U)) * 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> 33U);
}

/// MurmurHash3 for x86, 128 bits (Appleby 2011, public domain), of one number: four hashes.
std::array<std::uint32_t, kHashes> murmur_3(std::uint64_t number, std::uint32_t seed) {
    constexpr std::uint64_t kSize = 8;
    std::uint64_t low = (std::rotl(number * 0x87c37b91114253d5U, 31) * 0x4cf5ad432745937fU) ^ seed ^ kSize;
    std::uint64_t high = seed ^ kSize;
    low += high;
    high += low;
    low = murmur_mix(low);
    high = murmur_mix(high);
    low += high;
    high += low;
    return {static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32U),
            static_cast<std::uint32_t>(high), static_cast<std::uint32_t>(high >> 32U)};
}

/// "SpaceX" → "XxxxxX": runs of letters and digits, cut after four.
std::string pattern_of(std::string_view word) {
    constexpr int kLongestRun = 4;
    std::string pattern;
    char32_t last = 0;
    int run = 0;
    for (std::size_t byte = 0; byte < word.size();) {
        const std::size_t begin = byte;
        const char32_t c = utf8::decode(word, byte);
        char32_t kind = c;
        if (utf8::is_upper(c)) {
            kind = U'X';
        } else if (utf8::is_letter(c)) {
            kind = U'x';
        } else if (utf8::is_digit(c)) {
            kind = U'd';
        }
        run = kind == last ? run + 1 : 1;
        last = kind;
        if (run > kLongestRun) continue;
        if (kind == c) {
            pattern += word.substr(begin, byte - begin);
        } else {
            pattern.push_back(static_cast<char>(kind));
        }
    }
    return pattern;
}

std::string_view first_letter(std::string_view word) {
    std::size_t byte = 0;
    if (!word.empty()) utf8::decode(word, byte);
    return word.substr(0, byte);
}

std::string_view last_letters(std::string_view word, std::size_t count) {
    std::size_t from = word.size();
    for (std::size_t n = 0; n < count && from > 0; ++n) {
        do --from;
        while (from > 0 && (static_cast<unsigned char>(word[from]) & 0xc0U) == 0x80U);
    }
    return word.substr(from);
}

}  // namespace

PackedMatrix::PackedMatrix(std::string_view section) {
    language::SectionReader reader(section);
    rows_ = reader.number<std::uint32_t>();
    columns_ = reader.number<std::uint32_t>();
    const std::string_view rest = reader.rest();
    if (rest.size() < rows_ * (sizeof(float) + columns_)) throw Error("a matrix of the encoder is cut off");
    scales_ = rest.substr(0, rows_ * sizeof(float));
    numbers_ = rest.substr(scales_.size(), rows_ * columns_);
}

float PackedMatrix::scale(std::size_t row) const {
    return load<float>(scales_.data() + row * sizeof(float));
}

std::int8_t PackedMatrix::number(std::size_t row, std::size_t column) const {
    return load<std::int8_t>(numbers_.data() + row * columns_ + column);
}

void PackedMatrix::add_row(std::size_t row, float* sums) const {
    const float factor = scale(row);
    for (std::size_t i = 0; i < columns_; ++i) sums[i] += factor * static_cast<float>(number(row, i));
}

void ContextEncoder::HashTable::add_rows(std::uint64_t number, float* sums) const {
    for (const std::uint32_t hash : murmur_3(number, seed)) matrix.add_row(hash % matrix.rows(), sums);
}

ContextEncoder::Layer::Layer(std::string_view section) {
    language::SectionReader reader(section);
    constexpr std::size_t kSums = kPieces * kEncodingWidth;
    bias.resize(kSums);
    for (float& number : bias) number = reader.number<float>();
    for (float& number : gain) number = reader.number<float>();
    for (float& number : shift) number = reader.number<float>();
    const PackedMatrix matrix(reader.rest());
    if (matrix.rows() != kSums) throw Error("a layer of the encoder has another width");
    inputs = matrix.columns();
    weights.reserve(kSums * inputs);
    for (std::size_t sum = 0; sum < kSums; ++sum) {
        scales.push_back(matrix.scale(sum) / kSteps);
        for (std::size_t input = 0; input < inputs; ++input) weights.push_back(matrix.number(sum, input));
    }
}

template <std::size_t kAtOnce>
void ContextEncoder::Layer::apply_at_once(const std::int16_t* numbers, Encoding* results) const {
    constexpr std::size_t kSums = kPieces * kEncodingWidth;
    std::array<std::array<float, kSums>, kAtOnce> sums{};
    const std::int16_t* row = weights.data();
    for (std::size_t k = 0; k < kSums; ++k, row += inputs) {
        std::array<std::int32_t, kAtOnce> whole{};
        for (std::size_t i = 0; i < inputs; ++i) {
            for (std::size_t place = 0; place < kAtOnce; ++place) {
                whole[place] += std::int32_t{numbers[place * kEncodingWidth + i]} * std::int32_t{row[i]};
            }
        }
        for (std::size_t place = 0; place < kAtOnce; ++place) {
            sums[place][k] = bias[k] + scales[k] * static_cast<float>(whole[place]);
        }
    }
    for (std::size_t place = 0; place < kAtOnce; ++place) results[place] = normalized(sums[place].data());
}

void ContextEncoder::Layer::apply(const std::int16_t* numbers, std::size_t count, Encoding* results) const {
    constexpr std::size_t kAtOnce = 4;
    std::size_t place = 0;
    for (; place + kAtOnce <= count; place += kAtOnce) {
        apply_at_once<kAtOnce>(numbers + place * kEncodingWidth, results + place);
    }
    for (; place < count; ++place) apply_at_once<1>(numbers + place * kEncodingWidth, results + place);
}

/// The largest of the three sums of each output, to mean 0 and variance 1 over the outputs, then scaled.
Encoding ContextEncoder::Layer::normalized(const float* sums) const {
    Encoding result{};
    float mean = 0;
    for (std::size_t i = 0; i < kEncodingWidth; ++i) {
        result[i] = std::max({sums[i], sums[i + kEncodingWidth], sums[i + 2 * kEncodingWidth]});
        mean += result[i];
    }
    mean /= static_cast<float>(kEncodingWidth);
    float variance = 0;
    for (const float number : result) variance += (number - mean) * (number - mean);
    constexpr float kLeastVariance = 1e-8F;
    const float scale = 1 / std::sqrt(variance / static_cast<float>(kEncodingWidth) + kLeastVariance);
    for (std::size_t i = 0; i < kEncodingWidth; ++i) {
        result[i] = (result[i] - mean) * scale * gain[i] + shift[i];
    }
    return result;
}

ContextEncoder::ContextEncoder(std::string_view model) {
    const language::ModelFile file(model, "encoder");
    constexpr std::array<std::string_view, 4> kTables = {"encoder.norm", "encoder.prefix", "encoder.suffix",
                                                         "encoder.shape"};
    for (std::size_t i = 0; i < kTables.size(); ++i) {
        language::SectionReader reader(file.section(kTables[i]));
        tables_[i].seed = reader.number<std::uint32_t>();
        tables_[i].matrix = PackedMatrix(reader.rest());
        if (tables_[i].matrix.columns() != kEncodingWidth || tables_[i].matrix.rows() == 0) {
            throw Error("a table of the encoder has another width");
        }
    }
    vectors_ = PackedMatrix(file.section("encoder.vectors"));
    if (vectors_.columns() != kEncodingWidth) throw Error("the vectors of the encoder have another width");
    words_ = file.section("encoder.words");
    word_count_ = words_.size() / (sizeof(std::uint32_t) + sizeof(std::uint16_t));
    for (language::SectionReader reader(file.section("encoder.norms")); !reader.rest().empty();) {
        const std::string form(reader.text());
        norms_.emplace(form, reader.text());
    }
    for (language::SectionReader reader(file.section("encoder.symbols")); !reader.rest().empty();) {
        const std::string_view name = reader.text();
        symbols_.emplace(name, reader.number<std::uint64_t>());
    }
    constexpr std::array<std::string_view, 5> kLayers = {"encoder.layer0", "encoder.layer1", "encoder.layer2",
                                                         "encoder.layer3", "encoder.layer4"};
    for (const std::string_view name : kLayers) layers_.emplace_back(file.section(name));
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        const std::size_t blocks = i == 0 ? tables_.size() + 1 : 3;
        if (layers_[i].inputs != blocks * kEncodingWidth)
            throw Error("a layer of the encoder has other inputs");
    }
}

std::uint64_t ContextEncoder::number_of(std::string_view text) const {
    const auto symbol = symbols_.find(text);
    return symbol == symbols_.end() ? murmur_64a(text) : symbol->second;
}

void ContextEncoder::add_vector(std::string_view word, float* sums) const {
    const auto key = static_cast<std::uint32_t>(language::hash_string(word) >> 32U);
    std::size_t low = 0;
    std::size_t high = word_count_;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto at = load<std::uint32_t>(words_.data() + middle * sizeof key);
        if (at == key) {
            const char* row = words_.data() + word_count_ * sizeof key + middle * sizeof(std::uint16_t);
            const std::size_t number = load<std::uint16_t>(row);
            if (number < vectors_.rows()) vectors_.add_row(number, sums);
            return;
        }
        if (at < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
}

Encoding ContextEncoder::encode_word(std::string_view word) const {
    constexpr std::size_t kSuffix = 3;
    const auto norm = norms_.find(word);
    const std::array<std::string, 4> traits = {norm == norms_.end() ? utf8::lower(word) : norm->second,
                                               std::string(first_letter(word)),
                                               std::string(last_letters(word, kSuffix)), pattern_of(word)};
    std::array<Encoding, 5> said{};
    for (std::size_t i = 0; i < traits.size(); ++i) tables_[i].add_rows(number_of(traits[i]), said[i].data());
    add_vector(word, said.back().data());
    std::array<std::int16_t, 5 * kEncodingWidth> numbers{};
    for (std::size_t i = 0; i < said.size(); ++i) store_rounded(said[i], numbers.data() + i * kEncodingWidth);
    Encoding result{};
    layers_.front().apply(numbers.data(), 1, &result);
    return result;
}

std::vector<std::vector<Encoding>> ContextEncoder::encode(
    const std::vector<std::vector<std::string>>& sentences) const {
    std::unordered_map<std::string_view, Encoding> of_word;
    std::vector<std::vector<Encoding>> result;
    result.reserve(sentences.size());
    for (const auto& words : sentences) {
        std::vector<Encoding>& made = result.emplace_back(words.size());
        if (!*this) continue;
        // As many empty words stand on both sides as the layers look far.
        const std::size_t margin = layers_.size() - 1;
        std::vector<Encoding> now(words.size() + 2 * margin);
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto [entry, fresh] = of_word.try_emplace(words[i]);
            if (fresh) entry->second = encode_word(words[i]);
            now[margin + i] = entry->second;
        }
        std::vector<std::int16_t> numbers(now.size() * kEncodingWidth);
        for (std::size_t layer = 1; layer < layers_.size(); ++layer) {
            for (std::size_t i = 0; i < now.size(); ++i) store_rounded(now[i], &numbers[i * kEncodingWidth]);
            const std::size_t count = now.size() - 2 * layer;
            std::vector<Encoding> added(count);
            layers_[layer].apply(&numbers[(layer - 1) * kEncodingWidth], count, added.data());
            for (std::size_t i = 0; i < count; ++i) {
                for (std::size_t k = 0; k < kEncodingWidth; ++k) now[layer + i][k] += added[i][k];
            }
        }
        std::copy_n(now.begin() + static_cast<std::ptrdiff_t>(margin), words.size(), made.begin());
    }
    return result;
}

}  // namespace lacis::entities
