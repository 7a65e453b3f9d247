// SPDX-License-Identifier: Apache-2.0
#include "relations/repeated_posts.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "relations/post.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

constexpr double kAgain = 0.9;              ///< The post is taken from elsewhere in the text.
constexpr WordIndex kAdjectivesBehind = 2;  ///< "son homologue [social-démocrate allemand]"

/// The words of a post, with the rules that know it as one.
struct NamedPost {
    WordRange words;
    std::vector<const Rule*> rules;
};

std::vector<NamedPost> posts_in(const SentenceView& view, const RuleSet& rules, const Matcher& matcher) {
    const Sentence& sentence = view.frames.sentence();
    std::vector<NamedPost> posts;
    WordIndex covered = 0;  // "premier ministre" is no minister.
    for (WordIndex noun = 0; noun < sentence.words.size(); ++noun) {
        if (noun < covered) continue;
        NamedPost post{{noun, noun + 1}, {}};
        for (const TriggerHit& hit : matcher.triggers_at(sentence, noun)) {
            const Rule& rule = rules.rules()[hit.rule];
            const bool is_post = hit.kind == TriggerClass::kNoun && rule.title &&
                                 rule.part != PartNeed::kMust && rules.relations()[rule.relation].post &&
                                 has_role(rule.source, Role::kHolder);
            if (!is_post) continue;
            post.rules.push_back(&rule);
            if (!hit.words.empty()) post.words.end = std::max(post.words.end, hit.words.back() + 1);
        }
        covered = post.words.end;
        if (!post.rules.empty()) posts.push_back(std::move(post));
    }
    return posts;
}

/// The place of an adjective there, if the document names it.
std::optional<Referent> place_at(const SentenceView& view, WordIndex word) {
    const auto& document = view.referents.document();
    for (const entities::NamingAdjective& adjective : document.place_adjectives) {
        if (adjective.sentence != view.referents.sentence_index() || adjective.word != word) continue;
        if (const Mention* name = first_name(document, adjective.entity))
            return Referent{adjective.entity, static_cast<std::uint32_t>(name - document.mentions.data()), 1};
    }
    return std::nullopt;
}

/// Where the same post is held, and where the search for its holder goes on.
struct OtherPlace {
    std::vector<Referent> places;
    WordIndex end = 0;
};

OtherPlace other_place(const SentenceView& view, const Line& line, WordIndex noun) {
    for (WordIndex at = noun + 1; at <= noun + kAdjectivesBehind && at < line.size(); ++at) {
        if (const auto place = place_at(view, at)) return {{*place}, end_of_portfolio(line, at + 1)};
        if (line.word(at).upos != Upos::kAdj) break;
    }
    const Complement complement = complement_of(line, {noun, noun, noun + 1});
    if (complement.mention == nullptr || complement.possessive || !is_de(line, noun + 1)) return {};
    return {referents_of(*complement.mention, view.referents.document()), complement.end};
}

bool is_person(const SentenceView& view, const Mention& mention) {
    const auto& document = view.referents.document();
    return !mention.entities.empty() &&
           document.entities[mention.entities.front()].type == entities::EntityType::kPerson;
}

/// The person named behind `at` ("son homologue suisse[, X]") or before `begin` ("X[, son homologue
/// suisse]").
const Mention* holder_around(const SentenceView& view, const Line& line, WordIndex begin, WordIndex at) {
    const bool comma = line.is_comma(at);
    const Mention* name = line.named_phrase(comma ? at + 1 : at);
    const bool behind = name != nullptr && is_person(view, *name) &&
                        (!comma || (line.closes(name->end_word) && !line.is_bare_noun(at + 1)));
    if (behind) return name;
    if (begin == 0 || !line.is_comma(begin - 1) || !line.closes(at)) return nullptr;
    name = line.name_until(begin - 1);
    return name != nullptr && is_person(view, *name) ? name : nullptr;
}

/// The last post given to whom the possessive before the noun means.
const HeldPost* held_by_possessor(const Line& line, WordIndex begin, WordIndex noun,
                                  const std::vector<HeldPost>& held) {
    for (WordIndex at = begin; at < noun; ++at) {
        const Mention* possessor = line.reference_at(at);
        if (possessor == nullptr || possessor->kind != MentionKind::kPossessive) continue;
        const auto found = std::find_if(held.rbegin(), held.rend(), [&](const HeldPost& post) {
            return post.holder == possessor->entities.front();
        });
        if (found != held.rend()) return &*found;
    }
    return nullptr;
}

void add(const std::vector<Referent>& places, const Referent& holder, const RelationType& type, TypeSet types,
         const SentenceView& view, Finding finding, std::vector<Finding>& out) {
    const auto& entities = view.referents.document().entities;
    if (!allows(type.source, entities[holder.entity].type)) return;
    for (const Referent& place : places) {
        if (place.entity == holder.entity || !allows(types, entities[place.entity].type)) continue;
        finding.source = holder;
        finding.target = place;
        finding.holder = holder.entity;
        out.push_back(finding);
        out.back().confidence *= place.reliability * holder.reliability;
    }
}

void add_of(const NamedPost& post, const std::vector<Referent>& places, const Mention& holder, WordIndex at,
            const SentenceView& view, const RuleSet& rules, std::vector<Finding>& out) {
    const Referent who = referents_of(holder, view.referents.document()).front();
    for (const Rule* rule : post.rules) {
        const RelationType& type = rules.relations()[rule->relation];
        Finding finding;
        finding.relation = rule->relation;
        finding.rule = rule->name + "+again";
        finding.title = post.words;
        // "ministre suisse" is the other one.
        while (finding.title->end > post.words.begin + 1 && place_at(view, finding.title->end - 1))
            --finding.title->end;
        finding.at = at;
        finding.date = date_at(view, at);
        finding.confidence = rule->confidence * kAgain;
        add(places, who, type, static_cast<TypeSet>(type.target & rule->target_types), view, finding, out);
    }
}

/// "[les présidents] chilien X et suisse Y", "[les ministres] chilien et suisse de la Défense, X et Y": who
/// belongs to which place, the first adjective standing in [at, end].
std::vector<std::pair<Referent, const Mention*>> places_and_holders(const SentenceView& view,
                                                                    const Line& line, WordIndex at,
                                                                    WordIndex end) {
    while (at < line.size() && at <= end && !place_at(view, at)) ++at;
    std::vector<Referent> places;
    std::vector<const Mention*> holders;
    while (const auto place = place_at(view, at)) {
        places.push_back(*place);
        ++at;
        const bool apart = line.is_comma(at) && holders.size() + 1 == places.size();
        if (const Mention* name = line.name_from(apart ? at + 1 : at)) {
            holders.push_back(name);
            at = name->end_word;
        }
        if (line.is_comma(at)) ++at;
        if (line.form(at) == "et") ++at;
    }
    if (places.size() > 1 && holders.empty()) {
        at = end_of_portfolio(line, at);
        if (const Mention* first = line.name_from(line.is_comma(at) ? at + 1 : at))
            holders = line.names_in_list(*first);
    }
    const bool each = places.size() > 1 && places.size() == holders.size() &&
                      std::all_of(holders.begin(), holders.end(),
                                  [&](const Mention* holder) { return is_person(view, *holder); });
    std::vector<std::pair<Referent, const Mention*>> pairs;
    for (std::size_t i = 0; each && i < places.size(); ++i) pairs.emplace_back(places[i], holders[i]);
    return pairs;
}

}  // namespace

std::vector<Finding> match_repeated_posts(const SentenceView& view, const RuleSet& rules,
                                          const Matcher& matcher, const std::vector<HeldPost>& held) {
    std::vector<Finding> findings;
    const Line line(view.frames.sentence(), view.referents);
    const Grammar& grammar = view.frames.grammar();
    std::optional<std::vector<NamedPost>> posts;
    for (WordIndex noun = 0; noun < line.size(); ++noun) {
        const bool counterpart = is_one_of(line.word(noun), grammar.counterparts);
        const bool pronoun = is_one_of(line.word(noun), grammar.demonstratives);
        if (!counterpart && !pronoun) continue;
        const WordIndex begin = line.phrase_begin(noun);
        if (!posts) posts = posts_in(view, rules, matcher);
        const auto before = std::find_if(posts->rbegin(), posts->rend(),
                                         [&](const NamedPost& post) { return post.words.end <= noun; });
        const auto several = places_and_holders(view, line, noun + 1, noun + kAdjectivesBehind);
        for (const auto& [place, holder] : several) {
            // "ses homologues suisse X et belge Y"
            if (before != posts->rend()) add_of(*before, {place}, *holder, noun, view, rules, findings);
        }
        const OtherPlace other = several.empty() ? other_place(view, line, noun) : OtherPlace{};
        if (other.places.empty()) continue;
        const Mention* holder = holder_around(view, line, pronoun ? 0 : begin, other.end);
        if (holder == nullptr) continue;
        if (before != posts->rend()) {
            add_of(*before, other.places, *holder, noun, view, rules, findings);
        } else if (const HeldPost* post = held_by_possessor(line, begin, noun, held)) {
            const RelationType& type = rules.relations()[post->relation];
            Finding finding;
            finding.relation = post->relation;
            finding.rule = post->rule + "+again";
            finding.at = noun;
            finding.confidence = kAgain;
            add(other.places, referents_of(*holder, view.referents.document()).front(), type, type.target,
                view, finding, findings);
        }
    }
    return findings;
}

std::vector<Finding> match_posts_of_places(const SentenceView& view, const RuleSet& rules,
                                           const Matcher& matcher) {
    std::vector<Finding> findings;
    if (view.referents.document().place_adjectives.empty()) return findings;
    const Line line(view.frames.sentence(), view.referents);
    for (const NamedPost& post : posts_in(view, rules, matcher)) {
        if (line.word(post.words.begin).feature("Number") != "Plur") continue;
        const WordIndex end = end_of_portfolio(line, post.words.end);
        for (const auto& [place, holder] : places_and_holders(view, line, post.words.begin + 1, end))
            add_of(post, {place}, *holder, post.words.begin, view, rules, findings);
    }
    return findings;
}

}  // namespace lacis::relations
