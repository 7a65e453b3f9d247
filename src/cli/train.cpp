// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/options.hpp"
#include "cli/output.hpp"
#include "corpus/files.hpp"
#include "language/conllu.hpp"
#include "language/trainer.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

struct TrainOptions {
    std::vector<std::string> treebanks;
    std::vector<std::string> own_conventions;
    std::string lexicon;
    std::string licence;
    std::string file;
    bool quiet = false;
    language::TrainingOptions training;
};

language::Treebank read_treebank(const std::string& path, bool tags_and_trees_only) {
    language::Treebank treebank;
    treebank.documents = language::read_conllu(corpus::read_file(path), corpus::shown_name(path));
    treebank.tags_and_trees_only = tags_and_trees_only;
    if (treebank.documents.empty())
        throw Error(Place{corpus::shown_name(path)}, "no sentences to learn from");
    return treebank;
}

std::string file_name(const std::string& path) {
    return path.substr(path.find_last_of('/') + 1);
}

void train(const TrainOptions& options) {
    check_folder_of(options.file);
    Progress progress(options.quiet);
    std::vector<language::Treebank> treebanks;
    std::vector<language::LexiconEntry> lexicon;
    language::TrainingOptions training = options.training;
    const auto add = [&](const std::string& path, bool own_conventions) {
        treebanks.push_back(read_treebank(path, own_conventions));
        training.provenance += file_name(path) + (own_conventions ? " (tags and trees)" : "") + '\n';
    };
    for (const std::string& path : options.treebanks) add(path, false);
    for (const std::string& path : options.own_conventions) add(path, true);
    if (!options.lexicon.empty()) {
        lexicon =
            language::read_lexicon(corpus::read_file(options.lexicon), corpus::shown_name(options.lexicon));
        training.provenance += "lexicon " + file_name(corpus::shown_name(options.lexicon)) + '\n';
    }
    if (!options.licence.empty()) training.licence = corpus::read_file(options.licence);
    training.report = [&](const std::string& what, std::size_t done, std::size_t total) {
        progress.show(what, done, total);
    };
    write_text(options.file, train_model(treebanks, lexicon, training));
}

}  // namespace

Action declare_train(CLI::App& command) {
    auto options = std::make_shared<TrainOptions>();
    command.add_option("TREEBANK", options->treebanks, "CoNLL-U files with tags, features, lemmas and trees")
        ->required()
        ->type_name("");
    command.add_option("-o,--output", options->file, "File for the model; '-' is standard output")
        ->required()
        ->type_name("FILE");
    command
        .add_option(
            "--lexicon", options->lexicon,
            "Inflected forms: lines of form, category, lemma and tag, separated by tabs; '-' is standard "
            "input")
        ->type_name("FILE");
    command
        .add_option(
            "--tags-and-trees", options->own_conventions,
            "A further treebank whose features and lemmas follow conventions of their own and are not "
            "learned; may be repeated")
        ->take_all()
        ->allow_extra_args(false)
        ->type_name("FILE");
    command
        .add_option(
            "--drop-feats", options->training.dropped_feats,
            "Features not to learn, separated by commas: names, or names with a value (Case,Voice=Act)")
        ->delimiter(',')
        ->type_name("LIST");
    command.add_option("--language", options->training.language, "Language of the treebanks (ISO 639-1)")
        ->required()
        ->type_name("CODE");
    command
        .add_option("--licence", options->licence,
                    "A text to be kept in the model: the licences of what it is made of")
        ->type_name("FILE");
    command
        .add_option("--seed", options->training.seed, "Number that the order of the sentences depends on (1)")
        ->type_name("N");
    add_quiet_option(command, options->quiet);
    command.footer(
        "Learns a model from treebanks in CoNLL-U and, if there is one, a lexicon. The same input gives the "
        "same\n"
        "model. With 200,000 words it takes some ten minutes and 1.5 GB of memory. The model is used "
        "as\n"
        "model.lacis in the language's folder (--language-dir); docs/training.md shows the whole way.\n\n"
        "Examples:\n"
        "  lacis train --language en train.conllu dev.conllu -o languages/en/model.lacis\n"
        "  xz -dc lefff.tsv.xz | lacis train --language fr --lexicon - news.conllu -o model.lacis\n");
    return [options] { train(*options); };
}

}  // namespace lacis::cli
