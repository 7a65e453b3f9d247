// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "evaluation/parse_scores.hpp"
#include "language/conllu.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

struct ParseOptions {
    InputOptions input;
    AnalysisOptions analysis;
    bool use_gold_tags = false;
    bool raw = false;
    bool evaluate = false;
    bool appos_as_nmod = false;
    bool verbose = false;
    std::string system;  ///< CoNLL-U of another program, to be evaluated in place of our own analysis.
    std::string file = "-";
    bool quiet = false;
};

using TakeSentence = std::function<void(language::Sentence&&)>;

/// The analysis of a text; of CoNLL-U input the tokens are kept, and the tags, as far as the options say so.
void analyse(const language::Analyser& analyser, const Input& input, const ParseOptions& options,
             const TakeSentence& take) {
    if (input.sentences.empty() || options.raw) return analyser.analyse(input.document, take);
    for (language::Sentence sentence : input.sentences) {
        if (!options.use_gold_tags) analyser.tag(sentence);
        analyser.parse(sentence);
        take(std::move(sentence));
    }
}

std::string table_of(const evaluation::ParseScores& scores, bool with_relations) {
    std::string table = "metric         precision     recall         F1   accuracy of aligned words\n";
    const auto add = [&table](std::string_view name, const evaluation::Score& score) {
        char line[96];
        std::snprintf(line, sizeof line, "%-12.*s %10.2f %10.2f %10.2f", static_cast<int>(name.size()),
                      name.data(), 100 * score.precision(), 100 * score.recall(), 100 * score.f1());
        table += line;
        if (score.aligned > 0) {
            std::snprintf(line, sizeof line, " %10.2f", 100 * score.accuracy());
            table += line;
        }
        table += '\n';
    };
    for (const auto& [name, score] : evaluation::named_scores(scores)) add(name, score);
    if (with_relations) {
        for (const auto& [name, score] : scores.relations) add(name, score);
    }
    return table;
}

/// Compares the analysis with the analysis that came in.
std::string compare(const language::Analyser& analyser, const std::vector<Input>& inputs,
                    const ParseOptions& options) {
    std::vector<Input> analysed;
    Progress progress(options.quiet);
    for (const Input& input : inputs) {
        if (input.sentences.empty()) {
            throw UsageError("--evaluate compares with CoNLL-U input, which '" + input.document.path +
                             "' is not");
        }
        Input& again = analysed.emplace_back(Input{input.document, {}});
        analyse(analyser, input, options,
                [&](language::Sentence&& sentence) { again.sentences.push_back(std::move(sentence)); });
        progress.show("analysing article", analysed.size(), inputs.size());
    }
    const evaluation::ParseScoreOptions how{.appos_as_nmod = options.appos_as_nmod};
    return table_of(evaluation::score_parse(inputs, analysed, how), options.verbose);
}

/// Writes every sentence as soon as it is analysed: no text is too long for memory.
void write_analyses(const language::Analyser& analyser, const std::vector<Input>& inputs,
                    const ParseOptions& options) {
    const std::unique_ptr<exporters::Sink> sink = open_sink(options.file);
    {
        Progress progress(options.quiet);
        std::string lines;
        std::size_t done = 0;
        for (const Input& input : inputs) {
            language::ConlluWriter writer(input.document);
            analyse(analyser, input, options, [&](const language::Sentence& sentence) {
                lines.clear();
                writer.append(lines, sentence);
                sink->write(lines);
            });
            progress.show("analysing article", ++done, inputs.size());
        }
    }
    sink->finish();
}

/// The same for another program's analysis of the same texts.
std::string compare_system(const std::vector<Input>& inputs, const std::vector<Input>& system,
                           const ParseOptions& options) {
    const bool same =
        inputs.size() == system.size() &&
        std::equal(inputs.begin(), inputs.end(), system.begin(), [](const Input& a, const Input& b) {
            return a.document.text == b.document.text && !a.sentences.empty();
        });
    if (!same) throw UsageError("--system holds other texts than the input");
    const evaluation::ParseScoreOptions how{.appos_as_nmod = options.appos_as_nmod};
    return table_of(evaluation::score_parse(inputs, system, how), options.verbose);
}

void parse(const ParseOptions& options) {
    const WarningSink warn = print_warnings();
    const language::Pack pack = load_pack(options.analysis);
    const language::Analyser analyser(pack, parser_mode(options.analysis));
    const auto speaks = [&analyser](const Input& input) {
        return !input.sentences.empty() || analyser.is_own_language(input.document);
    };
    const std::vector<Input> inputs =
        keep_language(read_inputs(options.input, language::Metadata(pack), warn), pack.code(),
                      options.analysis.force, speaks, warn);
    if (!options.system.empty()) {
        InputOptions other = options.input;
        other.inputs = {options.system};
        const std::vector<Input> system = read_inputs(other, language::Metadata(pack), warn);
        return write_text(options.file, compare_system(inputs, system, options));
    }
    if (options.evaluate) return write_text(options.file, compare(analyser, inputs, options));
    write_analyses(analyser, inputs, options);
}

}  // namespace

Action declare_parse(CLI::App& command) {
    auto options = std::make_shared<ParseOptions>();
    add_input_options(command, options->input);
    command.add_option("-o,--output", options->file, "File to write instead of standard output")
        ->type_name("FILE");
    command.add_flag("--use-gold-tags", options->use_gold_tags,
                     "Keep the tags, features and lemmas of CoNLL-U input and make only the trees anew");
    command.add_flag("--raw", options->raw, "Forget the tokens of CoNLL-U input and start from its text");
    CLI::Option* evaluate =
        command.add_flag("--evaluate", options->evaluate,
                         "Print how well it agrees with the CoNLL-U input: the CoNLL 2018 metrics");
    command
        .add_option(
            "--system", options->system,
            "With --evaluate: CoNLL-U that another program made of the same texts, in place of an analysis")
        ->type_name("FILE")
        ->needs(evaluate);
    command
        .add_flag("--appos-as-nmod", options->appos_as_nmod,
                  "With --evaluate: take appos and nmod for one relation")
        ->needs(evaluate);
    command.add_flag("-v,--verbose", options->verbose, "With --evaluate: the relations one by one as well")
        ->needs(evaluate);
    add_analysis_options(command, options->analysis);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Writes sentences, words, tags, features, lemmas and dependency trees in the CoNLL-U format of\n"
        "Universal Dependencies. Of CoNLL-U input the sentences and tokens are kept, unless --raw is\n"
        "set. 'lacis build' and 'lacis extract' read the result, and CoNLL-U from other parsers.\n"
        "\n"
        "Examples:\n"
        "  lacis parse article.txt\n"
        "  lacis parse --parser fast articles/ -o articles.conllu\n"
        "  lacis parse --evaluate treebank.conllu          gold tokens, predicted tags\n"
        "  lacis parse --evaluate --raw treebank.conllu    everything predicted\n");
    return [options] { parse(*options); };
}

}  // namespace lacis::cli
