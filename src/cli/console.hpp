// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "support/error.hpp"

/// What a command says to the person who runs it. Warnings and progress go to stderr, results to stdout.
namespace lacis::cli {

[[nodiscard]] bool is_terminal(std::FILE* stream);

/// Writes to standard output and makes sure that it arrived; throws Error if it did not (a full disk).
void print(std::string_view text);

/// Prints "file:line:column: warning: message" on stderr.
[[nodiscard]] WarningSink print_warnings();

/// A line on stderr that tells how far the work is ("analysing 12 of 40"), if stderr is a terminal and
/// `quiet` is not set; otherwise nothing. The line is wiped when the object goes.
class Progress {
  public:
    explicit Progress(bool quiet);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::string_view what, std::size_t done, std::size_t total);
    /// A line that stays.
    void conclude(const std::string& line);
    [[nodiscard]] bool visible() const { return visible_; }

  private:
    void wipe();
    bool visible_;
    bool written_ = false;
};

}  // namespace lacis::cli
