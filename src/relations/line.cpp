// SPDX-License-Identifier: Apache-2.0
#include "relations/line.hpp"

#include <algorithm>
#include <map>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

constexpr WordIndex kLongestApposition = 14;
constexpr WordIndex kLongestPhrase = 5;  ///< "le nouveau patron du groupe", then a name

}  // namespace

std::string Line::form(WordIndex index) const {
    return index < size_ ? utf8::lower(word(index).form) : std::string();
}

const Mention* Line::reference_at(WordIndex index) const {
    const auto found = index < size_ ? referents_.mention_at(index) : std::nullopt;
    if (!found) return nullptr;
    const Mention& mention = referents_.document().mentions[*found];
    return mention.entities.empty() ? nullptr : &mention;
}

const Mention* Line::name_from(WordIndex begin) const {
    if (begin < size_ && reference_at(begin) == nullptr && is_address(begin)) ++begin;
    const Mention* mention = reference_at(begin);
    const bool name =
        mention != nullptr && mention->kind == MentionKind::kName && mention->first_word == begin;
    return name ? mention : nullptr;
}

const Mention* Line::name_until(WordIndex end) const {
    const Mention* mention = end > 0 ? reference_at(end - 1) : nullptr;
    const bool name = mention != nullptr && mention->kind == MentionKind::kName && mention->end_word == end;
    return name ? mention : nullptr;
}

const Mention* Line::named_phrase(WordIndex begin) const {
    const WordIndex limit = std::min<WordIndex>(begin + kLongestPhrase, size_);
    for (WordIndex at = begin; at < limit; ++at) {
        if (const Mention* name = name_from(at)) return name;
        if (!is_modifier(at) && word(at).upos != Upos::kNoun) return nullptr;
    }
    return nullptr;
}

std::vector<const Mention*> Line::names_in_list_until(const Mention& last) const {
    std::vector<const Mention*> names{&last};
    for (WordIndex at = begin_of(last); at > 0;) {
        const bool link = is_comma(at - 1) || form(at - 1) == "et" || form(at - 1) == "ou";
        const Mention* before = link ? name_until(at - 1) : nullptr;
        if (before == nullptr) break;
        names.insert(names.begin(), before);
        at = begin_of(*before);
    }
    return names;
}

std::vector<const Mention*> Line::names_in_list(const Mention& first) const {
    std::vector<const Mention*> names{&first};
    for (WordIndex at = first.end_word; at < size_;) {
        const bool link = is_comma(at) || form(at) == "et" || form(at) == "ou" || form(at) == "puis";
        const Mention* next = link ? name_from(at + 1) : nullptr;
        // "A, B ou encore C", "A et aussi B", "A, ainsi que B"
        if (link && next == nullptr && (form(at + 1) == "encore" || form(at + 1) == "aussi"))
            next = name_from(at + 2);
        if (next == nullptr) break;
        names.push_back(next);
        at = next->end_word;
    }
    return names;
}

std::vector<const Mention*> Line::names_in_brackets(const Mention& first) const {
    std::vector<const Mention*> names{&first};
    for (WordIndex at = first.end_word; at < size_;) {
        if (form(at) == ")") return names;
        if (const Mention* next = name_from(at)) {
            names.push_back(next);
            at = next->end_word;
            continue;
        }
        // "(X, la chaîne Y, 50 % de Z)"
        const Upos upos = word(at).upos;
        const bool share = upos == Upos::kNum || form(at) == "%" ||
                           ((form(at) == "de" || form(at) == "d'") && form(at - 1) == "%");
        const bool kind = upos == Upos::kDet || (upos == Upos::kNoun && name_from(at + 1) != nullptr);
        if (!is_comma(at) && form(at) != "et" && !share && !kind) break;
        ++at;
    }
    return {};
}

std::vector<const Mention*> Line::names_announced_by(WordIndex noun) const {
    static const WordSet kIndefinite = {"plusieurs", "quelques",   "divers",
                                        "diverses",  "différents", "différentes"};
    bool counted = false;
    for (WordIndex i = phrase_begin(noun); i < noun; ++i) {
        counted = counted || word(i).upos == Upos::kNum || kIndefinite.contains(form(i));
    }
    if (std::vector<const Mention*> names = names_that_make(noun); !names.empty()) return names;
    WordIndex colon = noun + 1;
    while (colon < size_ && word(colon).upos == Upos::kAdj) ++colon;
    // "des investisseurs historiques : X et Y"
    if (!counted && form(colon) != ":") return {};
    const auto announces = [&](WordIndex at) {
        return form(at) == ":" || (form(at) == "savoir" && at > 0 && form(at - 1) == "à");
    };
    while (colon < size_ && !announces(colon) && !ends_clause(colon)) ++colon;
    const Mention* first = announces(colon) ? named_phrase(colon + 1) : nullptr;
    if (first == nullptr) return {};
    std::vector<const Mention*> names = names_in_list(*first);
    return names.size() > 1 ? names : std::vector<const Mention*>{};
}

WordIndex Line::past_exemplifying(WordIndex at) const {
    constexpr WordIndex kMostWords = 4;
    std::string words;
    for (WordIndex i = at; i < size_ && i < at + kMostWords; ++i) {
        // The list has them without articles: "à l'instar du" is "à instar de".
        const std::string one = i == at ? form(i) : canonical_preposition(form(i));
        if (word(i).upos == Upos::kDet && one != "de") continue;
        words += (words.empty() ? "" : " ") + one;
        if (referents_.grammar().exemplifying.contains(words)) return i + 1;
    }
    return at;
}

WordIndex Line::take_in_names(WordIndex at, std::vector<const Mention*>& names) const {
    WordIndex end = at;
    for (;;) {
        while (at < size_ && word(at).upos == Upos::kDet && name_from(at) == nullptr) ++at;
        // "à l'instar de la députée X"
        while (is_bare_noun(at) && is_one_of(word(at), referents_.grammar().titles)) ++at;
        const Mention* name = name_from(at);
        if (name == nullptr) return end;
        names.push_back(name);
        end = at = name->end_word;
        if (!is_comma(at) && form(at) != "et" && form(at) != "ou") return end;
        ++at;
    }
}

std::vector<const Mention*> Line::names_exemplifying(WordIndex noun) const {
    constexpr WordIndex kLongestComplement = 8;
    static const WordSet kFar = {"instar", "image"};  // They may stand behind the verb.
    WordIndex at = noun + 1;
    std::vector<const Mention*> names;
    const auto verb_in = [&](WordIndex from, WordIndex to) {
        for (WordIndex i = from; i < to && i < size_; ++i)
            if (word(i).feature("VerbForm") == "Fin") return true;
        return false;
    };
    for (; at < size_; ++at) {
        const WordIndex first = past_exemplifying(at);
        const bool far = verb_in(noun + 1, at) || at > noun + kLongestComplement;
        const bool opening = !verb_in(0, noun) && first > at + 1 && kFar.contains(form(first - 2));
        if (first > at && (!far || opening)) {
            const WordIndex end = take_in_names(first, names);
            WordIndex close = end;
            while (close < size_ && word(close).upos != Upos::kPunct) ++close;
            // "dont A est le patron" is a clause.
            if (names.empty() || (form(at) == "dont" && verb_in(end, close))) return {};
            at = end;
            break;
        }
        if (ends_clause(at)) return {};
    }
    // "…, des plateformes comme B, ou des acteurs du web comme C et D"
    while (is_comma(at) || form(at) == "et" || form(at) == "ou") {
        WordIndex marker = at + 1;
        if (form(marker) == "et" || form(marker) == "ou") ++marker;
        if (word(marker < size_ ? marker : at).upos != Upos::kDet) break;
        const WordIndex limit = std::min<WordIndex>(marker + kLongestComplement, size_);
        while (marker < limit && past_exemplifying(marker) == marker && name_from(marker) == nullptr &&
               !closes(marker) && word(marker).feature("VerbForm") != "Fin")
            ++marker;
        const WordIndex first = past_exemplifying(marker);
        if (first == marker) break;
        const std::size_t before = names.size();
        at = take_in_names(first, names);
        if (names.size() == before) break;
    }
    return names;
}

std::vector<const Mention*> Line::names_that_make(WordIndex noun) const {
    static const std::map<std::string, std::size_t, std::less<>> kCounts = {
        {"deux", 2}, {"trois", 3}, {"quatre", 4}, {"cinq", 5}, {"2", 2}, {"3", 3}, {"4", 4}, {"5", 5}};
    std::size_t count = 0;
    for (WordIndex i = phrase_begin(noun); i < noun; ++i) {
        if (const auto found = kCounts.find(form(i)); found != kCounts.end()) count = found->second;
    }
    if (count == 0) return {};
    static const WordSet kMarks = {",", "–", "—", "-"};
    for (WordIndex at = noun + 1; at < size_ && at - noun <= kLongestApposition; ++at) {
        if (word(at).upos == Upos::kVerb || word(at).upos == Upos::kAux) return {};
        if (!kMarks.contains(form(at))) {
            if (ends_clause(at)) return {};
            continue;
        }
        const Mention* first = name_from(at + 1);
        if (first == nullptr) return {};
        std::vector<const Mention*> names = names_in_list(*first);
        const bool closed = closes(names.back()->end_word);
        return closed && names.size() == count ? names : std::vector<const Mention*>{};
    }
    return {};
}

bool Line::is_bare_noun(WordIndex index) const {
    return index < size_ && word(index).upos == Upos::kNoun && name_from(index) == nullptr;
}

bool Line::is_address(WordIndex index) const {
    return word(index).upos != Upos::kDet && is_one_of(word(index), referents_.grammar().address);
}

bool Line::is_person(const Mention& mention) const {
    return mention.entities.size() == 1 &&
           referents_.document().entities[mention.entities.front()].type == entities::EntityType::kPerson;
}

WordIndex Line::begin_of(const Mention& name) const {
    const WordIndex begin = name.first_word;
    return begin > 0 && is_address(begin - 1) ? begin - 1 : begin;
}

bool Line::is_modifier(WordIndex index) const {
    const Upos upos = word(index).upos;
    return upos == Upos::kDet || upos == Upos::kAdj || upos == Upos::kNum || upos == Upos::kAdv;
}

bool Line::is_time(WordIndex index) const {
    return word(index).upos == Upos::kNoun && is_one_of(word(index), referents_.grammar().times);
}

bool Line::closes(WordIndex index) const {
    return index >= size_ || word(index).upos == Upos::kPunct || form(index) == "et";
}

bool Line::ends_clause(WordIndex index) const {
    static const WordSet kMarks = {".",  ";", ":", "!", "?", "…", "«", "»",
                                   "\"", "“", "”", "(", ")", "–", "—"};
    return index >= size_ || (word(index).upos == Upos::kPunct && kMarks.contains(word(index).form));
}

WordIndex Line::phrase_begin(WordIndex noun) const {
    WordIndex begin = noun;
    while (begin > 0 && is_modifier(begin - 1)) {
        const bool named = name_until(begin) != nullptr;
        if (named) break;
        --begin;
    }
    return begin;
}

WordIndex Line::before_age(WordIndex end) const {
    return end >= 3 && form(end - 1) == "ans" && is_comma(end - 3) ? end - 3 : end;
}

const Mention* Line::name_before_apposition(WordIndex noun) const {
    const WordIndex begin = phrase_begin(noun);
    if (begin == 0 || !is_comma(begin - 1)) return nullptr;
    const Mention* name = name_until(before_age(begin - 1));
    if (name == nullptr) return nullptr;
    for (WordIndex i = noun + 1; i < size_ && i - noun <= kLongestApposition; ++i) {
        if (is_comma(i) || form(i) == ";" || form(i) == ".") return name;
        if (ends_clause(i) || word(i).feature("VerbForm") == "Fin") return nullptr;
    }
    return nullptr;
}

const Mention* Line::name_after_apposition(WordIndex noun) const {
    bool below = false;  // "le patron de Y, X": Y belongs to the noun.
    for (WordIndex i = noun + 1; i < size_ && i - noun <= kLongestApposition; ++i) {
        if (is_comma(i)) {
            const Mention* name = named_phrase(i + 1);
            // "le soutien de Y, X et Z" is an enumeration.
            const bool alone = name != nullptr && !is_bare_noun(i + 1) && names_in_list(*name).size() == 1;
            return alone && closes(name->end_word) ? name : nullptr;
        }
        if (const Mention* name = name_from(i)) {
            if (!below) return nullptr;
            i = name->end_word - 1;
            continue;
        }
        const Upos upos = word(i).upos;
        if (!is_modifier(i) && upos != Upos::kNoun && upos != Upos::kAdp && upos != Upos::kPropn)
            return nullptr;
        below = below || upos == Upos::kAdp;
    }
    return nullptr;
}

const Mention* first_name(const entities::DocumentEntities& document, std::uint32_t entity) {
    for (const std::uint32_t index : document.entities[entity].mentions) {
        if (document.mentions[index].kind == MentionKind::kName) return &document.mentions[index];
    }
    return nullptr;
}

std::vector<Referent> referents_of(const Mention& mention, const entities::DocumentEntities& document) {
    std::vector<Referent> found;
    const auto index = static_cast<std::uint32_t>(&mention - document.mentions.data());
    for (const std::uint32_t entity : mention.entities) {
        found.push_back({entity, index, mention.kind == MentionKind::kName ? 1 : Referents::kUnnamed});
    }
    return found;
}

}  // namespace lacis::relations
