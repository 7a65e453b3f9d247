// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <sstream>

#include "language/pack.hpp"
#include "relations/quantity.hpp"
#include "unit/relations/cast.hpp"

using namespace lacis;
using namespace lacis::relations;

namespace {

const Quantities& quantities() {
    static const Quantities kQuantities(language::Pack::embedded("fr"));
    return kQuantities;
}

/// A sentence of unrelated words; "_" in a word stands for a space in it. Nouns are told by the caller:
/// "exemplaires/NOUN".
language::Sentence words(const std::string& text) {
    std::string rows;
    std::istringstream in(text);
    for (std::string word; in >> word;) {
        const std::size_t slash = word.find('/');
        const std::string upos = slash == std::string::npos || slash == 0 ? "X" : word.substr(slash + 1);
        rows += word.substr(0, slash == 0 ? std::string::npos : slash) + " _ " + upos + " 0 root\n";
    }
    language::Sentence sentence = tests::tree(rows);
    for (language::Word& word : sentence.words) std::replace(word.form.begin(), word.form.end(), '_', ' ');
    return sentence;
}

struct Sum {
    double value;
    std::string currency;
};

Sum only_sum(const std::string& text) {
    const auto found = quantities().amounts(words(text));
    REQUIRE_MESSAGE(found.size() == 1, text);
    return {found[0].amount.value, found[0].amount.currency};
}

std::string only_date(const std::string& text, std::string_view today = {}) {
    const auto found = quantities().moments(words(text), today);
    return found.size() == 1 ? found[0].date : found.empty() ? "none" : "several";
}

}  // namespace

TEST_CASE("sums in figures and words, with every way to write thousands and currencies") {
    const std::vector<std::pair<std::string, Sum>> sums = {
        {"plus de 250 millions de dollars", {250e6, "USD"}},
        {"un demi-milliard d' euros", {5e8, "EUR"}},
        {"quelque 3 M€", {3e6, "EUR"}},
        {"3M€ levés", {3e6, "EUR"}},
        {"200_000 dollars", {200000, "USD"}},
        {"4 600 euros", {4600, "EUR"}},
        {"4.600 euros", {4600, "EUR"}},
        {"6,5 millions d' euros", {6.5e6, "EUR"}},
        {"30’000 francs", {30000, "CHF"}},
        {"vingt-deux millions de livres sterling", {22e6, "GBP"}},
        {"deux cent mille euros", {200000, "EUR"}},
        {"quatre-vingt-dix euros", {90, "EUR"}},
        {"une centaine de millions d' euros", {100e6, "EUR"}},
        {"un million et demi d' euros", {1.5e6, "EUR"}},
        {"$ 12 millions", {12e6, "USD"}},
        {"un euro symbolique", {1, "EUR"}},
        {"40 millions de francs suisses", {40e6, "CHF"}},
        {"18 millions .", {18e6, ""}},
        {"détient 34 % du capital", {34, "%"}},
        {"6,2% des parts", {6.2, "%"}},
        {"sept pour cent", {7, "%"}},
    };
    for (const auto& expected : sums) {
        CAPTURE(expected.first);
        const Sum& sum = expected.second;
        const Sum found = only_sum(expected.first);
        CHECK(found.value == doctest::Approx(sum.value));
        CHECK(found.currency == sum.currency);
    }
}

TEST_CASE("a sum without a currency may go on with who gives it") {
    const Sum found = only_sum("40 millions de la/DET Wallonie/PROPN");
    CHECK(found.value == doctest::Approx(40e6));
    CHECK(found.currency.empty());
}

TEST_CASE("what is counted is no money") {
    for (const std::string text :
         {"31 millions d' exemplaires", "3 millions habitants/NOUN", "un ami", "trois hommes/NOUN", "2015"}) {
        CAPTURE(text);
        CHECK(quantities().amounts(words(text)).empty());
    }
}

TEST_CASE("dates as far as the text gives them") {
    CHECK(only_date("en 2015") == "2015");
    CHECK(only_date("en juillet 2023") == "2023-07");
    CHECK(only_date("le 21 janvier 2025") == "2025-01-21");
    CHECK(only_date("le 1er mars 2024") == "2024-03-01");
    CHECK(only_date("1958 euros") == "none");
}

TEST_CASE("relative dates need the document's date") {
    CHECK(only_date("mercredi") == "none");
    CHECK(only_date("mercredi", "2025-01-23") == "2025-01-22");
    CHECK(only_date("jeudi", "2025-01-23") == "2025-01-23");
    CHECK(only_date("lundi prochain", "2025-01-23") == "2025-01-27");
    CHECK(only_date("hier", "2025-03-01") == "2025-02-28");
    CHECK(only_date("en août dernier", "2025-01-23") == "2024-08");
    CHECK(only_date("le 21 janvier", "2025-01-23") == "2025-01-21");
    CHECK(only_date("le 3 décembre", "2025-01-23") == "2024-12-03");
    CHECK(only_date("l' année dernière", "2025") == "2024");
    CHECK(only_date("il y a cinq ans", "2025-01-23") == "2020");
    CHECK(only_date("cette année", "2025-01-23") == "2025");
    CHECK(only_date("ce matin", "2025-01-23") == "2025-01-23");
    CHECK(only_date("le mois dernier", "2025-01-23") == "2024-12");
    CHECK(only_date("la semaine dernière", "2025-01-03") == "2024-12");
    CHECK(only_date("il y a deux semaines", "2025-01-03") == "2024-12");
    CHECK(only_date("il y a trois jours", "2025-01-03") == "2024-12-31");
    CHECK(only_date("l' été dernier", "2025-01-23") == "2024");
    CHECK(only_date("cet été", "2025-01-23") == "2025");
    CHECK(only_date("le matin", "2025-01-23") == "none");
}
