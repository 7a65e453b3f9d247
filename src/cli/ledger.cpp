// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger.hpp"

#include <algorithm>
#include <tuple>

#include "support/utf8.hpp"

namespace lacis::cli {
namespace {

constexpr std::string_view kNameKind = "name";

}  // namespace

Ledger::Ledger(const Pipeline& pipeline, std::span<const Input> articles,
               std::span<const graph::ExtractedDocument> extracted, const entities::Resolution& resolution,
               const graph::KnowledgeGraph& graph)
    : pipeline_(pipeline),
      articles_(articles),
      extracted_(extracted),
      resolution_(resolution),
      graph_(graph) {
    for (graph::NodeIndex node = 0; node < graph.nodes().size(); ++node) {
        for (const graph::Mention& mention : graph.nodes()[node].mentions) {
            if (mention.kind == kNameKind)
                node_at_.emplace(
                    std::pair(std::string_view(graph.documents()[mention.document].id), mention.span), node);
        }
    }
}

std::optional<graph::NodeIndex> Ledger::node_of(entities::EntityPlace place) const {
    for (const graph::MentionRecord& mention : entity(place).mentions) {
        if (mention.kind != kNameKind) continue;
        const auto found = node_at_.find({document(place).info.id, mention.span});
        if (found != node_at_.end()) return found->second;
    }
    return std::nullopt;
}

std::vector<entities::EntityPlace> Ledger::entities_of(graph::NodeIndex node) const {
    std::vector<entities::EntityPlace> places;
    for (std::uint32_t document = 0; document < extracted_.size(); ++document) {
        for (std::uint32_t i = 0; i < extracted_[document].entities.size(); ++i) {
            const entities::EntityPlace place{document, i};
            if (node_of(place) == node) places.push_back(place);
        }
    }
    std::stable_sort(places.begin(), places.end(), [this](const auto& a, const auto& b) {
        return document(a).info.id < document(b).info.id;
    });
    return places;
}

std::vector<const entities::Link*> Ledger::joins_of(graph::NodeIndex node) const {
    std::vector<const entities::Link*> links;
    for (const entities::Link& link : resolution_.joins) {
        if (node_of(link.a) == node) links.push_back(&link);
    }
    return links;
}

std::vector<entities::Link> Ledger::splits_of(graph::NodeIndex node) const {
    std::vector<entities::Link> links;
    for (entities::Link link : resolution_.splits) {
        const auto a = node_of(link.a);
        const auto b = node_of(link.b);
        // What was kept apart at first may have met through others.
        if (a == b || (a != node && b != node)) continue;
        if (a != node) std::swap(link.a, link.b);
        links.push_back(std::move(link));
    }
    return links;
}

const entities::KnownEntity* Ledger::known(graph::NodeIndex node) const {
    const entities::CatalogueIndex* const index = pipeline_.catalogue();
    return index == nullptr ? nullptr : index->catalogue().find(graph_.nodes()[node].id);
}

Passage Ledger::passage(std::uint32_t document, Span words) {
    const std::string& id = extracted_[document].info.id;
    const auto article = std::find_if(articles_.begin(), articles_.end(),
                                      [&](const Input& each) { return each.document.id == id; });
    Passage passage{id, words, {}, {}};
    if (article == articles_.end()) return passage;
    const auto [found, fresh] = sentences_.try_emplace(document);
    if (fresh) {
        for (const language::Sentence& sentence : pipeline_.analyse(*article))
            found->second.push_back(sentence.span);
    }
    for (const Span sentence : found->second) {
        if (!sentence.contains(words)) continue;
        passage.sentence = sentence;
        passage.text = utf8::Index(article->document.text).slice(sentence);
        break;
    }
    return passage;
}

Passage Ledger::first_passage(entities::EntityPlace place) {
    for (const graph::MentionRecord& mention : entity(place).mentions) {
        if (mention.kind == kNameKind) return passage(place.document, mention.span);
    }
    return {document(place).info.id, {}, {}, {}};
}

std::vector<Passage> Ledger::passages_of_fact(entities::EntityPlace place, std::string_view kind) {
    std::vector<Passage> passages;
    for (const graph::FactRecord& fact : entity(place).facts) {
        if (fact.kind == kind && !fact.span.empty()) passages.push_back(passage(place.document, fact.span));
    }
    return passages;
}

}  // namespace lacis::cli
