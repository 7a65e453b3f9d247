// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "entities/entities.hpp"
#include "entities/facts.hpp"
#include "entities/quotations.hpp"
#include "entities/ranker.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// A place of the text that later words can refer back to.
struct Antecedent {
    std::uint32_t sentence = 0;
    std::uint32_t word = 0;
    std::vector<std::uint32_t> entities;  ///< More than one for "X et Y", "les deux hommes".
    Gender gender = Gender::kUnknown;     ///< Grammatical: of the person, or of the noun that describes.
    bool subject = false;
    bool name = false;
    std::string noun;                                       ///< Of a description, as in the word lists.
    std::uint32_t end = 0;                                  ///< Behind its last word.
    std::optional<std::uint32_t> quotation = std::nullopt;  ///< Number of the one that it stands in.
};

/// What a reference looks for.
struct ReferenceQuery {
    std::uint32_t sentence = 0;
    std::uint32_t word = 0;
    ReferenceKind kind = ReferenceKind::kSubject;
    Gender gender = Gender::kUnknown;
    bool subject = false;                 ///< Is the reference itself a subject?
    std::uint32_t farthest = 3;           ///< Sentences back.
    std::vector<std::uint32_t> excluded;  ///< Entities that cannot be meant (co-arguments).
    bool own_clause = false;              ///< May the antecedent be in the reference's own clause ("son")?
    std::string noun;                     ///< Of a description, as in the word lists.
    std::vector<std::uint32_t> of;        ///< Entities in the complement of a description.
    std::string place;                    ///< Of a demonym beside it.
    bool complement = false;              ///< Does a complement follow the noun?
    bool demonstrative = false;
    std::optional<EntityType> noun_type;                       ///< What the noun names.
    std::optional<std::uint32_t> quotation = std::nullopt;     ///< Number of the one that it stands in.
    std::optional<std::uint32_t> last_speaker = std::nullopt;  ///< Whose words were quoted last.
    /// Can it be this entity at all? Empty: any.
    std::function<bool(std::uint32_t)> fits;
};

/// Bits.
enum Prominence : unsigned {
    kMostNamed = 1,   ///< More often than all others of its type.
    kOftenNamed = 2,  ///< At least half as often as the most named of its type.
    kInOpening = 4,   ///< Named in the first sentence.
};

/// What the reader remembers at one point of the text.
class Antecedents {
  public:
    /// `genders`: grammatical gender of each entity's names ("la Commission"); `prominence`: bits of
    /// Prominence for each.
    Antecedents(const std::vector<language::Sentence>& sentences, const std::vector<Entity>& entities,
                const std::vector<std::vector<Fact>>& facts, std::vector<Gender> genders,
                std::vector<unsigned> prominence, const WordLists& lists, const Ranker& ranker)
        : sentences_(sentences),
          entities_(entities),
          facts_(facts),
          genders_(std::move(genders)),
          lists_(lists),
          ranker_(ranker),
          prominence_(std::move(prominence)),
          is_mentioned_(entities.size()) {}

    /// To be called in the order of the sentences.
    void add(Antecedent antecedent);

    [[nodiscard]] const std::vector<Antecedent>& places() const { return places_; }
    /// Those of the sentences `first` … `last`.
    [[nodiscard]] std::span<const Antecedent> places(std::uint32_t first, std::uint32_t last) const;
    /// The entities of all places, in the order in which they came up.
    [[nodiscard]] const std::vector<std::uint32_t>& mentioned() const { return mentioned_; }
    [[nodiscard]] const Entity& entity(std::uint32_t number) const { return entities_[number]; }
    [[nodiscard]] const std::vector<Entity>& entities() const { return entities_; }
    [[nodiscard]] bool is_mentioned(std::uint32_t number) const { return is_mentioned_[number]; }
    [[nodiscard]] unsigned prominence(std::uint32_t number) const { return prominence_[number]; }
    [[nodiscard]] const std::vector<Fact>& facts(std::uint32_t number) const { return facts_[number]; }
    [[nodiscard]] const std::vector<language::Sentence>& sentences() const { return sentences_; }

    using Query = ReferenceQuery;

    /// Quotations with who says them (by their number). Must outlive the object.
    void set_quotations(const std::vector<Quotation>& quotations,
                        const std::vector<std::optional<std::uint32_t>>& speakers) {
        quotations_ = &quotations;
        speakers_ = &speakers;
    }

    /// Called with each query and its candidates, for training.
    using Observer = std::function<void(const Query&, const Choice&)>;
    void set_observer(Observer observer) { observer_ = std::move(observer); }

    /// The single entity that the query's words most likely stand for, or none if that is not sure.
    [[nodiscard]] std::vector<std::uint32_t> best_entity(const Query& query) const;
    /// How likely it is that the query's words stand for an entity, by the ranker.
    [[nodiscard]] double likelihood(const Query& query, std::uint32_t entity) const;
    /// The last group of several entities that the query's words can stand for; empty if there is none.
    [[nodiscard]] std::vector<std::uint32_t> last_group(const Query& query) const;
    /// The last `count` entities that `fits`, nearest sentences first, no more than `farthest` sentences
    /// back; empty if the text does not settle which.
    [[nodiscard]] std::vector<std::uint32_t> last_entities(
        std::uint32_t sentence, std::uint32_t count, std::uint32_t farthest,
        const std::function<bool(std::uint32_t)>& fits) const;

  private:
    [[nodiscard]] bool may_be(const Antecedent& place, const Query& query) const;
    [[nodiscard]] std::set<std::uint32_t> said_so(const std::string& noun) const;
    [[nodiscard]] const Antecedent* far_hero(const Query& query, std::uint32_t reach) const;
    [[nodiscard]] Choice choice(Query query) const;
    /// Who says the last quotation that ends before a word.
    [[nodiscard]] std::optional<std::uint32_t> last_speaker(std::uint32_t sentence, std::uint32_t word) const;

    const std::vector<language::Sentence>& sentences_;
    const std::vector<Entity>& entities_;
    const std::vector<std::vector<Fact>>& facts_;
    std::vector<Gender> genders_;
    const WordLists& lists_;
    const Ranker& ranker_;
    std::vector<unsigned> prominence_;
    Observer observer_;
    const std::vector<Quotation>* quotations_ = nullptr;
    const std::vector<std::optional<std::uint32_t>>* speakers_ = nullptr;
    std::vector<Antecedent> places_;
    std::vector<std::uint32_t> mentioned_;
    std::vector<bool> is_mentioned_;  // by entity
};

}  // namespace lacis::entities
