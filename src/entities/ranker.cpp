// SPDX-License-Identifier: Apache-2.0
#include "entities/ranker.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "language/model_file.hpp"
#include "language/packing.hpp"

namespace lacis::entities {
namespace {

using language::FeatureKey;

/// Least probability of a link by kind of reference, set on the annotated references.
constexpr std::array<double, kReferenceKindCount> kLeastProbabilities = {0.45, 0.45, 0.45, 0.5,
                                                                         0.5,  0.45, 0.6};

/// Scores to probabilities, in place.
void to_probabilities(std::vector<double>& scores) {
    const double largest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (double& score : scores) sum += score = std::exp(score - largest);
    for (double& score : scores) score /= sum;
}

/// Features of the i-th candidate; behind the last, of none.
const std::vector<FeatureKey>& outcome(const RankedExample& example, std::size_t i) {
    const auto& candidates = example.choice.candidates;
    return i < candidates.size() ? candidates[i].features : example.choice.none;
}

/// Passes over the examples in an order of the seed's.
void learn(const std::vector<RankedExample>& examples, const RankerSettings& settings, std::uint64_t seed,
           std::unordered_map<FeatureKey, language::FtrlWeight>& weights) {
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    language::Random random(seed);
    for (int pass = 0; pass < settings.passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t index : order) {
            const RankedExample& example = examples[index];
            std::vector<double> chances;
            for (std::size_t i = 0; i <= example.choice.candidates.size(); ++i) {
                double& score = chances.emplace_back(0);
                for (const FeatureKey key : outcome(example, i)) {
                    const auto found = weights.find(key);
                    if (found != weights.end()) score += found->second.value();
                }
            }
            to_probabilities(chances);
            chances[example.right] -= 1;
            for (std::size_t i = 0; i < chances.size(); ++i) {
                for (const FeatureKey key : outcome(example, i)) {
                    const auto found = weights.find(key);
                    if (found != weights.end()) found->second.step(chances[i], settings.ftrl);
                }
            }
        }
    }
}

}  // namespace

Ranker::Ranker(std::string_view model)
    : weights_(language::ModelFile(model, "coreference.model").section("coreference.weights")) {}

double Ranker::score(const std::vector<FeatureKey>& features) const {
    if (!weights_) return 0;
    language::Scores scores{};
    weights_->add(features, scores);
    return static_cast<double>(scores[0]) / kScale;
}

std::vector<double> Ranker::probabilities(const Choice& choice) const {
    std::vector<double> scores;
    for (const Candidate& candidate : choice.candidates) scores.push_back(score(candidate.features));
    scores.push_back(score(choice.none));
    to_probabilities(scores);
    return scores;
}

std::optional<std::uint32_t> Ranker::choose(const Choice& choice) const {
    if (choice.candidates.empty()) return std::nullopt;
    const std::vector<double> chances = probabilities(choice);
    const auto best = std::max_element(chances.begin(), chances.end() - 1);
    if (*best < kLeastProbabilities[static_cast<std::size_t>(choice.kind)]) return std::nullopt;
    return choice.candidates[static_cast<std::size_t>(best - chances.begin())].entity;
}

std::string train_ranker(const std::vector<RankedExample>& examples, const RankerSettings& settings,
                         const std::string& provenance) {
    std::unordered_map<FeatureKey, std::uint32_t> counts;
    for (const RankedExample& example : examples) {
        for (std::size_t i = 0; i <= example.choice.candidates.size(); ++i) {
            for (const FeatureKey key : outcome(example, i)) ++counts[key];
        }
    }
    std::unordered_map<FeatureKey, double> mean;
    for (int round = 0; round < settings.rounds; ++round) {
        std::unordered_map<FeatureKey, language::FtrlWeight> weights;
        for (const auto& [key, count] : counts) {
            if (count >= settings.least_count) weights.emplace(key, language::FtrlWeight());
        }
        learn(examples, settings, settings.seed + static_cast<std::uint64_t>(round), weights);
        for (const auto& [key, weight] : weights) mean[key] += weight.value() / settings.rounds;
    }
    std::map<FeatureKey, std::string> rows;
    for (const auto& [key, weight] : mean) {
        const auto rounded = std::lround(std::clamp(weight * Ranker::kScale, -127.0, 127.0));
        if (rounded == 0) continue;
        std::string& pair = rows[key];
        language::store(pair, std::uint8_t{0});
        language::store(pair, static_cast<std::int8_t>(rounded));
    }
    language::ModelWriter writer;
    writer.add("coreference.weights", language::pack_rows(rows));
    writer.add("provenance", provenance);
    return writer.finish();
}

}  // namespace lacis::entities
