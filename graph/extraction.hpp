// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "support/span.hpp"

/// What one document contributes to a graph: the form in which `lacis extract` writes it, one JSON line a
/// document, and from which `build` merges the graph. Nothing here depends on a language: another program
/// could fill it.
namespace lacis::graph {

enum class Status : std::uint8_t { kAsserted, kHedged, kNegated, kDisputed };  // disputed: edges only
[[nodiscard]] std::string_view to_string(Status status);                       ///< "asserted" …
[[nodiscard]] std::optional<Status> status_from_string(std::string_view name);

struct DocumentInfo {
    std::string id;
    std::string title;
    std::string source;
    std::string date;          ///< ISO 8601 or "".
    std::string language;      ///< ISO 639-1.
    std::uint32_t length = 0;  ///< Code points.
    std::string sha256;        ///< Of the UTF-8 text.
};

/// A mention of an entity, in code points of the document's text.
struct MentionRecord {
    Span span;
    std::string text;
    std::string kind;    ///< "name", "description", "pronoun", "possessive".
    std::string reason;  ///< Why it was joined to its entity: the rule's name.
};

/// What a document says of an entity that tells it from namesakes.
struct FactRecord {
    std::string kind;   ///< "gender", "born", "field", "in".
    std::string value;  ///< "feminine", "1961", "sport", "Drôme".
    Span span;          ///< The words that say it; empty if it follows from several.
};

struct EntityRecord {
    std::string label;
    std::string type;
    std::vector<std::string> names;
    std::vector<MentionRecord> mentions;
    bool byline = false;
    std::vector<FactRecord> facts;
};

struct Amount {
    double value = 0;
    std::string currency;  ///< ISO 4217, "%" for a share, "" if not named.
    friend bool operator==(const Amount&, const Amount&) = default;
};

struct RelationRecord {
    std::uint32_t source = 0;  ///< Index into ExtractedDocument::entities.
    std::uint32_t target = 0;
    std::string type;
    bool symmetric = false;  ///< Source and target may be exchanged: the graph keeps one direction.
    Status status = Status::kAsserted;
    Span sentence;     ///< The evidence …
    std::string text;  ///< … and its characters, exactly.
    Span source_span;  ///< The words that stand for the two entities; they need not lie in the sentence.
    Span target_span;
    std::string attributed_to;
    std::string date;
    std::optional<Amount> amount;
    std::string role;
    std::string rule;
    double confidence = 0;
};

struct ExtractedDocument {
    DocumentInfo info;
    std::vector<EntityRecord> entities;
    std::vector<RelationRecord> relations;
};

/// One JSON object without line breaks, and back, loss-free. Reading throws Error with place and cause;
/// `line` is the line of `file` on which `json` stands.
[[nodiscard]] std::string to_json_line(const ExtractedDocument& document);
[[nodiscard]] ExtractedDocument extraction_from_json(std::string_view json, const std::string& file,
                                                     std::uint32_t line);

}  // namespace lacis::graph
