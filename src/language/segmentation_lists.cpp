// SPDX-License-Identifier: Apache-2.0
#include "language/segmentation_lists.hpp"

#include <algorithm>
#include <array>

#include "language/characters.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

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
    if (!pack.has(file)) return;
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

constexpr std::array<std::pair<std::string_view, Abbreviation>, 6> kAbbreviationKinds = {{
    {"title", Abbreviation::kTitle},
    {"open", Abbreviation::kOpen},
    {"number", Abbreviation::kNumber},
    {"name", Abbreviation::kName},
    {"end", Abbreviation::kEnd},
    {"acronym", Abbreviation::kAcronym},
}};
constexpr std::array<std::pair<std::string_view, Elision>, 2> kElisionKinds = {
    {{"any", Elision::kAny}, {"clitic", Elision::kClitic}}};
constexpr std::array<std::pair<std::string_view, Letter>, 2> kLetterKinds = {
    {{"noun", Letter::kAfterNoun}, {"always", Letter::kAlways}}};
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
    read_rows(pack, "letters.tsv", 2, 2, [&](const Row& row) {
        letters.emplace(row.fields[0], kind_of(row, row.fields[1], kLetterKinds));
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
        longest_contraction_ = std::max(longest_contraction_, row.fields[0].size());
        for (const std::string& form : {std::string(row.fields[0]), utf8::capitalize(row.fields[0])}) {
            contraction_starts_[static_cast<unsigned char>(form.front())] = true;
        }
        contractions_.emplace(row.fields[0], std::move(contraction));
    });
    read_rows(pack, "captions.tsv", 2, 2, [&](const Row& row) {
        const std::array<std::pair<std::string_view, std::vector<std::string>*>, 3> kinds = {
            {{"opener", &caption_openers}, {"byline", &bylines}, {"agency", &agencies}}};
        kind_of(row, row.fields[0], kinds)->emplace_back(row.fields[1]);
    });
}

const Contraction* SegmentationLists::contraction(std::string_view form) const {
    if (form.empty() || form.size() > longest_contraction_) return nullptr;
    if (!contraction_starts_[static_cast<unsigned char>(form.front())]) return nullptr;
    const auto found = contractions_.find(list_key(form, true));
    return found == contractions_.end() ? nullptr : &found->second;
}

std::string list_key(std::string_view form, bool lower) {
    std::string key;
    key.reserve(form.size());
    if (std::all_of(form.begin(), form.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
        for (const char c : form) {
            const bool capital = lower && c >= 'A' && c <= 'Z';
            key.push_back(c == '`' ? '\'' : static_cast<char>(capital ? c - 'A' + 'a' : c));
        }
        return key;
    }
    bool marks = false;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t begin = at;
        const CharacterClass kind = character_class(utf8::decode(form, at));
        if ((kind & character::kApostrophe) != 0) {
            key.push_back('\'');
        } else if ((kind & character::kHyphen) != 0) {
            key.push_back('-');
        } else {
            marks = marks || (kind & character::kMark) != 0;
            key.append(form.substr(begin, at - begin));
        }
    }
    if (marks) key = utf8::compose(key);
    return lower ? utf8::lower(key) : key;
}

}  // namespace lacis::language
