// SPDX-License-Identifier: Apache-2.0
#include "relations/sum_units.hpp"

#include <optional>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

bool inside(const Quantity& sum, std::int32_t word) {
    return word >= static_cast<std::int32_t>(sum.words.begin) &&
           word < static_cast<std::int32_t>(sum.words.end);
}

/// The first noun of the sum that leads out of it; the first word of any kind that does so otherwise.
std::optional<WordIndex> head_of(const Sentence& sentence, const Quantity& sum) {
    std::optional<WordIndex> head;
    for (WordIndex i = sum.words.begin; i < sum.words.end; ++i) {
        const Word& word = sentence.words[i];
        if (inside(sum, word.head) || word.upos == Upos::kAdp || word.upos == Upos::kDet) continue;
        if (is_nominal(word) && word.upos != Upos::kNum) return i;
        if (!head) head = i;
    }
    return head;
}

/// Does the noun bear a name: "la région X"?
bool is_named(const Sentence& sentence, WordIndex noun) {
    if (sentence.words[noun].upos == Upos::kPropn) return true;
    const WordIndex* beside = child_with(sentence, noun, {"appos", "flat"});
    return beside != nullptr && sentence.words[*beside].upos == Upos::kPropn;
}

/// The noun that the sum measures: "une aide" of "une aide de 3 millions", "une aide d'un montant de 3
/// millions" and "une aide de la région X de 3 millions".
std::optional<WordIndex> measured_noun(const Sentence& sentence, WordIndex head, const Grammar& grammar) {
    constexpr int kMaxSteps = 3;
    std::optional<WordIndex> noun;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Word& word = sentence.words[head];
        if (!word.is("nmod") || word.head < 0 || word.head > static_cast<std::int32_t>(head) ||
            preposition_of(sentence, head) != "de")
            break;
        head = static_cast<WordIndex>(word.head);
        if (sentence.words[head].upos != Upos::kNoun && !is_named(sentence, head)) break;
        noun = head;
        if (!is_named(sentence, head) && !is_one_of(sentence.words[head], grammar.measures)) break;
    }
    return noun;
}

/// Does the sum say what part of another it is: "dont plus de 200 000 euros", "incluant près d'un million"?
bool is_part_of_another(const Sentence& sentence, const Quantity& sum, const Grammar& grammar) {
    constexpr WordIndex kFarthest = 4;
    for (WordIndex at = sum.words.begin; at > 0 && sum.words.begin - at < kFarthest; --at) {
        if (grammar.parts.contains(utf8::lower(sentence.words[at - 1].form))) return true;
        const Upos upos = sentence.words[at - 1].upos;
        if (upos != Upos::kAdv && upos != Upos::kAdp && upos != Upos::kDet) return false;
    }
    return false;
}

/// "verser un million, dont 200 000 euros à X": who gets a part gets it from the same giver, so that "à X"
/// belongs where the whole sum does.
void give_recipient_of_part(Sentence& sentence, const Quantity& whole, const Quantity& part,
                            const Grammar& grammar) {
    const WordIndex preposition = part.words.end;
    if (preposition >= sentence.words.size() || !is_part_of_another(sentence, part, grammar)) return;
    const std::int32_t recipient = sentence.words[preposition].head;
    const bool to_somebody = sentence.words[preposition].upos == Upos::kAdp &&
                             canonical_preposition(sentence.words[preposition].form) == "à" &&
                             recipient > static_cast<std::int32_t>(preposition);
    const std::optional<WordIndex> head = head_of(sentence, whole);
    if (!to_somebody || !head) return;
    std::int32_t giving = sentence.words[*head].head;
    while (giving >= 0 && sentence.words[static_cast<WordIndex>(giving)].upos != Upos::kVerb)
        giving = sentence.words[static_cast<WordIndex>(giving)].head;
    if (giving < 0 || giving > static_cast<std::int32_t>(*head)) return;
    sentence.words[static_cast<WordIndex>(recipient)].head = giving;
    sentence.words[static_cast<WordIndex>(recipient)].deprel = "obl:arg";
    sentence.link();
}

}  // namespace

void make_sums_units(Sentence& sentence, const std::vector<Quantity>& sums, const Grammar& grammar) {
    for (const Quantity& sum : sums) {
        const std::optional<WordIndex> head = head_of(sentence, sum);
        if (!head) continue;
        std::optional<WordIndex> noun;
        if (!sum.is_share()) noun = measured_noun(sentence, *head, grammar);
        for (WordIndex i = 0; i < sentence.words.size(); ++i) {
            Word& word = sentence.words[i];
            if (!inside(sum, word.head) || inside(sum, static_cast<std::int32_t>(i))) continue;
            const bool clause = word.is("acl");
            const bool follows = i >= sum.words.end && (word.is("nmod") || word.is("obl") || clause);
            word.head = static_cast<std::int32_t>(noun && follows ? *noun : *head);
        }
        if (noun && sentence.words[*head].head != static_cast<std::int32_t>(*noun))
            sentence.words[*head].head = static_cast<std::int32_t>(*noun);
        sentence.link();
    }
    for (std::size_t i = 1; i < sums.size(); ++i) {
        if (!sums[i].is_share() && !sums[i - 1].is_share())
            give_recipient_of_part(sentence, sums[i - 1], sums[i], grammar);
    }
}

}  // namespace lacis::relations
