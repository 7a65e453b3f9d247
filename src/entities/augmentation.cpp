// SPDX-License-Identifier: Apache-2.0
#include "entities/augmentation.hpp"

#include <algorithm>
#include <string_view>

#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

constexpr unsigned kFirstWord = 0;
constexpr unsigned kLaterWord = 1;
constexpr unsigned kOnlyWord = 2;

/// Is the name that `token` stands in this one word?
bool is_single(const std::vector<Label>& labels, std::size_t token) {
    return is_begin(labels[token]) && (token + 1 == labels.size() || !is_inside(labels[token + 1]));
}

/// The first half of one word and the second half of another, at borders of code points.
std::string crossed(std::string_view a, std::string_view b) {
    const auto half = [](std::string_view text) {
        std::size_t byte = 0;
        const std::uint32_t length = utf8::count_code_points(text);
        for (std::uint32_t i = 0; i < (length + 1) / 2; ++i) utf8::decode(text, byte);
        return byte;
    };
    return std::string(a.substr(0, half(a))) + utf8::lower(b.substr(half(b)));
}

}  // namespace

NameReplacer::NameReplacer(const std::vector<LabelledDocument>& documents, const WordLists& lists)
    : lists_(lists) {
    for (const LabelledDocument& document : documents) {
        for (std::size_t s = 0; s < document.sentences.size(); ++s) {
            const auto& tokens = document.sentences[s].tokens;
            const auto& labels = document.labels[s];
            for (std::size_t i = 0; i < tokens.size(); ++i) {
                if (labels[i] == kOutside || !is_distinctive(tokens[i])) continue;
                words_[kind_of(tokens[i], labels[i], is_single(labels, i))].push_back(tokens[i].text);
            }
        }
    }
    const auto add_listed = [&](const std::vector<std::string>& names, EntityType type, unsigned place) {
        auto& words = words_[{static_cast<unsigned>(type), place, static_cast<unsigned>(Shape::kCapital)}];
        for (const std::string& name : names) {
            if (shape_of(name) == Shape::kCapital && name.find(' ') == std::string::npos)
                words.push_back(name);
        }
    };
    add_listed(lists.first_names(), EntityType::kPerson, kFirstWord);
    add_listed(lists.place_names(), EntityType::kPlace, kOnlyWord);
}

bool NameReplacer::is_distinctive(const NameToken& token) {
    constexpr unsigned kCommon =
        kCommonNoun | kAdjective | kFiniteVerb | kOtherVerb | kFunctionWord | kAdverb;
    return token.capital() && token.noun == nullptr && !token.legal_form && !token.title && !token.never &&
           ((token.kinds & kCommon) == 0 || token.first_name) && utf8::count_code_points(token.text) > 1;
}

NameReplacer::Kind NameReplacer::kind_of(const NameToken& token, Label label, bool single) {
    const unsigned place = single ? kOnlyWord : is_begin(label) ? kFirstWord : kLaterWord;
    return {static_cast<unsigned>(type_of(label)), place, static_cast<unsigned>(token.shape)};
}

std::string NameReplacer::other_word(const Kind& kind, language::Random& random) const {
    const auto found = words_.find(kind);
    if (found == words_.end()) return {};
    const auto& words = found->second;
    const std::string& word = words[random.below(words.size())];
    // Now and then a word that never was: the next article's names are new, too.
    constexpr std::size_t kOneIn = 3;
    const bool first_name = kind[0] == static_cast<unsigned>(EntityType::kPerson) && kind[1] == kFirstWord;
    const bool invents = !first_name && kind[2] == static_cast<unsigned>(Shape::kCapital);
    if (!invents || random.below(kOneIn) != 0) return word;
    return crossed(word, words[random.below(words.size())]);
}

LabelledDocument NameReplacer::replace(const LabelledDocument& document, language::Random& random) const {
    LabelledDocument result = document;
    std::map<std::pair<std::string, EntityType>, std::string> chosen;
    for (std::size_t s = 0; s < result.sentences.size(); ++s) {
        NameSentence& sentence = result.sentences[s];
        const auto& labels = result.labels[s];
        if (sentence.in_capitals) continue;
        bool changed = false;
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            NameToken& token = sentence.tokens[i];
            if (labels[i] == kOutside || !is_distinctive(token)) continue;
            const auto [entry, fresh] =
                chosen.emplace(std::pair(token.folded, type_of(labels[i])), std::string());
            if (fresh) entry->second = other_word(kind_of(token, labels[i], is_single(labels, i)), random);
            if (entry->second.empty()) continue;
            respell(token, entry->second, lists_);
            changed = true;
        }
        if (changed) mark_listed_names(sentence, lists_);
    }
    return result;
}

}  // namespace lacis::entities
