// SPDX-License-Identifier: Apache-2.0
#include "language/parser_trainer.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "language/parser.hpp"

namespace lacis::language {
namespace {

constexpr std::uint32_t kFastMinUpdates = 3;
constexpr double kScale = 0;
constexpr int kFastLeast = 4;
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
class Treebank {
  public:
    explicit Treebank(const std::vector<Sentence>& sentences) {
        for (const Sentence& sentence : sentences) {
            for (const Word& word : sentence.words) ++counts_[word.deprel];
        }
        std::vector<std::string> names = {""};
        for (const auto& [relation, count] : counts_) {
            const std::string name = learned(relation);
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
        std::vector<RelationId> left;
        std::vector<RelationId> right;
        for (const Sentence& sentence : sentences) {
            if (sentence.words.empty()) continue;
            const Tree gold = tree_from(sentence, names);
            for (std::uint32_t i = 0; i < gold.size(); ++i) {
                auto& side = gold.heads[i] > i ? left : right;
                if (std::find(side.begin(), side.end(), gold.relations[i]) == side.end()) {
                    side.push_back(gold.relations[i]);
                }
            }
            examples_.push_back({ParserInput(sentence, 0, gold.size()), gold, projectivised(gold)});
        }
        for (const Example& example : examples_) {  // lifting may put a relation on its other side
            for (std::uint32_t i = 0; i < example.projective.size(); ++i) {
                auto& side = example.projective.heads[i] > i ? left : right;
                if (std::find(side.begin(), side.end(), example.projective.relations[i]) == side.end()) {
                    side.push_back(example.projective.relations[i]);
                }
            }
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

    std::map<std::string, std::size_t> counts_;
    std::vector<Example> examples_;
    std::unique_ptr<TransitionTable> table_;
};

// The best class that costs nothing (with the right relation where it makes a right arc), and the best of
// all.
struct Choice {
    std::size_t best = kMaxClasses;
    std::size_t correct = kMaxClasses;
    bool best_is_correct = false;
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
            if (costs[m] != least || (relations[m] != 0 && relations[m] != relation)) continue;
            if (choice.correct == kMaxClasses || scores[number] > scores[choice.correct])
                choice.correct = number;
        }
    }
    choice.best_is_correct = choice.best == choice.correct;
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
            if (!choice.best_is_correct && choice.correct != kMaxClasses) {
                weights.update(features.keys(), choice.correct, 1);
                weights.update(features.keys(), choice.best, -1);
            }
            weights.count_example();
            taken = choice.correct == kMaxClasses || (explore && random.below(100) < kExploration)
                        ? choice.best
                        : choice.correct;
        }
        state = advance(state, table.transitions()[taken], items);
    }
}

std::string train_fast(const Treebank& treebank, const ParserTraining& options) {
    Perceptron weights(kFastMinUpdates);
    Random random(options.seed);
    StackItems items;
    std::vector<std::size_t> order(treebank.examples().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int pass = 0; pass < options.fast_passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t number : order) {
            learn_greedily(treebank.table(), treebank.examples()[number], pass > 0, random, weights, items);
        }
        if (options.report) options.report("fast parser, pass " + std::to_string(pass + 1));
    }
    return weights.pack({kScale, kFastLeast});
}

}  // namespace

void train_parser(const std::vector<Sentence>& sentences, const ParserTraining& options, ModelWriter& model) {
    const Treebank treebank(sentences);
    model.add("parser.relations", treebank.table().section());
    model.add("parser.fast", train_fast(treebank, options));
}

}  // namespace lacis::language
