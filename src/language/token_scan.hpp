// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "language/characters.hpp"
#include "language/segmentation_lists.hpp"
#include "language/tokenizer.hpp"

namespace lacis::language {

/// One pass of the tokenizer over one piece of text, from left to right; no character is looked at more often
/// than a token is long. Positions are those of the Characters; functions named after_… give the position
/// behind something that begins at `at`, or `at` itself if it does not stand there. Functions named
/// take_… write tokens and return the position behind them. token_scan_stops.cpp has the full stops in and
/// behind words.
class TokenScan {
  public:
    TokenScan(const Characters& text, const SegmentationLists& lists, std::uint32_t max_length,
              std::vector<RawToken>& tokens)
        : text_(text), lists_(lists), max_length_(max_length), tokens_(tokens) {}

    void run();

  private:
    const Characters& text_;
    const SegmentationLists& lists_;
    const std::uint32_t max_length_;
    std::vector<RawToken>& tokens_;
    std::uint32_t chunk_begin_ = 0;  // of the run without white space that is being cut
    std::uint32_t chunk_end_ = 0;
    std::uint32_t marks_end_ = 0;  // punctuation up to here is known to be no ornament

    /// No listed word is longer.
    static constexpr std::uint32_t kLongestListed = 24;

    // characters

    [[nodiscard]] char32_t code(std::uint32_t at) const { return text_.code(at); }
    [[nodiscard]] bool is(std::uint32_t at, CharacterClass any_of) const {
        return at < text_.size() && text_.is(at, any_of);
    }
    [[nodiscard]] bool word_at(std::uint32_t at) const { return is(at, character::kWord); }
    [[nodiscard]] bool word_before(std::uint32_t at) const {
        return at > chunk_begin_ && text_.is(at - 1, character::kWord);
    }

    /// Behind the characters of a kind from `at` on, but no further than a token may reach.
    [[nodiscard]] std::uint32_t after_run(std::uint32_t at, CharacterClass any_of) const {
        const std::uint32_t limit = std::min(text_.size(), at + max_length_);
        while (at < limit && text_.is(at, any_of)) ++at;
        return at;
    }
    [[nodiscard]] std::uint32_t after_marks(std::uint32_t at) const {
        return after_run(at, character::kMark);
    }
    [[nodiscard]] std::uint32_t after_space(std::uint32_t at) const {
        return after_run(at, character::kSpace);
    }

    [[nodiscard]] std::string lower_key(std::uint32_t begin, std::uint32_t end) const {
        return list_key(text_.slice(begin, end), true);
    }
    [[nodiscard]] std::string exact_key(std::uint32_t begin, std::uint32_t end) const {
        return list_key(text_.slice(begin, end), false);
    }

    /// Capital followed by a small letter: how a name or a sentence begins.
    [[nodiscard]] bool capitalised_at(std::uint32_t at) const {
        return is(at, character::kUpper) && is(after_marks(at + 1), character::kLower);
    }

    // context

    [[nodiscard]] bool at_sentence_start() const;
    [[nodiscard]] bool is_opener(std::uint32_t begin, std::uint32_t end) const;
    /// Does a new sentence seem to begin with the word at `at`: a function word with a capital letter?
    [[nodiscard]] bool opener_at(std::uint32_t at) const;

    // tokens

    std::uint32_t emit(std::uint32_t begin, std::uint32_t end, TokenKind kind);
    void enter_chunk(std::uint32_t at);
    std::uint32_t take_token(std::uint32_t at);

    // addresses

    /// Behind "@name" or "#theme", or `at`.
    [[nodiscard]] std::uint32_t after_handle(std::uint32_t at) const;
    [[nodiscard]] static bool in_address(char32_t c, CharacterClass kind);
    /// The end of an address that begins at `begin` and is known to reach `at`: as far as its characters go,
    /// but without the punctuation that closes the clause around it.
    [[nodiscard]] std::uint32_t after_address(std::uint32_t begin, std::uint32_t at) const;
    /// The end of "letters.letters.domain[/path]" whose first label is [begin, dot), or `begin` if it is
    /// none.
    [[nodiscard]] std::uint32_t after_domain(std::uint32_t begin, std::uint32_t dot) const;

    // numbers

    [[nodiscard]] bool signed_number_at(std::uint32_t at) const;
    [[nodiscard]] std::uint32_t digits(std::uint32_t at) const {
        return after_run(at, character::kDigit | character::kMark);
    }
    [[nodiscard]] static bool joins_thousands(char32_t c);
    /// Behind the figures from `at` on, with inner separators: "1 234,5", "3.100", "12/03/2024", "10:30",
    /// "1994-95".
    [[nodiscard]] std::uint32_t after_figures(std::uint32_t at) const;
    /// The end of a listed unit that begins at `at`, directly behind a figure, or `at`.
    [[nodiscard]] std::uint32_t after_unit(std::uint32_t at) const;
    std::uint32_t take_number(std::uint32_t begin, std::uint32_t first_digit);

    // words

    /// Where a word goes on after the character at `at`, which is neither letter nor digit; `at` if it ends
    /// before.
    struct Step {
        std::uint32_t next;
        TokenKind kind = TokenKind::kWord;
        bool ends = false;  // the token ends at `next`
    };
    /// "diplomatiquePaul", "2017Les": does a sentence begin at `at` whose first word is glued to the word in
    /// lower case that begins at `begin`? Names that are spelt so are listed ("easyJet").
    [[nodiscard]] bool glued_at(std::uint32_t begin, std::uint32_t at) const;
    /// Does a sentence's first word stand at `at`, small letters behind its capital?
    [[nodiscard]] bool opening_word_at(std::uint32_t at) const;
    /// The word that begins at `begin` and is known to reach `at`.
    std::uint32_t take_word(std::uint32_t begin, std::uint32_t at);
    [[nodiscard]] Step over(std::uint32_t begin, std::uint32_t at) const;
    [[nodiscard]] bool closes_pluses(std::uint32_t at) const;
    [[nodiscard]] Step over_plus(std::uint32_t at) const;
    [[nodiscard]] Step over_at(std::uint32_t begin, std::uint32_t at) const;
    [[nodiscard]] Step over_colon(std::uint32_t begin, std::uint32_t at) const;
    /// "IIb/IIIa", "A1/B2": signs, not words, on both sides; "et/ou" is three tokens.
    [[nodiscard]] Step over_slash(std::uint32_t begin, std::uint32_t at) const;
    /// "élu(e)s", "autre(s)".
    [[nodiscard]] Step over_bracket(std::uint32_t begin, std::uint32_t at) const;
    /// A listed word that closes with a mark: "n°".
    [[nodiscard]] bool is_marked(std::uint32_t begin, std::uint32_t at) const;
    /// A name that closes with "!", unless a new sentence follows.
    [[nodiscard]] Step over_exclamation(std::uint32_t begin, std::uint32_t at) const;
    /// "M€", "US$": a multiple or a country before the currency sign.
    [[nodiscard]] Step over_currency(std::uint32_t begin, std::uint32_t at) const;
    [[nodiscard]] Step over_apostrophe(std::uint32_t begin, std::uint32_t at) const;
    /// The end of a listed word with an inner apostrophe at `at`, or `at`.
    [[nodiscard]] std::uint32_t after_whole_word(std::uint32_t begin, std::uint32_t at) const;

    // full stops in and behind words

    [[nodiscard]] Step over_stop(std::uint32_t begin, std::uint32_t at) const;
    /// First letter of the last piece between full stops and hyphens: "C" of "J.-C".
    [[nodiscard]] std::uint32_t last_piece(std::uint32_t begin, std::uint32_t at) const;
    [[nodiscard]] bool single_letter(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] Step over_inner_stop(std::uint32_t begin, std::uint32_t at) const;
    /// The end of inclusive endings joined by full stops, "habitant.e.s", or `at`.
    [[nodiscard]] std::uint32_t after_endings(std::uint32_t at) const;
    [[nodiscard]] const Abbreviation* abbreviation(std::uint32_t begin, std::uint32_t at) const;
    [[nodiscard]] Step over_last_stop(std::uint32_t begin, std::uint32_t at) const;
    /// Does an abbreviation that a list knows begin at `at`: "ex." behind "p."?
    [[nodiscard]] bool abbreviation_at(std::uint32_t at) const;
    /// "XVII", "IV": at least two letters, lest an initial pass for a figure.
    [[nodiscard]] bool roman_at(std::uint32_t at) const;
    /// What "art.", "p." and their like announce: "5", "XVII", "L. 121", another abbreviation.
    [[nodiscard]] bool is_reference(std::uint32_t at) const;
    [[nodiscard]] Step over_abbreviation(Abbreviation kind, std::uint32_t at) const;
    /// Is the single capital at `letter`, before the full stop at `at`, an initial: "J. Chirac", "C.
    /// elegans", "L. 121"? Letters that name things close the sentence instead ("le plan B. Paris hésite",
    /// "sur X. La réponse …").
    [[nodiscard]] bool is_initial(std::uint32_t letter, std::uint32_t at) const;

    // enclitics

    [[nodiscard]] bool base_may_be_verb(std::uint32_t begin, std::uint32_t end) const;
    [[nodiscard]] std::uint32_t hyphen_before(std::uint32_t begin, std::uint32_t at) const;
    /// The beginning of the enclitic with which [begin, end) closes and whose last hyphen is at `hyphen`;
    /// `end` if none. An enclitic may have a hyphen inside: "-t-il".
    [[nodiscard]] std::uint32_t enclitic_begin(std::uint32_t begin, std::uint32_t hyphen,
                                               std::uint32_t end) const;
    std::uint32_t emit_without_enclitics(std::uint32_t begin, std::uint32_t end, std::uint32_t last_hyphen);
    void emit_enclitic(std::uint32_t begin, std::uint32_t end);

    // punctuation and symbols

    [[nodiscard]] bool mark_at(std::uint32_t at) const;
    /// The end of ornament that begins at `at`: four of the same mark or more, or a long run of marks; else
    /// `at`.
    [[nodiscard]] std::uint32_t after_ornament(std::uint32_t at);
    std::uint32_t take_symbol(std::uint32_t at);
    [[nodiscard]] static bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
    [[nodiscard]] static bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }
    /// One symbol as a reader sees it: with its selectors and skin tone, joined ones together, flags in pairs
    /// (UTS 51).
    [[nodiscard]] std::uint32_t after_emoji(std::uint32_t at) const;
    std::uint32_t take_punctuation(std::uint32_t at);
    /// ":)", ";-)", alone between white space.
    [[nodiscard]] std::uint32_t after_emoticon(std::uint32_t at) const;
    std::uint32_t take_final_marks(std::uint32_t at);
    /// Marks that do not show their side ( " and ' ) are told apart by the white space around them: the
    /// sentence splitter, which sees them in pairs, has the last word.
    [[nodiscard]] TokenKind quotation_mark(std::uint32_t at, std::uint32_t end) const;
};

}  // namespace lacis::language
