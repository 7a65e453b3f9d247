// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/sink.hpp"
#include "graph/graph.hpp"
#include "support/error.hpp"

/// Graph in, bytes out. An exporter is a function and a row in the table of formats; it writes into a Sink
/// or, if its format is made of several files, a Folder, opens no file and knows no command line.
namespace lacis::exporters {

/// What all formats share.
struct Options {
    bool strict = false;    ///< Only what the format's schema knows, where consumers expect more (GraphML).
    std::string edge_list;  ///< node-link JSON: "edges" (networkx >= 3.6) or "links" (D3, older networkx).
    std::string title;      ///< Of a picture; "" = none.
    WarningSink warn;       ///< Told what the format cannot hold.
};

struct Format {
    std::string_view name;                         ///< What --format takes: "graphml".
    std::string_view title;                        ///< What `lacis formats` shows.
    std::span<const std::string_view> extensions;  ///< With the dot; the first is the usual one.
    std::string_view opens_in;                     ///< For whom it is: "Gephi, networkx, igraph".
    /// One of the two: for a format of one file, or of several.
    void (*write)(const graph::KnowledgeGraph&, const Options&, Sink&) = nullptr;
    void (*write_folder)(const graph::KnowledgeGraph&, const Options&, Folder&) = nullptr;
};

/// All formats, sorted by name.
[[nodiscard]] std::span<const Format> formats() noexcept;
[[nodiscard]] const Format* find_format(std::string_view name) noexcept;
/// By the file's name: the longest matching extension wins ("x.nodelink.json"); nullptr if none matches.
[[nodiscard]] const Format* format_for(std::string_view file_name) noexcept;

}  // namespace lacis::exporters
