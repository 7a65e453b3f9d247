// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "entities/catalogue.hpp"

namespace lacis::entities {

/// A way in which a document names an entity: a name's key (name_key()) and the type that it has there.
struct NameUse {
    std::string_view key;
    EntityType type = EntityType::kPerson;
    std::optional<std::uint32_t> start = std::nullopt;  ///< Of a single place that has decisions of its own.
};

/// A catalogue, ready for questions. Immutable once made, and so thread-safe.
class CatalogueIndex {
  public:
    explicit CatalogueIndex(Catalogue catalogue);
    CatalogueIndex(const CatalogueIndex&) = delete;
    CatalogueIndex& operator=(const CatalogueIndex&) = delete;
    ~CatalogueIndex() = default;

    [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }

    /// The spelling of a known name by its key without spaces (WordLists::squeeze()), with and without an
    /// article that opens it; nullptr if it is none.
    [[nodiscard]] const std::string* known_name(const std::string& squeezed) const;
    [[nodiscard]] std::size_t longest_known_name() const { return longest_; }  ///< In bytes, squeezed.

  private:
    friend class DocumentDecisions;
    struct Use {
        std::uint32_t decision = 0;
        std::uint32_t reference = 0;
    };

    Catalogue catalogue_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> entities_by_key_;
    std::unordered_map<std::string, std::vector<Use>> uses_by_key_;
    std::unordered_map<std::string, std::vector<Use>> uses_by_id_;
    std::unordered_map<std::string, std::vector<std::uint32_t>> places_;  // by document
    std::unordered_map<std::string, std::string> names_;
    std::vector<std::vector<std::string>> keys_;  // of each decision's references; "" for ids
    std::size_t longest_ = 0;
};

/// What a catalogue says of one document's names. Both the index and the id outlive it.
class DocumentDecisions {
  public:
    DocumentDecisions() = default;  ///< Nothing.
    DocumentDecisions(const CatalogueIndex& index, std::string_view document);

    [[nodiscard]] bool empty() const { return index_ == nullptr; }
    [[nodiscard]] const CatalogueIndex* index() const { return index_; }
    /// Is something decided about the name or reference that begins there?
    [[nodiscard]] bool has_place(std::uint32_t start) const;
    /// The only known entity that the name can mean here.
    [[nodiscard]] const KnownEntity* known(const NameUse& use) const;
    /// How many known entities the name can mean here.
    [[nodiscard]] std::size_t known_count(const NameUse& use) const;
    /// The type that the user wants; `use.type` is the one that the text suggests.
    [[nodiscard]] std::optional<EntityType> type_of(const NameUse& use) const;
    [[nodiscard]] bool same(const NameUse& a, const NameUse& b) const;
    [[nodiscard]] bool different(const NameUse& a, const NameUse& b) const;
    [[nodiscard]] bool dropped(const NameUse& use) const;
    /// Is something decided about what begins there and the name, as the verdict says?
    [[nodiscard]] bool decided(Verdict verdict, std::uint32_t start, const NameUse& use) const;
    [[nodiscard]] bool dropped(std::uint32_t start) const;

  private:
    using Use = CatalogueIndex::Use;
    [[nodiscard]] std::vector<const KnownEntity*> candidates(std::string_view key) const;
    [[nodiscard]] std::vector<const KnownEntity*> candidates(const NameUse& use) const;
    [[nodiscard]] std::vector<Use> uses_of(const NameUse& use) const;
    [[nodiscard]] bool means(const Decision& decision, std::uint32_t number, std::size_t reference,
                             const NameUse& use) const;
    [[nodiscard]] bool linked(Verdict verdict, const NameUse& a, const NameUse& b) const;

    const CatalogueIndex* index_ = nullptr;
    std::string_view document_;
    const std::vector<std::uint32_t>* places_ = nullptr;
};

}  // namespace lacis::entities
