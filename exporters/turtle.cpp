// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string_view>

#include "exporters/rdf.hpp"
#include "exporters/writers.hpp"

/// RDF 1.1 Turtle, for reading: prefixes, one subject a paragraph, one property a line.
namespace lacis::exporters {
namespace {

class TurtleSyntax {
  public:
    explicit TurtleSyntax(Sink& out) : out_(out) {}

    void begin() {
        for (const Namespace& space : kNamespaces) {
            out_.write("@prefix ");
            out_.write(space.prefix);
            out_.write(": <");
            out_.write(space.iri);
            out_.write("> .\n");
        }
    }
    void end() {}

    void subject(const Iri& iri) {
        out_.put('\n');
        write_iri(iri);
        before_property_ = " ";
    }
    void property(const Iri& iri, std::size_t) {
        out_.write(before_property_);
        write_iri(iri);
        before_property_ = " ;\n    ";
        before_value_ = " ";
    }
    void end_subject() { out_.write(" .\n"); }

    void iri(const Iri& iri) {
        begin_value();
        write_iri(iri);
    }
    void text(std::string_view text) {
        begin_value();
        out_.put('"');
        write_turtle_characters(out_, text);
        out_.put('"');
    }
    void typed(std::string_view lexical, const Iri& type) {
        begin_value();
        out_.put('"');
        out_.write(lexical);
        out_.write("\"^^");
        write_iri(type);
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
    /// With its prefix where Turtle allows that without escapes (PN_LOCAL), else in full.
    void write_iri(const Iri& iri) {
        const auto is_plain = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '-' || c == ':';
        };
        if (!iri.local.starts_with('-') && std::all_of(iri.local.begin(), iri.local.end(), is_plain)) {
            out_.write(iri.space.prefix);
            out_.put(':');
            out_.write(iri.local);
        } else {
            out_.put('<');
            out_.write(iri.space.iri);
            out_.write(iri.local);
            out_.put('>');
        }
    }
    void begin_value() {
        out_.write(before_value_);
        before_value_ = ", ";
    }

    Sink& out_;
    std::string_view before_property_;
    std::string_view before_value_;
};

}  // namespace

void write_turtle(const graph::KnowledgeGraph& graph, const Options&, Sink& sink) {
    TurtleSyntax syntax(sink);
    RdfWriter(graph, syntax).write();
}

}  // namespace lacis::exporters
