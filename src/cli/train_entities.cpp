// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "corpus/files.hpp"
#include "corpus/readers.hpp"
#include "entities/trainer.hpp"
#include "language/analyser.hpp"
#include "language/conllu.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

using entities::AnnotatedDocument;

struct TrainEntitiesOptions {
    std::vector<std::string> articles;
    std::vector<std::string> running_text;
    std::vector<std::string> lone_sentences;
    std::string file;
    std::size_t folds = 0;
    bool quiet = false;
    AnalysisOptions analysis;
    entities::TaggerSettings settings;
};

constexpr std::size_t kLongestDocument = 40;  // sentences

/// "NAMES=TREEBANK[,TREEBANK]"
void add_treebank(const std::string& argument, std::size_t most_sentences,
                  std::vector<AnnotatedDocument>& documents) {
    const std::size_t sign = argument.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == argument.size()) {
        throw UsageError("'" + argument + "' is not NAMES=TREEBANK");
    }
    const std::string names = argument.substr(0, sign);
    std::vector<language::AnalysedDocument> treebank;
    for (std::size_t begin = sign + 1; begin < argument.size();) {
        const std::size_t end = std::min(argument.find(',', begin), argument.size());
        const std::string path = argument.substr(begin, end - begin);
        for (auto& document : language::read_conllu(corpus::read_file(path), corpus::shown_name(path))) {
            treebank.push_back(std::move(document));
        }
        begin = end + 1;
    }
    for (auto& document :
         entities::read_standoff(treebank, corpus::read_file(names), names, most_sentences)) {
        documents.push_back(std::move(document));
    }
}

/// NAME.json with the article NAME.txt beside it.
AnnotatedDocument read_article(const std::string& gold, const language::Analyser& analyser,
                               const entities::WordLists& lists) {
    const std::string path = gold.substr(0, gold.find_last_of('.')) + ".txt";
    corpus::Document document = corpus::read_text(corpus::read_file(path), path);
    std::vector<language::Sentence> sentences = analyser.analyse(document);
    return entities::annotate_article(std::move(document), std::move(sentences), corpus::read_file(gold),
                                      gold, lists);
}

std::string table_of(const entities::NameScores& scores) {
    std::string table = "                      P       R      F1   names\n";
    const auto add = [&table](std::string_view name, const entities::NameCounts& counts) {
        std::array<char, 96> line{};
        std::snprintf(line.data(), line.size(), "%-16.*s %6.3f  %6.3f  %6.3f  %6zu\n",
                      static_cast<int>(name.size()), name.data(), counts.precision(), counts.recall(),
                      counts.f1(), counts.gold);
        table += line.data();
    };
    for (std::size_t type = 0; type < entities::kTypeCount; ++type) {
        add(entities::kEntityTypeNames[type], scores.types[type]);
    }
    add("all", scores.all);
    add("spans alone", scores.spans);
    return table;
}

void train_entities(const TrainEntitiesOptions& options) {
    if (options.file.empty() && options.folds == 0) throw UsageError("-o or --folds is needed");
    if (options.folds == 1) throw UsageError("--folds needs at least 2");
    check_folder_of(options.file);
    const language::Pack pack = load_pack(options.analysis);
    const entities::WordLists lists(pack);
    const language::Analyser analyser(pack, parser_mode(options.analysis));
    Progress progress(options.quiet);
    std::vector<AnnotatedDocument> sentences;
    std::vector<AnnotatedDocument> articles;
    for (const std::string& argument : options.running_text) {
        add_treebank(argument, kLongestDocument, sentences);
    }
    for (const std::string& argument : options.lone_sentences) add_treebank(argument, 1, sentences);
    for (const std::string& gold : options.articles) {
        articles.push_back(read_article(gold, analyser, lists));
        progress.show("reading article", articles.size(), options.articles.size());
    }
    if (options.folds > 0) {
        const auto scores = entities::cross_validate(
            {&sentences, &articles}, lists, options.settings, options.folds,
            [&](std::size_t fold) { progress.show("measuring on part", fold, options.folds); });
        print("sentences\n" + table_of(scores[0]) + "articles\n" + table_of(scores[1]));
    }
    if (options.file.empty()) return;
    std::vector<const AnnotatedDocument*> training;
    for (const auto* documents : {&sentences, &articles}) {
        for (const AnnotatedDocument& document : *documents) training.push_back(&document);
    }
    write_text(options.file, entities::train_name_tagger(training, lists, options.settings, [&](int pass) {
                   progress.show("learning, pass", static_cast<std::size_t>(pass),
                                 static_cast<std::size_t>(options.settings.runs * options.settings.passes));
               }));
}

}  // namespace

Action declare_train_entities(CLI::App& command) {
    auto options = std::make_shared<TrainEntitiesOptions>();
    command
        .add_option("ARTICLE", options->articles,
                    "Annotated articles: NAME.json, with the text in NAME.txt beside it")
        ->type_name("");
    command
        .add_option("--running-text", options->running_text,
                    "Names in the sentences of treebanks, NAMES.jsonl=TREEBANK.conllu[,TREEBANK.conllu]; "
                    "may be repeated")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("PAIR");
    command
        .add_option("--lone-sentences", options->lone_sentences,
                    "The same where the sentences of a treebank have nothing to do with one another")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("PAIR");
    command.add_option("-o,--output", options->file, "File for the model; '-' is standard output")
        ->type_name("FILE");
    command
        .add_option("--folds", options->folds,
                    "Print how good the tagger is: it learns N times from all but one Nth of the documents "
                    "and is measured on that")
        ->type_name("N");
    command
        .add_option("--seed", options->settings.seed,
                    "Number that the order of the sentences and the names in copies depend on (1)")
        ->type_name("N");
    add_analysis_options(command, options->analysis);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Learns to find names in text and to tell persons, organizations, places, products and projects\n"
        "apart. Words are tagged with the language's model.lacis; train that first. The same input gives\n"
        "the same model. The result is used as entities.model in the language's folder (--language-dir).\n\n"
        "Examples:\n"
        "  lacis train-entities gold/*.json --running-text names.jsonl=treebank.conllu -o entities.model\n"
        "  lacis train-entities gold/*.json --folds 5\n");
    return [options] { train_entities(*options); };
}

}  // namespace lacis::cli
