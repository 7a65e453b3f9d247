// SPDX-License-Identifier: Apache-2.0
#include "entities/features.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "language/feature_hash.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::FeatureList;
using language::hash_string;
using language::Upos;

constexpr std::uint32_t bit(Cue cue) {
    return 1U << static_cast<unsigned>(cue);
}

bool is_nominal_modifier(const NameToken& token) {
    return token.upos == Upos::kAdj || (token.upos == Upos::kNum && !token.capital());
}

bool is_quote(const NameToken& token) {
    return token.text == "«" || token.text == "»" || token.text == "\"" || token.text == "“" ||
           token.text == "”";
}

bool is_article(const NameToken& token) {
    return token.lower == "le" || token.lower == "la" || token.lower == "l'" || token.lower == "les" ||
           token.lower == "un" || token.lower == "une";
}

bool is_name_part(const NameToken& token) {
    return token.capital() && !token.never;
}

/// How a noun governs a name.
enum class Link : std::uint8_t { kNone, kDirect, kThroughAdjective, kThroughDe, kThroughName };

struct Governor {
    const NounSense* sense = nullptr;
    std::size_t token = 0;
    Link link = Link::kNone;
};

/// The noun to the left that a name at `token` belongs to: "le groupe X", "le fonds allemand X", "la ville de
/// X"; for a later word of the name, that of the whole name.
Governor governor_of(const NameSentence& sentence, std::size_t token) {
    Governor result;
    result.link = Link::kDirect;
    constexpr std::size_t kFarthest = 6;
    for (std::size_t steps = 0; steps < kFarthest && token > 0; ++steps) {
        const NameToken& left = sentence.tokens[--token];
        if (left.noun != nullptr && left.shape == Shape::kLower) {
            result.sense = left.noun;
            result.token = token;
            return result;
        }
        if (is_quote(left)) continue;
        if (is_of(left)) {
            if (result.link == Link::kThroughDe) break;
            result.link = Link::kThroughDe;
        } else if (is_article(left) && token > 0 && is_of(sentence.tokens[token - 1])) {
            continue;
        } else if (is_name_part(left)) {
            if (result.link == Link::kDirect) result.link = Link::kThroughName;
        } else if (is_nominal_modifier(left)) {
            if (result.link == Link::kDirect) result.link = Link::kThroughAdjective;
        } else {
            break;
        }
    }
    return {};
}

/// Index behind the run of name-like words that `token` stands in.
std::size_t end_of_run(const NameSentence& sentence, std::size_t token) {
    while (token < sentence.tokens.size() && is_name_part(sentence.tokens[token])) ++token;
    return token;
}

/// The noun that an apposition or a copula behind the name gives it: "X, le patron de", "X est une société".
const NounSense* apposition_of(const NameSentence& sentence, std::size_t token) {
    const auto& tokens = sentence.tokens;
    std::size_t at = end_of_run(sentence, token);
    if (at < tokens.size() && is_quote(tokens[at])) ++at;
    if (at >= tokens.size()) return nullptr;
    const bool copula = tokens[at].lemma == "être" || tokens[at].lemma == "devenir";
    if (!copula && tokens[at].text != "," && tokens[at].text != "(") return nullptr;
    constexpr std::size_t kFarthest = 4;
    for (std::size_t steps = 0; ++at < tokens.size() && steps < kFarthest; ++steps) {
        if (tokens[at].noun != nullptr && tokens[at].shape == Shape::kLower) return tokens[at].noun;
        if (!is_article(tokens[at]) && !is_nominal_modifier(tokens[at]) && tokens[at].upos != Upos::kDet)
            break;
    }
    return nullptr;
}

bool is_age_behind(const NameSentence& sentence, std::size_t token) {
    const std::size_t at = end_of_run(sentence, token);
    const auto& tokens = sentence.tokens;
    return at + 2 < tokens.size() && (tokens[at].text == "," || tokens[at].text == "(") &&
           tokens[at + 1].shape == Shape::kNumber && tokens[at + 2].lower == "ans";
}

/// The sense of the verb whose subject the name can be: "X a déclaré", "X, lui, estime" is too far.
std::optional<VerbSense> verb_behind(const NameSentence& sentence, std::size_t token) {
    constexpr std::size_t kFarthest = 4;
    std::size_t at = end_of_run(sentence, token);
    for (std::size_t steps = 0; at < sentence.tokens.size() && steps < kFarthest; ++steps, ++at) {
        const NameToken& right = sentence.tokens[at];
        if (right.verb) return right.verb;
        if (right.upos != Upos::kAux && right.upos != Upos::kAdv && right.upos != Upos::kPron) break;
    }
    return std::nullopt;
}

std::optional<VerbSense> verb_before(const NameSentence& sentence, std::size_t token) {
    while (token > 0 && is_name_part(sentence.tokens[token - 1])) --token;
    if (token == 0) return std::nullopt;
    return sentence.tokens[token - 1].verb;
}

Cue cue_after(EntityType type) {
    switch (type) {
        case EntityType::kPerson:
            return Cue::kAfterPersonNoun;
        case EntityType::kOrganization:
            return Cue::kAfterOrganization;
        case EntityType::kPlace:
            return Cue::kAfterPlaceNoun;
        case EntityType::kProduct:
            return Cue::kAfterProductNoun;
        case EntityType::kProject:
            break;
    }
    return Cue::kAfterProjectNoun;
}

Cue cue_before(EntityType type) {
    switch (type) {
        case EntityType::kPerson:
            return Cue::kBeforePersonNoun;
        case EntityType::kOrganization:
            return Cue::kBeforeOrganization;
        case EntityType::kPlace:
            return Cue::kBeforePlaceNoun;
        case EntityType::kProduct:
            return Cue::kBeforeProductNoun;
        case EntityType::kProject:
            break;
    }
    return Cue::kBeforeProjectNoun;
}

std::uint64_t code(const NounSense* sense) {
    if (sense == nullptr) return 0;
    return 1 + static_cast<std::uint64_t>(sense->type) * 16 + (sense->title ? 1U : 0U) +
           (sense->head ? 2U : 0U) + (sense->description ? 4U : 0U) + (sense->post ? 8U : 0U);
}

std::uint64_t type_code(const NounSense* sense) {
    return sense == nullptr ? 0 : 1 + static_cast<std::uint64_t>(sense->type);
}

std::uint64_t code(const std::optional<VerbSense>& sense) {
    return sense ? 1 + static_cast<std::uint64_t>(*sense) : 0;
}

/// Spelling in detail: runs of equal character classes, cut after six ("Saint-Denis" → "Aa-Aa").
std::uint64_t pattern_of(const NameToken& token) {
    std::string pattern;
    for (std::size_t byte = 0; byte < token.text.size() && pattern.size() < 6;) {
        const char32_t c = utf8::decode(token.text, byte);
        const char kind = utf8::is_upper(c)    ? 'A'
                          : utf8::is_letter(c) ? 'a'
                          : utf8::is_digit(c)  ? '0'
                          : c < 0x80           ? static_cast<char>(c)
                                               : '.';
        if (pattern.empty() || pattern.back() != kind) pattern.push_back(kind);
    }
    return hash_string(pattern);
}

std::string plain_apostrophes(std::string text) {
    constexpr std::string_view kTypographic = "’";
    if (text == kTypographic) return "'";
    for (std::size_t at = text.find(kTypographic); at != std::string::npos;
         at = text.find(kTypographic, at)) {
        text.replace(at, kTypographic.size(), 1, '\'');
    }
    return text;
}

/// The last or first `length` code points of the folded form.
std::string_view ending(const std::string& text, std::size_t length) {
    std::size_t from = text.size();
    for (std::size_t n = 0; n < length && from > 0; ++n) {
        do --from;
        while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0U) == 0x80U);
    }
    return std::string_view(text).substr(from);
}

std::string_view beginning(const std::string& text, std::size_t length) {
    std::size_t to = 0;
    for (std::size_t n = 0; n < length && to < text.size(); ++n) {
        do ++to;
        while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xc0U) == 0x80U);
    }
    return std::string_view(text).substr(0, to);
}

/// Values of one token that its own features and its neighbours' are made of.
struct Values {
    std::uint64_t lower = 0;
    std::uint64_t shape = 0;  // spelling, with the position where it means less
    std::uint64_t upos = 0;
    std::uint64_t kinds = 0;
    std::uint64_t lists = 0;   // all that the word lists say, in one number
    std::uint64_t listed = 0;  // places and organisations alone
    std::uint64_t fine = 0;    // clusters
    std::uint64_t coarse = 0;
    std::uint64_t likely = 0;    // what the word mostly names
    std::uint64_t function = 0;  // the word itself if it is a function word or punctuation, else its tag
};

Values values_of(const NameToken& token) {
    Values values;
    values.lower = hash_string(token.lower);
    values.shape = static_cast<std::uint64_t>(token.shape) * 2 + (token.initial ? 1 : 0);
    values.upos = static_cast<std::uint64_t>(token.upos);
    values.kinds = token.kinds;
    values.fine = token.cluster.fine;
    values.coarse = token.cluster.coarse;
    values.likely = token.likely_type.fine;
    for (std::size_t i = 0; i < kListingCount; ++i) values.listed = values.listed * 3 + token.listed[i];
    values.lists = (values.listed * 64 + code(token.noun)) * 16 + (token.first_name ? 1U : 0U) +
                   (token.title ? 2U : 0U) + (token.legal_form ? 4U : 0U) + (token.never ? 8U : 0U);
    const bool function = (token.kinds & kFunctionWord) != 0 || token.shape == Shape::kPunctuation;
    values.function = function ? values.lower : 1 + values.upos;
    return values;
}

const Values& edge() {
    static const Values kValues{.lower = 1,
                                .shape = 99,
                                .upos = 99,
                                .kinds = 999,
                                .lists = 1,
                                .listed = 1,
                                .fine = 0xffff,
                                .coarse = 0xffff,
                                .likely = 0xffff,
                                .function = 99};
    return kValues;
}

class SentenceFeaturizer {
  public:
    SentenceFeaturizer(const NameSentence& sentence, const DocumentCues& cues)
        : sentence_(sentence), cues_(cues) {
        values_.reserve(sentence.tokens.size());
        for (const NameToken& token : sentence.tokens) values_.push_back(values_of(token));
    }

    std::vector<language::FeatureKey> operator()(std::size_t i) {
        list_.clear();
        number_ = 0;
        words(i);
        spelling(i);
        tags_and_lists(i);
        syntax(i);
        document(i);
        clusters(i);
        const auto keys = list_.keys();
        return {keys.begin(), keys.end()};
    }

  private:
    [[nodiscard]] const Values& at(std::size_t i, int offset) const {
        const auto index = static_cast<std::ptrdiff_t>(i) + offset;
        if (index < 0 || index >= static_cast<std::ptrdiff_t>(values_.size())) return edge();
        return values_[static_cast<std::size_t>(index)];
    }

    void add(std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0, std::uint64_t d = 0) {
        list_.add(number_++, a, b, c, d);
    }
    /// A feature only if it says something; the template keeps its number.
    void add_if(bool condition, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
        if (condition) list_.add(number_, a, b, c);
        ++number_;
    }

    void words(std::size_t i) {
        add(at(i, 0).lower);
        add(at(i, -1).lower);
        add(at(i, 1).lower);
        add(at(i, -2).lower);
        add(at(i, 2).lower);
        add(at(i, -1).lower, at(i, 0).lower);
        add(at(i, 0).lower, at(i, 1).lower);
        add(at(i, -1).lower, at(i, 0).shape);
        add(at(i, 1).lower, at(i, 0).shape);
        add(at(i, -2).lower, at(i, -1).lower, at(i, 0).shape);
        add(at(i, 1).lower, at(i, 2).lower, at(i, 0).shape);
        add(at(i, -1).function, at(i, 0).shape, at(i, 1).function);
    }

    /// Template numbers of their own, behind all others: the others' count depends on the token.
    static constexpr std::uint64_t kFirstClusterTemplate = 200;

    void clusters(std::size_t i) {
        number_ = kFirstClusterTemplate;
        add(at(i, 0).fine, at(i, 0).shape);
        add(at(i, -1).fine, at(i, 0).shape);
        add(at(i, 1).fine, at(i, 0).shape);
        for (const int offset : {-2, 0, 2}) add(at(i, offset).coarse, at(i, 0).shape);
        add(at(i, -1).coarse, at(i, 0).coarse);
        add(at(i, 0).coarse, at(i, 1).coarse);
        add(at(i, -1).function, at(i, 0).coarse);
        const NameToken& token = sentence_.tokens[i];
        add(at(i, 0).likely, at(i, 0).shape);
        add(at(i, 0).likely, at(i, 0).kinds);
        add(at(i, 0).likely, at(i, -1).function);
        add(token.likely_type.coarse, at(i, -1).likely);
        add(token.likely_type.coarse, at(i, 1).likely);
        add(at(i, -1).likely, at(i, 0).shape);
        add(at(i, 1).likely, at(i, 0).shape);
        add(token.likely_type.coarse, at(i, 0).lists);
        add(token.likely_type.coarse, at(i, -1).lower);
        add(token.likely_type.coarse, at(i, 1).lower);
    }

    void spelling(std::size_t i) {
        const NameToken& token = sentence_.tokens[i];
        const std::uint64_t capital = token.capital() ? 1 : 0;
        for (const std::size_t length : {2U, 3U, 4U}) {
            add(hash_string(ending(token.folded, length)), capital);
            add(hash_string(beginning(token.folded, length)), capital);
        }
        add(pattern_of(token));
        add(pattern_of(token), token.initial ? 1 : 0, sentence_.in_capitals ? 1 : 0);
        add(at(i, 0).shape);
        add(at(i, -1).shape, at(i, 0).shape);
        add(at(i, 0).shape, at(i, 1).shape);
        add(at(i, -1).shape, at(i, 0).shape, at(i, 1).shape);
        add(at(i, -2).shape, at(i, -1).shape, at(i, 0).shape);
        add(at(i, 0).shape, at(i, 1).shape, at(i, 2).shape);
        add(at(i, 0).shape, token.quoted ? 1 : 0, token.after_quote ? 1 : 0);
        add(std::min<std::size_t>(token.text.size(), 12), capital);
        add(at(i, 0).shape, static_cast<std::uint64_t>(sentence_.block), sentence_.in_capitals ? 1 : 0);
    }

    void tags_and_lists(std::size_t i) {
        add(at(i, 0).upos);
        add(at(i, -1).upos, at(i, 0).upos);
        add(at(i, 0).upos, at(i, 1).upos);
        add(at(i, 0).upos, at(i, 0).shape, at(i, 0).kinds);
        add(at(i, 0).kinds, at(i, 0).shape);
        add(at(i, -1).kinds, at(i, 0).kinds, at(i, 0).shape);
        add(at(i, 0).kinds, at(i, 1).kinds, at(i, 0).shape);
        for (const int offset : {-2, -1, 0, 1, 2}) add(at(i, offset).lists);
        add(at(i, -1).lists, at(i, 0).lists);
        add(at(i, 0).lists, at(i, 1).lists);
        add(at(i, -1).lists, at(i, 0).shape);
        add(at(i, 1).lists, at(i, 0).shape);
        add(at(i, -1).lists, at(i, 0).lists, at(i, 1).lists);
        add(at(i, 0).lists, at(i, 0).shape, at(i, 0).kinds);
        add(at(i, -1).function, at(i, 0).listed);
        const NameToken& token = sentence_.tokens[i];
        for (std::size_t k = 0; k < kListingCount; ++k)
            add_if(token.listed[k] != 0, token.listed[k], at(i, 0).shape);
        add_if(token.first_name, at(i, 1).shape, at(i, -1).function);
        add_if(i > 0 && sentence_.tokens[i - 1].first_name, at(i, 0).shape, at(i, 0).kinds);
        add_if(i > 0 && sentence_.tokens[i - 1].title, at(i, 0).shape);
    }

    void syntax(std::size_t i) {
        const Governor governor = governor_of(sentence_, i);
        const auto link = static_cast<std::uint64_t>(governor.link);
        add_if(governor.sense != nullptr, code(governor.sense), link, at(i, 0).shape);
        add_if(governor.sense != nullptr, type_code(governor.sense), link, at(i, 0).shape);
        add_if(governor.sense != nullptr,
               hash_string(governor.sense ? sentence_.tokens[governor.token].lemma : std::string()), link,
               at(i, 0).shape);
        const NounSense* apposition =
            is_name_part(sentence_.tokens[i]) ? apposition_of(sentence_, i) : nullptr;
        add_if(apposition != nullptr, code(apposition), at(i, 0).shape);
        add_if(apposition != nullptr, type_code(apposition), at(i, 0).kinds);
        if (is_name_part(sentence_.tokens[i])) {
            const auto behind = verb_behind(sentence_, i);
            const auto before = verb_before(sentence_, i);
            list_.add(number_, code(behind), at(i, 0).shape);
            list_.add(number_ + 1, code(before), at(i, 0).shape);
            list_.add(number_ + 2, is_age_behind(sentence_, i) ? 1 : 0);
            std::size_t begin = i;
            while (begin > 0 && is_name_part(sentence_.tokens[begin - 1])) --begin;
            const std::size_t end = end_of_run(sentence_, i);
            // The run of capitals as a whole: what stands around it, how long it is, which word of it this
            // is.
            list_.add(number_ + 3, at(begin, -1).lower, at(i, 0).shape);
            list_.add(number_ + 4, at(end, 0).lower, at(i, 0).shape);
            list_.add(number_ + 5, at(begin, -1).function, at(end, 0).function);
            list_.add(number_ + 6, std::min<std::size_t>(end - begin, 4),
                      std::min<std::size_t>(i - begin, 4));
            list_.add(number_ + 7, at(begin, 0).lists, std::min<std::size_t>(i - begin, 3));
            list_.add(number_ + 8, at(end - 1, 0).lists, std::min<std::size_t>(end - 1 - i, 3));
            list_.add(number_ + 9, hash_string(sentence_.tokens[begin].folded),
                      std::min<std::size_t>(i - begin, 3));
        }
        number_ += 10;
    }

    void document(std::size_t i) {
        const NameToken& token = sentence_.tokens[i];
        if (!token.capital()) return;
        const std::uint32_t elsewhere = cues_.elsewhere(sentence_, i);
        for (std::size_t cue = 0; cue < kCueCount; ++cue) {
            if ((elsewhere >> cue & 1U) != 0) list_.add(number_, cue, at(i, 0).shape);
        }
        list_.add(number_ + 1, std::min<std::uint32_t>(cues_.count(token.folded), 4), at(i, 0).shape);
        const std::uint32_t here = cues_of(sentence_, i);
        for (std::size_t cue = 0; cue < kCueCount; ++cue) {
            if ((here >> cue & 1U) != 0) list_.add(number_ + 2, cue);
        }
    }

    const NameSentence& sentence_;
    const DocumentCues& cues_;
    std::vector<Values> values_;
    FeatureList list_;
    std::uint64_t number_ = 0;
};

}  // namespace

std::uint32_t cues_of(const NameSentence& sentence, std::size_t i) {
    const auto& tokens = sentence.tokens;
    const NameToken& token = tokens[i];
    if (!token.capital()) return token.shape == Shape::kLower ? bit(Cue::kLowerCase) : 0;
    std::uint32_t cues = 0;
    if (!token.initial && !sentence.in_capitals) cues |= bit(Cue::kInsideSentence);
    if (token.first_name) cues |= bit(Cue::kIsFirstName);
    if (i > 0) {
        const NameToken& left = tokens[i - 1];
        if (left.title) cues |= bit(Cue::kAfterTitle);
        if (left.first_name) cues |= bit(Cue::kAfterFirstName);
        if (left.lower == "à" || left.lower == "en") cues |= bit(Cue::kAfterPlacePreposition);
        if (left.lower == "chez") cues |= bit(Cue::kAfterChez);
        const auto verb = verb_before(sentence, i);
        if (verb == VerbSense::kSpeech) cues |= bit(Cue::kAfterSpeechVerb);
    }
    const Governor governor = governor_of(sentence, i);
    if (governor.sense != nullptr) {
        const NounSense& sense = *governor.sense;
        if (governor.link != Link::kThroughDe && sense.title) cues |= bit(cue_after(sense.type));
        if (governor.link == Link::kThroughDe && sense.type == EntityType::kPlace)
            cues |= bit(Cue::kAfterPlaceNoun);
        if (governor.link == Link::kThroughDe && sense.post) cues |= bit(Cue::kPostOf);
    }
    if (const NounSense* sense = apposition_of(sentence, i)) cues |= bit(cue_before(sense->type));
    if (verb_behind(sentence, i) == VerbSense::kSpeech) cues |= bit(Cue::kBeforeSpeechVerb);
    if (is_age_behind(sentence, i)) cues |= bit(Cue::kBeforeAge);
    const std::size_t end = end_of_run(sentence, i);
    if (end > i + 1 && tokens[end - 1].legal_form) cues |= bit(Cue::kLegalForm);
    return cues;
}

DocumentCues::DocumentCues(const std::vector<NameSentence>& sentences) {
    for (const NameSentence& sentence : sentences) {
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
            const NameToken& token = sentence.tokens[i];
            if (token.shape == Shape::kPunctuation || token.shape == Shape::kNumber) continue;
            Places& places = places_[token.folded];
            if (token.capital()) ++places.capitals;
            const std::uint32_t cues = cues_of(sentence, i);
            for (std::size_t cue = 0; cue < kCueCount; ++cue) {
                if ((cues >> cue & 1U) != 0) ++places.cues[cue];
            }
        }
    }
}

std::uint32_t DocumentCues::elsewhere(const NameSentence& sentence, std::size_t token) const {
    const auto found = places_.find(sentence.tokens[token].folded);
    if (found == places_.end()) return 0;
    const std::uint32_t here = cues_of(sentence, token);
    std::uint32_t cues = 0;
    for (std::size_t cue = 0; cue < kCueCount; ++cue) {
        const std::uint32_t own = here >> cue & 1U;
        if (found->second.cues[cue] > own) cues |= 1U << cue;
    }
    return cues;
}

std::uint32_t DocumentCues::count(const std::string& folded) const {
    const auto found = places_.find(folded);
    return found == places_.end() ? 0 : found->second.capitals;
}

std::vector<SentenceFeatures> features_of(const std::vector<NameSentence>& sentences,
                                          const ContextEncoder& encoder) {
    const DocumentCues cues(sentences);
    std::vector<SentenceFeatures> features;
    features.reserve(sentences.size());
    for (const NameSentence& sentence : sentences) {
        SentenceFeaturizer featurizer(sentence, cues);
        auto& keys = features.emplace_back().keys;
        keys.reserve(sentence.tokens.size());
        for (std::size_t i = 0; i < sentence.tokens.size(); ++i) keys.push_back(featurizer(i));
    }
    if (!encoder) return features;
    std::vector<std::vector<std::string>> words(sentences.size());
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        for (const NameToken& token : sentences[i].tokens) words[i].push_back(plain_apostrophes(token.text));
    }
    auto encodings = encoder.encode(words);
    for (std::size_t i = 0; i < sentences.size(); ++i) features[i].encodings = std::move(encodings[i]);
    return features;
}

}  // namespace lacis::entities
