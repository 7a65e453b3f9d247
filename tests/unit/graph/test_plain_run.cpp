// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "graph/plain_run.hpp"

using lacis::graph::SpecialBytes;

TEST_CASE("a run of plain bytes ends before the first special one, wherever that is") {
    using Special = SpecialBytes<0x20, '"', '&', 0xEF>;
    for (std::size_t size = 0; size < 70; ++size) {
        const std::string plain(size, 'x');
        CHECK(Special::plain_run(plain.data(), plain.size()) == size);
        for (std::size_t at = 0; at < size; ++at) {
            for (const char special : {'\0', '\x1F', '"', '&', '\xEF'}) {
                std::string text = plain;
                text[at] = special;
                text.back() = '"';
                CHECK(Special::plain_run(text.data(), text.size()) == at);
            }
        }
    }
}

TEST_CASE("exactly the listed bytes and those below are special") {
    using Special = SpecialBytes<0x20, '"', 0x7F>;
    for (int byte = 0; byte < 256; ++byte) {
        CAPTURE(byte);
        const bool is_special = byte < 0x20 || byte == '"' || byte == 0x7F;
        CHECK(Special::has(static_cast<unsigned char>(byte)) == is_special);
        const std::string text(20, static_cast<char>(byte));
        CHECK(Special::plain_run(text.data(), text.size()) == (is_special ? 0 : text.size()));
    }
}

TEST_CASE("nothing need be special below") {
    using Special = SpecialBytes<0, '<'>;
    const std::string text("\0\x01 abcdefghijklmnopq<", 21);
    CHECK(Special::plain_run(text.data(), text.size()) == 20);
}
