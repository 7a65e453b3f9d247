// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "language/pack.hpp"

namespace lacis::language {

/// Lets string tables be searched by string_view.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};
using StringSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;
template <typename Value>
using StringMap = std::unordered_map<std::string, Value, StringHash, std::equal_to<>>;

/// Whether the full stop behind a word belongs to it, and whether a sentence can end there.
enum class Abbreviation : std::uint8_t {
    kTitle,    ///< Before a name: "M."; ends no sentence.
    kOpen,     ///< Asks for something behind it: "cf."; ends no sentence.
    kNumber,   ///< An abbreviation only before a figure: "art. 5".
    kName,     ///< An abbreviation unless a new sentence follows: "Inc."
    kEnd,      ///< May stand at a sentence's end: "etc."
    kAcronym,  ///< Ends a sentence only before a function word with a capital: "av. J.-C."
};

enum class Elision : std::uint8_t {
    kAny,
    kClitic,  ///< Goes with a verb, so that it is a piece of a name between two capitals: "N'Golo".
};

/// Where a single capital letter names a thing and is no initial.
enum class Letter : std::uint8_t {
    kAfterNoun,  ///< "le plan B", but "selon B. Vian".
    kAlways,     ///< "sur X".
};

struct Contraction {
    std::vector<std::string> words;
    bool always = true;  ///< Else only the context can tell, and the segmenter leaves it whole.
};

/// The word lists of a pack's folder `segmentation/`, whose README.md describes them. Keys have "'" for every
/// apostrophe and "-" for every hyphen.
struct SegmentationLists {
    /// Throws Error with file and line if a list is malformed. A list that is missing is empty.
    explicit SegmentationLists(const Pack& pack);

    /// The contraction that a token's form is, or null. Fast for forms that are none.
    [[nodiscard]] const Contraction* contraction(std::string_view form) const;

    StringMap<Abbreviation> abbreviations;
    StringMap<Elision> elisions;
    StringMap<std::vector<std::string>> enclitics;  ///< The parts, at least one.
    StringMap<Letter> letters;
    StringSet whole;
    StringSet marked;
    StringSet endings;
    StringSet units;
    StringSet domains;
    StringSet openers;
    std::vector<std::string> caption_openers;
    std::vector<std::string> bylines;
    std::vector<std::string> agencies;

  private:
    StringMap<Contraction> contractions_;
    std::size_t longest_contraction_ = 0;         // in bytes
    std::array<bool, 256> contraction_starts_{};  // by the first byte of the form, in either case
};

/// The form under which the lists are searched: lower case if `lower`, "'" for every apostrophe, "-" for
/// every hyphen, accents composed.
[[nodiscard]] std::string list_key(std::string_view form, bool lower);

}  // namespace lacis::language
