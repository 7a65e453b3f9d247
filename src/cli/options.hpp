// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "language/analyser.hpp"
#include "language/pack.hpp"
#include "pipeline.hpp"

/// Options that several commands share, written once so that they mean the same everywhere.
namespace lacis::cli {

/// Articles: which, and how to read them.
struct InputOptions {
    std::vector<std::string> inputs;
    std::string format;  ///< "" = by the file's ending.
    std::string encoding = "utf-8";
    bool keep_going = false;
};
void add_input_options(CLI::App& command, InputOptions& options);

/// The language's data, and the parser.
struct AnalysisOptions {
    std::string language = "fr";
    std::string language_dir;
    std::string parser = "accurate";
    bool force = false;
};
void add_analysis_options(CLI::App& command, AnalysisOptions& options);
[[nodiscard]] language::ParserMode parser_mode(const AnalysisOptions& options);
[[nodiscard]] language::Pack load_pack(const AnalysisOptions& options);

/// Relations: rules, what is known of entities, and threads.
struct ExtractionOptions {
    std::vector<std::string> relation_files;
    std::vector<std::string> catalogue_files;
    unsigned threads = 0;  ///< 0 = one for each processor.
};
void add_extraction_options(CLI::App& command, ExtractionOptions& options);
[[nodiscard]] PipelineOptions pipeline_options(const AnalysisOptions& analysis,
                                               const ExtractionOptions& extraction);

void add_quiet_option(CLI::App& command, bool& quiet);

/// Files that a graph is written to.
struct OutputOptions {
    std::vector<std::string> files;
    std::vector<std::string> formats;
    bool strict = false;
    std::string edge_list = "edges";
    std::string title;
    // The part of the graph that is written.
    std::vector<std::string> included;
    std::vector<std::string> excluded;
    std::vector<std::string> statuses;
    std::size_t min_evidence = 1;
    std::string from;
    std::string to;
    std::string edges = "relation";
};
void add_output_options(CLI::App& command, OutputOptions& options);

}  // namespace lacis::cli
