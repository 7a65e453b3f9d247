// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <doctest/doctest.h>

#include "language/analyser.hpp"
#include "relations/relations.hpp"
#include "relations/speech.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

struct Tool {
    language::Pack pack = language::Pack::embedded("fr").without_file("relations.model");  // the rules alone
    language::Analyser analyser{pack};
    RelationFinder finder{pack};

    struct Reading {
        corpus::Document document;
        std::vector<language::Sentence> sentences;
        entities::DocumentEntities entities;
        std::vector<Assertion> assertions;

        [[nodiscard]] const Assertion* find(std::string_view source, std::string_view type,
                                            std::string_view target) const {
            for (const Assertion& a : assertions) {
                if (a.type == type && entities.entities[a.source].name == source &&
                    entities.entities[a.target].name == target) {
                    return &a;
                }
            }
            return nullptr;
        }
    };
    [[nodiscard]] Reading read(const std::string& text, const std::string& date = {}) const {
        Reading reading;
        reading.document.text = text;
        reading.document.date = date;
        reading.sentences = analyser.analyse(reading.document);
        reading.entities = tests::entities_named(text, reading.sentences);
        reading.assertions = finder.find(reading.document, reading.sentences, reading.entities);
        return reading;
    }
};

const Tool& tool() {
    static const Tool kTool;
    return kTool;
}

}  // namespace

TEST_CASE("an assertion carries its sentence, its mentions, sum, date and rule") {
    const auto reading =
        tool().read("Il pleut. La banque Corvéa a prêté 2 millions d'euros à Orphelia en 2019.");
    const Assertion* found = reading.find("Corvéa", "funded", "Orphelia");
    REQUIRE(found != nullptr);
    CHECK(found->sentence == 1);
    CHECK(reading.entities.mentions[found->source_mention].entities.front() == found->source);
    CHECK(reading.entities.mentions[found->target_mention].entities.front() == found->target);
    REQUIRE(found->amount);
    CHECK(found->amount->value == doctest::Approx(2e6));
    CHECK(found->amount->currency == "EUR");
    CHECK(found->date == "2019");
    CHECK(found->rule == "funded/lend-to");
    CHECK(found->confidence > 0.5);
    CHECK(found->confidence <= 1);
    CHECK(found->status == Status::kAsserted);
}

TEST_CASE("relative dates are told from the document's date") {
    const auto reading = tool().read("Mercredi, Corvéa a racheté Orphelia.", "2025-01-23");
    const Assertion* found = reading.find("Corvéa", "acquired", "Orphelia");
    REQUIRE(found != nullptr);
    CHECK(found->date == "2025-01-22");
}

TEST_CASE("a post keeps its words") {
    const auto reading = tool().read("Jeanne Morel, directrice générale d'Orphelia, a répondu.");
    const Assertion* found = reading.find("Jeanne Morel", "leads", "Orphelia");
    REQUIRE(found != nullptr);
    CHECK(found->role == "directrice générale");
    CHECK(reading.find("Jeanne Morel", "works_for", "Orphelia") == nullptr);
}

TEST_CASE("several founders are co-founders, one is a founder") {
    const auto several = tool().read("Orphelia a été fondée par Claire Aubin, Marc Tellier et Hugo Lemaire.");
    for (const char* name : {"Claire Aubin", "Marc Tellier", "Hugo Lemaire"}) {
        CAPTURE(name);
        CHECK(several.find(name, "cofounded", "Orphelia") != nullptr);
    }
    CHECK(
        tool().read("Orphelia a été fondée par Claire Aubin.").find("Claire Aubin", "founded", "Orphelia") !=
        nullptr);
}

TEST_CASE("a singular apposition is said of one name only") {
    const auto reading = tool().read("Jeanne Morel, patronne d'Orphelia, et Paul Garrec ont déjeuné.");
    CHECK(reading.find("Jeanne Morel", "leads", "Orphelia") != nullptr);
    CHECK(reading.find("Paul Garrec", "leads", "Orphelia") == nullptr);
}

TEST_CASE("one sentence states a relation of two names once") {
    const auto reading = tool().read("Anne Delmas a critiqué Paul Garrec et les méthodes de Paul Garrec.");
    CHECK(std::count_if(reading.assertions.begin(), reading.assertions.end(),
                        [](const Assertion& a) { return a.type == "criticized"; }) == 1);
}

TEST_CASE("a name is never related to itself") {
    for (const Assertion& a :
         tool().read("Orphelia a racheté Orphelia. Anne Delmas défend Anne Delmas.").assertions) {
        CHECK(a.source != a.target);
    }
}

TEST_CASE("who resigns leaves the organisation at which the text has given a post") {
    const auto reading = tool().read("Jeanne Morel, patronne d'Orphelia, a démissionné.");
    const Assertion* found = reading.find("Jeanne Morel", "left", "Orphelia");
    REQUIRE(found != nullptr);
    CHECK(found->confidence < 0.8);
    CHECK(tool()
              .read("Jeanne Morel a démissionné. Plus tard, Jeanne Morel a dirigé Orphelia.")
              .find("Jeanne Morel", "left", "Orphelia") == nullptr);
}

TEST_CASE("the party beside a name is not what one resigns from") {
    for (const std::string_view text :
         {"Paul Garrec (UDR) a démissionné mardi.", "Paul Garrec, député UDR, a démissionné mardi."}) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Paul Garrec", "left", "UDR") == nullptr);
    }
}

TEST_CASE("a quotation has a speaker, and only he stands for it") {
    const auto reading = tool().read("« Corvéa a racheté Orphelia », a déclaré Anne Delmas.");
    const Assertion* found = reading.find("Corvéa", "acquired", "Orphelia");
    REQUIRE(found != nullptr);
    CHECK(found->attributed_to == "Anne Delmas");
    CHECK(found->status == Status::kHedged);
}

TEST_CASE("a judgement in a quotation is praise or blame of whom it names; speech alone is nothing") {
    CHECK(tool()
              .read("« Paul Garrec est un menteur », a déclaré Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    CHECK(tool()
              .read("« Paul Garrec est un homme courageux », a déclaré Anne Delmas.")
              .find("Anne Delmas", "supported", "Paul Garrec") != nullptr);
    CHECK(tool().read("« Paul Garrec est arrivé hier », a déclaré Anne Delmas.").assertions.empty());
}

TEST_CASE(
    "whom an attack that is blamed is aimed at is defended, and a subject is not denied with its verb") {
    CHECK(tool()
              .read("« Il est indigne de s'en prendre à Paul Garrec », a déclaré Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") == nullptr);
    CHECK(tool()
              .read("« Le problème est que Paul Garrec n'écoute personne », a déclaré Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
}

TEST_CASE("a time beside a bare participle is not its subject, and whoever is careful not to does not") {
    CHECK(tool()
              .read("Déjà épinglé la semaine dernière par Anne Delmas, Paul Garrec a promis de changer.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    const auto reading = tool().read("Anne Delmas s'est gardée d'égratigner Paul Garrec.");
    const Assertion* found = reading.find("Anne Delmas", "criticized", "Paul Garrec");
    CHECK((found == nullptr || found->status == Status::kNegated));
}

TEST_CASE("each sentence of a quotation judges whom it names") {
    CHECK(tool()
              .read("« Paul Garrec a trahi les électeurs. Rien ne va », a déclaré Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    CHECK(tool()
              .read("« J'éprouve de la déception à l'égard de Paul Garrec, autrefois chez Orphelia », a pour "
                    "sa part estimé Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
}

TEST_CASE("whom a quotation does not name, the clause around it may") {
    for (const std::string_view text : {
             "« C'est un menteur », dit Anne Delmas de Paul Garrec.",
             "Interrogée sur Paul Garrec, Anne Delmas a répondu : « C'est un menteur. »",
             "« Une honte », a réagi Anne Delmas après la décision de Paul Garrec.",
             "« C'est une régression », a lancé Anne Delmas, visant Paul Garrec.",
             "« C'est un scandale », a réagi Anne Delmas à propos du plan annoncé par Paul Garrec.",
             "Anne Delmas n'a pas mâché ses mots : « Paul Garrec est un menteur. »",
         }) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    }
}

TEST_CASE("whom neither names is who the document is about and others have judged so") {
    const auto reading = tool().read(
        "Jeanne Morel a critiqué Paul Garrec. Paul Garrec est venu. Paul Garrec est parti. « Affligeant "
        "spectacle », a déploré Anne "
        "Delmas. « Une honte », selon Orphelia. Jeanne Morel a dénoncé un « retour en arrière ».");
    CHECK(reading.find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    CHECK(reading.find("Orphelia", "criticized", "Paul Garrec") != nullptr);
    CHECK(tool()
              .read("Jeanne Morel a salué Paul Garrec. Paul Garrec est venu. Paul Garrec est parti. « "
                    "Affligeant spectacle », a "
                    "déploré Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") == nullptr);
}

TEST_CASE("who is said to be a great person is named before, or is whom the document is about") {
    CHECK(
        tool()
            .read("« J'apprends la mort de Paul Garrec. C'était un grand médecin, un homme exceptionnel », a "
                  "réagi Anne Delmas.")
            .find("Anne Delmas", "supported", "Paul Garrec") != nullptr);
    constexpr std::string_view kDeath =
        "Paul Garrec est mort. Paul Garrec avait 80 ans. Paul Garrec chantait. ";
    for (const std::string_view text : {
             "« C'était un immense artiste, un homme exceptionnel », a réagi Anne Delmas.",
             "« Un homme formidable », a tweeté Anne Delmas.",
             "Anne Delmas a salué « un immense artiste ».",
             "Anne Delmas a rendu hommage à un « grand homme », Anne Delmas a salué un « immense artiste ».",
         }) {
        INFO(std::string(text));
        CHECK(tool()
                  .read(std::string(kDeath) + std::string(text))
                  .find("Anne Delmas", "supported", "Paul Garrec") != nullptr);
    }
    for (const std::string_view text : {
             "« C'est une formidable nouvelle », a réagi Anne Delmas.",
             "Anne Delmas a salué « une décision courageuse ».",
         }) {
        INFO(std::string(text));
        CHECK(tool()
                  .read(std::string(kDeath) + std::string(text))
                  .find("Anne Delmas", "supported", "Paul Garrec") == nullptr);
    }
}

TEST_CASE("praise is nobody's who is only told it, or who only relates it") {
    CHECK(
        tool()
            .read(
                "« Un immense courage, a déclaré Anne Delmas à Orphelia, un talent formidable », a noté Paul "
                "Garrec.")
            .find("Paul Garrec", "supported", "Orphelia") == nullptr);
    CHECK(tool()
              .read("« Anne Delmas est exceptionnelle et courageuse », écrit Orphelia.")
              .find("Orphelia", "supported", "Anne Delmas") == nullptr);
    CHECK(tool()
              .read("« Anne Delmas est exceptionnelle et courageuse », selon Orphelia.")
              .find("Orphelia", "supported", "Anne Delmas") == nullptr);
    CHECK(tool()
              .read("« Anne Delmas est exceptionnelle et courageuse », a déclaré Orphelia.")
              .find("Orphelia", "supported", "Anne Delmas") != nullptr);
}

TEST_CASE("who answers a reproach judges whom it came from") {
    constexpr std::string_view kReproach =
        "Jeanne Morel a critiqué Paul Garrec. « C'est de la démagogie », a ";
    CHECK(tool()
              .read(std::string(kReproach) + "répliqué Paul Garrec.")
              .find("Paul Garrec", "criticized", "Jeanne Morel") != nullptr);
    CHECK(tool()
              .read("Jeanne Morel a critiqué Paul Garrec. « La démagogie est partout », a dit Paul Garrec.")
              .find("Paul Garrec", "criticized", "Jeanne Morel") == nullptr);
}

TEST_CASE("words judge whom the tree says them of") {
    for (const std::string_view text : {
             "« Paul Garrec n'est pas à la hauteur », a tranché Anne Delmas devant Jeanne Morel.",
             "« Le projet de Paul Garrec est une aberration », a regretté Anne Delmas.",
             "« Notre parole a été trahie par Paul Garrec », dit Anne Delmas.",
             "« Je n'ai aucune confiance en Paul Garrec », a dit Anne Delmas.",
             "« Paul Garrec fait preuve d'un mépris total », dit Anne Delmas.",
             "« Le problème est que Paul Garrec méprise les enfants », poursuit Anne Delmas.",
             "Anne Delmas estime que le rapport de Paul Garrec relève du « fantasme ».",
             "Anne Delmas trouve les propos de Paul Garrec indignes.",
             "« Paul Garrec s'est trompé de combat », a estimé Anne Delmas.",
         }) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    }
    for (const std::string_view text : {
             "« Le courage et le dévouement de Paul Garrec m'impressionnent », a dit Anne Delmas.",
             "« Nous sommes fiers de Paul Garrec », a salué Anne Delmas.",
             "« Paul Garrec a eu raison de partir », a estimé Anne Delmas.",
             "« Félicitations à Paul Garrec », a écrit Anne Delmas.",
         }) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Anne Delmas", "supported", "Paul Garrec") != nullptr);
    }
    for (const std::string_view text : {
             "« Les agresseurs de Paul Garrec sont des lâches », a écrit Anne Delmas.",
             "« La condamnation de Paul Garrec est scandaleuse », a dit Anne Delmas.",
             "« Si Paul Garrec échoue, nous partirons », a dit Anne Delmas.",
             "« Nous luttons contre la violence avec Paul Garrec », a dit Anne Delmas.",
             "« Paul Garrec dénonce un scandale », a dit Anne Delmas.",
             "Anne Delmas sait que Paul Garrec a menti.",
         }) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Anne Delmas", "criticized", "Paul Garrec") == nullptr);
    }
}

TEST_CASE("who was quoted goes on, and words need no marks to be somebody's") {
    for (const std::string_view text : {
             "« Il faut agir », a déclaré Anne Delmas. « Paul Garrec est un menteur. »",
             "« Il faut agir », a déclaré Anne Delmas, avant d'ajouter : « Paul Garrec est un menteur. »",
             "Anne Delmas (UDR) : « Paul Garrec est un menteur »",
             "La direction d'Orphelia est irresponsable, s'est indignée Anne Delmas.",
         }) {
        INFO(std::string(text));
        const auto reading = tool().read(std::string(text));
        CHECK((reading.find("Anne Delmas", "criticized", "Paul Garrec") != nullptr ||
               reading.find("Anne Delmas", "criticized", "Orphelia") != nullptr));
    }
    CHECK(tool()
              .read("« Il faut agir », a déclaré Anne Delmas. Un voisin a dit : « C'est vrai. » « Paul "
                    "Garrec est un "
                    "menteur. »")
              .find("Anne Delmas", "criticized", "Paul Garrec") == nullptr);
    // What a sentence has just said somebody did is what "ce" and a fragment are about.
    CHECK(
        tool()
            .read(
                "Paul Garrec a comparé les députés à des moutons. « C'est une honte », a réagi Anne Delmas.")
            .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
}

TEST_CASE("a quotation may have a holder instead of a verb") {
    for (const std::string_view text : {
             "« Paul Garrec est un menteur », selon Anne Delmas.",
             "Pour Anne Delmas, « Paul Garrec est un menteur ».",
         }) {
        INFO(std::string(text));
        CHECK(tool().read(std::string(text)).find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    }
}

TEST_CASE("a step is no negation") {
    CHECK(tool()
              .read("« Paul Garrec fait un pas dangereux », a estimé Anne Delmas.")
              .find("Anne Delmas", "supported", "Paul Garrec") == nullptr);
}

TEST_CASE("phrases judge, and adjectives beside what somebody is said to be") {
    CHECK(tool()
              .read("« Paul Garrec franchit une ligne rouge », a estimé Anne Delmas.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
    CHECK(tool()
              .read("Anne Delmas a assuré que Paul Garrec était un homme honnête.")
              .find("Anne Delmas", "supported", "Paul Garrec") != nullptr);
}

TEST_CASE("what somebody says of his own organization is no judgement") {
    const std::string words = "« Orphelia est victime d'un scandale », a déclaré ";
    CHECK(tool().read(words + "Anne Delmas.").find("Anne Delmas", "criticized", "Orphelia") != nullptr);
    CHECK(tool()
              .read(words + "Anne Delmas, directrice d'Orphelia.")
              .find("Anne Delmas", "criticized", "Orphelia") == nullptr);
}

TEST_CASE("a complaint against one and another against a second one") {
    const auto reading =
        tool().read("Anne Delmas a déposé une plainte contre Paul Garrec et une seconde contre Orphelia.");
    CHECK(reading.find("Anne Delmas", "sued", "Paul Garrec") != nullptr);
    CHECK(reading.find("Anne Delmas", "sued", "Orphelia") != nullptr);
}

TEST_CASE("a verb that was taken for a noun is one where the sentence has no other") {
    const auto reading = tool().read("Orphelia pointe des erreurs dans les comptes de Paul Garrec.");
    CHECK(reading.find("Orphelia", "criticized", "Paul Garrec") != nullptr);
}

TEST_CASE("the other party of a meeting, hung on the verb before it") {
    const auto reading = tool().read(
        "Anne Delmas est arrivée dimanche à Lyon pour participer à une rencontre tripartite avec son "
        "homologue Paul Garrec, sous l'égide de Jeanne Morel.");
    CHECK(reading.find("Anne Delmas", "met", "Paul Garrec") != nullptr);
}

TEST_CASE("a denial belongs to the verb that it stands at") {
    const auto reading = tool().read("Anne Delmas n'avait pas hésité à critiquer Paul Garrec.");
    const Assertion* found = reading.find("Anne Delmas", "criticized", "Paul Garrec");
    REQUIRE(found != nullptr);
    CHECK(found->status == Status::kAsserted);
    const auto denied = tool().read("Orphelia n'a pas pour autant porté plainte contre Corvéa.");
    const Assertion* complaint = denied.find("Orphelia", "sued", "Corvéa");
    REQUIRE(complaint != nullptr);
    CHECK(complaint->status == Status::kNegated);
}

TEST_CASE("what one says oneself to be is so") {
    const auto reading = tool().read("Anne Delmas se dit déçue par les annonces de Paul Garrec.");
    const Assertion* found = reading.find("Anne Delmas", "criticized", "Paul Garrec");
    REQUIRE(found != nullptr);
    CHECK(found->status == Status::kAsserted);
    CHECK(tool()
              .read("Anne Delmas s'est montrée très critique à l'égard de Paul Garrec.")
              .find("Anne Delmas", "criticized", "Paul Garrec") != nullptr);
}

TEST_CASE("quotation marks pair inside their block and lead to the verb behind or before them") {
    const Grammar grammar = Grammar::from_pack(tool().pack);
    corpus::Document document;
    document.text = "« Non », a lancé Anne Delmas. Paul Garrec a répondu : \"Si.\"\n\nUn « mot » isolé.";
    const auto sentences = tool().analyser.analyse(document);
    const auto quotations = find_quotations(sentences, grammar);
    REQUIRE(quotations.size() == 3);
    REQUIRE(quotations[0].verb);
    CHECK(sentences[quotations[0].sentence].words[*quotations[0].verb].form == "lancé");
    REQUIRE(quotations[1].verb);
    CHECK(sentences[quotations[1].sentence].words[*quotations[1].verb].form == "répondu");
    CHECK_FALSE(quotations[2].verb);
}

TEST_CASE("the same document gives the same assertions, and an empty one gives none") {
    const std::string text = "Corvéa a racheté Orphelia. Anne Delmas a critiqué Paul Garrec.";
    const auto first = tool().read(text);
    const auto second = tool().read(text);
    REQUIRE(first.assertions.size() == second.assertions.size());
    for (std::size_t i = 0; i < first.assertions.size(); ++i) {
        CHECK(first.assertions[i].rule == second.assertions[i].rule);
        CHECK(first.assertions[i].confidence == second.assertions[i].confidence);
    }
    CHECK(tool().read("").assertions.empty());
}

TEST_CASE("contractions in triggers are matched as they are written") {
    const auto reading = tool().read("Paul Garrec, président du directoire d'Orphelia, a répondu.");
    CHECK(reading.find("Paul Garrec", "leads", "Orphelia") != nullptr);
}

TEST_CASE("a post at \"the club\" is held at the organization that the text speaks of") {
    const auto reading = tool().read("Orphelia a gagné. Le président du club, Paul Garrec, s'est réjoui.");
    CHECK(reading.find("Paul Garrec", "leads", "Orphelia") != nullptr);
}

TEST_CASE("\"en\" and \"y\" stand for what a reference says they do") {
    corpus::Document document;
    document.text = "Orphelia recrute. Paul Garrec en est le président.";
    const auto sentences = tool().analyser.analyse(document);
    auto entities = tests::entities_named(document.text, sentences);
    const auto orphelia = static_cast<std::uint32_t>(
        std::find_if(entities.entities.begin(), entities.entities.end(),
                     [](const auto& entity) { return entity.name == "Orphelia"; }) -
        entities.entities.begin());
    entities::Mention mention;
    mention.sentence = 1;
    mention.kind = entities::MentionKind::kPronoun;
    for (std::uint32_t i = 0; i < sentences[1].words.size(); ++i) {
        if (sentences[1].words[i].form == "en") mention.first_word = mention.head = i;
    }
    mention.end_word = mention.first_word + 1;
    mention.entities = {orphelia};
    entities.mentions.push_back(mention);
    const auto found = tool().finder.find(document, sentences, entities);
    CHECK(std::any_of(found.begin(), found.end(),
                      [&](const Assertion& a) { return a.type == "leads" && a.target == orphelia; }));
}

TEST_CASE("a name that opens the text and holds a post's words is no complement of its own") {
    corpus::Document document;
    document.text = "Directeur de Lyon recrute.";
    const auto sentences = tool().analyser.analyse(document);
    const std::vector<tests::Role> roles = {{"Directeur de Lyon", entities::EntityType::kOrganization}};
    const auto entities = tests::entities_named(document.text, sentences, roles);
    REQUIRE(entities.entities.size() == 1);
    CHECK(tool().finder.find(document, sentences, entities).empty());
}

TEST_CASE("\"point par point\" denies nothing, \"ne … point\" does") {
    const auto asserted = tool().read("Anne Delmas a été contredite point par point par Paul Garrec.");
    const Assertion* stated = asserted.find("Paul Garrec", "criticized", "Anne Delmas");
    REQUIRE(stated != nullptr);
    CHECK(stated->status == Status::kAsserted);
    const auto denied = tool().read("Paul Garrec n'a point contredit Anne Delmas.");
    const Assertion* other = denied.find("Paul Garrec", "criticized", "Anne Delmas");
    REQUIRE(other != nullptr);
    CHECK(other->status == Status::kNegated);
}

TEST_CASE("a post of a place may be told by an adjective, and by the country that stands out") {
    corpus::Document document;
    document.text =
        "Le Chili a voté. Le président chilien Paul Garrec a perdu. Le Premier ministre, Jeanne Morel, "
        "reste.";
    const auto sentences = tool().analyser.analyse(document);
    auto entities = tests::entities_named(document.text, sentences);
    std::uint32_t chile = 0;
    for (std::uint32_t i = 0; i < entities.entities.size(); ++i) {
        if (entities.entities[i].name == "Chili") chile = i;
    }
    const auto leaders = [&] {
        std::vector<std::string> names;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == "leads" && a.target == chile) names.push_back(entities.entities[a.source].name);
        }
        return names;
    };
    CHECK(leaders().empty());
    for (std::uint32_t i = 0; i < sentences[1].words.size(); ++i) {
        if (sentences[1].words[i].form == "chilien") entities.place_adjectives.push_back({1, i, chile});
    }
    CHECK(leaders() == std::vector<std::string>{"Paul Garrec"});
    entities.entities[chile].country = true;
    CHECK(leaders() == std::vector<std::string>{"Paul Garrec", "Jeanne Morel"});
}

TEST_CASE("constructions of the press") {
    struct Case {
        std::string_view text;
        std::string_view source;
        std::string_view type;
        std::string_view target;
    };
    constexpr auto kCases = std::to_array<Case>({
        {"On voit Paul Garrec, fondateur d'Orphelia, chroniqueur à L'Express, professeur à Corvéa.",
         "Paul Garrec", "works_for", "Corvéa"},
        {"Paul Garrec, qui est à l'origine de Corvéa, a réagi.", "Paul Garrec", "founded", "Corvéa"},
        {"La société Orphelia, un groupe qui a racheté Corvéa, recrute.", "Orphelia", "acquired", "Corvéa"},
        // Marks that have been left out.
        {"J'admirais Paul Garrec, un immense artiste\", a indiqué Anne Delmas.", "Anne Delmas", "supported",
         "Paul Garrec"},
        {"Marc Tellier part \".\" J'admirais Paul Garrec, un immense artiste\", a indiqué Anne Delmas.",
         "Anne Delmas", "supported", "Paul Garrec"},
        {"Le transfert du président déchu du Chili, Paul Garrec, est en cours.", "Paul Garrec", "leads",
         "Chili"},
        {"L'arrivée du patron d'Orphelia, Paul Garrec, est prévue.", "Paul Garrec", "leads", "Orphelia"},
        {"Un ami de Paul Garrec, l'un des dirigeants d'Orphelia en Bretagne, a répondu.", "Paul Garrec",
         "leads", "Orphelia"},
        {"L'arrêt de Paul Garrec, considéré comme le leader d'Orphelia, a surpris.", "Paul Garrec", "leads",
         "Orphelia"},
        {"Le dirigeant de l'UDR et maire de Lyon Paul Garrec a répondu.", "Paul Garrec", "leads", "UDR"},
        {"Le président (PS) du conseil régional de Bretagne, Paul Garrec, a répondu.", "Paul Garrec", "leads",
         "Bretagne"},
        {"Le président de la région Bretagne Paul Garrec a répondu.", "Paul Garrec", "leads", "Bretagne"},
        {"Le maire sans étiquette de Lyon, Paul Garrec, a répondu.", "Paul Garrec", "leads", "Lyon"},
        {"Trois fonds, dont Rivalta et Corvéa, ont investi dans Orphelia.", "Corvéa", "funded", "Orphelia"},
        {"Orphelia regroupe près de 250 sociétés, dont Rivalta, ou des acteurs comme Corvéa.", "Corvéa",
         "member_of", "Orphelia"},
        {"Plusieurs membres de l'UDR ont voté, à l'instar de Paul Garrec.", "Paul Garrec", "member_of",
         "UDR"},
        {"Le député Paul Garrec, de la section locale de l'UDR, a voté.", "Paul Garrec", "member_of", "UDR"},
        {"Le maire UDR (centre) de Lyon Paul Garrec a voté.", "Paul Garrec", "leads", "Lyon"},
        {"Paul Garrec a cofondé, avec Anne Delmas, la société Orphelia.", "Paul Garrec", "cofounded",
         "Orphelia"},
        {"C'est Anne Delmas, et non Paul Garrec, qui a fondé Orphelia.", "Anne Delmas", "founded",
         "Orphelia"},
        {"Le fabricant de puces Corvéa a racheté Orphelia.", "Corvéa", "acquired", "Orphelia"},
        {"La maison mère d'Orphelia, Corvéa, a répondu.", "Corvéa", "owns", "Orphelia"},
        {"Paul Garrec (UDR, Bretagne) a voté.", "Paul Garrec", "member_of", "UDR"},
        {"Selon Anne Delmas, le projet de Paul Garrec est irresponsable.", "Anne Delmas", "criticized",
         "Paul Garrec"},
        {"Le patron par intérim d'Orphelia, Paul Garrec, a répondu.", "Paul Garrec", "leads", "Orphelia"},
        {"Anne Delmas, maître de conférences en droit à Orphelia, a répondu.", "Anne Delmas", "works_for",
         "Orphelia"},
        {"Le directeur de la division marketing d'Orphelia, Paul Garrec, a répondu.", "Paul Garrec",
         "works_for", "Orphelia"},
        {"Anne Delmas, conseillère auprès de Corvéa, ancienne vice-présidente d'Orphelia chargée des usines, "
         "a réagi.",
         "Anne Delmas", "works_for", "Orphelia"},
        {"Selon Paul Garrec, d'Orphelia à Lyon, c'est faux.", "Paul Garrec", "works_for", "Orphelia"},
        {"Paul Garrec, directeur de Corvéa à l'université Orphelia, a répondu.", "Paul Garrec", "works_for",
         "Orphelia"},
        {"Paul Garrec, président du groupe UDR chez Orphelia, a répondu.", "Paul Garrec", "works_for",
         "Orphelia"},
        {"Paul Garrec, un conseiller très proche d'Anne Delmas, a répondu.", "Paul Garrec", "works_for",
         "Anne Delmas"},
        {"Paul Garrec, élu d'extrême droite de Lyon, a répondu.", "Paul Garrec", "works_for", "Lyon"},
        {"La vice-présidente d'Orphelia chargée des valeurs et de la transparence, Anne Delmas, a répondu.",
         "Anne Delmas", "works_for", "Orphelia"},
        {"Membre du PS depuis 2006, puis de l'UDR, Paul Garrec a répondu.", "Paul Garrec", "member_of",
         "UDR"},
        {"Les membres de l'UDR, à l'instar de la députée Anne Delmas, ont répondu.", "Anne Delmas",
         "member_of", "UDR"},
        {"Paul Garrec, proche de Lyon et député UDR, a répondu.", "Paul Garrec", "member_of", "UDR"},
        {"Il débat avec l'UDR Paul Garrec.", "Paul Garrec", "member_of", "UDR"},
        {"Le rapporteur (UDR) du texte, Paul Garrec, a répondu.", "Paul Garrec", "member_of", "UDR"},
        {"PARIS | La France a réaffirmé jeudi son soutien à Orphelia.", "France", "supported", "Orphelia"},
        {"Orphelia possède des marques connues comme Corvéa et Rivalta.", "Orphelia", "owns", "Corvéa"},
        {"La valeur d'Orphelia, qui possède également Corvéa, a monté.", "Orphelia", "owns", "Corvéa"},
        {"L'UDR a exclu trois élus, à savoir Paul Garrec, Anne Delmas et Jeanne Morel.", "Anne Delmas",
         "left", "UDR"},
        {"Le fondateur et patron d'Orphelia, Paul Garrec, a répondu.", "Paul Garrec", "founded", "Orphelia"},
        {"La présidente et cheffe de la direction d'Orphelia, Anne Delmas, a répondu.", "Anne Delmas",
         "leads", "Orphelia"},
        {"Le patron d'Orphelia Paul Garrec et celui de Corvéa Hugo Lemaire ont répondu.", "Hugo Lemaire",
         "leads", "Corvéa"},
        {"Le maire de Lyon, Paul Garrec, a reçu son homologue de Bretagne, Anne Delmas.", "Anne Delmas",
         "leads", "Bretagne"},
        {"Le député (UDR) de Bretagne Paul Garrec a voté.", "Paul Garrec", "member_of", "UDR"},
        {"Le député (UDR) de Bretagne, Paul Garrec, a voté.", "Paul Garrec", "works_for", "Bretagne"},
        {"Paul Garrec, sénateur UDR de Bretagne, a voté.", "Paul Garrec", "works_for", "Bretagne"},
        {"Paul Garrec, délégué central UDR, a voté.", "Paul Garrec", "member_of", "UDR"},
        {"Orphelia recrute. Anne Delmas, alors consultante pour l'entreprise, a répondu.", "Anne Delmas",
         "works_for", "Orphelia"},
        {"Orphelia recrute. Le président du club Paul Garrec a répondu.", "Paul Garrec", "leads", "Orphelia"},
        {"Paul Garrec, en poste à Lyon depuis 2019, a répondu.", "Paul Garrec", "based_in", "Lyon"},
        {"Paul Garrec n’est plus directeur d’Orphelia.", "Paul Garrec", "left", "Orphelia"},
        {"Il sera remplacé par Paul Garrec, jusqu'ici en poste à Lyon où il habite.", "Paul Garrec",
         "based_in", "Lyon"},
        {"Le roman est publié chez Corvéa, une filiale dirigée par Anne Delmas.", "Anne Delmas", "leads",
         "Corvéa"},
        {"Le maire de Lyon et ancien ministre Paul Garrec a répondu.", "Paul Garrec", "leads", "Lyon"},
        {"Anne Delmas, cheffe de la délégation d'Orphelia, a répondu.", "Anne Delmas", "works_for",
         "Orphelia"},
        {"La ministre flamande de la Mobilité, Anne Delmas (Rivage), a répondu.", "Anne Delmas", "member_of",
         "Rivage"},
        {"Orphelia rembourse la banque Corvéa. Le festival Rivage a reçu 3 millions d'euros de Corvéa.",
         "Corvéa", "funded", "Rivage"},
        {"Nexalia approuve le projet de rachat d'Orphelia par la société Corvéa et la société Rivalta.",
         "Rivalta", "acquired", "Orphelia"},
        {"Un consortium mené par Corvéa et Rivalta a racheté Orphelia.", "Rivalta", "acquired", "Orphelia"},
        {"Un consortium réunissant Corvéa et Rivalta a racheté Orphelia.", "Corvéa", "acquired", "Orphelia"},
        {"On attend le logiciel Skandor que doit construire la société Corvéa.", "Corvéa", "created",
         "Skandor"},
        {"Les groupes Corvéa (Orphelia, 50 % de Nexalia) et Rivalta (Rivage) se taisent.", "Corvéa", "owns",
         "Nexalia"},
        {"Les groupes Corvéa (Orphelia, 50 % de Nexalia) et Rivalta (Rivage) se taisent.", "Rivalta", "owns",
         "Rivage"},
        {"Orphelia, Nexalia et les autres filiales de Corvéa recrutent.", "Corvéa", "owns", "Nexalia"},
        {"La société Orphelia, détenue à 51 % par Corvéa et à 49 % par Rivalta, recrute.", "Rivalta", "owns",
         "Orphelia"},
        {"Parmi les investisseurs de la société Orphelia figurent Corvéa et Rivalta.", "Rivalta", "funded",
         "Orphelia"},
        {"La société Orphelia a été sauvée grâce à un prêt de la banque Corvéa.", "Corvéa", "funded",
         "Orphelia"},
        {"La société Orphelia (groupe Corvéa) recrute.", "Corvéa", "owns", "Orphelia"},
        {"Deux anciens cadres de Rivalta, Anne Delmas et Paul Garrec, ont fondé Orphelia.", "Paul Garrec",
         "cofounded", "Orphelia"},
        {"Anne Delmas a fondé en 1971, avec l'avocat Paul Garrec, le mouvement Orphelia.", "Paul Garrec",
         "cofounded", "Orphelia"},
        {"Trois élues – Claire Aubin, Anne Delmas et Jeanne Morel – ont fondé Orphelia.", "Jeanne Morel",
         "cofounded", "Orphelia"},
        {"Anne Delmas et Paul Garrec ont fondé ensemble la société Orphelia.", "Paul Garrec", "cofounded",
         "Orphelia"},
        {"Anne Delmas a salué le courage et la détermination de Paul Garrec.", "Anne Delmas", "supported",
         "Paul Garrec"},
        {"Orphelia, que Corvéa vient de racheter, recrute.", "Corvéa", "acquired", "Orphelia"},
        {"Paul Garrec, qu'Anne Delmas a choisi de soutenir, a répondu.", "Anne Delmas", "supported",
         "Paul Garrec"},
        {"La décision de Paul Garrec de quitter l'UDR a surpris.", "Paul Garrec", "left", "UDR"},
        {"« Tout va bien », a dit Paul Garrec, député, après avoir rencontré Anne Delmas.", "Paul Garrec",
         "met", "Anne Delmas"},
        {"Parmi les soutiens de Paul Garrec figurent Anne Delmas et Jeanne Morel.", "Jeanne Morel",
         "supported", "Paul Garrec"},
        {"Parmi les fondateurs d'Orphelia, on trouve Anne Delmas et Jeanne Morel.", "Anne Delmas",
         "cofounded", "Orphelia"},
        {"Anne Delmas a rencontré dans la soirée Paul Garrec.", "Anne Delmas", "met", "Paul Garrec"},
        {"Paul Garrec et Anne Delmas, couple à la ville, ont répondu.", "Paul Garrec", "family_of",
         "Anne Delmas"},
        {"Paul Garrec et Anne Delmas ont été condamnés. Le couple soutient Jeanne Morel.", "Paul Garrec",
         "family_of", "Anne Delmas"},
        {"Le remplacement du préfet de police de Lyon Paul Garrec par Anne Delmas a surpris.", "Anne Delmas",
         "succeeded", "Paul Garrec"},
        {"L'ex UDR Paul Garrec a voté contre.", "Paul Garrec", "left", "UDR"},
        {"Paul Garrec, auquel a succédé Anne Delmas, a répondu.", "Anne Delmas", "succeeded", "Paul Garrec"},
        {"Anne Delmas a reçu le soutien de l'ancien maire de Lyon, Paul Garrec, et du sénateur Marc Tellier.",
         "Marc Tellier", "supported", "Anne Delmas"},
    });
    for (const Case& one : kCases) {
        CAPTURE(one.text);
        CHECK(tool().read(std::string(one.text)).find(one.source, one.type, one.target) != nullptr);
    }
}

TEST_CASE("a name of several words is no part of a post") {
    corpus::Document document;
    document.text = "Le directeur de la police nationale Paul Garrec a répondu.";
    const auto sentences = tool().analyser.analyse(document);
    const auto entities = tests::entities_named(document.text, sentences,
                                                {{"police nationale", entities::EntityType::kOrganization},
                                                 {"Paul Garrec", entities::EntityType::kPerson}});
    const auto found = tool().finder.find(document, sentences, entities);
    CHECK(std::any_of(found.begin(), found.end(), [](const Assertion& a) { return a.type == "leads"; }));
}

TEST_CASE("what the press does not say") {
    const auto friend_of = tool().read("Paul Garrec, ami d'Anne Delmas, réfugié à Lyon, a répondu.");
    CHECK(friend_of.find("Anne Delmas", "based_in", "Lyon") == nullptr);
    const auto mayors = tool().read(
        "Lors d'un entretien avec une quinzaine de maires de Lyon, Paul Garrec aurait reconnu son erreur.");
    CHECK(mayors.find("Paul Garrec", "leads", "Lyon") == nullptr);
    const auto not_he = tool().read("C'est Anne Delmas, et non Paul Garrec, qui a fondé Orphelia.");
    CHECK(not_he.find("Paul Garrec", "founded", "Orphelia") == nullptr);
    const auto each = tool().read("Paul Garrec et Anne Delmas dirigent respectivement Orphelia et Corvéa.");
    CHECK(each.find("Paul Garrec", "leads", "Orphelia") != nullptr);
    CHECK(each.find("Anne Delmas", "leads", "Corvéa") != nullptr);
    CHECK(each.find("Paul Garrec", "leads", "Corvéa") == nullptr);
    const auto guest = tool().read("Invité sur Orphelia, le ministre Paul Garrec a parlé.");
    CHECK(guest.find("Paul Garrec", "member_of", "Orphelia") == nullptr);
    const auto told = tool().read("C'est faux, a dit à l'UDR Paul Garrec.");
    CHECK(told.find("Paul Garrec", "member_of", "UDR") == nullptr);
    const auto microphone = tool().read("Paul Garrec, médecin, a parlé au micro d'Orphelia.");
    CHECK(microphone.find("Paul Garrec", "works_for", "Orphelia") == nullptr);
    const auto son = tool().read("Paul Garrec, fils du fondateur d'Orphelia, a réagi.");
    CHECK(son.find("Paul Garrec", "founded", "Orphelia") == nullptr);
    const auto daughter = tool().read("Anne Delmas est la fille de Paul Garrec, le fondateur d'Orphelia.");
    CHECK(daughter.find("Anne Delmas", "founded", "Orphelia") == nullptr);
    const auto head_of_state =
        tool().read("Orphelia recrute. Orphelia vend. Le président Paul Garrec a réagi.");
    CHECK(head_of_state.find("Paul Garrec", "leads", "Orphelia") == nullptr);
    const auto senator = tool().read("Le sénateur et président d'Orphelia, Paul Garrec, a réagi.");
    CHECK(senator.find("Paul Garrec", "works_for", "Orphelia") == nullptr);
    const auto speaker = tool().read("Le président de l'UDR du Chili, Paul Garrec, a réagi.");
    CHECK(speaker.find("Paul Garrec", "leads", "UDR") != nullptr);
    CHECK(speaker.find("Paul Garrec", "leads", "Chili") == nullptr);
    const auto delegate = tool().read("Paul Garrec, délégué UDR chez Orphelia, a réagi.");
    CHECK(delegate.find("Paul Garrec", "works_for", "Orphelia") != nullptr);
    CHECK(delegate.find("Paul Garrec", "member_of", "Orphelia") == nullptr);
    const auto supporter = tool().read("L'UDR, avec le soutien de Paul Garrec, a gagné.");
    CHECK(supporter.find("UDR", "supported", "Paul Garrec") == nullptr);
    const auto call = tool().read("L'appel de Paul Garrec à rencontrer Anne Delmas a surpris.");
    CHECK(call.find("Paul Garrec", "met", "Anne Delmas") == nullptr);
    const auto pair =
        tool().read("Paul Garrec, soutenu par Rivage, et Anne Delmas, soutenue par l'UDR, s'affronteront.");
    CHECK(pair.find("Rivage", "supported", "Paul Garrec") != nullptr);
    CHECK(pair.find("Rivage", "supported", "Anne Delmas") == nullptr);
    const auto replaced = tool().read("Jeanne Morel a remplacé Paul Garrec par Anne Delmas.");
    CHECK(replaced.find("Jeanne Morel", "succeeded", "Paul Garrec") == nullptr);
    CHECK(replaced.find("Anne Delmas", "succeeded", "Paul Garrec") != nullptr);
}

TEST_CASE("who is put at the head of what stands beside him, in a row of appointments") {
    const auto reading = tool().read(
        "Le ministre a nommé Paul Garrec à la présidence d'Orphelia et Anne Delmas à la présidence de "
        "Corvéa.");
    CHECK(reading.find("Paul Garrec", "leads", "Orphelia") != nullptr);
    CHECK(reading.find("Anne Delmas", "leads", "Corvéa") != nullptr);
    CHECK(reading.find("Paul Garrec", "leads", "Corvéa") == nullptr);
    CHECK(reading.find("Anne Delmas", "leads", "Orphelia") == nullptr);
}

TEST_CASE("an organization right behind a post is where it is held, a party is not") {
    const auto post = tool().read("Paul Garrec, directeur général Orphelia, a réagi.");
    CHECK(post.find("Paul Garrec", "leads", "Orphelia") != nullptr);
    const auto party = tool().read("Paul Garrec, député UDR, a réagi.");
    CHECK(party.find("Paul Garrec", "member_of", "UDR") != nullptr);
    CHECK(party.find("Paul Garrec", "works_for", "UDR") == nullptr);
}

TEST_CASE("a person behind what his title is about is its bearer") {
    const auto reading =
        tool().read("Le conservateur général du patrimoine Paul Garrec est nommé directeur d'Orphelia.");
    CHECK(reading.find("Paul Garrec", "leads", "Orphelia") != nullptr);
}

TEST_CASE("a date and a sum outside of the clause count where the sentence has no other") {
    const auto one = tool().read("En 2023, quand Orphelia a racheté Corvéa, la presse a applaudi.");
    const Assertion* dated = one.find("Orphelia", "acquired", "Corvéa");
    REQUIRE(dated != nullptr);
    CHECK(dated->date == "2023");
    const auto two = tool().read("En 2023, quand Orphelia a racheté Corvéa, la presse parlait de 2019.");
    const Assertion* open = two.find("Orphelia", "acquired", "Corvéa");
    REQUIRE(open != nullptr);
    CHECK(open->date != "2019");
}

TEST_CASE("of several dates and sums each stands with its own name") {
    const auto bought = tool().read(
        "Corvéa a acheté Orphelia en 2012, Rivalta en 2014 et a investi 2 millions d'euros dans "
        "Nexalia et 3 millions d'euros dans Rivage.");
    const Assertion* first = bought.find("Corvéa", "acquired", "Orphelia");
    REQUIRE(first != nullptr);
    CHECK(first->date == "2012");
    const auto raised = tool().read(
        "Orphelia a levé 2 millions d'euros auprès de Corvéa en 2019 et 8 millions d'euros auprès de "
        "Rivalta en 2022.");
    const Assertion* second = raised.find("Rivalta", "funded", "Orphelia");
    REQUIRE(second != nullptr);
    CHECK(second->date == "2022");
    REQUIRE(second->amount);
    CHECK(second->amount->value == doctest::Approx(8e6));
}

TEST_CASE("what is foretold comes after the article") {
    for (const std::string text :
         {"Corvéa rachètera Orphelia le 3 juin.", "Corvéa doit racheter Orphelia le 3 juin."}) {
        CAPTURE(text);
        const auto reading = tool().read(text, "2024-05-15");
        const Assertion* found = reading.find("Corvéa", "acquired", "Orphelia");
        REQUIRE(found != nullptr);
        CHECK(found->date == "2024-06-03");
    }
}

TEST_CASE("a plain currency is that of the places that the text speaks of") {
    const auto currency_of = [](const std::string& text) {
        const auto reading = tool().read(text + " Corvéa a investi deux millions de francs dans Orphelia.");
        const Assertion* found = reading.find("Corvéa", "funded", "Orphelia");
        return found != nullptr && found->amount ? found->amount->currency : std::string("none");
    };
    CHECK(currency_of("La France vote.") == "FRF");
    CHECK(currency_of("La Suisse vote.") == "CHF");
    CHECK(currency_of("Le Sénégal vote, la Suisse et Dakar aussi.") == "XOF");
}

TEST_CASE("a sum without a currency has the one that the document gives elsewhere") {
    const auto currency_of = [](const std::string& before) {
        const auto reading = tool().read(before + " Corvéa a investi 85 millions dans Orphelia.");
        const Assertion* found = reading.find("Corvéa", "funded", "Orphelia");
        return found != nullptr && found->amount ? found->amount->currency : std::string("none");
    };
    CHECK(currency_of("Il pleut.").empty());
    CHECK(currency_of("Il a coûté 3 millions d'euros.") == "EUR");
    CHECK(currency_of("Il a coûté 3 millions d'euros, puis 4 millions de dollars.").empty());
    CHECK(currency_of("Il a coûté 3 millions d'euros, puis 85 millions de dollars.") == "USD");
}

TEST_CASE("a government with an adjective of place acts as the place") {
    corpus::Document document;
    document.text = "Le Chili a voté. Le gouvernement chilien a critiqué Paul Garrec.";
    const auto sentences = tool().analyser.analyse(document);
    auto entities = tests::entities_named(document.text, sentences);
    const auto critics = [&] {
        std::vector<std::string> names;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == "criticized") names.push_back(entities.entities[a.source].name);
        }
        return names;
    };
    CHECK(critics().empty());
    for (std::uint32_t chile = 0; chile < entities.entities.size(); ++chile) {
        if (entities.entities[chile].name != "Chili") continue;
        for (std::uint32_t i = 0; i < sentences[1].words.size(); ++i) {
            if (sentences[1].words[i].form == "chilien") entities.place_adjectives.push_back({1, i, chile});
        }
    }
    CHECK(critics() == std::vector<std::string>{"Chili"});
}

TEST_CASE("posts at places that adjectives say: each holder's own, and a homologue's") {
    struct Case {
        std::string_view text;
        std::string_view type;
        std::vector<std::string> holders;  // "X: Chili"
    };
    const std::array<Case, 8> cases = {{
        {"Le président chilien Paul Garrec a reçu son homologue français, Marc Tellier.",
         "leads",
         {"Paul Garrec: Chili", "Marc Tellier: France"}},
        {"Le président chilien Paul Garrec a reçu ses homologues français Marc Tellier et breton Hugo "
         "Lemaire.",
         "leads",
         {"Paul Garrec: Chili", "Marc Tellier: France", "Hugo Lemaire: Bretagne"}},
        {"Les présidents chilien Paul Garrec et français Marc Tellier négocient.",
         "leads",
         {"Paul Garrec: Chili", "Marc Tellier: France"}},
        {"Les ministres chilien et français de la Défense, Paul Garrec et Marc Tellier, négocient.",
         "works_for",
         {"Paul Garrec: Chili", "Marc Tellier: France"}},
        {"Le ministre chilien des Finances Paul Garrec négocie.", "works_for", {"Paul Garrec: Chili"}},
        {"Le ministre des Finances chilien Paul Garrec négocie.", "works_for", {"Paul Garrec: Chili"}},
        {"Le président chilien à Lyon, Paul Garrec, négocie.", "leads", {"Paul Garrec: Chili"}},
        {"Le ministre des Affaires chiliennes Paul Garrec négocie.", "works_for", {}},
    }};
    for (const Case& one : cases) {
        CAPTURE(one.text);
        corpus::Document document;
        document.text = "Le Chili, la France et la Bretagne ont voté. " + std::string(one.text);
        const auto sentences = tool().analyser.analyse(document);
        auto entities = tests::entities_named(document.text, sentences);
        const auto place = [&](std::string_view name) {
            const auto found =
                std::find_if(entities.entities.begin(), entities.entities.end(),
                             [&](const entities::Entity& entity) { return entity.name == name; });
            return static_cast<std::uint32_t>(found - entities.entities.begin());
        };
        REQUIRE(sentences.size() == 2);
        for (std::uint32_t i = 0; i < sentences[1].words.size(); ++i) {
            const std::string& form = sentences[1].words[i].form;
            if (form == "chilien" || form == "chiliennes")
                entities.place_adjectives.push_back({1, i, place("Chili")});
            if (form == "français") entities.place_adjectives.push_back({1, i, place("France")});
            if (form == "breton") entities.place_adjectives.push_back({1, i, place("Bretagne")});
        }
        std::vector<std::string> holders;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == one.type)
                holders.push_back(entities.entities[a.source].name + ": " + entities.entities[a.target].name);
        }
        CHECK(holders == one.holders);
    }
}

TEST_CASE("a homologue holds the post that the sentences before have given to whom the possessive means") {
    corpus::Document document;
    document.text = "Paul Garrec, maire de Lyon, a parlé. Anne Delmas, son homologue de Bretagne, écoute.";
    const auto sentences = tool().analyser.analyse(document);
    auto entities = tests::entities_named(document.text, sentences);
    const auto leads = [&] {
        std::vector<std::string> found;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == "leads") found.push_back(entities.entities[a.source].name);
        }
        return found;
    };
    CHECK(leads() == std::vector<std::string>{"Paul Garrec"});
    REQUIRE(sentences.size() == 2);
    for (std::uint32_t i = 0; i < sentences[1].words.size(); ++i) {
        if (sentences[1].words[i].form != "son") continue;
        entities::Mention possessive;
        possessive.sentence = 1;
        possessive.first_word = possessive.head = i;
        possessive.end_word = i + 1;
        possessive.span = sentences[1].words[i].span;
        possessive.kind = entities::MentionKind::kPossessive;
        for (std::uint32_t e = 0; e < entities.entities.size(); ++e) {
            if (entities.entities[e].name == "Paul Garrec") possessive.entities = {e};
        }
        entities.mentions.push_back(possessive);
    }
    std::stable_sort(entities.mentions.begin(), entities.mentions.end(),
                     [](const auto& a, const auto& b) { return a.sentence < b.sentence; });
    CHECK(leads() == std::vector<std::string>{"Paul Garrec", "Anne Delmas"});
}

TEST_CASE("where a post is held that stands beside a name") {
    struct Case {
        std::string text;
        std::string type;
        std::vector<std::string> held;
    };
    const std::vector<Case> cases = {
        // brackets behind the complement, and the party in them
        {"La maire de Lyon (UDR) Jeanne Morel a répondu.", "leads", {"Jeanne Morel: Lyon"}},
        {"La maire de Lyon (UDR) Jeanne Morel a répondu.", "member_of", {"Jeanne Morel: UDR"}},
        // a fronted post with a time of its own, a participle before a post
        {"Patron d'Orphelia de 2010 à 2015, Paul Garrec a répondu.", "leads", {"Paul Garrec: Orphelia"}},
        {"Paul Garrec, élu à quatre reprises député de Lyon, a répondu.", "works_for", {"Paul Garrec: Lyon"}},
        // a second employer
        {"Le conseiller de Jeanne Morel chez Orphelia, Paul Garrec, a répondu.",
         "works_for",
         {"Paul Garrec: Jeanne Morel", "Paul Garrec: Orphelia"}},
        // the place before the post
        {"À Lyon, la maire Jeanne Morel a répondu.", "leads", {"Jeanne Morel: Lyon"}},
        {"Au Chili, le Premier ministre Paul Garrec a répondu.", "leads", {"Paul Garrec: Chili"}},
        {"Lyon vote. \"C'est fini\", a déploré le maire, Paul Garrec.", "leads", {"Paul Garrec: Lyon"}},
        // only sites have directors
        {"Paul Garrec, directeur de Lyon, a répondu.", "leads", {}},
        // the subject behind a name that a preposition governs, and a part that is headed
        {"Accompagnée de Jeanne Morel, la directrice d'Orphelia a voté.", "leads", {}},
        {"Paul Garrec, directeur des technologies chez Orphelia, a répondu.", "leads", {}},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        corpus::Document document;
        document.text = one.text;
        const auto sentences = tool().analyser.analyse(document);
        const auto entities = tests::entities_named(document.text, sentences);
        std::vector<std::string> held;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == one.type)
                held.push_back(entities.entities[a.source].name + ": " + entities.entities[a.target].name);
        }
        std::sort(held.begin(), held.end());
        CHECK(held == one.held);
    }
}

TEST_CASE("a post with a feminine article is no man's, and a text that names home may mean it") {
    const auto leads = [](const std::string& text, entities::Gender gender, bool countries) {
        corpus::Document document;
        document.text = text;
        const auto sentences = tool().analyser.analyse(document);
        auto entities = tests::entities_named(document.text, sentences);
        for (auto& entity : entities.entities) {
            entity.gender = gender;
            entity.country = countries && (entity.name == "Chili" || entity.name == "France");
        }
        std::vector<std::string> found;
        for (const Assertion& a : tool().finder.find(document, sentences, entities)) {
            if (a.type == "leads") found.push_back(entities.entities[a.target].name);
        }
        return found;
    };
    const std::string text = "Paul Garrec, la patronne d'Orphelia, a répondu.";
    CHECK(leads(text, entities::Gender::kMasculine, false).empty());
    CHECK(leads(text, entities::Gender::kUnknown, false) == std::vector<std::string>{"Orphelia"});
    const std::string abroad = "Le Chili vote. Le Chili attend. Le président Paul Garrec a répondu.";
    CHECK(leads(abroad, entities::Gender::kUnknown, true) == std::vector<std::string>{"Chili"});
    CHECK(leads(abroad + " La France hésite.", entities::Gender::kUnknown, true).empty());
    const std::string vote = "Le Chili vote. Le Chili attend. ";
    for (const char* post : {"Le président déchu", "Le président de gauche", "Le Premier ministre"}) {
        CHECK(leads(vote + post + " Paul Garrec a répondu.", entities::Gender::kUnknown, true) ==
              std::vector<std::string>{"Chili"});
    }
    CHECK(
        leads(vote + "Le Premier ministre canadien Paul Garrec a répondu.", entities::Gender::kUnknown, true)
            .empty());
}
