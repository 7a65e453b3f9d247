// SPDX-License-Identifier: Apache-2.0
#include "language/segmentation_lists.hpp"

#include <algorithm>
#include <array>

#include "support/error.hpp"
#include "support/rows.hpp"

namespace lacis::language {
namespace {

using Fields = std::vector<std::string_view>;

/// Where a row stands, for error messages.
struct Row {
    const std::string& file;
    const Fields& fields;
    std::uint32_t line;

    [[noreturn]] void fail(const std::string& message) const { throw Error(Place{file, line, 0}, message); }
};

template <typename Use>
void read_rows(const Pack& pack, std::string_view name, std::size_t fewest, std::size_t most, Use use) {
    const std::string file = "segmentation/" + std::string(name);
    for_each_row(pack.file(file), [&](const Fields& fields, std::uint32_t line) {
        const Row row{file, fields, line};
        if (fields.size() < fewest || fields.size() > most || fields.front().empty()) {
            row.fail("expected " + std::to_string(fewest) +
                     (most > fewest ? " or " + std::to_string(most) : "") +
                     " fields separated by tabs, found " + std::to_string(fields.size()));
        }
        use(row);
    });
}

StringSet read_set(const Pack& pack, std::string_view name) {
    StringSet words;
    read_rows(pack, name, 1, 1, [&](const Row& row) { words.emplace(row.fields[0]); });
    return words;
}

template <typename Kind, std::size_t kCount>
Kind kind_of(const Row& row, std::string_view word,
             const std::array<std::pair<std::string_view, Kind>, kCount>& known) {
    for (const auto& [name, kind] : known) {
        if (name == word) return kind;
    }
    std::string names;
    for (const auto& [name, kind] : known) names += (names.empty() ? "" : ", ") + std::string(name);
    row.fail("unknown kind '" + std::string(word) + "'; known: " + names);
}

std::vector<std::string> split_at_spaces(std::string_view text) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t space = std::min(text.find(' '), text.size());
        if (space > 0) parts.emplace_back(text.substr(0, space));
        text.remove_prefix(std::min(space + 1, text.size()));
    }
    return parts;
}

constexpr std::array<std::pair<std::string_view, Abbreviation>, 5> kAbbreviationKinds = {{
    {"title", Abbreviation::kTitle},
    {"open", Abbreviation::kOpen},
    {"number", Abbreviation::kNumber},
    {"name", Abbreviation::kName},
    {"end", Abbreviation::kEnd},
}};
constexpr std::array<std::pair<std::string_view, Elision>, 2> kElisionKinds = {
    {{"any", Elision::kAny}, {"clitic", Elision::kClitic}}};
constexpr std::array<std::pair<std::string_view, bool>, 2> kContractionKinds = {
    {{"always", true}, {"context", false}}};

}  // namespace

SegmentationLists::SegmentationLists(const Pack& pack)
    : whole(read_set(pack, "whole.txt")),
      marked(read_set(pack, "marked.txt")),
      endings(read_set(pack, "endings.txt")),
      units(read_set(pack, "units.txt")),
      domains(read_set(pack, "domains.txt")),
      openers(read_set(pack, "openers.txt")) {
    read_rows(pack, "abbreviations.tsv", 2, 2, [&](const Row& row) {
        abbreviations.emplace(row.fields[0], kind_of(row, row.fields[1], kAbbreviationKinds));
    });
    read_rows(pack, "elisions.tsv", 2, 2, [&](const Row& row) {
        elisions.emplace(row.fields[0], kind_of(row, row.fields[1], kElisionKinds));
    });
    read_rows(pack, "enclitics.tsv", 1, 2, [&](const Row& row) {
        const auto parts = split_at_spaces(row.fields.back());
        std::size_t length = 0;
        for (const std::string& part : parts) length += part.size();
        if (length != row.fields[0].size()) row.fail("the parts are not the form");
        enclitics.emplace(row.fields[0], parts);
    });
    read_rows(pack, "contractions.tsv", 3, 3, [&](const Row& row) {
        Contraction contraction{split_at_spaces(row.fields[1]),
                                kind_of(row, row.fields[2], kContractionKinds)};
        if (contraction.words.size() < 2) row.fail("a contraction has two words or more");
        longest_contraction = std::max(longest_contraction, row.fields[0].size());
        contractions.emplace(row.fields[0], std::move(contraction));
    });
    read_rows(pack, "captions.tsv", 2, 2, [&](const Row& row) {
        const std::array<std::pair<std::string_view, std::vector<std::string>*>, 3> kinds = {
            {{"opener", &caption_openers}, {"byline", &bylines}, {"agency", &agencies}}};
        kind_of(row, row.fields[0], kinds)->emplace_back(row.fields[1]);
    });
}

}  // namespace lacis::language
