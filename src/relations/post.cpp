// SPDX-License-Identifier: Apache-2.0
#include "relations/post.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

constexpr WordIndex kLongestGap =
    4;  ///< Words of a common noun phrase before a name: "de la jeune société X".

/// "son père A (60 ans), ses frères B et C et sa sœur D": the possessives of a list stand for whom the first
/// one does.
const Mention* first_possessive(const Line& line, WordIndex at) {
    constexpr WordIndex kLongestBracket = 5;
    const Mention* first = line.reference_at(at);
    for (bool listed = true; listed;) {
        listed = false;
        WordIndex end = at;
        bool named = false;
        while (end > 0) {
            const WordIndex last = end - 1;
            if (line.is_comma(last) || line.form(last) == "et") {
                end = last;
            } else if (line.form(last) == ")") {
                WordIndex open = last;
                while (open > 0 && last - open < kLongestBracket && line.form(open) != "(") --open;
                if (line.form(open) != "(") break;
                end = open;
            } else if (const Mention* name = line.name_until(end)) {
                end = name->first_word;
                named = true;
            } else {
                break;
            }
        }
        const WordIndex name = end;
        while (end > 0 && (line.word(end - 1).upos == Upos::kNoun || line.word(end - 1).upos == Upos::kAdj))
            --end;
        if (!named || end == name || end == 0) break;
        const Mention* before = line.reference_at(end - 1);
        if (before == nullptr || before->kind != MentionKind::kPossessive) break;
        if (line.form(at).starts_with("leur") != line.form(end - 1).starts_with("leur")) break;
        first = before;
        at = end - 1;
        listed = true;
    }
    return first;
}

}  // namespace

const WordSet& complement_prepositions() {
    static const WordSet kPrepositions = {"de", "d'", "d’", "du", "des", "chez", "à", "au", "aux"};
    return kPrepositions;
}

bool is_de(const Line& line, WordIndex at) {
    return canonical_preposition(line.form(at)) == "de";
}

namespace {

/// "l'élu [d'extrême droite] à X", "le maire [sans étiquette] de X": past the side somebody takes; `at`
/// itself where none stands.
WordIndex past_side(const Line& line, const Grammar& grammar, WordIndex at) {
    constexpr WordIndex kLongest = 4;
    if (at >= line.size() || (!is_de(line, at) && line.form(at) != "sans")) return at;
    const WordIndex limit = std::min<WordIndex>(at + kLongest, line.size());
    for (WordIndex noun = at + 1; noun < limit && line.reference_at(noun) == nullptr; ++noun) {
        const Word& word = line.word(noun);
        if (is_one_of(word, grammar.sides)) return noun + 1;
        if (word.upos != Upos::kAdj && word.upos != Upos::kDet && line.form(noun) != "extrême") break;
    }
    return at;
}

}  // namespace

WordIndex end_of_post(const Line& line, const Grammar& grammar, WordIndex at) {
    // "le gardien remplaçant de": taggers take such adjectives for participles.
    // So they do with "le président déchu de Y", which has nothing that was done "de Y".
    const auto is_adjective = [&](WordIndex i) {
        const Word& word = line.word(i);
        const bool closing = i + 1 < line.size() && (is_de(line, i + 1) || line.name_from(i + 1) != nullptr);
        return word.upos == Upos::kAdj || is_participle(word, "Pres") ||
               (closing && is_participle(word, "Past"));
    };
    while (at < line.size() && line.reference_at(at) == nullptr && is_adjective(at)) ++at;
    // "le député [apparenté] UDR"
    if (at < line.size() && is_one_of(line.word(at), grammar.labelled)) ++at;
    // "un conseiller [très proche] de X"
    if (at > 0 && at + 2 < line.size() && line.word(at).upos == Upos::kAdv &&
        line.word(at + 1).upos == Upos::kAdj && line.reference_at(at + 1) == nullptr && is_de(line, at + 2))
        at += 2;
    at = past_side(line, grammar, at);
    // "la branche [investissements] de X"
    if (at + 1 < line.size() && line.word(at).upos == Upos::kNoun && line.reference_at(at) == nullptr &&
        (is_de(line, at + 1) || line.form(at + 1) == "chez"))
        ++at;
    // "le patron [par intérim] de X", "le président [de gauche] X", "… [d'extrême droite] X"
    if (at + 1 < line.size() && (line.form(at) == "par" || line.form(at) == "en" || is_de(line, at))) {
        WordIndex noun = at + 1;
        if (line.word(noun).upos == Upos::kAdj && noun + 1 < line.size()) ++noun;
        if (is_one_of(line.word(noun), grammar.tenures)) at = noun + 1;
    }
    return at;
}

Complement complement_of(const Line& line, const Post& post) {
    WordIndex at = post.end;
    if (at < line.size() && complement_prepositions().contains(line.form(at))) {
        const WordIndex limit = std::min<WordIndex>(at + 2 + kLongestGap, line.size());
        for (++at; at < limit; ++at) {
            const Mention* mention = line.reference_at(at);
            if (mention != nullptr) {
                // Of "le patron du groupe X" the name counts, not the noun that may refer to it too.
                const Mention* name = line.name_from(mention->end_word);
                if (mention->kind != MentionKind::kName && name != nullptr) mention = name;
                return {mention, std::max(mention->end_word, at + 1)};
            }
            const Word& word = line.word(at);
            if (line.form(at) == "micro") break;  // "a dit le médecin au micro de X"
            // "membre du collectif « X »"
            if (is_quotation_mark(line.word(at)) && line.name_from(at + 1) != nullptr) continue;
            // "éditeur du logiciel de paie X"
            const bool kind = word.upos == Upos::kAdp && canonical_preposition(line.form(at)) == "de" &&
                              at + 1 < limit && line.word(at + 1).upos == Upos::kNoun &&
                              line.word(at - 1).upos == Upos::kNoun;
            if (!kind && word.upos != Upos::kDet && word.upos != Upos::kNoun && word.upos != Upos::kAdj)
                break;
        }
    }
    if (post.begin > 2 && line.form(post.begin - 1) == "pour") {
        // "Y a pour patron X"
        WordIndex verb = post.begin - 2;
        while (verb > 0 && line.word(verb).upos == Upos::kAdv) --verb;
        if (has_key(line.word(verb), "avoir")) {
            if (const Mention* name = line.name_until(verb)) return {name, post.end, true};
        }
    }
    if (post.begin > 1 && line.form(post.begin - 1) == "dont") {
        // "X, dont la patronne, Y, …"
        const WordIndex end = line.is_comma(post.begin - 2) ? post.begin - 2 : post.begin - 1;
        if (const Mention* name = line.name_until(end)) return {name, post.end, true};
    }
    for (WordIndex i = post.begin; i < post.noun; ++i) {
        const Mention* mention = line.reference_at(i);
        if (mention != nullptr && mention->kind == MentionKind::kPossessive)
            return {first_possessive(line, i), post.end, true};
    }
    return {};
}

WordIndex end_of_portfolio(const Line& line, WordIndex at) {
    constexpr WordIndex kLongest = 8;
    if (at >= line.size() || !complement_prepositions().contains(line.form(at))) return at;
    const WordIndex limit = std::min<WordIndex>(at + kLongest, line.size());
    WordIndex end = at;
    bool content = false;  // "ambassadeur [à] Lyon" has none.
    while (end < limit && line.name_from(end) == nullptr) {
        const Upos upos = line.word(end).upos;
        const bool noun = upos == Upos::kNoun || upos == Upos::kPropn;
        const bool part =
            noun || upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kAdj || upos == Upos::kCconj;
        if (!part) break;
        content = content || noun;
        ++end;
    }
    return content ? end : at;
}

bool is_site(const entities::Entity& place) {
    return !utf8::starts_upper(place.name);
}

bool may_be_called(const Line& line, WordIndex noun, const entities::Entity& holder, const Grammar& grammar) {
    static const WordSet kFeminine = {"la", "une", "cette"};
    const bool man =
        holder.type == entities::EntityType::kPerson && holder.gender == entities::Gender::kMasculine;
    // "la star", "la ministre": one form for both
    const std::string form = line.form(noun);
    const bool feminine = kFeminine.contains(line.form(line.phrase_begin(noun))) &&
                          std::any_of(grammar.feminine_endings.begin(), grammar.feminine_endings.end(),
                                      [&](const std::string& ending) { return form.ends_with(ending); });
    return !man || !feminine;
}

}  // namespace lacis::relations
