// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "relations/matcher.hpp"
#include "relations/opinions.hpp"

/// Quotations: who says them, and what they say of whom.
namespace lacis::relations {

/// How the names of rules end that come from what somebody says of others.
inline constexpr std::string_view kSpeechRule = "/speech";
/// … without naming them: the text around says whom.
inline constexpr std::string_view kUnaimedRule = "/theme+speech";

/// Words of one sentence between quotation marks.
struct QuotedWords {
    std::uint32_t sentence = 0;
    WordRange words;  ///< Without the marks.
};

/// A quotation, which may run over several sentences, and the clause that introduces it.
struct Quotation {
    std::vector<QuotedWords> parts;
    std::uint32_t sentence = 0;       ///< Of the verb of speech …
    std::optional<WordIndex> verb;    ///< … if one was found …
    bool embedded = false;            ///< Is it a part of that verb's clause: X dénonce un « recul »?
    std::optional<WordIndex> holder;  ///< … or else of whose view it is: « … », selon X.
    bool unmarked = false;            ///< Without quotation marks: La direction a menti, s'indigne X.
    std::vector<Referent> speakers;   ///< Known otherwise: who has just been quoted goes on.
};

/// Pairs the quotation marks of a document (« », “ ”, " ") inside each of its blocks and looks for the verb
/// of speech behind, before, or between them. In the order of the text.
[[nodiscard]] std::vector<Quotation> find_quotations(const std::vector<Sentence>& sentences,
                                                     const Grammar& grammar);

struct SpokenJudgements {
    std::vector<Finding> findings;
    /// What judges somebody whom neither the quotation nor the clause around it names: the target is still to
    /// be found and stands as the source.
    std::vector<Finding> unaimed;
    bool answers = false;  ///< The speaker answers somebody.
    bool pointed = false;  ///< "C'est une honte", "ces propos": it is of what the text has just said.
};

/// The speaker's judgement on an entity that the quotation names, or that the clause around it is addressed
/// to or about: findings of the relations that declare `speech`. `view` is that of the sentence with the
/// verb; each of the quotation's sentences judges whom it names itself.
[[nodiscard]] SpokenJudgements match_speech(const Quotation& quotation,
                                            const std::vector<Sentence>& sentences, const SentenceView& view,
                                            const RuleSet& rules, const Opinions& opinions);

/// "X a estimé que Y était irresponsable": the same for speech without quotation marks. What is judged is the
/// subject of the clause that the speaker states.
[[nodiscard]] std::vector<Finding> match_claims(const SentenceView& view, const RuleSet& rules,
                                                const Opinions& opinions);

/// Who says it: the subject of the verb of speech.
[[nodiscard]] std::vector<Referent> speakers_of(const Quotation& quotation, const SentenceView& view);

/// Nothing but the quotation stands in its sentences: nobody is said to speak.
[[nodiscard]] bool stands_alone(const Quotation& quotation, const std::vector<Sentence>& sentences);

/// "…, a-t-il ajouté", "avant d'ajouter : …": somebody of this gender who spoke before goes on.
[[nodiscard]] bool goes_on(const Quotation& quotation, const SentenceView& view, entities::Gender gender);

}  // namespace lacis::relations
