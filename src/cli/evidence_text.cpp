// SPDX-License-Identifier: Apache-2.0
#include "cli/evidence_text.hpp"

#include <algorithm>
#include <cstdio>
#include <tuple>
#include <vector>

#include "support/utf8.hpp"

namespace lacis::cli {
namespace {

/// A mark to put in before a code point of the sentence.
struct Insertion {
    std::uint32_t at = 0;
    bool opens = false;
    std::uint32_t length = 0;  ///< Of what it marks.
    std::string_view mark;
    std::size_t order = 0;  ///< Of two marks around the same words the first is the outer one.
};

/// Where marks meet: closing ones first, of those the inner one; of opening ones the outer one.
bool before(const Insertion& a, const Insertion& b) {
    if (a.at != b.at) return a.at < b.at;
    if (a.opens != b.opens) return b.opens;
    if (a.length != b.length) return a.opens ? a.length > b.length : a.length < b.length;
    return a.opens ? a.order < b.order : a.order > b.order;
}

void add_marks(std::vector<Insertion>& insertions, Span sentence, Span words, std::string_view open,
               std::string_view close) {
    if (words.empty() || !sentence.contains(words)) return;
    const std::size_t order = insertions.size();
    insertions.push_back({words.begin - sentence.begin, true, words.length(), open, order});
    insertions.push_back({words.end - sentence.begin, false, words.length(), close, order});
}

std::string number(double value) {
    char digits[32];
    std::snprintf(digits, sizeof digits, "%.15g", value);
    return digits;
}

}  // namespace

std::string printable(std::string_view text) {
    std::string clean;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = utf8::decode(text, at);
        const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        utf8::append(clean, control ? U' ' : c);
    }
    return clean;
}

namespace {

std::string with_marks(std::string_view text, std::vector<Insertion> insertions) {
    std::stable_sort(insertions.begin(), insertions.end(), before);
    const utf8::Index index(text);
    std::string marked;
    std::uint32_t from = 0;
    for (const Insertion& insertion : insertions) {
        marked += printable(index.slice({from, insertion.at}));
        marked += insertion.mark;
        from = insertion.at;
    }
    return marked + printable(index.slice({from, index.size()}));
}

}  // namespace

std::string marked_sentence(const graph::Evidence& evidence, const Marks& marks) {
    std::vector<Insertion> insertions;
    add_marks(insertions, evidence.span, evidence.source_span, marks.source_open, marks.source_close);
    add_marks(insertions, evidence.span, evidence.target_span, marks.target_open, marks.target_close);
    return with_marks(evidence.text, std::move(insertions));
}

std::string marked_words(std::string_view sentence, Span span, Span words, const Marks& marks) {
    std::vector<Insertion> insertions;
    add_marks(insertions, span, words, marks.source_open, marks.source_close);
    return with_marks(sentence, std::move(insertions));
}

std::string details_of(const graph::Evidence& evidence, const graph::DocumentInfo& document) {
    std::string details(graph::to_string(evidence.status));
    const auto add = [&details](const std::string& what) { details += "; " + what; };
    if (!evidence.date.empty()) add(printable(evidence.date));
    if (evidence.amount) {
        add(number(*evidence.amount) + (evidence.currency.empty() ? "" : " " + printable(evidence.currency)));
    }
    if (!evidence.role.empty()) add("as " + printable(evidence.role));
    if (!evidence.attributed_to.empty()) add("according to " + printable(evidence.attributed_to));
    add("article " + printable(document.id) + ", characters " + std::to_string(evidence.span.begin) + "–" +
        std::to_string(evidence.span.end));
    if (!evidence.rule.empty()) add("rule " + printable(evidence.rule));
    return details;
}

}  // namespace lacis::cli
