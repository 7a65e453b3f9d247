// SPDX-License-Identifier: Apache-2.0
#include "entities/catalogue.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "entities/catalogue_check.hpp"
#include "entities/names.hpp"
#include "graph/identifiers.hpp"
#include "graph/json_cursor.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

constexpr std::array<std::string_view, 5> kVerdictNames = {"same", "different", "rename", "type", "drop"};

template <typename Names>
std::string list_of(const Names& names) {
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + std::string(names[i]);
    }
    return list;
}

template <typename Names>
[[noreturn]] void refuse_name(const std::string& what, std::string_view name, const Names& known,
                              std::size_t byte) {
    const std::string near = nearest(name, {known.begin(), known.end()});
    throw CatalogueRefusal{byte, "'" + std::string(name) + "' is no " + what + ": " + list_of(known) +
                                     (near.empty() ? "" : "; did you mean '" + near + "'?")};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_item_of_wikidata(std::string_view id) {
    return id.size() >= 2 && id[0] == 'Q' && id[1] != '0' && std::all_of(id.begin() + 1, id.end(), is_digit);
}

/// ISO 17442: twenty capitals and digits, of which the last two are check digits (ISO 7064, MOD 97-10).
bool is_lei(std::string_view id) {
    constexpr std::size_t kLength = 20;
    const auto is_sign = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'Z'); };
    if (id.size() != kLength || !std::all_of(id.begin(), id.end(), is_sign)) return false;
    unsigned rest = 0;
    for (const char c : id) {
        rest = is_digit(c) ? rest * 10 + static_cast<unsigned>(c - '0')
                           : rest * 100 + static_cast<unsigned>(c - 'A') + 10;
        rest %= 97;
    }
    return rest == 1 && is_digit(id[kLength - 1]) && is_digit(id[kLength - 2]);
}

void check_external_id(std::string_view id, std::size_t byte) {
    const std::size_t colon = id.find(':');
    const std::string_view collection = id.substr(0, std::min(colon, id.size()));
    const auto is_plain = [](char c) {
        return (c >= 'a' && c <= 'z') || is_digit(c) || c == '_' || c == '-';
    };
    const bool named = colon != std::string_view::npos && !collection.empty() && colon + 1 < id.size() &&
                       std::all_of(collection.begin(), collection.end(), is_plain);
    if (!named) {
        throw CatalogueRefusal{byte,
                               "an external id is a collection in lower case, a colon and the id: "
                               "wikidata:Q42, lei:529900T8BM49AURSDO55"};
    }
    const std::string_view rest = id.substr(colon + 1);
    if (collection == "wikidata" && !is_item_of_wikidata(rest))
        throw CatalogueRefusal{byte, "an item of Wikidata is a Q and a number: wikidata:Q42"};
    if (collection == "lei" && !is_lei(rest)) {
        throw CatalogueRefusal{byte,
                               "no LEI: it has twenty capitals and digits, the last two of which check "
                               "the others (ISO 17442)"};
    }
}

void check_id(std::string_view id, std::size_t byte) {
    if (graph::is_identifier(id) && id.find("--") == std::string_view::npos) return;
    throw CatalogueRefusal{byte,
                           "an id begins with a letter and has only letters, digits, \"_\", \".\" and "
                           "single \"-\""};
}

void check(const Reference& reference, std::size_t byte) {
    if (reference.id.empty() == reference.name.empty()) {
        throw CatalogueRefusal{byte, "an entity is referred to by the id of a known entity or by a name"};
    }
    if (!reference.id.empty() && (reference.type || !reference.document.empty() || reference.start))
        throw CatalogueRefusal{byte, "an id says it all: type, document and start go with a name"};
    if (reference.start && reference.document.empty())
        throw CatalogueRefusal{byte, "a start is one of a document: name that too"};
    if (!reference.name.empty() && name_key(reference.name).empty())
        throw CatalogueRefusal{byte, "a name has letters or digits"};
}

/// Do the two speak of the same, whatever the articles say?
bool is_same_reference(const Reference& a, const Reference& b) {
    return a.id == b.id && name_key(a.name) == name_key(b.name) && a.type == b.type &&
           a.document == b.document && a.start == b.start;
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    return kVerdictNames[static_cast<std::size_t>(verdict)];
}

EntityType type_at(std::string_view name, std::size_t byte) {
    if (const auto type = entity_type_from_string(name)) return *type;
    refuse_name("type of entity", name, kEntityTypeNames, byte);
}

Verdict verdict_at(std::string_view name, std::size_t byte) {
    const auto* const found = std::find(kVerdictNames.begin(), kVerdictNames.end(), name);
    if (found == kVerdictNames.end()) refuse_name("decision", name, kVerdictNames, byte);
    return static_cast<Verdict>(found - kVerdictNames.begin());
}

void check(const KnownEntity& entity, const RecordPlaces& places) {
    check_id(entity.id, places.id);
    if (name_key(entity.name).empty())
        throw CatalogueRefusal{places.record, "a known entity has a name with letters or digits"};
    for (const std::string& alias : entity.aliases) {
        if (name_key(alias).empty()) throw CatalogueRefusal{places.record, "an alias has letters or digits"};
    }
    for (std::size_t i = 0; i < entity.external_ids.size(); ++i)
        check_external_id(entity.external_ids[i], places.external_ids[i]);
}

void check(const Decision& decision, const RecordPlaces& places) {
    const bool of_several = decision.verdict == Verdict::kSame || decision.verdict == Verdict::kDifferent;
    const bool has_object = decision.verdict == Verdict::kRename || decision.verdict == Verdict::kType;
    const std::string name(to_string(decision.verdict));
    for (std::size_t i = 0; i < decision.entities.size(); ++i)
        check(decision.entities[i], places.references[i]);
    if (decision.entities.size() < (of_several ? 2U : 1U)) {
        throw CatalogueRefusal{places.record, "'" + name + "' is said of " +
                                                  (of_several ? "two entities or more" : "an entity")};
    }
    if (has_object == decision.to.empty()) {
        throw CatalogueRefusal{
            has_object ? places.record : places.to,
            has_object ? "'" + name + "' needs a \"to\"" : "'" + name + "' takes no \"to\""};
    }
    if (decision.verdict == Verdict::kType) static_cast<void>(type_at(decision.to, places.to));
    if (!of_several) return;
    for (std::size_t i = 0; i < decision.entities.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (is_same_reference(decision.entities[i], decision.entities[j]))
                throw CatalogueRefusal{places.references[i], "this is the same reference twice"};
        }
    }
}

const KnownEntity* Catalogue::find(std::string_view id) const {
    const auto found = std::find_if(entities.begin(), entities.end(),
                                    [&](const KnownEntity& entity) { return entity.id == id; });
    return found == entities.end() ? nullptr : &*found;
}

Catalogue read_catalogue(std::string_view contents, const std::string& file) {
    try {
        if (const auto byte = utf8::first_invalid_byte(contents)) throw CatalogueRefusal{*byte, "not UTF-8"};
        const bool is_table = file.ends_with(".csv") || file.ends_with(".tsv");
        return is_table ? catalogue_from_csv(contents, file) : catalogue_from_json(contents, file);
    } catch (const CatalogueRefusal& refusal) {
        throw Error(place_of(file, contents, refusal.byte), refusal.message);
    } catch (const graph::JsonRefusal& refusal) {
        throw Error(place_of(file, contents, refusal.byte), refusal.message);
    }
}

Catalogue join_catalogues(std::vector<Catalogue> catalogues) {
    Catalogue joined;
    for (Catalogue& each : catalogues) {
        std::move(each.entities.begin(), each.entities.end(), std::back_inserter(joined.entities));
        std::move(each.decisions.begin(), each.decisions.end(), std::back_inserter(joined.decisions));
    }
    std::map<std::string_view, const KnownEntity*> by_id;
    for (const KnownEntity& entity : joined.entities) {
        const auto [found, fresh] = by_id.emplace(entity.id, &entity);
        if (fresh) continue;
        throw Error(entity.place,
                    "the id '" + entity.id + "' is taken already (" + to_string(found->second->place) + ")");
    }
    for (const Decision& decision : joined.decisions) {
        for (const Reference& reference : decision.entities) {
            if (reference.id.empty() || by_id.contains(reference.id)) continue;
            std::vector<std::string> known;
            for (const auto& [id, entity] : by_id) known.emplace_back(id);
            const std::string near = nearest(reference.id, known);
            throw Error(decision.place, "no known entity has the id '" + reference.id + "'" +
                                            (near.empty() ? "" : "; did you mean '" + near + "'?"));
        }
    }
    return joined;
}

}  // namespace lacis::entities
