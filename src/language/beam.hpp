// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "language/parser_features.hpp"
#include "language/perceptron.hpp"
#include "language/transition.hpp"
#include "language/transition_table.hpp"

namespace lacis::language {

/// Scores the transitions of the states of one sentence. Many states have the same words on top of the stack
/// and next; what these two contribute is summed up once.
template <class Weights>
class StateScorer {
  public:
    StateScorer(const Weights& weights, const TransitionTable& table, const ParserInput& input)
        : weights_(&weights), input_(&input), classes_(table.transitions().size()) {}

    /// Scores by class; good until the next call.
    const Scores& operator()(const State& state) {
        const std::uint32_t top = state.top != nullptr ? state.top->word : kNoWord;
        const Pair& pair = pair_of(top, state.next);
        std::copy_n(pair.scores.begin(), classes_, scores_.begin());
        features_.clear();
        extract_structure(*input_, state, features_);
        weights_->add(features_.keys(), scores_);
        return scores_;
    }

  private:
    struct Pair {
        std::uint32_t top = 0;
        std::uint32_t next = kNoWord;  // kNoWord: nothing here yet
        Scores scores;
    };
    static constexpr std::size_t kPairs = 64;

    const Pair& pair_of(std::uint32_t top, std::uint32_t next) {
        Pair& pair = pairs_[(top * 7U + next) % kPairs];
        if (pair.top != top || pair.next != next) {
            pair.top = top;
            pair.next = next;
            std::fill_n(pair.scores.begin(), classes_, 0);
            features_.clear();
            extract_pair(*input_, top, next, features_);
            weights_->add(features_.keys(), pair.scores);
        }
        return pair;
    }

    const Weights* weights_;
    const ParserInput* input_;
    std::size_t classes_;
    std::vector<Pair> pairs_ = std::vector<Pair>(kPairs);
    FeatureList features_;
    Scores scores_;
};

/// The best sequences of transitions of one sentence, all of the same length (Zhang and Clark 2008).
template <class Weights>
class Beam {
  public:
    struct Entry {
        State state;
        std::int64_t score = 0;
        const Entry* previous = nullptr;
        std::uint32_t label = 0;  ///< Class of the last transition.
    };

    Beam(const Weights& weights, const TransitionTable& table, const ParserInput& input, std::size_t width,
         StackItems& items)
        : table_(&table), input_(&input), width_(width), items_(&items), scorer_(weights, table, input) {
        // Entries point to one another: the vector must never grow.
        entries_.reserve((std::size_t{2} * input.size() + 1) * width + 1);
        entries_.emplace_back();
        end_ = 1;
    }

    /// Those of the current length, the best first.
    [[nodiscard]] std::span<const Entry> entries() const { return {entries_.data() + first_, end_ - first_}; }

    StateScorer<Weights>& scorer() { return scorer_; }

    /// Makes all sequences one transition longer and keeps the best. Not to be called more than 2n times.
    void step() {
        step([](const State&) { return [](std::size_t) { return 0; }; });
    }

    /// The same over raised scores: extra(state)(label) is added to the score of the transition.
    template <class Extra>
    void step(Extra extra) {
        candidates_.clear();
        for (std::size_t i = first_; i < end_; ++i) {
            const Entry& entry = entries_[i];
            const Scores& scores = scorer_(entry.state);
            const LegalClasses legal(*table_, entry.state, input_->size());
            const auto extra_of = extra(entry.state);
            for (const auto [first, end] : legal.ranges()) {
                for (std::size_t label = first; label < end; ++label) {
                    offer({entry.score + scores[label] + extra_of(label), &entry,
                           static_cast<std::uint32_t>(label)});
                }
            }
        }
        first_ = end_;
        for (const Candidate& candidate : candidates_) {
            entries_.push_back(
                {advance(candidate.previous->state, table_->transitions()[candidate.label], *items_),
                 candidate.score, candidate.previous, candidate.label});
        }
        end_ = entries_.size();
    }

  private:
    struct Candidate {
        std::int64_t score;
        const Entry* previous;
        std::uint32_t label;
    };

    // Keeps the candidates in order; of equals, the one that came first is better.
    void offer(const Candidate& candidate) {
        if (candidates_.size() == width_) {
            if (candidate.score <= candidates_.back().score) return;
            candidates_.pop_back();
        }
        auto place = candidates_.end();
        while (place != candidates_.begin() && (place - 1)->score < candidate.score) --place;
        candidates_.insert(place, candidate);
    }

    const TransitionTable* table_;
    const ParserInput* input_;
    std::size_t width_;
    StackItems* items_;
    StateScorer<Weights> scorer_;
    std::vector<Entry> entries_;
    std::size_t first_ = 0;
    std::size_t end_ = 0;
    std::vector<Candidate> candidates_;
};

/// The transitions that lead to an entry.
template <class Entry>
[[nodiscard]] std::vector<Transition> path_to(const Entry& entry, const TransitionTable& table) {
    std::vector<Transition> path;
    for (const Entry* at = &entry; at->previous != nullptr; at = at->previous) {
        path.push_back(table.transitions()[at->label]);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

}  // namespace lacis::language
