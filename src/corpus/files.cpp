// SPDX-License-Identifier: Apache-2.0
#include "corpus/files.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <system_error>

#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::corpus {
namespace {

namespace fs = std::filesystem;

struct Ending {
    std::string_view extension;
    Kind kind;
};

constexpr std::array<Ending, 5> kEndings = {{
    {".txt", Kind::kText},
    {".jsonl", Kind::kJsonLines},
    {".ndjson", Kind::kJsonLines},
    {".conllu", Kind::kConllu},
    {".conll", Kind::kConllu},
}};

std::optional<Kind> kind_of(const fs::path& path) {
    const std::string extension = utf8::lower(path.extension().string());
    for (const Ending& ending : kEndings) {
        if (ending.extension == extension) return ending.kind;
    }
    return std::nullopt;
}

bool is_hidden(const fs::path& path) {
    return path.filename().string().starts_with('.');
}

std::vector<InputFile> list_folder(const std::string& folder, std::optional<Kind> forced) {
    std::vector<InputFile> found;
    std::error_code failure;
    fs::recursive_directory_iterator entry(folder, failure);
    for (; !failure && entry != fs::recursive_directory_iterator(); entry.increment(failure)) {
        if (is_hidden(entry->path())) {
            entry.disable_recursion_pending();
            continue;
        }
        const std::optional<Kind> kind = kind_of(entry->path());
        if (kind && entry->is_regular_file())
            found.push_back({entry->path().string(), forced.value_or(*kind)});
    }
    if (failure) throw Error(Place{folder}, "cannot read the folder: " + failure.message());
    if (found.empty())
        throw Error(Place{folder}, "no article in this folder (*.txt, *.jsonl, *.ndjson, *.conllu)");
    std::sort(found.begin(), found.end(),
              [](const InputFile& a, const InputFile& b) { return a.path < b.path; });
    return found;
}

std::string read_stream(std::FILE* stream, const std::string& name) {
    std::string bytes;  // grows with the file: what reads a thousand articles keeps a thousand of them
    std::array<char, std::size_t{1} << 16U> block;
    for (std::size_t count = block.size(); count == block.size();) {
        count = std::fread(block.data(), 1, block.size(), stream);
        bytes.append(block.data(), count);
    }
    if (std::ferror(stream) != 0)
        throw Error(Place{name}, "cannot read: " + std::generic_category().message(errno));
    return bytes;
}

}  // namespace

std::optional<Kind> kind_from_string(std::string_view name) {
    if (name == "text") return Kind::kText;
    if (name == "jsonl") return Kind::kJsonLines;
    if (name == "conllu") return Kind::kConllu;
    return std::nullopt;
}

std::vector<InputFile> list_inputs(const std::vector<std::string>& arguments, std::optional<Kind> forced) {
    if (std::count(arguments.begin(), arguments.end(), "-") > 1) {
        throw UsageError("standard input ('-') can be read only once");
    }
    std::vector<InputFile> files;
    for (const std::string& argument : arguments) {
        std::error_code failure;
        if (argument == "-") {
            files.push_back({argument, forced.value_or(Kind::kText)});
        } else if (fs::is_directory(argument, failure)) {
            std::vector<InputFile> found = list_folder(argument, forced);
            files.insert(files.end(), std::make_move_iterator(found.begin()),
                         std::make_move_iterator(found.end()));
        } else if (!fs::exists(argument, failure) && !failure) {
            throw Error(Place{argument}, "no such file or folder");
        } else {
            files.push_back({argument, forced.value_or(kind_of(argument).value_or(Kind::kText))});
        }
    }
    return files;
}

std::string read_file(const std::string& path) {
    if (path == "-") return read_stream(stdin, shown_name(path));
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) throw Error(Place{path}, "this is a folder, not a file");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!file) throw Error(Place{path}, "cannot open: " + std::generic_category().message(errno));
    return read_stream(file.get(), path);
}

std::string shown_name(const std::string& path) {
    return path == "-" ? "stdin" : path;
}

}  // namespace lacis::corpus
