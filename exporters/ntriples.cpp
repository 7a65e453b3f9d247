// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "exporters/rdf.hpp"
#include "exporters/writers.hpp"

/// RDF 1.1 N-Triples: one triple a line, for loading in bulk.
namespace lacis::exporters {
namespace {

class NTriplesSyntax {
  public:
    explicit NTriplesSyntax(Sink& out) : out_(out) {}

    void begin() {}
    void end() {}
    void subject(const Iri& iri) { spell(iri, subject_); }
    void property(const Iri& iri, std::size_t) { spell(iri, property_); }
    void end_subject() {}

    void iri(const Iri& iri) {
        begin_triple();
        out_.put('<');
        out_.write(iri.space.iri);
        out_.write(iri.local);
        out_.write("> .\n");
    }
    void text(std::string_view text) {
        begin_triple();
        out_.put('"');
        write_turtle_characters(out_, text);
        out_.write("\" .\n");
    }
    void typed(std::string_view lexical, const Iri& type) {
        begin_triple();
        out_.put('"');
        out_.write(lexical);
        out_.write("\"^^<");
        out_.write(type.space.iri);
        out_.write(type.local);
        out_.write("> .\n");
    }
    void integer(std::int64_t number) {
        begin_triple();
        out_.put('"');
        out_.write_number(number);
        out_.write("\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n");
    }
    void flag(bool flag) { typed(flag ? "true" : "false", {kXsd, "boolean"}); }

  private:
    static void spell(const Iri& iri, std::string& spelling) {
        spelling.assign(1, '<');
        spelling.append(iri.space.iri).append(iri.local).append("> ");
    }
    void begin_triple() {
        out_.write(subject_);
        out_.write(property_);
    }

    Sink& out_;
    std::string subject_;
    std::string property_;
};

}  // namespace

void write_ntriples(const graph::KnowledgeGraph& graph, const Options&, Sink& sink) {
    NTriplesSyntax syntax(sink);
    RdfWriter(graph, syntax).write();
}

}  // namespace lacis::exporters
