// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/evidence_text.hpp"
#include "cli/find_nodes.hpp"
#include "cli/ledger_run.hpp"
#include "graph/json_object.hpp"

namespace lacis::cli {
namespace {

using entities::EntityPlace;
using entities::Link;
using graph::JsonObject;
using graph::NodeIndex;

struct ExplainOptions {
    std::string name;
    InputOptions input;
    AnalysisOptions analysis;
    ExtractionOptions extraction;
    bool json = false;
    bool quiet = false;
};

/// "surname: the surname of one person only"
std::string worded(std::string_view rule) {
    const std::string_view meaning = entities::rule_meaning(rule);
    return printable(rule) + (meaning.empty() ? "" : ": " + std::string(meaning));
}

std::string place_of(const Passage& passage) {
    return "article " + printable(passage.document) + ", characters " + std::to_string(passage.words.begin) +
           "–" + std::to_string(passage.words.end);
}

class TextLedger {
  public:
    TextLedger(Ledger& ledger, const Marks& marks) : ledger_(ledger), marks_(marks) {}

    std::string described(NodeIndex node) {
        text_ = heading(ledger_.graph().nodes()[node]);
        if (const entities::KnownEntity* const known = ledger_.known(node)) {
            text_ += "  known as " + printable(known->id) + " (" + printable(to_string(known->place)) + ")\n";
        }
        for (const EntityPlace place : ledger_.entities_of(node)) add_mentions(place);
        const std::vector<const Link*> joins = ledger_.joins_of(node);
        if (!joins.empty()) text_ += "\n  Joined over articles:\n";
        for (const Link* link : joins) add_link(*link);
        const std::vector<Link> splits = ledger_.splits_of(node);
        if (!splits.empty()) text_ += "\n  Kept apart:\n";
        for (const Link& link : splits) add_split(link);
        return std::move(text_);
    }

  private:
    void add_sentence(const Passage& passage, std::string_view indent) {
        if (passage.text.empty()) return;
        text_.append(indent).append(marked_words(passage.text, passage.sentence, passage.words, marks_));
        text_ += '\n';
    }

    void add_mentions(EntityPlace place) {
        for (const graph::MentionRecord& mention : ledger_.entity(place).mentions) {
            const Passage passage = ledger_.passage(place.document, mention.span);
            text_ += '\n';
            add_sentence(passage, "  ");
            text_ += "    " + printable(mention.kind) + " '" + printable(mention.text) + "'; " +
                     worded(mention.reason) + "; " + place_of(passage) + '\n';
        }
    }

    [[nodiscard]] std::string end_of(EntityPlace place) const {
        return printable(ledger_.entity(place).label) + " in " + printable(ledger_.document(place).info.id);
    }

    void add_link(const Link& link) {
        text_ += "    " + end_of(link.a) + ", " + end_of(link.b) + ": " + worded(link.rule);
        if (!link.detail.empty()) text_ += " (" + printable(link.detail) + ")";
        if (link.doubtful) text_ += "; doubtful";
        text_ += '\n';
    }

    void add_split(const Link& link) {
        add_link(link);
        for (const EntityPlace place : {link.a, link.b}) {
            for (const Passage& passage : ledger_.passages_of_fact(place, link.rule)) {
                add_sentence(passage, "      ");
                text_ += "        " + place_of(passage) + '\n';
            }
        }
    }

    Ledger& ledger_;
    const Marks& marks_;
    std::string text_;
};

class JsonLedger {
  public:
    explicit JsonLedger(Ledger& ledger) : ledger_(ledger) {}

    std::string described(const std::string& name, const std::vector<NodeIndex>& nodes) {
        JsonObject object(out_);
        object.text("format", "lacis-explanation/1");
        object.text("name", name);
        object.list("entities", nodes, [this](NodeIndex node) { write(node); });
        object.close();
        out_.put('\n');
        return out_.str();
    }

  private:
    void write(NodeIndex index) {
        const graph::Node& node = ledger_.graph().nodes()[index];
        JsonObject object(out_);
        object.text("id", node.id);
        object.text("label", node.label);
        object.text("type", node.type);
        object.texts("aliases", node.aliases);
        if (!node.external_ids.empty()) object.texts("external_ids", node.external_ids);
        if (const entities::KnownEntity* const known = ledger_.known(index))
            object.text("known_from", to_string(known->place));
        object.begin("mentions");
        char separator = '[';
        for (const EntityPlace place : ledger_.entities_of(index)) {
            for (const graph::MentionRecord& mention : ledger_.entity(place).mentions) {
                out_.put(separator);
                write(place, mention);
                separator = ',';
            }
        }
        if (separator == '[') out_.put('[');
        out_.put(']');
        object.list("joins", ledger_.joins_of(index), [this](const Link* link) { write(*link, false); });
        object.list("apart", ledger_.splits_of(index), [this](const Link& link) { write(link, true); });
        object.close();
    }

    void write(const Passage& passage) {
        JsonObject object(out_);
        object.text("document", passage.document);
        object.ends(passage.words);
        write_sentence(object, passage);
        object.close();
    }

    void write_sentence(JsonObject& object, const Passage& passage) {
        if (passage.text.empty()) return;
        object.begin("sentence");
        JsonObject sentence(out_);
        sentence.ends(passage.sentence);
        sentence.text("text", passage.text);
        sentence.close();
    }

    static void write_rule(JsonObject& object, std::string_view rule) {
        object.text("rule", rule);
        object.text_if_any("meaning", entities::rule_meaning(rule));
    }

    void write(EntityPlace place, const graph::MentionRecord& mention) {
        JsonObject object(out_);
        const Passage passage = ledger_.passage(place.document, mention.span);
        object.text("document", passage.document);
        object.ends(mention.span);
        object.text("text", mention.text);
        object.text("kind", mention.kind);
        write_rule(object, mention.reason);
        write_sentence(object, passage);
        object.close();
    }

    void write(EntityPlace place) {
        JsonObject object(out_);
        const auto node = ledger_.node_of(place);
        if (node) object.text("id", ledger_.graph().nodes()[*node].id);
        object.text("document", ledger_.document(place).info.id);
        object.text("label", ledger_.entity(place).label);
        object.text("type", ledger_.entity(place).type);
        object.close();
    }

    void write(const Link& link, bool with_facts) {
        JsonObject object(out_);
        write_rule(object, link.rule);
        object.text_if_any("detail", link.detail);
        object.flag_if_set("doubtful", link.doubtful);
        object.list("between", std::vector{link.a, link.b}, [this](EntityPlace place) { write(place); });
        if (with_facts) {
            std::vector<Passage> facts = ledger_.passages_of_fact(link.a, link.rule);
            for (Passage& passage : ledger_.passages_of_fact(link.b, link.rule))
                facts.push_back(std::move(passage));
            object.list("facts", facts, [this](const Passage& passage) { write(passage); });
        }
        object.close();
    }

    Ledger& ledger_;
    graph::StringOutput out_;
};

void explain(const ExplainOptions& options) {
    LedgerRun run(options.input, options.analysis, options.extraction, options.quiet, print_warnings());
    const std::vector<NodeIndex> nodes = find_nodes(run.ledger().graph(), "", options.name);
    if (options.json) return print(JsonLedger(run.ledger()).described(options.name, nodes));
    TextLedger ledger(run.ledger(), is_terminal(stdout) ? kTerminalMarks : kPlainMarks);
    std::string text;
    for (const NodeIndex node : nodes) text += (text.empty() ? "" : "\n") + ledger.described(node);
    print(text);
}

}  // namespace

Action declare_explain(CLI::App& command) {
    auto options = std::make_shared<ExplainOptions>();
    command.add_option("NAME", options->name, "An entity: any of its names, in any case, or its id")
        ->required()
        ->type_name("");
    add_input_options(command, options->input);
    command.add_flag("--json", options->json, "Print the same as JSON");
    add_analysis_options(command, options->analysis);
    add_extraction_options(command, options->extraction);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Reads the articles as 'lacis build' does, and prints for each entity of that name every place\n"
        "that speaks of it, with the rule that says so; why the articles' entities are one; and what\n"
        "keeps it from its namesakes. What is wrong there is put right in a catalogue (--entities,\n"
        "'lacis review').\n"
        "\n"
        "Examples:\n"
        "  lacis explain \"Marie Curie\" articles/\n"
        "  lacis explain curie articles/ --entities known.json --json\n");
    return [options] { explain(*options); };
}

}  // namespace lacis::cli
