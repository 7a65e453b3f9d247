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

/// Calls `add` with each input that the encodings of a token and its neighbours are, and its number.
template <class Add>
void for_each_input(const std::vector<Encoding>& encodings, std::size_t token, const Add& add) {
    if (encodings.empty()) return;
    for (std::size_t block = 0; block < 3; ++block) {
        if (token + block == 0 || token + block > encodings.size()) continue;
        const Encoding& encoding = encodings[token + block - 1];
        for (std::size_t i = 0; i < kEncodingWidth; ++i) {
            add(block * kEncodingWidth + i, static_cast<double>(encoding[i]));
        }
    }
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

Crf::Crf(std::string_view weights, std::string_view transitions, std::string_view encodings)
    : weights_(weights) {
    language::SectionReader reader(transitions);
    for (double& score : start_) score = reader.number<std::int16_t>() / kScale;
    for (LabelScores& row : transitions_) {
        for (double& score : row) score = reader.number<std::int16_t>() / kScale;
    }
    if (encodings.empty()) return;
    language::SectionReader inputs(encodings);
    for (LabelScores& row : encodings_) {
        for (double& score : row) score = inputs.number<std::int16_t>() / kEncodingScale;
    }
}

Lattice Crf::lattice(const SentenceFeatures& features) const {
    Lattice result;
    result.transitions = transitions_;
    result.start = start_;
    result.tokens.reserve(features.keys.size());
    for (std::size_t token = 0; token < features.keys.size(); ++token) {
        language::Scores sums;
        std::fill_n(sums.begin(), kLabelCount, 0);
        weights_.add(features.keys[token], sums);
        LabelScores& scores = result.tokens.emplace_back();
        for (std::size_t i = 0; i < kLabelCount; ++i) scores[i] = sums[i] / kScale;
        for_each_input(features.encodings, token, [&](std::size_t input, double value) {
            for (std::size_t i = 0; i < kLabelCount; ++i) scores[i] += encodings_[input][i] * value;
        });
    }
    return result;
}

CrfTrainer::SentenceRows CrfTrainer::rows_of(const SentenceFeatures& features) {
    SentenceRows result;
    result.rows.reserve(features.keys.size());
    for (const auto& keys : features.keys) {
        auto& of_token = result.rows.emplace_back();
        of_token.reserve(keys.size());
        for (const language::FeatureKey key : keys) {
            const auto [found, fresh] = row_of_.emplace(key, static_cast<std::uint32_t>(rows_.size()));
            if (fresh) rows_.emplace_back();
            of_token.push_back(found->second);
        }
    }
    result.encodings = features.encodings;
    encoded_ = encoded_ || !features.encodings.empty();
    return result;
}

Lattice CrfTrainer::lattice(const SentenceRows& features) const {
    Lattice result;
    const auto add = [](const Row& row, LabelScores& scores) {
        for (std::size_t i = 0; i < kLabelCount; ++i) scores[i] += row.weights[i].value();
    };
    add(start_, result.start);
    for (std::size_t i = 0; i < kLabelCount; ++i) add(transitions_[i], result.transitions[i]);
    result.tokens.reserve(features.rows.size());
    for (std::size_t token = 0; token < features.rows.size(); ++token) {
        LabelScores& scores = result.tokens.emplace_back();
        for (const std::uint32_t row : features.rows[token]) add(rows_[row], scores);
        for_each_input(features.encodings, token, [&](std::size_t input, double value) {
            for (std::size_t i = 0; i < kLabelCount; ++i)
                scores[i] += encodings_[input].weights[i].value() * value;
        });
    }
    return result;
}

void CrfTrainer::learn(const SentenceRows& features, const std::vector<Label>& gold) {
    if (gold.empty()) return;
    const Marginals expected = marginals(lattice(features));
    constexpr double kLeast = 1e-4;  // smaller gradients are not worth a step
    for (std::size_t i = 0; i < gold.size(); ++i) {
        LabelScores gradient = expected.tokens[i];
        gradient[gold[i]] -= 1;
        for (std::size_t k = 0; k < kLabelCount; ++k) {
            if (std::abs(gradient[k]) <= kLeast) continue;
            for (const std::uint32_t row : features.rows[i])
                rows_[row].weights[k].step(gradient[k], settings_);
            for_each_input(features.encodings, i, [&](std::size_t input, double value) {
                encodings_[input].weights[k].step(gradient[k] * value, settings_);
            });
        }
        if (i == 0) {
            for (std::size_t k = 0; k < kLabelCount; ++k) start_.weights[k].step(gradient[k], settings_);
        }
    }
    std::array<LabelScores, kLabelCount> pairs = expected.transitions;
    for (std::size_t i = 1; i < gold.size(); ++i) pairs[gold[i - 1]][gold[i]] -= 1;
    for (Label from = 0; from < kLabelCount; ++from) {
        for (Label to = 0; to < kLabelCount; ++to) {
            if (may_follow(from, to)) transitions_[from].weights[to].step(pairs[from][to], settings_);
        }
    }
}

template <class Visit>
void CrfTrainer::for_each_row(const Visit& visit) {
    for (Row& row : rows_) visit(row);
    for (Row& row : transitions_) visit(row);
    for (Row& row : encodings_) visit(row);
    visit(start_);
}

void CrfTrainer::remember() {
    ++remembered_;
    for_each_row([](Row& row) {
        for (std::size_t i = 0; i < kLabelCount; ++i)
            row.sums[i] += static_cast<float>(row.weights[i].value());
    });
}

void CrfTrainer::restart() {
    for_each_row([](Row& row) { row.weights = {}; });
}

double CrfTrainer::packed_weight(const Row& row, std::size_t label) const {
    return remembered_ == 0 ? row.weights[label].value() : static_cast<double>(row.sums[label]) / remembered_;
}

void CrfTrainer::store_row(std::string& section, const Row& row, double scale) const {
    for (std::size_t i = 0; i < kLabelCount; ++i) {
        const double scaled = std::clamp(packed_weight(row, i) * scale, -32000.0, 32000.0);
        language::store(section, static_cast<std::int16_t>(std::lround(scaled)));
    }
}

std::string CrfTrainer::pack_weights() const {
    std::map<language::FeatureKey, std::string> rows;
    for (const auto& [key, number] : row_of_) {
        std::string pairs;
        for (std::size_t i = 0; i < kLabelCount; ++i) {
            const double weight = packed_weight(rows_[number], i);
            const auto rounded = std::lround(std::clamp(weight * Crf::kScale, -127.0, 127.0));
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
    store_row(section, start_, Crf::kScale);
    for (const Row& row : transitions_) store_row(section, row, Crf::kScale);
    return section;
}

std::string CrfTrainer::pack_encodings() const {
    std::string section;
    if (!encoded_) return section;
    for (const Row& row : encodings_) store_row(section, row, Crf::kEncodingScale);
    return section;
}

}  // namespace lacis::entities
