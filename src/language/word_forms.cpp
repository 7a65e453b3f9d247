// SPDX-License-Identifier: Apache-2.0
#include "language/word_forms.hpp"

#include <algorithm>

#include "language/feature_hash.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

enum class Kind : std::uint8_t { kLower, kCapital, kCapitals, kMixed, kNumber, kAlphanumeric, kPunctuation };

constexpr std::uint8_t kHyphen = 0x10;
constexpr std::uint8_t kApostrophe = 0x20;
constexpr std::uint8_t kFullStop = 0x40;

// Marks which reading of a capitalised word its classes come from.
constexpr std::uint64_t kCapitalised = 1ULL << 32U;
constexpr std::uint64_t kCapitalisedUnknown = 2ULL << 32U;

struct Characters {
    std::uint32_t upper = 0;
    std::uint32_t letters = 0;
    std::uint32_t digits = 0;
    bool first_upper = false;
    std::uint8_t marks = 0;
};

Characters count(std::string_view text) {
    Characters seen;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::decode(text, at);
        if (utf8::is_letter(c)) {
            if (utf8::is_upper(c)) {
                if (seen.letters == 0) seen.first_upper = true;
                ++seen.upper;
            }
            ++seen.letters;
        } else if (utf8::is_digit(c)) {
            ++seen.digits;
        } else if (c == U'-') {
            seen.marks |= kHyphen;
        } else if (c == U'\'') {
            seen.marks |= kApostrophe;
        } else if (c == U'.') {
            seen.marks |= kFullStop;
        }
    }
    return seen;
}

Kind kind_of(const Characters& seen) {
    if (seen.letters == 0) return seen.digits > 0 ? Kind::kNumber : Kind::kPunctuation;
    if (seen.digits > 0) return Kind::kAlphanumeric;
    if (seen.upper == 0) return Kind::kLower;
    if (seen.upper == seen.letters && seen.letters > 1) return Kind::kCapitals;
    return seen.first_upper && seen.upper == 1 ? Kind::kCapital : Kind::kMixed;
}

Kind kind_of(const WordForm& form) {
    return static_cast<Kind>(form.shape & 0x0fU);
}

std::string normalised(std::string_view text) {
    if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
        return std::string(text);
    }
    std::string out;
    const std::string composed = utf8::compose(text);
    for (std::size_t at = 0; at < composed.size();) {
        const char32_t c = utf8::decode(composed, at);
        if (c == U'\u2019' || c == U'\u02BC') {
            out.push_back('\'');
        } else if (c == U'\u2010' || c == U'\u2011') {
            out.push_back('-');
        } else {
            utf8::append(out, c);
        }
    }
    return out;
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xc0U) == 0x80U;
}

void hash_affixes(WordForm& word) {
    const std::string_view text = word.lower;
    std::size_t begin = text.size();
    for (std::uint64_t& suffix : word.suffixes) {
        while (begin > 0 && is_continuation(text[--begin])) {
        }
        suffix = hash_string(text.substr(begin));
    }
    std::size_t end = 0;
    for (std::uint64_t& prefix : word.prefixes) {
        if (end < text.size()) ++end;
        while (end < text.size() && is_continuation(text[end])) ++end;
        prefix = hash_string(text.substr(0, end));
    }
}

std::uint64_t hash_without_digits(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
    return hash_string(text);
}

WordForm describe(std::string_view form, const Lexicon& lexicon) {
    WordForm word;
    word.text = normalised(form);
    word.lower = utf8::lower(word.text);
    word.form_hash = hash_string(word.text);
    word.lower_hash = hash_without_digits(word.lower);
    hash_affixes(word);
    const Characters seen = count(word.text);
    word.shape = static_cast<std::uint8_t>(static_cast<std::uint8_t>(kind_of(seen)) | seen.marks);
    word.capitalised = seen.first_upper;
    word.exact_set = lexicon.find(word.text);
    if (word.exact_set == 0 && kind_of(seen) == Kind::kCapitals) {
        word.exact_set = lexicon.find(utf8::capitalize(word.lower));
    }
    word.lower_set = lexicon.find(word.lower);
    return word;
}

// Is most of the sentence in capitals, and is there enough of it to say so?
bool all_capitals(const std::vector<WordInContext>& words) {
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (const WordInContext& word : words) {
        if (kind_of(*word.form) == Kind::kCapitals) ++capitals;
        if (kind_of(*word.form) == Kind::kLower || kind_of(*word.form) == Kind::kCapital) ++others;
    }
    return capitals >= 3 && capitals > 3 * others;
}

}  // namespace

const WordForm& WordForms::get(const std::string& form) {
    const auto found = forms_.find(form);
    if (found != forms_.end()) return found->second;
    return forms_.emplace(form, describe(form, *lexicon_)).first->second;
}

std::vector<WordInContext> look_up(const Sentence& sentence, WordForms& forms, const Lexicon& lexicon) {
    std::vector<WordInContext> words(sentence.words.size());
    bool begun = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        words[i].form = &forms.get(sentence.words[i].form);
        words[i].initial = !begun;
        begun = begun || kind_of(*words[i].form) != Kind::kPunctuation;
    }
    const bool capitals = all_capitals(words);
    for (WordInContext& word : words) {
        const WordForm& form = *word.form;
        std::uint64_t mark = 0;
        std::uint32_t set = form.lower_set;
        if (form.capitalised && !((word.initial || capitals) && form.lower_set != 0)) {
            mark = form.exact_set != 0 ? kCapitalised : kCapitalisedUnknown;
            if (form.exact_set != 0) set = form.exact_set;
        } else if (!form.capitalised && form.exact_set != 0) {
            set = form.exact_set;
        }
        word.ambiguity = lexicon.ambiguity_class(set) | mark;
        word.inflection = lexicon.inflection_class(set) | mark;
    }
    return words;
}

}  // namespace lacis::language
