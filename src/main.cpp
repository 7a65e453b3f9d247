// SPDX-License-Identifier: Apache-2.0
#include <exception>
#include <iostream>
#include <new>
#include <string>

#include "cli/command.hpp"
#include "support/error.hpp"

// The only place that words errors and chooses the exit code: 0 done, 1 the work failed, 2 wrong usage.
namespace {

void report(const lacis::Error& error) {
    const std::string place = to_string(error.place());
    std::cerr << (place.empty() ? "lacis" : place) << ": error: " << error.message() << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    try {
        lacis::cli::read_command_line(argc, argv)();
        return 0;
    } catch (const lacis::UsageError& error) {
        report(error);
        const std::string_view command = lacis::cli::command_of(argc, argv);
        std::cerr << "Try 'lacis " << command << (command.empty() ? "" : " ") << "--help'.\n";
        return 2;
    } catch (const lacis::Error& error) {
        report(error);
    } catch (const std::bad_alloc&) {
        std::cerr << "lacis: error: not enough memory\n";
    } catch (const std::exception& error) {
        std::cerr << "lacis: error: " << error.what() << '\n';
    }
    return 1;
}
