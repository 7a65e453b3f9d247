// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "evaluation/parse_scores.hpp"
#include "language/conllu.hpp"
#include "support/error.hpp"

using namespace lacis::evaluation;
using lacis::language::AnalysedDocument;

namespace {

/// Every run of two blanks or more is a tab.
std::vector<AnalysedDocument> read(const std::string& readable) {
    std::string text;
    for (std::size_t i = 0; i < readable.size();) {
        const std::size_t end = std::min(readable.find_first_not_of(' ', i), readable.size());
        text += end - i >= 2 ? "\t" : readable.substr(i, std::max<std::size_t>(end - i, 1));
        i = std::max(end, i + 1);
    }
    return lacis::language::read_conllu(text, "test");
}

const std::string kGold = R"(1  Le  le  DET  D  Definite=Def|Typo=Yes  2  det  _  _
2  patron  patron  NOUN  N  Gender=Masc|Number=Sing  6  nsubj:pass  _  _
3-4  du  _  _  _  _  _  _  _  _
3  de  de  ADP  P  _  5  case  _  _
4  le  le  DET  D  Definite=Def  5  det  _  _
5  groupe  groupe  NOUN  N  Gender=Masc|Number=Sing  2  nmod  _  _
6  part  partir  VERB  V  VerbForm=Fin  0  root  _  SpaceAfter=No
7  .  .  PUNCT  _  _  6  punct  _  _

1  Oui  _  INTJ  _  _  0  root  _  SpaceAfter=No
2  .  .  PUNCT  _  _  1  punct  _  _
)";

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

ParseScores scores(const std::string& system, const ParseScoreOptions& options = {}) {
    return score_parse(read(kGold), read(system), options);
}

}  // namespace

TEST_CASE("gold data scores full marks against itself") {
    const ParseScores same = scores(kGold);
    for (const auto& one : named_scores(same)) {
        CAPTURE(one.first);
        const auto& score = one.second;
        CHECK(score.f1() == 1.0);
        CHECK(score.precision() == 1.0);
        CHECK(score.recall() == 1.0);
    }
    CHECK(same.tokens.gold == 8);
    CHECK(same.words.gold == 9);
    CHECK(same.sentences.gold == 2);
    CHECK(same.clas.gold == 4);  // nsubj, nmod, root, root
    CHECK(same.upos.accuracy() == 1.0);
    CHECK(named_scores(same).size() == 13);
    CHECK(named_scores(same).front().first == "Tokens");
    CHECK(named_scores(same).back().first == "BLEX");
}

TEST_CASE("a wrong tag costs UPOS, AllTags and, by the function words, MLAS of the head") {
    const ParseScores wrong = scores(replaced(kGold, "4  le  le  DET", "4  le  le  PRON"));
    CHECK(wrong.upos.correct == 8);
    CHECK(wrong.all_tags.correct == 8);
    CHECK(wrong.las.correct == 9);
    CHECK(wrong.clas.correct == 4);
    CHECK(wrong.mlas.correct == 3);
    CHECK(wrong.blex.correct == 4);
}

TEST_CASE("features that are not universal do not count, universal ones do") {
    CHECK(scores(replaced(kGold, "|Typo=Yes", "")).ufeats.correct == 9);
    CHECK(scores(replaced(kGold, "Gender=Masc|Number=Sing  2", "Gender=Fem|Number=Sing  2")).ufeats.correct ==
          8);
}

TEST_CASE("an absent gold lemma counts as right, a wrong lemma costs BLEX") {
    CHECK(scores(replaced(kGold, "Oui  _  INTJ", "Oui  ouï  INTJ")).lemmas.correct == 9);
    const ParseScores wrong = scores(replaced(kGold, "partir", "parter"));
    CHECK(wrong.lemmas.correct == 8);
    CHECK(wrong.blex.correct == 3);
    CHECK(wrong.mlas.correct == 4);
}

TEST_CASE("LAS does not look at subtypes, the scores by relation do") {
    const ParseScores plain = scores(replaced(kGold, "nsubj:pass", "nsubj"));
    CHECK(plain.las.correct == 9);
    CHECK(plain.relations.at("nsubj:pass").gold == 1);
    CHECK(plain.relations.at("nsubj:pass").correct == 0);
    CHECK(plain.relations.at("nsubj").system == 1);
    CHECK(plain.relations.at("nsubj").f1() == 0.0);
    CHECK(plain.relations.at("punct").f1() == 1.0);
}

TEST_CASE("a wrong head costs UAS and LAS, a wrong relation LAS only") {
    const ParseScores head = scores(replaced(kGold, "2  nmod", "6  nmod"));
    CHECK(head.uas.correct == 8);
    CHECK(head.las.correct == 8);
    const ParseScores relation = scores(replaced(kGold, "2  nmod", "2  det"));
    CHECK(relation.uas.correct == 9);
    CHECK(relation.las.correct == 8);
    CHECK(relation.clas.gold == 4);
    CHECK(relation.clas.system == 3);
    CHECK(relation.clas.correct == 3);
}

TEST_CASE("appos counts as nmod where that is asked for") {
    const std::string appos = replaced(kGold, "2  nmod", "2  appos");
    CHECK(scores(appos).las.correct == 8);
    CHECK(scores(appos, {.appos_as_nmod = true}).las.correct == 9);
    CHECK(scores(appos, {.appos_as_nmod = true}).clas.correct == 4);
}

TEST_CASE("an unsplit contraction is aligned by its forms and takes nothing else along") {
    const ParseScores unsplit = scores(R"(1  Le  le  DET  D  Definite=Def  2  det  _  _
2  patron  patron  NOUN  N  Gender=Masc|Number=Sing  5  nsubj:pass  _  _
3  du  de  ADP  P  _  4  case  _  _
4  groupe  groupe  NOUN  N  Gender=Masc|Number=Sing  2  nmod  _  _
5  part  partir  VERB  V  VerbForm=Fin  0  root  _  SpaceAfter=No
6  .  .  PUNCT  _  _  5  punct  _  _

1  Oui  _  INTJ  _  _  0  root  _  SpaceAfter=No
2  .  .  PUNCT  _  _  1  punct  _  _
)");
    CHECK(unsplit.tokens.f1() == 1.0);
    CHECK(unsplit.words.gold == 9);
    CHECK(unsplit.words.system == 8);
    CHECK(unsplit.words.correct == 7);
    CHECK(unsplit.las.correct == 7);
    CHECK(unsplit.las.aligned == 7);
    CHECK(unsplit.las.accuracy() == 1.0);
    CHECK(unsplit.las.f1() == doctest::Approx(14.0 / 17.0));
}

TEST_CASE("tokens and sentences count by the characters they cover") {
    const ParseScores other = scores(R"(1  Le  le  DET  D  Definite=Def  2  det  _  _
2  patron  patron  NOUN  N  Gender=Masc|Number=Sing  6  nsubj:pass  _  _
3-4  du  _  _  _  _  _  _  _  _
3  de  de  ADP  P  _  5  case  _  _
4  le  le  DET  D  Definite=Def  5  det  _  _
5  groupe  groupe  NOUN  N  Gender=Masc|Number=Sing  2  nmod  _  _
6  part.  partir  VERB  V  VerbForm=Fin  0  root  _  _
7  Oui  _  INTJ  _  _  6  parataxis  _  SpaceAfter=No
8  .  .  PUNCT  _  _  7  punct  _  _
)");
    CHECK(other.tokens.system == 7);
    CHECK(other.tokens.correct == 6);
    CHECK(other.sentences.system == 1);
    CHECK(other.sentences.correct == 0);
    CHECK(other.words.correct == 7);
    CHECK(other.uas.correct == 5);  // "patron" hung on "part", which has no partner; "Oui" was a root
}

TEST_CASE("different texts are an error that shows where they part") {
    try {
        scores(replaced(kGold, "5  groupe", "5  groupement"));
        FAIL("no error");
    } catch (const lacis::Error& error) {
        CHECK(std::string(error.what())
                  .find("the gold data has 'part.Oui.' and the analysis 'mentpart.Oui.'") !=
              std::string::npos);
    }
}

TEST_CASE("nothing to count scores nothing") {
    const ParseScores none = score_parse({}, {});
    CHECK(none.las.f1() == 0.0);
    CHECK(none.las.accuracy() == 0.0);
}
