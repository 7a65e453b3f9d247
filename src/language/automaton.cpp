// SPDX-License-Identifier: Apache-2.0
#include "language/automaton.hpp"

#include <unordered_map>
#include <vector>

#include "language/feature_hash.hpp"
#include "language/model_file.hpp"
#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::uint32_t kLabelMask = 0xffU;
constexpr std::uint32_t kLast = 0x100U;
constexpr std::uint32_t kTargetShift = 9;

class Builder {
  public:
    std::string build(const std::map<std::string, std::uint32_t>& entries) {
        open_.resize(1);
        std::string_view previous;
        for (const auto& [key, value] : entries) {
            std::size_t shared = 0;
            while (shared < previous.size() && shared < key.size() && previous[shared] == key[shared])
                ++shared;
            close_down_to(shared, previous);
            open_.resize(key.size() + 1);
            open_.back().push_back(value << kTargetShift);
            previous = key;
        }
        close_down_to(0, previous);
        const std::uint32_t start = open_[0].empty() ? Automaton::kNone : frozen(open_[0]);
        std::string section;
        store(section, start);
        for (const std::uint32_t arc : arcs_) store(section, arc);
        return section;
    }

  private:
    using State = std::vector<std::uint32_t>;

    void close_down_to(std::size_t depth, std::string_view key) {
        while (open_.size() > depth + 1) {
            const std::uint32_t target = frozen(open_.back());
            open_.pop_back();
            const auto label = static_cast<unsigned char>(key[open_.size() - 1]);
            open_.back().push_back(label | target << kTargetShift);
        }
    }

    // The place of this state among the arcs; an equal one is used again.
    std::uint32_t frozen(State& state) {
        state.back() |= kLast;
        const std::string_view bytes(reinterpret_cast<const char*>(state.data()),
                                     state.size() * sizeof(std::uint32_t));
        auto& candidates = places_[hash_string(bytes)];
        for (const std::uint32_t place : candidates) {
            if (std::equal(
                    state.begin(), state.end(), arcs_.begin() + place,
                    arcs_.begin() + std::min<std::ptrdiff_t>(place + std::ssize(state), std::ssize(arcs_)))) {
                return place;
            }
        }
        const auto place = static_cast<std::uint32_t>(arcs_.size());
        if (place > Automaton::kMaxValue) throw Error("too many entries for an automaton");
        arcs_.insert(arcs_.end(), state.begin(), state.end());
        candidates.push_back(place);
        return place;
    }

    std::vector<State> open_;  // the states on the path of the last key
    std::vector<std::uint32_t> arcs_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> places_;
};

}  // namespace

std::string build_automaton(const std::map<std::string, std::uint32_t>& entries) {
    return Builder().build(entries);
}

Automaton::Automaton(std::string_view section) {
    if (section.size() < sizeof start_) throw Error("an automaton of the model is cut off");
    start_ = load<std::uint32_t>(section.data());
    arcs_ = section.data() + sizeof start_;
}

std::uint32_t Automaton::arc(std::uint32_t index) const {
    return load<std::uint32_t>(arcs_ + std::size_t{index} * sizeof(std::uint32_t));
}

std::uint32_t Automaton::find_arc(std::uint32_t state, unsigned char label) const {
    for (std::uint32_t index = state;; ++index) {
        const std::uint32_t candidate = arc(index);
        if ((candidate & kLabelMask) == label) return candidate;
        if ((candidate & kLabelMask) > label || (candidate & kLast) != 0) return kNone;
    }
}

std::uint32_t Automaton::find(std::string_view key) const {
    std::uint32_t state = start_;
    if (state == kNone) return kNone;
    for (const char c : key) {
        const std::uint32_t found = c == '\0' ? kNone : find_arc(state, static_cast<unsigned char>(c));
        if (found == kNone) return kNone;
        state = found >> kTargetShift;
    }
    const std::uint32_t end = find_arc(state, 0);
    return end == kNone ? kNone : end >> kTargetShift;
}

std::uint32_t Automaton::find_longest_prefix(std::string_view key) const {
    std::uint32_t value = kNone;
    std::uint32_t state = start_;
    if (state == kNone) return kNone;
    for (std::size_t at = 0;; ++at) {
        const std::uint32_t end = find_arc(state, 0);
        if (end != kNone) value = end >> kTargetShift;
        if (at == key.size() || key[at] == '\0') return value;
        const std::uint32_t found = find_arc(state, static_cast<unsigned char>(key[at]));
        if (found == kNone) return value;
        state = found >> kTargetShift;
    }
}

}  // namespace lacis::language
