// SPDX-License-Identifier: Apache-2.0
// Runs the examples of the shipped rule files through the analyser and the rules.
#include <algorithm>
#include <doctest/doctest.h>
#include <string>

#include "entities/adjectives.hpp"
#include "entities/ranker.hpp"
#include "entities/references.hpp"
#include "entities/word_lists.hpp"
#include "language/analyser.hpp"
#include "relations/relations.hpp"
#include "relations/rules.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

std::string_view status_name(Status status) {
    switch (status) {
        case Status::kAsserted:
            return "asserted";
        case Status::kHedged:
            return "hedged";
        case Status::kNegated:
            break;
    }
    return "negated";
}

struct Tool {
    language::Pack pack = language::Pack::embedded("fr").without_file("relations.model");  // the rules alone
    language::Analyser analyser{pack};
    RelationFinder finder{pack};
    entities::WordLists lists{pack};
    entities::Ranker ranker{pack.file("coreference.model")};

    struct Reading {
        std::vector<Assertion> assertions;
        entities::DocumentEntities entities;
    };
    [[nodiscard]] Reading read(const std::string& text) const {
        corpus::Document document;
        document.text = text;
        const auto sentences = analyser.analyse(document);
        Reading reading;
        reading.entities = tests::entities_named(text, sentences);
        entities::add_references(sentences, lists, ranker, reading.entities);
        entities::add_adjectives(sentences, lists, reading.entities);
        reading.assertions = finder.find(document, sentences, reading.entities);
        return reading;
    }
};

bool states(const Tool::Reading& reading, const Assertion& assertion, const Example& example) {
    const std::string& source = reading.entities.entities[assertion.source].name;
    const std::string& target = reading.entities.entities[assertion.target].name;
    const bool straight = source == example.source && target == example.target;
    const bool turned = assertion.symmetric && source == example.target && target == example.source;
    return (straight || turned) && status_name(assertion.status) == example.status;
}

}  // namespace

TEST_CASE("every rule has examples and counterexamples, and they come out as written") {
    const Tool tool;
    const Grammar grammar = Grammar::from_pack(tool.pack);
    RuleSet rules(tool.pack, grammar);
    rules.finish();
    REQUIRE(rules.rules().size() > 50);
    for (const Rule& rule : rules.rules()) {
        CAPTURE(rule.name);
        CHECK_FALSE(rule.examples.empty());
        CHECK_FALSE(rule.counterexamples.empty());
        const std::string& name = rules.relations()[rule.relation].name;
        const std::string& several =
            rules.relations()[rule.several == kNone ? rule.relation : rule.several].name;
        const auto is_of_rule = [&](const Assertion& a) { return a.type == name || a.type == several; };
        for (const Example& example : rule.examples) {
            CAPTURE(example.text);
            const Tool::Reading reading = tool.read(example.text);
            CHECK(std::any_of(reading.assertions.begin(), reading.assertions.end(), [&](const Assertion& a) {
                return is_of_rule(a) && states(reading, a, example);
            }));
        }
        for (const Example& example : rule.counterexamples) {
            CAPTURE(example.text);
            const Tool::Reading reading = tool.read(example.text);
            CHECK(std::none_of(reading.assertions.begin(), reading.assertions.end(), [&](const Assertion& a) {
                return is_of_rule(a) && a.status != Status::kNegated;
            }));
        }
    }
}
