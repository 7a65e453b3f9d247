// SPDX-License-Identifier: Apache-2.0
#include "language/tokenizer.hpp"

#include <algorithm>
#include <array>

#include "support/utf8.hpp"

namespace lacis::language {
namespace {

using namespace character;

/// Runs of punctuation longer than this are ornament or noise and become one token.
constexpr std::uint32_t kLongestPunctuation = 12;
/// As many of one mark are one token: "----", "****".
constexpr std::uint32_t kRepeatedMark = 4;
/// No listed word is longer.
constexpr std::uint32_t kLongestListed = 24;

/// One pass over one piece of text. Positions are those of the Characters.
class Scan {
  public:
    Scan(const Characters& text, const SegmentationLists& lists, std::uint32_t max_length,
         std::vector<RawToken>& tokens)
        : text_(text), lists_(lists), max_length_(max_length), tokens_(tokens) {}

    void run() {
        const std::uint32_t size = text_.size();
        for (std::uint32_t at = 0; at < size;) {
            if (text_.is(at, kSpace)) {
                ++at;
                continue;
            }
            if (at >= chunk_end_) enter_chunk(at);
            at = token(at);
        }
    }

  private:
    const Characters& text_;
    const SegmentationLists& lists_;
    const std::uint32_t max_length_;
    std::vector<RawToken>& tokens_;
    std::uint32_t chunk_begin_ = 0;  // of the run without white space that is being cut
    std::uint32_t chunk_end_ = 0;
    std::uint32_t marks_end_ = 0;  // punctuation up to here is known to be no ornament

    // --- characters ---

    [[nodiscard]] char32_t code(std::uint32_t at) const { return text_.code(at); }
    [[nodiscard]] bool is(std::uint32_t at, CharacterClass any_of) const {
        return at < text_.size() && text_.is(at, any_of);
    }
    [[nodiscard]] bool word_at(std::uint32_t at) const { return is(at, kWord); }
    [[nodiscard]] bool word_before(std::uint32_t at) const {
        return at > chunk_begin_ && text_.is(at - 1, kWord);
    }

    /// Behind the characters of a kind from `at` on, but no further than a token may reach.
    [[nodiscard]] std::uint32_t after_run(std::uint32_t at, CharacterClass any_of) const {
        const std::uint32_t limit = std::min(text_.size(), at + max_length_);
        while (at < limit && text_.is(at, any_of)) ++at;
        return at;
    }
    [[nodiscard]] std::uint32_t after_marks(std::uint32_t at) const { return after_run(at, kMark); }
    [[nodiscard]] std::uint32_t after_space(std::uint32_t at) const { return after_run(at, kSpace); }

    [[nodiscard]] std::string lower_key(std::uint32_t begin, std::uint32_t end) const {
        return list_key(text_.slice(begin, end), true);
    }
    [[nodiscard]] std::string exact_key(std::uint32_t begin, std::uint32_t end) const {
        return list_key(text_.slice(begin, end), false);
    }

    /// Capital followed by a small letter: how a name or a sentence begins.
    [[nodiscard]] bool capitalised_at(std::uint32_t at) const {
        return is(at, kUpper) && is(after_marks(at + 1), kLower);
    }

    // --- context ---

    [[nodiscard]] bool at_sentence_start() const {
        if (tokens_.empty()) return true;
        switch (tokens_.back().kind) {
            case TokenKind::kWord:
            case TokenKind::kNumber:
            case TokenKind::kAbbreviation:
            case TokenKind::kSymbol:
                return false;
            case TokenKind::kPunctuation:
                return code(tokens_.back().begin) == U':';
            default:
                return true;
        }
    }

    [[nodiscard]] bool is_opener(std::uint32_t begin, std::uint32_t end) const {
        return end - begin <= kLongestListed && lists_.openers.contains(lower_key(begin, end));
    }

    /// Does a new sentence seem to begin with the word at `at`: a function word with a capital letter?
    [[nodiscard]] bool opener_at(std::uint32_t at) const {
        if (!is(at, kUpper)) return false;
        std::uint32_t end = after_run(at, kLetter | kMark);
        if (is(end, kApostrophe)) ++end;
        return is_opener(at, end);
    }

    // --- tokens ---

    std::uint32_t emit(std::uint32_t begin, std::uint32_t end, TokenKind kind) {
        tokens_.push_back({begin, end, kind});
        return end;
    }

    void enter_chunk(std::uint32_t at) {
        chunk_begin_ = at;
        chunk_end_ = at;
        while (chunk_end_ < text_.size() && !text_.is(chunk_end_, kSpace)) ++chunk_end_;
        marks_end_ = at;
    }

    std::uint32_t token(std::uint32_t at) {
        const CharacterClass kind = text_.kind(at);
        if ((kind & kDigit) != 0) return number(at, at);
        if ((kind & kWord) != 0) return word(at, at);
        if (const std::uint32_t end = after_handle(at); end > at) return emit(at, end, TokenKind::kWord);
        if (signed_number_at(at)) return number(at, at + 1);
        if (at >= marks_end_) {
            if (const std::uint32_t end = after_ornament(at); end > at)
                return emit(at, end, TokenKind::kSymbol);
        }
        if ((kind & kSymbol) != 0) return symbol(at);
        return punctuation(at);
    }

    // --- addresses ---

    /// Behind "@name" or "#theme", or `at`.
    [[nodiscard]] std::uint32_t after_handle(std::uint32_t at) const {
        if ((code(at) != U'@' && code(at) != U'#') || word_before(at) || !is(at + 1, kLetter | kDigit)) {
            if (!((code(at) == U'@' || code(at) == U'#') && code(at + 1) == U'_')) return at;
        }
        std::uint32_t end = at + 1;
        while (end - at < max_length_ && (word_at(end) || (end < text_.size() && code(end) == U'_'))) ++end;
        return end;
    }

    [[nodiscard]] static bool in_address(char32_t c, CharacterClass kind) {
        constexpr std::u32string_view kMarks = U"-._~:/?#@!$&*+,;=%'|";
        return (kind & (kWord | kHyphen)) != 0 || (c < 0x80 && kMarks.find(c) != std::u32string_view::npos);
    }

    /// The end of an address that begins at `begin` and is known to reach `at`: as far as its characters go,
    /// but without the punctuation that closes the clause around it.
    [[nodiscard]] std::uint32_t after_address(std::uint32_t begin, std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < chunk_end_ && end - begin < max_length_ && in_address(code(end), text_.kind(end))) ++end;
        while (end > at && !word_at(end - 1) && code(end - 1) != U'/') --end;
        return end;
    }

    /// The end of "letters.letters.domain[/path]" whose first label is [begin, dot), or `begin` if it is
    /// none.
    [[nodiscard]] std::uint32_t after_domain(std::uint32_t begin, std::uint32_t dot) const {
        std::uint32_t label = dot + 1;
        std::uint32_t end = label;
        for (;;) {
            end = label;
            while (end < chunk_end_ && end - begin < max_length_ && (word_at(end) || is(end, kHyphen))) ++end;
            if (end == label) return begin;
            if (end < chunk_end_ && code(end) == U'.' && word_at(end + 1)) {
                label = end + 1;
                continue;
            }
            break;
        }
        const std::string exact = exact_key(label, end);
        if (end - label > kLongestListed) return begin;
        const std::string lower = utf8::lower(exact);
        // "fin.Le", "fin.In": a capital begins a sentence, not a domain; all capitals may do for a file's
        // name.
        const bool one_case =
            exact == lower || (end - label > 1 && std::none_of(exact.begin(), exact.end(),
                                                               [](char c) { return c >= 'a' && c <= 'z'; }));
        if (!one_case || !lists_.domains.contains(lower)) return begin;
        return code(end) == U'/' ? after_address(begin, end) : end;
    }

    // --- numbers ---

    [[nodiscard]] bool signed_number_at(std::uint32_t at) const {
        const char32_t c = code(at);
        if (c != U'+' && c != U'-' && c != U'\u2212' && c != U'\u00B1') return false;
        return is(at + 1, kDigit) && (at == chunk_begin_ || is(at - 1, kOpen));
    }

    [[nodiscard]] std::uint32_t digits(std::uint32_t at) const { return after_run(at, kDigit | kMark); }

    [[nodiscard]] static bool joins_thousands(char32_t c) {
        return c == U' ' || c == U'\u00A0' || c == U'\u202F' || c == U'\u2009';
    }

    /// Behind the figures from `at` on, with inner separators: "1 234,5", "3.100", "12/03/2024", "10:30",
    /// "1994-95".
    [[nodiscard]] std::uint32_t after_figures(std::uint32_t at) const {
        std::uint32_t end = digits(at);
        bool thousands = end - at <= 3 && code(at) != U'0';
        while (end - at < max_length_) {
            const char32_t c = code(end);
            if (thousands && joins_thousands(c) && is(end + 1, kDigit) && digits(end + 1) == end + 4) {
                end += 4;
                continue;
            }
            const bool joins = c == U',' || c == U'.' || c == U'/' || c == U':' || is(end, kHyphen);
            if (joins && is(end + 1, kDigit)) {
                thousands = false;
                end = digits(end + 1);
                continue;
            }
            if (is(end, kApostrophe) && is(end + 1, kDigit) && digits(end + 1) == end + 4) {
                end += 4;
                continue;
            }
            break;
        }
        return end;
    }

    /// The end of a listed unit that begins at `at`, directly behind a figure, or `at`.
    [[nodiscard]] std::uint32_t after_unit(std::uint32_t at) const {
        std::uint32_t letters = at;
        while (letters - at < kLongestListed && is(letters, kLetter)) ++letters;
        if (letters - at >= kLongestListed || letters == at) return at;
        // The longest first: "m2" before "m", "M€" before "M", "km/h" before "km".
        std::uint32_t longest = letters;
        if (is(letters, kCurrency | kDigit)) {
            longest = letters + 1;
        } else if (code(letters) == U'/') {
            longest = after_run(letters + 1, kLetter);
        }
        for (const std::uint32_t end : {longest, letters}) {
            if (end - at > kLongestListed || !lists_.units.contains(exact_key(at, end))) continue;
            // A figure may follow at once ("20h30"), a letter or a hyphen not ("3D-art", "4m-x").
            if (is(end, kLetter | kHyphen | kMark) || (end > letters && is(end, kDigit))) continue;
            return end;
        }
        return at;
    }

    std::uint32_t number(std::uint32_t begin, std::uint32_t first_digit) {
        const std::uint32_t end = std::min(after_figures(first_digit), begin + max_length_);
        if (end - begin >= max_length_) return emit(begin, end, TokenKind::kNumber);
        if (is(end, kLetter)) {
            if (const std::uint32_t unit = after_unit(end); unit > end) {
                emit(begin, end, TokenKind::kNumber);
                return emit(end, unit, TokenKind::kWord);
            }
            return word(begin, end);  // "3e", "4SA", "20th"
        }
        const bool goes_on = (is(end, kHyphen) && is(end + 1, kLetter)) ||
                             (code(end) == U'_' && word_at(end + 1)) ||
                             (code(end) == U'+' && !word_at(end + 1));
        if (goes_on) return word(begin, end);  // "4-temps", "18+"
        return emit(begin, end, TokenKind::kNumber);
    }

    // --- words ---

    /// Where a word goes on after the character at `at`, which is neither letter nor digit; `at` if it ends
    /// before.
    struct Step {
        std::uint32_t next;
        TokenKind kind = TokenKind::kWord;
        bool ends = false;  // the token ends at `next`
    };

    /// The word that begins at `begin` and is known to reach `at`.
    std::uint32_t word(std::uint32_t begin, std::uint32_t at) {
        std::uint32_t end = at;
        std::uint32_t last_hyphen = 0;
        TokenKind kind = TokenKind::kWord;
        while (end - begin < max_length_) {
            if (word_at(end)) {
                ++end;
                continue;
            }
            if (end >= chunk_end_) break;
            if (is(end, kHyphen)) {
                if (!is(end + 1, kLetter | kDigit)) break;
                last_hyphen = end++;
                continue;
            }
            const Step step = over(begin, end);
            end = step.next;
            kind = step.kind;
            if (step.ends) break;
        }
        end = std::min(end, begin + max_length_);
        if (last_hyphen > begin && last_hyphen < end && kind == TokenKind::kWord)
            return emit_without_enclitics(begin, end, last_hyphen);
        return emit(begin, end, kind);
    }

    [[nodiscard]] Step over(std::uint32_t begin, std::uint32_t at) const {
        const Step stop{at, TokenKind::kWord, true};
        const bool word_follows = word_at(at + 1);
        switch (code(at)) {
            case U'.':
                return over_stop(begin, at);
            case U'&':
            case U'_':
            case U'=':
            case U'\u00B7':
            case U'\u2027':
                return word_follows ? Step{at + 1} : stop;
            case U'*':
                return word_follows && !is(at + 1, kDigit) ? Step{at + 1} : stop;
            case U'+':
                return over_plus(at);
            case U'@':
                return over_at(begin, at);
            case U':':
                return over_colon(begin, at);
            case U'/':
                return over_slash(begin, at);
            case U'(':
                return over_bracket(begin, at);
            case U'!':
                return over_exclamation(begin, at);
            default:
                break;
        }
        if (is(at, kApostrophe)) return over_apostrophe(begin, at);
        if (is(at, kCurrency)) return over_currency(begin, at);
        return is_marked(begin, at) ? Step{at + 1, TokenKind::kWord, true} : stop;
    }

    [[nodiscard]] Step over_plus(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < chunk_end_ && code(end) == U'+' && end - at < kRepeatedMark) ++end;
        return {end, TokenKind::kWord, !word_at(end)};
    }

    [[nodiscard]] Step over_at(std::uint32_t begin, std::uint32_t at) const {
        const std::uint32_t end = after_address(begin, at + 1);
        const std::string_view domain = text_.slice(at + 1, end);
        if (domain.find('.') == std::string_view::npos) return {at, TokenKind::kWord, true};
        return {end, TokenKind::kWord, true};
    }

    [[nodiscard]] Step over_colon(std::uint32_t begin, std::uint32_t at) const {
        if (code(at + 1) != U'/' || at + 2 >= text_.size() || code(at + 2) != U'/')
            return {at, TokenKind::kWord, true};
        return {after_address(begin, at + 3), TokenKind::kWord, true};
    }

    /// "IIb/IIIa", "A1/B2": signs, not words, on both sides; "et/ou" is three tokens.
    [[nodiscard]] Step over_slash(std::uint32_t begin, std::uint32_t at) const {
        const auto is_sign = [&](std::uint32_t from, std::uint32_t to) {
            bool upper = false;
            bool digit = false;
            bool inner_lower = false;
            for (std::uint32_t i = from; i < to; ++i) {
                upper = upper || is(i, kUpper);
                digit = digit || is(i, kDigit);
                if (is(i, kLower) && i + 1 < to) inner_lower = true;
            }
            return upper && !inner_lower && to - from > 1 && (digit || is(to - 1, kLower));
        };
        const std::uint32_t limit = std::min(chunk_end_, at + kLongestListed);
        std::uint32_t end = at + 1;
        while (end < limit && word_at(end)) ++end;
        if (at - begin > kLongestListed || !is_sign(begin, at) || !is_sign(at + 1, end))
            return {at, TokenKind::kWord, true};
        return {end};
    }

    /// "élu(e)s", "autre(s)".
    [[nodiscard]] Step over_bracket(std::uint32_t begin, std::uint32_t at) const {
        const std::uint32_t end = after_run(at + 1, kLetter | kMark);
        const bool joins = at - begin >= 2 && end < chunk_end_ && code(end) == U')' &&
                           end - at <= kLongestListed && lists_.endings.contains(lower_key(at + 1, end));
        return joins ? Step{end + 1} : Step{at, TokenKind::kWord, true};
    }

    /// A listed word that closes with a mark: "n°".
    [[nodiscard]] bool is_marked(std::uint32_t begin, std::uint32_t at) const {
        return at - begin < kLongestListed && lists_.marked.contains(exact_key(begin, at + 1));
    }

    /// A name that closes with "!", unless a new sentence follows.
    [[nodiscard]] Step over_exclamation(std::uint32_t begin, std::uint32_t at) const {
        const std::uint32_t next = after_space(at + 1);
        const bool joins =
            is_marked(begin, at) && !is(at + 1, kWord | kFinal) && next < text_.size() && !opener_at(next);
        return {joins ? at + 1 : at, TokenKind::kWord, true};
    }

    /// "M€", "US$": a multiple or a country before the currency sign.
    [[nodiscard]] Step over_currency(std::uint32_t begin, std::uint32_t at) const {
        const bool joins = at - begin <= 3 && is(begin, kUpper) && !word_at(at + 1);
        return {joins ? at + 1 : at, TokenKind::kWord, true};
    }

    [[nodiscard]] Step over_apostrophe(std::uint32_t begin, std::uint32_t at) const {
        const bool joins = is(at + 1, kLetter | kDigit);
        const Step stop{at, TokenKind::kWord, true};
        if (at - begin <= kLongestListed) {
            const auto elision = lists_.elisions.find(lower_key(begin, at));
            if (elision != lists_.elisions.end()) {
                const bool name =
                    elision->second == Elision::kClitic && is(begin, kUpper) && capitalised_at(at + 1);
                if (joins && name) return {at + 1};
                if (const std::uint32_t end = after_whole_word(begin, at); end > at)
                    return {end, TokenKind::kWord, true};
                return {at + 1, TokenKind::kWord, true};
            }
        }
        return joins ? Step{at + 1} : stop;
    }

    /// The end of a listed word with an inner apostrophe at `at`, or `at`.
    [[nodiscard]] std::uint32_t after_whole_word(std::uint32_t begin, std::uint32_t at) const {
        std::uint32_t end = at + 1;
        while (end - begin <= kLongestListed && is(end, kWord | kHyphen | kApostrophe)) ++end;
        if (end - begin > kLongestListed) return at;
        return lists_.whole.contains(lower_key(begin, end)) ? end : at;
    }

    // --- full stops in and behind words ---

    [[nodiscard]] Step over_stop(std::uint32_t begin, std::uint32_t at) const {
        if (is(at + 1, kFinal)) return {at, TokenKind::kWord, true};  // an ellipsis
        return is(at + 1, kLetter | kDigit) ? over_inner_stop(begin, at) : over_last_stop(begin, at);
    }

    /// First letter of the last piece between full stops and hyphens: "C" of "J.-C".
    [[nodiscard]] std::uint32_t last_piece(std::uint32_t begin, std::uint32_t at) const {
        std::uint32_t from = at;
        while (from > begin && is(from - 1, kWord)) --from;
        return from;
    }

    [[nodiscard]] bool single_letter(std::uint32_t begin, std::uint32_t end) const {
        return end > begin && is(begin, kLetter) && after_marks(begin + 1) == end;
    }

    [[nodiscard]] Step over_inner_stop(std::uint32_t begin, std::uint32_t at) const {
        const Step stop{at, TokenKind::kWord, true};
        if (const std::uint32_t end = after_domain(begin, at); end > begin)
            return {end, TokenKind::kWord, true};
        const bool capital = capitalised_at(at + 1);
        if (single_letter(last_piece(begin, at), at)) {
            // "J.Chirac" is an initial and a name; "R.E.M.", "E.coli", "L.121-1" are one word.
            const bool surname = capital && last_piece(begin, at) == begin && is(begin, kUpper) &&
                                 is(after_marks(after_marks(at + 2) + 1), kLower);
            return surname ? Step{at + 1, TokenKind::kAbbreviation, true} : Step{at + 1};
        }
        if (const Abbreviation* kind = abbreviation(begin, at)) {
            const bool fits =
                *kind == Abbreviation::kNumber ? is(at + 1, kDigit) : capital || is(at + 1, kDigit);
            if (fits) return {at + 1, TokenKind::kAbbreviation, true};
        }
        if (const std::uint32_t end = after_endings(at); end > at) return {end, TokenKind::kWord, true};
        if (is(at + 1, kDigit)) return is(at - 1, kDigit) ? Step{at + 1} : stop;  // "v2.0", "p.12"
        // Two sentences without white space between them: "la fin.Le lendemain", "de la FEC.Des dons".
        const std::uint32_t next = after_run(at + 1, kLetter | kMark);
        const bool sentence = capital || (is(at + 1, kUpper) && (is(next, kApostrophe) || next == at + 2));
        if (sentence && at - begin > 1) return stop;
        return {at + 1};  // "rec.arts.movies"
    }

    /// The end of inclusive endings joined by full stops, "habitant.e.s", or `at`.
    [[nodiscard]] std::uint32_t after_endings(std::uint32_t at) const {
        std::uint32_t end = at;
        while (end < chunk_end_ && code(end) == U'.') {
            const std::uint32_t next = after_run(end + 1, kLetter | kMark);
            if (next - end > 6 || next == end + 1 || !lists_.endings.contains(exact_key(end + 1, next)))
                break;
            end = next;
        }
        return word_at(end) ? at : end;
    }

    [[nodiscard]] const Abbreviation* abbreviation(std::uint32_t begin, std::uint32_t at) const {
        if (at - begin > kLongestListed) return nullptr;
        const std::string exact = exact_key(begin, at);
        auto found = lists_.abbreviations.find(exact);
        if (found == lists_.abbreviations.end() && is(begin, kUpper)) {
            // "Cf." as "cf.": only the first letter may be a capital that the list does not have.
            std::size_t second = 0;
            utf8::decode(exact, second);
            const std::string lowered =
                utf8::lower(std::string_view(exact).substr(0, second)) + exact.substr(second);
            found = lists_.abbreviations.find(lowered);
        }
        return found == lists_.abbreviations.end() ? nullptr : &found->second;
    }

    [[nodiscard]] Step over_last_stop(std::uint32_t begin, std::uint32_t at) const {
        const Step stop{at, TokenKind::kWord, true};
        const std::uint32_t piece = last_piece(begin, at);
        const bool letter = single_letter(piece, at);
        // "J.-C.", "J.-P. Dupont": the hyphen goes on with the next initial.
        if (letter && is(at + 1, kHyphen) && is(at + 2, kUpper)) return {at + 1};
        if (const Abbreviation* kind = abbreviation(begin, at)) {
            const Step with_stop = over_abbreviation(*kind, at);
            if (with_stop.next > at) return with_stop;
        }
        if (letter && piece > begin && code(piece - 1) == U'.') return {at + 1, TokenKind::kAcronym, true};
        if (letter && piece > begin && is(piece - 1, kHyphen) && piece - begin > 2 &&
            code(piece - 2) == U'.') {
            return {at + 1, TokenKind::kAbbreviation, true};
        }
        const bool initial = letter && is(piece, kUpper) && piece == begin && is_initial(piece, at);
        const bool in_clause = code(at + 1) == U',' || code(at + 1) == U';';  // whatever the word: "Soc., …"
        if (initial || in_clause) return {at + 1, TokenKind::kAbbreviation, true};
        return stop;
    }

    /// Does an abbreviation that a list knows begin at `at`: "ex." behind "p."?
    [[nodiscard]] bool abbreviation_at(std::uint32_t at) const {
        const std::uint32_t end = after_run(at, kLetter | kMark);
        return end > at && end < text_.size() && code(end) == U'.' && abbreviation(at, end) != nullptr;
    }

    /// "XVII", "IV": at least two letters, lest an initial pass for a figure.
    [[nodiscard]] bool roman_at(std::uint32_t at) const {
        constexpr std::u32string_view kRoman = U"IVXLCM";
        std::uint32_t end = at;
        while (end < text_.size() && kRoman.find(code(end)) != std::u32string_view::npos) ++end;
        return end - at >= 2 && !word_at(end);
    }

    /// What "art.", "p." and their like announce: "5", "XVII", "L. 121", another abbreviation.
    [[nodiscard]] bool is_reference(std::uint32_t at) const {
        if (is(at, kDigit) || roman_at(at) || abbreviation_at(at)) return true;
        if (!is(at, kUpper)) return false;
        const std::uint32_t next = code(at + 1) == U'.' ? after_space(at + 2) : at + 1;
        return is(next, kDigit);
    }

    [[nodiscard]] Step over_abbreviation(Abbreviation kind, std::uint32_t at) const {
        const std::uint32_t next = after_space(at + 1);
        const Step stop{at, TokenKind::kWord, true};
        const Step joined{at + 1, TokenKind::kAbbreviation, true};
        switch (kind) {
            case Abbreviation::kTitle:
                return next < text_.size() ? joined : stop;
            case Abbreviation::kOpen:
                return next < text_.size() && !opener_at(next) ? joined : stop;
            case Abbreviation::kNumber:
                return is_reference(next) ? joined : stop;
            case Abbreviation::kName:
                return next < text_.size() && !opener_at(next) ? joined : stop;
            case Abbreviation::kEnd:
                return {at + 1, TokenKind::kEndAbbreviation, true};
            case Abbreviation::kAcronym:
                return {at + 1, TokenKind::kAcronym, true};
        }
        return stop;
    }

    /// Is the single capital at `letter`, before the full stop at `at`, an initial: "J. Chirac", "C.
    /// elegans", "L. 121"? Letters that name things close the sentence instead ("le plan B. Paris hésite",
    /// "sur X. La réponse …").
    [[nodiscard]] bool is_initial(std::uint32_t letter, std::uint32_t at) const {
        const std::uint32_t next = after_space(at + 1);
        const auto thing = lists_.letters.find(exact_key(letter, at));
        const bool names_thing = thing != lists_.letters.end();
        if (is(next, kDigit)) return !names_thing || thing->second != Letter::kAlways;
        if (is(next, kLower)) return true;
        if (is(next, kOpen) && code(next) == U'(')
            return !tokens_.empty() && is(tokens_.back().begin, kUpper);
        if (!is(next, kUpper)) return false;
        if (at_sentence_start() || tokens_.back().kind == TokenKind::kAbbreviation) return true;
        if (opener_at(next)) return false;
        if (code(after_marks(next + 1)) == U'.') return true;  // a second initial
        if (!names_thing) return true;
        const RawToken& before = tokens_.back();
        if (before.kind != TokenKind::kWord) return true;
        if (is(before.begin, kUpper) && !is_opener(before.begin, before.end)) return true;
        const bool common_noun = !is(before.end - 1, kApostrophe) && !is_opener(before.begin, before.end);
        return thing->second == Letter::kAfterNoun && !common_noun;
    }

    // --- enclitics ---

    [[nodiscard]] bool base_may_be_verb(std::uint32_t begin, std::uint32_t end) const {
        if (end == begin || is(begin, kDigit) || !is(end - 1, kLetter | kMark)) return false;
        // "Kim Jong-il" is a name, "Peut-on" opens a sentence, "FAUT-IL" stands in a title.
        return !capitalised_at(begin) || at_sentence_start();
    }

    [[nodiscard]] std::uint32_t hyphen_before(std::uint32_t begin, std::uint32_t at) const {
        while (at > begin && !is(at, kHyphen)) --at;
        return at;
    }

    /// The beginning of the enclitic with which [begin, end) closes and whose last hyphen is at `hyphen`;
    /// `end` if none. An enclitic may have a hyphen inside: "-t-il".
    [[nodiscard]] std::uint32_t enclitic_begin(std::uint32_t begin, std::uint32_t hyphen,
                                               std::uint32_t end) const {
        for (const std::uint32_t at : {hyphen_before(begin, hyphen - 1), hyphen}) {
            const bool listed =
                at > begin && end - at <= kLongestListed && lists_.enclitics.contains(lower_key(at, end));
            if (listed && base_may_be_verb(begin, at)) return at;
        }
        return end;
    }

    std::uint32_t emit_without_enclitics(std::uint32_t begin, std::uint32_t end, std::uint32_t last_hyphen) {
        std::array<std::uint32_t, 4> borders{};
        std::size_t count = 0;
        std::uint32_t word_end = end;
        std::uint32_t hyphen = last_hyphen;
        while (count < borders.size()) {
            const bool whole =
                word_end - begin <= kLongestListed && lists_.whole.contains(lower_key(begin, word_end));
            const std::uint32_t from = whole ? word_end : enclitic_begin(begin, hyphen, word_end);
            if (from == word_end) break;
            borders[count++] = from;
            word_end = from;
            hyphen = hyphen_before(begin, from - 1);
            if (hyphen == begin) break;
        }
        emit(begin, word_end, TokenKind::kWord);
        while (count > 0) {
            const std::uint32_t from = borders[--count];
            emit_enclitic(from, count > 0 ? borders[count - 1] : end);
        }
        return end;
    }

    void emit_enclitic(std::uint32_t begin, std::uint32_t end) {
        const auto& parts = lists_.enclitics.find(lower_key(begin, end))->second;
        for (const std::string& part : parts) {
            const std::uint32_t part_end =
                &part == &parts.back() ? end : std::min(end, begin + utf8::count_code_points(part));
            emit(begin, part_end, TokenKind::kWord);
            begin = part_end;
        }
    }

    // --- punctuation and symbols ---

    [[nodiscard]] bool mark_at(std::uint32_t at) const {
        if (at >= chunk_end_ || text_.is(at, kLetter | kDigit)) return false;
        return code(at) < 0x80 || !text_.is(at, kSymbol);  // a row of emoji is no ornament
    }

    /// The end of ornament that begins at `at`: four of the same mark or more, or a long run of marks; else
    /// `at`.
    [[nodiscard]] std::uint32_t after_ornament(std::uint32_t at) {
        std::uint32_t same = at;
        while (same < chunk_end_ && code(same) == code(at) && same - at < max_length_) ++same;
        if (same - at >= kRepeatedMark && !is(at, kFinal)) return same;
        std::uint32_t end = at;
        while (mark_at(end) && end - at < max_length_) ++end;
        if (end - at > kLongestPunctuation) return end;
        marks_end_ = end;
        return at;
    }

    std::uint32_t symbol(std::uint32_t at) {
        if (code(at) == U'+' && code(at + 1) == U'/' && at + 2 < text_.size() && code(at + 2) == U'-') {
            return emit(at, at + 3, TokenKind::kSymbol);
        }
        if (code(at) == U'\u00B0' && (code(at + 1) == U'C' || code(at + 1) == U'F') && !word_at(at + 2)) {
            return emit(at, at + 2, TokenKind::kSymbol);
        }
        if ((code(at) == U'<' || code(at) == U'>') && code(at + 1) == code(at)) {  // <<quotation>>
            return emit(at, at + 2, code(at) == U'<' ? TokenKind::kOpen : TokenKind::kClose);
        }
        return emit(at, after_emoji(at), TokenKind::kSymbol);
    }

    [[nodiscard]] static bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
    [[nodiscard]] static bool is_skin_tone(char32_t c) { return c >= 0x1F3FB && c <= 0x1F3FF; }

    /// One symbol as a reader sees it: with its selectors and skin tone, joined ones together, flags in pairs
    /// (UTS 51).
    [[nodiscard]] std::uint32_t after_emoji(std::uint32_t at) const {
        constexpr char32_t kJoiner = U'\u200D';
        std::uint32_t end = at + 1;
        if (is_regional(code(at)) && end < text_.size() && is_regional(code(end))) ++end;
        while (end < chunk_end_ && end - at < max_length_) {
            if (code(end) == kJoiner && is(end + 1, kSymbol)) {
                end += 2;
            } else if (text_.is(end, kMark) || is_skin_tone(code(end))) {
                ++end;
            } else {
                break;
            }
        }
        return end;
    }

    std::uint32_t punctuation(std::uint32_t at) {
        const bool in_word =
            code(at) == U'.' && at == chunk_begin_ && is(at + 1, kLetter) && !capitalised_at(at + 1);
        if (in_word) return word(at, at + 1);  // ".fr"
        if (is(at, kFinal)) return final_marks(at);
        std::uint32_t end = after_marks(at + 1);
        if (is(at, kHyphen | kDash)) {
            std::uint32_t run = at + 1;
            while (run < chunk_end_ && code(run) == code(at)) ++run;
            return emit(at, run, TokenKind::kDash);
        }
        if (is(at, kApostrophe) && code(at + 1) == code(at)) ++end;  // ''quotation''
        if (is(at, kQuote) || is(at, kApostrophe)) return emit(at, end, quotation_mark(at, end));
        if (is(at, kOpen)) return emit(at, end, TokenKind::kOpen);
        if (is(at, kClose)) return emit(at, end, TokenKind::kClose);
        if (const std::uint32_t face = after_emoticon(at); face > at)
            return emit(at, face, TokenKind::kSymbol);
        return emit(at, end, TokenKind::kPunctuation);
    }

    /// ":)", ";-)", alone between white space.
    [[nodiscard]] std::uint32_t after_emoticon(std::uint32_t at) const {
        if (at != chunk_begin_ || (code(at) != U':' && code(at) != U';')) return at;
        const std::uint32_t mouth = code(at + 1) == U'-' ? at + 2 : at + 1;
        constexpr std::u32string_view kMouths = U")(DPpOo|/";
        const bool face = mouth + 1 == chunk_end_ && kMouths.find(code(mouth)) != std::u32string_view::npos;
        return face ? mouth + 1 : at;
    }

    std::uint32_t final_marks(std::uint32_t at) {
        const auto is_dot = [&](std::uint32_t i) { return code(i) == U'.' || code(i) == U'\u2026'; };
        const bool dots = is_dot(at);
        std::uint32_t end = at + 1;
        while (end < chunk_end_ && end - at < max_length_ && is(end, kFinal) && is_dot(end) == dots) ++end;
        const bool ellipsis = dots && (end - at > 1 || code(at) == U'\u2026');
        return emit(at, after_marks(end), ellipsis ? TokenKind::kEllipsis : TokenKind::kFinal);
    }

    /// Marks that do not show their side ( " and ' ) are told apart by the white space around them: the
    /// sentence splitter, which sees them in pairs, has the last word.
    [[nodiscard]] TokenKind quotation_mark(std::uint32_t at, std::uint32_t end) const {
        if (is(at, kOpen)) return TokenKind::kOpen;
        if (is(at, kClose)) return TokenKind::kClose;
        const bool space_before = at == chunk_begin_ || is(at - 1, kOpen);
        const bool space_after = end == chunk_end_ || is(end, kClose);
        if (space_before == space_after) return TokenKind::kPunctuation;
        return space_before ? TokenKind::kOpen : TokenKind::kClose;
    }
};

}  // namespace

void Tokenizer::tokenize(const Characters& text, std::vector<RawToken>& tokens) const {
    tokens.clear();
    Scan(text, lists_, max_length_, tokens).run();
}

}  // namespace lacis::language
