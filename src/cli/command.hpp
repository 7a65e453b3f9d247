// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <span>
#include <string_view>

/// The command line. A subcommand is one file (build.cpp: an options struct, declare_build(), the function
/// that does the work) and one row in the table of commands.cpp, from which the help is printed and the
/// command line is read.
namespace lacis::cli {

/// What is left to do once the command line is understood. Throws Error, or UsageError for what can only be
/// seen now (an unknown format, a file name without a known ending).
using Action = std::function<void()>;

struct Command {
    std::string_view name;
    std::string_view summary;              ///< One line for the list of commands.
    Action (*declare)(CLI::App& command);  ///< Adds its options, description and examples; opens no file.
};

/// All subcommands, in the order in which a user meets them.
[[nodiscard]] std::span<const Command> commands() noexcept;

Action declare_build(CLI::App& command);
Action declare_extract(CLI::App& command);
Action declare_parse(CLI::App& command);
Action declare_export(CLI::App& command);
Action declare_stats(CLI::App& command);
Action declare_show(CLI::App& command);
Action declare_explain(CLI::App& command);
Action declare_review(CLI::App& command);
Action declare_formats(CLI::App& command);
Action declare_evaluate(CLI::App& command);
Action declare_train(CLI::App& command);
Action declare_train_clusters(CLI::App& command);
Action declare_train_entities(CLI::App& command);
Action declare_train_references(CLI::App& command);
Action declare_train_relations(CLI::App& command);

/// Understands a command line; help and version are actions as well. Throws UsageError.
[[nodiscard]] Action read_command_line(int argc, const char* const* argv);

/// The command that a command line names, "" if it names none; for hints where to read on.
[[nodiscard]] std::string_view command_of(int argc, const char* const* argv);

}  // namespace lacis::cli
