// SPDX-License-Identifier: Apache-2.0
#include "entities/quotations.hpp"

#include <algorithm>
#include <string_view>

namespace lacis::entities {
namespace {

using language::Sentence;
using language::Upos;
using language::Word;

bool opens(std::string_view form) {
    return form == "«" || form == "“";
}
bool closes(std::string_view form) {
    return form == "»" || form == "”";
}
bool is_straight(std::string_view form) {
    return form == "\"" || form == "''" || form == "``";
}

class SpeakerFinder {
  public:
    SpeakerFinder(const std::vector<Sentence>& sentences, const std::vector<Quotation>& quotations,
                  const std::vector<SpeakerPlace>& places, const WordLists& lists)
        : sentences_(sentences), quotations_(quotations), places_(places), lists_(lists) {}

    [[nodiscard]] std::vector<std::optional<std::uint32_t>> find() const {
        std::vector<std::optional<std::uint32_t>> speakers;
        if (quotations_.empty()) return speakers;
        speakers.resize(quotations_.back().number + 1);
        for (const Quotation& quotation : quotations_) {
            auto& speaker = speakers[quotation.number];
            if (!speaker) speaker = behind(quotation);
            if (!speaker) speaker = before(quotation);
        }
        inherit(speakers);
        return speakers;
    }

  private:
    [[nodiscard]] bool is_speech_verb(const Word& word) const {
        return word.upos == Upos::kVerb && lists_.verb(word.lemma) == VerbSense::kSpeech;
    }

    [[nodiscard]] const SpeakerPlace* place_at(std::uint32_t sentence, std::uint32_t word) const {
        const auto found = std::find_if(places_.begin(), places_.end(), [&](const SpeakerPlace& place) {
            return place.sentence == sentence && place.first <= word && word < place.end;
        });
        return found == places_.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool quoted(std::uint32_t sentence, std::uint32_t word) const {
        return std::any_of(quotations_.begin(), quotations_.end(), [&](const Quotation& quotation) {
            return quotation.sentence == sentence && quotation.first <= word && word < quotation.end;
        });
    }

    /// "…", a déclaré X; "…", explique le patron de X.
    [[nodiscard]] std::optional<std::uint32_t> behind(const Quotation& quotation) const {
        const auto& words = sentences_[quotation.sentence].words;
        constexpr std::uint32_t kToVerb = 6;
        for (std::uint32_t at = quotation.end; at < words.size() && at < quotation.end + kToVerb; ++at) {
            if (!is_speech_verb(words[at])) continue;
            constexpr std::uint32_t kToSubject = 5;
            for (std::uint32_t next = at + 1; next < words.size() && next <= at + kToSubject; ++next) {
                const SpeakerPlace* place = place_at(quotation.sentence, next);
                if (place != nullptr) return place->entity;
                if (words[next].upos == Upos::kVerb || words[next].form == ".") break;
            }
            // "…", a-t-il pesté: the pronoun stands before the participle.
            for (std::uint32_t between = quotation.end; between < at; ++between) {
                if (const SpeakerPlace* place = place_at(quotation.sentence, between)) return place->entity;
            }
            return std::nullopt;
        }
        return std::nullopt;
    }

    /// X affirme que "…"; X : « … ».
    [[nodiscard]] std::optional<std::uint32_t> before(const Quotation& quotation) const {
        const auto& words = sentences_[quotation.sentence].words;
        for (std::uint32_t at = quotation.first; at-- > 0;) {
            if (quoted(quotation.sentence, at) || !is_speech_verb(words[at])) continue;
            for (std::uint32_t left = at; left-- > 0;) {
                const SpeakerPlace* place = place_at(quotation.sentence, left);
                if (place != nullptr) return place->entity;
            }
            return std::nullopt;
        }
        return std::nullopt;
    }

    /// A quotation without words of its own on who speaks goes on where the last one of the paragraph
    /// stopped.
    void inherit(std::vector<std::optional<std::uint32_t>>& speakers) const {
        std::optional<std::uint32_t> last;
        std::uint32_t paragraph = 0;
        for (const Quotation& quotation : quotations_) {
            const std::uint32_t own = sentences_[quotation.sentence].paragraph;
            if (own != paragraph) last.reset();
            paragraph = own;
            auto& speaker = speakers[quotation.number];
            if (!speaker) speaker = last;
            last = speaker;
        }
    }

    const std::vector<Sentence>& sentences_;
    const std::vector<Quotation>& quotations_;
    const std::vector<SpeakerPlace>& places_;
    const WordLists& lists_;
};

}  // namespace

std::vector<Quotation> find_quotations(const std::vector<Sentence>& sentences) {
    std::vector<Quotation> quotations;
    bool open = false;
    std::uint32_t number = 0;
    std::uint32_t paragraph = 0;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].paragraph != paragraph) {
            if (open) ++number;
            open = false;
            paragraph = sentences[s].paragraph;
        }
        std::uint32_t first = 0;
        const auto finish = [&](std::uint32_t end) {
            if (first < end) quotations.push_back({s, first, end, number});
        };
        const auto& words = sentences[s].words;
        for (std::uint32_t i = 0; i < words.size(); ++i) {
            const bool straight = is_straight(words[i].form);
            if (open && (closes(words[i].form) || straight)) {
                finish(i);
                open = false;
                ++number;
            } else if (!open && (opens(words[i].form) || straight)) {
                open = true;
                first = i + 1;
            }
        }
        if (open) finish(static_cast<std::uint32_t>(words.size()));
    }
    return quotations;
}

std::vector<std::optional<std::uint32_t>> find_speakers(const std::vector<Sentence>& sentences,
                                                        const std::vector<Quotation>& quotations,
                                                        const std::vector<SpeakerPlace>& places,
                                                        const WordLists& lists) {
    return SpeakerFinder(sentences, quotations, places, lists).find();
}

}  // namespace lacis::entities
