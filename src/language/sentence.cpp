// SPDX-License-Identifier: Apache-2.0
#include "language/sentence.hpp"

#include <algorithm>
#include <array>

namespace lacis::language {
namespace {

constexpr std::array<std::string_view, 17> kUposNames = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};

}  // namespace

std::string_view to_string(Upos upos) {
    return kUposNames[static_cast<std::size_t>(upos)];
}

Upos upos_from_string(std::string_view text) {
    const auto* found = std::find(kUposNames.begin(), kUposNames.end(), text);
    return found == kUposNames.end() ? Upos::kX : static_cast<Upos>(found - kUposNames.begin());
}

std::string_view Word::feature(std::string_view name) const {
    for (std::string_view rest = feats; !rest.empty();) {
        const std::size_t bar = std::min(rest.find('|'), rest.size());
        const std::string_view pair = rest.substr(0, bar);
        if (pair.size() > name.size() && pair[name.size()] == '=' && pair.starts_with(name)) {
            return pair.substr(name.size() + 1);
        }
        rest.remove_prefix(std::min(bar + 1, rest.size()));
    }
    return {};
}

bool Word::is(std::string_view relation) const {
    return deprel.starts_with(relation) &&
           (deprel.size() == relation.size() || deprel[relation.size()] == ':');
}

void Sentence::link() {
    children_.assign(words.size(), {});
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (words[i].head >= 0) children_[static_cast<std::size_t>(words[i].head)].push_back(i);
    }
}

MarkSide side_of_mark(const Sentence& sentence, std::uint32_t mark) {
    const std::vector<Word>& words = sentence.words;
    const bool last = mark + 1 == words.size();
    const bool glued_before = mark > 0 && words[mark - 1].span.end == words[mark].span.begin;
    const bool glued_behind = !last && words[mark].span.end == words[mark + 1].span.begin;
    if (glued_before != glued_behind) return glued_behind ? MarkSide::kOpens : MarkSide::kCloses;
    if (!glued_before) return MarkSide::kUnknown;
    // "… en 2010", a dit X; d'"escalade"
    if (words[mark + 1].upos == Upos::kPunct) return MarkSide::kCloses;
    const bool elided = words[mark - 1].form.ends_with('\'') || words[mark - 1].form.ends_with("’");
    return elided || words[mark - 1].form == "(" ? MarkSide::kOpens : MarkSide::kUnknown;
}

}  // namespace lacis::language
