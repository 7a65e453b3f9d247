// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What lacis is measured beside where no library does the same: loops written by hand for one format and the
/// made-up graph, which write the same bytes from flat structures in which everything is ready; and a loader
/// of the native form on top of simdjson.
namespace lacis::bench {

struct FlatMention {
    std::string document, text, kind, reason;
    std::uint32_t start, end;
};

struct FlatEvidence {
    std::string document, text, status, attributed_to, date, currency, role, rule;
    std::array<std::uint32_t, 6> places;  // start and end of the sentence, of the source, of the target
    std::optional<double> amount;
    double confidence;
};

struct FlatNode {
    std::string id, label, type;
    std::vector<std::string> aliases;
    std::vector<FlatMention> mentions;
    std::int64_t document_count;
};

struct FlatEdge {
    std::string id, type, status;
    std::uint32_t source, target;
    std::vector<FlatEvidence> evidence;
    std::string attributed_to, currency, first_date, last_date, sentence;  // what GraphML has of the evidence
    double confidence;
    std::optional<double> amount;
    std::int64_t document_count;
};

/// What pictures and RDF show beyond that, apart, so that it is not in the way of the others.
struct FlatNodeLook {
    std::string label_in_lines, tooltip, shape, fill, colour;  // of the pictures
    std::int64_t font_size, size;
    std::array<std::uint32_t, 3> rgb;
};

struct FlatEdgeLook {
    std::string date_type, start, end;  // of XML Schema; the first and the last day
    std::string tooltip, colour, line;  // of the pictures
    std::string width;
    std::array<std::uint32_t, 3> rgb;
};

struct FlatGraph {
    std::vector<FlatNode> nodes;
    std::vector<FlatEdge> edges;
    std::vector<FlatNodeLook> node_looks;
    std::vector<FlatEdgeLook> edge_looks;
};

/// The native form, but for its documents, which `head` has.
void write_json_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file);

/// GraphML, but for its keys and documents, which `head` has.
void write_graphml_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file);

/// DOT, as a large graph is drawn, but for its defaults, which `head` has.
void write_dot_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file);

/// GEXF, but for its declarations and documents, which `head` has.
void write_gexf_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file);

/// N-Triples, but for its vocabulary and documents, which `head` has.
void write_ntriples_by_hand(const FlatGraph& graph, std::string_view head, std::FILE* file);

/// Reads the native form with simdjson's On-Demand, ids resolved. The capacity of `json` is at least its size
/// and 64.
FlatGraph load_with_simdjson(const std::string& json);

}  // namespace lacis::bench
