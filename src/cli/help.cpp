// SPDX-License-Identifier: Apache-2.0
#include "cli/help.hpp"

#include <CLI/Config.hpp>

namespace lacis::cli {

HelpFormatter::HelpFormatter() {
    column_width(26);
    label("Positionals", "Arguments");
}

std::string HelpFormatter::make_usage(const CLI::App* app, std::string name) const {
    std::string usage = "Usage: " + name;
    if (!app->get_subcommands({}).empty()) return usage + " COMMAND [OPTIONS] ...\n";
    for (const CLI::Option* option : app->get_options()) {
        if (option->get_positional()) usage += ' ' + make_option_usage(option);
    }
    for (const CLI::Option* option : app->get_options()) {
        if (option->get_positional() || !option->get_required()) continue;
        const std::string shortest = option->get_snames().empty() ? "--" + option->get_lnames().front()
                                                                  : '-' + option->get_snames().front();
        usage += ' ' + shortest + make_option_opts(option);
    }
    return usage + " [OPTIONS]\n";
}

std::string HelpFormatter::make_option_opts(const CLI::Option* option) const {
    if (option->get_type_size() == 0 || option->get_positional()) return {};
    const std::string type = option->get_type_name();  // "NAME:{fast,accurate}"
    return ' ' + type.substr(0, type.find(':'));
}

std::string HelpFormatter::make_option_usage(const CLI::Option* option) const {
    const std::string name = option->get_name(true);
    if (option->get_expected_max() >= CLI::detail::expected_max_vector_size) return name + "...";
    return option->get_expected_max() > 1 ? name + " [" + name + ']' : name;
}

}  // namespace lacis::cli
