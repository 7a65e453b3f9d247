// SPDX-License-Identifier: Apache-2.0
#include "importers/collector.hpp"

#include <algorithm>
#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "graph/json_object.hpp"

namespace lacis::importers {
namespace {

constexpr std::size_t kMostNested = 64;

std::string_view view(const rapidjson::Value& text) {
    return {text.GetString(), text.GetStringLength()};
}

rapidjson::Document parse(std::string_view json, const Place& place) {
    if (too_deep_at(json) != std::string_view::npos) throw Error(place, "JSON nested too deeply");
    rapidjson::Document document;
    // The encoding was checked with the file.
    document.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
    if (document.HasParseError() || !document.IsArray()) {
        throw Error(place, "a list in JSON was expected as the value of an attribute");
    }
    return document;
}

std::string written(const rapidjson::Value& value) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

std::string_view value_of(const Collector::Values& values, std::string_view name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string_view() : std::string_view(found->second);
}

void append_section(std::string& json, std::vector<std::uint32_t>& lines, std::string_view name,
                    const auto& items, std::string_view end) {
    json.append("\"").append(name).append("\": [\n");
    lines.push_back(0);
    for (std::size_t i = 0; i < items.size(); ++i) {
        json.append(items[i].json).append(i + 1 < items.size() ? ",\n" : "\n");
        lines.push_back(items[i].line);
    }
    json.append(end);
    lines.push_back(0);
}

}  // namespace

std::size_t too_deep_at(std::string_view json) {
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
        } else if (c == '"') {
            in_string = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kMostNested) return i;
        } else if ((c == ']' || c == '}') && depth > 0) {
            --depth;
        }
    }
    return std::string_view::npos;
}

std::string identifier_of(std::string_view id) {
    const bool is_numbered = !id.empty() && id.front() >= '0' && id.front() <= '9';
    return is_numbered ? "n" + std::string(id) : std::string(id);
}

void Collector::warn(std::uint32_t line, const std::string& message) const {
    if (warn_) warn_({place(line), message});
}

void Collector::warn_of_foreign(const Values& values, bool of_node, std::uint32_t line) {
    const auto is_known = [of_node](std::string_view name) {
        const auto has = [name](const auto& attributes) {
            return std::any_of(attributes.begin(), attributes.end(),
                               [name](const auto& each) { return each.name == name; });
        };
        return name == "eid" || (of_node ? has(graph::node_attributes()) : has(graph::edge_attributes()));
    };
    for (const auto& [name, value] : values) {
        if (!seen_[of_node ? 0 : 1].insert(name).second || is_known(name)) continue;
        warn(line, "the attribute '" + name + "' is not lacis's and is left out");
    }
}

void Collector::documents(std::string_view json, std::uint32_t line) {
    const rapidjson::Document list = parse(json, place(line));
    for (const rapidjson::Value& document : list.GetArray()) {
        documents_.push_back({written(document), line});
        if (document.IsObject() && document.HasMember("id") && document["id"].IsString()) {
            known_documents_.emplace(view(document["id"]));
        }
    }
}

graph::Status Collector::read_records(std::string_view json, std::uint32_t line) {
    std::vector<graph::Evidence> evidence;
    const rapidjson::Document list = parse(json, place(line));
    for (const rapidjson::Value& record : list.GetArray()) {
        if (!record.IsObject()) continue;
        if (record.HasMember("document") && record["document"].IsString()) {
            const std::string id(view(record["document"]));
            std::uint32_t& length = lengths_[id];
            if (record.HasMember("end") && record["end"].IsUint()) {
                length = std::max(length, record["end"].GetUint());
            }
        }
        if (record.HasMember("status") && record["status"].IsString()) {
            evidence.emplace_back();
            evidence.back().status =
                graph::status_from_string(view(record["status"])).value_or(graph::Status::kAsserted);
        }
    }
    return graph::status_of(evidence);
}

void Collector::node(std::string_view id, const Values& values, std::uint32_t line) {
    warn_of_foreign(values, true, line);
    graph::StringOutput out;
    graph::JsonObject object(out);
    object.text("id", identifier_of(id));
    object.text("label", value_of(values, "label"));
    object.text("type", value_of(values, "entity_type"));
    object.flag_if_set("byline", value_of(values, "byline") == "true");
    for (const std::string_view name : {"aliases", "external_ids", "mentions"}) {
        const std::string_view json = value_of(values, name);
        if (json.empty()) continue;
        if (name == "mentions") static_cast<void>(read_records(json, line));
        object.begin(name);
        out.write(json);
    }
    object.close();
    nodes_.push_back({out.str(), line});
}

void Collector::edge(std::string_view id, std::string_view source, std::string_view target,
                     const Values& values, std::uint32_t line) {
    warn_of_foreign(values, false, line);
    const std::string_view evidence = value_of(values, "evidence");
    if (evidence.empty() || evidence == "[]") {
        warn(line, "an edge without evidence states nothing and is left out");
        return;
    }
    const graph::Status status = read_records(evidence, line);
    graph::StringOutput out;
    graph::JsonObject object(out);
    object.text("id", identifier_of(id));
    object.text("source", identifier_of(source));
    object.text("target", identifier_of(target));
    object.text("type", value_of(values, "relation"));
    object.text("status", to_string(status));
    object.flag_if_set("symmetric", value_of(values, "symmetric") == "true");
    object.begin("evidence");
    out.write(evidence);
    object.close();
    edges_.push_back({out.str(), line});
}

/// Some programs drop what belongs to the graph as a whole.
void Collector::add_missing_documents() {
    std::size_t missing = 0;
    for (const auto& [id, length] : lengths_) {
        if (known_documents_.contains(id)) continue;
        graph::DocumentInfo document;
        document.id = id;
        document.length = length;
        graph::StringOutput out;
        graph::write_json(document, out);
        documents_.push_back({out.str(), 0});
        ++missing;
    }
    if (missing > 0) {
        warn(0, "titles, dates and sources of " + std::to_string(missing) + " documents are not in the file");
    }
}

graph::KnowledgeGraph Collector::finish() {
    add_missing_documents();
    // Every item stands on a line of its own, so that what is wrong with it can be found in the file.
    std::string json = "{\"format\": \"lacis-graph/1\",\n";
    std::vector<std::uint32_t> lines = {0};
    append_section(json, lines, "documents", documents_, "],\n");
    append_section(json, lines, "nodes", nodes_, "],\n");
    append_section(json, lines, "edges", edges_, "]}\n");
    return read(json, lines);
}

graph::KnowledgeGraph Collector::read(const std::string& json,
                                      const std::vector<std::uint32_t>& lines) const {
    try {
        return graph::read_json(json, file_);
    } catch (const Error& error) {
        const std::uint32_t line = error.place().line;
        throw Error(place(line > 0 && line <= lines.size() ? lines[line - 1] : 0), error.message());
    }
}

}  // namespace lacis::importers
