// SPDX-License-Identifier: Apache-2.0
#include "relations/stance.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr int kMaxSteps = 8;

std::string form_of(const Word& word) {
    return utf8::lower(word.form);
}

bool is_ne(const Word& word) {
    const std::string form = form_of(word);
    return form == "ne" || form == "n'" || form == "n’";
}

bool is_que(const Word& word) {
    const std::string form = form_of(word);
    return form == "que" || form == "qu'" || form == "qu’";
}

/// The word of a clause that carries its mood: the first finite auxiliary or copula, else the predicate
/// itself.
WordIndex finite_word(const Sentence& sentence, WordIndex predicate) {
    for (const WordIndex child : sentence.children(predicate)) {
        const Word& word = sentence.words[child];
        if ((word.is("aux") || word.is("cop")) && word.feature("VerbForm") == "Fin") return child;
    }
    return predicate;
}

/// "a fini par", "a dû partir": a modal in a compound past tells what happened.
bool is_compound_past(const Sentence& sentence, WordIndex verb) {
    return is_participle(sentence.words[verb], "Past") && child_with(sentence, verb, {"aux"}) != nullptr;
}

class StanceReader {
  public:
    StanceReader(FrameBuilder& frames, Stance& stance)
        : frames_(frames), sentence_(frames.sentence()), grammar_(frames.grammar()), stance_(stance) {}

    void read(const Frame& frame, bool event) {
        if (frame.kind != FrameKind::kVerb) read_modifiers(frame.predicate);
        if (frame.support) {
            // "ne tarit pas d'éloges"
            read_clause(*frame.support, !is_one_of(word(*frame.support), grammar_.implying));
            climb(*frame.support);
        } else if (frame.kind == FrameKind::kVerb || is_predicate(sentence_, frame.predicate)) {
            read_clause(frame.predicate, true);
            climb(frame.predicate);
        } else if (!event) {
            climb_for_source(frame.predicate);
        } else {
            climb(frame.predicate);
        }
        read_question();
    }

  private:
    [[nodiscard]] const Word& word(WordIndex index) const { return sentence_.words[index]; }

    /// Adjectives and adverbs at a noun ("le futur patron", "présumé").
    void read_modifiers(WordIndex noun) {
        for (const WordIndex child : sentence_.children(noun)) {
            const Word& dependent = word(child);
            if (is_one_of(dependent, grammar_.doubtful)) stance_.hedged = true;
            if (is_one_of(dependent, grammar_.negative_determiners)) stance_.negated = true;
            const bool marks = dependent.is("case") || dependent.is("mark");
            if (marks && grammar_.negative_prepositions.contains(canonical_preposition(dependent.form))) {
                stance_.negated = true;
            }
        }
        // "l'exclusion ou non de X"
        const bool or_not = noun + 2 < sentence_.words.size() && form_of(word(noun + 1)) == "ou" &&
                            form_of(word(noun + 2)) == "non";
        if (or_not) stance_.hedged = true;
    }

    /// Negation, mood, doubt and sources inside one clause.
    void read_clause(WordIndex predicate, bool with_negation) {
        if (with_negation) {
            bool no_longer = false;
            if (is_negated(sentence_, grammar_, predicate, &no_longer)) {
                if (no_longer) {
                    stance_.no_longer = true;
                }
                stance_.negated = !stance_.negated;
            }
        }
        const Word& finite = word(finite_word(sentence_, predicate));
        if (finite.feature("Mood") == "Cnd") stance_.hedged = true;
        if (finite.feature("Tense") == "Fut") stance_.foretold = true;
        for (const WordIndex child : sentence_.children(predicate)) {
            const Word& dependent = word(child);
            if (dependent.is("advmod") && is_one_of(dependent, grammar_.doubtful)) stance_.hedged = true;
            if (dependent.is("advmod") && is_one_of(dependent, grammar_.almost)) stance_.negated = true;
            if (dependent.is("parataxis") && is_one_of(dependent, grammar_.speech)) read_speech(child);
        }
        read_sources(predicate);
        // "X a soutenu Y, mais financé Z, selon W": W says both.
        for (const WordIndex child : sentence_.children(predicate)) {
            const bool same_subject = child_with(sentence_, child, {"nsubj"}) == nullptr;
            if (word(child).is("conj") && is_predicate(sentence_, child) && same_subject) read_sources(child);
        }
    }

    /// "selon X": whose word the clause is.
    void read_sources(WordIndex predicate) {
        for (const WordIndex other : clause_words(sentence_, predicate)) {
            if (!is_nominal(word(other)) || !grammar_.sources.contains(preposition_of(sentence_, other)))
                continue;
            stance_.hedged = true;
            if (!stance_.source) stance_.source = other;
        }
    }

    /// The verb says who stands for the clause below it.
    void read_speech(WordIndex verb) {
        const Word& it = word(verb);
        if (is_one_of(it, grammar_.claiming)) stance_.claimed = true;
        if (stance_.source) return;
        const std::vector<Argument> speakers = frames_.subjects(verb);
        if (!speakers.empty()) stance_.source = speakers.front().word;
    }

    /// A verb, noun or adjective that takes the clause or the noun below as its complement.
    void read_governor(WordIndex governor) {
        const Word& it = word(governor);
        const bool negated = is_negated(sentence_, grammar_, governor);
        const auto& children = sentence_.children(governor);
        const bool of_oneself = std::any_of(children.begin(), children.end(), [&](WordIndex child) {
            return is_reflexive(word(child)) && child < governor;
        });
        const bool negating = is_one_of(it, grammar_.negating) ||
                              (of_oneself && grammar_.negating.contains("se " + utf8::lower(it.lemma)));
        if (negating) {
            if (!negated) {
                stance_.negated = !stance_.negated;
            } else {
                // Two negations: "n'a pas renoncé à" says that it is so, "n'exclut pas de" leaves it open.
                stance_.negated = false;
                if (!is_one_of(it, grammar_.implying)) stance_.hedged = true;
            }
        } else if (is_one_of(it, grammar_.implying)) {
            // "n'a cessé de", "n'a pas hésité à": it happened.
            if (negated) return read_clause(governor, false);
        } else if (negated) {
            const bool of_speech = is_one_of(it, grammar_.speech);
            stance_.negated = stance_.negated || !of_speech;
            stance_.hedged = true;
        }
        if (is_one_of(it, grammar_.wishing)) stance_.hedged = true;
        if (is_one_of(it, grammar_.modal) && !is_compound_past(sentence_, governor)) stance_.hedged = true;
        // "se dit déçu": what one says of oneself is so.
        if (is_one_of(it, grammar_.speech) && !of_oneself) read_speech(governor);
        read_clause(governor, false);
    }

    /// Follows the governors of a clause upwards as long as they decide whether it holds.
    void climb(WordIndex predicate) {
        WordIndex current = predicate;
        for (int step = 0; step < kMaxSteps; ++step) {
            const Word& it = word(current);
            const bool clause = is_predicate(sentence_, current);
            if (clause) read_plan(current);
            if (it.head < 0) return read_marker(current, true);
            const auto head = static_cast<WordIndex>(it.head);
            if (const auto other = it.is("conj") ? coordinated_with(sentence_, current) : head;
                other != head) {
                current = other;
                continue;
            }
            if (it.is("conj")) {
                if (!is_finite(sentence_, current) && clause) read_clause(head, has_ni(current));
            } else if (it.is("xcomp") || it.is("ccomp") || it.is("csubj")) {
                read_governor(head);
            } else if (it.is("advcl") || (clause && it.is("obl"))) {
                read_marker(current);
                return climb_for_source(head);
            } else if (it.is("acl") && !is_finite(sentence_, current) && it.feature("VerbForm") == "Inf") {
                read_governor(head);
                read_modifiers(head);
            } else if (it.is("acl") && form_of(word(head)) == "ce" && word(head).head >= 0) {
                // "parvenir à ce que …", "s'opposer à ce que …"
                current = head;
                read_governor(static_cast<WordIndex>(word(head).head));
            } else if (it.is("parataxis") && is_one_of(word(head), grammar_.speech)) {
                read_speech(head);
            } else if (!clause && read_noun_governor(current, head)) {
                // The noun above decides with it.
            } else {
                return climb_for_source(head);
            }
            current = static_cast<WordIndex>(word(current).head);
        }
    }

    /// "L'objectif est que X rachète Y."
    void read_plan(WordIndex predicate) {
        bool copula = false;
        bool content = false;
        bool plan = false;
        for (const WordIndex child : sentence_.children(predicate)) {
            const Word& dependent = word(child);
            copula = copula || dependent.is("cop");
            content = content || (dependent.is("mark") && is_que(dependent));
            plan = plan || (dependent.is("nsubj") && !content && is_one_of(dependent, grammar_.wishing));
        }
        if (copula && content && plan) stance_.hedged = true;
    }

    /// "Le rachat doit être approuvé", "sera finalisé en mai", "serait imminent", "est à l'étude", "s'il se
    /// confirme": what is said of the event leaves it open.
    void read_predicate_of_event(WordIndex predicate) {
        const Word& it = word(predicate);
        const Word& finite = word(finite_word(sentence_, predicate));
        const bool concludes = is_one_of(it, grammar_.concluding);
        const bool to_come = finite.feature("Tense") == "Fut" || finite.feature("Mood") == "Cnd";
        if (it.upos != Upos::kVerb) {
            const bool open = is_one_of(it, grammar_.doubtful) || is_one_of(it, grammar_.wishing);
            if (open || finite.feature("Mood") == "Cnd") stance_.hedged = true;
        } else if (concludes && to_come) {
            stance_.hedged = true;
        }
        for (const WordIndex child : sentence_.children(predicate)) {
            const Word& dependent = word(child);
            if (!is_one_of(dependent, grammar_.concluding)) continue;
            if (dependent.is("xcomp") && is_one_of(it, grammar_.modal) &&
                !is_compound_past(sentence_, predicate))
                stance_.hedged = true;
            if (dependent.is("advcl")) read_marker(child, true);
        }
    }

    /// Events named by nouns: "le projet de rachat", "le rachat a capoté", "renoncer au rachat". True if the
    /// governor is a noun whose own governor counts too.
    bool read_noun_governor(WordIndex noun, WordIndex head) {
        const Word& it = word(noun);
        const Word& governor = word(head);
        const bool subject = it.is("nsubj");
        if (governor.upos == Upos::kNoun && it.is("nmod")) {
            if (is_one_of(governor, grammar_.wishing)) stance_.hedged = true;
            if (is_one_of(governor, grammar_.negating)) stance_.negated = !stance_.negated;
            read_modifiers(head);
            return true;
        }
        if (subject) read_predicate_of_event(head);
        if (governor.upos != Upos::kVerb) return false;
        // "est venu pour participer à une rencontre": the clause decides.
        if (!subject && is_one_of(governor, grammar_.enacting)) {
            read_clause(head, true);
            return true;
        }
        // "X conteste le rachat": it is so, or nobody would.
        if (!subject && is_one_of(governor, grammar_.disputing)) return false;
        if (is_one_of(governor, subject ? grammar_.failing : grammar_.negating)) {
            // "veut que le rachat soit interdit", "pourrait échouer"
            const Word& finite = word(finite_word(sentence_, head));
            const bool open = finite.feature("Tense") == "Fut" || finite.feature("Mood") == "Cnd" ||
                              finite.feature("Mood") == "Sub";
            stance_.hedged = stance_.hedged || (subject && open);
            stance_.negated = !(subject && open) && !is_negated(sentence_, grammar_, head);
        } else if (!subject && is_one_of(governor, grammar_.wishing)) {
            stance_.hedged = true;
        }
        return false;
    }

    /// What the conjunction of a clause says of it; `only_conditions`: of a main clause or one below an
    /// event.
    void read_marker(WordIndex clause, bool only_conditions = false) {
        for (const WordIndex child : sentence_.children(clause)) {
            const Word& marker = word(child);
            if (!marker.is("mark") && !marker.is("case")) continue;
            std::string text = canonical_preposition(marker.form);
            for (const WordIndex part : sentence_.children(child)) {
                if (word(part).is("fixed")) text += ' ' + canonical_preposition(word(part).form);
            }
            const bool open = !only_conditions;
            if (open && grammar_.negative_prepositions.contains(text)) stance_.negated = !stance_.negated;
            if (open && grammar_.purpose.contains(text)) stance_.aimed = true;
            if (grammar_.conditions.contains(text)) {
                // "Si X a quitté Y, il …" concedes a fact; "si X quittait Y" supposes one.
                const bool conceded = is_compound_past(sentence_, clause) &&
                                      word(finite_word(sentence_, clause)).feature("Tense") == "Pres";
                if (!conceded) stance_.hedged = true;
            }
        }
    }

    /// Above what decides whether it holds, only whose word it is still counts.
    void climb_for_source(WordIndex from) {
        WordIndex current = from;
        for (int step = 0; step < kMaxSteps && !stance_.source; ++step) {
            const Word& it = word(current);
            if (it.head < 0) return;
            const auto head = static_cast<WordIndex>(it.head);
            if ((it.is("ccomp") || it.is("parataxis")) && is_one_of(word(head), grammar_.speech))
                read_speech(head);
            current = head;
        }
    }

    [[nodiscard]] bool has_ni(WordIndex predicate) const {
        const auto& children = sentence_.children(predicate);
        return std::any_of(children.begin(), children.end(),
                           [&](WordIndex child) { return form_of(word(child)) == "ni"; });
    }

    void read_question() {
        bool asks = false;
        for (auto it = sentence_.words.rbegin(); it != sentence_.words.rend() && it->upos == Upos::kPunct;
             ++it) {
            asks = asks || it->form == "?";
        }
        // "Pourquoi X a-t-il quitté Y ?" takes for granted that he did.
        const bool granted = std::any_of(sentence_.words.begin(), sentence_.words.end(), [](const Word& w) {
            const std::string form = form_of(w);
            return form == "pourquoi" || form == "comment";
        });
        if (asks && !granted) stance_.hedged = true;
    }

    FrameBuilder& frames_;
    const Sentence& sentence_;
    const Grammar& grammar_;
    Stance& stance_;
};

}  // namespace

bool is_negated(const Sentence& sentence, const Grammar& grammar, WordIndex predicate, bool* no_longer) {
    bool ne = false;
    bool que = false;
    bool negator = false;
    bool plus = false;
    bool formal = false;
    bool only = false;
    const auto see_adverb = [&](WordIndex index) {
        const Word& word = sentence.words[index];
        // "un pas dangereux": a noun, whatever the tagger thinks.
        if (index > 0 && sentence.words[index - 1].upos == Upos::kDet) return;
        if (is_ne(word)) {
            ne = true;
        } else if (is_one_of(word, grammar.no_longer)) {
            plus = true;
        } else if (is_one_of(word, grammar.negative_with_ne)) {
            formal = true;
        } else if (is_one_of(word, grammar.negative_adverbs)) {
            negator = true;
        } else if (is_que(word) && word.is("advmod")) {
            que = true;
        } else if (const std::string form = form_of(word); form == "seulement" || form == "uniquement") {
            only = true;
        }
    };
    for (const WordIndex child : sentence.children(predicate)) {
        see_adverb(child);
        const Word& word = sentence.words[child];
        if (word.is("aux") || word.is("cop") || word.is("expl")) {
            for (const WordIndex below : sentence.children(child)) see_adverb(below);
        }
    }
    // Adverbs that the tree hung elsewhere still stand between "ne" and the predicate, or right behind it.
    for (WordIndex i = predicate; i-- > 0 && predicate - i <= 6;) {
        // "n'avait pas hésité à comparer": the other verb is the one denied.
        const Word& before = sentence.words[i];
        const bool other_verb = before.upos == Upos::kVerb && !before.is("aux") && !before.is("cop");
        if (before.upos == Upos::kPunct || other_verb) break;
        if (!is_ne(sentence.words[i])) continue;
        for (WordIndex between = i; between < predicate; ++between) see_adverb(between);
        if (predicate + 1 < sentence.words.size()) see_adverb(predicate + 1);
        break;
    }
    if (no_longer != nullptr) *no_longer = ne && plus && !negator;
    if (only) return false;
    if (negator || (ne && (plus || formal))) return true;
    if (!ne || que) return false;
    const std::vector<WordIndex> clause = clause_words(sentence, predicate);
    return std::any_of(clause.begin(), clause.end(), [&](WordIndex index) {
        const Word& word = sentence.words[index];
        return is_one_of(word, grammar.negative_determiners) ||
               (is_nominal(word) && is_one_of(word, grammar.negative_pronouns)) || form_of(word) == "ni";
    });
}

Stance stance_of(FrameBuilder& frames, const Frame& frame, bool event) {
    Stance stance;
    StanceReader(frames, stance).read(frame, event);
    return stance;
}

}  // namespace lacis::relations
