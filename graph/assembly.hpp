// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/graph.hpp"
#include "graph/json_cursor.hpp"

namespace lacis::graph {

/// Puts a graph together from documents, nodes and edges that come in any order and refer to one another by
/// id: what all readers of graphs share. `at` says where something stands, be it a byte or a line; what is
/// wrong is refused there, with a JsonRefusal.
class Assembly {
  public:
    Assembly() : documents_("document", arena()), nodes_("node", arena()) {}
    Assembly(const Assembly&) = delete;
    Assembly& operator=(const Assembly&) = delete;

    [[nodiscard]] Text intern(std::string_view text) { return parts_.texts.intern(text); }
    /// A text that says something.
    [[nodiscard]] Text intern_any(std::string_view text, std::size_t at);
    template <typename Record>
    [[nodiscard]] std::span<const Record> keep(const std::vector<Record>& records) {
        return arena().keep(std::span<const Record>(records));
    }

    /// The index of a node that is or will be there. The source of an edge is likely to be that of the one
    /// before.
    [[nodiscard]] NodeIndex source(std::string_view id, std::size_t at);
    [[nodiscard]] NodeIndex target(std::string_view id, std::size_t at);

    /// Records in the native form. What they refer to is placed by its byte.
    [[nodiscard]] Mention read_mention(JsonCursor& in);
    [[nodiscard]] Evidence read_evidence(JsonCursor& in);

    void add_document(DocumentInfo document, std::size_t at);
    /// The index and the id of a node that add_node() will add.
    [[nodiscard]] std::pair<NodeIndex, Text> declare_node(std::string_view id, std::size_t at);
    void add_node(NodeIndex index, const Node& node);
    /// The id of an edge that add_edge() will add.
    [[nodiscard]] Text declare_edge(std::string_view id, std::size_t at);
    void add_edge(const Edge& edge, std::size_t at);

    /// Documents that records refer to and that were not added: number (Mention::document) and id.
    [[nodiscard]] std::vector<std::pair<std::uint32_t, Text>> missing_documents() const {
        return documents_.missing();
    }
    /// Nothing can be added afterwards.
    [[nodiscard]] GraphParts finish();

  private:
    /// Numbers for ids in the order in which they turn up, be it where they are declared or where they are
    /// referred to.
    class Numbering {
      public:
        Numbering(std::string what, Arena& arena) : what_(std::move(what)), arena_(arena) {}

        std::uint32_t refer(std::string_view id, std::size_t at);
        /// The same, where the reference before is likely to be the same.
        std::uint32_t refer(std::string_view id, std::size_t at, std::uint32_t& before);
        /// The number and the text of an id that may be declared only once.
        std::pair<std::uint32_t, Text> declare(std::string_view id, std::size_t at);
        [[nodiscard]] bool knows(std::string_view id) const { return table_.contains(id); }
        [[nodiscard]] std::vector<std::pair<std::uint32_t, Text>> missing() const;
        void check_all_declared() const;

      private:
        struct Use {
            Text id;
            std::size_t at = 0;  ///< Where it turned up first.
            bool declared = false;
        };

        std::string what_;
        Arena& arena_;
        TextTable table_;
        std::vector<Use> uses_;  // by number
    };

    [[nodiscard]] Arena& arena() { return parts_.texts.arena(); }
    [[nodiscard]] std::uint32_t read_document_reference(JsonCursor& in);
    void check_edge_ids() const;

    GraphParts parts_;
    Numbering documents_;
    Numbering nodes_;
    std::uint32_t last_document_ = 0;
    std::uint32_t last_source_ = 0;
    bool has_known_edge_id_ = false;
    std::vector<std::size_t> edge_places_;
};

}  // namespace lacis::graph
