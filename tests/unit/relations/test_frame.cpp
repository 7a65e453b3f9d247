// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "language/pack.hpp"
#include "relations/frame.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;
using relations::Role;

namespace {

const Grammar& grammar() {
    static const Grammar kGrammar = Grammar::from_pack(language::Pack::embedded("fr"));
    return kGrammar;
}

/// Forms of the words in a role, "a|b"; obliques by their preposition.
std::string words_in(const language::Sentence& sentence, const Frame& frame, Role role,
                     std::string_view preposition = {}) {
    std::string text;
    for (const Argument& argument : frame.arguments) {
        if (argument.role != role || argument.preposition != preposition) continue;
        text += (text.empty() ? "" : "|") + sentence.words[argument.word].form;
    }
    return text;
}

}  // namespace

TEST_CASE("active voice: the subject acts, the object undergoes, phrases keep their preposition") {
    const auto s = tests::tree(
        "Orphelia Orphelia PROPN 3 nsubj\n"
        "a avoir AUX 3 aux:tense Mood=Ind|VerbForm=Fin\n"
        "cédé céder VERB 0 root Tense=Past|VerbForm=Part\n"
        "Nexalia Nexalia PROPN 3 obj\n"
        "à à ADP 6 case\n"
        "Corvéa Corvéa PROPN 3 obl:arg\n");
    FrameBuilder frames(s, grammar());
    const Frame& frame = frames.verb_frame(2);
    CHECK_FALSE(frame.passive);
    CHECK(words_in(s, frame, Role::kAgent) == "Orphelia");
    CHECK(words_in(s, frame, Role::kPatient) == "Nexalia");
    CHECK(words_in(s, frame, Role::kOblique, "à") == "Corvéa");
}

TEST_CASE("passive voice: the subject undergoes, \"par\" acts, and without it nobody does") {
    const auto s = tests::tree(
        "Nexalia Nexalia PROPN 4 nsubj:pass\n"
        "a avoir AUX 4 aux:tense VerbForm=Fin\n"
        "été être AUX 4 aux:pass\n"
        "rachetée racheter VERB 0 root Tense=Past|VerbForm=Part\n"
        "par par ADP 6 case\n"
        "Corvéa Corvéa PROPN 4 obl:agent\n");
    FrameBuilder frames(s, grammar());
    const Frame& frame = frames.verb_frame(3);
    CHECK(frame.passive);
    CHECK(words_in(s, frame, Role::kPatient) == "Nexalia");
    CHECK(words_in(s, frame, Role::kAgent) == "Corvéa");

    const auto alone = tests::tree(
        "Nexalia Nexalia PROPN 3 nsubj:pass\n"
        "est être AUX 3 aux:pass VerbForm=Fin\n"
        "vendue vendre VERB 0 root Tense=Past|VerbForm=Part\n");
    FrameBuilder others(alone, grammar());
    CHECK_FALSE(others.verb_frame(2).has(Role::kAgent));
}

TEST_CASE("a past participle at a noun is passive, of a verb with \"être\" active") {
    const auto s = tests::tree(
        "Nexalia Nexalia PROPN 0 root\n"
        "dirigée diriger VERB 1 acl Tense=Past|VerbForm=Part\n"
        "par par ADP 4 case\n"
        "Anne Anne PROPN 2 obl:mod\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.verb_frame(1), Role::kPatient) == "Nexalia");
    CHECK(words_in(s, frames.verb_frame(1), Role::kAgent) == "Anne");

    const auto left = tests::tree(
        "Anne Anne PROPN 0 root\n"
        "partie partir VERB 1 acl Tense=Past|VerbForm=Part\n"
        "de de ADP 4 case\n"
        "Nexalia Nexalia PROPN 2 obl:arg\n");
    FrameBuilder others(left, grammar());
    CHECK(words_in(left, others.verb_frame(1), Role::kAgent) == "Anne");
    CHECK(words_in(left, others.verb_frame(1), Role::kOblique, "de") == "Nexalia");
}

TEST_CASE("a pronominal verb with \"être\" is no passive") {
    const auto s = tests::tree(
        "Anne Anne PROPN 5 nsubj\n"
        "s' soi PRON 5 expl:pv\n"
        "en en PRON 5 expl:comp\n"
        "est être AUX 5 aux:pass VerbForm=Fin\n"
        "prise prendre VERB 0 root Tense=Past|VerbForm=Part\n"
        "à à ADP 7 case\n"
        "Paul Paul PROPN 5 obl:arg\n");
    FrameBuilder frames(s, grammar());
    CHECK_FALSE(frames.verb_frame(4).passive);
    CHECK(frames.verb_frame(4).reflexive);
    CHECK(words_in(s, frames.verb_frame(4), Role::kAgent) == "Anne");
}

TEST_CASE("\"se faire\" with an infinitive turns the subject into the one who undergoes") {
    const auto s = tests::tree(
        "Nexalia Nexalia PROPN 5 nsubj\n"
        "s' soi PRON 5 expl:pv\n"
        "est être AUX 5 aux:tense VerbForm=Fin\n"
        "fait faire AUX 5 aux:caus\n"
        "racheter racheter VERB 0 root VerbForm=Inf\n"
        "par par ADP 7 case\n"
        "Corvéa Corvéa PROPN 5 obl:agent\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.verb_frame(4), Role::kPatient) == "Nexalia");
    CHECK(words_in(s, frames.verb_frame(4), Role::kAgent) == "Corvéa");
}

TEST_CASE("a second verb has the subject of the first") {
    const auto s = tests::tree(
        "Anne Anne PROPN 2 nsubj\n"
        "dirige diriger VERB 0 root VerbForm=Fin\n"
        "Nexalia Nexalia PROPN 2 obj\n"
        "et et CCONJ 5 cc\n"
        "finance financer VERB 2 conj VerbForm=Fin\n"
        "Corvéa Corvéa PROPN 5 obj\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.verb_frame(4), Role::kAgent) == "Anne");
    CHECK(words_in(s, frames.verb_frame(4), Role::kPatient) == "Corvéa");
    CHECK(frames.verb_frame(4).arguments.front().reliability < 1);
}

TEST_CASE("an infinitive has the governor's subject, or its object after verbs like \"accuser\"") {
    const auto s = tests::tree(
        "Anne Anne PROPN 2 nsubj\n"
        "veut vouloir VERB 0 root VerbForm=Fin\n"
        "racheter racheter VERB 2 xcomp VerbForm=Inf\n"
        "Nexalia Nexalia PROPN 3 obj\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.verb_frame(2), Role::kAgent) == "Anne");

    const auto accused = tests::tree(
        "Anne Anne PROPN 2 nsubj\n"
        "accuse accuser VERB 0 root VerbForm=Fin\n"
        "Paul Paul PROPN 2 obj\n"
        "de de ADP 6 mark\n"
        "avoir avoir AUX 6 aux:tense VerbForm=Inf\n"
        "financé financer VERB 2 xcomp Tense=Past|VerbForm=Part\n"
        "Rivage Rivage PROPN 6 obj\n");
    FrameBuilder others(accused, grammar());
    CHECK(words_in(accused, others.verb_frame(5), Role::kAgent) == "Paul");
    CHECK(words_in(accused, others.verb_frame(5), Role::kPatient) == "Rivage");
}

TEST_CASE("\"dont\" stands for \"de\" in its clause") {
    const auto s = tests::tree(
        "Nexalia Nexalia PROPN 0 root\n"
        ", , PUNCT 6 punct\n"
        "dont dont PRON 6 nmod PronType=Rel\n"
        "Anne Anne PROPN 6 nsubj\n"
        "est être AUX 6 cop VerbForm=Fin\n"
        "patronne patron NOUN 1 acl:relcl\n");
    FrameBuilder frames(s, grammar());
    const Frame& frame = frames.noun_frame(5);
    CHECK(words_in(s, frame, Role::kOblique, "de") == "dont");
    CHECK(words_in(s, frame, Role::kHolder).find("Anne") != std::string::npos);
    CHECK_FALSE(frame.apposed);
}

TEST_CASE("a noun beside a name is said of it, on whichever side it stands") {
    const auto behind = tests::tree(
        "Anne Anne PROPN 0 root\n"
        ", , PUNCT 3 punct\n"
        "patronne patron NOUN 1 appos\n"
        "de de ADP 5 case\n"
        "Nexalia Nexalia PROPN 3 nmod\n");
    FrameBuilder frames(behind, grammar());
    CHECK(words_in(behind, frames.noun_frame(2), Role::kHolder) == "patronne|Anne");
    CHECK(words_in(behind, frames.noun_frame(2), Role::kOblique, "de") == "Nexalia");

    const auto before = tests::tree(
        "La le DET 2 det\n"
        "patronne patron NOUN 0 root\n"
        "de de ADP 4 case\n"
        "Nexalia Nexalia PROPN 2 nmod\n"
        ", , PUNCT 6 punct\n"
        "Anne Anne PROPN 2 appos\n");
    FrameBuilder others(before, grammar());
    CHECK(words_in(before, others.noun_frame(1), Role::kHolder) == "patronne|Anne");
}

TEST_CASE("who is named to a post holds it") {
    const auto s = tests::tree(
        "Anne Anne PROPN 4 nsubj:pass\n"
        "a avoir AUX 4 aux:tense VerbForm=Fin\n"
        "été être AUX 4 aux:pass\n"
        "nommée nommer VERB 0 root Tense=Past|VerbForm=Part\n"
        "directrice directeur NOUN 4 xcomp\n"
        "de de ADP 7 case\n"
        "Nexalia Nexalia PROPN 5 nmod\n");
    FrameBuilder frames(s, grammar());
    const Frame& frame = frames.noun_frame(4);
    CHECK(words_in(s, frame, Role::kHolder).find("Anne") != std::string::npos);
    CHECK(frame.support == 3U);
}

TEST_CASE("a light verb lends its subject to its noun: the giver acts, the receiver undergoes") {
    const auto gives = tests::tree(
        "Anne Anne PROPN 3 nsubj\n"
        "a avoir AUX 3 aux:tense VerbForm=Fin\n"
        "apporté apporter VERB 0 root Tense=Past|VerbForm=Part\n"
        "son son DET 5 det Poss=Yes\n"
        "soutien soutien NOUN 3 obj\n"
        "à à ADP 7 case\n"
        "Paul Paul PROPN 3 obl:arg\n");
    FrameBuilder frames(gives, grammar());
    CHECK(words_in(gives, frames.noun_frame(4), Role::kAgent) == "Anne");
    CHECK(words_in(gives, frames.noun_frame(4), Role::kOblique, "à") == "Paul");
    CHECK(words_in(gives, frames.noun_frame(4), Role::kPossessive) == "son");

    const auto receives = tests::tree(
        "Paul Paul PROPN 3 nsubj\n"
        "a avoir AUX 3 aux:tense VerbForm=Fin\n"
        "reçu recevoir VERB 0 root Tense=Past|VerbForm=Part\n"
        "le le DET 5 det\n"
        "soutien soutien NOUN 3 obj\n"
        "de de ADP 7 case\n"
        "Anne Anne PROPN 5 nmod\n");
    FrameBuilder others(receives, grammar());
    CHECK(words_in(receives, others.noun_frame(4), Role::kReceiver) == "Paul");
    CHECK_FALSE(others.noun_frame(4).has(Role::kAgent));
}

TEST_CASE("a preposition of several words counts as one, even where the tree takes it apart") {
    const auto s = tests::tree(
        "Paul Paul PROPN 2 nsubj\n"
        "arrive arriver VERB 0 root VerbForm=Fin\n"
        "à à ADP 5 case\n"
        "la le DET 5 det\n"
        "tête tête NOUN 2 obl:arg\n"
        "de de ADP 7 case\n"
        "Nexalia Nexalia PROPN 5 nmod\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.verb_frame(1), Role::kOblique, canonical_preposition("à la tête de")) ==
          "Nexalia");
    CHECK(words_in(s, frames.verb_frame(1), Role::kOblique, "à").empty());
}

TEST_CASE("a complement behind two coordinated posts belongs to both") {
    const auto s = tests::tree(
        "Anne Anne PROPN 0 root\n"
        ", , PUNCT 3 punct\n"
        "fondatrice fondateur NOUN 1 appos\n"
        "et et CCONJ 5 cc\n"
        "patronne patron NOUN 3 conj\n"
        "de de ADP 7 case\n"
        "Nexalia Nexalia PROPN 5 nmod\n");
    FrameBuilder frames(s, grammar());
    CHECK(words_in(s, frames.noun_frame(2), Role::kOblique, "de") == "Nexalia");
    CHECK(words_in(s, frames.noun_frame(4), Role::kHolder).find("Anne") != std::string::npos);
}
