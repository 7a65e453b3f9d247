// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus/document.hpp"
#include "entities/entities.hpp"
#include "entities/resolver.hpp"
#include "graph/extraction.hpp"
#include "graph/graph.hpp"
#include "language/analyser.hpp"
#include "language/conllu.hpp"
#include "relations/relations.hpp"
#include "support/error.hpp"

/// The way through the program: read → analyse → find entities → find relations → graph → export.
namespace lacis {

/// What comes in: a text to analyse, or a text with an analysis of its own (then `sentences` is not empty).
using Input = language::AnalysedDocument;

struct PipelineOptions {
    std::string language = "fr";
    std::string language_dir;  ///< A language folder to use in place of the embedded one; "" = embedded.
    language::ParserMode parser = language::ParserMode::kAccurate;
    std::vector<std::string> relation_files;
    std::vector<std::string> catalogue_files;
    unsigned threads = 1;
};

/// Analysis and extraction for many documents. Construction loads the language; use it for many runs.
class Pipeline {
  public:
    explicit Pipeline(const PipelineOptions& options);
    ~Pipeline();

    /// Does the text look like the language of this pipeline? Inputs that bring their own analysis always do.
    [[nodiscard]] bool speaks(const Input& input) const;
    /// Sentences of one document: its own if it brought some, else the analyser's.
    [[nodiscard]] std::vector<language::Sentence> analyse(const Input& input) const;
    /// The stages for one document. Nothing else happens to it anywhere.
    [[nodiscard]] graph::ExtractedDocument extract(const Input& input) const;
    /// extract() for each input on options.threads threads; results in the inputs' order, whatever the
    /// threads do. `done` is called after each document, from one thread at a time, with the number of those
    /// finished.
    [[nodiscard]] std::vector<graph::ExtractedDocument> extract_all(
        std::span<const Input> inputs, const std::function<void(std::size_t)>& done = {}) const;

    /// What the user knows and has decided; nullptr if nothing.
    [[nodiscard]] const entities::CatalogueIndex* catalogue() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// Joins what the documents say into one graph; `resolution` is why its nodes are as they are.
[[nodiscard]] graph::KnowledgeGraph merge(std::span<const graph::ExtractedDocument> documents,
                                          const entities::Resolution& resolution);

}  // namespace lacis
