// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "entities/catalogue.hpp"

/// What the readers of catalogues have in common.
namespace lacis::entities {

/// The text at `byte` is not what it should be. Readers turn this into an Error with a Place.
struct CatalogueRefusal {
    std::size_t byte = 0;
    std::string message;
};

/// Where the values of a record stand: for messages.
struct RecordPlaces {
    std::size_t record = 0;
    std::size_t id = 0;
    std::size_t to = 0;
    std::vector<std::size_t> external_ids;
    std::vector<std::size_t> references;
};

/// All throw CatalogueRefusal.
[[nodiscard]] EntityType type_at(std::string_view name, std::size_t byte);
[[nodiscard]] Verdict verdict_at(std::string_view name, std::size_t byte);
void check(const KnownEntity& entity, const RecordPlaces& places);
void check(const Decision& decision, const RecordPlaces& places);

[[nodiscard]] Catalogue catalogue_from_json(std::string_view contents, const std::string& file);
[[nodiscard]] Catalogue catalogue_from_csv(std::string_view contents, const std::string& file);

}  // namespace lacis::entities
