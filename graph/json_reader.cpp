// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "graph/assembly.hpp"
#include "graph/json.hpp"
#include "graph/json_cursor.hpp"
#include "graph/json_records.hpp"
#include "support/error.hpp"

namespace lacis::graph {
namespace {

class GraphReader {
  public:
    explicit GraphReader(std::string_view contents) : in_(contents) {}

    GraphParts read() {
        static constexpr JsonMember kMembers[] = {
            {"format"}, {"documents", true}, {"nodes", true}, {"edges", true}};
        in_.object(kMembers, [this](std::size_t member) {
            switch (member) {
                case 0:
                    read_format();
                    break;
                case 1:
                    in_.array([this] { read_document(); });
                    break;
                case 2:
                    in_.array([this] { read_node(); });
                    break;
                default:
                    in_.array([this] { read_edge(); });
                    break;
            }
        });
        in_.finish();
        return assembly_.finish();
    }

  private:
    void read_format() {
        if (in_.string() != "lacis-graph/1") in_.refuse(in_.value_begin(), "\"lacis-graph/1\" was expected");
    }

    Text text() { return assembly_.intern(in_.string()); }

    void read_texts(std::vector<Text>& texts) {
        in_.array([&] {
            const std::string_view text = in_.string();
            texts.push_back(assembly_.intern_any(text, in_.value_begin()));
        });
    }

    void read_document() {
        std::size_t begin = 0;
        DocumentInfo document = read_document_info(in_, begin);
        assembly_.add_document(std::move(document), begin);
    }

    void read_node() {
        static constexpr JsonMember kMembers[] = {{"id", true}, {"label", true},  {"type", true}, {"byline"},
                                                  {"aliases"},  {"external_ids"}, {"mentions"}};
        Node node;
        NodeIndex index = 0;
        aliases_.clear();
        external_ids_.clear();
        mentions_.clear();
        in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0: {
                    const std::string_view id = in_.string();
                    std::tie(index, node.id) = assembly_.declare_node(id, in_.value_begin());
                    break;
                }
                case 1:
                    node.label = text();
                    break;
                case 2:
                    node.type = text();
                    break;
                case 3:
                    node.byline = in_.flag();
                    break;
                case 4:
                    read_texts(aliases_);
                    break;
                case 5:
                    read_texts(external_ids_);
                    break;
                default:
                    in_.array([this] { mentions_.push_back(assembly_.read_mention(in_)); });
                    break;
            }
        });
        node.aliases = assembly_.keep(aliases_);
        node.external_ids = assembly_.keep(external_ids_);
        node.mentions = assembly_.keep(mentions_);
        assembly_.add_node(index, node);
    }

    void read_edge() {
        static constexpr JsonMember kMembers[] = {{"id", true},      {"source", true}, {"target", true},
                                                  {"type", true},    {"status", true}, {"symmetric"},
                                                  {"evidence", true}};
        Edge edge;
        std::size_t status_begin = 0;
        evidence_.clear();
        const std::size_t begin = in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0: {
                    const std::string_view id = in_.string();
                    edge.id = assembly_.declare_edge(id, in_.value_begin());
                    break;
                }
                case 1: {
                    const std::string_view id = in_.string();
                    edge.source = assembly_.source(id, in_.value_begin());
                    break;
                }
                case 2: {
                    const std::string_view id = in_.string();
                    edge.target = assembly_.target(id, in_.value_begin());
                    break;
                }
                case 3:
                    edge.type = text();
                    break;
                case 4:
                    edge.status = read_status(in_, true);
                    status_begin = in_.value_begin();
                    break;
                case 5:
                    edge.symmetric = in_.flag();
                    break;
                default:
                    in_.array([this] { evidence_.push_back(assembly_.read_evidence(in_)); });
                    break;
            }
        });
        edge.evidence = assembly_.keep(evidence_);
        assembly_.add_edge(edge, begin);
        if (edge.status != status_of(edge.evidence)) {
            in_.refuse(status_begin, "the evidence makes this edge \"" +
                                         std::string(to_string(status_of(edge.evidence))) + "\", not \"" +
                                         std::string(to_string(edge.status)) + '"');
        }
    }

    JsonCursor in_;
    Assembly assembly_;
    std::vector<Text> aliases_;  // of the node or edge that is being read
    std::vector<Text> external_ids_;
    std::vector<Mention> mentions_;
    std::vector<Evidence> evidence_;
};

const rapidjson::SchemaDocument& schema() {
    static const rapidjson::SchemaDocument kCompiled = [] {
        rapidjson::Document document;
        document.Parse(json_schema().data(), json_schema().size());
        return rapidjson::SchemaDocument(document);
    }();
    return kCompiled;
}

}  // namespace

std::optional<SchemaViolation> find_schema_violation(std::string_view contents) {
    rapidjson::MemoryStream stream(contents.data(), contents.size());
    rapidjson::Reader reader;
    rapidjson::SchemaValidator validator(schema());
    reader.Parse(stream, validator);
    if (validator.IsValid()) return std::nullopt;
    rapidjson::StringBuffer pointer;
    validator.GetInvalidDocumentPointer().Stringify(pointer);
    return SchemaViolation{reader.GetErrorOffset(), std::string(pointer.GetString(), pointer.GetSize()),
                           validator.GetInvalidSchemaKeyword()};
}

KnowledgeGraph read_json(std::string_view contents, const std::string& file) {
    try {
        check_encoding(contents);
        return KnowledgeGraph(GraphReader(contents).read());
    } catch (const JsonRefusal& refusal) {
        std::string message = refusal.message;
        if (!refusal.syntax) {
            if (const auto violation = find_schema_violation(contents)) {
                message +=
                    " (at \"" + violation->pointer + "\", the schema's \"" + violation->keyword + "\")";
            }
        }
        throw Error(place_of(file, contents, refusal.byte), message);
    }
}

}  // namespace lacis::graph
