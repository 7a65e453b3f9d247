// SPDX-License-Identifier: Apache-2.0
#include "entities/identity_facts.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

#include "entities/facts.hpp"
#include "entities/grammar.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Word;

constexpr std::string_view kFile = "entities/fields.tsv";

std::optional<int> number_of(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

bool is_year(int number) {
    return number >= 1000 && number <= 2100;
}

class IdentityFacts {
  public:
    IdentityFacts(const corpus::Document& document, const std::vector<Sentence>& sentences,
                  const WordLists& lists, DocumentEntities& found)
        : sentences_(sentences), lists_(lists), found_(found) {
        if (document.date.size() >= 4) year_ = number_of(std::string_view(document.date).substr(0, 4));
    }

    void add(const Fields& fields) {
        add_nouns(fields);
        for (const Mention& mention : found_.mentions) {
            if (mention.kind != MentionKind::kName || mention.entities.size() != 1) continue;
            Entity& entity = found_.entities[mention.entities.front()];
            if (entity.type == EntityType::kPerson) {
                read_title(sentences_[mention.sentence], mention, entity);
                read_birth(sentences_[mention.sentence], mention, entity);
            }
            if (entity.type == EntityType::kPlace) read_region(sentences_[mention.sentence], mention, entity);
        }
        for (Entity& entity : found_.entities) settle_gender(entity);
    }

  private:
    static void note(Entity& entity, std::string_view kind, std::string_view value, Span span) {
        const bool known =
            std::any_of(entity.facts.begin(), entity.facts.end(),
                        [&](const IdentityFact& fact) { return fact.kind == kind && fact.value == value; });
        if (!known) entity.facts.push_back({std::string(kind), std::string(value), span});
    }

    static void note_gender(Entity& entity, Gender gender, Span span) {
        if (gender == Gender::kUnknown || entity.type != EntityType::kPerson) return;
        note(entity, "gender", gender == Gender::kFeminine ? "feminine" : "masculine", span);
    }

    /// Where a document contradicts itself, it says nothing.
    static void settle_gender(Entity& entity) {
        const auto is_gender = [](const IdentityFact& fact) { return fact.kind == "gender"; };
        if (std::count_if(entity.facts.begin(), entity.facts.end(), is_gender) > 1)
            std::erase_if(entity.facts, is_gender);
    }

    void add_nouns(const Fields& fields) {
        NamePlaces places(sentences_.size());
        for (const Mention& mention : found_.mentions) {
            if (mention.kind == MentionKind::kName)
                places[mention.sentence].push_back(
                    {mention.first_word, mention.end_word, mention.entities.front()});
        }
        const auto facts = collect_facts(sentences_, places, found_.entities, lists_);
        for (std::size_t i = 0; i < facts.size(); ++i) {
            Entity& entity = found_.entities[i];
            const bool acts = entity.type == EntityType::kPerson || entity.type == EntityType::kOrganization;
            for (const Fact& fact : facts[i]) {
                if (fact.sign) continue;
                const std::string_view field = fields.of(fact.noun);
                if (acts && !field.empty()) note(entity, "field", field, fact.span);
                note_gender(entity, gender_of(fact), fact.span);
            }
        }
    }

    /// What the article before a noun says ("la ministre"); without one, a feminine noun. A masculine one
    /// says something only if there is a feminine one too: "le maire" may be a woman, "le directeur" hardly.
    [[nodiscard]] Gender gender_of(const Fact& fact) const {
        const auto sentence = std::find_if(sentences_.begin(), sentences_.end(), [&](const Sentence& each) {
            return each.span.contains(fact.span);
        });
        if (sentence == sentences_.end()) return Gender::kUnknown;
        const auto& words = sentence->words;
        auto word = static_cast<std::uint32_t>(
            std::find_if(words.begin(), words.end(),
                         [&](const Word& each) { return each.span.begin == fact.span.begin; }) -
            words.begin());
        while (word > 0 && is_adjective(words[word - 1])) --word;
        const std::string before = word > 0 ? plain_lower(words[word - 1].form) : std::string();
        if (before == "la" || before == "une") return Gender::kFeminine;
        if (before == "le" || before == "un")
            return has_feminine(fact.noun) ? Gender::kMasculine : Gender::kUnknown;
        return fact.gender == Gender::kFeminine ? Gender::kFeminine : Gender::kUnknown;
    }

    /// "directeur" (directrice), "député" (députée)
    [[nodiscard]] bool has_feminine(std::string_view noun) const {
        struct Ending {
            std::string_view masculine;
            std::string_view feminine;
        };
        constexpr Ending kEndings[] = {{"teur", "trice"}, {"eur", "euse"}, {"er", "ère"}, {"ien", "ienne"},
                                       {"f", "ve"},       {"eux", "euse"}, {"", "e"},     {"", "ne"}};
        return std::any_of(std::begin(kEndings), std::end(kEndings), [&](const Ending& ending) {
            if (!noun.ends_with(ending.masculine)) return false;
            std::string form(noun.substr(0, noun.size() - ending.masculine.size()));
            const auto senses = lists_.noun(form.append(ending.feminine));
            return !senses.empty() && senses.front().gender == Gender::kFeminine;
        });
    }

    /// "M.", "Mme"
    void read_title(const Sentence& sentence, const Mention& mention, Entity& entity) const {
        if (mention.first_word == 0) return;
        const Word& before = sentence.words[mention.first_word - 1];
        note_gender(entity, lists_.title(before.form).value_or(Gender::kUnknown),
                    {before.span.begin, mention.span.end});
    }

    /// The word's form in lower case, "" behind the sentence.
    static std::string form_at(const Sentence& sentence, std::uint32_t word) {
        return word < sentence.words.size() ? plain_lower(sentence.words[word].form) : std::string();
    }

    /// "X, 34 ans", "X (34 ans)", "X (1921-1999)", "X, né en 1961", "X est née le 3 mai 1961".
    void read_birth(const Sentence& sentence, const Mention& mention, Entity& entity) const {
        const auto& words = sentence.words;
        std::uint32_t at = mention.end_word;
        const std::string link = form_at(sentence, at);
        if (link == "," || link == "(" || link == "est" || link == "était") ++at;
        if (at >= words.size()) return;
        const auto span = [&](std::uint32_t end) {
            return Span{words[at].span.begin, words[end - 1].span.end};
        };
        if (const auto number = number_of(words[at].form)) {
            if (form_at(sentence, at + 1) == "ans" && year_ && at != mention.end_word) {
                note(entity, "born", std::to_string(*year_ - *number), span(at + 2));
            } else if (link == "(" && is_year(*number) && form_at(sentence, at + 1) != ")") {
                note(entity, "born", std::to_string(*number), span(at + 1));
            }
            return;
        }
        const std::string form = form_at(sentence, at);
        if (link == "(" && form.size() == 9 && form[4] == '-' && number_of(form.substr(0, 4)) &&
            number_of(form.substr(5))) {
            note(entity, "born", form.substr(0, 4), span(at + 1));
            return;
        }
        if (form != "né" && form != "née") return;
        constexpr std::uint32_t kFarthest = 8;
        for (std::uint32_t word = at + 1; word < words.size() && word <= at + kFarthest; ++word) {
            const auto number = number_of(words[word].form);
            if (!number || !is_year(*number)) continue;
            note(entity, "born", std::to_string(*number), span(word + 1));
            return;
        }
    }

    /// "Valence (Drôme)", "Valence (Espagne)".
    void read_region(const Sentence& sentence, const Mention& mention, Entity& entity) const {
        constexpr std::uint32_t kLongest = 6;
        const auto& words = sentence.words;
        if (form_at(sentence, mention.end_word) != "(") return;
        const std::uint32_t first = mention.end_word + 1;
        std::uint32_t end = first;
        std::string name;
        while (end < words.size() && end < first + kLongest && words[end].form != ")")
            name += words[end++].form;
        if (end >= words.size() || words[end].form != ")" || end == first) return;
        constexpr std::uint32_t kRegions =
            1U << static_cast<unsigned>(Listing::kCountry) | 1U << static_cast<unsigned>(Listing::kRegion);
        if ((lists_.listings(WordLists::squeeze(name)) & kRegions) == 0) return;
        note(entity, "in", name, {words[first].span.begin, words[end - 1].span.end});
    }

    const std::vector<Sentence>& sentences_;
    const WordLists& lists_;
    DocumentEntities& found_;
    std::optional<int> year_;
};

}  // namespace

Fields::Fields(const language::Pack& pack) {
    if (!pack.has(kFile)) return;
    for_each_row(pack.file(kFile), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        if (fields.size() != 2) throw Error({std::string(kFile), line}, "noun and field are expected");
        fields_.emplace(fields[0], fields[1]);
    });
}

std::string_view Fields::of(std::string_view noun) const {
    const auto found = fields_.find(std::string(noun));
    return found == fields_.end() ? std::string_view() : std::string_view(found->second);
}

void add_identity_facts(const corpus::Document& document, const std::vector<Sentence>& sentences,
                        const WordLists& lists, const Fields& fields, DocumentEntities& found) {
    IdentityFacts(document, sentences, lists, found).add(fields);
}

}  // namespace lacis::entities
