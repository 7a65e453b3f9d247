// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "entities/resolver.hpp"

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
