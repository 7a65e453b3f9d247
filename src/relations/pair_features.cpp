// SPDX-License-Identifier: Apache-2.0
#include "relations/pair_features.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;
using language::hash_string;

constexpr WordIndex kFarthest = 40;      ///< Words between two mentions.
constexpr std::size_t kMostPairs = 240;  ///< Of one sentence: longer lists of names state little.
constexpr std::size_t kLongestPath = 9;

/// Adds features without a limit on their number.
class Keys {
  public:
    explicit Keys(std::vector<language::FeatureKey>& out) : out_(out) {}
    void add(std::uint64_t number, std::uint64_t a = 0, std::uint64_t b = 0, std::uint64_t c = 0,
             std::uint64_t d = 0) {
        one_.clear();
        one_.add(number, a, b, c, d);
        out_.push_back(one_.keys().front());
    }

  private:
    std::vector<language::FeatureKey>& out_;
    language::FeatureList one_;
};

std::uint64_t bucket_of(std::size_t distance) {
    if (distance < 4) return distance;
    if (distance < 6) return 4;
    if (distance < 10) return 5;
    if (distance < 16) return 6;
    return distance < 25 ? 7 : 8;
}

/// The way in the tree from one word up to the common ancestor and down to the other.
struct Path {
    std::vector<WordIndex> up;    ///< From the source, without the ancestor.
    std::vector<WordIndex> down;  ///< From below the ancestor to the target.
    WordIndex ancestor = 0;
    bool joined = false;
    [[nodiscard]] std::size_t length() const { return up.size() + down.size(); }
};

std::vector<WordIndex> ancestors(const Sentence& sentence, WordIndex word) {
    std::vector<WordIndex> chain{word};
    while (sentence.words[chain.back()].head != language::kRoot && chain.size() <= sentence.words.size()) {
        chain.push_back(static_cast<WordIndex>(sentence.words[chain.back()].head));
    }
    return chain;
}

Path path_between(const Sentence& sentence, WordIndex from, WordIndex to) {
    const std::vector<WordIndex> up = ancestors(sentence, from);
    const std::vector<WordIndex> down = ancestors(sentence, to);
    Path path;
    for (std::size_t i = 0; i < up.size(); ++i) {
        const auto met = std::find(down.begin(), down.end(), up[i]);
        if (met == down.end()) continue;
        path.up.assign(up.begin(), up.begin() + static_cast<std::ptrdiff_t>(i));
        path.down.assign(down.begin(), met);
        std::reverse(path.down.begin(), path.down.end());
        path.ancestor = up[i];
        path.joined = true;
        break;
    }
    return path;
}

/// A trigger of a rule in the sentence, with the entities in its frame's places.
struct PlacedTrigger {
    TriggerHit hit;
    std::uint32_t relation = 0;
    std::multimap<std::uint32_t, const Argument*> places;  ///< By entity.
    const Frame* frame = nullptr;
};

/// A word of the sentence with its arguments that stand for entities.
struct Predicate {
    WordIndex word = 0;
    const Frame* frame = nullptr;
    std::multimap<std::uint32_t, const Argument*> places;  ///< By entity.
};

class SentencePairs {
  public:
    SentencePairs(const SentenceView& view, const RuleSet& rules, const Matcher& matcher,
                  const language::WordClusters& clusters, const std::vector<RuleVote>& votes)
        : view_(view),
          sentence_(view.frames.sentence()),
          document_(view.referents.document()),
          rules_(rules),
          clusters_(clusters),
          votes_(votes) {
        named_.resize(sentence_.words.size());
        for (const std::uint32_t index : view.referents.mentions()) {
            const Mention& mention = document_.mentions[index];
            if (mention.kind != MentionKind::kName) continue;
            for (WordIndex i = mention.first_word; i < mention.end_word; ++i) named_[i] = true;
        }
        find_triggers(matcher);
        find_predicates();
    }

    std::vector<EntityPair> pairs() {
        // The nearest mentions of each two entities.
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<std::uint32_t, std::uint32_t>> nearest;
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> lengths;
        const auto& mentions = view_.referents.mentions();
        for (const std::uint32_t a : mentions) {
            for (const std::uint32_t b : mentions) {
                const Mention& left = document_.mentions[a];
                const Mention& right = document_.mentions[b];
                if (left.first_word >= right.first_word) continue;
                const WordIndex gap = right.first_word > left.end_word ? right.first_word - left.end_word : 0;
                if (gap > kFarthest) continue;
                const Path path = path_between(sentence_, left.head, right.head);
                const std::size_t length = (path.joined ? path.length() * 4 : 60) + gap;
                for (const std::uint32_t x : left.entities) {
                    for (const std::uint32_t y : right.entities) {
                        if (x == y) continue;
                        const bool swap = y < x;
                        const auto key = swap ? std::pair(y, x) : std::pair(x, y);
                        const auto [known, fresh] = lengths.emplace(key, length);
                        if (!fresh && known->second <= length) continue;
                        known->second = length;
                        nearest[key] = swap ? std::pair(b, a) : std::pair(a, b);
                    }
                }
            }
        }
        std::vector<EntityPair> result;
        if (nearest.size() * 2 > kMostPairs) return result;
        for (const auto& [entities, chosen] : nearest) {
            add({entities.first, chosen.first, 1}, {entities.second, chosen.second, 1}, result);
            add({entities.second, chosen.second, 1}, {entities.first, chosen.first, 1}, result);
        }
        return result;
    }

  private:
    void find_triggers(const Matcher& matcher) {
        for (WordIndex word = 0; word < sentence_.words.size(); ++word) {
            for (TriggerHit& hit : matcher.triggers_at(sentence_, word)) {
                PlacedTrigger& trigger = triggers_.emplace_back();
                trigger.relation = rules_.rules()[hit.rule].relation;
                trigger.frame = hit.kind == TriggerClass::kVerb   ? &view_.frames.verb_frame(word)
                                : hit.kind == TriggerClass::kNoun ? &view_.frames.noun_frame(word)
                                                                  : &view_.frames.adjective_frame(word);
                for (const Argument& argument : trigger.frame->arguments) {
                    for (const Referent& referent : view_.referents.resolve(argument.word)) {
                        trigger.places.emplace(referent.entity, &argument);
                    }
                }
                trigger.hit = std::move(hit);
            }
        }
    }

    void find_predicates() {
        for (WordIndex word = 0; word < sentence_.words.size(); ++word) {
            const Upos upos = sentence_.words[word].upos;
            const bool may_be = upos == Upos::kVerb || upos == Upos::kNoun || upos == Upos::kAdj;
            if (!may_be || named_[word]) continue;
            Predicate predicate;
            predicate.word = word;
            predicate.frame = upos == Upos::kVerb   ? &view_.frames.verb_frame(word)
                              : upos == Upos::kNoun ? &view_.frames.noun_frame(word)
                                                    : &view_.frames.adjective_frame(word);
            for (const Argument& argument : predicate.frame->arguments) {
                for (const Referent& referent : view_.referents.resolve(argument.word))
                    predicate.places.emplace(referent.entity, &argument);
            }
            if (!predicate.places.empty()) predicates_.push_back(std::move(predicate));
        }
    }

    [[nodiscard]] static std::uint64_t role_hash(const Argument& argument) {
        return hash_string(argument.preposition) + static_cast<std::uint64_t>(argument.role);
    }

    /// What both entities are to one word, or one to a word that the other's word governs.
    void add_predicates(const EntityPair& pair, std::uint64_t types, Keys& keys) const {
        for (const Predicate& predicate : predicates_) {
            const auto sources = predicate.places.equal_range(pair.source.entity);
            const auto targets = predicate.places.equal_range(pair.target.entity);
            if (sources.first != sources.second && targets.first != targets.second) {
                add_shared(predicate, *sources.first->second, *targets.first->second, types, keys);
            } else if (sources.first != sources.second) {
                add_chain(predicate, *sources.first->second, pair.target.entity, types, 1, keys);
            } else if (targets.first != targets.second) {
                add_chain(predicate, *targets.first->second, pair.source.entity, types, 2, keys);
            }
        }
    }

    void add_shared(const Predicate& predicate, const Argument& source, const Argument& target,
                    std::uint64_t types, Keys& keys) const {
        const std::uint64_t roles = role_hash(source) * 0x9e3779b97f4a7c15U + role_hash(target);
        const std::uint64_t kind =
            static_cast<std::uint64_t>(predicate.frame->kind) * 2 + (predicate.frame->passive ? 1U : 0U);
        keys.add(70, word_hash(predicate.word), roles);
        keys.add(71, word_hash(predicate.word), roles, types);
        keys.add(72, cluster(predicate.word), roles, types);
        keys.add(73, coarse(predicate.word), roles, types);
        keys.add(74, roles, types, kind);
        if (predicate.frame->support)
            keys.add(75, word_hash(predicate.word), word_hash(*predicate.frame->support), roles);
    }

    void add_chain(const Predicate& outer, const Argument& near, std::uint32_t entity, std::uint64_t types,
                   std::uint64_t way, Keys& keys) const {
        for (const Predicate& inner : predicates_) {
            const auto places = inner.places.equal_range(entity);
            if (inner.word == outer.word || places.first == places.second) continue;
            for (const Argument& argument : outer.frame->arguments) {
                if (argument.word != inner.word || &argument == &near) continue;
                const std::uint64_t roles =
                    (role_hash(near) * 0x9e3779b97f4a7c15U + role_hash(argument)) * 0xc2b2ae3d27d4eb4fU +
                    role_hash(*places.first->second) + way;
                keys.add(76, word_hash(outer.word), word_hash(inner.word), roles);
                keys.add(77, word_hash(inner.word), roles, types);
                keys.add(78, word_hash(outer.word), roles, types);
                keys.add(79, cluster(outer.word), cluster(inner.word), roles, types);
                keys.add(80, cluster(inner.word), roles, types);
                keys.add(81, roles, types);
            }
        }
    }

    [[nodiscard]] std::uint64_t word_hash(WordIndex index) const {
        const Word& word = sentence_.words[index];
        if (named_[index]) return hash_string("<name>");
        if (word.upos == Upos::kNum) return hash_string("<number>");
        if (word.upos == Upos::kPropn) return hash_string("<proper>");
        return hash_string(word.lemma.empty() ? utf8::lower(word.form) : word.lemma);
    }
    [[nodiscard]] std::uint64_t cluster(WordIndex index) const {
        return named_[index] ? 0xffffU : clusters_.find(sentence_.words[index].form).fine;
    }
    [[nodiscard]] std::uint64_t coarse(WordIndex index) const {
        return named_[index] ? 0xffffU : clusters_.find(sentence_.words[index].form).coarse;
    }
    [[nodiscard]] bool is_content(WordIndex index) const {
        const Upos upos = sentence_.words[index].upos;
        return !named_[index] &&
               (upos == Upos::kVerb || upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kAdv);
    }
    [[nodiscard]] std::uint64_t relation_hash(WordIndex index) const {
        const std::string& relation = sentence_.words[index].deprel;
        return hash_string(std::string_view(relation).substr(0, relation.find(':')));
    }

    [[nodiscard]] static std::uint64_t place_hash(const PlacedTrigger& trigger, std::uint32_t entity) {
        std::uint64_t hash = 1;
        const auto [begin, end] = trigger.places.equal_range(entity);
        if (begin != end) {
            hash =
                hash_string(begin->second->preposition) + static_cast<std::uint64_t>(begin->second->role) + 2;
        }
        return hash;
    }
    /// Does the entity stand where the rule looks for it?
    [[nodiscard]] static bool stands_in(const PlacedTrigger& trigger, std::uint32_t entity,
                                        const std::vector<ArgumentSpec>& specs) {
        const auto [begin, end] = trigger.places.equal_range(entity);
        return std::any_of(begin, end, [&](const auto& place) {
            return std::any_of(specs.begin(), specs.end(), [&](const ArgumentSpec& spec) {
                return spec.front().role == place.second->role &&
                       spec.front().preposition == place.second->preposition;
            });
        });
    }

    void add(const Referent& source, const Referent& target, std::vector<EntityPair>& out) {
        const Mention& from = document_.mentions[source.mention];
        const Mention& to = document_.mentions[target.mention];
        EntityPair& pair = out.emplace_back();
        pair.sentence = view_.referents.sentence_index();
        pair.source = source;
        pair.target = target;
        const auto source_type = document_.entities[source.entity].type;
        const auto target_type = document_.entities[target.entity].type;
        pair.source_type = static_cast<TypeSet>(1U << static_cast<unsigned>(source_type));
        pair.target_type = static_cast<TypeSet>(1U << static_cast<unsigned>(target_type));
        const Path path = path_between(sentence_, from.head, to.head);
        pair.at = path.joined ? path.ancestor : from.head;

        const bool forward = from.first_word < to.first_word;
        const Mention& left = forward ? from : to;
        const Mention& right = forward ? to : from;
        const std::uint64_t order = forward ? 1 : 2;
        const std::uint64_t types = pair.source_type * 32U + pair.target_type;
        const std::uint64_t typed = types * 4 + order;
        Keys keys(pair.features);
        keys.add(1);
        keys.add(2, types);
        keys.add(3, typed);
        keys.add(4, static_cast<std::uint64_t>(from.kind), static_cast<std::uint64_t>(to.kind), types);
        add_path(path, typed, order, keys);
        add_surface(left, right, typed, order, keys);
        for (const auto& [mention, side] : {std::pair(&from, 1U), std::pair(&to, 2U)}) {
            if (mention->kind == MentionKind::kDescription)
                keys.add(5, side, word_hash(mention->head), types);
            add_certainty(*mention, side, keys);
            const std::int32_t head = sentence_.words[mention->head].head;
            if (head != language::kRoot) {
                const auto governor = static_cast<WordIndex>(head);
                keys.add(6, side, word_hash(governor), relation_hash(mention->head));
                keys.add(7, side, hash_string(preposition_of(sentence_, mention->head)), word_hash(governor));
            }
        }
        add_predicates(pair, types, keys);
        add_fit(pair, path, left, right, order, keys);
    }

    /// How sure the name of one side is, and what it looks like.
    void add_certainty(const Mention& mention, std::uint64_t side, Keys& keys) const {
        const entities::Entity& entity = document_.entities[mention.entities.front()];
        const auto type = static_cast<std::uint64_t>(entity.type);
        double sure = 0;
        std::uint64_t names = 0;
        constexpr std::size_t kMostLooked = 64;  // an article may name somebody ten thousand times
        const std::size_t looked = std::min(entity.mentions.size(), kMostLooked);
        for (std::size_t i = 0; i < looked; ++i) {
            const Mention& other = document_.mentions[entity.mentions[i]];
            if (other.kind != MentionKind::kName) continue;
            sure = std::max(sure, other.certainty);
            ++names;
        }
        constexpr double kBuckets = 6;
        keys.add(8, side, hash_string(mention.reason), static_cast<std::uint64_t>(mention.kind));
        keys.add(9, side, static_cast<std::uint64_t>(sure * kBuckets), type);
        keys.add(41, side, names < 4 ? names : 4, type);
        if (mention.kind != MentionKind::kName) return;
        keys.add(42, side, static_cast<std::uint64_t>(mention.certainty * kBuckets), type);
        keys.add(43, side, std::min<std::uint64_t>(mention.end_word - mention.first_word, 6), type);
    }

    void add_path(const Path& path, std::uint64_t typed, std::uint64_t order, Keys& keys) const {
        if (!path.joined) {
            keys.add(10, typed);
            return;
        }
        keys.add(11, bucket_of(path.length()), typed);
        keys.add(12, word_hash(path.ancestor), order);
        keys.add(13, word_hash(path.ancestor), typed);
        keys.add(14, cluster(path.ancestor), typed);
        keys.add(23, coarse(path.ancestor), typed);
        if (path.length() > kLongestPath) return;
        std::uint64_t relations = 7;
        std::uint64_t lemmas = 11;
        std::uint64_t clusters = 13;
        const auto walk = [&](WordIndex index, std::uint64_t way, bool inner) {
            relations = relations * 0x100000001b3U + relation_hash(index) * 4 + way;
            lemmas = lemmas * 0x100000001b3U + relation_hash(index) * 4 + way;
            clusters = clusters * 0x100000001b3U + relation_hash(index) * 4 + way;
            if (!inner) return;
            lemmas += word_hash(index) * 0x9e3779b97f4a7c15U;
            clusters += cluster(index) * 0x9e3779b97f4a7c15U;
            keys.add(15, word_hash(index), way, order);
            keys.add(16, word_hash(index), way, relation_hash(index));
            keys.add(17, cluster(index), way, typed);
            keys.add(24, coarse(index), way, typed);
        };
        for (std::size_t i = 0; i < path.up.size(); ++i) walk(path.up[i], 1, i > 0);
        lemmas += word_hash(path.ancestor) * 0xc2b2ae3d27d4eb4fU;
        clusters += cluster(path.ancestor) * 0xc2b2ae3d27d4eb4fU;
        for (std::size_t i = 0; i < path.down.size(); ++i) walk(path.down[i], 2, i + 1 < path.down.size());
        keys.add(18, relations, typed);
        keys.add(19, lemmas, typed);
        keys.add(20, clusters, typed);
        keys.add(21, relations, word_hash(path.ancestor));
        keys.add(22, path.up.empty() ? 0 : relation_hash(path.up.back()),
                 path.down.empty() ? 0 : relation_hash(path.down.front()), word_hash(path.ancestor));
    }

    void add_surface(const Mention& left, const Mention& right, std::uint64_t typed, std::uint64_t order,
                     Keys& keys) const {
        const WordIndex gap = right.first_word > left.end_word ? right.first_word - left.end_word : 0;
        keys.add(30, bucket_of(gap), typed);
        std::uint64_t names = 0;
        std::uint64_t marks = 0;
        std::uint64_t whole = 17;
        std::uint64_t previous = 0;
        for (WordIndex i = left.end_word; i < right.first_word; ++i) {
            const Word& word = sentence_.words[i];
            if (named_[i] && (i == 0 || !named_[i - 1])) ++names;
            if (word.upos == Upos::kPunct) {
                marks |= 1U;
                if (word.form == "«" || word.form == "»" || word.form == "\"") marks |= 2U;
                if (word.form == ":" || word.form == ";") marks |= 4U;
            }
            const std::uint64_t hash = word_hash(i);
            whole = whole * 0x100000001b3U + hash;
            if (gap <= 6) keys.add(31, previous, hash, order);
            previous = hash;
            if (gap > 15 || !is_content(i)) continue;
            keys.add(32, hash, order);
            keys.add(33, hash, typed);
            keys.add(34, cluster(i), typed);
        }
        keys.add(35, names < 4 ? names : 4, marks, order);
        if (gap <= 5) keys.add(36, whole, typed);
        constexpr WordIndex kAround = 3;
        for (WordIndex i = left.first_word; i-- > 0 && i + kAround >= left.first_word;) {
            keys.add(37, word_hash(i), order, i + 1 == left.first_word ? 1U : 0U);
            if (is_content(i)) keys.add(38, cluster(i), typed);
        }
        const auto size = static_cast<WordIndex>(sentence_.words.size());
        for (WordIndex i = right.end_word; i < std::min(size, right.end_word + kAround); ++i) {
            keys.add(39, word_hash(i), order, i == right.end_word ? 1U : 0U);
            if (is_content(i)) keys.add(40, cluster(i), typed);
        }
    }

    /// What rules and their triggers say of the pair.
    void add_fit(EntityPair& pair, const Path& path, const Mention& left, const Mention& right,
                 std::uint64_t order, Keys& keys) const {
        pair.fit.resize(rules_.relations().size());
        for (const PlacedTrigger& trigger : triggers_) {
            const WordIndex at = trigger.hit.head;
            const auto on = [&](const std::vector<WordIndex>& words) {
                return std::find(words.begin(), words.end(), at) != words.end();
            };
            std::uint64_t where = 0;
            if (path.joined && at == path.ancestor) {
                where = 1;
            } else if (on(path.up)) {
                where = 2;
            } else if (on(path.down)) {
                where = 3;
            } else if (at >= left.end_word && at < right.first_word) {
                where = 4;
            } else if (at < left.first_word && at + 5 >= left.first_word) {
                where = 5;
            } else if (at >= right.end_word && at < right.end_word + 5) {
                where = 6;
            } else {
                continue;
            }
            const Rule& rule = rules_.rules()[trigger.hit.rule];
            const auto kind = static_cast<std::uint64_t>(trigger.hit.kind);
            const std::uint64_t source = place_hash(trigger, pair.source.entity);
            const std::uint64_t target = place_hash(trigger, pair.target.entity);
            const std::uint64_t fits = (stands_in(trigger, pair.source.entity, rule.source) ? 1U : 0U) +
                                       (stands_in(trigger, pair.target.entity, rule.target) ? 2U : 0U) +
                                       (stands_in(trigger, pair.source.entity, rule.target) ? 4U : 0U) +
                                       (stands_in(trigger, pair.target.entity, rule.source) ? 8U : 0U);
            Keys fit(pair.fit[trigger.relation]);
            fit.add(50, where, kind, order);
            fit.add(51, where, kind, fits);
            fit.add(52, source, target, kind);
            fit.add(53, fits);
            keys.add(54, trigger.relation + 1, where, fits);
            keys.add(55, hash_string(rule.name), fits, order);
            keys.add(56, trigger.relation + 1, source, target);
        }
        for (const RuleVote& vote : votes_) {
            const bool same = vote.source == pair.source.entity && vote.target == pair.target.entity;
            const bool turned = vote.target == pair.source.entity && vote.source == pair.target.entity;
            if (!same && !turned) continue;
            const bool here = same || rules_.relations()[vote.relation].symmetric;
            const auto sure = static_cast<std::uint64_t>(vote.confidence * 10);
            const std::size_t plus = vote.rule.find('+');
            const std::uint64_t way = plus == std::string::npos ? 0 : hash_string(vote.rule.substr(plus));
            Keys fit(pair.fit[vote.relation]);
            fit.add(60, here ? 1 : 0);
            fit.add(61, here ? 1 : 0, sure);
            fit.add(62, here ? 1 : 0, way);
            keys.add(63, vote.relation + 1, here ? 1 : 0);
            keys.add(64, hash_string(vote.rule), here ? 1 : 0);
            keys.add(65, here ? 1 : 0);
            if (here && std::find(pair.voted.begin(), pair.voted.end(), vote.relation) == pair.voted.end())
                pair.voted.push_back(vote.relation);
        }
    }

    const SentenceView& view_;
    const Sentence& sentence_;
    const entities::DocumentEntities& document_;
    const RuleSet& rules_;
    const language::WordClusters& clusters_;
    const std::vector<RuleVote>& votes_;
    std::vector<bool> named_;
    std::vector<PlacedTrigger> triggers_;
    std::vector<Predicate> predicates_;
};

}  // namespace

std::vector<EntityPair> entity_pairs(const SentenceView& view, const RuleSet& rules, const Matcher& matcher,
                                     const language::WordClusters& clusters,
                                     const std::vector<RuleVote>& votes) {
    std::vector<EntityPair> pairs = SentencePairs(view, rules, matcher, clusters, votes).pairs();
    const auto once = [](std::vector<language::FeatureKey>& keys) {
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    };
    for (EntityPair& pair : pairs) {
        once(pair.features);
        for (auto& keys : pair.fit) once(keys);
    }
    return pairs;
}

}  // namespace lacis::relations
