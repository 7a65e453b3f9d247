// SPDX-License-Identifier: Apache-2.0
#include <rapidjson/document.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/schema.h>
#include <rapidjson/stringbuffer.h>
#include <string>
#include <tuple>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <vector>

#include "graph/identifiers.hpp"
#include "graph/json.hpp"
#include "graph/json_cursor.hpp"
#include "graph/json_records.hpp"
#include "support/error.hpp"

namespace lacis::graph {
namespace {

std::string quoted(std::string_view id) {
    return '"' + std::string(id) + '"';
}

/// Numbers for ids in the order in which they turn up, be it where they are declared or where they are
/// referred to.
class Numbering {
  public:
    Numbering(std::string what, Arena& arena) : what_(std::move(what)), arena_(arena) {}

    std::uint32_t refer(std::string_view id, std::size_t byte) {
        const TextTable::Entry& entry = *table_.find_or_add(id, arena_).first;
        if (entry.number == uses_.size()) uses_.push_back({entry.text, byte, false});
        return entry.number;
    }
    /// The same, where the reference before is likely to be the same: mentions in one document, edges from
    /// one node.
    std::uint32_t refer(std::string_view id, std::size_t byte, std::uint32_t& before) {
        if (before >= uses_.size() || uses_[before].id != id) before = refer(id, byte);
        return before;
    }
    /// The number and the text of an id that may be declared only once.
    std::pair<std::uint32_t, Text> declare(std::string_view id, const JsonCursor& in, std::size_t byte) {
        const std::uint32_t number = refer(id, byte);
        Use& use = uses_[number];
        if (use.declared) in.refuse(byte, "there are two " + what_ + "s of the id " + quoted(id));
        use.declared = true;
        return {number, use.id};
    }
    [[nodiscard]] bool knows(std::string_view id) const { return table_.contains(id); }
    void check_all_declared(const JsonCursor& in) const {
        for (const Use& use : uses_) {
            if (!use.declared) in.refuse(use.byte, "there is no " + what_ + " of the id " + quoted(use.id));
        }
    }

  private:
    struct Use {
        Text id;
        std::size_t byte = 0;  ///< Where it turned up first.
        bool declared = false;
    };

    std::string what_;
    Arena& arena_;
    TextTable table_;
    std::vector<Use> uses_;  // by number
};

/// Puts an item at its number, whatever the order in which they come.
template <typename Item>
void place(std::vector<Item>& items, std::uint32_t number, std::type_identity_t<Item> item) {
    if (number >= items.size()) items.resize(number + 1);
    items[number] = std::move(item);
}

constexpr const char* kSaysNothing = "an empty text says nothing here";

class GraphReader {
  public:
    explicit GraphReader(std::string_view contents)
        : in_(contents), documents_("document", parts_.texts.arena()), nodes_("node", parts_.texts.arena()) {}

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
        documents_.check_all_declared(in_);
        nodes_.check_all_declared(in_);
        check_edge_ids();
        return std::move(parts_);
    }

  private:
    void read_format() {
        if (in_.string() != "lacis-graph/1") in_.refuse(in_.value_begin(), "\"lacis-graph/1\" was expected");
    }

    Text text() { return parts_.texts.intern(in_.string()); }

    Text required_text() {
        const Text read = text();
        if (read.empty()) in_.refuse(in_.value_begin(), kSaysNothing);
        return read;
    }

    std::string_view identifier() {
        const std::string_view id = in_.string();
        if (!is_identifier(id)) {
            in_.refuse(in_.value_begin(),
                       "an id begins with a letter and has only letters, digits, \"_\", \".\" and \"-\"");
        }
        return id;
    }

    NodeIndex source() {
        const std::string_view id = identifier();
        return nodes_.refer(id, in_.value_begin(), last_source_);
    }

    NodeIndex target() {
        const std::string_view id = identifier();
        return nodes_.refer(id, in_.value_begin());
    }

    /// A text that turns up for the first time is an id that no other edge has.
    Text edge_identifier() {
        const auto [id, is_new] = parts_.texts.intern_new(identifier());
        if (!is_new) has_known_edge_id_ = true;
        return id;
    }

    std::uint32_t document_reference() {
        const std::string_view id = in_.string();
        if (id.empty()) in_.refuse(in_.value_begin(), kSaysNothing);
        return documents_.refer(id, in_.value_begin(), last_document_);
    }

    void read_document() {
        std::size_t begin = 0;
        DocumentInfo document = read_document_info(in_, begin);
        if (document.id.empty()) in_.refuse(begin, kSaysNothing);
        const std::uint32_t number = documents_.declare(document.id, in_, begin).first;
        place(parts_.documents, number, std::move(document));
    }

    void read_node() {
        static constexpr JsonMember kMembers[] = {{"id", true}, {"label", true},  {"type", true}, {"byline"},
                                                  {"aliases"},  {"external_ids"}, {"mentions"}};
        Node node;
        NodeIndex number = 0;
        aliases_.clear();
        external_ids_.clear();
        mentions_.clear();
        in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0: {
                    const std::string_view id = identifier();
                    std::tie(number, node.id) = nodes_.declare(id, in_, in_.value_begin());
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
                    in_.array([this] { aliases_.push_back(required_text()); });
                    break;
                case 5:
                    in_.array([this] { external_ids_.push_back(required_text()); });
                    break;
                default:
                    in_.array([this] { mentions_.push_back(read_mention()); });
                    break;
            }
        });
        node.aliases = keep(aliases_);
        node.external_ids = keep(external_ids_);
        node.mentions = keep(mentions_);
        place(parts_.nodes, number, node);
    }

    Mention read_mention() {
        static constexpr JsonMember kMembers[] = {{"document", true}, {"start", true}, {"end", true},
                                                  {"text", true},     {"kind"},        {"reason"}};
        Mention mention;
        const std::size_t begin = in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    mention.document = document_reference();
                    break;
                case 1:
                    mention.span.begin = in_.count();
                    break;
                case 2:
                    mention.span.end = in_.count();
                    break;
                case 3:
                    mention.text = text();
                    break;
                case 4:
                    mention.kind = text();
                    break;
                default:
                    mention.reason = text();
                    break;
            }
        });
        check_order(in_, mention.span, begin);
        return mention;
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
                case 0:
                    edge.id = edge_identifier();
                    break;
                case 1:
                    edge.source = source();
                    break;
                case 2:
                    edge.target = target();
                    break;
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
                    in_.array([this] { evidence_.push_back(read_evidence()); });
                    break;
            }
        });
        if (evidence_.empty()) in_.refuse(begin, "an edge without evidence states nothing");
        edge.evidence = keep(evidence_);
        if (edge.status != status_of(edge.evidence)) {
            in_.refuse(status_begin, "the evidence makes this edge \"" +
                                         std::string(to_string(status_of(edge.evidence))) + "\", not \"" +
                                         std::string(to_string(edge.status)) + '"');
        }
        parts_.edges.push_back(edge);
        edge_begins_.push_back(begin);
    }

    Evidence read_evidence() {
        static constexpr JsonMember kMembers[] = {
            {"document", true}, {"start", true},       {"end", true},
            {"text", true},     {"source_span", true}, {"target_span", true},
            {"status", true},   {"attributed_to"},     {"date"},
            {"amount"},         {"currency"},          {"role"},
            {"rule"},           {"confidence", true}};
        Evidence evidence;
        const std::size_t begin = in_.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    evidence.document = document_reference();
                    break;
                case 1:
                    evidence.span.begin = in_.count();
                    break;
                case 2:
                    evidence.span.end = in_.count();
                    break;
                case 3:
                    evidence.text = text();
                    break;
                case 4:
                    evidence.source_span = read_span(in_);
                    break;
                case 5:
                    evidence.target_span = read_span(in_);
                    break;
                case 6:
                    evidence.status = read_status(in_, false);
                    break;
                case 7:
                    evidence.attributed_to = text();
                    break;
                case 8:
                    evidence.date = text();
                    break;
                case 9:
                    evidence.amount = in_.number();
                    break;
                case 10:
                    evidence.currency = text();
                    break;
                case 11:
                    evidence.role = text();
                    break;
                case 12:
                    evidence.rule = text();
                    break;
                default:
                    evidence.confidence = read_confidence(in_);
                    break;
            }
        });
        check_order(in_, evidence.span, begin);
        return evidence;
    }

    template <typename Record>
    std::span<const Record> keep(const std::vector<Record>& records) {
        return parts_.texts.arena().keep(std::span<const Record>(records));
    }

    /// Ids are unique among nodes and edges together.
    void check_edge_ids() const {
        std::unordered_set<std::string_view> ids;
        for (std::size_t i = 0; i < parts_.edges.size(); ++i) {
            const Text id = parts_.edges[i].id;
            if (nodes_.knows(id) || (has_known_edge_id_ && !ids.insert(id).second)) {
                in_.refuse(edge_begins_[i], "the id " + quoted(id) + " is taken already");
            }
        }
    }

    JsonCursor in_;
    GraphParts parts_;
    Numbering documents_;
    Numbering nodes_;
    std::uint32_t last_document_ = 0;
    std::uint32_t last_source_ = 0;
    bool has_known_edge_id_ = false;
    std::vector<std::size_t> edge_begins_;
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
