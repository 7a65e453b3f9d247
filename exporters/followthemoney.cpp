// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/losses.hpp"
#include "exporters/value_text.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "graph/json_object.hpp"

/// Entities of FollowTheMoney (followthemoney.tech), one JSON object a line: the model of investigative desks
/// (Aleph, OpenSanctions). Documents are articles; a relation is the schema that says the same, where the
/// ends are what that schema allows and the articles assert it; else an UnknownLink that says what it is.
/// Every value is a list of texts there.
namespace lacis::exporters {
namespace {

using graph::JsonObject;

struct EntitySchema {
    std::string_view type;
    std::string_view schema;
    bool is_legal = false;  ///< A LegalEntity: it can act.
};

constexpr std::array<EntitySchema, 5> kEntitySchemas = {{
    {"Organization", "Organization", true},
    {"Person", "Person", true},
    {"Place", "Address"},
    {"Product", "Asset"},
    {"Project", "Project"},
}};
constexpr std::string_view kWikidata = "wikidata:";
constexpr std::string_view kLei = "lei:";
constexpr std::string_view kShare = "%";  // as the currency of an amount

/// What of unknown type has no better home.
constexpr EntitySchema kOtherEntity = {"", "LegalEntity", true};

enum class End : std::uint8_t { kPerson, kOrganization, kLegal };

struct LinkSchema {
    std::string_view relation;
    std::string_view schema;
    std::string_view source;  ///< The property that names the source …
    End source_end;           ///< … and what that has to be.
    std::string_view target;
    End target_end;
    std::string_view role;  ///< The property for the role, "" if it has none.
};

constexpr std::array<LinkSchema, 7> kLinkSchemas = {{
    {"donated_to", "Payment", "payer", End::kLegal, "beneficiary", End::kLegal, ""},
    {"family_of", "Family", "person", End::kPerson, "relative", End::kPerson, "relationship"},
    {"funded", "Payment", "payer", End::kLegal, "beneficiary", End::kLegal, ""},
    {"leads", "Directorship", "director", End::kLegal, "organization", End::kOrganization, "role"},
    {"member_of", "Membership", "member", End::kLegal, "organization", End::kOrganization, "role"},
    {"succeeded", "Succession", "successor", End::kLegal, "predecessor", End::kLegal, "role"},
    {"works_for", "Employment", "employee", End::kPerson, "employer", End::kOrganization, "role"},
}};

const EntitySchema& schema_of_entity(const graph::Node& node) {
    const auto* const found = std::find_if(kEntitySchemas.begin(), kEntitySchemas.end(),
                                           [&](const EntitySchema& each) { return node.type == each.type; });
    return found == kEntitySchemas.end() ? kOtherEntity : *found;
}

bool fits(const graph::Node& node, End end) {
    const EntitySchema& schema = schema_of_entity(node);
    switch (end) {
        case End::kPerson:
            return schema.schema == "Person";
        case End::kOrganization:
            return schema.schema == "Organization";
        default:
            return schema.is_legal;
    }
}

/// Ids that refer are letters, digits, "." and "-", and end as they begin (followthemoney/types/entity.py).
bool is_reference(std::string_view id) {
    const auto is_word = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    };
    return !id.empty() && is_word(id.front()) && is_word(id.back()) &&
           std::all_of(id.begin(), id.end(), [&](char c) { return is_word(c) || c == '.' || c == '-'; });
}

/// FNV-1a in 64 bits, as sixteen digits.
std::string hash(std::string_view text) {
    std::uint64_t value = 14695981039346656037ULL;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    std::string digits;
    for (int shift = 60; shift >= 0; shift -= 4) digits += "0123456789abcdef"[(value >> shift) & 0xFU];
    return digits;
}

std::string reference(std::string_view id) {
    return is_reference(id) ? std::string(id) : "entity-" + hash(id);
}

std::string document_reference(const graph::DocumentInfo& document) {
    return "document-" + hash(document.id);
}

/// ISO 639-3, which they want; of the languages that lacis may meet.
std::string_view language_code(std::string_view two_letters) {
    if (two_letters == "fr") return "fra";
    if (two_letters == "en") return "eng";
    if (two_letters == "de") return "deu";
    if (two_letters == "es") return "spa";
    if (two_letters == "it") return "ita";
    return {};
}

class FollowTheMoneyWriter {
  public:
    FollowTheMoneyWriter(const graph::KnowledgeGraph& graph, Sink& out) : graph_(graph), out_(out) {}

    void write() {
        for (const graph::DocumentInfo& document : graph_.documents()) {
            write_document(document);
            documents_.push_back(document_reference(document));
        }
        for (const graph::Node& node : graph_.nodes()) write_node(node);
        for (const graph::Edge& edge : graph::Ahead(graph_)) write_edge(edge);
    }

  private:
    template <typename WriteProperties>
    void write_entity(std::string_view id, std::string_view schema, WriteProperties write_properties) {
        JsonObject entity(out_);
        entity.text("id", id);
        entity.text("schema", schema);
        entity.begin("properties");
        JsonObject properties(out_);
        write_properties(properties);
        properties.close();
        entity.close();
        out_.put('\n');
    }

    static void value(JsonObject& properties, std::string_view name, std::string_view text) {
        if (!text.empty()) properties.texts(name, std::array{text});
    }

    static void write_document_properties(JsonObject& properties, const graph::DocumentInfo& document) {
        value(properties, "fileName", document.id);
        value(properties, "title", document.title);
        value(properties, "publishedAt", document.date);
        value(properties, document.source.starts_with("http") ? "sourceUrl" : "publisher", document.source);
        value(properties, "language", language_code(document.language));
    }

    void write_document(const graph::DocumentInfo& document) {
        write_entity(document_reference(document), "Article",
                     [&](JsonObject& properties) { write_document_properties(properties, document); });
    }

    void write_node(const graph::Node& node) {
        const EntitySchema& schema = schema_of_entity(node);
        write_entity(reference(node.id), schema.schema, [&](JsonObject& properties) {
            value(properties, "name", node.label.empty() ? node.id : node.label);
            if (schema.schema == "Address") value(properties, "full", node.label);
            if (!node.aliases.empty()) properties.texts("alias", node.aliases);
            write_external_ids(properties, node, schema);
            if (&schema == &kOtherEntity) value(properties, "keywords", node.type);
            write_proof(properties, node.mentions);
        });
    }

    /// Those that the model knows have properties of their own.
    static void write_external_ids(JsonObject& properties, const graph::Node& node,
                                   const EntitySchema& schema) {
        std::map<std::string_view, std::vector<std::string_view>> values;
        for (const std::string_view id : node.external_ids) {
            if (id.starts_with(kWikidata)) {
                values["wikidataId"].push_back(id.substr(kWikidata.size()));
            } else if (id.starts_with(kLei) && schema.is_legal) {
                values["leiCode"].push_back(id.substr(kLei.size()));
            } else {
                values["notes"].push_back(id);
            }
        }
        for (const auto& [name, texts] : values) properties.texts(name, texts);
    }

    void write_edge(const graph::Edge& edge) {
        const LinkSchema* schema = link_schema_of(edge);
        write_entity(reference(edge.id), schema == nullptr ? "UnknownLink" : schema->schema,
                     [&](JsonObject& properties) {
                         if (schema == nullptr) {
                             write_unknown_link(properties, edge);
                         } else {
                             write_link(properties, edge, *schema);
                         }
                         write_interval(properties, edge);
                     });
    }

    [[nodiscard]] const LinkSchema* link_schema_of(const graph::Edge& edge) const {
        if (edge.status != graph::Status::kAsserted) return nullptr;
        const auto* const found =
            std::find_if(kLinkSchemas.begin(), kLinkSchemas.end(), [&](const LinkSchema& each) {
                return edge.type == each.relation && fits(graph_.nodes()[edge.source], each.source_end) &&
                       fits(graph_.nodes()[edge.target], each.target_end);
            });
        return found == kLinkSchemas.end() ? nullptr : found;
    }

    void write_ends(JsonObject& properties, const graph::Edge& edge, std::string_view source,
                    std::string_view target) {
        value(properties, source, reference(graph_.nodes()[edge.source].id));
        value(properties, target, reference(graph_.nodes()[edge.target].id));
    }

    void write_unknown_link(JsonObject& properties, const graph::Edge& edge) {
        write_ends(properties, edge, "subject", "object");
        std::string role(edge.type);
        if (edge.status != graph::Status::kAsserted) {
            role.append(" (").append(to_string(edge.status)).append(")");
        }
        value(properties, "role", role);
        value(properties, "status", to_string(edge.status));
    }

    void write_link(JsonObject& properties, const graph::Edge& edge, const LinkSchema& schema) {
        write_ends(properties, edge, schema.source, schema.target);
        if (schema.schema != "Payment") return write_role(properties, edge, schema);
        value(properties, "purpose", edge.type);
        write_amounts(properties, edge);
    }

    void write_role(JsonObject& properties, const graph::Edge& edge, const LinkSchema& schema) {
        write_distinct(properties, schema.role, edge.evidence,
                       [](const graph::Evidence& each) { return each.role.view(); });
    }

    /// A share ("%") is no amount of a payment; it stands in the evidence.
    void write_amounts(JsonObject& properties, const graph::Edge& edge) {
        std::vector<std::string> amounts;
        for (const graph::Evidence& each : edge.evidence) {
            if (!each.amount || each.currency == kShare) continue;
            graph::StringOutput digits;
            digits.write_number(*each.amount);
            if (std::find(amounts.begin(), amounts.end(), digits.view()) == amounts.end()) {
                amounts.push_back(digits.str());
            }
        }
        if (!amounts.empty()) properties.texts("amount", amounts);
        write_distinct(properties, "currency", edge.evidence, [](const graph::Evidence& each) {
            return each.currency == kShare ? std::string_view() : each.currency.view();
        });
    }

    /// What every relation has: when, where it is said, and the evidence itself.
    void write_interval(JsonObject& properties, const graph::Edge& edge) {
        value(properties, "recordId", edge.id);
        write_distinct(properties, "date", edge.evidence,
                       [](const graph::Evidence& each) { return each.date.view(); });
        write_distinct(properties, "summary", edge.evidence,
                       [](const graph::Evidence& each) { return each.text.view(); });
        properties.list("description", edge.evidence, [this](const graph::Evidence& each) {
            json_.clear();
            graph::write_json(each, graph_, json_);
            graph::write_json_string(out_, json_.view());
        });
        write_proof(properties, edge.evidence);
    }

    /// The documents of records, which are sorted by document.
    template <typename Record>
    void write_proof(JsonObject& properties, std::span<const Record> records) {
        std::vector<std::string_view> proof;
        for (std::size_t i = 0; i < records.size(); ++i) {
            if (i == 0 || records[i].document != records[i - 1].document) {
                proof.push_back(documents_[records[i].document]);
            }
        }
        if (!proof.empty()) properties.texts("proof", proof);
    }

    template <typename Get>
    static void write_distinct(JsonObject& properties, std::string_view name,
                               std::span<const graph::Evidence> evidence, Get get) {
        std::vector<std::string_view> values;
        for (const graph::Evidence& each : evidence) {
            const std::string_view text = get(each);
            if (!text.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
                values.push_back(text);
            }
        }
        if (!values.empty()) properties.texts(name, values);
    }

    const graph::KnowledgeGraph& graph_;
    Sink& out_;
    std::vector<std::string> documents_;  // their references
    graph::StringOutput json_;
};

}  // namespace

void write_followthemoney(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    FollowTheMoneyWriter(graph, sink).write();
    warn_of_loss(options, "FollowTheMoney has no place for the offsets of mentions: they are left out",
                 std::any_of(graph.nodes().begin(), graph.nodes().end(),
                             [](const graph::Node& node) { return !node.mentions.empty(); }));
}

}  // namespace lacis::exporters
