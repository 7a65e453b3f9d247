// SPDX-License-Identifier: Apache-2.0
#include "exporters/style.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lacis::exporters {
namespace {

constexpr std::string_view kBlue = "#00619a";
constexpr std::string_view kGreen = "#00735a";
constexpr std::string_view kGold = "#8a6100";
constexpr std::string_view kPurple = "#9c3f74";
constexpr std::string_view kVermilion = "#b84a00";
constexpr std::string_view kGrey = "#595959";

struct NamedNodeStyle {
    std::string_view entity_type;
    NodeStyle style;
};

constexpr std::array<NamedNodeStyle, 5> kNodeStyles = {{
    {"Organization", {"box", "#fdebc8", kGold}},
    {"Person", {"ellipse", "#d5e9f7", kBlue}},
    {"Place", {"house", "#d3efe4", kGreen}},
    {"Product", {"component", "#f6dfec", kPurple}},
    {"Project", {"hexagon", "#fadccb", kVermilion}},
}};
constexpr NodeStyle kPlainNode = {"box", "#eeeeee", kGrey};

struct NamedColour {
    std::string_view relation;
    std::string_view colour;
};

constexpr std::array<NamedColour, 21> kRelationColours = {{
    {"accused", kVermilion},
    {"acquired", kGold},
    {"based_in", kGrey},
    {"cofounded", kGreen},
    {"competes_with", kVermilion},
    {"created", kGreen},
    {"criticized", kVermilion},
    {"donated_to", kGold},
    {"family_of", kPurple},
    {"founded", kGreen},
    {"funded", kGold},
    {"leads", kBlue},
    {"left", kBlue},
    {"member_of", kBlue},
    {"met", kPurple},
    {"owns", kGold},
    {"partnered_with", kPurple},
    {"succeeded", kBlue},
    {"sued", kVermilion},
    {"supported", kPurple},
    {"works_for", kBlue},
}};
constexpr std::array<std::string_view, 6> kPalette = {kBlue, kGreen, kGold, kPurple, kVermilion, kGrey};

/// FNV-1a.
std::uint32_t hash(std::string_view text) {
    std::uint32_t value = 2166136261U;
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 16777619U;
    return value;
}

}  // namespace

NodeStyle node_style(std::string_view entity_type) noexcept {
    const auto* const found =
        std::find_if(kNodeStyles.begin(), kNodeStyles.end(),
                     [=](const NamedNodeStyle& each) { return each.entity_type == entity_type; });
    return found == kNodeStyles.end() ? kPlainNode : found->style;
}

std::string_view relation_colour(std::string_view relation) noexcept {
    const auto* const found =
        std::find_if(kRelationColours.begin(), kRelationColours.end(),
                     [=](const NamedColour& each) { return each.relation == relation; });
    return found == kRelationColours.end() ? kPalette[hash(relation) % kPalette.size()] : found->colour;
}

}  // namespace lacis::exporters
