// SPDX-License-Identifier: Apache-2.0
#include "entities/name_tagger.hpp"

#include "entities/features.hpp"

namespace lacis::entities {

std::vector<TaggedName> names_of(const std::vector<Label>& labels, std::uint32_t sentence) {
    std::vector<TaggedName> names;
    for (std::uint32_t i = 0; i < labels.size(); ++i) {
        if (is_begin(labels[i])) {
            TaggedName& name = names.emplace_back();
            name.sentence = sentence;
            name.first_token = i;
            name.type = type_of(labels[i]);
        }
        if (labels[i] != kOutside) names.back().end_token = i + 1;
    }
    return names;
}

NameTagger::NameTagger(std::string_view model, const ContextEncoder& encoder)
    : file_(model, "entities.model"),
      crf_(file_.section("names.weights"), file_.section("names.transitions"),
           file_.section("names.encodings")),
      encoder_(encoder) {}

std::vector<TaggedName> NameTagger::tag(const std::vector<NameSentence>& sentences) const {
    const std::vector<SentenceFeatures> features = features_of(sentences, encoder_);
    std::vector<TaggedName> names;
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        const Lattice lattice = crf_.lattice(features[i]);
        const Marginals probabilities = marginals(lattice);
        for (TaggedName name : names_of(best_labels(lattice), i)) {
            const LabelScores& scores = probabilities.tokens[name.first_token];
            for (std::size_t type = 0; type < kTypeCount; ++type) {
                const auto entity_type = static_cast<EntityType>(type);
                name.weights[type] = scores[begin_label(entity_type)] + scores[inside_label(entity_type)];
            }
            name.weights[kTypeCount] = scores[kOutside];
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace lacis::entities
