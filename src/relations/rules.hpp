// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/entities.hpp"
#include "relations/frame.hpp"
#include "relations/grammar.hpp"
#include "support/error.hpp"

/// The relations of a language and the rules that find them, as their files declare them
/// (languages/fr/relations/README.md describes the format).
namespace lacis::relations {

inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

/// A set of entity types.
using TypeSet = std::uint8_t;
inline constexpr TypeSet kAnyType = 0x1F;
[[nodiscard]] constexpr bool allows(TypeSet set, entities::EntityType type) {
    return ((static_cast<unsigned>(set) >> static_cast<unsigned>(type)) & 1U) != 0;
}

/// May two entities be rivals, partners …?
[[nodiscard]] constexpr bool are_alike(entities::EntityType a, entities::EntityType b) {
    return (a == entities::EntityType::kPerson) == (b == entities::EntityType::kPerson);
}

/// What a speaker's judgement makes of speaker and judged.
enum class Speech : std::uint8_t { kNothing, kPraise, kBlame };

/// A kind of relation.
struct RelationType {
    std::string name;
    std::string description;
    std::string inverse;  ///< Its name when read from target to source; "" if none was given.
    TypeSet source = kAnyType;
    TypeSet target = kAnyType;
    bool symmetric = false;
    bool alike = false;   ///< Both are persons, or neither is ("rival").
    bool amount = false;  ///< A sum of money in the clause belongs to it.
    bool post = false;    ///< Who stands in it to an organisation holds a post there.
    Speech speech = Speech::kNothing;
};

/// What a rule is triggered by: a head word, and words that must stand with it ("prendre les rênes" is the
/// head "prendre" with "rêne"; "directeur général" is the head "directeur" followed by "général").
struct Trigger {
    std::string head;
    std::vector<std::string> words;
    bool reflexive = false;            ///< "se moquer".
    std::vector<std::string> clitics;  ///< "en", "y".
};

/// One step to an argument: a role of the frame, or of the noun that the step before reached.
struct Step {
    Role role = Role::kAgent;
    std::string preposition;  ///< Canonical, of Role::kOblique.
};
using ArgumentSpec = std::vector<Step>;  ///< "patient.de" is two steps.

/// Is the role, alone, one of the places?
[[nodiscard]] bool has_role(const std::vector<ArgumentSpec>& specs, Role role);

enum class VoiceNeed : std::uint8_t { kAny, kActive, kPassive };
enum class Need : std::uint8_t { kNothing, kAmount, kShare };

struct Example {
    std::string text;
    std::string source;
    std::string target;
    std::string status = "asserted";
    Place place;
};

/// Is the post held at the target itself, or may it ("directeur de recherche au X"), or must it ("le
/// directeur de la division recherche de X") be held in a part of it?
enum class PartNeed : std::uint8_t { kNever, kMay, kMust };

struct Rule {
    std::string name;  ///< "funded/invest": relation and rule.
    std::string file;  ///< Where it is declared.
    std::uint32_t relation = 0;
    std::vector<Trigger> verbs;
    std::vector<Trigger> nouns;
    std::vector<Trigger> adjectives;
    std::vector<std::vector<std::string>>
        between;                       ///< What stands between two names, word by word, without articles.
    std::vector<ArgumentSpec> source;  ///< Tried in order; the first that leads to an entity counts.
    std::vector<ArgumentSpec> target;
    std::vector<ArgumentSpec> companions;  ///< Lead to further sources ("avec").
    TypeSet source_types = kAnyType;       ///< Within those of the relation.
    TypeSet target_types = kAnyType;
    std::uint32_t several = kNone;  ///< The relation that it is with two sources or more ("cofounded").
    bool reciprocal = false;        ///< Without a target, the sources stand in the relation to one another.
    bool lasting = false;           ///< "ne … plus" says that it was so.
    bool hedged = false;            ///< The trigger itself leaves it open ("briguer").
    bool title = false;             ///< The trigger is a post: keep the words.
    bool beside = false;            ///< Of nouns: only of names that stand beside the words.
    bool site = false;              ///< The target's name begins with what it is: "le musée X".
    PartNeed part = PartNeed::kNever;
    bool foretold = false;  ///< The future tense states it ("quittera ses fonctions le 31 mars").
    Need needs = Need::kNothing;
    VoiceNeed voice = VoiceNeed::kAny;
    bool exclusive = false;  ///< Of `between`: neither name stands in the relation to others of the sentence.
    bool opening = false;    ///< Of `between`: the name on the left opens the sentence.
    bool former = false;     ///< Of `between`: "ex" stands before the name on the right.
    bool within = false;     ///< The target's name begins with the source's: no trigger, no places.
    std::optional<bool> acronym;  ///< Of `between`: the name on the right must, must not be an acronym.
    bool through_any =
        false;         ///< An argument that is no entity may be reached through its "de" or possessive.
    WordSet through;   ///< … if it is one of these nouns.
    WordSet implicit;  ///< Posts that the text may give without saying where: "…, selon le directeur, X".
    WordSet unless;    ///< Words that, in the same clause, mean something else.
    WordSet with;      ///< One of these must stand in the clause; empty: nothing must.
    double confidence = 0.8;
    std::vector<Example> examples;
    std::vector<Example> counterexamples;  ///< Texts that state nothing of the relation.
};

enum class TriggerClass : std::uint8_t { kVerb, kNoun, kAdjective };

struct TriggerRef {
    std::uint32_t rule = 0;
    const Trigger* trigger = nullptr;
};

class RuleSet {
  public:
    /// The relation files of the pack (`relations/*.toml`), in the order of their names.
    RuleSet(const language::Pack& pack, const Grammar& grammar);
    /// No relations yet. Keeps a reference to `grammar`.
    explicit RuleSet(const Grammar& grammar) : grammar_(&grammar) {}

    /// Adds what a file declares; relations and rules of a known name replace the older ones. `contents` is
    /// its text. Throws Error with file, line and column.
    void add(std::string_view contents, const std::string& file);
    /// Builds the look-up tables; call once after the last add().
    void finish();

    [[nodiscard]] const std::vector<RelationType>& relations() const { return relations_; }
    [[nodiscard]] const std::vector<Rule>& rules() const { return rules_; }
    /// The triggers with this head, in the order of the rules.
    [[nodiscard]] const std::vector<TriggerRef>& triggers(TriggerClass trigger_class,
                                                          const std::string& head) const;
    /// The nouns, without what follows them, that say what somebody is: triggers of rules about posts.
    [[nodiscard]] WordSet titles() const;
    [[nodiscard]] std::optional<std::uint32_t> find_relation(std::string_view name) const;

  private:
    class Reader;

    const Grammar* grammar_;
    std::map<std::string, WordSet, std::less<>> lists_;  ///< Words of opinions that rules name by "@".
    std::vector<RelationType> relations_;
    std::vector<Rule> rules_;
    std::array<std::unordered_map<std::string, std::vector<TriggerRef>>, 3> index_;
};

}  // namespace lacis::relations
