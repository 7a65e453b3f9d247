// SPDX-License-Identifier: Apache-2.0
#include "language/parser_features.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr ParserWord kNothing{0x8000000000000001U, 0x8000000000000003U, 0x80000001U, 0x8000000000000005U};
constexpr ParserWord kRootWord{0x8000000000000011U, 0x8000000000000013U, 0x80000011U, 0x8000000000000015U};

std::uint64_t hash_lower(const std::string& text) {
    std::string lower = utf8::lower(text);
    std::replace_if(
        lower.begin(), lower.end(), [](char c) { return c >= '0' && c <= '9'; }, '0');
    return hash_string(lower);
}

std::uint64_t distance(std::uint32_t left, std::uint32_t right) {
    if (left == kNoWord) return 0;
    const std::uint32_t words = right - left;
    if (words <= 4) return words;
    if (words <= 6) return 5;
    return words <= 10 ? 6 : 7;
}

std::uint64_t valency(const Dependents& dependents) {
    return std::min<std::uint64_t>(dependents.count, 5);
}

}  // namespace

ParserInput::ParserInput(const Sentence& sentence, std::uint32_t first, std::uint32_t end,
                         std::uint64_t convention)
    : convention_(convention) {
    words_.reserve(end - first + std::size_t{2});
    before_.reserve(end - first + std::size_t{1});
    Counts counts;
    before_.push_back(counts);
    for (std::uint32_t i = first; i < end; ++i) {
        const Word& word = sentence.words[i];
        const auto tag = static_cast<std::uint64_t>(word.upos) + 1;
        words_.push_back({hash_lower(word.form), hash_lower(word.lemma), tag,
                          hash_string(word.feats) + tag * 0x9e3779b97f4a7c15U});
        if (word.upos == Upos::kVerb || word.upos == Upos::kAux) ++counts.verbs;
        if (word.upos == Upos::kPunct) ++counts.punctuation;
        if (word.upos == Upos::kCconj || word.upos == Upos::kSconj) ++counts.conjunctions;
        before_.push_back(counts);
    }
    words_.push_back(kRootWord);
    words_.push_back(kNothing);
}

std::uint64_t ParserInput::between(std::uint32_t left, std::uint32_t right) const {
    if (left == kNoWord || left + 1 >= right) return 0;
    const Counts& to = before_[right];
    const Counts& from = before_[left + 1];
    const auto up_to_three = [](int count) { return static_cast<std::uint64_t>(std::min(count, 3)); };
    return 1 + up_to_three(to.verbs - from.verbs) + 4 * up_to_three(to.punctuation - from.punctuation) +
           16 * up_to_three(to.conjunctions - from.conjunctions);
}

void extract_pair(const ParserInput& input, std::uint32_t top, std::uint32_t next, FeatureList& features) {
    const std::uint32_t words = input.size();
    const auto ahead = [&](std::uint32_t by) -> const ParserWord& {
        return next + by <= words ? input[next + by] : input[kNoWord];
    };
    const ParserWord& s0 = input[top];
    const ParserWord& n0 = input[next];
    const ParserWord& n1 = ahead(1);
    const ParserWord& n2 = ahead(2);
    const ParserWord& n3 = ahead(3);
    const ParserWord& before_n0 = next > 0 ? input[next - 1] : input[kNoWord];
    const ParserWord& before_s0 = top != kNoWord && top > 0 ? input[top - 1] : input[kNoWord];
    const ParserWord& after_s0 = top != kNoWord ? input[top + 1] : input[kNoWord];
    const std::uint64_t gap = distance(top, next);
    const std::uint64_t between = input.between(top, next);

    features.add(200);
    features.add(201, s0.form, s0.tag);
    features.add(202, s0.lemma, s0.tag);
    features.add(203, s0.fine);
    features.add(204, s0.tag);
    features.add(205, n0.form, n0.tag);
    features.add(206, n0.lemma, n0.tag);
    features.add(207, n0.fine);
    features.add(208, n0.tag);
    features.add(209, n1.form, n1.tag);
    features.add(210, n1.fine);
    features.add(211, n1.lemma);
    features.add(212, n2.lemma, n2.tag);
    features.add(213, n2.fine);

    features.add(220, s0.lemma, s0.tag, n0.lemma, n0.tag);
    features.add(221, s0.lemma, s0.tag, n0.tag);
    features.add(222, s0.tag, n0.lemma, n0.tag);
    features.add(223, s0.form, n0.form);
    features.add(224, s0.form, n0.tag);
    features.add(225, s0.tag, n0.form);
    features.add(226, s0.tag, n0.tag);
    features.add(227, s0.fine, n0.fine);
    features.add(228, s0.lemma, n0.fine);
    features.add(229, s0.fine, n0.lemma);

    features.add(230, n0.tag, n1.tag);
    features.add(231, n0.tag, n1.tag, n2.tag);
    features.add(232, s0.tag, n0.tag, n1.tag);
    features.add(233, s0.fine, n0.fine, n1.fine);
    features.add(234, s0.tag, n0.tag, n1.tag, n2.tag);
    features.add(235, s0.lemma, n0.tag, n1.lemma);
    features.add(236, n0.lemma, n1.lemma);
    features.add(237, s0.tag, n0.lemma, n1.tag);
    features.add(238, s0.tag, n0.tag, n1.lemma);
    features.add(239, n0.tag, n1.tag, n2.tag, n3.tag);

    features.add(240, s0.tag, n0.tag, gap);
    features.add(241, s0.lemma, gap);
    features.add(242, n0.lemma, gap);
    features.add(243, s0.lemma, n0.tag, gap);
    features.add(244, s0.tag, n0.lemma, gap);
    features.add(245, s0.tag, n0.tag, between);
    features.add(246, s0.lemma, n0.tag, between);
    features.add(247, s0.tag, n0.lemma, between);
    features.add(248, s0.fine, n0.fine, between);

    features.add(250, before_n0.tag, n0.tag, s0.tag);
    features.add(251, before_n0.lemma, n0.tag);
    features.add(252, before_n0.lemma, s0.tag, n0.tag);
    features.add(253, s0.tag, after_s0.tag, n0.tag);
    features.add(254, s0.tag, after_s0.lemma, n0.tag);
    features.add(255, s0.tag, after_s0.tag, before_n0.tag, n0.tag);
    features.add(256, before_s0.tag, s0.tag, n0.tag, n1.tag);
    features.add(257, before_s0.tag, s0.tag, before_n0.tag, n0.tag);
    features.add(258, before_s0.lemma, s0.tag, n0.tag);

    if (input.convention() == 0) return;
    features.add(260, input.convention());
    features.add(261, input.convention(), s0.tag, n0.tag);
    features.add(262, input.convention(), s0.lemma, n0.tag);
    features.add(263, input.convention(), s0.tag, n0.lemma);
    features.add(264, input.convention(), s0.lemma, n0.lemma);
    features.add(265, input.convention(), s0.lemma);
    features.add(266, input.convention(), n0.lemma);
}

void extract_structure(const ParserInput& input, const State& state, FeatureList& features) {
    static const StackItem kEmpty{nullptr, kNoWord, 0, {}, {}};
    const StackItem& item = state.top != nullptr ? *state.top : kEmpty;
    const StackItem& below = item.below != nullptr ? *item.below : kEmpty;
    const StackItem& below2 = below.below != nullptr ? *below.below : kEmpty;
    const StackItem& head_item = item.head() != nullptr ? *item.head() : kEmpty;
    const StackItem& grand_item = head_item.head() != nullptr ? *head_item.head() : kEmpty;
    const ParserWord& s0 = input[item.word];
    const ParserWord& s1 = input[below.word];
    const ParserWord& s2 = input[below2.word];
    const ParserWord& head = input[head_item.word];
    const ParserWord& grand = input[grand_item.word];
    const ParserWord& n0 = input[state.next];
    const ParserWord& s0_left = input[item.left.outer.word];
    const ParserWord& s0_left2 = input[item.left.second.word];
    const ParserWord& s0_right = input[item.right.outer.word];
    const ParserWord& s0_right2 = input[item.right.second.word];
    const ParserWord& n0_left = input[state.next_left.outer.word];
    const ParserWord& n0_left2 = input[state.next_left.second.word];
    const std::uint64_t relation = item.relation;
    const std::uint64_t s0_left_relation = item.left.outer.relation;
    const std::uint64_t s0_right_relation = item.right.outer.relation;
    const std::uint64_t n0_left_relation = state.next_left.outer.relation;
    const std::uint64_t gap = distance(item.word, state.next);

    features.add(300, relation, s0.tag, n0.tag);
    features.add(301, relation);
    features.add(302, relation, n0.lemma);
    features.add(303, relation, s0.lemma, n0.tag);

    features.add(310, head.lemma, head.tag);
    features.add(311, head.tag, relation, n0.tag);
    features.add(312, head.lemma, relation, n0.lemma);
    features.add(313, head.tag, s0.tag, n0.tag);
    features.add(314, head.lemma, s0.tag, n0.tag);
    features.add(315, head.lemma, s0.lemma, n0.tag);
    features.add(316, head.fine, s0.tag, n0.fine);
    features.add(317, grand.tag, head.tag, s0.tag, n0.tag);
    features.add(318, grand.lemma, n0.tag, head_item.relation);
    features.add(319, head.lemma, n0_left.lemma, n0.tag);
    features.add(320, head.lemma, n0_left.lemma, n0.lemma);
    features.add(321, head.tag, s0.tag, n0_left.lemma, n0.tag);

    features.add(330, s0_left.lemma, s0_left.tag);
    features.add(331, s0_left_relation, s0.tag);
    features.add(332, s0.tag, n0.tag, s0_left.tag);
    features.add(333, s0.tag, n0.tag, s0_left.lemma);
    features.add(334, s0.tag, s0_left.tag, s0_left2.tag);
    features.add(335, s0_left2.lemma, s0.tag);
    features.add(336, item.left.second.relation, s0.tag);
    features.add(337, s0.lemma, s0_left.lemma, n0.tag);

    features.add(340, s0_right.lemma, s0_right.tag);
    features.add(341, s0_right_relation, s0.tag, n0.tag);
    features.add(342, s0.tag, n0.tag, s0_right.tag);
    features.add(343, s0.tag, n0.tag, s0_right.lemma);
    features.add(344, s0.tag, s0_right.tag, s0_right2.tag, n0.tag);
    features.add(345, s0_right2.lemma, s0.tag);
    features.add(346, item.right.second.relation, s0_right_relation, n0.tag);
    features.add(347, s0.lemma, s0_right_relation, n0.tag);

    features.add(350, n0_left.lemma, n0_left.tag);
    features.add(351, n0_left_relation, n0.tag, s0.tag);
    features.add(352, s0.tag, n0.tag, n0_left.tag);
    features.add(353, s0.tag, n0_left.lemma, n0.tag);
    features.add(354, s0.lemma, n0_left.lemma, n0.tag);
    features.add(355, s0.lemma, n0_left.lemma, n0.lemma);
    features.add(356, n0.tag, n0_left.tag, n0_left2.tag, s0.tag);
    features.add(357, n0_left2.lemma, n0.tag);
    features.add(358, state.next_left.second.relation, n0_left_relation, n0.tag);
    features.add(359, s0.lemma, n0_left_relation, n0.tag);

    const std::uint64_t s0_left_count = valency(item.left);
    const std::uint64_t s0_right_count = valency(item.right);
    const std::uint64_t n0_left_count = valency(state.next_left);
    features.add(360, s0.lemma, s0_left_count);
    features.add(361, s0.tag, s0_left_count, n0.tag);
    features.add(362, s0.lemma, s0_right_count);
    features.add(363, s0.tag, s0_right_count, n0.tag);
    features.add(364, n0.lemma, n0_left_count);
    features.add(365, n0.tag, n0_left_count, s0.tag);
    features.add(366, s0.tag, item.left.relations);
    features.add(367, s0.tag, item.right.relations, n0.tag);
    features.add(368, n0.tag, state.next_left.relations, s0.tag);
    features.add(369, s0.lemma, item.right.relations, n0.tag);
    features.add(370, s0.lemma, item.left.relations, n0.tag);
    features.add(371, n0.lemma, state.next_left.relations, s0.tag);

    features.add(380, s1.tag, s0.tag, n0.tag);
    features.add(381, s1.lemma, n0.tag, s1.tag);
    features.add(382, s1.lemma, s0.tag, n0.tag);
    features.add(383, s1.lemma, n0.lemma);
    features.add(384, s1.fine, n0.fine);
    features.add(385, s2.tag, s1.tag, s0.tag, n0.tag);
    features.add(386, s1.tag, n0_left.lemma, n0.tag, gap);
    features.add(387, s1.lemma, n0_left.lemma, n0.tag);
}

}  // namespace lacis::language
