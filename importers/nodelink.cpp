// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <initializer_list>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>

#include "importers/collector.hpp"
#include "importers/importer.hpp"

/// Node-link JSON as exporters/nodelink.cpp writes it, with its edges under "edges" or "links".
namespace lacis::importers {
namespace {

using Object = rapidjson::Value;

constexpr std::size_t kMostNested = 64;

/// Where JSON is nested deeper than anything that lacis writes; npos if it is not. Deeper values could
/// exhaust the stack when they are written again.
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

std::string_view view(const rapidjson::Value& text) {
    return {text.GetString(), text.GetStringLength()};
}

/// A text as it is, everything else as JSON.
std::string value_text(const rapidjson::Value& value) {
    if (value.IsString()) return std::string(view(value));
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    value.Accept(writer);
    return {buffer.GetString(), buffer.GetSize()};
}

class NodelinkReader {
  public:
    NodelinkReader(const rapidjson::Value& data, std::string file, Collector& collector)
        : data_(data), file_(std::move(file)), collector_(collector) {}

    void read() {
        if (!data_.IsObject()) throw Error({file_, 0, 0}, "an object was expected");
        if (data_.HasMember("graph") && data_["graph"].IsObject() && data_["graph"].HasMember("documents")) {
            collector_.documents(value_text(data_["graph"]["documents"]), 0);
        }
        for (const Object& node : list("nodes")) {
            const std::string id = text_of(node, "id");
            set_values(collector_.begin(Collector::Kind::kNode), node, {"id"});
            collector_.node(id, 0);
        }
        for (const Object& edge : list(data_.HasMember("edges") ? "edges" : "links")) {
            const std::string id = text_of(edge, "key");
            const std::string source = text_of(edge, "source");
            const std::string target = text_of(edge, "target");
            set_values(collector_.begin(Collector::Kind::kEdge), edge, {"key", "source", "target"});
            collector_.edge(id, source, target, 0);
        }
    }

  private:
    rapidjson::Value::ConstArray list(const char* name) {
        if (!data_.HasMember(name) || !data_[name].IsArray()) {
            throw Error({file_, 0, 0}, std::string("there is no list \"") + name + '"');
        }
        return data_[name].GetArray();
    }

    std::string text_of(const Object& object, const char* name) {
        if (!object.IsObject() || !object.HasMember(name)) {
            throw Error({file_, 0, 0}, std::string("a node or an edge has no \"") + name + '"');
        }
        return value_text(object[name]);
    }

    static void set_values(Collector::Values& values, const Object& object,
                           std::initializer_list<std::string_view> own) {
        for (const auto& member : object.GetObject()) {
            if (std::find(own.begin(), own.end(), view(member.name)) == own.end()) {
                values.set(view(member.name), value_text(member.value));
            }
        }
    }

    const rapidjson::Value& data_;
    std::string file_;
    Collector& collector_;
};

}  // namespace

graph::KnowledgeGraph read_nodelink(std::string_view contents, const std::string& file,
                                    const WarningSink& warn) {
    constexpr unsigned kFlags = rapidjson::kParseFullPrecisionFlag | rapidjson::kParseValidateEncodingFlag |
                                rapidjson::kParseIterativeFlag;
    if (const std::size_t byte = too_deep_at(contents); byte != std::string_view::npos) {
        throw Error(place_of(file, contents, byte), "JSON nested too deeply");
    }
    rapidjson::Document data;
    data.Parse<kFlags>(contents.data(), contents.size());
    if (data.HasParseError()) {
        throw Error(place_of(file, contents, data.GetErrorOffset()),
                    rapidjson::GetParseError_En(data.GetParseError()));
    }
    Collector collector(file, warn);
    NodelinkReader(data, file, collector).read();
    return collector.finish();
}

}  // namespace lacis::importers
