// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "entities/entities.hpp"
#include "language/analyser.hpp"
#include "language/pack.hpp"

using namespace lacis;

namespace {

/// The names that the French finder sees, in the order of the text.
std::vector<std::string> names_in(std::string_view text) {
    static const language::Pack& pack = language::Pack::embedded("fr");
    static const language::Analyser kAnalyser{pack};
    static const entities::EntityFinder kFinder{pack};
    corpus::Document document;
    document.text = text;
    const entities::DocumentEntities found = kFinder.find(document, kAnalyser.analyse(document));
    std::vector<std::string> names;
    for (const entities::Entity& entity : found.entities) names.push_back(entity.name);
    return names;
}

/// The type of the entity of that name; nothing if there is none.
std::optional<entities::EntityType> type_of(std::string_view name, std::string_view text) {
    static const language::Pack& pack = language::Pack::embedded("fr");
    static const language::Analyser kAnalyser{pack};
    static const entities::EntityFinder kFinder{pack};
    corpus::Document document;
    document.text = text;
    for (const entities::Entity& entity : kFinder.find(document, kAnalyser.analyse(document)).entities) {
        if (entity.name == name) return entity.type;
    }
    return std::nullopt;
}

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("an organization and its holder side by side are two names") {
    const auto names = names_in("« Nous recrutons », affirme le PDG de Corvatek Jean-Luc Garrec.");
    CHECK(has(names, "Corvatek"));
    CHECK(has(names, "Jean-Luc Garrec"));
}

TEST_CASE("sector nouns, ordinals, former titles and portfolios name nobody") {
    CHECK_FALSE(has(names_in("La FoodTech a levé 3 millions d'euros auprès de Corvatek."), "FoodTech"));
    CHECK_FALSE(has(names_in("Morel (13e), Garrec (37e) puis Sorel (59e) ont marqué."), "37e"));
    const auto former = names_in("Paul Garrec a salué l'ex-Premier ministre Karim Sorel.");
    CHECK(former == std::vector<std::string>{"Paul Garrec", "Karim Sorel"});
    const auto minister = names_in("Paul Garrec, ministre de la Justice, a reçu Karim Sorel.");
    CHECK(minister == std::vector<std::string>{"Paul Garrec", "Karim Sorel"});
}

TEST_CASE("a description that a name in apposition explains refers to nobody else") {
    const std::string text =
        "Limnatec a vendu ses parts. Le groupe du milliardaire tchèque, Sorel Invest, a racheté Corvatek.";
    static const language::Pack& pack = language::Pack::embedded("fr");
    corpus::Document document;
    document.text = text;
    const auto found =
        entities::EntityFinder(pack).find(document, language::Analyser(pack).analyse(document));
    const auto at = static_cast<std::uint32_t>(text.find("groupe"));
    CHECK(std::none_of(found.mentions.begin(), found.mentions.end(), [&](const entities::Mention& mention) {
        return mention.kind != entities::MentionKind::kName && mention.span.begin <= at &&
               at < mention.span.end;
    }));
}

TEST_CASE("an adverb behind a name is no part of it where the document uses the name without it") {
    const auto names = names_in("Paul et Karim ont fondé Mistral Data ensemble. Mistral Data recrute.");
    CHECK(has(names, "Mistral Data"));
    CHECK_FALSE(has(names, "Mistral Data ensemble"));
}

TEST_CASE("an institution's name goes as far as the acronym behind it says") {
    const auto names = names_in("L'Institut de recherche pour le logement (IRL) a réagi.");
    CHECK(has(names, "Institut de recherche pour le logement"));
    CHECK_FALSE(has(names, "Institut de recherche"));
}

TEST_CASE("an institution's second complement belongs to its name, another body does not") {
    const auto names = names_in("L'Autorité de contrôle prudentiel et de résolution a réagi.");
    CHECK(has(names, "Autorité de contrôle prudentiel et de résolution"));
    const auto other = names_in("Le patron de l'Office de contrôle technique et du parti a réagi.");
    CHECK_FALSE(has(other, "Office de contrôle technique et du parti"));
}

TEST_CASE("a given name behind an institution and its complement begins another name") {
    const auto names =
        names_in("La présidente du conseil d'administration de l'École du Louvre Anne Garrec a réagi.");
    CHECK(has(names, "École du Louvre"));
    CHECK(has(names, "Anne Garrec"));
}

TEST_CASE("a title and the sentence put together behind it are two names where both stand alone elsewhere") {
    const auto names = names_in(
        "Corvatek parmi les actionnaires de Rivage Mobile Orphelia précise sa stratégie. Orphelia recrute. "
        "Rivage Mobile a levé dix millions. Le patron d'Orphelia a rencontré celui de Rivage Mobile.");
    CHECK(has(names, "Rivage Mobile"));
    CHECK_FALSE(has(names, "Rivage Mobile Orphelia"));
}

TEST_CASE("a pronoun with a capital behind a name opens the next sentence") {
    const auto names =
        names_in("Jeanne Morel - BBC News Bretagne Il y a presque dix ans, Paul Garrec a réagi.");
    CHECK(std::none_of(names.begin(), names.end(),
                       [](const std::string& name) { return name.ends_with(" Il"); }));
}

TEST_CASE("an agreement is named with its town, a country's agreement is not") {
    CHECK(has(names_in("Le forum économique de Davos a été salué."), "forum économique de Davos"));
    CHECK(has(names_in("Les élus ont critiqué l'accord de Montréal."), "accord de Montréal"));
    CHECK(has(names_in("L'accord de la France avec Orphelia a été signé."), "France"));
}

TEST_CASE("whom something was told is no subject of the text") {
    static const language::Pack& pack = language::Pack::embedded("fr");
    corpus::Document document;
    document.text =
        "La ville a autorisé une manifestation, a indiqué la police à l'AFP. Le groupe a appelé à défiler.";
    const auto found =
        entities::EntityFinder(pack).find(document, language::Analyser(pack).analyse(document));
    CHECK(std::all_of(found.mentions.begin(), found.mentions.end(), [](const entities::Mention& mention) {
        return mention.kind == entities::MentionKind::kName;
    }));
}

TEST_CASE("a town is named without the article that its preposition takes") {
    CHECK(has(names_in("Le député-maire sortant du Havre Paul Garrec a réagi."), "Havre"));
}

TEST_CASE("a name of general knowledge has the type that the lists give it") {
    CHECK(type_of("AlphaFold", "AlphaFold, présentée à Londres, a réussi.") ==
          entities::EntityType::kProduct);
}

TEST_CASE("an unknown subject opens a sentence though its verb looks like an adjective") {
    CHECK(has(names_in("Mediapart pointe des erreurs dans les comptes de Jeanne Morel."), "Mediapart"));
}

TEST_CASE("a body that every company has is no name") {
    const auto names = names_in("Paul Garrec a rejoint le Conseil d'administration d'Airbus.");
    CHECK(names == std::vector<std::string>{"Paul Garrec", "Airbus"});
}

TEST_CASE("two that are named together are two, though one name begins the other") {
    const auto names = names_in("Corvatek Mobile recrute. Le patron de Corvatek et Corvatek Mobile a réagi.");
    CHECK(has(names, "Corvatek"));
    CHECK(has(names, "Corvatek Mobile"));
}

TEST_CASE("a man who is called by his given name as well keeps his whole name beside his family's") {
    const auto names = names_in(
        "Edmond de Garrec est le fils de Guy de Garrec. Edmond travaille à la banque Garrec. Edmond de "
        "Garrec vend.");
    CHECK(has(names, "Edmond de Garrec"));
}

TEST_CASE(
    "a strange word in lower case is a name where a noun opens it and it stands without an article "
    "elsewhere") {
    const std::string_view text =
        "La jeune pousse rennaise mivolo a levé trois millions. Fondée par Paul Garrec, mivolo recrute.";
    CHECK(has(names_in(text), "mivolo"));
    CHECK_FALSE(has(names_in("La jeune pousse rennaise mivolo a levé trois millions."), "mivolo"));
    CHECK_FALSE(has(names_in("Le groupe audiovisuel recrute, que audiovisuel soit un adjectif ou non."),
                    "audiovisuel"));
}

TEST_CASE("right behind what somebody is, a known party and a surname are two names") {
    const auto known = names_in("Le conseiller communal PS Garrec a quitté la salle.");
    CHECK(has(known, "PS"));
    CHECK(has(known, "Garrec"));
    const auto named = names_in("Le député UDRX Garrec a voté. L'UDRX est divisée.");
    CHECK(has(named, "UDRX"));
    CHECK(has(named, "Garrec"));
    const auto place = names_in("Le directeur Orphelia France a quitté la salle. Orphelia recrute.");
    CHECK(!has(place, "France"));
}

TEST_CASE("a portfolio behind an adjective of place names nobody") {
    const auto names = names_in("La ministre bruxelloise des Transports Brigitte Garrec a parlé.");
    CHECK(!has(names, "Transports"));
    CHECK(has(names, "Brigitte Garrec"));
}

TEST_CASE("an institution is named with its place, its bearer or its nation") {
    CHECK(has(names_in("Le procès de Paul Garrec s'est ouvert devant le tribunal correctionnel de Nanterre."),
              "tribunal correctionnel de Nanterre"));
    CHECK(has(names_in("La librairie de la rue Sébastien Corvat a fermé ses portes hier."),
              "rue Sébastien Corvat"));
    CHECK(has(names_in("L'armée suédoise a évacué le village."), "armée suédoise"));
    CHECK(has(names_in("Les députés du parti socialiste ont voté contre le texte."), "parti socialiste"));
    const auto several = names_in("Les rues de Nanterre sont vides depuis hier soir.");
    CHECK(has(several, "Nanterre"));
}

TEST_CASE("capitals behind a noun that says what bears the name are a name") {
    CHECK(
        has(names_in("Le repreneur est le pneumaticien américain Titan, qui a écrit au ministre."), "Titan"));
}

TEST_CASE("behind a post a party and its member are two names") {
    const auto names = names_in("Le conseiller Ecolo Parmentier a voté contre le projet.");
    CHECK(has(names, "Ecolo"));
    CHECK(has(names, "Parmentier"));
}

TEST_CASE("what is for a name or was of it is not the name") {
    const auto names = names_in("Deux députés ex-UMP ont rejoint les élus pro-Garrec de la région.");
    CHECK(has(names, "UMP"));
    CHECK_FALSE(has(names, "ex-UMP"));
    CHECK_FALSE(has(names, "pro-Garrec"));
    CHECK(has(names_in("Concernant Garrec, le club n'a rien décidé. Garrec jouera."), "Garrec"));
}

TEST_CASE("portfolios of several words name nobody") {
    const auto names = names_in("Paul Garrec, ministre de l'Industrie et des Mines, a reçu Karim Sorel.");
    CHECK(names == std::vector<std::string>{"Paul Garrec", "Karim Sorel"});
    CHECK_FALSE(has(names_in("Le secrétaire d'État chargé des Retraites a assuré que rien ne changera."),
                    "Retraites"));
}

TEST_CASE("names that usage, a kind, an acronym or a slip sets apart are one entity") {
    CHECK(names_in("Les États-Unis ont voté contre. Les USA refusent le texte.").size() == 1);
    CHECK(names_in("La Banque d'Angleterre (BoE) a relevé ses taux. La BoE attend.").size() == 1);
    CHECK(names_in("La République en marche a gagné. Les députés LREM ont voté le texte.").size() == 1);
    CHECK(names_in("Nathalie Bouvard dirige le fonds. Natalie Bouvard a quitté la salle.").size() == 1);
    CHECK(names_in("Omar Ba Diallo a parlé hier. Ba Diallo a ensuite quitté la salle.").size() == 1);
    CHECK(names_in("La Société de développement Angus a vendu. La Société Angus se réjouit.").size() == 1);
    CHECK(names_in("La Fondation Hadja Morel a donné. La Fondation se réjouit.").size() == 1);
    CHECK(names_in("La ville de Lausanne a voté. La Ville de Lausanne paie. Lausanne attend.").size() == 1);
    CHECK(names_in("Daniel Bouvard dirige le fonds. Danielle Bouvard a quitté la salle.").size() == 2);
}

TEST_CASE("what stands beside a name tells its type") {
    using entities::EntityType;
    CHECK(type_of("Sundar Pichai", "Le PDG de Google, Sundar Pichai, a répondu aux critiques.") ==
          EntityType::kPerson);
    CHECK(type_of("Rossel", "Du côté de Rossel, son CEO Bernard Morel se réjouit.") ==
          EntityType::kOrganization);
    CHECK(type_of("Rogers", "Le géant des télécommunications Rogers a déjà répondu.") ==
          EntityType::kOrganization);
    CHECK(type_of("Detour", "L'exposition « Detour » ouvre jeudi.") == EntityType::kProject);
}

TEST_CASE("a name is called as the text writes it, not as its dateline does") {
    CHECK(has(names_in("VALMONT, 14 mars 2024 - Le maire de Valmont a répondu."), "Valmont"));
    CHECK(has(names_in("L'OTAN recrute. OTAN et Union européenne négocient."), "OTAN"));
}

TEST_CASE("what stands between quotation marks is a title where the words around say so") {
    using entities::EntityType;
    CHECK(type_of("Une saison à Valmont", "Le film « Une saison à Valmont » sort jeudi.") ==
          EntityType::kProduct);
    CHECK(type_of("Au bout du quai", "L'animatrice d'\"Au bout du quai\" a répondu lundi.") ==
          EntityType::kProduct);
    CHECK(type_of("Jeanne et Paul", "Elle tournera aussi dans \"Jeanne et Paul\" (1977).") ==
          EntityType::kProduct);
    CHECK(type_of("La rive oubliée", "On a revu \"Le quai\" (1954), \"La rive oubliée\" et un ballet.") ==
          EntityType::kProduct);
    CHECK(type_of("Les quais", "La série hebdomadaire \"Les quais\" revient.") == EntityType::kProduct);
    CHECK(type_of("Debout les quais", "Le collectif \"Debout les quais\" a manifesté.") ==
          EntityType::kOrganization);
    CHECK_FALSE(has(names_in("Paul Garrec a répondu : \"Nous irons au bout\" lundi."), "Nous irons au bout"));
}

TEST_CASE("a listed organization is one name with its small words, and none with what stands beside it") {
    CHECK(has(names_in("Le leader de la France insoumise a répondu."), "France insoumise"));
    CHECK(has(names_in("Le leader de La France Insoumise a répondu."), "La France Insoumise"));
    const auto member = names_in("Son homologue au Sénat Jeanne Morel a répondu.");
    CHECK(has(member, "Sénat"));
    CHECK(has(member, "Jeanne Morel"));
    const auto mayor = names_in("Le maire Les Républicains de Nice a répondu.");
    CHECK(has(mayor, "Les Républicains"));
    CHECK(has(mayor, "Nice"));
    CHECK(has(names_in("Elle a saisi le ministère de la Santé lundi."), "ministère de la Santé"));
    CHECK(has(names_in("Il est élu. Jeanne Morel, maire (LR) de Nice, a répondu."), "LR"));
}

TEST_CASE("a firm's name with that of a model is a product") {
    using entities::EntityType;
    CHECK(type_of("Bentley Alba Mirande", "On a acheté une Bentley Alba Mirande de 1962.") ==
          EntityType::kProduct);
    CHECK(type_of("Hyundai i28", "La presse a essayé lundi la nouvelle Hyundai i28.") ==
          EntityType::kProduct);
    CHECK(has(names_in("Des élus du Sénat mardi ont voté."), "Sénat"));
}

TEST_CASE("two persons side by side are two names, and so are a place and who holds a post there") {
    const auto two = names_in("Paul Garrec est venu. On a vu Paul Garrec Jeanne Morel hier à Lyon.");
    CHECK(has(two, "Paul Garrec"));
    CHECK_FALSE(has(two, "Paul Garrec Jeanne Morel"));
    const auto member =
        names_in("Il soutient la députée LREM de Seine-Maritime Jeanne Morel, visée par une action.");
    CHECK(has(member, "Seine-Maritime"));
    CHECK(has(member, "Jeanne Morel"));
}

TEST_CASE("addresses and labels of the net are no names") {
    CHECK_FALSE(has(names_in("Des messages ont paru avec le mot-dièse #RendezLaHalle sur Twitter."),
                    "#RendezLaHalle"));
    CHECK_FALSE(has(names_in("Le compte @JeanneMorel a répondu à Orphelia."), "@JeanneMorel"));
}

TEST_CASE("what opens with a maker's name and takes an article is its product") {
    using entities::EntityType;
    CHECK(type_of("Renault Skandor",
                  "Le constructeur Renault recrute. La berline Renault Skandor a séduit les jeunes.") ==
          EntityType::kProduct);
    CHECK(type_of("Renault Bank", "Renault recrute. Une filiale, Renault Bank, a séduit les jeunes.") !=
          EntityType::kProduct);
    CHECK(has(names_in("La chambre de commerce et d'industrie de Lyon a répondu."),
              "chambre de commerce et d'industrie de Lyon"));
}

TEST_CASE("brackets of an agency and posts say where a name ends") {
    CHECK(has(names_in("Il a le soutien de M. (Paul) Garrec, a-t-on dit."), "Paul Garrec"));
    CHECK(has(names_in("Un porte-parole du département d'Etat a réagi."), "département d'Etat"));
    CHECK_FALSE(has(names_in("Le secrétaire d'Etat Paul Garrec a réagi."), "Etat"));
    const auto two = names_in("L'ex-ministre de Jeanne Morel Paul Garrec a réagi.");
    CHECK(has(two, "Jeanne Morel"));
    CHECK(has(two, "Paul Garrec"));
}

TEST_CASE("titles stand behind their makers, groups behind their posts") {
    using entities::EntityType;
    const std::string maker =
        "Le réalisateur Paul Garrec, connu pour « La passante » ou encore « Le sucre », est mort.";
    CHECK(type_of("La passante", maker) == EntityType::kProduct);
    CHECK(type_of("Le sucre", maker) == EntityType::kProduct);
    CHECK(type_of("Dames en vert", "Jeanne Morel est la porte-parole des « Dames en vert » de Lyon.") ==
          EntityType::kOrganization);
    CHECK(has(names_in("La marque dévoile la nouvelle version de sa citadine i28 lundi."), "i28"));
}

TEST_CASE("a post with capitals is no part of an organization's name") {
    const auto names = names_in("Il a le soutien de Paul Garrec, le Directeur Général de Messe Essen GmbH.");
    CHECK(has(names, "Messe Essen GmbH"));
    CHECK_FALSE(has(names, "Directeur Général de Messe Essen GmbH"));
}
