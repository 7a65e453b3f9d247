// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/feature_hash.hpp"
#include "language/ftrl.hpp"
#include "language/perceptron.hpp"

/// Which of several entities a pronoun, possessive or description stands for: a log-linear model over the
/// candidates and one more outcome, that it stands for none of them (after Denis and Baldridge 2008).
namespace lacis::entities {

enum class ReferenceKind : std::uint8_t {
    kSubject,
    kObject,
    kOblique,
    kPossessive,
    kDescription,  ///< "le groupe"
    kLatter,       ///< "ce dernier", "celui-ci"
    kAdverbial,    ///< "en", "y"
};
inline constexpr std::size_t kReferenceKindCount = 7;

struct Candidate {
    std::uint32_t entity = 0;
    std::vector<language::FeatureKey> features;
};

/// A reference with whom it may stand for.
struct Choice {
    ReferenceKind kind = ReferenceKind::kSubject;
    std::vector<Candidate> candidates;
    std::vector<language::FeatureKey> none;  ///< Features of the outcome that none of them is meant.
};

/// Trained weights as they lie in `coreference.model`: section "coreference.weights" (PackedWeights with one
/// class).
class Ranker {
  public:
    static constexpr double kScale = 32;

    /// Finds all candidates equally likely.
    Ranker() = default;
    /// `model` must outlive the object. Throws Error if it is damaged.
    explicit Ranker(std::string_view model);

    /// Probability of each candidate, and last of none.
    [[nodiscard]] std::vector<double> probabilities(const Choice& choice) const;
    /// The likeliest candidate, if it is likely enough to be believed.
    [[nodiscard]] std::optional<std::uint32_t> choose(const Choice& choice) const;

  private:
    [[nodiscard]] double score(const std::vector<language::FeatureKey>& features) const;

    std::optional<language::PackedWeights> weights_;
};

/// A choice with the right decision.
struct RankedExample {
    Choice choice;
    std::size_t right = 0;  ///< Index of the right candidate; behind the last: none.
};

struct RankerSettings {
    language::FtrlSettings ftrl;
    int passes = 4;
    int rounds = 15;                ///< In orders of their own; the weights are the mean of theirs.
    std::uint32_t least_count = 2;  ///< Features of fewer candidates are left out.
    std::uint64_t seed = 1;
};

/// Learns by stochastic gradient: the file of a Ranker. Same examples, same settings, same model.
[[nodiscard]] std::string train_ranker(const std::vector<RankedExample>& examples,
                                       const RankerSettings& settings, const std::string& provenance);

}  // namespace lacis::entities
