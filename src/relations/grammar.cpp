// SPDX-License-Identifier: Apache-2.0
#include "relations/grammar.hpp"

#include <array>

#include "relations/toml_file.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr std::string_view kFile = "clauses/words.toml";

struct List {
    std::string_view name;
    WordSet Grammar::*words;
    bool prepositions = false;  ///< Compared in canonical form.
};

constexpr auto kLists = std::to_array<List>({
    {"unaccusative", &Grammar::unaccusative},
    {"intransitive", &Grammar::intransitive},
    {"listing", &Grammar::listing},
    {"pairs", &Grammar::pairs},
    {"object_control", &Grammar::object_control},
    {"copular", &Grammar::copular},
    {"naming", &Grammar::naming},
    {"giving", &Grammar::giving},
    {"receiving", &Grammar::receiving},
    {"failing", &Grammar::failing},
    {"concluding", &Grammar::concluding},
    {"disputing", &Grammar::disputing},
    {"enacting", &Grammar::enacting},
    {"causative", &Grammar::causative},
    {"transparent", &Grammar::transparent},
    {"powers", &Grammar::powers},
    {"collectives", &Grammar::collectives},
    {"measures", &Grammar::measures},
    {"parts", &Grammar::parts},
    {"other_parties", &Grammar::other_parties, true},
    {"state_titles", &Grammar::state_titles},
    {"state_qualities", &Grammar::state_qualities},
    {"mayors", &Grammar::mayors},
    {"feminine_endings", &Grammar::feminine_endings},
    {"home_countries", &Grammar::home_countries},
    {"kinds", &Grammar::kinds},
    {"content_nouns", &Grammar::content_nouns},
    {"sides", &Grammar::sides},
    {"labelled", &Grammar::labelled},
    {"tenures", &Grammar::tenures},
    {"bodies", &Grammar::bodies},
    {"ministers", &Grammar::ministers},
    {"counterparts", &Grammar::counterparts},
    {"demonstratives", &Grammar::demonstratives},
    {"address", &Grammar::address},
    {"times", &Grammar::times},
    {"humans", &Grammar::humans},
    {"offices", &Grammar::offices},
    {"exemplifying", &Grammar::exemplifying, true},
    {"complex_prepositions", &Grammar::complex_prepositions, true},
    {"prepositions", &Grammar::prepositions, true},
    {"negative_adverbs", &Grammar::negative_adverbs},
    {"negative_determiners", &Grammar::negative_determiners},
    {"negative_pronouns", &Grammar::negative_pronouns},
    {"negative_prepositions", &Grammar::negative_prepositions, true},
    {"negative_with_ne", &Grammar::negative_with_ne},
    {"no_longer", &Grammar::no_longer},
    {"negating", &Grammar::negating},
    {"almost", &Grammar::almost},
    {"implying", &Grammar::implying},
    {"wishing", &Grammar::wishing},
    {"pledging", &Grammar::pledging},
    {"modal", &Grammar::modal},
    {"claiming", &Grammar::claiming},
    {"reporting", &Grammar::reporting},
    {"doubtful", &Grammar::doubtful},
    {"sources", &Grammar::sources, true},
    {"purpose", &Grammar::purpose, true},
    {"conditions", &Grammar::conditions, true},
    {"speech", &Grammar::speech},
    {"praising", &Grammar::praising},
    {"blaming", &Grammar::blaming},
    {"asking", &Grammar::asking},
    {"topics", &Grammar::topics, true},
    {"occasions", &Grammar::occasions, true},
    {"addressing", &Grammar::addressing, true},
    {"aiming", &Grammar::aiming},
    {"relating", &Grammar::relating},
    {"answering", &Grammar::answering},
    {"deeds", &Grammar::deeds},
});

}  // namespace

Grammar Grammar::from_pack(const language::Pack& pack) {
    return from_toml(pack.file(kFile), std::string(pack.code()) + "/" + std::string(kFile));
}

Grammar Grammar::from_toml(std::string_view contents, const std::string& file) {
    const toml::table root = parse_toml(contents, file);
    TableReader reader(root, file, "list of clause words");
    Grammar grammar;
    for (const List& list : kLists) {
        if (reader.find(list.name) == nullptr) {
            throw Error(Place{file, 1, 1}, "the list '" + std::string(list.name) + "' is missing");
        }
        for (const TableReader::Item& item : reader.texts(list.name)) {
            (grammar.*list.words)
                .insert(list.prepositions ? canonical_preposition(item.text) : utf8::lower(item.text));
        }
    }
    reader.finish();
    grammar.prepositions.insert(grammar.complex_prepositions.begin(), grammar.complex_prepositions.end());
    for (const WordSet* set : {&grammar.claiming, &grammar.reporting, &grammar.praising, &grammar.blaming}) {
        grammar.speech.insert(set->begin(), set->end());
    }
    return grammar;
}

}  // namespace lacis::relations
