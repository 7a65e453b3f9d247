// SPDX-License-Identifier: Apache-2.0
#include "language/word_clusters.hpp"

#include <charconv>
#include <map>
#include <vector>

#include "language/feature_hash.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::uint32_t kMostClusters = 0xfffe;

std::uint32_t key_of(std::string_view word) {
    return static_cast<std::uint32_t>(hash_string(word) >> 32U);
}

std::uint16_t cluster_number(std::string_view field, const Place& place) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(field.data(), field.data() + field.size(), number);
    if (error != std::errc{} || end != field.data() + field.size() || number > kMostClusters) {
        throw Error(place, "'" + std::string(field) + "' is no cluster number from 0 to " +
                               std::to_string(kMostClusters));
    }
    return static_cast<std::uint16_t>(number);
}

}  // namespace

WordClusters::WordClusters(std::string_view model) {
    const ModelFile file(model, "word clusters");
    const std::string_view words = file.section("clusters.words");
    const std::size_t count = words.size() / (sizeof(std::uint32_t) + sizeof(std::uint16_t));
    hashes_ = words.substr(0, count * sizeof(std::uint32_t));
    fine_ = words.substr(hashes_.size());
    coarse_ = file.section("clusters.coarse");
}

WordCluster WordClusters::find(std::string_view word) const {
    std::uint16_t fine = find_exactly(word);
    if (fine == 0) fine = find_exactly(utf8::lower(word));
    if (fine == 0) return {};
    return {fine, load<std::uint16_t>(coarse_.data() + (fine - 1U) * sizeof(std::uint16_t))};
}

std::uint16_t WordClusters::find_exactly(std::string_view word) const {
    const std::uint32_t key = key_of(word);
    std::size_t low = 0;
    std::size_t high = hashes_.size() / sizeof key;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const auto at = load<std::uint32_t>(hashes_.data() + middle * sizeof key);
        if (at == key) return load<std::uint16_t>(fine_.data() + middle * sizeof(std::uint16_t));
        if (at < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

std::string build_word_clusters(std::string_view rows, const std::string& name, const std::string& language,
                                const std::string& provenance) {
    std::map<std::uint32_t, std::uint16_t> fine_of;  // of two words with one key the first stays
    std::vector<std::uint16_t> coarse_of;
    for_each_row(rows, [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        const Place place{name, line, 1};
        if (fields.size() != 3) throw Error(place, "a row is: word, fine cluster, coarse cluster");
        const std::uint16_t fine = cluster_number(fields[1], place);
        const auto coarse = static_cast<std::uint16_t>(cluster_number(fields[2], place) + 1U);
        if (coarse_of.size() <= fine) coarse_of.resize(fine + 1U);
        if (coarse_of[fine] != 0 && coarse_of[fine] != coarse) {
            throw Error(place, "fine cluster " + std::to_string(fine) + " lies in two coarse ones");
        }
        coarse_of[fine] = coarse;
        fine_of.emplace(key_of(fields[0]), static_cast<std::uint16_t>(fine + 1U));
    });
    std::string words;
    for (const auto& [key, fine] : fine_of) store(words, key);
    for (const auto& [key, fine] : fine_of) store(words, fine);
    std::string coarse;
    for (const std::uint16_t number : coarse_of) store(coarse, number);
    ModelWriter model;
    model.add("clusters.words", std::move(words));
    model.add("clusters.coarse", std::move(coarse));
    model.add("language", language);
    model.add("provenance", provenance);
    return model.finish();
}

}  // namespace lacis::language
