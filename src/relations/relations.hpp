// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "corpus/document.hpp"
#include "entities/entities.hpp"
#include "language/pack.hpp"
#include "language/sentence.hpp"
#include "support/error.hpp"
#include "support/span.hpp"

/// What the text states about its entities, and how: relations with status, speaker, date and amount.
namespace lacis::relations {

enum class Status : std::uint8_t { kAsserted, kHedged, kNegated };

/// A sum of money that the text gives for a relation ("plus de 250 millions de dollars" → 250000000, "USD").
struct Amount {
    double value = 0;
    std::string currency;  ///< ISO 4217, "" if the text names none; "%" for a share.
};

/// One statement of one relation at one place of the document.
struct Assertion {
    std::string type;  ///< Name of the relation: "cofounded" (gold/GUIDELINES, languages/<code>/relations/).
    std::uint32_t source = 0;  ///< Indices into DocumentEntities::entities.
    std::uint32_t target = 0;
    std::uint32_t source_mention =
        0;  ///< Indices into DocumentEntities::mentions: the words that stand for them.
    std::uint32_t target_mention = 0;
    std::uint32_t sentence = 0;
    bool symmetric = false;  ///< The relation has no direction ("met"); from its rule file.
    Status status = Status::kAsserted;
    std::string attributed_to;  ///< Name of the entity, or the words, that the text gives as its source; ""
                                ///< for the author.
    std::string date;  ///< ISO 8601 as far as the text gives it ("2018", "2023-07"); "" if it gives none.
    std::optional<Amount> amount;
    std::string role;       ///< For posts: the title as written ("directeur général"); "" otherwise.
    std::string rule;       ///< Name of the rule that found it: "cofounded/verb-passive".
    double confidence = 0;  ///< 0 … 1.
};

struct EntityPair;
class RuleSet;

/// The relation types and rules of a language, from its `relations/*.toml` files and the user's own.
class RelationFinder {
  public:
    /// `user_files`: paths of additional rule files, which add to or override the pack's.
    /// Throws Error with file, line and column for a file that does not follow the format.
    explicit RelationFinder(const language::Pack& pack, const std::vector<std::string>& user_files = {});
    ~RelationFinder();
    RelationFinder(RelationFinder&&) noexcept;
    RelationFinder& operator=(RelationFinder&&) noexcept;

    /// Everything that the document states, in text order. Thread-safe.
    [[nodiscard]] std::vector<Assertion> find(const corpus::Document& document,
                                              const std::vector<language::Sentence>& sentences,
                                              const entities::DocumentEntities& entities) const;

    /// The pairs of entities that a relation model judges, with what the rules alone make of them.
    [[nodiscard]] std::vector<EntityPair> pairs(const corpus::Document& document,
                                                const std::vector<language::Sentence>& sentences,
                                                const entities::DocumentEntities& entities) const;
    [[nodiscard]] const RuleSet& rules() const;

  private:
    struct Rules;
    class Reading;
    std::unique_ptr<const Rules> rules_;
};

}  // namespace lacis::relations
