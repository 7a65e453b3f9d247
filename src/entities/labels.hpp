// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "entities/entities.hpp"

/// Labels of the name tagger: outside, and begin and inside of each type (IOB2; Tjong Kim Sang and Veenstra
/// 1999).
namespace lacis::entities {

using Label = std::uint8_t;

inline constexpr Label kOutside = 0;
inline constexpr std::size_t kTypeCount = kEntityTypeNames.size();
inline constexpr std::size_t kLabelCount = 1 + 2 * kTypeCount;

[[nodiscard]] constexpr Label begin_label(EntityType type) {
    return static_cast<Label>(1 + 2 * static_cast<unsigned>(type));
}
[[nodiscard]] constexpr Label inside_label(EntityType type) {
    return static_cast<Label>(begin_label(type) + 1);
}
[[nodiscard]] constexpr bool is_begin(Label label) {
    return label % 2 == 1;
}
[[nodiscard]] constexpr bool is_inside(Label label) {
    return label != kOutside && label % 2 == 0;
}
/// Of a label that is not kOutside.
[[nodiscard]] constexpr EntityType type_of(Label label) {
    return static_cast<EntityType>((label - 1) / 2);
}
/// May `next` stand behind `label`? An inside label continues its own type.
[[nodiscard]] constexpr bool may_follow(Label label, Label next) {
    return !is_inside(next) || (label != kOutside && type_of(label) == type_of(next));
}

}  // namespace lacis::entities
