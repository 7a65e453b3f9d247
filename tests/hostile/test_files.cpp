// SPDX-License-Identifier: Apache-2.0
// Damaged files: what the exporters wrote, with bytes changed, lost, repeated and put in. The same for the
// same seed; the targets in fuzz.cpp look further.
#include <array>
#include <doctest/doctest.h>
#include <random>
#include <string>
#include <string_view>

#include "consumers/hard_graph.hpp"
#include "hostile/read_anything.hpp"

using namespace lacis;
using lacis::testing::exported;
using lacis::testing::read_anything;

namespace {

constexpr int kFiles = 5000;
constexpr std::array<std::string_view, 26> kBits = {
    "<",           ">",   "/>",        "&",       "&#0;",
    "&#xD800;",    "]]>", "<![CDATA[", "<!--",    "<!DOCTYPE x [",
    "\"",          "'",   "\\u0000",   "\\ud83d", "{",
    "}",           "[",   "]",         ",",       ":",
    "4294967296",  "-1",  "1e999",     "null",    "\xFF",
    "\xED\xA0\x80"};

class Damage {
  public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    std::string damaged(std::string file) {
        for (std::size_t count = 1 + below(4); count > 0; --count) damage(file);
        return file;
    }

  private:
    std::size_t below(std::size_t limit) { return limit == 0 ? 0 : random_() % limit; }

    void damage(std::string& file) {
        const std::size_t at = below(file.size());
        switch (below(5)) {
            case 0:
                if (!file.empty()) file[at] = static_cast<char>(below(256));
                break;
            case 1:
                file.erase(at, below(40));
                break;
            case 2:
                file.insert(at, file.substr(below(file.size()), below(200)));
                break;
            case 3:
                file.insert(at, kBits[below(kBits.size())]);
                break;
            default:
                if (below(20) == 0) file.resize(at);
        }
    }

    std::mt19937_64 random_;
};

graph::KnowledgeGraph small_graph() {
    lacis::testing::GraphSketch sketch;
    sketch.document("a", "Titre");
    const auto person = sketch.node("ada", "Ada \"A\" & <B>", "Person", {"A, b", "Ada"}, 2);
    const auto house = sketch.node("maison", "La Maison", "Organization");
    sketch.edge("e1", person, "leads", house, {{.text = "Elle dirige.", .amount = 0.5, .date = "2018"}});
    sketch.edge("e2", house, "met", person, {{.status = graph::Status::kHedged}, {.text = "é"}}, true);
    return sketch.graph();
}

}  // namespace

TEST_CASE("a damaged file is refused, or it is a graph") {
    for (const std::string_view format : {"gexf", "graphml", "json", "nodelink"}) {
        CAPTURE(format);
        const std::string whole = exported(small_graph(), format);
        REQUIRE(read_anything(format, whole));
        Damage damage(7);
        int refused = 0;
        for (int i = 0; i < kFiles; ++i) {
            const std::string file = damage.damaged(whole);
            CAPTURE(file);
            bool is_graph = false;
            REQUIRE_NOTHROW(is_graph = read_anything(format, file));
            if (!is_graph) ++refused;
        }
        CHECK(refused > kFiles / 4);
        CHECK(refused < kFiles);
    }
}

TEST_CASE("a file that ends too early is refused") {
    for (const std::string_view format : {"gexf", "graphml", "json", "nodelink"}) {
        CAPTURE(format);
        const std::string whole = exported(small_graph(), format);
        const std::string_view essential = std::string_view(whole).substr(0, whole.find_last_of("}>"));
        for (std::size_t size = 1; size < essential.size(); ++size) {
            CAPTURE(size);
            REQUIRE_FALSE(read_anything(format, essential.substr(0, size)));
        }
    }
}
