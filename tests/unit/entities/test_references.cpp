// SPDX-License-Identifier: Apache-2.0
// For whom references stand where position fixes it, and what the document says of places.
#include <doctest/doctest.h>
#include <string>
#include <string_view>
#include <vector>

#include "entities/entities.hpp"
#include "language/analyser.hpp"

using namespace lacis;

namespace {

struct Tool {
    const language::Pack& pack = language::Pack::embedded("fr");
    language::Analyser analyser{pack};
    entities::EntityFinder finder{pack};
};

const Tool& tool() {
    static const Tool kTool;
    return kTool;
}

/// "reason: entity" of the reference that these words are, "" if there is none.
std::string reference(const std::string& text, std::string_view words) {
    corpus::Document document;
    document.text = text;
    const auto sentences = tool().analyser.analyse(document);
    const auto found = tool().finder.find(document, sentences);
    for (const entities::Mention& mention : found.mentions) {
        if (mention.kind == entities::MentionKind::kName) continue;
        std::string form;
        for (std::uint32_t i = mention.first_word; i < mention.end_word; ++i)
            form += (form.empty() ? "" : " ") + sentences[mention.sentence].words[i].form;
        if (form == words) return mention.reason + ": " + found.entities[mention.entities.front()].name;
    }
    return {};
}

}  // namespace

TEST_CASE("\"X, lui, …\" is X, whoever was named before") {
    const std::string text =
        "Paul Garrec a vu Anne Delmas. La société Orphelia recrute. Orphelia, elle, paie.";
    CHECK(reference(text, "elle") == "pronoun-position: Orphelia");
}

TEST_CASE("\"le premier\" and \"le second\" are the two that were named before, if the text has both") {
    const std::string both = "Paul Garrec a reçu Jean Morel. Le premier dirige l'usine, le second la vend.";
    CHECK(reference(both, "Le premier") == "ordinal: Paul Garrec");
    CHECK(reference(both, "le second") == "ordinal: Jean Morel");
    CHECK(reference("Paul Garrec a reçu Jean Morel. Le premier dirige l'usine.", "Le premier").empty());
    const std::string three =
        "Paul Garrec a reçu Jean Morel et Karim Sorel. Le premier dirige l'usine, le second la vend.";
    CHECK(reference(three, "Le premier").empty());
}

TEST_CASE("adjectives stand for the places that the document names, and for no others") {
    corpus::Document document;
    document.text = "Le Chili a voté. La ministre chilienne a parlé à un élu belge.";
    const auto sentences = tool().analyser.analyse(document);
    const auto found = tool().finder.find(document, sentences);
    REQUIRE(found.place_adjectives.size() == 1);
    const entities::NamingAdjective& adjective = found.place_adjectives.front();
    CHECK(sentences[adjective.sentence].words[adjective.word].form == "chilienne");
    CHECK(found.entities[adjective.entity].name == "Chili");
    CHECK(found.entities[adjective.entity].country);
}

TEST_CASE("an adjective of several countries stands for the one that the document names") {
    const auto places = [](const std::string& text) {
        corpus::Document document;
        document.text = text;
        const auto found = tool().finder.find(document, tool().analyser.analyse(document));
        std::vector<std::string> names;
        for (const entities::NamingAdjective& adjective : found.place_adjectives)
            names.push_back(found.entities[adjective.entity].name);
        return names;
    };
    const std::string text = "Le président congolais a parlé à Luanda. ";
    CHECK(places(text + "Il vit en République démocratique du Congo.") ==
          std::vector<std::string>{"République démocratique du Congo"});
    CHECK(places(text + "Il vit au Congo-Brazzaville.") == std::vector<std::string>{"Congo-Brazzaville"});
    CHECK(places(text + "Il va du Congo-Brazzaville en République démocratique du Congo.").empty());
}

TEST_CASE("a sentence that is a noun and what is said of it takes up the last name before it") {
    const std::string text =
        "Paul Garrec a lancé sa société, Orphelia. Une entreprise qui fabrique des vélos.";
    CHECK(reference(text, "Une entreprise") == "afterthought: Orphelia");
    CHECK(reference("Paul Garrec a lancé Orphelia. Une entreprise fabrique des vélos.", "Une entreprise")
              .empty());
}

TEST_CASE("a possessive that opens a sentence is the subject's, a title before its name or not") {
    CHECK(reference("Depuis son rachat, Orphelia perd de l'argent.", "son") ==
          "possessive-position: Orphelia");
    CHECK(reference("Depuis son rachat par l'État, la société Orphelia perd de l'argent.", "son") ==
          "possessive-position: Orphelia");
    CHECK(reference("Neuf mois après son rachat, la société Orphelia perd de l'argent.", "son") ==
          "possessive-position: Orphelia");
}

TEST_CASE("what a verb of denial acts on is not its subject's own") {
    const std::string text = "Paul Garrec a parlé. Anne Delmas a démenti ses propos.";
    CHECK(reference(text, "ses") != "possessive: Anne Delmas");
    CHECK(reference(text, "ses") != "");
}

TEST_CASE("the subject of a clause is nobody whom the clause names") {
    const std::string text = "Paul Garrec est parti. Il affirme que Paul Garrec reviendra.";
    CHECK(reference(text, "Il").empty());
}

TEST_CASE("a noun with its topic and a name is no reference") {
    const std::string text = "Orphelia recrute. Le fabricant de puces Corvéa licencie.";
    CHECK(reference(text, "Le fabricant").empty());
    CHECK(!reference("Paul Garrec dirige Orphelia. L'entreprise licencie.", "L' entreprise").empty());
}

TEST_CASE("a post by another word of its family") {
    CHECK(reference(
              "Le réalisateur Paul Garrec est venu à Lyon avec Marc Morel. Paul Garrec a parlé. Marc Morel "
              "aussi. Le cinéaste part demain.",
              "Le cinéaste")
              .ends_with(": Paul Garrec"));
}

TEST_CASE("a post is that of whom the document calls so, before or behind") {
    const char* behind =
        "La ministre de la Culture a démissionné. Paul Garrec a salué la ministre de la Culture Jeanne "
        "Morel.";
    CHECK(reference(behind, "La ministre") == "description-post: Jeanne Morel");
    const char* other =
        "Jeanne Morel, ministre de la Culture, est partie. La ministre du Travail est restée.";
    CHECK(reference(other, "La ministre").empty());
}

TEST_CASE("the holder of a post may be named in the next sentence alone") {
    const char* text =
        "Le secrétaire général de la CFDT a annoncé une grève vendredi. Paul Garrec a répondu aux questions.";
    CHECK(reference(text, "Le secrétaire général") == "description-newcomer: Paul Garrec");
    const char* another =
        "Le secrétaire général de la CFDT a annoncé une grève. L'économiste Paul Garrec a répondu.";
    CHECK(reference(another, "Le secrétaire général").empty());
}

TEST_CASE("a party beside a post is no holder of it, and a former deputy is one") {
    CHECK(reference("Paul Garrec a présenté son projet. Le député LR a été applaudi.", "Le député")
              .ends_with(": Paul Garrec"));
    CHECK(reference("Paul Garrec a présenté son projet. L'ex-député a été applaudi.", "L' ex-député")
              .ends_with(": Paul Garrec"));
    CHECK(reference("Paul Garrec est là. La députée LR Jeanne Morel a été applaudie.", "La députée").empty());
}

TEST_CASE("a pronoun of the clause that opens a text is the subject's that follows") {
    const char* text =
        "Alors qu'elle avait reproché à Paul Garrec d'avoir menti, Jeanne Morel a changé d'avis.";
    CHECK(reference(text, "elle") == "pronoun-ahead: Jeanne Morel");
    CHECK(reference("Alors qu'il avait menti, Jeanne Morel a changé d'avis.", "il").empty());
}

TEST_CASE("a noun before another one and a name is that name's") {
    const char* text =
        "Paul Garrec est parti. Le dirigeant de la CFDT et maire de Lille Jean Morel est resté.";
    CHECK(reference(text, "Le dirigeant").empty());
}

TEST_CASE("a word of a longer noun is no noun") {
    const char* text = "Jeanne Morel, ministre de la Culture, est partie. Le Premier ministre est resté.";
    CHECK(reference(text, "Le Premier ministre").empty());
}

TEST_CASE("the subject of a clause stands beside no name, though only a comma parts them") {
    const std::string text =
        "Orphelia recrute. Fondée par Anne Delmas, l'entreprise vend des vélos. Fondée en 2019 par Paul "
        "Garrec, "
        "l'entreprise a été vendue.";
    CHECK(reference(text, "l' entreprise").ends_with(": Orphelia"));
}

TEST_CASE("a noun stands for the only name in the text that readers know to be that") {
    const std::string channel =
        "M6 a payé Danone et Carrefour. Le Parisien le dit. Paul Garrec quitte la chaîne.";
    CHECK(reference(channel, "la chaîne").ends_with(": M6"));
    CHECK(reference("Le Figaro recrute. Danone et M6 aussi, dit le quotidien.", "le quotidien")
              .ends_with(": Le Figaro"));
    CHECK(reference("Paul Garrec vit au Mali. Le pays vote dimanche.", "Le pays") ==
          "description-kind: Mali");
    CHECK(reference("Le Mali et le Niger discutent. Le pays vote dimanche.", "Le pays").empty());
}

TEST_CASE("works, events and buildings are taken up by the noun that the text or their name gives them") {
    CHECK(reference("Le robot Spoto a séduit. Le robot, conçu par Orphelia, marche.", "Le robot") ==
          "description-said: Spoto");
    CHECK(reference("Paul Garrec a écrit le roman « Les Heures ». Le livre a plu.", "Le livre") ==
          "description-said: Les Heures");
    CHECK(reference("La mosquée de Tarbes a rouvert. Anne Delmas dirige le lieu de culte.",
                    "le lieu de culte") == "description-said: mosquée de Tarbes");
    CHECK(reference("Paul Garrec a écrit le roman « Les Heures ». Le film de Jean Morel a plu.", "Le film")
              .empty());
    CHECK(
        reference("Paul Garrec a écrit le roman « Les Heures ». Le dernier livre a plu.", "Le dernier livre")
            .empty());
}

TEST_CASE("a post and a word of the name tell of what kind a name is") {
    CHECK(reference("Paul Garrec, maire de Lormival, part. La commune a voté.", "La commune") ==
          "description-kind: Lormival");
    CHECK(reference("Canal Sept a viré Paul Garrec. La chaîne le regrette.", "La chaîne")
              .ends_with(": Canal Sept"));
}

TEST_CASE("only the noun right before a name tells what it is") {
    const char* text = "Le député Nova a gagné contre Anne Delmas et Orphelia. Le parti triomphe.";
    CHECK(!reference(text, "Le parti").ends_with(": Orphelia"));
    const char* apart = "La plainte vise la candidate et contre Orphelia. Le parti triomphe.";
    CHECK(!reference(apart, "Le parti").starts_with("description-kind"));
}

TEST_CASE("\"cette ville\" is the last one, whatever is said of it") {
    CHECK(reference("Jeanne Morel vit à Birmingham. Elle aime cette ville du centre du pays.",
                    "cette ville") == "description-kind: Birmingham");
    CHECK(reference("Le maire de Pau a parlé. Anne Delmas a vu le maire de la ville Paul Garrec.",
                    "la ville") == "description-kind: Pau");
}

TEST_CASE("what somebody has is what the text says to be his") {
    const std::string wife = "La femme de Paul Garrec, Jeanne Morel, dort. Paul Garrec aime sa femme.";
    CHECK(reference(wife, "femme") == "possessed: Jeanne Morel");
    CHECK(reference("Paul Garrec, PDG d'Orphelia, part. Paul Garrec aime son groupe.", "groupe") ==
          "possessed: Orphelia");
    CHECK(reference("Paul Garrec, PDG d'Orphelia, part. Paul Garrec aime son ancien groupe.", "groupe")
              .empty());
    CHECK(reference("Paul Garrec, PDG d'Orphelia, part. Paul Garrec aime sa chaîne.", "chaîne").empty());
}

TEST_CASE("only places have mayors, and clubs coaches") {
    CHECK(reference("Pau attend le Tour de France. « Nous sommes prêts », assure son maire.", "son")
              .ends_with(": Pau"));
    CHECK(!reference("Le FC Valdoro a perdu contre Brest. « Dommage », dit son entraîneur.", "son")
               .ends_with(": Brest"));
}

TEST_CASE("his agent speaks of whom the quotation names") {
    CHECK(reference("L'actrice Anne Delmas va bien. « Anne Delmas se repose », a assuré son agent.", "son")
              .ends_with(": Anne Delmas"));
}

TEST_CASE("the holder of a post is not named by what the post is of") {
    const std::string text = "M6 recrute. Le directeur de la chaîne, Paul Garrec, a parlé.";
    CHECK(reference(text, "la chaîne").ends_with(": M6"));
}

TEST_CASE("who asks is not whose lawyer answers") {
    const std::string text = "Anne Delmas est jugée. Contacté par Orphelia, son avocat se tait.";
    CHECK(!reference(text, "son").ends_with(": Orphelia"));
}

TEST_CASE("whatever verb stands behind a quotation, its subject speaks") {
    CHECK(reference("Paul Garrec est parti. \"Mon fils est innocent\", a sangloté Anne Delmas.", "Mon") ==
          "speaker: Anne Delmas");
    CHECK(reference("Paul Garrec est parti. \"Je reste\", a dit le directeur financier du groupe Orphelia, "
                    "Jean Morel.",
                    "Je") == "speaker: Jean Morel");
    CHECK(reference("Paul Garrec est parti. \"Je reste\", a dit pour sa part Jean Morel.", "Je") ==
          "speaker: Jean Morel");
}

TEST_CASE("a quotation of somebody unknown is not by who spoke before") {
    const char* text = "\"C'est fini\", a dit Paul Garrec. \"Mon voisin dort\", a répondu une passante.";
    CHECK(reference(text, "Mon").empty());
}

TEST_CASE("whose view a sentence gives speaks in it") {
    CHECK(reference("Orphelia recrute. Pour Anne Delmas, \"mon équipe est prête\".", "mon") ==
          "speaker: Anne Delmas");
    CHECK(reference("Orphelia recrute. Paul Garrec ne décolère pas : \"Mon équipe est prête.\"", "Mon") ==
          "speaker: Paul Garrec");
}

TEST_CASE("\"nous\" is no person") {
    CHECK(reference("\"Nous partons\", a dit Anne Delmas.", "Nous").empty());
}

TEST_CASE("a sentence goes on with the subject of the one before") {
    CHECK(reference("Anne Delmas a été élue par le jury de Vincent Sorel. Son film sort demain.", "Son") ==
          "topic-again: Anne Delmas");
    const char* company = "Fondée par Anne Delmas, la société Orphelia vend des vélos. Elle recrute.";
    CHECK(reference(company, "Elle") == "topic-again: Orphelia");
    const char* engaged = "La société Orphelia a recruté Anne Delmas. Elle arrive lundi.";
    CHECK(reference(engaged, "Elle") != "topic-again: Orphelia");
    CHECK(reference("Le président Paul Garrec a vu Jean Morel. Le juge est parti. Il a gagné un match.", "Il")
              .empty());
    // Words of time before it name nobody.
    const std::string later = "Anne Delmas a été élue. En août 2023, elle a vendu ses parts à Paul Garrec.";
    CHECK(reference(later, "elle") == "topic-again: Anne Delmas");
}

TEST_CASE("in a quotation, who has been named in it") {
    CHECK(reference("\"Paul Garrec dort, il ne viendra pas\", a dit Jean Morel.", "il") ==
          "quoted-person: Paul Garrec");
}

TEST_CASE("\"X a vu Y, son avocat\" and \"le patron de X et son adjoint\"") {
    CHECK(reference("Anne Delmas a rencontré Jean Morel, son avocat.", "son") ==
          "possessive-position: Anne Delmas");
    const char* text = "Le fondateur d'Orphelia et son adjoint ont signé.";
    CHECK(reference(text, "son") != "possessive-position: Orphelia");
}

TEST_CASE("\"on\" has what nobody named has") {
    CHECK(reference("Paul Garrec est parti. On apprend sa propre démission dans la presse.", "sa").empty());
}

TEST_CASE(
    "\"…, a-t-elle ajouté\" is who spoke last, of the pronoun's gender, and nobody whom the quotation "
    "names") {
    const std::string talk =
        "Anne Delmas accuse Jeanne Morel de mentir. « C'est une honte », a-t-elle ajouté.";
    CHECK(reference(talk, "-t-elle") == "speaker-again: Anne Delmas");
    const std::string named =
        "Jeanne Morel a réagi. Anne Delmas l'écoutait. « Anne Delmas ment », a-t-elle ajouté.";
    CHECK(reference(named, "-t-elle") == "speaker-again: Jeanne Morel");
    const std::string other = "Paul Garrec a réagi. « C'est une honte », a-t-elle ajouté.";
    CHECK(reference(other, "-t-elle").empty());
}

TEST_CASE("who comes from a place is called by its inhabitants' name") {
    const char* text =
        "L'attaquant norvégien Lars Holm a signé à Brest. Paul Garrec l'a salué. Le Norvégien jouera samedi.";
    CHECK(reference(text, "Le Norvégien") == "description-post: Lars Holm");
    CHECK(reference("L'attaquant Lars Holm a signé. Le Norvégien Nils Dahl jouera.", "Le Norvégien").empty());
    CHECK(reference("Lars Holm apprend le norvégien.", "le norvégien").empty());
}

TEST_CASE("article and adjectives tell the gender of nouns for both") {
    const char* text =
        "Jeanne Morel, ministre de la Santé, a reçu Paul Garrec. L'ancienne juge a promis un plan. La "
        "ministre "
        "est restée.";
    CHECK(reference(text, "La ministre").ends_with(": Jeanne Morel"));
    CHECK(reference("Paul Garrec est parti. La ministre est restée.", "La ministre").empty());
    // "la star" may be a man
    const char* star = "Le chanteur Paul Garrec est en concert samedi à Lyon. La star a vendu mille disques.";
    CHECK(reference(star, "La star").ends_with(": Paul Garrec"));
}

TEST_CASE("whom the first sentences describe before they name him") {
    const char* text =
        "Le rappeur de 34 ans a été condamné mardi. Il devra payer une amende. Paul Garrec avait insulté un "
        "policier. Paul Garrec a fait appel.";
    CHECK(reference(text, "Le rappeur") == "description-ahead: Paul Garrec");
    const char* woman = "Le rappeur de 34 ans a été condamné mardi. Jeanne Morel a témoigné.";
    CHECK(reference(woman, "Le rappeur").empty());
    const char* other = "Le rappeur de 34 ans a été condamné mardi. Le juge Paul Garrec a tranché.";
    CHECK(reference(other, "Le rappeur").empty());
}

TEST_CASE("a name that starts the clause behind a description is no apposition to it") {
    const char* text =
        "Jean Sorel a dansé. Pour l'ancien animateur de Téléflash, Jeanne Morel a trouvé des mots justes. "
        "L'ancien animateur de Téléflash a souri.";
    CHECK(reference(text, "L' ancien animateur") != "description-post: Jeanne Morel");
    const char* clitic =
        "Alors qu'il est proche de Paul Garrec, le président d'Orphelia lui a écrit. Le président d'Orphelia "
        "est parti.";
    CHECK(reference(clitic, "Le président") != "description-post: Paul Garrec");
}

TEST_CASE("\"les deux hommes\" are not who is named behind them in the sentence") {
    const char* text =
        "Paul Garrec a reçu Jean Morel et Karim Sorel. En présence des deux hommes, Paul Garrec a signé.";
    CHECK(reference(text, "les deux hommes") == "description-several: Jean Morel");
}

TEST_CASE("a person is no apposition to a newspaper") {
    const char* text =
        "Jean Sorel, animateur de Téléflash, est en colère. Selon les syndicats du Figaro, l'animateur de "
        "Téléflash a menacé la rédaction.";
    CHECK(reference(text, "l' animateur").ends_with(": Jean Sorel"));
}
