// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <map>
#include <random>
#include <rapidjson/document.h>
#include <set>
#include <string>
#include <vector>

#include "consumers/hard_graph.hpp"
#include "graph/json.hpp"
#include "graph/json_cursor.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

using namespace lacis;
using namespace lacis::graph;

namespace {

std::string json(const KnowledgeGraph& graph) {
    StringOutput out;
    write_json(graph, out);
    return out.str();
}

const std::string kExample = R"({
  "edges": [{"id": "b--met--a", "source": "b", "target": "a", "type": "met", "status": "asserted", "evidence": [
    {"document": "d", "start": 0, "end": 9, "text": "Elle \u00e9tait\ud83d\ude00", "source_span": {"start": 1, "end": 2},
     "target_span": {"end": 4, "start": 3}, "status": "asserted", "amount": 1e3, "confidence": 1}]}],
  "nodes": [{"id": "b", "label": "B", "type": "Person"},
            {"id": "a", "label": "A", "type": "Person", "aliases": ["AA"], "external_ids": ["wikidata:Q1"], "byline": true,
             "mentions": [{"document": "d", "start": 0, "end": 1, "text": "A"}]}],
  "documents": [{"id": "d", "length": 10}]
})";

std::string message_of(const std::string& contents) {
    try {
        static_cast<void>(read_json(contents, "g.json"));
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string replaced(const std::string& from, const std::string& to, std::string text = kExample) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

bool is_accepted(const std::string& contents) {
    return message_of(contents) == "no error";
}

}  // namespace

TEST_CASE("the empty graph is written and read") {
    const std::string written = json(KnowledgeGraph());
    CHECK(written == "{\"format\": \"lacis-graph/1\",\n\"documents\": [],\n\"nodes\": [],\n\"edges\": []}\n");
    CHECK(json(read_json(written, "g.json")) == written);
}

TEST_CASE("a graph reads from members in any order and with any spacing") {
    const KnowledgeGraph graph = read_json(kExample, "g.json");
    REQUIRE(graph.nodes().size() == 2);
    CHECK(graph.nodes()[0].label == "A");
    CHECK(graph.nodes()[0].byline);
    CHECK(graph.nodes()[0].aliases[0] == "AA");
    CHECK(graph.nodes()[0].external_ids[0] == "wikidata:Q1");
    REQUIRE(graph.edges().size() == 1);
    const Edge& edge = graph.edges()[0];
    CHECK(graph.nodes()[edge.source].id == "b");
    CHECK(graph.nodes()[edge.target].id == "a");
    CHECK(edge.evidence[0].text == "Elle était😀");
    CHECK(edge.evidence[0].target_span == Span{3, 4});
    CHECK(edge.evidence[0].amount == 1000.0);
    CHECK(graph.documents()[0].length == 10);
}

TEST_CASE("the hard graph survives writing and reading, byte for byte") {
    const std::string written = json(testing::hard_graph());
    CHECK(json(read_json(written, "g.json")) == written);
    CHECK_FALSE(find_schema_violation(written));
}

TEST_CASE("hostile graphs survive writing and reading, byte for byte") {
    testing::HostileGraphs hostile(1);
    for (int i = 0; i < 1000; ++i) {
        const std::string written = json(hostile.next());
        REQUIRE(json(read_json(written, "g.json")) == written);
    }
}

TEST_CASE("one document, node or edge stands on one line") {
    const KnowledgeGraph graph = testing::hard_graph();
    const std::string written = json(graph);
    const auto lines = static_cast<std::size_t>(std::count(written.begin(), written.end(), '\n'));
    // Four lines open the object and its sections, three close the sections' arrays.
    CHECK(lines == 4 + 3 + graph.documents().size() + graph.nodes().size() + graph.edges().size());
}

TEST_CASE("what breaks the schema is refused with place and pointer") {
    CHECK(message_of(replaced("\"start\": 0, \"end\": 9", "\"start\": -1, \"end\": 9")) ==
          "g.json:3:32: a whole number from 0 to 4294967295 was expected (at \"/edges/0/evidence/0/start\", "
          "the schema's "
          "\"minimum\")");
    CHECK(message_of(replaced("\"label\": \"B\"", "\"label\": 7")) ==
          "g.json:5:34: a string was expected, not a number (at \"/nodes/0/label\", the schema's \"type\")");
    CHECK(message_of(replaced("\"label\": \"B\"", "\"labels\": \"B\"")) ==
          "g.json:5:25: unknown member \"labels\", did you mean \"label\"? (at \"/nodes/0/labels\", the "
          "schema's "
          "\"additionalProperties\")");
    CHECK(message_of(replaced(", \"length\": 10", "")) ==
          "g.json:8:17: member \"length\" is missing (at \"/documents/0\", the schema's \"required\")");
    CHECK(message_of(replaced("\"id\": \"b--met--a\"", "\"id\": \"b met a\"")) ==
          "g.json:2:20: an id begins with a letter and has only letters, digits, \"_\", \".\" and \"-\" (at "
          "\"/edges/0/id\", the schema's \"pattern\")");
    CHECK(message_of(
              replaced("\"status\": \"asserted\", \"amount\"", "\"status\": \"disputed\", \"amount\"")) ==
          "g.json:4:55: \"asserted\", \"hedged\" or \"negated\" was expected (at "
          "\"/edges/0/evidence/0/status\", the "
          "schema's \"enum\")");
}

TEST_CASE("what the schema cannot say is refused as well") {
    CHECK(message_of(replaced("\"source\": \"b\"", "\"source\": \"bb\"")) ==
          "g.json:2:43: there is no node of the id \"bb\"");
    CHECK(message_of(replaced("{\"document\": \"d\", \"start\": 0, \"end\": 9",
                              "{\"document\": \"dd\", \"start\": 0, \"end\": 9")) ==
          "g.json:3:18: there is no document of the id \"dd\"");
    CHECK(message_of(replaced("{\"id\": \"a\"", "{\"id\": \"b\"")) ==
          "g.json:6:20: there are two nodes of the id \"b\"");
    CHECK(message_of(replaced("{\"id\": \"d\", \"length\": 10}",
                              "{\"id\": \"d\", \"length\": 10}, {\"id\": \"d\", \"length\": 1}")) ==
          "g.json:8:44: there are two documents of the id \"d\"");
    CHECK(message_of(replaced("\"id\": \"b--met--a\"", "\"id\": \"a\"")) ==
          "g.json:2:13: the id \"a\" is taken already");
    CHECK(message_of(replaced("\"end\": 4, \"start\": 3", "\"end\": 2, \"start\": 3")) ==
          "g.json:4:21: \"end\" lies before \"start\"");
    CHECK(message_of(
              replaced("\"status\": \"asserted\", \"evidence\"", "\"status\": \"hedged\", \"evidence\"")) ==
          "g.json:2:88: the evidence makes this edge \"asserted\", not \"hedged\"");
}

TEST_CASE("what is not JSON is refused where it stops being JSON") {
    CHECK(message_of("") == "g.json:1:1: not JSON: the text ends too early");
    CHECK(message_of("{") == "g.json:1:2: not JSON: a member's name in quotation marks was expected");
    CHECK(message_of("{\"nodes\": [}") == "g.json:1:12: not JSON: a value was expected");
    CHECK(message_of("{\"nodes\" [") == "g.json:1:10: not JSON: \":\" was expected");
    CHECK(message_of("{\"documents\": [] \"nodes\"") == "g.json:1:18: not JSON: \",\" or \"}\" was expected");
    CHECK(message_of(kExample + "\n,") == "g.json:10:1: not JSON: nothing may follow the end of the object");
    CHECK(message_of(replaced("\"B\"", "\"B\n\"")) ==
          "g.json:5:36: not JSON: a control character in a string must be escaped");
    CHECK(message_of(replaced("\"B\"", "\"\\x\"")) == "g.json:5:35: not JSON: unknown escape");
    CHECK(message_of(replaced("\\ud83d", "\\ud83d ")) == "g.json:3:69: not JSON: a surrogate has no partner");
    CHECK(message_of(replaced("\\u00e9", "\\u00g9")) ==
          "g.json:3:61: not JSON: four hexadecimal digits were expected");
    CHECK(message_of(replaced("1e3", "1e")) == "g.json:4:79: not JSON: a digit was expected");
    CHECK(message_of(replaced("1e3", "1e999")) == "g.json:4:77: the number is out of range");
    CHECK(message_of("{\"nodes\": \"\xC3\x28\"}") == "g.json:1:12: not UTF-8");
    CHECK(message_of(replaced("\"B\"", "null")).starts_with("g.json:5:34: a string was expected, not null"));
}

TEST_CASE("the reader refuses what the schema refuses, and the schema hardly less") {
    // Values are replaced at random by others; each text is judged by both.
    const std::vector<std::string> values = {"null",
                                             "true",
                                             "0",
                                             "1",
                                             "-1",
                                             "4294967295",
                                             "4294967296",
                                             "0.5",
                                             "1.0",
                                             "1e2",
                                             "\"\"",
                                             "\"a\"",
                                             "\"1a\"",
                                             "\"asserted\"",
                                             "\"disputed\"",
                                             "[]",
                                             "{}",
                                             "[1]",
                                             "{\"start\": 1, \"end\": 2}",
                                             "\"lacis-graph/1\""};
    // What the schema does not know: ids twice, references, order of spans, status of evidence, repeated
    // members.
    const std::vector<std::string> beyond = {"there is no", "there are two",      "is taken already",
                                             "lies before", "the evidence makes", "given twice"};
    std::mt19937 random(11);
    const auto below = [&random](std::size_t limit) { return random() % limit; };
    std::map<bool, int> counts;
    for (int i = 0; i < 20000; ++i) {
        std::string text = kExample;
        const std::size_t colon = [&] {
            while (true) {
                const std::size_t at = text.find(": ", below(text.size()));
                if (at != std::string::npos) return at + 2;
            }
        }();
        const std::size_t end = text.find_first_of(",]}\n", colon);
        if (text[colon] == '[' || text[colon] == '{') continue;
        text.replace(colon, end - colon, values[below(values.size())]);
        if (below(4) == 0) text.insert(text.rfind('}'), ", \"more\": 1");
        const std::string message = message_of(text);
        const bool refused_by_schema = find_schema_violation(text).has_value();
        const bool refused = message != "no error";
        const bool is_beyond = std::any_of(beyond.begin(), beyond.end(), [&](const std::string& part) {
            return message.find(part) != std::string::npos;
        });
        CAPTURE(text);
        CAPTURE(message);
        if (refused_by_schema) REQUIRE(refused);
        if (refused && !is_beyond) REQUIRE(refused_by_schema);
        ++counts[refused];
    }
    CHECK(counts[true] > 1000);
    CHECK(counts[false] > 1000);
}

TEST_CASE("the reader takes for JSON what RapidJSON takes for JSON") {
    // A cursor that reads strings in an array, on random texts.
    const std::vector<std::string> bits = {"[",       "]",       ",",       "\"",    "\"a\"", "\\",  "\\n",
                                           "\\u00e9", "\\ud83d", "\\ude00", "\\u12", " ",     "\n",  "\t",
                                           "x",       "é",       "\x01",    "/",     "\\/",   "\"\""};
    std::mt19937 random(17);
    int accepted = 0;
    for (int i = 0; i < 200000; ++i) {
        std::string text = "[\"";
        for (std::size_t n = random() % 8; n > 0; --n) text += bits[random() % bits.size()];
        text += "\"]";
        std::vector<std::string> strings;
        bool ours = true;
        try {
            JsonCursor cursor(text);
            cursor.array([&] { strings.emplace_back(cursor.string()); });
            cursor.finish();
        } catch (const JsonRefusal&) {
            ours = false;
        }
        rapidjson::Document document;
        document.Parse(text);
        bool theirs = !document.HasParseError();
        std::vector<std::string> their_strings;
        for (rapidjson::SizeType k = 0; theirs && k < document.Size(); ++k) {
            if (!document[k].IsString()) {
                theirs = false;
            } else {
                their_strings.emplace_back(document[k].GetString(), document[k].GetStringLength());
                // RapidJSON 1.1 lets half a surrogate pair pass if it is the second half.
                if (utf8::first_invalid_byte(their_strings.back())) theirs = false;
            }
        }
        CAPTURE(text);
        REQUIRE(ours == theirs);
        if (ours) REQUIRE(strings == their_strings);
        accepted += ours ? 1 : 0;
    }
    CHECK(accepted > 10000);
}

TEST_CASE("the reader's numbers are those of JSON") {
    const auto number = [](const std::string& text) -> std::optional<double> {
        try {
            JsonCursor cursor(text);
            const double value = cursor.number();
            cursor.finish();
            return value;
        } catch (const JsonRefusal&) {
            return std::nullopt;
        }
    };
    CHECK(number("0") == 0.0);
    CHECK(number("-0.5e+1") == -5.0);
    CHECK(number("1E400") == std::nullopt);
    CHECK(number("9007199254740993") == 9007199254740992.0);
    CHECK(number("1.7976931348623157e308") == std::numeric_limits<double>::max());
    for (const char* text :
         {"01", "+1", ".5", "5.", "1e", "1e+", "-", "--1", "0x10", "NaN", "Infinity", "1 2", ""}) {
        CAPTURE(text);
        CHECK(number(text) == std::nullopt);
    }
}

TEST_CASE("a graph that is cut off anywhere is refused") {
    const std::string written = json(read_json(kExample, "g.json"));
    for (std::size_t size = 0; size + 2 < written.size(); ++size)
        REQUIRE_FALSE(is_accepted(written.substr(0, size)));
    CHECK(is_accepted(written.substr(0, written.size() - 1)));
}
