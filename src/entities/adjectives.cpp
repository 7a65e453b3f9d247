// SPDX-License-Identifier: Apache-2.0
#include "entities/adjectives.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>

#include "entities/grammar.hpp"
#include "entities/names.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {

void add_adjectives(const std::vector<language::Sentence>& sentences, const WordLists& lists,
                    DocumentEntities& found) {
    std::map<std::string, std::uint32_t> place_of;
    std::map<std::string, std::uint32_t> party_of;
    for (std::uint32_t i = 0; i < found.entities.size(); ++i) {
        Entity& entity = found.entities[i];
        constexpr auto kCountry = 1U << static_cast<unsigned>(Listing::kCountry);
        for (const std::string& name : entity.names) {
            if (entity.type == EntityType::kOrganization) party_of.emplace(name_key(name), i);
            if (entity.type != EntityType::kPlace) continue;
            place_of.emplace(name_key(name), i);
            entity.country = entity.country || (lists.listings(WordLists::squeeze(name)) & kCountry) != 0;
        }
    }
    if (place_of.empty() && party_of.empty()) return;
    std::vector<std::vector<bool>> named(sentences.size());
    for (const Mention& mention : found.mentions) {
        if (mention.kind != MentionKind::kName) continue;
        auto& words = named[mention.sentence];
        words.resize(sentences[mention.sentence].words.size());
        std::fill(words.begin() + mention.first_word, words.begin() + mention.end_word, true);
    }
    /// The only one of the names that the document has.
    const auto only =
        [](const std::span<const std::string>& names,
           const std::map<std::string, std::uint32_t>& entity_of) -> std::optional<std::uint32_t> {
        std::set<std::uint32_t> meant;
        for (const std::string& name : names) {
            const auto entity = entity_of.find(name_key(name));
            if (entity != entity_of.end()) meant.insert(entity->second);
        }
        return meant.size() == 1 ? std::optional(*meant.begin()) : std::nullopt;
    };
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        for (std::uint32_t word = 0; word < sentences[s].words.size(); ++word) {
            const language::Word& at = sentences[s].words[word];
            if ((!named[s].empty() && named[s][word]) || utf8::starts_upper(at.form)) continue;
            const std::string lower = plain_lower(at.form);
            // "le commissaire européen": of the European Union, where no place of that name is spoken of.
            auto place = only(lists.demonym_places(lower), place_of);
            if (!place) place = only(lists.demonym_places(lower), party_of);
            if (place) found.place_adjectives.push_back({s, word, *place});
            if (const auto party = only(lists.party_names(lower), party_of))
                found.party_adjectives.push_back({s, word, *party});
        }
    }
}

}  // namespace lacis::entities
