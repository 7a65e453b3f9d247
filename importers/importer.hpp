// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "graph/graph.hpp"
#include "support/error.hpp"

/// Bytes in, graph out: the formats of exporters/ that come back, be it after work in another program.
namespace lacis::importers {

struct Format {
    std::string_view name;  ///< That of the exporter.
    std::string_view extension;
    /// Throws Error with file and line. `warn` is told what is left out: attributes that are not lacis's, and
    /// edges that came without evidence.
    graph::KnowledgeGraph (*read)(std::string_view contents, const std::string& file,
                                  const WarningSink& warn);
};

[[nodiscard]] std::span<const Format> formats() noexcept;
/// By the file's ending; nullptr if none matches.
[[nodiscard]] const Format* format_for(std::string_view file_name) noexcept;

[[nodiscard]] graph::KnowledgeGraph read_graphml(std::string_view contents, const std::string& file,
                                                 const WarningSink& warn);
[[nodiscard]] graph::KnowledgeGraph read_gexf(std::string_view contents, const std::string& file,
                                              const WarningSink& warn);
[[nodiscard]] graph::KnowledgeGraph read_nodelink(std::string_view contents, const std::string& file,
                                                  const WarningSink& warn);

}  // namespace lacis::importers
