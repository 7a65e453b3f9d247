// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "language/model_file.hpp"
#include "support/error.hpp"

using namespace lacis::language;

namespace {

std::string small_model() {
    ModelWriter writer;
    writer.add("language", "fr");
    writer.add("numbers", std::string("\x01\x00\x02", 3));
    writer.add("empty", "");
    return writer.finish();
}

}  // namespace

TEST_CASE("a model gives its sections back, each at a multiple of 64 bytes") {
    const std::string bytes = small_model();
    const ModelFile file(bytes, "small");
    CHECK(file.section("language") == "fr");
    CHECK(file.section("numbers") == std::string_view("\x01\x00\x02", 3));
    CHECK(file.section("empty").empty());
    CHECK((file.section("numbers").data() - bytes.data()) % 64 == 0);
    CHECK(file.has("numbers"));
    CHECK_FALSE(file.has("number"));
    CHECK_THROWS_WITH_AS(static_cast<void>(file.section("parser")),
                         "small: the model has no section 'parser'", lacis::Error);
}

TEST_CASE("a change of any byte of a model, and any cut, is noticed") {
    const std::string bytes = small_model();
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        CHECK_THROWS_AS(ModelFile(damaged, "damaged"), lacis::Error);
    }
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        CHECK_THROWS_AS(ModelFile(std::string_view(bytes).substr(0, size), "cut"), lacis::Error);
    }
}

TEST_CASE("a section that ends too early is an error, not a read beyond it") {
    std::string section;
    store_text(section, "abc");
    SectionReader whole(section);
    CHECK(whole.text() == "abc");
    CHECK_THROWS_AS(static_cast<void>(whole.number<std::uint32_t>()), lacis::Error);
    SectionReader cut(std::string_view(section).substr(0, 6));
    CHECK_THROWS_AS(static_cast<void>(cut.text()), lacis::Error);
}
