// SPDX-License-Identifier: Apache-2.0
#include "entities/antecedents.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "entities/grammar.hpp"

namespace lacis::entities {
namespace {

// Weights of the evidence for an antecedent, set by hand on the training articles.
constexpr double kNear = 4.0;          // stands in the same sentence
constexpr double kPerSentence = 1.5;   // lost with each sentence in between
constexpr double kNewParagraph = 0.5;  // lost once
constexpr double kSubject = 1.5;
constexpr double kParallel = 0.5;  // subject for a subject
constexpr double kAgrees = 1.0;    // a known gender that fits
constexpr double kOften = 0.3;     // times the logarithm of the number of names
constexpr double kTitle = -1.0;    // names in headlines are far from the running text
constexpr double kLeastScore = 1.5;
constexpr double kLeastMargin = 0.7;

bool same_clause(const language::Sentence& sentence, std::uint32_t a, std::uint32_t b) {
    const auto clause = clause_of(sentence, a);
    if (clause) return clause == clause_of(sentence, b);
    const auto [first, last] = std::minmax(a, b);
    return std::none_of(sentence.words.begin() + first, sentence.words.begin() + last,
                        [](const language::Word& word) {
                            return word.upos == language::Upos::kVerb || word.upos == language::Upos::kAux;
                        });
}

bool contains(const std::vector<std::uint32_t>& entities, std::uint32_t entity) {
    return std::find(entities.begin(), entities.end(), entity) != entities.end();
}

}  // namespace

double Antecedents::score(const Antecedent& place, const Query& query) const {
    const std::uint32_t entity = place.entities.front();
    if (contains(query.excluded, entity) || entities_[entity].byline) return kExcluded;
    if (query.sentence - place.sentence > query.farthest) return kExcluded;
    const bool gendered = query.gender != Gender::kUnknown && place.gender != Gender::kUnknown;
    if (gendered && query.gender != place.gender) return kExcluded;
    const language::Sentence& here = sentences_[query.sentence];
    const language::Sentence& there = sentences_[place.sentence];
    if (place.sentence == query.sentence && !query.own_clause && same_clause(here, place.word, query.word)) {
        return kExcluded;
    }
    double total = kNear - kPerSentence * (query.sentence - place.sentence);
    if (here.paragraph != there.paragraph) total -= kNewParagraph;
    if (place.subject) total += kSubject + (query.subject ? kParallel : 0);
    if (gendered) total += kAgrees;
    total += kOften * std::log2(1.0 + static_cast<double>(entities_[entity].mentions.size()));
    if (there.block != language::Block::kParagraph) total += kTitle;
    if (query.own_clause && place.sentence == query.sentence && place.subject &&
        same_clause(here, place.word, query.word)) {
        total += kSubject;
    }
    if (query.preference) total += query.preference(entity);
    return total;
}

std::vector<std::uint32_t> Antecedents::best_entity(const Query& query) const {
    std::map<std::uint32_t, double> scores;
    for (const Antecedent& place : places_) {
        if (place.entities.size() != 1) continue;
        const double value = score(place, query);
        const auto [found, fresh] = scores.emplace(place.entities.front(), value);
        if (!fresh) found->second = std::max(found->second, value);
    }
    double best = kExcluded;
    double second = kExcluded;
    std::uint32_t winner = 0;
    for (const auto& [entity, value] : scores) {
        if (value > best) {
            second = best;
            best = value;
            winner = entity;
        } else {
            second = std::max(second, value);
        }
    }
    if (best < kLeastScore || best - second < kLeastMargin) return {};
    return {winner};
}

std::vector<std::uint32_t> Antecedents::last_group(const Query& query) const {
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
        if (query.sentence - place->sentence > query.farthest) break;
        if (place->entities.size() < 2) continue;
        const bool fits =
            std::none_of(place->entities.begin(), place->entities.end(), [&](std::uint32_t entity) {
                return contains(query.excluded, entity) ||
                       (query.preference && query.preference(entity) <= kExcluded / 2);
            });
        const bool clashes = query.gender != Gender::kUnknown && place->gender != Gender::kUnknown &&
                             query.gender != place->gender;
        if (fits && !clashes) return place->entities;
    }
    return {};
}

std::vector<std::uint32_t> Antecedents::last_entities(std::uint32_t sentence, std::uint32_t count,
                                                      std::uint32_t farthest,
                                                      const std::function<bool(std::uint32_t)>& fits) const {
    std::vector<std::uint32_t> found;
    for (std::uint32_t back = 0; back <= farthest && back <= sentence; ++back) {
        for (const Antecedent& place : places_) {
            if (place.sentence != sentence - back) continue;
            for (const std::uint32_t entity : place.entities) {
                if (!contains(found, entity) && !entities_[entity].byline && fits(entity))
                    found.push_back(entity);
            }
        }
        if (found.size() == count) {
            std::sort(found.begin(), found.end());
            return found;
        }
        if (found.size() > count) break;
    }
    if (found.size() < count) return {};
    // Too many at once: those that the document names far more often than the rest are meant.
    const auto often = [&](std::uint32_t entity) { return entities_[entity].mentions.size(); };
    std::stable_sort(found.begin(), found.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return often(a) > often(b); });
    constexpr std::size_t kTimes = 2;
    if (often(found[count - 1]) < kTimes * often(found[count])) return {};
    found.resize(count);
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace lacis::entities
