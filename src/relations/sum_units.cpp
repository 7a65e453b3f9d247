// SPDX-License-Identifier: Apache-2.0
#include "relations/sum_units.hpp"

#include <optional>

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
std::optional<WordIndex> measured_noun(const Sentence& sentence, WordIndex head) {
    constexpr int kMaxSteps = 3;
    static const WordSet kMeasures = {"montant", "valeur", "somme", "total", "enveloppe"};
    std::optional<WordIndex> noun;
    for (int step = 0; step < kMaxSteps; ++step) {
        const Word& word = sentence.words[head];
        if (!word.is("nmod") || word.head < 0 || word.head > static_cast<std::int32_t>(head) ||
            preposition_of(sentence, head) != "de")
            break;
        head = static_cast<WordIndex>(word.head);
        if (sentence.words[head].upos != Upos::kNoun && !is_named(sentence, head)) break;
        noun = head;
        if (!is_named(sentence, head) && !is_one_of(sentence.words[head], kMeasures)) break;
    }
    return noun;
}

}  // namespace

void make_sums_units(Sentence& sentence, const std::vector<Quantity>& sums) {
    for (const Quantity& sum : sums) {
        const std::optional<WordIndex> head = head_of(sentence, sum);
        if (!head) continue;
        std::optional<WordIndex> noun;
        if (!sum.is_share()) noun = measured_noun(sentence, *head);
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
}

}  // namespace lacis::relations
