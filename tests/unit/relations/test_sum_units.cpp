// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <string_view>

#include "language/pack.hpp"
#include "relations/sum_units.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

Sentence united(std::string_view rows) {
    static const Quantities kQuantities(language::Pack::embedded("fr"));
    Sentence sentence = tests::tree(rows);
    static const Grammar kGrammar = Grammar::from_pack(language::Pack::embedded("fr"));
    make_sums_units(sentence, kQuantities.amounts(sentence), kGrammar);
    return sentence;
}

std::string head_of(const Sentence& sentence, std::string_view form) {
    for (const Word& word : sentence.words) {
        if (word.form != form) continue;
        return word.head < 0 ? "root" : sentence.words[static_cast<std::size_t>(word.head)].form;
    }
    return "no such word";
}

}  // namespace

TEST_CASE("what hangs on a word of a sum hangs on its head") {
    const Sentence s = united(
        "reçoit recevoir VERB 0 root\n"
        "30 30 NUM 3 nummod\n"
        "millions million NOUN 1 obj\n"
        "d' de ADP 5 case\n"
        "euros euro NOUN 3 nmod\n"
        "de de ADP 7 case\n"
        "Corvéa Corvéa PROPN 5 nmod\n");
    CHECK(head_of(s, "Corvéa") == "millions");
    CHECK(head_of(s, "euros") == "millions");
}

TEST_CASE("what follows a sum that measures a noun belongs to the noun") {
    const Sentence aid = united(
        "aide aide NOUN 0 root\n"
        "d' de ADP 4 case\n"
        "un un DET 4 det\n"
        "montant montant NOUN 1 nmod\n"
        "de de ADP 7 case\n"
        "3 3 NUM 7 nummod\n"
        "millions million NOUN 4 nmod\n"
        "d' de ADP 9 case\n"
        "euros euro NOUN 7 nmod\n"
        "de de ADP 11 case\n"
        "Corvéa Corvéa PROPN 9 nmod\n");
    CHECK(head_of(aid, "Corvéa") == "aide");
    const Sentence behind_giver = united(
        "aide aide NOUN 0 root\n"
        "de de ADP 3 case\n"
        "Bretagne Bretagne PROPN 1 nmod\n"
        "de de ADP 6 case\n"
        "3 3 NUM 6 nummod\n"
        "millions million NOUN 3 nmod\n"
        "d' de ADP 8 case\n"
        "euros euro NOUN 6 nmod\n");
    CHECK(head_of(behind_giver, "millions") == "aide");
}

TEST_CASE("who gets a part of a sum belongs to the verb of the whole") {
    const Sentence s = united(
        "versé verser VERB 0 root\n"
        "deux deux NUM 3 nummod\n"
        "millions million NOUN 1 obj\n"
        "d' de ADP 5 case\n"
        "euros euro NOUN 3 nmod\n"
        ", , PUNCT 8 punct\n"
        "dont dont PRON 8 iobj\n"
        "3 3 NUM 9 nummod\n"
        "euros euro NOUN 3 nmod\n"
        "à à ADP 11 case\n"
        "Garrec Garrec PROPN 9 nmod\n");
    CHECK(head_of(s, "Garrec") == "versé");
}
