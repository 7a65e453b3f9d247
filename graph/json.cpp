// SPDX-License-Identifier: Apache-2.0
#include "graph/json.hpp"

#include "graph/ahead.hpp"
#include "graph/json_object.hpp"

namespace lacis::graph {
namespace {

void write_node(const Node& node, const KnowledgeGraph& graph, Output& out) {
    JsonObject object(out);
    object.text("id", node.id);
    object.text("label", node.label);
    object.text("type", node.type);
    object.flag_if_set("byline", node.byline);
    object.texts("aliases", node.aliases);
    if (!node.external_ids.empty()) object.texts("external_ids", node.external_ids);
    object.list("mentions", node.mentions, [&](const Mention& mention) { write_json(mention, graph, out); });
    object.close();
}

void write_edge(const Edge& edge, const KnowledgeGraph& graph, Output& out) {
    JsonObject object(out);
    object.text("id", edge.id);
    object.text("source", graph.nodes()[edge.source].id);
    object.text("target", graph.nodes()[edge.target].id);
    object.text("type", edge.type);
    object.text("status", to_string(edge.status));
    object.flag_if_set("symmetric", edge.symmetric);
    object.list("evidence", edge.evidence,
                [&](const Evidence& evidence) { write_json(evidence, graph, out); });
    object.close();
}

}  // namespace

void write_json(const DocumentInfo& document, Output& out) {
    JsonObject object(out);
    object.text("id", document.id);
    object.text_if_any("title", document.title);
    object.text_if_any("source", document.source);
    object.text_if_any("date", document.date);
    object.text_if_any("language", document.language);
    object.number("length", document.length);
    object.text_if_any("sha256", document.sha256);
    object.close();
}

void write_json(const Mention& mention, const KnowledgeGraph& graph, Output& out) {
    JsonObject object(out);
    object.text("document", graph.documents()[mention.document].id);
    object.ends(mention.span);
    object.text("text", mention.text);
    object.text_if_any("kind", mention.kind);
    object.text_if_any("reason", mention.reason);
    object.close();
}

void write_json(const Evidence& evidence, const KnowledgeGraph& graph, Output& out) {
    JsonObject object(out);
    object.text("document", graph.documents()[evidence.document].id);
    object.ends(evidence.span);
    object.text("text", evidence.text);
    object.span("source_span", evidence.source_span);
    object.span("target_span", evidence.target_span);
    object.text("status", to_string(evidence.status));
    object.text_if_any("attributed_to", evidence.attributed_to);
    object.text_if_any("date", evidence.date);
    if (evidence.amount) object.number("amount", *evidence.amount);
    object.text_if_any("currency", evidence.currency);
    object.text_if_any("role", evidence.role);
    object.text_if_any("rule", evidence.rule);
    object.number("confidence", evidence.confidence);
    object.close();
}

void write_json(const KnowledgeGraph& graph, Output& out) {
    out.write("{\"format\": \"lacis-graph/1\",\n");
    write_section("documents", graph.documents(), out,
                  [&](const DocumentInfo& each) { write_json(each, out); });
    out.write(",\n");
    write_section("nodes", graph.nodes(), out, [&](const Node& each) { write_node(each, graph, out); });
    out.write(",\n");
    write_section("edges", Ahead(graph), out, [&](const Edge& each) { write_edge(each, graph, out); });
    out.write("}\n");
}

}  // namespace lacis::graph
