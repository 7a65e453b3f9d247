// SPDX-License-Identifier: Apache-2.0
// write_graphs FOLDER COUNT: the hard graph and COUNT hostile ones, in every format, for other programs to
// read.
#include <charconv>
#include <filesystem>
#include <iostream>
#include <string>
#include <string_view>

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

}  // namespace

int main(int argc, char** argv) {
    const std::string_view count_text = argc == 3 ? argv[2] : "";
    int count = -1;
    std::from_chars(count_text.data(), count_text.data() + count_text.size(), count);
    if (count < 0) {
        std::cerr << "usage: write_graphs FOLDER COUNT\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    write_all(testing::hard_graph(), folder / "hard");
    write_all(graph::KnowledgeGraph(), folder / "empty");
    testing::HostileGraphs hostile(20250123);
    for (int i = 0; i < count; ++i) write_all(hostile.next(), folder / ("hostile-" + std::to_string(i)));
}
