// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "entities/selection.hpp"
#include "entities/word_lists.hpp"
#include "language/conllu.hpp"
#include "language/pack.hpp"

using namespace lacis;
using entities::EntityType;

namespace {

/// What the words around say of the name that is one word of a sentence: "form lemma UPOS head deprel", a
/// line a word.
entities::TypeEvidence evidence_for(const std::string& form, const std::vector<std::string>& rows) {
    std::string conllu;
    std::string text;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::string columns[5];
        std::size_t column = 0;
        for (const char c : rows[i]) {
            if (c == ' ') {
                ++column;
            } else {
                columns[column].push_back(c);
            }
        }
        conllu += std::to_string(i + 1) + '\t' + columns[0] + '\t' + columns[1] + '\t' + columns[2] +
                  "\t_\t_\t" + columns[3] + '\t' + columns[4] + "\t_\t_\n";
        text += (i == 0 ? "" : " ") + columns[0];
    }
    const auto documents = language::read_conllu("# text = " + text + '\n' + conllu + '\n', "test");
    const auto& document = documents.at(0);
    const language::Pack& pack = language::Pack::embedded("fr");
    static const entities::WordLists kLists(pack);
    static const entities::Selection kSelection(pack);
    const auto tokens = entities::name_sentences(document.document, document.sentences, kLists);
    std::vector<entities::Name> names(1);
    for (std::uint32_t i = 0; i < tokens[0].tokens.size(); ++i) {
        if (tokens[0].tokens[i].text != form) continue;
        names[0].first_token = i;
        names[0].end_token = i + 1;
    }
    kSelection.add_evidence(document.sentences, tokens, kLists, names);
    return names[0].context;
}

double of(const entities::TypeEvidence& evidence, EntityType type) {
    return evidence[static_cast<std::size_t>(type)];
}

}  // namespace

TEST_CASE("a noun asks for the type of its complement") {
    const auto company = evidence_for("Oxal", {"le le DET 2 det", "PDG PDG NOUN 5 nsubj", "de de ADP 4 case",
                                               "Oxal Oxal PROPN 2 nmod", "part partir VERB 0 root"});
    CHECK(of(company, EntityType::kOrganization) > 0.5);
    CHECK(of(company, EntityType::kPlace) == 0);
    const auto town = evidence_for("Oxal", {"le le DET 2 det", "maire maire NOUN 5 nsubj", "de de ADP 4 case",
                                            "Oxal Oxal PROPN 2 nmod", "part partir VERB 0 root"});
    CHECK(of(town, EntityType::kPlace) > 0.5);
    CHECK(of(town, EntityType::kOrganization) == 0);
}

TEST_CASE("the subject of a passive is what the active asks of its object") {
    const auto bought = evidence_for("Oxal", {"Oxal Oxal PROPN 4 nsubj:pass", "a avoir AUX 4 aux:tense",
                                              "été être AUX 4 aux:pass", "racheté racheter VERB 0 root"});
    CHECK(of(bought, EntityType::kOrganization) > 0.5);
    const auto married = evidence_for(
        "Oxal", {"Oxal Oxal PROPN 3 nsubj", "a avoir AUX 3 aux:tense", "épousé épouser VERB 0 root"});
    CHECK(of(married, EntityType::kPerson) > 0.5);
}

TEST_CASE("coordination shares what is asked, an enumeration without a conjunction does not") {
    const std::vector<std::string> both = {
        "le le DET 2 det",  "PDG PDG NOUN 7 nsubj",     "de de ADP 4 case",       "Oxal Oxal PROPN 2 nmod",
        "et et CCONJ 6 cc", "Brumo Brumo PROPN 4 conj", "part partir VERB 0 root"};
    CHECK(of(evidence_for("Brumo", both), EntityType::kOrganization) > 0.5);
    const std::vector<std::string> mistaken = {
        "le le DET 2 det",   "PDG PDG NOUN 8 nsubj",     "de de ADP 4 case",  "Oxal Oxal PROPN 2 nmod",
        ", , PUNCT 6 punct", "Brumo Brumo PROPN 4 conj", ", , PUNCT 6 punct", "part partir VERB 0 root"};
    CHECK(of(evidence_for("Brumo", mistaken), EntityType::kOrganization) == 0);
}

TEST_CASE("what a name has says what it is") {
    const auto company =
        evidence_for("Oxal", {"Oxal Oxal PROPN 6 nsubj", ", , PUNCT 4 punct", "son son DET 4 det",
                              "PDG PDG NOUN 1 appos", ", , PUNCT 4 punct", "part partir VERB 0 root"});
    CHECK(of(company, EntityType::kOrganization) > 0.5);
}

TEST_CASE("an adjective of nationality in a noun's place says that a company follows") {
    const auto company = evidence_for("Oxal", {"l' le DET 2 det", "américain américain NOUN 4 nsubj",
                                               "Oxal Oxal PROPN 2 appos", "part partir VERB 0 root"});
    CHECK(of(company, EntityType::kOrganization) > 0.5);
}
