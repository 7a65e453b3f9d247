// SPDX-License-Identifier: Apache-2.0
// Every format of the hard graph and of the empty graph, beside what it was when a person last looked at it.
// After a wanted change: `LACIS_REWRITE_GOLDEN=1 test_exporters -tc='*golden*'` in the project's folder, then
// read the diff.
#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "consumers/hard_graph.hpp"
#include "exporters/exporter.hpp"
#include "unit/exporters/exported.hpp"

using namespace lacis;
using lacis::testing::exported;

namespace {

graph::KnowledgeGraph hard_graph() {
    return testing::hard_graph(100);
}

void compare(const std::string& format, const std::string& file, const std::string& bytes) {
    const std::filesystem::path path = std::filesystem::path("tests/golden") / format / file;
    if (std::getenv("LACIS_REWRITE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << bytes;
        return;
    }
    std::ifstream stream(path, std::ios::binary);
    CAPTURE(path.string());
    REQUIRE(stream.good());
    const std::string golden{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto difference =
        std::mismatch(bytes.begin(), bytes.end(), golden.begin(), golden.end()).first - bytes.begin();
    const bool same = bytes == golden;
    if (!same) {
        CAPTURE(bytes.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, difference - 80)), 200));
        CHECK_MESSAGE(same, "differs from byte ", difference);
    }
}

}  // namespace

TEST_CASE("every format is what its golden file shows") {
    for (const exporters::Format& format : exporters::formats()) {
        const std::string name(format.name);
        const std::string extension(format.extensions.front());
        exporters::Options options;
        options.title = testing::kNastyLabel;
        compare(name, "hard" + extension, exported(hard_graph(), name, options));
        compare(name, "empty" + extension, exported(graph::KnowledgeGraph(), name));
    }
}

TEST_CASE("strict GraphML is what its golden file shows") {
    exporters::Options options;
    options.strict = true;
    compare("graphml", "hard.strict.graphml", exported(hard_graph(), "graphml", options));
}
