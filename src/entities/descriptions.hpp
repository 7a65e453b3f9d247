// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "entities/antecedents.hpp"
#include "entities/facts.hpp"
#include "entities/grammar.hpp"
#include "entities/word_lists.hpp"

namespace lacis::entities {

/// A description or a pronoun, and whom it stands for.
struct ReferenceLink {
    std::uint32_t first = 0;  ///< Words [first, end) of the sentence.
    std::uint32_t end = 0;
    std::uint32_t head = 0;
    MentionKind kind = MentionKind::kDescription;
    Gender gender = Gender::kUnknown;
    std::vector<std::uint32_t> entities;  ///< Empty: it is one, but for whom it stands is not sure.
    std::string reason;
    std::string noun;  ///< Of a description, as in the word lists.
    std::optional<Fact> fact =
        std::nullopt;  ///< What a description with a complement says of whom it stands for.
};

/// "le milliardaire", "l'entreprise", "le créateur de X", "ce fonds", "les deux hommes", "ce dernier", "le
/// premier … le second".
class Descriptions {
  public:
    Descriptions(const WordLists& lists, const NamePlaces& names) : lists_(lists), names_(names) {}

    /// The description whose noun stands at `word`, if there is one and it is sure for whom it stands.
    /// `excluded`: who cannot be meant.
    [[nodiscard]] std::optional<ReferenceLink> resolve(std::uint32_t sentence, std::uint32_t word,
                                                       const Antecedents& antecedents,
                                                       const std::vector<std::uint32_t>& excluded) const;

    /// Whom the noun of "son parti", "sa femme" stands for, its possessor known: what the document says that
    /// he leads or is of, whom it says to be his. Nothing if it names that beside the noun. `possessor_of`:
    /// of the noun that begins at this offset.
    [[nodiscard]] std::optional<ReferenceLink> possessed(
        std::uint32_t sentence, std::uint32_t word, std::uint32_t possessor, const Antecedents& antecedents,
        const std::map<std::size_t, std::uint32_t>& possessor_of) const;

  private:
    [[nodiscard]] std::vector<std::uint32_t> parties_of(std::uint32_t person,
                                                        const Antecedents& antecedents) const;
    /// A description of one, and what it says.
    struct Said {
        ListedNoun noun;
        std::vector<std::uint32_t> complement;
        std::string place;
        std::string about;
        bool former = false;
        [[nodiscard]] bool tells_which() const {
            return !complement.empty() || !place.empty() || !about.empty();
        }
    };
    [[nodiscard]] Said said_by(const language::Sentence& sentence, std::uint32_t number,
                               const ListedNoun& noun, const Determined& determined) const;
    /// Does a fact say the same, the complement and all?
    [[nodiscard]] bool same(const Said& said, const Fact& fact) const;
    /// Do the facts of an entity name another post of the kind: "ministre de la Culture" for "le ministre du
    /// Travail"?
    [[nodiscard]] bool contradicts(const Said& said, std::uint32_t entity,
                                   const Antecedents& antecedents) const;
    [[nodiscard]] bool holds_another(const Said& said, const std::vector<Fact>& facts) const;
    [[nodiscard]] std::vector<std::uint32_t> holder(const Said& said, const Antecedents& antecedents) const;
    [[nodiscard]] std::vector<std::uint32_t> newcomer(const Said& said, std::uint32_t sentence,
                                                      const Antecedents& antecedents) const;
    [[nodiscard]] std::vector<std::uint32_t> hero_ahead(const Said& said, std::uint32_t sentence,
                                                        std::uint32_t word,
                                                        const Antecedents& antecedents) const;
    void resolve_one(const ListedNoun& noun, std::uint32_t sentence, const Determined& determined,
                     const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                     ReferenceLink& resolution) const;
    /// "le film", "la berline", "le festival", "la basilique": what the text calls or names so, else what may
    /// be one.
    void resolve_thing(const ListedNoun& noun, std::uint32_t sentence, const Determined& determined,
                       const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                       ReferenceLink& resolution) const;
    void resolve_several(const ListedNoun& noun, std::uint32_t count, std::uint32_t sentence,
                         const Antecedents& antecedents, ReferenceLink& resolution) const;
    [[nodiscard]] std::vector<KnownKind> known_kinds(const Entity& entity) const;
    /// Do readers know it, or has the document said it, to be what the noun says?
    [[nodiscard]] bool is_of_kind(const ListedNoun& noun, const std::string& place,
                                  const Antecedents& antecedents, std::uint32_t entity, bool by_signs) const;
    /// The only one in the document that is of the noun's kind.
    [[nodiscard]] std::vector<std::uint32_t> of_known_kind(const ListedNoun& noun, std::uint32_t sentence,
                                                           const std::string& place,
                                                           const Antecedents& antecedents,
                                                           const std::vector<std::uint32_t>& excluded,
                                                           bool by_signs) const;
    void resolve_place(const ListedNoun& noun, std::uint32_t sentence, const Determined& determined,
                       const Antecedents& antecedents, const std::vector<std::uint32_t>& excluded,
                       ReferenceLink& resolution) const;
    [[nodiscard]] std::optional<ReferenceLink> resolve_afterthought(std::uint32_t sentence,
                                                                    const ListedNoun& noun,
                                                                    const Determined& determined,
                                                                    const Antecedents& antecedents) const;
    [[nodiscard]] static bool is_latter(const language::Sentence& sentence, std::uint32_t word);
    [[nodiscard]] std::optional<ReferenceLink> resolve_latter(
        std::uint32_t sentence, std::uint32_t word, const Antecedents& antecedents,
        const std::vector<std::uint32_t>& excluded) const;
    [[nodiscard]] std::optional<ReferenceLink> resolve_ordinal(std::uint32_t sentence, std::uint32_t word,
                                                               const Antecedents& antecedents) const;
    [[nodiscard]] std::optional<ListedNoun> described_at(const language::Sentence& sentence,
                                                         std::uint32_t word) const;
    [[nodiscard]] bool is_followed_by_name(const Antecedents& antecedents, std::uint32_t number,
                                           const ListedNoun& noun) const;
    [[nodiscard]] bool is_of_post(const language::Sentence& sentence, std::uint32_t word) const;
    [[nodiscard]] bool belongs_to_name(const Antecedents& antecedents, std::uint32_t number,
                                       const ListedNoun& noun, const Determined& determined) const;

    const WordLists& lists_;
    const NamePlaces& names_;
};

}  // namespace lacis::entities
