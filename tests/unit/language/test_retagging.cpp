// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "language/pack.hpp"
#include "language/retagging.hpp"
#include "support/error.hpp"

using namespace lacis::language;

namespace {

Sentence two_words(const std::string& first, Upos tag, const std::string& second) {
    Sentence sentence;
    Word& word = sentence.words.emplace_back();
    word.form = first;
    word.lemma = first;
    word.upos = tag;
    sentence.words.emplace_back().form = second;
    return sentence;
}

Retagging with_row(const std::string& row) {
    return Retagging(Pack::embedded("fr").with_file("trees/retag.tsv", row));
}

}  // namespace

TEST_CASE("a word is tagged anew where the next word settles what it is") {
    const Retagging retagging = with_row("entre\tADP\tà|dans\tVERB\tentrer\tVerbForm=Fin\n");
    Sentence wrong = two_words("Entre", Upos::kAdp, "dans");
    retagging.apply(wrong);
    CHECK(wrong.words[0].upos == Upos::kVerb);
    CHECK(wrong.words[0].lemma == "entrer");
    CHECK(wrong.words[0].feature("VerbForm") == "Fin");
    Sentence right = two_words("entre", Upos::kAdp, "Lyon");
    retagging.apply(right);
    CHECK(right.words[0].upos == Upos::kAdp);
    Sentence other = two_words("entre", Upos::kNoun, "dans");
    retagging.apply(other);
    CHECK(other.words[0].upos == Upos::kNoun);
}

TEST_CASE("a row that does not follow the format is an error with its line") {
    CHECK_THROWS_AS(with_row("entre\tADP\tà\tVERB\n"), lacis::Error);
    CHECK_THROWS_AS(with_row("entre\tADX\tà\tVERB\tentrer\tVerbForm=Fin\n"), lacis::Error);
    CHECK_NOTHROW(with_row("# nothing\n"));
}
