// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "graph/json_text.hpp"
#include "graph/output.hpp"

namespace lacis::exporters {

/// Values of attributes in formats that have texts where we have lists and records: these stand there as JSON
/// arrays. `escape(text)` writes a text in the format's way; it gets an array record by record, so that none
/// is kept whole. Numbers, flags and the signs between records are the same everywhere.
class ValueText {
  public:
    ValueText(const graph::KnowledgeGraph& graph, graph::Output& out) : graph_(graph), out_(out) {}

    template <typename Escape>
    void write(const graph::Value& value, Escape&& escape) {
        std::visit([&](const auto& each) { write_one(each, escape); }, value);
    }

    template <typename Records, typename Escape>
    void write_records(const Records& records, Escape&& escape) {
        char separator = '[';
        for (const auto& record : records) {
            out_.put(separator);
            json_.clear();
            write_record(record);
            escape(json_.view());
            separator = ',';
        }
        if (separator == '[') out_.put('[');
        out_.put(']');
    }

  private:
    template <typename Escape>
    void write_one(std::monostate, Escape&) {}
    template <typename Escape>
    void write_one(std::string_view text, Escape& escape) {
        escape(text);
    }
    template <typename Escape>
    void write_one(std::int64_t number, Escape&) {
        out_.write_number(number);
    }
    template <typename Escape>
    void write_one(double number, Escape&) {
        out_.write_number(number);
    }
    template <typename Escape>
    void write_one(bool flag, Escape&) {
        out_.write(flag ? "true" : "false");
    }
    template <typename Record, typename Escape>
    void write_one(std::span<const Record> records, Escape& escape) {
        write_records(records, escape);
    }

    void write_record(graph::Text text) { graph::write_json_string(json_, text); }
    void write_record(const graph::DocumentInfo& document) { graph::write_json(document, json_); }
    void write_record(const graph::Mention& mention) { graph::write_json(mention, graph_, json_); }
    void write_record(const graph::Evidence& evidence) { graph::write_json(evidence, graph_, json_); }

    const graph::KnowledgeGraph& graph_;
    graph::Output& out_;
    graph::StringOutput json_;
};

}  // namespace lacis::exporters
