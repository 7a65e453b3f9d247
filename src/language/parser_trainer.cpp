// SPDX-License-Identifier: Apache-2.0
#include "language/parser_trainer.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>

#include "language/beam.hpp"
#include "language/parser.hpp"

namespace lacis::language {
namespace {

// How one of the two parsers is trained.
struct Recipe {
    std::string name;
    int passes = 0;
    std::uint32_t min_updates = 0;
    int thin_before = 0;           // the pass before which the weights are thinned out
    std::size_t most_weights = 0;  // so many are left
    Packing packing;
};

constexpr std::int32_t kMargin = 100;      // by which the right transition must be ahead in the fast parser
constexpr std::int32_t kBeamMargin = 100;  // the accurate one: for every wrong arc of a sequence
constexpr std::size_t kTrainingBeam = 8;   // narrower than the parser's: half the time for the same weights
constexpr std::size_t kMostFast = 600000;  // weights of the parsers, about
constexpr std::size_t kMostAccurate = 1200000;
constexpr int kFastShare = 4;  // one part in so many of the fast parser's weights helps the accurate one
constexpr std::size_t kLeastOccurrences = 10;  // subtypes of relations that are rarer are not learned
constexpr std::uint64_t kExploration = 90;     // in how many of 100 states a wrong guess is followed

std::string universal_part(const std::string& relation) {
    return relation.substr(0, relation.find(':'));
}

struct Example {
    ParserInput input;
    Tree gold;
    Tree projective;
};

// The relations to be learned, and the examples with relations as numbers.
class TrainingSet {
  public:
    explicit TrainingSet(const std::vector<ParserExample>& examples) {
        for (const ParserExample& example : examples) {
            for (const Word& word : example.sentence.words) ++counts_[word.deprel];
        }
        std::vector<std::string> names = {""};
        for (const auto& [relation, count] : counts_) {
            const std::string name = learned(relation);
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        std::vector<RelationId> left;
        std::vector<RelationId> right;
        for (const auto& [sentence, own_conventions] : examples) {
            if (sentence.words.empty()) continue;
            const Tree gold = tree_from(sentence, names);
            examples_.push_back(
                {ParserInput(sentence, 0, gold.size(), own_conventions ? 1 : 0), gold, projectivised(gold)});
            collect_sides(gold, left, right);
            collect_sides(examples_.back().projective, left, right);
        }
        std::sort(left.begin(), left.end());
        std::sort(right.begin(), right.end());
        table_ = std::make_unique<TransitionTable>(std::move(names), left, right);
    }

    [[nodiscard]] const std::vector<Example>& examples() const { return examples_; }
    [[nodiscard]] const TransitionTable& table() const { return *table_; }

  private:
    [[nodiscard]] std::string learned(const std::string& relation) const {
        return counts_.at(relation) < kLeastOccurrences ? universal_part(relation) : relation;
    }

    [[nodiscard]] Tree tree_from(const Sentence& sentence, const std::vector<std::string>& names) const {
        Tree tree;
        for (const Word& word : sentence.words) {
            tree.heads.push_back(word.head == kRoot ? static_cast<std::uint32_t>(sentence.words.size())
                                                    : static_cast<std::uint32_t>(word.head));
            const auto name = std::find(names.begin(), names.end(), learned(word.deprel));
            tree.relations.push_back(static_cast<RelationId>(name - names.begin()));
        }
        return tree;
    }

    // A relation is allowed on the side of its head on which it occurs.
    static void collect_sides(const Tree& tree, std::vector<RelationId>& left,
                              std::vector<RelationId>& right) {
        for (std::uint32_t i = 0; i < tree.size(); ++i) {
            auto& side = tree.heads[i] > i ? left : right;
            if (std::find(side.begin(), side.end(), tree.relations[i]) == side.end()) {
                side.push_back(tree.relations[i]);
            }
        }
    }

    std::map<std::string, std::size_t> counts_;
    std::vector<Example> examples_;
    std::unique_ptr<TransitionTable> table_;
};

struct Choice {
    std::size_t best = kMaxClasses;  // of all
    std::size_t correct =
        kMaxClasses;  // of those that cost nothing, with the right relation where they make a right arc
    std::size_t rival = kMaxClasses;  // of the others
};

Choice choose(const TransitionTable& table, const Oracle& oracle, const State& state,
              const LegalClasses& legal, const Scores& scores) {
    std::array<std::uint32_t, 4> costs{};
    std::array<RelationId, 4> relations{};
    std::uint32_t least = ~0U;
    for (const auto& range : legal.ranges()) {
        const Move move = table.transitions()[range.first].move;
        const auto m = static_cast<std::size_t>(move);
        costs[m] = oracle.cost(state, move);
        relations[m] = oracle.relation_of(state, move);
        least = std::min(least, costs[m]);
    }
    Choice choice;
    for (const auto& range : legal.ranges()) {
        for (std::size_t number = range.first; number < range.end; ++number) {
            if (choice.best == kMaxClasses || scores[number] > scores[choice.best]) choice.best = number;
            const auto [move, relation] = table.transitions()[number];
            const auto m = static_cast<std::size_t>(move);
            if (costs[m] != least || (relations[m] != 0 && relations[m] != relation)) {
                if (choice.rival == kMaxClasses || scores[number] > scores[choice.rival])
                    choice.rival = number;
                continue;
            }
            if (choice.correct == kMaxClasses || scores[number] > scores[choice.correct])
                choice.correct = number;
        }
    }
    return choice;
}

void learn_greedily(const TransitionTable& table, const Example& example, bool explore, Random& random,
                    Perceptron& weights, StackItems& items) {
    const Oracle oracle(example.gold);
    const std::uint32_t words = example.gold.size();
    FeatureList features;
    Scores scores;
    items.clear();
    for (State state; !is_final(state, words);) {
        const LegalClasses legal(table, state, words);
        std::size_t taken = legal.ranges().front().first;
        if (!legal.forced()) {
            score_state(weights, example.input, state, table.transitions().size(), features, scores);
            const Choice choice = choose(table, oracle, state, legal, scores);
            if (choice.correct != kMaxClasses && choice.rival != kMaxClasses &&
                scores[choice.correct] - scores[choice.rival] < kMargin) {
                weights.update(features.keys(), choice.correct, 1);
                weights.update(features.keys(), choice.rival, -1);
            }
            weights.count_example();
            taken = choice.correct == kMaxClasses || (explore && random.below(100) < kExploration)
                        ? choice.best
                        : choice.correct;
        }
        state = advance(state, table.transitions()[taken], items);
    }
}

using TrainingBeam = Beam<Perceptron>;

// The gold sequence of a sentence, with the score of every prefix.
struct GoldPath {
    std::vector<State> states;  // states[i]: after i transitions
    std::vector<std::uint32_t> labels;
    std::vector<std::int64_t> scores;
};

void update_along(const ParserInput& input, const State& state, std::size_t label, std::int32_t delta,
                  Perceptron& weights) {
    FeatureList features;
    extract_pair(input, state.top != nullptr ? state.top->word : kNoWord, state.next, features);
    extract_structure(input, state, features);
    weights.update(features.keys(), label, delta);
}

// What training adds to the score of a transition: the margin if it makes an arc that is not in the tree, or
// one with the wrong relation.
class WrongArcs {
  public:
    WrongArcs(const TransitionTable& table, const Oracle& oracle, const State& state)
        : first_(table.classes(Move::kLeft).first) {
        if (state.top == nullptr) return;
        left_ = table.class_of({Move::kLeft, oracle.relation_of(state, Move::kLeft)});
        if (!is_legal(state, oracle.words(), Move::kRight)) return;
        right_ = table.class_of({Move::kRight, oracle.relation_of(state, Move::kRight)});
    }

    std::int32_t operator()(std::size_t label) const {
        return label < first_ || label == left_ || label == right_ ? 0 : kBeamMargin;
    }

  private:
    std::size_t first_;  // the classes before it make no arc
    std::size_t left_ = kMaxClasses;
    std::size_t right_ = kMaxClasses;
};

// Structured perceptron with max-violation updates (Huang, Fayong and Guo 2012): where the best sequence is
// furthest ahead of the right one of the same length, the weights of the two are moved. Wrong arcs raise the
// score of a sequence, so that the right one must be ahead of it by a margin for each.
void learn_with_beam(const TransitionTable& table, const Example& example, Perceptron& weights,
                     StackItems& items) {
    items.clear();
    const Oracle oracle(example.projective);
    TrainingBeam beam(weights, table, example.input, kTrainingBeam, items);
    GoldPath gold;
    gold.states.emplace_back();
    gold.scores.push_back(0);
    const TrainingBeam::Entry* worst = nullptr;
    std::int64_t worst_lead = -1;
    std::size_t worst_length = 0;
    for (std::uint32_t step = 0; step < 2 * example.projective.size(); ++step) {
        const State& state = gold.states.back();
        const Transition right = oracle.canonical(state);
        const auto label = static_cast<std::uint32_t>(table.class_of(right));
        gold.scores.push_back(gold.scores.back() + beam.scorer()(state)[label]);
        gold.labels.push_back(label);
        gold.states.push_back(advance(state, right, items));
        beam.step([&](const State& at) { return WrongArcs(table, oracle, at); });
        const TrainingBeam::Entry& best = beam.entries().front();
        const std::int64_t lead = best.score - gold.scores.back();
        if (lead <= worst_lead) continue;
        bool same = true;
        const TrainingBeam::Entry* at = &best;
        for (std::size_t i = gold.labels.size(); i > 0 && same; --i, at = at->previous)
            same = at->label == gold.labels[i - 1];
        if (same) continue;
        worst = &best;
        worst_lead = lead;
        worst_length = gold.labels.size();
    }
    if (worst != nullptr) {
        std::vector<const TrainingBeam::Entry*> path(worst_length);
        for (std::size_t i = worst_length; i > 0; --i, worst = worst->previous) path[i - 1] = worst;
        std::size_t first = 0;
        while (path[first]->label == gold.labels[first]) ++first;
        for (std::size_t i = first; i < worst_length; ++i) {
            update_along(example.input, gold.states[i], gold.labels[i], 1, weights);
            update_along(example.input, path[i]->previous->state, path[i]->label, -1, weights);
        }
    }
    weights.count_example();
}

// Calls learn(example, pass, random) for all examples in every pass, each time in another order.
template <class Learn>
std::vector<WeightRow> train(const TrainingSet& set, const Recipe& recipe, const ParserTraining& options,
                             int run, Perceptron& weights, Learn learn) {
    Random random(options.seed + static_cast<std::uint64_t>(run));
    std::vector<std::size_t> order(set.examples().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int pass = 1; pass <= recipe.passes; ++pass) {
        if (options.report) {
            options.report(recipe.name, static_cast<std::size_t>(pass),
                           static_cast<std::size_t>(recipe.passes));
        }
        if (pass == recipe.thin_before) weights.thin_out(recipe.most_weights);
        random.shuffle(order);
        for (const std::size_t number : order) learn(set.examples()[number], pass, random);
    }
    return weights.rows(recipe.packing);
}

std::vector<WeightRow> train_fast(const TrainingSet& set, const ParserTraining& options, int run) {
    const Recipe recipe{"fast parser, run " + std::to_string(run + 1) + ", pass",
                        options.fast_passes,
                        6,
                        options.fast_passes * 7 / 10,
                        kMostFast,
                        {0, 1}};
    Perceptron weights(recipe.min_updates);
    StackItems items;
    return train(set, recipe, options, run, weights, [&](const Example& example, int pass, Random& random) {
        learn_greedily(set.table(), example, pass > 1, random, weights, items);
    });
}

std::vector<WeightRow> train_accurate(const TrainingSet& set, const ParserTraining& options, int run) {
    const Recipe recipe{"accurate parser, run " + std::to_string(run + 1) + ", pass",
                        options.accurate_passes,
                        4,
                        options.accurate_passes * 7 / 10,
                        kMostAccurate,
                        {0, 1}};
    Perceptron weights(recipe.min_updates);
    StackItems items;
    return train(set, recipe, options, run, weights, [&](const Example& example, int, Random&) {
        learn_with_beam(set.table(), example, weights, items);
    });
}

}  // namespace

void train_parser(const std::vector<ParserExample>& examples, const ParserTraining& options,
                  ModelWriter& model) {
    const TrainingSet set(examples);
    model.add("parser.relations", set.table().section());
    // What a run owes to the order of its sentences, the others do not share: their mean does better.
    std::vector<MixturePart> parts;
    for (int run = 0; run < options.fast_runs; ++run) parts.push_back({train_fast(set, options, run)});
    model.add("parser.fast", pack_rows(mixed(parts, options.fast_runs, kMostFast)));
    if (options.accurate_passes == 0) return;
    // The two parsers go wrong in different places: together they do better than either.
    for (MixturePart& part : parts) {
        part.share = options.accurate_runs;
        part.leads = false;
    }
    const int accurate_share = options.fast_runs * kFastShare;
    for (int run = 0; run < options.accurate_runs; ++run)
        parts.push_back({train_accurate(set, options, run), accurate_share, true});
    const int whole = accurate_share * options.accurate_runs;
    model.add("parser.accurate", pack_rows(mixed(parts, whole, kMostAccurate)));
}

}  // namespace lacis::language
