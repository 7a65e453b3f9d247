// SPDX-License-Identifier: Apache-2.0
#include <string_view>

#include "exporters/rdf.hpp"
#include "exporters/writers.hpp"
#include "graph/json_text.hpp"

/// JSON-LD 1.1, with its context in the file: nothing has to be fetched to read it. The same triples as in
/// the other syntaxes of RDF.
namespace lacis::exporters {
namespace {

class JsonldSyntax {
  public:
    explicit JsonldSyntax(Sink& out) : out_(out) {}

    void begin() {
        out_.write("{\"@context\": {");
        std::string_view separator = "\n";
        for (const Namespace& space : kNamespaces) {
            out_.write(separator);
            out_.put('"');
            out_.write(space.prefix);
            out_.write("\": \"");
            out_.write(space.iri);
            out_.put('"');
            separator = ",\n";
        }
        out_.write("},\n\"@graph\": [");
    }
    void end() { out_.write("\n]}\n"); }

    void subject(const Iri& iri) {
        out_.write(first_subject_ ? "\n{\"@id\":" : ",\n{\"@id\":");
        first_subject_ = false;
        write_name(iri);
    }
    void property(const Iri& iri, std::size_t count) {
        close_values();
        out_.put(',');
        // This one has a keyword, and names where the others have references.
        is_type_ = &iri.space == &kRdf && iri.local == "type";
        if (is_type_) {
            out_.write("\"@type\"");
        } else {
            write_name(iri);
        }
        out_.write(count > 1 ? ":[" : ":");
        several_ = count > 1;
        first_value_ = true;
    }
    void end_subject() {
        close_values();
        out_.put('}');
    }

    void iri(const Iri& iri) {
        begin_value();
        if (!is_type_) out_.write("{\"@id\":");
        write_name(iri);
        if (!is_type_) out_.put('}');
    }
    void text(std::string_view text) {
        begin_value();
        graph::write_json_string(out_, text);
    }
    void typed(std::string_view lexical, const Iri& type) {
        begin_value();
        out_.write("{\"@value\":\"");
        out_.write(lexical);
        out_.write("\",\"@type\":");
        write_name(type);
        out_.put('}');
    }
    void integer(std::int64_t number) {
        begin_value();
        out_.write_number(number);
    }
    void flag(bool flag) {
        begin_value();
        out_.write(flag ? "true" : "false");
    }

  private:
    /// Our own IRIs need no escapes in JSON: write_iri_segment() leaves nothing that would.
    void write_name(const Iri& iri) {
        out_.put('"');
        out_.write(iri.space.prefix);
        out_.put(':');
        out_.write(iri.local);
        out_.put('"');
    }
    void begin_value() {
        if (!first_value_) out_.put(',');
        first_value_ = false;
    }
    void close_values() {
        if (several_) out_.put(']');
        several_ = false;
    }

    Sink& out_;
    bool first_subject_ = true;
    bool first_value_ = true;
    bool several_ = false;
    bool is_type_ = false;
};

}  // namespace

void write_jsonld(const graph::KnowledgeGraph& graph, const Options&, Sink& sink) {
    JsonldSyntax syntax(sink);
    RdfWriter(graph, syntax).write();
}

}  // namespace lacis::exporters
