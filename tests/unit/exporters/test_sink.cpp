// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include "exporters/sink.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::exporters;

namespace fs = std::filesystem;

namespace {

/// A folder of its own for a test, removed behind it.
class Scratch {
  public:
    Scratch() : path_(fs::temp_directory_path() / ("lacis-sink-" + std::to_string(::getpid()))) {
        fs::create_directories(path_);
    }
    ~Scratch() { fs::remove_all(path_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] fs::path file(const std::string& name) const { return path_ / name; }
    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(path_), fs::directory_iterator()));
    }

  private:
    fs::path path_;
};

std::string contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::string message_of(const auto& action) {
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a file appears under its name only when it is finished") {
    const Scratch folder;
    FileSink sink(folder.file("out.json"));
    sink.write(std::string(1'000'000, 'x'));
    CHECK_FALSE(fs::exists(folder.file("out.json")));
    sink.finish();
    CHECK(contents(folder.file("out.json")) == std::string(1'000'000, 'x'));
    CHECK(folder.size() == 1);
}

TEST_CASE("a file that is given up leaves nothing behind and the older one as it was") {
    const Scratch folder;
    std::ofstream(folder.file("out.json")) << "old";
    {
        FileSink sink(folder.file("out.json"));
        sink.write(std::string(1'000'000, 'x'));
    }
    CHECK(contents(folder.file("out.json")) == "old");
    CHECK(folder.size() == 1);
}

TEST_CASE("a finished file replaces the older one") {
    const Scratch folder;
    std::ofstream(folder.file("out.json")) << "old and longer";
    FileSink sink(folder.file("out.json"));
    sink.write("new");
    sink.finish();
    CHECK(contents(folder.file("out.json")) == "new");
    CHECK(folder.size() == 1);
}

TEST_CASE("a symbolic link stays, and the file that it leads to is replaced") {
    const Scratch folder;
    std::ofstream(folder.file("real.json")) << "old";
    fs::create_symlink("real.json", folder.file("link.json"));
    FileSink sink(folder.file("link.json"));
    sink.write("new");
    sink.finish();
    CHECK(fs::is_symlink(folder.file("link.json")));
    CHECK(contents(folder.file("real.json")) == "new");
}

TEST_CASE("a new file may be read by those whom the user allows") {
    const Scratch folder;
    const mode_t before = ::umask(022);
    FileSink sink(folder.file("out.json"));
    sink.finish();
    ::umask(before);
    CHECK(fs::status(folder.file("out.json")).permissions() == static_cast<fs::perms>(0644));
}

TEST_CASE("two files of one name can be written at the same time") {
    const Scratch folder;
    FileSink first(folder.file("out.json"));
    FileSink second(folder.file("out.json"));
    first.write("first");
    second.write("second");
    first.finish();
    second.finish();
    CHECK(contents(folder.file("out.json")) == "second");
    CHECK(folder.size() == 1);
}

TEST_CASE("a file that cannot be made is reported with its name") {
    const Scratch folder;
    const std::string missing = folder.file("missing/out.json").string();
    CHECK(message_of([&] { FileSink{missing}; }) == missing + ": cannot write: No such file or directory");
    const std::string directory = folder.file("").string();
    CHECK(message_of([&] { FileSink{directory}; }) == directory + ": cannot write: Is a directory");
}

TEST_CASE("a full device is reported with its name") {
    if (!fs::exists("/dev/full")) return;
    CHECK(message_of([] {
              FileSink sink("/dev/full");
              sink.write("x");
              sink.finish();
          }) == "/dev/full: cannot write: No space left on device");
    CHECK(message_of([] {
              FileSink sink("/dev/full");
              sink.write(std::string(1'000'000, 'x'));
          }) == "/dev/full: cannot write: No space left on device");
    CHECK(fs::exists("/dev/full"));
}

TEST_CASE("a stream is written to and stays open") {
    std::FILE* const file = std::tmpfile();
    REQUIRE(file != nullptr);
    StreamSink sink(file, "standard output");
    sink.write("abc");
    sink.finish();
    CHECK(std::ftell(file) == 3);
    CHECK(std::fputs("def", file) >= 0);
    std::fclose(file);
}

TEST_CASE("a stream that is full is reported by its name") {
    if (!fs::exists("/dev/full")) return;
    std::FILE* const file = std::fopen("/dev/full", "wb");
    REQUIRE(file != nullptr);
    StreamSink sink(file, "standard output");
    sink.write("abc");
    CHECK(message_of([&] { sink.finish(); }) == "standard output: cannot write: No space left on device");
    std::fclose(file);
}

TEST_CASE("memory takes as much as it is told to") {
    MemorySink sink(3);
    sink.write("abcd");
    CHECK(message_of([&] { sink.finish(); }) == "memory: cannot write: No space left on device");
    CHECK(sink.bytes() == "abc");
}

TEST_CASE("bytes of any length arrive in order") {
    MemorySink sink;
    std::string expected;
    for (std::size_t i = 0; i < 3000; ++i) {
        const std::string piece(i, static_cast<char>('a' + i % 26));
        sink.write(piece);
        sink.put('.');
        sink.write_number(static_cast<std::int64_t>(i));
        expected += piece + '.' + std::to_string(i);
    }
    sink.finish();
    CHECK(sink.bytes() == expected);
}

TEST_CASE("a new folder appears with all its files when it is finished") {
    const Scratch scratch;
    DiskFolder folder(scratch.file("graph.csv/"));
    folder.file("nodes.csv").write("a");
    folder.file("edges.csv").write("b");
    folder.file("nodes.csv").write("c");
    CHECK_FALSE(fs::exists(scratch.file("graph.csv")));
    folder.finish();
    CHECK(contents(scratch.file("graph.csv/nodes.csv")) == "ac");
    CHECK(contents(scratch.file("graph.csv/edges.csv")) == "b");
    CHECK(scratch.size() == 1);
}

TEST_CASE("a folder that is given up leaves nothing behind") {
    const Scratch scratch;
    {
        DiskFolder folder(scratch.file("graph.csv"));
        folder.file("nodes.csv").write("a");
    }
    CHECK(scratch.size() == 0);
}

TEST_CASE("into a folder that exists the files are put when all are finished, and others stay") {
    const Scratch scratch;
    fs::create_directory(scratch.file("graph.csv"));
    std::ofstream(scratch.file("graph.csv/nodes.csv")) << "old";
    std::ofstream(scratch.file("graph.csv/notes.txt")) << "mine";
    {
        DiskFolder folder(scratch.file("graph.csv"));
        folder.file("nodes.csv").write("given up");
    }
    CHECK(contents(scratch.file("graph.csv/nodes.csv")) == "old");
    DiskFolder folder(scratch.file("graph.csv"));
    folder.file("nodes.csv").write("new");
    folder.finish();
    CHECK(contents(scratch.file("graph.csv/nodes.csv")) == "new");
    CHECK(contents(scratch.file("graph.csv/notes.txt")) == "mine");
}

TEST_CASE("a folder that cannot be made is reported with its name") {
    const Scratch scratch;
    std::ofstream(scratch.file("graph.csv")) << "a file";
    const std::string file = scratch.file("graph.csv").string();
    CHECK(message_of([&] { DiskFolder{file}; }) == file + ": cannot write: Not a directory");
    const std::string missing = scratch.file("missing/graph.csv").string();
    CHECK(message_of([&] { DiskFolder{missing}; }) == missing + ": cannot write: No such file or directory");
}
