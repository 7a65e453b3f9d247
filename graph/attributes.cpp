// SPDX-License-Identifier: Apache-2.0
#include "graph/attributes.hpp"

#include <algorithm>
#include <array>

#include "graph/ahead.hpp"

namespace lacis::graph {
namespace {

Value text_or_nothing(std::string_view text) {
    if (text.empty()) return {};
    return text;
}

template <typename Item>
Value list_or_nothing(std::span<const Item> items) {
    if (items.empty()) return {};
    return items;
}

/// How many documents the records come from; they are sorted by document.
template <typename Record>
std::int64_t count_documents(std::span<const Record> records) {
    std::int64_t count = 0;
    for (std::size_t i = 0; i < records.size(); ++i) {
        if (i == 0 || records[i].document != records[i - 1].document) ++count;
    }
    return count;
}

/// Does `a` speak better for an edge than `b`?
bool leads(const Evidence& a, const Evidence& b, Status status) {
    const auto rank = [status](const Evidence& e) {
        // A disputed edge is one that is asserted, too.
        const bool fits = e.status == (status == Status::kDisputed ? Status::kAsserted : status);
        return std::make_pair(fits, e.confidence);
    };
    return rank(a) > rank(b);
}

/// The value of the best evidence that has one.
template <typename Has>
const Evidence* best_with(const Edge& edge, Has has) {
    const Evidence* best = nullptr;
    for (const Evidence& evidence : edge.evidence) {
        if (has(evidence) && (best == nullptr || leads(evidence, *best, edge.status))) best = &evidence;
    }
    return best;
}

Value best_text(const Edge& edge, Text Evidence::*field) {
    const Evidence* const best = best_with(edge, [field](const Evidence& e) { return !(e.*field).empty(); });
    if (best == nullptr) return {};
    return (best->*field).view();
}

const Evidence* best_amount(const Edge& edge) {
    return best_with(edge, [](const Evidence& e) { return e.amount.has_value(); });
}

Value amount_of(const Edge& edge) {
    const Evidence* const best = best_amount(edge);
    if (best == nullptr) return {};
    return *best->amount;
}

Value currency_of(const Edge& edge) {
    const Evidence* const best = best_amount(edge);
    return best == nullptr ? Value{} : text_or_nothing(best->currency);
}

/// ISO 8601 dates of any precision have the order of their texts.
template <typename Better>
Value extreme_date(const Edge& edge, Better better) {
    std::string_view extreme;
    for (const Evidence& evidence : edge.evidence) {
        if (evidence.date.empty()) continue;
        if (extreme.empty() || better(evidence.date.view(), extreme)) extreme = evidence.date;
    }
    return text_or_nothing(extreme);
}

Value confidence_of(const Edge& edge) {
    double greatest = 0;
    for (const Evidence& evidence : edge.evidence) greatest = std::max(greatest, evidence.confidence);
    return greatest;
}

Value flag_if_set(bool set) {
    if (!set) return {};
    return true;
}

Value integer(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

constexpr auto kNodeAttributes = std::to_array<NodeAttribute>({
    {"entity_type", ValueType::kText, "type of the entity",
     [](const Node& n) { return text_or_nothing(n.type); }},
    {"label", ValueType::kText, "fullest name", [](const Node& n) { return text_or_nothing(n.label); }},
    {"aliases", ValueType::kTexts, "other names", [](const Node& n) { return list_or_nothing(n.aliases); }},
    {"external_ids", ValueType::kTexts, "ids in other collections",
     [](const Node& n) { return list_or_nothing(n.external_ids); }},
    {"byline", ValueType::kFlag, "only an author or a credit",
     [](const Node& n) { return flag_if_set(n.byline); }},
    {"document_count", ValueType::kInteger, "documents that speak of it",
     [](const Node& n) -> Value { return count_documents(n.mentions); }},
    {"mention_count", ValueType::kInteger, "places that speak of it",
     [](const Node& n) { return integer(n.mentions.size()); }},
    {"mentions", ValueType::kRecords, "these places",
     [](const Node& n) { return list_or_nothing(n.mentions); }},
});

constexpr auto kEdgeAttributes = std::to_array<EdgeAttribute>({
    {"relation", ValueType::kText, "type of the relation",
     [](const Edge& e) { return text_or_nothing(e.type); }},
    {"relations", ValueType::kTexts, "types of the relations of a pair",
     [](const Edge& e) { return list_or_nothing(e.relations); }},
    {"status", ValueType::kText, "asserted, hedged, negated or disputed",
     [](const Edge& e) -> Value { return to_string(e.status); }},
    {"symmetric", ValueType::kFlag, "has no direction",
     [](const Edge& e) { return flag_if_set(e.symmetric); }},
    {"confidence", ValueType::kReal, "greatest confidence of its evidence", confidence_of},
    {"attributed_to", ValueType::kText, "who is said to say so",
     [](const Edge& e) { return best_text(e, &Evidence::attributed_to); }},
    {"role", ValueType::kText, "title of the post",
     [](const Edge& e) { return best_text(e, &Evidence::role); }},
    {"amount", ValueType::kReal, "sum", amount_of},
    {"currency", ValueType::kText, "of the sum", currency_of},
    {"first_date", ValueType::kText, "earliest date",
     [](const Edge& e) { return extreme_date(e, std::less<>{}); }},
    {"last_date", ValueType::kText, "latest date",
     [](const Edge& e) { return extreme_date(e, std::greater<>{}); }},
    {"sentence", ValueType::kText, "best evidence",
     [](const Edge& e) { return text_or_nothing(leading_evidence(e).text); }},
    {"document_count", ValueType::kInteger, "documents that state it",
     [](const Edge& e) -> Value { return count_documents(e.evidence); }},
    {"evidence_count", ValueType::kInteger, "sentences that state it",
     [](const Edge& e) { return integer(e.evidence.size()); }},
    {"evidence", ValueType::kRecords, "these sentences",
     [](const Edge& e) { return list_or_nothing(e.evidence); }},
});

/// The attributes that any of the owners has, in their order. Every owner is looked at once at most.
template <typename Owner, typename Owners>
std::vector<const Attribute<Owner>*> used(std::span<const Attribute<Owner>> attributes,
                                          const Owners& owners) {
    std::vector<const Attribute<Owner>*> unused;
    for (const Attribute<Owner>& attribute : attributes) unused.push_back(&attribute);
    for (const Owner& owner : owners) {
        if (unused.empty()) break;
        std::erase_if(unused, [&](const auto* attribute) {
            return !std::holds_alternative<std::monostate>(attribute->value(owner));
        });
    }
    std::vector<const Attribute<Owner>*> found;
    for (const Attribute<Owner>& attribute : attributes) {
        if (std::find(unused.begin(), unused.end(), &attribute) == unused.end()) found.push_back(&attribute);
    }
    return found;
}

}  // namespace

std::span<const NodeAttribute> node_attributes() {
    return kNodeAttributes;
}
std::span<const EdgeAttribute> edge_attributes() {
    return kEdgeAttributes;
}

Schema schema_of(const KnowledgeGraph& graph) {
    return {used(node_attributes(), graph.nodes()), used(edge_attributes(), Ahead(graph))};
}

const Evidence& leading_evidence(const Edge& edge) {
    return *best_with(edge, [](const Evidence&) { return true; });
}

}  // namespace lacis::graph
