// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <string_view>

#include "language/token_scan.hpp"
#include "support/utf8.hpp"

namespace lacis::language {

using namespace character;

TokenScan::Step TokenScan::over_stop(std::uint32_t begin, std::uint32_t at) const {
    if (is(at + 1, kFinal)) return {at, TokenKind::kWord, true};  // an ellipsis
    return is(at + 1, kLetter | kDigit) ? over_inner_stop(begin, at) : over_last_stop(begin, at);
}

std::uint32_t TokenScan::last_piece(std::uint32_t begin, std::uint32_t at) const {
    std::uint32_t from = at;
    while (from > begin && is(from - 1, kWord)) --from;
    return from;
}

bool TokenScan::single_letter(std::uint32_t begin, std::uint32_t end) const {
    return end > begin && is(begin, kLetter) && after_marks(begin + 1) == end;
}

TokenScan::Step TokenScan::over_inner_stop(std::uint32_t begin, std::uint32_t at) const {
    const Step stop{at, TokenKind::kWord, true};
    if (const std::uint32_t end = after_domain(begin, at); end > begin) return {end, TokenKind::kWord, true};
    const bool capital = capitalised_at(at + 1);
    if (single_letter(last_piece(begin, at), at)) {
        // "J.Chirac" is an initial and a name; "R.E.M.", "E.coli", "L.121-1" are one word.
        const bool surname = capital && last_piece(begin, at) == begin && is(begin, kUpper) &&
                             is(after_marks(after_marks(at + 2) + 1), kLower);
        return surname ? Step{at + 1, TokenKind::kAbbreviation, true} : Step{at + 1};
    }
    if (const Abbreviation* kind = abbreviation(begin, at)) {
        const bool fits = *kind == Abbreviation::kNumber ? is(at + 1, kDigit) : capital || is(at + 1, kDigit);
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

std::uint32_t TokenScan::after_endings(std::uint32_t at) const {
    std::uint32_t end = at;
    while (end < chunk_end_ && code(end) == U'.') {
        const std::uint32_t next = after_run(end + 1, kLetter | kMark);
        if (next - end > 6 || next == end + 1 || !lists_.endings.contains(exact_key(end + 1, next))) break;
        end = next;
    }
    return word_at(end) ? at : end;
}

const Abbreviation* TokenScan::abbreviation(std::uint32_t begin, std::uint32_t at) const {
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

TokenScan::Step TokenScan::over_last_stop(std::uint32_t begin, std::uint32_t at) const {
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
    if (letter && piece > begin && is(piece - 1, kHyphen) && piece - begin > 2 && code(piece - 2) == U'.') {
        return {at + 1, TokenKind::kAbbreviation, true};
    }
    const bool initial = letter && is(piece, kUpper) && piece == begin && is_initial(piece, at);
    const bool in_clause = code(at + 1) == U',' || code(at + 1) == U';';  // whatever the word: "Soc., …"
    if (initial || in_clause) return {at + 1, TokenKind::kAbbreviation, true};
    return stop;
}

bool TokenScan::abbreviation_at(std::uint32_t at) const {
    const std::uint32_t end = after_run(at, kLetter | kMark);
    return end > at && end < text_.size() && code(end) == U'.' && abbreviation(at, end) != nullptr;
}

bool TokenScan::roman_at(std::uint32_t at) const {
    constexpr std::u32string_view kRoman = U"IVXLCM";
    std::uint32_t end = at;
    while (end < text_.size() && kRoman.find(code(end)) != std::u32string_view::npos) ++end;
    return end - at >= 2 && !word_at(end);
}

bool TokenScan::is_reference(std::uint32_t at) const {
    if (is(at, kDigit) || roman_at(at) || abbreviation_at(at)) return true;
    if (!is(at, kUpper)) return false;
    const std::uint32_t next = code(at + 1) == U'.' ? after_space(at + 2) : at + 1;
    return is(next, kDigit);
}

TokenScan::Step TokenScan::over_abbreviation(Abbreviation kind, std::uint32_t at) const {
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

bool TokenScan::is_initial(std::uint32_t letter, std::uint32_t at) const {
    const std::uint32_t next = after_space(at + 1);
    const auto thing = lists_.letters.find(exact_key(letter, at));
    const bool names_thing = thing != lists_.letters.end();
    if (is(next, kDigit)) return !names_thing || thing->second != Letter::kAlways;
    if (is(next, kLower)) return true;
    if (is(next, kOpen) && code(next) == U'(') return !tokens_.empty() && is(tokens_.back().begin, kUpper);
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

}  // namespace lacis::language
