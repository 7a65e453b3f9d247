// SPDX-License-Identifier: Apache-2.0
#include <cstdio>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "language/analyser.hpp"
#include "relations/relations.hpp"
#include "relations/rules.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

const Grammar& grammar() {
    static const Grammar kGrammar = Grammar::from_pack(language::Pack::embedded("fr"));
    return kGrammar;
}

/// The message that a rule file is refused with.
std::string refusal(std::string_view contents) {
    RuleSet rules(grammar());
    try {
        rules.add(contents, "mine.toml");
    } catch (const Error& error) {
        return error.what();
    }
    return "accepted";
}

void check_refused(std::string_view contents, std::string_view message) {
    const std::string refused = refusal(contents);
    CAPTURE(refused);
    CHECK(refused.find(message) != std::string::npos);
}

constexpr std::string_view kFined =
    "[fined]\n"
    "description = \"An authority fined the target.\"\n"
    "source = [\"Organization\"]\n"
    "target = [\"Organization\", \"Person\"]\n"
    "\n"
    "[[fined.rules]]\n"
    "name = \"verb\"\n"
    "verbs = [\"infliger amende\"]\n"
    "source = \"agent\"\n"
    "target = \"à\"\n";

}  // namespace

TEST_CASE("a rule file is read into relations, rules and triggers") {
    RuleSet rules(grammar());
    rules.add(kFined, "mine.toml");
    rules.finish();
    REQUIRE(rules.relations().size() == 1);
    CHECK(rules.relations()[0].name == "fined");
    CHECK(allows(rules.relations()[0].target, entities::EntityType::kPerson));
    CHECK_FALSE(allows(rules.relations()[0].source, entities::EntityType::kPerson));
    REQUIRE(rules.triggers(TriggerClass::kVerb, "infliger").size() == 1);
    CHECK(rules.triggers(TriggerClass::kVerb, "infliger")[0].trigger->words ==
          std::vector<std::string>{"amende"});
    CHECK(rules.triggers(TriggerClass::kNoun, "infliger").empty());
}

TEST_CASE("a rule file that is wrong is refused with file, line, column and the nearest known word") {
    check_refused("[fined\n", "mine.toml:1:");
    check_refused("[fined]\ndescripton = \"x\"\n", "mine.toml:1:1: relation 'fined' has no 'description'");
    check_refused("[fined]\ndescription = \"x\"\nsymetric = true\n",
                  "mine.toml:3:1: unknown key 'symetric'; did you mean 'symmetric'?");
    check_refused("[fined]\ndescription = \"x\"\nsource = [\"Organisation\"]\n",
                  "mine.toml:3:11: unknown entity type 'Organisation'; did you mean 'Organization'?");
    const std::string head = "[fined]\ndescription = \"x\"\n[[fined.rules]]\nname = \"a\"\n";
    check_refused(head + "verbs = [\"punir\"]\nsource = \"agnt\"\ntarget = \"patient\"\n",
                  "mine.toml:6:10: 'agnt' is neither a role nor a preposition of clauses/words.toml; did "
                  "you mean 'agent'?");
    check_refused(head + "source = \"agent\"\ntarget = \"patient\"\n", "has no trigger");
    check_refused(head + "verbs = [\"punir\"]\ntarget = \"patient\"\n", "has no 'source'");
    check_refused(head + "verbs = \"punir\"\nsource = \"agent\"\ntarget = \"patient\"\nconfidence = 3\n",
                  "must lie in 0 … 1");
    check_refused(head + "verbs = \"punir\"\nsource = 1\ntarget = \"patient\"\n", "mine.toml:6:10:");
    check_refused(head + "verbs = \"punir\"\nsource = \"agent\"\ntarget = \"patient\"\nseveral = \"find\"\n",
                  "unknown relation 'find'; did you mean 'fined'?");
}

TEST_CASE("a later file adds rules to a relation and replaces those of the same name") {
    RuleSet rules(grammar());
    rules.add(kFined, "mine.toml");
    rules.add(
        "[[fined.rules]]\nname = \"verb\"\nverbs = \"sanctionner\"\nsource = \"agent\"\ntarget = "
        "\"patient\"\n"
        "[[fined.rules]]\nname = \"noun\"\nnouns = \"amende\"\nsource = \"de\"\ntarget = \"à\"\n",
        "more.toml");
    rules.finish();
    CHECK(rules.rules().size() == 2);
    CHECK(rules.triggers(TriggerClass::kVerb, "infliger").empty());
    CHECK(rules.triggers(TriggerClass::kVerb, "sanctionner").size() == 1);
    CHECK(rules.triggers(TriggerClass::kNoun, "amende").size() == 1);
    CHECK(rules.relations()[0].description == "An authority fined the target.");
}

TEST_CASE("the relations of the guidelines are all there") {
    RuleSet rules(language::Pack::embedded("fr"), grammar());
    for (const char* name :
         {"cofounded",     "founded",   "leads",      "works_for",  "member_of", "left",
          "acquired",      "owns",      "funded",     "donated_to", "created",   "partnered_with",
          "competes_with", "supported", "criticized", "accused",    "sued",      "met",
          "succeeded",     "based_in",  "family_of"}) {
        CAPTURE(name);
        CHECK(rules.find_relation(name));
    }
    for (const char* name : {"partnered_with", "competes_with", "met", "family_of"}) {
        CAPTURE(name);
        CHECK(rules.relations()[*rules.find_relation(name)].symmetric);
    }
}

TEST_CASE("a user's file finds a new relation without recompiling") {
    const std::filesystem::path file = std::filesystem::temp_directory_path() / "lacis-test-fined.toml";
    std::ofstream(file) << kFined;
    const language::Pack& pack = language::Pack::embedded("fr");
    const language::Analyser analyser(pack);
    const RelationFinder finder(pack, {file.string()});
    std::filesystem::remove(file);

    corpus::Document document;
    document.text = "Corvéa a infligé une amende à Orphelia.";
    const auto sentences = analyser.analyse(document);
    const auto assertions = finder.find(document, sentences, tests::entities_named(document.text, sentences));
    REQUIRE(assertions.size() == 1);
    CHECK(assertions[0].type == "fined");
    CHECK(assertions[0].rule == "fined/verb");
}

TEST_CASE("a user's file that cannot be read is named") {
    const language::Pack& pack = language::Pack::embedded("fr");
    CHECK_THROWS_WITH_AS(RelationFinder(pack, {"no-such-folder/mine.toml"}),
                         doctest::Contains("no-such-folder/mine.toml"), Error);
}
