// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "corpus/files.hpp"
#include "helpers/folder.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::corpus;
using test::Folder;

TEST_CASE("a folder gives the articles in and below it, sorted, without hidden ones and other files") {
    const Folder folder;
    for (const char* name :
         {"b.txt", "a/z.TXT", "a/c.jsonl", "d.conllu", ".hidden.txt", ".git/x.txt", "photo.jpg"}) {
        folder.add(name);
    }
    const auto files = list_inputs({folder.path.string()}, {});
    REQUIRE(files.size() == 4);
    CHECK(files[0].path == folder.at("a/c.jsonl"));
    CHECK(files[0].kind == Kind::kJsonLines);
    CHECK(files[1].path == folder.at("a/z.TXT"));
    CHECK(files[1].kind == Kind::kText);
    CHECK(files[2].path == folder.at("b.txt"));
    CHECK(files[3].kind == Kind::kConllu);
}

TEST_CASE("a file that is named is taken whatever its ending, in the order given") {
    const Folder folder;
    folder.add("b.article");
    folder.add("a.txt");
    const auto files = list_inputs({folder.at("b.article"), "-", folder.at("a.txt")}, {});
    REQUIRE(files.size() == 3);
    CHECK(files[0].path == folder.at("b.article"));
    CHECK(files[0].kind == Kind::kText);
    CHECK(files[1].path == "-");
    CHECK(files[2].path == folder.at("a.txt"));
    CHECK(list_inputs({"-"}, Kind::kConllu).front().kind == Kind::kConllu);
    CHECK(list_inputs({folder.at("a.txt")}, Kind::kJsonLines).front().kind == Kind::kJsonLines);
}

TEST_CASE("what is not there is an error that names it") {
    const Folder folder;
    CHECK_THROWS_WITH_AS((void)list_inputs({folder.at("none.txt")}, {}),
                         (folder.at("none.txt") + ": no such file or folder").c_str(), Error);
    folder.add("photo.jpg");
    CHECK_THROWS_AS((void)list_inputs({folder.path.string()}, {}), Error);
    CHECK_THROWS_AS((void)list_inputs({"-", "-"}, {}), UsageError);
    CHECK_THROWS_AS((void)read_file(folder.at("none.txt")), Error);
    CHECK_THROWS_AS((void)read_file(folder.path.string()), Error);
}

TEST_CASE("a file's bytes are read as they are") {
    const Folder folder;
    const std::string bytes = std::string(3'000'000, 'a') + std::string("\0\r\n\xFF", 4);
    folder.add("a.bin", bytes);
    CHECK(read_file(folder.at("a.bin")) == bytes);
    folder.add("short.txt", "Metz");
    CHECK(read_file(folder.at("short.txt")).capacity() < 4096);  // a thousand short files are kept at a time
    folder.add("empty", "");
    CHECK(read_file(folder.at("empty")).empty());
}
