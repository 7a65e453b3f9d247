// SPDX-License-Identifier: Apache-2.0
// What a catalogue does inside one document.
#include <algorithm>
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "entities/catalogue.hpp"
#include "entities/decisions.hpp"
#include "entities/entities.hpp"
#include "language/analyser.hpp"
#include "language/pack.hpp"
#include "support/utf8.hpp"

using namespace lacis;
using namespace lacis::entities;

namespace {

/// A document of the id "a", read with a catalogue.
class Reading {
  public:
    Reading(std::string_view text, const std::string& catalogue) : text_(text) {
        static const language::Pack& pack = language::Pack::embedded("fr");
        static const language::Analyser kAnalyser{pack};
        corpus::Document document;
        document.id = "a";
        document.text = text;
        auto index =
            std::make_shared<const CatalogueIndex>(join_catalogues({read_catalogue(catalogue, "c.csv")}));
        found_ = EntityFinder(pack, std::move(index)).find(document, kAnalyser.analyse(document));
    }

    /// "Person: Claire Besson, Besson" for each entity.
    [[nodiscard]] std::vector<std::string> entities() const {
        std::vector<std::string> lines;
        for (const Entity& entity : found_.entities) {
            std::string line = std::string(to_string(entity.type)) + ":";
            for (std::size_t i = 0; i < entity.names.size(); ++i)
                line += (i == 0 ? " " : ", ") + entity.names[i];
            lines.push_back(line);
        }
        return lines;
    }

    [[nodiscard]] bool has(const std::string& line) const {
        const auto lines = entities();
        return std::find(lines.begin(), lines.end(), line) != lines.end();
    }

    /// The names of the entities for which the words at a code point stand.
    [[nodiscard]] std::vector<std::string> meant_at(std::uint32_t start) const {
        std::vector<std::string> names;
        for (const Mention& mention : found_.mentions) {
            if (mention.span.begin != start) continue;
            for (const std::uint32_t entity : mention.entities) names.push_back(found_.entities[entity].name);
        }
        return names;
    }

    [[nodiscard]] std::uint32_t at(std::string_view words, std::size_t from = 0) const {
        const std::size_t byte = text_.find(words, from);
        REQUIRE(byte != std::string::npos);
        return utf8::count_code_points(std::string_view(text_).substr(0, byte));
    }

  private:
    std::string text_;
    DocumentEntities found_;
};

using Names = std::vector<std::string>;

const std::string kBesson =
    "Claire Besson a reçu Marc Vallier à Nantes. Besson a promis trois emplois. Elle reviendra en mai.";

}  // namespace

TEST_CASE("a catalogue without a word on a document changes nothing") {
    const Reading plain(kBesson, "kind,name,document,to\nrename,Claire Besson,b,X\ndrop,Claire Besson,b\n");
    CHECK(plain.has("Person: Claire Besson, Besson"));
    CHECK(plain.has("Person: Marc Vallier"));
    CHECK(plain.has("Place: Nantes"));
}

TEST_CASE("known names are found where the text writes them as names, with their type") {
    const std::string catalogue =
        "kind,id,name,type,aliases\nentity,dunes,Comptoir des dunes,Project,grain de sel|Les Embruns\n";
    const Reading reading("Le Comptoir des dunes ouvre. Les Embruns aussi. Un grain de sel manque.",
                          catalogue);
    CHECK(reading.entities() == Names{"Project: Comptoir des dunes, Les Embruns, grain de sel"});
    CHECK(Reading("Il mange un embrun au comptoir des dunes.", catalogue).entities().empty());
    CHECK(Reading("LE COMPTOIR DES DUNES OUVRE", catalogue).has("Project: COMPTOIR DES DUNES"));
}

TEST_CASE("aliases of a known entity are joined, and two known entities are not") {
    const std::string text = "La Verrerie du Doubs recrute. Le groupe VDB exporte. VDB grandit.";
    CHECK(Reading(text, "kind,id,name,type,aliases\nentity,v,Verrerie du Doubs,Organization,VDB\n")
              .entities() == Names{"Organization: Verrerie du Doubs, VDB"});
    CHECK(Reading("Corvatek recrute. Le Corvatek Santé exporte, dit Corvatek.",
                  "kind,id,name,type\nentity,c,Corvatek,Organization\nentity,s,Corvatek Santé,Organization\n")
              .entities()
              .size() == 2);
}

TEST_CASE("a known surname does not decide between two who bear it") {
    const Reading reading("Claire Besson a battu Luc Besson. M. Besson a félicité Mme Besson.",
                          "kind,id,name,type,aliases\nentity,c,Claire Besson,Person,Besson\n");
    CHECK(reading.meant_at(reading.at("Besson a f")) == Names{"Luc Besson"});
    CHECK(reading.meant_at(reading.at("Besson.", 40)) == Names{"Claire Besson"});
}

TEST_CASE("what is different is not joined, and what is the same is") {
    const Reading apart(kBesson,
                        "kind,name,document,other_name,other_document\n"
                        "different,Besson,a,Claire Besson,a\n");
    CHECK(apart.has("Person: Claire Besson"));
    CHECK(apart.has("Person: Besson"));
    const Reading joined(kBesson, "kind,name,other_name\nsame,Claire Besson,Marc Vallier\n");
    CHECK(joined.has("Person: Claire Besson, Marc Vallier, Besson"));
}

TEST_CASE("a single place can be given to another, and a pronoun too") {
    const Reading plain(kBesson, "kind,name\ndrop,X\n");
    const std::uint32_t surname = plain.at("Besson a promis");
    const std::uint32_t pronoun = plain.at("Elle");
    REQUIRE(plain.meant_at(pronoun) == Names{"Claire Besson"});
    const std::string header = "kind,name,document,start,other_name,other_document\n";
    const std::string place = "Besson,a," + std::to_string(surname);
    CHECK(Reading(kBesson, header + "same," + place + ",Marc Vallier,a\n").meant_at(surname) ==
          Names{"Marc Vallier"});
    CHECK(Reading(kBesson, header + "different," + place + ",Claire Besson,a\n").meant_at(surname) ==
          Names{"Besson"});
    CHECK(Reading(kBesson, header + "drop," + place + "\n").meant_at(surname).empty());
    const std::string she = "Elle,a," + std::to_string(pronoun);
    CHECK(Reading(kBesson, header + "same," + she + ",Marc Vallier,a\n").meant_at(pronoun) ==
          Names{"Marc Vallier"});
    CHECK(Reading(kBesson, header + "different," + she + ",Claire Besson,a\n").meant_at(pronoun).empty());
    CHECK(Reading(kBesson, header + "drop," + she + "\n").meant_at(pronoun).empty());
}

TEST_CASE("types are those that the user gives") {
    CHECK(Reading(kBesson, "kind,name,to\ntype,Nantes,Organization\n").has("Organization: Nantes"));
    CHECK(Reading(kBesson, "kind,name,type,to\ntype,Nantes,Place,Project\n").has("Project: Nantes"));
    CHECK(Reading(kBesson, "kind,name,type,to\ntype,Nantes,Product,Project\n").has("Place: Nantes"));
    CHECK(Reading(kBesson, "kind,name,document,to\ntype,Nantes,b,Project\n").has("Place: Nantes"));
    CHECK(Reading(kBesson, "kind,id,name,type\nentity,n,Nantes,Product\n").has("Product: Nantes"));
}

TEST_CASE("what is dropped is gone with all its names and pronouns") {
    const Reading reading(kBesson, "kind,name\ndrop,Claire Besson\n");
    CHECK(reading.has("Person: Marc Vallier"));
    CHECK(reading.meant_at(0).empty());
    CHECK(reading.meant_at(reading.at("Besson a promis")).empty());
    // The surname does not tell who is meant beside the full name.
    CHECK(Reading(kBesson, "kind,name\ndrop,Besson\n").has("Person: Claire Besson, Besson"));
}
