// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "exporters/exporter.hpp"
#include "exporters/writers.hpp"

namespace lacis::exporters {
namespace {

constexpr std::array<std::string_view, 2> kDotExtensions = {".dot", ".gv"};
constexpr std::array<std::string_view, 1> kGraphmlExtensions = {".graphml"};
constexpr std::array<std::string_view, 1> kJsonExtensions = {".json"};
constexpr std::array<std::string_view, 1> kNodelinkExtensions = {".nodelink.json"};

constexpr std::array<Format, 4> kFormats = {{
    {"dot", "Graphviz DOT, for pictures", kDotExtensions, "Graphviz", write_dot},
    {"graphml", "GraphML 1.0 (XML)", kGraphmlExtensions, "Gephi, Cytoscape, networkx, igraph, yEd, TinkerPop",
     write_graphml},
    {"json", "lacis' own JSON, loss-free", kJsonExtensions, "lacis", write_native_json},
    {"nodelink", "node-link JSON", kNodelinkExtensions, "D3, networkx", write_nodelink},
}};

constexpr bool is_sorted_by_name() {
    for (std::size_t i = 1; i < kFormats.size(); ++i) {
        if (!(kFormats[i - 1].name < kFormats[i].name)) return false;
    }
    return true;
}

constexpr bool has_extension_twice() {
    for (const Format& a : kFormats) {
        for (const Format& b : kFormats) {
            for (const std::string_view extension : a.extensions) {
                const auto count = std::count(b.extensions.begin(), b.extensions.end(), extension);
                if (count > (&a == &b ? 1 : 0)) return true;
            }
        }
    }
    return false;
}

static_assert(is_sorted_by_name());
static_assert(!has_extension_twice());

}  // namespace

std::span<const Format> formats() noexcept {
    return kFormats;
}

const Format* find_format(std::string_view name) noexcept {
    const auto* const found = std::find_if(kFormats.begin(), kFormats.end(),
                                           [name](const Format& format) { return format.name == name; });
    return found == kFormats.end() ? nullptr : found;
}

const Format* format_for(std::string_view file_name) noexcept {
    const Format* best = nullptr;
    std::size_t longest = 0;
    for (const Format& format : kFormats) {
        for (const std::string_view extension : format.extensions) {
            if (file_name.ends_with(extension) && extension.size() > longest) {
                best = &format;
                longest = extension.size();
            }
        }
    }
    return best;
}

void warn_of_replacements(const Options& options, std::string_view where, std::size_t count) {
    if (count == 0 || !options.warn) return;
    Warning warning;
    warning.message = std::to_string(count) + (count == 1 ? " character" : " characters") + " that " +
                      std::string(where) + " cannot hold " + (count == 1 ? "is" : "are") +
                      " replaced by U+FFFD";
    options.warn(warning);
}

}  // namespace lacis::exporters
