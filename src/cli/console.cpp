// SPDX-License-Identifier: Apache-2.0
#include "cli/console.hpp"

#include <iostream>
#include <unistd.h>

#include "exporters/sink.hpp"

namespace lacis::cli {

bool is_terminal(std::FILE* stream) {
    return ::isatty(::fileno(stream)) == 1;
}

void print(std::string_view text) {
    exporters::StreamSink sink(stdout, "standard output");
    sink.write(text);
    sink.finish();
}

WarningSink print_warnings() {
    return [](const Warning& warning) {
        const std::string place = to_string(warning.place);
        std::cerr << (place.empty() ? "lacis" : place) << ": warning: " << warning.message << '\n';
    };
}

Progress::Progress(bool quiet) : visible_(!quiet && is_terminal(stderr)) {}

Progress::~Progress() {
    wipe();
}

void Progress::show(std::string_view what, std::size_t done, std::size_t total) {
    if (!visible_) return;
    wipe();
    std::cerr << what << ' ' << done << " of " << total << std::flush;
    written_ = true;
}

void Progress::conclude(const std::string& line) {
    if (!visible_) return;
    wipe();
    std::cerr << line << '\n';
}

void Progress::wipe() {
    if (!written_) return;
    std::cerr << "\r\033[K" << std::flush;
    written_ = false;
}

}  // namespace lacis::cli
