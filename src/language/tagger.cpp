// SPDX-License-Identifier: Apache-2.0
#include "language/tagger.hpp"

#include <algorithm>
#include <numeric>

namespace lacis::language {
namespace {

constexpr std::size_t kTags = static_cast<std::size_t>(Upos::kX) + 1;
constexpr std::uint64_t kOutside = 0x8000000000000001U;  // stands for a word before or after the sentence
constexpr std::uint32_t kMinUpdates = 8;
constexpr int kRuns = 2;  // from seeds of their own; the tagger is their mean
constexpr std::size_t kMostWeights = 500000;
constexpr std::int32_t kMargin = 40;  // by which the right tag must be ahead to be left alone

// The values of a neighbour that features use, with stand-ins beyond the sentence's ends.
struct Neighbour {
    std::uint64_t word = kOutside;
    std::uint64_t suffix2 = kOutside;
    std::uint64_t suffix3 = kOutside;
    std::uint64_t ambiguity = kOutside;
    std::uint64_t shape = kOutside;
};

Neighbour neighbour(std::span<const WordInContext> words, std::ptrdiff_t at) {
    if (at < 0 || at >= std::ssize(words)) return {};
    const WordInContext& word = words[static_cast<std::size_t>(at)];
    return {word.form->lower_hash, word.form->suffixes[1], word.form->suffixes[2], word.ambiguity,
            word.form->shape};
}

// `own_conventions` marks, in training, sentences whose tags follow conventions of their own: what is
// peculiar to them goes into features that no other sentence has.
void extract(std::span<const WordInContext> words, std::size_t at, std::uint64_t last,
             std::uint64_t last_but_one, bool own_conventions, FeatureList& features) {
    const auto i = static_cast<std::ptrdiff_t>(at);
    const WordInContext& word = words[at];
    const WordForm& form = *word.form;
    const std::uint64_t ambiguity = word.ambiguity;
    const Neighbour before = neighbour(words, i - 1);
    const Neighbour before2 = neighbour(words, i - 2);
    const Neighbour after = neighbour(words, i + 1);
    const Neighbour after2 = neighbour(words, i + 2);
    const std::uint64_t shape = form.shape | (word.initial ? 0x100U : 0U);

    features.clear();
    features.add(0);
    features.add(1, form.lower_hash);
    features.add(2, form.form_hash, word.initial ? 1 : 0);
    for (std::size_t n = 0; n < form.suffixes.size(); ++n) features.add(3 + n, form.suffixes[n]);
    for (std::size_t n = 0; n < form.prefixes.size(); ++n) features.add(8 + n, form.prefixes[n]);
    features.add(11, shape);
    features.add(12, shape, form.suffixes[2]);
    features.add(13, ambiguity);
    features.add(14, ambiguity, shape);
    features.add(15, ambiguity, form.suffixes[2]);
    features.add(16, form.exact_set, form.lower_set, shape);

    features.add(20, before.word);
    features.add(21, before2.word);
    features.add(22, after.word);
    features.add(23, after2.word);
    features.add(24, before.word, form.lower_hash);
    features.add(25, form.lower_hash, after.word);
    features.add(26, before.suffix3);
    features.add(27, after.suffix3);
    features.add(28, after2.suffix2);
    features.add(29, before.ambiguity);
    features.add(30, after.ambiguity);
    features.add(31, after2.ambiguity);
    features.add(32, before.ambiguity, ambiguity);
    features.add(33, ambiguity, after.ambiguity);
    features.add(34, before.ambiguity, ambiguity, after.ambiguity);
    features.add(35, ambiguity, after.ambiguity, after2.ambiguity);
    features.add(36, shape, before.shape, after.shape);
    features.add(37, before.word, ambiguity, after.word);
    features.add(38, form.lower_hash, after.ambiguity);
    features.add(39, before.word, ambiguity);
    features.add(40, ambiguity, after.word);

    features.add(50, last);
    features.add(51, last, last_but_one);
    features.add(52, last, form.lower_hash);
    features.add(53, last, ambiguity);
    features.add(54, last, last_but_one, ambiguity);
    features.add(55, last, form.suffixes[2]);
    features.add(56, last, ambiguity, after.ambiguity);
    features.add(57, last, before.word);
    features.add(58, last, after.word);
    features.add(59, last, shape);
    features.add(60, last, last_but_one, form.lower_hash);
    features.add(61, last, ambiguity, after.word);

    if (!own_conventions) return;
    features.add(70, form.lower_hash);
    features.add(71, ambiguity);
    features.add(72, last, form.lower_hash);
    features.add(73, form.lower_hash, after.word);
    features.add(74, before.word, form.lower_hash);
    features.add(75, before.ambiguity, ambiguity, after.ambiguity);
    features.add(76, shape, form.suffixes[2]);
}

template <class Weights>
void score_tags(const Weights& weights, const FeatureList& features, Scores& scores) {
    std::fill_n(scores.begin(), kTags, 0);
    weights.add(features.keys(), scores);
}

std::size_t best_of(const Scores& scores) {
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.begin() + kTags) -
                                    scores.begin());
}

std::uint64_t value_of(Upos tag) {
    return static_cast<std::uint64_t>(tag) + 1;
}

// Calls decide(i, features) for each word; it returns the tag that the following words see.
template <class Decide>
void left_to_right(std::span<const WordInContext> words, bool own_conventions, Decide decide) {
    FeatureList features;
    std::uint64_t last = kOutside;
    std::uint64_t last_but_one = kOutside;
    for (std::size_t i = 0; i < words.size(); ++i) {
        extract(words, i, last, last_but_one, own_conventions, features);
        last_but_one = last;
        last = value_of(decide(i, features));
    }
}

}  // namespace

Tagger::Tagger(const ModelFile& model) : weights_(model.section("tagger")) {}

std::vector<Upos> Tagger::tag(std::span<const WordInContext> words) const {
    std::vector<Upos> tags(words.size());
    Scores scores;
    left_to_right(words, false, [&](std::size_t i, const FeatureList& features) {
        score_tags(weights_, features, scores);
        return tags[i] = static_cast<Upos>(best_of(scores));
    });
    return tags;
}

namespace {

std::vector<WeightRow> train_once(const std::vector<TaggedSentence>& sentences, int passes,
                                  std::uint64_t seed) {
    Perceptron weights(kMinUpdates);
    Random random(seed);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int pass = 0; pass < passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t number : order) {
            const TaggedSentence& sentence = sentences[number];
            const bool own = sentence.own_conventions;
            left_to_right(sentence.words, own, [&](std::size_t i, const FeatureList& features) {
                const std::size_t truth = static_cast<std::size_t>(sentence.tags[i]);
                Scores scores;
                score_tags(weights, features, scores);
                const std::size_t guess = best_of(scores);
                scores[truth] -= kMargin;
                const std::size_t rival = best_of(scores);
                if (rival != truth) {
                    weights.update(features.keys(), truth, 1);
                    weights.update(features.keys(), rival, -1);
                }
                weights.count_example();
                return static_cast<Upos>(guess);
            });
        }
    }
    return weights.rows({});
}

}  // namespace

std::string train_tagger(const std::vector<TaggedSentence>& sentences, int passes, std::uint64_t seed) {
    std::vector<MixturePart> runs;
    for (int run = 0; run < kRuns; ++run)
        runs.push_back({train_once(sentences, passes, seed + static_cast<std::uint64_t>(run))});
    return pack_rows(mixed(runs, kRuns, kMostWeights));
}

}  // namespace lacis::language
