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
using lacis::testing::exported_files;

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
        exporters::Options options;
        options.title = testing::kNastyLabel;
        const auto compare_files = [&](const std::string& stem, const graph::KnowledgeGraph& graph) {
            for (const auto& [file, bytes] : exported_files(graph, format, options)) {
                const std::string end = file.empty() ? "" : '/' + file;
                compare(std::string(format.name), stem + std::string(format.extensions.front()) + end, bytes);
            }
        };
        compare_files("hard", hard_graph());
        options.title.clear();
        compare_files("empty", graph::KnowledgeGraph());
    }
}

TEST_CASE("strict GraphML is what its golden file shows") {
    exporters::Options options;
    options.strict = true;
    compare("graphml", "hard.strict.graphml", exported(hard_graph(), "graphml", options));
}
