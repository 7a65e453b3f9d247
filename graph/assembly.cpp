// SPDX-License-Identifier: Apache-2.0
#include "graph/assembly.hpp"

#include <type_traits>
#include <unordered_set>

#include "graph/identifiers.hpp"
#include "graph/json_records.hpp"

namespace lacis::graph {
namespace {

std::string quoted(std::string_view id) {
    return '"' + std::string(id) + '"';
}

[[noreturn]] void refuse(std::size_t at, std::string message) {
    throw JsonRefusal{at, std::move(message), false};
}

/// Puts an item at its number, whatever the order in which they come.
template <typename Item>
void place(std::vector<Item>& items, std::uint32_t number, std::type_identity_t<Item> item) {
    if (number >= items.size()) items.resize(number + 1);
    items[number] = std::move(item);
}

void check_says_something(std::string_view text, std::size_t at) {
    if (text.empty()) refuse(at, "an empty text says nothing here");
}

void check_identifier(std::string_view id, std::size_t at) {
    if (!is_identifier(id)) {
        refuse(at, "an id begins with a letter and has only letters, digits, \"_\", \".\" and \"-\"");
    }
}

}  // namespace

std::uint32_t Assembly::Numbering::refer(std::string_view id, std::size_t at) {
    const TextTable::Entry& entry = *table_.find_or_add(id, arena_).first;
    if (entry.number == uses_.size()) uses_.push_back({entry.text, at, false});
    return entry.number;
}

std::uint32_t Assembly::Numbering::refer(std::string_view id, std::size_t at, std::uint32_t& before) {
    if (before >= uses_.size() || uses_[before].id != id) before = refer(id, at);
    return before;
}

std::pair<std::uint32_t, Text> Assembly::Numbering::declare(std::string_view id, std::size_t at) {
    const std::uint32_t number = refer(id, at);
    Use& use = uses_[number];
    if (use.declared) refuse(at, "there are two " + what_ + "s of the id " + quoted(id));
    use.declared = true;
    return {number, use.id};
}

std::vector<std::pair<std::uint32_t, Text>> Assembly::Numbering::missing() const {
    std::vector<std::pair<std::uint32_t, Text>> missing;
    for (std::uint32_t number = 0; number < uses_.size(); ++number) {
        if (!uses_[number].declared) missing.emplace_back(number, uses_[number].id);
    }
    return missing;
}

void Assembly::Numbering::check_all_declared() const {
    for (const Use& use : uses_) {
        if (!use.declared) refuse(use.at, "there is no " + what_ + " of the id " + quoted(use.id));
    }
}

Text Assembly::intern_any(std::string_view text, std::size_t at) {
    check_says_something(text, at);
    return intern(text);
}

NodeIndex Assembly::source(std::string_view id, std::size_t at) {
    check_identifier(id, at);
    return nodes_.refer(id, at, last_source_);
}

NodeIndex Assembly::target(std::string_view id, std::size_t at) {
    check_identifier(id, at);
    return nodes_.refer(id, at);
}

std::uint32_t Assembly::read_document_reference(JsonCursor& in) {
    const std::string_view id = in.string();
    check_says_something(id, in.value_begin());
    return documents_.refer(id, in.value_begin(), last_document_);
}

Mention Assembly::read_mention(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {{"document", true}, {"start", true}, {"end", true},
                                              {"text", true},     {"kind"},        {"reason"}};
    Mention mention;
    const std::size_t begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                mention.document = read_document_reference(in);
                break;
            case 1:
                mention.span.begin = in.count();
                break;
            case 2:
                mention.span.end = in.count();
                break;
            case 3:
                mention.text = intern(in.string());
                break;
            case 4:
                mention.kind = intern(in.string());
                break;
            default:
                mention.reason = intern(in.string());
                break;
        }
    });
    check_order(in, mention.span, begin);
    return mention;
}

Evidence Assembly::read_evidence(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {
        {"document", true}, {"start", true},       {"end", true},
        {"text", true},     {"source_span", true}, {"target_span", true},
        {"status", true},   {"attributed_to"},     {"date"},
        {"amount"},         {"currency"},          {"role"},
        {"rule"},           {"confidence", true}};
    Evidence evidence;
    const std::size_t begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                evidence.document = read_document_reference(in);
                break;
            case 1:
                evidence.span.begin = in.count();
                break;
            case 2:
                evidence.span.end = in.count();
                break;
            case 3:
                evidence.text = intern(in.string());
                break;
            case 4:
                evidence.source_span = read_span(in);
                break;
            case 5:
                evidence.target_span = read_span(in);
                break;
            case 6:
                evidence.status = read_status(in, false);
                break;
            case 7:
                evidence.attributed_to = intern(in.string());
                break;
            case 8:
                evidence.date = intern(in.string());
                break;
            case 9:
                evidence.amount = in.number();
                break;
            case 10:
                evidence.currency = intern(in.string());
                break;
            case 11:
                evidence.role = intern(in.string());
                break;
            case 12:
                evidence.rule = intern(in.string());
                break;
            default:
                evidence.confidence = read_confidence(in);
                break;
        }
    });
    check_order(in, evidence.span, begin);
    return evidence;
}

void Assembly::add_document(DocumentInfo document, std::size_t at) {
    check_says_something(document.id, at);
    const std::uint32_t number = documents_.declare(document.id, at).first;
    place(parts_.documents, number, std::move(document));
}

std::pair<NodeIndex, Text> Assembly::declare_node(std::string_view id, std::size_t at) {
    check_identifier(id, at);
    return nodes_.declare(id, at);
}

void Assembly::add_node(NodeIndex index, const Node& node) {
    place(parts_.nodes, index, node);
}

Text Assembly::declare_edge(std::string_view id, std::size_t at) {
    check_identifier(id, at);
    // A text that turns up for the first time is an id that no other edge has.
    const auto [text, is_new] = parts_.texts.intern_new(id);
    if (!is_new) has_known_edge_id_ = true;
    return text;
}

void Assembly::add_edge(const Edge& edge, std::size_t at) {
    if (edge.evidence.empty()) refuse(at, "an edge without evidence states nothing");
    parts_.edges.push_back(edge);
    edge_places_.push_back(at);
}

/// Ids are unique among nodes and edges together.
void Assembly::check_edge_ids() const {
    std::unordered_set<std::string_view> ids;
    for (std::size_t i = 0; i < parts_.edges.size(); ++i) {
        const Text id = parts_.edges[i].id;
        if (nodes_.knows(id) || (has_known_edge_id_ && !ids.insert(id).second)) {
            refuse(edge_places_[i], "the id " + quoted(id) + " is taken already");
        }
    }
}

GraphParts Assembly::finish() {
    documents_.check_all_declared();
    nodes_.check_all_declared();
    check_edge_ids();
    return std::move(parts_);
}

}  // namespace lacis::graph
