// SPDX-License-Identifier: Apache-2.0
#include "evaluation/scores.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::evaluation {
namespace {

constexpr std::array<std::string_view, 4> kSymmetric = {"partnered_with", "competes_with", "met",
                                                        "family_of"};
constexpr std::array<std::string_view, 4> kCore = {"cofounded", "criticized", "funded", "donated_to"};
constexpr std::array<std::string_view, 13> kOther = {
    "founded", "leads",     "works_for", "member_of", "left",      "acquired", "owns",
    "created", "supported", "accused",   "sued",      "succeeded", "based_in"};

template <std::size_t Size>
bool contains(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string fold_type(const std::string& type, Scope scope) {
    if (scope == Scope::kCore && type == "founded") return "cofounded";
    if (scope == Scope::kCore && type == "accused") return "criticized";
    return type;
}

bool is_scored(const std::string& type, Scope scope) {
    return contains(kCore, type) ||
           (scope == Scope::kAll && (contains(kSymmetric, type) || contains(kOther, type)));
}

double ratio(std::size_t part, std::size_t whole) {
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0.0;
}

/// Source, type, target: of entities' ids, or a name behind "?" for what is no entity of the gold.
struct Key {
    std::string source;
    std::string type;
    std::string target;
    friend auto operator<=>(const Key&, const Key&) = default;
    [[nodiscard]] Key reversed() const { return {target, type, source}; }
    [[nodiscard]] std::pair<std::string, std::string> pair() const { return std::minmax(source, target); }
};

bool is_symmetric(const Key& key) {
    return contains(kSymmetric, key.type);
}

/// A relation of the gold with all the keys under which it may be found.
struct Wanted {
    const GoldRelation* relation;
    std::set<Key> keys;
    bool optional;
};

class Scorer {
  public:
    Scorer(const GoldArticle& gold, const SystemGraph& system, Scope scope)
        : gold_(gold), system_(system), scope_(scope) {
        for (const GoldEntity& entity : gold.entities) {
            for (const std::string& name : entity.names) by_name_.emplace(comparable_name(name), &entity);
            by_id_.emplace(entity.id, &entity);
        }
    }

    ArticleScore run() {
        score_entities();
        score_relations();
        return std::move(score_);
    }

  private:
    using Pairs = std::set<std::pair<std::string, std::string>>;

    void note(Finding::Kind kind, std::string source, std::string type, std::string target = {},
              std::string detail = {}) {
        score_.findings.push_back(
            {kind, std::move(source), std::move(type), std::move(target), std::move(detail)});
    }

    /// The entity that a node stands for: its label wins over its aliases.
    [[nodiscard]] const GoldEntity* entity_of(const SystemNode& node) const {
        const auto named = [this](const std::string& name) {
            const auto found = by_name_.find(comparable_name(name));
            return found == by_name_.end() ? nullptr : found->second;
        };
        if (const GoldEntity* entity = named(node.label)) return entity;
        for (const std::string& alias : node.aliases) {
            if (const GoldEntity* entity = named(alias)) return entity;
        }
        return nullptr;
    }

    void score_entities() {
        Counts& counts = score_.counts;
        std::map<const GoldEntity*, std::vector<const SystemNode*>> nodes_of;
        for (const SystemNode& node : system_.nodes) {
            const GoldEntity* entity = entity_of(node);
            end_name_[node.id] = entity == nullptr ? '?' + node.label : entity->id;
            if (entity != nullptr) {
                nodes_of[entity].push_back(&node);
            } else {
                ++counts.entities.system;
                note(Finding::Kind::kSpuriousEntity, node.label, node.type);
            }
        }
        for (const GoldEntity& entity : gold_.entities) {
            if (entity.optional) continue;
            ++counts.entities.gold;
            const auto found = nodes_of.find(&entity);
            if (found == nodes_of.end()) {
                note(Finding::Kind::kMissingEntity, entity.names.front(), entity.type);
                continue;
            }
            ++counts.entities.found;
            ++counts.entities.system;
            counts.nodes_of_found += found->second.size();
            const std::string& type = found->second.front()->type;
            if (accepts(entity, type)) {
                ++counts.types_right;
            } else {
                note(Finding::Kind::kWrongType, entity.names.front(), type, {}, entity.type);
            }
        }
    }

    static bool accepts(const GoldEntity& entity, const std::string& type) {
        const auto same = [&type](const std::string& other) {
            return utf8::lower(other) == utf8::lower(type);
        };
        return same(entity.type) ||
               std::any_of(entity.accepted_types.begin(), entity.accepted_types.end(), same);
    }

    [[nodiscard]] std::vector<Wanted> wanted_relations() const {
        std::vector<Wanted> wanted;
        for (const GoldRelation& relation : gold_.relations) {
            std::vector<std::string> types = {fold_type(relation.type, scope_)};
            for (const std::string& type : relation.accepted_types) types.push_back(fold_type(type, scope_));
            const bool counts =
                scope_ == Scope::kAll || std::any_of(types.begin(), types.end(),
                                                     [](const auto& type) { return contains(kCore, type); });
            if (!counts) continue;
            // A relation whose own type is no core type can be found as one, and need not be.
            const bool arguable = scope_ == Scope::kCore && !contains(kCore, types.front());
            Wanted want{&relation, {}, relation.optional || arguable};
            for (const std::string& type : types) {
                const Key key{relation.source, type, relation.target};
                want.keys.insert(key);
                if (is_symmetric(key)) want.keys.insert(key.reversed());
            }
            wanted.push_back(std::move(want));
        }
        return wanted;
    }

    /// The relations that the system asserts, symmetric ones once.
    [[nodiscard]] std::set<Key> asserted_relations() const {
        std::set<Key> asserted;
        for (const SystemEdge& edge : system_.edges) {
            const Key key{end_name(edge.source), fold_type(comparable_type(edge.type), scope_),
                          end_name(edge.target)};
            if (!is_scored(key.type, scope_) || edge.negated) continue;
            if (is_symmetric(key) && asserted.contains(key.reversed())) continue;
            asserted.insert(key);
        }
        return asserted;
    }

    [[nodiscard]] std::string end_name(const std::string& node) const {
        const auto found = end_name_.find(node);
        return found == end_name_.end() ? "??" : found->second;
    }

    [[nodiscard]] std::string shown(const std::string& end) const {
        const auto found = by_id_.find(end);
        return found == by_id_.end() ? end : found->second->names.front();
    }

    void score_relations() {
        const std::vector<Wanted> wanted = wanted_relations();
        const std::set<Key> asserted = asserted_relations();
        Tally& tally = score_.counts.relations;
        std::set<const Wanted*> matched;
        for (const Key& key : asserted) {
            const auto hit = std::find_if(wanted.begin(), wanted.end(),
                                          [&key](const Wanted& want) { return want.keys.contains(key); });
            if (hit == wanted.end()) {
                ++tally.system;
                note(Finding::Kind::kSpuriousRelation, shown(key.source), key.type, shown(key.target));
            } else if (hit->relation->negated) {
                ++tally.system;
                note(Finding::Kind::kDeniedRelation, shown(key.source), key.type, shown(key.target));
            } else if (!hit->optional && matched.insert(&*hit).second) {
                ++tally.found;
                ++tally.system;
            }
        }
        for (const Wanted& want : wanted) {
            if (want.optional || want.relation->negated) continue;
            ++tally.gold;
            if (!matched.contains(&want)) {
                note(Finding::Kind::kMissingRelation, shown(want.relation->source), want.relation->type,
                     shown(want.relation->target), want.relation->evidence);
            }
        }
        score_pairs(wanted, asserted);
    }

    void score_pairs(const std::vector<Wanted>& wanted, const std::set<Key>& asserted) {
        Pairs gold;
        Pairs free;
        for (const Wanted& want : wanted) {
            const auto pair = want.keys.begin()->pair();
            if (want.optional) {
                free.insert(pair);
            } else if (!want.relation->negated) {
                gold.insert(pair);
            }
        }
        Pairs found;
        for (const Key& key : asserted) {
            if (gold.contains(key.pair()) || !free.contains(key.pair())) found.insert(key.pair());
        }
        Tally& tally = score_.counts.pairs;
        tally.gold = gold.size();
        tally.system = found.size();
        tally.found = static_cast<std::size_t>(std::count_if(
            found.begin(), found.end(), [&gold](const auto& pair) { return gold.contains(pair); }));
    }

    const GoldArticle& gold_;
    const SystemGraph& system_;
    Scope scope_;
    ArticleScore score_;
    std::unordered_map<std::string, const GoldEntity*> by_name_;
    std::unordered_map<std::string, const GoldEntity*> by_id_;
    std::unordered_map<std::string, std::string> end_name_;  ///< Of nodes: the end of a Key.
};

bool is_ascii_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

void add(Tally& tally, const Tally& other) {
    tally.found += other.found;
    tally.system += other.system;
    tally.gold += other.gold;
}

}  // namespace

double Tally::precision() const {
    return ratio(found, system);
}

double Tally::recall() const {
    return ratio(found, gold);
}

double Tally::f1() const {
    const double sum = precision() + recall();
    return sum > 0 ? 2 * precision() * recall() / sum : 0.0;
}

double Counts::type_accuracy() const {
    return ratio(types_right, entities.found);
}

double Counts::fragmentation() const {
    return ratio(nodes_of_found, entities.found);
}

Counts& Counts::operator+=(const Counts& other) {
    add(entities, other.entities);
    add(relations, other.relations);
    add(pairs, other.pairs);
    types_right += other.types_right;
    nodes_of_found += other.nodes_of_found;
    return *this;
}

ArticleScore score(const GoldArticle& gold, const SystemGraph& system, Scope scope) {
    return Scorer(gold, system, scope).run();
}

std::string comparable_name(std::string_view name) {
    // The reference scorer knows the typographic apostrophe of "l’" and no other sign in its place; fold()
    // knows them all.
    std::string prepared;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = utf8::decode(name, at);
        const bool other_apostrophe = c == U'\u2018' || c == U'\u02BC' || c == U'\u00B4' || c == U'`';
        utf8::append(prepared, other_apostrophe ? U' ' : c);
    }
    const std::string folded = utf8::fold(prepared);
    const std::size_t first = folded.find_first_not_of(' ');
    if (first == std::string::npos) return {};
    std::string_view rest = std::string_view(folded).substr(first);
    // As the reference scorer's pattern does it: without regard to where the word ends, so "Leclerc" is
    // "clerc" too.
    for (const std::string_view article : {"le", "la", "les", "l'", "un", "une", "the"}) {
        if (!rest.starts_with(article)) continue;
        const std::size_t next = rest.find_first_not_of(' ', article.size());
        if (next == std::string_view::npos) continue;
        rest.remove_prefix(next);
        break;
    }
    std::string comparable;
    std::copy_if(rest.begin(), rest.end(), std::back_inserter(comparable),
                 [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
    return comparable;
}

std::string comparable_type(std::string_view type) {
    std::string comparable;
    for (const char c : utf8::lower(type)) {
        if (is_ascii_letter(c)) {
            comparable += c;
        } else if (!comparable.empty() && comparable.back() != '_') {
            comparable += '_';
        }
    }
    if (comparable.ends_with('_')) comparable.pop_back();
    return comparable;
}

}  // namespace lacis::evaluation
