// SPDX-License-Identifier: Apache-2.0
#include "entities/names.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string_view>
#include <unordered_map>

#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

bool is_quote(const NameToken& token) {
    constexpr std::array<std::string_view, 6> kQuotes = {"«", "»", "\"", "“", "”", "''"};
    return std::find(kQuotes.begin(), kQuotes.end(), token.text) != kQuotes.end();
}

/// … without an article.
bool is_de(const NameToken& token) {
    return token.lower == "de" || token.lower == "d'";
}

/// "ex-UMP" names the UMP: how many code points stand before the name in its first token.
std::uint32_t former_prefix(const NameToken& token) {
    constexpr std::string_view kFormer = "ex-";
    const bool named = token.lower.starts_with(kFormer) && token.text.size() > kFormer.size() &&
                       utf8::starts_upper(std::string_view(token.text).substr(kFormer.size()));
    return named ? kFormer.size() : 0;
}

Name make_name(const NameSentence& sentence, std::uint32_t sentence_number, std::uint32_t first,
               std::uint32_t end) {
    Name name;
    name.sentence = sentence_number;
    name.first_token = first;
    name.end_token = end;
    const std::uint32_t prefix = former_prefix(sentence.tokens[first]);
    name.start = sentence.tokens[first].span.begin + prefix;
    bool bracket = false;
    for (std::uint32_t i = first; i < end; ++i) {
        const NameToken& token = sentence.tokens[i];
        bracket = bracket || token.text == "(";
        // "M. (Paul) Garrec": the bracket opened before the name.
        if (token.text == ")" && !bracket) continue;
        if (i > first && token.span.begin > sentence.tokens[i - 1].span.end) name.text.push_back(' ');
        const std::string word = i == first ? token.text.substr(prefix) : token.text;
        name.text += word;
        if (!is_quote(token)) name.words.push_back(word);
    }
    name.key = name_key(name.text);
    return name;
}

/// "le groupe", "le géant des télécommunications": the noun before a token that may stand right before a
/// name.
const NounSense* title_before(const std::vector<NameToken>& tokens, std::uint32_t end,
                              const WordLists& lists) {
    const auto title = [&](const NameToken& token) -> const NounSense* {
        if (token.noun == nullptr || token.upos == language::Upos::kVerb) return nullptr;
        for (const NounSense& sense : lists.noun(token.text)) {
            if (sense.title) return &sense;
        }
        return nullptr;
    };
    if (const NounSense* direct = title(tokens[end - 1])) return direct;
    // What it deals in: common nouns in lower case behind "de".
    constexpr std::uint32_t kFarthest = 4;
    for (std::uint32_t at = end; at > 1 && end - at < kFarthest; --at) {
        const NameToken& token = tokens[at - 1];
        const bool topic = token.shape == Shape::kLower && (token.kinds & (kCommonNoun | kAdjective)) != 0;
        if (topic && token.noun == nullptr) continue;
        const bool of = at < end && (token.lower == "de" || token.lower == "d'" || token.lower == "des");
        const NounSense* const kind = of ? title(tokens[at - 2]) : nullptr;
        return kind != nullptr && kind->type != EntityType::kPerson ? kind : nullptr;
    }
    return nullptr;
}

/// What the words right before a name say of it.
void read_left_context(const NameSentence& sentence, const WordLists& lists, Name& name) {
    std::uint32_t at = name.first_token;
    while (at > 0 &&
           (is_quote(sentence.tokens[at - 1]) || sentence.tokens[at - 1].upos == language::Upos::kAdj))
        --at;
    if (at == 0) return;
    const NameToken& left = sentence.tokens[at - 1];
    if (left.title) {
        name.after_title = true;
        name.gender = lists.title(left.text).value_or(Gender::kUnknown);
    } else if (const NounSense* noun = title_before(sentence.tokens, at, lists)) {
        name.governor = noun;
        if (noun->type == EntityType::kPerson) name.gender = noun->gender;
    }
}

/// "37e", "1er": a place in an order, or a minute.
bool is_ordinal(const NameToken& token) {
    const std::size_t digits = token.lower.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos) return false;
    constexpr std::array<std::string_view, 8> kEndings = {"e", "er", "ère", "ème", "eme", "re", "nd", "nde"};
    return std::find(kEndings.begin(), kEndings.end(), std::string_view(token.lower).substr(digits)) !=
           kEndings.end();
}

/// What makes a sentence a credit or a signature: a short caption, or a line that is nothing but names.
bool is_byline(const NameSentence& sentence, const WordLists& lists) {
    constexpr std::size_t kLongestByline = 14;
    if (sentence.tokens.size() > kLongestByline) return false;
    if (sentence.block == language::Block::kCaption) return true;
    const bool opens = lists.not_name(sentence.tokens.front().lower) == NotName::kByline;
    const bool verb = std::any_of(sentence.tokens.begin(), sentence.tokens.end(),
                                  [](const NameToken& token) { return token.upos == language::Upos::kVerb; });
    return opens && !verb;
}

bool is_acronym(const NameToken& token) {
    const std::uint32_t length = utf8::count_code_points(token.text);
    return (token.shape == Shape::kUpper || token.shape == Shape::kAlnum || token.shape == Shape::kInner) &&
           length >= 2 && length <= 10;
}

/// Can the rest of an acronym be read off the beginnings of words, when `taken` letters of word `at` are
/// read?
bool abbreviates(std::string_view letters, const std::vector<std::string>& words, std::size_t at,
                 std::size_t taken) {
    if (letters.empty()) return true;
    if (taken < words[at].size() && words[at][taken] == letters.front() &&
        abbreviates(letters.substr(1), words, at, taken + 1))
        return true;
    for (std::size_t next = at + 1; next < words.size(); ++next) {
        if (words[next].front() == letters.front() && abbreviates(letters.substr(1), words, next, 1))
            return true;
    }
    return false;
}

/// Do the letters occur in this order at the beginnings of the words, the first at that of the first? Words
/// may lend several letters or none: "Caisse des dépôts" and "CDC", "Office des marais salants" and "OMSA".
bool abbreviates(std::string_view acronym, const std::vector<std::string>& words) {
    const std::string letters = utf8::fold(acronym);
    std::vector<std::string> parts;
    for (const std::string& word : words) {
        bool begins = true;
        for (const char c : utf8::fold(word)) {
            if (begins) parts.emplace_back();
            begins = c == '-' || c == '\'';
            if (!begins) parts.back().push_back(c);
        }
    }
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    if (parts.empty() || letters.empty() || parts.front().front() != letters.front()) return false;
    if (parts.front().starts_with(letters)) return letters.size() == 1;
    return abbreviates(std::string_view(letters).substr(1), parts, 0, 1);
}

constexpr double kWeakEvidence = 0.5;

class NameFinder {
  public:
    NameFinder(const std::vector<NameSentence>& sentences, const NameTagger& tagger, const WordLists& lists,
               const DocumentDecisions& decisions)
        : sentences_(sentences), lists_(lists), decisions_(decisions) {
        for (const NameSentence& sentence : sentences) taken_.emplace_back(sentence.tokens.size(), false);
        for (const TaggedName& tagged : tagger.tag(sentences)) add_tagged(tagged);
    }

    std::vector<Name> find() {
        add_known();
        extend_to_listed();
        join_heads();
        split_joined();
        split_glued();
        trim_openings();
        trim_posts();
        trim_adverbs();
        split_holders();
        split_members();
        split_persons();
        split_institutions();
        split_parties();
        extend_to_models();
        drop_bodies();
        add_quoted_titles();
        extend_to_acronyms();
        extend_coordinations();
        extend_to_institutions();
        add_contracted_towns();
        add_nations();
        add_listed_in_lower_case();
        add_camps();
        add_behind_kinds();
        add_before_verbs();
        add_odd_spellings();
        add_small_names();
        add_acronyms();
        add_listed_acronyms();
        add_explained();
        add_repeated();
        drop_addresses();
        sort();
        type_models();
        share_among_coordinates();
        return std::move(names_);
    }

  private:
    [[nodiscard]] bool free(std::uint32_t sentence, std::uint32_t first, std::uint32_t end) const {
        for (std::uint32_t i = first; i < end; ++i) {
            if (taken_[sentence][i]) return false;
        }
        return true;
    }

    Name& add(std::uint32_t sentence, std::uint32_t first, std::uint32_t end, std::string reason) {
        for (std::uint32_t i = first; i < end; ++i) taken_[sentence][i] = true;
        Name& name = names_.emplace_back(make_name(sentences_[sentence], sentence, first, end));
        name.reason = std::move(reason);
        name.byline = is_byline(sentences_[sentence], lists_);
        read_left_context(sentences_[sentence], lists_, name);
        return name;
    }

    /// "l'ex-Premier ministre X": a title, not a name such as "ex-Yougoslavie".
    [[nodiscard]] bool is_former_title(const NameToken& token) const {
        constexpr std::string_view kFormer = "ex-";
        constexpr unsigned kCommon = kCommonNoun | kAdjective;
        if (!token.lower.starts_with(kFormer)) return false;
        const std::string title = token.text.substr(kFormer.size());
        return (lists_.word_kinds(utf8::lower(title)) & kCommon) != 0 || !lists_.noun(title).empty() ||
               lists_.not_name(title) == NotName::kNever;
    }

    [[nodiscard]] bool opens_no_name(const NameToken& token) const {
        return token.title || is_quote(token) || is_former_title(token) ||
               (token.upos == language::Upos::kVerb && token.shape == Shape::kLower);
    }

    /// Behind words in lower case that no list knows as the beginning of a name ("tweeté X"), if capitals
    /// follow.
    static std::uint32_t without_strange_opening(const std::vector<NameToken>& tokens, std::uint32_t first,
                                                 std::uint32_t end) {
        std::uint32_t capital = first;
        while (capital < end && tokens[capital].shape == Shape::kLower) ++capital;
        if (capital == first || capital == end || tokens[first].noun != nullptr) return first;
        return tokens[first].after_quote ? first : capital;
    }

    /// "ministre de la Justice", "secrétaire d'État à l'Énergie": what a minister is in charge of, written
    /// with a capital.
    [[nodiscard]] bool is_portfolio(const std::vector<NameToken>& tokens, std::uint32_t first,
                                    std::uint32_t end) const {
        constexpr std::array<std::string_view, 9> kLinks = {"de", "d'", "du", "des", "la",
                                                            "l'", "à",  "au", "aux"};
        const bool common =
            std::all_of(tokens.begin() + first, tokens.begin() + end, [](const NameToken& word) {
                return (word.kinds & (kCommonNoun | kFunctionWord | kAdjective)) != 0;
            });
        if (!common) return false;
        std::uint32_t at = first;
        while (at > 0 && std::find(kLinks.begin(), kLinks.end(), tokens[at - 1].lower) != kLinks.end()) --at;
        if (at == first) return false;
        // "chargé des", "du Développement industriel et de la"
        constexpr std::uint32_t kFarthest = 8;
        const auto goes_on = [&](const NameToken& token) {
            const bool other = token.shape == Shape::kCapital && (token.kinds & kCommonNoun) != 0;
            return other || token.upos == language::Upos::kAdj || !lists_.demonym(token.lower).empty() ||
                   token.lower == "et" || token.lower.starts_with("chargé") ||
                   std::find(kLinks.begin(), kLinks.end(), token.lower) != kLinks.end();
        };
        while (at > 0 && first - at < kFarthest && goes_on(tokens[at - 1]) && tokens[at - 1].lower != "état")
            --at;
        if (at == 0) return false;
        const std::string& post = tokens[at - 1].lower;
        return post == "ministre" || post == "ministres" || post == "état" || post == "ex-ministre";
    }

    /// "pro-X", "X-compatible": who is for or against a name, not the name.
    [[nodiscard]] bool is_attitude(const NameToken& token) const {
        const std::size_t hyphen = token.lower.find('-');
        if (hyphen == std::string::npos) return false;
        return lists_.not_name(token.lower.substr(0, hyphen + 1)) == NotName::kAffix ||
               lists_.not_name(token.lower.substr(token.lower.rfind('-'))) == NotName::kAffix;
    }

    /// "En Bretagne", "Concernant X": a preposition that opens the sentence, if no list knows it in the name.
    [[nodiscard]] bool opens_phrase(const NameSentence& sentence, std::uint32_t first,
                                    std::uint32_t end) const {
        const NameToken& token = sentence.tokens[first];
        if (end - first < 2 || !token.initial || token.shape != Shape::kCapital) return false;
        const std::string rest = make_name(sentence, 0, first + 1, end).text;
        if (first != 0 && lists_.listings(WordLists::squeeze(rest)) == 0) return false;
        const bool preposition = token.upos == language::Upos::kAdp || token.upos == language::Upos::kVerb;
        if (!preposition || (token.kinds & kProperName) != 0 || !sentence.tokens[first + 1].capital())
            return false;
        return lists_.listings(WordLists::squeeze(make_name(sentence, 0, first, end).text)) == 0;
    }

    void add_tagged(const TaggedName& tagged) {
        const auto& tokens = sentences_[tagged.sentence].tokens;
        std::uint32_t first = tagged.first_token;
        std::uint32_t end = tagged.end_token;
        while (first < end && opens_no_name(tokens[first])) ++first;
        if (first < end && opens_phrase(sentences_[tagged.sentence], first, end)) ++first;
        first = without_strange_opening(tokens, first, end);
        // "Corvatek Skandor : actualité automobile"
        for (std::uint32_t at = first + 1; at + 1 < end; ++at) {
            if (tokens[at].text == ":" && tokens[at + 1].shape == Shape::kLower && !tokens[first].quoted) {
                end = at;
                break;
            }
        }
        while (end > first && (is_quote(tokens[end - 1]) || tokens[end - 1].text == ",")) --end;
        // "le Sénat lundi", "le Parti communiste de"
        const auto dangles = [&](std::uint32_t last) {
            if (tokens[last].shape != Shape::kLower) return false;
            const bool inside = is_of(tokens[last - 1]) || (tokens[last - 1].kinds & kFunctionWord) != 0;
            return is_of(tokens[last]) || (lists_.not_name(tokens[last].lower) == NotName::kDay && !inside);
        };
        while (end > first + 1 && dangles(end - 1)) --end;
        const bool names_something =
            std::any_of(tokens.begin() + first, tokens.begin() + end, [](const NameToken& token) {
                return token.shape != Shape::kPunctuation && token.shape != Shape::kNumber && !token.never &&
                       !is_ordinal(token);
            });
        if (!names_something || is_portfolio(tokens, first, end)) return;
        if (end - first == 1 && is_attitude(tokens[first])) return;
        // "secrétaire d'État": no state is meant
        if (end - first == 1 && first > 0 && is_de(tokens[first - 1]) &&
            lists_.not_name(tokens[first - 1].lower + tokens[first].text) == NotName::kNever)
            return;
        Name& name = add(tagged.sentence, first, end, "tagger");
        std::copy_n(tagged.weights.begin(), kTypeCount, name.evidence.begin());
        name.evidence[static_cast<std::size_t>(tagged.type)] += 0.1;
    }

    /// How often the document has each name.
    [[nodiscard]] std::map<std::string, int> counts_by_key() const {
        std::map<std::string, int> counts;
        for (const Name& name : names_) ++counts[name.key];
        return counts;
    }

    /// "Jeanne Martin d'Airbus" is two names: the tagger takes them for one where both are new. They are told
    /// apart by what stands elsewhere in the document, and by a spelling that no surname has.
    void split_joined() {
        std::map<std::string, int> whole = counts_by_key();
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
                if (!is_de(tokens[at])) continue;
                const Name left = make_name(sentences_[name.sentence], name.sentence, name.first_token, at);
                const Name right =
                    make_name(sentences_[name.sentence], name.sentence, at + 1, name.end_token);
                const bool odd = tokens[at + 1].shape == Shape::kInner ||
                                 tokens[at + 1].shape == Shape::kUpper ||
                                 (tokens[at + 1].shape == Shape::kAlnum && !is_ordinal(tokens[at + 1]));
                const bool person =
                    name.best_type() == EntityType::kPerson || tokens[name.first_token].first_name;
                // "Edmond", "Edmond de Garrec" and "les Garrec": one man and his family.
                const bool given = left.words.size() == 1 && tokens[name.first_token].first_name;
                const bool both = !given && whole.contains(left.key) && whole.contains(right.key);
                const bool company =
                    left.words.size() >= 2 && (whole.contains(right.key) || odd || is_company(right, at + 1));
                if (!both && !(person && (company || (odd && whole.contains(left.key))))) continue;
                release(name);
                replace(i, name.first_token, at, person ? std::optional(EntityType::kPerson) : std::nullopt);
                Name& second = add(name.sentence, at + 1, name.end_token, "tagger");
                if (odd || company) {
                    second.evidence[static_cast<std::size_t>(EntityType::kOrganization)] = kWeakEvidence;
                }
                break;
            }
        }
    }

    /// "… de Rivage Mobile Corvatek précise": a title that ends in a name and a sentence that opens with
    /// another, put together without a stop. Both are organizations that stand alone elsewhere in the text.
    void split_glued() {
        std::map<std::string, std::array<int, kTypeCount>> whole;
        for (const Name& name : names_) ++whole[name.key][static_cast<std::size_t>(name.best_type())];
        const auto times = [&](const std::string& key) {
            const auto found = whole.find(key);
            return found == whole.end() ? 0 : std::accumulate(found->second.begin(), found->second.end(), 0);
        };
        const auto organization = [&](const Name& part) {
            constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
            const std::uint32_t listings = lists_.listings(WordLists::squeeze(part.text));
            const auto found = whole.find(part.key);
            return found != whole.end() && (listings & ~kOrganization) == 0 &&
                   2 * found->second[static_cast<std::size_t>(EntityType::kOrganization)] > times(part.key);
        };
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            const bool once = times(name.key) == 1 && lists_.listings(WordLists::squeeze(name.text)) == 0;
            if (!once || tokens[name.first_token].first_name || tokens[name.first_token].noun != nullptr)
                continue;
            for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
                if (!tokens[at].capital() || !tokens[at - 1].capital()) continue;
                const auto part = [&](std::uint32_t from, std::uint32_t to) {
                    return make_name(sentences_[name.sentence], name.sentence, from, to);
                };
                if (!organization(part(name.first_token, at)) || !organization(part(at, name.end_token)))
                    continue;
                release(name);
                replace(i, name.first_token, at, EntityType::kOrganization);
                add(name.sentence, at, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kOrganization)] = kWeakEvidence;
                break;
            }
        }
    }

    /// "Orphelia News Elle raconte": a subject pronoun with a capital behind a name, and a sentence that goes
    /// on in lower case: it opens that sentence.
    void trim_openings() {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (sentences_[name.sentence].in_capitals || name.end_token - name.first_token < 2 ||
                name.end_token >= tokens.size() || tokens[name.end_token].shape != Shape::kLower)
                continue;
            const NameToken& last = tokens[name.end_token - 1];
            const bool plain = last.shape == Shape::kCapital && (last.kinds & kProperName) == 0;
            static const std::set<std::string, std::less<>> kSubjects = {"il",    "elle", "ils", "on",
                                                                         "elles", "je",   "nous"};
            const bool opens = kSubjects.contains(last.lower);
            if (!plain || !opens || lists_.listings(WordLists::squeeze(name.text)) != 0) continue;
            taken_[name.sentence][name.end_token - 1] = false;
            const TypeEvidence evidence = name.evidence;
            replace(i, name.first_token, name.end_token - 1, std::nullopt);
            names_[i].evidence = evidence;
        }
    }

    /// "le [Directeur Général de] Corvéa GmbH": a post with capitals is no part of the organization's name.
    void trim_posts() {
        constexpr std::uint32_t kLongestPost = 4;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (name.best_type() != EntityType::kOrganization || !is_post(tokens[name.first_token]) ||
                lists_.listings(WordLists::squeeze(name.text)) != 0)
                continue;
            std::uint32_t at = name.first_token + 1;
            const std::uint32_t limit = std::min(name.end_token, name.first_token + kLongestPost);
            while (at < limit && tokens[at].shape != Shape::kPunctuation && !is_de(tokens[at]) &&
                   tokens[at].lower != "du" && tokens[at].lower != "des")
                ++at;
            if (at >= limit || !(is_de(tokens[at]) || tokens[at].lower == "du" || tokens[at].lower == "des"))
                continue;
            for (++at; at < name.end_token && !tokens[at].capital();) ++at;
            if (at >= name.end_token) continue;
            release(name);
            replace(i, at, name.end_token, EntityType::kOrganization);
        }
    }

    /// A noun for those who hold a post: "Directeur".
    [[nodiscard]] bool is_post(const NameToken& token) const {
        // "Président-directeur général"
        const auto senses = lists_.noun(token.lower.substr(0, token.lower.find('-')));
        return !senses.empty() && senses.front().post && senses.front().type == EntityType::kPerson;
    }

    /// "ont fondé Airbus ensemble": an adverb behind a name that the document uses without it is no part of
    /// it.
    void trim_adverbs() {
        std::map<std::string, int> whole = counts_by_key();
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            const NameToken& last = tokens[name.end_token - 1];
            const bool adverb = last.shape == Shape::kLower && (last.kinds & kAdverb) != 0;
            if (name.end_token - name.first_token < 2 || !adverb || whole[name.key] > 1) continue;
            const Name shorter =
                make_name(sentences_[name.sentence], name.sentence, name.first_token, name.end_token - 1);
            if (!whole.contains(shorter.key)) continue;
            taken_[name.sentence][name.end_token - 1] = false;
            replace(i, name.first_token, name.end_token - 1, name.best_type());
        }
    }

    /// "le PDG d'Airbus Jeanne Martin": behind a post, the organisation and its holder stand side by side.
    void split_holders() {
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (!follows_post(tokens, name.first_token) || tokens[name.first_token].first_name ||
                lists_.listings(WordLists::squeeze(name.text)) != 0)
                continue;
            for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
                const bool given = tokens[at].first_name && tokens[at - 1].capital();
                if (!given || !tokens[at + 1].capital()) continue;
                release(name);
                replace(i, name.first_token, at, EntityType::kOrganization);
                add(name.sentence, at, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kPerson)] = 1;
                break;
            }
        }
    }

    /// "le député Rivage Garrec", "le conseiller communal Les Verts Garrec": right behind what somebody is,
    /// an organization that the lists or the rest of the document know, and its member.
    void split_members() {
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        std::map<std::string, int> whole = counts_by_key();
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (whole[name.key] > 1 || tokens[name.first_token].first_name) continue;
            const bool behind_person = follows_person(name);
            const auto part = [&](std::uint32_t from, std::uint32_t to) {
                return make_name(sentences_[name.sentence], name.sentence, from, to);
            };
            for (std::uint32_t at = name.end_token - 1; at > name.first_token; --at) {
                const Name party = part(name.first_token, at);
                const bool known = (lists_.listings(WordLists::squeeze(party.text)) & kOrganization) != 0 ||
                                   (whole.contains(party.key) && is_acronym(tokens[name.first_token]));
                const bool member = tokens[at].shape == Shape::kCapital && tokens[at].noun == nullptr &&
                                    lists_.listings(WordLists::squeeze(part(at, name.end_token).text)) == 0;
                // "son homologue au Sénat Jeanne Martin": a given name tells as much.
                const bool full = name.best_type() != EntityType::kProduct && tokens[at].first_name &&
                                  at + 1 < name.end_token && tokens[at + 1].shape == Shape::kCapital;
                if (!known || !member || (!behind_person && !full)) continue;
                release(name);
                replace(i, name.first_token, at, EntityType::kOrganization);
                names_[i].governor = nullptr;
                add(name.sentence, at, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kPerson)] = 1;
                break;
            }
        }
    }

    /// "Jeanne Martin Paul Verlain", "la députée de Rennes Jeanne Martin": of two names side by side the
    /// second opens with a given name, and the first is a person whom the document names elsewhere, or a
    /// listed place behind a preposition.
    void split_persons() {
        constexpr unsigned kPlaces =
            (1U << static_cast<unsigned>(Listing::kRegion)) | (1U << static_cast<unsigned>(Listing::kCity));
        std::map<std::string, int> whole = counts_by_key();
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (whole[name.key] > 1 || sentences_[name.sentence].in_capitals ||
                name.best_type() == EntityType::kProduct)
                continue;
            const auto part = [&](std::uint32_t from, std::uint32_t to) {
                return make_name(sentences_[name.sentence], name.sentence, from, to);
            };
            const bool governed =
                name.first_token > 0 && (is_of(tokens[name.first_token - 1]) ||
                                         tokens[name.first_token - 1].upos == language::Upos::kAdp);
            for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
                const bool opens = is_given(tokens[at]) && tokens[at - 1].shape == Shape::kCapital &&
                                   tokens[at + 1].shape == Shape::kCapital;
                if (!opens) continue;
                const Name left = part(name.first_token, at);
                // "le ministre de Jeanne Martin Paul Verlain": two full names, no given name twice in a row
                const bool full = governed && at == name.first_token + 2 && at + 2 == name.end_token &&
                                  !is_given(tokens[at - 1]) && !is_given(tokens[at + 1]);
                const bool two =
                    left.words.size() > 1 && is_given(tokens[name.first_token]) &&
                    (full || whole.contains(left.key) || whole.contains(part(at, name.end_token).key));
                const bool place = governed && !tokens[name.first_token].first_name &&
                                   (lists_.listings(WordLists::squeeze(left.text)) & kPlaces) != 0;
                if (!two && !place) continue;
                release(name);
                replace(i, name.first_token, at, two ? EntityType::kPerson : EntityType::kPlace);
                if (place) names_[i].governor = nullptr;
                add(name.sentence, at, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kPerson)] = 1;
                break;
            }
        }
    }

    /// "la Corvatek Skandor", "la berline Corvatek Skandor", where "Corvatek" stands without an article
    /// elsewhere: what opens with a maker's name and takes an article is its product.
    void type_models() {
        static const std::set<std::string, std::less<>> kArticles = {
            "la", "une", "le", "un", "cette", "ce", "nouvelle", "nouveau", "sa", "son", "future", "futur"};
        const auto article_before = [&](const Name& name) {
            const auto& tokens = sentences_[name.sentence].tokens;
            return name.first_token > 0 && kArticles.contains(tokens[name.first_token - 1].lower);
        };
        std::set<std::string> makers;
        for (const Name& name : names_) {
            if (name.best_type() == EntityType::kOrganization && !article_before(name) &&
                (name.governor == nullptr || name.governor->type == EntityType::kOrganization))
                makers.insert(name.key);
        }
        const auto is_part_of_firm = [&](const NameToken& token) {
            const bool body = token.noun != nullptr && token.noun->type == EntityType::kOrganization;
            return token.legal_form || body || !token.capital() || is_acronym(token) ||
                   lists_.listings(WordLists::squeeze(token.text)) != 0;
        };
        for (Name& name : names_) {
            const auto& tokens = sentences_[name.sentence].tokens;
            if (name.best_type() != EntityType::kOrganization || name.words.size() < 2 ||
                makers.contains(name.key) || tokens[name.first_token].noun != nullptr ||
                lists_.listings(WordLists::squeeze(name.text)) != 0)
                continue;
            const bool product = name.governor != nullptr && name.governor->type == EntityType::kProduct;
            if (!product && !article_before(name)) continue;
            for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at) {
                const Name maker = make_name(sentences_[name.sentence], name.sentence, name.first_token, at);
                const bool rest =
                    std::none_of(tokens.begin() + at, tokens.begin() + name.end_token, is_part_of_firm);
                if (!makers.contains(maker.key) || !rest) continue;
                name.evidence = {};
                name.evidence[static_cast<std::size_t>(EntityType::kProduct)] = 1;
                break;
            }
        }
    }

    /// "#corvatek", "@corvatek", "https://corvatek.example": addresses and labels of the net name nobody of
    /// whom the text speaks, unless the lists know them.
    void drop_addresses() {
        std::erase_if(names_, [&](const Name& name) {
            if (lists_.listings(WordLists::squeeze(name.text)) != 0) return false;
            const std::string& opening = sentences_[name.sentence].tokens[name.first_token].text;
            const bool address = (opening.size() > 1 && (opening[0] == '#' || opening[0] == '@')) ||
                                 opening.starts_with("http://") || opening.starts_with("https://") ||
                                 opening.starts_with("www.");
            if (address) release(name);
            return address;
        });
    }

    /// "le maire Les Verts de Rennes", "Jeanne Martin PS": a listed organization, and the place where its
    /// member holds a post; a member's full name, and the acronym of a listed organization.
    void split_parties() {
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (lists_.listings(WordLists::squeeze(name.text)) != 0) continue;
            const auto part = [&](std::uint32_t from, std::uint32_t to) {
                return make_name(sentences_[name.sentence], name.sentence, from, to);
            };
            const auto listings = [&](std::uint32_t from, std::uint32_t to) {
                return lists_.listings(WordLists::squeeze(part(from, to).text));
            };
            const std::uint32_t last = name.end_token - 1;
            const bool member = name.best_type() == EntityType::kPerson && name.words.size() > 2 &&
                                !sentences_[name.sentence].in_capitals &&
                                tokens[last].shape == Shape::kUpper && tokens[last].text.size() > 1 &&
                                listings(last, name.end_token) == kOrganization;
            if (member) {
                release(name);
                const TypeEvidence evidence = name.evidence;
                replace(i, name.first_token, last, EntityType::kPerson);
                names_[i].evidence = evidence;
                add(name.sentence, last, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kOrganization)] = 1;
                continue;
            }
            if (!follows_person(name)) continue;
            for (std::uint32_t at = name.first_token + 1; at < last; ++at) {
                if (!is_of(tokens[at]) || (listings(name.first_token, at) & kOrganization) == 0) continue;
                release(name);
                replace(i, name.first_token, at, EntityType::kOrganization);
                names_[i].governor = nullptr;
                add(name.sentence, at + 1, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kPlace)] = 1;
                break;
            }
        }
    }

    /// "le député LR", "maire (PS)": the acronym of a listed organization behind a person.
    void add_listed_acronyms() {
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            if (sentences_[s].in_capitals) continue;
            for (std::uint32_t at = 1; at < tokens.size(); ++at) {
                const NameToken& token = tokens[at];
                const bool listed = token.shape == Shape::kUpper && token.text.size() > 1 && !token.never &&
                                    lists_.listings(WordLists::squeeze(token.text)) == kOrganization;
                const bool numbered = at + 1 < tokens.size() && tokens[at + 1].shape == Shape::kNumber;
                if (!listed || numbered || !free(s, at, at + 1)) continue;
                add(s, at, at + 1, "acronym").evidence[static_cast<std::size_t>(EntityType::kOrganization)] =
                    1;
            }
        }
    }

    /// "organisation des Nations unies": do words in lower case before a listed name make another one of it?
    [[nodiscard]] bool goes_before(const std::vector<NameToken>& tokens, std::uint32_t first,
                                   std::uint32_t end) const {
        constexpr std::uint32_t kMost = 3;
        std::string key;
        for (std::uint32_t at = first; at < end; ++at) key += WordLists::squeeze(tokens[at].text);
        for (std::uint32_t at = first; at > 0 && first - at < kMost; --at) {
            key.insert(0, WordLists::squeeze(tokens[at - 1].text));
            const bool noun = tokens[at - 1].noun != nullptr && tokens[at - 1].noun->head;
            if (noun && lists_.listings(key) != 0) return true;
        }
        return false;
    }

    /// "La Rivière en marche", "la Garenne insoumise": an organization that the lists know with small words,
    /// of which the tagger sees a part.
    void extend_to_listed() {
        constexpr std::uint32_t kLongest = 7;
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            if (sentences_[s].in_capitals) continue;
            for (std::uint32_t at = 0; at < tokens.size(); ++at) {
                if (!tokens[at].capital()) continue;
                const bool article = at > 0 && tokens[at - 1].shape == Shape::kLower &&
                                     (tokens[at - 1].lower == "la" || tokens[at - 1].lower == "le" ||
                                      tokens[at - 1].lower == "les" || tokens[at - 1].lower == "l'");
                const std::string opening = article ? WordLists::squeeze(tokens[at - 1].text) : std::string();
                std::string key;
                std::uint32_t end = at;
                for (std::uint32_t to = at; to < std::min<std::size_t>(tokens.size(), at + kLongest); ++to) {
                    key += WordLists::squeeze(tokens[to].text);
                    const bool known = lists_.listings(key) == kOrganization ||
                                       (article && lists_.listings(opening + key) == kOrganization);
                    const bool word = tokens[to].text.size() > 1 && (tokens[to].kinds & kFunctionWord) == 0;
                    if (known && word) end = to + 1;
                }
                if (end < at + 2 || goes_before(tokens, at, end)) continue;
                const auto meets = [&](const Name& name) {
                    return name.sentence == s && name.first_token < end && at < name.end_token;
                };
                const bool small =
                    std::any_of(tokens.begin() + at, tokens.begin() + end, [](const NameToken& token) {
                        return token.shape == Shape::kLower && (token.kinds & kFunctionWord) == 0;
                    });
                const bool sure =
                    std::any_of(tokens.begin() + at, tokens.begin() + end,
                                [](const NameToken& token) { return token.capital() && !token.initial; });
                const bool seen = std::any_of(names_.begin(), names_.end(), meets);
                const bool within = std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
                    return meets(name) && name.first_token <= at && end <= name.end_token;
                });
                if (sure && !within && (small || seen) && make_way(s, at, end))
                    add(s, at, end, "tagger").evidence[static_cast<std::size_t>(EntityType::kOrganization)] =
                        1;
                at = end - 1;
            }
        }
    }

    /// "la Corvatek [i28]", "un Corvatek [737 Max]": a listed firm behind an article and the mark of a model.
    void extend_to_models() {
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        static const std::set<std::string, std::less<>> kArticles = {
            "la", "une", "le", "un", "l'", "cette", "ce", "nouvelle", "nouveau", "sa", "son"};
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            std::uint32_t end = name.end_token;
            if (name.first_token == 0 || end >= tokens.size() ||
                lists_.listings(WordLists::squeeze(name.text)) != kOrganization ||
                !kArticles.contains(tokens[name.first_token - 1].lower))
                continue;
            const bool number = tokens[end].shape == Shape::kNumber && tokens[end].text.size() == 3 &&
                                (end + 1 == tokens.size() ||
                                 (tokens[end + 1].shape != Shape::kLower && tokens[end + 1].text != "%"));
            const bool mark = (tokens[end].shape == Shape::kAlnum || tokens[end].shape == Shape::kOther) &&
                              !is_ordinal(tokens[end]);
            if (!number && !mark) continue;
            ++end;
            while (end < tokens.size() &&
                   (tokens[end].shape == Shape::kUpper || tokens[end].shape == Shape::kAlnum ||
                    tokens[end].shape == Shape::kCapital))
                ++end;
            if (!free(name.sentence, name.end_token, end)) continue;
            lengthen(i, name.first_token, end);
            names_[i].evidence = {};
            names_[i].evidence[static_cast<std::size_t>(EntityType::kProduct)] = 1;
        }
    }

    /// The token behind the closing mark of a quotation that begins with the mark at the token; 0 if it does
    /// not end in the sentence, or is longer than titles are.
    static std::uint32_t end_of_quotation(const std::vector<NameToken>& tokens, std::uint32_t open) {
        constexpr std::uint32_t kLongest = 14;
        const bool straight = tokens[open].text == "\"" || tokens[open].text == "''";
        const bool opens = tokens[open].text == "«" || tokens[open].text == "“" ||
                           (straight && open + 1 < tokens.size() && tokens[open + 1].after_quote);
        for (std::uint32_t at = open + 1; opens && at < tokens.size() && at < open + kLongest; ++at) {
            if (is_quote(tokens[at])) return at == open + 1 ? 0 : at + 1;
        }
        return 0;
    }

    /// "le film", "une comédie douce-amère": the type of what a noun right before a token names, adjectives
    /// apart.
    [[nodiscard]] std::optional<EntityType> kind_before(const std::vector<NameToken>& tokens,
                                                        std::uint32_t at, bool apart) const {
        constexpr int kMostAdjectives = 3;
        for (int adjectives = 0; at > 0 && tokens[at - 1].shape == Shape::kLower; ++adjectives, --at) {
            const NameToken& left = tokens[at - 1];
            // "la série hebdomadaire": a noun and an adjective at once
            const bool either = (left.kinds & kAdjective) != 0 && at > 1 &&
                                lists_.quoted(tokens[at - 2].lower) == Quoted::kWork;
            if (either || lists_.quoted(left.lower) == Quoted::kWork) return EntityType::kProduct;
            const NounBefore noun =
                noun_before(tokens, at, [](const NounSense& sense) { return sense.title; });
            if (noun.sense != nullptr) {
                if (apart || noun.sense->type == EntityType::kPerson) return std::nullopt;
                return noun.sense->type;
            }
            const bool adjective = (left.kinds & kAdjective) != 0 || left.upos == language::Upos::kAdj;
            if (!adjective || adjectives == kMostAdjectives) return std::nullopt;
        }
        return std::nullopt;
    }

    /// What the words before the opening mark say that the quotation names: "la pièce « X »", "l'auteur de
    /// « X »", "un film de Jeanne Martin, « X »", "dans « X »".
    [[nodiscard]] std::optional<EntityType> quoted_kind_before(const std::vector<NameToken>& tokens,
                                                               std::uint32_t open) const {
        if (open == 0) return std::nullopt;
        std::uint32_t at = open;
        const bool apart = tokens[at - 1].shape == Shape::kPunctuation && !is_quote(tokens[at - 1]);
        if (apart) {
            constexpr std::uint32_t kFarthest = 6;
            --at;
            // "un film de Jeanne Martin,"
            const std::uint32_t mark = at;
            while (at > 1 && mark - at < kFarthest &&
                   (tokens[at - 1].capital() || lists_.is_person_particle(tokens[at - 1].lower)))
                --at;
            if (at < mark && is_of(tokens[at - 1])) --at;
            return kind_before(tokens, at, true);
        }
        const NameToken& left = tokens[at - 1];
        if (lists_.quoted(left.lower) == Quoted::kBefore) return EntityType::kProduct;
        if (is_of(left)) {
            for (std::uint32_t noun = at - 1; noun > 0; --noun) {
                const NameToken& head = tokens[noun - 1];
                if (lists_.quoted(head.lower) == Quoted::kOf) return EntityType::kProduct;
                // "la porte-parole des « X »"
                if (head.noun != nullptr && head.noun->type == EntityType::kPerson && head.noun->post)
                    return EntityType::kOrganization;
                if ((head.kinds & kAdjective) == 0 && head.shape != Shape::kNumber) break;
            }
            return std::nullopt;
        }
        if (const auto kind = kind_before(tokens, at, false)) return kind;
        if (left.upos == language::Upos::kAdp && names_maker(tokens, at)) return EntityType::kProduct;
        // "le dernier album de Jeanne Martin « X »"
        constexpr std::uint32_t kFarthest = 4;
        const std::uint32_t mark = at;
        while (at > 1 && mark - at < kFarthest &&
               (tokens[at - 1].capital() || lists_.is_person_particle(tokens[at - 1].lower)))
            --at;
        const bool author = at < mark && at > 0 && is_of(tokens[at - 1]);
        return author ? kind_before(tokens, at - 1, true) : std::nullopt;
    }

    /// "le réalisateur X, connu pour « Y »": does a noun for those who make or play works stand before?
    [[nodiscard]] bool names_maker(const std::vector<NameToken>& tokens, std::uint32_t at) const {
        return std::any_of(tokens.begin(), tokens.begin() + at, [&](const NameToken& token) {
            return token.shape == Shape::kLower && token.noun != nullptr &&
                   token.noun->type == EntityType::kPerson && lists_.quoted(token.lower) == Quoted::kOf;
        });
    }

    /// … or those behind the closing mark: "« X » de Jeanne Martin", "« X » (1987)", "« X », un roman".
    [[nodiscard]] bool title_behind(std::uint32_t sentence, std::uint32_t at) const {
        const auto& tokens = sentences_[sentence].tokens;
        if (at + 2 >= tokens.size()) return false;
        if (is_de(tokens[at])) {
            return std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
                return name.sentence == sentence && name.first_token == at + 1 && name.words.size() > 1 &&
                       name.best_type() == EntityType::kPerson;
            });
        }
        if (tokens[at].text == "(") {
            const std::string& year = tokens[at + 1].text;
            return year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos &&
                   (tokens[at + 2].text == ")" || tokens[at + 2].text == ",");
        }
        if (tokens[at].text != ",") return false;
        std::uint32_t noun = at + 1;
        while (noun + 1 < tokens.size() && noun < at + 4 &&
               (tokens[noun].upos == language::Upos::kDet || tokens[noun].upos == language::Upos::kAdj))
            ++noun;
        return noun > at + 1 && lists_.quoted(tokens[noun].lower) == Quoted::kWork;
    }

    /// « le film "Une saison douce" », « l'auteur d'"Au bout du quai" »: what stands between quotation marks
    /// and begins with a capital is a name where the words around say so.
    void add_quoted_titles() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            if (sentences_[s].in_capitals) continue;
            bool chains = false;  // Do only commas, brackets and "et" stand behind a title?
            std::size_t bracket = tokens.size();
            const auto in_bracket = [](std::size_t from, std::size_t at) {
                constexpr std::size_t kLongest = 8;
                return from < at && at - from < kLongest;
            };
            EntityType kind = EntityType::kProduct;
            for (std::uint32_t open = 0; open + 2 < tokens.size(); ++open) {
                const std::uint32_t end = end_of_quotation(tokens, open);
                if (end == 0) {
                    const NameToken& token = tokens[open];
                    if (token.text == "(") bracket = open;
                    if (token.text == ")") bracket = tokens.size();
                    chains = chains && (goes_on_in_lists(token) || in_bracket(bracket, open));
                    continue;
                }
                const NameToken& first = tokens[open + 1];
                const NameToken& last = tokens[end - 2];
                const bool written = (first.capital() || first.shape == Shape::kNumber) && last.text != "." &&
                                     last.text != "," && last.text != "…" && last.text != "...";
                const std::optional<EntityType> before = quoted_kind_before(tokens, open);
                const bool said = before.has_value() || chains || title_behind(s, end);
                if (before) {
                    kind = *before;
                } else if (!chains) {
                    kind = EntityType::kProduct;
                }
                chains = said && written && set_title(s, open + 1, end - 1, kind, before.has_value());
                open = end - 1;
            }
        }
    }

    /// What stands between the titles of a list: "« X » (1987), « Y » ou encore « Z »", "réalisateur de « X »
    /// et de « Y »".
    static bool goes_on_in_lists(const NameToken& token) {
        static const std::set<std::string, std::less<>> kLinks = {",",     ";",    "(",      ")",    "et",
                                                                  "ou",    "puis", "encore", "mais", "aussi",
                                                                  "enfin", "de",   "d'",     "du",   "des"};
        return token.shape == Shape::kNumber || kLinks.contains(token.lower);
    }

    /// False if a name crosses an end of the title, or if the lists know it as something else.
    bool set_title(std::uint32_t sentence, std::uint32_t first, std::uint32_t end, EntityType type,
                   bool certain) {
        const auto meets = [&](const Name& name) {
            return name.sentence == sentence && name.first_token < end && first < name.end_token;
        };
        const Name title = make_name(sentences_[sentence], sentence, first, end);
        if (!certain && lists_.listings(WordLists::squeeze(title.text)) != 0) return false;
        for (Name& name : names_) {
            if (!meets(name)) continue;
            if (name.first_token == first && name.end_token == end) {
                name.evidence[static_cast<std::size_t>(type)] += 1;
                return true;
            }
            if (name.first_token < first || name.end_token > end) return false;
        }
        if (end - first < 2 && !certain) return false;
        std::erase_if(names_, meets);
        add(sentence, first, end, "quoted").evidence[static_cast<std::size_t>(type)] = 1;
        return true;
    }

    /// Does a name stand right behind a noun for persons, adjectives between them apart?
    [[nodiscard]] bool follows_person(const Name& name) const {
        if (name.governor != nullptr && name.governor->type == EntityType::kPerson) return true;
        const auto& tokens = sentences_[name.sentence].tokens;
        std::uint32_t before = name.first_token;
        while (before > 1 && tokens[before - 1].noun == nullptr &&
               (tokens[before - 1].kinds & kAdjective) != 0)
            --before;
        return before > 0 && tokens[before - 1].shape == Shape::kLower &&
               tokens[before - 1].noun != nullptr && tokens[before - 1].noun->type == EntityType::kPerson;
    }

    /// A capital at the head of an institution's name: "École", "Institut".
    static bool opens_institution(const NameToken& token) {
        return token.capital() && token.noun != nullptr && token.noun->type == EntityType::kOrganization;
    }

    /// "Jeanne", "Jeanne-Marie".
    [[nodiscard]] bool is_given(const NameToken& token) const {
        if (token.first_name) return true;
        const std::size_t hyphen = token.text.find('-');
        return hyphen != std::string::npos && lists_.first_name(token.text.substr(0, hyphen)) &&
               lists_.first_name(token.text.substr(hyphen + 1));
    }

    /// "la présidente de l'École du Louvre Jeanne Martin": behind an institution with its complement a given
    /// name begins another name.
    void split_institutions() {
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (!opens_institution(tokens[name.first_token])) continue;
            bool complement = false;
            for (std::uint32_t at = name.first_token + 1; at + 1 < name.end_token; ++at) {
                if (is_of(tokens[at])) {
                    complement = true;
                    ++at;  // "Académie de Paul Verlaine"
                    continue;
                }
                const bool given = complement && is_given(tokens[at]) && tokens[at - 1].capital() &&
                                   tokens[at + 1].capital();
                if (!given) continue;
                release(name);
                replace(i, name.first_token, at, EntityType::kOrganization);
                add(name.sentence, at, name.end_token, "tagger")
                    .evidence[static_cast<std::size_t>(EntityType::kPerson)] = 1;
                break;
            }
        }
    }

    /// The longest noun of the lists, in the singular, that ends before a token and has the use.
    struct NounBefore {
        const NounSense* sense = nullptr;
        std::uint32_t first = 0;
    };
    template <class Use>
    [[nodiscard]] NounBefore noun_before(const std::vector<NameToken>& tokens, std::uint32_t end,
                                         const Use& use) const {
        constexpr std::uint32_t kLongest = 8;  // "chambre de commerce et d'industrie"
        NounBefore found;
        std::string text;
        for (std::uint32_t at = end; at > 0 && end - at < kLongest; --at) {
            const NameToken& token = tokens[at - 1];
            if (token.shape == Shape::kPunctuation) break;
            if (!text.empty() && !token.lower.ends_with('\'')) text.insert(0, 1, ' ');
            text.insert(0, token.lower);
            for (const NounSense& sense : lists_.noun_as_listed(text)) {
                if (use(sense)) found = {&sense, at - 1};
            }
        }
        return found;
    }

    [[nodiscard]] bool is_country(const Name& name) const {
        constexpr unsigned kCountry = (1U << static_cast<unsigned>(Listing::kCountry)) |
                                      (1U << static_cast<unsigned>(Listing::kContinent));
        return (lists_.listings(WordLists::squeeze(name.text)) & kCountry) != 0;
    }

    /// "le tribunal de X", "la rue X": what a name stands behind is a part of it.
    void extend_to_institutions() {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            std::uint32_t at = name.first_token;
            if (at > 0 && (tokens[at - 1].lower == "la" || tokens[at - 1].lower == "l'") && at > 1 &&
                is_de(tokens[at - 2]))
                --at;
            if (at > 0 && is_of(tokens[at - 1])) --at;
            const bool linked = at < name.first_token;
            // "le tribunal correctionnel de X": adjectives between.
            while (linked && at > 0 && tokens[at - 1].shape == Shape::kLower &&
                   tokens[at - 1].upos == language::Upos::kAdj)
                --at;
            const bool place = name.best_type() == EntityType::kPlace;
            const NounBefore noun = noun_before(tokens, at, [&](const NounSense& sense) {
                const bool project = sense.type == EntityType::kProject;
                if (!linked) return (sense.institution && !project) || sense.bearer;
                // "l'accord de Paris" is a name; in "l'accord de la France" a country agrees.
                if (project) return sense.institution && place && !is_country(name);
                const bool spot = sense.type == EntityType::kPlace && name.words.size() == 1;
                // "la chambre de commerce de X", "la cour d'appel de X" have no other complement.
                const bool seat = sense.institution && !sense.head && name.words.size() == 1 &&
                                  tokens[name.first_token].shape == Shape::kCapital &&
                                  lists_.listings(WordLists::squeeze(name.text)) == 0;
                return sense.institution && (place || spot || seat);
            });
            if (noun.sense == nullptr || !free(name.sentence, noun.first, name.first_token)) continue;
            lengthen(i, noun.first, name.end_token);
            names_[i].evidence = {};
            names_[i].evidence[static_cast<std::size_t>(noun.sense->type)] = 2;
            names_[i].governor = nullptr;
        }
    }

    /// "la maire du Creusot", "au Mans": towns whose article is one word with the preposition.
    void add_contracted_towns() {
        constexpr unsigned kCity = 1U << static_cast<unsigned>(Listing::kCity);
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            if (sentences_[s].in_capitals) continue;
            for (std::uint32_t at = 1; at < tokens.size(); ++at) {
                const NameToken& token = tokens[at];
                const std::string& left = tokens[at - 1].lower;
                const bool town = token.shape == Shape::kCapital && token.noun == nullptr &&
                                  (left == "du" || left == "au") && free(s, at, at + 1) &&
                                  (lists_.listings(WordLists::squeeze("Le " + token.text)) & kCity) != 0;
                if (town)
                    add(s, at, at + 1, "spelling").evidence[static_cast<std::size_t>(EntityType::kPlace)] = 1;
            }
        }
    }

    /// "l'armée suédoise": an institution of a country.
    void add_nations() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            for (std::uint32_t at = 1; at < tokens.size(); ++at) {
                if (tokens[at].shape != Shape::kLower || lists_.demonym(tokens[at].lower).empty()) continue;
                const NounBefore noun =
                    noun_before(tokens, at, [](const NounSense& sense) { return sense.nation; });
                if (noun.sense == nullptr || !free(s, noun.first, at + 1)) continue;
                add(s, noun.first, at + 1, "institution")
                    .evidence[static_cast<std::size_t>(noun.sense->type)] = 1;
            }
        }
    }

    /// "le parti socialiste": an organization that the lists know with a capital.
    void add_listed_in_lower_case() {
        constexpr std::uint32_t kLongest = 6;
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            for (std::uint32_t at = 0; at < tokens.size(); ++at) {
                const NameToken& head = tokens[at];
                const bool opens = head.shape == Shape::kLower && head.noun != nullptr && head.noun->head &&
                                   head.noun->type != EntityType::kPerson;
                if (!opens) continue;
                std::string squeezed = WordLists::squeeze(head.text);
                std::uint32_t found = at;
                for (std::uint32_t end = at + 1; end < std::min<std::size_t>(tokens.size(), at + kLongest);
                     ++end) {
                    squeezed += WordLists::squeeze(tokens[end].text);
                    if ((lists_.listings(squeezed) & kOrganization) != 0) found = end + 1;
                }
                // "le département d'État": what the tagger saw is a part of it.
                const bool crossed = std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
                    return name.sentence == s && name.first_token < found && at < name.end_token &&
                           name.end_token > found;
                });
                if (found == at || crossed || !make_way(s, at, found)) continue;
                add(s, at, found, "institution")
                    .evidence[static_cast<std::size_t>(EntityType::kOrganization)] = 1;
            }
        }
    }

    /// "le pneumaticien américain X": capitals right behind a noun that says what bears the name.
    void add_behind_kinds() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const NameSentence& sentence = sentences_[s];
            if (sentence.in_capitals) continue;
            for (std::uint32_t at = 1; at < sentence.tokens.size(); ++at) {
                const NameToken& token = sentence.tokens[at];
                // "sa citadine i28"
                const bool mark = token.shape == Shape::kOther && token.lower.size() > 1 &&
                                  token.lower[0] >= 'a' && token.lower[0] <= 'z' && !is_ordinal(token);
                const bool may_name = (token.capital() || mark) && !token.never && !token.title &&
                                      !token.initial && utf8::count_code_points(token.text) > 1 &&
                                      lists_.demonym(token.lower).empty() && !is_attitude(token);
                if (!may_name || !free(s, at, at + 1)) continue;
                std::uint32_t end = at + 1;
                while (end < sentence.tokens.size() && sentence.tokens[end].capital() &&
                       free(s, end, end + 1))
                    ++end;
                Name& name = add(s, at, end, "kind");
                const NameToken& left = sentence.tokens[at - 1];
                const bool near = left.noun != nullptr || left.upos == language::Upos::kAdj;
                const bool kind = name.governor != nullptr && left.shape == Shape::kLower && near &&
                                  (!mark || name.governor->type == EntityType::kProduct);
                if (kind) {
                    name.evidence[static_cast<std::size_t>(name.governor->type)] = kWeakEvidence;
                } else {
                    release(name);
                    names_.pop_back();
                }
            }
        }
    }

    static bool opens_object(const NameToken& token) {
        static const std::set<std::string, std::less<>> kDeterminers = {
            "un", "une", "des",  "le",    "la", "les",   "l'", "son",
            "sa", "ses", "leur", "leurs", "ce", "cette", "ces"};
        return kDeterminers.contains(token.lower);
    }

    /// "X dénonce …": an unknown word that opens a sentence with a finite verb behind it.
    void add_before_verbs() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            if (tokens.size() < 4 || sentences_[s].in_capitals || !free(s, 0, 1)) continue;
            const NameToken& token = tokens[0];
            const bool unknown = token.shape == Shape::kCapital && !token.never && !token.title &&
                                 (token.kinds & ~unsigned{kProperName}) == 0 && token.noun == nullptr &&
                                 token.text.find('-') == std::string::npos &&
                                 utf8::count_code_points(token.text) > 3;
            // "X pointe des erreurs": what a tagger takes for an adjective of the unknown noun has an object.
            const bool adjective = tokens[1].upos == language::Upos::kAdj && !opens_object(tokens[2]);
            const bool verb =
                tokens[1].shape == Shape::kLower && (tokens[1].kinds & kFiniteVerb) != 0 && !adjective;
            if (unknown && verb)
                add(s, 0, 1, "subject").evidence[static_cast<std::size_t>(EntityType::kOrganization)] =
                    kWeakEvidence;
        }
    }

    /// "le Conseil d'administration": a body that every company has is no name.
    void drop_bodies() {
        std::erase_if(names_, [&](const Name& name) {
            const auto& tokens = sentences_[name.sentence].tokens;
            const std::uint32_t end = name.end_token;
            if (end - name.first_token != 1 || end + 1 >= tokens.size() || !is_de(tokens[end])) return false;
            const std::string of = tokens[end].lower == "de" ? "de " : "d'";
            const bool body =
                lists_.not_name(tokens[end - 1].lower + ' ' + of + tokens[end + 1].lower) == NotName::kBody;
            if (body) release(name);
            return body;
        });
    }

    /// "l'Institut de recherche [pour le développement] (IRD)": as far as the acronym behind it says (after
    /// Schwartz & Hearst 2003).
    void extend_to_acronyms() {
        constexpr std::uint32_t kLongest = 10;
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            std::uint32_t end = name.end_token;
            while (end < tokens.size() && end < name.end_token + kLongest &&
                   (tokens[end].shape == Shape::kLower || tokens[end].capital()) &&
                   tokens[end].upos != language::Upos::kVerb && !taken_[name.sentence][end])
                ++end;
            const bool bracket = end > name.end_token && end + 2 < tokens.size() && tokens[end].text == "(" &&
                                 tokens[end + 2].text == ")" && is_acronym(tokens[end + 1]);
            if (!bracket) continue;
            const Name longer = make_name(sentences_[name.sentence], name.sentence, name.first_token, end);
            if (abbreviates(tokens[end + 1].text, longer.words)) lengthen(i, name.first_token, end);
        }
    }

    /// "l'Autorité de contrôle prudentiel [et de résolution]": a second complement with the preposition of
    /// the first.
    void extend_coordinations() {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            if (!opens_institution(tokens[name.first_token])) continue;
            bool complement = false;
            for (std::uint32_t at = name.first_token + 1; at < name.end_token; ++at)
                complement = complement || is_of(tokens[at]);
            std::uint32_t at = name.end_token;
            const bool goes_on = complement && at + 2 < tokens.size() &&
                                 tokens[at - 1].shape == Shape::kLower && tokens[at].lower == "et" &&
                                 is_of(tokens[at + 1]);
            if (!goes_on) continue;
            at += 2;
            if (tokens[at].lower == "la" || tokens[at].lower == "l'") ++at;
            const bool topic = at < tokens.size() && tokens[at].shape == Shape::kLower &&
                               tokens[at].upos == language::Upos::kNoun && tokens[at].noun == nullptr &&
                               free(name.sentence, name.end_token, at + 1);
            if (!topic) continue;
            ++at;
            while (at < tokens.size() && tokens[at].shape == Shape::kLower &&
                   tokens[at].upos == language::Upos::kAdj && !taken_[name.sentence][at])
                ++at;
            lengthen(i, name.first_token, at);
        }
    }

    void release(const Name& name) {
        for (std::uint32_t token = name.first_token; token < name.end_token; ++token)
            taken_[name.sentence][token] = false;
    }

    /// Moves the ends of a name; what is known of it stays.
    void lengthen(std::size_t number, std::uint32_t first, std::uint32_t end) {
        const Name name = names_[number];
        Name& longer = add(name.sentence, first, end, name.reason);
        longer.evidence = name.evidence;
        names_[number] = std::move(longer);
        names_.pop_back();
    }

    /// Does "de" with a post before it stand right before the token: "le PDG d'", "l'attaquant du"?
    static bool follows_post(const std::vector<NameToken>& tokens, std::uint32_t at) {
        if (at < 2) return false;
        if (!is_of(tokens[at - 1])) return false;
        constexpr std::uint32_t kFarthest = 3;  // "l'attaquant vedette du", "le directeur général de"
        for (std::uint32_t back = 2; back <= kFarthest && back <= at; ++back) {
            const NameToken& word = tokens[at - back];
            if (word.noun != nullptr && word.noun->type == EntityType::kPerson) return true;
        }
        return false;
    }

    /// Is the word behind "d'" a company rather than the end of a surname? What lists or vectors know as one,
    /// or a common noun ("d'Orange"): surnames seldom are.
    [[nodiscard]] bool is_company(const Name& name, std::uint32_t token) const {
        const NameToken& only = sentences_[name.sentence].tokens[token];
        constexpr unsigned kCommon = kCommonNoun | kAdjective | kFiniteVerb | kOtherVerb;
        constexpr unsigned kOrganization = 1U << static_cast<unsigned>(Listing::kOrganization);
        const std::uint32_t listings = lists_.listings(WordLists::squeeze(name.text));
        const bool common = name.words.size() == 1 && (only.kinds & kCommon) != 0 &&
                            (only.kinds & kProperName) == 0 && listings == 0;
        return (listings & kOrganization) != 0 || common;
    }

    /// Gives a name another extent; without a type it has no evidence of its own.
    void replace(std::size_t number, std::uint32_t first, std::uint32_t end, std::optional<EntityType> type) {
        Name& name = add(names_[number].sentence, first, end, "tagger");
        if (type) name.evidence[static_cast<std::size_t>(*type)] = kWeakEvidence;
        names_[number] = std::move(name);
        names_.pop_back();
    }

    /// "la Fondation Anne Vermelin": what opens an organization's name, and the person whose name it bears.
    void join_heads() {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name head = names_[i];
            if (head.end_token - head.first_token != 1 || !opens_organization(head)) continue;
            const auto behind = std::find_if(names_.begin(), names_.end(), [&](const Name& name) {
                return name.sentence == head.sentence && name.first_token == head.end_token &&
                       name.best_type() == EntityType::kPerson;
            });
            if (behind == names_.end()) continue;
            const std::uint32_t end = behind->end_token;
            const auto person = behind - names_.begin();
            replace(i, head.first_token, end, EntityType::kOrganization);
            names_[i].evidence[static_cast<std::size_t>(EntityType::kOrganization)] = 1;
            names_.erase(names_.begin() + person);
        }
    }

    [[nodiscard]] bool opens_organization(const Name& name) const {
        const NameToken& token = sentences_[name.sentence].tokens[name.first_token];
        if (token.shape != Shape::kCapital || token.initial) return false;
        const auto senses = lists_.noun(token.text);
        return std::any_of(senses.begin(), senses.end(), [](const NounSense& sense) {
            return sense.head && sense.type == EntityType::kOrganization;
        });
    }

    /// Names of a catalogue, where the text writes them as names. What the tagger saw inside them, or across
    /// their ends, was wrong; a longer name is another one ("Fondation X").
    void add_known() {
        if (decisions_.empty()) return;
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            for (std::uint32_t at = 0; at < sentences_[s].tokens.size();) {
                const std::uint32_t end = known_end(sentences_[s], at);
                if (end == at || !make_way(s, at, end)) {
                    ++at;
                    continue;
                }
                add(s, at, end, "catalogue");
                at = end;
            }
        }
    }

    /// Behind the longest known name that begins at the token; the token itself if none does.
    [[nodiscard]] std::uint32_t known_end(const NameSentence& sentence, std::uint32_t at) const {
        const CatalogueIndex& index = *decisions_.index();
        std::uint32_t found = at;
        std::string squeezed;
        std::string written;
        bool shouted = true;
        for (std::uint32_t end = at; end < sentence.tokens.size(); ++end) {
            const NameToken& token = sentence.tokens[end];
            squeezed += WordLists::squeeze(token.text);
            written += token.text;
            shouted = shouted && (sentence.in_capitals || token.shape == Shape::kUpper);
            if (squeezed.size() > index.longest_known_name()) break;
            const std::string* const known = index.known_name(squeezed);
            if (known == nullptr) continue;
            const bool as_name = shouted || case_of(written) == case_of(*known);
            if (as_name && (end > at || is_distinctive(token))) found = end + 1;
        }
        return found;
    }

    /// Which letters have upper case, spaces and signs apart.
    static std::string case_of(std::string_view text) {
        std::string pattern;
        for (std::size_t byte = 0; byte < text.size();) {
            const char32_t c = utf8::decode(text, byte);
            if (utf8::is_letter(c)) pattern += utf8::is_upper(c) ? 'A' : 'a';
        }
        return pattern;
    }

    /// Removes the names that a known one displaces; false if it lies inside a longer one, or is one already.
    bool make_way(std::uint32_t sentence, std::uint32_t first, std::uint32_t end) {
        const auto meets = [&](const Name& name) {
            return name.sentence == sentence && name.first_token < end && first < name.end_token;
        };
        const bool stays = std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
            return meets(name) && name.first_token <= first && end <= name.end_token &&
                   (same_extent(name, first, end) || names_more(name, first, end));
        });
        if (stays) return false;
        for (const Name& name : names_) {
            if (!meets(name)) continue;
            for (std::uint32_t i = name.first_token; i < name.end_token; ++i) taken_[sentence][i] = false;
        }
        std::erase_if(names_, meets);
        return true;
    }

    static bool same_extent(const Name& name, std::uint32_t first, std::uint32_t end) {
        return name.first_token == first && name.end_token == end;
    }

    /// Does a name have words with capitals before or behind [first, end)? "La X ouvre" has none.
    [[nodiscard]] bool names_more(const Name& name, std::uint32_t first, std::uint32_t end) const {
        const NameSentence& sentence = sentences_[name.sentence];
        if (sentence.in_capitals) return false;
        for (std::uint32_t i = name.first_token; i < name.end_token; ++i) {
            const NameToken& token = sentence.tokens[i];
            const bool inside = first <= i && i < end;
            if (!inside && token.capital() && (token.kinds & kFunctionWord) == 0) return true;
        }
        return false;
    }

    /// "les démocrates": a plural noun that names a political camp.
    void add_camps() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            for (std::uint32_t at = 1; at < tokens.size(); ++at) {
                const std::string& left = tokens[at - 1].lower;
                const bool article = left == "les" || left == "aux" || left == "des";
                const bool before_noun =
                    at + 1 < tokens.size() && (tokens[at + 1].upos == language::Upos::kNoun ||
                                               tokens[at + 1].upos == language::Upos::kPropn);
                if (!article || before_noun || !lists_.is_camp(tokens[at].lower) || !free(s, at, at + 1))
                    continue;
                add(s, at, at + 1, "camp").evidence[static_cast<std::size_t>(EntityType::kOrganization)] = 1;
            }
        }
    }

    /// Words with capitals inside ("eBay", "BlaBlaCar") name something, whatever the tagger thinks of them.
    void add_odd_spellings() {
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            for (std::uint32_t at = 0; at < tokens.size(); ++at) {
                const NameToken& token = tokens[at];
                const bool known = token.never || token.kinds != 0 || token.title || is_attitude(token);
                if (token.shape != Shape::kInner || known || is_former_title(token) || !free(s, at, at + 1))
                    continue;
                if (utf8::count_code_points(token.text) < 3) continue;
                add(s, at, at + 1, "spelling").evidence[static_cast<std::size_t>(EntityType::kOrganization)] =
                    kWeakEvidence;
            }
        }
    }

    /// The noun that opens names and stands right before a word, adjectives apart: "la start-up bordelaise
    /// X", "la jeune pousse X".
    [[nodiscard]] const NounSense* opening_noun(const std::vector<NameToken>& tokens,
                                                std::uint32_t at) const {
        constexpr int kMostAdjectives = 2;
        for (int adjectives = 0; at > 0 && tokens[at - 1].shape == Shape::kLower; ++adjectives, --at) {
            const NounBefore noun =
                noun_before(tokens, at, [](const NounSense& sense) { return sense.title; });
            if (noun.sense != nullptr) return noun.sense;
            const NameToken& left = tokens[at - 1];
            const bool adjective = (left.kinds & kAdjective) != 0 || left.upos == language::Upos::kAdj;
            if (!adjective || adjectives == kMostAdjectives) return nullptr;
        }
        return nullptr;
    }

    /// Does a word stand as no common noun can: at the opening of a sentence, or behind a word that takes
    /// none without a determiner?
    static bool stands_bare(const std::vector<NameToken>& tokens, std::uint32_t at) {
        if (at == 0 || tokens[at].initial) return true;
        const NameToken& left = tokens[at - 1];
        static const std::set<std::string, std::less<>> kBefore = {",",     "que", "qu'",   "chez",
                                                                   "selon", "et",  "contre"};
        return kBefore.contains(left.lower);
    }

    /// "la jeune pousse rennaise X … X a levé": a word in lower case that the language does not know, behind
    /// a noun that opens names, and without a determiner elsewhere.
    void add_small_names() {
        struct Place {
            std::uint32_t sentence, token;
            const NounSense* noun;
        };
        std::map<std::string, std::vector<Place>> opened;
        std::set<std::string> bare;
        constexpr std::uint32_t kShortest = 4;
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            const auto& tokens = sentences_[s].tokens;
            for (std::uint32_t at = 0; at < tokens.size(); ++at) {
                const NameToken& token = tokens[at];
                const bool strange = token.shape == Shape::kLower && token.kinds == 0 && !token.never &&
                                     utf8::count_code_points(token.text) >= kShortest &&
                                     lists_.demonym(token.lower).empty();
                if (!strange || !free(s, at, at + 1)) continue;
                if (const NounSense* noun = opening_noun(tokens, at))
                    opened[token.text].push_back({s, at, noun});
                if (stands_bare(tokens, at)) bare.insert(token.text);
            }
        }
        for (const auto& [text, places] : opened) {
            if (!bare.contains(text)) continue;
            for (const Place& place : places) {
                Name& name = add(place.sentence, place.token, place.token + 1, "spelling");
                name.evidence[static_cast<std::size_t>(place.noun->type)] = 1;
            }
        }
    }

    /// An institution of another country, whose acronym is of another language: "Forces armées rwandaises".
    [[nodiscard]] bool is_foreign(const Name& name) const {
        const auto& tokens = sentences_[name.sentence].tokens;
        const NameToken& head = tokens[name.first_token];
        if (name.words.size() < 2 || head.noun == nullptr || head.noun->type != EntityType::kOrganization)
            return false;
        return std::any_of(tokens.begin() + name.first_token + 1, tokens.begin() + name.end_token,
                           [&](const NameToken& token) {
                               return !lists_.demonym(token.lower).empty() ||
                                      token.listed[static_cast<std::size_t>(Listing::kCountry)] != 0;
                           });
    }

    /// "le FARO (Fonds d'amorçage rural de l'Ouest)": the other way round.
    void add_explained() {
        for (std::size_t i = 0; i < names_.size(); ++i) {
            const Name& name = names_[i];
            const auto& tokens = sentences_[name.sentence].tokens;
            const std::uint32_t first = name.first_token;
            const bool bracket = first >= 2 && name.end_token < tokens.size() && name.words.size() > 1 &&
                                 tokens[first - 1].text == "(" && tokens[name.end_token].text == ")";
            if (!bracket || !is_acronym(tokens[first - 2]) ||
                !abbreviates(tokens[first - 2].text, name.words))
                continue;
            const auto known = std::find_if(names_.begin(), names_.end(), [&](const Name& other) {
                return other.sentence == name.sentence && other.first_token == first - 2 &&
                       other.end_token == first - 1;
            });
            if (known == names_.end() || known->defined_by >= 0) continue;
            known->evidence = name.evidence;
            known->defined_by = static_cast<std::int32_t>(i);
        }
    }

    /// "le Fonds d'amorçage rural de l'Ouest (FARO)": the brackets define a name for all the document.
    void add_acronyms() {
        const std::size_t count = names_.size();
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint32_t sentence = names_[i].sentence;
            const auto& tokens = sentences_[sentence].tokens;
            std::uint32_t at = names_[i].end_token;
            if (at < tokens.size() && is_quote(tokens[at])) ++at;
            if (at + 2 >= tokens.size() || tokens[at].text != "(" || tokens[at + 2].text != ")") continue;
            if (!is_acronym(tokens[at + 1])) continue;
            if (!abbreviates(tokens[at + 1].text, names_[i].words) && !is_foreign(names_[i])) continue;
            const auto is_it = [&](const Name& name) {
                return name.sentence == sentence && name.first_token == at + 1 && name.end_token == at + 2;
            };
            const auto known = std::find_if(names_.begin(), names_.end(), is_it);
            if (known == names_.end() && !free(sentence, at + 1, at + 2)) continue;
            Name& name = known != names_.end() ? *known : add(sentence, at + 1, at + 2, "acronym");
            name.evidence = names_[i].evidence;
            name.defined_by = static_cast<std::int32_t>(i);
        }
    }

    /// A sequence of tokens that is a name wherever it stands.
    struct Pattern {
        std::vector<std::string> words;
        std::vector<std::string> folded;
        TypeEvidence evidence{};
    };

    [[nodiscard]] std::map<std::vector<std::string>, Pattern> patterns() const {
        std::map<std::vector<std::string>, Pattern> found;
        const auto note = [&](const std::vector<std::string>& words, const TypeEvidence& evidence) {
            std::vector<std::string> folded;
            for (const std::string& word : words) folded.push_back(utf8::fold(word));
            Pattern& pattern = found[folded];
            if (pattern.words.empty()) pattern = {words, folded, {}};
            for (std::size_t type = 0; type < kTypeCount; ++type) pattern.evidence[type] += evidence[type];
        };
        for (const Name& name : names_) {
            note(name.words, name.evidence);
            const std::size_t surname = surname_start(name);
            if (surname == 0) continue;
            note({name.words.begin() + static_cast<std::ptrdiff_t>(surname), name.words.end()},
                 name.evidence);
            if (name.words.size() == surname + 1 && lists_.first_name(name.words.front())) {
                note({name.words.front()}, name.evidence);
            }
        }
        return found;
    }

    /// Index of the word with which the surname of a full name begins, 0 if it is none.
    [[nodiscard]] std::size_t surname_start(const Name& name) const {
        if (name.best_type() != EntityType::kPerson || name.words.size() < 2) return 0;
        std::size_t start = name.words.size() - 1;
        while (start > 1 && lists_.is_person_particle(utf8::lower(name.words[start - 1]))) --start;
        return start;
    }

    /// May a word alone stand for a name wherever it stands with a capital?
    [[nodiscard]] bool is_distinctive(const NameToken& token) const {
        if (token.never || utf8::count_code_points(token.text) < 2) return false;
        constexpr unsigned kCommon =
            kCommonNoun | kAdjective | kFiniteVerb | kOtherVerb | kFunctionWord | kAdverb;
        return !token.initial || (token.kinds & kCommon) == 0;
    }

    [[nodiscard]] bool matches(const NameSentence& sentence, std::uint32_t at, const Pattern& pattern) const {
        if (at + pattern.words.size() > sentence.tokens.size()) return false;
        for (std::size_t k = 0; k < pattern.words.size(); ++k) {
            const NameToken& token = sentence.tokens[at + k];
            const bool equal = sentence.in_capitals || token.shape == Shape::kUpper
                                   ? token.folded == pattern.folded[k]
                                   : token.text == pattern.words[k];
            if (!equal) return false;
        }
        return pattern.words.size() > 1 || is_distinctive(sentence.tokens[at]);
    }

    struct TokenPlace {
        std::uint32_t sentence = 0;
        std::uint32_t token = 0;
    };

    /// Where the words stand that begin one of the patterns, by their folded form.
    [[nodiscard]] std::unordered_map<std::string_view, std::vector<TokenPlace>> places_of_first_words(
        const std::map<std::vector<std::string>, Pattern>& patterns) const {
        std::unordered_map<std::string_view, std::vector<TokenPlace>> places;
        for (const auto& [key, pattern] : patterns) places[pattern.folded.front()];
        for (std::uint32_t s = 0; s < sentences_.size(); ++s) {
            for (std::uint32_t at = 0; at < sentences_[s].tokens.size(); ++at) {
                const auto found = places.find(sentences_[s].tokens[at].folded);
                if (found != places.end()) found->second.push_back({s, at});
            }
        }
        return places;
    }

    void add_repeated() {
        const auto known = patterns();
        const auto places = places_of_first_words(known);
        std::vector<const Pattern*> longest_first;
        for (const auto& [key, pattern] : known) longest_first.push_back(&pattern);
        std::stable_sort(longest_first.begin(), longest_first.end(), [](const Pattern* a, const Pattern* b) {
            return a->words.size() > b->words.size();
        });
        for (const Pattern* pattern : longest_first) {
            const double total = std::accumulate(pattern->evidence.begin(), pattern->evidence.end(), 0.0);
            constexpr double kTrusted = 0.6;
            if (total < kTrusted) continue;
            for (const auto [s, at] : places.at(pattern->folded.front())) {
                const auto end = static_cast<std::uint32_t>(at + pattern->words.size());
                if (!matches(sentences_[s], at, *pattern) || !free(s, at, end)) continue;
                Name& name = add(s, at, end, "repeated");
                constexpr double kShare =
                    0.3;  // it repeats evidence that has been counted where it was found
                for (std::size_t type = 0; type < kTypeCount; ++type) {
                    name.evidence[type] = kShare * pattern->evidence[type] / total;
                }
            }
        }
    }

    void sort() {
        std::vector<std::size_t> order(names_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(names_[a].sentence, names_[a].first_token) <
                   std::pair(names_[b].sentence, names_[b].first_token);
        });
        std::vector<std::int32_t> place(names_.size());
        std::vector<Name> sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<std::int32_t>(i);
            sorted.push_back(std::move(names_[order[i]]));
        }
        for (Name& name : sorted) {
            if (name.defined_by >= 0) name.defined_by = place[static_cast<std::size_t>(name.defined_by)];
        }
        names_ = std::move(sorted);
    }

    /// Do only a comma or a conjunction, and a preposition or an article, stand between two names?
    [[nodiscard]] bool coordinated(const Name& left, const Name& right) const {
        constexpr std::uint32_t kFarthest = 3;
        if (left.sentence != right.sentence || right.first_token <= left.end_token ||
            right.first_token - left.end_token > kFarthest)
            return false;
        const auto& tokens = sentences_[left.sentence].tokens;
        // In "Jeanne Martin d'Airbus et Paul Roux" the persons are coordinated.
        const std::uint32_t first = left.first_token;
        if (first >= 2 && is_de(tokens[first - 1]) && tokens[first - 2].capital()) return false;
        const NameToken& link = tokens[left.end_token];
        if (link.text != "," && link.lower != "et" && link.lower != "ou") return false;
        return std::all_of(tokens.begin() + left.end_token + 1, tokens.begin() + right.first_token,
                           [](const NameToken& token) {
                               return (token.kinds & kFunctionWord) != 0 && token.lower != "qui";
                           });
    }

    /// Names that a text enumerates are mostly of one type: each takes some of the others' evidence. Two
    /// names with a comma between them may be a place and its region.
    void share_among_coordinates() {
        for (std::size_t first = 0; first < names_.size();) {
            std::size_t end = first + 1;
            while (end < names_.size() && coordinated(names_[end - 1], names_[end])) ++end;
            const std::size_t count = end - first;
            const auto& tokens = sentences_[names_[first].sentence].tokens;
            if (count > 2 || (count == 2 && tokens[names_[first].end_token].text != ",")) {
                TypeEvidence total{};
                for (std::size_t i = first; i < end; ++i) {
                    for (std::size_t type = 0; type < kTypeCount; ++type)
                        total[type] += names_[i].evidence[type];
                }
                constexpr double kShare = 0.4;
                for (std::size_t i = first; i < end; ++i) {
                    for (std::size_t type = 0; type < kTypeCount; ++type) {
                        const double others = total[type] - names_[i].evidence[type];
                        names_[i].evidence[type] += kShare * others / static_cast<double>(count - 1);
                    }
                }
            }
            first = end;
        }
    }

    const std::vector<NameSentence>& sentences_;
    const WordLists& lists_;
    const DocumentDecisions& decisions_;
    std::vector<std::vector<bool>> taken_;
    std::vector<Name> names_;
};

}  // namespace

EntityType Name::best_type() const {
    return static_cast<EntityType>(std::max_element(evidence.begin(), evidence.end()) - evidence.begin());
}

bool tells_who(std::string_view name, std::string_view fullest) {
    const std::string part = utf8::fold(name);
    const std::string whole = utf8::fold(fullest);
    if (part.size() >= whole.size()) return true;
    const bool begins = whole.starts_with(part) && whole[part.size()] == ' ';
    const bool ends = whole.ends_with(part) && whole[whole.size() - part.size() - 1] == ' ';
    return !begins && !ends;
}

std::string_view without_article(std::string_view text) {
    // Longer than any article; an apostrophe may have three bytes.
    constexpr std::size_t kLongest = 5;
    for (std::size_t byte = 0; byte < text.size() && byte <= kLongest;) {
        const char32_t c = utf8::decode(text, byte);
        if (utf8::is_letter(c)) continue;
        const std::string opening = utf8::fold(text.substr(0, byte));
        const bool article = opening == "le " || opening == "la " || opening == "les " || opening == "l'";
        if (!article || byte == text.size()) return text;
        return text.substr(byte);
    }
    return text;
}

std::string name_key(std::string_view text) {
    const std::string folded = utf8::fold(text);
    const std::string_view rest = without_article(folded);
    std::string key;
    for (std::size_t byte = 0; byte < rest.size();) {
        const std::size_t begin = byte;
        const char32_t c = utf8::decode(rest, byte);
        if (c == U'+') key += "plus";  // "Canal+" is "Canal Plus"
        const bool sign = c == U'&' || c == U'@';
        if (utf8::is_letter(c) || utf8::is_digit(c) || sign) key += rest.substr(begin, byte - begin);
    }
    return key;
}

std::vector<Name> find_names(const std::vector<NameSentence>& sentences, const NameTagger& tagger,
                             const WordLists& lists, const DocumentDecisions& decisions) {
    return NameFinder(sentences, tagger, lists, decisions).find();
}

}  // namespace lacis::entities
