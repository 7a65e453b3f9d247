// SPDX-License-Identifier: Apache-2.0
#include "cli/options.hpp"

#include <CLI/Validators.hpp>
#include <algorithm>
#include <thread>

namespace lacis::cli {
namespace {

constexpr unsigned kMostThreads = 1024;
constexpr std::size_t kMostEvidence = 1'000'000'000;

/// An option that may be given several times, with one value each time.
template <typename Values>
CLI::Option* add_repeated(CLI::App& command, const std::string& name, Values& values,
                          const std::string& help) {
    return command.add_option(name, values, help)->take_all()->allow_extra_args(false);
}

void add_selection_options(CLI::App& command, OutputOptions& options) {
    const std::string group = "Selection";
    add_repeated(command, "--include", options.included,
                 "Write entities or relations of this type only (repeatable, or a,b)")
        ->delimiter(',')
        ->type_name("TYPE")
        ->group(group);
    add_repeated(command, "--exclude", options.excluded, "Leave out entities or relations of this type")
        ->delimiter(',')
        ->type_name("TYPE")
        ->group(group);
    add_repeated(command, "--status", options.statuses,
                 "Write relations of this status only: asserted, hedged, negated, disputed")
        ->delimiter(',')
        ->check(CLI::IsMember({"asserted", "hedged", "negated", "disputed"}))
        ->type_name("NAME")
        ->group(group);
    command
        .add_option("--min-evidence", options.min_evidence,
                    "Leave out relations that fewer than N sentences state")
        ->check(CLI::Range(std::size_t{1}, kMostEvidence))
        ->type_name("N")
        ->group(group);
    command
        .add_option("--from", options.from, "Leave out what was before this date (2019, 2019-07, 2019-07-14)")
        ->type_name("DATE")
        ->group(group);
    command.add_option("--to", options.to, "Leave out what was behind this date")
        ->type_name("DATE")
        ->group(group);
    command
        .add_option("--edges", options.edges,
                    "What one edge stands for: a relation (the default), a piece of evidence, a pair of "
                    "entities; lacis's own JSON always has relations")
        ->check(CLI::IsMember({"relation", "evidence", "pair"}))
        ->type_name("NAME")
        ->group(group);
}

}  // namespace

void add_input_options(CLI::App& command, InputOptions& options) {
    command
        .add_option("INPUT", options.inputs,
                    "Text files, JSON Lines (.jsonl), CoNLL-U (.conllu), folders of them, - for stdin")
        ->required()
        ->type_name("");
    command
        .add_option("--input-format", options.format,
                    "Kind of all inputs: text, jsonl or conllu; else their endings tell")
        ->check(CLI::IsMember({"text", "jsonl", "conllu"}))
        ->type_name("NAME");
    command
        .add_option("--encoding", options.encoding,
                    "Encoding of the inputs: utf-8 (the default), latin1, windows-1252")
        ->type_name("NAME");
    command.add_flag("--keep-going", options.keep_going,
                     "Leave out inputs and JSON lines that cannot be read, with a warning each");
}

void add_analysis_options(CLI::App& command, AnalysisOptions& options) {
    command
        .add_option("--parser", options.parser,
                    "accurate (the default), or fast: greedy, four times as fast, with more mistakes")
        ->check(CLI::IsMember({"fast", "accurate"}))
        ->type_name("NAME");
    command.add_flag("--force", options.force, "Take articles that look like another language as well");
    command.add_option("--language", options.language, "Language of the articles (fr)")->type_name("CODE");
    command
        .add_option("--language-dir", options.language_dir,
                    "Read the language's data from a folder, not from the program")
        ->type_name("DIR");
}

language::ParserMode parser_mode(const AnalysisOptions& options) {
    return options.parser == "fast" ? language::ParserMode::kFast : language::ParserMode::kAccurate;
}

language::Pack load_pack(const AnalysisOptions& options) {
    if (!options.language_dir.empty()) return language::Pack::from_directory(options.language_dir);
    return language::Pack::embedded(options.language);
}

void add_extraction_options(CLI::App& command, ExtractionOptions& options) {
    add_repeated(command, "--relations", options.relation_files,
                 "A file of relation rules that add to or replace the built-in ones (repeatable)")
        ->type_name("FILE");
    add_repeated(command, "--entities", options.catalogue_files,
                 "A catalogue of known entities and of decisions about them, JSON or CSV (repeatable)")
        ->type_name("FILE");
    command
        .add_option("--threads", options.threads,
                    "Number of threads (one for each processor); never changes the result")
        ->check(CLI::Range(1U, kMostThreads))
        ->type_name("N");
}

PipelineOptions pipeline_options(const AnalysisOptions& analysis, const ExtractionOptions& extraction) {
    PipelineOptions options;
    options.language = analysis.language;
    options.language_dir = analysis.language_dir;
    options.parser = parser_mode(analysis);
    options.relation_files = extraction.relation_files;
    options.catalogue_files = extraction.catalogue_files;
    options.threads =
        extraction.threads > 0 ? extraction.threads : std::max(1U, std::thread::hardware_concurrency());
    return options;
}

void add_quiet_option(CLI::App& command, bool& quiet) {
    command.add_flag("-q,--quiet", quiet, "No progress on the terminal; warnings and errors remain");
}

void add_output_options(CLI::App& command, OutputOptions& options) {
    add_repeated(command, "-o,--output", options.files,
                 "File to write, in the format of its ending; repeatable; - for stdout")
        ->required()
        ->type_name("FILE");
    add_repeated(command, "--format", options.formats,
                 "Format, where the ending does not tell: once for all -o, or once for each")
        ->type_name("NAME");
    command.add_flag("--strict", options.strict,
                     "Keep to the format's schema where programs expect more (GraphML)");
    command
        .add_option("--edge-list", options.edge_list,
                    "Name of the list of edges in node-link JSON: edges or links")
        ->check(CLI::IsMember({"edges", "links"}))
        ->type_name("NAME");
    command.add_option("--title", options.title, "Title of a picture (DOT)")->type_name("TEXT");
    add_selection_options(command, options);
}

}  // namespace lacis::cli
