// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>

#include "graph/graph.hpp"

namespace lacis::graph {

/// Edges in their order, for those who look at all that each of them has. Ids, evidence and texts lie where
/// they were read or built, which need not be that order, and each would be waited for: here memory is asked
/// for some edges ahead.
class Ahead {
  public:
    explicit Ahead(const KnowledgeGraph& graph) : edges_(graph.edges()), nodes_(graph.nodes()) {}

    class Iterator {
      public:
        using iterator_category = std::input_iterator_tag;
        using value_type = Edge;
        using difference_type = std::ptrdiff_t;
        using pointer = const Edge*;
        using reference = const Edge&;

        Iterator(const Edge* at, const Edge* end, const Node* nodes) : at_(at), end_(end), nodes_(nodes) {}
        const Edge& operator*() const { return *at_; }
        const Edge* operator->() const { return at_; }
        Iterator& operator++() {
            if (end_ - at_ > kRecordsAhead) fetch_records(at_[kRecordsAhead], nodes_);
            if (end_ - at_ > kTextsAhead) fetch_texts(at_[kTextsAhead], nodes_);
            ++at_;
            return *this;
        }
        friend bool operator==(const Iterator& a, const Iterator& b) { return a.at_ == b.at_; }

      private:
        const Edge* at_;
        const Edge* end_;
        const Node* nodes_;
    };

    [[nodiscard]] Iterator begin() const { return {edges_.data(), last(), nodes_.data()}; }
    [[nodiscard]] Iterator end() const { return {last(), last(), nodes_.data()}; }
    [[nodiscard]] bool empty() const { return edges_.empty(); }

  private:
    static constexpr std::ptrdiff_t kRecordsAhead = 8;
    static constexpr std::ptrdiff_t kTextsAhead = 4;  // Their places stand in the records.
    static constexpr std::size_t kMostRecords = 4;    // The rest of long lists comes by itself.
    static constexpr std::size_t kLine = 64;          // bytes that memory gives at once

    [[nodiscard]] const Edge* last() const { return edges_.data() + edges_.size(); }

    // GCC 12 takes functions that only prefetch for functions without effect, and calls of them are gone
    // unless they are inlined first.
    [[gnu::always_inline]] static inline void fetch_records(const Edge& edge, const Node* nodes) {
        edge.id.fetch(1);
        // The source is that of the edge before, more often than not.
        __builtin_prefetch(nodes + edge.target);
        const auto records = edge.evidence.first(std::min(kMostRecords, edge.evidence.size()));
        const auto* const bytes = reinterpret_cast<const char*>(records.data());
        for (std::size_t at = 0; at < records.size_bytes(); at += kLine) __builtin_prefetch(bytes + at);
    }
    [[gnu::always_inline]] static inline void fetch_texts(const Edge& edge, const Node* nodes) {
        nodes[edge.target].id.fetch(1);
        constexpr std::size_t kLinesOfSentence = 4;
        for (std::size_t i = 0; i < std::min(kMostRecords, edge.evidence.size()); ++i) {
            edge.evidence[i].text.fetch(kLinesOfSentence);
        }
    }

    std::span<const Edge> edges_;
    std::span<const Node> nodes_;
};

}  // namespace lacis::graph
