// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>

#include "relations/words.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

bool holds(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

TEST_CASE("prepositions are compared without articles, elisions and contractions") {
    CHECK(canonical_preposition("au sein de") == "à sein de");
    CHECK(canonical_preposition("aux côtés d’") == "à côtés de");
    CHECK(canonical_preposition("à la tête du") == "à tête de");
    CHECK(canonical_preposition("D'") == "de");
    CHECK(canonical_preposition("contre") == "contre");
}

TEST_CASE("a participle leads to the infinitives that it may come from") {
    CHECK(holds(infinitives_of_participle("présidées"), "présider"));
    CHECK(holds(infinitives_of_participle("soutenu"), "soutenir"));
    CHECK(holds(infinitives_of_participle("vendue"), "vendre"));
    CHECK(holds(infinitives_of_participle("conquis"), "conquir"));
    CHECK(holds(infinitives_of_participle("pris"), "prendre"));
    CHECK(holds(infinitives_of_participle("produite"), "produire"));
    CHECK(infinitives_of_participle("grand").empty());
}

TEST_CASE("the feminine of a role noun is found under its masculine") {
    CHECK(holds(feminine_forms("fondateur"), "fondatrice"));
    CHECK(holds(feminine_forms("chanteur"), "chanteuse"));
    CHECK(holds(feminine_forms("gardien"), "gardienne"));
    CHECK(holds(feminine_forms("président"), "présidente"));
    CHECK(holds(feminine_forms("veuf"), "veuve"));
}

TEST_CASE("a word is known by its form, its lemma, and without the mark of former office") {
    const language::Sentence sentence = tests::tree("Ex-patronne ex-patronne NOUN 0 root");
    CHECK(has_key(sentence.words[0], "patronne"));
    CHECK(has_key(sentence.words[0], "ex-patronne"));
    CHECK_FALSE(has_key(sentence.words[0], "patron"));
}

TEST_CASE("the clause of a verb ends where another clause begins") {
    const language::Sentence sentence = tests::tree(
        "Anne Anne PROPN 2 nsubj\n"
        "sait savoir VERB 0 root\n"
        "que que SCONJ 5 mark\n"
        "Paul Paul PROPN 5 nsubj\n"
        "ment mentir VERB 2 ccomp\n"
        "souvent souvent ADV 5 advmod\n");
    CHECK(clause_words(sentence, 1) == std::vector<WordIndex>{0, 1});
    CHECK(clause_words(sentence, 4) == std::vector<WordIndex>{2, 3, 4, 5});
}
