// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relations/grammar.hpp"
#include "relations/words.hpp"

/// Clause frames: who does what to whom in a clause, whatever the construction: active, passive, participle,
/// relative clause, control, coordination, nominalisation, light verb, apposition, copula. Rules see frames
/// and never the tree.
namespace lacis::relations {

enum class Role : std::uint8_t {
    kAgent,        ///< Who does it: subject of an active verb, "par" of a passive, giver of a light verb.
    kPatient,      ///< To whom it is done: object of an active verb, subject of a passive.
    kRecipient,    ///< Indirect object without a preposition ("lui").
    kHolder,       ///< Of whom a noun or adjective is said: "X" in "X, patron de Y", "X est favorable à Y".
    kReceiver,     ///< Who undergoes what a noun names: subject of "recevoir le soutien de".
    kPossessive,   ///< "son", "leur" at a noun.
    kOblique,      ///< A phrase with a preposition.
    kAttribute,    ///< What a copular verb says of its subject or object.
    kCauser,       ///< Subject of "faire" with an infinitive.
    kNamer,        ///< Who named somebody to the post: "X" in "X a élu Y président".
    kContent,      ///< Subject of the clause that is the verb's object ("regretter que X ait …").
    kLeft,         ///< The first and …
    kRight,        ///< … the second of two names that stand side by side; in no frame.
    kOuter,        ///< Subject of the clause that the trigger's clause or noun depends on; in no frame.
    kOuterObject,  ///< Its object.
    kPurpose,      ///< On what the clause of purpose below acts: "donner pour [reconstruire] X"; in no frame.
    kTopic,        ///< The organisation that the sentences before are about; in no frame.
    kAdjective,    ///< The party that an adjective beside the trigger stands for; in no frame.
    kPost,         ///< Where the source holds a post, as the document says elsewhere; in no frame.
};

struct Argument {
    Role role = Role::kAgent;
    WordIndex word = 0;       ///< Head of the phrase.
    std::string preposition;  ///< Canonical; "" but for obliques.
    double reliability = 1;   ///< How sure the way to it is: below 1 if inherited or attached further down.
};

enum class FrameKind : std::uint8_t { kVerb, kNoun, kAdjective };

struct Frame {
    FrameKind kind = FrameKind::kVerb;
    WordIndex predicate = 0;
    std::optional<WordIndex> support;  ///< The light verb of a noun, the copula-like verb of an attribute.
    bool passive = false;
    bool reflexive = false;
    bool apposed = false;  ///< A noun said of its holder without any verb.
    std::vector<Argument> arguments;

    [[nodiscard]] bool has(Role role) const;
};

/// Builds the frames of one sentence's words on demand. Keeps references to both, which must outlive it.
class FrameBuilder {
  public:
    FrameBuilder(const Sentence& sentence, const Grammar& grammar);

    /// The frame of a word as a verb or verbal participle, as a noun, or as an adjective. Built once.
    const Frame& verb_frame(WordIndex word);
    const Frame& noun_frame(WordIndex word);
    const Frame& adjective_frame(WordIndex word);

    /// The arguments below a noun, for steps beyond the first ("patient.de"): its obliques and possessives.
    [[nodiscard]] std::vector<Argument> complements(WordIndex noun) const;
    /// Who did what a noun names: "les violences [commises par X]".
    [[nodiscard]] std::vector<Argument> agents_below(WordIndex noun);
    /// What stands as grammatical subject of a predicate, itself or by inheritance (coordination, control,
    /// participle, relative clause). Role kAgent, whatever the voice.
    [[nodiscard]] std::vector<Argument> subjects(WordIndex predicate);

    [[nodiscard]] const Sentence& sentence() const { return *sentence_; }
    [[nodiscard]] const Grammar& grammar() const { return *grammar_; }

  private:
    enum class Voice : std::uint8_t { kActive, kPassive, kCausative, kCausativePassive };

    Frame build_verb(WordIndex verb);
    Frame build_noun(WordIndex noun);
    Frame build_adjective(WordIndex adjective);

    [[nodiscard]] Voice voice_of(WordIndex verb) const;
    [[nodiscard]] std::optional<WordIndex> inverted_subject(WordIndex verb) const;
    [[nodiscard]] bool tells_when(WordIndex infinitive) const;
    [[nodiscard]] std::optional<WordIndex> raised_object(WordIndex infinitive) const;
    [[nodiscard]] bool reflexive_clitic(WordIndex verb) const;
    [[nodiscard]] std::vector<Argument> subjects(WordIndex predicate, int depth);
    [[nodiscard]] std::vector<Argument> controllers(WordIndex governor, int depth);
    [[nodiscard]] std::vector<Argument> possessors(WordIndex noun, int depth);
    [[nodiscard]] std::vector<Argument> holders(WordIndex nominal, Frame& frame, int depth);
    [[nodiscard]] bool takes_attribute(WordIndex verb) const;
    [[nodiscard]] bool names_rest(WordIndex noun) const;
    void add_phrase(WordIndex phrase, double reliability, std::vector<Argument>& out) const;
    void add_obliques(WordIndex head, double reliability, int depth, std::vector<Argument>& out) const;
    void add_content(WordIndex clause, Frame& frame) const;
    void add_support(WordIndex noun, Frame& frame);
    void add_other_party(WordIndex noun, Frame& frame) const;
    void add_agent_of_event(WordIndex noun, Frame& frame) const;
    void add_shared_complements(WordIndex noun, Frame& frame) const;

    const Sentence* sentence_;
    const Grammar* grammar_;
    std::vector<std::optional<Frame>> verbs_;
    std::vector<std::optional<Frame>> nouns_;
    std::vector<std::optional<Frame>> adjectives_;
};

}  // namespace lacis::relations
