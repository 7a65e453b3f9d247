// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "graph/attributes.hpp"

namespace lacis::exporters {

/// What a format calls the types of attributes.
struct TypeNames {
    std::string_view text;  ///< Of records, too: they are JSON then.
    std::string_view integer;
    std::string_view real;
    std::string_view flag;
    std::string_view texts;

    [[nodiscard]] constexpr std::string_view of(graph::ValueType type) const {
        switch (type) {
            case graph::ValueType::kInteger:
                return integer;
            case graph::ValueType::kReal:
                return real;
            case graph::ValueType::kFlag:
                return flag;
            case graph::ValueType::kTexts:
                return texts;
            default:
                return text;
        }
    }
};

}  // namespace lacis::exporters
