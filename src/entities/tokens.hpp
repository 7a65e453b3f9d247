// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus/document.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"
#include "language/word_clusters.hpp"

/// The document as the name tagger sees it: surface tokens ("du" is one) with what their spelling, their tags
/// and the word lists tell. Spelling counts more than tags: tags of unseen names are often wrong.
namespace lacis::entities {

/// The spelling of a token.
enum class Shape : std::uint8_t {
    kLower,    ///< "entreprise"
    kCapital,  ///< "Paris", "Saint-Denis"
    kUpper,    ///< "ONU", "S.A.", "X"
    kInner,    ///< capitals inside: "SpaceX", "iPhone", "McDonald"
    kAlnum,    ///< letters and digits: "GPT-4", "A380"
    kNumber,   ///< digits, and signs between them
    kPunctuation,
    kOther,
};

struct NameToken {
    std::string text;                          ///< As written.
    std::string lower;                         ///< In lower case, apostrophes plain.
    std::string folded;                        ///< utf8::fold().
    std::string lemma;                         ///< In lower case.
    language::Upos upos = language::Upos::kX;  ///< Of its first word that is no adposition or determiner.
    Span span;
    std::uint32_t first_word = 0;  ///< Words [first_word, end_word) of the sentence.
    std::uint32_t end_word = 0;
    Shape shape = Shape::kLower;
    bool initial =
        false;  ///< Opens the sentence, a quotation or what follows a colon: a capital means little.
    bool quoted = false;       ///< Inside quotation marks.
    bool after_quote = false;  ///< Right behind an opening mark.
    bool first_name = false;
    bool title = false;  ///< "M.", "Mme"
    bool legal_form = false;
    bool never = false;  ///< Days, months and abbreviations that name nothing.
    std::uint8_t kinds =
        0;  ///< Bits of WordKind for its lower case form, and kProperName for the form as written.
    const NounSense* noun = nullptr;  ///< Likeliest sense as a common noun.
    std::optional<VerbSense> verb;
    language::WordCluster cluster;      ///< Of its spelling.
    language::WordCluster likely_type;  ///< WordLists::likely_type() of a word with a capital.
    std::array<std::uint8_t, kListingCount>
        listed{};  ///< 1 begins, 2 continues a name that stands in that list.

    /// Is it written like a name or a part of one?
    [[nodiscard]] bool capital() const {
        return shape == Shape::kCapital || shape == Shape::kUpper || shape == Shape::kInner ||
               shape == Shape::kAlnum;
    }
};

struct NameSentence {
    std::vector<NameToken> tokens;
    language::Block block = language::Block::kParagraph;
    bool in_capitals = false;  ///< Most of its letters are capitals: spelling tells nothing.
};

/// "de", elided or with its article.
[[nodiscard]] bool is_of(const NameToken& token);

[[nodiscard]] Shape shape_of(std::string_view text);

/// Gives a token another spelling, and all that follows from it but its place in listed names.
void respell(NameToken& token, std::string text, const WordLists& lists);

/// Finds the names of the lists anew (NameToken::listed).
void mark_listed_names(NameSentence& sentence, const WordLists& lists);

/// The sentences of a document, token by token, in the same order.
[[nodiscard]] std::vector<NameSentence> name_sentences(const corpus::Document& document,
                                                       const std::vector<language::Sentence>& sentences,
                                                       const WordLists& lists);

}  // namespace lacis::entities
