// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>

#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "graph/json_object.hpp"

namespace lacis::exporters {

/// Values of attributes as members of JSON objects, where lists and records keep their structure.
class ValueJson {
  public:
    ValueJson(const graph::KnowledgeGraph& graph, graph::Output& out) : graph_(graph), out_(out) {}

    /// The attributes that `owner` has, as members of `object`.
    template <typename Owner>
    void write_members(graph::JsonObject& object, const Owner& owner,
                       const std::vector<const graph::Attribute<Owner>*>& attributes) {
        for (const auto* attribute : attributes) {
            std::visit([&](const auto& value) { write_member(object, attribute->name, value); },
                       attribute->value(owner));
        }
    }

    void write_documents(graph::JsonObject& object) {
        object.list("documents", graph_.documents(),
                    [this](const graph::DocumentInfo& each) { graph::write_json(each, out_); });
    }

    /// An array with one item a line; `write(item)` writes an item.
    template <typename Items, typename Write>
    void write_lines(const Items& items, Write&& write) {
        std::string_view separator = "[\n";
        for (const auto& item : items) {
            out_.write(separator);
            write(item);
            separator = ",\n";
        }
        out_.write(items.empty() ? "[]" : "\n]");
    }

  private:
    void write_member(graph::JsonObject&, std::string_view, std::monostate) {}
    void write_member(graph::JsonObject& object, std::string_view name, std::string_view text) {
        object.text(name, text);
    }
    void write_member(graph::JsonObject& object, std::string_view name, std::int64_t number) {
        object.number(name, number);
    }
    void write_member(graph::JsonObject& object, std::string_view name, double number) {
        object.number(name, number);
    }
    void write_member(graph::JsonObject& object, std::string_view name, bool flag) {
        object.flag(name, flag);
    }
    void write_member(graph::JsonObject& object, std::string_view name, std::span<const graph::Text> texts) {
        object.texts(name, texts);
    }
    template <typename Record>
    void write_member(graph::JsonObject& object, std::string_view name, std::span<const Record> records) {
        object.list(name, records, [this](const Record& each) { graph::write_json(each, graph_, out_); });
    }

    const graph::KnowledgeGraph& graph_;
    graph::Output& out_;
};

}  // namespace lacis::exporters
