// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "exporters/exporter.hpp"
#include "graph/graph.hpp"

namespace lacis::testing {

/// The bytes of a graph in a format.
inline std::string exported(const graph::KnowledgeGraph& graph, std::string_view format,
                            const exporters::Options& options = {}) {
    exporters::MemorySink sink;
    exporters::find_format(format)->write(graph, options, sink);
    sink.finish();
    return sink.bytes();
}

}  // namespace lacis::testing
