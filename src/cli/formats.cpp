// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "exporters/exporter.hpp"

namespace lacis::cli {
namespace {

std::string endings_of(const exporters::Format& format) {
    std::string endings;
    for (const std::string_view extension : format.extensions) {
        endings += (endings.empty() ? "" : " ") + std::string(extension);
    }
    return endings;
}

void list_formats() {
    std::size_t name_width = 0;
    std::size_t ending_width = 0;
    for (const exporters::Format& format : exporters::formats()) {
        name_width = std::max(name_width, format.name.size());
        ending_width = std::max(ending_width, endings_of(format).size());
    }
    const auto padded = [](std::string text, std::size_t width) {
        text.resize(std::max(width, text.size()), ' ');
        return text;
    };
    std::string table;
    for (const exporters::Format& format : exporters::formats()) {
        table += padded(std::string(format.name), name_width) + "  " +
                 padded(endings_of(format), ending_width) + "  " + std::string(format.title) + "; opens in " +
                 std::string(format.opens_in) + '\n';
    }
    print(table);
}

}  // namespace

Action declare_formats(CLI::App& command) {
    command.footer("Each line: the name for --format, the endings of file names that mean it, what it is.\n");
    return list_formats;
}

}  // namespace lacis::cli
