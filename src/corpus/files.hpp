// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Where articles come from: files, folders, standard input.
namespace lacis::corpus {

enum class Kind : std::uint8_t { kText, kJsonLines, kConllu };

/// "text", "jsonl", "conllu"; nothing for other names.
[[nodiscard]] std::optional<Kind> kind_from_string(std::string_view name);

struct InputFile {
    std::string path;  ///< "-" is standard input.
    Kind kind = Kind::kText;
};

/// The files that a list of arguments means: files and "-" as they are, folders with all *.txt, *.jsonl,
/// *.ndjson and
/// *.conllu files in and below them, sorted by path, without hidden ones. The kind is `forced` or follows
/// from the name's ending; other endings are text. Throws Error for what does not exist and for folders
/// without articles, and UsageError for standard input given twice.
[[nodiscard]] std::vector<InputFile> list_inputs(const std::vector<std::string>& arguments,
                                                 std::optional<Kind> forced);

/// The bytes of a file, or of standard input for "-". Throws Error naming the file.
[[nodiscard]] std::string read_file(const std::string& path);

/// The file's name as messages and ids have it: "stdin" for "-".
[[nodiscard]] std::string shown_name(const std::string& path);

}  // namespace lacis::corpus
