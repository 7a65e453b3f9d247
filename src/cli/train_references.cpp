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
#include "entities/named_entities.hpp"
#include "entities/reference_trainer.hpp"
#include "language/analyser.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

constexpr std::size_t kFolds = 5;

struct TrainReferencesOptions {
    std::vector<std::string> articles;
    std::string file;
    bool measure = false;
    bool quiet = false;
    AnalysisOptions analysis;
};

std::string table_of(const entities::ReferenceScores& scores) {
    std::string table = "               references  attempted  accuracy of those attempted\n";
    const auto add = [&table](const char* name, const entities::ReferenceCounts& counts) {
        std::array<char, 96> line{};
        std::snprintf(line.data(), line.size(), "%-14s %10zu %10.3f %10.3f\n", name, counts.there,
                      counts.share_attempted(), counts.accuracy());
        table += line.data();
    };
    add("pronouns", scores.pronouns);
    add("possessives", scores.possessives);
    add("descriptions", scores.descriptions);
    return table;
}

void train_references(const TrainReferencesOptions& options) {
    if (options.file.empty() && !options.measure) throw UsageError("-o or --measure is needed");
    check_folder_of(options.file);
    const language::Pack pack = load_pack(options.analysis);
    const language::Analyser analyser(pack, parser_mode(options.analysis));
    const entities::WordLists lists(pack);
    const entities::NameTagger tagger(pack.file("entities.model"), lists.encoder());
    const entities::Selection selection(pack);
    Progress progress(options.quiet);
    std::vector<entities::ReferenceDocument> documents;
    for (const std::string& gold : options.articles) {
        const std::string path = gold.substr(0, gold.find_last_of('.')) + ".txt";
        const corpus::Document article = corpus::read_text(corpus::read_file(path), path);
        auto sentences = analyser.analyse(article);
        auto names = entities::find_named(article, sentences, lists, tagger, selection);
        documents.push_back(entities::annotate_references(std::move(sentences), std::move(names),
                                                          corpus::read_file(gold), gold, lists));
        progress.show("reading article", documents.size(), options.articles.size());
    }
    if (options.measure) print(table_of(entities::cross_validate_references(documents, lists, kFolds)));
    if (options.file.empty()) return;
    std::vector<const entities::ReferenceDocument*> training;
    for (const auto& document : documents) training.push_back(&document);
    write_text(options.file, entities::train_references(training, lists));
}

}  // namespace

Action declare_train_references(CLI::App& command) {
    auto options = std::make_shared<TrainReferencesOptions>();
    command
        .add_option("ARTICLE", options->articles,
                    "Annotated articles with mentions: NAME.json, with the text in NAME.txt beside it")
        ->required()
        ->type_name("");
    command.add_option("-o,--output", options->file, "File for the model")->type_name("FILE");
    command.add_flag("--measure", options->measure,
                     "Print how many references are resolved, and how many rightly, each fifth of the "
                     "articles with weights learned from the others");
    add_analysis_options(command, options->analysis);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Learns for whom pronouns, possessives and descriptions stand. Names are found with the\n"
        "language's entities.model; train that first. The result is used as coreference.model in\n"
        "the language's folder (--language-dir).\n\n"
        "Example:\n"
        "  lacis train-references gold/*.json --measure -o languages/fr/coreference.model\n");
    return [options] { train_references(*options); };
}

}  // namespace lacis::cli
