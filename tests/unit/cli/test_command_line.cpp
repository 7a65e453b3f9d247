// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/input.hpp"
#include "cli/output.hpp"
#include "helpers/folder.hpp"
#include "support/error.hpp"

using namespace lacis;
using namespace lacis::cli;
using test::Folder;

namespace {

std::string usage_error(const std::vector<const char*>& words) {
    std::vector<const char*> argv = {"lacis"};
    argv.insert(argv.end(), words.begin(), words.end());
    try {
        (void)read_command_line(static_cast<int>(argv.size()), argv.data());
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

std::string usage_error(const OutputOptions& options) {
    try {
        (void)plan_outputs(options);
    } catch (const UsageError& error) {
        return error.what();
    }
    return "";
}

OutputOptions outputs(std::vector<std::string> files, std::vector<std::string> formats = {}) {
    OutputOptions options;
    options.files = std::move(files);
    options.formats = std::move(formats);
    return options;
}

const language::Metadata& no_metadata() {
    static const Folder empty;
    static const language::Metadata metadata(language::Pack::from_directory(empty.path));
    return metadata;
}

struct Reading {
    std::vector<Input> inputs;
    std::vector<std::string> warnings;
};

Reading read(const InputOptions& options) {
    Reading reading;
    reading.inputs = read_inputs(options, no_metadata(), [&reading](const Warning& warning) {
        reading.warnings.push_back(to_string(warning.place) + ": " + warning.message);
    });
    return reading;
}

}  // namespace

TEST_CASE("a command line that cannot be meant says what is wrong and what is near") {
    CHECK(usage_error(std::vector<const char*>{}) == "a command is needed");
    CHECK(usage_error({"biuld"}) == "there is no command 'biuld'; did you mean 'build'?");
    CHECK(usage_error({"zzz"}) == "there is no command 'zzz'");
    CHECK(usage_error({"build", "a.txt", "-o", "g.json", "--treads", "2"}) ==
          "there is no option '--treads'; did you mean '--threads'?");
    CHECK(usage_error({"formats", "extra"}) == "'extra' is one argument too many");
    CHECK(usage_error({"build", "-o", "g.json"}) == "INPUT is required");
    CHECK(usage_error({"build", "a.txt"}) == "--output is required");
    CHECK(usage_error({"build", "a.txt", "-o", "g.json", "--threads", "0"}).find("--threads") !=
          std::string::npos);
    CHECK(usage_error({"build", "a.txt", "-o", "g.json", "--parser", "best"}).find("best") !=
          std::string::npos);
    CHECK(usage_error({"show", "g.json", "a", "b", "c"}) == "NAME: At Most 2 required but received 3");
    CHECK(usage_error({"parse", "a.conllu", "--verbose"}).find("--evaluate") != std::string::npos);
}

TEST_CASE("a command line in order is accepted, with inputs between the outputs") {
    CHECK(usage_error(
              {"build", "a.txt", "-o", "g.json", "b.txt", "-o", "-", "--format", "json", "--format", "dot"})
              .empty());
    CHECK(usage_error({"--help"}).empty());
    CHECK(usage_error({"--version"}).empty());
    CHECK(usage_error({"build", "--help"}).empty());
}

TEST_CASE("every command explains itself and has a row in the list") {
    for (const Command& command : commands()) {
        CAPTURE(command.name);
        CLI::App app;
        CHECK(command.declare(app) != nullptr);
        CHECK_FALSE(app.get_footer().empty());
        CHECK_FALSE(command.summary.empty());
    }
}

TEST_CASE("the format of an output follows from its name or is named") {
    const std::vector<PlannedOutput> planned =
        plan_outputs(outputs({"g.json", "x.nodelink.json", "y.graphml"}));
    REQUIRE(planned.size() == 3);
    CHECK(planned[0].format->name == "json");
    CHECK(planned[1].format->name == "nodelink");
    CHECK(planned[2].format->name == "graphml");
    CHECK(plan_outputs(outputs({"-", "a.json"}, {"dot"}))[1].format->name == "dot");
    CHECK(plan_outputs(outputs({"-", "a.txt"}, {"dot", "json"}))[1].format->name == "json");
}

TEST_CASE("outputs that cannot be meant are refused before any work") {
    CHECK(usage_error(outputs({"g.xyz"})).starts_with("'g.xyz' has no ending that tells its format"));
    CHECK(usage_error(outputs({"-"})).starts_with("standard output has no ending"));
    CHECK(usage_error(outputs({"-"}, {"graphlm"})) ==
          "there is no format 'graphlm'; did you mean 'graphml'?");
    CHECK(usage_error(outputs({"-"}, {"pdf"})).find("known: ") != std::string::npos);
    CHECK(usage_error(outputs({"a.json", "a.json"})) == "'a.json' is named twice as an output");
    CHECK(usage_error(outputs({"a.json", "b.json", "c.json"}, {"dot", "dot"}))
              .starts_with("--format is given 2 times"));
}

TEST_CASE("all kinds of input become documents") {
    const Folder folder;
    folder.add("a.txt", "\xEF\xBB\xBFUn texte.");
    folder.add("b.jsonl", "{\"id\":\"x\",\"text\":\"Deux.\"}\n{\"id\":\"y\",\"text\":\"Trois.\"}\n");
    folder.add("c.conllu", "1\tPartez\tpartir\tVERB\t_\t_\t0\troot\t_\t_\n\n");
    const Reading reading =
        read({.inputs = {folder.path.string()}, .format = "", .encoding = "utf-8", .keep_going = false});
    REQUIRE(reading.inputs.size() == 4);
    CHECK(reading.warnings.empty());
    CHECK(reading.inputs[0].document.id == "a");
    CHECK(reading.inputs[0].document.text == "Un texte.");
    CHECK(reading.inputs[2].document.id == "y");
    CHECK(reading.inputs[3].sentences.size() == 1);
    for (const Input& input : reading.inputs) CHECK(input.document.sha256.size() == 64);
}

TEST_CASE("inputs that cannot be read stop the work, or are left out") {
    const Folder folder;
    folder.add("a.txt", "caf\xE9");
    folder.add("b.txt", "Un texte.");
    folder.add("c.txt", " \n");
    InputOptions options{
        .inputs = {folder.path.string()}, .format = "", .encoding = "utf-8", .keep_going = false};
    CHECK_THROWS_AS(read(options), Error);
    options.keep_going = true;
    const Reading reading = read(options);
    CHECK(reading.inputs.size() == 2);
    REQUIRE(reading.warnings.size() == 2);
    CHECK(reading.warnings[0].starts_with(folder.at("a.txt") + ":1:4: not valid UTF-8"));
    CHECK(reading.warnings[1] == folder.at("c.txt") + ": 'c' has no text");
    options.encoding = "latin1";
    CHECK(read(options).inputs.front().document.text == "café");
    options.encoding = "ebcdic";
    CHECK_THROWS_AS(read(options), UsageError);
}

TEST_CASE("articles in another language are left out with a warning, or taken by force") {
    std::vector<std::string> warnings;
    const auto sink = [&warnings](const Warning& warning) { warnings.push_back(warning.message); };
    const auto speaks = [](const Input& input) { return input.document.id == "fr"; };
    std::vector<Input> inputs(2);
    inputs[0].document.id = "en";
    inputs[1].document.id = "fr";
    const std::vector<Input> kept = keep_language(inputs, "fr", false, speaks, sink);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].document.id == "fr");
    CHECK(kept[0].document.language == "fr");
    CHECK(warnings.size() == 1);
    CHECK(keep_language(inputs, "fr", true, speaks, sink).size() == 2);
    CHECK(warnings.size() == 1);
}
