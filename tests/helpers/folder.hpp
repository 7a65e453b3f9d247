// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace lacis::test {

/// A temporary folder of a test's own that goes with the object.
struct Folder {
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "lacis-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::filesystem::filesystem_error("mkdtemp", {});
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    void add(const std::string& name, const std::string& contents = "x") const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << contents;
    }
    [[nodiscard]] std::string at(const std::string& name) const { return (path / name).string(); }

    std::filesystem::path path;
};

}  // namespace lacis::test
