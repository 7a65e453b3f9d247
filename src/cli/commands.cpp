// SPDX-License-Identifier: Apache-2.0
#include <CLI/Config.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/help.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

constexpr std::array kCommands = {
    Command{"build", "Make a graph from articles and write it in one or several formats", declare_build},
    Command{"extract", "List what each article says, one JSON line an article", declare_extract},
    Command{"parse", "Write the linguistic analysis as CoNLL-U", declare_parse},
    Command{"export", "Write a graph in other formats", declare_export},
    Command{"stats", "Count what a graph holds", declare_stats},
    Command{"show", "Show the relations of a name, or between two, with the sentences that state them",
            declare_show},
    Command{"explain", "Say why the names of an entity were joined, and what keeps it from its namesakes",
            declare_explain},
    Command{"review", "List doubtful joins and splits as a catalogue to edit", declare_review},
    Command{"formats", "List the formats that graphs are written in", declare_formats},
    Command{"evaluate", "Compare graphs with annotated articles: precision, recall, F1", declare_evaluate},
    Command{"train", "Make a language model from treebanks", declare_train},
    Command{"train-clusters", "Pack clusters of words into a file that the program reads",
            declare_train_clusters},
    Command{"train-entities", "Make a name tagger from annotated articles and treebanks",
            declare_train_entities},
    Command{"train-references", "Learn for whom pronouns and descriptions stand from annotated articles",
            declare_train_references},
    Command{"train-relations", "Make a relation model from annotated articles", declare_train_relations},
};

constexpr const char* kDescription =
    "lacis reads French press articles and builds a graph of who did what to whom. Every edge\n"
    "carries the sentence that states it. Everything runs on this machine, and the same articles\n"
    "always give the same graph.\n";

constexpr const char* kExamples =
    "Examples:\n"
    "  lacis build article.txt -o graph.json           one article, lacis's own JSON\n"
    "  lacis build articles/ -o g.json -o g.graphml    a folder, for Gephi as well\n"
    "  lacis show g.json \"Marie Curie\"                 what the articles say of her, and where\n"
    "  lacis export g.json -o - --format dot | dot -Tsvg > g.svg\n\n"
    "'lacis COMMAND --help' explains a command.\n"
    "Exit status: 0 done, 1 the work failed, 2 wrong usage.\n";

const Command* find_command(std::string_view name) {
    const auto* found = std::find_if(kCommands.begin(), kCommands.end(),
                                     [name](const Command& command) { return command.name == name; });
    return found == kCommands.end() ? nullptr : found;
}

UsageError unknown_command(const std::string& given) {
    std::vector<std::string> known;
    known.reserve(kCommands.size());
    for (const Command& command : kCommands) known.emplace_back(command.name);
    const std::string near = nearest(given, known);
    return UsageError("there is no command '" + given + "'" +
                      (near.empty() ? std::string() : "; did you mean '" + near + "'?"));
}

UsageError unexpected_argument(const CLI::App& command) {
    const std::string given = command.remaining().front();
    if (!given.starts_with('-')) return UsageError("'" + given + "' is one argument too many");
    std::vector<std::string> known;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
        for (const std::string& name : option->get_snames()) known.push_back("-" + name);
    }
    const std::string near = nearest(given, known);
    return UsageError("there is no option '" + given + "'" +
                      (near.empty() ? std::string() : "; did you mean '" + near + "'?"));
}

}  // namespace

std::span<const Command> commands() noexcept {
    return kCommands;
}

std::string_view command_of(int argc, const char* const* argv) {
    const Command* command = argc > 1 ? find_command(argv[1]) : nullptr;
    return command == nullptr ? std::string_view() : command->name;
}

Action read_command_line(int argc, const char* const* argv) {
    CLI::App app(kDescription, "lacis");
    app.footer(kExamples);
    app.set_help_flag("-h,--help", "Print this help");
    app.set_version_flag("--version", "lacis " LACIS_VERSION, "Print the version");
    app.formatter(std::make_shared<HelpFormatter>());
    app.require_subcommand(1);

    Action chosen;
    for (const Command& command : kCommands) {
        CLI::App* subcommand = app.add_subcommand(std::string(command.name), std::string(command.summary));
        subcommand->group("Commands");
        subcommand->callback([&chosen, action = command.declare(*subcommand)] { chosen = action; });
    }
    try {
        if (argc < 2) throw UsageError("a command is needed");
        if (argv[1][0] != '-' && find_command(argv[1]) == nullptr) throw unknown_command(argv[1]);
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return [help = app.help()] { print(help); };
    } catch (const CLI::CallForVersion& version) {
        return [text = std::string(version.what()) + "\n"] { print(text); };
    } catch (const CLI::ExtrasError&) {
        const auto used = app.get_subcommands();
        throw unexpected_argument(used.empty() ? app : *used.front());
    } catch (const CLI::ParseError& error) {
        throw UsageError(error.what());
    }
    return chosen;
}

}  // namespace lacis::cli
