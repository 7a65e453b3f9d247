// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
    struct Key {
        std::string id;
        std::string name;  // of the attribute
    };

    void start() {
        const std::string_view name = in_.name();
        if (name == "key") {
            add_key({in_.required("id"), in_.required("attr.name")});
        } else if (name == "node") {
            begin_item(Collector::Kind::kNode);
        } else if (name == "edge") {
            begin_item(Collector::Kind::kEdge);
            source_ = in_.required("source");
            target_ = in_.required("target");
        } else if (name == "data") {
            find_key(in_.required("key"));
        }
    }

    void add_key(Key key) {
        const auto same =
            std::find_if(keys_.begin(), keys_.end(), [&key](const Key& each) { return each.id == key.id; });
        if (same == keys_.end()) {
            keys_.push_back(std::move(key));
        } else {
            *same = std::move(key);
        }
    }

    void begin_item(Collector::Kind kind) {
        values_ = &collector_.begin(kind);
        id_ = in_.attribute("id").value_or("");
        line_ = in_.line();
    }

    /// Makes key_ the key of this id; in most files that is the one behind the last.
    void find_key(const std::string& id) {
        for (std::size_t tried = 0; tried < keys_.size(); ++tried) {
            if (++key_ >= keys_.size()) key_ = 0;
            if (keys_[key_].id == id) return;
        }
        in_.refuse("no <key> has the id \"" + id + '"');
    }

    void end() {
        const std::string_view name = in_.name();
        if (name == "data") {
            end_data();
        } else if (name == "node") {
            values_ = nullptr;
            collector_.node(id_, line_);
        } else if (name == "edge") {
            // Some programs number edges anew.
            const std::string_view eid = values_ == nullptr ? std::string_view() : values_->of("eid");
            values_ = nullptr;
            collector_.edge(eid.empty() ? std::string_view(id_) : eid, source_, target_, line_);
        }
    }

    void end_data() {
        if (values_ != nullptr) {
            values_->set(keys_[key_].name, in_.text());
        } else if (keys_[key_].name == "documents") {
            collector_.documents(in_.text(), in_.line());
        }
    }

    XmlReader& in_;
    Collector& collector_;
    std::vector<Key> keys_;
    std::size_t key_ = 0;                  // of the <data> that is open
    Collector::Values* values_ = nullptr;  // of the node or edge that is open
    std::string id_;
    std::string source_;
    std::string target_;
    std::uint32_t line_ = 0;
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
