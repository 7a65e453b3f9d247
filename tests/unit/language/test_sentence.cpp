// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>
#include <vector>

#include "language/sentence.hpp"

using namespace lacis::language;

namespace {

/// The side of the first straight mark of the words, which stand at these places of a text.
MarkSide side_in(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
    Sentence sentence;
    std::uint32_t mark = 0;
    for (const auto& [form, begin] : words) {
        if (form == "\"") mark = static_cast<std::uint32_t>(sentence.words.size());
        Word& word = sentence.words.emplace_back();
        word.form = form;
        word.span = {begin, begin + static_cast<std::uint32_t>(form.size())};
        word.upos = form == "," || form == "\"" ? Upos::kPunct : Upos::kNoun;
    }
    return side_of_mark(sentence, mark);
}

}  // namespace

TEST_CASE("white space tells the side of a straight quotation mark") {
    CHECK(side_in({{"dit", 0}, {"\"", 4}, {"Non", 5}}) == MarkSide::kOpens);
    CHECK(side_in({{"Non", 0}, {"\"", 3}, {"dit", 5}}) == MarkSide::kCloses);
    CHECK(side_in({{"Non", 0}, {"\"", 3}, {",", 4}, {"dit", 6}}) == MarkSide::kCloses);
    CHECK(side_in({{"d'", 0}, {"\"", 2}, {"escalade", 3}}) == MarkSide::kOpens);
    CHECK(side_in({{"a", 0}, {"\"", 2}, {"dit", 4}}) == MarkSide::kUnknown);
    CHECK(side_in({{"a", 0}, {"\"", 1}, {"dit", 2}}) == MarkSide::kUnknown);
}
