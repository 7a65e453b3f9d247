// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "relations/frame.hpp"
#include "relations/quantity.hpp"
#include "relations/referents.hpp"
#include "relations/rules.hpp"
#include "relations/stance.hpp"

namespace lacis::relations {

/// A relation found at one place, before it is put into the words of an Assertion.
struct Finding {
    std::uint32_t relation = 0;
    Referent source;
    Referent target;
    Stance stance;
    std::optional<Amount> amount;
    std::string date;
    std::string rule;
    std::optional<WordRange> title;       ///< The words of a post.
    WordIndex at = 0;                     ///< The word that states it.
    std::optional<std::uint32_t> holder;  ///< The entity that a noun is said of, if it is of one alone.
    bool exclusive = false;  ///< Neither source nor target stands in the relation to others of the sentence.
    bool target_is_post =
        false;  ///< The target is the organisation where the source holds a post, unnamed here …
    TypeSet target_types = kAnyType;  ///< … of these types; `target` is not set.
    double confidence = 0;
};

/// What is known of one sentence while rules are tried on it.
struct SentenceView {
    FrameBuilder& frames;
    const Referents& referents;
    const std::vector<Quantity>& amounts;
    const std::vector<Moment>& moments;
};

/// A trigger that stands in the sentence.
struct TriggerHit {
    std::uint32_t rule = 0;
    TriggerClass kind = TriggerClass::kVerb;
    WordIndex head = 0;
    std::vector<WordIndex> words;  ///< Of the rest of the trigger.
    std::size_t precision = 0;     ///< How much the trigger says: the longest one counts.
};

/// Tries the rules on the frames of a sentence.
class Matcher {
  public:
    explicit Matcher(const RuleSet& rules) : rules_(&rules) {}

    /// All findings, in the order of their predicates.
    [[nodiscard]] std::vector<Finding> match(const SentenceView& view) const;
    /// The triggers at a word; of overlapping ones the longest.
    [[nodiscard]] std::vector<TriggerHit> triggers_at(const Sentence& sentence, WordIndex word) const;

  private:
    void apply(const TriggerHit& hit, const SentenceView& view, std::vector<Finding>& out) const;
    /// A noun that is no post: "la société [propriétaire de X]".
    [[nodiscard]] bool is_kind(const Sentence& sentence, WordIndex word) const;
    [[nodiscard]] static WordIndex noun_of(WordIndex word, const SentenceView& view);
    [[nodiscard]] std::vector<Referent> look_through(WordIndex noun, const Rule& rule, bool target,
                                                     const SentenceView& view, int depth) const;
    [[nodiscard]] static std::vector<Argument> outer_arguments(Role role, const Frame& frame,
                                                               const SentenceView& view);
    [[nodiscard]] static std::vector<Argument> purpose_arguments(const Frame& frame,
                                                                 const SentenceView& view);
    [[nodiscard]] static std::vector<Argument> arguments_at(const Step& step, const Frame& frame,
                                                            const SentenceView& view);
    [[nodiscard]] static bool speaks_of_holder(const Rule& rule);
    [[nodiscard]] static bool stand_to_one_another(const Rule& rule, const Frame& frame,
                                                   const TriggerHit& hit, std::size_t sources);
    [[nodiscard]] std::vector<Referent> find(const std::vector<ArgumentSpec>& specs, const Frame& frame,
                                             const Rule& rule, bool target, TypeSet types,
                                             const SentenceView& view) const;

    const RuleSet* rules_;
};

/// "A, fondateur de X, et B, patron de Y": a singular noun is said of one. Where words side by side tell
/// whom, other holders of the same noun are left out of `findings`.
/// "X à la tête de Y, Z à la tête de W": drops findings that contradict exclusive ones.
void keep_exclusive(std::vector<Finding>& findings, const std::vector<Finding>& exclusive);

void keep_nearest_holders(std::vector<Finding>& findings, const std::vector<Finding>& side_by_side);

/// The sum of money, or the date, that belongs to a predicate: in its clause, the nearest one.
[[nodiscard]] std::optional<Amount> amount_at(const SentenceView& view, WordIndex predicate);
[[nodiscard]] std::string date_at(const SentenceView& view, WordIndex predicate);
/// Mentions of the two that an event is about.
struct Pair {
    std::uint32_t source = 0;
    std::uint32_t target = 0;
};
/// The sum or date of an event that the predicate names: beside the target or the source if there are
/// several, that of the clause, of the stretch between commas, or the only one of the sentence.
[[nodiscard]] std::optional<Amount> amount_of_event(const SentenceView& view, WordIndex predicate,
                                                    const Pair& pair);
[[nodiscard]] std::string date_of_event(const SentenceView& view, WordIndex predicate, const Pair& pair,
                                        bool foretold);

}  // namespace lacis::relations
