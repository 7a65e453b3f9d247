// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "entities/resolver.hpp"

namespace lacis::entities {
namespace {

struct Rule {
    std::string_view name;
    std::string_view meaning;
};

constexpr std::array kRules = {
    // Names of one document.
    Rule{"acronym-defined", "an acronym in brackets behind the name"},
    Rule{"acronym-initials", "the initials of the name"},
    Rule{"first-name", "the first name of one person only"},
    Rule{"full-name-variant", "the same surname, and the same first name or its initial"},
    Rule{"listed-alias", "names that general usage takes for one"},
    Rule{"same-name", "the same name and type"},
    Rule{"short-name",
         "the name without what it is, or the beginning or end of one organization's name only"},
    Rule{"surname", "the surname of one person only"},
    Rule{"surname-nearest", "a surname of several persons: the one named last before it"},
    // What stands for names.
    Rule{"afterthought", "a sentence that is a noun takes up the last name before it"},
    Rule{"demonstrative", "the likeliest antecedent of a demonstrative"},
    Rule{"description-alone", "the only one of its kind who has just been spoken of"},
    Rule{"description-post", "a post that the article has given the person"},
    Rule{"description-said", "what the article has called it before"},
    Rule{"description-several", "what several have in common that were named together"},
    Rule{"description-type", "the likeliest that the noun can name"},
    Rule{"latter", "the likeliest of those named last"},
    Rule{"ordinal", "the first or the second of two that were named before"},
    Rule{"possessed", "what the article says to be the possessor's"},
    Rule{"possessive", "the likeliest holder, by nearness and place"},
    Rule{"possessive-pair", "the holder in the same pair"},
    Rule{"possessive-position", "the holder by its place in the sentence"},
    Rule{"possessive-several", "several holders that were named together"},
    Rule{"pronoun-adverbial", "the likeliest antecedent of \"en\" and \"y\""},
    Rule{"pronoun-object", "the likeliest antecedent, by gender, number, nearness and place"},
    Rule{"pronoun-oblique", "the likeliest antecedent, by gender, number, nearness and place"},
    Rule{"pronoun-position", "the antecedent by its place in the sentence"},
    Rule{"pronoun-several", "several that were named together"},
    Rule{"pronoun-subject", "the likeliest antecedent, by gender, number, nearness and place"},
    Rule{"quoted-person", "the only person whom the quotation has named"},
    Rule{"speaker", "who speaks in the quotation"},
    Rule{"speaker-again", "who spoke last, or whom the sentence before is about"},
    Rule{"topic-again", "the subject of the sentence before"},
    // Entities of several documents.
    Rule{"acronym", "an acronym that one document explains"},
    Rule{"acronym-several", "several documents explain the acronym, each in its own way"},
    Rule{"born", "years of birth that differ"},
    Rule{"catalogue", "the catalogue knows them"},
    Rule{"decided-different", "decided in the catalogue: different"},
    Rule{"decided-same", "decided in the catalogue: the same"},
    Rule{"field", "fields of work that differ, in articles that tell no common story"},
    Rule{"gender", "genders that differ"},
    Rule{"in", "regions that differ, in articles that tell no common story"},
    Rule{"other-type", "the same name, with another type"},
    Rule{"surname-alone", "a surname alone says who is meant in its own document only"},
    Rule{"surname-story", "the surname of one person only, in articles that tell one story"},
    Rule{"unclear", "several bear the name, and nothing says which one it is"},
};

}  // namespace

std::string_view rule_meaning(std::string_view rule) {
    const auto* const found =
        std::find_if(kRules.begin(), kRules.end(), [rule](const Rule& each) { return each.name == rule; });
    return found == kRules.end() ? std::string_view() : found->meaning;
}

}  // namespace lacis::entities
