// SPDX-License-Identifier: Apache-2.0
#include "importers/collector.hpp"

#include <algorithm>
#include <span>
#include <tuple>

#include "graph/attributes.hpp"
#include "graph/json_cursor.hpp"
#include "graph/json_records.hpp"

namespace lacis::importers {
namespace {

/// An id that the graph can have: other programs number what is added to a graph.
std::string identifier_of(std::string_view id) {
    const bool is_numbered = !id.empty() && id.front() >= '0' && id.front() <= '9';
    return is_numbered ? "n" + std::string(id) : std::string(id);
}

template <typename Attributes>
bool has(const Attributes& attributes, std::string_view name) {
    return std::any_of(attributes.begin(), attributes.end(),
                       [name](const auto& each) { return each.name == name; });
}

}  // namespace

void Collector::Values::clear() {
    for (Slot& slot : slots_) slot.is_set = false;
}

void Collector::Values::set(std::string_view name, std::string_view value) {
    for (std::size_t tried = 0; tried < slots_.size(); ++tried) {
        if (++last_ >= slots_.size()) last_ = 0;
        if (slots_[last_].name == name) break;
    }
    if (slots_.empty() || slots_[last_].name != name) {
        slots_.emplace_back();
        last_ = slots_.size() - 1;
        slots_[last_].name = name;
    }
    slots_[last_].value = value;
    slots_[last_].is_set = true;
}

std::string_view Collector::Values::of(std::string_view name) const {
    for (const Slot& slot : slots_) {
        if (slot.is_set && slot.name == name) return slot.value;
    }
    return {};
}

Collector::Values& Collector::begin(Kind kind) {
    Values& values = values_[kind == Kind::kNode ? 0 : 1];
    values.clear();
    return values;
}

void Collector::warn(std::uint32_t line, const std::string& message) const {
    if (warn_) warn_({place(line), message});
}

void Collector::warn_of_foreign(Values& values, std::uint32_t line) {
    for (Values::Slot& slot : values.slots_) {
        if (!slot.is_set || slot.was_seen) continue;
        slot.was_seen = true;
        const bool is_known =
            slot.name == "eid" || (values.kind_ == Kind::kNode ? has(graph::node_attributes(), slot.name)
                                                               : has(graph::edge_attributes(), slot.name));
        if (!is_known) warn(line, "the attribute '" + slot.name + "' is not lacis's and is left out");
    }
}

template <typename Work>
void Collector::do_at_lines(Work&& work) const {
    try {
        work();
    } catch (const graph::JsonRefusal& refusal) {
        throw Error(place(refusal.byte), refusal.message);
    }
}

template <typename ReadOne>
void Collector::read_list(std::string_view json, std::uint32_t line, ReadOne&& read_one) {
    if (json.empty()) return;
    graph::JsonCursor in(json);
    try {
        in.array([&] { read_one(in); });
        in.finish();
    } catch (const graph::JsonRefusal& refusal) {
        throw Error(place(line), "in a list that is the value of an attribute: " + refusal.message);
    }
}

void Collector::read_texts(std::string_view json, std::uint32_t line) {
    texts_.clear();
    read_list(json, line, [this](graph::JsonCursor& in) {
        const std::string_view text = in.string();
        texts_.push_back(assembly_.intern_any(text, in.value_begin()));
    });
}

void Collector::documents(std::string_view json, std::uint32_t line) {
    read_list(json, line, [&](graph::JsonCursor& in) {
        std::size_t begin = 0;
        assembly_.add_document(graph::read_document_info(in, begin), line);
    });
}

void Collector::note_document(std::uint32_t number, std::uint32_t end) {
    if (number >= lengths_.size()) lengths_.resize(number + 1);
    lengths_[number] = std::max(lengths_[number], end);
}

void Collector::node(std::string_view id, std::uint32_t line) {
    Values& values = values_[0];
    warn_of_foreign(values, line);
    graph::Node node;
    graph::NodeIndex index = 0;
    do_at_lines([&] { std::tie(index, node.id) = assembly_.declare_node(identifier_of(id), line); });
    node.label = assembly_.intern(values.of("label"));
    node.type = assembly_.intern(values.of("entity_type"));
    node.byline = values.of("byline") == "true";
    read_texts(values.of("aliases"), line);
    node.aliases = assembly_.keep(texts_);
    read_texts(values.of("external_ids"), line);
    node.external_ids = assembly_.keep(texts_);
    mentions_.clear();
    read_list(values.of("mentions"), line, [this](graph::JsonCursor& in) {
        mentions_.push_back(assembly_.read_mention(in));
        note_document(mentions_.back().document, mentions_.back().span.end);
    });
    node.mentions = assembly_.keep(mentions_);
    assembly_.add_node(index, node);
}

void Collector::edge(std::string_view id, std::string_view source, std::string_view target,
                     std::uint32_t line) {
    Values& values = values_[1];
    warn_of_foreign(values, line);
    const std::string_view evidence = values.of("evidence");
    if (evidence.empty() || evidence == "[]") {
        warn(line, "an edge without evidence states nothing and is left out");
        return;
    }
    evidence_.clear();
    read_list(evidence, line, [this](graph::JsonCursor& in) {
        evidence_.push_back(assembly_.read_evidence(in));
        note_document(evidence_.back().document, evidence_.back().span.end);
    });
    graph::Edge edge;
    do_at_lines([&] {
        edge.id = assembly_.declare_edge(identifier_of(id), line);
        edge.source = assembly_.source(identifier_of(source), line);
        edge.target = assembly_.target(identifier_of(target), line);
    });
    edge.type = assembly_.intern(values.of("relation"));
    edge.status = graph::status_of(evidence_);
    edge.symmetric = values.of("symmetric") == "true";
    edge.evidence = assembly_.keep(evidence_);
    do_at_lines([&] { assembly_.add_edge(edge, line); });
}

/// Some programs drop what belongs to the graph as a whole.
void Collector::add_missing_documents() {
    const auto missing = assembly_.missing_documents();
    for (const auto& [number, id] : missing) {
        graph::DocumentInfo document;
        document.id = id.view();
        document.length = lengths_[number];
        assembly_.add_document(std::move(document), 0);
    }
    if (!missing.empty()) {
        warn(0, "titles, dates and sources of " + std::to_string(missing.size()) +
                    " documents are not in the file");
    }
}

graph::KnowledgeGraph Collector::finish() {
    add_missing_documents();
    graph::GraphParts parts;
    do_at_lines([&] { parts = assembly_.finish(); });
    return graph::KnowledgeGraph(std::move(parts));
}

}  // namespace lacis::importers
