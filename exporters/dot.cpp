// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "exporters/escape.hpp"
#include "exporters/losses.hpp"
#include "exporters/style.hpp"
#include "exporters/writers.hpp"
#include "graph/ahead.hpp"
#include "graph/attributes.hpp"
#include "support/utf8.hpp"

/// DOT (graphviz.org/doc/info/lang.html) for a picture: shape and colour by type, labels and colours of the
/// edges by relation, lines by status, the evidence when the mouse rests on an edge, a legend. Graphviz is
/// the reader that this is for; the evidence as data is in the other formats.
namespace lacis::exporters {
namespace {

using graph::Status;

// Beyond this `dot` takes minutes, and labels cover one another; sfdp still draws the shape of the whole.
constexpr std::size_t kMostEdgesForDot = 300;
constexpr std::size_t kLineWidth = 16;  // code points of a node's label
constexpr std::size_t kMostLines = 3;
constexpr std::size_t kLongestTooltip = 900;  // code points
constexpr std::size_t kLongestTitle = 200;
constexpr std::size_t kLongestRelation = 30;
constexpr std::size_t kMostSentences = 3;

constexpr std::size_t kNodesInRow = 5;
constexpr std::string_view kBlockStyle =
    "labeljust=l; fontsize=12; fontcolor=\"#595959\"; color=\"#c8c8c8\"; style=rounded; margin=8;\n"
    "    node [fontsize=11];\n";

struct StatusStyle {
    std::string_view line;    ///< Attributes of Graphviz.
    std::string_view before;  ///< What stands around the relation's name.
    std::string_view behind;
};

constexpr std::array<StatusStyle, 4> kStatusStyles = {{
    {"style=solid", "", ""},
    {"style=dashed", "", " ?"},
    {"style=dotted, arrowhead=teeonormal", "not: ", ""},
    {"style=bold, arrowhead=normalonormal", "", " (disputed)"},
}};

const StatusStyle& style_of(Status status) {
    return kStatusStyles[static_cast<std::size_t>(status)];
}

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// The first `limit` code points, with an ellipsis if that is not all.
std::string shortened(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return std::string(text);
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size(); ++count) {
        if (count == limit) return std::string(text.substr(0, at)) + "…";
        static_cast<void>(utf8::decode(text, at));
    }
    return std::string(text);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_space(text[at])) ++at;
        const std::size_t begin = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        if (at > begin) words.push_back(text.substr(begin, at - begin));
    }
    return words;
}

/// Signs stay with the word before them ("« Rhône vert »").
bool is_punctuation(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = utf8::decode(word, at);
        if (utf8::is_letter(c) || utf8::is_digit(c) || c == U'«' || c == U'&') return false;
    }
    return true;
}

/// A name in lines that fit into a node: at most kMostLines of about kLineWidth code points.
std::string wrapped(std::string_view name) {
    std::vector<std::string> lines;
    std::size_t width = 0;
    for (const std::string_view word : words_of(name)) {
        const std::size_t length = utf8::count_code_points(word);
        if (lines.empty() || (width + 1 + length > kLineWidth && !is_punctuation(word))) {
            lines.emplace_back();
            width = 0;
        }
        if (width > 0) lines.back() += ' ';
        lines.back() += shortened(word, 2 * kLineWidth);
        width += length + 1;
    }
    if (lines.size() > kMostLines) {
        lines.resize(kMostLines);
        lines.back() += " …";
    }
    std::string joined;
    for (const std::string& line : lines) joined += (joined.empty() ? "" : "\n") + line;
    return joined;
}

class DotWriter {
  public:
    DotWriter(const graph::KnowledgeGraph& graph, const Options& options, Sink& out)
        : graph_(graph), options_(options), out_(out), large_(graph.edges().size() > kMostEdgesForDot) {}

    void write() {
        out_.write("digraph \"lacis\" {\n");
        write_defaults();
        // `dot` puts the block that comes first below and the one that comes last above the rest.
        if (!large_) write_isolated_nodes();
        for (graph::NodeIndex i = 0; i < graph_.nodes().size(); ++i) {
            if (large_ || graph_.degree(i) > 0) write_node("  ", i);
        }
        for (const graph::Edge& edge : graph::Ahead(graph_)) write_edge(edge);
        if (!large_) write_legend();
        out_.write("}\n");
        warn();
    }

  private:
    void write_defaults() {
        out_.write(
            "  graph [charset=\"UTF-8\", fontname=\"Helvetica\", fontsize=20, labelloc=t, bgcolor=\"white\", "
            "pad=0.3, ");
        out_.write(large_ ? "layout=sfdp, overlap=prism, splines=false"
                          : "rankdir=LR, nodesep=0.25, ranksep=0.6, splines=true");
        out_.write(", outputorder=edgesfirst");
        if (!options_.title.empty()) write_label(", label", shortened(options_.title, kLongestTitle));
        out_.write(
            "];\n"
            "  node [fontname=\"Helvetica\", fontsize=12, fontcolor=\"#1a1a1a\", style=filled, penwidth=1.4, "
            "margin=\"0.12,0.06\"];\n"
            "  edge [fontname=\"Helvetica\", fontsize=10, arrowsize=0.7, penwidth=1.3];\n");
    }

    void warn() const {
        if (large_ && options_.warn) {
            Warning warning;
            warning.message =
                "the picture has more than " + std::to_string(kMostEdgesForDot) +
                " edges: Graphviz draws it with sfdp, without labels on edges and without legend";
            options_.warn(warning);
        }
        warn_of_replacements(options_, "a picture", replaced_);
        const auto has_more = [](const graph::Edge& edge) {
            return edge.evidence.size() > kMostSentences ||
                   std::any_of(edge.evidence.begin(), edge.evidence.end(), [](const graph::Evidence& each) {
                       return each.amount || !each.date.empty() || !each.role.empty() ||
                              !each.attributed_to.empty();
                   });
        };
        warn_of_loss(options_,
                     "a picture has three sentences of an edge at most, and no amounts, dates, roles and "
                     "speakers: they are left out",
                     std::any_of(graph_.edges().begin(), graph_.edges().end(), has_more));
    }

    void write_label(std::string_view name, std::string_view text) {
        out_.write(name);
        out_.write("=\"");
        replaced_ += write_dot_label(out_, text);
        out_.put('"');
    }

    void write_tooltip(std::string_view name, std::string_view text) {
        out_.write(name);
        out_.write("=\"");
        replaced_ += write_dot_tooltip(out_, text);
        out_.put('"');
    }

    void write_plain(std::string_view name, std::string_view text) {
        out_.write(name);
        out_.put('=');
        replaced_ += write_dot_string(out_, text);
    }

    void write_node_style(std::string_view entity_type) {
        const NodeStyle style = node_style(entity_type);
        write_plain("shape", style.shape);
        write_plain(", fillcolor", style.fill);
        write_plain(", color", style.line);
    }

    void write_node(std::string_view indent, graph::NodeIndex index) {
        const graph::Node& node = graph_.nodes()[index];
        out_.write(indent);
        out_.put('"');
        out_.write(node.id);
        out_.write("\" [");
        write_label("label", wrapped(node.label));
        out_.write(", ");
        write_node_style(node.type);
        out_.write(", fontsize=");
        out_.write_number(font_size(graph_.degree(index)));
        write_plain(", entity_type", node.type);
        write_tooltip(", tooltip", tooltip_of(node));
        out_.write("];\n");
    }

    /// Hubs are what one looks for first.
    static std::int64_t font_size(std::size_t degree) {
        return 11 +
               std::min<std::int64_t>(7, std::lround(1.6 * std::log2(1.0 + static_cast<double>(degree))));
    }

    static std::string tooltip_of(const graph::Node& node) {
        std::string text(node.label);
        if (!node.type.empty()) text.append(" (").append(node.type).append(")");
        for (const graph::Text alias : node.aliases) text.append("\n").append(alias);
        for (const graph::Text id : node.external_ids) text.append("\n").append(id);
        return shortened(text, kLongestTooltip);
    }

    void write_edge(const graph::Edge& edge) {
        const StatusStyle& style = style_of(edge.status);
        const std::string_view colour = relation_colour(edge.type);
        out_.write("  \"");
        out_.write(graph_.nodes()[edge.source].id);
        out_.write("\" -> \"");
        out_.write(graph_.nodes()[edge.target].id);
        out_.write("\" [");
        write_plain("id", edge.id);
        write_plain(", key", edge.id);
        if (!large_) write_label(", label", label_of(edge.type, style));
        write_plain(", color", colour);
        write_plain(", fontcolor", colour);
        out_.write(", ");
        out_.write(style.line);
        if (edge.symmetric) out_.write(", dir=none");
        if (edge.evidence.size() > 1) {
            out_.write(", penwidth=");
            out_.write_number(line_width(edge.evidence.size()));
        }
        const std::string tooltip = tooltip_of(edge);
        write_tooltip(", tooltip", tooltip);
        if (!large_) write_tooltip(", labeltooltip", tooltip);
        out_.write("];\n");
    }

    static std::string label_of(std::string_view relation, const StatusStyle& style) {
        std::string label = shortened(relation, kLongestRelation);
        std::replace(label.begin(), label.end(), '_', ' ');
        return std::string(style.before) + label + std::string(style.behind);
    }

    static double line_width(std::size_t evidence_count) {
        const double width = 1.3 + 0.5 * std::log2(static_cast<double>(evidence_count));
        return std::round(std::min(width, 4.0) * 10) / 10;
    }

    [[nodiscard]] std::string tooltip_of(const graph::Edge& edge) const {
        std::string text(graph_.nodes()[edge.source].label);
        text.append(" · ").append(edge.type).append(" · ").append(graph_.nodes()[edge.target].label);
        for (std::size_t i = 0; i < std::min(kMostSentences, edge.evidence.size()); ++i) {
            const graph::Evidence& evidence = edge.evidence[i];
            text.append("\n« ").append(evidence.text).append(" » ");
            text.append(graph_.documents()[evidence.document].id)
                .append(", ")
                .append(to_string(evidence.status));
        }
        return shortened(text, kLongestTooltip);
    }

    /// Nodes that nothing is said of, in a block of rows; `dot` would pile them up in one column.
    void write_isolated_nodes() {
        std::vector<graph::NodeIndex> isolated;
        for (graph::NodeIndex i = 0; i < graph_.nodes().size(); ++i) {
            if (graph_.degree(i) == 0) isolated.push_back(i);
        }
        if (isolated.empty()) return;
        out_.write("  subgraph \"cluster_isolated\" {\n    label=\"Without relations\"; ");
        out_.write(kBlockStyle);
        for (const graph::NodeIndex node : isolated) write_node("    ", node);
        for (std::size_t i = 1; i < isolated.size(); ++i) {
            if (i % kNodesInRow == 0) continue;
            out_.write("    \"");
            out_.write(graph_.nodes()[isolated[i - 1]].id);
            out_.write("\" -> \"");
            out_.write(graph_.nodes()[isolated[i]].id);
            out_.write("\" [style=invis];\n");
        }
        out_.write("  }\n");
    }

    /// One row: a sample of each entity type, joined by a sample of each status.
    void write_legend() {
        std::set<std::string_view> types;
        for (const graph::Node& node : graph_.nodes()) types.insert(node.type);
        std::set<Status> statuses;
        for (const graph::Edge& edge : graph_.edges()) statuses.insert(edge.status);
        if (types.empty()) return;
        out_.write("  subgraph \"cluster_legend\" {\n    label=\"Legend\"; ");
        out_.write(kBlockStyle);
        out_.write("    edge [color=\"#404040\", fontcolor=\"#404040\"];\n");
        std::size_t count = 0;
        for (const std::string_view type : types) {
            write_sample_id("    ", count++);
            out_.write(" [");
            write_label("label", wrapped(type));
            out_.write(", ");
            write_node_style(type);
            out_.write("];\n");
        }
        std::size_t step = 0;
        for (const Status status : statuses) {
            if (step + 1 == count) {
                write_sample_id("    ", count++);
                out_.write(" [shape=point];\n");
            }
            write_step(step++);
            write_label(" [label", label_of(to_string(status), StatusStyle{}));
            out_.write(", ");
            out_.write(style_of(status).line);
            out_.write("];\n");
        }
        for (; step + 1 < count; ++step) {
            write_step(step);
            out_.write(" [style=invis];\n");
        }
        out_.write("  }\n");
    }

    // No id of a graph has a blank.
    void write_sample_id(std::string_view before, std::size_t number) {
        out_.write(before);
        out_.write("\"legend ");
        out_.write_number(static_cast<std::int64_t>(number));
        out_.put('"');
    }

    void write_step(std::size_t number) {
        write_sample_id("    ", number);
        write_sample_id(" -> ", number + 1);
    }

    const graph::KnowledgeGraph& graph_;
    const Options& options_;
    Sink& out_;
    bool large_;
    std::size_t replaced_ = 0;  // characters that DOT cannot hold
};

}  // namespace

void write_dot(const graph::KnowledgeGraph& graph, const Options& options, Sink& sink) {
    DotWriter(graph, options, sink).write();
}

}  // namespace lacis::exporters
