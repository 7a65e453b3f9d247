// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/encoder.hpp"
#include "entities/labels.hpp"
#include "language/feature_hash.hpp"
#include "language/ftrl.hpp"
#include "language/perceptron.hpp"

/// A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over hashed features.
namespace lacis::entities {

/// What is known of each token of one sentence.
struct SentenceFeatures {
    std::vector<std::vector<language::FeatureKey>> keys;
    std::vector<Encoding> encodings;  ///< None where the language has no encoder.
};

/// One number for each label.
using LabelScores = std::array<double, kLabelCount>;

/// Scores of one sentence: what the features say about each token, and what labels say about their
/// neighbours.
struct Lattice {
    std::vector<LabelScores> tokens;
    std::array<LabelScores, kLabelCount> transitions{};  ///< [label][next label]
    LabelScores start{};                                 ///< Of the first token's label.
};

/// The best sequence of labels. Inside labels follow only their own type; of equal sequences the first one
/// wins.
[[nodiscard]] std::vector<Label> best_labels(const Lattice& lattice);

/// Probability of each label of each token, and of the sequence as a whole.
struct Marginals {
    std::vector<LabelScores> tokens;
    double log_partition = 0;
    std::array<LabelScores, kLabelCount> transitions{};  ///< Expected number of each pair of neighbours.
};
[[nodiscard]] Marginals marginals(const Lattice& lattice);

/// Weights of the encodings of a token and its two neighbours.
inline constexpr std::size_t kEncodingInputs = 3 * kEncodingWidth;
template <class Row>
using EncodingWeights = std::array<Row, kEncodingInputs>;

/// Trained weights, as they lie in a model file.
///
/// Sections: "names.weights", PackedWeights by label; "names.transitions", i16 start[11], i16
/// transition[11][11], whole multiples of 1 / kScale; "names.encodings", i16 weight[288][11], whole multiples
/// of 1 / kEncodingScale, or nothing.
class Crf {
  public:
    static constexpr double kScale = 32;
    static constexpr double kEncodingScale = 1024;

    Crf() = default;
    /// The sections must outlive the object. Throws Error if they are not well-formed.
    Crf(std::string_view weights, std::string_view transitions, std::string_view encodings);

    [[nodiscard]] Lattice lattice(const SentenceFeatures& features) const;

  private:
    language::PackedWeights weights_;
    std::array<LabelScores, kLabelCount> transitions_{};
    LabelScores start_{};
    EncodingWeights<LabelScores> encodings_{};
};

/// A field in training: stochastic gradient with one step size a weight and weights pulled to zero, so that
/// few of them are left.
class CrfTrainer {
  public:
    explicit CrfTrainer(const language::FtrlSettings& settings) : settings_(settings) {}

    /// Features of one sentence by the rows of their weights.
    struct SentenceRows {
        std::vector<std::vector<std::uint32_t>> rows;
        std::vector<Encoding> encodings;
    };

    /// Rows for all features, new ones where they have none yet.
    [[nodiscard]] SentenceRows rows_of(const SentenceFeatures& features);

    /// One step towards `gold`.
    void learn(const SentenceRows& features, const std::vector<Label>& gold);

    [[nodiscard]] Lattice lattice(const SentenceRows& features) const;

    /// What is packed is the average of the weights at the times when this was called; if it never was, the
    /// weights as they are. The last sentences seen count less that way.
    void remember();
    /// All weights are zero again; what was remembered stays.
    void restart();

    /// The sections of a Crf.
    [[nodiscard]] std::string pack_weights() const;
    [[nodiscard]] std::string pack_transitions() const;
    [[nodiscard]] std::string pack_encodings() const;

  private:
    struct Row {
        std::array<language::FtrlWeight, kLabelCount> weights;
        std::array<float, kLabelCount> sums{};  ///< Of the weights as remembered.
    };

    /// Calls `visit` with each row there is.
    template <class Visit>
    void for_each_row(const Visit& visit);
    [[nodiscard]] double packed_weight(const Row& row, std::size_t label) const;
    void store_row(std::string& section, const Row& row, double scale) const;

    language::FtrlSettings settings_;
    std::unordered_map<language::FeatureKey, std::uint32_t> row_of_;
    std::vector<Row> rows_;
    std::array<Row, kLabelCount> transitions_{};
    Row start_{};
    EncodingWeights<Row> encodings_{};
    bool encoded_ = false;
    int remembered_ = 0;
};

}  // namespace lacis::entities
