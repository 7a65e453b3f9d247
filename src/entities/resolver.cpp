// SPDX-License-Identifier: Apache-2.0
#include "entities/resolver.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entities/names.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using graph::EntityRecord;
using Item = std::uint32_t;  ///< An entity of a document, numbered through the collection.

bool is_person(const EntityRecord& entity) {
    return entity.type == to_string(EntityType::kPerson);
}

bool has_several_words(std::string_view name) {
    return name.find(' ') != std::string_view::npos;
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

class Resolver {
  public:
    explicit Resolver(std::span<const graph::ExtractedDocument> documents) {
        for (const auto& document : documents) {
            first_.push_back(static_cast<Item>(entities_.size()));
            for (const EntityRecord& entity : document.entities) {
                document_of_.push_back(static_cast<std::uint32_t>(first_.size() - 1));
                entities_.push_back(&entity);
            }
        }
        first_.push_back(static_cast<Item>(entities_.size()));
        parents_.resize(entities_.size());
        std::iota(parents_.begin(), parents_.end(), 0U);
    }

    graph::Identities resolve() {
        join_equal_names();
        join_mistyped();
        join_acronyms();
        join_surnames();
        graph::Identities identities(first_.size() - 1);
        for (Item item = 0; item < entities_.size(); ++item)
            identities[document_of_[item]].push_back(root(item));
        return identities;
    }

  private:
    [[nodiscard]] Item root(Item item) const {
        while (parents_[item] != item) item = parents_[item];
        return item;
    }

    void unite(Item a, Item b) { parents_[std::max(root(a), root(b))] = std::min(root(a), root(b)); }

    /// Does the label alone tell who it is, in any document? A person's single name does not.
    static bool is_full(const EntityRecord& entity) {
        return !is_person(entity) || has_several_words(entity.label);
    }

    /// Equal labels and types. Entities of one document stay as they are: its own context has told them
    /// apart.
    void join_equal_names() {
        std::map<std::pair<std::string, std::string>, Item> first;
        for (Item item = 0; item < entities_.size(); ++item) {
            if (!is_full(*entities_[item])) continue;
            const auto [found, fresh] =
                first.emplace(std::pair(name_key(entities_[item]->label), entities_[item]->type), item);
            if (!fresh) unite(item, found->second);
        }
    }

    /// One label with two types is one entity if one of the types is hardly ever seen: the few are mistakes.
    void join_mistyped() {
        std::map<std::string, std::map<std::string, std::vector<Item>>> by_label;
        for (Item item = 0; item < entities_.size(); ++item) {
            if (is_full(*entities_[item]))
                by_label[name_key(entities_[item]->label)][entities_[item]->type].push_back(item);
        }
        for (const auto& [label, types] : by_label) {
            if (types.size() < 2) continue;
            const auto weight = [&](const std::vector<Item>& items) {
                std::size_t sum = 0;
                for (const Item item : items) sum += name_mentions(*entities_[item]);
                return sum;
            };
            const std::vector<Item>* most = nullptr;
            for (const auto& [type, items] : types) {
                if (most == nullptr || weight(items) > weight(*most)) most = &items;
            }
            constexpr std::size_t kTimes = 3;
            for (const auto& [type, items] : types) {
                if (&items == most || share_document(items, *most)) continue;
                if (weight(items) * kTimes <= weight(*most)) unite(items.front(), most->front());
            }
        }
    }

    [[nodiscard]] bool share_document(const std::vector<Item>& a, const std::vector<Item>& b) const {
        return std::any_of(a.begin(), a.end(), [&](Item one) {
            return std::any_of(b.begin(), b.end(),
                               [&](Item other) { return document_of_[one] == document_of_[other]; });
        });
    }

    /// An acronym that its document does not explain is the entity that other documents call so, if it is
    /// only one.
    void join_acronyms() {
        std::map<std::pair<std::string, std::string>, std::set<Item>> explained;
        for (Item item = 0; item < entities_.size(); ++item) {
            for (const std::string& name : entities_[item]->names) {
                if (name == entities_[item]->label || !is_acronym(name)) continue;
                explained[{name_key(name), entities_[item]->type}].insert(root(item));
            }
        }
        join_single_candidates(explained,
                               [](const EntityRecord& entity) { return is_acronym(entity.label); });
    }

    /// A surname alone is a person of another document only if the collection knows one bearer of it, and if
    /// both documents speak of the same people and organisations besides.
    void join_surnames() {
        std::map<std::pair<std::string, std::string>, std::set<Item>> bearers;
        for (Item item = 0; item < entities_.size(); ++item) {
            const EntityRecord& entity = *entities_[item];
            if (is_person(entity) && is_full(entity))
                bearers[{last_word(entity.label), entity.type}].insert(root(item));
        }
        const auto identities = parents_roots();
        std::vector<std::pair<Item, Item>> joins;
        for (Item item = 0; item < entities_.size(); ++item) {
            const EntityRecord& entity = *entities_[item];
            if (!is_person(entity) || is_full(entity)) continue;
            const auto found = bearers.find({name_key(entity.label), entity.type});
            if (found == bearers.end() || found->second.size() != 1) continue;
            const Item bearer = *found->second.begin();
            if (same_story(item, bearer, identities)) joins.emplace_back(item, bearer);
        }
        for (const auto& [item, bearer] : joins) unite(item, bearer);
    }

    [[nodiscard]] std::vector<Item> parents_roots() const {
        std::vector<Item> roots(entities_.size());
        for (Item item = 0; item < entities_.size(); ++item) roots[item] = root(item);
        return roots;
    }

    /// Does a document that knows the bearer share other persons and organisations with the item's document?
    [[nodiscard]] bool same_story(Item item, Item bearer, const std::vector<Item>& roots) const {
        constexpr std::size_t kShared = 2;
        const std::set<Item> own = actors(document_of_[item], roots);
        for (Item other = 0; other < entities_.size(); ++other) {
            if (roots[other] != bearer) continue;
            const std::set<Item> others = actors(document_of_[other], roots);
            const auto shared =
                std::count_if(own.begin(), own.end(), [&](Item actor) { return others.contains(actor); });
            if (static_cast<std::size_t>(shared) >= kShared) return true;
        }
        return false;
    }

    [[nodiscard]] std::set<Item> actors(std::uint32_t document, const std::vector<Item>& roots) const {
        std::set<Item> found;
        for (Item item = first_[document]; item < first_[document + 1]; ++item) {
            const EntityRecord& entity = *entities_[item];
            const bool actor = is_person(entity) || entity.type == to_string(EntityType::kOrganization) ||
                               entity.type == to_string(EntityType::kProject);
            if (actor && is_full(entity) && !entity.byline) found.insert(roots[item]);
        }
        return found;
    }

    template <class Wants>
    void join_single_candidates(
        const std::map<std::pair<std::string, std::string>, std::set<Item>>& candidates, const Wants& wants) {
        std::vector<std::pair<Item, Item>> joins;
        for (Item item = 0; item < entities_.size(); ++item) {
            const EntityRecord& entity = *entities_[item];
            if (!wants(entity)) continue;
            const auto found = candidates.find({name_key(entity.label), entity.type});
            if (found != candidates.end() && found->second.size() == 1)
                joins.emplace_back(item, *found->second.begin());
        }
        for (const auto& [item, candidate] : joins) unite(item, candidate);
    }

    std::vector<const EntityRecord*> entities_;
    std::vector<std::uint32_t> document_of_;
    std::vector<Item> first_;  // of each document, and one behind the last
    std::vector<Item> parents_;
};

}  // namespace

graph::Identities resolve_identities(std::span<const graph::ExtractedDocument> documents) {
    return Resolver(documents).resolve();
}

}  // namespace lacis::entities
