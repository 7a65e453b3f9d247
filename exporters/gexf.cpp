// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "exporters/escape.hpp"
#include "exporters/losses.hpp"
#include "exporters/style.hpp"
#include "exporters/type_names.hpp"
#include "exporters/value_text.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "graph/date.hpp"

/// GEXF 1.3 (gexf.net, the RELAX NG schema of the primer) for Gephi: nodes in the colours and sizes of the
/// pictures, edges with their kind (which keeps parallel ones apart) and a weight, lists as lists, and where
/// evidence has dates a timeline. Everything stands in XML attributes.
namespace lacis::exporters {
namespace {

constexpr TypeNames kTypeNames = {
    .text = "string", .integer = "long", .real = "double", .flag = "boolean", .texts = "liststring"};

/// From the first to the last day that the evidence of an edge speaks of.
struct Period {
    std::string start;
    std::string end;
};

std::optional<Period> period_of(const graph::Edge& edge) {
    std::optional<Period> period;
    for (const graph::Evidence& evidence : edge.evidence) {
        const auto date = graph::date_from_string(evidence.date);
        if (!date) continue;
        if (!period) period = Period{date->first_day(), date->last_day()};
        period->start = std::min(period->start, date->first_day());
        period->end = std::max(period->end, date->last_day());
    }
    return period;
}

class GexfWriter {
  public:
    GexfWriter(const graph::KnowledgeGraph& graph, const Options& options, Sink& out)
        : graph_(graph),
          options_(options),
          out_(out),
          values_(graph, out),
          schema_(graph::schema_of(graph)),
          has_dates_(std::any_of(graph.edges().begin(), graph.edges().end(),
                                 [](const graph::Edge& edge) { return period_of(edge).has_value(); })) {
        // An attribute of this name would hide the node's own label.
        std::erase_if(schema_.nodes, [](const auto* each) { return each->name == "label"; });
    }

    void write() {
        out_.write(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n");
        write_documents();
        out_.write("<graph defaultedgetype=\"directed\" idtype=\"string\" mode=\"");
        out_.write(has_dates_ ? "dynamic\" timeformat=\"date\">\n" : "static\">\n");
        write_declarations("node", schema_.nodes);
        write_declarations("edge", schema_.edges);
        out_.write("<nodes>\n");
        for (graph::NodeIndex i = 0; i < graph_.nodes().size(); ++i) write_node(i);
        out_.write("</nodes>\n<edges>\n");
        for (const graph::Edge& edge : graph::Ahead(graph_)) write_edge(edge);
        out_.write("</edges>\n</graph>\n</gexf>\n");
        warn_of_replacements(options_, "XML", replaced_);
        warn_of_gephi(options_, graph_);
    }

  private:
    void write_documents() {
        out_.write("<meta><creator>lacis</creator>");
        if (!graph_.documents().empty()) {
            out_.write("<description>");
            values_.write_records(graph_.documents(), [this](std::string_view text) {
                replaced_ += write_xml_content(out_, text);
            });
            out_.write("</description>");
        }
        out_.write("</meta>\n");
    }

    template <typename Attributes>
    void write_declarations(std::string_view owner, const Attributes& attributes) {
        if (attributes.empty()) return;
        out_.write("<attributes class=\"");
        out_.write(owner);
        out_.write("\" mode=\"static\">\n");
        for (const auto* attribute : attributes) {
            out_.write("<attribute id=\"");
            out_.write(attribute->name);
            out_.write("\" title=\"");
            out_.write(attribute->name);
            out_.write("\" type=\"");
            out_.write(kTypeNames.of(attribute->type));
            out_.write("\"/>\n");
        }
        out_.write("</attributes>\n");
    }

    void write_node(graph::NodeIndex index) {
        const graph::Node& node = graph_.nodes()[index];
        out_.write("<node id=\"");
        out_.write(node.id);
        write_attribute("\" label=\"", node.label);
        out_.write("\">");
        write_values(node, schema_.nodes);
        out_.write("<viz:size value=\"");
        out_.write_number(node_size(graph_.degree(index)));
        out_.write("\"/>");
        write_colour(node_style(node.type).line);
        out_.write("</node>\n");
    }

    void write_edge(const graph::Edge& edge) {
        out_.write("<edge id=\"");
        out_.write(edge.id);
        out_.write("\" source=\"");
        out_.write(graph_.nodes()[edge.source].id);
        out_.write("\" target=\"");
        out_.write(graph_.nodes()[edge.target].id);
        write_attribute("\" kind=\"", edge.type);
        write_attribute("\" label=\"", edge.type);
        out_.write("\" weight=\"");
        out_.write_number(static_cast<std::int64_t>(edge.evidence.size()));
        if (const auto period = period_of(edge)) {
            write_attribute("\" start=\"", period->start);
            write_attribute("\" end=\"", period->end);
        }
        out_.write("\">");
        write_values(edge, schema_.edges);
        write_colour(relation_colour(edge.type));
        out_.write("</edge>\n");
    }

    template <typename Owner>
    void write_values(const Owner& owner, const std::vector<const graph::Attribute<Owner>*>& attributes) {
        out_.write("<attvalues>");
        for (const auto* attribute : attributes) {
            const graph::Value value = attribute->value(owner);
            if (std::holds_alternative<std::monostate>(value)) continue;
            out_.write("<attvalue for=\"");
            out_.write(attribute->name);
            out_.write("\" value=\"");
            if (const auto* texts = std::get_if<std::span<const graph::Text>>(&value)) {
                write_list(*texts);
            } else {
                values_.write(value, [this](std::string_view text) { write_attribute({}, text); });
            }
            out_.write("\"/>");
        }
        out_.write("</attvalues>");
    }

    /// Readers agree on quotation marks with \" and \\ inside, and on no other escapes.
    void write_list(std::span<const graph::Text> texts) {
        list_.clear();
        for (const graph::Text text : texts) {
            list_ += list_.empty() ? "[\"" : "\", \"";
            for (const char c : text.view()) {
                if (c == '"' || c == '\\') list_ += '\\';
                list_ += c;
            }
        }
        list_ += "\"]";
        write_attribute({}, list_);
    }

    void write_attribute(std::string_view before, std::string_view text) {
        out_.write(before);
        replaced_ += write_xml_attribute(out_, text);
    }

    static std::int64_t node_size(std::size_t degree) {
        return std::lround(10 * (1 + std::log2(1.0 + static_cast<double>(degree))));
    }

    /// "#rrggbb"
    void write_colour(std::string_view colour) {
        std::uint32_t rgb = 0;
        std::from_chars(colour.data() + 1, colour.data() + colour.size(), rgb, 16);
        out_.write("<viz:color r=\"");
        out_.write_number(rgb >> 16U);
        out_.write("\" g=\"");
        out_.write_number((rgb >> 8U) & 0xFFU);
        out_.write("\" b=\"");
        out_.write_number(rgb & 0xFFU);
        out_.write("\"/>");
    }

    const graph::KnowledgeGraph& graph_;
    const Options& options_;
    Sink& out_;
    ValueText values_;
    graph::Schema schema_;
    bool has_dates_;
    std::string list_;
    std::size_t replaced_ = 0;  // characters that XML cannot hold
};

}  // namespace

void write_gexf(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    GexfWriter(graph, options, sink).write();
}

}  // namespace lacis::exporters
