// SPDX-License-Identifier: Apache-2.0
#include "cli/output.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <system_error>

#include "graph/date.hpp"
#include "graph/selection.hpp"
#include "support/error.hpp"

namespace lacis::cli {
namespace {

std::string known_formats() {
    std::string names;
    for (const exporters::Format& format : exporters::formats()) {
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    return names;
}

const exporters::Format* format_named(const std::string& name) {
    if (const exporters::Format* format = exporters::find_format(name)) return format;
    std::vector<std::string> known;
    known.reserve(exporters::formats().size());
    for (const exporters::Format& format : exporters::formats()) known.emplace_back(format.name);
    const std::string near = nearest(name, known);
    throw UsageError("there is no format '" + name + "'; " +
                     (near.empty() ? "known: " + known_formats() : "did you mean '" + near + "'?"));
}

const exporters::Format* format_by_ending(const std::string& file) {
    if (file == "-") throw UsageError("standard output has no ending that tells its format: add --format");
    if (const exporters::Format* format = exporters::format_for(file)) return format;
    throw UsageError("'" + file + "' has no ending that tells its format: add --format (" + known_formats() +
                     ")");
}

void check_date(const std::string& option, const std::string& date) {
    if (date.empty() || graph::date_from_string(date)) return;
    throw UsageError("'" + date + "' is no date for " + option +
                     ": 2019, 2019-07 or 2019-07-14 was expected");
}

graph::Selection selection_of(const OutputOptions& options) {
    graph::Selection selection;
    selection.included = options.included;
    selection.excluded = options.excluded;
    for (const std::string& status : options.statuses) {
        selection.statuses.push_back(*graph::status_from_string(status));
    }
    selection.min_evidence = options.min_evidence;
    selection.from = options.from;
    selection.to = options.to;
    return selection;
}

bool selects(const OutputOptions& options) {
    return !options.included.empty() || !options.excluded.empty() || !options.statuses.empty() ||
           options.min_evidence > 1 || !options.from.empty() || !options.to.empty();
}

graph::EdgeUnit edge_unit_of(const OutputOptions& options) {
    if (options.edges == "evidence") return graph::EdgeUnit::kEvidence;
    return options.edges == "pair" ? graph::EdgeUnit::kPair : graph::EdgeUnit::kRelation;
}

/// The graph as the options want it written; each form is made once, when it is needed first.
class Views {
  public:
    Views(const graph::KnowledgeGraph& graph, const OutputOptions& options, const WarningSink& warn)
        : selected_(&graph), unit_(edge_unit_of(options)) {
        if (!selects(options)) return;
        own_selected_ = graph::select(graph, selection_of(options), warn);
        selected_ = &*own_selected_;
    }
    Views(const Views&) = delete;
    Views& operator=(const Views&) = delete;

    const graph::KnowledgeGraph& for_format(const exporters::Format& format) {
        if (unit_ == graph::EdgeUnit::kRelation || format.name == "json") return *selected_;
        if (!other_edges_) other_edges_ = graph::with_edges(*selected_, unit_);
        return *other_edges_;
    }

  private:
    const graph::KnowledgeGraph* selected_;
    graph::EdgeUnit unit_;
    std::optional<graph::KnowledgeGraph> own_selected_;
    std::optional<graph::KnowledgeGraph> other_edges_;
};

}  // namespace

std::vector<PlannedOutput> plan_outputs(const OutputOptions& options) {
    check_date("--from", options.from);
    check_date("--to", options.to);
    const std::size_t named = options.formats.size();
    if (named > 1 && named != options.files.size()) {
        throw UsageError("--format is given " + std::to_string(named) + " times for " +
                         std::to_string(options.files.size()) +
                         " outputs; give it once, or once for each -o");
    }
    std::set<std::string> seen;
    std::vector<PlannedOutput> outputs;
    for (std::size_t i = 0; i < options.files.size(); ++i) {
        const std::string& file = options.files[i];
        if (!seen.insert(file).second) throw UsageError("'" + file + "' is named twice as an output");
        const exporters::Format* const format =
            named == 0 ? format_by_ending(file) : format_named(options.formats[named == 1 ? 0 : i]);
        if (file == "-" && format->write_folder != nullptr) {
            throw UsageError("the format '" + std::string(format->name) +
                             "' is made of several files: name a folder, not standard output");
        }
        outputs.push_back({file, format});
    }
    return outputs;
}

void write_outputs(const graph::KnowledgeGraph& graph, const std::vector<PlannedOutput>& outputs,
                   const OutputOptions& options, const WarningSink& warn) {
    Views views(graph, options, warn);
    std::vector<std::unique_ptr<exporters::Sink>> sinks;
    std::vector<std::unique_ptr<exporters::Folder>> folders;
    for (const PlannedOutput& output : outputs) {
        exporters::Options format_options;
        format_options.strict = options.strict;
        format_options.edge_list = options.edge_list;
        format_options.title = options.title;
        format_options.warn = [&](const Warning& warning) {
            warn({warning.place.file.empty() ? Place{output.file} : warning.place, warning.message});
        };
        const graph::KnowledgeGraph& view = views.for_format(*output.format);
        if (output.format->write_folder != nullptr) {
            folders.push_back(std::make_unique<exporters::DiskFolder>(output.file));
            output.format->write_folder(view, format_options, *folders.back());
        } else {
            sinks.push_back(open_sink(output.file));
            output.format->write(view, format_options, *sinks.back());
        }
    }
    for (const auto& sink : sinks) sink->drain();
    for (const auto& folder : folders) folder->drain();
    for (const auto& sink : sinks) sink->finish();
    for (const auto& folder : folders) folder->finish();
}

void check_folder_of(const std::string& file) {
    const std::filesystem::path folder = std::filesystem::path(file).parent_path();
    std::error_code error;
    if (folder.empty() || std::filesystem::is_directory(folder, error)) return;
    throw Error(Place{file}, "cannot write: No such file or directory");
}

std::unique_ptr<exporters::Sink> open_sink(const std::string& file) {
    if (file == "-") return std::make_unique<exporters::StreamSink>(stdout, "standard output");
    return std::make_unique<exporters::FileSink>(file);
}

void write_text(const std::string& file, std::string_view text) {
    const std::unique_ptr<exporters::Sink> sink = open_sink(file);
    sink->write(text);
    sink->finish();
}

}  // namespace lacis::cli
