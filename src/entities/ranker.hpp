// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "language/pack.hpp"

/// Which of several entities a pronoun, possessive or description stands for: a log-linear model over the
/// candidates and one more outcome, that it stands for none of them (after Denis and Baldridge 2008).
namespace lacis::entities {

enum class ReferenceKind : std::uint8_t { kSubject, kObject, kOblique, kPossessive, kDescription };
inline constexpr std::array<std::string_view, 5> kReferenceKindNames = {"subject", "object", "oblique",
                                                                        "possessive", "description"};

/// What speaks for or against a candidate.
enum class Trait : std::uint8_t {
    kSameSentence,  ///< Its last mention stands in the same sentence; one, two, more sentences before.
    kOneBack,
    kTwoBack,
    kFarther,
    kNewParagraph,
    kSubject,         ///< A subject there.
    kEarlierSubject,  ///< A subject in a sentence before that.
    kParallel,        ///< A subject, and so is the reference.
    kSameClause,      ///< Subject of the reference's own clause.
    kOtherInClause,   ///< In the reference's own clause, and not its subject.
    kComplement,      ///< The last mention is a complement of a noun.
    kByName,          ///< The last mention is a name.
    kNearest,         ///< No other candidate has been mentioned since.
    kFirst,           ///< Of the candidates' last sentence the first.
    kAgrees,          ///< Gender.
    kClashes,
    kUnknownGender,
    kOften,   ///< Logarithm of the number of its names in the document.
    kRecent,  ///< Logarithm of the number of its mentions in the last sentences.
    kInTitle,
    kPerson,
    kOrganization,
    kPlace,
    kWork,           ///< A product or a project.
    kPersonVerb,     ///< A person, where the verb asks for one.
    kSpeechVerb,     ///< A person, where the verb is one of speech.
    kSpeechByOther,  ///< Not a person, where the verb is one of speech.
    kCompanyVerb,    ///< An organization, where the verb asks for one.
    kSaid,           ///< The document has called it so.
    kFromThere,      ///< The document has put it at the place that the description names.
};
inline constexpr std::array<std::string_view, 30> kTraitNames = {
    "same-sentence",   "one-back",    "two-back",        "farther",         "new-paragraph",  "subject",
    "earlier-subject", "parallel",    "same-clause",     "other-in-clause", "complement",     "by-name",
    "nearest",         "first",       "agrees",          "clashes",         "unknown-gender", "often",
    "recent",          "in-title",    "person",          "organization",    "place",          "work",
    "person-verb",     "speech-verb", "speech-by-other", "company-verb",    "said",           "from-there"};
inline constexpr std::size_t kTraitCount = kTraitNames.size();

struct Candidate {
    std::uint32_t entity = 0;
    std::array<double, kTraitCount> traits{};

    void set(Trait trait, double value = 1) { traits[static_cast<std::size_t>(trait)] = value; }
};

/// Weights by kind of reference; the last one is that of the outcome "none of them".
using RankerWeights = std::array<std::array<double, kTraitCount + 1>, kReferenceKindNames.size()>;

class Ranker {
  public:
    /// Reads `entities/coreference.tsv`. Throws Error with file and line for a row that does not follow the
    /// format.
    explicit Ranker(const language::Pack& pack);
    explicit Ranker(const RankerWeights& weights) : weights_(weights) {}

    /// Probability of each candidate, and last of none.
    [[nodiscard]] std::vector<double> probabilities(ReferenceKind kind,
                                                    const std::vector<Candidate>& candidates) const;
    /// The likeliest candidate, if it is likely enough to be believed.
    [[nodiscard]] std::optional<std::uint32_t> choose(ReferenceKind kind,
                                                      const std::vector<Candidate>& candidates) const;

  private:
    RankerWeights weights_{};
};

}  // namespace lacis::entities
