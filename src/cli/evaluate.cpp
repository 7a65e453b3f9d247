// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <memory>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "corpus/files.hpp"
#include "evaluation/gold.hpp"
#include "evaluation/scores.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

using evaluation::Counts;
using evaluation::Finding;
using evaluation::Tally;

struct EvaluateOptions {
    std::vector<std::string> pairs;
    bool core = false;
    bool verbose = false;
    bool json = false;
};

/// "GOLD=GRAPH", split at the first "=".
std::pair<std::string, std::string> split_pair(const std::string& pair) {
    const std::size_t sign = pair.find('=');
    if (sign == std::string::npos || sign == 0 || sign + 1 == pair.size()) {
        throw UsageError("'" + pair + "' is no pair GOLD=GRAPH");
    }
    return {pair.substr(0, sign), pair.substr(sign + 1)};
}

std::string line_of(const Finding& finding) {
    const std::string relation = finding.source + " --" + finding.type + "--> " + finding.target;
    switch (finding.kind) {
        case Finding::Kind::kMissingEntity:
            return "  entity missing:    " + finding.source + " (" + finding.type + ")\n";
        case Finding::Kind::kSpuriousEntity:
            return "  entity too many:   " + finding.source + " (" + finding.type + ")\n";
        case Finding::Kind::kWrongType:
            return "  type wrong:        " + finding.source + ": " + finding.type + ", not " +
                   finding.detail + '\n';
        case Finding::Kind::kMissingRelation:
            return "  relation missing:  " + relation + "   « " + finding.detail + " »\n";
        case Finding::Kind::kSpuriousRelation:
            return "  relation too many: " + relation + '\n';
        case Finding::Kind::kDeniedRelation:
            return "  relation denied:   " + relation + '\n';
    }
    return {};
}

template <typename... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
    char line[128];
    std::snprintf(line, sizeof line, format, numbers...);
    return line;
}

std::string table_of(const Counts& counts) {
    std::string table;
    for (const auto& [name, tally] :
         {std::pair{"entities", counts.entities}, {"relations", counts.relations}, {"pairs", counts.pairs}}) {
        table +=
            formatted("%-10s P %.3f  R %.3f  F1 %.3f\n", name, tally.precision(), tally.recall(), tally.f1());
    }
    return table + formatted("%-10s accuracy %.3f   fragmentation %.2f\n", "types", counts.type_accuracy(),
                             counts.fragmentation());
}

std::string json_of(const Counts& counts) {
    rapidjson::StringBuffer buffer;
    rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
    writer.StartObject();
    const std::initializer_list<std::pair<const char*, Tally>> tallies = {
        {"entities", counts.entities}, {"relations", counts.relations}, {"pairs", counts.pairs}};
    for (const auto& [name, tally] : tallies) {
        writer.Key(name);
        writer.StartArray();
        for (const double value : {tally.precision(), tally.recall(), tally.f1()}) writer.Double(value);
        writer.EndArray();
    }
    writer.Key("type_accuracy");
    writer.Double(counts.type_accuracy());
    writer.Key("fragmentation");
    writer.Double(counts.fragmentation());
    writer.Key("counts");
    writer.StartObject();
    for (const auto& [name, value] : {std::pair{"ent_tp", counts.entities.found},
                                      {"ent_sys", counts.entities.system},
                                      {"ent_gold", counts.entities.gold},
                                      {"type_ok", counts.types_right},
                                      {"frag", counts.nodes_of_found},
                                      {"rel_tp", counts.relations.found},
                                      {"rel_sys", counts.relations.system},
                                      {"rel_gold", counts.relations.gold},
                                      {"pair_tp", counts.pairs.found},
                                      {"pair_sys", counts.pairs.system},
                                      {"pair_gold", counts.pairs.gold}}) {
        writer.Key(name);
        writer.Uint64(value);
    }
    writer.EndObject();
    writer.EndObject();
    return std::string(buffer.GetString(), buffer.GetSize()) + '\n';
}

void evaluate(const EvaluateOptions& options) {
    const evaluation::Scope scope = options.core ? evaluation::Scope::kCore : evaluation::Scope::kAll;
    Counts total;
    std::string report;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const std::string& pair : options.pairs) pairs.push_back(split_pair(pair));
    for (const auto& [gold_file, graph_file] : pairs) {
        const evaluation::ArticleScore score = evaluation::score(
            evaluation::read_gold(corpus::read_file(gold_file), gold_file),
            evaluation::read_system_graph(corpus::read_file(graph_file), graph_file), scope);
        total += score.counts;
        if (!options.verbose) continue;
        report += gold_file + '\n';
        for (const Finding& finding : score.findings) report += line_of(finding);
    }
    print(report + (options.json ? json_of(total) : table_of(total)));
}

}  // namespace

Action declare_evaluate(CLI::App& command) {
    auto options = std::make_shared<EvaluateOptions>();
    command
        .add_option("GOLD=GRAPH", options->pairs, "An annotated article and the graph that was made from it")
        ->required()
        ->type_name("");
    command.add_flag("--core", options->core, "Score cofounded, criticized, funded, donated_to alone");
    command.add_flag("-v,--verbose", options->verbose, "List what is missing, too many or wrong");
    command.add_flag("--json", options->json, "Print the figures as JSON");
    command.footer(
        "Precision, recall and F1 of the entities, of the relations, and of the pairs that are related\n"
        "at all, summed over the articles. GRAPH is lacis's own JSON, or node-link JSON of another\n"
        "program. With --core, founded counts as cofounded and accused as criticized.\n"
        "\n"
        "Example:\n"
        "  lacis build a.txt -o a.graph.json && lacis evaluate -v a.gold.json=a.graph.json\n");
    return [options] { evaluate(*options); };
}

}  // namespace lacis::cli
