// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/exporter.hpp"

/// The functions behind the table of formats, one in each <format>.cpp.
namespace lacis::exporters {

void write_dot(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_graphml(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_native_json(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_nodelink(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);

}  // namespace lacis::exporters
