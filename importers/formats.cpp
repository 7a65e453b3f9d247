// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "importers/importer.hpp"

namespace lacis::importers {
namespace {

constexpr std::array<Format, 3> kFormats = {{
    {"gexf", ".gexf", read_gexf},
    {"graphml", ".graphml", read_graphml},
    {"nodelink", ".nodelink.json", read_nodelink},
}};

}  // namespace

std::span<const Format> formats() noexcept {
    return kFormats;
}

const Format* format_for(std::string_view file_name) noexcept {
    const auto* const found = std::find_if(kFormats.begin(), kFormats.end(), [=](const Format& format) {
        return file_name.ends_with(format.extension);
    });
    return found == kFormats.end() ? nullptr : found;
}

}  // namespace lacis::importers
