// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/output.hpp"
#include "corpus/files.hpp"
#include "language/word_clusters.hpp"

namespace lacis::cli {
namespace {

struct TrainClustersOptions {
    std::string rows;
    std::string file;
    std::string language;
    std::string provenance;
};

void train_clusters(const TrainClustersOptions& options) {
    write_text(options.file, language::build_word_clusters(corpus::read_file(options.rows),
                                                           corpus::shown_name(options.rows), options.language,
                                                           options.provenance));
}

}  // namespace

Action declare_train_clusters(CLI::App& command) {
    auto options = std::make_shared<TrainClustersOptions>();
    command
        .add_option(
            "ROWS", options->rows,
            "Lines of word, fine cluster and coarse cluster, separated by tabs; '-' is standard input")
        ->required()
        ->type_name("");
    command.add_option("-o,--output", options->file, "File to write; '-' is standard output")
        ->required()
        ->type_name("FILE");
    command.add_option("--language", options->language, "Language of the words (ISO 639-1)")
        ->required()
        ->type_name("CODE");
    command
        .add_option("--provenance", options->provenance, "A text to be kept in the file: where it comes from")
        ->type_name("TEXT");
    command.footer(
        "Packs clusters of words into a table that is searched in place: clusters.lacis in the language's\n"
        "folder, which the name tagger uses.\n\n"
        "Example:\n"
        "  xz -dc word-clusters.tsv.xz | lacis train-clusters - --language fr -o clusters.lacis\n");
    return [options] { train_clusters(*options); };
}

}  // namespace lacis::cli
