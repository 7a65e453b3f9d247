// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "entities/entities.hpp"
#include "relations/grammar.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// An entity that a phrase stands for, with the words that do so.
struct Referent {
    std::uint32_t entity = 0;   ///< Index into DocumentEntities::entities.
    std::uint32_t mention = 0;  ///< Index into DocumentEntities::mentions.
    double reliability = 1;
    friend bool operator==(const Referent& a, const Referent& b) { return a.entity == b.entity; }
};

/// The mentions that stand in a sentence (DocumentEntities keeps them in text order).
[[nodiscard]] std::span<const entities::Mention> mentions_in(const entities::DocumentEntities& entities,
                                                             std::uint32_t sentence);

/// How far resolve() goes beyond the mention itself.
enum class Reach : std::uint8_t {
    kItself,  ///< Its own mention, or the name apposed to it.
    kPhrase,  ///< … and the members of a coordination.
};

/// From the words of one sentence to the entities of the document: mentions, coordinated mentions, a common
/// noun with a name beside it ("le groupe X"), a relative pronoun's antecedent, examples ("des organisations
/// comme X"). Keeps references to its arguments, which must outlive it.
class Referents {
  public:
    static constexpr double kUnnamed =
        0.87;  ///< Reliability of a description or pronoun whose words are all that counts.

    Referents(std::uint32_t sentence_index, const Sentence& sentence,
              const entities::DocumentEntities& entities, const Grammar& grammar);

    /// The entities that the phrase with this head stands for; empty if it stands for none that is known.
    [[nodiscard]] std::vector<Referent> resolve(WordIndex word, Reach reach = Reach::kPhrase) const;
    /// The mention that the word itself heads or is part of the name of.
    [[nodiscard]] std::optional<std::uint32_t> mention_at(WordIndex word) const { return mention_at_[word]; }
    [[nodiscard]] const entities::DocumentEntities& document() const { return *entities_; }
    [[nodiscard]] const Grammar& grammar() const { return *grammar_; }
    [[nodiscard]] std::uint32_t sentence_index() const { return sentence_index_; }
    /// Mentions of this sentence in order.
    [[nodiscard]] const std::vector<std::uint32_t>& mentions() const { return mentions_; }
    /// The noun (or the word) that a relative pronoun stands for.
    [[nodiscard]] std::optional<WordIndex> antecedent(WordIndex relative_pronoun) const;

  private:
    void resolve_into(WordIndex word, Reach reach, double reliability, int depth,
                      std::vector<Referent>& out) const;
    /// What stands right before it, for a tree without a relative clause.
    [[nodiscard]] std::optional<WordIndex> noun_before(WordIndex relative_pronoun) const;
    /// Of whom a noun without a name of its own is said: "un film" in "X est un film de …", "société" in "X,
    /// société de …".
    [[nodiscard]] std::vector<WordIndex> nouns_around(WordIndex noun, WordIndex relative_pronoun) const;
    [[nodiscard]] std::optional<WordIndex> bearer_of_description(WordIndex noun) const;
    /// "A soutient X et B [soutient] Y": a conjunct with another phrase right behind it belongs to a clause
    /// of its own.
    [[nodiscard]] std::vector<std::uint32_t> pair_before(WordIndex noun) const;
    [[nodiscard]] bool leaves_verb_out(WordIndex conjunct) const;
    [[nodiscard]] std::vector<WordIndex> members_of(WordIndex collective) const;
    [[nodiscard]] bool names_person(WordIndex word) const;
    void add_mention(std::uint32_t mention, double reliability, std::vector<Referent>& out) const;

    std::uint32_t sentence_index_;
    const Sentence* sentence_;
    const entities::DocumentEntities* entities_;
    const Grammar* grammar_;
    std::vector<std::optional<std::uint32_t>> mention_at_;
    std::vector<std::uint32_t> mentions_;
};

}  // namespace lacis::relations
