// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph.hpp"

namespace lacis::testing {

/// One piece of evidence, as tests write it down.
struct SketchedEvidence {
    std::string text = "Une phrase.";
    graph::Status status = graph::Status::kAsserted;
    std::optional<double> amount = std::nullopt;
    std::string currency = {};
    std::string date = {};
    std::string attributed_to = {};
    std::string role = {};
    double confidence = 0.5;
    std::uint32_t document = 0;
};

/// Puts a graph together by hand, with anything in it that the model allows. Numbers of nodes and documents
/// are those of their additions.
class GraphSketch {
  public:
    std::uint32_t document(const std::string& id, const std::string& title = {}, std::uint32_t length = 100) {
        graph::DocumentInfo info;
        info.id = id;
        info.title = title;
        info.length = length;
        parts_.documents.push_back(info);
        return static_cast<std::uint32_t>(parts_.documents.size() - 1);
    }

    graph::DocumentInfo& document_info(std::uint32_t document) { return parts_.documents[document]; }

    graph::NodeIndex node(std::string_view id, std::string_view label, std::string_view type,
                          const std::vector<std::string>& aliases = {}, std::size_t mention_count = 0) {
        graph::Node node;
        node.id = text(id);
        node.label = text(label);
        node.type = text(type);
        std::vector<graph::Text> names;
        for (const std::string& alias : aliases) names.push_back(text(alias));
        node.aliases = keep(names);
        std::vector<graph::Mention> mentions;
        for (std::uint32_t i = 0; i < mention_count; ++i) {
            mentions.push_back({0, {10 * i, 10 * i + 3}, text(label), text("name"), text("full-name")});
        }
        node.mentions = keep(mentions);
        parts_.nodes.push_back(node);
        return static_cast<graph::NodeIndex>(parts_.nodes.size() - 1);
    }

    void add_external_ids(graph::NodeIndex node, const std::vector<std::string>& ids) {
        std::vector<graph::Text> texts;
        for (const std::string& id : ids) texts.push_back(text(id));
        parts_.nodes[node].external_ids = keep(texts);
    }

    void mark_as_byline(graph::NodeIndex node) { parts_.nodes[node].byline = true; }

    void edge(std::string_view id, graph::NodeIndex source, std::string_view type, graph::NodeIndex target,
              const std::vector<SketchedEvidence>& evidence, bool symmetric = false) {
        graph::Edge edge;
        edge.id = text(id);
        edge.source = source;
        edge.target = target;
        edge.type = text(type);
        edge.symmetric = symmetric;
        std::vector<graph::Evidence> pieces;
        for (const SketchedEvidence& each : evidence) {
            pieces.push_back(piece(each, static_cast<std::uint32_t>(pieces.size())));
        }
        edge.evidence = keep(pieces);
        edge.status = graph::status_of(edge.evidence);
        parts_.edges.push_back(edge);
    }

    [[nodiscard]] graph::KnowledgeGraph graph() { return graph::KnowledgeGraph(std::move(parts_)); }

  private:
    graph::Text text(std::string_view text) { return parts_.texts.intern(text); }

    template <typename Record>
    std::span<const Record> keep(const std::vector<Record>& records) {
        return parts_.texts.arena().keep(std::span<const Record>(records));
    }

    graph::Evidence piece(const SketchedEvidence& sketch, std::uint32_t number) {
        graph::Evidence evidence;
        evidence.document = sketch.document;
        evidence.span = {100 * number, 100 * number + 50};
        evidence.source_span = {100 * number, 100 * number + 5};
        evidence.target_span = {100 * number + 20, 100 * number + 25};
        evidence.status = sketch.status;
        evidence.text = text(sketch.text);
        evidence.amount = sketch.amount;
        evidence.currency = text(sketch.currency);
        evidence.date = text(sketch.date);
        evidence.attributed_to = text(sketch.attributed_to);
        evidence.role = text(sketch.role);
        evidence.rule = text("test/rule");
        evidence.confidence = sketch.confidence;
        return evidence;
    }

    graph::GraphParts parts_;
};

}  // namespace lacis::testing
