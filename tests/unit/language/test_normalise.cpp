// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "language/conllu.hpp"
#include "language/normalise.hpp"
#include "language/pack.hpp"

using namespace lacis::language;

namespace {

struct Row {
    const char* form;
    const char* lemma;
    Upos upos;
    const char* feats;
    int head;  // from 1, 0 for the root
    const char* deprel;
};

/// The relations of a tree after normalisation.
std::vector<std::string> relations(const std::vector<Row>& rows) {
    static const Normaliser kNormaliser(Pack::embedded("fr"));
    Sentence sentence;
    for (const Row& row : rows) {
        Word& word = sentence.words.emplace_back();
        word.form = row.form;
        word.lemma = row.lemma;
        word.upos = row.upos;
        word.feats = row.feats;
        word.head = row.head - 1;
        word.deprel = row.deprel;
    }
    kNormaliser.normalise(sentence);
    std::vector<std::string> found;
    for (const Word& word : sentence.words) found.push_back(word.deprel);
    return found;
}

using Relations = std::vector<std::string>;

}  // namespace

TEST_CASE("a contraction that is one word becomes a preposition and an article") {
    const std::string input =
        "1\tÂme\tâme\tNOUN\t_\t_\t0\troot\t_\t_\n"
        "2\tdu\tde\tADP\t_\tDefinite=Def\t4\tcase\t_\t_\n"
        "3\tgrand\tgrand\tADJ\t_\t_\t4\tamod\t_\t_\n"
        "4\tgroupe\tgroupe\tNOUN\t_\t_\t1\tnmod\t_\t_\n\n";
    AnalysedDocument document = read_conllu(input, "a.conllu").front();
    Sentence& sentence = document.sentences.front();
    Normaliser(Pack::embedded("fr")).normalise(sentence);
    std::string out;
    ConlluWriter(document.document).append(out, sentence);
    CHECK(out.find("2-3\tdu\t") != std::string::npos);
    CHECK(out.find("2\tde\tde\tADP\t_\t_\t5\tcase\t") != std::string::npos);
    CHECK(out.find("3\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t") != std::string::npos);
    CHECK(out.find("5\tgroupe\tgroupe\tNOUN\t_\t_\t1\tnmod\t") != std::string::npos);
}

TEST_CASE("an article that looks like a contraction, and a contraction in a phrase, stay one word") {
    CHECK(relations({{"des", "un", Upos::kDet, "", 2, "det"},
                     {"gens", "gens", Upos::kNoun, "", 0, "root"}}) == Relations{"det", "root"});
    CHECK(relations({{"lors", "lors", Upos::kAdv, "", 3, "case"},
                     {"du", "de", Upos::kAdp, "", 1, "fixed"},
                     {"vote", "vote", Upos::kNoun, "", 0, "root"}}) == Relations{"case", "fixed", "root"});
}

TEST_CASE("passives of verbs whose perfect être forms are taken back, real ones are not") {
    const auto taken_back = [](const char* auxiliary_feats, const char* verb) {
        Sentence sentence;
        for (const Row& row : std::vector<Row>{{"Lyon", "Lyon", Upos::kPropn, "", 3, "nsubj:pass"},
                                               {"est", "être", Upos::kAux, auxiliary_feats, 3, "aux:pass"},
                                               {"X", verb, Upos::kVerb, "VerbForm=Part", 0, "root"},
                                               {"Metz", "Metz", Upos::kPropn, "", 3, "obl:agent"}}) {
            Word& word = sentence.words.emplace_back();
            word.lemma = row.lemma;
            word.feats = row.feats;
            word.head = row.head - 1;
            word.deprel = row.deprel;
        }
        Normaliser(Pack::embedded("fr")).take_back_passives(sentence);
        Relations found;
        for (const Word& word : sentence.words) found.push_back(word.deprel);
        return found;
    };
    CHECK(taken_back("VerbForm=Fin", "sortir") == Relations{"nsubj", "aux:tense", "root", "obl"});
    CHECK(taken_back("VerbForm=Part", "sortir") == Relations{"nsubj:pass", "aux:pass", "root", "obl:agent"});
    CHECK(taken_back("VerbForm=Fin", "élire") == Relations{"nsubj:pass", "aux:pass", "root", "obl:agent"});
}

TEST_CASE("a plain passive gets its subtypes") {
    CHECK(relations({{"Le", "le", Upos::kDet, "", 2, "det"},
                     {"pont", "pont", Upos::kNoun, "", 4, "nsubj"},
                     {"est", "être", Upos::kAux, "", 4, "aux"},
                     {"construit", "construire", Upos::kVerb, "VerbForm=Part", 0, "root"},
                     {"par", "par", Upos::kAdp, "", 6, "case"},
                     {"Anne", "Anne", Upos::kPropn, "", 4, "obl"}}) ==
          Relations{"det", "nsubj:pass", "aux:pass", "root", "case", "obl:agent"});
}

TEST_CASE("être makes no passive of a reflexive, nor of a verb whose perfect it forms, nor of an adjective") {
    CHECK(relations({{"Elle", "il", Upos::kPron, "", 4, "nsubj"},
                     {"s'", "se", Upos::kPron, "", 4, "expl:comp"},
                     {"est", "être", Upos::kAux, "", 4, "aux"},
                     {"rendue", "rendre", Upos::kVerb, "VerbForm=Part", 0, "root"}}) ==
          Relations{"nsubj", "expl:comp", "aux", "root"});
    CHECK(relations({{"Elle", "il", Upos::kPron, "", 3, "nsubj"},
                     {"est", "être", Upos::kAux, "", 3, "aux"},
                     {"arrivée", "arriver", Upos::kVerb, "VerbForm=Part", 0, "root"}}) ==
          Relations{"nsubj", "aux", "root"});
    CHECK(relations({{"Elle", "il", Upos::kPron, "", 3, "nsubj"},
                     {"est", "être", Upos::kAux, "", 3, "aux"},
                     {"grande", "grand", Upos::kAdj, "", 0, "root"}}) == Relations{"nsubj", "aux", "root"});
}

TEST_CASE("an impersonal subject does not hinder the passive") {
    CHECK(relations({{"Il", "il", Upos::kPron, "", 3, "expl:subj"},
                     {"est", "être", Upos::kAux, "", 3, "aux"},
                     {"prévu", "prévoir", Upos::kVerb, "VerbForm=Part", 0, "root"}}) ==
          Relations{"expl:subj", "aux:pass", "root"});
}

TEST_CASE(
    "the agent of a participle that stands as an adjective clause is found, an expression of time is no "
    "agent") {
    CHECK(relations({{"un", "un", Upos::kDet, "", 2, "det"},
                     {"plan", "plan", Upos::kNoun, "", 0, "root"},
                     {"soutenu", "soutenir", Upos::kVerb, "VerbForm=Part", 2, "acl"},
                     {"par", "par", Upos::kAdp, "", 5, "case"},
                     {"Anne", "Anne", Upos::kPropn, "", 3, "obl"}})[4] == "obl:agent");
    CHECK(relations({{"lu", "lire", Upos::kVerb, "VerbForm=Part", 0, "root"},
                     {"est", "être", Upos::kAux, "", 1, "aux:pass"},
                     {"par", "par", Upos::kAdp, "", 4, "case"},
                     {"exemple", "exemple", Upos::kNoun, "", 1, "obl"}})[3] == "obl");
}

TEST_CASE("a name behind a noun without a preposition is an apposition") {
    CHECK(relations({{"le", "le", Upos::kDet, "", 2, "det"},
                     {"groupe", "groupe", Upos::kNoun, "", 0, "root"},
                     {"Brumal", "Brumal", Upos::kPropn, "", 2, "nmod"}})[2] == "appos");
    CHECK(relations({{"le", "le", Upos::kDet, "", 2, "det"},
                     {"patron", "patron", Upos::kNoun, "", 0, "root"},
                     {"de", "de", Upos::kAdp, "", 4, "case"},
                     {"Brumal", "Brumal", Upos::kPropn, "", 2, "nmod"}})[3] == "nmod");
    CHECK(relations({{"effet", "effet", Upos::kNoun, "", 0, "root"},
                     {"serre", "serre", Upos::kNoun, "", 1, "nmod"}})[1] == "nmod");
}

TEST_CASE("a clause with a relative pronoun is a relative clause, a participle is none") {
    CHECK(relations({{"maison", "maison", Upos::kNoun, "", 0, "root"},
                     {"qui", "qui", Upos::kPron, "PronType=Rel", 3, "nsubj"},
                     {"brûle", "brûler", Upos::kVerb, "VerbForm=Fin", 1, "acl"}})[2] == "acl:relcl");
    CHECK(relations({{"ville", "ville", Upos::kNoun, "", 0, "root"},
                     {"où", "où", Upos::kPron, "", 3, "obl"},
                     {"dort", "dormir", Upos::kVerb, "", 1, "acl"}})[2] == "acl:relcl");
    CHECK(relations({{"maison", "maison", Upos::kNoun, "", 0, "root"},
                     {"bâtie", "bâtir", Upos::kVerb, "VerbForm=Part", 1, "acl"}})[1] == "acl");
}

TEST_CASE("relations with a subtype of their own stay as they are") {
    const Relations before = {"nsubj:caus", "aux:tense", "root", "case", "obl:arg"};
    CHECK(relations({{"Elle", "il", Upos::kPron, "", 3, "nsubj:caus"},
                     {"est", "être", Upos::kAux, "", 3, "aux:tense"},
                     {"lue", "lire", Upos::kVerb, "VerbForm=Part", 0, "root"},
                     {"par", "par", Upos::kAdp, "", 5, "case"},
                     {"Anne", "Anne", Upos::kPropn, "", 3, "obl:arg"}}) == before);
}

TEST_CASE("the children are linked afterwards") {
    static const Normaliser kNormaliser(Pack::embedded("fr"));
    Sentence sentence;
    sentence.words.resize(2);
    sentence.words[1].head = 0;
    kNormaliser.normalise(sentence);
    CHECK(sentence.children(0) == std::vector<std::uint32_t>{1});
}
