// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "language/pack.hpp"

namespace lacis::language {

/// What an article says about itself in its first lines: title and date of publication. Thread-safe.
class Metadata {
  public:
    /// Reads "dates/months.tsv" and "metadata/publication.tsv". Throws Error for rows that are not as they
    /// describe.
    explicit Metadata(const Pack& pack);

    /// Fills in the title and the date where they are empty and the text gives them.
    void complete(corpus::Document& document) const;

    /// The title: the longest of the heading-like lines (short, no full stop at the end) before the first
    /// paragraph, so that kickers ("PORTRAIT") and bylines lose; "" if there is none, or nothing follows.
    [[nodiscard]] std::string title_of(std::string_view text) const;

    /// The date in ISO 8601 from a dateline ("PARIS, 3 fév 2025 -"), from words of publication ("Publié le 21
    /// janvier 2025 à 10h30") or from a line that is nothing but a date; "" if no line among the first has
    /// one with its year.
    [[nodiscard]] std::string date_of(std::string_view text) const;

  private:
    struct FoundDate {
        std::string_view before;
        std::string_view after;
        std::string iso;
    };
    enum class Role : std::uint8_t { kNone, kPublished, kChanged };

    [[nodiscard]] std::optional<FoundDate> find_date(std::string_view line) const;
    [[nodiscard]] Role role_of(const FoundDate& date) const;

    std::map<std::string, int, std::less<>> months_;               ///< By folded name.
    std::vector<std::pair<std::string, Role>> publication_words_;  ///< Folded.
};

}  // namespace lacis::language
