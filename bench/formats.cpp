// SPDX-License-Identifier: Apache-2.0
// bench_formats NODES EDGES [MODULES]: writes a made-up graph in every format to /dev/null and tells speed
// and memory; then, unless MODULES is "-", in pairs beside other programs: igraph (GraphML, both ways), Boost
// (DOT), RapidJSON (JSON), serdi (N-Triples, which it reads as well), simdjson (JSON in), loops written by
// hand (by_hand.hpp) and graphology (GEXF), whose modules lie in MODULES. Processor time of one core; medians
// of five, taken in turns.
#include <algorithm>
#include <array>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/graphviz.hpp>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <functional>
#include <igraph/igraph.h>
#include <iostream>
#include <limits>
#include <optional>
#include <rapidjson/document.h>
#include <rapidjson/filewritestream.h>
#include <rapidjson/writer.h>
#include <sstream>
#include <string>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

#include "bench/by_hand.hpp"
#include "consumers/graph_sketch.hpp"
#include "exporters/exporter.hpp"
#include "exporters/style.hpp"
#include "exporters/value_text.hpp"
#include "graph/attributes.hpp"
#include "graph/json.hpp"
#include "importers/importer.hpp"
#include "support/utf8.hpp"

namespace {

using namespace lacis;

constexpr int kTurns = 5;

/// Entities and sentences as long as those of press articles, all different.
graph::KnowledgeGraph made_up_graph(std::uint32_t nodes, std::uint32_t edges) {
    constexpr std::array<const char*, 5> kTypes = {"Person", "Organization", "Place", "Product", "Project"};
    constexpr std::array<const char*, 6> kRelations = {"funded",     "leads", "works_for",
                                                       "criticized", "owns",  "met"};
    testing::GraphSketch sketch;
    for (std::uint32_t i = 0; i < 1000; ++i) {
        sketch.document("article-" + std::to_string(i), "Un titre & « son » sous-titre " + std::to_string(i));
    }
    for (std::uint32_t i = 0; i < nodes; ++i) {
        const std::string number = std::to_string(i);
        sketch.node("n" + number, "Société Générale \"" + number + "\" & fils", kTypes[i % kTypes.size()],
                    {"SG " + number, "L'Équipe, " + number}, 2);
    }
    std::uint64_t state = 42;
    const auto next_node = [&] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<graph::NodeIndex>((state >> 33U) % nodes);
    };
    for (std::uint32_t i = 0; i < edges; ++i) {
        std::vector<testing::SketchedEvidence> evidence(1 + i % 2);
        for (auto& each : evidence) {
            each.text = "Selon l'AFP, la société n° " + std::to_string(i) +
                        " a « financé » ce projet à hauteur de 250 000 € en 2018, d'après <des documents> "
                        "& plusieurs témoins qui n'ont pas souhaité \"être cités\".";
            each.date = "2018-07";
            each.attributed_to = "l'AFP";
            each.document = i % 1000;
            if (i % 3 == 0) each.amount = 250000.5 + i;
            if (i % 3 == 0) each.currency = "EUR";
        }
        const graph::NodeIndex source = next_node();
        const graph::NodeIndex target = next_node();
        sketch.edge("e" + std::to_string(i), source, kRelations[i % kRelations.size()], target, evidence);
    }
    return sketch.graph();
}

double processor_seconds(int who) {
    rusage usage{};
    getrusage(who, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double seconds_of(const std::function<void()>& work) {
    const double before = processor_seconds(RUSAGE_SELF);
    work();
    return processor_seconds(RUSAGE_SELF) - before;
}

/// MiB of a line of /proc/self/status.
double status_mib(const std::string& name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) / 1024;
    }
    throw std::runtime_error("there is no " + name);
}

void write_to(const graph::KnowledgeGraph& graph, std::string_view format,
              const std::filesystem::path& path) {
    exporters::FileSink sink(path);
    exporters::find_format(format)->write(graph, {}, sink);
    sink.finish();
}

/// Takes bytes and counts them.
class CountingSink final : public exporters::Sink {
  public:
    explicit CountingSink(double& count) : count_(count) {}

  private:
    void flush(std::string_view bytes) override { count_ += static_cast<double>(bytes.size()); }
    void close() override {}
    double& count_;
};

class CountingFolder final : public exporters::Folder {
  public:
    explicit CountingFolder(double& count) : count_(count) {}

  private:
    std::unique_ptr<exporters::Sink> open(const std::string&) override {
        return std::make_unique<CountingSink>(count_);
    }
    double& count_;
};

/// The number of bytes.
double write_and_count(const graph::KnowledgeGraph& graph, const exporters::Format& format) {
    double count = 0;
    if (format.write_folder != nullptr) {
        CountingFolder folder(count);
        format.write_folder(graph, {}, folder);
        folder.finish();
    } else {
        CountingSink sink(count);
        format.write(graph, {}, sink);
        sink.finish();
    }
    return count;
}

void measure_formats(const graph::KnowledgeGraph& graph) {
    std::printf("| format | MB | seconds | MB/s | edges/s | memory above the graph, MiB |\n");
    std::printf("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (const exporters::Format& format : exporters::formats()) {
        const double before = status_mib("VmRSS:");
        std::ofstream("/proc/self/clear_refs") << "5";
        double megabytes = 0;
        const double seconds = seconds_of([&] { megabytes = write_and_count(graph, format) / 1e6; });
        const double memory = status_mib("VmHWM:") - before;
        std::printf("| %s | %.1f | %.2f | %.0f | %.0f | %.1f |\n", std::string(format.name).c_str(),
                    megabytes, seconds, megabytes / seconds,
                    static_cast<double>(graph.edges().size()) / seconds, memory);
        std::fflush(stdout);
    }
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// `ours` does its work; `peer` tells how long it took.
void compare(const char* what, const char* name, const std::function<void()>& ours,
             const std::function<double()>& peer) {
    std::vector<double> our_times;
    std::vector<double> peer_times;
    std::vector<double> ratios;
    for (int i = 0; i < kTurns; ++i) {
        our_times.push_back(seconds_of(ours));
        peer_times.push_back(peer());
        ratios.push_back(peer_times.back() / our_times.back());
    }
    std::printf("| %s | %s | %.3f | %.3f | %.2f (%.2f–%.2f) |\n", what, name, median(our_times),
                median(peer_times), median(ratios), *std::min_element(ratios.begin(), ratios.end()),
                *std::max_element(ratios.begin(), ratios.end()));
    std::fflush(stdout);
}

std::string text_of(const graph::KnowledgeGraph& graph, const graph::Value& value) {
    graph::StringOutput out;
    exporters::ValueText(graph, out).write(value, [&out](std::string_view text) { out.write(text); });
    return out.str();
}

/// The same graph in igraph, with the same attributes.
class InIgraph {
  public:
    explicit InIgraph(const graph::KnowledgeGraph& graph) {
        igraph_set_attribute_table(&igraph_cattribute_table);
        igraph_vector_int_t ends;
        igraph_vector_int_init(&ends, 0);
        for (const graph::Edge& edge : graph.edges()) {
            igraph_vector_int_push_back(&ends, edge.source);
            igraph_vector_int_push_back(&ends, edge.target);
        }
        igraph_create(&graph_, &ends, static_cast<igraph_integer_t>(graph.nodes().size()), true);
        igraph_vector_int_destroy(&ends);
        const graph::Schema schema = graph::schema_of(graph);
        for (const auto* attribute : schema.nodes) {
            add(graph, *attribute, graph.nodes(), igraph_cattribute_VAS_setv, igraph_cattribute_VAN_setv);
        }
        for (const auto* attribute : schema.edges) {
            add(graph, *attribute, graph.edges(), igraph_cattribute_EAS_setv, igraph_cattribute_EAN_setv);
        }
    }
    InIgraph(const InIgraph&) = delete;
    InIgraph& operator=(const InIgraph&) = delete;
    ~InIgraph() { igraph_destroy(&graph_); }

    void write_graphml() const {
        std::FILE* const file = std::fopen("/dev/null", "w");
        igraph_write_graph_graphml(&graph_, file, true);
        std::fclose(file);
    }

  private:
    template <typename Owner, typename SetTexts, typename SetNumbers>
    void add(const graph::KnowledgeGraph& graph, const graph::Attribute<Owner>& attribute,
             std::span<const Owner> owners, SetTexts set_texts, SetNumbers set_numbers) {
        const std::string name(attribute.name);
        const auto count = static_cast<igraph_integer_t>(owners.size());
        const bool is_number =
            attribute.type == graph::ValueType::kInteger || attribute.type == graph::ValueType::kReal;
        if (is_number) {
            igraph_vector_t numbers;
            igraph_vector_init(&numbers, count);
            for (igraph_integer_t i = 0; i < count; ++i) {
                const std::string text = text_of(graph, attribute.value(owners[static_cast<std::size_t>(i)]));
                VECTOR(numbers)
                [i] = text.empty() ? std::numeric_limits<double>::quiet_NaN()
                                   : std::strtod(text.c_str(), nullptr);
            }
            set_numbers(&graph_, name.c_str(), &numbers);
            igraph_vector_destroy(&numbers);
            return;
        }
        igraph_strvector_t texts;
        igraph_strvector_init(&texts, count);
        for (igraph_integer_t i = 0; i < count; ++i) {
            igraph_strvector_set(
                &texts, i, text_of(graph, attribute.value(owners[static_cast<std::size_t>(i)])).c_str());
        }
        set_texts(&graph_, name.c_str(), &texts);
        igraph_strvector_destroy(&texts);
    }

    igraph_t graph_{};
};

/// The same picture from Boost; texts are made ready beforehand.
class InBoost {
  public:
    explicit InBoost(const graph::KnowledgeGraph& graph) : graph_(graph.nodes().size()) {
        for (const graph::Node& node : graph.nodes()) {
            std::string tooltip = std::string(node.label) + " (" + std::string(node.type) + ")";
            for (const graph::Text alias : node.aliases) tooltip.append("\n").append(alias);
            node_texts_.push_back({std::string(node.label), std::string(node.type), tooltip});
        }
        for (const graph::Edge& edge : graph.edges()) {
            std::string tooltip;
            for (const graph::Evidence& each : edge.evidence) {
                tooltip.append("« ").append(each.text).append(" »\n");
            }
            edge_texts_.push_back({std::string(edge.id), std::string(edge.type), tooltip});
            boost::add_edge(edge.source, edge.target, edge_texts_.size() - 1, graph_);
        }
    }

    void write_dot() const {
        std::ofstream out("/dev/null");
        const auto write = [](std::ostream& to, const std::array<const char*, 3>& names, const Texts& texts) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                to << (i == 0 ? "[" : ", ") << names[i] << '=' << boost::escape_dot_string(texts[i]);
            }
            to << ']';
        };
        boost::write_graphviz(
            out, graph_,
            [&](std::ostream& to, std::size_t node) {
                write(to, {"label", "entity_type", "tooltip"}, node_texts_[node]);
            },
            [&](std::ostream& to, const auto& edge) {
                write(to, {"id", "key", "tooltip"}, edge_texts_[boost::get(boost::edge_index, graph_, edge)]);
            });
    }

  private:
    using Texts = std::array<std::string, 3>;
    boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                          boost::property<boost::edge_index_t, std::size_t>>
        graph_;
    std::vector<Texts> node_texts_;
    std::vector<Texts> edge_texts_;
};

template <typename Type, typename Owner, typename Attributes>
std::optional<Type> value_of(const Attributes& attributes, std::string_view name, const Owner& owner) {
    for (const auto* attribute : attributes) {
        if (attribute->name != name) continue;
        const graph::Value value = attribute->value(owner);
        if (const auto* found = std::get_if<Type>(&value)) return *found;
    }
    return std::nullopt;
}

/// The three numbers of "#rrggbb".
std::array<std::uint32_t, 3> rgb_of(const std::string& colour) {
    const auto number = [&](std::size_t at) {
        return static_cast<std::uint32_t>(std::stoul(colour.substr(at, 2), nullptr, 16));
    };
    return {number(1), number(3), number(5)};
}

/// A name as nodes of pictures have it, in lines of about 16 code points.
std::string in_lines(const std::string& name) {
    std::istringstream words(name);
    std::string lines;
    std::size_t width = 0;
    for (std::string word; words >> word;) {
        const std::size_t length = utf8::count_code_points(word);
        const bool fits = width + 1 + length <= 16;
        if (!lines.empty()) lines += fits ? ' ' : '\n';
        lines += word;
        width = (fits ? width : 0) + length + 1;
    }
    return lines;
}

/// What pictures show of the made-up graph, whose edges have one or two pieces of evidence, all of July 2018.
bench::FlatNodeLook look_of(const bench::FlatNode& node, std::size_t degree) {
    const exporters::NodeStyle style = exporters::node_style(node.type);
    const double size = std::log2(1.0 + static_cast<double>(degree));
    bench::FlatNodeLook look{};
    look.label_in_lines = in_lines(node.label);
    look.tooltip = node.label + " (" + node.type + ")";
    for (const std::string& alias : node.aliases) look.tooltip += "\n" + alias;
    look.shape = style.shape;
    look.fill = style.fill;
    look.colour = style.line;
    look.font_size = 11 + std::min<std::int64_t>(7, std::lround(1.6 * size));
    look.size = std::lround(10 * (1 + size));
    look.rgb = rgb_of(look.colour);
    return look;
}

bench::FlatEdgeLook look_of(const bench::FlatEdge& edge, const bench::FlatGraph& graph) {
    bench::FlatEdgeLook look{};
    look.date_type = "gYearMonth";
    look.start = "2018-07-01";
    look.end = "2018-07-31";
    look.tooltip =
        graph.nodes[edge.source].label + " · " + edge.type + " · " + graph.nodes[edge.target].label;
    for (const bench::FlatEvidence& each : edge.evidence) {
        look.tooltip += "\n« " + each.text + " » " + each.document + ", " + each.status;
    }
    look.colour = exporters::relation_colour(edge.type);
    look.line = "style=solid";
    if (edge.evidence.size() == 2) look.width = "1.8";
    look.rgb = rgb_of(look.colour);
    return look;
}

/// The same graph as the loops by hand have it.
bench::FlatGraph flat(const graph::KnowledgeGraph& graph) {
    const graph::Schema schema = graph::schema_of(graph);
    const auto document = [&](std::uint32_t number) { return graph.documents()[number].id; };
    const auto string = [](std::string_view text) { return std::string(text); };
    bench::FlatGraph made;
    for (const graph::Node& node : graph.nodes()) {
        bench::FlatNode flat{};
        flat.id = string(node.id);
        flat.label = string(node.label);
        flat.type = string(node.type);
        for (const graph::Text alias : node.aliases) flat.aliases.push_back(string(alias));
        for (const graph::Mention& each : node.mentions) {
            flat.mentions.push_back({document(each.document), string(each.text), string(each.kind),
                                     string(each.reason), each.span.begin, each.span.end});
        }
        flat.document_count = *value_of<std::int64_t>(schema.nodes, "document_count", node);
        made.node_looks.push_back(
            look_of(flat, graph.degree(static_cast<graph::NodeIndex>(made.nodes.size()))));
        made.nodes.push_back(std::move(flat));
    }
    for (const graph::Edge& edge : graph.edges()) {
        const auto text = [&](std::string_view name) {
            return string(value_of<std::string_view>(schema.edges, name, edge).value_or(""));
        };
        bench::FlatEdge flat{};
        flat.id = string(edge.id);
        flat.type = string(edge.type);
        flat.status = string(to_string(edge.status));
        flat.source = edge.source;
        flat.target = edge.target;
        flat.attributed_to = text("attributed_to");
        flat.currency = text("currency");
        flat.first_date = text("first_date");
        flat.last_date = text("last_date");
        flat.sentence = text("sentence");
        flat.confidence = *value_of<double>(schema.edges, "confidence", edge);
        flat.amount = value_of<double>(schema.edges, "amount", edge);
        flat.document_count = *value_of<std::int64_t>(schema.edges, "document_count", edge);
        for (const graph::Evidence& each : edge.evidence) {
            flat.evidence.push_back({document(each.document),
                                     string(each.text),
                                     string(to_string(each.status)),
                                     string(each.attributed_to),
                                     string(each.date),
                                     string(each.currency),
                                     string(each.role),
                                     string(each.rule),
                                     {each.span.begin, each.span.end, each.source_span.begin,
                                      each.source_span.end, each.target_span.begin, each.target_span.end},
                                     each.amount,
                                     each.confidence});
        }
        made.edge_looks.push_back(look_of(flat, made));
        made.edges.push_back(std::move(flat));
    }
    return made;
}

std::string contents_of(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream contents;
    contents << file.rdbuf();
    return contents.str();
}

/// Processor time of a command.
double seconds_of_command(const std::string& command) {
    const double before = processor_seconds(RUSAGE_CHILDREN);
    if (std::system(command.c_str()) != 0) throw std::runtime_error("failed: " + command);
    return processor_seconds(RUSAGE_CHILDREN) - before;
}

/// What a command prints.
double number_from(const std::string& command) {
    std::FILE* const pipe = popen(command.c_str(), "r");
    double number = 0;
    const int count = std::fscanf(pipe, "%lf", &number);
    if (pclose(pipe) != 0 || count != 1) throw std::runtime_error("failed: " + command);
    return number;
}

/// Beside a loop written by hand, which gets `ours` up to `first_item` ready and must write the rest of it.
void compare_by_hand(const char* what, const std::string& ours, std::string_view first_item,
                     const std::function<void()>& write,
                     const std::function<void(std::string_view, std::FILE*)>& write_by_hand) {
    const std::string_view head = std::string_view(ours).substr(0, ours.find(first_item));
    char* bytes = nullptr;
    std::size_t size = 0;
    std::FILE* const memory = open_memstream(&bytes, &size);
    write_by_hand(head, memory);
    std::fclose(memory);
    const std::string theirs(bytes, size);
    std::free(bytes);
    const auto differ = std::mismatch(ours.begin(), ours.end(), theirs.begin(), theirs.end());
    if (differ.first != ours.end() || differ.second != theirs.end()) {
        const auto at = static_cast<std::size_t>(differ.first - ours.begin());
        throw std::runtime_error(std::string(what) + ": by hand it is not \"" + ours.substr(at, 80) +
                                 "\" but \"" + theirs.substr(at, 80) + '"');
    }
    compare(what, "a loop by hand", write, [&] {
        return seconds_of([&] {
            std::FILE* const file = std::fopen("/dev/null", "w");
            write_by_hand(head, file);
            std::fclose(file);
        });
    });
}

void compare_with_peers(const graph::KnowledgeGraph& graph, const std::filesystem::path& scratch,
                        const std::string& modules) {
    const auto export_as = [&graph](std::string_view format) {
        return [&graph, format] { write_to(graph, format, "/dev/null"); };
    };
    const auto path_of = [&](std::string_view format) {
        const auto path = scratch / format;
        write_to(graph, format, path);
        return path;
    };
    std::printf("\n| work | beside | lacis, s | the other, s | times as fast |\n");
    std::printf("| --- | --- | ---: | ---: | ---: |\n");
    {
        const InIgraph peer(graph);
        compare("GraphML out", "igraph", export_as("graphml"),
                [&] { return seconds_of([&] { peer.write_graphml(); }); });
    }
    {
        const std::string text = contents_of(path_of("graphml"));
        const auto file_name = (scratch / "graphml").string();
        compare(
            "GraphML in", "igraph", [&] { static_cast<void>(importers::read_graphml(text, "file", {})); },
            [&] {
                igraph_t read;
                std::FILE* const file = std::fopen(file_name.c_str(), "r");
                const double seconds = seconds_of([&] { igraph_read_graph_graphml(&read, file, 0); });
                std::fclose(file);
                igraph_destroy(&read);
                return seconds;
            });
    }
    {
        const InBoost peer(graph);
        compare("DOT out", "Boost", export_as("dot"), [&] { return seconds_of([&] { peer.write_dot(); }); });
    }
    {
        rapidjson::Document tree;
        tree.Parse(contents_of(path_of("json")).c_str());
        compare("JSON out", "RapidJSON's Writer", export_as("json"), [&] {
            return seconds_of([&] {
                std::FILE* const file = std::fopen("/dev/null", "w");
                std::vector<char> buffer(1U << 18U);
                rapidjson::FileWriteStream stream(file, buffer.data(), buffer.size());
                rapidjson::Writer<rapidjson::FileWriteStream> writer(stream);
                tree.Accept(writer);
                std::fclose(file);
            });
        });
    }
    {
        const bench::FlatGraph by_hand = flat(graph);
        const auto compare_with_loop = [&](const char* what, std::string_view format,
                                           std::string_view first_item, auto write_by_hand) {
            compare_by_hand(
                what, contents_of(path_of(format)), first_item, export_as(format),
                [&](std::string_view head, std::FILE* file) { write_by_hand(by_hand, head, file); });
        };
        compare_with_loop("GraphML out", "graphml", "<node ", bench::write_graphml_by_hand);
        compare_with_loop("JSON out", "json", "\n{\"id\":\"n0\"", bench::write_json_by_hand);
        compare_with_loop("DOT out", "dot", "  \"n0\"", bench::write_dot_by_hand);
        compare_with_loop("GEXF out", "gexf", "<node ", bench::write_gexf_by_hand);
        compare_with_loop("N-Triples out", "ntriples", "<urn:lacis:entity:n0>",
                          bench::write_ntriples_by_hand);
    }
    {
        constexpr std::size_t kPadding = 64;
        std::string text = contents_of(path_of("json"));
        text.reserve(text.size() + kPadding);
        if (bench::load_with_simdjson(text).edges.size() != graph.edges().size()) {
            throw std::runtime_error("simdjson's loader has lost edges");
        }
        compare(
            "JSON in", "a loader on simdjson", [&] { static_cast<void>(graph::read_json(text, "file")); },
            [&] { return seconds_of([&] { static_cast<void>(bench::load_with_simdjson(text)); }); });
    }
    const std::string triples = path_of("ntriples").string();
    compare("N-Triples out", "serdi, which reads them as well", export_as("ntriples"),
            [&] { return seconds_of_command("serdi -i ntriples -o ntriples " + triples + " > /dev/null"); });
    if (modules.empty()) return;
    const std::string nodelink = path_of("nodelink").string();
    compare("GEXF out", "graphology", export_as("gexf"),
            [&] { return number_from("node bench/peers/write_gexf.mjs " + nodelink + " " + modules); });
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: bench_formats NODES EDGES [MODULES]\n";
        return 2;
    }
    std::string modules = argc > 3 ? argv[3] : "";
    if (!modules.empty() && modules != "-") modules = std::filesystem::absolute(modules).string();
    const graph::KnowledgeGraph graph = made_up_graph(static_cast<std::uint32_t>(std::stoul(argv[1])),
                                                      static_cast<std::uint32_t>(std::stoul(argv[2])));
    const std::filesystem::path scratch =
        std::filesystem::temp_directory_path() / ("lacis-bench-formats-" + std::to_string(getpid()));
    std::filesystem::create_directories(scratch);
    measure_formats(graph);
    if (modules != "-") compare_with_peers(graph, scratch, modules);
    std::filesystem::remove_all(scratch);
}
