// SPDX-License-Identifier: Apache-2.0
#include "entities/reference_features.hpp"

#include <algorithm>
#include <bit>
#include <string_view>

#include "entities/grammar.hpp"

namespace lacis::entities {
namespace {

using language::FeatureKey;
using language::hash_string;
using language::Sentence;
using language::Word;

/// What holds in passages of a few sentences need not hold in articles: features for each beside those for
/// both (after Daumé 2007).
constexpr std::size_t kShortText = 6;  // sentences

std::uint64_t relation_of(const Word& word) {
    return hash_string(std::string_view(word.deprel).substr(0, word.deprel.find(':')));
}

/// 1, 2, 4, 8 …: which of these a number reaches.
std::uint64_t magnitude(std::size_t number) {
    return std::min<std::uint64_t>(std::bit_width(number), 6);
}

bool is_description(ReferenceKind kind) {
    return kind == ReferenceKind::kDescription;
}

/// Numbers of the templates; kSecond is added for another template over the same thing.
enum Template : std::uint64_t {
    kAlways = 1,
    kWhere,
    kWhereRole,
    kRoles,
    kOften,
    kRecent,
    kClause,
    kRank,
    kGender,
    kType,
    kTypeWhere,
    kGovernor,
    kGovernorCluster,
    kGovernorCoarse,
    kPreposition,
    kNoun,
    kNounCluster,
    kNounKind,
    kFactNoun,
    kFactCluster,
    kSaid,
    kCalled,
    kNamedSo,
    kFromThere,
    kShape,
    kFollowing,
    kForm,
    kOuter,
    kFactOf,
    kPossessed,
    kVerbSense,
    kBeside,
    kProminence,
    kQuoted,
    kSpeaker,
    kTopic,
    kGovernors,
    kKnownKind,
    kNative,
    kHasSuch,
    kFar,
    kClaim,
    kOfSame,
    kSecond = 100,
};

}  // namespace

class ReferenceFeatures::Keys {
  public:
    Keys(std::uint64_t kind, bool in_long_text) : kind_(kind), long_(in_long_text) {}
    /// For this kind of reference, in texts of this length too, and for all.
    void both(std::uint64_t number, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0) {
        own(number, a, b, c);
        add(number, 0, a, b, c);
        add(number, kind_ + 1 + (long_ ? kInLongText : kInShortText), a, b, c);
    }
    void own(std::uint64_t number, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0) {
        add(number, kind_ + 1, a, b, c);
    }
    [[nodiscard]] std::vector<FeatureKey> take() { return std::move(keys_); }

  private:
    static constexpr std::uint64_t kInLongText = 1000;  // more than there are kinds
    static constexpr std::uint64_t kInShortText = 2000;

    void add(std::uint64_t number, std::uint64_t kind, std::uint64_t a, std::uint64_t b, std::uint64_t c) {
        one_.clear();
        one_.add(number, kind, a, b, c);
        keys_.push_back(one_.keys().front());
    }
    std::uint64_t kind_;
    bool long_;
    language::FeatureList one_;
    std::vector<FeatureKey> keys_;
};

ReferenceFeatures::ReferenceFeatures(const std::vector<Sentence>& sentences, const WordLists& lists,
                                     const ReferenceQuery& query, std::size_t candidate_count)
    : sentences_(sentences),
      lists_(lists),
      query_(query),
      here_(sentences[query.sentence]),
      kind_(static_cast<std::uint64_t>(query.kind)),
      count_(magnitude(candidate_count)) {
    const Word& word = here_.words[query.word];
    relation_ = relation_of(word);
    // "l'ex-ministre" is as good as "l'ancien ministre".
    form_ = hash_string(is_description(query.kind) ? query.noun : plain_lower(word.form));
    if (word.head < 0) return;
    const Word& governor = here_.words[static_cast<std::size_t>(word.head)];
    governor_ = governor.lemma.empty() ? plain_lower(governor.form) : governor.lemma;
    const language::WordCluster cluster = lists.cluster(governor.form);
    governor_cluster_ = cluster.fine;
    governor_coarse_ = cluster.coarse;
    outer_relation_ = relation_of(governor);
    if (query.kind == ReferenceKind::kPossessive) {
        const auto possessed = noun_at(here_, static_cast<std::uint32_t>(word.head), lists);
        if (possessed) kinds_of_holder_ = lists.holders_of(possessed->noun);
    }
    for (const std::uint32_t child : here_.children(query.word)) {
        if (here_.words[child].is("case")) preposition_ = hash_string(here_.words[child].lemma);
    }
}

/// "son maire", "sa sélectionneuse": 0: anybody may have one, 1: said to be what has one, 2: may be such a
/// thing, 3: may not.
std::uint64_t ReferenceFeatures::has_such(const RivalView& rival) const {
    if (kinds_of_holder_.empty()) return 0;
    const auto among = [&](const std::string& noun) {
        return std::find(kinds_of_holder_.begin(), kinds_of_holder_.end(), noun) != kinds_of_holder_.end();
    };
    bool known = std::any_of(rival.facts.begin(), rival.facts.end(),
                             [&](const Fact& fact) { return among(fact.noun); });
    for (const std::string& name : rival.entity.names) {
        for (const KnownKind& kind : lists_.known_kinds(name, rival.entity.type)) known |= among(kind.noun);
    }
    if (known) return 1;
    const bool may_be =
        std::any_of(kinds_of_holder_.begin(), kinds_of_holder_.end(),
                    [&](const std::string& noun) { return lists_.may_name(noun, rival.entity.type); });
    return may_be ? 2 : 3;
}

/// 1: "X et son …", "X et de son …"; 2: "X, lui, …".
std::uint64_t ReferenceFeatures::beside(const RivalView& rival) const {
    const Antecedent& last = *rival.places.back();
    if (last.sentence != query_.sentence || last.end >= query_.word) return 0;
    const std::string next = plain_lower(here_.words[last.end].form);
    const std::uint32_t gap = query_.word - last.end;
    if (next == "et" && gap <= 2) return 1;
    return next == "," && gap == 1 ? 2 : 0;
}

void ReferenceFeatures::add_place(const RivalView& rival, Keys& keys) const {
    const Antecedent& last = *rival.places.back();
    const Sentence& there = sentences_[last.sentence];
    const std::uint64_t back = std::min<std::uint64_t>(query_.sentence - last.sentence, 4);
    const std::uint64_t paragraph = here_.paragraph != there.paragraph ? 1 : 0;
    const std::uint64_t title = there.block != language::Block::kParagraph ? 1 : 0;
    bool subject = false;
    bool earlier = false;
    std::uint64_t clause = 0;  // 1: subject of the reference's own clause, 2: something else in it
    for (const Antecedent* place : rival.places) {
        if (place->subject) (place->sentence == last.sentence ? subject : earlier) = true;
        if (place->sentence == query_.sentence && same_clause(here_, place->word, query_.word))
            clause = place->subject ? 1 : std::max<std::uint64_t>(clause, 2);
    }
    const std::uint64_t role = (subject ? 1U : 0U) + (earlier ? 2U : 0U) + (last.name ? 4U : 0U);
    const std::uint64_t parallel = subject && query_.subject ? 1 : 0;
    const std::uint64_t rank = (rival.nearest ? 1U : 0U) + (rival.first ? 2U : 0U);
    const std::uint64_t place_relation = relation_of(there.words[last.word]);
    keys.both(kWhere, back, paragraph, title);
    keys.both(kWhereRole, back, role, rank);
    keys.both(kWhereRole + kSecond, role, clause, back == 0 ? 1 : 0);
    keys.both(kRoles, place_relation, relation_, back == 0 ? 1 : 0);
    keys.both(kRoles + kSecond, place_relation);
    keys.both(kClause, clause, subject ? 1 : 0, parallel);
    keys.own(kPossessed, clause, outer_relation_, subject ? 1 : 0);
    keys.both(kRank, rank, count_, back == 0 ? 1 : 0);
    keys.both(kRank + kSecond, rank, subject ? 1 : 0, parallel);
    keys.own(kBeside, beside(rival), subject ? 1 : 0);
    // Once for each doubling, so that what is learned from short texts holds for long ones.
    for (std::uint64_t i = magnitude(rival.places.size()); i > 0; --i) keys.both(kRecent);
    for (std::uint64_t i = magnitude(rival.entity.mentions.size()); i > 0; --i) keys.both(kOften);
    if (rival.places.size() > 1) keys.both(kRecent + kSecond, back);
}

/// Who speaks, and whom the sentences are about.
void ReferenceFeatures::add_discourse(const RivalView& rival, Keys& keys) const {
    const Antecedent& last = *rival.places.back();
    const std::uint64_t back = std::min<std::uint64_t>(query_.sentence - last.sentence, 4);
    const std::uint64_t quoted = !query_.quotation ? 0 : query_.quotation == last.quotation ? 1 : 2;
    const std::uint64_t from_quotation = last.quotation ? 1 : 0;
    const bool outside = std::any_of(rival.places.begin(), rival.places.end(),
                                     [](const Antecedent* place) { return !place->quotation; });
    keys.both(kQuoted, quoted, from_quotation, outside ? 1 : 0);
    keys.both(kQuoted + kSecond, quoted, from_quotation, back);
    const bool speaker = query_.last_speaker == rival.number;
    const std::uint64_t spoke = speaker ? 2 : query_.last_speaker ? 1 : 0;
    keys.both(kSpeaker, spoke, query_.quotation ? 1 : 0, query_.subject ? 1 : 0);
    keys.own(kSpeaker + kSecond, spoke, governor_coarse_, query_.quotation ? 1 : 0);
    // Of how many of the two sentences before, and of the reference's own, it is the main clause's subject.
    std::uint64_t topics = 0;
    for (const Antecedent* place : rival.places) {
        const Word& word = sentences_[place->sentence].words[place->word];
        const bool main = place->subject && !place->quotation && word.head >= 0 &&
                          sentences_[place->sentence].words[static_cast<std::size_t>(word.head)].head < 0;
        const std::uint64_t distance = query_.sentence - place->sentence;
        if (main && distance < 3) topics |= std::uint64_t{1} << distance;
    }
    keys.both(kTopic, topics, query_.subject ? 1 : 0, query_.quotation ? 1 : 0);
    keys.both(kTopic + kSecond, topics, rival.prominence, query_.word == 0 ? 1 : 0);
    for (const Antecedent* place : rival.places) {
        const Word& word = sentences_[place->sentence].words[place->word];
        if (!place->subject || word.head < 0) continue;
        const Word& governor = sentences_[place->sentence].words[static_cast<std::size_t>(word.head)];
        keys.own(kGovernors, lists_.cluster(governor.form).coarse, governor_coarse_, relation_);
    }
}

void ReferenceFeatures::add_kind(const RivalView& rival, Keys& keys) const {
    const Antecedent& last = *rival.places.back();
    const auto type = static_cast<std::uint64_t>(rival.entity.type) + 1;
    Gender gender = rival.entity.gender;
    if (gender == Gender::kUnknown) gender = last.name ? rival.name_gender : last.gender;
    const std::uint64_t agrees = query_.gender == Gender::kUnknown ? 0
                                 : gender == Gender::kUnknown      ? 1
                                 : gender == query_.gender         ? 2
                                                                   : 3;
    const std::uint64_t back = std::min<std::uint64_t>(query_.sentence - last.sentence, 4);
    keys.both(kGender, agrees);
    keys.both(kGender + kSecond, agrees, type);
    keys.both(kType, type);
    keys.own(kTypeWhere, type, back, rival.nearest ? 1 : 0);
    keys.both(kGovernor, type, hash_string(governor_), relation_);
    keys.both(kGovernorCluster, type, governor_cluster_, relation_);
    keys.both(kGovernorCoarse, type, governor_coarse_, relation_);
    keys.own(kPreposition, type, preposition_, governor_coarse_);
    if (const auto sense = lists_.verb(governor_))
        keys.both(kVerbSense, type, static_cast<std::uint64_t>(*sense), query_.subject ? 1 : 0);
    keys.own(kForm, type, form_);
    if (query_.kind == ReferenceKind::kPossessive) keys.own(kHasSuch, has_such(rival), type);
    keys.both(kProminence, rival.prominence, type);
    keys.both(kProminence + kSecond, rival.prominence, back);
    keys.both(kFar, rival.far ? 1 : 0, count_);
}

/// What the document says of posts: "le patron de Y", if somebody else is told to be that.
void ReferenceFeatures::add_post(const RivalView& rival, Keys& keys) const {
    const auto type = static_cast<std::uint64_t>(rival.entity.type) + 1;
    const auto claim = static_cast<std::uint64_t>(rival.claim);
    const auto any = [&](const auto& holds) {
        return std::any_of(rival.facts.begin(), rival.facts.end(), holds);
    };
    const bool said = any([&](const Fact& fact) { return lists_.same_noun(query_.noun, fact.noun); });
    const bool exactly = any([&](const Fact& fact) { return fact.noun == query_.noun; });
    const bool of_same = any([&](const Fact& fact) {
        return std::find_first_of(fact.of.begin(), fact.of.end(), query_.of.begin(), query_.of.end()) !=
               fact.of.end();
    });
    keys.own(kSaid + kSecond, exactly ? 1 : 0, said ? 1 : 0, claim);
    keys.own(kClaim, claim, type, query_.complement ? 1 : 0);
    keys.own(kClaim + kSecond, claim, rival.prominence, rival.facts.empty() ? 1 : 0);
    keys.own(kOfSame, of_same ? 1 : 0, query_.of.empty() ? 1 : 0, claim);
}

void ReferenceFeatures::add_description(const RivalView& rival, Keys& keys) const {
    const auto type = static_cast<std::uint64_t>(rival.entity.type) + 1;
    const std::uint64_t noun_type = query_.noun_type ? static_cast<std::uint64_t>(*query_.noun_type) + 1 : 0;
    const std::uint64_t noun = hash_string(query_.noun);
    const language::WordCluster cluster = lists_.cluster(query_.noun);
    const bool said = std::any_of(rival.facts.begin(), rival.facts.end(), [&](const Fact& fact) {
        return !fact.sign && lists_.same_noun(query_.noun, fact.noun);
    });
    const bool said_something =
        std::any_of(rival.facts.begin(), rival.facts.end(), [](const Fact& fact) { return !fact.sign; });
    const bool called = std::any_of(rival.places.begin(), rival.places.end(), [&](const Antecedent* place) {
        return !place->noun.empty() && place->noun == query_.noun;
    });
    const bool named_so = bears_noun(rival.entity, query_.noun);
    const bool from_there =
        !query_.place.empty() && std::any_of(rival.facts.begin(), rival.facts.end(),
                                             [&](const Fact& fact) { return fact.place == query_.place; });
    const std::uint64_t known = (said ? 1U : 0U) + (called ? 2U : 0U) + (named_so ? 4U : 0U);
    keys.own(kSaid, known, noun_type, query_.complement ? 1 : 0);
    keys.own(kCalled, known, said_something ? 0 : 1, rival.nearest ? 1 : 0);
    keys.own(kNamedSo, known, noun);
    if (query_.noun_type == EntityType::kPerson) add_post(rival, keys);
    keys.own(kFromThere, from_there ? 1 : 0, query_.place.empty() ? 1 : 0);
    keys.own(kNounKind, type, noun_type, said_something ? 0 : 1);
    keys.own(kNoun, noun, type);
    keys.own(kNounCluster, cluster.fine, type);
    keys.own(kNounCluster + kSecond, cluster.coarse, type);
    keys.own(kShape, type, (query_.complement ? 1U : 0U) + (query_.demonstrative ? 2U : 0U));
    // What readers know it to be, or signs tell: the same, or something else.
    std::uint64_t kind = 0;
    const auto add_kind = [&](std::string_view other) { kind |= other == query_.noun ? 1U : 2U; };
    bool native = false;  // from where the demonym says: "la marque italienne", "le club lyonnais"
    for (const std::string& name : rival.entity.names) {
        for (const KnownKind& known_kind : lists_.known_kinds(name, rival.entity.type)) {
            add_kind(known_kind.noun);
            native |= !query_.place.empty() && known_kind.place == query_.place;
        }
    }
    for (const Fact& fact : rival.facts) {
        if (fact.sign) add_kind(fact.noun);
    }
    native |= !query_.place.empty() && bears_noun(rival.entity, query_.place);
    if ((kind & 1U) != 0) kind = 1;
    keys.own(kKnownKind, kind, noun_type, said_something ? 0 : 1);
    keys.own(kKnownKind + kSecond, kind, noun);
    keys.own(kNative, native ? 1 : 0, query_.place.empty() ? 1 : 0);
    for (const Fact& fact : rival.facts) {
        if (fact.sign) continue;
        const language::WordCluster other = lists_.cluster(fact.noun);
        keys.own(kFactNoun, noun, hash_string(fact.noun));
        keys.own(kFactCluster, cluster.fine, other.fine);
        keys.own(kFactCluster + kSecond, cluster.coarse, other.coarse);
        keys.own(kFactOf, fact.of.empty() ? 1 : 0, query_.complement ? 1 : 0,
                 cluster.fine == other.fine ? 1 : 0);
    }
}

std::vector<FeatureKey> ReferenceFeatures::of(const RivalView& rival) const {
    Keys keys(kind_, sentences_.size() > kShortText);
    add_place(rival, keys);
    add_kind(rival, keys);
    add_discourse(rival, keys);
    if (is_description(query_.kind)) add_description(rival, keys);
    return keys.take();
}

std::vector<FeatureKey> ReferenceFeatures::of_none(std::size_t holders) const {
    Keys keys(kind_ + kReferenceKindCount, sentences_.size() > kShortText);
    const std::uint64_t form = form_;
    keys.both(kAlways);
    keys.both(kRank, count_);
    keys.own(kForm, form);
    keys.own(kGovernor, hash_string(governor_), relation_);
    keys.own(kGovernor + kSecond, hash_string(governor_), form);
    keys.own(kGovernorCluster, governor_cluster_, form);
    keys.own(kGovernorCoarse, governor_coarse_, relation_);
    keys.own(kOuter, outer_relation_, relation_);
    keys.own(kPreposition, preposition_, relation_);
    keys.own(kWhere, here_.block != language::Block::kParagraph ? 1 : 0, query_.word == 0 ? 1 : 0);
    const std::size_t next = query_.word + 1;
    if (next < here_.words.size()) {
        keys.own(kFollowing, hash_string(here_.words[next].lemma));
        keys.own(kFollowing + kSecond, static_cast<std::uint64_t>(here_.words[next].upos), form);
    }
    if (is_description(query_.kind)) {
        const language::WordCluster cluster = lists_.cluster(query_.noun);
        const std::uint64_t shape = (query_.complement ? 1U : 0U) + (query_.demonstrative ? 2U : 0U) +
                                    (query_.place.empty() ? 0U : 4U);
        keys.own(kClaim, std::min<std::size_t>(holders, 2), query_.complement ? 1 : 0, count_);
        keys.own(kShape, shape, query_.noun_type ? static_cast<std::uint64_t>(*query_.noun_type) + 1 : 0);
        keys.own(kNoun, hash_string(query_.noun));
        keys.own(kNoun + kSecond, hash_string(query_.noun), shape);
        keys.own(kNounCluster, cluster.fine);
        keys.own(kNounCluster + kSecond, cluster.coarse);
    } else {
        keys.own(kGender, static_cast<std::uint64_t>(query_.gender), count_);
    }
    return keys.take();
}

}  // namespace lacis::entities
