// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "exporters/exporter.hpp"
#include "graph/json.hpp"
#include "importers/importer.hpp"
#include "support/error.hpp"
#include "unit/exporters/exported.hpp"

namespace lacis::testing {

/// A graph in a format that comes back, native JSON among them.
inline graph::KnowledgeGraph read_as(std::string_view format, std::string_view bytes) {
    if (format == "json") return graph::read_json(std::string(bytes), "file");
    const auto formats = importers::formats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [format](const auto& each) { return each.name == format; });
    if (found == formats.end()) throw std::logic_error("no such format: " + std::string(format));
    return found->read(bytes, "file", {});
}

/// Takes any bytes for a file of the format. They are refused with an error (false), or they are a graph that
/// can be written and read again and stays the same (true). Anything else throws or crashes.
inline bool read_anything(std::string_view format, std::string_view bytes) {
    std::string native;
    try {
        native = exported(read_as(format, bytes), "json");
    } catch (const Error&) {
        return false;
    }
    if (exported(graph::read_json(native, "file"), "json") != native) {
        throw std::logic_error("what was read and written is read as something else");
    }
    return true;
}

}  // namespace lacis::testing
