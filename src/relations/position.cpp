// SPDX-License-Identifier: Apache-2.0
#include "relations/position.hpp"

#include <algorithm>

#include "relations/line.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;

constexpr double kByPosition = 0.8;
constexpr WordIndex kObjectWindow = 7;        ///< "a assigné [ce matin] X"
constexpr WordIndex kPrepositionWindow = 12;  ///< "a investi [dix millions d'euros] dans X"
constexpr WordIndex kPhraseWindow = 4;        ///< "dans [la jeune société] X"

bool opens_new_clause(const Line& line, WordIndex index) {
    const Word& word = line.word(index);
    return line.ends_clause(index) || is_relative_pronoun(word) || word.upos == Upos::kSconj ||
           word.feature("VerbForm") == "Fin" || (is_participle(word, "Past") && !word.is("conj"));
}

/// The name of a phrase that begins here: "la jeune société X".
const Mention* name_of_phrase(const Line& line, WordIndex at) {
    const WordIndex limit = std::min<WordIndex>(at + kPhraseWindow, line.size());
    for (; at < limit; ++at) {
        if (const Mention* name = line.name_from(at)) return name;
        const Word& word = line.word(at);
        if (!line.is_modifier(at) && word.upos != Upos::kNoun) return nullptr;
    }
    return nullptr;
}

const Mention* behind_preposition(const Line& line, WordIndex verb, const std::string& preposition) {
    std::vector<std::string> wanted(1);
    for (const char c : preposition) {
        if (c == ' ') {
            wanted.emplace_back();
        } else {
            wanted.back() += c;
        }
    }
    const WordIndex limit = std::min<WordIndex>(verb + 1 + kPrepositionWindow, line.size());
    for (WordIndex at = verb + 1; at < limit && !opens_new_clause(line, at); ++at) {
        WordIndex next = at;
        bool stands = true;
        for (const std::string& part : wanted) {
            while (next < line.size() && line.word(next).upos == Upos::kDet && next > at) ++next;
            stands = stands && next < line.size() && line.word(next).upos != Upos::kDet &&
                     canonical_preposition(line.form(next)) == part;
            ++next;
        }
        if (!stands) continue;
        if (const Mention* name = name_of_phrase(line, next)) return name;
    }
    return nullptr;
}

const Mention* object_behind(const Line& line, WordIndex verb, bool inverted) {
    const WordIndex limit = std::min<WordIndex>(verb + 1 + kObjectWindow, line.size());
    for (WordIndex at = verb + 1; at < limit; ++at) {
        if (const Mention* name = line.name_from(at)) return name;
        const Upos upos = line.word(at).upos;
        // "a assigné en justice X", "a rencontré lundi à Lyon X", "a reçu dans la soirée X", "… à l'Élysée X"
        WordIndex noun = at + 1;
        if (!inverted && upos == Upos::kAdp && noun + 1 < limit && line.word(noun).upos == Upos::kDet &&
            (line.is_time(noun + 1) || line.name_from(noun + 1) != nullptr))
            ++noun;
        const Mention* place = noun < limit && !inverted ? line.name_from(noun) : nullptr;
        // "a salué en M. X « un capitaine »": not behind the only name.
        if (place != nullptr && line.name_from(place->end_word) == nullptr) place = nullptr;
        const WordIndex behind = place != nullptr ? place->end_word : noun + 1;
        const bool adverbial = upos == Upos::kAdp && behind < limit && line.name_from(behind) != nullptr &&
                               (line.word(noun).upos == Upos::kNoun || line.word(noun).upos == Upos::kPropn);
        if (adverbial) {
            at = behind - 1;
        } else if (!line.is_modifier(at) && upos != Upos::kNoun) {
            return nullptr;
        }
    }
    return nullptr;
}

const Mention* subject_before(const Line& line, WordIndex verb) {
    WordIndex at = verb;
    while (at > 0) {
        const Word& word = line.word(at - 1);
        const bool group =
            word.upos == Upos::kAux || word.upos == Upos::kAdv ||
            (word.upos == Upos::kPron && !is_relative_pronoun(word) && word.feature("Case") != "Nom");
        if (!group || line.name_until(at) != nullptr) break;
        --at;
    }
    if (at > 0 && line.is_comma(at - 1)) {
        // "X, le spécialiste du genre, croque Y": what stands between the commas is skipped.
        WordIndex comma = at - 1;
        while (comma > 0 && !line.is_comma(comma - 1) && !line.ends_clause(comma - 1)) --comma;
        if (comma == 0 || !line.is_comma(comma - 1)) return nullptr;
        at = comma - 1;
    }
    const Mention* name = line.name_until(at);
    if (name == nullptr) return nullptr;
    WordIndex begin = name->first_word;
    while (begin > 0 && (line.is_modifier(begin - 1) || line.word(begin - 1).upos == Upos::kNoun)) --begin;
    return begin > 0 && line.word(begin - 1).upos == Upos::kAdp ? nullptr : name;
}

}  // namespace

std::vector<Referent> find_by_position(const SentenceView& view, const Frame& frame, const Step& step) {
    const Line line(view.frames.sentence(), view.referents);
    const WordIndex verb = frame.predicate;
    // "confirme au micro de Y avoir rencontré X" has no subject beside it.
    const WordIndex* auxiliary = child_with(view.frames.sentence(), verb, {"aux"});
    const bool finite = line.word(verb).feature("VerbForm") == "Fin" ||
                        (auxiliary != nullptr && line.word(*auxiliary).feature("VerbForm") != "Inf");
    const Mention* name = nullptr;
    switch (step.role) {
        case Role::kAgent:
            name = frame.passive ? behind_preposition(line, verb, "par")
                   : finite      ? subject_before(line, verb)
                                 : nullptr;
            break;
        case Role::kPatient:
            if (!frame.passive) {
                // "« … », a déploré auprès de l'agence Y X"
                const bool before =
                    std::any_of(frame.arguments.begin(), frame.arguments.end(),
                                [&](const Argument& a) { return a.role == Role::kAgent && a.word < verb; });
                name = object_behind(line, verb, !before);
            } else if (finite) {
                name = subject_before(line, verb);
            }
            break;
        case Role::kOblique:
            if (step.preposition != "de") name = behind_preposition(line, verb, step.preposition);
            break;
        default:
            break;
    }
    if (name == nullptr) return {};
    std::vector<Referent> found;
    const auto& document = view.referents.document();
    for (const Mention* member : name->first_word > verb ? line.names_in_list(*name) : std::vector{name}) {
        for (Referent referent : referents_of(*member, document)) {
            referent.reliability *= kByPosition;
            found.push_back(referent);
        }
    }
    return found;
}

}  // namespace lacis::relations
