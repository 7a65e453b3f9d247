// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "language/pack.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

/// Makes trees of other parsers and treebanks follow the conventions that the later stages expect:
/// - a contraction that is one word, the `case` of what follows, is two, the second its `det` ("du groupe";
///   spaCy);
/// - `nmod` of a name behind a noun or name, without a preposition, is `appos` ("le groupe Roncevaux";
/// Sequoia and GSD
///   disagree);
/// - `aux` of the passive auxiliary on a participle is `aux:pass`, but for reflexives and the verbs that form
/// their
///   perfect with it;
/// - below a word with `aux:pass`, `nsubj` is `nsubj:pass`, `csubj` is `csubj:pass`; there and below a
/// participle that
///   is `acl`, `obl` with the agent's preposition is `obl:agent`;
/// - `acl` with a relative pronoun or adverb and a finite verb is `acl:relcl`.
/// Relations that have another subtype already keep it. The lists are the pack's `trees/conventions.tsv` and
/// `segmentation/contractions.tsv`.
class Normaliser {
  public:
    /// Throws Error with file and line if a list is malformed; a missing one is empty.
    explicit Normaliser(const Pack& pack);
    ~Normaliser();
    Normaliser(Normaliser&&) noexcept;
    Normaliser& operator=(Normaliser&&) noexcept;

    /// Needs the sentence's heads; links its children.
    void normalise(Sentence& sentence) const;
    /// Takes back passives that are perfects ("est sortie"), which our own parser may see for want of
    /// examples: the auxiliary, finite, is `aux:tense`, `nsubj:pass` is `nsubj`, `obl:agent` is `obl`. Needs
    /// the heads.
    void take_back_passives(Sentence& sentence) const;

  private:
    void split_contractions(Sentence& sentence) const;

    struct Lists;
    std::unique_ptr<const Lists> lists_;
};

}  // namespace lacis::language
