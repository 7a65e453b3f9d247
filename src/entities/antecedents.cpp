// SPDX-License-Identifier: Apache-2.0
#include "entities/antecedents.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "entities/grammar.hpp"
#include "entities/reference_features.hpp"

namespace lacis::entities {
namespace {

bool contains(const std::vector<std::uint32_t>& entities, std::uint32_t entity) {
    return std::find(entities.begin(), entities.end(), entity) != entities.end();
}

}  // namespace

void Antecedents::add(Antecedent antecedent) {
    for (const std::uint32_t entity : antecedent.entities) {
        if (is_mentioned_[entity]) continue;
        is_mentioned_[entity] = true;
        mentioned_.push_back(entity);
    }
    if (quotations_ != nullptr)
        antecedent.quotation = quotation_at(*quotations_, antecedent.sentence, antecedent.word);
    places_.push_back(std::move(antecedent));
}

std::span<const Antecedent> Antecedents::places(std::uint32_t first, std::uint32_t last) const {
    const auto begin = std::partition_point(places_.begin(), places_.end(),
                                            [&](const Antecedent& place) { return place.sentence < first; });
    const auto end = std::partition_point(begin, places_.end(),
                                          [&](const Antecedent& place) { return place.sentence <= last; });
    return {begin, end};
}

bool Antecedents::may_be(const Antecedent& place, const Query& query) const {
    if (place.entities.size() != 1) return false;
    const std::uint32_t entity = place.entities.front();
    if (contains(query.excluded, entity) || entities_[entity].byline) return false;
    const bool gendered = query.gender != Gender::kUnknown && entities_[entity].gender != Gender::kUnknown;
    if (gendered && query.gender != entities_[entity].gender) return false;
    if (query.fits && !query.fits(entity)) return false;
    return query.own_clause || place.sentence != query.sentence ||
           !same_clause(sentences_[query.sentence], place.word, query.word);
}

std::optional<std::uint32_t> Antecedents::last_speaker(std::uint32_t sentence, std::uint32_t word) const {
    if (quotations_ == nullptr) return std::nullopt;
    std::optional<std::uint32_t> last;
    for (const Quotation& part : *quotations_) {
        if (part.sentence > sentence || (part.sentence == sentence && part.end > word)) break;
        last = (*speakers_)[part.number];
    }
    return last;
}

/// The last place before the query's reach of the person whom the document is about: readers keep him in
/// mind.
const Antecedent* Antecedents::far_hero(const Query& query, std::uint32_t reach) const {
    const bool person = query.kind == ReferenceKind::kDescription &&
                        query.noun_type.value_or(EntityType::kPerson) == EntityType::kPerson;
    if (!person) return nullptr;
    const auto is_hero = [&](std::uint32_t entity) {
        return entities_[entity].type == EntityType::kPerson && (prominence_[entity] & kMostNamed) != 0;
    };
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
        if (place->entities.size() != 1 || !is_hero(place->entities.front())) continue;
        if (place->sentence >= reach) return nullptr;
        return may_be(*place, query) ? &*place : nullptr;
    }
    return nullptr;
}

/// Of whom the document says, anywhere, that they are what the noun says.
std::set<std::uint32_t> Antecedents::said_so(const std::string& noun) const {
    std::set<std::uint32_t> holders;
    if (noun.empty()) return holders;
    for (std::uint32_t entity = 0; entity < facts_.size(); ++entity) {
        const bool so = std::any_of(facts_[entity].begin(), facts_[entity].end(),
                                    [&](const Fact& fact) { return lists_.same_noun(noun, fact.noun); });
        if (so) holders.insert(entity);
    }
    return holders;
}

Choice Antecedents::choice(Query query) const {
    if (quotations_ != nullptr) query.quotation = quotation_at(*quotations_, query.sentence, query.word);
    query.last_speaker = last_speaker(query.sentence, query.word);
    std::map<std::uint32_t, std::vector<const Antecedent*>> places_of;
    const Antecedent* nearest = nullptr;
    const std::uint32_t first_sentence = query.sentence - std::min(query.sentence, query.farthest);
    const std::span<const Antecedent> recent = this->places(first_sentence, query.sentence);
    for (const Antecedent& place : recent) {
        if (!may_be(place, query)) continue;
        places_of[place.entities.front()].push_back(&place);
        nearest = &place;
    }
    const auto first = std::find_if(recent.begin(), recent.end(), [&](const Antecedent& place) {
        return nearest != nullptr && place.sentence == nearest->sentence && may_be(place, query);
    });
    const auto far = far_hero(query, first_sentence);
    const std::optional<std::uint32_t> hero =
        far != nullptr ? std::optional(far->entities.front()) : std::nullopt;
    if (hero && !places_of.contains(*hero)) places_of[*hero] = {far};
    // A town has one mayor, a text more than one company.
    const bool one_holds = query.noun_type == EntityType::kPerson;
    const std::set<std::uint32_t> holders = said_so(one_holds ? query.noun : std::string());
    const ReferenceFeatures features(sentences_, lists_, query, places_of.size());
    Choice made;
    made.kind = query.kind;
    made.none = features.of_none(holders.size());
    for (const auto& [entity, places] : places_of) {
        const RivalView rival{entity,
                              entities_[entity],
                              facts_[entity],
                              genders_[entity],
                              places,
                              nearest != nullptr && nearest->entities.front() == entity,
                              nearest != nullptr && first->entities.front() == entity,
                              prominence_[entity],
                              places.size() == 1 && places.front() == far,
                              holders.contains(entity) ? holders.size() == 1 ? Claim::kOwn : Claim::kShared
                              : holders.empty()        ? Claim::kNobody
                                                       : Claim::kOther};
        made.candidates.push_back({entity, features.of(rival)});
    }
    return made;
}

std::vector<std::uint32_t> Antecedents::best_entity(const Query& query) const {
    const Choice rivals = choice(query);
    if (observer_) observer_(query, rivals);
    const auto chosen = ranker_.choose(rivals);
    if (!chosen) return {};
    return {*chosen};
}

double Antecedents::likelihood(const Query& query, std::uint32_t entity) const {
    const Choice rivals = choice(query);
    const std::vector<double> probabilities = ranker_.probabilities(rivals);
    for (std::size_t i = 0; i < rivals.candidates.size(); ++i) {
        if (rivals.candidates[i].entity == entity) return probabilities[i];
    }
    return 0;
}

std::vector<std::uint32_t> Antecedents::last_group(const Query& query) const {
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
        if (query.sentence - place->sentence > query.farthest) break;
        if (place->entities.size() < 2) continue;
        const bool fits =
            std::none_of(place->entities.begin(), place->entities.end(), [&](std::uint32_t entity) {
                return contains(query.excluded, entity) || (query.fits && !query.fits(entity));
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
        for (const Antecedent& place : places(sentence - back, sentence - back)) {
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
