// SPDX-License-Identifier: Apache-2.0
#include "language/pack.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>
#include <utility>

#include "support/error.hpp"

namespace lacis::language {

/// Defined in the generated file (cmake/embed.cmake).
std::span<const EmbeddedFile> embedded_files();

const Pack& Pack::embedded(std::string_view code) {
    static const auto kPacks = [] {
        std::map<std::string, Pack, std::less<>> all;
        for (const EmbeddedFile& file : embedded_files()) {
            Pack& pack = all[file.language];
            pack.code_ = file.language;
            pack.files_[file.path] = {file.begin, static_cast<std::size_t>(file.end - file.begin)};
        }
        return all;
    }();
    const auto found = kPacks.find(code);
    if (found != kPacks.end()) return found->second;
    std::string known;
    for (const auto& [name, pack] : kPacks) known += (known.empty() ? "" : ", ") + name;
    throw UsageError("no language '" + std::string(code) + "' in this program; it knows: " + known);
}

Pack Pack::from_directory(const std::filesystem::path& folder) {
    if (!std::filesystem::is_directory(folder)) {
        throw UsageError("language folder not found: " + folder.string());
    }
    Pack pack;
    pack.code_ =
        folder.filename().empty() ? folder.parent_path().filename().string() : folder.filename().string();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        auto contents = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                            std::istreambuf_iterator<char>());
        if (!in.good() && !in.eof()) throw Error("cannot read " + entry.path().string());
        pack.files_[entry.path().lexically_relative(folder).generic_string()] = *contents;
        pack.owned_.push_back(std::move(contents));
    }
    return pack;
}

Pack Pack::with_file(const std::string& path, std::string contents) const {
    Pack pack = *this;
    pack.owned_.push_back(std::make_shared<const std::string>(std::move(contents)));
    pack.files_[path] = *pack.owned_.back();
    return pack;
}

Pack Pack::without_file(std::string_view path) const {
    Pack pack = *this;
    const auto found = pack.files_.find(path);
    if (found != pack.files_.end()) pack.files_.erase(found);
    return pack;
}

std::string_view Pack::file(std::string_view path) const {
    const auto found = files_.find(path);
    if (found == files_.end()) {
        throw Error("the language '" + code_ + "' has no file " + std::string(path));
    }
    return found->second;
}

bool Pack::has(std::string_view path) const {
    return files_.contains(path);
}

std::vector<std::string> Pack::files_below(std::string_view folder) const {
    std::vector<std::string> paths;
    for (const auto& [path, contents] : files_) {
        if (path.starts_with(folder)) paths.push_back(path);
    }
    return paths;
}

}  // namespace lacis::language
