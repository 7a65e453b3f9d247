// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "entities/adjectives.hpp"
#include "entities/entities.hpp"
#include "entities/grammar.hpp"
#include "entities/identity_facts.hpp"
#include "entities/joining.hpp"
#include "entities/name_tagger.hpp"
#include "entities/named_entities.hpp"
#include "entities/names.hpp"
#include "entities/ranker.hpp"
#include "entities/references.hpp"
#include "entities/selection.hpp"
#include "entities/tokens.hpp"
#include "entities/word_lists.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

Mention mention_of(const Name& name, const NameSentence& tokens, const language::Sentence& sentence) {
    Mention mention;
    mention.sentence = name.sentence;
    mention.first_word = tokens.tokens[name.first_token].first_word;
    mention.end_word = tokens.tokens[name.end_token - 1].end_word;
    mention.head = head_of(sentence, mention.first_word, mention.end_word);
    mention.span = {name.start, tokens.tokens[name.end_token - 1].span.end};
    mention.kind = MentionKind::kName;
    return mention;
}

/// Is it written in capitals as datelines and titles are ("LYON"), longer than most acronyms?
bool shouts(std::string_view name) {
    constexpr std::size_t kLongestAcronym = 4;
    return utf8::count_code_points(name) > kLongestAcronym && utf8::lower(name) != name &&
           std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

Entity entity_of(const NameGroup& group, const std::vector<Name>& names) {
    Entity entity;
    entity.type = group.type;
    entity.gender = group.gender;
    entity.name = names[group.fullest].text;
    for (const std::uint32_t number : group.names) {
        const std::string& other = names[number].text;
        const bool same = utf8::fold(other) == utf8::fold(entity.name);
        if (same && shouts(entity.name) && !shouts(other)) entity.name = other;
    }
    entity.names = {entity.name};
    entity.byline = true;
    for (const std::uint32_t number : group.names) {
        const Name& name = names[number];
        entity.byline = entity.byline && name.byline;
        if (std::find(entity.names.begin(), entity.names.end(), name.text) == entity.names.end()) {
            entity.names.push_back(name.text);
        }
    }
    return entity;
}

}  // namespace

struct EntityFinder::Knowledge {
    Knowledge(const language::Pack& pack, std::shared_ptr<const CatalogueIndex> given)
        : lists(pack),
          tagger(pack.file("entities.model"), lists.encoder()),
          selection(pack),
          ranker(pack.file("coreference.model")),
          fields(pack),
          catalogue(std::move(given)) {}

    [[nodiscard]] DocumentDecisions decisions(const corpus::Document& document) const {
        return catalogue == nullptr ? DocumentDecisions() : DocumentDecisions(*catalogue, document.id);
    }

    WordLists lists;
    NameTagger tagger;
    Selection selection;
    Ranker ranker;
    Fields fields;
    std::shared_ptr<const CatalogueIndex> catalogue;
};

EntityFinder::EntityFinder(const language::Pack& pack, std::shared_ptr<const CatalogueIndex> catalogue)
    : knowledge_(std::make_unique<const Knowledge>(pack, std::move(catalogue))) {}
EntityFinder::~EntityFinder() = default;
EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;

namespace {

double certainty(const Name& name, EntityType type) {
    double all = std::accumulate(name.evidence.begin(), name.evidence.end(), 0.0);
    all = std::accumulate(name.context.begin(), name.context.end(), all);
    return name.evidence_for(type) / std::max(all, 1.0);
}

/// Places that the user has said are no names.
void remove_dropped(const DocumentDecisions& decisions, std::vector<Name>& names) {
    if (decisions.empty()) return;
    std::vector<std::int32_t> places;
    std::vector<Name> kept;
    for (Name& name : names) {
        const bool dropped = decisions.dropped(name.start);
        places.push_back(dropped ? -1 : static_cast<std::int32_t>(kept.size()));
        if (!dropped) kept.push_back(std::move(name));
    }
    for (Name& name : kept) {
        if (name.defined_by >= 0) name.defined_by = places[static_cast<std::size_t>(name.defined_by)];
    }
    names = std::move(kept);
}

/// The user's types weigh more than anything that a text can say.
void decide_types(const DocumentDecisions& decisions, std::vector<Name>& names) {
    if (decisions.empty()) return;
    std::map<std::string_view, TypeEvidence> suggested;
    for (const Name& name : names) {
        TypeEvidence& sum = suggested[name.key];
        for (std::size_t type = 0; type < kTypeCount; ++type)
            sum[type] += name.evidence[type] + name.context[type];
    }
    constexpr double kFinal = 1000;
    std::map<std::string_view, std::optional<EntityType>> decided;
    for (const auto& [key, sum] : suggested) {
        const auto best = static_cast<EntityType>(std::max_element(sum.begin(), sum.end()) - sum.begin());
        decided[key] = decisions.type_of({key, best});
    }
    for (Name& name : names) {
        const std::optional<EntityType> type = decided[name.key];
        if (!type) continue;
        name.evidence = {};
        name.context = {};
        name.evidence[static_cast<std::size_t>(*type)] = kFinal;
        if (*type != EntityType::kPerson) name.after_title = false;
    }
}

/// Is the group one that the user does not want, by one of its names?
std::vector<bool> dropped_groups(const DocumentDecisions& decisions, const JoinedNames& joined,
                                 const std::vector<Name>& names) {
    std::vector<bool> dropped;
    for (const NameGroup& group : joined.groups) {
        const std::string& fullest = names[group.fullest].text;
        dropped.push_back(std::any_of(group.names.begin(), group.names.end(), [&](std::uint32_t number) {
            const Name& name = names[number];
            return tells_who(name.text, fullest) && decisions.dropped({name.key, group.type});
        }));
    }
    return dropped;
}

}  // namespace

DocumentEntities find_named(const corpus::Document& document,
                            const std::vector<language::Sentence>& sentences, const WordLists& lists,
                            const NameTagger& tagger, const Selection& selection,
                            const DocumentDecisions& decisions) {
    const auto tokens = name_sentences(document, sentences, lists);
    std::vector<Name> names = find_names(tokens, tagger, lists, decisions);
    remove_dropped(decisions, names);
    selection.add_evidence(sentences, tokens, lists, names);
    decide_types(decisions, names);
    const JoinedNames joined = join_names(names, lists, decisions);
    const std::vector<bool> dropped = dropped_groups(decisions, joined, names);
    DocumentEntities found;
    std::vector<std::uint32_t> entity_of_group;
    for (std::size_t group = 0; group < joined.groups.size(); ++group) {
        entity_of_group.push_back(static_cast<std::uint32_t>(found.entities.size()));
        if (!dropped[group]) found.entities.push_back(entity_of(joined.groups[group], names));
    }
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        if (dropped[joined.group_of[i]]) continue;
        const std::uint32_t entity = entity_of_group[joined.group_of[i]];
        found.entities[entity].mentions.push_back(static_cast<std::uint32_t>(found.mentions.size()));
        Mention& mention = found.mentions.emplace_back(
            mention_of(names[i], tokens[names[i].sentence], sentences[names[i].sentence]));
        mention.entities = {entity};
        mention.reason = joined.reasons[i];
        mention.certainty = certainty(names[i], found.entities[entity].type);
    }
    return found;
}

namespace {

/// Pronouns and descriptions that the user has given to someone, taken from someone, or dropped.
void decide_references(const DocumentDecisions& decisions, DocumentEntities& found) {
    const auto is_meant = [&](Verdict verdict, const Mention& mention, std::uint32_t entity) {
        const Entity& candidate = found.entities[entity];
        return std::any_of(candidate.names.begin(), candidate.names.end(), [&](const std::string& name) {
            const std::string key = name_key(name);
            return tells_who(name, candidate.name) &&
                   decisions.decided(verdict, mention.span.begin, {key, candidate.type});
        });
    };
    for (Mention& mention : found.mentions) {
        if (mention.kind == MentionKind::kName || !decisions.has_place(mention.span.begin)) continue;
        std::erase_if(mention.entities,
                      [&](std::uint32_t each) { return is_meant(Verdict::kDifferent, mention, each); });
        std::vector<std::uint32_t> given;
        for (std::uint32_t entity = 0; entity < found.entities.size(); ++entity) {
            if (is_meant(Verdict::kSame, mention, entity)) given.push_back(entity);
        }
        if (!given.empty()) {
            mention.entities = std::move(given);
            mention.reason = "decided-same";
        }
        if (decisions.dropped(mention.span.begin)) mention.entities.clear();
    }
    std::erase_if(found.mentions, [](const Mention& mention) { return mention.entities.empty(); });
    for (Entity& entity : found.entities) entity.mentions.clear();
    for (std::uint32_t i = 0; i < found.mentions.size(); ++i) {
        for (const std::uint32_t entity : found.mentions[i].entities)
            found.entities[entity].mentions.push_back(i);
    }
}

}  // namespace

namespace {}  // namespace

DocumentEntities EntityFinder::find(const corpus::Document& document,
                                    const std::vector<language::Sentence>& sentences) const {
    const DocumentDecisions decisions = knowledge_->decisions(document);
    DocumentEntities found = find_named(document, sentences, knowledge_->lists, knowledge_->tagger,
                                        knowledge_->selection, decisions);
    add_references(sentences, knowledge_->lists, knowledge_->ranker, found);
    if (!decisions.empty()) decide_references(decisions, found);
    add_adjectives(sentences, knowledge_->lists, found);
    add_identity_facts(document, sentences, knowledge_->lists, knowledge_->fields, found);
    return found;
}

}  // namespace lacis::entities
