// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "corpus/files.hpp"
#include "corpus/readers.hpp"
#include "language/analyser.hpp"
#include "relations/model_trainer.hpp"
#include "relations/relations.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

struct TrainRelationsOptions {
    std::vector<std::string> articles;
    std::vector<std::string> taggers;
    std::string file;
    std::size_t folds = 5;
    relations::BoundsSearch bounds;
    bool quiet = false;
    AnalysisOptions analysis;
    relations::LearningSettings settings;
};

std::string line_of(const char* name, const relations::RelationCounts& counts) {
    std::array<char, 96> line{};
    std::snprintf(line.data(), line.size(), "%-12s P %.3f  R %.3f  F1 %.3f\n", name, counts.precision(),
                  counts.recall(), counts.f1());
    return line.data();
}

/// Finds entities with another name tagger than the language's.
class Stranger {
  public:
    Stranger(const language::Pack& pack, const std::string& model)
        : pack_(pack.with_file("entities.model", corpus::read_file(model))), finder_(pack_) {}
    [[nodiscard]] const entities::EntityFinder& finder() const { return finder_; }

  private:
    language::Pack pack_;
    entities::EntityFinder finder_;
};

/// Those of `--tagger FOLDER=MODEL`, by folder.
std::map<std::string, Stranger> strangers_of(const std::vector<std::string>& taggers,
                                             const language::Pack& pack) {
    std::map<std::string, Stranger> strangers;
    for (const std::string& argument : taggers) {
        const std::size_t sign = argument.find('=');
        if (sign == std::string::npos || sign == 0 || sign + 1 == argument.size())
            throw UsageError("'" + argument + "' is not FOLDER=MODEL");
        strangers.emplace(std::piecewise_construct, std::forward_as_tuple(argument.substr(0, sign)),
                          std::forward_as_tuple(pack, argument.substr(sign + 1)));
    }
    return strangers;
}

void train_relations(const TrainRelationsOptions& options) {
    if (options.folds < 2) throw UsageError("--folds needs at least 2");
    check_folder_of(options.file);
    const language::Pack pack = load_pack(options.analysis);
    const language::Analyser analyser(pack, parser_mode(options.analysis));
    const entities::EntityFinder entity_finder(pack);
    const relations::RelationFinder finder(pack);
    Progress progress(options.quiet);
    const auto strangers = strangers_of(options.taggers, pack);
    std::vector<relations::JudgedArticle> articles;
    for (const std::string& gold : options.articles) {
        const std::string path = gold.substr(0, gold.find_last_of('.')) + ".txt";
        const corpus::Document document = corpus::read_text(corpus::read_file(path), path);
        const std::vector<language::Sentence> sentences = analyser.analyse(document);
        const auto stranger = strangers.find(gold.substr(0, gold.find_last_of('/')));
        const entities::DocumentEntities found =
            (stranger == strangers.end() ? entity_finder : stranger->second.finder())
                .find(document, sentences);
        articles.push_back(relations::judge_article(finder.pairs(document, sentences, found), document,
                                                    sentences, found, finder.rules(), corpus::read_file(gold),
                                                    gold));
        progress.show("reading article", articles.size(), options.articles.size());
    }
    const relations::TrainedModel trained = relations::train_relation_model(
        articles, finder.rules(), options.settings, options.folds, options.bounds,
        [&](std::size_t fold) { progress.show("measuring on part", fold, options.folds); });
    std::array<char, 96> thresholds{};
    std::snprintf(thresholds.data(), thresholds.size(), "kept from %.2f, added from %.2f, sharpness %.2f\n",
                  static_cast<double>(trained.settings.keep), static_cast<double>(trained.settings.add),
                  static_cast<double>(trained.settings.sharpness));
    write_text(options.file, trained.file);
    if (options.file != "-")
        print(line_of("rules alone", trained.rules) + line_of("with model", trained.model) +
              thresholds.data());
}

}  // namespace

Action declare_train_relations(CLI::App& command) {
    auto options = std::make_shared<TrainRelationsOptions>();
    command
        .add_option("ARTICLE", options->articles,
                    "Annotated articles: NAME.json, with the text in NAME.txt beside it")
        ->required()
        ->type_name("");
    command.add_option("-o,--output", options->file, "File for the model; '-' is standard output")
        ->required()
        ->type_name("FILE");
    command
        .add_option(
            "--tagger", options->taggers,
            "A name tagger that has not learned from the articles of a folder, FOLDER=MODEL: it finds "
            "their names as those of new articles are found; may be repeated")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("PAIR");
    command
        .add_option("--folds", options->folds,
                    "Parts of the cross-validation from which the thresholds follow (5)")
        ->type_name("N");
    command
        .add_option("--precision", options->bounds.least_precision,
                    "Precision that the thresholds must not fall below (0.8)")
        ->type_name("P");
    command
        .add_option("--keep", options->bounds.keep,
                    "Probability below which what a rule found is dropped, in place of the search for it")
        ->type_name("P");
    command
        .add_option("--add", options->bounds.add,
                    "Probability from which on what no rule found is added, in place of the search for it")
        ->type_name("P");
    command.add_option("--seed", options->settings.seed, "Number that the order of the pairs depends on (1)")
        ->type_name("N");
    add_analysis_options(command, options->analysis);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Learns which pairs of entities stand in which relation, from what words, trees and the rules say\n"
        "of them, and prints how good it is on articles that it has not seen. Entities and rules are those\n"
        "of the language's folder. The same input gives the same model. The result is used as\n"
        "relations.model in the language's folder (--language-dir).\n\n"
        "Example:\n"
        "  lacis train-relations gold/*.json -o relations.model\n");
    return [options] { train_relations(*options); };
}

}  // namespace lacis::cli
