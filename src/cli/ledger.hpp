// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/resolver.hpp"
#include "graph/extraction.hpp"
#include "graph/graph.hpp"
#include "pipeline.hpp"

namespace lacis::cli {

/// Words of an article in the sentence that they stand in.
struct Passage {
    std::string document;
    Span words;
    Span sentence;     ///< Empty if no sentence holds the words.
    std::string text;  ///< The sentence's characters, exactly.
};

/// Why each node of a graph is what it is: which entities of which documents it is made of, what links them
/// and what keeps them from others, and the sentences that show it. All that it is made from outlives it.
class Ledger {
  public:
    Ledger(const Pipeline& pipeline, std::span<const Input> articles,
           std::span<const graph::ExtractedDocument> extracted, const entities::Resolution& resolution,
           const graph::KnowledgeGraph& graph);

    [[nodiscard]] const graph::KnowledgeGraph& graph() const { return graph_; }
    [[nodiscard]] const graph::ExtractedDocument& document(entities::EntityPlace place) const {
        return extracted_[place.document];
    }
    [[nodiscard]] const graph::EntityRecord& entity(entities::EntityPlace place) const {
        return document(place).entities[place.entity];
    }
    /// The node that a document's entity has become.
    [[nodiscard]] std::optional<graph::NodeIndex> node_of(entities::EntityPlace place) const;
    /// The entities that a node is made of, by document.
    [[nodiscard]] std::vector<entities::EntityPlace> entities_of(graph::NodeIndex node) const;
    [[nodiscard]] std::vector<const entities::Link*> joins_of(graph::NodeIndex node) const;
    /// With the node's own entity first.
    [[nodiscard]] std::vector<entities::Link> splits_of(graph::NodeIndex node) const;
    /// The entry of the catalogue that a node is, nullptr if none.
    [[nodiscard]] const entities::KnownEntity* known(graph::NodeIndex node) const;

    /// Analyses the article if that has not been done yet.
    [[nodiscard]] Passage passage(std::uint32_t document, Span words);
    /// Where an entity of a document is named first.
    [[nodiscard]] Passage first_passage(entities::EntityPlace place);
    /// What a document says of the kind of fact on which a link rests.
    [[nodiscard]] std::vector<Passage> passages_of_fact(entities::EntityPlace place, std::string_view kind);

  private:
    const Pipeline& pipeline_;
    std::span<const Input> articles_;
    std::span<const graph::ExtractedDocument> extracted_;
    const entities::Resolution& resolution_;
    const graph::KnowledgeGraph& graph_;
    std::map<std::pair<std::string_view, Span>, graph::NodeIndex> node_at_;  // of names
    std::map<std::uint32_t, std::vector<Span>> sentences_;                   // of the documents asked for
};

}  // namespace lacis::cli
