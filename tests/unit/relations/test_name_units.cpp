// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <string_view>

#include "language/pack.hpp"
#include "relations/name_units.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

/// The sentence as rules see it.
Sentence mended(std::string_view rows) {
    static const Grammar kGrammar = Grammar::from_pack(language::Pack::embedded("fr"));
    const Sentence sentence = tests::tree(rows);
    const std::string text = tests::text_of({sentence});
    return with_names_as_units(sentence, tests::entities_named(text, {sentence}), 0, kGrammar);
}

/// "relation(head)" of the word with this form.
std::string place_of_word(const Sentence& sentence, std::string_view form) {
    for (const Word& word : sentence.words) {
        if (word.form != form) continue;
        const std::string head =
            word.head < 0 ? "root" : sentence.words[static_cast<std::size_t>(word.head)].form;
        return word.deprel + "(" + head + ")";
    }
    return "no such word";
}

}  // namespace

TEST_CASE("names in a row with \"et\" before the last are coordinated, whatever the tree says") {
    const Sentence s = mended(
        "soutien soutien NOUN 0 root\n"
        "de de ADP 3 case\n"
        "Corvéa Corvéa PROPN 1 nmod\n"
        ", , PUNCT 5 punct\n"
        "Rivalta Rivalta PROPN 1 appos\n"
        "et et CCONJ 7 cc\n"
        "Nexalia Nexalia PROPN 1 conj\n");
    CHECK(place_of_word(s, "Corvéa") == "nmod(soutien)");
    CHECK(place_of_word(s, "Rivalta") == "conj(Corvéa)");
    CHECK(place_of_word(s, "Nexalia") == "conj(Corvéa)");
}

TEST_CASE("a person behind organizations is no member of their row") {
    const Sentence s = mended(
        "patron patron NOUN 0 root\n"
        "de de ADP 3 case\n"
        "Corvéa Corvéa PROPN 1 nmod\n"
        ", , PUNCT 5 punct\n"
        "Paul Paul PROPN 1 appos\n"
        "Garrec Garrec PROPN 5 flat:name\n"
        "et et CCONJ 8 cc\n"
        "Nexalia Nexalia PROPN 1 conj\n");
    CHECK(place_of_word(s, "Paul") == "appos(patron)");
    CHECK(place_of_word(s, "Nexalia") == "conj(patron)");
}

TEST_CASE("a name right behind a noun with an article belongs to that noun") {
    const Sentence s = mended(
        "présidence présidence NOUN 0 root\n"
        "de de ADP 4 case\n"
        "la le DET 4 det\n"
        "fédération fédération NOUN 1 nmod\n"
        "Rivage Rivage PROPN 1 appos\n");
    CHECK(place_of_word(s, "Rivage") == "appos(fédération)");
    const Sentence without_article = mended(
        "société société NOUN 0 root\n"
        "d' de ADP 3 case\n"
        "investissement investissement NOUN 1 nmod\n"
        "Rivage Rivage PROPN 1 appos\n");
    CHECK(place_of_word(without_article, "Rivage") == "appos(société)");
}

TEST_CASE("the noun behind a fronted participle is the subject of the verb that has none") {
    const std::string_view fronted =
        "Créée créer VERB 9 advcl VerbForm=Part|Tense=Past\n"
        "par par ADP 4 case\n"
        "le le DET 4 det\n"
        "groupe groupe NOUN 1 obl:agent\n"
        "Corvéa Corvéa PROPN 4 appos\n"
        ", , PUNCT 8 punct\n"
        "l' le DET 8 det\n"
        "académie académie NOUN 4 appos\n"
        "recrute recruter VERB 0 root Mood=Ind|VerbForm=Fin\n";
    CHECK(place_of_word(mended(fronted), "académie") == "nsubj(recrute)");
    const Sentence with_subject = mended(std::string(fronted) + "elle elle PRON 9 nsubj\n");
    CHECK(place_of_word(with_subject, "académie") == "appos(groupe)");
}

TEST_CASE("of a noun and its name behind a fronted phrase the noun is the subject") {
    const Sentence s = mended(
        "Après après ADP 3 case\n"
        "le le DET 3 det\n"
        "départ départ NOUN 10 obl:mod\n"
        ", , PUNCT 6 punct\n"
        "son son DET 6 det\n"
        "successeur successeur NOUN 3 appos\n"
        ", , PUNCT 8 punct\n"
        "Rivage Rivage PROPN 6 appos\n"
        ", , PUNCT 8 punct\n"
        "recrute recruter VERB 0 root Mood=Ind|VerbForm=Fin\n");
    CHECK(place_of_word(s, "successeur") == "nsubj(recrute)");
    CHECK(place_of_word(s, "Rivage") == "appos(successeur)");
}

TEST_CASE("names in a row may have articles and kinds before them") {
    const Sentence s = mended(
        "financé financer VERB 0 root\n"
        "par par ADP 4 case\n"
        "le le DET 4 det\n"
        "Chili Chili PROPN 1 obl:agent\n"
        ", , PUNCT 7 punct\n"
        "la le DET 7 det\n"
        "France France PROPN 1 advcl\n"
        "et et CCONJ 10 cc\n"
        "la le DET 10 det\n"
        "société société NOUN 7 conj\n"
        "Rivalta Rivalta PROPN 10 appos\n");
    CHECK(place_of_word(s, "France") == "conj(Chili)");
    CHECK(place_of_word(s, "société") == "conj(Chili)");
    CHECK(place_of_word(s, "Rivalta") == "appos(société)");
}

TEST_CASE("a person behind a portfolio belongs to the post") {
    const Sentence s = mended(
        "Le le DET 2 det\n"
        "ministre ministre NOUN 0 root\n"
        "de de ADP 5 case\n"
        "l' le DET 5 det\n"
        "intérieur intérieur NOUN 2 nmod\n"
        "Paul Paul PROPN 2 appos\n"
        "Garrec Garrec PROPN 6 flat:name\n");
    CHECK(place_of_word(s, "Paul") == "appos(ministre)");
}

TEST_CASE("\"Y, que dirige X, a …\": X is the subject of the relative clause, Y of the verb behind it") {
    const Sentence s = mended(
        "Orphelia Orphelia PROPN 4 nsubj _\n"
        ", , PUNCT 3 punct _\n"
        "que que PRON 4 obj PronType=Rel\n"
        "finance financer VERB 0 root VerbForm=Fin\n"
        "la le DET 6 det _\n"
        "banque banque NOUN 4 obj _\n"
        "Corvéa Corvéa PROPN 6 appos _\n"
        ", , PUNCT 10 punct _\n"
        "a avoir AUX 10 aux:tense VerbForm=Fin\n"
        "recruté recruter VERB 4 parataxis VerbForm=Part\n");
    CHECK(place_of_word(s, "banque") == "nsubj(finance)");
    CHECK(place_of_word(s, "finance") == "acl:relcl(Orphelia)");
    CHECK(place_of_word(s, "Orphelia") == "nsubj(recruté)");
    CHECK(place_of_word(s, "recruté") == "root(root)");
}

TEST_CASE("described names in a row are coordinated by the heads of their descriptions") {
    const Sentence s = mended(
        "par par ADP 3 case\n"
        "le le DET 3 det\n"
        "fabricant fabricant NOUN 0 root\n"
        "de de ADP 5 case\n"
        "puces puce NOUN 3 nmod\n"
        "Orphelia Orphelia PROPN 5 appos\n"
        ", , PUNCT 9 punct\n"
        "le le DET 9 det\n"
        "spécialiste spécialiste NOUN 3 appos\n"
        "de de ADP 12 case\n"
        "le le DET 12 det\n"
        "cloud cloud NOUN 9 nmod\n"
        "Corvéa Corvéa PROPN 12 appos\n"
        "et et CCONJ 16 cc\n"
        "le le DET 16 det\n"
        "géant géant NOUN 12 conj\n"
        "japonais japonais ADJ 16 amod\n"
        "Rivalta Rivalta PROPN 16 appos\n");
    CHECK(place_of_word(s, "spécialiste") == "conj(fabricant)");
    CHECK(place_of_word(s, "Corvéa") == "appos(spécialiste)");
    CHECK(place_of_word(s, "géant") == "conj(fabricant)");
    CHECK(place_of_word(s, "Rivalta") == "appos(géant)");
}

TEST_CASE("a title between quotation marks is in apposition to the noun before it") {
    const Sentence s = mended(
        "Son son DET 2 det\n"
        "livre livre NOUN 10 nsubj\n"
        ", , PUNCT 6 punct\n"
        "\" \" PUNCT 6 punct\n"
        "Les le DET 6 det\n"
        "Marges marge NOUN 2 conj\n"
        "\" \" PUNCT 6 punct\n"
        ", , PUNCT 10 punct\n"
        "vite vite ADV 10 advmod\n"
        "paraît paraître VERB 0 root\n");
    CHECK(place_of_word(s, "Marges") == "appos(livre)");
}
