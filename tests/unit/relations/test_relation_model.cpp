// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "language/analyser.hpp"
#include "relations/model_trainer.hpp"
#include "relations/relation_model.hpp"
#include "relations/relations.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

struct Reading {
    corpus::Document document;
    std::vector<language::Sentence> sentences;
    entities::DocumentEntities entities;
};

struct Tool {
    language::Pack pack = language::Pack::embedded("fr").without_file("relations.model");
    language::Analyser analyser{pack};
    RelationFinder finder{pack};

    [[nodiscard]] Reading read(const std::string& text) const {
        Reading reading;
        reading.document.text = text;
        reading.sentences = analyser.analyse(reading.document);
        reading.entities = tests::entities_named(text, reading.sentences);
        return reading;
    }
    [[nodiscard]] std::vector<EntityPair> pairs(const std::string& text) const {
        const Reading reading = read(text);
        return finder.pairs(reading.document, reading.sentences, reading.entities);
    }
    [[nodiscard]] std::uint32_t relation(std::string_view name) const {
        return *finder.rules().find_relation(name);
    }
};

const Tool& tool() {
    static const Tool kTool;
    return kTool;
}

constexpr const char* kDrives = "Anne Delmas dessine Orphelia.";
constexpr const char* kGreets = "Anne Delmas photographie Orphelia.";

/// Learned from many a "dessiner" that is "leads" and many another verb that is nothing.
std::string learned(const ModelSettings& settings) {
    const std::vector<EntityPair> drives = tool().pairs(kDrives);
    const std::vector<EntityPair> greets = tool().pairs(kGreets);
    std::vector<PairExample> examples;
    for (int i = 0; i < 40; ++i) {
        for (const EntityPair& pair : drives) {
            const bool leads = pair.source.entity < pair.target.entity;
            examples.push_back({&pair, leads ? tool().relation("leads") : kNone});
        }
        for (const EntityPair& pair : greets) examples.push_back({&pair, kNone});
    }
    RelationLearner learner(tool().finder.rules().relations(), {});
    learner.learn(examples);
    return learner.pack(settings, "a test");
}

std::vector<Assertion> found(const std::string& model, const std::string& text) {
    const language::Pack pack = tool().pack.with_file("relations.model", model);
    const RelationFinder finder(pack);
    const Reading reading = tool().read(text);
    return finder.find(reading.document, reading.sentences, reading.entities);
}

}  // namespace

TEST_CASE("pairs of entities are described without their names") {
    const auto one = tool().pairs("Anne Delmas dirige Orphelia.");
    const auto other = tool().pairs("Paul Garrec dirige Corvéa.");
    REQUIRE(one.size() == 2);  // in both directions
    REQUIRE(other.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(one[i].features == other[i].features);
        CHECK(one[i].fit == other[i].fit);
        CHECK(std::is_sorted(one[i].features.begin(), one[i].features.end()));
    }
    CHECK(one[0].features != one[1].features);
}

TEST_CASE("a pair knows which relations the rules found for it") {
    const auto pairs = tool().pairs("Anne Delmas dirige Orphelia.");
    REQUIRE(pairs.size() == 2);
    CHECK(pairs[0].voted == std::vector<std::uint32_t>{tool().relation("leads")});
    CHECK(pairs[1].voted.empty());
}

TEST_CASE("a sentence with one entity has no pairs") {
    CHECK(tool().pairs("Anne Delmas dirige une entreprise.").empty());
}

TEST_CASE("a model comes back from its file") {
    const std::string file = learned({0.25F, 0.75F, 1.0F});
    CHECK(file == learned({0.25F, 0.75F, 1.0F}));
    const RelationModel model(file, tool().finder.rules());
    CHECK_FALSE(model.empty());
    CHECK(model.settings().keep == doctest::Approx(0.25));
    CHECK(model.settings().add == doctest::Approx(0.75));
    const auto drives = tool().pairs(kDrives);
    const auto greets = tool().pairs(kGreets);
    const std::uint32_t leads = tool().relation("leads");
    CHECK(model.probabilities(drives[0])[leads] > 0.8);
    CHECK(model.probabilities(greets[0])[leads] < 0.2);
    // An organization leads nobody.
    CHECK(model.probabilities(drives[1])[leads] == doctest::Approx(0));
}

TEST_CASE("relations that the model has not learned are left alone") {
    RuleSet rules = tool().finder.rules();
    rules.add("[fined]\ndescription = \"An authority fined the target.\"\n", "own.toml");
    rules.finish();
    const std::string file = learned({0, 1, 1});
    const RelationModel with_more(file, rules);
    EntityPair pair = tool().pairs(kDrives)[0];
    pair.fit.resize(rules.relations().size());
    CHECK(with_more.probabilities(pair).back() == doctest::Approx(-1));
}

TEST_CASE("a damaged model is an error and nothing worse") {
    const std::string whole = learned({0.25F, 0.75F, 1.0F});
    for (std::size_t size = 0; size + 1 < whole.size(); size += 1 + whole.size() / 200) {
        CAPTURE(size);
        CHECK_THROWS_AS(RelationModel(std::string_view(whole).substr(0, size), tool().finder.rules()), Error);
    }
    CHECK_THROWS_AS(RelationModel("no model at all", tool().finder.rules()), Error);
}

TEST_CASE("the model adds what it finds likely and no rule found") {
    CHECK(found(learned({0, 0.5F, 1}), kGreets).empty());
    const auto assertions = found(learned({0, 0.5F, 1}), kDrives);
    REQUIRE(assertions.size() == 1);
    CHECK(assertions[0].type == "leads");
    CHECK(assertions[0].rule == "leads/model");
    CHECK(assertions[0].confidence > 0.5);
    CHECK(assertions[0].status == Status::kAsserted);
    CHECK(found(learned({0, 2, 1}), kDrives).empty());
}

TEST_CASE("what the model adds may be denied or left open as well") {
    const auto denied = found(learned({0, 0.3F, 1}), "Anne Delmas ne dessine pas Orphelia.");
    REQUIRE(denied.size() == 1);
    CHECK(denied[0].status == Status::kNegated);
}

TEST_CASE("the model drops what it finds unlikely") {
    const std::string text = "Anne Delmas dirige Orphelia.";
    REQUIRE(found(learned({0, 2, 1}), text).size() == 1);
    CHECK(found(learned({1.1F, 2, 1}), text).empty());
}

TEST_CASE("training on articles measures rules and model apart") {
    std::vector<JudgedArticle> articles;
    for (int i = 0; i < 12; ++i) {
        const std::string text = i % 2 == 0 ? kDrives : kGreets;
        const Reading reading = tool().read(text);
        const std::string json =
            std::string(R"({"entities": [{"id": "a", "type": "Person", "names": ["Anne Delmas"]},
                {"id": "o", "type": "Organization", "names": ["Orphelia"]}], "relations": [)") +
            (i % 2 == 0 ? R"({"source": "a", "type": "leads", "target": "o", "evidence": "dessine"}]})"
                        : "]}");
        articles.push_back(judge_article(
            tool().finder.pairs(reading.document, reading.sentences, reading.entities), reading.document,
            reading.sentences, reading.entities, tool().finder.rules(), json, "a.json"));
    }
    LearningSettings settings;
    settings.passes = 30;
    const TrainedModel trained = train_relation_model(articles, tool().finder.rules(), settings, 3, {});
    CHECK(trained.rules.recall() == doctest::Approx(0));
    CHECK(trained.model.recall() == doctest::Approx(1));
    CHECK(trained.model.precision() == doctest::Approx(1));
    CHECK(trained.file == train_relation_model(articles, tool().finder.rules(), settings, 3, {}).file);
}

TEST_CASE("a file that is no gold file is an error with its name") {
    const Reading reading = tool().read(kDrives);
    const auto judge = [&](const char* json) {
        return judge_article({}, reading.document, reading.sentences, reading.entities, tool().finder.rules(),
                             json, "a.json");
    };
    CHECK_THROWS_AS(judge("{"), Error);
    CHECK_THROWS_AS(judge(R"({"entities": []})"), Error);
    CHECK_THROWS_AS(
        judge(R"({"entities": [], "relations": [{"source": "a", "type": "leads", "target": "b"}]})"), Error);
}
