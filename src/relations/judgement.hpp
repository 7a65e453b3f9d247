// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "relations/matcher.hpp"
#include "relations/opinions.hpp"

/// Words that judge, and whom they judge: what the tree says of it.
namespace lacis::relations {

enum class Aim : std::uint8_t {
    kNobody,     ///< Something else, or what the speaker says of himself.
    kSomebody,   ///< The targets.
    kTopic,      ///< What the text has just spoken of: "c'est une honte", "ces propos sont indignes".
    kAddressee,  ///< "vous".
};

struct Judgement {
    int value = 0;  ///< 1: praise, -1: blame.
    WordIndex at = 0;
    Aim aim = Aim::kNobody;
    std::vector<Referent> targets;
};

/// What the words say of anybody, one after the other.
[[nodiscard]] std::vector<Judgement> judgements_in(const SentenceView& view, WordRange words,
                                                   const Opinions& opinions);

/// Whom the first of the arguments that leads to somebody stands for; with `through` also by the "de" of a
/// noun that names no harm to him, or by who did what it names: "[les propos de X] sont faux".
[[nodiscard]] std::vector<Referent> first_found(const std::vector<Argument>& arguments,
                                                const Opinions* through, const SentenceView& view);

}  // namespace lacis::relations
