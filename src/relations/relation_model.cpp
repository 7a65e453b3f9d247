// SPDX-License-Identifier: Apache-2.0
#include "relations/relation_model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "language/packing.hpp"

namespace lacis::relations {
namespace {

bool permits(const RelationType& relation, const EntityPair& pair) {
    constexpr auto kPerson = static_cast<TypeSet>(1U << static_cast<unsigned>(entities::EntityType::kPerson));
    if ((relation.source & pair.source_type) == 0 || (relation.target & pair.target_type) == 0) return false;
    return !relation.alike || (pair.source_type == kPerson) == (pair.target_type == kPerson);
}

/// Scores to probabilities, in place; those that are not open stay 0.
void to_probabilities(std::vector<double>& scores, const std::vector<bool>& open) {
    double largest = scores.back();
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (open[i]) largest = std::max(largest, scores[i]);
    }
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        scores[i] = open[i] ? std::exp(scores[i] - largest) : 0;
        sum += scores[i];
    }
    for (double& score : scores) score /= sum;
}

}  // namespace

RelationModel::RelationModel(std::string_view model, const RuleSet& rules) {
    const language::ModelFile file(model, "relations.model");
    weights_ = language::PackedWeights(file.section("relations.weights"));
    language::SectionReader reader(file.section("relations.settings"));
    settings_.keep = reader.number<float>();
    settings_.add = reader.number<float>();
    settings_.sharpness = reader.number<float>();
    const auto count = reader.number<std::uint32_t>();
    if (count + 2 > language::kMaxClasses) throw Error("relations.model has too many relations");
    relation_count_ = rules.relations().size();
    for (std::uint32_t i = 0; i < count; ++i) {
        Class& one = classes_.emplace_back();
        const auto found = rules.find_relation(reader.text());
        if (!found) continue;
        one.relation = *found;
        one.type = rules.relations()[*found];
    }
}

std::vector<double> RelationModel::probabilities(const EntityPair& pair) const {
    std::vector<double> result(relation_count_, -1);
    const std::size_t none = classes_.size();
    language::Scores sums{};
    weights_.add(pair.features, sums);
    std::vector<double> scores(none + 1);
    std::vector<bool> open(none + 1, true);
    const double factor = static_cast<double>(settings_.sharpness) / kScale;
    for (std::size_t i = 0; i < none; ++i) {
        open[i] = classes_[i].relation != kNone && permits(classes_[i].type, pair);
        if (!open[i]) continue;
        language::Scores fit{};
        weights_.add(pair.fit[classes_[i].relation], fit);
        scores[i] = factor * (sums[i] + fit[none + 1]);
    }
    scores[none] = factor * sums[none];
    to_probabilities(scores, open);
    for (std::size_t i = 0; i < none; ++i) {
        if (classes_[i].relation != kNone) result[classes_[i].relation] = scores[i];
    }
    return result;
}

void RelationLearner::learn(const std::vector<PairExample>& examples) {
    std::unordered_map<language::FeatureKey, std::uint32_t> counts;
    for (const PairExample& example : examples) {
        for (const auto key : example.pair->features) ++counts[key];
        for (const auto& keys : example.pair->fit) {
            for (const auto key : keys) ++counts[key];
        }
    }
    struct Rows {
        std::vector<std::uint32_t> features;
        std::vector<std::vector<std::uint32_t>> fit;
    };
    std::vector<Rows> rows(examples.size());
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const EntityPair& pair = *examples[i].pair;
        for (const auto key : pair.features) {
            if (counts[key] < settings_.least_count) continue;
            const auto place = row_of_.emplace(key, static_cast<std::uint32_t>(row_of_.size())).first;
            rows[i].features.push_back(place->second);
        }
        for (const auto& keys : pair.fit) {
            auto& of_relation = rows[i].fit.emplace_back();
            for (const auto key : keys) {
                if (counts[key] < settings_.least_count) continue;
                const auto place =
                    shared_row_of_.emplace(key, static_cast<std::uint32_t>(shared_row_of_.size())).first;
                of_relation.push_back(place->second);
            }
        }
    }
    weights_.resize(row_of_.size() * width());
    shared_.resize(shared_row_of_.size());
    const std::size_t none = relations_.size();
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), 0U);
    language::Random random(settings_.seed);
    std::vector<double> gradient(none + 1);
    std::vector<bool> open(none + 1, true);
    constexpr double kLeast = 1e-4;  // smaller gradients are not worth a step
    for (int pass = 0; pass < settings_.passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t index : order) {
            const PairExample& example = examples[index];
            std::fill(gradient.begin(), gradient.end(), 0.0);
            for (const std::uint32_t row : rows[index].features) {
                const language::FtrlWeight* weights = &weights_[row * width()];
                for (std::size_t i = 0; i <= none; ++i) gradient[i] += weights[i].value();
            }
            for (std::size_t i = 0; i < none; ++i) {
                open[i] = permits(relations_[i], *example.pair);
                for (const std::uint32_t row : rows[index].fit[i]) gradient[i] += shared_[row].value();
            }
            to_probabilities(gradient, open);
            gradient[example.relation == kNone ? none : example.relation] -= 1;
            for (std::size_t i = 0; i <= none; ++i) {
                if (std::abs(gradient[i]) <= kLeast) continue;
                for (const std::uint32_t row : rows[index].features)
                    weights_[row * width() + i].step(gradient[i], settings_.ftrl);
                if (i == none) continue;
                for (const std::uint32_t row : rows[index].fit[i])
                    shared_[row].step(gradient[i], settings_.ftrl);
            }
        }
    }
}

std::string RelationLearner::pack(const ModelSettings& model, const std::string& provenance) const {
    std::map<language::FeatureKey, std::string> rows;
    const auto append = [](std::string& pairs, std::size_t number, const language::FtrlWeight& weight) {
        const auto rounded = std::lround(std::clamp(weight.value() * RelationModel::kScale, -127.0, 127.0));
        if (rounded == 0) return;
        language::store(pairs, static_cast<std::uint8_t>(number));
        language::store(pairs, static_cast<std::int8_t>(rounded));
    };
    for (const auto& [key, row] : row_of_) {
        std::string pairs;
        for (std::size_t i = 0; i < width(); ++i) append(pairs, i, weights_[row * width() + i]);
        if (!pairs.empty()) rows.emplace(key, std::move(pairs));
    }
    for (const auto& [key, row] : shared_row_of_) {
        std::string pairs;
        append(pairs, width(), shared_[row]);
        if (!pairs.empty()) rows[key] += pairs;
    }
    std::string settings;
    language::store(settings, model.keep);
    language::store(settings, model.add);
    language::store(settings, model.sharpness);
    language::store(settings, static_cast<std::uint32_t>(relations_.size()));
    for (const RelationType& relation : relations_) language::store_text(settings, relation.name);
    language::ModelWriter writer;
    writer.add("relations.weights", language::pack_rows(rows));
    writer.add("relations.settings", std::move(settings));
    writer.add("provenance", provenance);
    return writer.finish();
}

}  // namespace lacis::relations
