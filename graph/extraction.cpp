// SPDX-License-Identifier: Apache-2.0
#include "graph/extraction.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "graph/json.hpp"
#include "graph/json_cursor.hpp"
#include "graph/json_object.hpp"
#include "graph/json_records.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::graph {
namespace {

constexpr std::array<std::string_view, 4> kStatusNames = {"asserted", "hedged", "negated", "disputed"};

void write_mention(const MentionRecord& mention, Output& out) {
    JsonObject object(out);
    object.ends(mention.span);
    object.text("text", mention.text);
    object.text_if_any("kind", mention.kind);
    object.text_if_any("reason", mention.reason);
    object.close();
}

void write_fact(const FactRecord& fact, Output& out) {
    JsonObject object(out);
    object.text("kind", fact.kind);
    object.text("value", fact.value);
    if (!fact.span.empty()) object.ends(fact.span);
    object.close();
}

void write_entity(const EntityRecord& entity, Output& out) {
    JsonObject object(out);
    object.text("label", entity.label);
    object.text("type", entity.type);
    object.texts("names", entity.names);
    object.flag_if_set("byline", entity.byline);
    object.list("mentions", entity.mentions, [&out](const MentionRecord& each) { write_mention(each, out); });
    if (!entity.facts.empty())
        object.list("facts", entity.facts, [&out](const FactRecord& each) { write_fact(each, out); });
    object.close();
}

void write_relation(const RelationRecord& relation, Output& out) {
    JsonObject object(out);
    object.number("source", relation.source);
    object.number("target", relation.target);
    object.text("type", relation.type);
    object.flag_if_set("symmetric", relation.symmetric);
    object.text("status", to_string(relation.status));
    object.ends(relation.sentence);
    object.text("text", relation.text);
    object.span("source_span", relation.source_span);
    object.span("target_span", relation.target_span);
    object.text_if_any("attributed_to", relation.attributed_to);
    object.text_if_any("date", relation.date);
    if (relation.amount) {
        object.number("amount", relation.amount->value);
        object.text_if_any("currency", relation.amount->currency);
    }
    object.text_if_any("role", relation.role);
    object.text_if_any("rule", relation.rule);
    object.number("confidence", relation.confidence);
    object.close();
}

MentionRecord read_mention(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {
        {"start", true}, {"end", true}, {"text", true}, {"kind"}, {"reason"},
    };
    MentionRecord mention;
    const std::size_t begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                mention.span.begin = in.count();
                break;
            case 1:
                mention.span.end = in.count();
                break;
            case 2:
                mention.text = in.string();
                break;
            case 3:
                mention.kind = in.string();
                break;
            default:
                mention.reason = in.string();
                break;
        }
    });
    check_order(in, mention.span, begin);
    return mention;
}

FactRecord read_fact(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {{"kind", true}, {"value", true}, {"start"}, {"end"}};
    FactRecord fact;
    const std::size_t begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                fact.kind = in.string();
                break;
            case 1:
                fact.value = in.string();
                break;
            case 2:
                fact.span.begin = in.count();
                break;
            default:
                fact.span.end = in.count();
                break;
        }
    });
    check_order(in, fact.span, begin);
    return fact;
}

EntityRecord read_entity(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {
        {"label", true}, {"type", true}, {"names"}, {"byline"}, {"mentions"}, {"facts"},
    };
    EntityRecord entity;
    in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                entity.label = in.string();
                break;
            case 1:
                entity.type = in.string();
                break;
            case 2:
                in.array([&] { entity.names.emplace_back(in.string()); });
                break;
            case 3:
                entity.byline = in.flag();
                break;
            case 4:
                in.array([&] { entity.mentions.push_back(read_mention(in)); });
                break;
            default:
                in.array([&] { entity.facts.push_back(read_fact(in)); });
                break;
        }
    });
    return entity;
}

RelationRecord read_relation(JsonCursor& in) {
    static constexpr JsonMember kMembers[] = {
        {"source", true},
        {"target", true},
        {"type", true},
        {"symmetric"},
        {"status", true},
        {"start", true},
        {"end", true},
        {"text", true},
        {"source_span", true},
        {"target_span", true},
        {"attributed_to"},
        {"date"},
        {"amount"},
        {"currency"},
        {"role"},
        {"rule"},
        {"confidence", true},
    };
    RelationRecord relation;
    std::optional<double> amount;
    std::string currency;
    const std::size_t begin = in.object(kMembers, [&](std::size_t member) {
        switch (member) {
            case 0:
                relation.source = in.count();
                break;
            case 1:
                relation.target = in.count();
                break;
            case 2:
                relation.type = in.string();
                break;
            case 3:
                relation.symmetric = in.flag();
                break;
            case 4:
                relation.status = read_status(in, false);
                break;
            case 5:
                relation.sentence.begin = in.count();
                break;
            case 6:
                relation.sentence.end = in.count();
                break;
            case 7:
                relation.text = in.string();
                break;
            case 8:
                relation.source_span = read_span(in);
                break;
            case 9:
                relation.target_span = read_span(in);
                break;
            case 10:
                relation.attributed_to = in.string();
                break;
            case 11:
                relation.date = in.string();
                break;
            case 12:
                amount = in.number();
                break;
            case 13:
                currency = in.string();
                break;
            case 14:
                relation.role = in.string();
                break;
            case 15:
                relation.rule = in.string();
                break;
            default:
                relation.confidence = read_confidence(in);
                break;
        }
    });
    check_order(in, relation.sentence, begin);
    if (amount) relation.amount = Amount{*amount, std::move(currency)};
    return relation;
}

}  // namespace

std::string_view to_string(Status status) {
    return kStatusNames[static_cast<std::size_t>(status)];
}

std::optional<Status> status_from_string(std::string_view name) {
    for (std::size_t i = 0; i < kStatusNames.size(); ++i) {
        if (kStatusNames[i] == name) return static_cast<Status>(i);
    }
    return std::nullopt;
}

std::string to_json_line(const ExtractedDocument& document) {
    StringOutput out;
    JsonObject object(out);
    object.begin("document");
    write_json(document.info, out);
    object.list("entities", document.entities, [&out](const EntityRecord& each) { write_entity(each, out); });
    object.list("relations", document.relations,
                [&out](const RelationRecord& each) { write_relation(each, out); });
    object.close();
    return out.str();
}

ExtractedDocument extraction_from_json(std::string_view json, const std::string& file, std::uint32_t line) {
    static constexpr JsonMember kMembers[] = {{"document", true}, {"entities", true}, {"relations", true}};
    ExtractedDocument document;
    std::vector<std::size_t> relation_ends;
    std::size_t document_begin = 0;
    JsonCursor in(json);
    try {
        check_encoding(json);
        in.object(kMembers, [&](std::size_t member) {
            switch (member) {
                case 0:
                    document.info = read_document_info(in, document_begin);
                    break;
                case 1:
                    in.array([&] { document.entities.push_back(read_entity(in)); });
                    break;
                default:
                    in.array([&] {
                        document.relations.push_back(read_relation(in));
                        relation_ends.push_back(in.position());
                    });
                    break;
            }
        });
        in.finish();
        for (std::size_t i = 0; i < relation_ends.size(); ++i) {
            const RelationRecord& relation = document.relations[i];
            if (std::max(relation.source, relation.target) >= document.entities.size()) {
                in.refuse(relation_ends[i],
                          "the relation that ends here names an entity by a number that none has");
            }
        }
    } catch (const JsonRefusal& refusal) {
        throw Error({file, line, 1 + utf8::count_code_points(json.substr(0, refusal.byte))}, refusal.message);
    }
    return document;
}

}  // namespace lacis::graph
