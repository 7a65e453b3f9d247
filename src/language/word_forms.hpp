// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/lexicon.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

/// What can be said of a form without its context, as values for features.
struct WordForm {
    std::string text;   ///< Composed, with straight apostrophes and plain hyphens: as lexicons write it.
    std::string lower;  ///< The same in lower case.
    std::uint64_t form_hash = 0;
    std::uint64_t lower_hash = 0;  ///< All digits count as one.
    std::array<std::uint64_t, 5>
        suffixes{};  ///< The last 1 … 5 code points of `lower`; shorter words repeat their whole.
    std::array<std::uint64_t, 3> prefixes{};
    std::uint8_t shape =
        0;  ///< Kind of capitals and digits, and whether hyphen, apostrophe or full stop occur.
    bool capitalised = false;
    std::uint32_t exact_set = 0;  ///< Analyses of the form in the lexicon; of FRANCE, those of France.
    std::uint32_t lower_set = 0;  ///< Analyses of the lower-case form.
};

/// The forms of one text or treebank: each is looked at once. Not for several threads at a time.
class WordForms {
  public:
    /// The lexicon must outlive the object.
    explicit WordForms(const Lexicon& lexicon) : lexicon_(&lexicon) {}

    /// The reference stays good as long as the object lives.
    const WordForm& get(const std::string& form);

  private:
    const Lexicon* lexicon_;
    std::unordered_map<std::string, WordForm> forms_;
};

/// A word in its sentence, as the tagger sees it.
struct WordInContext {
    const WordForm* form = nullptr;
    std::uint64_t ambiguity =
        0;  ///< The lexicon's ambiguity class, lower case where the capital says nothing.
    std::uint64_t inflection = 0;  ///< The lexicon's inflection class, likewise.
    bool initial = false;  ///< First word of the sentence, quotation marks and other punctuation left aside.
};

/// The sentence's words with what the lexicon says of them. In sentences all in capitals, case says nothing
/// anywhere.
[[nodiscard]] std::vector<WordInContext> look_up(const Sentence& sentence, WordForms& forms,
                                                 const Lexicon& lexicon);

}  // namespace lacis::language
