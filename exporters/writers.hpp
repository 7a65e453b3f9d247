// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exporters/exporter.hpp"

/// The functions behind the table of formats, one in each <format>.cpp.
namespace lacis::exporters {

void write_dot(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_graphml(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_native_json(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);
void write_nodelink(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink);

/// Tells options.warn how many characters `where` ("XML") could not hold, if any.
void warn_of_replacements(const Options& options, std::string_view where, std::size_t count);

}  // namespace lacis::exporters
