// SPDX-License-Identifier: Apache-2.0
#include "entities/trainer.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "entities/augmentation.hpp"
#include "entities/features.hpp"
#include "entities/name_tagger.hpp"
#include "entities/tokens.hpp"
#include "language/model_file.hpp"
#include "language/perceptron.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using Json = rapidjson::Document;

void parse_json(Json& json, std::string_view text, const Place& place) {
    json.Parse(text.data(), text.size());
    if (json.HasParseError()) throw Error(place, rapidjson::GetParseError_En(json.GetParseError()));
    if (!json.IsObject()) throw Error(place, "an object is expected here");
}

std::string_view string_of(const rapidjson::Value& object, const char* key, const Place& place) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsString()) {
        throw Error(place, std::string(key) + " is missing or no string");
    }
    return {found->value.GetString(), found->value.GetStringLength()};
}

const rapidjson::Value& array_of(const rapidjson::Value& object, const char* key, const Place& place) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsArray()) {
        throw Error(place, std::string(key) + " is missing or no array");
    }
    return found->value;
}

std::uint32_t number_of(const rapidjson::Value& object, const char* key, const Place& place) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsUint()) {
        throw Error(place, std::string(key) + " is missing or no number");
    }
    return found->value.GetUint();
}

EntityType type_of_entity(const rapidjson::Value& entity, const Place& place) {
    const auto type = entity_type_from_string(string_of(entity, "type", place));
    if (!type) throw Error(place, "unknown type of entity");
    return *type;
}

using StandoffNames = std::map<std::string, std::vector<GoldName>, std::less<>>;

StandoffNames read_standoff_names(std::string_view json_lines, const std::string& file) {
    StandoffNames names;
    std::uint32_t line_number = 0;
    while (!json_lines.empty()) {
        const std::size_t end = std::min(json_lines.find('\n'), json_lines.size());
        const std::string_view line = json_lines.substr(0, end);
        json_lines.remove_prefix(std::min(end + 1, json_lines.size()));
        ++line_number;
        if (line.empty()) continue;
        const Place place{file, line_number, 0};
        Json json;
        parse_json(json, line, place);
        auto& of_sentence = names[std::string(string_of(json, "sent_id", place))];
        for (const auto& entity : array_of(json, "entities", place).GetArray()) {
            of_sentence.push_back({{number_of(entity, "start", place), number_of(entity, "end", place)},
                                   type_of_entity(entity, place)});
        }
    }
    return names;
}

std::string_view group_of(std::string_view sentence_id) {
    return sentence_id.substr(0, sentence_id.find_last_of("_-"));
}

/// Moves a sentence of another document to the end of this one.
void append_sentence(AnnotatedDocument& to, const language::Sentence& sentence, std::string_view text,
                     const std::vector<GoldName>& names) {
    if (!to.document.text.empty()) to.document.text.push_back('\n');
    const std::uint32_t begin = utf8::count_code_points(to.document.text);
    to.document.text += text;
    language::Sentence moved = sentence;
    const auto move = [&](Span& span) {
        span.begin = span.begin - sentence.span.begin + begin;
        span.end = span.end - sentence.span.begin + begin;
    };
    move(moved.span);
    for (language::Token& token : moved.tokens) move(token.span);
    for (language::Word& word : moved.words) move(word.span);
    to.sentences.push_back(std::move(moved));
    for (const GoldName& name : names) {
        to.names.push_back({{name.span.begin + begin, name.span.end + begin}, name.type});
    }
}

struct GoldEntity {
    std::vector<std::string> names;
    EntityType type = EntityType::kPerson;
};

/// "groupe X" where "X" is a name of the same entity.
bool only_adds_noun(const std::string& name, const std::vector<std::string>& names, const WordLists& lists) {
    const std::size_t space = name.find(' ');
    if (space == std::string::npos || lists.noun(name.substr(0, space)).empty()) return false;
    if (utf8::starts_upper(name)) return false;
    return std::find(names.begin(), names.end(), name.substr(space + 1)) != names.end();
}

std::vector<GoldEntity> read_gold_entities(std::string_view json_text, const std::string& file,
                                           const WordLists& lists) {
    const Place place{file, 0, 0};
    Json json;
    parse_json(json, json_text, place);
    std::vector<GoldEntity> entities;
    for (const auto& entity : array_of(json, "entities", place).GetArray()) {
        GoldEntity& made = entities.emplace_back();
        made.type = type_of_entity(entity, place);
        std::vector<std::string> names;
        for (const auto& name : array_of(entity, "names", place).GetArray()) {
            if (name.IsString()) names.emplace_back(name.GetString(), name.GetStringLength());
        }
        const bool optional = entity.HasMember("optional") && entity["optional"].IsTrue();
        for (const std::string& name : names) {
            // "la candidate socialiste": optional in the gold data, and no name to learn from.
            if (optional && utf8::lower(name) == name) continue;
            if (!only_adds_noun(name, names, lists)) made.names.push_back(name);
        }
    }
    return entities;
}

/// The names that the gold file gives by their places; nothing if it does not give places.
std::optional<std::vector<GoldName>> read_gold_mentions(std::string_view json_text, const std::string& file) {
    const Place place{file, 0, 0};
    Json json;
    parse_json(json, json_text, place);
    if (!json.HasMember("mentions")) return std::nullopt;
    std::map<std::string, EntityType, std::less<>> types;
    for (const auto& entity : array_of(json, "entities", place).GetArray()) {
        types.emplace(string_of(entity, "id", place), type_of_entity(entity, place));
    }
    std::vector<GoldName> names;
    for (const auto& mention : array_of(json, "mentions", place).GetArray()) {
        if (string_of(mention, "kind", place) != "name") continue;
        const auto& ids = array_of(mention, "entities", place);
        if (ids.Empty() || !ids[0].IsString()) throw Error(place, "a name of no entity");
        const auto type = types.find(std::string_view(ids[0].GetString(), ids[0].GetStringLength()));
        if (type == types.end()) throw Error(place, "a mention of an unknown entity");
        names.push_back(
            {{number_of(mention, "start", place), number_of(mention, "end", place)}, type->second});
    }
    return names;
}

std::string plain_quotes(std::string text) {
    for (std::size_t at = text.find("’"); at != std::string::npos; at = text.find("’", at)) {
        text.replace(at, std::string_view("’").size(), 1, '\'');
    }
    return text;
}

std::vector<Label> labels_of(const NameSentence& sentence, const std::vector<GoldName>& names) {
    std::vector<Label> labels(sentence.tokens.size(), kOutside);
    for (const GoldName& name : names) {
        bool first = true;
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            if (!sentence.tokens[i].span.overlaps(name.span)) continue;
            labels[i] = first ? begin_label(name.type) : inside_label(name.type);
            first = false;
        }
    }
    return labels;
}

struct Example {
    SentenceFeatures features;
    std::vector<Label> labels;
};

std::vector<LabelledDocument> labelled(const std::vector<const AnnotatedDocument*>& documents,
                                       const WordLists& lists) {
    std::vector<LabelledDocument> result;
    for (const AnnotatedDocument* document : documents) {
        LabelledDocument& made = result.emplace_back();
        made.sentences = name_sentences(document->document, document->sentences, lists);
        for (const NameSentence& sentence : made.sentences)
            made.labels.push_back(labels_of(sentence, document->names));
    }
    return result;
}

void add_examples(const LabelledDocument& document, const ContextEncoder& encoder,
                  std::vector<Example>& examples) {
    auto features = features_of(document.sentences, encoder);
    for (std::size_t i = 0; i < features.size(); ++i) {
        examples.push_back({std::move(features[i]), document.labels[i]});
    }
}

std::vector<Example> examples_of(const std::vector<const AnnotatedDocument*>& documents,
                                 const WordLists& lists, int copies, language::Random& random) {
    const std::vector<LabelledDocument> originals = labelled(documents, lists);
    const NameReplacer replacer(originals, lists);
    std::vector<Example> examples;
    for (const LabelledDocument& document : originals) {
        add_examples(document, lists.encoder(), examples);
        for (int copy = 0; copy < copies; ++copy) {
            add_examples(replacer.replace(document, random), lists.encoder(), examples);
        }
    }
    return examples;
}

void drop_rare_features(std::vector<Example>& examples, std::uint32_t least_count) {
    std::unordered_map<language::FeatureKey, std::uint32_t> counts;
    for (const Example& example : examples) {
        for (const auto& keys : example.features.keys) {
            for (const auto key : keys) ++counts[key];
        }
    }
    for (Example& example : examples) {
        for (auto& keys : example.features.keys) {
            std::erase_if(keys, [&](language::FeatureKey key) { return counts[key] < least_count; });
        }
    }
}

CrfTrainer::SentenceRows without_some(const CrfTrainer::SentenceRows& features, double share,
                                      language::Random& random) {
    constexpr std::size_t kResolution = 1000;
    const auto dropped = static_cast<std::size_t>(share * kResolution);
    CrfTrainer::SentenceRows kept{std::vector<std::vector<std::uint32_t>>(features.rows.size()),
                                  features.encodings};
    for (std::size_t i = 0; i < features.rows.size(); ++i) {
        for (const std::uint32_t row : features.rows[i]) {
            if (random.below(kResolution) >= dropped) kept.rows[i].push_back(row);
        }
    }
    for (Encoding& encoding : kept.encodings) {
        if (random.below(kResolution) < dropped) encoding = {};
    }
    return kept;
}

}  // namespace

std::vector<AnnotatedDocument> read_standoff(const std::vector<language::AnalysedDocument>& treebank,
                                             std::string_view json_lines, const std::string& file,
                                             std::size_t most_sentences) {
    const StandoffNames names = read_standoff_names(json_lines, file);
    std::vector<AnnotatedDocument> documents;
    std::string_view group;
    for (const language::AnalysedDocument& source : treebank) {
        const utf8::Index text(source.document.text);
        for (const language::Sentence& sentence : source.sentences) {
            const auto found = names.find(sentence.id);
            if (found == names.end()) continue;
            const std::string_view own_group = group_of(sentence.id);
            if (documents.empty() || own_group != group ||
                documents.back().sentences.size() >= most_sentences) {
                documents.emplace_back();
                group = own_group;
            }
            append_sentence(documents.back(), sentence, text.slice(sentence.span), found->second);
        }
    }
    return documents;
}

AnnotatedDocument annotate_article(corpus::Document document, std::vector<language::Sentence> sentences,
                                   std::string_view json, const std::string& file, const WordLists& lists) {
    AnnotatedDocument result{std::move(document), std::move(sentences), {}};
    if (auto names = read_gold_mentions(json, file)) {
        result.names = std::move(*names);
        return result;
    }
    const std::vector<GoldEntity> entities = read_gold_entities(json, file, lists);
    struct Named {
        std::string name;
        EntityType type;
    };
    std::vector<Named> named;
    for (const GoldEntity& entity : entities) {
        for (const std::string& name : entity.names) named.push_back({plain_quotes(name), entity.type});
    }
    std::stable_sort(named.begin(), named.end(),
                     [](const Named& a, const Named& b) { return a.name.size() > b.name.size(); });
    const utf8::Index text(result.document.text);
    for (const language::Sentence& sentence : result.sentences) {
        const auto& tokens = sentence.tokens;
        std::vector<bool> taken(tokens.size());
        for (const Named& candidate : named) {
            for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
                if (taken[begin]) continue;
                for (std::size_t end = begin + 1; end <= tokens.size() && !taken[end - 1]; ++end) {
                    const Span span{tokens[begin].span.begin, tokens[end - 1].span.end};
                    const std::string words = plain_quotes(std::string(text.slice(span)));
                    if (words.size() > candidate.name.size()) break;
                    if (words != candidate.name) continue;
                    result.names.push_back({span, candidate.type});
                    std::fill(taken.begin() + static_cast<std::ptrdiff_t>(begin),
                              taken.begin() + static_cast<std::ptrdiff_t>(end), true);
                    break;
                }
            }
        }
    }
    std::sort(result.names.begin(), result.names.end(),
              [](const GoldName& a, const GoldName& b) { return a.span < b.span; });
    return result;
}

std::string train_name_tagger(const std::vector<const AnnotatedDocument*>& documents, const WordLists& lists,
                              const TaggerSettings& settings, const std::function<void(int)>& progress) {
    language::Random random(settings.seed);
    CrfTrainer trainer(settings.crf);
    for (int run = 0; run < settings.runs; ++run) {
        std::vector<Example> examples = examples_of(documents, lists, settings.copies, random);
        drop_rare_features(examples, settings.least_count);
        std::vector<CrfTrainer::SentenceRows> rows;
        rows.reserve(examples.size());
        for (Example& example : examples) {
            rows.push_back(trainer.rows_of(example.features));
            example.features = {};
        }
        std::vector<std::size_t> order(examples.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        trainer.restart();
        for (int pass = 1; pass <= settings.passes; ++pass) {
            random.shuffle(order);
            for (const std::size_t i : order) {
                trainer.learn(without_some(rows[i], settings.dropout, random), examples[i].labels);
            }
            if (pass > settings.passes - settings.averaged) trainer.remember();
            if (progress) progress(run * settings.passes + pass);
        }
    }
    language::ModelWriter writer;
    writer.add("names.weights", trainer.pack_weights());
    writer.add("names.transitions", trainer.pack_transitions());
    writer.add("names.encodings", trainer.pack_encodings());
    return writer.finish();
}

void score_names(const AnnotatedDocument& document, std::string_view model, const WordLists& lists,
                 NameScores& scores) {
    const NameTagger tagger(model, lists.encoder());
    const auto sentences = name_sentences(document.document, document.sentences, lists);
    std::set<std::tuple<Span, EntityType>> gold;
    std::set<Span> gold_spans;
    for (const GoldName& name : document.names) {
        gold.emplace(name.span, name.type);
        gold_spans.insert(name.span);
        ++scores.types[static_cast<std::size_t>(name.type)].gold;
    }
    scores.all.gold += gold.size();
    scores.spans.gold += gold.size();
    for (const TaggedName& name : tagger.tag(sentences)) {
        const auto& tokens = sentences[name.sentence].tokens;
        const Span span{tokens[name.first_token].span.begin, tokens[name.end_token - 1].span.end};
        NameCounts& of_type = scores.types[static_cast<std::size_t>(name.type)];
        for (NameCounts* counts : {&of_type, &scores.all, &scores.spans}) ++counts->found;
        if (gold_spans.contains(span)) ++scores.spans.right;
        if (!gold.contains({span, name.type})) continue;
        ++of_type.right;
        ++scores.all.right;
    }
}

std::vector<NameScores> cross_validate(const std::vector<const std::vector<AnnotatedDocument>*>& groups,
                                       const WordLists& lists, const TaggerSettings& settings,
                                       std::size_t folds, const std::function<void(std::size_t)>& progress) {
    std::vector<NameScores> scores(groups.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        if (progress) progress(fold + 1);
        std::vector<const AnnotatedDocument*> training;
        for (const auto* group : groups) {
            for (std::size_t i = 0; i < group->size(); ++i) {
                if (i % folds != fold) training.push_back(&(*group)[i]);
            }
        }
        const std::string model = train_name_tagger(training, lists, settings);
        for (std::size_t number = 0; number < groups.size(); ++number) {
            for (std::size_t i = fold; i < groups[number]->size(); i += folds) {
                score_names((*groups[number])[i], model, lists, scores[number]);
            }
        }
    }
    return scores;
}

}  // namespace lacis::entities
