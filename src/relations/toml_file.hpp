// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <toml++/toml.h>
#include <vector>

#include "support/error.hpp"

/// Reading of TOML files with errors that lead to the place: file, line, column, and the nearest name that is
/// known.
namespace lacis::relations {

/// Parses a file's contents. Throws Error with the place of a syntax error.
[[nodiscard]] toml::table parse_toml(std::string_view contents, const std::string& file);

[[nodiscard]] Place place_of_node(const toml::node& node, const std::string& file);

/// "unknown KIND 'x'; did you mean 'y'?", or with the list of all if none is near.
[[nodiscard]] std::string unknown_name(std::string_view kind, std::string_view name,
                                       const std::vector<std::string>& known);

/// A table of which every key has to be asked for: what is asked for is known, the rest is an error.
class TableReader {
  public:
    /// Throws Error if `node` is no table; `what` names it in messages ("rule").
    TableReader(const toml::node& node, const std::string& file, std::string what);

    [[nodiscard]] const toml::node* find(std::string_view key);
    [[nodiscard]] std::string text(std::string_view key, std::string_view fallback = {});
    [[nodiscard]] std::string required_text(std::string_view key);
    [[nodiscard]] bool flag(std::string_view key, bool fallback = false);
    [[nodiscard]] double number(std::string_view key, double fallback);
    /// A string or an array of strings, each with its node (for messages). Empty if the key is absent.
    struct Item {
        std::string text;
        const toml::node* node;
    };
    [[nodiscard]] std::vector<Item> texts(std::string_view key);
    [[nodiscard]] std::vector<const toml::node*> tables(std::string_view key);

    /// Throws Error for the first key that nobody asked for.
    void finish() const;

    [[noreturn]] void fail(const toml::node& node, const std::string& message) const;
    [[nodiscard]] Place place() const { return place_of_node(*table_, file_); }

  private:
    const toml::table* table_ = nullptr;
    std::string file_;
    std::string what_;
    std::vector<std::string> asked_;
};

}  // namespace lacis::relations
