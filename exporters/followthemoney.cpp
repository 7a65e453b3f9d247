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
#include "graph/date.hpp"
#include "graph/json.hpp"
#include "graph/json_object.hpp"
#include "support/utf8.hpp"

/// Entities of FollowTheMoney (followthemoney.tech), one JSON object a line: the model of investigative desks
/// (Aleph, OpenSanctions). Documents are articles; a relation is the schema that says the same, where the
/// ends are what that schema allows and the articles assert it; else an UnknownLink that says what it is.
/// There only a Company can be owned, so an organization that is owned is one. Every value is a list of
/// texts.
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

enum class End : std::uint8_t { kPerson, kOrganization, kLegal, kOwned, kProject };

/// The properties of a schema for relations that name the two ends, and for what else is said of them.
struct Link {
    std::string_view schema;
    std::string_view source;
    std::string_view target;
    std::string_view role;      ///< For roles, "" if it has none.
    std::string_view relation;  ///< For the relation's type, "" if the schema stands for one type alone.
};

constexpr Link kAssociate = {"Associate", "person", "associate", "relationship", "relationship"};
constexpr Link kDirectorship = {"Directorship", "director", "organization", "role", ""};
constexpr Link kEmployment = {"Employment", "employee", "employer", "role", ""};
constexpr Link kFamily = {"Family", "person", "relative", "relationship", ""};
constexpr Link kMembership = {"Membership", "member", "organization", "role", ""};
constexpr Link kOwnership = {"Ownership", "owner", "asset", "role", "role"};
constexpr Link kParticipant = {"ProjectParticipant", "participant", "project", "role", "role"};
constexpr Link kPayment = {"Payment", "payer", "beneficiary", "", "purpose"};
constexpr Link kSuccession = {"Succession", "successor", "predecessor", "role", ""};
constexpr Link kUnknown = {"UnknownLink", "subject", "object", "", "role"};

/// What a relation is between a source and a target of these kinds.
struct Meaning {
    std::string_view relation;
    End source;
    End target;
    const Link& link;
};

constexpr std::array<Meaning, 14> kMeanings = {{
    {"acquired", End::kLegal, End::kOwned, kOwnership},
    {"cofounded", End::kLegal, End::kProject, kParticipant},
    {"created", End::kLegal, End::kProject, kParticipant},
    {"donated_to", End::kLegal, End::kLegal, kPayment},
    {"family_of", End::kPerson, End::kPerson, kFamily},
    {"founded", End::kLegal, End::kProject, kParticipant},
    {"funded", End::kLegal, End::kLegal, kPayment},
    {"leads", End::kLegal, End::kOrganization, kDirectorship},
    {"leads", End::kLegal, End::kProject, kParticipant},
    {"member_of", End::kLegal, End::kOrganization, kMembership},
    {"owns", End::kLegal, End::kOwned, kOwnership},
    {"partnered_with", End::kPerson, End::kPerson, kAssociate},
    {"succeeded", End::kLegal, End::kLegal, kSuccession},
    {"works_for", End::kPerson, End::kOrganization, kEmployment},
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
        case End::kOwned:
            return schema.schema == "Organization" || schema.schema == "Asset";
        case End::kProject:
            return schema.schema == "Project";
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

bool is_valid_name(std::string_view name) {
    constexpr std::size_t kLongest = 384;  // characters
    return name.size() <= kLongest || utf8::count_code_points(name) <= kLongest;
}

/// Readers drop dates that are none.
bool is_date(std::string_view text) {
    return graph::date_from_string(text).has_value();
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
        const std::vector<bool> owned = owned_nodes();
        for (graph::NodeIndex i = 0; i < graph_.nodes().size(); ++i) write_node(graph_.nodes()[i], owned[i]);
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
        value(properties, is_date(document.date) ? "publishedAt" : "notes", document.date);
        value(properties, document.source.starts_with("http") ? "sourceUrl" : "publisher", document.source);
        value(properties, "language", language_code(document.language));
    }

    void write_document(const graph::DocumentInfo& document) {
        write_entity(document_reference(document), "Article",
                     [&](JsonObject& properties) { write_document_properties(properties, document); });
    }

    void write_node(const graph::Node& node, bool is_owned) {
        const EntitySchema& schema = schema_of_entity(node);
        const bool is_company = is_owned && schema.schema == "Organization";
        write_entity(reference(node.id), is_company ? "Company" : schema.schema, [&](JsonObject& properties) {
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
        const Link& link = link_of(edge);
        write_entity(reference(edge.id), link.schema, [&](JsonObject& properties) {
            value(properties, link.source, reference(graph_.nodes()[edge.source].id));
            value(properties, link.target, reference(graph_.nodes()[edge.target].id));
            write_roles(properties, edge, link);
            if (&link == &kUnknown) value(properties, "status", to_string(edge.status));
            if (&link == &kPayment) write_amounts(properties, edge);
            if (&link == &kOwnership) write_shares(properties, edge);
            write_interval(properties, edge);
        });
    }

    [[nodiscard]] const Link& link_of(const graph::Edge& edge) const {
        if (edge.status != graph::Status::kAsserted) return kUnknown;
        const auto* const found = std::find_if(kMeanings.begin(), kMeanings.end(), [&](const Meaning& each) {
            return edge.type == each.relation && fits(graph_.nodes()[edge.source], each.source) &&
                   fits(graph_.nodes()[edge.target], each.target);
        });
        return found == kMeanings.end() ? kUnknown : found->link;
    }

    [[nodiscard]] std::vector<bool> owned_nodes() const {
        std::vector<bool> owned(graph_.nodes().size());
        for (const graph::Edge& edge : graph_.edges()) {
            if (&link_of(edge) == &kOwnership) owned[edge.target] = true;
        }
        return owned;
    }

    /// The type of the relation where the schema does not say it, and the roles that the articles name.
    static void write_roles(JsonObject& properties, const graph::Edge& edge, const Link& link) {
        std::string relation;
        if (!link.relation.empty()) relation = edge.type;
        if (edge.status != graph::Status::kAsserted) {
            relation.append(" (").append(to_string(edge.status)).append(")");
        }
        std::vector<std::string_view> roles;
        if (!link.role.empty()) {
            roles = distinct(edge.evidence, [](const graph::Evidence& each) { return each.role.view(); });
        }
        if (link.relation != link.role) {
            value(properties, link.relation, relation);
        } else if (std::find(roles.begin(), roles.end(), relation) == roles.end()) {
            roles.insert(roles.begin(), relation);
        }
        if (!roles.empty()) properties.texts(link.role, roles);
    }

    /// A share ("%") is no amount of a payment; it stands in the evidence.
    static void write_amounts(JsonObject& properties, const graph::Edge& edge) {
        write_numbers(properties, "amount", edge, false);
        write_distinct(properties, "currency", edge.evidence, [](const graph::Evidence& each) {
            return each.currency == kShare ? std::string_view() : each.currency.view();
        });
    }

    /// And what was paid for it is not what it is worth.
    static void write_shares(JsonObject& properties, const graph::Edge& edge) {
        write_numbers(properties, "percentage", edge, true);
    }

    /// The amounts that are shares, or those that are not.
    static void write_numbers(JsonObject& properties, std::string_view name, const graph::Edge& edge,
                              bool shares) {
        std::vector<std::string> numbers;
        for (const graph::Evidence& each : edge.evidence) {
            if (!each.amount || (each.currency == kShare) != shares) continue;
            graph::StringOutput digits;
            digits.write_number(*each.amount);
            if (std::find(numbers.begin(), numbers.end(), digits.view()) == numbers.end()) {
                numbers.push_back(digits.str());
            }
        }
        if (!numbers.empty()) properties.texts(name, numbers);
    }

    /// What every relation has: when, where it is said, and the evidence itself.
    void write_interval(JsonObject& properties, const graph::Edge& edge) {
        value(properties, "recordId", edge.id);
        write_distinct(properties, "date", edge.evidence, [](const graph::Evidence& each) {
            return is_date(each.date) ? each.date.view() : std::string_view();
        });
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
        const std::vector<std::string_view> values = distinct(evidence, get);
        if (!values.empty()) properties.texts(name, values);
    }

    /// What `get` has of the evidence, without what is empty.
    template <typename Get>
    static std::vector<std::string_view> distinct(std::span<const graph::Evidence> evidence, Get get) {
        std::vector<std::string_view> values;
        for (const graph::Evidence& each : evidence) {
            const std::string_view text = get(each);
            if (!text.empty() && std::find(values.begin(), values.end(), text) == values.end()) {
                values.push_back(text);
            }
        }
        return values;
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
    warn_of_loss(
        options,
        "names of more than 384 characters are not valid in FollowTheMoney: they are written all the same",
        std::any_of(graph.nodes().begin(), graph.nodes().end(), [](const graph::Node& node) {
            return !is_valid_name(node.label) ||
                   !std::all_of(node.aliases.begin(), node.aliases.end(), is_valid_name);
        }));
}

}  // namespace lacis::exporters
