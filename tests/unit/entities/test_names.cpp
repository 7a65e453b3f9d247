// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
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
