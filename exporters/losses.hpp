// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

#include "exporters/exporter.hpp"

/// What a file or the program that it is for cannot hold is told to Options::warn, and stands in
/// docs/lacis-formats.7.
namespace lacis::exporters {

/// That `count` characters are not what they were, for `where` ("XML") cannot hold them.
void warn_of_replacements(const Options& options, std::string_view where, std::size_t count);

/// A message, if the graph has what it speaks of.
void warn_of_loss(const Options& options, std::string_view message, bool has_it);

/// That Gephi changes some of the graph's texts when it reads GEXF, GraphML or CSV.
void warn_of_gephi(const Options& options, const graph::KnowledgeGraph& graph);

}  // namespace lacis::exporters
