// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "exporters/escape.hpp"
#include "exporters/sink.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "graph/date.hpp"
#include "graph/output.hpp"

/// A graph as RDF 1.1, once for all syntaxes. Every relation is an rdf:Statement with an IRI of its own
/// (equal triples would collapse, and with them parallel edges) that is derived from its evidence; the
/// evidence is a piece of a document in the terms of PROV-O and the Web Annotation Vocabulary, with offsets
/// in code points. Only what is asserted, and denied nowhere, is a plain triple as well.
namespace lacis::exporters {

struct Namespace {
    std::string_view prefix;
    std::string_view iri;
};

inline constexpr Namespace kRdf = {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"};
inline constexpr Namespace kRdfs = {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"};
inline constexpr Namespace kOwl = {"owl", "http://www.w3.org/2002/07/owl#"};
inline constexpr Namespace kXsd = {"xsd", "http://www.w3.org/2001/XMLSchema#"};
inline constexpr Namespace kSkos = {"skos", "http://www.w3.org/2004/02/skos/core#"};
inline constexpr Namespace kProv = {"prov", "http://www.w3.org/ns/prov#"};
inline constexpr Namespace kOa = {"oa", "http://www.w3.org/ns/oa#"};
inline constexpr Namespace kDcterms = {"dcterms", "http://purl.org/dc/terms/"};
inline constexpr Namespace kSchema = {"schema", "https://schema.org/"};
inline constexpr Namespace kWikidata = {"wd", "http://www.wikidata.org/entity/"};
inline constexpr Namespace kWikidataDirect = {"wdt", "http://www.wikidata.org/prop/direct/"};
/// The vocabulary: attributes and classes of ours; types of entities; types of relations.
inline constexpr Namespace kLacis = {"lacis", "urn:lacis:ontology#"};
inline constexpr Namespace kTypes = {"type", "urn:lacis:ontology:type#"};
inline constexpr Namespace kRelations = {"rel", "urn:lacis:ontology:relation#"};
/// What a graph is made of.
inline constexpr Namespace kEntities = {"entity", "urn:lacis:entity:"};
inline constexpr Namespace kEdges = {"edge", "urn:lacis:edge:"};
inline constexpr Namespace kDocuments = {"document", "urn:lacis:document:"};
inline constexpr Namespace kPlaces = {"place", "urn:lacis:place:"};

inline constexpr std::array kNamespaces = {
    kRdf,      kRdfs,           kOwl,   kXsd,   kSkos,      kProv,     kOa,    kDcterms,   kSchema,
    kWikidata, kWikidataDirect, kLacis, kTypes, kRelations, kEntities, kEdges, kDocuments, kPlaces,
};

/// `local` holds only what an IRI may hold.
struct Iri {
    const Namespace& space;
    std::string_view local;
};

/// What is the same, or narrower, in vocabularies of others. Only where that is certain.
struct Mapping {
    std::string_view name;
    Iri iri;
};
[[nodiscard]] std::span<const Mapping> superclasses() noexcept;     ///< Of entity types.
[[nodiscard]] std::span<const Mapping> superproperties() noexcept;  ///< Of relations.
[[nodiscard]] std::span<const Mapping> inverses() noexcept;         ///< Of relations.

/// Writes a graph through a syntax, which is given one subject after the other, each with its properties,
/// each with its values:
///     begin(), subject(iri), property(iri, number of values), iri(), text(), typed(), integer(), flag(),
///     end_subject(), end()
template <typename Syntax>
class RdfWriter {
  public:
    RdfWriter(const graph::KnowledgeGraph& graph, Syntax& syntax)
        : graph_(graph), syntax_(syntax), schema_(graph::schema_of(graph)) {}

    void write() {
        for (const graph::DocumentInfo& document : graph_.documents()) {
            documents_.push_back(encoded(document.id));
        }
        syntax_.begin();
        write_classes();
        write_relations();
        for (std::size_t i = 0; i < documents_.size(); ++i) write_document(i);
        for (const graph::Node& node : graph_.nodes()) write_node(node);
        for (const graph::Edge& edge : graph::Ahead(graph_)) write_edge(edge);
        syntax_.end();
    }

  private:
    static std::string encoded(std::string_view text) {
        graph::StringOutput out;
        write_iri_segment(out, text);
        return out.str();
    }

    /// The local name of a type, encoded once.
    std::string_view type_name(std::string_view type) {
        const auto found = type_names_.find(type);
        if (found != type_names_.end()) return found->second;
        return type_names_.emplace(type, encoded(type)).first->second;
    }

    void iri_of(const Iri& property, const Iri& value) {
        syntax_.property(property, 1);
        syntax_.iri(value);
    }
    void text_of(const Iri& property, std::string_view value) {
        if (value.empty()) return;
        syntax_.property(property, 1);
        syntax_.text(value);
    }
    void integer_of(const Iri& property, std::int64_t value) {
        syntax_.property(property, 1);
        syntax_.integer(value);
    }
    void real_of(const Iri& property, double value) {
        syntax_.property(property, 1);
        write_real(value);
    }
    void date_of(const Iri& property, std::string_view value) {
        if (value.empty()) return;
        syntax_.property(property, 1);
        write_date(value);
    }
    void write_real(double value) {
        digits_.clear();
        digits_.write_number(value);
        syntax_.typed(digits_.view(), {kXsd, "double"});
    }
    /// With the type that its precision has; what is no date stays a text.
    void write_date(std::string_view value) {
        const auto date = graph::date_from_string(value);
        if (!date) return syntax_.text(value);
        syntax_.typed(value, {kXsd, date->day > 0 ? "date" : date->month > 0 ? "gYearMonth" : "gYear"});
    }
    void types(std::initializer_list<Iri> iris) {
        syntax_.property({kRdf, "type"}, iris.size());
        for (const Iri& iri : iris) syntax_.iri(iri);
    }
    /// What `name` is mapped to, as values of one property.
    void mapped(const Iri& property, std::span<const Mapping> mappings, std::string_view name) {
        std::size_t count = 0;
        for (const Mapping& mapping : mappings) count += mapping.name == name ? 1U : 0U;
        if (count == 0) return;
        syntax_.property(property, count);
        for (const Mapping& mapping : mappings) {
            if (mapping.name == name) syntax_.iri(mapping.iri);
        }
    }

    void write_classes() {
        std::map<std::string_view, bool> types_used;
        for (const graph::Node& node : graph_.nodes()) types_used[node.type] = true;
        for (const auto& [type, used] : types_used) {
            if (type.empty()) continue;
            syntax_.subject({kTypes, type_name(type)});
            types({{kOwl, "Class"}});
            text_of({kRdfs, "label"}, type);
            mapped({kRdfs, "subClassOf"}, superclasses(), type);
            syntax_.end_subject();
        }
    }

    void write_relations() {
        std::map<std::string_view, bool> symmetric;
        for (const graph::Edge& edge : graph_.edges()) {
            const auto [found, is_new] = symmetric.try_emplace(edge.type, edge.symmetric);
            if (!is_new) found->second = found->second && edge.symmetric;
        }
        for (const auto& [relation, is_symmetric] : symmetric) {
            syntax_.subject({kRelations, type_name(relation)});
            if (is_symmetric) {
                types({{kOwl, "ObjectProperty"}, {kOwl, "SymmetricProperty"}});
            } else {
                types({{kOwl, "ObjectProperty"}});
            }
            text_of({kRdfs, "label"}, relation);
            mapped({kRdfs, "subPropertyOf"}, superproperties(), relation);
            mapped({kOwl, "inverseOf"}, inverses(), relation);
            syntax_.end_subject();
        }
    }

    void write_document(std::size_t index) {
        const graph::DocumentInfo& document = graph_.documents()[index];
        syntax_.subject({kDocuments, documents_[index]});
        types({{kLacis, "Document"}, {kProv, "Entity"}});
        text_of({kDcterms, "identifier"}, document.id);
        text_of({kDcterms, "title"}, document.title);
        text_of({kDcterms, "source"}, document.source);
        date_of({kDcterms, "issued"}, document.date);
        text_of({kDcterms, "language"}, document.language);
        integer_of({kLacis, "length"}, document.length);
        text_of({kLacis, "sha256"}, document.sha256);
        syntax_.end_subject();
    }

    void write_node(const graph::Node& node) {
        syntax_.subject({kEntities, node.id});
        if (node.type.empty()) {
            types({{kLacis, "Entity"}});
        } else {
            types({{kLacis, "Entity"}, {kTypes, type_name(node.type)}});
        }
        for (const auto* attribute : schema_.nodes)
            write_attribute(*attribute, attribute->value(node), node.id);
        write_same_as(node);
        syntax_.end_subject();
        for (std::size_t i = 0; i < node.mentions.size(); ++i) write_mention(node.mentions[i], node.id, i);
    }

    /// Items of Wikidata, by the IRIs that they have there.
    void write_same_as(const graph::Node& node) {
        constexpr std::string_view kCollection = "wikidata:Q";
        std::vector<std::string_view> items;
        for (const std::string_view id : node.external_ids) {
            const bool is_item = id.starts_with(kCollection) && id.size() > kCollection.size() &&
                                 id.find_first_not_of("0123456789", kCollection.size()) == id.npos;
            if (is_item) items.push_back(id.substr(kCollection.size() - 1));
        }
        if (items.empty()) return;
        syntax_.property({kOwl, "sameAs"}, items.size());
        for (const std::string_view item : items) syntax_.iri({kWikidata, item});
    }

    void write_edge(const graph::Edge& edge) {
        const Iri source = {kEntities, graph_.nodes()[edge.source].id};
        const Iri target = {kEntities, graph_.nodes()[edge.target].id};
        const Iri relation = {kRelations, type_name(edge.type)};
        if (edge.status == graph::Status::kAsserted) {
            syntax_.subject(source);
            iri_of(relation, target);
            syntax_.end_subject();
        }
        syntax_.subject({kEdges, edge.id});
        types({{kLacis, "Relation"}, {kRdf, "Statement"}});
        iri_of({kRdf, "subject"}, source);
        iri_of({kRdf, "predicate"}, relation);
        iri_of({kRdf, "object"}, target);
        for (const auto* attribute : schema_.edges)
            write_attribute(*attribute, attribute->value(edge), edge.id);
        syntax_.end_subject();
        for (std::size_t i = 0; i < edge.evidence.size(); ++i) write_evidence(edge.evidence[i], edge.id, i);
    }

    /// Where others have a term, it is used.
    static Iri property_of(std::string_view attribute) {
        if (attribute == "label") return {kRdfs, "label"};
        if (attribute == "aliases") return {kSkos, "altLabel"};
        if (attribute == "mentions") return {kLacis, "mention"};
        if (attribute == "evidence") return {kProv, "wasDerivedFrom"};
        return {kLacis, attribute};
    }

    template <typename Owner>
    void write_attribute(const graph::Attribute<Owner>& attribute, const graph::Value& value,
                         std::string_view owner) {
        const Iri property = property_of(attribute.name);
        if (const auto* text = std::get_if<std::string_view>(&value)) {
            attribute.name.ends_with("_date") ? date_of(property, *text) : text_of(property, *text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
            integer_of(property, *whole);
        } else if (const auto* real = std::get_if<double>(&value)) {
            real_of(property, *real);
        } else if (const auto* flag = std::get_if<bool>(&value)) {
            syntax_.property(property, 1);
            syntax_.flag(*flag);
        } else if (const auto* texts = std::get_if<std::span<const graph::Text>>(&value)) {
            syntax_.property(property, texts->size());
            for (const graph::Text each : *texts) syntax_.text(each);
        } else if (const auto* mentions = std::get_if<std::span<const graph::Mention>>(&value)) {
            write_references(property, owner, mentions->size());
        } else if (const auto* evidence = std::get_if<std::span<const graph::Evidence>>(&value)) {
            write_references(property, owner, evidence->size());
        }
    }

    void write_references(const Iri& property, std::string_view owner, std::size_t count) {
        syntax_.property(property, count);
        for (std::size_t i = 0; i < count; ++i) syntax_.iri({kPlaces, place_of(owner, i)});
    }

    /// The local name of a mention or piece of evidence: "elon-musk:3".
    std::string_view place_of(std::string_view owner, std::size_t number, std::string_view behind = {}) {
        place_.assign(owner);
        place_ += ':';
        place_ += std::to_string(number + 1);
        place_ += behind;
        return place_;
    }

    void write_mention(const graph::Mention& mention, std::string_view owner, std::size_t number) {
        syntax_.subject({kPlaces, place_of(owner, number)});
        types({{kLacis, "Mention"}, {kOa, "SpecificResource"}});
        iri_of({kOa, "hasSource"}, {kDocuments, documents_[mention.document]});
        iri_of({kOa, "hasSelector"}, {kPlaces, place_of(owner, number, ":selector")});
        text_of({kLacis, "kind"}, mention.kind);
        text_of({kLacis, "reason"}, mention.reason);
        syntax_.end_subject();
        write_selector(owner, number, mention.span, mention.text);
    }

    void write_evidence(const graph::Evidence& evidence, std::string_view owner, std::size_t number) {
        syntax_.subject({kPlaces, place_of(owner, number)});
        types({{kLacis, "Evidence"}, {kOa, "SpecificResource"}, {kProv, "Entity"}});
        iri_of({kProv, "wasQuotedFrom"}, {kDocuments, documents_[evidence.document]});
        iri_of({kOa, "hasSource"}, {kDocuments, documents_[evidence.document]});
        iri_of({kOa, "hasSelector"}, {kPlaces, place_of(owner, number, ":selector")});
        integer_of({kLacis, "source_start"}, evidence.source_span.begin);
        integer_of({kLacis, "source_end"}, evidence.source_span.end);
        integer_of({kLacis, "target_start"}, evidence.target_span.begin);
        integer_of({kLacis, "target_end"}, evidence.target_span.end);
        text_of({kLacis, "status"}, to_string(evidence.status));
        text_of({kLacis, "attributed_to"}, evidence.attributed_to);
        date_of({kLacis, "date"}, evidence.date);
        if (evidence.amount) real_of({kLacis, "amount"}, *evidence.amount);
        text_of({kLacis, "currency"}, evidence.currency);
        text_of({kLacis, "role"}, evidence.role);
        text_of({kLacis, "rule"}, evidence.rule);
        real_of({kLacis, "confidence"}, evidence.confidence);
        syntax_.end_subject();
        write_selector(owner, number, evidence.span, evidence.text);
    }

    /// Both what stands there and where it stands.
    void write_selector(std::string_view owner, std::size_t number, Span span, std::string_view text) {
        syntax_.subject({kPlaces, place_of(owner, number, ":selector")});
        types({{kOa, "TextPositionSelector"}, {kOa, "TextQuoteSelector"}});
        integer_of({kOa, "start"}, span.begin);
        integer_of({kOa, "end"}, span.end);
        text_of({kOa, "exact"}, text);
        syntax_.end_subject();
    }

    const graph::KnowledgeGraph& graph_;
    Syntax& syntax_;
    graph::Schema schema_;
    std::vector<std::string> documents_;  // local names
    std::map<std::string, std::string, std::less<>> type_names_;
    std::string place_;
    graph::StringOutput digits_;
};

}  // namespace lacis::exporters
