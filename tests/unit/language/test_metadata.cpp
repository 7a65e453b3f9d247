// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "helpers/folder.hpp"
#include "language/metadata.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::language;
using test::Folder;

namespace {

const Metadata& french() {
    static const Metadata kMetadata(Pack::from_directory("languages/fr"));
    return kMetadata;
}

}  // namespace

TEST_CASE("a dateline gives the date of the article") {
    CHECK(french().date_of("Titre\n\nPARIS, 3 fév 2025 - Sept mois pour rien.") == "2025-02-03");
    CHECK(french().date_of("RENNES, 12 mars 2024 (Agence Ponant) — La jeune pousse a levé des fonds.") ==
          "2024-03-12");
    CHECK(french().date_of("COMMUNIQUÉ\n\nToulouse, le 9 septembre 2024\n\nLa ville annonce.") ==
          "2024-09-09");
    CHECK(french().date_of("BRUXELLES (Agence) – 1er\u00A0août 2023 – La Belgique") == "2023-08-01");
}

TEST_CASE("words of publication give the date, those of a change only where there is no other") {
    CHECK(french().date_of("Titre\nPublié le 21 janvier 2025 à 10h30\nTexte.") == "2025-01-21");
    CHECK(french().date_of("Publié le mardi 21 janv. 2025, 10:30") == "2025-01-21");
    CHECK(french().date_of("Par Anne Roux. Mis à jour le 22/01/2025\nPublié le 21/01/2025") == "2025-01-21");
    CHECK(french().date_of("Modifié le 2025-01-22 à 8h") == "2025-01-22");
}

TEST_CASE("a line that is nothing but a date gives the date") {
    CHECK(french().date_of("Titre\n\nMardi 21 janvier 2025\n\nTexte.") == "2025-01-21");
    CHECK(french().date_of("21.01.2025 10h30\nTexte.") == "2025-01-21");
}

TEST_CASE("dates that are told in the text are not the article's") {
    CHECK(french().date_of("Il est né à Lyon le 3 février 1950 et vit à Metz.").empty());
    CHECK(french().date_of("Le 3 février 2020, la société a fermé son usine de Metz.").empty());
    CHECK(french().date_of("Créée en mars 2020 - la société a fermé.").empty());
    CHECK(french().date_of("BRUXELLES, 18 juin – La Belgique").empty());
    CHECK(french().date_of("PARIS, 45 mars 2020 - Texte").empty());
    CHECK(french().date_of("").empty());
}

TEST_CASE("the title is the longest heading before the first paragraph") {
    CHECK(french().title_of("Le vent tourne à Metz\n\nLa ville a décidé de fermer son port.") ==
          "Le vent tourne à Metz");
    CHECK(french().title_of(
              "PORTRAIT\n\nAnne Roux, trois vies et un violon\n\nPar Jean Petit\n\nElle arrive à l’heure.") ==
          "Anne Roux, trois vies et un violon");
    CHECK(french().title_of("« On ne part pas ! »\nLe maire de Metz a répondu hier à ses critiques.") ==
          "« On ne part pas ! »");
    CHECK(french().title_of("Toulouse, le 9 septembre 2024\n\nUn don de la ville\n\nLa ville donne.") ==
          "Un don de la ville");
}

TEST_CASE("a text without a heading has no title") {
    CHECK(french().title_of("La ville a décidé de fermer son port.\n\nLe maire part.").empty());
    CHECK(french().title_of("Le vent tourne à Metz").empty());
    CHECK(french().title_of("La ville a décidé de fermer le\nport de commerce et le\nmusée.").empty());
    CHECK(french().title_of(" \n\n").empty());
}

TEST_CASE("what the input gave stays") {
    corpus::Document document;
    document.text = "Le vent tourne\n\nPublié le 21 janvier 2025\n\nLa ville part.";
    document.title = "Donné";
    french().complete(document);
    CHECK(document.title == "Donné");
    CHECK(document.date == "2025-01-21");
}

TEST_CASE("a row that is not as its file says is an error with its line") {
    const Folder folder;
    folder.add("dates/months.tsv", "# names\njanvier\t1\nbrumaire\t13\n");
    CHECK_THROWS_WITH_AS(Metadata(Pack::from_directory(folder.path)),
                         (folder.path.filename().string() +
                          "/dates/months.tsv:3: expected a name, a tab and a number from 1 to 12")
                             .c_str(),
                         Error);
}
