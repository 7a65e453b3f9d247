// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "language/pack.hpp"
#include "relations/stance.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

const Grammar& grammar() {
    static const Grammar kGrammar = Grammar::from_pack(language::Pack::embedded("fr"));
    return kGrammar;
}

Stance stance_of_verb(std::string_view rows, WordIndex verb) {
    const language::Sentence sentence = tests::tree(rows);
    FrameBuilder frames(sentence, grammar());
    return stance_of(frames, frames.verb_frame(verb));
}

}  // namespace

TEST_CASE("a plain statement is asserted") {
    const Stance stance = stance_of_verb(
        "Anne Anne PROPN 2 nsubj\n"
        "dirige diriger VERB 0 root Mood=Ind|Tense=Pres|VerbForm=Fin\n"
        "Nexalia Nexalia PROPN 2 obj\n",
        1);
    CHECK(stance.status() == Status::kAsserted);
    CHECK_FALSE(stance.source);
}

TEST_CASE("\"ne … pas\" negates, \"ne … que\" does not") {
    CHECK(stance_of_verb("Anne Anne PROPN 5 nsubj\nn' ne ADV 5 advmod\na avoir AUX 5 aux:tense VerbForm=Fin\n"
                         "pas pas ADV 5 advmod\nfinancé financer VERB 0 root Tense=Past|VerbForm=Part\n"
                         "Rivage Rivage PROPN 5 obj\n",
                         4)
              .status() == Status::kNegated);
    CHECK(stance_of_verb(
              "Anne Anne PROPN 3 nsubj\nne ne ADV 3 advmod\nfinance financer VERB 0 root VerbForm=Fin\n"
              "que que ADV 3 advmod\nRivage Rivage PROPN 3 obj\n",
              2)
              .status() == Status::kAsserted);
}

TEST_CASE("\"aucun\" with \"ne\" negates, and \"plus\" says that it was so") {
    CHECK(stance_of_verb(
              "Aucun aucun DET 2 det\nfonds fonds NOUN 5 nsubj\nn' ne ADV 5 advmod\n"
              "a avoir AUX 5 aux:tense VerbForm=Fin\nfinancé financer VERB 0 root Tense=Past|VerbForm=Part\n"
              "Rivage Rivage PROPN 5 obj\n",
              4)
              .status() == Status::kNegated);
    const Stance stance = stance_of_verb(
        "Anne Anne PROPN 3 nsubj\nne ne ADV 3 advmod\ndirige diriger VERB 0 root VerbForm=Fin\n"
        "plus plus ADV 3 advmod\nRivage Rivage PROPN 3 obj\n",
        2);
    CHECK(stance.negated);
    CHECK(stance.no_longer);
}

TEST_CASE("the conditional of the press hedges") {
    CHECK(stance_of_verb("Anne Anne PROPN 3 nsubj\naurait avoir AUX 3 aux:tense Mood=Cnd|VerbForm=Fin\n"
                         "financé financer VERB 0 root Tense=Past|VerbForm=Part\nRivage Rivage PROPN 3 obj\n",
                         2)
              .status() == Status::kHedged);
}

TEST_CASE("what is wanted or refused is hedged or negated") {
    const char* const wants =
        "Anne Anne PROPN 2 nsubj\nveut vouloir VERB 0 root VerbForm=Fin\nfinancer financer VERB 2 xcomp "
        "VerbForm=Inf\n"
        "Rivage Rivage PROPN 3 obj\n";
    CHECK(stance_of_verb(wants, 2).status() == Status::kHedged);
    const char* const refuses =
        "Anne Anne PROPN 2 nsubj\nrefuse refuser VERB 0 root VerbForm=Fin\nde de ADP 4 mark\n"
        "financer financer VERB 2 xcomp VerbForm=Inf\nRivage Rivage PROPN 4 obj\n";
    CHECK(stance_of_verb(refuses, 3).status() == Status::kNegated);
    const char* const goes_on =
        "Anne Anne PROPN 4 nsubj\nn' ne ADV 4 advmod\na avoir AUX 4 aux:tense VerbForm=Fin\n"
        "cessé cesser VERB 0 root Tense=Past|VerbForm=Part\nde de ADP 6 mark\nfinancer financer VERB 4 xcomp "
        "VerbForm=Inf\n"
        "Rivage Rivage PROPN 6 obj\n";
    CHECK(stance_of_verb(goes_on, 5).status() == Status::kAsserted);
}

TEST_CASE("\"selon\" hedges and names the source") {
    const char* const rows =
        "Selon selon ADP 2 case\nPaul Paul PROPN 5 obl:mod\n, , PUNCT 2 punct\nAnne Anne PROPN 5 nsubj\n"
        "finance financer VERB 0 root VerbForm=Fin\nRivage Rivage PROPN 5 obj\n";
    const Stance stance = stance_of_verb(rows, 4);
    CHECK(stance.status() == Status::kHedged);
    CHECK(stance.source == 1U);
}

TEST_CASE("a claim has a source and is hedged, an announcement has a source and is not") {
    const auto rows = [](const char* verb) {
        return std::string("Paul Paul PROPN 2 nsubj\n") + verb +
               " VERB 0 root VerbForm=Fin\nque que SCONJ 5 mark\n" +
               "Anne Anne PROPN 5 nsubj\nfinance financer VERB 2 ccomp VerbForm=Fin\nRivage Rivage PROPN 5 "
               "obj\n";
    };
    const Stance claimed = stance_of_verb(rows("prétend prétendre"), 4);
    CHECK(claimed.status() == Status::kHedged);
    CHECK(claimed.source == 0U);
    const Stance announced = stance_of_verb(rows("annonce annoncer"), 4);
    CHECK(announced.status() == Status::kAsserted);
    CHECK(announced.source == 0U);
}

TEST_CASE("\"si\" supposes, but with a compound past it concedes") {
    CHECK(
        stance_of_verb(
            "Si si SCONJ 3 mark\nAnne Anne PROPN 3 nsubj\nfinançait financer VERB 6 advcl "
            "Tense=Imp|VerbForm=Fin\n"
            "Rivage Rivage PROPN 3 obj\nPaul Paul PROPN 6 nsubj\npartirait partir VERB 0 root VerbForm=Fin\n",
            2)
            .status() == Status::kHedged);
    CHECK(stance_of_verb(
              "Si si SCONJ 4 mark\nAnne Anne PROPN 4 nsubj\na avoir AUX 4 aux:tense Tense=Pres|VerbForm=Fin\n"
              "financé financer VERB 7 advcl Tense=Past|VerbForm=Part\nRivage Rivage PROPN 4 obj\n"
              "Paul Paul PROPN 7 nsubj\nreste rester VERB 0 root VerbForm=Fin\n",
              3)
              .status() == Status::kAsserted);
}

TEST_CASE("a question leaves it open, unless it asks why") {
    const auto asks = [](std::string_view first) {
        return std::string(first) +
               " ADV 2 advmod\nfinance financer VERB 0 root VerbForm=Fin\nAnne Anne PROPN 2 nsubj\n"
               "Rivage Rivage PROPN 2 obj\n? ? PUNCT 2 punct\n";
    };
    CHECK(stance_of_verb(asks("Quand quand"), 1).status() == Status::kHedged);
    CHECK(stance_of_verb(asks("Pourquoi pourquoi"), 1).status() == Status::kAsserted);
}

TEST_CASE("the fate of an event named by a noun decides whether it took place") {
    const auto stance_of_noun = [](std::string_view rows, WordIndex noun) {
        const language::Sentence sentence = tests::tree(rows);
        FrameBuilder frames(sentence, grammar());
        return stance_of(frames, frames.noun_frame(noun)).status();
    };
    CHECK(stance_of_noun(
              "Le le DET 2 det\nrachat rachat NOUN 6 nsubj\nde de ADP 4 case\nRivage Rivage PROPN 2 nmod\n"
              "a avoir AUX 6 aux:tense VerbForm=Fin\ncapoté capoter VERB 0 root Tense=Past|VerbForm=Part\n",
              1) == Status::kNegated);
    CHECK(stance_of_noun(
              "Le le DET 2 det\nprojet projet NOUN 0 root\nde de ADP 4 case\nrachat rachat NOUN 2 nmod\n"
              "de de ADP 6 case\nRivage Rivage PROPN 4 nmod\n",
              3) == Status::kHedged);
    CHECK(stance_of_noun("Le le DET 2 det\nrachat rachat NOUN 3 nsubj\ndoit devoir VERB 0 root VerbForm=Fin\n"
                         "être être AUX 5 aux:pass\napprouvé approuver VERB 3 xcomp\n",
                         1) == Status::kHedged);
    CHECK(stance_of_noun(
              "Le le DET 2 det\nrachat rachat NOUN 4 nsubj\nserait être AUX 4 cop Mood=Cnd|VerbForm=Fin\n"
              "imminent imminent ADJ 0 root\n",
              1) == Status::kHedged);
    CHECK(
        stance_of_noun("Anne Anne PROPN 2 nsubj\nvient venir VERB 0 root VerbForm=Fin\npour pour ADP 4 mark\n"
                       "participer participer VERB 2 advcl VerbForm=Inf\nà à ADP 7 case\nla le DET 7 det\n"
                       "rencontre rencontre NOUN 4 obl:arg\n",
                       6) == Status::kHedged);
    CHECK(stance_of_noun(
              "Anne Anne PROPN 2 nsubj\nconteste contester VERB 0 root VerbForm=Fin\nle le DET 4 det\n"
              "rachat rachat NOUN 2 obj\n",
              3) == Status::kAsserted);
    CHECK(stance_of_noun(
              "Anne Anne PROPN 2 nsubj\nveut vouloir VERB 0 root VerbForm=Fin\nque que SCONJ 7 mark\n"
              "le le DET 5 det\nrachat rachat NOUN 7 nsubj:pass\nsoit être AUX 7 aux:pass "
              "Mood=Sub|VerbForm=Fin\ninterdit interdire VERB 2 ccomp\n",
              4) == Status::kHedged);
}

TEST_CASE("an aim, and a second clause under \"si\", are not yet so") {
    CHECK(stance_of_verb("L' le DET 2 det\nobjectif objectif NOUN 6 nsubj\nest être AUX 6 cop "
                         "VerbForm=Fin\nque que SCONJ 6 mark\nNexalia Nexalia PROPN 6 nsubj\n"
                         "rachète racheter VERB 0 root VerbForm=Fin\nRivage Rivage PROPN 6 obj\n",
                         5)
              .status() == Status::kHedged);
    CHECK(stance_of_verb("Si si SCONJ 3 mark\nAnne Anne PROPN 3 nsubj\nréussit réussir VERB 0 root "
                         "Tense=Pres|VerbForm=Fin\net et CCONJ 7 cc\nque que SCONJ 7 mark\n"
                         "Nexalia Nexalia PROPN 7 nsubj\nrachète racheter VERB 3 conj VerbForm=Fin\n"
                         "Rivage Rivage PROPN 7 obj\n",
                         6)
              .status() == Status::kHedged);
}

TEST_CASE("\"selon\" behind the last of coordinated clauses holds for the first as well") {
    const Stance stance = stance_of_verb(
        "Anne Anne PROPN 2 nsubj\nfinance financer VERB 0 root VerbForm=Fin\nRivage Rivage PROPN 2 obj\n"
        "mais mais CCONJ 5 cc\ncritique critiquer VERB 2 conj VerbForm=Fin\nOrphelia Orphelia PROPN 5 obj\n"
        ", , PUNCT 9 punct\nselon selon ADP 9 case\nPaul Paul PROPN 5 obl:mod\n",
        1);
    CHECK(stance.hedged);
    CHECK(stance.source == 8);
}
