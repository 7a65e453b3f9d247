// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "consumers/graph_sketch.hpp"

namespace lacis::testing {

/// A label with everything that some format gives a meaning to.
inline constexpr std::string_view kNastyLabel =
    "A & <B> \"q\" 'z' \\ back\\\n\té 中文 😀 ]]> &amp; %N \\N {x|y} [1,2]; \"a\"";

/// One graph that has every difficulty at once: all exporters write it, all consumers read it. `long_size`:
/// characters of the long label and, twice that, of the long word.
inline graph::KnowledgeGraph hard_graph(std::size_t long_size = 10000) {
    using graph::Status;
    GraphSketch sketch;
    sketch.document("article <1> & \"2\"", "Titre « difficile » \\ avec 'tout' <ça> & ]]>", 4294967295U);
    sketch.document("b", "", 0);
    graph::DocumentInfo& info = sketch.document_info(0);
    info.source = "https://exemple.fr/?a=1&b=<2>";
    info.date = "2025-01-23";
    info.language = "fr";
    info.sha256 = std::string(64, 'a');

    const auto nasty = sketch.node("nasty", kNastyLabel, "Person",
                                   {"x, y", "A \"q\"", "B\\C", "it's", "p;q|r", "007", "true", "null"}, 2);
    const auto keyword = sketch.node("organization-node", "node", "Organization", {"edge", "graph"}, 1);
    const auto team = sketch.node("l-equipe", "L'Équipe", "Organization", {"L’Équipe"});
    const auto path = sketch.node("c-dir", "C:\\dir\\", "Product");
    const auto arabic = sketch.node("project-5d1e7c0a", "مشروع القرن — שלום", "Project");
    const auto blanks = sketch.node("blanks", "  blanks at both ends  ", "Place");
    const auto control = sketch.node("control",
                                     "a\x01"
                                     "b\x1F"
                                     "c\xEF\xBF\xBE"
                                     "d\x7F",
                                     "Place");
    const auto returns = sketch.node("returns", "line\r\nline\rline", "Place");
    sketch.node("isolated", "Seule", "Person");
    sketch.node("null", "Null", "Person");
    sketch.node("inf", "INFORMATION", "Project");
    sketch.node("html", "<html>x</html>", "Product");
    sketch.node("no-label", "", "Product");
    sketch.node("no-type", "Sans type", "");
    sketch.node("own-type", "Type inconnu", "Espèce <de> \"type\" & c");
    sketch.node("blank-label", " ", "Place");
    sketch.node("decomposed",
                "E\xCC\x81"
                "cole",
                "Place");
    std::string long_label;
    while (long_label.size() < long_size) long_label += "Très long nom ";
    const auto long_name = sketch.node("long", long_label, "Organization");
    const auto word = sketch.node("word", std::string(2 * long_size, 'x'), "Organization");
    sketch.mark_as_byline(blanks);
    sketch.add_external_ids(nasty, {"isni:0000 0001", "wikidata:Q42"});
    sketch.add_external_ids(team, {"lei:529900T8BM49AURSDO55", "own:a\"b, <c>", "wikidata:Q1308"});

    // Parallel edges: of different types, of one type, and back.
    sketch.edge("nasty--funded--l-equipe", nasty, "funded", team,
                {{.text = "Il a \"financé\"\nL'Équipe <b>&amp;</b> ]]>.",
                  .amount = 1000000.5,
                  .currency = "USD",
                  .date = "2018"},
                 {.text = "Il l'aurait financée.",
                  .status = Status::kHedged,
                  .amount = 0.1,
                  .currency = "EUR",
                  .date = "2019-07",
                  .attributed_to = "l'AFP",
                  .confidence = 0.9},
                 {.text = "a\x01"
                          "b",
                  .status = Status::kAsserted,
                  .date = "2017-12-31",
                  .document = 1}});
    sketch.edge("nasty--funded--l-equipe--2", nasty, "funded", team, {{.text = "Encore.", .amount = 1e21}});
    sketch.edge(
        "nasty--criticized--l-equipe", nasty, "criticized", team,
        {{.text = "Il la critique."}, {.text = "Il ne la critique pas.", .status = Status::kNegated}});
    sketch.edge("l-equipe--criticized--nasty", team, "criticized", nasty,
                {{.text = "\r\n", .status = Status::kNegated}});
    sketch.edge("nasty--met--organization-node", nasty, "met", keyword, {{.text = "Ils se sont vus."}}, true);
    // Loops.
    sketch.edge("nasty--owns--nasty", nasty, "owns", nasty, {{.text = "Lui-même."}});
    sketch.edge("nasty--succeeded--nasty", nasty, "succeeded", nasty,
                {{.text = "", .status = Status::kHedged}});
    // Numbers at their limits.
    sketch.edge("n1", keyword, "donated_to", path, {{.amount = 9223372036854775807.0, .currency = "%"}});
    sketch.edge("n2", keyword, "donated_to", arabic, {{.amount = -0.0}});
    sketch.edge("n3", keyword, "donated_to", blanks,
                {{.amount = std::numeric_limits<double>::min(), .confidence = 0}});
    sketch.edge("n4", keyword, "donated_to", control,
                {{.amount = std::numeric_limits<double>::max(), .confidence = 1}});
    sketch.edge("n5", keyword, "donated_to", returns,
                {{.amount = 9007199254740993.0, .role = "\"PDG\" & c"}});
    sketch.edge("n6", keyword, "donated_to", long_name,
                {{.text = long_label, .amount = 250000000, .currency = "USD"}});
    // A relation that nobody knows.
    sketch.edge("n7", word, "Type <inconnu> \"&\" c", long_name, {{.text = "é"}});
    return sketch.graph();
}

/// Every relation that the shipped rules know between all types of entities, and each in every status: for
/// formats that say relations in words of their own. More edges than a picture shows with labels.
inline graph::KnowledgeGraph typed_graph() {
    using graph::Status;
    GraphSketch sketch;
    sketch.document("d");
    std::vector<graph::NodeIndex> nodes;
    for (const char* type : {"Organization", "Person", "Place", "Product", "Project", "", "Espèce"}) {
        nodes.push_back(sketch.node("n" + std::to_string(nodes.size()), std::string("Nom ") + type, type));
    }
    const auto claimed = sketch.node("claimed", "Peut-être possédée", "Organization");
    int count = 0;
    for (const char* relation : {"acquired",   "based_in",   "cofounded", "competes_with", "created",
                                 "criticized", "donated_to", "family_of", "founded",       "funded",
                                 "leads",      "left",       "member_of", "met",           "owns",
                                 "accused",    "succeeded",  "sued",      "supported",     "partnered_with",
                                 "works_for"}) {
        const auto add = [&](graph::NodeIndex source, graph::NodeIndex target,
                             const std::vector<SketchedEvidence>& evidence) {
            sketch.edge("e" + std::to_string(++count), source, relation, target, evidence);
        };
        for (const auto source : nodes) {
            for (const auto target : nodes) {
                add(source, target,
                    {{.text = "Un quart.", .amount = 25, .currency = "%", .role = "actionnaire"},
                     {.text = "Un million.", .amount = 1e6, .currency = "EUR", .date = "2018-07"}});
            }
        }
        add(nodes[1], claimed, {{.status = Status::kHedged}});
        add(nodes[1], claimed, {{.status = Status::kNegated}});
        add(nodes[1], claimed, {{}, {.status = Status::kNegated}});
    }
    return sketch.graph();
}

/// What hostile texts are made of.
struct HostileTexts {
    std::uint32_t longest = 9000;  ///< Pieces in one of fifty texts; the others have fewer than ten.
    bool for_xml = false;          ///< Without characters that XML cannot hold.
};

/// Graphs of random shape, whose texts are made of what breaks formats. The same for the same seed.
class HostileGraphs {
  public:
    explicit HostileGraphs(std::uint64_t seed, HostileTexts texts = {}) : texts_(texts), random_(seed) {}

    graph::KnowledgeGraph next() {
        // One draw a statement: the order in which arguments are evaluated is the compiler's affair.
        GraphSketch sketch;
        const std::uint32_t documents = 1 + below(3);
        for (std::uint32_t i = 0; i < documents; ++i) {
            const std::string id = text() + std::to_string(i);
            const std::string title = text();
            sketch.document(id, title, below(1000));
        }
        const std::uint32_t nodes = below(9);
        for (std::uint32_t i = 0; i < nodes; ++i) {
            std::vector<std::string> aliases;
            for (std::uint32_t k = below(4); k > 0; --k) aliases.push_back(text() + std::to_string(k));
            const std::string label = text();
            const std::string type = text();
            const auto node = sketch.node("n" + std::to_string(i), label, type, aliases, below(3));
            if (below(5) == 0) sketch.mark_as_byline(node);
            if (below(5) == 0) {
                const std::string id = text();
                sketch.add_external_ids(node, {"own:" + id, "wikidata:Q" + std::to_string(below(100))});
            }
        }
        const std::uint32_t edges = nodes == 0 ? 0 : below(12);
        for (std::uint32_t i = 0; i < edges; ++i) {
            std::vector<SketchedEvidence> evidence;
            for (std::uint32_t k = 1 + below(3); k > 0; --k) evidence.push_back(piece(documents));
            const std::uint32_t source = below(nodes);
            const std::string type = text();
            const std::uint32_t target = below(nodes);
            sketch.edge("e" + std::to_string(i), source, type, target, evidence, below(4) == 0);
        }
        return sketch.graph();
    }

    std::string text() {
        static const std::vector<std::string> kBits = {"a",
                                                       "Z",
                                                       "0",
                                                       " ",
                                                       "  ",
                                                       "\t",
                                                       "\n",
                                                       "\r",
                                                       "\r\n",
                                                       "\"",
                                                       "'",
                                                       "\\",
                                                       "\\\\",
                                                       "\\\"",
                                                       "\\N",
                                                       "&",
                                                       "&amp;",
                                                       "&#1;",
                                                       "<",
                                                       ">",
                                                       "<b>",
                                                       "</data>",
                                                       "]]>",
                                                       "]]",
                                                       "]",
                                                       "-->",
                                                       "{",
                                                       "}",
                                                       "|",
                                                       ";",
                                                       ",",
                                                       "+",
                                                       "%",
                                                       "#",
                                                       "/",
                                                       "null",
                                                       "NaN",
                                                       "INF",
                                                       "true",
                                                       "node",
                                                       "graph",
                                                       "é",
                                                       "œ",
                                                       "e\xCC\x81",
                                                       "中文",
                                                       "😀",
                                                       "👩‍🚀",
                                                       "שלום",
                                                       "العربية",
                                                       "\xE2\x80\xA8",
                                                       "\xC2\x85",
                                                       "\xEF\xBB\xBF",
                                                       "\xEF\xBF\xBD",
                                                       "\x7F",
                                                       "\xF4\x8F\xBF\xBF",
                                                       "mot ",
                                                       "phrase. "};
        static const std::vector<std::string> kForbiddenBits = {
            "\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x01", "\x08", "\x0B", "\x0C", "\x1F", std::string(1, '\0')};

        const auto usual = static_cast<std::uint32_t>(kBits.size());
        const std::uint32_t all =
            usual + (texts_.for_xml ? 0 : static_cast<std::uint32_t>(kForbiddenBits.size()));
        std::string made;
        const std::uint32_t length = below(50) == 0 ? below(texts_.longest) : below(9);
        for (std::uint32_t i = 0; i < length; ++i) {
            const std::uint32_t bit = below(all);
            made += bit < usual ? kBits[bit] : kForbiddenBits[bit - usual];
        }
        return made;
    }

    std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

  private:
    SketchedEvidence piece(std::uint32_t documents) {
        SketchedEvidence evidence;
        evidence.text = text();
        evidence.status = static_cast<graph::Status>(below(3));
        if (below(2) == 0) evidence.amount = number();
        evidence.currency = text();
        evidence.date = text();
        evidence.attributed_to = text();
        evidence.role = text();
        evidence.confidence = static_cast<double>(below(1001)) / 1000;
        evidence.document = below(documents);
        return evidence;
    }

    /// Any normal double, by its bits or by its digits (igraph refuses to read subnormal ones).
    double number() {
        if (below(20) == 0) return -0.0;
        if (below(2) == 0) return static_cast<double>(below(2000000)) / 100;
        while (true) {
            const std::uint64_t bits = random_();
            double value = 0;
            static_assert(sizeof value == sizeof bits);
            std::memcpy(&value, &bits, sizeof value);
            if (std::isnormal(value)) return value;
        }
    }

    HostileTexts texts_;
    std::mt19937_64 random_;
};

}  // namespace lacis::testing
