// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "graph/json_text.hpp"
#include "graph/output.hpp"
#include "support/span.hpp"

namespace lacis::graph {

/// Writes one JSON object, member by member, in one line. Names are plain ASCII of ours and are not escaped.
class JsonObject {
  public:
    explicit JsonObject(Output& out) : out_(out) { out_.put('{'); }
    JsonObject(const JsonObject&) = delete;
    JsonObject& operator=(const JsonObject&) = delete;
    ~JsonObject() = default;

    void text(std::string_view name, std::string_view value) {
        begin(name);
        write_json_string(out_, value);
    }
    void text_if_any(std::string_view name, std::string_view value) {
        if (!value.empty()) text(name, value);
    }
    void flag(std::string_view name, bool value) {
        begin(name);
        out_.write(value ? "true" : "false");
    }
    void flag_if_set(std::string_view name, bool value) {
        if (value) flag(name, value);
    }
    template <typename Number>
    void number(std::string_view name, Number value) {
        begin(name);
        out_.write_number(value);
    }
    /// The two members "start" and "end".
    void ends(Span span) {
        number("start", span.begin);
        number("end", span.end);
    }
    void span(std::string_view name, Span span) {
        begin(name);
        JsonObject object(out_);
        object.ends(span);
        object.close();
    }
    template <typename Strings>
    void texts(std::string_view name, const Strings& values) {
        list(name, values, [this](std::string_view value) { write_json_string(out_, value); });
    }
    /// An array; `write` writes one element.
    template <typename Items, typename Write>
    void list(std::string_view name, const Items& items, Write&& write) {
        begin(name);
        char separator = '[';
        for (const auto& item : items) {
            out_.put(separator);
            write(item);
            separator = ',';
        }
        if (separator == '[') out_.put('[');
        out_.put(']');
    }
    /// The name and the colon; the caller writes the value.
    void begin(std::string_view name) {
        if (!first_) out_.put(',');
        first_ = false;
        out_.put('"');
        out_.write(name);
        out_.write("\":");
    }
    void close() { out_.put('}'); }

  private:
    Output& out_;
    bool first_ = true;
};

/// `"name": [` and one item a line.
template <typename Items, typename Write>
void write_section(std::string_view name, const Items& items, Output& out, Write&& write) {
    out.put('"');
    out.write(name);
    out.write("\": [");
    std::string_view separator = "\n";
    for (const auto& item : items) {
        out.write(separator);
        write(item);
        separator = ",\n";
    }
    if (!items.empty()) out.put('\n');
    out.put(']');
}

}  // namespace lacis::graph
