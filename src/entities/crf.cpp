// SPDX-License-Identifier: Apache-2.0
#include "entities/crf.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "language/model_file.hpp"
#include "language/packing.hpp"
#include "support/error.hpp"

namespace lacis::entities {
namespace {

constexpr double kNever = -1e30;

double log_sum(const LabelScores& scores) {
    const double largest = *std::max_element(scores.begin(), scores.end());
    if (largest <= kNever / 2) return kNever;
    double sum = 0;
    for (const double score : scores) sum += std::exp(score - largest);
    return largest + std::log(sum);
}

/// What a label may score behind another one, or at the start.
double step_score(const Lattice& lattice, Label from, Label to) {
    return may_follow(from, to) ? lattice.transitions[from][to] : kNever;
}

LabelScores first_scores(const Lattice& lattice) {
    LabelScores scores{};
    for (Label label = 0; label < kLabelCount; ++label) {
        scores[label] = is_inside(label) ? kNever : lattice.start[label] + lattice.tokens.front()[label];
    }
    return scores;
}

}  // namespace

std::vector<Label> best_labels(const Lattice& lattice) {
    const std::size_t length = lattice.tokens.size();
    if (length == 0) return {};
    std::vector<std::array<Label, kLabelCount>> from(length);
    LabelScores scores = first_scores(lattice);
    for (std::size_t i = 1; i < length; ++i) {
        LabelScores next{};
        for (Label to = 0; to < kLabelCount; ++to) {
            double best = -std::numeric_limits<double>::infinity();
            for (Label label = 0; label < kLabelCount; ++label) {
                const double score = scores[label] + step_score(lattice, label, to);
                if (score > best) {
                    best = score;
                    from[i][to] = label;
                }
            }
            next[to] = best + lattice.tokens[i][to];
        }
        scores = next;
    }
    std::vector<Label> labels(length);
    labels.back() = static_cast<Label>(std::max_element(scores.begin(), scores.end()) - scores.begin());
    for (std::size_t i = length - 1; i > 0; --i) labels[i - 1] = from[i][labels[i]];
    return labels;
}

Marginals marginals(const Lattice& lattice) {
    const std::size_t length = lattice.tokens.size();
    Marginals result;
    result.tokens.resize(length);
    if (length == 0) return result;
    std::vector<LabelScores> forward(length);
    std::vector<LabelScores> backward(length);
    forward[0] = first_scores(lattice);
    for (std::size_t i = 1; i < length; ++i) {
        for (Label to = 0; to < kLabelCount; ++to) {
            LabelScores terms{};
            for (Label label = 0; label < kLabelCount; ++label) {
                terms[label] = forward[i - 1][label] + step_score(lattice, label, to);
            }
            forward[i][to] = std::max(kNever, log_sum(terms) + lattice.tokens[i][to]);
        }
    }
    for (std::size_t i = length - 1; i > 0; --i) {
        for (Label label = 0; label < kLabelCount; ++label) {
            LabelScores terms{};
            for (Label to = 0; to < kLabelCount; ++to) {
                terms[to] = step_score(lattice, label, to) + lattice.tokens[i][to] + backward[i][to];
            }
            backward[i - 1][label] = std::max(kNever, log_sum(terms));
        }
    }
    result.log_partition = log_sum(forward.back());
    for (std::size_t i = 0; i < length; ++i) {
        for (Label label = 0; label < kLabelCount; ++label) {
            result.tokens[i][label] = std::exp(forward[i][label] + backward[i][label] - result.log_partition);
        }
        if (i == 0) continue;
        for (Label from = 0; from < kLabelCount; ++from) {
            for (Label to = 0; to < kLabelCount; ++to) {
                if (!may_follow(from, to)) continue;
                result.transitions[from][to] +=
                    std::exp(forward[i - 1][from] + lattice.transitions[from][to] + lattice.tokens[i][to] +
                             backward[i][to] - result.log_partition);
            }
        }
    }
    return result;
}

Crf::Crf(std::string_view weights, std::string_view transitions) : weights_(weights) {
    language::SectionReader reader(transitions);
    for (double& score : start_) score = reader.number<std::int16_t>() / kScale;
    for (LabelScores& row : transitions_) {
        for (double& score : row) score = reader.number<std::int16_t>() / kScale;
    }
}

Lattice Crf::lattice(const SentenceFeatures& features) const {
    Lattice result;
    result.transitions = transitions_;
    result.start = start_;
    result.tokens.reserve(features.size());
    for (const auto& keys : features) {
        language::Scores sums;
        std::fill_n(sums.begin(), kLabelCount, 0);
        weights_.add(keys, sums);
        LabelScores& scores = result.tokens.emplace_back();
        for (std::size_t i = 0; i < kLabelCount; ++i) scores[i] = sums[i] / kScale;
    }
    return result;
}

CrfTrainer::SentenceRows CrfTrainer::rows_of(const SentenceFeatures& features) {
    SentenceRows rows;
    rows.reserve(features.size());
    for (const auto& keys : features) {
        auto& of_token = rows.emplace_back();
        of_token.reserve(keys.size());
        for (const language::FeatureKey key : keys) {
            const auto [found, fresh] = row_of_.emplace(key, static_cast<std::uint32_t>(rows_.size()));
            if (fresh) rows_.emplace_back();
            of_token.push_back(found->second);
        }
    }
    return rows;
}

Lattice CrfTrainer::lattice(const SentenceRows& features) const {
    Lattice result;
    const auto add = [](const Row& row, LabelScores& scores) {
        for (std::size_t i = 0; i < kLabelCount; ++i) scores[i] += row[i].value();
    };
    add(start_, result.start);
    for (std::size_t i = 0; i < kLabelCount; ++i) add(transitions_[i], result.transitions[i]);
    result.tokens.reserve(features.size());
    for (const auto& rows : features) {
        LabelScores& scores = result.tokens.emplace_back();
        for (const std::uint32_t row : rows) add(rows_[row], scores);
    }
    return result;
}

void CrfTrainer::learn(const SentenceRows& features, const std::vector<Label>& gold) {
    if (features.empty()) return;
    const Marginals expected = marginals(lattice(features));
    constexpr double kLeast = 1e-4;  // smaller gradients are not worth a step
    for (std::size_t i = 0; i < features.size(); ++i) {
        LabelScores gradient = expected.tokens[i];
        gradient[gold[i]] -= 1;
        for (std::size_t k = 0; k < kLabelCount; ++k) {
            if (std::abs(gradient[k]) <= kLeast) continue;
            for (const std::uint32_t row : features[i]) rows_[row][k].step(gradient[k], settings_);
        }
        if (i == 0) {
            for (std::size_t k = 0; k < kLabelCount; ++k) start_[k].step(gradient[k], settings_);
        }
    }
    std::array<LabelScores, kLabelCount> pairs = expected.transitions;
    for (std::size_t i = 1; i < gold.size(); ++i) pairs[gold[i - 1]][gold[i]] -= 1;
    for (Label from = 0; from < kLabelCount; ++from) {
        for (Label to = 0; to < kLabelCount; ++to) {
            if (may_follow(from, to)) transitions_[from][to].step(pairs[from][to], settings_);
        }
    }
}

std::string CrfTrainer::pack_weights() const {
    std::map<language::FeatureKey, std::string> rows;
    for (const auto& [key, number] : row_of_) {
        std::string pairs;
        for (std::size_t i = 0; i < kLabelCount; ++i) {
            const auto rounded =
                std::lround(std::clamp(rows_[number][i].value() * Crf::kScale, -127.0, 127.0));
            if (rounded == 0) continue;
            language::store(pairs, static_cast<std::uint8_t>(i));
            language::store(pairs, static_cast<std::int8_t>(rounded));
        }
        if (!pairs.empty()) rows.emplace(key, std::move(pairs));
    }
    return language::pack_rows(rows);
}

std::string CrfTrainer::pack_transitions() const {
    std::string section;
    const auto store_row = [&](const Row& row) {
        for (const language::FtrlWeight& weight : row) {
            const double scaled = std::clamp(weight.value() * Crf::kScale, -32000.0, 32000.0);
            language::store(section, static_cast<std::int16_t>(std::lround(scaled)));
        }
    };
    store_row(start_);
    for (const Row& row : transitions_) store_row(row);
    return section;
}

}  // namespace lacis::entities
