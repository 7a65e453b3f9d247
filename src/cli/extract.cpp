// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"

namespace lacis::cli {
namespace {

struct ExtractOptions {
    InputOptions input;
    AnalysisOptions analysis;
    ExtractionOptions extraction;
    std::string file = "-";
    bool quiet = false;
};

void extract(const ExtractOptions& options) {
    const Pipeline pipeline(pipeline_options(options.analysis, options.extraction));
    const std::vector<Input> articles =
        read_articles(options.input, options.analysis, pipeline, print_warnings());
    std::string lines;
    for (const graph::ExtractedDocument& document : extract_articles(pipeline, articles, options.quiet))
        lines += graph::to_json_line(document) + '\n';
    write_text(options.file, lines);
}

}  // namespace

Action declare_extract(CLI::App& command) {
    auto options = std::make_shared<ExtractOptions>();
    add_input_options(command, options->input);
    command.add_option("-o,--output", options->file, "File to write instead of standard output")
        ->type_name("FILE");
    add_analysis_options(command, options->analysis);
    add_extraction_options(command, options->extraction);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Each line is a JSON object: the article, its entities with all their mentions (start and end\n"
        "in code points of the text), and its relations with status and evidence. 'lacis build' merges\n"
        "the same into one graph.\n"
        "\n"
        "Examples:\n"
        "  lacis extract article.txt\n"
        "  lacis extract articles/ -o articles.jsonl --threads 4\n");
    return [options] { extract(*options); };
}

}  // namespace lacis::cli
