// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "cli/options.hpp"
#include "graph/graph.hpp"
#include "language/metadata.hpp"
#include "pipeline.hpp"
#include "support/error.hpp"

namespace lacis::cli {

/// Reads all inputs: articles of any kind, with ids that are unique, and with title and date where the
/// article says them. Articles without text are warned about and stay.
[[nodiscard]] std::vector<Input> read_inputs(const InputOptions& options, const language::Metadata& metadata,
                                             const WarningSink& warn);

/// Keeps the articles that are in the language `code` by the judgement of `speaks`, and marks them with it;
/// the others are left out with a warning, unless `force` is set.
[[nodiscard]] std::vector<Input> keep_language(std::vector<Input> inputs, std::string_view code, bool force,
                                               const std::function<bool(const Input&)>& speaks,
                                               const WarningSink& warn);

/// The articles that build and extract work on: read, in the pipeline's language, their trees in its
/// conventions.
[[nodiscard]] std::vector<Input> read_articles(const InputOptions& input, const AnalysisOptions& analysis,
                                               const Pipeline& pipeline, const WarningSink& warn);

/// What each article says, with a line that tells how far the work is unless `quiet` is set.
[[nodiscard]] std::vector<graph::ExtractedDocument> extract_articles(const Pipeline& pipeline,
                                                                     const std::vector<Input>& articles,
                                                                     bool quiet);

/// A graph from a file or standard input ("-"): in native JSON, or by its ending in a format of importers/.
/// Warnings are printed.
[[nodiscard]] graph::KnowledgeGraph read_graph(const std::string& path);

}  // namespace lacis::cli
