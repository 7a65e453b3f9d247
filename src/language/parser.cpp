// SPDX-License-Identifier: Apache-2.0
#include "language/parser.hpp"

#include <algorithm>

#include "language/beam.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kRootRelation = "root";
constexpr std::string_view kFurtherRoot = "parataxis";

// Writes the tree of words [first, first + tree.size()) into the sentence. The first word under the root is
// the root, others hang on it; so do the roots of further pieces of a long sentence.
void write_tree(const Tree& tree, const TransitionTable& table, std::uint32_t first, std::int32_t& root,
                Sentence& sentence) {
    for (std::uint32_t i = 0; i < tree.size(); ++i) {
        Word& word = sentence.words[first + i];
        if (tree.heads[i] != tree.size()) {
            word.head = static_cast<std::int32_t>(first + tree.heads[i]);
            word.deprel = table.name(tree.relations[i]);
        } else if (root == kRoot) {
            root = static_cast<std::int32_t>(first + i);
            word.head = kRoot;
            word.deprel = kRootRelation;
        } else {
            word.head = root;
            word.deprel = kFurtherRoot;
        }
    }
}

// Where the piece that begins at `first` ends: behind the last punctuation mark that leaves it short enough.
std::uint32_t end_of_piece(const Sentence& sentence, std::uint32_t first) {
    const auto words = static_cast<std::uint32_t>(sentence.words.size());
    if (words - first <= Parser::kLongestPiece) return words;
    for (std::uint32_t end = first + Parser::kLongestPiece; end > first + Parser::kLongestPiece / 2; --end) {
        if (sentence.words[end - 1].upos == Upos::kPunct) return end;
    }
    return first + Parser::kLongestPiece;
}

}  // namespace

std::size_t best_class(const Scores& scores, const LegalClasses& legal) {
    std::size_t best = legal.ranges().front().first;
    for (const auto [first, end] : legal.ranges()) {
        for (std::size_t number = first; number < end; ++number) {
            if (scores[number] > scores[best]) best = number;
        }
    }
    return best;
}

Parser::Parser(const ModelFile& model)
    : table_(model.section("parser.relations")), fast_(model.section("parser.fast")) {
    if (model.has("parser.accurate")) accurate_.emplace(model.section("parser.accurate"));
}

Tree Parser::greedy_tree(const ParserInput& input) const {
    const std::uint32_t words = input.size();
    std::vector<Transition> history;
    history.reserve(std::size_t{2} * words);
    StackItems items;
    FeatureList features;
    Scores scores;
    for (State state; !is_final(state, words);) {
        const LegalClasses legal(table_, state, words);
        std::size_t chosen = legal.ranges().front().first;
        if (!legal.forced()) {
            score_state(fast_, input, state, table_.transitions().size(), features, scores);
            chosen = best_class(scores, legal);
        }
        history.push_back(table_.transitions()[chosen]);
        state = advance(state, history.back(), items);
    }
    return tree_of(history, words);
}

Tree Parser::beam_tree(const ParserInput& input) const {
    StackItems items;
    Beam<PackedWeights> beam(*accurate_, table_, input, kBeamWidth, items);
    for (std::uint32_t step = 0; step < 2 * input.size(); ++step) beam.step();
    return tree_of(path_to(beam.entries().front(), table_), input.size());
}

void Parser::parse_fast(Sentence& sentence) const {
    std::int32_t root = kRoot;
    for (std::uint32_t first = 0; first < sentence.words.size();) {
        const std::uint32_t end = end_of_piece(sentence, first);
        write_tree(greedy_tree(ParserInput(sentence, first, end)), table_, first, root, sentence);
        first = end;
    }
}

void Parser::parse_accurately(Sentence& sentence) const {
    const auto words = static_cast<std::uint32_t>(sentence.words.size());
    if (!accurate_ || words > kLongestAccurate) return parse_fast(sentence);
    std::int32_t root = kRoot;
    write_tree(beam_tree(ParserInput(sentence, 0, words)), table_, 0, root, sentence);
}

}  // namespace lacis::language
