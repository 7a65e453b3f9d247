// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <numeric>
#include <utility>

#include "entities/entities.hpp"
#include "entities/grammar.hpp"
#include "entities/joining.hpp"
#include "entities/name_tagger.hpp"
#include "entities/named_entities.hpp"
#include "entities/names.hpp"
#include "entities/ranker.hpp"
#include "entities/references.hpp"
#include "entities/selection.hpp"
#include "entities/tokens.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {
namespace {

Mention mention_of(const Name& name, const NameSentence& tokens, const language::Sentence& sentence) {
    Mention mention;
    mention.sentence = name.sentence;
    mention.first_word = tokens.tokens[name.first_token].first_word;
    mention.end_word = tokens.tokens[name.end_token - 1].end_word;
    mention.head = head_of(sentence, mention.first_word, mention.end_word);
    mention.span = {tokens.tokens[name.first_token].span.begin, tokens.tokens[name.end_token - 1].span.end};
    mention.kind = MentionKind::kName;
    return mention;
}

Entity entity_of(const NameGroup& group, const std::vector<Name>& names) {
    Entity entity;
    entity.type = group.type;
    entity.gender = group.gender;
    entity.name = names[group.fullest].text;
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
    explicit Knowledge(const language::Pack& pack)
        : lists(pack),
          tagger(pack.file("entities.model")),
          selection(pack),
          ranker(pack.file("coreference.model")) {}

    WordLists lists;
    NameTagger tagger;
    Selection selection;
    Ranker ranker;
};

EntityFinder::EntityFinder(const language::Pack& pack)
    : knowledge_(std::make_unique<const Knowledge>(pack)) {}
EntityFinder::~EntityFinder() = default;
EntityFinder::EntityFinder(EntityFinder&&) noexcept = default;
EntityFinder& EntityFinder::operator=(EntityFinder&&) noexcept = default;

namespace {

double certainty(const Name& name, EntityType type) {
    const double all = std::accumulate(name.evidence.begin(), name.evidence.end(), 0.0);
    return name.evidence[static_cast<std::size_t>(type)] / std::max(all, 1.0);
}

}  // namespace

DocumentEntities find_named(const corpus::Document& document,
                            const std::vector<language::Sentence>& sentences, const WordLists& lists,
                            const NameTagger& tagger, const Selection& selection) {
    const auto tokens = name_sentences(document, sentences, lists);
    std::vector<Name> names = find_names(tokens, tagger, lists);
    selection.add_evidence(sentences, tokens, names);
    const JoinedNames joined = join_names(names, lists);
    DocumentEntities found;
    for (const NameGroup& group : joined.groups) found.entities.push_back(entity_of(group, names));
    for (std::uint32_t i = 0; i < names.size(); ++i) {
        Mention& mention = found.mentions.emplace_back(
            mention_of(names[i], tokens[names[i].sentence], sentences[names[i].sentence]));
        mention.entities = {joined.group_of[i]};
        mention.reason = joined.reasons[i];
        mention.certainty = certainty(names[i], found.entities[joined.group_of[i]].type);
        found.entities[joined.group_of[i]].mentions.push_back(i);
    }
    return found;
}

DocumentEntities EntityFinder::find(const corpus::Document& document,
                                    const std::vector<language::Sentence>& sentences) const {
    DocumentEntities found =
        find_named(document, sentences, knowledge_->lists, knowledge_->tagger, knowledge_->selection);
    add_references(sentences, knowledge_->lists, knowledge_->ranker, found);
    return found;
}

}  // namespace lacis::entities
