// SPDX-License-Identifier: Apache-2.0
#include "entities/quotations.hpp"

#include <algorithm>
#include <string_view>

#include "entities/grammar.hpp"

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
        std::vector<bool> settled(speakers.size());
        for (const Quotation& quotation : quotations_) {
            auto& speaker = speakers[quotation.number];
            for (const Said said : {behind(quotation), before(quotation), according_to(quotation)}) {
                if (speaker || settled[quotation.number]) break;
                speaker = said.speaker;
                settled[quotation.number] = said.by_somebody;
            }
        }
        inherit(speakers, settled);
        return speakers;
    }

  private:
    /// Who says a quotation; somebody whom the document does not name, or who is not found, too.
    struct Said {
        std::optional<std::uint32_t> speaker = std::nullopt;
        bool by_somebody = false;
    };

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
        return quotation_at(quotations_, sentence, word).has_value();
    }

    /// The verb of "…", [a sangloté] X: whatever it means, for nothing but who speaks stands there.
    [[nodiscard]] std::optional<std::uint32_t> verb_behind(const Quotation& quotation) const {
        const auto& words = sentences_[quotation.sentence].words;
        constexpr std::uint32_t kToSpeech = 6;
        constexpr std::uint32_t kToVerb = 5;
        const auto count = static_cast<std::uint32_t>(words.size());
        for (std::uint32_t at = quotation.end; at < std::min(count, quotation.end + kToSpeech); ++at) {
            if (is_speech_verb(words[at])) return at;
        }
        std::uint32_t at = quotation.end + 1;
        if (at >= count || words[at].form != ",") return std::nullopt;
        bool finite = false;
        for (++at; at < std::min(count, quotation.end + kToVerb + 1); ++at) {
            const Word& word = words[at];
            finite = finite || word.feature("VerbForm") == "Fin";
            if (word.upos == Upos::kVerb) return finite ? std::optional(at) : std::nullopt;
            const std::string lower = plain_lower(word.form);
            const bool between = word.upos == Upos::kAux || word.upos == Upos::kAdv || lower == "s'" ||
                                 lower == "se" || lower.starts_with('-');
            if (!between) return std::nullopt;
        }
        return std::nullopt;
    }

    /// Does a preposition stand before the place: "a dit [à] l'AFP", "le patron [du] groupe X"?
    [[nodiscard]] bool is_complement(const std::vector<Word>& words, std::uint32_t verb,
                                     const SpeakerPlace& place) const {
        for (std::uint32_t at = place.first; at-- > verb + 1;) {
            // "pour sa part X"
            const auto behind = lists_.pronoun(plain_lower(words[at + 1].form));
            const bool own = behind && behind->kind == PronounKind::kPossessive;
            if (words[at].upos == Upos::kAdp && !own) return true;
            if (words[at].upos == Upos::kPunct) return false;
        }
        return false;
    }

    /// "…", a déclaré X; "…", explique le patron du groupe, X.
    [[nodiscard]] Said behind(const Quotation& quotation) const {
        const auto& words = sentences_[quotation.sentence].words;
        const auto verb = verb_behind(quotation);
        if (!verb) return {};
        // "…", a-t-il pesté: the pronoun stands before the participle.
        for (std::uint32_t between = quotation.end; between <= *verb + 1 && between < words.size();
             ++between) {
            if (!words[between].form.starts_with('-') || between == *verb) continue;
            const SpeakerPlace* place = place_at(quotation.sentence, between);
            return place != nullptr ? Said{place->entity, true} : Said{};
        }
        constexpr std::uint32_t kToSubject = 14;
        bool described = false;
        for (std::uint32_t next = *verb + 1; next < words.size() && next <= *verb + kToSubject; ++next) {
            if (words[next].upos == Upos::kVerb || words[next].form == "." || opens(words[next].form)) break;
            const SpeakerPlace* place = place_at(quotation.sentence, next);
            if (place == nullptr) {
                const bool noun = words[next].upos == Upos::kNoun && words[next - 1].upos == Upos::kDet;
                described = described || (noun && (next < 2 || words[next - 2].upos != Upos::kAdp));
                continue;
            }
            const Word& head = words[head_of(sentences_[quotation.sentence], place->first, place->end)];
            const bool governed =
                words[place->first - 1].upos == Upos::kAdp || words[place->first - 2].upos == Upos::kAdp;
            const bool subject =
                head.is("nsubj") && head.head == static_cast<std::int32_t>(*verb) && !governed;
            if (subject) return {place->entity, true};
            const bool apposed = described && words[place->first - 1].form == ",";
            if (apposed || !is_complement(words, *verb, *place)) return {place->entity, true};
            next = place->end - 1;
        }
        for (std::uint32_t between = quotation.end; between < *verb; ++between) {
            if (const SpeakerPlace* place = place_at(quotation.sentence, between))
                return {place->entity, true};
        }
        return {std::nullopt, described};
    }

    /// X affirme que "…"; X : « … ».
    [[nodiscard]] Said before(const Quotation& quotation) const {
        const auto& words = sentences_[quotation.sentence].words;
        for (std::uint32_t at = quotation.first; at-- > 0;) {
            if (quoted(quotation.sentence, at) || !is_speech_verb(words[at])) continue;
            for (std::uint32_t left = at; left-- > 0;) {
                const SpeakerPlace* place = place_at(quotation.sentence, left);
                if (place != nullptr) return {place->entity, true};
            }
            return {};
        }
        return {};
    }

    /// Pour X, « … »; selon la présidente, X, « … »; X ne décolère pas : « … ».
    [[nodiscard]] Said according_to(const Quotation& quotation) const {
        const Sentence& sentence = sentences_[quotation.sentence];
        const auto& words = sentence.words;
        if (quotation.first < 2 || quoted(quotation.sentence, 0)) return {};
        const std::string first = plain_lower(words[0].form);
        const bool according =
            first == "pour" || first == "selon" || (first == "d'" && plain_lower(words[1].form) == "après");
        const bool colon = words[quotation.first - 2].form == ":";
        if (!according && !colon) return {};
        constexpr std::uint32_t kToName = 10;
        for (const SpeakerPlace& place : places_) {
            if (place.sentence != quotation.sentence || place.first >= quotation.first) continue;
            const bool bracketed = place.first > 0 && words[place.first - 1].form == "(";
            if (bracketed || quoted(quotation.sentence, place.first)) continue;
            const bool opening = according && place.first <= kToName && place.end < words.size() &&
                                 words[place.end].form == "," &&
                                 (words[place.first - 1].form == "," || !is_complement(words, 0, place));
            if (opening || (colon && is_subject(sentence, place.first))) return {place.entity, true};
        }
        for (std::uint32_t at = 0; colon && at < quotation.first; ++at) {
            const bool somebody = words[at].is("nsubj") && words[at].upos == Upos::kNoun;
            if (somebody && !quoted(quotation.sentence, at)) return {std::nullopt, true};
        }
        return {};
    }

    /// A quotation without words of its own on who speaks goes on where the last one of the paragraph
    /// stopped.
    void inherit(std::vector<std::optional<std::uint32_t>>& speakers,
                 const std::vector<bool>& settled) const {
        std::optional<std::uint32_t> last;
        std::uint32_t paragraph = 0;
        for (const Quotation& quotation : quotations_) {
            const std::uint32_t own = sentences_[quotation.sentence].paragraph;
            if (own != paragraph) last.reset();
            paragraph = own;
            auto& speaker = speakers[quotation.number];
            if (!speaker && !settled[quotation.number]) speaker = last;
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
            const auto side =
                straight ? language::side_of_mark(sentences[s], i) : language::MarkSide::kUnknown;
            // A straight mark on the wrong side for what is open: another one has been left out.
            const bool again = side == language::MarkSide::kOpens;
            if (open && !again && (closes(words[i].form) || straight)) {
                finish(i);
                open = false;
                ++number;
            } else if (opens(words[i].form) ? !open : straight && side != language::MarkSide::kCloses) {
                open = true;
                first = i + 1;
            }
        }
        if (open) finish(static_cast<std::uint32_t>(words.size()));
    }
    return quotations;
}

std::optional<std::uint32_t> quotation_at(const std::vector<Quotation>& quotations, std::uint32_t sentence,
                                          std::uint32_t word) {
    for (const Quotation& part : quotations) {
        if (part.sentence == sentence && part.first <= word && word < part.end) return part.number;
    }
    return std::nullopt;
}

std::vector<std::optional<std::uint32_t>> find_speakers(const std::vector<Sentence>& sentences,
                                                        const std::vector<Quotation>& quotations,
                                                        const std::vector<SpeakerPlace>& places,
                                                        const WordLists& lists) {
    return SpeakerFinder(sentences, quotations, places, lists).find();
}

}  // namespace lacis::entities
