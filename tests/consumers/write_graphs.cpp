// SPDX-License-Identifier: Apache-2.0
// write_graphs FOLDER COUNT [FIRST]: the hard graph, the empty one, the one of all types and COUNT hostile
// ones, from the one numbered FIRST (0) on, in every format, for other programs to read.
#include <charconv>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>
#include <system_error>

#include "consumers/hard_graph.hpp"
#include "exporters/exporter.hpp"

namespace {

using namespace lacis;

void write(const graph::KnowledgeGraph& graph, const exporters::Format& format,
           const exporters::Options& options, const std::filesystem::path& file) {
    if (format.write_folder != nullptr) {
        exporters::DiskFolder folder(file);
        format.write_folder(graph, options, folder);
        folder.finish();
    } else {
        exporters::FileSink sink(file);
        format.write(graph, options, sink);
        sink.finish();
    }
}

void write_all(const graph::KnowledgeGraph& graph, const std::filesystem::path& stem) {
    for (const exporters::Format& format : exporters::formats()) {
        exporters::Options options;
        options.title = testing::kNastyLabel;
        write(graph, format, options, stem.string() + std::string(format.extensions.front()));
    }
    exporters::Options strict;
    strict.strict = true;
    write(graph, *exporters::find_format("graphml"), strict, stem.string() + ".strict.graphml");
    exporters::Options links;
    links.edge_list = "links";
    write(graph, *exporters::find_format("nodelink"), links, stem.string() + ".links.nodelink.json");
}

/// A number from 0 up; -1 for anything else.
int number_of(std::string_view text) {
    int number = -1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : -1;
}

}  // namespace

int main(int argc, char** argv) {
    const int count = argc > 2 ? number_of(argv[2]) : -1;
    const int first = argc > 3 ? number_of(argv[3]) : 0;
    if (argc > 4 || count < 0 || first < 0) {
        std::cerr << "usage: write_graphs FOLDER COUNT [FIRST]\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    write_all(testing::hard_graph(), folder / "hard");
    write_all(graph::KnowledgeGraph(), folder / "empty");
    write_all(testing::typed_graph(), folder / "typed");
    testing::HostileGraphs hostile(20250123);
    for (int i = 0; i < first + count; ++i) {
        const graph::KnowledgeGraph graph = hostile.next();
        if (i >= first) write_all(graph, folder / ("hostile-" + std::to_string(i)));
    }
}
