// SPDX-License-Identifier: Apache-2.0
#include "entities/ranker.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "support/error.hpp"
#include "support/rows.hpp"

namespace lacis::entities {
namespace {

constexpr std::string_view kFile = "entities/coreference.tsv";
/// Least probability of a link by kind of reference, set on the annotated references.
constexpr std::array<double, kReferenceKindNames.size()> kLeastProbabilities = {0.45, 0.45, 0.45, 0.55, 0.45};

template <std::size_t size>
std::optional<std::size_t> index_of(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<std::size_t>(found - names.begin());
}

std::optional<double> number_from(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

}  // namespace

Ranker::Ranker(const language::Pack& pack) {
    for_each_row(pack.file(kFile), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        const auto kind = fields.size() == 3 ? index_of(kReferenceKindNames, fields[0]) : std::nullopt;
        auto trait = fields.size() == 3 ? index_of(kTraitNames, fields[1]) : std::nullopt;
        if (fields.size() == 3 && fields[1] == "none") trait = kTraitCount;
        const auto weight = fields.size() == 3 ? number_from(fields[2]) : std::nullopt;
        if (!kind || !trait || !weight) {
            throw Error(Place{std::string(kFile), line, 0}, "this row does not follow the list's format");
        }
        weights_[*kind][*trait] = *weight;
    });
}

std::vector<double> Ranker::probabilities(ReferenceKind kind,
                                          const std::vector<Candidate>& candidates) const {
    const auto& weights = weights_[static_cast<std::size_t>(kind)];
    std::vector<double> scores;
    for (const Candidate& candidate : candidates) {
        double score = 0;
        for (std::size_t i = 0; i < kTraitCount; ++i) score += weights[i] * candidate.traits[i];
        scores.push_back(score);
    }
    scores.push_back(weights[kTraitCount]);
    const double largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores) sum += score = std::exp(score - largest);
    for (double& score : scores) score /= sum;
    return scores;
}

std::optional<std::uint32_t> Ranker::choose(ReferenceKind kind,
                                            const std::vector<Candidate>& candidates) const {
    if (candidates.empty()) return std::nullopt;
    const std::vector<double> scores = probabilities(kind, candidates);
    const auto best = std::max_element(scores.begin(), scores.end() - 1);
    if (*best < kLeastProbabilities[static_cast<std::size_t>(kind)]) return std::nullopt;
    return candidates[static_cast<std::size_t>(best - scores.begin())].entity;
}

}  // namespace lacis::entities
