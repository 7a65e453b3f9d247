// SPDX-License-Identifier: Apache-2.0
#include "pipeline.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "corpus/files.hpp"
#include "entities/catalogue.hpp"
#include "entities/decisions.hpp"
#include "graph/builder.hpp"
#include "support/utf8.hpp"

namespace lacis {
namespace {

std::string_view kind_name(entities::MentionKind kind) {
    switch (kind) {
        case entities::MentionKind::kName:
            return "name";
        case entities::MentionKind::kDescription:
            return "description";
        case entities::MentionKind::kPronoun:
            return "pronoun";
        case entities::MentionKind::kPossessive:
            return "possessive";
    }
    return {};
}

graph::Status status_of(relations::Status status) {
    switch (status) {
        case relations::Status::kHedged:
            return graph::Status::kHedged;
        case relations::Status::kNegated:
            return graph::Status::kNegated;
        case relations::Status::kAsserted:
            break;
    }
    return graph::Status::kAsserted;
}

graph::EntityRecord record_of(const entities::Entity& entity, const entities::DocumentEntities& found,
                              const utf8::Index& text) {
    graph::EntityRecord record;
    record.label = entity.name;
    record.type = entities::to_string(entity.type);
    record.names = entity.names;
    record.byline = entity.byline;
    for (const entities::IdentityFact& fact : entity.facts)
        record.facts.push_back({fact.kind, fact.value, fact.span});
    for (const std::uint32_t index : entity.mentions) {
        const entities::Mention& mention = found.mentions[index];
        record.mentions.push_back({mention.span, std::string(text.slice(mention.span)),
                                   std::string(kind_name(mention.kind)), mention.reason});
    }
    return record;
}

graph::RelationRecord record_of(const relations::Assertion& assertion,
                                const std::vector<language::Sentence>& sentences,
                                const entities::DocumentEntities& found, const utf8::Index& text) {
    graph::RelationRecord record;
    record.source = assertion.source;
    record.target = assertion.target;
    record.type = assertion.type;
    record.symmetric = assertion.symmetric;
    record.status = status_of(assertion.status);
    record.sentence = sentences[assertion.sentence].span;
    record.text = text.slice(record.sentence);
    record.source_span = found.mentions[assertion.source_mention].span;
    record.target_span = found.mentions[assertion.target_mention].span;
    record.attributed_to = assertion.attributed_to;
    record.date = assertion.date;
    if (assertion.amount) record.amount = graph::Amount{assertion.amount->value, assertion.amount->currency};
    record.role = assertion.role;
    record.rule = assertion.rule;
    record.confidence = assertion.confidence;
    return record;
}

/// The language's files: those built in, or a folder's that lives as long as the pipeline.
struct LoadedPack {
    explicit LoadedPack(const PipelineOptions& options) {
        if (!options.language_dir.empty()) folder = language::Pack::from_directory(options.language_dir);
        pack = folder ? &*folder : &language::Pack::embedded(options.language);
    }
    std::optional<language::Pack> folder;
    const language::Pack* pack = nullptr;
};

std::shared_ptr<const entities::CatalogueIndex> read_catalogues(const std::vector<std::string>& files) {
    if (files.empty()) return nullptr;
    std::vector<entities::Catalogue> catalogues;
    for (const std::string& file : files)
        catalogues.push_back(entities::read_catalogue(corpus::read_file(file), corpus::shown_name(file)));
    return std::make_shared<const entities::CatalogueIndex>(entities::join_catalogues(std::move(catalogues)));
}

}  // namespace

struct Pipeline::Parts {
    explicit Parts(const PipelineOptions& given)
        : options(given),
          loaded(given),
          catalogue(read_catalogues(given.catalogue_files)),
          analyser(*loaded.pack, given.parser),
          entity_finder(*loaded.pack, catalogue),
          relation_finder(*loaded.pack, given.relation_files) {}

    PipelineOptions options;
    LoadedPack loaded;
    std::shared_ptr<const entities::CatalogueIndex> catalogue;
    language::Analyser analyser;
    entities::EntityFinder entity_finder;
    relations::RelationFinder relation_finder;
};

Pipeline::Pipeline(const PipelineOptions& options) : parts_(std::make_unique<Parts>(options)) {}
Pipeline::~Pipeline() = default;

const entities::CatalogueIndex* Pipeline::catalogue() const {
    return parts_->catalogue.get();
}

bool Pipeline::speaks(const Input& input) const {
    return !input.sentences.empty() || parts_->analyser.is_own_language(input.document);
}

std::vector<language::Sentence> Pipeline::analyse(const Input& input) const {
    return input.sentences.empty() ? parts_->analyser.analyse(input.document) : input.sentences;
}

graph::ExtractedDocument Pipeline::extract(const Input& input) const {
    const corpus::Document& document = input.document;
    const std::vector<language::Sentence> sentences = analyse(input);
    const entities::DocumentEntities found = parts_->entity_finder.find(document, sentences);
    const std::vector<relations::Assertion> assertions =
        parts_->relation_finder.find(document, sentences, found);

    const utf8::Index text(document.text);
    graph::ExtractedDocument result;
    result.info = {document.id,       document.title, document.source, document.date,
                   document.language, text.size(),    document.sha256};
    for (const entities::Entity& entity : found.entities) {
        result.entities.push_back(record_of(entity, found, text));
    }
    for (const relations::Assertion& assertion : assertions) {
        result.relations.push_back(record_of(assertion, sentences, found, text));
    }
    return result;
}

std::vector<graph::ExtractedDocument> Pipeline::extract_all(
    std::span<const Input> inputs, const std::function<void(std::size_t)>& done) const {
    std::vector<graph::ExtractedDocument> results(inputs.size());
    std::atomic<std::size_t> next = 0;
    std::mutex finished_mutex;
    std::size_t finished = 0;
    std::exception_ptr failure;
    const auto work = [&] {
        for (std::size_t i = next++; i < inputs.size(); i = next++) {
            try {
                results[i] = extract(inputs[i]);
            } catch (...) {
                const std::lock_guard lock(finished_mutex);
                if (!failure) failure = std::current_exception();
                next = inputs.size();
                return;
            }
            const std::lock_guard lock(finished_mutex);
            if (done) done(++finished);
        }
    };
    const std::size_t thread_count =
        std::clamp<std::size_t>(parts_->options.threads, 1, std::max<std::size_t>(inputs.size(), 1));
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < thread_count; ++i) threads.emplace_back(work);
        work();
    }
    if (failure) std::rethrow_exception(failure);
    return results;
}

graph::KnowledgeGraph merge(std::span<const graph::ExtractedDocument> documents,
                            const entities::Resolution& resolution) {
    return graph::build_graph(documents, resolution.identities, resolution.known);
}

}  // namespace lacis
