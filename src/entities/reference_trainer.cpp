// SPDX-License-Identifier: Apache-2.0
#include "entities/reference_trainer.hpp"

#include <algorithm>
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

const Reference* reference_over(const ReferenceDocument& document, Span span) {
    const auto found = std::find_if(document.references.begin(), document.references.end(),
                                    [&](const Reference& one) { return one.span.overlaps(span); });
    return found == document.references.end() ? nullptr : &*found;
}

/// What the ranker has to decide in a document, with the right decision. The candidates depend on what it
/// has decided before.
std::vector<RankedExample> examples_of(const ReferenceDocument& document, const WordLists& lists,
                                       const Ranker& ranker) {
    std::vector<RankedExample> examples;
    const auto note = [&](const Antecedents::Query& query, const Choice& choice) {
        if (choice.candidates.empty()) return;
        const Reference* reference =
            reference_over(document, document.sentences[query.sentence].words[query.word].span);
        if (reference == nullptr && !document.complete) return;
        const bool of_named = reference != nullptr && reference->of_named;
        if (of_named && reference->entities.size() != 1) return;
        RankedExample example{choice, choice.candidates.size()};
        for (std::size_t i = 0; i < choice.candidates.size() && of_named; ++i) {
            if (choice.candidates[i].entity == reference->entities.front()) example.right = i;
        }
        examples.push_back(std::move(example));
    };
    DocumentEntities found = document.names;
    add_references(document.sentences, lists, ranker, found, note);
    return examples;
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

std::vector<GoldMention> read_mentions(std::string_view json_text, const std::string& file, bool& complete) {
    rapidjson::Document json;
    json.Parse(json_text.data(), json_text.size());
    const Place place{file, 0, 0};
    if (json.HasParseError()) throw Error(place, rapidjson::GetParseError_En(json.GetParseError()));
    if (!json.IsObject() || !json.HasMember("mentions") || !json["mentions"].IsArray()) {
        throw Error(place, "mentions are missing");
    }
    complete = json.HasMember("complete") && json["complete"].IsBool() && json["complete"].GetBool();
    std::vector<GoldMention> mentions;
    for (const auto& row : json["mentions"].GetArray()) {
        const bool whole = row.IsObject() && row.HasMember("start") && row["start"].IsUint() &&
                           row.HasMember("end") && row["end"].IsUint() && row.HasMember("kind") &&
                           row["kind"].IsString() && row.HasMember("entities") && row["entities"].IsArray();
        if (!whole) throw Error(place, "a mention has start, end, kind and entities");
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
    ReferenceDocument document{std::move(sentences), std::move(names), {}, false};
    const std::vector<GoldMention> mentions = read_mentions(json, file, document.complete);
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

std::string train_references(const std::vector<const ReferenceDocument*>& documents, const WordLists& lists) {
    std::string model;
    constexpr int kRounds = 2;  // what is decided early changes the later candidates
    for (int round = 0; round < kRounds; ++round) {
        std::vector<RankedExample> examples;
        const Ranker ranker = model.empty() ? Ranker() : Ranker(model);
        for (const ReferenceDocument* document : documents) {
            for (RankedExample& example : examples_of(*document, lists, ranker)) {
                examples.push_back(std::move(example));
            }
        }
        model = train_ranker(
            examples, {}, "lacis train-references, " + std::to_string(documents.size()) + " annotated texts");
    }
    return model;
}

ReferenceScores cross_validate_references(const std::vector<ReferenceDocument>& documents,
                                          const WordLists& lists, std::size_t folds) {
    ReferenceScores scores;
    for (std::size_t fold = 0; fold < folds; ++fold) {
        std::vector<const ReferenceDocument*> others;
        for (std::size_t i = 0; i < documents.size(); ++i) {
            if (i % folds != fold) others.push_back(&documents[i]);
        }
        const std::string model = train_references(others, lists);
        const Ranker ranker(model);
        for (std::size_t i = fold; i < documents.size(); i += folds)
            score(documents[i], ranker, lists, scores);
    }
    return scores;
}

}  // namespace lacis::entities
