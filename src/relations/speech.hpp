// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "language/pack.hpp"
#include "relations/matcher.hpp"

/// Quotations: who says them, and what they say of whom.
namespace lacis::relations {

/// Words of one sentence between quotation marks.
struct QuotedWords {
    std::uint32_t sentence = 0;
    WordRange words;  ///< Without the marks.
};

/// A quotation, which may run over several sentences, and the clause that introduces it.
struct Quotation {
    std::vector<QuotedWords> parts;
    std::uint32_t sentence = 0;     ///< Of the verb of speech …
    std::optional<WordIndex> verb;  ///< … if one was found.
};

/// Pairs the quotation marks of a document (« », “ ”, " ") inside each of its blocks and looks for the verb
/// of speech behind, before, or between them. In the order of the text.
[[nodiscard]] std::vector<Quotation> find_quotations(const std::vector<Sentence>& sentences,
                                                     const Grammar& grammar);

/// Words that judge.
struct Opinions {
    WordSet blame;
    WordSet praise;
    /// Reads `clauses/opinions.toml`.
    static Opinions from_pack(const language::Pack& pack);
};

/// The speaker's judgement on an entity that the quotation names, or that the clause around it is addressed
/// to: findings of the relations that declare `speech`. `view` is that of the sentence with the verb; only
/// what stands in it counts.
[[nodiscard]] std::vector<Finding> match_speech(const Quotation& quotation, const SentenceView& view,
                                                const RuleSet& rules, const Opinions& opinions);

/// "X a estimé que Y était irresponsable": the same for speech without quotation marks. What is judged is the
/// subject of the clause that the speaker states.
[[nodiscard]] std::vector<Finding> match_claims(const SentenceView& view, const RuleSet& rules,
                                                const Opinions& opinions);

/// Who says it: the subject of the verb of speech.
[[nodiscard]] std::vector<Referent> speakers_of(const Quotation& quotation, const SentenceView& view);

}  // namespace lacis::relations
