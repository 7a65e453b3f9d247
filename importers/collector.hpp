// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "graph/assembly.hpp"
#include "graph/graph.hpp"
#include "support/error.hpp"

namespace lacis::importers {

/// Makes a graph of the attributes that nodes and edges have in formats that know names and values only
/// (graph/attributes.hpp). What can be worked out from the evidence (status, dates, counts …) is worked out
/// anew; mentions, evidence and documents are the JSON that the exporters wrote.
class Collector {
  public:
    Collector(std::string file, const WarningSink& warn) : file_(std::move(file)), warn_(warn) {}

    enum class Kind : std::uint8_t { kNode, kEdge };

    /// The attributes of a node or an edge: by name, lists and records as JSON.
    class Values {
      public:
        explicit Values(Kind kind) : kind_(kind) {}
        void clear();
        void set(std::string_view name, std::string_view value);
        /// "" for one that is not there.
        [[nodiscard]] std::string_view of(std::string_view name) const;

      private:
        friend class Collector;
        struct Slot {
            std::string name;
            std::string value;
            bool is_set = false;
            bool was_seen = false;  // in this node or edge, or in one before
        };

        Kind kind_;
        std::vector<Slot> slots_;  // of all names that turned up
        std::size_t last_ = 0;     // what was set last: the next one comes next in most files
    };

    /// Where the values of the next node or edge go; there are none yet.
    [[nodiscard]] Values& begin(Kind kind);
    /// `line`: where it stands in the file; 0 if that is not known.
    void documents(std::string_view json, std::uint32_t line);
    void node(std::string_view id, std::uint32_t line);
    void edge(std::string_view id, std::string_view source, std::string_view target, std::uint32_t line);

    [[nodiscard]] graph::KnowledgeGraph finish();

  private:
    [[nodiscard]] Place place(std::size_t line) const { return {file_, static_cast<std::uint32_t>(line), 0}; }
    void warn(std::uint32_t line, const std::string& message) const;
    void warn_of_foreign(Values& values, std::uint32_t line);
    /// What is refused in `work` is refused in the file's lines.
    template <typename Work>
    void do_at_lines(Work&& work) const;
    /// Reads the JSON array that is the value of an attribute; `read_one(cursor)` reads an item.
    template <typename ReadOne>
    void read_list(std::string_view json, std::uint32_t line, ReadOne&& read_one);
    void read_texts(std::string_view json, std::uint32_t line);
    void note_document(std::uint32_t number, std::uint32_t end);
    void add_missing_documents();

    std::string file_;
    const WarningSink& warn_;
    graph::Assembly assembly_;  // which calls lines places
    std::array<Values, 2> values_{Values(Kind::kNode), Values(Kind::kEdge)};
    std::vector<std::uint32_t> lengths_;  // of the documents that records refer to, as far as they go
    std::vector<graph::Text> texts_;      // of the node or edge that is being read
    std::vector<graph::Mention> mentions_;
    std::vector<graph::Evidence> evidence_;
};

}  // namespace lacis::importers
