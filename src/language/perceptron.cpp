// SPDX-License-Identifier: Apache-2.0
#include "language/perceptron.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

#include "language/model_file.hpp"
#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::size_t kRowHeader = 3;
constexpr std::size_t kRowsPerBucket = 3;

}  // namespace

PackedWeights::PackedWeights(std::string_view section) {
    SectionReader reader(section);
    const auto bits = reader.number<std::uint32_t>();
    const std::size_t starts_size = ((std::size_t{1} << (bits & 31U)) + 1) * sizeof(std::uint32_t);
    if (bits < 1 || bits > 28 || reader.rest().size() < starts_size)
        throw Error("a table of weights is cut off");
    shift_ = 32 - bits;
    starts_ = reader.rest().data();
    rows_ = starts_ + starts_size;
    if (start(std::size_t{1} << bits) != reader.rest().size() - starts_size)
        throw Error("a table of weights is cut off");
}

std::uint32_t PackedWeights::start(std::size_t bucket) const {
    return load<std::uint32_t>(starts_ + bucket * sizeof(std::uint32_t));
}

void PackedWeights::add(std::span<const FeatureKey> features, Scores& scores) const {
    for (; features.size() > FeatureList::kCapacity; features = features.subspan(FeatureList::kCapacity))
        add_some(features.first(FeatureList::kCapacity), scores);
    add_some(features, scores);
}

void PackedWeights::add_some(std::span<const FeatureKey> features, Scores& scores) const {
    // Three rounds, so that the memory of all features is on its way before any of it is needed.
    struct Bucket {
        const char* row;
        const char* end;
    };
    std::array<Bucket, FeatureList::kCapacity> buckets;
    for (const FeatureKey key : features)
        __builtin_prefetch(starts_ + (key >> shift_) * sizeof(std::uint32_t));
    for (std::size_t i = 0; i < features.size(); ++i) {
        const std::size_t bucket = features[i] >> shift_;
        buckets[i] = {rows_ + start(bucket), rows_ + start(bucket + 1)};
        __builtin_prefetch(buckets[i].row);
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
        const auto wanted = static_cast<std::uint16_t>(features[i]);
        for (auto [row, end] = buckets[i]; row != end;) {
            const std::size_t pairs = static_cast<unsigned char>(row[2]);
            if (load<std::uint16_t>(row) == wanted) {
                const char* pair = row + kRowHeader;
                for (std::size_t n = 0; n < pairs; ++n, pair += 2) {
                    scores[static_cast<unsigned char>(pair[0])] += static_cast<signed char>(pair[1]);
                }
                break;
            }
            row += kRowHeader + 2 * pairs;
        }
    }
}

std::size_t Perceptron::home_of(FeatureKey key) const {
    const FeatureKey spread = key * 0x9e3779b1U;
    return spread & (keys_.size() - 1);
}

std::size_t Perceptron::place_of(FeatureKey key) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t place = home_of(key);
    while (rows_[place].capacity != 0 && keys_[place] != key) place = (place + 1) & mask;
    return place;
}

void Perceptron::grow() {
    std::vector<FeatureKey> keys(keys_.size() * 2);
    std::vector<Row> rows(rows_.size() * 2);
    keys.swap(keys_);
    rows.swap(rows_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].capacity == 0) continue;
        const std::size_t place = place_of(keys[i]);
        keys_[place] = keys[i];
        rows_[place] = rows[i];
    }
}

Perceptron::Cell* Perceptron::cell(Row& row, std::size_t label) {
    for (std::size_t i = row.first; i < row.first + std::size_t{row.size}; ++i) {
        if (cells_[i].label == label) return &cells_[i];
    }
    if (thinned_) return nullptr;
    if (row.size == row.capacity) {
        const auto capacity = static_cast<std::uint16_t>(row.capacity == 0 ? 2 : row.capacity * 2);
        const auto first = static_cast<std::uint32_t>(cells_.size());
        cells_.resize(cells_.size() + capacity);
        std::copy_n(cells_.begin() + row.first, row.size, cells_.begin() + first);
        row.first = first;
        row.capacity = capacity;
    }
    Cell& fresh = cells_[row.first + row.size++];
    fresh = Cell{0, 0, static_cast<std::uint32_t>(label)};
    return &fresh;
}

void Perceptron::add(std::span<const FeatureKey> features, Scores& scores) const {
    // As in PackedWeights: all memory is on its way before it is needed.
    std::array<const Row*, FeatureList::kCapacity> found;
    for (const FeatureKey key : features) {
        const std::size_t home = home_of(key);
        __builtin_prefetch(&keys_[home]);
        __builtin_prefetch(&rows_[home]);
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
        const Row& row = rows_[place_of(features[i])];
        found[i] = row.updates < min_updates_ ? nullptr : &row;
        if (found[i] != nullptr) __builtin_prefetch(&cells_[row.first]);
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
        if (found[i] == nullptr) continue;
        const Cell* cell = &cells_[found[i]->first];
        for (const Cell* end = cell + found[i]->size; cell != end; ++cell)
            scores[cell->label] += cell->weight;
    }
}

void Perceptron::update(std::span<const FeatureKey> features, std::size_t label, std::int32_t delta) {
    for (const FeatureKey key : features) {
        std::size_t place = place_of(key);
        if (rows_[place].capacity == 0) {
            if (thinned_) continue;
            if (++used_ * 3 > keys_.size() * 2) {
                grow();
                place = place_of(key);
            }
            keys_[place] = key;
        }
        Row& row = rows_[place];
        Cell* moved = cell(row, label);
        if (moved == nullptr) continue;
        moved->weight += delta;
        moved->weighted += examples_ * delta;
        ++row.updates;
    }
}

double Perceptron::average(const Cell& cell) const {
    return cell.weight - static_cast<double>(cell.weighted) / static_cast<double>(examples_);
}

void Perceptron::thin_out(std::size_t most) {
    std::vector<double> sizes;
    for (const Row& row : rows_) {
        for (std::size_t n = 0; row.updates >= min_updates_ && n < row.size; ++n) {
            sizes.push_back(std::abs(average(cells_[row.first + n])));
        }
    }
    double least = 0;
    if (sizes.size() > most) {
        const auto place = sizes.end() - static_cast<std::ptrdiff_t>(most);
        std::nth_element(sizes.begin(), place, sizes.end());
        least = *place;
    }
    std::vector<FeatureKey> keys(keys_.size());
    std::vector<Row> rows(rows_.size());
    std::vector<Cell> cells;
    keys.swap(keys_);
    rows.swap(rows_);
    cells.swap(cells_);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Row& old = rows[i];
        if (old.updates < min_updates_) continue;
        Row kept{static_cast<std::uint32_t>(cells_.size()), 0, 0, old.updates};
        for (std::size_t n = old.first; n < old.first + std::size_t{old.size}; ++n) {
            if (std::abs(average(cells[n])) < least) continue;
            cells_.push_back({0, cells[n].weight, cells[n].label});
            kept.capacity = ++kept.size;
        }
        if (kept.size == 0) continue;
        const std::size_t place = place_of(keys[i]);
        keys_[place] = keys[i];
        rows_[place] = kept;
    }
    thinned_ = true;
    examples_ = 1;
}

std::vector<WeightRow> Perceptron::rows(const Packing& packing) const {
    std::vector<std::size_t> places;
    double largest = 1e-9;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        if (rows_[i].capacity == 0 || rows_[i].updates < min_updates_) continue;
        places.push_back(i);
        for (std::size_t n = 0; n < rows_[i].size; ++n) {
            largest = std::max(largest, std::abs(average(cells_[rows_[i].first + n])));
        }
    }
    std::sort(places.begin(), places.end(),
              [this](std::size_t a, std::size_t b) { return keys_[a] < keys_[b]; });
    const double scale = packing.scale > 0 ? packing.scale : 127.0 / largest;

    std::vector<WeightRow> rows;
    for (const std::size_t place : places) {
        WeightRow row{keys_[place], {}};
        for (std::size_t n = 0; n < rows_[place].size; ++n) {
            const Cell& cell = cells_[rows_[place].first + n];
            const int weight = static_cast<int>(std::clamp(std::lround(average(cell) * scale), -127L, 127L));
            if (std::abs(weight) >= packing.least)
                row.weights.emplace_back(static_cast<std::uint8_t>(cell.label), weight);
        }
        if (row.weights.empty()) continue;
        std::sort(row.weights.begin(), row.weights.end());
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<WeightRow> mixed(const std::vector<MixturePart>& parts, int whole, std::size_t most) {
    using Sums = std::map<std::uint8_t, int>;
    std::map<FeatureKey, Sums> sums;
    for (const bool leading : {true, false}) {
        for (const MixturePart& part : parts) {
            if (part.leads != leading) continue;
            for (const WeightRow& row : part.rows) {
                const auto known = leading ? sums.try_emplace(row.feature).first : sums.find(row.feature);
                if (known == sums.end()) continue;
                for (const auto& [label, weight] : row.weights) known->second[label] += part.share * weight;
            }
        }
    }
    std::vector<int> sizes;
    for (const auto& [feature, of_labels] : sums) {
        for (const auto& [label, sum] : of_labels) sizes.push_back(std::abs(sum));
    }
    int last = 0;  // of the largest
    if (sizes.size() > most) {
        const auto place = sizes.end() - static_cast<std::ptrdiff_t>(most);
        std::nth_element(sizes.begin(), place, sizes.end());
        last = *place;
    }
    std::vector<WeightRow> rows;
    for (const auto& [feature, of_labels] : sums) {
        if (std::none_of(of_labels.begin(), of_labels.end(),
                         [&](const auto& sum) { return std::abs(sum.second) > last; }))
            continue;
        WeightRow row{feature, {}};
        for (const auto& [label, sum] : of_labels) {
            const auto weight = static_cast<int>(std::lround(static_cast<double>(sum) / whole));
            if (std::abs(sum) >= last && weight != 0)
                row.weights.emplace_back(label, std::clamp(weight, -127, 127));
        }
        if (!row.weights.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

std::string pack_rows(const std::vector<WeightRow>& rows) {
    const auto bits = std::max(1U, static_cast<std::uint32_t>(std::bit_width(rows.size() / kRowsPerBucket)));
    std::string starts;
    std::string bytes;
    std::size_t next = 0;
    for (std::size_t bucket = 0; bucket < std::size_t{1} << bits; ++bucket) {
        store(starts, static_cast<std::uint32_t>(bytes.size()));
        for (; next < rows.size() && rows[next].feature >> (32 - bits) == bucket; ++next) {
            store(bytes, static_cast<std::uint16_t>(rows[next].feature));
            bytes.push_back(static_cast<char>(rows[next].weights.size()));
            for (const auto& [label, weight] : rows[next].weights) {
                bytes.push_back(static_cast<char>(label));
                bytes.push_back(static_cast<char>(weight));
            }
        }
    }
    store(starts, static_cast<std::uint32_t>(bytes.size()));
    std::string section;
    store(section, bits);
    return section + starts + bytes;
}

}  // namespace lacis::language
