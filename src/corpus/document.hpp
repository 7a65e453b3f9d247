// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace lacis::corpus {

/// One article as it came in. `text` is the file's own characters (UTF-8, valid, a byte order mark removed,
/// nothing else touched): every offset of the program counts its code points.
struct Document {
    std::string id;  ///< Unique in a run; from the input (JSON Lines) or the file's name without its ending.
    std::string title;     ///< "" if none was given and none was found.
    std::string source;    ///< Where it comes from (URL, newspaper); "" if not given.
    std::string date;      ///< ISO 8601 ("2025-01-23", "2025-01", "2025"), "" if not known.
    std::string language;  ///< ISO 639-1 of the language detected or given.
    std::string text;
    std::string path;    ///< The file it was read from, for messages; not part of the graph.
    std::string sha256;  ///< Of the text's UTF-8 bytes, in hexadecimal.
};

}  // namespace lacis::corpus
