// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "entities/catalogue.hpp"
#include "entities/decisions.hpp"
#include "entities/resolver.hpp"
#include "support/error.hpp"

using namespace lacis;
using graph::EntityRecord;
using graph::ExtractedDocument;

namespace {

EntityRecord entity(const std::string& type, const std::vector<std::string>& names,
                    std::size_t mentions = 1) {
    EntityRecord record;
    record.label = names.front();
    record.type = type;
    record.names = names;
    for (std::size_t i = 0; i < mentions; ++i)
        record.mentions.push_back({{}, names.front(), "name", "same-name"});
    return record;
}

ExtractedDocument document(const std::string& id, std::vector<EntityRecord> entities) {
    ExtractedDocument made;
    made.info.id = id;
    made.entities = std::move(entities);
    return made;
}

/// The partition, whatever the numbers and the order of the documents: groups of "document/label/type".
std::set<std::set<std::string>> partition(const std::vector<ExtractedDocument>& documents) {
    const graph::Identities identities = entities::resolve(documents).identities;
    std::map<std::uint32_t, std::set<std::string>> groups;
    for (std::size_t d = 0; d < documents.size(); ++d) {
        for (std::size_t e = 0; e < documents[d].entities.size(); ++e) {
            const EntityRecord& record = documents[d].entities[e];
            groups[identities[d][e]].insert(documents[d].info.id + "/" + record.label + "/" + record.type);
        }
    }
    std::set<std::set<std::string>> result;
    for (const auto& [number, group] : groups) result.insert(group);
    return result;
}

bool joined(const std::vector<ExtractedDocument>& documents, const std::string& a, const std::string& b) {
    const auto groups = partition(documents);
    return std::any_of(groups.begin(), groups.end(),
                       [&](const auto& group) { return group.contains(a) && group.contains(b); });
}

}  // namespace

TEST_CASE("one full name and one type is one node, however it is spelled") {
    const std::vector<ExtractedDocument> documents = {
        document("a", {entity("Person", {"Éloïse Marchand"}), entity("Organization", {"BrumeSoft"})}),
        document("b", {entity("Person", {"Eloïse MARCHAND"}), entity("Organization", {"Brumesoft"})})};
    CHECK(joined(documents, "a/Éloïse Marchand/Person", "b/Eloïse MARCHAND/Person"));
    CHECK(joined(documents, "a/BrumeSoft/Organization", "b/Brumesoft/Organization"));
}

TEST_CASE("a surname alone stays in its document") {
    const std::vector<ExtractedDocument> documents = {document("a", {entity("Person", {"Éloïse Marchand"})}),
                                                      document("b", {entity("Person", {"Marchand"})})};
    CHECK_FALSE(joined(documents, "a/Éloïse Marchand/Person", "b/Marchand/Person"));
}

TEST_CASE("a surname alone joins its only bearer where two documents tell one story") {
    const auto other = [] {
        return std::vector<EntityRecord>{entity("Organization", {"Verrerie du Doubs"}),
                                         entity("Person", {"Paul Astier"})};
    };
    auto first = other();
    first.push_back(entity("Person", {"Éloïse Marchand"}));
    auto second = other();
    second.push_back(entity("Person", {"Marchand"}));
    std::vector<ExtractedDocument> documents = {document("a", first), document("b", second)};
    CHECK(joined(documents, "a/Éloïse Marchand/Person", "b/Marchand/Person"));
    documents.push_back(document("c", {entity("Person", {"Hugo Marchand"})}));
    CHECK_FALSE(joined(documents, "a/Éloïse Marchand/Person", "b/Marchand/Person"));
}

TEST_CASE("homonyms of different types stay apart unless one is hardly ever seen") {
    CHECK_FALSE(joined({document("a", {entity("Place", {"Valence"}, 2)}),
                        document("b", {entity("Organization", {"Valence"}, 2)})},
                       "a/Valence/Place", "b/Valence/Organization"));
    CHECK(joined({document("a", {entity("Organization", {"Brumesoft"}, 6)}),
                  document("b", {entity("Product", {"Brumesoft"}, 1)})},
                 "a/Brumesoft/Organization", "b/Brumesoft/Product"));
}

TEST_CASE("an acronym that one document explains is the same in another") {
    CHECK(joined({document("a", {entity("Organization", {"Office des marais salants", "OMSA"})}),
                  document("b", {entity("Organization", {"OMSA"})})},
                 "a/Office des marais salants/Organization", "b/OMSA/Organization"));
}

TEST_CASE("identities do not depend on the order of the documents") {
    std::vector<ExtractedDocument> documents = {
        document("a", {entity("Person", {"Éloïse Marchand", "Marchand"}),
                       entity("Organization", {"Brumesoft"}, 4)}),
        document("b", {entity("Person", {"Marchand"}), entity("Product", {"Brumesoft"})}),
        document("c", {entity("Organization", {"Office des marais salants", "OMSA"}),
                       entity("Person", {"Paul Astier"})}),
        document("d", {entity("Organization", {"OMSA"}), entity("Person", {"Paul Astier"})})};
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto expected = partition(documents);
    do {
        std::vector<ExtractedDocument> shuffled;
        for (const std::size_t i : order) shuffled.push_back(documents[i]);
        CHECK(partition(shuffled) == expected);
    } while (std::next_permutation(order.begin(), order.end()));
}

namespace {

EntityRecord person(const std::string& name, const std::vector<graph::FactRecord>& facts = {}) {
    EntityRecord record = entity("Person", {name});
    record.facts = facts;
    return record;
}

entities::Catalogue catalogue_of(const std::string& rows) {
    return entities::join_catalogues({entities::read_catalogue(
        "kind,id,name,type,document,other_id,other_name,other_type,other_document,to,aliases,external_ids\n" +
            rows,
        "c.csv")});
}

/// Which documents' only entities are one: "ab c".
std::string grouped(const std::vector<ExtractedDocument>& documents, const std::string& rows = {}) {
    const entities::CatalogueIndex index(catalogue_of(rows));
    const graph::Identities identities = entities::resolve(documents, &index).identities;
    std::map<std::uint32_t, std::string> groups;
    for (std::size_t i = 0; i < documents.size(); ++i) groups[identities[i][0]] += documents[i].info.id;
    std::set<std::string> sorted;
    for (const auto& [number, group] : groups) sorted.insert(group);
    std::string text;
    for (const std::string& group : sorted) text += (text.empty() ? "" : " ") + group;
    return text;
}

std::string refusal_of(const std::vector<ExtractedDocument>& documents, const std::string& rows) {
    try {
        static_cast<void>(grouped(documents, rows));
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("namesakes whose facts disagree stay apart, and say why") {
    const std::vector documents = {document("a", {person("Dominique Ravel", {{"gender", "feminine", {}}})}),
                                   document("b", {person("Dominique Ravel", {{"gender", "masculine", {}}})})};
    CHECK(grouped(documents) == "a b");
    const entities::Resolution resolution = entities::resolve(documents);
    REQUIRE(resolution.splits.size() == 1);
    CHECK(resolution.splits[0].rule == "gender");
    CHECK(resolution.splits[0].detail == "feminine in a, masculine in b");
    CHECK(resolution.joins.empty());
}

TEST_CASE("the user joins what facts part, and parts what names join") {
    const std::vector documents = {
        document("a", {person("Dominique Ravel", {{"gender", "feminine", {}}})}),
        document("b", {person("Dominique Ravel", {{"gender", "masculine", {}}})}),
        document("c", {person("Dominique Ravel", {{"gender", "feminine", {}}})}),
        document("d", {person("D. R.")}),
    };
    CHECK(grouped(documents) == "ac b d");
    CHECK(grouped(documents, "same,,Dominique Ravel,,a,,Dominique Ravel,,b\n") == "abc d");
    CHECK(grouped(documents, "same,,Dominique Ravel,,,,D. R.,,\n") == "abcd");
    CHECK(grouped(documents, "different,,Dominique Ravel,,a,,Dominique Ravel,,c\n") == "a b c d");
    CHECK(grouped(documents,
                  "same,,Dominique Ravel,,a,,D. R.,,d\n"
                  "different,,Dominique Ravel,,c,,D. R.,,d\n") == "ad b c");
}

TEST_CASE("decisions that contradict one another are an error that names both") {
    const std::vector documents = {document("a", {person("Paul Astier")}), document("b", {person("P. A.")}),
                                   document("c", {person("Astier Paul")})};
    CHECK(refusal_of(documents,
                     "same,,Paul Astier,,,,P. A.,,\n"
                     "same,,P. A.,,,,Astier Paul,,\n"
                     "different,,Paul Astier,,,,Astier Paul,,\n") ==
          "c.csv:3:1: this makes one of 'Paul Astier' (a) and 'Astier Paul' (c), which are different by "
          "c.csv:4:1");
    CHECK(refusal_of({document("a", {person("Paul Astier")}), document("b", {person("Paul Astier")})},
                     "entity,p,Paul Astier,Person\n"
                     "different,,Paul Astier,,a,,Paul Astier,,b\n")
              .starts_with("c.csv:3:1: both are the known entity 'p' (c.csv:2:1)"));
}

TEST_CASE("a known entity is one node, with its id, name, type and ids elsewhere") {
    const std::vector documents = {document("a", {entity("Organization", {"BdR"})}),
                                   document("b", {entity("Organization", {"Banque du Rhin", "Rhin"})}),
                                   document("c", {entity("Organization", {"Rhin"})})};
    const entities::CatalogueIndex index(
        catalogue_of("entity,bank,Banque du Rhin,Organization,,,,,,,BdR,wikidata:Q42\n"));
    const entities::Resolution resolution = entities::resolve(documents, &index);
    CHECK(resolution.identities[0][0] == resolution.identities[1][0]);
    CHECK(resolution.identities[0][0] != resolution.identities[2][0]);
    REQUIRE(resolution.known.contains(resolution.identities[0][0]));
    const graph::KnownNode& node = resolution.known.at(resolution.identities[0][0]);
    CHECK(node.id == "bank");
    CHECK(node.label == "Banque du Rhin");
    CHECK(node.external_ids == std::vector<std::string>{"wikidata:Q42"});
}

TEST_CASE(
    "of two known namesakes each has its documents; what may be either is neither, unless people tell") {
    const std::string rows =
        "entity,minister,Claire Besson,Person,a\n"
        "entity,swimmer,Claire Besson,Person,b\n"
        "entity,else,Claire Besson,Person,z\n";
    const std::vector documents = {document("a", {person("Claire Besson"), person("Marc Vallier")}),
                                   document("b", {person("Claire Besson")}),
                                   document("c", {person("Claire Besson"), person("Marc Vallier")}),
                                   document("d", {person("Claire Besson")})};
    CHECK(grouped(documents, rows) == "ac b d");
    CHECK(grouped(documents, rows + "same,swimmer,,,,,Claire Besson,,d\n") == "ac bd");
    CHECK(grouped({documents[0], documents[1]},
                  "entity,minister,Claire Besson,Person\n"
                  "different,minister,,,,,Claire Besson,,b\n") == "a b");
}

TEST_CASE("names and types of nodes are those that the user gives, the last word counts") {
    const std::vector documents = {document("a", {person("Paul Astier")}),
                                   document("b", {person("Paul Astier")})};
    const entities::CatalogueIndex index(
        catalogue_of("rename,,Paul Astier,,,,,,,Paul\n"
                     "rename,,Paul Astier,,b,,,,,P. Astier\n"
                     "type,,Paul Astier,,,,,,,Project\n"));
    const entities::Resolution resolution = entities::resolve(documents, &index);
    REQUIRE(resolution.known.size() == 1);
    CHECK(resolution.known.begin()->second.label == "P. Astier");
    CHECK(resolution.known.begin()->second.type == "Project");
}

TEST_CASE("a decision about a name that its document does not have is warned about") {
    const std::vector documents = {document("a", {person("Paul Astier")})};
    const entities::CatalogueIndex index(
        catalogue_of("rename,,Paul Astiez,,a,,,,,X\n"
                     "rename,,Paul Astiez,,b,,,,,X\n"
                     "drop,,Paul Astiez,,a\n"));
    const entities::Resolution resolution = entities::resolve(documents, &index);
    REQUIRE(resolution.warnings.size() == 1);
    CHECK(resolution.warnings[0].message == "the article 'a' has no entity called 'Paul Astiez'");
    CHECK(to_string(resolution.warnings[0].place) == "c.csv:2:1");
}

TEST_CASE("every reason for a split or a join has a meaning in words") {
    for (const char* rule :
         {"same-name", "surname", "surname-nearest", "first-name", "acronym", "unclear", "decided-same",
          "decided-different", "gender", "born", "field", "in", "catalogue"})
        CHECK_FALSE(entities::rule_meaning(rule).empty());
    CHECK(entities::rule_meaning("no-such-rule").empty());
}

TEST_CASE("with any facts, types and decisions, identities do not depend on the order of the documents") {
    std::mt19937 random(20240229);
    const auto one_of = [&random](const std::vector<std::string>& values) {
        return values[random() % values.size()];
    };
    const std::vector<std::string> names = {"Claire Besson", "Besson", "Marc Vallier", "Vallier", "OMSA"};
    for (int round = 0; round < 400; ++round) {
        std::vector<ExtractedDocument> documents;
        const std::size_t count = 2 + random() % 5;
        for (std::size_t d = 0; d < count; ++d) {
            std::vector<EntityRecord> entities;
            std::set<std::string> used;
            for (std::size_t i = 0; i < 1 + random() % 4; ++i) {
                const std::string name = one_of(names);
                if (!used.insert(name).second) continue;
                EntityRecord record =
                    entity(one_of({"Person", "Person", "Organization"}), {name}, 1 + random() % 4);
                if (random() % 3 == 0)
                    record.facts.push_back({"gender", one_of({"feminine", "masculine"}), {}});
                if (random() % 3 == 0) record.facts.push_back({"field", one_of({"sport", "arts"}), {}});
                if (random() % 4 == 0) record.facts.push_back({"born", one_of({"1950", "1951", "1990"}), {}});
                if (random() % 4 == 0) record.names.push_back("Office " + one_of({"marin", "des marais"}));
                if (random() % 4 == 0) record.names.push_back("OMSA");
                entities.push_back(record);
            }
            documents.push_back(document(std::string(1, static_cast<char>('a' + d)), std::move(entities)));
        }
        std::string rows;
        if (random() % 2 == 0) rows += "entity,c,Claire Besson,Person," + one_of({"", "a", "b"}) + "\n";
        if (random() % 3 == 0) rows += "entity,v,Marc Vallier,Person,,,,,,,Vallier\n";
        if (random() % 3 == 0) rows += "different,,Claire Besson,,a,,Claire Besson,,c\n";
        if (random() % 4 == 0) rows += "same,,Besson,,b,,Marc Vallier,,\n";
        const auto outcome = [&](const std::vector<ExtractedDocument>& given) {
            const entities::CatalogueIndex index(catalogue_of(rows));
            std::map<std::uint32_t, std::set<std::string>> groups;
            try {
                const entities::Resolution resolution = entities::resolve(given, &index);
                for (std::size_t d = 0; d < given.size(); ++d) {
                    for (std::size_t e = 0; e < given[d].entities.size(); ++e) {
                        const std::uint32_t number = resolution.identities[d][e];
                        const auto known = resolution.known.find(number);
                        if (known != resolution.known.end()) groups[number].insert("id " + known->second.id);
                        groups[number].insert(given[d].info.id + given[d].entities[e].label);
                    }
                }
            } catch (const Error& error) {
                return std::set<std::set<std::string>>{{error.what()}};
            }
            std::set<std::set<std::string>> partition;
            for (const auto& [number, group] : groups) partition.insert(group);
            return partition;
        };
        const auto expected = outcome(documents);
        for (int shuffle = 0; shuffle < 4; ++shuffle) {
            std::shuffle(documents.begin(), documents.end(), random);
            REQUIRE(outcome(documents) == expected);
        }
    }
}
