// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/ftrl.hpp"
#include "language/model_file.hpp"
#include "language/perceptron.hpp"
#include "relations/pair_features.hpp"

/// How likely each relation is for a pair of entities: multinomial logistic regression over hashed features.
namespace lacis::relations {

/// Where a probability counts, and how scores become probabilities.
struct ModelSettings {
    float keep = 0;       ///< A rule's finding that is less likely is dropped.
    float add = 1;        ///< A relation that no rule found is added from here on.
    float sharpness = 1;  ///< Scores are multiplied with it: below 1 for a model too sure of itself.
};

/// Trained weights as they lie in `relations.model`: sections "relations.weights" (PackedWeights; classes are
/// the relations, then none, then the weights that all relations share) and "relations.settings" (f32 keep,
/// add, sharpness; u32 number of relations; their names).
class RelationModel {
  public:
    static constexpr double kScale = 32;

    /// Knows nothing.
    RelationModel() = default;
    /// `model` must outlive the object. Relations that `rules` does not declare are left out. Throws Error if
    /// it is damaged.
    RelationModel(std::string_view model, const RuleSet& rules);

    [[nodiscard]] bool empty() const { return classes_.empty(); }
    [[nodiscard]] const ModelSettings& settings() const { return settings_; }
    /// By index of RuleSet::relations(): 0 where the types of the entities forbid it, -1 where the model does
    /// not know the relation.
    [[nodiscard]] std::vector<double> probabilities(const EntityPair& pair) const;

  private:
    struct Class {
        std::uint32_t relation = kNone;  ///< Index in the rules; kNone if they do not have it.
        RelationType type;
    };
    ModelSettings settings_;
    std::vector<Class> classes_;
    std::size_t relation_count_ = 0;
    language::PackedWeights weights_;
};

/// One pair to learn from.
struct PairExample {
    const EntityPair* pair = nullptr;
    std::uint32_t relation = kNone;  ///< kNone: it states none.
};

struct LearningSettings {
    language::FtrlSettings ftrl;
    int passes = 8;
    std::uint32_t least_count = 3;  ///< Features of fewer pairs are left out.
    std::uint64_t seed = 1;
};

/// Learns by stochastic gradient. Same examples, same settings, same model.
class RelationLearner {
  public:
    RelationLearner(const std::vector<RelationType>& relations, const LearningSettings& settings)
        : relations_(relations), settings_(settings) {}

    void learn(const std::vector<PairExample>& examples);
    /// The file of a RelationModel.
    [[nodiscard]] std::string pack(const ModelSettings& model, const std::string& provenance) const;

  private:
    [[nodiscard]] std::size_t width() const { return relations_.size() + 1; }

    std::vector<RelationType> relations_;
    LearningSettings settings_;
    std::unordered_map<language::FeatureKey, std::uint32_t> row_of_;
    std::vector<language::FtrlWeight> weights_;  // width() for each row
    std::unordered_map<language::FeatureKey, std::uint32_t> shared_row_of_;
    std::vector<language::FtrlWeight> shared_;
};

}  // namespace lacis::relations
