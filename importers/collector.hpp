// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/graph.hpp"
#include "graph/output.hpp"
#include "support/error.hpp"

namespace lacis::importers {

/// Where JSON is nested deeper than anything that lacis writes; npos if it is not. Deeper values could
/// exhaust the stack when they are written again.
[[nodiscard]] std::size_t too_deep_at(std::string_view json);

/// Makes a graph of the attributes that nodes and edges have in formats that know names and values only
/// (graph/attributes.hpp). What can be worked out from the evidence (status, dates, counts …) is worked out
/// anew; mentions, evidence and documents are the JSON that the exporters wrote.
class Collector {
  public:
    Collector(std::string file, const WarningSink& warn) : file_(std::move(file)), warn_(warn) {}

    using Values = std::map<std::string, std::string, std::less<>>;  ///< By name; lists and records as JSON.

    /// `line`: where it stands in the file; 0 if that is not known.
    void documents(std::string_view json, std::uint32_t line);
    void node(std::string_view id, const Values& values, std::uint32_t line);
    void edge(std::string_view id, std::string_view source, std::string_view target, const Values& values,
              std::uint32_t line);

    [[nodiscard]] graph::KnowledgeGraph finish();

  private:
    struct Line {
        std::string json;
        std::uint32_t line = 0;
    };

    [[nodiscard]] Place place(std::uint32_t line) const { return {file_, line, 0}; }
    void warn(std::uint32_t line, const std::string& message) const;
    void warn_of_foreign(const Values& values, bool of_node, std::uint32_t line);
    /// Notes the documents of records, and returns the status that evidence gives an edge.
    graph::Status read_records(std::string_view json, std::uint32_t line);
    void add_missing_documents();
    [[nodiscard]] graph::KnowledgeGraph read(const std::string& json,
                                             const std::vector<std::uint32_t>& lines) const;

    std::string file_;
    const WarningSink& warn_;
    std::vector<Line> documents_;
    std::vector<Line> nodes_;
    std::vector<Line> edges_;
    std::set<std::string, std::less<>> known_documents_;
    std::map<std::string, std::uint32_t, std::less<>> lengths_;  // of the documents that records name
    std::array<std::set<std::string, std::less<>>, 2> seen_;     // attributes of nodes and of edges
};

/// An id that the graph can have: other programs number what is added to a graph.
[[nodiscard]] std::string identifier_of(std::string_view id);

}  // namespace lacis::importers
