// SPDX-License-Identifier: Apache-2.0
#include "language/contractions.hpp"

#include <algorithm>
#include <numeric>

#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::uint64_t kOutside = 0x8000000000000001U;
constexpr std::uint32_t kMinUpdates = 2;
constexpr std::size_t kContractionWords = 2;

struct Neighbour {
    std::uint64_t word = kOutside;
    std::uint64_t suffix = kOutside;
    std::uint64_t inflection = kOutside;
    std::uint64_t tag = kOutside;
};

Neighbour neighbour(std::span<const WordInContext> words, std::span<const Upos> tags, std::ptrdiff_t at) {
    if (at < 0 || at >= std::ssize(words)) return {};
    const auto i = static_cast<std::size_t>(at);
    return {words[i].form->lower_hash, words[i].form->suffixes[2], words[i].inflection,
            static_cast<std::uint64_t>(tags[i]) + 1};
}

bool governs(Upos tag) {
    return tag == Upos::kVerb || tag == Upos::kNoun || tag == Upos::kAdj || tag == Upos::kPropn ||
           tag == Upos::kAux;
}

// The last word before `first` that may govern a phrase with or without preposition, and the last verb.
std::ptrdiff_t last_before(std::span<const Upos> tags, std::size_t first, bool verbs_only) {
    for (auto i = static_cast<std::ptrdiff_t>(first) - 1; i >= 0; --i) {
        const Upos tag = tags[static_cast<std::size_t>(i)];
        if (verbs_only ? tag == Upos::kVerb : governs(tag)) return i;
    }
    return -1;
}

void extract(std::span<const WordInContext> words, std::span<const Upos> tags, std::size_t first,
             const std::string& surface, FeatureList& features) {
    const auto at = static_cast<std::ptrdiff_t>(first);
    const std::uint64_t text = hash_string(utf8::lower(surface));
    const Neighbour before = neighbour(words, tags, at - 1);
    const Neighbour before2 = neighbour(words, tags, at - 2);
    const Neighbour after = neighbour(words, tags, at + static_cast<std::ptrdiff_t>(kContractionWords));
    const Neighbour after2 = neighbour(words, tags, at + static_cast<std::ptrdiff_t>(kContractionWords) + 1);
    const std::ptrdiff_t governor_at = last_before(tags, first, false);
    const std::ptrdiff_t verb_at = last_before(tags, first, true);
    const Neighbour governor = neighbour(words, tags, governor_at);
    const Neighbour verb = neighbour(words, tags, verb_at);
    const auto gap = static_cast<std::uint64_t>(std::min<std::ptrdiff_t>(at - governor_at, 4));
    const std::uint64_t verb_governs = verb_at == governor_at ? 1 : 0;

    features.clear();
    features.add(400, text);
    features.add(401, text, before.word);
    features.add(402, text, before.tag);
    features.add(403, text, before.tag, before2.tag);
    features.add(404, text, before2.word, before.word);
    features.add(405, text, before.suffix);
    features.add(406, text, before.inflection);
    features.add(407, text, words[first].initial ? 1 : 0);

    features.add(410, text, after.word);
    features.add(411, text, after.tag);
    features.add(412, text, after.tag, after2.tag);
    features.add(413, text, after.suffix);
    features.add(414, text, after.inflection);
    features.add(415, text, after2.word);
    features.add(416, text, after.word, after2.word);

    features.add(420, text, before.tag, after.tag);
    features.add(421, text, before.word, after.word);
    features.add(422, text, before.word, after.tag);
    features.add(423, text, before.tag, after.word);
    features.add(424, text, before.tag, after.tag, after2.tag);
    features.add(425, text, before.inflection, after.inflection);

    features.add(430, text, governor.word);
    features.add(431, text, governor.tag, gap);
    features.add(432, text, governor.word, after.word);
    features.add(433, text, governor.word, before.tag);
    features.add(434, text, governor.suffix, governor.tag);
    features.add(435, text, verb.word, verb_governs);
    features.add(436, text, verb.suffix, verb_governs);
    features.add(437, text, verb.word, governor.tag);
    features.add(438, text, verb.word, after.word);
    features.add(439, text, governor.tag, before.tag, after.tag);
    features.add(440, text, governor.inflection, before.tag);
}

template <class Weights>
std::size_t decide(const Weights& weights, const FeatureList& features) {
    Scores scores;
    scores[0] = scores[1] = 0;
    weights.add(features.keys(), scores);
    return scores[0] > scores[1] ? 0 : 1;
}

}  // namespace

ContractionChooser::ContractionChooser(const ModelFile& model) : trained_(model.has("contractions")) {
    if (trained_) weights_ = PackedWeights(model.section("contractions"));
}

bool ContractionChooser::is_contraction(std::span<const WordInContext> words, std::span<const Upos> tags,
                                        std::size_t first, const std::string& surface) const {
    if (!trained_) return true;
    FeatureList features;
    extract(words, tags, first, surface, features);
    return decide(weights_, features) == 1;
}

std::string train_contractions(const std::vector<ContractionExample>& examples, int passes,
                               std::uint64_t seed) {
    Perceptron weights(kMinUpdates);
    Random random(seed);
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    FeatureList features;
    for (int pass = 0; pass < passes; ++pass) {
        random.shuffle(order);
        for (const std::size_t number : order) {
            const ContractionExample& example = examples[number];
            extract(example.words, example.tags, example.first, example.surface, features);
            const std::size_t truth = example.contraction ? 1 : 0;
            if (decide(weights, features) != truth) {
                weights.update(features.keys(), truth, 1);
                weights.update(features.keys(), 1 - truth, -1);
            }
            weights.count_example();
        }
    }
    return weights.pack({});
}

}  // namespace lacis::language
