// SPDX-License-Identifier: Apache-2.0
#include "entities/tokens.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::Upos;

constexpr std::size_t kLongestListedName = 7;  // tokens

bool is_opening_quote(std::string_view text) {
    return text == "«" || text == "“" || text == "‹" || text == "‘";
}
bool is_closing_quote(std::string_view text) {
    return text == "»" || text == "”" || text == "›";
}
bool is_straight_quote(std::string_view text) {
    return text == "\"" || text == "''" || text == "``";
}

std::string plain_lower(std::string_view text) {
    std::string lower = utf8::lower(text);
    for (std::size_t at = lower.find("’"); at != std::string::npos; at = lower.find("’", at)) {
        lower.replace(at, std::string_view("’").size(), 1, '\'');
    }
    return lower;
}

NameToken token_of(const language::Sentence& sentence, const language::Token& source, const utf8::Index& text,
                   const WordLists& lists) {
    NameToken token;
    token.span = source.span;
    token.first_word = source.first_word;
    token.end_word = source.end_word;
    for (std::uint32_t i = source.first_word; i < source.end_word; ++i) {
        const language::Word& word = sentence.words[i];
        token.upos = word.upos;
        token.lemma = utf8::lower(word.lemma);
        if (word.upos != Upos::kAdp && word.upos != Upos::kDet) break;
    }
    respell(token, std::string(text.slice(source.span)), lists);
    if (token.upos == Upos::kVerb) token.verb = lists.verb(token.lemma);
    return token;
}

void mark_positions(NameSentence& sentence) {
    bool open = false;
    bool fresh = true;
    bool after_quote = false;
    std::size_t letters = 0;
    std::size_t capitals = 0;
    for (NameToken& token : sentence.tokens) {
        const bool straight = is_straight_quote(token.text);
        const bool opens = is_opening_quote(token.text) || (straight && !open);
        if (is_closing_quote(token.text) || (straight && open)) open = false;
        token.initial = fresh;
        token.quoted = open;
        token.after_quote = after_quote;
        after_quote = opens;
        if (opens) open = true;
        const bool breaks = token.text == ":" || token.text == "–" || token.text == "—" ||
                            token.text == "-" || token.text == "•" || token.text == "*" || opens;
        fresh = breaks || (fresh && token.shape == Shape::kPunctuation);
        for (std::size_t byte = 0; byte < token.text.size();) {
            const char32_t c = utf8::decode(token.text, byte);
            letters += utf8::is_letter(c) ? 1U : 0U;
            capitals += utf8::is_upper(c) ? 1U : 0U;
        }
    }
    sentence.in_capitals = letters >= 8 && capitals * 10 >= letters * 7;
}

}  // namespace

bool is_of(const NameToken& token) {
    return token.lower == "de" || token.lower == "d'" || token.lower == "du" || token.lower == "des";
}

Shape shape_of(std::string_view text) {
    bool letter = false;
    bool digit = false;
    bool lower = false;
    bool first_upper = false;
    bool inner_upper = false;
    bool after_break = true;  // a capital behind a hyphen or an apostrophe is not an inner one
    bool first = true;
    std::size_t upper_count = 0;
    for (std::size_t byte = 0; byte < text.size();) {
        const char32_t c = utf8::decode(text, byte);
        if (utf8::is_letter(c)) {
            letter = true;
            if (utf8::is_upper(c)) {
                ++upper_count;
                if (first) first_upper = true;
                if (!after_break) inner_upper = true;
            } else {
                lower = true;
            }
            after_break = false;
        } else {
            digit = digit || utf8::is_digit(c);
            after_break = true;
        }
        first = false;
    }
    if (!letter) return digit ? Shape::kNumber : Shape::kPunctuation;
    if (digit) return upper_count > 0 ? Shape::kAlnum : Shape::kOther;
    if (upper_count > 0 && !lower) return Shape::kUpper;
    if (inner_upper) return Shape::kInner;
    if (upper_count == 0) return Shape::kLower;
    return first_upper ? Shape::kCapital : Shape::kInner;
}

void respell(NameToken& token, std::string text, const WordLists& lists) {
    token.text = std::move(text);
    token.lower = plain_lower(token.text);
    token.folded = utf8::fold(token.text);
    token.cluster = lists.cluster(token.text);
    token.shape = shape_of(token.text);
    token.likely_type = token.capital() ? lists.likely_type(token.text) : language::WordCluster{};
    token.first_name = token.capital() && lists.first_name(token.text).has_value();
    token.title = lists.title(token.text).has_value();
    token.legal_form = lists.is_legal_form(token.text);
    const auto not_name = lists.not_name(token.text);
    const auto not_name_lower = lists.not_name(token.lower);
    token.never =
        not_name == NotName::kNever || not_name_lower == NotName::kDay || not_name_lower == NotName::kMonth;
    token.kinds = static_cast<std::uint8_t>((lists.word_kinds(token.lower) & ~unsigned{kProperName}) |
                                            (lists.word_kinds(token.text) & unsigned{kProperName}));
    const auto senses = lists.noun(token.text);
    token.noun = senses.empty() ? nullptr : &senses.front();
}

void mark_listed_names(NameSentence& sentence, const WordLists& lists) {
    auto& tokens = sentence.tokens;
    for (NameToken& token : tokens) token.listed = {};
    for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
        if (!tokens[begin].capital()) continue;
        std::string key;
        std::array<std::size_t, kListingCount> longest{};
        for (std::size_t end = begin; end < std::min(tokens.size(), begin + kLongestListedName); ++end) {
            key += tokens[end].folded;
            const std::uint32_t listings = lists.listings(key);
            for (std::size_t i = 0; i < kListingCount; ++i) {
                if ((listings >> i & 1U) != 0) longest[i] = end + 1;
            }
        }
        for (std::size_t i = 0; i < kListingCount; ++i) {
            if (longest[i] == 0 || tokens[begin].listed[i] != 0) continue;
            for (std::size_t k = begin; k < longest[i]; ++k) tokens[k].listed[i] = k == begin ? 1 : 2;
        }
    }
}

std::vector<NameSentence> name_sentences(const corpus::Document& document,
                                         const std::vector<language::Sentence>& sentences,
                                         const WordLists& lists) {
    const utf8::Index text(document.text);
    std::vector<NameSentence> result;
    result.reserve(sentences.size());
    for (const language::Sentence& sentence : sentences) {
        NameSentence& made = result.emplace_back();
        made.block = sentence.block;
        made.tokens.reserve(sentence.tokens.size());
        for (const language::Token& token : sentence.tokens) {
            made.tokens.push_back(token_of(sentence, token, text, lists));
        }
        mark_positions(made);
        mark_listed_names(made, lists);
    }
    return result;
}

}  // namespace lacis::entities
