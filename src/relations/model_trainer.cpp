// SPDX-License-Identifier: Apache-2.0
#include "relations/model_trainer.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <rapidjson/document.h>
#include <set>
#include <tuple>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

/// Letters and digits in lower case: what names and evidence are compared by.
std::string plain(std::string_view text) {
    const std::string lowered = utf8::lower(text);
    std::string result;
    for (std::size_t byte = 0; byte < lowered.size();) {
        const char32_t c = utf8::decode(lowered, byte);
        if (utf8::is_letter(c) || utf8::is_digit(c)) utf8::append(result, c);
    }
    return result;
}

std::string text_of(const rapidjson::Value& object, const char* key) {
    const auto found = object.FindMember(key);
    if (found == object.MemberEnd() || !found->value.IsString()) return {};
    return {found->value.GetString(), found->value.GetStringLength()};
}

bool flag(const rapidjson::Value& object, const char* key) {
    const auto found = object.FindMember(key);
    return found != object.MemberEnd() && found->value.IsBool() && found->value.GetBool();
}

/// The number of the gold entity for each found one; those without are numbered on.
std::vector<std::uint32_t> gold_numbers(const entities::DocumentEntities& found,
                                        const std::vector<std::set<std::string>>& gold) {
    std::vector<std::uint32_t> numbers;
    for (const entities::Entity& entity : found.entities) {
        std::uint32_t number = static_cast<std::uint32_t>(gold.size() + numbers.size());
        std::size_t most = 0;
        for (std::uint32_t i = 0; i < gold.size(); ++i) {
            const auto shared = static_cast<std::size_t>(
                std::count_if(entity.names.begin(), entity.names.end(),
                              [&](const std::string& name) { return gold[i].contains(plain(name)); }));
            if (shared > most) {
                most = shared;
                number = i;
            }
        }
        numbers.push_back(number);
    }
    return numbers;
}

/// A judged pair with the probabilities that a model gives it.
struct Judged {
    const EntityPair* pair = nullptr;
    const JudgedArticle::Verdict* verdict = nullptr;
    std::vector<double> probabilities;
};

using Triple = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;

/// Counts what an article's pairs give with these thresholds; without probabilities what the rules give.
void count(const JudgedArticle& article, const std::vector<Judged>& judged, const ModelSettings& settings,
           bool rules_alone, const RuleSet& rules, RelationCounts& counts) {
    std::set<Triple> claimed;
    for (const Judged& one : judged) {
        const auto claim = [&](std::uint32_t relation) {
            std::uint32_t source = one.verdict->source;
            std::uint32_t target = one.verdict->target;
            if (rules.relations()[relation].symmetric && target < source) std::swap(source, target);
            if (source != target) claimed.emplace(relation, source, target);
        };
        if (rules_alone) {
            for (const std::uint32_t relation : one.pair->voted) claim(relation);
            continue;
        }
        for (std::uint32_t relation = 0; relation < one.probabilities.size(); ++relation) {
            const auto& voted = one.pair->voted;
            const bool found = std::find(voted.begin(), voted.end(), relation) != voted.end();
            const float threshold = found ? settings.keep : settings.add;
            if (one.probabilities[relation] >= static_cast<double>(threshold)) claim(relation);
        }
    }
    std::set<std::size_t> reached;
    for (const auto& [relation, source, target] : claimed) {
        bool right = false;
        for (std::size_t i = 0; i < article.facts.size(); ++i) {
            const JudgedArticle::Fact& fact = article.facts[i];
            const bool same = fact.source == source && fact.target == target;
            const bool turned =
                rules.relations()[relation].symmetric && fact.source == target && fact.target == source;
            if (!same && !turned) continue;
            if (std::find(fact.relations.begin(), fact.relations.end(), relation) == fact.relations.end())
                continue;
            right = true;
            reached.insert(i);
        }
        if (!right) ++counts.wrong;
    }
    for (std::size_t i = 0; i < article.facts.size(); ++i) {
        if (!article.facts[i].counts) continue;
        ++(reached.contains(i) ? counts.right : counts.missed);
    }
}

std::vector<PairExample> examples_of(const std::vector<const JudgedArticle*>& articles) {
    std::vector<PairExample> examples;
    for (const JudgedArticle* article : articles) {
        for (std::size_t i = 0; i < article->pairs.size(); ++i) {
            const JudgedArticle::Verdict& verdict = article->verdicts[i];
            if (verdict.unclear) continue;
            if (verdict.stated.empty()) examples.push_back({&article->pairs[i], kNone});
            for (const std::uint32_t relation : verdict.stated)
                examples.push_back({&article->pairs[i], relation});
        }
    }
    return examples;
}

/// Of the sharpnesses tried the one under which the verdicts are likeliest.
float best_sharpness(const std::map<float, double>& losses) {
    return std::min_element(losses.begin(), losses.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

double loss_of(const Judged& one) {
    if (one.verdict->unclear) return 0;
    constexpr double kLeast = 1e-6;
    double none = 1;
    for (const double probability : one.probabilities) none -= std::max(probability, 0.0);
    if (one.verdict->stated.empty()) return -std::log(std::max(none, kLeast));
    double loss = 0;
    for (const std::uint32_t relation : one.verdict->stated)
        loss -= std::log(std::max(one.probabilities[relation], kLeast));
    return loss;
}

}  // namespace

double RelationCounts::precision() const {
    return right + wrong == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + wrong);
}
double RelationCounts::recall() const {
    return right + missed == 0 ? 0 : static_cast<double>(right) / static_cast<double>(right + missed);
}
double RelationCounts::f1() const {
    const double sum = precision() + recall();
    return sum <= 0 ? 0 : 2 * precision() * recall() / sum;
}

JudgedArticle judge_article(std::vector<EntityPair> pairs, const corpus::Document& document,
                            const std::vector<language::Sentence>& sentences,
                            const entities::DocumentEntities& entities, const RuleSet& rules,
                            std::string_view json, const std::string& file) {
    rapidjson::Document gold;
    gold.Parse(json.data(), json.size());
    if (gold.HasParseError() || !gold.IsObject() || !gold.HasMember("entities") ||
        !gold["entities"].IsArray() || !gold.HasMember("relations") || !gold["relations"].IsArray()) {
        throw Error(Place{file, 0, 0}, "entities and relations are expected here");
    }
    std::map<std::string, std::uint32_t, std::less<>> number_of;
    std::vector<std::set<std::string>> names;
    for (const auto& entity : gold["entities"].GetArray()) {
        number_of.emplace(text_of(entity, "id"), static_cast<std::uint32_t>(names.size()));
        auto& own = names.emplace_back();
        if (!entity.HasMember("names") || !entity["names"].IsArray()) continue;
        for (const auto& name : entity["names"].GetArray()) {
            if (name.IsString()) own.insert(plain(name.GetString()));
        }
    }
    const utf8::Index text(document.text);
    std::vector<std::string> plain_sentences;
    for (const auto& sentence : sentences) plain_sentences.push_back(plain(text.slice(sentence.span)));

    JudgedArticle article;
    std::vector<std::vector<bool>> evident;  // by fact and sentence
    std::vector<bool> optional;
    for (const auto& relation : gold["relations"].GetArray()) {
        const auto type = rules.find_relation(text_of(relation, "type"));
        const auto source = number_of.find(text_of(relation, "source"));
        const auto target = number_of.find(text_of(relation, "target"));
        if (source == number_of.end() || target == number_of.end())
            throw Error(Place{file, 0, 0}, "a relation of unknown entities");
        if (!type) continue;
        JudgedArticle::Fact& fact = article.facts.emplace_back();
        fact.source = source->second;
        fact.target = target->second;
        fact.relations.push_back(*type);
        if (relation.HasMember("accept") && relation["accept"].IsArray()) {
            for (const auto& other : relation["accept"].GetArray()) {
                const auto found = other.IsString() ? rules.find_relation(other.GetString()) : std::nullopt;
                if (found) fact.relations.push_back(*found);
            }
        }
        fact.counts = !flag(relation, "optional") && !flag(relation, "negated");
        optional.push_back(flag(relation, "optional"));
        const std::string evidence = plain(text_of(relation, "evidence"));
        auto& places = evident.emplace_back(sentences.size());
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            places[i] = sentences.size() == 1 ||
                        (!evidence.empty() && plain_sentences[i].find(evidence) != std::string::npos);
        }
    }

    const std::vector<std::uint32_t> numbers = gold_numbers(entities, names);
    for (const EntityPair& pair : pairs) {
        JudgedArticle::Verdict& verdict = article.verdicts.emplace_back();
        verdict.source = numbers[pair.source.entity];
        verdict.target = numbers[pair.target.entity];
        for (std::size_t i = 0; i < article.facts.size(); ++i) {
            const JudgedArticle::Fact& fact = article.facts[i];
            const std::uint32_t relation = fact.relations.front();
            const bool same = fact.source == verdict.source && fact.target == verdict.target;
            const bool turned = rules.relations()[relation].symmetric && fact.source == verdict.target &&
                                fact.target == verdict.source;
            if (!same && !turned) continue;
            const bool voted =
                std::any_of(fact.relations.begin(), fact.relations.end(), [&](std::uint32_t accepted) {
                    return std::find(pair.voted.begin(), pair.voted.end(), accepted) != pair.voted.end();
                });
            const RelationType& type = rules.relations()[relation];
            const bool typed = (type.source & pair.source_type) != 0 && (type.target & pair.target_type) != 0;
            if (typed && !optional[i] && (evident[i][pair.sentence] || voted)) {
                verdict.stated.push_back(relation);
            } else {
                verdict.unclear = true;
            }
        }
        if (!verdict.stated.empty()) verdict.unclear = false;
    }
    article.pairs = std::move(pairs);
    return article;
}

TrainedModel train_relation_model(const std::vector<JudgedArticle>& articles, const RuleSet& rules,
                                  const LearningSettings& settings, std::size_t folds,
                                  const BoundsSearch& search,
                                  const std::function<void(std::size_t)>& progress) {
    TrainedModel result;
    const std::array<float, 7> sharpnesses = {0.5F, 0.6F, 0.7F, 0.85F, 1.0F, 1.2F, 1.4F};
    std::map<float, double> losses;
    std::map<float, std::vector<std::vector<Judged>>> judged;
    for (const float sharpness : sharpnesses) judged[sharpness].resize(articles.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        if (progress) progress(fold + 1);
        std::vector<const JudgedArticle*> seen;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            if (i % folds != fold) seen.push_back(&articles[i]);
        }
        RelationLearner learner(rules.relations(), settings);
        learner.learn(examples_of(seen));
        for (const float sharpness : sharpnesses) {
            const std::string file = learner.pack({0, 1, sharpness}, {});
            const RelationModel model(file, rules);
            for (std::size_t i = fold; i < articles.size(); i += folds) {
                for (std::size_t k = 0; k < articles[i].pairs.size(); ++k) {
                    const EntityPair& pair = articles[i].pairs[k];
                    Judged& one = judged[sharpness][i].emplace_back();
                    one = {&pair, &articles[i].verdicts[k], model.probabilities(pair)};
                    losses[sharpness] += loss_of(one);
                }
            }
        }
    }
    result.settings.sharpness = best_sharpness(losses);
    const auto& chosen = judged[result.settings.sharpness];
    const auto measure = [&](const ModelSettings& model, bool rules_alone) {
        RelationCounts counts;
        for (std::size_t i = 0; i < articles.size(); ++i)
            count(articles[i], chosen[i], model, rules_alone, rules, counts);
        return counts;
    };
    result.rules = measure({}, true);
    const auto better = [&](const RelationCounts& a, const RelationCounts& b) {
        const bool a_precise = a.precision() >= search.least_precision;
        const bool b_precise = b.precision() >= search.least_precision;
        if (a_precise != b_precise) return a_precise;
        return a.f1() > b.f1();
    };
    const auto choices = [](const std::optional<float>& given, int first) {
        constexpr int kSteps = 20;
        std::vector<float> values;
        if (given) values.push_back(*given);
        for (int i = first; i < kSteps && !given; ++i) values.push_back(static_cast<float>(i) / kSteps);
        return values;
    };
    for (const float keep : choices(search.keep, 0)) {
        for (const float add : choices(search.add, 4)) {
            ModelSettings model = result.settings;
            model.keep = keep;
            model.add = add;
            const RelationCounts counts = measure(model, false);
            if (result.model.right != 0 && !better(counts, result.model)) continue;
            result.model = counts;
            result.settings.keep = model.keep;
            result.settings.add = model.add;
        }
    }
    std::vector<const JudgedArticle*> all;
    for (const JudgedArticle& article : articles) all.push_back(&article);
    RelationLearner learner(rules.relations(), settings);
    learner.learn(examples_of(all));
    result.file = learner.pack(
        result.settings, "lacis train-relations, " + std::to_string(articles.size()) + " annotated texts");
    return result;
}

}  // namespace lacis::relations
