// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>
#include <string_view>

#include "graph/json_text.hpp"
#include "importers/collector.hpp"
#include "importers/importer.hpp"
#include "importers/xml_reader.hpp"

/// GEXF as exporters/gexf.cpp writes it, and as Gephi writes it again.
namespace lacis::importers {
namespace {

using Event = XmlReader::Event;

/// A list of GEXF, `["a", "b"]` or `[a, b]`, as JSON: in it only quotation marks and backslashes are escaped.
std::string json_list(std::string_view list) {
    if (list.starts_with('[') && list.ends_with(']')) list = list.substr(1, list.size() - 2);
    graph::StringOutput json;
    char separator = '[';
    for (std::size_t at = 0; at < list.size();) {
        std::string item;
        if (list[at] == ' ' || list[at] == ',') {
            ++at;
            continue;
        }
        if (list[at] == '"') {
            for (++at; at < list.size() && list[at] != '"'; ++at) {
                if (list[at] == '\\' && at + 1 < list.size()) ++at;
                item += list[at];
            }
            ++at;
        } else {
            const std::size_t end = std::min(list.find(',', at), list.size());
            item = list.substr(at, end - at);
            at = end;
        }
        json.put(separator);
        graph::write_json_string(json, item);
        separator = ',';
    }
    json.write(separator == '[' ? "[]" : "]");
    return json.str();
}

class GexfReader {
  public:
    GexfReader(XmlReader& in, Collector& collector) : in_(in), collector_(collector) {}

    void read() {
        in_.read_root("gexf");
        while (true) {
            const Event event = in_.next();
            if (event == Event::kFinish) return;
            event == Event::kStart ? start() : end();
        }
    }

  private:
    struct Column {
        std::string name;
        bool is_list = false;
    };

    void start() {
        const std::string_view name = in_.name();
        if (name == "attributes") {
            class_ = in_.required("class");
        } else if (name == "attribute") {
            const std::string id = in_.required("id");
            columns_[class_ + '/' + id] = {std::string(in_.attribute("title").value_or(id)),
                                           in_.attribute("type").value_or("").starts_with("list")};
        } else if (name == "node") {
            begin_item("node", Collector::Kind::kNode);
            if (const auto label = in_.attribute("label")) values_->set("label", *label);
        } else if (name == "edge") {
            begin_item("edge", Collector::Kind::kEdge);
            source_ = in_.required("source");
            target_ = in_.required("target");
        } else if (name == "attvalue") {
            read_value();
        }
    }

    void begin_item(std::string_view name, Collector::Kind kind) {
        class_ = name;
        values_ = &collector_.begin(kind);
        id_ = in_.required("id");
        line_ = in_.line();
    }

    void read_value() {
        const auto column = columns_.find(class_ + '/' + in_.required("for"));
        if (column == columns_.end()) in_.refuse("no <attribute> has this id");
        const std::string value = in_.required("value");
        if (values_ == nullptr) in_.refuse("<attvalue> belongs to no node and no edge");
        values_->set(column->second.name, column->second.is_list ? json_list(value) : value);
    }

    void end() {
        const std::string_view name = in_.name();
        if (name == "node") {
            collector_.node(id_, line_);
        } else if (name == "edge") {
            collector_.edge(id_, source_, target_, line_);
        } else if (name == "description" && in_.text().starts_with("[{")) {
            collector_.documents(in_.text(), in_.line());
        }
    }

    XmlReader& in_;
    Collector& collector_;
    std::map<std::string, Column, std::less<>> columns_;  // by class and id
    Collector::Values* values_ = nullptr;                 // of the last node or edge
    std::string class_;
    std::string id_;
    std::string source_;
    std::string target_;
    std::uint32_t line_ = 0;
};

}  // namespace

graph::KnowledgeGraph read_gexf(std::string_view contents, const std::string& file, const WarningSink& warn) {
    Collector collector(file, warn);
    try {
        XmlReader in(contents);
        GexfReader(in, collector).read();
    } catch (const XmlRefusal& refusal) {
        throw Error(place_of(file, contents, refusal.byte), refusal.message);
    }
    return collector.finish();
}

}  // namespace lacis::importers
