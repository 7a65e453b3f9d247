// SPDX-License-Identifier: Apache-2.0
#include "relations/name_units.hpp"

#include "relations/referents.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

bool inside(const Mention& name, std::int32_t word) {
    return word >= 0 && static_cast<WordIndex>(word) >= name.first_word && static_cast<WordIndex>(word) < name.end_word;
}

/// Does `word` stand below `ancestor`, itself included?
bool stands_below(const Sentence& sentence, std::int32_t word, WordIndex ancestor) {
    for (std::size_t steps = 0; word >= 0 && steps <= sentence.words.size(); ++steps) {
        if (static_cast<WordIndex>(word) == ancestor) return true;
        word = sentence.words[static_cast<WordIndex>(word)].head;
    }
    return false;
}

/// Where a name belongs that was taken for punctuation: behind a comma it is in apposition to the noun before.
void attach_stray_name(Sentence& sentence, const Mention& name, WordIndex head) {
    Word& word = sentence.words[head];
    word.deprel = "nmod";
    if (name.first_word == 0 || sentence.words[name.first_word - 1].upos != Upos::kPunct) return;
    for (WordIndex i = name.first_word; i-- > 0;) {
        const Word& other = sentence.words[i];
        if (other.upos == Upos::kVerb) return;
        const bool noun = other.upos == Upos::kNoun || other.upos == Upos::kPropn;
        if (noun && child_with(sentence, i, {"case"}) == nullptr && !stands_below(sentence, static_cast<std::int32_t>(i), head)) {
            word.head = static_cast<std::int32_t>(i);
            word.deprel = "appos";
            return;
        }
    }
}

}  // namespace

Sentence with_names_as_units(const Sentence& sentence, const entities::DocumentEntities& entities,
                             std::uint32_t sentence_index) {
    Sentence copy = sentence;
    for (const Mention& name : mentions_in(entities, sentence_index)) {
        if (name.kind != MentionKind::kName) continue;
        // The word that leads out of the name; the first one if several do.
        WordIndex head = name.first_word;
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            if (!inside(name, copy.words[i].head) && copy.words[i].upos != Upos::kAdp && copy.words[i].upos != Upos::kDet) {
                head = i;
                break;
            }
        }
        if (inside(name, copy.words[head].head)) continue;
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            Word& word = copy.words[i];
            if (i == head || inside(name, word.head)) continue;
            const bool marker = word.is("case") || word.is("det") || word.is("punct");
            word.head = static_cast<std::int32_t>(head);
            if (!marker) word.deprel = "flat:name";
        }
        for (WordIndex i = 0; i < copy.words.size(); ++i) {
            Word& word = copy.words[i];
            const bool hangs_inside = inside(name, word.head) && static_cast<WordIndex>(word.head) != head;
            if (hangs_inside && !inside(name, static_cast<std::int32_t>(i))) word.head = static_cast<std::int32_t>(head);
        }
        copy.words[head].upos = Upos::kPropn;
        copy.link();
        if (copy.words[head].is("punct")) {
            attach_stray_name(copy, name, head);
            copy.link();
        }
    }
    return copy;
}

}  // namespace lacis::relations
