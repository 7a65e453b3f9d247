// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lacis {

/// A place in a file that a person can go to. Lines and columns count from 1, columns in code points; 0 =
/// unknown.
struct Place {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// The place of a byte offset in a file's contents.
[[nodiscard]] Place place_of(std::string file, std::string_view contents, std::size_t byte);

/// "file:line:column" as far as it is known.
[[nodiscard]] std::string to_string(const Place& place);

/// The work cannot go on. what() holds the place too: "file:line:column: message". Exit code 1.
class Error : public std::runtime_error {
  public:
    explicit Error(const std::string& message) : std::runtime_error(message) {}
    Error(Place where, const std::string& message);
    [[nodiscard]] const Place& place() const { return place_; }
    /// what() without the place.
    [[nodiscard]] std::string message() const;

  private:
    Place place_;
};

/// The command line asks for something that cannot be meant. Exit code 2.
class UsageError : public Error {
  public:
    using Error::Error;
};

/// Something odd that does not stop the work.
struct Warning {
    Place place;
    std::string message;
};

/// Where warnings go. Stages report here and never print; nothing is reported to an empty function.
using WarningSink = std::function<void(const Warning&)>;

/// The known word nearest to `word` (edit distance at most a third of its length, or 2), or "" if none is
/// near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace lacis
