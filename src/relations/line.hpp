// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "entities/entities.hpp"
#include "relations/referents.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// A sentence read as a line of words and names, without its tree: what patterns over the surface look at.
class Line {
  public:
    Line(const Sentence& sentence, const Referents& referents)
        : sentence_(sentence), referents_(referents), size_(static_cast<WordIndex>(sentence.words.size())) {}

    [[nodiscard]] WordIndex size() const { return size_; }
    [[nodiscard]] const Word& word(WordIndex index) const { return sentence_.words[index]; }
    [[nodiscard]] std::string form(WordIndex index) const;  ///< In lower case; "" outside of the sentence.
    [[nodiscard]] bool is_comma(WordIndex index) const { return index < size_ && word(index).form == ","; }
    /// Does the mention stand for one person?
    [[nodiscard]] bool is_person(const entities::Mention& mention) const;

    /// The name that begins at a word, or behind a form of address there; the name that ends before one.
    [[nodiscard]] const entities::Mention* name_from(WordIndex begin) const;
    [[nodiscard]] const entities::Mention* name_until(WordIndex end) const;
    /// The name of a phrase that begins here: "X", "M. X", "le milliardaire X".
    [[nodiscard]] const entities::Mention* named_phrase(WordIndex begin) const;
    /// The mention of any kind with this head, if it stands for an entity.
    [[nodiscard]] const entities::Mention* reference_at(WordIndex index) const;
    /// The names "A, B et C" from the first on.
    [[nodiscard]] std::vector<const entities::Mention*> names_in_list(const entities::Mention& first) const;
    /// … and from the last one back.
    [[nodiscard]] std::vector<const entities::Mention*> names_in_list_until(
        const entities::Mention& last) const;

    /// The names of brackets that hold nothing but them from the first on: "(A, la chaîne B, 50 % de C)".
    /// None otherwise.
    [[nodiscard]] std::vector<const entities::Mention*> names_in_brackets(
        const entities::Mention& first) const;
    /// The names that a colon or "à savoir" gives for a number of somebodies: "A, B et C" in "Trois fonds ont
    /// suivi : A, B et C."
    [[nodiscard]] std::vector<const entities::Mention*> names_announced_by(WordIndex noun) const;
    /// The names that stand behind a plural noun as examples of it: "A, B et C" in "250 entreprises, dont A
    /// et des acteurs comme B et C", "Plusieurs élus ont protesté, à l'instar de A".
    [[nodiscard]] std::vector<const entities::Mention*> names_exemplifying(WordIndex noun) const;
    /// As many names behind a comma or a dash as the noun is counted: "Deux anciens de X, A et B, ont …".
    [[nodiscard]] std::vector<const entities::Mention*> names_that_make(WordIndex noun) const;

    /// First word of a name, a form of address before it included.
    [[nodiscard]] WordIndex begin_of(const entities::Mention& name) const;
    /// Article, adjective, number or adverb.
    [[nodiscard]] bool is_modifier(WordIndex index) const;
    /// A common noun without an article: "patron" in "X, patron de Y", which is said of what stands before.
    [[nodiscard]] bool is_bare_noun(WordIndex index) const;
    /// A noun of time: "année", "époque".
    [[nodiscard]] bool is_time(WordIndex index) const;
    /// Does nothing that could go on with a phrase stand here: the end, punctuation, "et"?
    [[nodiscard]] bool closes(WordIndex index) const;
    /// Does a clause end here for good: full stop, colon, quotation mark, semicolon?
    [[nodiscard]] bool ends_clause(WordIndex index) const;
    /// First word of the noun phrase whose noun stands at `noun`: the article and adjectives before it.
    [[nodiscard]] WordIndex phrase_begin(WordIndex noun) const;
    /// Where what stands before an age ends: "X" in "X, 58 ans, patron de Y"; `end` itself without one.
    [[nodiscard]] WordIndex before_age(WordIndex end) const;
    /// The name in apposition before the noun's phrase: "X" in "X, le spécialiste du genre, …".
    [[nodiscard]] const entities::Mention* name_before_apposition(WordIndex noun) const;

    /// … and behind it: "X" in "sa jeune société de conseil, X, …".
    [[nodiscard]] const entities::Mention* name_after_apposition(WordIndex noun) const;

  private:
    [[nodiscard]] bool is_address(WordIndex index) const;
    /// Behind the words that introduce examples here; `at` itself if none do.
    [[nodiscard]] WordIndex past_exemplifying(WordIndex at) const;
    /// Takes in "A, la B ou C" from here on; returns where they end.
    WordIndex take_in_names(WordIndex at, std::vector<const entities::Mention*>& names) const;

    const Sentence& sentence_;
    const Referents& referents_;
    WordIndex size_;
};

/// The first name of an entity in the document; null if it has none.
[[nodiscard]] const entities::Mention* first_name(const entities::DocumentEntities& document,
                                                  std::uint32_t entity);

/// The entities that a mention stands for.
[[nodiscard]] std::vector<Referent> referents_of(const entities::Mention& mention,
                                                 const entities::DocumentEntities& document);

}  // namespace lacis::relations
