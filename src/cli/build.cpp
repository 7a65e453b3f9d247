// SPDX-License-Identifier: Apache-2.0
#include <chrono>
#include <cstdio>
#include <memory>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"

namespace lacis::cli {
namespace {

struct BuildOptions {
    InputOptions input;
    AnalysisOptions analysis;
    ExtractionOptions extraction;
    OutputOptions output;
    bool quiet = false;
};

std::string summary(const graph::KnowledgeGraph& graph, std::chrono::steady_clock::duration time) {
    char seconds[32];
    std::snprintf(seconds, sizeof seconds, "%.2f", std::chrono::duration<double>(time).count());
    return std::to_string(graph.documents().size()) + " articles, " + std::to_string(graph.nodes().size()) +
           " entities, " + std::to_string(graph.edges().size()) + " relations in " + seconds + " s";
}

void build(const BuildOptions& options) {
    const auto start = std::chrono::steady_clock::now();
    const std::vector<PlannedOutput> outputs = plan_outputs(options.output);
    const WarningSink warn = print_warnings();
    const Pipeline pipeline(pipeline_options(options.analysis, options.extraction));
    const std::vector<Input> articles = read_articles(options.input, options.analysis, pipeline, warn);
    const std::vector<graph::ExtractedDocument> extracted =
        extract_articles(pipeline, articles, options.quiet);
    const entities::Resolution resolution = entities::resolve(extracted, pipeline.catalogue());
    for (const Warning& warning : resolution.warnings) warn(warning);
    const graph::KnowledgeGraph graph = merge(extracted, resolution);
    write_outputs(graph, outputs, options.output, warn);
    Progress(options.quiet).conclude(summary(graph, std::chrono::steady_clock::now() - start));
}

}  // namespace

Action declare_build(CLI::App& command) {
    auto options = std::make_shared<BuildOptions>();
    add_input_options(command, options->input);
    add_output_options(command, options->output);
    add_analysis_options(command, options->analysis);
    add_extraction_options(command, options->extraction);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Examples:\n"
        "  lacis build article.txt -o graph.json\n"
        "  lacis build articles/ more.jsonl -o graph.json -o graph.graphml -o graph.dot\n"
        "  curl -s https://example.org/a.txt | lacis build - -o - --format dot | dot -Tsvg > graph.svg\n"
        "  lacis build parsed.conllu -o graph.json    trees from any parser of Universal Dependencies\n"
        "\n"
        "A text file is one article; its name without the ending is its id. A line of JSON Lines is\n"
        "an object with \"id\", \"text\" and, if known, \"title\", \"date\" (ISO 8601), \"source\".\n"
        "Nothing is written unless everything succeeds. The order of the inputs and the number of\n"
        "threads never change the result.\n");
    return [options] { build(*options); };
}

}  // namespace lacis::cli
