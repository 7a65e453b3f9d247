// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <utility>
#include <vector>

#include "entities/catalogue.hpp"

using namespace lacis;
using namespace lacis::entities;

namespace {

const std::string kJson = R"({"format": "lacis-catalogue/1",
"entities": [
{"id": "claire-besson-minister", "type": "Person", "name": "Claire Besson", "aliases": ["C. Besson"],
 "external_ids": ["wikidata:Q42", "lei:529900T8BM49AURSDO55"], "documents": ["a"], "note": "la ministre"}
],
"decisions": [
{"decide": "same", "entities": [{"id": "claire-besson-minister"}, {"name": "Besson", "document": "b", "start": 12}]},
{"decide": "rename", "entities": [{"name": "BdR", "type": "Organization"}], "to": "Banque du Rhin", "note": "n"},
{"decide": "drop", "entities": [{"name": "Lundi"}]}
]}
)";

const std::string kCsv =
    "kind;id;name;type;document;other_name;other_document;other_start;aliases;external_ids;to;note\r\n"
    "entity;claire-besson-minister;Claire Besson;Person;a;;;;C. Besson;"
    "wikidata:Q42|lei:529900T8BM49AURSDO55\r\n"
    "\r\n"
    "same;claire-besson-minister;;;;Besson;b;12\r\n"
    "rename;;BdR;Organization;;;;;;;Banque du Rhin;n\r\n"
    "drop;;\"Lundi\"\r\n";

std::string message_of(const std::string& contents, const std::string& file) {
    try {
        static_cast<void>(join_catalogues({read_catalogue(contents, file)}));
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

void check_example(const Catalogue& catalogue) {
    REQUIRE(catalogue.entities.size() == 1);
    const KnownEntity& entity = catalogue.entities.front();
    CHECK(entity.id == "claire-besson-minister");
    CHECK(entity.type == EntityType::kPerson);
    CHECK(entity.name == "Claire Besson");
    CHECK(entity.aliases == std::vector<std::string>{"C. Besson"});
    CHECK(entity.external_ids == std::vector<std::string>{"wikidata:Q42", "lei:529900T8BM49AURSDO55"});
    CHECK(entity.documents == std::vector<std::string>{"a"});
    REQUIRE(catalogue.decisions.size() == 3);
    const Decision& same = catalogue.decisions[0];
    CHECK(same.verdict == Verdict::kSame);
    REQUIRE(same.entities.size() == 2);
    CHECK(same.entities[0].id == "claire-besson-minister");
    CHECK(same.entities[1].name == "Besson");
    CHECK(same.entities[1].document == "b");
    CHECK(same.entities[1].start == 12U);
    CHECK(catalogue.decisions[1].verdict == Verdict::kRename);
    CHECK(catalogue.decisions[1].entities[0].type == EntityType::kOrganization);
    CHECK(catalogue.decisions[1].to == "Banque du Rhin");
    CHECK(catalogue.decisions[1].note == "n");
    CHECK(catalogue.decisions[2].verdict == Verdict::kDrop);
    CHECK(catalogue.decisions[2].entities[0].name == "Lundi");
}

}  // namespace

TEST_CASE("a catalogue reads from JSON and from a table, with the same contents") {
    check_example(read_catalogue(kJson, "c.json"));
    check_example(read_catalogue(kCsv, "c.csv"));
}

TEST_CASE("a catalogue is written in both forms and reads back") {
    const Catalogue catalogue = read_catalogue(kJson, "c.json");
    check_example(read_catalogue(to_json(catalogue), "c.json"));
    check_example(read_catalogue(to_csv(catalogue), "c.csv"));
    CHECK(to_json(read_catalogue(to_csv(catalogue), "c.csv")) == to_json(catalogue));
    CHECK(read_catalogue(to_json({}), "c.json").empty());
    CHECK(read_catalogue(to_csv({}), "c.csv").empty());
}

TEST_CASE("records know where they stand") {
    const Catalogue json = read_catalogue(kJson, "c.json");
    CHECK(to_string(json.entities[0].place) == "c.json:3:1");
    CHECK(to_string(json.decisions[2].place) == "c.json:9:1");
    CHECK(to_string(read_catalogue(kCsv, "c.csv").decisions[0].place) == "c.csv:4:1");
}

TEST_CASE("a table may hold what separates cells, in quotation marks") {
    const Catalogue catalogue = read_catalogue(
        "\xEF\xBB\xBFkind,name,to,note\nrename,\"Roux, Fils\",\"\"\"Roux\"\" & Cie\",\"a\nb\"\n", "c.csv");
    CHECK(catalogue.decisions[0].entities[0].name == "Roux, Fils");
    CHECK(catalogue.decisions[0].to == "\"Roux\" & Cie");
    CHECK(catalogue.decisions[0].note == "a\nb");
    CHECK(to_csv(read_catalogue(to_csv(catalogue), "c.csv")) == to_csv(catalogue));
}

TEST_CASE("what is wrong in a catalogue is said with its place") {
    const auto entity = [](const std::string& members) {
        return message_of("{\"entities\": [\n{" + members + "}]}", "é.json");
    };
    CHECK(
        entity(R"("id": "a", "type": "Persn", "name": "A")") ==
        "é.json:2:21: 'Persn' is no type of entity: Person, Organization, Place, Product or Project; did you "
        "mean 'Person'?");
    CHECK(
        entity(R"("id": "a--b", "type": "Person", "name": "A")") ==
        "é.json:2:8: an id begins with a letter and has only letters, digits, \"_\", \".\" and single \"-\"");
    CHECK(entity(R"("id": "a", "type": "Person", "name": "«»")") ==
          "é.json:2:1: a known entity has a name with letters or digits");
    CHECK(entity(R"("id": "a", "type": "Person", "name": "É", "external_ids": ["wikidata:42"])") ==
          "é.json:2:61: an item of Wikidata is a Q and a number: wikidata:Q42");
    CHECK(entity(R"("id": "a", "type": "Person", "name": "É", "external_ids": ["lei:529900T8BM49AURSDO54"])")
              .starts_with("é.json:2:61: no LEI"));
    CHECK(entity(R"("id": "a", "type": "Person", "name": "É", "external_ids": ["Q42"])")
              .starts_with("é.json:2:61: an external id is a collection"));
    CHECK(entity(R"("id": "a", "type": "Person", "nom": "A")").starts_with("é.json:2:"));

    const auto decision = [](const std::string& members) {
        return message_of("{\"decisions\": [\n{" + members + "}]}", "c.json");
    };
    CHECK(decision(R"("decide": "sane", "entities": [{"name": "A"}])") ==
          "c.json:2:12: 'sane' is no decision: same, different, rename, type or drop; did you mean 'same'?");
    CHECK(decision(R"("decide": "same", "entities": [{"name": "A"}])") ==
          "c.json:2:1: 'same' is said of two entities or more");
    CHECK(decision(R"("decide": "drop", "entities": [])") == "c.json:2:1: 'drop' is said of an entity");
    CHECK(decision(R"("decide": "rename", "entities": [{"name": "A"}])") ==
          "c.json:2:1: 'rename' needs a \"to\"");
    CHECK(decision(R"("decide": "drop", "entities": [{"name": "A"}], "to": "B")") ==
          "c.json:2:55: 'drop' takes no \"to\"");
    CHECK(decision(R"("decide": "type", "entities": [{"name": "A"}], "to": "Ville")")
              .starts_with("c.json:2:55: 'Ville' is no type of entity"));
    CHECK(decision(R"("decide": "same", "entities": [{"name": "L'A"}, {"name": "l’a"}])") ==
          "c.json:2:50: this is the same reference twice");
    CHECK(decision(R"("decide": "drop", "entities": [{"document": "a"}])") ==
          "c.json:2:33: an entity is referred to by the id of a known entity or by a name");
    CHECK(decision(R"("decide": "drop", "entities": [{"name": "A", "start": 3}])") ==
          "c.json:2:33: a start is one of a document: name that too");
    CHECK(decision(R"("decide": "drop", "entities": [{"id": "A"}])") ==
          "c.json:2:1: no known entity has the id 'A'");
    CHECK(message_of("{\"entities\": [", "c.json").starts_with("c.json:1:"));
    CHECK(message_of("{\"entities\": \xFF", "c.json") == "c.json:1:14: not UTF-8");
}

TEST_CASE("what is wrong in a table is said with its place") {
    CHECK(message_of("", "c.csv") == "c.csv:1:1: the first row names the columns");
    CHECK(message_of("kind,nam\n", "c.csv") == "c.csv:1:6: there is no column 'nam'; did you mean 'name'?");
    CHECK(message_of("kind,name,name\n", "c.csv") == "c.csv:1:11: there are two columns 'name'");
    CHECK(message_of("name\nA\n", "c.csv") == "c.csv:1:1: there is no column 'kind'");
    CHECK(message_of("kind,name\ndrop,A,B\n", "c.csv") ==
          "c.csv:2:8: the header names no column for this cell");
    CHECK(message_of("kind,name\ndrop,\"É\"x\n", "c.csv") == "c.csv:2:9: behind a quoted cell the cell ends");
    CHECK(message_of("kind,name\ndrop,\"A\n", "c.csv") == "c.csv:2:6: this quoted cell does not end");
    CHECK(message_of("kind\tname\ndop\tA\n", "c.tsv")
              .starts_with("c.tsv:2:1: neither 'entity' nor a decision: 'dop' is no decision"));
    CHECK(message_of("kind,name,document,start\ndrop,A,a,x\n", "c.csv") ==
          "c.csv:2:10: a whole number from 0 was expected");
    CHECK(message_of("kind,name,aliases\ndrop,A,B\n", "c.csv") == "c.csv:2:8: 'drop' takes no 'aliases'");
    CHECK(message_of("kind,id,name,type,to\nentity,a,A,Person,B\n", "c.csv") ==
          "c.csv:2:19: 'entity' takes no 'to'");
}

TEST_CASE("ids are unique in all catalogues together, and known in any of them") {
    const Catalogue one =
        read_catalogue(R"({"entities": [{"id": "a", "type": "Person", "name": "A"}]})", "1.json");
    const Catalogue other = read_catalogue(
        R"({"decisions": [{"decide": "rename", "entities": [{"id": "a"}], "to": "B"}]})", "2.json");
    CHECK(join_catalogues({other, one}).find("a")->name == "A");
    CHECK_THROWS_WITH(join_catalogues({one, one}), "1.json:1:15: the id 'a' is taken already (1.json:1:15)");
    CHECK_THROWS_WITH(join_catalogues({other}), "2.json:1:16: no known entity has the id 'a'");
}
