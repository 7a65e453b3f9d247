// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entities/entities.hpp"
#include "support/error.hpp"

/// What a user knows of entities and has decided about them: a file that outlives every run. Its word is
/// final: no rule joins, parts, types or names against it. docs/lacis-catalogue.5 describes the file,
/// docs/lacis-catalogue.schema.json its JSON.
namespace lacis::entities {

struct KnownEntity {
    std::string id;  ///< That of its node.
    EntityType type = EntityType::kPerson;
    std::string name;
    std::vector<std::string> aliases;
    std::vector<std::string> external_ids;  ///< "wikidata:Q42"
    std::vector<std::string> documents;     ///< Where its names mean it; everywhere if there are none.
    Place place;
};

/// What a decision is about: a known entity by its id; or whatever bears a name, everywhere, in one document,
/// or at one place of it.
struct Reference {
    std::string id;
    std::string name;
    std::optional<EntityType> type;
    std::string document;                ///< "" = everywhere.
    std::optional<std::uint32_t> start;  ///< Code point of the document; only with `document`.

    friend bool operator==(const Reference&, const Reference&) = default;
};

enum class Verdict : std::uint8_t { kSame, kDifferent, kRename, kType, kDrop };
[[nodiscard]] std::string_view to_string(Verdict verdict);  ///< "same", "different", "rename" …

struct Decision {
    Verdict verdict = Verdict::kSame;
    std::vector<Reference> entities;  ///< same, different: two or more; else one or more.
    std::string to;                   ///< rename: the name; type: the type.
    std::string note;                 ///< For people.
    Place place;
};

struct Catalogue {
    std::vector<KnownEntity> entities;
    std::vector<Decision> decisions;

    [[nodiscard]] bool empty() const { return entities.empty() && decisions.empty(); }
    [[nodiscard]] const KnownEntity* find(std::string_view id) const;
};

/// CSV if the file's name ends in ".csv" or ".tsv", else JSON. Throws Error with file, line and column.
[[nodiscard]] Catalogue read_catalogue(std::string_view contents, const std::string& file);

/// Puts catalogues together. Throws Error with the place where an id is declared twice or is of no entity.
[[nodiscard]] Catalogue join_catalogues(std::vector<Catalogue> catalogues);

/// Both read back as what was written, but for the places; the CSV has a row for each two references.
[[nodiscard]] std::string to_json(const Catalogue& catalogue);
[[nodiscard]] std::string to_csv(const Catalogue& catalogue);

}  // namespace lacis::entities
