// SPDX-License-Identifier: Apache-2.0
#include "language/transition_table.hpp"

#include <algorithm>

#include "language/model_file.hpp"
#include "language/perceptron.hpp"
#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kRootRelation = "root";

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

}  // namespace lacis::language
