// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relations/relation_model.hpp"

/// Training of the relation model on annotated articles, and its measures.
namespace lacis::relations {

/// An article's pairs with what its gold relations say of them.
struct JudgedArticle {
    struct Verdict {
        std::vector<std::uint32_t> stated;  ///< Relations to learn for the pair; empty: none.
        bool unclear = false;               ///< The pair is left out of learning.
        std::uint32_t source = 0;           ///< Number of the gold entity; others are numbered behind these.
        std::uint32_t target = 0;
    };
    struct Fact {
        std::uint32_t source = 0;
        std::uint32_t target = 0;
        std::vector<std::uint32_t> relations;  ///< The annotated one, then those accepted in its place.
        bool counts = true;                    ///< Neither optional nor negated.
    };
    std::vector<EntityPair> pairs;
    std::vector<Verdict> verdicts;
    std::vector<Fact> facts;
};

/// `json`: the gold file. A pair states a relation in the sentence of its evidence, or where a rule says so
/// too; elsewhere it is unclear. Throws Error if the file is no gold file.
[[nodiscard]] JudgedArticle judge_article(std::vector<EntityPair> pairs, const corpus::Document& document,
                                          const std::vector<language::Sentence>& sentences,
                                          const entities::DocumentEntities& entities, const RuleSet& rules,
                                          std::string_view json, const std::string& file);

/// Right, wrong and missed relations, each counted once an article.
struct RelationCounts {
    std::size_t right = 0;
    std::size_t wrong = 0;
    std::size_t missed = 0;
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] double f1() const;
};

struct TrainedModel {
    std::string file;
    ModelSettings settings;
    RelationCounts rules;  ///< Without the model.
    RelationCounts model;  ///< With models that have not seen the article.
};

/// How to choose ModelSettings::keep and add.
struct BoundsSearch {
    double least_precision = 0.8;  ///< The best F1 with at least this precision, where there is one …
    std::optional<float> keep;     ///< … or what is given.
    std::optional<float> add;
};

/// Learns from all articles; how to use the probabilities follows from cross-validation (article i belongs to
/// part i modulo `folds`).
[[nodiscard]] TrainedModel train_relation_model(const std::vector<JudgedArticle>& articles,
                                                const RuleSet& rules, const LearningSettings& settings,
                                                std::size_t folds, const BoundsSearch& search,
                                                const std::function<void(std::size_t)>& progress = {});

}  // namespace lacis::relations
