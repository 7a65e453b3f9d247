// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "entities/crf.hpp"
#include "entities/encoder.hpp"
#include "entities/tokens.hpp"

namespace lacis::entities {

/// What the places where a word stands in a document say about it. "Vautrin" behind "Mme" at one place is
/// evidence for "Vautrin" at all others.
enum class Cue : std::uint8_t {
    kAfterTitle,             ///< "Mme X", "M. X"
    kAfterFirstName,         ///< "Jeanne X"
    kIsFirstName,            ///< "X Martin" where X is a first name
    kAfterPersonNoun,        ///< "le ministre X"
    kAfterOrganization,      ///< "le groupe X"
    kAfterPlaceNoun,         ///< "la ville de X"
    kAfterProductNoun,       ///< "le logiciel X"
    kAfterProjectNoun,       ///< "le projet X"
    kAfterPlacePreposition,  ///< "à X", "en X"
    kAfterChez,              ///< "chez X"
    kPostOf,                 ///< "patron de X"
    kBeforePersonNoun,       ///< "X, ministre de …"
    kBeforeOrganization,     ///< "X, une société …"
    kBeforePlaceNoun,
    kBeforeProductNoun,
    kBeforeProjectNoun,
    kBeforeSpeechVerb,  ///< "X a déclaré"
    kAfterSpeechVerb,   ///< "a déclaré X"
    kBeforeAge,         ///< "X, 45 ans"
    kLegalForm,         ///< "X SA"
    kInsideSentence,    ///< with a capital where none is due
    kLowerCase,         ///< without a capital
};
inline constexpr std::size_t kCueCount = 22;

/// Cues of a document's words by their folded form, with the number of their places.
class DocumentCues {
  public:
    explicit DocumentCues(const std::vector<NameSentence>& sentences);

    /// Bit (1 << Cue) for each cue that the word has anywhere but at this place.
    [[nodiscard]] std::uint32_t elsewhere(const NameSentence& sentence, std::size_t token) const;
    /// Number of places where the word is written with a capital.
    [[nodiscard]] std::uint32_t count(const std::string& folded) const;

  private:
    struct Places {
        std::uint32_t capitals = 0;
        std::array<std::uint16_t, kCueCount> cues{};
    };
    std::unordered_map<std::string, Places> places_;
};

/// Cues of one place.
[[nodiscard]] std::uint32_t cues_of(const NameSentence& sentence, std::size_t token);

/// Features of all sentences of a document.
[[nodiscard]] std::vector<SentenceFeatures> features_of(const std::vector<NameSentence>& sentences,
                                                        const ContextEncoder& encoder);

}  // namespace lacis::entities
