// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <sstream>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "language/conllu.hpp"

namespace lacis::cli {
namespace {

struct ParseOptions {
    InputOptions input;
    AnalysisOptions analysis;
    bool use_gold_tags = false;
    std::string file = "-";
    bool quiet = false;
};

/// The analysis of a text; of CoNLL-U input the tokens are kept, and the tags if the user wants.
std::vector<language::Sentence> analyse(const language::Analyser& analyser, Input input, bool keep_tags) {
    if (input.sentences.empty()) return analyser.analyse(input.document);
    for (language::Sentence& sentence : input.sentences) {
        if (!keep_tags) analyser.tag(sentence);
        analyser.parse(sentence);
    }
    return std::move(input.sentences);
}

void parse(const ParseOptions& options) {
    const WarningSink warn = print_warnings();
    const language::Pack pack = load_pack(options.analysis);
    const language::Analyser analyser(pack, parser_mode(options.analysis));
    std::vector<Input> inputs = keep_language(
        read_inputs(options.input, language::Metadata(pack), warn), pack.code(), options.analysis.force,
        [&analyser](const Input& input) {
            return !input.sentences.empty() || analyser.is_own_language(input.document);
        },
        warn);
    std::ostringstream out;
    {
        Progress progress(options.quiet);
        std::size_t done = 0;
        for (Input& input : inputs) {
            const corpus::Document document = input.document;
            language::write_conllu(out, document, analyse(analyser, std::move(input), options.use_gold_tags));
            progress.show("analysing article", ++done, inputs.size());
        }
    }
    write_text(options.file, std::move(out).str());
}

}  // namespace

Action declare_parse(CLI::App& command) {
    auto options = std::make_shared<ParseOptions>();
    add_input_options(command, options->input);
    command.add_option("-o,--output", options->file, "File to write instead of standard output")
        ->type_name("FILE");
    command.add_flag("--use-gold-tags", options->use_gold_tags,
                     "Keep the tags, features and lemmas of CoNLL-U input and make only the trees anew");
    add_analysis_options(command, options->analysis);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Writes sentences, words, tags, features, lemmas and dependency trees in the CoNLL-U format of "
        "Universal\n"
        "Dependencies. Of CoNLL-U input the sentences and tokens are kept. 'lacis build' and 'lacis extract' "
        "read the\n"
        "result, and CoNLL-U from other parsers.\n\n"
        "Examples:\n"
        "  lacis parse article.txt\n"
        "  lacis parse --parser fast articles/ -o articles.conllu\n"
        "  lacis parse treebank.conllu --use-gold-tags\n");
    return [options] { parse(*options); };
}

}  // namespace lacis::cli
