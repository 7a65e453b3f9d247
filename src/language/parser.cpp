// SPDX-License-Identifier: Apache-2.0
#include "language/parser.hpp"

#include <algorithm>

#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kRootRelation = "root";
constexpr std::string_view kFurtherRoot = "parataxis";
constexpr std::uint32_t kLongest = 300;  // words that are parsed in one go

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
    if (words - first <= kLongest) return words;
    for (std::uint32_t end = first + kLongest; end > first + kLongest / 2; --end) {
        if (sentence.words[end - 1].upos == Upos::kPunct) return end;
    }
    return first + kLongest;
}

}  // namespace

TransitionTable::TransitionTable(std::vector<std::string> relations, const std::vector<RelationId>& left,
                                 const std::vector<RelationId>& right)
    : relations_(std::move(relations)), left_(left), right_(right) {
    number_transitions();
}

TransitionTable::TransitionTable(std::string_view section) {
    SectionReader reader(section);
    for (auto count = reader.number<std::uint32_t>(); count > 0; --count)
        relations_.emplace_back(reader.text());
    for (auto* list : {&left_, &right_}) {
        for (auto count = reader.number<std::uint32_t>(); count > 0; --count) {
            list->push_back(reader.number<RelationId>());
            if (list->back() >= relations_.size()) throw Error("the parser's table of relations is damaged");
        }
    }
    number_transitions();
}

void TransitionTable::number_transitions() {
    root_ = find(kRootRelation);
    transitions_ = {{Move::kShift, 0}, {Move::kReduce, 0}};
    ranges_[static_cast<std::size_t>(Move::kShift)] = {0, 1};
    ranges_[static_cast<std::size_t>(Move::kReduce)] = {1, 2};
    for (const auto& [move, list] : {std::pair{Move::kLeft, &left_}, std::pair{Move::kRight, &right_}}) {
        Range& range = ranges_[static_cast<std::size_t>(move)];
        range.first = transitions_.size();
        for (const RelationId relation : *list) {
            if (relation != root_) transitions_.push_back({move, relation});
        }
        range.end = transitions_.size();
    }
    transitions_.push_back({Move::kLeft, root_});
    if (transitions_.size() > kMaxClasses) throw Error("the parser has too many relations");
}

std::string TransitionTable::section() const {
    std::string bytes;
    store(bytes, static_cast<std::uint32_t>(relations_.size()));
    for (const std::string& relation : relations_) store_text(bytes, relation);
    for (const auto* list : {&left_, &right_}) {
        store(bytes, static_cast<std::uint32_t>(list->size()));
        for (const RelationId relation : *list) store(bytes, relation);
    }
    return bytes;
}

RelationId TransitionTable::find(std::string_view relation) const {
    const auto found = std::find(relations_.begin(), relations_.end(), relation);
    return found == relations_.end() ? RelationId{0} : static_cast<RelationId>(found - relations_.begin());
}

std::size_t TransitionTable::class_of(Transition transition) const {
    if (transition == Transition{Move::kLeft, root_}) return root_class();
    const auto [first, end] = classes(transition.move);
    for (std::size_t number = first; number < end; ++number) {
        if (transitions_[number] == transition) return number;
    }
    return kMaxClasses;
}

LegalClasses::LegalClasses(const TransitionTable& table, const State& state, std::uint32_t words) {
    if (state.next == words) {
        ranges_[size_++] = state.top->has_head()
                               ? table.classes(Move::kReduce)
                               : TransitionTable::Range{table.root_class(), table.root_class() + 1};
        return;
    }
    for (const Move move : {Move::kShift, Move::kReduce, Move::kLeft, Move::kRight}) {
        if (is_legal(state, words, move)) ranges_[size_++] = table.classes(move);
    }
}

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
    : table_(model.section("parser.relations")), fast_(model.section("parser.fast")) {}

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

void Parser::parse_greedily(Sentence& sentence) const {
    std::int32_t root = kRoot;
    for (std::uint32_t first = 0; first < sentence.words.size();) {
        const std::uint32_t end = end_of_piece(sentence, first);
        write_tree(greedy_tree(ParserInput(sentence, first, end)), table_, first, root, sentence);
        first = end;
    }
}

}  // namespace lacis::language
