// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

/// How entities and relations look in pictures. The colours come from the palette of Okabe and Ito (2008),
/// which people with any colour vision tell apart; those that carry text are darkened to a contrast of at
/// least 4.5:1 on white (WCAG 2.1, 1.4.3).
namespace lacis::exporters {

struct NodeStyle {
    std::string_view shape;  ///< Of Graphviz.
    std::string_view fill;   ///< "#rrggbb".
    std::string_view line;
};

/// Of an entity type; types that are not known share one plain style.
[[nodiscard]] NodeStyle node_style(std::string_view entity_type) noexcept;

/// Of a relation: kin relations share a colour (money, posts, conflict …); one that is not known gets a
/// colour of the palette that is always the same.
[[nodiscard]] std::string_view relation_colour(std::string_view relation) noexcept;

}  // namespace lacis::exporters
