// SPDX-License-Identifier: Apache-2.0
#include "entities/antecedents.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "entities/grammar.hpp"

namespace lacis::entities {
namespace {

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

bool Antecedents::may_be(const Antecedent& place, const Query& query) const {
    if (place.entities.size() != 1 || query.sentence - place.sentence > query.farthest) return false;
    const std::uint32_t entity = place.entities.front();
    if (contains(query.excluded, entity) || entities_[entity].byline) return false;
    const bool gendered = query.gender != Gender::kUnknown && entities_[entity].gender != Gender::kUnknown;
    if (gendered && query.gender != entities_[entity].gender) return false;
    if (query.fits && !query.fits(entity)) return false;
    return query.own_clause || place.sentence != query.sentence ||
           !same_clause(sentences_[query.sentence], place.word, query.word);
}

Candidate Antecedents::candidate(std::uint32_t entity, const std::vector<const Antecedent*>& places,
                                 const Query& query) const {
    Candidate made;
    made.entity = entity;
    const Antecedent& last = *places.back();
    const std::uint32_t back = query.sentence - last.sentence;
    made.set(back == 0   ? Trait::kSameSentence
             : back == 1 ? Trait::kOneBack
             : back == 2 ? Trait::kTwoBack
                         : Trait::kFarther);
    const language::Sentence& here = sentences_[query.sentence];
    const language::Sentence& there = sentences_[last.sentence];
    if (here.paragraph != there.paragraph) made.set(Trait::kNewParagraph);
    if (there.block != language::Block::kParagraph) made.set(Trait::kInTitle);
    if (there.words[last.word].is("nmod")) made.set(Trait::kComplement);
    if (last.name) made.set(Trait::kByName);
    for (const Antecedent* place : places) {
        if (!place->subject) continue;
        const bool latest = place->sentence == last.sentence;
        made.set(latest ? Trait::kSubject : Trait::kEarlierSubject);
        if (latest && query.subject) made.set(Trait::kParallel);
    }
    for (const Antecedent* place : places) {
        if (place->sentence == query.sentence && same_clause(here, place->word, query.word)) {
            made.set(place->subject ? Trait::kSameClause : Trait::kOtherInClause);
        }
    }
    const Entity& known = entities_[entity];
    Gender gender = known.gender;
    if (gender == Gender::kUnknown) gender = last.name ? genders_[entity] : last.gender;
    if (query.gender != Gender::kUnknown) {
        made.set(gender == Gender::kUnknown ? Trait::kUnknownGender
                 : gender == query.gender   ? Trait::kAgrees
                                            : Trait::kClashes);
    }
    made.set(Trait::kOften, std::log2(1.0 + static_cast<double>(known.mentions.size())));
    made.set(Trait::kRecent, std::log2(static_cast<double>(places.size())));
    made.set(known.type == EntityType::kPerson         ? Trait::kPerson
             : known.type == EntityType::kOrganization ? Trait::kOrganization
             : known.type == EntityType::kPlace        ? Trait::kPlace
                                                       : Trait::kWork);
    const bool person = known.type == EntityType::kPerson;
    if (query.verb == VerbSense::kPerson && person) made.set(Trait::kPersonVerb);
    if (query.verb == VerbSense::kSpeech) made.set(person ? Trait::kSpeechVerb : Trait::kSpeechByOther);
    if (query.verb == VerbSense::kOrganization && known.type == EntityType::kOrganization)
        made.set(Trait::kCompanyVerb);
    if (query.said && query.said(entity)) made.set(Trait::kSaid);
    if (query.from_there && query.from_there(entity)) made.set(Trait::kFromThere);
    return made;
}

std::vector<Candidate> Antecedents::candidates(const Query& query) const {
    std::map<std::uint32_t, std::vector<const Antecedent*>> places_of;
    const Antecedent* nearest = nullptr;
    for (const Antecedent& place : places_) {
        if (!may_be(place, query)) continue;
        places_of[place.entities.front()].push_back(&place);
        nearest = &place;
    }
    std::vector<Candidate> made;
    for (const auto& [entity, places] : places_of) {
        Candidate& one = made.emplace_back(candidate(entity, places, query));
        if (nearest->entities.front() == entity) one.set(Trait::kNearest);
    }
    for (const Antecedent& place : places_) {
        if (place.sentence != (nearest == nullptr ? 0 : nearest->sentence) || !may_be(place, query)) continue;
        for (Candidate& one : made) {
            if (one.entity == place.entities.front()) one.set(Trait::kFirst);
        }
        break;
    }
    return made;
}

std::vector<std::uint32_t> Antecedents::best_entity(const Query& query) const {
    const std::vector<Candidate> rivals = candidates(query);
    if (observer_) observer_(query, rivals);
    const auto chosen = ranker_.choose(query.kind, rivals);
    if (!chosen) return {};
    return {*chosen};
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
