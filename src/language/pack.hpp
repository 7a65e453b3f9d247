// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lacis::language {

/// All that is particular to one language: the files of `languages/<code>/`, embedded into the binary at
/// build time, or read from a folder while it is being worked on. languages/fr/README.md describes every
/// file's format.
class Pack {
  public:
    /// The pack built into the program. Throws Error naming the known codes if there is none for `code`.
    static const Pack& embedded(std::string_view code);
    /// The same from a folder (for `--language-dir`): files are read at once.
    static Pack from_directory(const std::filesystem::path& folder);

    /// The same language with one file more, or another in its place.
    [[nodiscard]] Pack with_file(const std::string& path, std::string contents) const;
    /// The same language without a file.
    [[nodiscard]] Pack without_file(std::string_view path) const;

    [[nodiscard]] std::string_view code() const { return code_; }
    /// Contents of a file by its path below the folder ("words/first-names.tsv"). Throws Error if it is
    /// missing.
    [[nodiscard]] std::string_view file(std::string_view path) const;
    [[nodiscard]] bool has(std::string_view path) const;
    /// Paths of all files below `folder` ("relations/"), sorted.
    [[nodiscard]] std::vector<std::string> files_below(std::string_view folder) const;

  private:
    std::string code_;
    std::map<std::string, std::string_view, std::less<>> files_;
    std::vector<std::shared_ptr<const std::string>> owned_;
};

/// One embedded file; the table is generated at build time (cmake/embed.cmake).
struct EmbeddedFile {
    const char* language;
    const char* path;
    const char* begin;
    const char* end;
};

}  // namespace lacis::language
