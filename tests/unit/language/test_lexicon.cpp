// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "language/lexicon.hpp"
#include "support/error.hpp"

using namespace lacis::language;

namespace {

std::string model_with(const std::string& lines) {
    ModelWriter writer;
    compile_lexicon(read_lexicon(lines, "lines.tsv"), writer);
    return writer.finish();
}

}  // namespace

TEST_CASE("an edit leads from the form to the lemma and cuts between characters") {
    CHECK(make_edit("parlons", "parler") == LemmaEdit{3, "er"});
    CHECK(make_edit("est", "être") == LemmaEdit{3, "être"});
    CHECK(make_edit("préfère", "préférer") == LemmaEdit{4, "érer"});  // è and é share their first byte
    for (const auto& [form, lemma] :
         {std::pair{"yeux", "œil"}, std::pair{"préfère", "préférer"}, std::pair{"a", "a"}}) {
        CHECK(apply_edit(make_edit(form, lemma), form) == lemma);
    }
    CHECK(apply_edit({5, "x"}, "abc") == "abc");
}

TEST_CASE("a lexicon gives a form's categories, tags and lemmas") {
    const std::string bytes = model_with("fils\tnc\tfil\tmp\nfils\tnc\tfils\tm\nParis\tnp\tParis\tms\n");
    const ModelFile file(bytes, "lexicon");
    const Lexicon lexicon(file);
    const auto analyses = lexicon.analyses(lexicon.find("fils"));
    REQUIRE(analyses.size() == 2);
    std::vector<std::string> readings;
    for (const auto& analysis : analyses) {
        readings.push_back(lexicon.categories()[analysis.category] + " " + lexicon.tags()[analysis.tag] +
                           " " + lexicon.lemma("fils", analysis));
    }
    std::sort(readings.begin(), readings.end());
    CHECK(readings == std::vector<std::string>{"nc m fils", "nc mp fil"});
    CHECK(lexicon.find("Paris") != 0);
    CHECK(lexicon.find("paris") == 0);
    CHECK(lexicon.analyses(0).empty());
}

TEST_CASE("forms with the same categories are of one ambiguity class, verb moods kept apart") {
    const std::string bytes = model_with(
        "chante\tv\tchanter\tP3s\nmange\tv\tmanger\tP3s\nchanter\tv\tchanter\tW\nlivre\tv\tlivrer\tP3s\n"
        "livre\tnc\tlivre\tms\nporte\tv\tporter\tP3s\nporte\tnc\tporte\tfs\n");
    const ModelFile file(bytes, "lexicon");
    const Lexicon lexicon(file);
    const auto ambiguity = [&](const char* form) { return lexicon.ambiguity_class(lexicon.find(form)); };
    const auto inflection = [&](const char* form) { return lexicon.inflection_class(lexicon.find(form)); };
    CHECK(ambiguity("chante") == ambiguity("mange"));
    CHECK(ambiguity("chante") != ambiguity("chanter"));
    CHECK(ambiguity("chante") != ambiguity("livre"));
    CHECK(ambiguity("livre") == ambiguity("porte"));
    CHECK(inflection("livre") != inflection("porte"));
    CHECK(ambiguity("nowhere") == 0);
}

TEST_CASE("a model without a lexicon knows no form") {
    const std::string bytes = ModelWriter().finish();
    const ModelFile file(bytes, "empty");
    CHECK(Lexicon(file).find("fils") == 0);
}

TEST_CASE("a lexicon line with too few fields is an error with its place") {
    CHECK_THROWS_WITH_AS(read_lexicon("a\tnc\ta\tms\nb\tnc\tb\n", "lines.tsv"),
                         "lines.tsv:2:1: a lexicon line has form, category, lemma and tag, separated by tabs",
                         lacis::Error);
}
