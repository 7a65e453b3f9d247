// SPDX-License-Identifier: Apache-2.0
#include "entities/resolver.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "entities/names.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using graph::EntityRecord;
using Item = std::uint32_t;  ///< An entity of a document, numbered by document id, then place.

/// A key and a type: what a name and its type are to the resolver.
using Named = std::pair<std::string, std::string>;

bool is_person(const EntityRecord& entity) {
    return entity.type == to_string(EntityType::kPerson);
}

bool has_several_words(std::string_view name) {
    return name.find(' ') != std::string_view::npos;
}

/// Does the label alone tell who it is, in any document? A person's single name does not.
bool is_full(const EntityRecord& entity) {
    return !is_person(entity) || has_several_words(entity.label);
}

/// The last word of a name, folded: of a person, the surname or its end.
std::string last_word(std::string_view name) {
    return name_key(name.substr(name.find_last_of(' ') + 1));
}

/// Written in capitals: "ODR", "CGT-FO".
bool is_acronym(std::string_view name) {
    constexpr std::size_t kLongest = 8;
    if (name.size() < 2 || name.size() > kLongest || has_several_words(name)) return false;
    return utf8::starts_upper(name) && utf8::lower(name) != name &&
           std::none_of(name.begin(), name.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::size_t name_mentions(const EntityRecord& entity) {
    return static_cast<std::size_t>(
        std::count_if(entity.mentions.begin(), entity.mentions.end(),
                      [](const auto& mention) { return mention.kind == "name"; }));
}

std::vector<std::string_view> values_of(const EntityRecord& entity, std::string_view kind) {
    std::vector<std::string_view> values;
    for (const graph::FactRecord& fact : entity.facts) {
        if (fact.kind == kind) values.push_back(fact.value);
    }
    return values;
}

std::string listed(const std::vector<std::string_view>& values) {
    std::string list;
    for (const std::string_view value : values) list.append(list.empty() ? "" : " and ").append(value);
    return list;
}

int year_of(std::string_view value) {
    int year = 0;
    std::from_chars(value.data(), value.data() + value.size(), year);
    return year;
}

/// Two articles compute a year of birth from an age with an error of one each.
bool agree_on(std::string_view kind, std::string_view a, std::string_view b) {
    constexpr int kNear = 2;
    if (kind == "born") return std::abs(year_of(a) - year_of(b)) <= kNear;
    if (a == b) return true;
    return kind == "in" && name_key(a) == name_key(b);
}

/// A kind of fact on which namesakes differ.
struct FactKind {
    std::string_view name;
    bool yields;  ///< To a common story: people change their field.
};
constexpr FactKind kFactKinds[] = {{"gender", false}, {"born", false}, {"field", true}, {"in", true}};

/// Both say something of the kind: do they agree?
std::optional<bool> agreement(const EntityRecord& a, const EntityRecord& b, std::string_view kind) {
    const auto ours = values_of(a, kind);
    const auto theirs = values_of(b, kind);
    if (ours.empty() || theirs.empty()) return std::nullopt;
    return std::any_of(ours.begin(), ours.end(), [&](std::string_view one) {
        return std::any_of(theirs.begin(), theirs.end(),
                           [&](std::string_view other) { return agree_on(kind, one, other); });
    });
}

/// Why two items are not the same.
struct Conflict {
    std::string_view rule;
    std::string detail;
};

class Resolver {
  public:
    Resolver(std::span<const graph::ExtractedDocument> documents, const CatalogueIndex* index)
        : documents_(documents), index_(index) {
        std::vector<std::uint32_t> order(documents.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            return documents[a].info.id < documents[b].info.id;
        });
        for (const std::uint32_t document : order) {
            for (std::uint32_t i = 0; i < documents[document].entities.size(); ++i)
                places_.push_back({document, i});
        }
        parents_.resize(places_.size());
        std::iota(parents_.begin(), parents_.end(), 0U);
        for (Item item = 0; item < places_.size(); ++item) members_.push_back({item});
        known_.resize(places_.size());
        enemies_.resize(places_.size());
        telling_.resize(places_.size());
        decided_.resize(places_.size());
        note_actors();
        note_facts();
    }

    Resolution resolve() {
        apply_catalogue();
        join_equal_names();
        join_mistyped();
        join_acronyms();
        join_surnames();
        result_.identities.resize(documents_.size());
        for (std::size_t i = 0; i < documents_.size(); ++i)
            result_.identities[i].resize(documents_[i].entities.size());
        for (Item item = 0; item < places_.size(); ++item)
            result_.identities[places_[item].document][places_[item].entity] = root(item);
        note_known_nodes();
        return std::move(result_);
    }

  private:
    [[nodiscard]] const EntityRecord& entity(Item item) const {
        return documents_[places_[item].document].entities[places_[item].entity];
    }

    [[nodiscard]] const std::string& document_id(Item item) const {
        return documents_[places_[item].document].info.id;
    }

    [[nodiscard]] Item root(Item item) const {
        while (parents_[item] != item) item = parents_[item];
        return item;
    }

    // Who else a document speaks of.

    void note_actors() {
        std::map<Named, std::uint32_t> numbers;
        actors_.resize(documents_.size());
        own_actor_.resize(places_.size(), kNobody);
        for (Item item = 0; item < places_.size(); ++item) {
            const EntityRecord& each = entity(item);
            const bool actor = is_person(each) || each.type == to_string(EntityType::kOrganization) ||
                               each.type == to_string(EntityType::kProject);
            if (!actor || !is_full(each) || each.byline) continue;
            const auto number = static_cast<std::uint32_t>(numbers.size());
            own_actor_[item] = numbers.try_emplace({name_key(each.label), each.type}, number).first->second;
            actors_[places_[item].document].push_back(own_actor_[item]);
        }
        for (auto& actors : actors_) {
            std::sort(actors.begin(), actors.end());
            actors.erase(std::unique(actors.begin(), actors.end()), actors.end());
        }
    }

    /// Persons, organizations and projects that the documents of two items have in common, besides these.
    [[nodiscard]] std::size_t shared_actors(Item a, Item b) const {
        const auto& ours = actors_[places_[a].document];
        const auto& theirs = actors_[places_[b].document];
        std::vector<std::uint32_t> shared;
        std::set_intersection(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                              std::back_inserter(shared));
        std::erase_if(shared,
                      [&](std::uint32_t actor) { return actor == own_actor_[a] || actor == own_actor_[b]; });
        return shared.size();
    }

    [[nodiscard]] bool same_story(Item a, Item b) const {
        constexpr std::size_t kShared = 2;
        return shared_actors(a, b) >= kShared;
    }

    // What keeps items apart.

    [[nodiscard]] std::optional<Conflict> decided_conflict(Item a, Item b) const {
        for (const auto& [enemy, decision] : enemies_[a]) {
            if (enemy == b) return Conflict{"decided-different", to_string(decision->place)};
        }
        if (known_[a] != nullptr && known_[b] != nullptr && known_[a] != known_[b])
            return Conflict{"catalogue", known_[a]->id + ", " + known_[b]->id};
        return std::nullopt;
    }

    /// "feminine in a"
    [[nodiscard]] std::string said(Item item, std::string_view kind) const {
        return listed(values_of(entity(item), kind)) + " in " + document_id(item);
    }

    /// The first conflict between what two items have been joined with. A fact on which some of them agree
    /// tells nothing, nor, in one story, do those that yield to it.
    [[nodiscard]] std::optional<std::tuple<Item, Item, Conflict>> cluster_conflict(Item a, Item b,
                                                                                   bool story = false) const {
        for (const Item one : decided_[root(a)]) {
            for (const Item other : decided_[root(b)]) {
                if (auto found = decided_conflict(one, other)) return std::tuple(one, other, *found);
            }
        }
        for (const FactKind& kind : kFactKinds) {
            if (kind.yields && story) continue;
            std::optional<std::pair<Item, Item>> apart;
            bool together = false;
            for (const Item one : telling_[root(a)]) {
                for (const Item other : telling_[root(b)]) {
                    const auto agree = agreement(entity(one), entity(other), kind.name);
                    if (!agree) continue;
                    together = together || *agree;
                    if (!*agree && !apart) apart = std::pair(one, other);
                }
            }
            if (!apart || together) continue;
            const auto& [one, other] = *apart;
            return std::tuple(one, other,
                              Conflict{kind.name, said(one, kind.name) + ", " + said(other, kind.name)});
        }
        return std::nullopt;
    }

    /// What the user has decided or knows about items, for cluster_conflict().
    void note_decided() {
        for (Item item = 0; item < places_.size(); ++item) {
            if (!enemies_[item].empty() || known_[item] != nullptr) decided_[root(item)].push_back(item);
        }
    }

    /// One item for each set of facts: the others say nothing new.
    void note_facts() {
        std::map<std::string, std::uint32_t> numbers;
        for (Item item = 0; item < places_.size(); ++item) {
            std::set<std::string> facts;
            for (const graph::FactRecord& fact : entity(item).facts)
                facts.insert(fact.kind + ' ' + fact.value);
            std::string all;
            for (const std::string& fact : facts) all.append(fact).push_back('\n');
            const auto number = static_cast<std::uint32_t>(numbers.size());
            facts_of_.push_back(numbers.try_emplace(all, number).first->second);
            if (!facts.empty()) telling_[item].push_back(item);
        }
    }

    void add_telling(Item from, Item to) {
        for (const Item item : telling_[from]) {
            const bool known = std::any_of(telling_[to].begin(), telling_[to].end(),
                                           [&](Item other) { return facts_of_[other] == facts_of_[item]; });
            if (!known) telling_[to].push_back(item);
        }
        std::sort(telling_[to].begin(), telling_[to].end());
        telling_[from].clear();
    }

    // Joining.

    void link(Item a, Item b, std::string_view rule, bool doubtful, const std::string& detail = {}) {
        Item from = root(a);
        Item to = root(b);
        if (from == to) return;
        result_.joins.push_back({places_[a], places_[b], std::string(rule), detail, doubtful});
        if (from < to) std::swap(from, to);
        parents_[from] = to;
        std::vector<Item> all;
        std::merge(members_[from].begin(), members_[from].end(), members_[to].begin(), members_[to].end(),
                   std::back_inserter(all));
        members_[to] = std::move(all);
        members_[from].clear();
        add_telling(from, to);
        decided_[to].insert(decided_[to].end(), decided_[from].begin(), decided_[from].end());
        std::sort(decided_[to].begin(), decided_[to].end());
        decided_[from].clear();
    }

    bool unite(Item a, Item b, std::string_view rule, bool doubtful) {
        if (root(a) == root(b)) return true;
        if (cluster_conflict(a, b, same_story(a, b))) return false;
        link(a, b, rule, doubtful);
        return true;
    }

    void split(Item a, Item b, std::string_view rule, const std::string& detail, bool doubtful) {
        result_.splits.push_back({places_[a], places_[b], std::string(rule), detail, doubtful});
    }

    // The catalogue.

    void apply_catalogue() {
        if (index_ == nullptr || index_->catalogue().empty()) return;
        note_names();
        for (Item item = 0; item < places_.size(); ++item) known_[item] = known_entity(item);
        const auto& decisions = index_->catalogue().decisions;
        for (const Decision& decision : decisions) note_given_ids(decision);
        for (const Decision& decision : decisions) note_enemies(decision);
        note_decided();
        std::map<const KnownEntity*, Item> first;
        for (Item item = 0; item < places_.size(); ++item) {
            if (known_[item] == nullptr) continue;
            const auto [found, fresh] = first.emplace(known_[item], item);
            if (!fresh) link(found->second, item, "catalogue", false, to_string(known_[item]->place));
        }
        for (const Decision& decision : decisions) join_same(decision);
        for (const Decision& decision : decisions) note_objects(decision);
    }

    void note_names() {
        for (Item item = 0; item < places_.size(); ++item) {
            for (const std::string& name : entity(item).names) {
                auto& items = (tells_who(name, entity(item).label) ? by_name_ : by_part_)[name_key(name)];
                if (items.empty() || items.back() != item) items.push_back(item);
            }
        }
    }

    [[nodiscard]] const KnownEntity* known_entity(Item item) const {
        const EntityRecord& each = entity(item);
        const DocumentDecisions decisions(*index_, document_id(item));
        const auto type = entity_type_from_string(each.type);
        if (!type) return nullptr;
        const auto known_as = [&](const std::string& name) {
            const std::string key = name_key(name);
            return decisions.known({key, *type});
        };
        if (const KnownEntity* const known = known_as(each.label)) return known;
        const std::string label_key = name_key(each.label);
        if (decisions.known_count({label_key, *type}) > 0) return nullptr;
        const KnownEntity* found = nullptr;
        for (const std::string& name : each.names) {
            if (!tells_who(name, each.label)) continue;
            const KnownEntity* const known = known_as(name);
            if (known == nullptr || known == found) continue;
            if (found != nullptr) return nullptr;
            found = known;
        }
        return found;
    }

    [[nodiscard]] std::vector<Item> items_of(const Reference& reference, const Decision& decision) const {
        std::vector<Item> items;
        if (!reference.id.empty()) {
            for (Item item = 0; item < places_.size(); ++item) {
                if (known_[item] != nullptr && known_[item]->id == reference.id) items.push_back(item);
            }
            return items;
        }
        const auto add = [&](const std::map<std::string, std::vector<Item>>& names) {
            const auto found = names.find(name_key(reference.name));
            if (found == names.end()) return;
            for (const Item item : found->second) {
                if (fits(item, reference, decision)) items.push_back(item);
            }
        };
        add(by_name_);
        if (items.empty() && !reference.document.empty()) add(by_part_);
        return items;
    }

    [[nodiscard]] bool fits(Item item, const Reference& reference, const Decision& decision) const {
        const EntityRecord& each = entity(item);
        if (!reference.document.empty() && reference.document != document_id(item)) return false;
        const bool retyped = decision.verdict == Verdict::kType && each.type == decision.to;
        if (reference.type && to_string(*reference.type) != each.type && !retyped) return false;
        if (!reference.start) return true;
        return std::any_of(each.mentions.begin(), each.mentions.end(), [&](const auto& mention) {
            return mention.kind == "name" && mention.span.begin == *reference.start;
        });
    }

    /// "same" with the id of a known entity gives the id, "different" takes it away.
    void note_given_ids(const Decision& decision) {
        const bool gives = decision.verdict == Verdict::kSame;
        if (!gives && decision.verdict != Verdict::kDifferent) return;
        for (const Reference& known : decision.entities) {
            if (known.id.empty()) continue;
            const KnownEntity* const entity = index_->catalogue().find(known.id);
            for (const Reference& other : decision.entities) {
                if (!other.id.empty()) continue;
                for (const Item item : items_of(other, decision)) {
                    if (gives) {
                        known_[item] = entity;
                    } else if (known_[item] == entity) {
                        known_[item] = nullptr;
                    }
                }
            }
        }
    }

    void note_enemies(const Decision& decision) {
        for (const Reference& reference : decision.entities) warn_if_nobody(reference, decision);
        if (decision.verdict != Verdict::kDifferent) return;
        for (std::size_t i = 0; i < decision.entities.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j) {
                for (const Item a : items_of(decision.entities[i], decision)) {
                    for (const Item b : items_of(decision.entities[j], decision))
                        note_enemies(a, b, decision);
                }
            }
        }
    }

    void note_enemies(Item a, Item b, const Decision& decision) {
        if (a == b) return;
        if (known_[a] != nullptr && known_[a] == known_[b]) {
            throw Error(decision.place, "both are the known entity '" + known_[a]->id + "' (" +
                                            to_string(known_[a]->place) +
                                            "): say by its id which of them is not");
        }
        enemies_[a].emplace_back(b, &decision);
        enemies_[b].emplace_back(a, &decision);
    }

    void warn_if_nobody(const Reference& reference, const Decision& decision) {
        if (reference.document.empty() || reference.start || decision.verdict == Verdict::kDrop) return;
        const bool is_read = std::any_of(documents_.begin(), documents_.end(), [&](const auto& document) {
            return document.info.id == reference.document;
        });
        if (!is_read || !items_of(reference, decision).empty()) return;
        result_.warnings.push_back({decision.place, "the article '" + reference.document +
                                                        "' has no entity called '" + reference.name + "'"});
    }

    void join_same(const Decision& decision) {
        if (decision.verdict != Verdict::kSame) return;
        std::optional<Item> first;
        for (const Reference& reference : decision.entities) {
            for (const Item item : items_of(reference, decision)) {
                if (!first) first = item;
                refuse_contradiction(*first, item, decision);
                link(*first, item, "decided-same", false, to_string(decision.place));
            }
        }
    }

    void refuse_contradiction(Item a, Item b, const Decision& decision) const {
        if (root(a) == root(b)) return;
        for (const Item one : members_[root(a)]) {
            for (const Item other : members_[root(b)]) {
                const auto found = decided_conflict(one, other);
                if (!found) continue;
                throw Error(decision.place, "this makes one of '" + entity(one).label + "' (" +
                                                document_id(one) + ") and '" + entity(other).label + "' (" +
                                                document_id(other) + "), which are different by " +
                                                found->detail);
            }
        }
    }

    void note_objects(const Decision& decision) {
        if (decision.verdict != Verdict::kRename && decision.verdict != Verdict::kType) return;
        for (const Reference& reference : decision.entities) {
            for (const Item item : items_of(reference, decision)) objects_.emplace_back(item, &decision);
        }
    }

    /// Of several that say the same of a node, the last one.
    void note_known_nodes() {
        for (Item item = 0; item < places_.size(); ++item) {
            if (known_[item] == nullptr) continue;
            const KnownEntity& entity = *known_[item];
            result_.known[root(item)] = {entity.id, entity.name, std::string(to_string(entity.type)),
                                         entity.aliases, entity.external_ids};
        }
        for (const auto& [item, decision] : objects_) {
            graph::KnownNode& node = result_.known[root(item)];
            (decision->verdict == Verdict::kRename ? node.label : node.type) = decision->to;
        }
    }

    // Equal names.

    void join_equal_names() {
        std::map<Named, std::vector<Item>> groups;
        for (Item item = 0; item < places_.size(); ++item) {
            if (is_full(entity(item)))
                groups[{name_key(entity(item).label), entity(item).type}].push_back(item);
        }
        for (const auto& [named, items] : groups) {
            if (items.size() < 2) continue;
            if (may_conflict(items)) {
                sort_out(items);
            } else {
                join_all(items);
            }
        }
    }

    [[nodiscard]] bool may_conflict(const std::vector<Item>& items) const {
        std::map<std::string_view, std::set<std::string_view>> values;
        for (const Item item : items) {
            for (const Item member : members_[root(item)]) {
                if (!enemies_[member].empty() || known_[member] != nullptr) return true;
                for (const graph::FactRecord& fact : entity(member).facts)
                    values[fact.kind].insert(fact.value);
            }
        }
        return std::any_of(values.begin(), values.end(),
                           [](const auto& kind) { return kind.second.size() > 1; });
    }

    /// A person's name alone is weak where the documents have nothing else in common.
    void join_all(const std::vector<Item>& items) {
        std::map<std::uint32_t, Item> first_with;
        for (const Item item : items) {
            std::optional<Item> friendly;
            for (const std::uint32_t actor : actors_[places_[item].document]) {
                if (actor == own_actor_[item]) continue;
                const auto [found, fresh] = first_with.emplace(actor, item);
                if (!fresh && found->second != item && !friendly) friendly = found->second;
            }
            if (item == items.front()) continue;
            if (friendly) {
                link(*friendly, item, "same-name", false);
            } else {
                link(items.front(), item, "same-name", is_person(entity(item)));
            }
        }
    }

    /// How much speaks for two namesakes being one: people in common, and facts on which others disagree.
    [[nodiscard]] std::size_t likeness(Item a, Item b, const std::set<std::string_view>& disputed) const {
        std::size_t score = shared_actors(a, b);
        for (const std::string_view kind : disputed) {
            if (agreement(entity(a), entity(b), kind).value_or(false)) ++score;
        }
        return score;
    }

    /// Namesakes that disagree. Those that have something in common are joined first, the most alike before
    /// the others; the rest goes where it contradicts nobody, if that is one place or by far the likeliest.
    void sort_out(const std::vector<Item>& items) {
        const std::set<std::string_view> disputed = disputed_kinds(items);
        struct Pair {
            std::size_t score;
            Item a;
            Item b;
        };
        std::vector<Pair> pairs;
        for (std::size_t j = 1; j < items.size(); ++j) {
            for (std::size_t i = 0; i < j; ++i) {
                const std::size_t score = likeness(items[i], items[j], disputed);
                if (score > 0) pairs.push_back({score, items[i], items[j]});
            }
        }
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const Pair& a, const Pair& b) { return a.score > b.score; });
        for (const Pair& pair : pairs) unite(pair.a, pair.b, "same-name", false);
        place_the_rest(items);
        note_splits(items);
    }

    [[nodiscard]] std::set<std::string_view> disputed_kinds(const std::vector<Item>& items) const {
        std::map<std::uint32_t, Item> by_facts;
        for (const Item item : items) by_facts.emplace(facts_of_[item], item);
        std::vector<Item> telling;
        for (const auto& [facts, item] : by_facts) telling.push_back(item);
        std::set<std::string_view> disputed;
        for (const FactKind& kind : kFactKinds) {
            for (std::size_t j = 1; j < telling.size() && !disputed.contains(kind.name); ++j) {
                const bool disagree = std::any_of(
                    telling.begin(), telling.begin() + static_cast<std::ptrdiff_t>(j), [&](Item other) {
                        return !agreement(entity(telling[j]), entity(other), kind.name).value_or(true);
                    });
                if (disagree) disputed.insert(kind.name);
            }
        }
        return disputed;
    }

    [[nodiscard]] std::vector<Item> roots_of(const std::vector<Item>& items) const {
        std::set<Item> roots;
        for (const Item item : items) roots.insert(root(item));
        return {roots.begin(), roots.end()};
    }

    void place_the_rest(const std::vector<Item>& items) {
        const std::vector<Item> clusters = roots_of(items);
        std::vector<std::vector<bool>> apart(clusters.size(), std::vector<bool>(clusters.size()));
        std::vector<bool> core(clusters.size());
        for (std::size_t j = 1; j < clusters.size(); ++j) {
            for (std::size_t i = 0; i < j; ++i) {
                if (!cluster_conflict(clusters[i], clusters[j])) continue;
                apart[i][j] = apart[j][i] = true;
                core[i] = core[j] = true;
            }
        }
        if (std::none_of(core.begin(), core.end(), [](bool each) { return each; })) {
            for (const Item cluster : clusters) link(clusters.front(), cluster, "same-name", true);
            return;
        }
        std::vector<std::size_t> sizes;
        for (const Item cluster : clusters) sizes.push_back(members_[cluster].size());
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            std::vector<std::size_t> fitting;
            for (std::size_t j = 0; j < clusters.size(); ++j) {
                if (j != i && core[j] && !apart[i][j]) fitting.push_back(j);
            }
            if (const auto target = only_or_greatest(fitting, sizes))
                unite(clusters[*target], clusters[i], "same-name", true);
        }
    }

    static std::optional<std::size_t> only_or_greatest(const std::vector<std::size_t>& fitting,
                                                       const std::vector<std::size_t>& sizes) {
        if (fitting.empty()) return std::nullopt;
        std::size_t best = fitting.front();
        std::size_t all = 0;
        for (const std::size_t each : fitting) {
            all += sizes[each];
            if (sizes[each] > sizes[best]) best = each;
        }
        constexpr std::size_t kTimes = 3;
        const bool clear = fitting.size() == 1 || sizes[best] >= kTimes * (all - sizes[best]);
        return clear ? std::optional(best) : std::nullopt;
    }

    void note_splits(const std::vector<Item>& items) {
        constexpr std::size_t kMost = 20;
        const std::vector<Item> clusters = roots_of(items);
        for (std::size_t j = 1; j < clusters.size(); ++j) {
            for (std::size_t i = 0; i < std::min(j, kMost); ++i) {
                const auto found = cluster_conflict(clusters[i], clusters[j]);
                if (!found) {
                    split(clusters[i], clusters[j], "unclear", "", true);
                    continue;
                }
                const auto& [a, b, conflict] = *found;
                const bool decided = conflict.rule == "decided-different" || conflict.rule == "catalogue";
                split(a, b, conflict.rule, conflict.detail, !decided);
            }
        }
    }

    // One name, other types.

    /// One label with two types is one entity if one of the types is hardly ever seen: the few are mistakes.
    void join_mistyped() {
        std::map<std::string, std::map<std::string, std::vector<Item>>> by_label;
        for (Item item = 0; item < places_.size(); ++item) {
            if (is_full(entity(item)))
                by_label[name_key(entity(item).label)][entity(item).type].push_back(item);
        }
        for (const auto& [label, types] : by_label) {
            if (types.size() < 2) continue;
            const auto weight = [&](const std::vector<Item>& items) {
                std::size_t sum = 0;
                for (const Item item : items) sum += name_mentions(entity(item));
                return sum;
            };
            const std::vector<Item>* most = nullptr;
            for (const auto& [type, items] : types) {
                if (most == nullptr || weight(items) > weight(*most)) most = &items;
            }
            constexpr std::size_t kTimes = 3;
            for (const auto& [type, items] : types) {
                if (&items == most) continue;
                const bool clear = roots_of(items).size() == 1 && roots_of(*most).size() == 1;
                const bool few = weight(items) * kTimes <= weight(*most);
                const std::string detail = entity(most->front()).type + " in " + document_id(most->front()) +
                                           ", " + type + " in " + document_id(items.front());
                if (root(items.front()) == root(most->front())) continue;
                if (share_document(items, *most) || !few || !clear ||
                    !unite(most->front(), items.front(), "other-type", true))
                    split(most->front(), items.front(), "other-type", detail, !share_document(items, *most));
            }
        }
    }

    [[nodiscard]] bool share_document(const std::vector<Item>& a, const std::vector<Item>& b) const {
        return std::any_of(a.begin(), a.end(), [&](Item one) {
            return std::any_of(b.begin(), b.end(),
                               [&](Item other) { return places_[one].document == places_[other].document; });
        });
    }

    /// An acronym that its document does not explain is the entity that other documents call so, if it is
    /// only one.
    void join_acronyms() {
        std::map<Named, std::map<Item, Item>> explained;  // by root, the item that explains it
        for (Item item = 0; item < places_.size(); ++item) {
            for (const std::string& name : entity(item).names) {
                if (name == entity(item).label || !is_acronym(name)) continue;
                explained[{name_key(name), entity(item).type}].emplace(root(item), item);
            }
        }
        std::vector<std::pair<Item, Item>> joins;
        for (Item item = 0; item < places_.size(); ++item) {
            if (!is_acronym(entity(item).label)) continue;
            const auto found = explained.find({name_key(entity(item).label), entity(item).type});
            if (found == explained.end()) continue;
            if (found->second.size() == 1) joins.emplace_back(found->second.begin()->second, item);
            if (found->second.size() > 1 && root(item) == item)
                split(found->second.begin()->second, item, "acronym-several", "", true);
        }
        for (const auto& [explaining, item] : joins) unite(explaining, item, "acronym", true);
    }

    /// A surname alone is a person of another document only if the collection knows one bearer of it, and if
    /// both documents speak of the same people and organizations besides.
    void join_surnames() {
        std::map<std::string, std::map<Item, Item>> bearers;
        for (Item item = 0; item < places_.size(); ++item) {
            if (is_person(entity(item)) && is_full(entity(item)))
                bearers[last_word(entity(item).label)].emplace(root(item), item);
        }
        std::vector<std::pair<Item, Item>> joins;
        for (Item item = 0; item < places_.size(); ++item) {
            if (!is_person(entity(item)) || is_full(entity(item)) || members_[item].size() != 1) continue;
            const auto found = bearers.find(name_key(entity(item).label));
            if (found == bearers.end() || found->second.size() != 1) continue;
            const auto& members = members_[found->second.begin()->first];
            const auto nearest = std::max_element(members.begin(), members.end(), [&](Item a, Item b) {
                return shared_actors(a, item) < shared_actors(b, item);
            });
            if (same_story(*nearest, item) && !cluster_conflict(*nearest, item, true)) {
                joins.emplace_back(*nearest, item);
            } else {
                split(*nearest, item, "surname-alone", "", shared_actors(*nearest, item) > 0);
            }
        }
        for (const auto& [bearer, item] : joins) unite(bearer, item, "surname-story", true);
    }

    static constexpr std::uint32_t kNobody = 0xffffffffU;

    std::span<const graph::ExtractedDocument> documents_;
    const CatalogueIndex* index_;
    std::vector<EntityPlace> places_;  // of the items
    std::vector<Item> parents_;
    std::vector<std::vector<Item>> members_;          // of each root, in order
    std::vector<std::vector<Item>> telling_;          // of each root, an item for each set of facts
    std::vector<std::vector<Item>> decided_;          // of each root, those that the catalogue speaks of
    std::vector<std::uint32_t> facts_of_;             // numbers of sets of facts
    std::vector<std::vector<std::uint32_t>> actors_;  // of each document
    std::vector<std::uint32_t> own_actor_;
    std::vector<const KnownEntity*> known_;
    std::vector<std::vector<std::pair<Item, const Decision*>>> enemies_;
    std::vector<std::pair<Item, const Decision*>> objects_;
    std::map<std::string, std::vector<Item>> by_name_;  // names that tell who
    std::map<std::string, std::vector<Item>> by_part_;  // surnames, first names
    Resolution result_;
};

}  // namespace

Resolution resolve(std::span<const graph::ExtractedDocument> documents, const CatalogueIndex* catalogue) {
    return Resolver(documents, catalogue).resolve();
}

}  // namespace lacis::entities
