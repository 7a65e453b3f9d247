// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "exporters/exporter.hpp"

/// The functions behind the table of formats, one in each <format>.cpp, and what several of them share.
namespace lacis::exporters {

void write_csv(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder);
void write_cypher(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_cytoscape(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_dot(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_followthemoney(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_gexf(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_graphml(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_jsonld(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_kuzu(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder);
void write_native_json(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_neo4j(const graph::KnowledgeGraph& graph, const Options& options, Folder& folder);
void write_nodelink(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_ntriples(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_turtle(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);

/// Neo4j's name for a relation: "donated_to" → "DONATED_TO".
[[nodiscard]] std::string relationship_type(std::string_view relation);

/// Of Neo4j's community edition: ids are unique, and found at once. Left out for ids of which Neo4j could not
/// index one; that is warned of.
[[nodiscard]] std::string cypher_constraints(const graph::KnowledgeGraph& graph, const Options& options);

}  // namespace lacis::exporters
