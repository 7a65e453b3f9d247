// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/automaton.hpp"
#include "language/model_file.hpp"

namespace lacis::language {

/// How to get from a form to its lemma: take bytes off the end and put others there ("parlons" → -3 "er").
struct LemmaEdit {
    std::uint32_t cut = 0;
    std::string ending;

    friend auto operator<=>(const LemmaEdit&, const LemmaEdit&) = default;
};

/// The shortest edit; cuts at borders of code points.
[[nodiscard]] LemmaEdit make_edit(std::string_view form, std::string_view lemma);
/// Forms too short for the edit come back as they are.
[[nodiscard]] std::string apply_edit(const LemmaEdit& edit, std::string_view form);

/// One line of an inflected-form lexicon.
struct LexiconEntry {
    std::string form;
    std::string category;  ///< "nc", "v", …: the lexicon's own.
    std::string lemma;
    std::string tag;  ///< Inflection, "mp", "P3s", …; may be empty.
};

/// Reads lines of form, category, lemma and tag, separated by tabs. Throws Error with file and line.
[[nodiscard]] std::vector<LexiconEntry> read_lexicon(std::string_view contents, const std::string& file);

/// An inflected-form lexicon: what a form can be. Made for look-ups in place.
///
/// Sections: "lexicon.forms", an Automaton from forms to the number of a set of analyses (from 1);
/// "lexicon.sets", the sets; "lexicon.names", categories, tags and edits. A model without a lexicon has none
/// of them, and nothing is found.
class Lexicon {
  public:
    struct Analysis {
        std::uint8_t category = 0;
        std::uint16_t tag = 0;
        std::uint16_t edit = 0;
    };

    Lexicon() = default;
    explicit Lexicon(const ModelFile& model);

    [[nodiscard]] bool empty() const { return set_count_ == 0; }
    /// The set of the form's analyses, 0 if the form is not there. Case matters.
    [[nodiscard]] std::uint32_t find(std::string_view form) const;
    [[nodiscard]] std::vector<Analysis> analyses(std::uint32_t set) const;

    /// Number of the set's ambiguity class: which categories are in it, finite and other verb forms apart; 0
    /// for set 0.
    [[nodiscard]] std::uint16_t ambiguity_class(std::uint32_t set) const;
    /// The same with the tags: which categories with which inflection.
    [[nodiscard]] std::uint16_t inflection_class(std::uint32_t set) const;

    [[nodiscard]] const std::vector<std::string>& categories() const { return categories_; }
    [[nodiscard]] const std::vector<std::string>& tags() const { return tags_; }
    [[nodiscard]] std::string lemma(std::string_view form, const Analysis& analysis) const;

  private:
    Automaton forms_;
    const char* sets_ =
        nullptr;  // by number: u32 offset into analyses_, u16 ambiguity class, u16 inflection class
    const char* analyses_ = nullptr;
    std::uint32_t set_count_ = 0;
    std::vector<std::string> categories_;
    std::vector<std::string> tags_;
    std::vector<LemmaEdit> edits_;
};

/// Adds the sections of a Lexicon to a model.
void compile_lexicon(const std::vector<LexiconEntry>& entries, ModelWriter& model);

}  // namespace lacis::language
