// SPDX-License-Identifier: Apache-2.0
#include "entities/reference_trainer.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <optional>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <utility>

#include "entities/antecedents.hpp"
#include "entities/grammar.hpp"
#include "entities/references.hpp"
#include "support/error.hpp"

namespace lacis::entities {
namespace {

using Reference = ReferenceDocument::Reference;

struct Example {
    ReferenceKind kind = ReferenceKind::kSubject;
    std::vector<Candidate> candidates;
    std::size_t right = 0;  ///< Index of the right one; behind the last: none.
};

const Reference* reference_over(const ReferenceDocument& document, Span span) {
    const auto found = std::find_if(document.references.begin(), document.references.end(),
                                    [&](const Reference& one) { return one.span.overlaps(span); });
    return found == document.references.end() ? nullptr : &*found;
}

/// What the ranker has to decide in a document, with the right decision. The candidates depend on what it
/// has decided before.
std::vector<Example> examples_of(const ReferenceDocument& document, const WordLists& lists,
                                 const Ranker& ranker) {
    std::vector<Example> examples;
    const auto note = [&](const Antecedents::Query& query, const std::vector<Candidate>& candidates) {
        if (candidates.empty()) return;
        const Reference* reference =
            reference_over(document, document.sentences[query.sentence].words[query.word].span);
        if (reference == nullptr || reference->entities.size() > 1) return;
        if (reference->of_named && reference->entities.empty()) return;
        Example example{query.kind, candidates, candidates.size()};
        for (std::size_t i = 0; i < candidates.size() && reference->of_named; ++i) {
            if (candidates[i].entity == reference->entities.front()) example.right = i;
        }
        examples.push_back(std::move(example));
    };
    DocumentEntities found = document.names;
    add_references(document.sentences, lists, ranker, found, note);
    return examples;
}

/// Weights that all kinds share, and each kind's difference from them.
struct Parameters {
    std::array<double, kTraitCount + 1> shared{};
    RankerWeights own{};

    [[nodiscard]] RankerWeights sum() const {
        RankerWeights weights = own;
        for (auto& row : weights) {
            for (std::size_t i = 0; i < row.size(); ++i) row[i] += shared[i];
        }
        return weights;
    }
};

/// Gradient descent on the likelihood with squared penalties.
RankerWeights learn(const std::vector<Example>& examples) {
    constexpr int kSteps = 400;
    constexpr double kRate = 1.0;
    constexpr double kSharedPenalty = 0.004;
    constexpr double kOwnPenalty = 0.02;
    Parameters parameters;
    const double count = std::max<double>(1.0, static_cast<double>(examples.size()));
    for (int step = 0; step < kSteps; ++step) {
        const Ranker ranker(parameters.sum());
        Parameters gradient;
        for (const Example& example : examples) {
            const auto kind = static_cast<std::size_t>(example.kind);
            const std::vector<double> expected = ranker.probabilities(example.kind, example.candidates);
            for (std::size_t i = 0; i < expected.size(); ++i) {
                const double error = (i == example.right ? 1.0 : 0.0) - expected[i];
                const auto add = [&](std::size_t trait, double value) {
                    gradient.shared[trait] += error * value / count;
                    gradient.own[kind][trait] += error * value / count;
                };
                if (i == example.candidates.size()) {
                    add(kTraitCount, 1);
                } else {
                    for (std::size_t t = 0; t < kTraitCount; ++t) add(t, example.candidates[i].traits[t]);
                }
            }
        }
        for (std::size_t t = 0; t <= kTraitCount; ++t) {
            parameters.shared[t] += kRate * (gradient.shared[t] - kSharedPenalty * parameters.shared[t]);
            for (std::size_t kind = 0; kind < kReferenceKindNames.size(); ++kind) {
                double& own = parameters.own[kind][t];
                own += kRate * (gradient.own[kind][t] - kOwnPenalty * own);
            }
        }
    }
    return parameters.sum();
}

/// The program's entity for each annotated one: that of most of its names.
class Alignment {
  public:
    explicit Alignment(const DocumentEntities& names) : names_(names) {}

    void add_name(const std::string& id, Span span) {
        for (const Mention& mention : names_.mentions) {
            if (mention.span.overlaps(span)) ++votes_[id][mention.entities.front()];
        }
    }
    [[nodiscard]] std::optional<std::uint32_t> entity(const std::string& id) const {
        const auto found = votes_.find(id);
        if (found == votes_.end()) return std::nullopt;
        return std::max_element(found->second.begin(), found->second.end(),
                                [](const auto& a, const auto& b) { return a.second < b.second; })
            ->first;
    }

  private:
    const DocumentEntities& names_;
    std::map<std::string, std::map<std::uint32_t, int>> votes_;
};

struct GoldMention {
    Span span;
    bool name = false;
    std::vector<std::string> ids;
};

std::vector<GoldMention> read_mentions(std::string_view json_text, const std::string& file) {
    rapidjson::Document json;
    json.Parse(json_text.data(), json_text.size());
    const Place place{file, 0, 0};
    if (json.HasParseError()) throw Error(place, rapidjson::GetParseError_En(json.GetParseError()));
    if (!json.IsObject() || !json.HasMember("mentions") || !json["mentions"].IsArray()) {
        throw Error(place, "mentions are missing");
    }
    std::vector<GoldMention> mentions;
    for (const auto& row : json["mentions"].GetArray()) {
        const bool complete = row.IsObject() && row.HasMember("start") && row["start"].IsUint() &&
                              row.HasMember("end") && row["end"].IsUint() && row.HasMember("kind") &&
                              row["kind"].IsString() && row.HasMember("entities") &&
                              row["entities"].IsArray();
        if (!complete) throw Error(place, "a mention has start, end, kind and entities");
        GoldMention& made = mentions.emplace_back();
        made.span = {row["start"].GetUint(), row["end"].GetUint()};
        made.name = std::string_view(row["kind"].GetString()) == "name";
        for (const auto& id : row["entities"].GetArray()) {
            if (!id.IsString()) throw Error(place, "an entity's id is a string");
            made.ids.emplace_back(id.GetString(), id.GetStringLength());
        }
    }
    return mentions;
}

MentionKind kind_of(const std::vector<language::Sentence>& sentences, Span span, const WordLists& lists) {
    for (const language::Sentence& sentence : sentences) {
        for (const language::Word& word : sentence.words) {
            if (word.span != span) continue;
            if (word.upos == language::Upos::kDet) return MentionKind::kPossessive;
            if (word.upos == language::Upos::kPron || lists.pronoun(plain_lower(word.form)))
                return MentionKind::kPronoun;
        }
    }
    return MentionKind::kDescription;
}

void score(const ReferenceDocument& document, const Ranker& ranker, const WordLists& lists,
           ReferenceScores& scores) {
    DocumentEntities found = document.names;
    add_references(document.sentences, lists, ranker, found);
    for (const Reference& reference : document.references) {
        const auto mention =
            std::find_if(found.mentions.begin(), found.mentions.end(), [&](const Mention& one) {
                return one.kind != MentionKind::kName && one.span.overlaps(reference.span);
            });
        ReferenceCounts& counts = reference.kind == MentionKind::kPossessive    ? scores.possessives
                                  : reference.kind == MentionKind::kDescription ? scores.descriptions
                                                                                : scores.pronouns;
        counts.there += reference.of_named ? 1 : 0;
        if (mention == found.mentions.end()) continue;
        std::vector<std::uint32_t> entities = mention->entities;
        std::sort(entities.begin(), entities.end());
        ++counts.attempted;
        if (reference.of_named && entities == reference.entities) ++counts.right;
    }
}

}  // namespace

ReferenceDocument annotate_references(std::vector<language::Sentence> sentences, DocumentEntities names,
                                      std::string_view json, const std::string& file,
                                      const WordLists& lists) {
    ReferenceDocument document{std::move(sentences), std::move(names), {}};
    const std::vector<GoldMention> mentions = read_mentions(json, file);
    Alignment alignment(document.names);
    for (const GoldMention& mention : mentions) {
        if (mention.name && !mention.ids.empty()) alignment.add_name(mention.ids.front(), mention.span);
    }
    for (const GoldMention& mention : mentions) {
        if (mention.name) continue;
        Reference& made = document.references.emplace_back();
        made.span = mention.span;
        made.kind = kind_of(document.sentences, mention.span, lists);
        made.of_named = !mention.ids.empty();
        for (const std::string& id : mention.ids) {
            const auto entity = alignment.entity(id);
            if (entity) made.entities.push_back(*entity);
        }
        if (made.entities.size() < mention.ids.size()) made.entities.clear();
        std::sort(made.entities.begin(), made.entities.end());
    }
    return document;
}

RankerWeights train_ranker(const std::vector<const ReferenceDocument*>& documents, const WordLists& lists) {
    RankerWeights weights{};
    constexpr int kRounds = 2;  // what is decided early changes the later candidates
    for (int round = 0; round < kRounds; ++round) {
        std::vector<Example> examples;
        const Ranker ranker(weights);
        for (const ReferenceDocument* document : documents) {
            for (Example& example : examples_of(*document, lists, ranker)) {
                examples.push_back(std::move(example));
            }
        }
        weights = learn(examples);
    }
    return weights;
}

std::string ranker_table(const RankerWeights& weights) {
    std::string table =
        "# Weights of the ranker of antecedents (src/entities/ranker.hpp): kind of reference, trait, weight. "
        "Made by lacis train-references.\n";
    for (std::size_t kind = 0; kind < weights.size(); ++kind) {
        for (std::size_t trait = 0; trait <= kTraitCount; ++trait) {
            std::array<char, 32> number{};
            std::snprintf(number.data(), number.size(), "%.2f", weights[kind][trait]);
            table += std::string(kReferenceKindNames[kind]) + '\t' +
                     std::string(trait == kTraitCount ? "none" : kTraitNames[trait]) + '\t' + number.data() +
                     '\n';
        }
    }
    return table;
}

ReferenceScores cross_validate_references(const std::vector<ReferenceDocument>& documents,
                                          const WordLists& lists) {
    ReferenceScores scores;
    for (std::size_t left_out = 0; left_out < documents.size(); ++left_out) {
        std::vector<const ReferenceDocument*> others;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (i != left_out) others.push_back(&documents[i]);
        }
        score(documents[left_out], Ranker(train_ranker(others, lists)), lists, scores);
    }
    return scores;
}

}  // namespace lacis::entities
