// SPDX-License-Identifier: Apache-2.0
#include "exporters/rdf.hpp"

namespace lacis::exporters {
namespace {

constexpr std::array<Mapping, 9> kSuperclasses = {{
    {"Organization", {kSchema, "Organization"}},
    {"Organization", {kWikidata, "Q43229"}},
    {"Person", {kSchema, "Person"}},
    {"Person", {kWikidata, "Q5"}},
    {"Place", {kSchema, "Place"}},
    {"Product", {kSchema, "Product"}},
    {"Product", {kWikidata, "Q2424752"}},
    {"Project", {kSchema, "Project"}},
    {"Project", {kWikidata, "Q170584"}},
}};

constexpr std::array<Mapping, 10> kSuperproperties = {{
    {"cofounded", {kRelations, "founded"}},
    {"donated_to", {kRelations, "funded"}},
    {"family_of", {kSchema, "relatedTo"}},
    {"member_of", {kSchema, "memberOf"}},
    {"member_of", {kWikidataDirect, "P463"}},
    {"owns", {kSchema, "owns"}},
    {"owns", {kWikidataDirect, "P1830"}},
    {"succeeded", {kWikidataDirect, "P1365"}},
    {"works_for", {kSchema, "worksFor"}},
    {"works_for", {kWikidataDirect, "P108"}},
}};

constexpr std::array<Mapping, 6> kInverses = {{
    {"created", {kSchema, "creator"}},
    {"created", {kWikidataDirect, "P170"}},
    {"founded", {kSchema, "founder"}},
    {"founded", {kWikidataDirect, "P112"}},
    {"funded", {kSchema, "funder"}},
    {"funded", {kWikidataDirect, "P8324"}},
}};

}  // namespace

std::span<const Mapping> superclasses() noexcept {
    return kSuperclasses;
}
std::span<const Mapping> superproperties() noexcept {
    return kSuperproperties;
}
std::span<const Mapping> inverses() noexcept {
    return kInverses;
}

}  // namespace lacis::exporters
