// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "language/feature_hash.hpp"

namespace lacis::language {

/// The section of PackedWeights for rows of pairs (u8 class, i8 weight).
[[nodiscard]] std::string pack_rows(const std::map<FeatureKey, std::string>& rows);

}  // namespace lacis::language
