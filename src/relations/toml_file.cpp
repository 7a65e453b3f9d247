// SPDX-License-Identifier: Apache-2.0
#include "relations/toml_file.hpp"

#include <algorithm>

namespace lacis::relations {

toml::table parse_toml(std::string_view contents, const std::string& file) {
    try {
        return toml::parse(contents, file);
    } catch (const toml::parse_error& error) {
        const toml::source_position& at = error.source().begin;
        throw Error(Place{file, at.line, at.column}, std::string(error.description()));
    }
}

Place place_of_node(const toml::node& node, const std::string& file) {
    const toml::source_position& at = node.source().begin;
    return {file, at.line, at.column};
}

std::string unknown_name(std::string_view kind, std::string_view name,
                         const std::vector<std::string>& known) {
    std::string message = "unknown " + std::string(kind) + " '" + std::string(name) + "'";
    const std::string near = nearest(name, known);
    if (!near.empty()) return message + "; did you mean '" + near + "'?";
    message += "; known are:";
    for (const std::string& one : known) message += (&one == &known.front() ? " " : ", ") + one;
    return message;
}

TableReader::TableReader(const toml::node& node, const std::string& file, std::string what)
    : table_(node.as_table()), file_(file), what_(std::move(what)) {
    if (table_ == nullptr) throw Error(place_of_node(node, file), what_ + " must be a table");
}

const toml::node* TableReader::find(std::string_view key) {
    asked_.emplace_back(key);
    return table_->get(key);
}

std::string TableReader::text(std::string_view key, std::string_view fallback) {
    const toml::node* node = find(key);
    if (node == nullptr) return std::string(fallback);
    if (!node->is_string()) fail(*node, "'" + std::string(key) + "' must be a string");
    return node->as_string()->get();
}

std::string TableReader::required_text(std::string_view key) {
    std::string value = text(key);
    if (value.empty()) throw Error(place(), what_ + " has no '" + std::string(key) + "'");
    return value;
}

bool TableReader::flag(std::string_view key, bool fallback) {
    const toml::node* node = find(key);
    if (node == nullptr) return fallback;
    if (!node->is_boolean()) fail(*node, "'" + std::string(key) + "' must be true or false");
    return node->as_boolean()->get();
}

double TableReader::number(std::string_view key, double fallback) {
    const toml::node* node = find(key);
    if (node == nullptr) return fallback;
    const auto value = node->value<double>();
    if (!value) fail(*node, "'" + std::string(key) + "' must be a number");
    return *value;
}

std::vector<TableReader::Item> TableReader::texts(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    if (node->is_string()) return {{node->as_string()->get(), node}};
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(*node, "'" + std::string(key) + "' must be a string or a list of strings");
    std::vector<Item> items;
    for (const toml::node& element : *array) {
        if (!element.is_string()) fail(element, "'" + std::string(key) + "' must hold strings only");
        items.push_back({element.as_string()->get(), &element});
    }
    return items;
}

std::vector<const toml::node*> TableReader::tables(std::string_view key) {
    const toml::node* node = find(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) fail(*node, "'" + std::string(key) + "' must be a list of tables");
    std::vector<const toml::node*> tables;
    for (const toml::node& element : *array) {
        if (!element.is_table()) fail(element, "'" + std::string(key) + "' must hold tables only");
        tables.push_back(&element);
    }
    return tables;
}

void TableReader::finish() const {
    for (auto&& [key, node] : *table_) {
        if (std::find(asked_.begin(), asked_.end(), key.str()) != asked_.end()) continue;
        const toml::source_position& at = key.source().begin;
        throw Error(Place{file_, at.line, at.column},
                    unknown_name("key", key.str(), asked_) + " (in " + what_ + ")");
    }
}

void TableReader::fail(const toml::node& node, const std::string& message) const {
    throw Error(place_of_node(node, file_), message + " (in " + what_ + ")");
}

}  // namespace lacis::relations
