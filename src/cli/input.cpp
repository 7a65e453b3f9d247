// SPDX-License-Identifier: Apache-2.0
#include "cli/input.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "cli/console.hpp"
#include "corpus/encoding.hpp"
#include "corpus/files.hpp"
#include "corpus/readers.hpp"
#include "graph/json.hpp"
#include "importers/importer.hpp"
#include "language/conllu.hpp"

namespace lacis::cli {
namespace {

std::vector<Input> without_analysis(std::vector<corpus::Document> documents) {
    std::vector<Input> inputs;
    for (corpus::Document& document : documents) inputs.push_back({std::move(document), {}});
    return inputs;
}

/// The one place that knows all kinds of input.
std::vector<Input> read_file_of(const corpus::InputFile& file, corpus::Encoding encoding, bool keep_going,
                                const WarningSink& warn) {
    const std::string name = corpus::shown_name(file.path);
    std::string contents = corpus::decode(corpus::read_file(file.path), encoding, name);
    switch (file.kind) {
        case corpus::Kind::kText: {
            std::vector<Input> inputs(1);
            inputs.front().document = corpus::read_text(std::move(contents), name);
            return inputs;
        }
        case corpus::Kind::kJsonLines:
            return without_analysis(corpus::read_json_lines(contents, name, keep_going, warn));
        case corpus::Kind::kConllu: {
            corpus::check_utf8(contents, name);
            return language::read_conllu(contents, name);
        }
    }
    return {};
}

bool is_blank(const std::string& text) {
    return text.find_first_not_of(" \t\r\n") == std::string::npos;
}

void complete(Input& input, const language::Metadata& metadata, const WarningSink& warn) {
    corpus::Document& document = input.document;
    if (is_blank(document.text)) warn({Place{document.path}, "'" + document.id + "' has no text"});
    if (input.sentences.empty()) metadata.complete(document);
    if (document.sha256.empty()) document.sha256 = corpus::sha256(document.text);
}

void make_ids_unique(std::vector<Input>& inputs, const WarningSink& warn) {
    std::vector<corpus::Document*> documents;
    for (Input& input : inputs) documents.push_back(&input.document);
    const std::vector<bool> kept = corpus::settle_ids(documents, warn);
    std::vector<Input> remaining;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (kept[i]) remaining.push_back(std::move(inputs[i]));
    }
    inputs = std::move(remaining);
}

corpus::Encoding encoding_of(const InputOptions& options) {
    const std::optional<corpus::Encoding> encoding = corpus::encoding_from_string(options.encoding);
    if (!encoding) {
        throw UsageError("lacis does not read the encoding '" + options.encoding +
                         "'; it reads utf-8, latin1 and windows-1252");
    }
    return *encoding;
}

}  // namespace

std::vector<Input> read_inputs(const InputOptions& options, const language::Metadata& metadata,
                               const WarningSink& warn) {
    const corpus::Encoding encoding = encoding_of(options);
    std::vector<Input> inputs;
    for (const corpus::InputFile& file :
         corpus::list_inputs(options.inputs, corpus::kind_from_string(options.format))) {
        try {
            std::vector<Input> read = read_file_of(file, encoding, options.keep_going, warn);
            if (read.empty()) warn({Place{corpus::shown_name(file.path)}, "no article in this file"});
            inputs.insert(inputs.end(), std::make_move_iterator(read.begin()),
                          std::make_move_iterator(read.end()));
        } catch (const Error& error) {
            if (!options.keep_going) throw;
            warn({error.place(), error.message() + " (left out)"});
        }
    }
    for (Input& input : inputs) complete(input, metadata, warn);
    make_ids_unique(inputs, warn);
    return inputs;
}

std::vector<Input> keep_language(std::vector<Input> inputs, std::string_view code, bool force,
                                 const std::function<bool(const Input&)>& speaks, const WarningSink& warn) {
    std::vector<Input> kept;
    for (Input& input : inputs) {
        if (!force && !speaks(input)) {
            warn({Place{input.document.path}, "'" + input.document.id +
                                                  "' does not look like the language '" + std::string(code) +
                                                  "' and is left out; --force takes it"});
            continue;
        }
        input.document.language = code;
        kept.push_back(std::move(input));
    }
    return kept;
}

std::vector<Input> read_articles(const InputOptions& input, const AnalysisOptions& analysis,
                                 const Pipeline& pipeline, const WarningSink& warn) {
    const language::Pack pack = load_pack(analysis);
    std::vector<Input> articles = keep_language(
        read_inputs(input, language::Metadata(pack), warn), pack.code(), analysis.force,
        [&pipeline](const Input& article) { return pipeline.speaks(article); }, warn);
    const language::Normaliser normaliser(pack);
    for (Input& article : articles) {
        for (language::Sentence& sentence : article.sentences) normaliser.normalise(sentence);
    }
    return articles;
}

std::vector<graph::ExtractedDocument> extract_articles(const Pipeline& pipeline,
                                                       const std::vector<Input>& articles, bool quiet) {
    Progress progress(quiet);
    return pipeline.extract_all(
        articles, [&](std::size_t done) { progress.show("reading article", done, articles.size()); });
}

graph::KnowledgeGraph read_graph(const std::string& path) {
    const std::string contents = corpus::read_file(path);
    const std::string name = corpus::shown_name(path);
    const importers::Format* const format = importers::format_for(path);
    return format == nullptr ? graph::read_json(contents, name)
                             : format->read(contents, name, print_warnings());
}

}  // namespace lacis::cli
