// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "entities/encoder.hpp"
#include "entities/entities.hpp"
#include "language/lexicon.hpp"
#include "language/pack.hpp"
#include "language/segmentation_lists.hpp"
#include "language/word_clusters.hpp"

/// What the language's word lists say about words: the files of `entities/` in the pack (its README.md
/// describes them).
namespace lacis::entities {

/// How a common noun names things of its type: a row of nouns.tsv.
struct NounSense {
    EntityType type = EntityType::kPerson;
    Gender gender = Gender::kUnknown;
    bool title = false;        ///< Stands right before a name: "le groupe X".
    bool head = false;         ///< Opens a name: "Ministère de …".
    bool description = false;  ///< Refers back: "le milliardaire".
    bool post = false;         ///< Takes a complement: "patron de X".
    bool institution = false;  ///< One name with what is behind it: "tribunal de X", "rue X".
    bool bearer = false;       ///< … only right before a name: "famille X".
    bool nation = false;       ///< One name with an adjective of nationality: "armée suédoise".
    bool same = false;         ///< Is what its complement names: "la ville de X" is X.
    bool thing = false;        ///< Refers back to a work, a product, an event: a row of things.tsv.
    bool own_gender = false;   ///< Its gender is not that of whom it stands for: "la victime".

    [[nodiscard]] bool refers_back() const { return description || thing; }
};

enum class VerbSense : std::uint8_t { kSpeech, kPerson, kOrganization };

/// How a verb takes pronouns.
enum class VerbPronoun : std::uint8_t {
    kImpersonal,     ///< "il faut"
    kNeuter,         ///< "comme l'a annoncé X"
    kObjectControl,  ///< "accuser X de l'avoir trahi": X is the infinitive's subject,
    kOthers,         ///< "démentir ses propos": what it acts on is not its subject's own.
};

/// What a word beside a quotation says of it.
enum class Quoted : std::uint8_t {
    kWork,    ///< Names what bears the title: "la comédie « X »".
    kOf,      ///< Its "de" leads to a title: "l'autrice de « X »".
    kBefore,  ///< Stands right before a title: "intitulé « X »".
};

enum class NotName : std::uint8_t { kDay, kMonth, kHeading, kByline, kBody, kAffix, kNever };

/// A list that a name stands in. A name may stand in several.
enum class Listing : std::uint8_t {
    kCountry,
    kContinent,
    kRegion,
    kCity,
    kNature,
    kOrganization,
    kPlace,
    kProduct,
    kProject,
};
inline constexpr std::size_t kListingCount = 9;

enum class PronounKind : std::uint8_t {
    kSubject,
    kObject,
    kOblique,
    kPossessive,
    kDemonstrative,
    kAdverbial
};

struct Pronoun {
    PronounKind kind = PronounKind::kSubject;
    Gender gender = Gender::kUnknown;
    bool plural = false;
};

/// What a form can be, as far as it matters for names.
enum WordKind : std::uint8_t {
    kCommonNoun = 1,
    kAdjective = 2,
    kFiniteVerb = 4,
    kOtherVerb = 8,
    kFunctionWord = 16,
    kAdverb = 32,
    kProperName = 64,
};

/// What readers know a name to be: "M6" a "chaîne", "Toulouse" a "ville".
struct KnownKind {
    std::string noun;   ///< As in the list of nouns.
    std::string place;  ///< Where it is from, as a demonym's place; "" if that is not told.
};

/// Where a word tells of what kind the name beside it is: a row of kind-signs.tsv.
enum class SignPlace : std::uint8_t {
    kInName,  ///< "FC Yverne": a club
    kPost,    ///< "l'entraîneur d'Yverne": a club
    kBefore,  ///< "le député Yverne": of a party
    kLeader,  ///< "le PDG d'Orphelia": "son groupe" is Orphelia, but "le groupe" need not be.
};

class WordLists {
  public:
    /// Throws Error with file and line for a row that does not follow the format.
    explicit WordLists(const language::Pack& pack);

    /// The word's clusters, 0 for an unknown word or where the language has no "clusters.lacis".
    [[nodiscard]] language::WordCluster cluster(std::string_view form) const { return clusters_.find(form); }

    /// What the word mostly names, judged by its clusters' vectors: class and probability as the fine
    /// cluster, class as the coarse one; 0 where that is not known, or if the language has no
    /// "word-types.lacis".
    [[nodiscard]] language::WordCluster likely_type(std::string_view form) const {
        return word_types_.find(form);
    }

    /// What words seem to be where they stand; knows nothing where the language has no "encoder.lacis".
    [[nodiscard]] const ContextEncoder& encoder() const { return encoder_; }

    /// Senses of a noun, the likelier first: by its form as written, in lower case, in the singular.
    [[nodiscard]] std::span<const NounSense> noun(std::string_view form) const;
    /// … of those that only refer back, too.
    [[nodiscard]] std::span<const NounSense> referring_noun(std::string_view form) const;
    /// The nouns that a word at this place of a name says it to be; the name's words as written, nouns in
    /// lower case.
    [[nodiscard]] std::span<const std::string> kind_signs(SignPlace place, std::string_view word) const;
    /// What has such a post: those of kPost and kLeader.
    [[nodiscard]] std::vector<std::string> holders_of(std::string_view post) const;
    /// … by exactly this form.
    [[nodiscard]] std::span<const NounSense> noun_as_listed(std::string_view form) const;
    [[nodiscard]] std::optional<Gender> first_name(std::string_view form) const;
    /// A first name's gender by the list, or, if it is unknown there, by what names with its ending mostly
    /// are.
    [[nodiscard]] Gender likely_gender(std::string_view first_name) const;
    [[nodiscard]] std::optional<Gender> title(std::string_view form) const;
    [[nodiscard]] std::optional<NotName> not_name(std::string_view words) const;
    /// In lower case, singular or plural.
    [[nodiscard]] std::optional<Quoted> quoted(std::string_view lower) const;
    [[nodiscard]] std::optional<VerbSense> verb(std::string_view lemma) const;
    /// Bit (1 << Listing) for each list that holds the name; the name without spaces and folded (squeeze()).
    [[nodiscard]] std::uint32_t listings(std::string_view squeezed) const;
    [[nodiscard]] bool is_legal_form(std::string_view form) const { return has(legal_forms_, form); }
    [[nodiscard]] bool is_camp(std::string_view lower) const { return has(camps_, lower); }
    [[nodiscard]] bool is_person_particle(std::string_view lower) const {
        return has(person_particles_, lower);
    }
    [[nodiscard]] bool is_inner_word(std::string_view lower) const { return has(inner_words_, lower); }
    /// All listed first names and names of countries, regions and cities, sorted.
    [[nodiscard]] std::vector<std::string> first_names() const;
    [[nodiscard]] const std::vector<std::string>& place_names() const { return place_names_; }
    /// The place of a demonym in any gender and number ("rennaises" → "Rennes"), "" if it is none.
    [[nodiscard]] std::string_view demonym(std::string_view lower) const;
    /// All that it may stand for: "congolais" is said of two countries, each of several names.
    [[nodiscard]] std::span<const std::string> demonym_places(std::string_view lower) const;
    /// "fr", "com": the end of a web address.
    [[nodiscard]] bool is_domain(std::string_view end) const { return domains_.contains(end); }
    /// The names of the parties that an adjective in any gender and number may stand for ("socialistes").
    [[nodiscard]] std::span<const std::string> party_names(std::string_view lower) const;
    /// Number of the set of nouns that texts use for one another ("patron", "PDG"), 0 if the noun is in none.
    [[nodiscard]] std::uint32_t synonyms(std::string_view noun) const;
    /// Number of the set of names that general usage takes for one ("ONU", "Nations unies"), 0 if the name is
    /// in none.
    [[nodiscard]] std::uint32_t alias(std::string_view name) const;
    /// What the lists say a name is, each sense of it.
    [[nodiscard]] std::vector<KnownKind> known_kinds(std::string_view name, EntityType type) const;
    /// Does the noun say what kind of place a name is that readers know ("ville", "capitale")?
    [[nodiscard]] bool is_place_kind(std::string_view noun) const;
    /// … and is it said of all names of a list, not of single ones?
    [[nodiscard]] bool is_listed_kind(std::string_view noun) const;
    /// Is this type among the senses of a noun ("géant": a person, an organization)?
    [[nodiscard]] bool may_name(std::string_view noun, EntityType type) const;
    /// Are they the same noun, or used for one another?
    [[nodiscard]] bool same_noun(std::string_view a, std::string_view b) const {
        return a == b || (synonyms(a) != 0 && synonyms(a) == synonyms(b));
    }
    [[nodiscard]] std::optional<VerbPronoun> verb_pronoun(std::string_view lemma) const;
    [[nodiscard]] std::optional<Pronoun> pronoun(std::string_view lower) const;

    /// Bits of WordKind for what the language's lexicon knows of a form; 0 if it does not know it, or if the
    /// pack has no lexicon. Case matters.
    [[nodiscard]] std::uint8_t word_kinds(std::string_view form) const;

    /// The key of listings(): folded, without spaces. "Conseil de l’Europe" → "conseildel'europe".
    [[nodiscard]] static std::string squeeze(std::string_view name);

  private:
    language::WordClusters clusters_;
    language::WordClusters word_types_;
    ContextEncoder encoder_;
    template <class Value>
    using Map = std::unordered_map<std::string, Value>;

    static bool has(const Map<char>& set, std::string_view key) { return set.contains(std::string(key)); }

    struct EndingCounts {
        std::uint32_t feminine = 0;
        std::uint32_t masculine = 0;
    };

    void learn_endings();
    void learn_word_kinds(std::string_view model);

    language::Lexicon lexicon_;
    std::vector<std::uint8_t> kinds_of_category_;
    std::vector<bool> finite_tag_;
    Map<std::vector<NounSense>> nouns_;
    Map<std::vector<NounSense>> things_;
    std::array<Map<std::vector<std::string>>, 4> kind_signs_;  // by SignPlace
    Map<Gender> first_names_;
    Map<EndingCounts> endings_;  // of first names, two letters, folded
    Map<Gender> titles_;
    Map<NotName> not_names_;
    Map<VerbSense> verbs_;
    Map<Quoted> quoted_;
    Map<std::uint32_t> listings_;
    std::vector<std::string> place_names_;
    Map<char> legal_forms_;
    Map<char> camps_;
    Map<char> person_particles_;
    Map<char> inner_words_;
    Map<std::vector<std::string>> demonyms_;
    Map<std::vector<std::string>> party_adjectives_;
    language::StringSet domains_;
    Map<Pronoun> pronouns_;
    Map<std::uint32_t> synonyms_;
    Map<std::uint32_t> aliases_;
    Map<VerbPronoun> verb_pronouns_;
    Map<std::vector<KnownKind>> known_kinds_;                    // by squeezed name
    std::vector<std::pair<Listing, std::string>> listed_kinds_;  // "ville" for all listed cities
    Map<char> kind_nouns_;
};

}  // namespace lacis::entities
