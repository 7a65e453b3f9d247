// SPDX-License-Identifier: Apache-2.0
#include <map>
#include <string>
#include <string_view>

#include "importers/collector.hpp"
#include "importers/importer.hpp"
#include "importers/xml_reader.hpp"

/// GraphML as exporters/graphml.cpp writes it, and as Gephi and networkx write it again: attributes are known
/// by the names of their keys.
namespace lacis::importers {
namespace {

using Event = XmlReader::Event;

class GraphmlReader {
  public:
    GraphmlReader(XmlReader& in, Collector& collector) : in_(in), collector_(collector) {}

    void read() {
        in_.read_root("graphml");
        while (true) {
            const Event event = in_.next();
            if (event == Event::kFinish) return;
            event == Event::kStart ? start() : end();
        }
    }

  private:
    void start() {
        const std::string_view name = in_.name();
        if (name == "key") {
            names_[in_.required("id")] = in_.required("attr.name");
        } else if (name == "node") {
            begin_item();
        } else if (name == "edge") {
            begin_item();
            source_ = in_.required("source");
            target_ = in_.required("target");
        } else if (name == "data") {
            key_ = in_.required("key");
        }
    }

    void begin_item() {
        values_.clear();
        id_ = in_.attribute("id").value_or("");
        line_ = in_.line();
        is_in_item_ = true;
    }

    void end() {
        const std::string_view name = in_.name();
        if (name == "data") {
            end_data();
        } else if (name == "node") {
            is_in_item_ = false;
            collector_.node(id_, values_, line_);
        } else if (name == "edge") {
            is_in_item_ = false;
            const auto eid = values_.find("eid");  // Some programs number edges anew.
            collector_.edge(eid == values_.end() ? id_ : eid->second, source_, target_, values_, line_);
        }
    }

    void end_data() {
        const auto name = names_.find(key_);
        if (name == names_.end()) in_.refuse("no <key> has the id \"" + key_ + '"');
        if (is_in_item_) {
            values_[name->second] = in_.text();
        } else if (name->second == "documents") {
            collector_.documents(in_.text(), in_.line());
        }
    }

    XmlReader& in_;
    Collector& collector_;
    std::map<std::string, std::string, std::less<>> names_;  // of attributes, by key
    Collector::Values values_;
    std::string id_;
    std::string source_;
    std::string target_;
    std::string key_;
    std::uint32_t line_ = 0;
    bool is_in_item_ = false;
};

}  // namespace

graph::KnowledgeGraph read_graphml(std::string_view contents, const std::string& file,
                                   const WarningSink& warn) {
    Collector collector(file, warn);
    try {
        XmlReader in(contents);
        GraphmlReader(in, collector).read();
    } catch (const XmlRefusal& refusal) {
        throw Error(place_of(file, contents, refusal.byte), refusal.message);
    }
    return collector.finish();
}

}  // namespace lacis::importers
