// SPDX-License-Identifier: Apache-2.0
#include "entities/decisions.hpp"

#include <algorithm>

#include "entities/names.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {
namespace {

template <typename Map>
const typename Map::mapped_type* find(const Map& map, std::string_view key) {
    const auto found = map.find(std::string(key));
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

CatalogueIndex::CatalogueIndex(Catalogue catalogue) : catalogue_(std::move(catalogue)) {
    for (std::uint32_t i = 0; i < catalogue_.entities.size(); ++i) {
        const KnownEntity& entity = catalogue_.entities[i];
        const auto note = [&](const std::string& name) {
            auto& entities = entities_by_key_[name_key(name)];
            if (std::find(entities.begin(), entities.end(), i) == entities.end()) entities.push_back(i);
            for (const std::string_view written : {std::string_view(name), without_article(name)}) {
                const std::string squeezed = WordLists::squeeze(written);
                longest_ = std::max(longest_, squeezed.size());
                names_.try_emplace(squeezed, written);
            }
        };
        note(entity.name);
        for (const std::string& alias : entity.aliases) note(alias);
    }
    for (std::uint32_t d = 0; d < catalogue_.decisions.size(); ++d) {
        auto& keys = keys_.emplace_back();
        for (std::uint32_t r = 0; r < catalogue_.decisions[d].entities.size(); ++r) {
            const Reference& reference = catalogue_.decisions[d].entities[r];
            if (reference.start) places_[reference.document].push_back(*reference.start);
            if (reference.id.empty()) {
                uses_by_key_[keys.emplace_back(name_key(reference.name))].push_back({d, r});
            } else {
                keys.emplace_back();
                uses_by_id_[reference.id].push_back({d, r});
            }
        }
    }
}

const std::string* CatalogueIndex::known_name(const std::string& squeezed) const {
    const auto found = names_.find(squeezed);
    return found == names_.end() ? nullptr : &found->second;
}

DocumentDecisions::DocumentDecisions(const CatalogueIndex& index, std::string_view document)
    : index_(index.catalogue().empty() ? nullptr : &index),
      document_(document),
      places_(find(index.places_, document)) {}

bool DocumentDecisions::has_place(std::uint32_t start) const {
    return places_ != nullptr && std::find(places_->begin(), places_->end(), start) != places_->end();
}

/// Entities that are known to be meant in this document come before those that may be meant anywhere.
std::vector<const KnownEntity*> DocumentDecisions::candidates(std::string_view key) const {
    std::vector<const KnownEntity*> here;
    std::vector<const KnownEntity*> anywhere;
    if (index_ == nullptr) return here;
    if (const auto* const numbers = find(index_->entities_by_key_, key)) {
        for (const std::uint32_t number : *numbers) {
            const KnownEntity& entity = index_->catalogue_.entities[number];
            const auto& documents = entity.documents;
            if (documents.empty()) anywhere.push_back(&entity);
            if (std::find(documents.begin(), documents.end(), document_) != documents.end())
                here.push_back(&entity);
        }
    }
    return here.empty() ? anywhere : here;
}

std::vector<const KnownEntity*> DocumentDecisions::candidates(const NameUse& use) const {
    std::vector<const KnownEntity*> found = candidates(use.key);
    std::erase_if(found, [&](const KnownEntity* entity) { return entity->type != use.type; });
    return found;
}

const KnownEntity* DocumentDecisions::known(const NameUse& use) const {
    const std::vector<const KnownEntity*> found = candidates(use);
    return found.size() == 1 ? found.front() : nullptr;
}

std::size_t DocumentDecisions::known_count(const NameUse& use) const {
    return candidates(use).size();
}

std::vector<CatalogueIndex::Use> DocumentDecisions::uses_of(const NameUse& use) const {
    std::vector<Use> uses;
    if (index_ == nullptr) return uses;
    const auto add = [&](const std::vector<Use>* more) {
        if (more == nullptr) return;
        for (const Use& each : *more) {
            if (means(index_->catalogue_.decisions[each.decision], each.decision, each.reference, use))
                uses.push_back(each);
        }
    };
    add(find(index_->uses_by_key_, use.key));
    if (const KnownEntity* const entity = known(use)) add(find(index_->uses_by_id_, entity->id));
    return uses;
}

bool DocumentDecisions::means(const Decision& decision, std::uint32_t number, std::size_t reference,
                              const NameUse& use) const {
    const Reference& wanted = decision.entities[reference];
    if (!wanted.id.empty()) {
        const KnownEntity* const entity = known(use);
        return entity != nullptr && entity->id == wanted.id;
    }
    if (index_->keys_[number][reference] != use.key) return false;
    if (wanted.type && *wanted.type != use.type) return false;
    if (!wanted.document.empty() && wanted.document != document_) return false;
    return wanted.start == use.start;
}

bool DocumentDecisions::linked(Verdict verdict, const NameUse& a, const NameUse& b) const {
    const std::vector<Use> uses = uses_of(a);
    return std::any_of(uses.begin(), uses.end(), [&](const Use& use) {
        const Decision& decision = index_->catalogue_.decisions[use.decision];
        if (decision.verdict != verdict) return false;
        for (std::size_t i = 0; i < decision.entities.size(); ++i) {
            if (i != use.reference && means(decision, use.decision, i, b)) return true;
        }
        return false;
    });
}

bool DocumentDecisions::same(const NameUse& a, const NameUse& b) const {
    return linked(Verdict::kSame, a, b);
}

bool DocumentDecisions::different(const NameUse& a, const NameUse& b) const {
    return linked(Verdict::kDifferent, a, b);
}

bool DocumentDecisions::dropped(const NameUse& use) const {
    const std::vector<Use> uses = uses_of(use);
    return std::any_of(uses.begin(), uses.end(), [&](const Use& each) {
        return index_->catalogue_.decisions[each.decision].verdict == Verdict::kDrop;
    });
}

std::optional<EntityType> DocumentDecisions::type_of(const NameUse& use) const {
    for (const Use& each : uses_of(use)) {
        const Decision& decision = index_->catalogue_.decisions[each.decision];
        if (decision.verdict == Verdict::kType) return entity_type_from_string(decision.to);
    }
    const std::vector<const KnownEntity*> found = candidates(use.key);
    const bool agree = !found.empty() && std::all_of(found.begin(), found.end(), [&](const auto* entity) {
        return entity->type == found.front()->type;
    });
    if (!agree) return std::nullopt;
    return found.front()->type;
}

bool DocumentDecisions::decided(Verdict verdict, std::uint32_t start, const NameUse& use) const {
    const std::vector<Use> uses = uses_of(use);
    return std::any_of(uses.begin(), uses.end(), [&](const Use& each) {
        const Decision& decision = index_->catalogue_.decisions[each.decision];
        return decision.verdict == verdict &&
               std::any_of(decision.entities.begin(), decision.entities.end(), [&](const Reference& other) {
                   return other.start == start && other.document == document_;
               });
    });
}

bool DocumentDecisions::dropped(std::uint32_t start) const {
    if (!has_place(start)) return false;
    const auto& decisions = index_->catalogue_.decisions;
    return std::any_of(decisions.begin(), decisions.end(), [&](const Decision& decision) {
        return decision.verdict == Verdict::kDrop &&
               std::any_of(decision.entities.begin(), decision.entities.end(), [&](const Reference& each) {
                   return each.start == start && each.document == document_;
               });
    });
}

}  // namespace lacis::entities
