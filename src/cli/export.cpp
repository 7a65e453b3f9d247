// SPDX-License-Identifier: Apache-2.0
#include <memory>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"

namespace lacis::cli {
namespace {

struct ExportOptions {
    std::string graph;
    OutputOptions output;
};

void export_graph(const ExportOptions& options) {
    const std::vector<PlannedOutput> outputs = plan_outputs(options.output);
    write_outputs(read_graph(options.graph), outputs, options.output, print_warnings());
}

}  // namespace

Action declare_export(CLI::App& command) {
    auto options = std::make_shared<ExportOptions>();
    command
        .add_option("GRAPH", options->graph,
                    "A graph in lacis's own JSON (- for standard input), GEXF, GraphML or node-link JSON")
        ->required()
        ->type_name("");
    add_output_options(command, options->output);
    command.footer(
        "Examples:\n"
        "  lacis export graph.json -o graph.graphml\n"
        "  lacis export graph.json -o - --format dot --title \"Who pays whom\" | dot -Tpng > graph.png\n"
        "  lacis export graph.json -o d3.json --format nodelink --edge-list links\n"
        "  lacis export corrected.gexf -o graph.json    what was corrected in Gephi comes back\n"
        "  lacis export graph.json -o money.gexf --include funded,donated_to --edges evidence\n"
        "\n"
        "'lacis formats' lists the formats.\n");
    return [options] { export_graph(*options); };
}

}  // namespace lacis::cli
