// SPDX-License-Identifier: Apache-2.0
#include "relations/judgement.hpp"

#include <algorithm>
#include <utility>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr int kMaxSteps = 4;  ///< From a noun or adjective up to what it is said of.

std::string form_of(const Word& word) {
    return utf8::lower(word.form);
}

bool is_first_person(const Word& word) {
    static const WordSet kForms = {"je", "j'", "j’", "nous", "moi", "on"};
    return kForms.contains(form_of(word));
}

bool is_addressed(const Word& word) {
    static const WordSet kForms = {"vous", "tu", "toi"};
    return kForms.contains(form_of(word));
}

bool is_neuter(const Word& word) {
    static const WordSet kForms = {"ce", "c'", "c’", "ça", "cela", "ceci"};
    return kForms.contains(form_of(word));
}

bool is_demonstrative(const Word& word) {
    static const WordSet kForms = {"ce", "cet", "cette", "ces"};
    return word.upos == Upos::kDet && kForms.contains(form_of(word));
}

class JudgementReader {
  public:
    JudgementReader(const SentenceView& view, const Opinions& opinions)
        : view_(view),
          opinions_(opinions),
          sentence_(view.frames.sentence()),
          grammar_(view.frames.grammar()) {}

    [[nodiscard]] std::vector<Judgement> read(WordRange words) {
        std::vector<Judgement> found;
        for (WordIndex i = words.begin; i < words.end; ++i) {
            if (word(i).upos == Upos::kPropn || is_in_name(i)) continue;
            const int value = value_of(i);
            if (value == 0 || is_supposed(i) || is_conceded(i)) continue;
            Judgement judgement = aim_of(i, 0);
            judgement.value = value;
            judgement.at = i;
            found.push_back(std::move(judgement));
        }
        return found;
    }

  private:
    [[nodiscard]] const Word& word(WordIndex index) const { return sentence_.words[index]; }

    /// What names are made of judges nobody.
    [[nodiscard]] bool is_in_name(WordIndex i) const {
        const auto mention = view_.referents.mention_at(i);
        return mention && view_.referents.document().mentions[*mention].kind == entities::MentionKind::kName;
    }

    [[nodiscard]] int value_of(WordIndex i) const {
        const Word& it = word(i);
        // "n'a pas compris": only its denial blames.
        if (it.upos == Upos::kVerb && is_one_of(it, opinions_.duties))
            return is_negated(sentence_, grammar_, i) ? -1 : 0;
        int value = opinions_.of(sentence_, i);
        if (value == 0) return 0;
        // "pas les bienvenus", "aucun courage": the denial is a part of what is said.
        if (is_one_of(it, grammar_.negative_adverbs) || is_one_of(it, grammar_.negative_determiners))
            return value;
        if (is_predicate(sentence_, i)) return is_negated(sentence_, grammar_, i) ? -value : value;
        if (grammar_.negative_prepositions.contains(preposition_of(sentence_, i))) return -value;
        // "Le problème est que X n'écoute personne": a subject is, whatever is denied of it.
        WordIndex at = i;
        for (int step = 0; step < kMaxSteps && word(at).head >= 0 && !word(at).is("nsubj"); ++step) {
            at = static_cast<WordIndex>(word(at).head);
            if (is_predicate(sentence_, at)) return is_negated(sentence_, grammar_, at) ? -value : value;
        }
        return value;
    }

    /// "si X échoue", "pour éviter un désastre": what is not said to be so.
    [[nodiscard]] bool is_supposed(WordIndex from) const {
        WordIndex at = from;
        for (int step = 0; step < 2 * kMaxSteps; ++step) {
            if (word(at).is("advcl") || word(at).is("ccomp") || word(at).is("xcomp")) {
                for (const WordIndex child : sentence_.children(at)) {
                    const Word& mark = word(child);
                    if (!mark.is("mark") && !mark.is("case")) continue;
                    const std::string text = canonical_preposition(mark.form);
                    if (grammar_.conditions.contains(text) || (word(at).is("advcl") && text == "pour"))
                        return true;
                }
            }
            if (word(at).head < 0) return false;
            at = static_cast<WordIndex>(word(at).head);
        }
        return false;
    }

    /// "bien qu'honorable", "certes courageux": what is granted before the judgement.
    [[nodiscard]] bool is_conceded(WordIndex i) const {
        for (WordIndex back = 1; back <= 3 && back <= i; ++back) {
            const std::string form = form_of(word(i - back));
            if (word(i - back).upos == Upos::kPunct) return false;
            if (form == "quoique" || form == "quoiqu'" || form == "certes") return true;
            if ((form == "que" || form == "qu'" || form == "qu’") && back < i &&
                form_of(word(i - back - 1)) == "bien")
                return true;
        }
        return false;
    }

    [[nodiscard]] static Judgement nobody() { return {}; }
    [[nodiscard]] static Judgement topic() { return {0, 0, Aim::kTopic, {}}; }
    [[nodiscard]] static Judgement somebody(std::vector<Referent> targets) {
        const Aim aim = targets.empty() ? Aim::kNobody : Aim::kSomebody;
        return {0, 0, aim, std::move(targets)};
    }

    [[nodiscard]] Judgement aim_of(WordIndex i, int depth) {
        if (depth > kMaxSteps) return nobody();
        const Word& it = word(i);
        if (is_predicate(sentence_, i)) return aim_of_predicate(i, i);
        if (it.head < 0) return aim_of_fragment(i);
        const auto head = static_cast<WordIndex>(it.head);
        // "se moquer", "être à la hauteur", "sans vergogne": the word that the phrase opens with only serves.
        if (!is_nominal(it) || it.is("expl")) {
            static const WordSet kServing = {"cop", "aux", "expl", "case", "det", "mark", "fixed"};
            if (kServing.contains(it.deprel.substr(0, it.deprel.find(':')))) return aim_of(head, depth + 1);
        }
        if (it.is("conj") && !has_complement(i)) return aim_of(head, depth + 1);
        if (it.upos == Upos::kAdj && it.is("amod")) {
            return view_.referents.mention_at(head) ? somebody(view_.referents.resolve(head, Reach::kItself))
                                                    : aim_of(head, depth + 1);
        }
        if (is_nominal(it)) return aim_of_noun(i, depth);
        if (it.is("xcomp") || it.is("obj")) return aim_of_attribute(i, head);
        if (it.is("advmod") && is_predicate(sentence_, head)) return aim_of_predicate(head, i);
        if (it.is("acl") || it.is("appos")) return somebody(view_.referents.resolve(head));
        return is_predicate(sentence_, head) ? nobody() : aim_of(head, depth + 1);
    }

    /// "rend la ville dangereuse", "trouve X courageux", "s'est montré courageux"
    [[nodiscard]] Judgement aim_of_attribute(WordIndex attribute, WordIndex verb) {
        const WordIndex* object = child_with(sentence_, verb, {"obj"});
        if (object != nullptr && *object != attribute && is_one_of(word(verb), grammar_.claiming))
            return somebody(first_found({argument_at(*object)}, &opinions_, view_));
        return aim_of_predicate(verb, attribute);
    }

    [[nodiscard]] static Argument argument_at(WordIndex index) {
        Argument argument;
        argument.word = index;
        return argument;
    }

    [[nodiscard]] bool has_complement(WordIndex noun) const {
        const std::vector<Argument> all = view_.frames.complements(noun);
        return std::any_of(all.begin(), all.end(), [&](const Argument& argument) {
            return !view_.referents.resolve(argument.word).empty();
        });
    }

    /// Of whom the clause of `predicate` speaks, in which `judging` judges.
    [[nodiscard]] Judgement aim_of_predicate(WordIndex predicate, WordIndex judging) {
        const Word& it = word(predicate);
        const bool verb = it.upos == Upos::kVerb;
        const bool itself = predicate == judging;
        if (verb) {
            const Frame& frame = view_.frames.verb_frame(predicate);
            // "trahi par X": the verb's own judgement is on who does it, a participle's on what it is said
            // of.
            if (frame.passive && (!itself || is_infinitive_known(it))) {
                std::vector<Argument> agents;
                for (const Argument& argument : frame.arguments) {
                    // "X est admirée de tous"
                    const bool felt = itself && is_one_of(it, opinions_.feelings);
                    if (argument.role == (felt ? Role::kPatient : Role::kAgent)) agents.push_back(argument);
                }
                return somebody(first_found(agents, &opinions_, view_));
            }
            // "X subit une injustice", "X dénonce le mépris"
            if (!itself && (is_one_of(it, grammar_.receiving) || is_one_of(it, grammar_.blaming) ||
                            is_one_of(it, grammar_.negating) || is_one_of(it, grammar_.praising) ||
                            is_one_of(it, opinions_.opposing)))
                return is_spoken_in_first_person(predicate) ? aim_of_object(predicate) : nobody();
        }
        const std::vector<Argument> subjects = view_.frames.subjects(predicate);
        if (subjects.empty()) return aim_without_subject(predicate);
        const Word& subject = word(subjects.front().word);
        if (is_first_person(subject)) return aim_of_object(predicate);
        if (is_addressed(subject)) {
            Judgement judgement = somebody(first_found(subjects, nullptr, view_));
            if (judgement.aim == Aim::kNobody) judgement.aim = Aim::kAddressee;
            return judgement;
        }
        const bool impersonal =
            is_neuter(subject) ||
            (form_of(subject) == "il" &&
             (subject.is("expl") || child_with(sentence_, predicate, {"csubj"}) != nullptr));
        if (impersonal || is_one_of(subject, opinions_.matters)) {
            if (Judgement judgement = aim_of_content(predicate); judgement.aim != Aim::kNobody)
                return judgement;
            if (is_neuter(subject)) {
                // "c'est une provocation de X"
                Judgement judgement = it.upos == Upos::kNoun ? aim_of_complement(predicate) : nobody();
                return judgement.aim == Aim::kSomebody ? judgement : topic();
            }
        }
        // "X soutient Y", "X est heureux de …" in another's mouth
        if (is_one_of(word(judging), opinions_.feelings) ||
            (verb && itself && (is_one_of(it, grammar_.praising) || is_one_of(it, grammar_.blaming))))
            return nobody();
        if (std::vector<Referent> found = first_found(subjects, &opinions_, view_); !found.empty())
            return somebody(std::move(found));
        return is_pointed_at(subjects.front().word) ? topic() : nobody();
    }

    /// The verb is known by its infinitive, not by a participle that stands as an adjective.
    [[nodiscard]] bool is_infinitive_known(const Word& verb) const {
        const std::string form = form_of(verb);
        // "voué à l'échec": the phrase is said of its subject.
        const bool verb_alone = opinions_.blame.contains(verb.lemma) || opinions_.praise.contains(verb.lemma);
        return verb_alone && !opinions_.blame.contains(form) && !opinions_.praise.contains(form);
    }

    [[nodiscard]] bool is_pointed_at(WordIndex noun) const {
        const auto& children = sentence_.children(noun);
        return std::any_of(children.begin(), children.end(),
                           [&](WordIndex child) { return is_demonstrative(word(child)); });
    }

    [[nodiscard]] bool is_spoken_in_first_person(WordIndex predicate) {
        const std::vector<Argument> subjects = view_.frames.subjects(predicate);
        return !subjects.empty() && is_first_person(word(subjects.front().word));
    }

    /// "il est dommage que X …", "le problème est que X …", "c'est une honte d'entendre X …"
    [[nodiscard]] Judgement aim_of_content(WordIndex predicate) {
        for (const WordIndex child : sentence_.children(predicate)) {
            const Word& clause = word(child);
            const bool content = clause.is("ccomp") || clause.is("csubj") ||
                                 (clause.is("advcl") && is_finite(sentence_, child) && child > predicate);
            if (!content || !is_predicate(sentence_, child)) continue;
            const std::vector<Argument> subjects = view_.frames.subjects(child);
            if (std::vector<Referent> found = first_found(subjects, &opinions_, view_); !found.empty())
                return somebody(std::move(found));
        }
        for (const WordIndex child : sentence_.children(predicate)) {
            // "une honte de la part de X", "X, c'est une honte"
            const bool beside = word(child).is("dislocated") || has_key(word(child), "part");
            if (!beside) continue;
            if (std::vector<Referent> found = first_found({argument_at(child)}, &opinions_, view_);
                !found.empty())
                return somebody(std::move(found));
        }
        return nobody();
    }

    /// What the speaker says of himself is about others where they are the object: "je suis fier de X", "nous
    /// remercions X", "on regrette que X …".
    [[nodiscard]] Judgement aim_of_object(WordIndex predicate, bool of_feeling = false) {
        static const WordSet kPlaces = {"de",  "par",  "à",      "pour", "envers",    "en",
                                        "sur", "avec", "contre", "chez", "à égard de"};
        const Frame& frame = word(predicate).upos == Upos::kVerb  ? view_.frames.verb_frame(predicate)
                             : word(predicate).upos == Upos::kAdj ? view_.frames.adjective_frame(predicate)
                                                                  : view_.frames.noun_frame(predicate);
        const bool feels = of_feeling || is_one_of(word(predicate), opinions_.feelings) ||
                           is_one_of(word(predicate), grammar_.praising) ||
                           is_one_of(word(predicate), grammar_.blaming) ||
                           word(predicate).upos != Upos::kVerb;
        for (const Argument& argument : frame.arguments) {
            const bool place = argument.role == Role::kPatient || argument.role == Role::kRecipient ||
                               argument.role == Role::kContent ||
                               (argument.role == Role::kOblique && kPlaces.contains(argument.preposition));
            if (!place || !feels) continue;
            if (std::vector<Referent> found = first_found({argument}, &opinions_, view_); !found.empty())
                return somebody(std::move(found));
        }
        return nobody();
    }

    [[nodiscard]] Judgement aim_without_subject(WordIndex predicate) {
        const Word& it = word(predicate);
        if (Judgement judgement = aim_of_content(predicate); judgement.aim != Aim::kNobody) return judgement;
        // "Saluons X"
        if (it.feature("Mood") == "Imp") return aim_of_object(predicate);
        return nobody();
    }

    /// Words without a clause: "Bravo à X", "Un scandale", "Indigne de porter ces couleurs".
    [[nodiscard]] Judgement aim_of_fragment(WordIndex root) {
        if (Judgement judgement = aim_of_complement(root); judgement.aim != Aim::kNobody) return judgement;
        if (Judgement judgement = aim_of_content(root); judgement.aim != Aim::kNobody) return judgement;
        return topic();
    }

    /// "le mépris de X", "son courage", "merci à X", "confiance en X"
    [[nodiscard]] Judgement aim_of_complement(WordIndex noun) {
        if (Judgement judgement = aim_of_own_complement(noun); judgement.aim != Aim::kNobody)
            return judgement;
        // "le courage et le dévouement de X"
        for (const WordIndex child : sentence_.children(noun)) {
            if (!word(child).is("conj") || word(child).upos != Upos::kNoun) continue;
            if (Judgement judgement = aim_of_own_complement(child); judgement.aim != Aim::kNobody)
                return judgement;
        }
        return nobody();
    }

    [[nodiscard]] Judgement aim_of_own_complement(WordIndex noun) {
        static const WordSet kTowards = {"à", "envers", "en", "pour", "contre", "à égard de", "à endroit de"};
        const std::vector<Argument> all = view_.frames.complements(noun);
        const bool feeling = is_one_of(word(noun), opinions_.feelings);
        const bool done = is_one_of(word(noun), opinions_.undergone);
        for (const Argument& argument : all) {
            if (argument.preposition != "par" && !(feeling && kTowards.contains(argument.preposition)))
                continue;
            if (std::vector<Referent> found = first_found({argument}, &opinions_, view_); !found.empty())
                return somebody(std::move(found));
        }
        for (const Argument& argument : view_.frames.agents_below(noun)) {
            if (std::vector<Referent> found = view_.referents.resolve(argument.word); !found.empty())
                return somebody(std::move(found));
        }
        // "un grand maire de X": of what he is one.
        const bool human = is_one_of(word(noun), grammar_.humans) || is_one_of(word(noun), grammar_.titles);
        if (feeling || done || human) return nobody();
        for (const Argument& argument : all) {
            if (argument.preposition != "de" && argument.role != Role::kPossessive) continue;
            std::vector<Referent> found = first_found({argument}, &opinions_, view_);
            // "l'histoire de la France" is not what France does; "la politique de la France" is.
            const auto& document = view_.referents.document();
            if (!is_one_of(word(noun), grammar_.deeds)) {
                std::erase_if(found, [&](const Referent& one) {
                    const auto type = document.entities[one.entity].type;
                    return type != entities::EntityType::kPerson &&
                           type != entities::EntityType::kOrganization;
                });
            }
            if (!found.empty()) return somebody(std::move(found));
        }
        return nobody();
    }

    [[nodiscard]] Judgement aim_of_noun(WordIndex noun, int depth) {
        static const WordSet kAgainst = {"contre", "malgré", "face à", "hors de", "avant", "comme"};
        if (Judgement judgement = aim_of_complement(noun); judgement.aim != Aim::kNobody) return judgement;
        const Word& it = word(noun);
        const auto head = static_cast<WordIndex>(it.head);
        const std::string preposition = preposition_of(sentence_, noun);
        if (kAgainst.contains(preposition)) return nobody();
        if (it.is("appos"))
            return preposition_of(sentence_, head).empty() ? somebody(view_.referents.resolve(head))
                                                           : nobody();
        if (it.is("nsubj")) {
            // "Le scandale, c'est que X …"
            if (is_one_of(it, opinions_.matters)) return aim_of_content(head);
            return is_pointed_at(noun) ? topic() : nobody();
        }
        if (is_predicate(sentence_, head)) {
            // "j'éprouve de la déception à l'égard de X"
            if (is_one_of(it, opinions_.feelings))
                return is_spoken_in_first_person(head) ? aim_of_object(head, true) : nobody();
            return it.is("vocative") ? nobody() : aim_of_predicate(head, noun);
        }
        return it.is("nmod") || it.is("conj") ? aim_of(head, depth + 1) : aim_of_fragment_below(noun);
    }

    /// A noun that hangs on no clause, as in enumerations.
    [[nodiscard]] Judgement aim_of_fragment_below(WordIndex noun) {
        return word(noun).is("parataxis") ? topic() : nobody();
    }

    const SentenceView& view_;
    const Opinions& opinions_;
    const Sentence& sentence_;
    const Grammar& grammar_;
};

}  // namespace

std::vector<Referent> first_found(const std::vector<Argument>& arguments, const Opinions* through,
                                  const SentenceView& view) {
    for (const Argument& argument : arguments) {
        std::vector<Referent> found = view.referents.resolve(argument.word, Reach::kPhrase);
        if (!found.empty()) return found;
        if (through == nullptr) continue;
        const std::vector<Argument> complements = view.frames.complements(argument.word);
        // "L'annexion de ces terres par X": who does it is judged, not what it is done to.
        for (const bool doer : {true, false}) {
            for (const Argument& below : complements) {
                const bool owner = below.preposition == "de" || below.role == Role::kPossessive;
                if (doer ? below.preposition != "par" : !owner) continue;
                // "la condamnation de X" is no deed of his.
                if (owner && is_one_of(view.frames.sentence().words[argument.word], through->undergone))
                    continue;
                found = view.referents.resolve(below.word);
                if (!found.empty()) return found;
            }
        }
        // "le plan annoncé par X"
        for (const Argument& agent : view.frames.agents_below(argument.word)) {
            found = view.referents.resolve(agent.word);
            if (!found.empty()) return found;
        }
    }
    return {};
}

std::vector<Judgement> judgements_in(const SentenceView& view, WordRange words, const Opinions& opinions) {
    return JudgementReader(view, opinions).read(words);
}

}  // namespace lacis::relations
