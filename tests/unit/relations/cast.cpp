// SPDX-License-Identifier: Apache-2.0
#include "unit/relations/cast.hpp"

#include <algorithm>
#include <sstream>

#include "support/utf8.hpp"

namespace lacis::tests {

using entities::EntityType;
using language::Sentence;
using language::Word;

const std::vector<Role>& cast() {
    static const std::vector<Role> kCast = {
        {"Anne Delmas", EntityType::kPerson},
        {"Paul Garrec", EntityType::kPerson},
        {"Jeanne Morel", EntityType::kPerson},
        {"Claire Aubin", EntityType::kPerson},
        {"Marc Tellier", EntityType::kPerson},
        {"Hugo Lemaire", EntityType::kPerson},
        {"Orphelia", EntityType::kOrganization},
        {"Corvéa", EntityType::kOrganization},
        {"Rivalta", EntityType::kOrganization},
        {"Nexalia", EntityType::kOrganization},
        {"Rivage", EntityType::kOrganization},
        {"UDR", EntityType::kOrganization},
        {"PS", EntityType::kOrganization},
        {"PCF", EntityType::kOrganization},
        {"Lyon", EntityType::kPlace},
        {"Bretagne", EntityType::kPlace},
        {"France", EntityType::kPlace},
        {"Chili", EntityType::kPlace},
        {"musée Ferrand", EntityType::kPlace},
        {"Skandor", EntityType::kProduct},
        {"Rivage 4", EntityType::kProduct},
        {"Les Marges", EntityType::kProduct},
        {"Ambrelys", EntityType::kProject},
    };
    return kCast;
}

entities::DocumentEntities entities_named(const std::string& text, const std::vector<Sentence>& sentences,
                                          const std::vector<Role>& roles) {
    entities::DocumentEntities found;
    const utf8::Index index(text);
    for (const Role& role : roles) {
        const auto number = static_cast<std::uint32_t>(found.entities.size());
        bool named = false;
        for (std::size_t byte = text.find(role.name); byte != std::string::npos;
             byte = text.find(role.name, byte + 1)) {
            const Span span{index.code_point_of(byte), index.code_point_of(byte + role.name.size())};
            for (std::uint32_t s = 0; s < sentences.size(); ++s) {
                const auto& words = sentences[s].words;
                entities::Mention mention;
                mention.sentence = s;
                mention.span = span;
                mention.entities = {number};
                const auto inside = [&](const Word& word) { return span.contains(word.span); };
                const auto first = std::find_if(words.begin(), words.end(), inside);
                if (first == words.end()) continue;
                const auto end = std::find_if_not(first, words.end(), inside);
                mention.first_word = static_cast<std::uint32_t>(first - words.begin());
                mention.end_word = static_cast<std::uint32_t>(end - words.begin());
                mention.head = mention.first_word;
                found.mentions.push_back(mention);
                named = true;
            }
        }
        if (!named) continue;
        entities::Entity entity;
        entity.type = role.type;
        entity.name = role.name;
        entity.names = {entity.name};
        found.entities.push_back(std::move(entity));
    }
    std::stable_sort(found.mentions.begin(), found.mentions.end(), [](const auto& a, const auto& b) {
        return a.sentence != b.sentence ? a.sentence < b.sentence : a.first_word < b.first_word;
    });
    for (std::uint32_t i = 0; i < found.mentions.size(); ++i)
        found.entities[found.mentions[i].entities.front()].mentions.push_back(i);
    return found;
}

Sentence tree(std::string_view rows, std::uint32_t offset) {
    Sentence sentence;
    std::istringstream lines{std::string(rows)};
    std::uint32_t at = offset;
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields(line);
        Word word;
        std::string upos;
        int head = 0;
        if (!(fields >> word.form >> word.lemma >> upos >> head >> word.deprel)) continue;
        fields >> word.feats;
        word.upos = language::upos_from_string(upos);
        word.head = head - 1;
        word.token = static_cast<std::uint32_t>(sentence.words.size());
        word.span = {at, at + utf8::count_code_points(word.form)};
        at = word.span.end + 1;
        sentence.tokens.push_back({word.span, word.token, word.token + 1, true});
        sentence.words.push_back(std::move(word));
    }
    sentence.span = {offset, at - 1};
    sentence.link();
    return sentence;
}

std::string text_of(const std::vector<Sentence>& sentences) {
    std::string text;
    for (const Sentence& sentence : sentences) {
        for (const Word& word : sentence.words) {
            if (!text.empty()) text += ' ';
            text += word.form;
        }
    }
    return text;
}

}  // namespace lacis::tests
