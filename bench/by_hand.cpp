// SPDX-License-Identifier: Apache-2.0
#include "bench/by_hand.hpp"

#include <charconv>
#include <simdjson.h>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace lacis::bench {
namespace {

/// A megabyte of text in front of a file, or a text alone.
class Page {
  public:
    explicit Page(std::FILE* file) : file_(file) { text.reserve(2 * kSize); }
    ~Page() { flush(); }
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

    void end_item() {
        if (text.size() > kSize) flush();
    }

    std::string text;

  private:
    static constexpr std::size_t kSize = std::size_t{1} << 20U;
    void flush() {
        std::fwrite(text.data(), 1, text.size(), file_);
        text.clear();
    }
    std::FILE* file_;
};

template <typename Number>
void append_number(std::string& out, Number number) {
    std::array<char, 32> digits;
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

void append_json(std::string& out, std::string_view text) {
    static constexpr std::array<bool, 256> kPlain = [] {
        std::array<bool, 256> plain{};
        for (std::size_t i = 0x20; i < 256; ++i) plain[i] = i != '"' && i != '\\';
        return plain;
    }();
    out += '"';
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (kPlain[static_cast<unsigned char>(text[i])]) continue;
        out.append(text, run, i - run);
        out += '\\';
        out += text[i] == '\n' ? 'n' : text[i];  // the made-up graph has no others
        run = i + 1;
    }
    out.append(text, run);
    out += '"';
}

void append_json(std::string& out, const FlatMention& mention) {
    out += "{\"document\":";
    append_json(out, mention.document);
    out += ",\"start\":";
    append_number(out, mention.start);
    out += ",\"end\":";
    append_number(out, mention.end);
    out += ",\"text\":";
    append_json(out, mention.text);
    out += ",\"kind\":";
    append_json(out, mention.kind);
    out += ",\"reason\":";
    append_json(out, mention.reason);
    out += '}';
}

void append_member(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out += name;
    append_json(out, text);
}

void append_json(std::string& out, const FlatEvidence& evidence) {
    out += "{\"document\":";
    append_json(out, evidence.document);
    out += ",\"start\":";
    append_number(out, evidence.places[0]);
    out += ",\"end\":";
    append_number(out, evidence.places[1]);
    out += ",\"text\":";
    append_json(out, evidence.text);
    out += ",\"source_span\":{\"start\":";
    append_number(out, evidence.places[2]);
    out += ",\"end\":";
    append_number(out, evidence.places[3]);
    out += "},\"target_span\":{\"start\":";
    append_number(out, evidence.places[4]);
    out += ",\"end\":";
    append_number(out, evidence.places[5]);
    out += "},\"status\":";
    append_json(out, evidence.status);
    append_member(out, ",\"attributed_to\":", evidence.attributed_to);
    append_member(out, ",\"date\":", evidence.date);
    if (evidence.amount) {
        out += ",\"amount\":";
        append_number(out, *evidence.amount);
    }
    append_member(out, ",\"currency\":", evidence.currency);
    append_member(out, ",\"role\":", evidence.role);
    append_member(out, ",\"rule\":", evidence.rule);
    out += ",\"confidence\":";
    append_number(out, evidence.confidence);
    out += '}';
}

void append_json(std::string& out, const std::string& text) {
    append_json(out, std::string_view(text));
}

template <typename Items>
void append_list(std::string& out, const Items& items) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        append_json(out, items[i]);
    }
    out += ']';
}

}  // namespace

void write_json_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file) {
    Page page(file);
    std::string& out = page.text;
    out += head;
    const char* separator = "\n";
    for (const FlatNode& node : graph.nodes) {
        out += separator;
        out += "{\"id\":";
        append_json(out, node.id);
        out += ",\"label\":";
        append_json(out, node.label);
        out += ",\"type\":";
        append_json(out, node.type);
        out += ",\"aliases\":";
        append_list(out, node.aliases);
        out += ",\"mentions\":";
        append_list(out, node.mentions);
        out += '}';
        separator = ",\n";
        page.end_item();
    }
    out += "\n],\n\"edges\": [";
    separator = "\n";
    for (const FlatEdge& edge : graph.edges) {
        out += separator;
        out += "{\"id\":";
        append_json(out, edge.id);
        out += ",\"source\":";
        append_json(out, graph.nodes[edge.source].id);
        out += ",\"target\":";
        append_json(out, graph.nodes[edge.target].id);
        out += ",\"type\":";
        append_json(out, edge.type);
        out += ",\"status\":";
        append_json(out, edge.status);
        out += ",\"evidence\":";
        append_list(out, edge.evidence);
        out += '}';
        separator = ",\n";
        page.end_item();
    }
    out += "\n]}\n";
}

namespace {

void append_xml(std::string& out, std::string_view text) {
    static constexpr std::array<bool, 256> kSpecial = [] {
        std::array<bool, 256> special{};
        for (const char c : {'&', '<'}) special[static_cast<unsigned char>(c)] = true;
        return special;
    }();
    bool plain = true;
    for (const char c : text) plain &= !kSpecial[static_cast<unsigned char>(c)];
    if (plain) {
        out += text;
        return;
    }
    out += "<![CDATA[";
    for (std::size_t end = text.find("]]>"); end != std::string_view::npos; end = text.find("]]>")) {
        out.append(text.substr(0, end)).append("]]]]><![CDATA[>");
        text.remove_prefix(end + 3);
    }
    out += text;
    out += "]]>";
}

void append_data(std::string& out, std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.append("<data key=\"").append(key).append("\">");
    append_xml(out, text);
    out += "</data>";
}

template <typename Number>
void append_data_number(std::string& out, std::string_view key, Number number) {
    out.append("<data key=\"").append(key).append("\">");
    append_number(out, number);
    out += "</data>";
}

template <typename Items>
void append_data_list(std::string& out, std::string& scratch, std::string_view key, const Items& items) {
    if (items.empty()) return;
    out.append("<data key=\"").append(key).append("\">[");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        scratch.clear();
        append_json(scratch, items[i]);
        append_xml(out, scratch);
    }
    out += "]</data>";
}

}  // namespace

void write_graphml_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file) {
    Page page(file);
    std::string& out = page.text;
    std::string scratch;
    out += head;
    for (const FlatNode& node : graph.nodes) {
        out.append("<node id=\"")
            .append(node.id)
            .append("\" labels=\":")
            .append(node.type)
            .append("\"><desc>");
        append_xml(out, node.label);
        out += "</desc>";
        append_data(out, "labelV", node.type);
        append_data(out, "n_label", node.label);
        append_data_list(out, scratch, "n_aliases", node.aliases);
        append_data_number(out, "n_document_count", node.document_count);
        append_data_number(out, "n_mention_count", node.mentions.size());
        append_data_list(out, scratch, "n_mentions", node.mentions);
        out += "</node>\n";
        page.end_item();
    }
    for (const FlatEdge& edge : graph.edges) {
        out.append("<edge id=\"").append(edge.id);
        out.append("\" source=\"").append(graph.nodes[edge.source].id);
        out.append("\" target=\"").append(graph.nodes[edge.target].id);
        out.append("\" label=\"").append(edge.type).append("\">");
        append_data(out, "e_eid", edge.id);
        append_data(out, "labelE", edge.type);
        append_data(out, "e_status", edge.status);
        append_data_number(out, "e_confidence", edge.confidence);
        append_data(out, "e_attributed_to", edge.attributed_to);
        if (edge.amount) append_data_number(out, "e_amount", *edge.amount);
        append_data(out, "e_currency", edge.currency);
        append_data(out, "e_first_date", edge.first_date);
        append_data(out, "e_last_date", edge.last_date);
        append_data(out, "e_sentence", edge.sentence);
        append_data_number(out, "e_document_count", edge.document_count);
        append_data_number(out, "e_evidence_count", edge.evidence.size());
        append_data_list(out, scratch, "e_evidence", edge.evidence);
        out += "</edge>\n";
        page.end_item();
    }
    out += "</graph>\n</graphml>\n";
}

namespace {

template <char... Specials>
constexpr std::array<bool, 256> kSpecialBytes = [] {
    std::array<bool, 256> special{};
    for (const char c : {Specials...}) special[static_cast<unsigned char>(c)] = true;
    return special;
}();

/// `replace` tells what stands for a special character.
template <char... Specials, typename Replace>
void append_escaped(std::string& out, std::string_view text, Replace replace) {
    std::size_t run = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!kSpecialBytes<Specials...>[static_cast<unsigned char>(text[i])]) continue;
        out.append(text, run, i - run);
        out += replace(text[i]);
        run = i + 1;
    }
    out.append(text, run);
}

void append_dot(std::string& out, std::string_view text) {
    append_escaped<'"', '\\', '&', '\n'>(out, text, [](char c) -> std::string_view {
        return c == '"' ? "\\\"" : c == '\\' ? "\\\\" : c == '&' ? "&amp;" : "\\n";
    });
}

}  // namespace

void write_dot_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file) {
    Page page(file);
    std::string& out = page.text;
    out += head;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const FlatNode& node = graph.nodes[n];
        const FlatNodeLook& look = graph.node_looks[n];
        out.append("  \"").append(node.id).append("\" [label=\"");
        append_dot(out, look.label_in_lines);
        out.append("\", shape=\"").append(look.shape);
        out.append("\", fillcolor=\"").append(look.fill);
        out.append("\", color=\"").append(look.colour);
        out.append("\", fontsize=");
        append_number(out, look.font_size);
        out.append(", entity_type=\"").append(node.type);
        out.append("\", tooltip=\"");
        append_dot(out, look.tooltip);
        out += "\"];\n";
        page.end_item();
    }
    for (std::size_t n = 0; n < graph.edges.size(); ++n) {
        const FlatEdge& edge = graph.edges[n];
        const FlatEdgeLook& look = graph.edge_looks[n];
        out.append("  \"").append(graph.nodes[edge.source].id);
        out.append("\" -> \"").append(graph.nodes[edge.target].id);
        out.append("\" [id=\"").append(edge.id);
        out.append("\", key=\"").append(edge.id);
        out.append("\", color=\"").append(look.colour);
        out.append("\", fontcolor=\"").append(look.colour);
        out.append("\", ").append(look.line);
        if (!look.width.empty()) out.append(", penwidth=").append(look.width);
        out.append(", tooltip=\"");
        append_dot(out, look.tooltip);
        out += "\"];\n";
        page.end_item();
    }
    out += "}\n";
}

namespace {

void append_xml_attribute(std::string& out, std::string_view text) {
    append_escaped<'"', '<', '&', '\n'>(out, text, [](char c) -> std::string_view {
        return c == '"' ? "&quot;" : c == '<' ? "&lt;" : c == '&' ? "&amp;" : "&#10;";
    });
}

void append_value(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.append("<attvalue for=\"").append(name).append("\" value=\"");
    append_xml_attribute(out, text);
    out += "\"/>";
}

template <typename Number>
void append_value_number(std::string& out, std::string_view name, Number number) {
    out.append("<attvalue for=\"").append(name).append("\" value=\"");
    append_number(out, number);
    out += "\"/>";
}

template <typename Items>
void append_value_list(std::string& out, std::string& scratch, std::string_view name, const Items& items) {
    scratch.clear();
    append_list(scratch, items);
    append_value(out, name, scratch);
}

void append_colour(std::string& out, const std::array<std::uint32_t, 3>& rgb) {
    out += "<viz:color r=\"";
    append_number(out, rgb[0]);
    out += "\" g=\"";
    append_number(out, rgb[1]);
    out += "\" b=\"";
    append_number(out, rgb[2]);
    out += "\"/>";
}

}  // namespace

void write_gexf_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file) {
    Page page(file);
    std::string& out = page.text;
    std::string scratch;
    out += head;
    for (std::size_t n = 0; n < graph.nodes.size(); ++n) {
        const FlatNode& node = graph.nodes[n];
        const FlatNodeLook& look = graph.node_looks[n];
        out.append("<node id=\"").append(node.id).append("\" label=\"");
        append_xml_attribute(out, node.label);
        out += "\"><attvalues>";
        append_value(out, "entity_type", node.type);
        if (!node.aliases.empty()) {  // A blank behind each comma, other than in the JSON of records.
            scratch = "[";
            for (const std::string& alias : node.aliases) {
                if (scratch.size() > 1) scratch += ", ";
                append_json(scratch, alias);
            }
            scratch += ']';
            append_value(out, "aliases", scratch);
        }
        append_value_number(out, "document_count", node.document_count);
        append_value_number(out, "mention_count", node.mentions.size());
        append_value_list(out, scratch, "mentions", node.mentions);
        out += "</attvalues><viz:size value=\"";
        append_number(out, look.size);
        out += "\"/>";
        append_colour(out, look.rgb);
        out += "</node>\n";
        page.end_item();
    }
    out += "</nodes>\n<edges>\n";
    for (std::size_t n = 0; n < graph.edges.size(); ++n) {
        const FlatEdge& edge = graph.edges[n];
        const FlatEdgeLook& look = graph.edge_looks[n];
        out.append("<edge id=\"").append(edge.id);
        out.append("\" source=\"").append(graph.nodes[edge.source].id);
        out.append("\" target=\"").append(graph.nodes[edge.target].id);
        out.append("\" kind=\"").append(edge.type);
        out.append("\" label=\"").append(edge.type);
        out += "\" weight=\"";
        append_number(out, edge.evidence.size());
        out.append("\" start=\"").append(look.start);
        out.append("\" end=\"").append(look.end);
        out += "\"><attvalues>";
        append_value(out, "relation", edge.type);
        append_value(out, "status", edge.status);
        append_value_number(out, "confidence", edge.confidence);
        append_value(out, "attributed_to", edge.attributed_to);
        if (edge.amount) append_value_number(out, "amount", *edge.amount);
        append_value(out, "currency", edge.currency);
        append_value(out, "first_date", edge.first_date);
        append_value(out, "last_date", edge.last_date);
        append_value(out, "sentence", edge.sentence);
        append_value_number(out, "document_count", edge.document_count);
        append_value_number(out, "evidence_count", edge.evidence.size());
        append_value_list(out, scratch, "evidence", edge.evidence);
        out += "</attvalues>";
        append_colour(out, look.rgb);
        out += "</edge>\n";
        page.end_item();
    }
    out += "</edges>\n</graph>\n</gexf>\n";
}

namespace {

#define XSD "http://www.w3.org/2001/XMLSchema#"
#define LACIS "urn:lacis:ontology#"
#define OA "http://www.w3.org/ns/oa#"
#define PROV "http://www.w3.org/ns/prov#"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

/// Triples of one subject. What stands before a value is ready as one text.
class Triples {
  public:
    Triples(std::string& out, const std::string& subject) : out_(out), subject_(subject) {}

    void fact(std::string_view rest) { out_.append(subject_).append(rest); }
    void iri(std::string_view property, std::string_view local, std::string_view behind = {}) {
        out_.append(subject_).append(property).append(local).append(behind).append("> .\n");
    }
    void text(std::string_view property, std::string_view text) {
        if (text.empty()) return;
        out_.append(subject_).append(property);
        append_escaped<'"', '\\', '\n'>(out_, text, [](char c) -> std::string_view {
            return c == '"' ? "\\\"" : c == '\\' ? "\\\\" : "\\n";
        });
        out_.append("\" .\n");
    }
    template <typename Number>
    void number(std::string_view property, Number number) {
        out_.append(subject_).append(property);
        append_number(out_, number);
        out_.append(std::is_integral_v<Number> ? "\"^^<" XSD "integer> .\n" : "\"^^<" XSD "double> .\n");
    }
    void date(std::string_view property, std::string_view date, std::string_view type) {
        if (date.empty()) return;
        out_.append(subject_).append(property).append(date).append("\"^^<" XSD).append(type).append("> .\n");
    }

  private:
    std::string& out_;
    const std::string& subject_;
};

template <typename Record>
void append_place(std::string& out, std::string& subject, const Record& record, std::uint32_t start,
                  std::uint32_t end) {
    subject.replace(subject.size() - 2, 2, ":selector> ");
    Triples triples(out, subject);
    triples.fact("<" RDF "type> <" OA "TextPositionSelector> .\n");
    triples.fact("<" RDF "type> <" OA "TextQuoteSelector> .\n");
    triples.number("<" OA "start> \"", start);
    triples.number("<" OA "end> \"", end);
    triples.text("<" OA "exact> \"", record.text);
}

void append_place_name(std::string& subject, std::string_view owner, std::size_t number) {
    subject.assign("<urn:lacis:place:").append(owner) += ':';
    append_number(subject, number + 1);
    subject += "> ";
}

}  // namespace

void write_ntriples_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file) {
    Page page(file);
    std::string& out = page.text;
    std::string subject;
    std::string number;
    const auto append_references = [&](Triples& triples, std::string_view property, const std::string& owner,
                                       std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            number.assign(1, ':');
            append_number(number, i + 1);
            triples.iri(property, owner, number);
        }
    };
    out += head;
    for (const FlatNode& node : graph.nodes) {
        subject.assign("<urn:lacis:entity:").append(node.id).append("> ");
        Triples triples(out, subject);
        triples.fact("<" RDF "type> <" LACIS "Entity> .\n");
        triples.iri("<" RDF "type> <urn:lacis:ontology:type#", node.type);
        triples.text("<" LACIS "entity_type> \"", node.type);
        triples.text("<http://www.w3.org/2000/01/rdf-schema#label> \"", node.label);
        for (const std::string& alias : node.aliases) {
            triples.text("<http://www.w3.org/2004/02/skos/core#altLabel> \"", alias);
        }
        triples.number("<" LACIS "document_count> \"", node.document_count);
        triples.number("<" LACIS "mention_count> \"", node.mentions.size());
        append_references(triples, "<" LACIS "mention> <urn:lacis:place:", node.id, node.mentions.size());
        for (std::size_t i = 0; i < node.mentions.size(); ++i) {
            const FlatMention& mention = node.mentions[i];
            append_place_name(subject, node.id, i);
            triples.fact("<" RDF "type> <" LACIS "Mention> .\n");
            triples.fact("<" RDF "type> <" OA "SpecificResource> .\n");
            triples.iri("<" OA "hasSource> <urn:lacis:document:", mention.document);
            number.assign(1, ':');
            append_number(number, i + 1);
            number += ":selector";
            triples.iri("<" OA "hasSelector> <urn:lacis:place:", node.id, number);
            triples.text("<" LACIS "kind> \"", mention.kind);
            triples.text("<" LACIS "reason> \"", mention.reason);
            append_place(out, subject, mention, mention.start, mention.end);
        }
        page.end_item();
    }
    for (std::size_t n = 0; n < graph.edges.size(); ++n) {
        const FlatEdge& edge = graph.edges[n];
        const FlatEdgeLook& look = graph.edge_looks[n];
        const std::string& source = graph.nodes[edge.source].id;
        const std::string& target = graph.nodes[edge.target].id;
        out.append("<urn:lacis:entity:").append(source);
        out.append("> <urn:lacis:ontology:relation#").append(edge.type);
        out.append("> <urn:lacis:entity:").append(target).append("> .\n");
        subject.assign("<urn:lacis:edge:").append(edge.id).append("> ");
        Triples triples(out, subject);
        triples.fact("<" RDF "type> <" LACIS "Relation> .\n");
        triples.fact("<" RDF "type> <" RDF "Statement> .\n");
        triples.iri("<" RDF "subject> <urn:lacis:entity:", source);
        triples.iri("<" RDF "predicate> <urn:lacis:ontology:relation#", edge.type);
        triples.iri("<" RDF "object> <urn:lacis:entity:", target);
        triples.text("<" LACIS "relation> \"", edge.type);
        triples.text("<" LACIS "status> \"", edge.status);
        triples.number("<" LACIS "confidence> \"", edge.confidence);
        triples.text("<" LACIS "attributed_to> \"", edge.attributed_to);
        if (edge.amount) triples.number("<" LACIS "amount> \"", *edge.amount);
        triples.text("<" LACIS "currency> \"", edge.currency);
        triples.date("<" LACIS "first_date> \"", edge.first_date, look.date_type);
        triples.date("<" LACIS "last_date> \"", edge.last_date, look.date_type);
        triples.text("<" LACIS "sentence> \"", edge.sentence);
        triples.number("<" LACIS "document_count> \"", edge.document_count);
        triples.number("<" LACIS "evidence_count> \"", edge.evidence.size());
        append_references(triples, "<" PROV "wasDerivedFrom> <urn:lacis:place:", edge.id,
                          edge.evidence.size());
        for (std::size_t i = 0; i < edge.evidence.size(); ++i) {
            const FlatEvidence& each = edge.evidence[i];
            append_place_name(subject, edge.id, i);
            triples.fact("<" RDF "type> <" LACIS "Evidence> .\n");
            triples.fact("<" RDF "type> <" OA "SpecificResource> .\n");
            triples.fact("<" RDF "type> <" PROV "Entity> .\n");
            triples.iri("<" PROV "wasQuotedFrom> <urn:lacis:document:", each.document);
            triples.iri("<" OA "hasSource> <urn:lacis:document:", each.document);
            number.assign(1, ':');
            append_number(number, i + 1);
            number += ":selector";
            triples.iri("<" OA "hasSelector> <urn:lacis:place:", edge.id, number);
            triples.number("<" LACIS "source_start> \"", each.places[2]);
            triples.number("<" LACIS "source_end> \"", each.places[3]);
            triples.number("<" LACIS "target_start> \"", each.places[4]);
            triples.number("<" LACIS "target_end> \"", each.places[5]);
            triples.text("<" LACIS "status> \"", each.status);
            triples.text("<" LACIS "attributed_to> \"", each.attributed_to);
            triples.date("<" LACIS "date> \"", each.date, look.date_type);
            if (each.amount) triples.number("<" LACIS "amount> \"", *each.amount);
            triples.text("<" LACIS "currency> \"", each.currency);
            triples.text("<" LACIS "role> \"", each.role);
            triples.text("<" LACIS "rule> \"", each.rule);
            triples.number("<" LACIS "confidence> \"", each.confidence);
            append_place(out, subject, each, each.places[0], each.places[1]);
        }
        page.end_item();
    }
}

#undef XSD
#undef LACIS
#undef OA
#undef PROV
#undef RDF

FlatGraph load_with_simdjson(const std::string& json) {
    using simdjson::ondemand::object;
    simdjson::ondemand::parser parser;
    auto document = parser.iterate(json.data(), json.size(), json.capacity());
    FlatGraph graph;
    std::unordered_map<std::string, std::uint32_t> numbers;
    const auto text = [](auto value) { return std::string(std::string_view(value.get_string())); };
    const auto number = [](auto value) {
        return static_cast<std::uint32_t>(std::uint64_t(value.get_uint64()));
    };
    const auto span = [&](object ends, std::uint32_t& start, std::uint32_t& end) {
        start = number(ends["start"]);
        end = number(ends["end"]);
    };
    for (object each : document["nodes"]) {
        FlatNode node{};
        for (auto member : each) {
            const std::string_view name = member.unescaped_key();
            if (name == "id") {
                node.id = text(member.value());
            } else if (name == "label") {
                node.label = text(member.value());
            } else if (name == "type") {
                node.type = text(member.value());
            } else if (name == "aliases") {
                for (auto alias : member.value()) node.aliases.push_back(text(alias));
            } else if (name == "mentions") {
                for (object mention : member.value()) {
                    FlatMention made{};
                    made.document = text(mention["document"]);
                    span(mention, made.start, made.end);
                    made.text = text(mention["text"]);
                    made.kind = text(mention["kind"]);
                    made.reason = text(mention["reason"]);
                    node.mentions.push_back(std::move(made));
                }
            }
        }
        numbers.emplace(node.id, static_cast<std::uint32_t>(graph.nodes.size()));
        graph.nodes.push_back(std::move(node));
    }
    for (object each : document["edges"]) {
        FlatEdge edge{};
        edge.id = text(each["id"]);
        edge.source = numbers.at(text(each["source"]));
        edge.target = numbers.at(text(each["target"]));
        edge.type = text(each["type"]);
        edge.status = text(each["status"]);
        for (object record : each["evidence"]) {
            FlatEvidence made{};
            for (auto member : record) {
                const std::string_view name = member.unescaped_key();
                if (name == "document") {
                    made.document = text(member.value());
                } else if (name == "start") {
                    made.places[0] = number(member.value());
                } else if (name == "end") {
                    made.places[1] = number(member.value());
                } else if (name == "text") {
                    made.text = text(member.value());
                } else if (name == "source_span") {
                    span(member.value(), made.places[2], made.places[3]);
                } else if (name == "target_span") {
                    span(member.value(), made.places[4], made.places[5]);
                } else if (name == "status") {
                    made.status = text(member.value());
                } else if (name == "attributed_to") {
                    made.attributed_to = text(member.value());
                } else if (name == "date") {
                    made.date = text(member.value());
                } else if (name == "amount") {
                    made.amount = double(member.value().get_double());
                } else if (name == "currency") {
                    made.currency = text(member.value());
                } else if (name == "role") {
                    made.role = text(member.value());
                } else if (name == "rule") {
                    made.rule = text(member.value());
                } else if (name == "confidence") {
                    made.confidence = double(member.value().get_double());
                }
            }
            edge.evidence.push_back(std::move(made));
        }
        graph.edges.push_back(std::move(edge));
    }
    return graph;
}

}  // namespace lacis::bench
