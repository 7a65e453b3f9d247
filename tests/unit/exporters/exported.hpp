// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
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

/// The files of a graph in a format: one with the empty name, or those of a folder.
inline std::map<std::string, std::string> exported_files(const graph::KnowledgeGraph& graph,
                                                         const exporters::Format& format,
                                                         const exporters::Options& options = {}) {
    if (format.write_folder == nullptr) return {{"", exported(graph, format.name, options)}};
    exporters::MemoryFolder folder;
    format.write_folder(graph, options, folder);
    folder.finish();
    return folder.files();
}

}  // namespace lacis::testing
