// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "cli/evidence_text.hpp"

using namespace lacis;
using namespace lacis::cli;

namespace {

/// Evidence whose sentence begins at code point 100 of its document.
struct Sample {
    Sample(std::string_view text, Span source, Span target) {
        evidence.text = texts.intern(text);
        evidence.span = {100, 100 + static_cast<std::uint32_t>(utf8_length(text))};
        evidence.source_span = {100 + source.begin, 100 + source.end};
        evidence.target_span = {100 + target.begin, 100 + target.end};
    }
    static std::size_t utf8_length(std::string_view text) {
        std::size_t count = 0;
        for (const char byte : text) count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
        return count;
    }
    graph::TextPool texts;
    graph::Evidence evidence;
};

constexpr Marks kTags = {"<s>", "</s>", "<t>", "</t>"};

}  // namespace

TEST_CASE("the words for both ends are marked, by code points") {
    const Sample sample("Été : Zoé a créé Alta.", {6, 9}, {17, 21});
    CHECK(marked_sentence(sample.evidence, kPlainMarks) == "Été : [Zoé] a créé [Alta].");
    CHECK(marked_sentence(sample.evidence, kTags) == "Été : <s>Zoé</s> a créé <t>Alta</t>.");
}

TEST_CASE("marks nest and touch in the right order") {
    CHECK(marked_sentence(Sample("son usine ferme", {0, 3}, {0, 9}).evidence, kTags) ==
          "<t><s>son</s> usine</t> ferme");
    CHECK(marked_sentence(Sample("ils partent", {0, 3}, {0, 3}).evidence, kTags) ==
          "<s><t>ils</t></s> partent");
    CHECK(marked_sentence(Sample("AltaZoé", {4, 7}, {0, 4}).evidence, kTags) == "<t>Alta</t><s>Zoé</s>");
}

TEST_CASE("a mention outside of the sentence is not marked") {
    Sample sample("Il part.", {0, 2}, {0, 0});
    sample.evidence.target_span = {10, 14};
    CHECK(marked_sentence(sample.evidence, kPlainMarks) == "[Il] part.");
}

TEST_CASE("no text can steer a terminal") {
    CHECK(marked_sentence(Sample("a\033[2Jb\nc\u0085d", {0, 1}, {9, 10}).evidence, kPlainMarks) ==
          "[a] [2Jb c [d]");
}

TEST_CASE("details tell status, time, sum, speaker and place") {
    Sample sample("Il part.", {0, 2}, {3, 7});
    graph::DocumentInfo document;
    document.id = "a1";
    CHECK(details_of(sample.evidence, document) == "asserted; article a1, characters 100–108");
    sample.evidence.status = graph::Status::kHedged;
    sample.evidence.date = sample.texts.intern("2018");
    sample.evidence.amount = 2.5e8;
    sample.evidence.currency = sample.texts.intern("USD");
    sample.evidence.role = sample.texts.intern("trésorier");
    sample.evidence.attributed_to = sample.texts.intern("Zoé");
    sample.evidence.rule = sample.texts.intern("left/verb");
    CHECK(details_of(sample.evidence, document) ==
          "hedged; 2018; 250000000 USD; as trésorier; according to Zoé; article a1, characters 100–108; rule "
          "left/verb");
}
