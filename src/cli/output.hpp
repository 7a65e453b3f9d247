// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/options.hpp"
#include "exporters/exporter.hpp"
#include "exporters/sink.hpp"
#include "graph/graph.hpp"

namespace lacis::cli {

/// One file to write, "-" for standard output, and how.
struct PlannedOutput {
    std::string file;
    const exporters::Format* format = nullptr;
};

/// Decides the format of each output before any work starts. Throws UsageError for a format or an ending that
/// is not known, for a file named twice, and for a number of --format that is neither 1 nor that of -o.
[[nodiscard]] std::vector<PlannedOutput> plan_outputs(const OutputOptions& options);

/// Writes the graph to all outputs. Nothing bears its final name before everything is written.
void write_outputs(const graph::KnowledgeGraph& graph, const std::vector<PlannedOutput>& outputs,
                   const OutputOptions& options, const WarningSink& warn);

/// Throws Error if the folder that a file is to be written into does not exist: for commands that work long
/// before they write.
void check_folder_of(const std::string& file);

/// A file to write or, for "-", standard output.
[[nodiscard]] std::unique_ptr<exporters::Sink> open_sink(const std::string& file);

/// Writes text to a file or, for "-", to standard output.
void write_text(const std::string& file, std::string_view text);

}  // namespace lacis::cli
