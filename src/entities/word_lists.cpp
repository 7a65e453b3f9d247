// SPDX-License-Identifier: Apache-2.0
#include "entities/word_lists.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "entities/names.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using Fields = std::vector<std::string_view>;

/// Reads one list, empty if it is missing; `use` returns false for a row that does not follow the format.
void read_list(const language::Pack& pack, const std::string& name, std::size_t field_count,
               const std::function<bool(const Fields&)>& use) {
    const std::string path = "entities/" + name;
    if (!pack.has(path)) return;
    for_each_row(pack.file(path), [&](const Fields& fields, std::uint32_t line) {
        if (fields.size() < field_count || !use(fields)) {
            throw Error(Place{path, line, 0}, "this row does not follow the list's format");
        }
    });
}

template <class Value>
std::optional<Value> find(const std::unordered_map<std::string, Value>& map, std::string_view key) {
    const auto found = map.find(std::string(key));
    if (found == map.end()) return std::nullopt;
    return found->second;
}

template <class Value, std::size_t size>
std::optional<Value> find_word(const std::array<std::pair<std::string_view, Value>, size>& table,
                               std::string_view word) {
    for (const auto& [name, value] : table) {
        if (name == word) return value;
    }
    return std::nullopt;
}

std::optional<Gender> gender_from(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Gender>, 3> kGenders = {
        {{"f", Gender::kFeminine}, {"m", Gender::kMasculine}, {"u", Gender::kUnknown}}};
    return find_word(kGenders, text);
}

/// "club, équipe"
std::vector<std::string_view> split(std::string_view list) {
    std::vector<std::string_view> parts;
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(", "), list.size());
        parts.push_back(list.substr(0, comma));
        list.remove_prefix(std::min(comma + 2, list.size()));
    }
    return parts;
}

std::optional<NounSense> sense_from(const Fields& fields) {
    const auto type = entity_type_from_string(fields[1]);
    const auto gender = gender_from(fields[2]);
    if (!type || !gender) return std::nullopt;
    const auto uses = [&](char use) { return fields[3].find(use) != std::string_view::npos; };
    return NounSense{*type,     *gender,   uses('t'), uses('h'), uses('d'), uses('r'),
                     uses('i'), uses('b'), uses('n'), uses('s'), false,     uses('g')};
}

/// Feminine and plural forms of an adjective in the masculine singular.
std::vector<std::string> adjective_forms(const std::string& masculine) {
    const auto ends_with = [&](std::string_view ending) { return masculine.ends_with(ending); };
    const std::string stem = masculine.substr(0, masculine.size() - 1);
    std::string feminine = masculine + "e";
    if (ends_with("e") || ends_with("i")) feminine = ends_with("e") ? masculine : masculine + "e";
    if (ends_with("en") || ends_with("on") || ends_with("el")) feminine = masculine + masculine.back() + "e";
    if (ends_with("eau")) feminine = masculine.substr(0, masculine.size() - 3) + "elle";
    if (ends_with("er")) feminine = masculine.substr(0, masculine.size() - 2) + "ère";
    if (ends_with("c")) feminine = stem + "que";
    if (ends_with("grec")) feminine = "grecque";
    const bool invariable = ends_with("s") || ends_with("x");
    std::string plural = masculine + (ends_with("eau") ? "x" : "s");
    return {masculine, invariable ? masculine : plural, feminine, feminine + "s"};
}

}  // namespace

std::optional<EntityType> entity_type_from_string(std::string_view name) {
    const auto found = std::find(kEntityTypeNames.begin(), kEntityTypeNames.end(), name);
    if (found == kEntityTypeNames.end()) return std::nullopt;
    return static_cast<EntityType>(found - kEntityTypeNames.begin());
}

std::string WordLists::squeeze(std::string_view name) {
    std::string squeezed = utf8::fold(name);
    std::erase(squeezed, ' ');
    return squeezed;
}

WordLists::WordLists(const language::Pack& pack) {
    if (pack.has("clusters.lacis")) clusters_ = language::WordClusters(pack.file("clusters.lacis"));
    if (pack.has("encoder.lacis")) encoder_ = ContextEncoder(pack.file("encoder.lacis"));
    if (pack.has("word-types.lacis")) {
        word_types_ = language::WordClusters(pack.file("word-types.lacis"));
    }
    if (pack.has("model.lacis")) learn_word_kinds(pack.file("model.lacis"));
    read_list(pack, "nouns.tsv", 4, [&](const Fields& fields) {
        const auto sense = sense_from(fields);
        if (sense) nouns_[std::string(fields[0])].push_back(*sense);
        return sense.has_value();
    });
    read_list(pack, "things.tsv", 3, [&](const Fields& fields) {
        const auto type = entity_type_from_string(fields[1]);
        const auto gender = gender_from(fields[2]);
        if (!type || !gender) return false;
        NounSense thing;
        thing.type = *type;
        thing.gender = *gender;
        thing.thing = true;
        const std::string noun(fields[0]);
        const auto listed = nouns_.find(noun);
        bool marked = false;
        if (listed != nouns_.end()) {
            for (NounSense& sense : listed->second) {
                sense.thing |= sense.type == *type;
                marked |= sense.thing;
            }
        }
        if (!marked) things_[noun].push_back(thing);
        return true;
    });
    read_list(pack, "kind-signs.tsv", 3, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, SignPlace>, 4> kPlaces = {
            {{"name", SignPlace::kInName},
             {"post", SignPlace::kPost},
             {"before", SignPlace::kBefore},
             {"leader", SignPlace::kLeader}}};
        const auto place = find_word(kPlaces, fields[0]);
        if (!place) return false;
        for (const std::string_view word : split(fields[1])) {
            // A name's words as written, nouns as noun_at() gives them.
            const std::string sign = *place == SignPlace::kInName ? std::string(word) : utf8::lower(word);
            for (const std::string_view noun : split(fields[2]))
                kind_signs_[static_cast<std::size_t>(*place)][sign].emplace_back(noun);
        }
        return true;
    });
    const auto read_genders = [&](const std::string& name, Map<Gender>& map) {
        read_list(pack, name, 2, [&](const Fields& fields) {
            const auto gender = gender_from(fields[1]);
            if (gender) map.emplace(fields[0], *gender);
            return gender.has_value();
        });
    };
    read_genders("first-names.tsv", first_names_);
    learn_endings();
    read_genders("titles.tsv", titles_);
    read_list(pack, "not-names.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, NotName>, 7> kKinds = {
            {{"day", NotName::kDay},
             {"month", NotName::kMonth},
             {"heading", NotName::kHeading},
             {"byline", NotName::kByline},
             {"body", NotName::kBody},
             {"affix", NotName::kAffix},
             {"never", NotName::kNever}}};
        const auto kind = find_word(kKinds, fields[1]);
        if (kind) not_names_.emplace(fields[0], *kind);
        return kind.has_value();
    });
    read_list(pack, "verbs.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, VerbSense>, 3> kSenses = {
            {{"speech", VerbSense::kSpeech},
             {"person", VerbSense::kPerson},
             {"organisation", VerbSense::kOrganization}}};
        const auto sense = find_word(kSenses, fields[1]);
        if (sense) verbs_.emplace(fields[0], *sense);
        return sense.has_value();
    });
    read_list(pack, "quoted.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, Quoted>, 3> kKinds = {
            {{"work", Quoted::kWork}, {"of", Quoted::kOf}, {"before", Quoted::kBefore}}};
        const auto kind = find_word(kKinds, fields[1]);
        if (kind) quoted_.emplace(fields[0], *kind);
        return kind.has_value();
    });
    const auto list = [&](std::string_view name, Listing listing) {
        listings_[squeeze(name)] |= 1U << static_cast<unsigned>(listing);
    };
    read_list(pack, "places.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, Listing>, 5> kKinds = {
            {{"country", Listing::kCountry},
             {"continent", Listing::kContinent},
             {"region", Listing::kRegion},
             {"city", Listing::kCity},
             {"nature", Listing::kNature}}};
        const auto kind = find_word(kKinds, fields[1]);
        if (kind) list(fields[0], *kind);
        place_names_.emplace_back(fields[0]);
        return kind.has_value();
    });
    read_list(pack, "organisations.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, Listing>, 4> kTypes = {
            {{"Organization", Listing::kOrganization},
             {"Place", Listing::kPlace},
             {"Product", Listing::kProduct},
             {"Project", Listing::kProject}}};
        const auto type = find_word(kTypes, fields[1]);
        if (type) list(fields[0], *type);
        return type.has_value();
    });
    read_list(pack, "legal-forms.tsv", 1, [&](const Fields& fields) {
        legal_forms_.emplace(fields[0], char{});
        return true;
    });
    read_list(pack, "camps.tsv", 1, [&](const Fields& fields) {
        camps_.emplace(fields[0], char{});
        return true;
    });
    read_list(pack, "name-particles.tsv", 2, [&](const Fields& fields) {
        const bool person = fields[1] == "person";
        (person ? person_particles_ : inner_words_).emplace(fields[0], char{});
        return person || fields[1] == "inner";
    });
    const auto read_adjectives = [&](const char* file, Map<std::vector<std::string>>& adjectives) {
        read_list(pack, file, 2, [&](const Fields& fields) {
            const std::vector<std::string> names(fields.begin() + 1, fields.end());
            for (const std::string& form : adjective_forms(std::string(fields[0])))
                adjectives.emplace(form, names);
            return true;
        });
    };
    read_adjectives("demonyms.tsv", demonyms_);
    read_adjectives("party-adjectives.tsv", party_adjectives_);
    domains_ = language::SegmentationLists(pack).domains;
    std::uint32_t set = 0;
    read_list(pack, "synonyms.tsv", 2, [&](const Fields& fields) {
        ++set;
        for (const std::string_view noun : fields) synonyms_.emplace(noun, set);
        return true;
    });
    set = 0;
    read_list(pack, "aliases.tsv", 2, [&](const Fields& fields) {
        ++set;
        for (const std::string_view name : fields) aliases_.emplace(name_key(name), set);
        return true;
    });
    read_list(pack, "kinds.tsv", 3, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, Listing>, 5> kListed = {
            {{"@country", Listing::kCountry},
             {"@continent", Listing::kContinent},
             {"@region", Listing::kRegion},
             {"@city", Listing::kCity},
             {"@nature", Listing::kNature}}};
        const std::string place = fields[1] == "-" ? std::string() : std::string(demonym(fields[1]));
        if (fields[1] != "-" && place.empty()) return false;
        for (const std::string_view each : split(fields[0])) {
            const std::string noun(each);
            kind_nouns_.emplace(noun, char{});
            for (const std::string_view name : std::span(fields).subspan(2)) {
                if (const auto listing = find_word(kListed, name)) {
                    listed_kinds_.emplace_back(*listing, noun);
                } else {
                    known_kinds_[squeeze(name)].push_back({noun, place});
                }
            }
        }
        return true;
    });
    read_list(pack, "verb-pronouns.tsv", 2, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, VerbPronoun>, 4> kKinds = {
            {{"impersonal", VerbPronoun::kImpersonal},
             {"neuter", VerbPronoun::kNeuter},
             {"object-control", VerbPronoun::kObjectControl},
             {"others", VerbPronoun::kOthers}}};
        const auto kind = find_word(kKinds, fields[1]);
        if (kind) verb_pronouns_.emplace(fields[0], *kind);
        return kind.has_value();
    });
    read_list(pack, "pronouns.tsv", 4, [&](const Fields& fields) {
        constexpr std::array<std::pair<std::string_view, PronounKind>, 6> kKinds = {
            {{"subject", PronounKind::kSubject},
             {"object", PronounKind::kObject},
             {"oblique", PronounKind::kOblique},
             {"possessive", PronounKind::kPossessive},
             {"demonstrative", PronounKind::kDemonstrative},
             {"adverbial", PronounKind::kAdverbial}}};
        const auto kind = find_word(kKinds, fields[1]);
        const auto gender = gender_from(fields[2]);
        if (kind && gender) pronouns_.emplace(fields[0], Pronoun{*kind, *gender, fields[3] == "p"});
        return kind && gender;
    });
}

void WordLists::learn_endings() {
    for (const auto& [name, gender] : first_names_) {
        const std::string folded = utf8::fold(name);
        if (folded.size() < 2) continue;
        EndingCounts& counts = endings_[folded.substr(folded.size() - 2)];
        if (gender == Gender::kFeminine) ++counts.feminine;
        if (gender == Gender::kMasculine) ++counts.masculine;
    }
}

std::vector<std::string> WordLists::first_names() const {
    std::vector<std::string> names;
    for (const auto& [name, gender] : first_names_) names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

Gender WordLists::likely_gender(std::string_view name) const {
    auto listed = first_name(name);
    if (!listed) listed = first_name(name.substr(0, name.find('-')));
    if (listed) return *listed;
    const std::string folded = utf8::fold(name);
    if (folded.size() < 2) return Gender::kUnknown;
    const auto found = endings_.find(folded.substr(folded.size() - 2));
    if (found == endings_.end()) return Gender::kUnknown;
    constexpr std::uint32_t kEnough = 20;
    constexpr std::uint32_t kTimes = 4;
    const auto [feminine, masculine] = found->second;
    if (feminine + masculine < kEnough) return Gender::kUnknown;
    if (feminine >= kTimes * masculine) return Gender::kFeminine;
    return masculine >= kTimes * feminine ? Gender::kMasculine : Gender::kUnknown;
}

void WordLists::learn_word_kinds(std::string_view model) {
    lexicon_ = language::Lexicon(language::ModelFile(model, "model.lacis"));
    constexpr std::array<std::pair<std::string_view, std::uint8_t>, 20> kKinds = {
        {{"nc", kCommonNoun},       {"adj", kAdjective},      {"v", kOtherVerb},
         {"auxAvoir", kFiniteVerb}, {"auxEtre", kFiniteVerb}, {"adv", kAdverb},
         {"advneg", kAdverb},       {"np", kProperName},      {"det", kFunctionWord},
         {"prep", kFunctionWord},   {"pro", kFunctionWord},   {"coo", kFunctionWord},
         {"csu", kFunctionWord},    {"cln", kFunctionWord},   {"cla", kFunctionWord},
         {"cld", kFunctionWord},    {"clr", kFunctionWord},   {"pri", kFunctionWord},
         {"prel", kFunctionWord},   {"pres", kAdverb}}};
    for (const std::string& category : lexicon_.categories()) {
        kinds_of_category_.push_back(find_word(kKinds, category).value_or(0));
    }
    // Tags of participles, gerunds and infinitives in the Lefff; all others are finite.
    for (const std::string& tag : lexicon_.tags()) {
        finite_tag_.push_back(!tag.empty() &&
                              std::string_view("KGW").find(tag.front()) == std::string_view::npos);
    }
}

std::uint8_t WordLists::word_kinds(std::string_view form) const {
    const std::uint32_t set = lexicon_.find(form);
    if (set == 0) return 0;
    std::uint8_t kinds = 0;
    for (const language::Lexicon::Analysis& analysis : lexicon_.analyses(set)) {
        const std::uint8_t kind = kinds_of_category_[analysis.category];
        kinds |=
            kind == kOtherVerb && finite_tag_[analysis.tag] ? static_cast<std::uint8_t>(kFiniteVerb) : kind;
    }
    return kinds;
}

bool WordLists::may_name(std::string_view noun_form, EntityType type) const {
    const auto senses = referring_noun(noun_form);
    return std::any_of(senses.begin(), senses.end(),
                       [&](const NounSense& sense) { return sense.type == type; });
}

namespace {

/// By the form as written, in lower case, in the singular.
template <class Map>
std::span<const NounSense> senses_of(const Map& nouns, std::string_view form) {
    auto found = nouns.find(std::string(form));
    if (found == nouns.end()) found = nouns.find(utf8::lower(form));
    if (found == nouns.end() && (form.ends_with('s') || form.ends_with('x'))) {
        found = nouns.find(utf8::lower(form.substr(0, form.size() - 1)));
    }
    if (found == nouns.end()) return {};
    return found->second;
}

}  // namespace

std::span<const NounSense> WordLists::noun(std::string_view form) const {
    return senses_of(nouns_, form);
}

std::span<const NounSense> WordLists::referring_noun(std::string_view form) const {
    const auto senses = noun(form);
    const bool refers = std::any_of(senses.begin(), senses.end(),
                                    [](const NounSense& sense) { return sense.refers_back() || sense.post; });
    const auto things = refers ? senses : senses_of(things_, form);
    return things.empty() ? senses : things;
}

std::span<const std::string> WordLists::kind_signs(SignPlace place, std::string_view word) const {
    const auto& signs = kind_signs_[static_cast<std::size_t>(place)];
    const auto found = signs.find(std::string(word));
    return found == signs.end() ? std::span<const std::string>() : found->second;
}

std::vector<std::string> WordLists::holders_of(std::string_view post) const {
    std::vector<std::string> holders;
    for (const SignPlace place : {SignPlace::kPost, SignPlace::kLeader}) {
        const auto nouns = kind_signs(place, post);
        holders.insert(holders.end(), nouns.begin(), nouns.end());
    }
    return holders;
}

std::span<const NounSense> WordLists::noun_as_listed(std::string_view form) const {
    const auto found = nouns_.find(std::string(form));
    if (found == nouns_.end()) return {};
    return found->second;
}

std::optional<Gender> WordLists::first_name(std::string_view form) const {
    return find(first_names_, form);
}
std::optional<Gender> WordLists::title(std::string_view form) const {
    return find(titles_, form);
}
std::optional<NotName> WordLists::not_name(std::string_view words) const {
    return find(not_names_, words);
}
std::optional<Quoted> WordLists::quoted(std::string_view lower) const {
    const auto found = find(quoted_, lower);
    if (found || !lower.ends_with('s')) return found;
    return find(quoted_, lower.substr(0, lower.size() - 1));
}
std::optional<VerbSense> WordLists::verb(std::string_view lemma) const {
    return find(verbs_, lemma);
}
std::uint32_t WordLists::synonyms(std::string_view noun) const {
    return find(synonyms_, noun).value_or(0);
}

std::uint32_t WordLists::alias(std::string_view name) const {
    return find(aliases_, name_key(name)).value_or(0);
}

std::optional<VerbPronoun> WordLists::verb_pronoun(std::string_view lemma) const {
    return find(verb_pronouns_, lemma);
}

std::optional<Pronoun> WordLists::pronoun(std::string_view lower) const {
    return find(pronouns_, lower);
}

std::uint32_t WordLists::listings(std::string_view squeezed) const {
    return find(listings_, squeezed).value_or(0);
}

std::vector<KnownKind> WordLists::known_kinds(std::string_view name, EntityType type) const {
    const std::string key = squeeze(name);
    std::vector<KnownKind> kinds;
    if (const auto found = known_kinds_.find(key); found != known_kinds_.end()) {
        for (const KnownKind& kind : found->second) {
            if (may_name(kind.noun, type)) kinds.push_back(kind);
        }
    }
    if (type != EntityType::kPlace) return kinds;
    const std::uint32_t listed = listings(key);
    for (const auto& [listing, noun] : listed_kinds_) {
        if ((listed >> static_cast<unsigned>(listing) & 1U) != 0) kinds.push_back({noun, {}});
    }
    return kinds;
}

bool WordLists::is_listed_kind(std::string_view noun) const {
    return std::any_of(listed_kinds_.begin(), listed_kinds_.end(),
                       [&](const auto& kind) { return kind.second == noun; });
}

bool WordLists::is_place_kind(std::string_view noun) const {
    return may_name(noun, EntityType::kPlace) && has(kind_nouns_, noun);
}

std::string_view WordLists::demonym(std::string_view lower) const {
    const std::span<const std::string> places = demonym_places(lower);
    return places.empty() ? std::string_view() : std::string_view(places.front());
}

std::span<const std::string> WordLists::demonym_places(std::string_view lower) const {
    const auto found = demonyms_.find(std::string(lower));
    return found == demonyms_.end() ? std::span<const std::string>() : found->second;
}

std::span<const std::string> WordLists::party_names(std::string_view lower) const {
    const auto found = party_adjectives_.find(std::string(lower));
    return found == party_adjectives_.end() ? std::span<const std::string>() : found->second;
}

}  // namespace lacis::entities
