// SPDX-License-Identifier: Apache-2.0
#include "entities/selection.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "entities/grammar.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::kRoot;
using language::Sentence;
using language::Upos;
using language::Word;

constexpr std::string_view kFile = "entities/selection.tsv";
constexpr std::string_view kAnyWord = "*";

std::string key_of(std::string_view place, std::string_view word) {
    return std::string(place) + ' ' + std::string(word);
}

std::optional<double> weight_from(std::string_view text) {
    double weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return weight;
}

/// "le PDG de X et Y" asks the same of both. Without a conjunction it is an apposition that the parser
/// mistook: "le PDG de X, Y".
std::uint32_t first_conjunct(const Sentence& sentence, std::uint32_t head) {
    const std::int32_t first = sentence.words[head].head;
    if (!sentence.words[head].is("conj") || first == kRoot) return head;
    const auto joins = [&](const Word& word) {
        return word.is("cc") && word.head != kRoot &&
               sentence.words[static_cast<std::size_t>(word.head)].is("conj") &&
               sentence.words[static_cast<std::size_t>(word.head)].head == first;
    };
    const bool joined = std::any_of(sentence.words.begin(), sentence.words.end(), joins);
    return joined ? static_cast<std::uint32_t>(first) : head;
}

/// The preposition of a phrase, "" if it has none.
std::string preposition_of(const Sentence& sentence, std::uint32_t head) {
    for (const Word& word : sentence.words) {
        if (word.head == static_cast<std::int32_t>(head) && word.is("case")) {
            const std::string form = plain_lower(word.form);
            return form == "d'" ? "de" : form;
        }
    }
    return {};
}

bool has_passive_auxiliary(const Sentence& sentence, std::uint32_t verb) {
    for (const Word& word : sentence.words) {
        if (word.head == static_cast<std::int32_t>(verb) && word.deprel == "aux:pass") return true;
    }
    return false;
}

bool is_and(const NameToken& token) {
    return token.lower == "et" || token.lower == "ou";
}

double& weight_of(Name& name, EntityType type) {
    return name.context[static_cast<std::size_t>(type)];
}

/// "le PDG de X, Jeanne Morel": the last comma before the name ends a post and its complement.
bool follows_post(const std::vector<NameToken>& tokens, const Name& name) {
    constexpr std::uint32_t kFarthest = 10;
    const std::uint32_t first = name.first_token;
    if (first < 4 || tokens[first - 1].text != "," || name.words.size() < 2) return false;
    // "le PDG de X, Y Bank et Z" goes on.
    if (name.end_token < tokens.size() && is_and(tokens[name.end_token])) return false;
    bool of = false;
    for (std::uint32_t at = first - 1; at > 0 && first - at < kFarthest; --at) {
        const NameToken& token = tokens[at - 1];
        if (token.shape == Shape::kPunctuation || token.upos == Upos::kVerb) return false;
        const bool written = token.shape == Shape::kLower || token.shape == Shape::kUpper;
        if (of && written && token.noun != nullptr && token.noun->post)
            return token.noun->type == EntityType::kPerson;
        of = of || is_of(token);
    }
    return false;
}

/// "X, un groupe suédois", "X, la présidente de Y": the noun that a comma behind the name introduces, if it
/// stands for the name and for none behind it.
const NounSense* noun_behind(const std::vector<NameToken>& tokens, const Name& name) {
    std::uint32_t at = name.end_token;
    if (at + 2 >= tokens.size() || tokens[at].text != ",") return nullptr;
    ++at;
    if (tokens[at].upos == Upos::kDet && tokens[at].lower != "les" && tokens[at].lower != "des") ++at;
    while (at + 1 < tokens.size() && tokens[at].upos == Upos::kAdj && tokens[at].noun == nullptr) ++at;
    const NounSense* noun =
        tokens[at].shape == Shape::kLower || tokens[at].shape == Shape::kUpper ? tokens[at].noun : nullptr;
    if (noun == nullptr || tokens[at].upos != Upos::kNoun || (!noun->post && !noun->description))
        return nullptr;
    const bool other = at + 1 < tokens.size() && tokens[at + 1].capital();
    return other ? nullptr : noun;
}

/// "X et ses salariés", "X, son PDG, …": the noun behind "son", "sa", "ses" right behind the name.
std::optional<std::string> owned_behind(const std::vector<NameToken>& tokens, const Name& name) {
    std::uint32_t at = name.end_token;
    if (at + 2 >= tokens.size() || (tokens[at].text != "," && !is_and(tokens[at]))) return std::nullopt;
    ++at;
    const std::string& determiner = tokens[at].lower;
    if (determiner != "son" && determiner != "sa" && determiner != "ses") return std::nullopt;
    ++at;
    while (at + 1 < tokens.size() && tokens[at].upos == Upos::kAdj && tokens[at].noun == nullptr) ++at;
    if (determiner == "ses" && tokens[at].lower.ends_with('s'))
        return tokens[at].lower.substr(0, tokens[at].lower.size() - 1);
    return tokens[at].lower;
}

/// "Jeanne-Marie"
bool is_compound_given(std::string_view text, const WordLists& lists) {
    const std::size_t hyphen = text.find('-');
    return hyphen != std::string_view::npos &&
           lists.listings(WordLists::squeeze(text.substr(0, hyphen))) == 0 &&
           lists.first_name(text.substr(0, hyphen)) && lists.first_name(text.substr(hyphen + 1));
}

/// "la Corvatek Alba", "Corvatek 250 GT", "Corvatek Série 5": a firm's name with that of a model. Firms take
/// no feminine article; acronyms do.
bool is_model(const std::vector<NameToken>& tokens, const WordLists& lists, const Name& name) {
    const NameToken& firm = tokens[name.first_token];
    constexpr std::uint32_t kFirm = 1U << static_cast<unsigned>(Listing::kOrganization);
    constexpr std::uint32_t kLongest = 2;
    if (firm.noun != nullptr) return false;
    std::string key;
    std::uint32_t model = name.first_token;  // where the model's name begins
    for (std::uint32_t at = model; at + 1 < name.end_token && at < name.first_token + kLongest; ++at) {
        key += WordLists::squeeze(tokens[at].text);
        if (lists.listings(key) == kFirm) model = at + 1;
    }
    if (model == name.first_token) return false;
    const NameToken& next = tokens[model];
    const bool line = next.lower == "série" || next.lower == "classe" || next.lower == "model";
    const bool letters = firm.shape == Shape::kUpper;
    const bool number = next.shape == Shape::kAlnum || next.shape == Shape::kOther;  // "X5", "i20"
    const bool figure = next.shape == Shape::kNumber && next.text.size() > 1;  // but "Rivage 1", a channel
    if (number || line || (figure && !letters)) return true;
    if (letters || firm.shape != Shape::kCapital || name.first_token == 0) return false;
    const bool institution =
        std::any_of(tokens.begin() + model, tokens.begin() + name.end_token, [](const NameToken& token) {
            return token.legal_form || token.noun != nullptr || is_of(token) ||
                   token.listed[static_cast<std::size_t>(Listing::kCountry)] != 0;
        });
    const std::string& left = tokens[name.first_token - 1].lower;
    const bool feminine =
        left == "la" || left == "une" || left == "cette" || left == "sa" || left == "nouvelle";
    return feminine && !institution && next.capital();
}

}  // namespace

/// What the words beside a name and its own words say, whatever the tree is.
void Selection::add_surroundings(const NameSentence& sentence, const WordLists& lists, Name& name) const {
    constexpr double kStrong = 1.2;
    constexpr double kUsual = 0.6;
    constexpr double kModel = 1.8;
    const auto& tokens = sentence.tokens;
    const NameToken& first = tokens[name.first_token];
    if (follows_post(tokens, name)) weight_of(name, EntityType::kPerson) += kStrong;
    if (const NounSense* noun = noun_behind(tokens, name)) weight_of(name, noun->type) += kUsual;
    if (const auto owned = owned_behind(tokens, name)) {
        const auto found = preferences_.find(key_of("de", *owned));
        for (std::size_t type = 0; found != preferences_.end() && type < kTypeCount; ++type) {
            if (found->second[type] >= 1) name.context[type] += found->second[type];
        }
    }
    // "l'américain X"
    if (name.first_token >= 2 && tokens[name.first_token - 1].shape == Shape::kLower &&
        !lists.demonym(tokens[name.first_token - 1].lower).empty()) {
        const std::string& article = tokens[name.first_token - 2].lower;
        if (article == "le" || article == "la" || article == "l'")
            weight_of(name, EntityType::kOrganization) += kUsual;
    }
    // « la pièce "X" »: the marks say that the noun speaks of what is between them.
    if (first.after_quote && name.governor != nullptr) weight_of(name, name.governor->type) += kUsual;
    // A name of general knowledge, if the lists know nothing else by it.
    constexpr std::array kKnown = {std::pair(Listing::kOrganization, EntityType::kOrganization),
                                   std::pair(Listing::kPlace, EntityType::kPlace),
                                   std::pair(Listing::kProduct, EntityType::kProduct),
                                   std::pair(Listing::kProject, EntityType::kProject)};
    const std::uint32_t listings = lists.listings(WordLists::squeeze(name.text));
    for (const auto& [listing, type] : kKnown) {
        if (listings == 1U << static_cast<unsigned>(listing)) weight_of(name, type) += kUsual;
    }
    if (name.words.size() < 2) {
        const bool letters = first.shape == Shape::kUpper && first.text.size() > 1 && !sentence.in_capitals;
        if (letters && !name.after_title && name.end_token == name.first_token + 1) {
            // Acronyms are no persons.
            const double person = name.evidence[static_cast<std::size_t>(EntityType::kPerson)];
            weight_of(name, EntityType::kOrganization) += person / 2;
            weight_of(name, EntityType::kPerson) -= person / 2;
        }
        return;
    }
    if (listings == 0 && is_model(tokens, lists, name)) weight_of(name, EntityType::kProduct) += kModel;
    const bool heads = first.noun != nullptr && first.noun->head && !first.first_name;
    if (heads && name.first_token + 1 < name.end_token) weight_of(name, first.noun->type) += kUsual;
    bool given = (first.first_name || is_compound_given(first.text, lists)) && !heads;
    for (std::uint32_t at = name.first_token; at < name.end_token; ++at) {
        const NameToken& token = tokens[at];
        given = given && token.listed[static_cast<std::size_t>(Listing::kOrganization)] == 0 &&
                !token.legal_form && token.noun == nullptr;
    }
    if (given && tokens[name.end_token - 1].capital()) weight_of(name, EntityType::kPerson) += kUsual;
}

Selection::Selection(const language::Pack& pack) {
    if (!pack.has(kFile)) return;
    for_each_row(pack.file(kFile), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        const auto type = fields.size() == 4 ? entity_type_from_string(fields[2]) : std::nullopt;
        const auto weight = fields.size() == 4 ? weight_from(fields[3]) : std::nullopt;
        if (!type || !weight)
            throw Error(Place{std::string(kFile), line, 0}, "this row does not follow the list's format");
        preferences_[key_of(fields[0], fields[1])][static_cast<std::size_t>(*type)] += *weight;
    });
}

void Selection::add(std::string_view place, const Sentence& sentence, std::uint32_t governor,
                    Name& name) const {
    const Word& at = sentence.words[governor];
    // "maison mère" is no mother.
    const std::string before =
        governor > 0 ? utf8::lower(sentence.words[governor - 1].form) + ' ' : std::string();
    for (const std::string& word : {before + utf8::lower(at.form), utf8::lower(at.lemma),
                                    utf8::lower(at.form), std::string(kAnyWord)}) {
        const auto found = preferences_.find(key_of(place, word));
        if (found == preferences_.end()) continue;
        for (std::size_t type = 0; type < kTypeCount; ++type) name.context[type] += found->second[type];
        return;
    }
}

void Selection::add_evidence(const std::vector<Sentence>& sentences, const std::vector<NameSentence>& tokens,
                             const WordLists& lists, std::vector<Name>& names) const {
    for (Name& name : names) {
        add_surroundings(tokens[name.sentence], lists, name);
        const Sentence& sentence = sentences[name.sentence];
        const auto& own = tokens[name.sentence].tokens;
        const std::uint32_t own_head =
            head_of(sentence, own[name.first_token].first_word, own[name.end_token - 1].end_word);
        // "X, fondée en 1978": the participle behind a name speaks of it.
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            const Word& below = sentence.words[i];
            const bool participle = below.head == static_cast<std::int32_t>(own_head) &&
                                    below.deprel == "acl" && below.upos == Upos::kVerb &&
                                    below.feature("Tense") == "Past";
            if (participle) add("object", sentence, i, name);
        }
        const std::uint32_t head = first_conjunct(sentence, own_head);
        const Word& word = sentence.words[head];
        if (word.head == kRoot) continue;
        const auto above = static_cast<std::uint32_t>(word.head);
        if (word.is("nsubj")) {
            const bool passive = word.deprel == "nsubj:pass" || has_passive_auxiliary(sentence, above);
            add(passive ? "object" : "subject", sentence, above, name);
        } else if (word.is("obj")) {
            add("object", sentence, above, name);
        } else if (word.deprel == "obl:agent") {
            add("subject", sentence, above, name);
        } else if (word.is("nmod") || word.is("obl") || word.is("iobj")) {
            add(preposition_of(sentence, head), sentence, above, name);
        }
    }
}

}  // namespace lacis::entities
