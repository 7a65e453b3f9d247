// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "language/pack.hpp"
#include "language/sentence.hpp"
#include "support/span.hpp"

/// Who and what a document talks about: its mentions, and the entities behind them.
namespace lacis::entities {

enum class EntityType : std::uint8_t { kPerson, kOrganization, kPlace, kProduct, kProject };

inline constexpr std::array<std::string_view, 5> kEntityTypeNames = {"Person", "Organization", "Place",
                                                                     "Product", "Project"};
[[nodiscard]] constexpr std::string_view to_string(EntityType type) {
    return kEntityTypeNames[static_cast<std::size_t>(type)];
}
[[nodiscard]] std::optional<EntityType> entity_type_from_string(std::string_view name);

enum class MentionKind : std::uint8_t {
    kName,         ///< "Simone Veil", "Veil", "OMS"
    kDescription,  ///< "le milliardaire", "les deux hommes", "l'entreprise", "celui-ci"
    kPronoun,      ///< "il", "elle", "lui", "ils", "je" in a quotation
    kPossessive,   ///< "son", "sa", "leur" (determiners)
};

/// A stretch of text that refers to one entity, or to several ("les deux hommes", "ils").
struct Mention {
    std::uint32_t sentence = 0;    ///< Index into the document's sentences.
    std::uint32_t first_word = 0;  ///< Words [first_word, end_word) of that sentence.
    std::uint32_t end_word = 0;
    std::uint32_t head = 0;  ///< The word that the rest of the sentence attaches to.
    Span span;               ///< Of the words, without an elided article ("Airbus" in "d’Airbus").
    MentionKind kind = MentionKind::kName;
    std::vector<std::uint32_t> entities;  ///< Indices into DocumentEntities::entities; empty: left open.
    double certainty = 0;  ///< Of a name: how much this place alone speaks for its entity's type, 0 … 1.
    std::string reason;    ///< Name of the rule that decided, for the ledger: "full-name", "pronoun-subject".
};

enum class Gender : std::uint8_t { kUnknown, kFeminine, kMasculine };

/// What the document says of an entity that tells it from namesakes in others.
struct IdentityFact {
    std::string kind;   ///< "gender", "born", "field", "in".
    std::string value;  ///< "feminine", "1961", "sport", "Drôme".
    Span span;          ///< The words that say it; empty if it follows from several.
};

struct Entity {
    EntityType type = EntityType::kPerson;
    std::string name;                ///< Its fullest name, as written.
    std::vector<std::string> names;  ///< Every name the document uses, without repetition, `name` first.
    std::vector<std::uint32_t>
        mentions;  ///< Indices into DocumentEntities::mentions, in text order, of every kind.
    Gender gender = Gender::kUnknown;
    bool byline = false;   ///< Only an author, a photographer or an agency credit: kept, and marked.
    bool country = false;  ///< A place that the word lists know as a country.
    std::vector<IdentityFact> facts;
};

/// An adjective for a place or a party that the document names: "la ministre chilienne" where Chile is named,
/// "le député socialiste" where the party is.
struct NamingAdjective {
    std::uint32_t sentence = 0;
    std::uint32_t word = 0;
    std::uint32_t entity = 0;
};

struct DocumentEntities {
    std::vector<Mention> mentions;                  ///< In text order.
    std::vector<Entity> entities;                   ///< In order of first mention.
    std::vector<NamingAdjective> place_adjectives;  ///< In text order.
    std::vector<NamingAdjective> party_adjectives;  ///< In text order.
};

class CatalogueIndex;

/// Finds names, types them, joins their variants and resolves pronouns and descriptions
/// (languages/<code>/README.md describes the word lists that it uses). Reads the document and its analysis
/// and changes neither. Thread-safe.
class EntityFinder {
  public:
    /// What the catalogue says comes before every rule.
    explicit EntityFinder(const language::Pack& pack,
                          std::shared_ptr<const CatalogueIndex> catalogue = nullptr);
    ~EntityFinder();
    EntityFinder(EntityFinder&&) noexcept;
    EntityFinder& operator=(EntityFinder&&) noexcept;

    [[nodiscard]] DocumentEntities find(const corpus::Document& document,
                                        const std::vector<language::Sentence>& sentences) const;

  private:
    struct Knowledge;
    std::unique_ptr<const Knowledge> knowledge_;
};

}  // namespace lacis::entities
