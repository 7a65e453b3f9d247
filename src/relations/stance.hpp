// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "relations/frame.hpp"
#include "relations/referents.hpp"
#include "relations/relations.hpp"

namespace lacis::relations {

/// How the text stands to what a frame says: stated, left open or denied, and who stands for it.
struct Stance {
    bool negated = false;
    bool hedged = false;
    bool no_longer = false;           ///< Negated by "plus": it was so.
    bool foretold = false;            ///< Hedged, but only by the future tense.
    bool claimed = false;             ///< Hedged, but only as what its source claims.
    bool aimed = false;               ///< Hedged, but only as the purpose of something else.
    std::optional<WordIndex> source;  ///< Head of the phrase that names whose word it is.

    [[nodiscard]] bool open() const { return hedged || foretold || claimed || aimed; }
    [[nodiscard]] Status status() const {
        return negated ? Status::kNegated : open() ? Status::kHedged : Status::kAsserted;
    }
};

/// Reads negation, mood, modality, conditions, questions and sources off a frame and the clauses that govern
/// it. A noun that names an event ("le rachat") shares the fate of what governs it ("a capoté"), one that
/// names a person or thing
/// ("le patron") does not: `event` tells which.
[[nodiscard]] Stance stance_of(FrameBuilder& frames, const Frame& frame, bool event = true);

/// Is the clause of this verb or nominal predicate negated ("ne … que" does not negate)? `no_longer` is set
/// by "plus".
[[nodiscard]] bool is_negated(const Sentence& sentence, const Grammar& grammar, WordIndex predicate,
                              bool* no_longer = nullptr);

}  // namespace lacis::relations
