// SPDX-License-Identifier: Apache-2.0
#include "language/morphology.hpp"

#include <algorithm>
#include <map>
#include <numeric>

namespace lacis::language {
namespace {

constexpr std::size_t kTags = static_cast<std::size_t>(Upos::kX) + 1;
constexpr std::uint64_t kOutside = 0x8000000000000001U;
constexpr std::uint32_t kMinUpdates = 4;

struct Neighbour {
    std::uint64_t word = kOutside;
    std::uint64_t suffix = kOutside;
    std::uint64_t inflection = kOutside;
    std::uint64_t tag = kOutside;
};

Neighbour neighbour(std::span<const WordInContext> words, std::span<const Upos> tags, std::ptrdiff_t at) {
    if (at < 0 || at >= std::ssize(words)) return {};
    const auto i = static_cast<std::size_t>(at);
    return {words[i].form->lower_hash, words[i].form->suffixes[1], words[i].inflection,
            static_cast<std::uint64_t>(tags[i]) + 1};
}

// The last words whose features this word may agree with.
struct History {
    std::uint64_t last = kOutside;     // FEATS of the word before
    std::uint64_t noun = kOutside;     // of the last noun or name
    std::uint64_t subject = kOutside;  // of the last noun, name or pronoun
    std::uint64_t determiner = kOutside;
};

void extract(std::span<const WordInContext> words, std::span<const Upos> tags, std::size_t at,
             const History& history, FeatureList& features) {
    const auto i = static_cast<std::ptrdiff_t>(at);
    const WordInContext& word = words[at];
    const WordForm& form = *word.form;
    const std::uint64_t tag = static_cast<std::uint64_t>(tags[at]) + 1;
    const Neighbour before = neighbour(words, tags, i - 1);
    const Neighbour before2 = neighbour(words, tags, i - 2);
    const Neighbour after = neighbour(words, tags, i + 1);
    const Neighbour after2 = neighbour(words, tags, i + 2);

    features.clear();
    features.add(100, tag);
    features.add(101, tag, form.lower_hash);
    for (std::size_t n = 0; n < form.suffixes.size(); ++n) features.add(102 + n, tag, form.suffixes[n]);
    features.add(107, tag, form.prefixes[2]);
    features.add(108, tag, form.shape);
    features.add(109, tag, word.inflection);
    features.add(110, tag, word.inflection, form.suffixes[1]);
    features.add(111, tag, word.inflection, before.inflection);
    features.add(112, tag, word.inflection, after.inflection);
    features.add(113, tag, word.inflection, before.word);
    features.add(114, tag, word.inflection, after.word);
    features.add(115, tag, word.inflection, before.tag, after.tag);
    features.add(116, tag, word.inflection, history.last);
    features.add(117, tag, word.inflection, history.noun);
    features.add(118, tag, word.inflection, history.subject);
    features.add(119, tag, word.inflection, history.determiner);

    features.add(120, tag, before.word);
    features.add(121, tag, after.word);
    features.add(122, tag, before2.word);
    features.add(123, tag, after2.word);
    features.add(124, tag, before.word, form.lower_hash);
    features.add(125, tag, form.lower_hash, after.word);
    features.add(126, tag, before.tag, after.tag);
    features.add(127, tag, before.tag, before2.tag);
    features.add(128, tag, after.tag, after2.tag);
    features.add(129, tag, form.lower_hash, after.inflection);
    features.add(130, tag, form.lower_hash, before.tag);
    features.add(131, tag, form.lower_hash, after.tag);
    features.add(132, tag, after.inflection, after2.inflection);
    features.add(133, tag, form.suffixes[2], after.suffix);
    features.add(134, tag, form.suffixes[2], history.last);
    features.add(135, tag, history.last, before.tag);
    features.add(136, tag, form.lower_hash, history.noun);
    features.add(137, tag, form.lower_hash, history.subject);
    features.add(138, tag, form.lower_hash, before2.word, before.word);
    features.add(139, tag, word.inflection, before2.word, before.tag);
    features.add(140, tag, form.lower_hash, history.last);
    features.add(141, tag, history.determiner, before.tag, before2.tag);
}

void remember(History& history, Upos tag, std::uint64_t label) {
    history.last = label;
    if (tag == Upos::kNoun || tag == Upos::kPropn) history.noun = label;
    if (tag == Upos::kNoun || tag == Upos::kPropn || tag == Upos::kPron) history.subject = label;
    if (tag == Upos::kDet) history.determiner = label;
    if (tag == Upos::kAdp || tag == Upos::kPunct || tag == Upos::kVerb) history.determiner = kOutside;
}

template <class Weights>
std::size_t best_label(const Weights& weights, const FeatureList& features, std::size_t labels) {
    Scores scores;
    std::fill_n(scores.begin(), labels, 0);
    weights.add(features.keys(), scores);
    return static_cast<std::size_t>(
        std::max_element(scores.begin(), scores.begin() + static_cast<std::ptrdiff_t>(labels)) -
        scores.begin());
}

// Calls decide(i, features) for each word; it returns the number of the label that the following words see.
template <class Decide>
void left_to_right(std::span<const WordInContext> words, std::span<const Upos> tags, Decide decide) {
    FeatureList features;
    History history;
    for (std::size_t i = 0; i < words.size(); ++i) {
        extract(words, tags, i, history, features);
        const std::size_t label = decide(i, features);
        remember(history, tags[i], (static_cast<std::uint64_t>(tags[i]) << 8U) + label + 1);
    }
}

using Labels = std::array<std::vector<std::string>, kTags>;

// The labels of every part of speech, the frequent ones first.
Labels collect_labels(const std::vector<TaggedSentence>& sentences) {
    std::array<std::map<std::string, std::size_t>, kTags> counts;
    for (const TaggedSentence& sentence : sentences) {
        for (std::size_t i = 0; i < sentence.tags.size(); ++i) {
            ++counts[static_cast<std::size_t>(sentence.tags[i])][sentence.feats[i]];
        }
    }
    Labels labels;
    for (std::size_t tag = 0; tag < kTags; ++tag) {
        for (const auto& [label, count] : counts[tag]) labels[tag].push_back(label);
        std::stable_sort(
            labels[tag].begin(), labels[tag].end(),
            [&](const std::string& a, const std::string& b) { return counts[tag][a] > counts[tag][b]; });
        if (labels[tag].size() > kMaxClasses) labels[tag].resize(kMaxClasses);
        if (labels[tag].empty()) labels[tag].emplace_back();
    }
    return labels;
}

}  // namespace

Morphology::Morphology(const ModelFile& model) : weights_(model.section("morphology")) {
    SectionReader reader(model.section("morphology.labels"));
    for (auto& labels : labels_) {
        for (auto count = reader.number<std::uint32_t>(); count > 0; --count) labels.push_back(reader.text());
    }
}

std::vector<std::string_view> Morphology::predict(std::span<const WordInContext> words,
                                                  std::span<const Upos> tags) const {
    std::vector<std::string_view> feats(words.size());
    left_to_right(words, tags, [&](std::size_t i, const FeatureList& features) {
        const auto& labels = labels_[static_cast<std::size_t>(tags[i])];
        const std::size_t label = labels.size() == 1 ? 0 : best_label(weights_, features, labels.size());
        feats[i] = labels[label];
        return label;
    });
    return feats;
}

void train_morphology(const std::vector<TaggedSentence>& sentences, int passes, std::uint64_t seed,
                      ModelWriter& model) {
    const Labels labels = collect_labels(sentences);
    std::array<std::map<std::string, std::size_t, std::less<>>, kTags> numbers;
    for (std::size_t tag = 0; tag < kTags; ++tag) {
        for (std::size_t n = 0; n < labels[tag].size(); ++n) numbers[tag][labels[tag][n]] = n;
    }
    Perceptron weights(kMinUpdates);
    Random random(seed);
    std::vector<std::size_t> order(sentences.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (int pass = 0; pass < passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t number : order) {
            const TaggedSentence& sentence = sentences[number];
            left_to_right(sentence.words, sentence.tags, [&](std::size_t i, const FeatureList& features) {
                const auto tag = static_cast<std::size_t>(sentence.tags[i]);
                if (labels[tag].size() == 1) return std::size_t{0};
                const std::size_t guess = best_label(weights, features, labels[tag].size());
                const auto truth = numbers[tag].find(sentence.feats[i]);
                if (truth != numbers[tag].end() && truth->second != guess) {
                    weights.update(features.keys(), truth->second, 1);
                    weights.update(features.keys(), guess, -1);
                }
                weights.count_example();
                return guess;
            });
        }
    }
    std::string section;
    for (const auto& list : labels) {
        store(section, static_cast<std::uint32_t>(list.size()));
        for (const std::string& label : list) store_text(section, label);
    }
    model.add("morphology", weights.pack({}));
    model.add("morphology.labels", section);
}

}  // namespace lacis::language
