// SPDX-License-Identifier: Apache-2.0
#include "relations/frame.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

/// Steps of inheritance (coordination, control …) before a search for a subject gives up: a wrong tree must
/// not cost more than a right one.
constexpr int kMaxSteps = 8;

// How sure an argument is that is not attached to its predicate itself.
constexpr double kInherited = 0.95;  ///< Subject by coordination or control.
constexpr double kBelowAdjective = 0.9;
constexpr double kBelowObject = 0.9;    ///< A phrase that hangs on the object: "injecter 3 millions dans X".
constexpr double kBelowOther = 0.7;     ///< … on another complement.
constexpr double kFrontedPlace = 0.45;  ///< A place before the clause: "À Lyon, …".
constexpr double kFronted = 0.85;       ///< A bare noun before the clause: "Fondateur de X, Y a …".

/// A phrase with a preposition, whatever the tree calls it.
bool is_case_phrase(const Word& word) {
    return is_adverbial_pronoun(word) || word.is("obl") || word.is("nmod") || word.is("iobj") ||
           word.is("dislocated") || word.is("orphan") || word.is("appos") || word.is("flat") ||
           (word.is("advmod") && is_relative_pronoun(word));
}

bool is_present_participle(const Word& word) {
    return word.upos == Upos::kVerb && is_participle(word, "Pres");
}

bool is_past_participle(const Word& word) {
    if (word.upos == Upos::kVerb || word.upos == Upos::kAux) return is_participle(word, "Past");
    return word.upos == Upos::kAdj && !infinitives_of_participle(word.form).empty();
}

void scale(std::vector<Argument>& arguments, double factor) {
    for (Argument& argument : arguments) argument.reliability *= factor;
}

}  // namespace

bool Frame::has(Role role) const {
    return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.role == role; });
}

FrameBuilder::FrameBuilder(const Sentence& sentence, const Grammar& grammar)
    : sentence_(&sentence),
      grammar_(&grammar),
      verbs_(sentence.words.size()),
      nouns_(sentence.words.size()),
      adjectives_(sentence.words.size()) {}

const Frame& FrameBuilder::verb_frame(WordIndex word) {
    if (!verbs_[word]) verbs_[word] = build_verb(word);
    return *verbs_[word];
}

const Frame& FrameBuilder::noun_frame(WordIndex word) {
    if (!nouns_[word]) nouns_[word] = build_noun(word);
    return *nouns_[word];
}

const Frame& FrameBuilder::adjective_frame(WordIndex word) {
    if (!adjectives_[word]) adjectives_[word] = build_adjective(word);
    return *adjectives_[word];
}

bool FrameBuilder::reflexive_clitic(WordIndex verb) const {
    const auto& children = sentence_->children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](WordIndex child) { return is_reflexive(sentence_->words[child]); });
}

FrameBuilder::Voice FrameBuilder::voice_of(WordIndex verb) const {
    const Word& word = sentence_->words[verb];
    for (const WordIndex child : sentence_->children(verb)) {
        if (sentence_->words[child].deprel != "aux:caus") continue;
        const bool reflexive = reflexive_clitic(verb) || reflexive_clitic(child);
        return reflexive ? Voice::kCausativePassive : Voice::kCausative;
    }
    if (word.is("xcomp") && word.head >= 0 && word.feature("VerbForm") == "Inf") {
        const auto governor = static_cast<WordIndex>(word.head);
        if (is_one_of(sentence_->words[governor], grammar_->causative)) {
            return reflexive_clitic(governor) ? Voice::kCausativePassive : Voice::kCausative;
        }
    }
    if (is_one_of(word, grammar_->unaccusative)) return Voice::kActive;
    const bool reflexive = reflexive_clitic(verb);
    bool has_auxiliary = false;
    for (const WordIndex child : sentence_->children(verb)) {
        const Word& dependent = sentence_->words[child];
        if (dependent.deprel == "expl:pass") return Voice::kPassive;
        // "s'en est prise à" is no passive, whatever its auxiliary is called.
        const bool marked = dependent.deprel == "aux:pass" || dependent.deprel == "nsubj:pass";
        if (marked && !reflexive) return Voice::kPassive;
        if (!dependent.is("aux")) continue;
        has_auxiliary = true;
        if (!reflexive && is_past_participle(word) && has_key(dependent, "être")) return Voice::kPassive;
    }
    if (has_auxiliary || !is_past_participle(word) || child_with(*sentence_, verb, {"obj"}) != nullptr) {
        return Voice::kActive;
    }
    if (word.is("conj") && word.head >= 0) {
        const auto first = static_cast<WordIndex>(word.head);
        if (is_past_participle(sentence_->words[first])) return voice_of(first);
    }
    return Voice::kPassive;
}

std::vector<Argument> FrameBuilder::subjects(WordIndex predicate) {
    return subjects(predicate, kMaxSteps);
}

std::vector<Argument> FrameBuilder::subjects(WordIndex predicate, int depth) {
    std::vector<Argument> own;
    for (const WordIndex child : sentence_->children(predicate)) {
        const Word& dependent = sentence_->words[child];
        // "Épinglé la semaine dernière par X, Y …": a bare participle has no subject beside it.
        const bool time = is_one_of(dependent, grammar_->times) && child > predicate &&
                          is_past_participle(sentence_->words[predicate]) &&
                          !is_finite(*sentence_, predicate);
        if (dependent.is("nsubj") && dependent.deprel != "nsubj:caus" && !time)
            own.push_back({Role::kAgent, child, "", 1});
    }
    if (!own.empty() || depth == 0) return own;
    if (const auto inverted = inverted_subject(predicate)) return {{Role::kAgent, *inverted, "", kInherited}};

    const Word& word = sentence_->words[predicate];
    if (word.head < 0) return own;
    const auto head = static_cast<WordIndex>(word.head);
    // "X, qui [est] à l'origine de Y": the noun has the copula's subject.
    if (word.is("cop")) return subjects(head, depth - 1);
    const bool finite = is_finite(*sentence_, predicate);
    const WordIndex* auxiliary = child_with(*sentence_, predicate, {"aux"});
    const bool infinitive =
        word.feature("VerbForm") == "Inf" ||
        (auxiliary != nullptr && sentence_->words[*auxiliary].feature("VerbForm") == "Inf") ||
        (!finite && child_with(*sentence_, predicate, {"mark"}) != nullptr && !is_past_participle(word));
    if (const auto other = word.is("conj") ? coordinated_with(*sentence_, predicate) : head; other != head) {
        own = subjects(other, depth - 1);
    } else if (word.is("conj")) {
        if (!is_predicate(*sentence_, head) && !is_past_participle(sentence_->words[head])) return own;
        own = subjects(head, depth - 1);
    } else if ((word.deprel == "acl:relcl" && !infinitive) || word.deprel == "advcl:cleft") {
        for (const WordIndex child : sentence_->children(predicate)) {
            if (utf8::lower(sentence_->words[child].form) == "qui" &&
                preposition_of(*sentence_, child).empty()) {
                own.push_back({Role::kAgent, child, "", kInherited});
            }
        }
        return own;
    } else if (word.is("acl") || word.is("amod")) {
        if (finite) return own;
        if (infinitive && tells_when(predicate)) {
            // "…, a dit X, le patron de Z, après avoir rencontré Y": whoever acts in the clause around.
            WordIndex above = head;
            for (int steps = 0; steps < kMaxSteps && sentence_->words[above].upos != Upos::kVerb; ++steps) {
                if (sentence_->words[above].head < 0) return own;
                above = static_cast<WordIndex>(sentence_->words[above].head);
            }
            own = subjects(above, depth - 1);
            scale(own, kInherited);
            return own;
        }
        if (infinitive) return possessors(head, depth - 1);
        // "X publie une lettre, dénonçant Y": behind a comma and a thing, said of who acts.
        const Word& noun = sentence_->words[head];
        const bool afterthought = is_present_participle(word) && predicate > 0 &&
                                  sentence_->words[predicate - 1].form == "," && noun.upos == Upos::kNoun &&
                                  (noun.is("obj") || noun.is("obl")) && noun.head >= 0;
        if (afterthought) {
            own = subjects(static_cast<WordIndex>(noun.head), depth - 1);
            scale(own, kInherited);
            if (!own.empty()) return own;
        }
        own.push_back({Role::kAgent, head, "", 1});
        return own;
    } else if (finite) {
        return own;
    } else if (infinitive && sentence_->words[head].upos == Upos::kAdv && sentence_->words[head].head >= 0) {
        // "a travaillé chez X avant de fonder Y"
        own = subjects(static_cast<WordIndex>(sentence_->words[head].head), depth - 1);
    } else if (word.is("xcomp") || word.is("ccomp")) {
        own = controllers(head, depth - 1);
    } else if (word.is("advcl") || word.is("obl") || word.is("nmod") || word.is("parataxis") ||
               word.is("dislocated")) {
        if (is_predicate(*sentence_, head) || sentence_->words[head].upos == Upos::kAdj) {
            own = subjects(head, depth - 1);
        } else if (word.is("advcl") && is_past_participle(word)) {
            own.push_back({Role::kAgent, head, "", kFronted});
        }
    }
    scale(own, kInherited);
    return own;
}

/// "après avoir …", "avant de …", "sans …": says when or how, not what a noun is about.
bool FrameBuilder::tells_when(WordIndex infinitive) const {
    static const WordSet kMarkers = {"après", "avant", "sans"};
    const auto& children = sentence_->children(infinitive);
    return std::any_of(children.begin(), children.end(), [&](WordIndex child) {
        return child < infinitive && kMarkers.contains(utf8::lower(sentence_->words[child].form));
    });
}

/// "Y, que dirige X": of two objects the one behind the verb is its subject.
std::optional<WordIndex> FrameBuilder::inverted_subject(WordIndex verb) const {
    bool relative = false;
    std::optional<WordIndex> behind;
    for (const WordIndex child : sentence_->children(verb)) {
        const Word& dependent = sentence_->words[child];
        if (child < verb) {
            const std::string form = utf8::lower(dependent.form);
            relative = relative || (is_relative_pronoun(dependent) && form != "qui" && dependent.is("obj"));
        } else if (dependent.is("obj") && is_nominal(dependent) && !behind) {
            behind = child;
        }
    }
    return relative ? behind : std::nullopt;
}

/// "Y, que X vient de racheter", "que X a décidé de soutenir": trees hang "que" on the verb above.
std::optional<WordIndex> FrameBuilder::raised_object(WordIndex infinitive) const {
    constexpr int kMostVerbs = 2;
    WordIndex at = infinitive;
    for (int verbs = 0; verbs < kMostVerbs; ++verbs) {
        const Word& word = sentence_->words[at];
        if (!word.is("xcomp") || word.head < 0 || word.feature("VerbForm") != "Inf") return std::nullopt;
        at = static_cast<WordIndex>(word.head);
        if (is_one_of(sentence_->words[at], grammar_->object_control)) return std::nullopt;
        for (const WordIndex child : sentence_->children(at)) {
            const Word& que = sentence_->words[child];
            if (child > at || !utf8::lower(que.form).starts_with("qu") || utf8::lower(que.form) == "qui")
                continue;
            if (que.is("obj")) return child;
            const Word& clause = sentence_->words[at];
            if (que.is("mark") && clause.deprel == "acl:relcl" && clause.head >= 0)
                return static_cast<WordIndex>(clause.head);
        }
    }
    return std::nullopt;
}

std::vector<Argument> FrameBuilder::controllers(WordIndex governor, int depth) {
    if (is_one_of(sentence_->words[governor], grammar_->object_control) &&
        voice_of(governor) == Voice::kActive) {
        std::vector<Argument> objects;
        for (const WordIndex child : sentence_->children(governor)) {
            const Word& dependent = sentence_->words[child];
            const bool indirect =
                dependent.is("iobj") || (dependent.is("obl") && preposition_of(*sentence_, child) == "à");
            if ((dependent.is("obj") || indirect) && is_nominal(dependent) && !is_reflexive(dependent)) {
                objects.push_back({Role::kAgent, child, "", 1});
            }
        }
        if (!objects.empty()) return objects;
    }
    return subjects(governor, depth);
}

std::vector<Argument> FrameBuilder::possessors(WordIndex noun, int depth) {
    std::vector<Argument> found;
    // "l'appel de X à combattre Y": others shall.
    if (is_one_of(sentence_->words[noun], grammar_->object_control)) return found;
    for (const Argument& argument : complements(noun)) {
        // "la décision de X de quitter Y": X acts.
        if (argument.role == Role::kPossessive || argument.preposition == "de")
            found.push_back({Role::kAgent, argument.word, "", argument.reliability});
    }
    if (!found.empty() || depth == 0) return found;
    const Word& word = sentence_->words[noun];
    if (word.head >= 0 && (word.is("obj") || word.is("obl") || word.is("xcomp"))) {
        found = subjects(static_cast<WordIndex>(word.head), depth - 1);
    } else {
        found = subjects(noun, 0);
    }
    scale(found, kInherited);
    return found;
}

void FrameBuilder::add_phrase(WordIndex phrase, double reliability, std::vector<Argument>& out) const {
    const Word& word = sentence_->words[phrase];
    const std::string preposition = preposition_of(*sentence_, phrase);
    if (preposition.empty()) return;
    // "à la tête de X" is a preposition and X, whether the tree has it so or not.
    bool complex = false;
    for (const WordIndex child : sentence_->children(phrase)) {
        const std::string inner = preposition_of(*sentence_, child);
        if (inner.empty() || !is_case_phrase(sentence_->words[child])) continue;
        std::string whole = preposition;
        whole += ' ' + utf8::lower(word.form) + ' ' + inner;
        if (!grammar_->complex_prepositions.contains(whole)) continue;
        out.push_back({Role::kOblique, child, std::move(whole), reliability});
        complex = true;
    }
    for (const WordIndex child : sentence_->children(phrase)) {
        // "à sa tête": the possessive stands for "à la tête de X".
        const Word& determiner = sentence_->words[child];
        if (!determiner.is("det") || determiner.feature("Poss") != "Yes") continue;
        std::string whole = preposition + ' ' + utf8::lower(word.form) + " de";
        if (!grammar_->complex_prepositions.contains(whole)) continue;
        out.push_back({Role::kOblique, child, std::move(whole), reliability});
        complex = true;
    }
    if (!complex) {
        // "À l'Assemblée, X lui reproche …": a place set in front is no recipient.
        static const WordSet kPlaces = {"à", "dans", "en", "sur", "chez"};
        const bool fronted = word.head > static_cast<std::int32_t>(phrase) && kPlaces.contains(preposition) &&
                             !is_relative_pronoun(word);
        out.push_back(
            {Role::kOblique, phrase, preposition, fronted ? reliability * kFrontedPlace : reliability});
    }
    for (const WordIndex child : sentence_->children(phrase)) {
        const Word& other = sentence_->words[child];
        if (!other.is("conj") || !is_nominal(other)) continue;
        const std::string own = preposition_of(*sentence_, child);
        if (!own.empty() && own != preposition && !preposition.ends_with(' ' + own))
            add_phrase(child, reliability * kInherited, out);
    }
}

void FrameBuilder::add_obliques(WordIndex head, double reliability, int depth,
                                std::vector<Argument>& out) const {
    for (const WordIndex child : sentence_->children(head)) {
        const Word& word = sentence_->words[child];
        if (word.upos == Upos::kAdv && word.is("advmod")) {
            // "auprès de X", with the adverb as its head
            for (const WordIndex below : sentence_->children(child)) {
                const std::string inner = preposition_of(*sentence_, below);
                if (inner.empty() || !is_nominal(sentence_->words[below])) continue;
                std::string whole = utf8::lower(word.form) + ' ' + inner;
                if (grammar_->prepositions.contains(whole))
                    out.push_back({Role::kOblique, below, std::move(whole), reliability});
            }
        }
        if (!is_case_phrase(word) || !(is_nominal(word) || is_relative_pronoun(word))) continue;
        if (word.deprel == "obl:agent") continue;
        std::vector<Argument> found;
        add_phrase(child, reliability, found);
        // Further down "de" belongs to its noun and to nothing above it.
        const bool below = depth < 2;
        for (Argument& argument : found) {
            if (!below || argument.preposition != "de") out.push_back(std::move(argument));
        }
        if (depth > 0 && word.upos != Upos::kPropn)
            add_obliques(child, reliability * kBelowOther, depth - 1, out);
        if (word.upos == Upos::kPropn && sentence_->words[head].upos == Upos::kNoun) {
            // "le départ de X de Y": the second "de" belongs to the noun as well.
            for (const WordIndex other : sentence_->children(child)) {
                const Word& second = sentence_->words[other];
                if (second.is("nmod") && is_nominal(second))
                    add_phrase(other, reliability * kBelowOther, out);
            }
        }
    }
}

/// The subject of a clause that is the verb's object.
void FrameBuilder::add_content(WordIndex clause, Frame& frame) const {
    for (const WordIndex child : sentence_->children(clause)) {
        if (sentence_->words[child].is("nsubj"))
            frame.arguments.push_back({Role::kContent, child, "", kBelowObject});
    }
}

Frame FrameBuilder::build_verb(WordIndex verb) {
    Frame frame;
    frame.kind = FrameKind::kVerb;
    frame.predicate = verb;
    frame.reflexive = reflexive_clitic(verb);
    const Voice voice = voice_of(verb);
    frame.passive = voice == Voice::kPassive || voice == Voice::kCausativePassive;

    for (Argument subject : subjects(verb)) {
        subject.role = frame.passive                ? Role::kPatient
                       : voice == Voice::kCausative ? Role::kCauser
                                                    : Role::kAgent;
        frame.arguments.push_back(std::move(subject));
    }
    const Word& itself = sentence_->words[verb];
    if (itself.upos == Upos::kNoun && itself.is("nmod") && preposition_of(*sentence_, verb).empty()) {
        // A verb that the tagger took for a noun: its subject is the name that it hangs on.
        frame.arguments.push_back({Role::kAgent, static_cast<WordIndex>(itself.head), "", kFronted});
    }
    for (const WordIndex child : sentence_->children(verb)) {
        const Word& word = sentence_->words[child];
        if (is_reflexive(word)) continue;
        if (word.deprel == "nsubj:caus") {
            frame.arguments.push_back({frame.passive ? Role::kPatient : Role::kCauser, child, "", 1});
        } else if (word.deprel == "obj:agent" || word.deprel == "iobj:agent" || word.deprel == "obl:agent") {
            frame.arguments.push_back({Role::kAgent, child, "", 1});
            // "détenue à 51 % par X et à 49 % par Y"
            for (const WordIndex share : sentence_->children(child)) {
                if (!sentence_->words[share].is("conj")) continue;
                for (const WordIndex below : sentence_->children(share)) {
                    if (is_case_phrase(sentence_->words[below]) && preposition_of(*sentence_, below) == "par")
                        frame.arguments.push_back({Role::kAgent, below, "", 1});
                }
            }
        } else if (word.is("obj")) {
            const bool subject = std::any_of(frame.arguments.begin(), frame.arguments.end(),
                                             [&](const Argument& a) { return a.word == child; });
            if (subject) continue;
            if (is_one_of(word, grammar_->times)) {
                // "a dévoilé mardi X": what the tree hangs on the day is the object.
                for (const WordIndex below : sentence_->children(child)) {
                    const bool beside = sentence_->words[below].is("appos") && below > child;
                    if (beside) frame.arguments.push_back({Role::kPatient, below, "", kBelowObject});
                }
                continue;
            }
            frame.arguments.push_back({Role::kPatient, child, "", 1});
            if (word.upos != Upos::kPropn) add_obliques(child, kBelowObject, 1, frame.arguments);
            for (const WordIndex below : sentence_->children(child)) {
                const Word& other = sentence_->words[below];
                if (other.is("conj") && is_nominal(other) && word.upos == Upos::kNoun) {
                    // "une plainte contre X et une autre contre Y"
                    add_obliques(below, kBelowObject, 1, frame.arguments);
                } else if (other.is("acl") && is_finite(*sentence_, below) &&
                           is_one_of(word, grammar_->content_nouns)) {
                    // "le fait que X ait …"
                    add_content(below, frame);
                }
            }
        } else if (word.is("iobj")) {
            if (preposition_of(*sentence_, child).empty())
                frame.arguments.push_back({Role::kRecipient, child, "", 1});
        } else if ((word.is("obl") || (word.is("xcomp") && !takes_attribute(verb))) && child > verb &&
                   word.upos == Upos::kPropn && !frame.passive && preposition_of(*sentence_, child).empty()) {
            // "vient de publier « X »": a name without a preposition is no adverbial, and what the subject is
            // only behind some verbs.
            frame.arguments.push_back({Role::kPatient, child, "", kBelowObject});
        } else if (word.is("ccomp")) {
            add_content(child, frame);
        } else if (word.is("xcomp") && (is_nominal(word) || word.upos == Upos::kAdj)) {
            frame.arguments.push_back({Role::kAttribute, child, "", 1});
        }
    }
    add_obliques(verb, 1, 2, frame.arguments);
    if (sentence_->words[verb].deprel == "acl:relcl" && !frame.passive && !frame.has(Role::kPatient)) {
        // "Y, que X qualifie de …", with "que" taken for a conjunction
        for (const WordIndex child : sentence_->children(verb)) {
            const Word& word = sentence_->words[child];
            if (word.is("mark") && utf8::lower(word.form).starts_with("qu"))
                frame.arguments.push_back(
                    {Role::kPatient, static_cast<WordIndex>(sentence_->words[verb].head), "", kInherited});
        }
    }
    if (const auto object = raised_object(verb); object && !frame.passive && !frame.has(Role::kPatient))
        frame.arguments.push_back({Role::kPatient, *object, "", kInherited});
    if (!frame.has(Role::kAgent) && (frame.passive || voice == Voice::kCausative)) {
        for (Argument& argument : frame.arguments) {
            if (argument.role != Role::kOblique || argument.preposition != "par") continue;
            argument.role = Role::kAgent;
            argument.preposition.clear();
        }
    }
    const Word& word = sentence_->words[verb];
    if (!frame.passive && word.head >= 0 && !frame.has(Role::kPatient)) {
        // "X soutient puis finance Y": the object stands after both.
        for (const WordIndex child : sentence_->children(verb)) {
            if (!sentence_->words[child].is("conj") || sentence_->words[child].upos != Upos::kVerb) continue;
            const bool nothing_between = std::none_of(
                sentence_->children(verb).begin(), sentence_->children(verb).end(), [&](WordIndex other) {
                    return other > verb && other < child && sentence_->words[other].upos != Upos::kAdv;
                });
            const WordIndex* object = child_with(*sentence_, child, {"obj"});
            if (nothing_between && object != nullptr && *object > child) {
                frame.arguments.push_back({Role::kPatient, *object, "", kInherited});
            }
            break;
        }
    }
    return frame;
}

std::vector<Argument> FrameBuilder::complements(WordIndex noun) const {
    std::vector<Argument> found;
    for (const WordIndex child : sentence_->children(noun)) {
        const Word& word = sentence_->words[child];
        static const WordSet kPossessives = {"son", "sa",  "ses",   "leur", "leurs", "mon",
                                             "ma",  "mes", "notre", "nos",  "votre", "vos"};
        if (word.is("det") &&
            (word.feature("Poss") == "Yes" || kPossessives.contains(utf8::lower(word.form)))) {
            found.push_back({Role::kPossessive, child, "", 1});
        }
    }
    add_obliques(noun, 1, 2, found);
    // "des dons significatifs à X", "un hommage appuyé à X": trees hang X on the adjective, or what looks so.
    for (const WordIndex child : sentence_->children(noun)) {
        const Word& adjective = sentence_->words[child];
        const bool participle = (adjective.is("acl") || adjective.is("amod")) && child == noun + 1 &&
                                is_participle(adjective, "Past");
        if ((adjective.is("amod") && adjective.upos == Upos::kAdj && child > noun) || participle)
            add_obliques(child, kBelowAdjective, 1, found);
    }
    // "X en détient la moitié", "X en est le président", "Y, dont X détient la moitié"
    const Word& word = sentence_->words[noun];
    if (word.head >= 0 && (word.is("obj") || word.is("xcomp") || word.deprel == "nsubj:pass")) {
        for (const WordIndex child : sentence_->children(static_cast<WordIndex>(word.head))) {
            const Word& pronoun = sentence_->words[child];
            const bool dont = utf8::lower(pronoun.form) == "dont";
            if (child < noun && (dont || is_adverbial_pronoun(pronoun)))
                add_phrase(child, kBelowObject, found);
        }
    }
    return found;
}

std::vector<Argument> FrameBuilder::agents_below(WordIndex noun) {
    std::vector<Argument> found;
    for (const WordIndex child : sentence_->children(noun)) {
        const Word& word = sentence_->words[child];
        if (!(word.is("acl") || word.is("amod")) || !is_participle(word, "Past")) continue;
        const Frame& frame = verb_frame(child);
        if (!frame.passive) continue;
        for (const Argument& argument : frame.arguments) {
            if (argument.role == Role::kAgent) found.push_back(argument);
        }
    }
    return found;
}

void FrameBuilder::add_support(WordIndex noun, Frame& frame) {
    const auto take = [&](WordIndex verb, bool giving) {
        const Frame& carrier = verb_frame(verb);
        frame.support = verb;
        for (Argument argument : carrier.arguments) {
            if (argument.word == noun) continue;
            if (argument.role == Role::kAgent && !giving) argument.role = Role::kReceiver;
            if (argument.role == Role::kPatient || argument.role == Role::kAttribute) continue;
            frame.arguments.push_back(std::move(argument));
        }
    };
    const Word& word = sentence_->words[noun];
    if (word.head >= 0) {
        const auto head = static_cast<WordIndex>(word.head);
        const Word& governor = sentence_->words[head];
        const bool carried =
            word.is("obj") || word.deprel == "nsubj:pass" || word.is("obl") || word.is("xcomp");
        if (governor.upos == Upos::kVerb && carried) {
            if (is_one_of(governor, grammar_->giving) && !word.is("obl")) {
                take(head, true);
            } else if (is_one_of(governor, grammar_->receiving)) {
                take(head, false);
            }
        }
    }
    for (const WordIndex child : sentence_->children(noun)) {
        const Word& clause = sentence_->words[child];
        if (!clause.is("acl") || clause.upos != Upos::kVerb) continue;
        if (is_one_of(clause, grammar_->giving)) take(child, true);
        if (is_one_of(clause, grammar_->receiving) && is_past_participle(clause)) take(child, false);
    }
}

/// "a participé à une rencontre avec X": trees hang "avec X" on the verb.
void FrameBuilder::add_other_party(WordIndex noun, Frame& frame) const {
    const Word& word = sentence_->words[noun];
    if (word.head < 0 || !(word.is("obj") || word.is("obl"))) return;
    for (const WordIndex child : sentence_->children(static_cast<WordIndex>(word.head))) {
        if (child <= noun || !is_case_phrase(sentence_->words[child])) continue;
        std::vector<Argument> found;
        add_phrase(child, kBelowObject, found);
        for (Argument& argument : found) {
            if (grammar_->other_parties.contains(argument.preposition))
                frame.arguments.push_back(std::move(argument));
        }
    }
}

/// "a autorisé le rachat de Y par X", "soutient le projet de rachat de Y par X": trees hang "par X" on the
/// verb or on the noun above.
void FrameBuilder::add_agent_of_event(WordIndex noun, Frame& frame) const {
    constexpr int kMaxNouns = 2;
    const auto add_behind = [&](WordIndex head, WordIndex below) {
        for (const WordIndex child : sentence_->children(head)) {
            const bool behind = child > noun && (below > head || child < head);
            if (behind && is_case_phrase(sentence_->words[child]) &&
                preposition_of(*sentence_, child) == "par")
                frame.arguments.push_back({Role::kOblique, child, "par", kBelowOther});
        }
    };
    WordIndex at = noun;
    for (int nouns = 0; sentence_->words[at].head >= 0; ++nouns) {
        const Word& word = sentence_->words[at];
        const auto head = static_cast<WordIndex>(word.head);
        const Word& governor = sentence_->words[head];
        if (governor.upos == Upos::kVerb) {
            const bool below = word.is("obj") || word.is("nsubj") || word.is("obl");
            if (below && voice_of(head) == Voice::kActive) add_behind(head, at);
            return;
        }
        const bool complement = word.is("nmod") && preposition_of(*sentence_, at) == "de";
        if (!complement || governor.upos != Upos::kNoun || head > at || nouns == kMaxNouns) return;
        add_behind(head, at);
        at = head;
    }
}

void FrameBuilder::add_shared_complements(WordIndex noun, Frame& frame) const {
    const auto share = [&](WordIndex other, Role role, std::string_view preposition) {
        for (Argument argument : complements(other)) {
            if (argument.role != role || argument.preposition != preposition) continue;
            argument.reliability *= kInherited;
            frame.arguments.push_back(std::move(argument));
        }
    };
    const Word& word = sentence_->words[noun];
    const bool complete =
        std::any_of(frame.arguments.begin(), frame.arguments.end(), [](const Argument& argument) {
            return argument.role == Role::kPossessive || argument.preposition == "de";
        });
    if (complete) return;
    // "son fondateur et patron": the possessive stands before both.
    if (word.is("conj") && word.head >= 0 && child_with(*sentence_, noun, {"det"}) == nullptr) {
        share(static_cast<WordIndex>(word.head), Role::kPossessive, "");
    }
    // "fondateur et patron de X": the complement stands after both. "Le fondateur A et le patron de X": not.
    if (child_with(*sentence_, noun, {"appos", "flat"}) != nullptr) return;
    for (const WordIndex child : sentence_->children(noun)) {
        const Word& other = sentence_->words[child];
        const bool bare = child_with(*sentence_, child, {"det"}) == nullptr;
        if (other.is("conj") && other.upos == Upos::kNoun && bare) share(child, Role::kOblique, "de");
    }
}

bool FrameBuilder::takes_attribute(WordIndex verb) const {
    const Word& word = sentence_->words[verb];
    return is_one_of(word, grammar_->copular) || is_one_of(word, grammar_->naming) ||
           child_with(*sentence_, verb, {"obj"}) != nullptr;
}

/// "les autres filiales", "d'autres filiales" at the end of a list
bool FrameBuilder::names_rest(WordIndex noun) const {
    const auto& children = sentence_->children(noun);
    return std::any_of(children.begin(), children.end(), [&](WordIndex child) {
        return child < noun && utf8::lower(sentence_->words[child].form) == "autres";
    });
}

std::vector<Argument> FrameBuilder::holders(WordIndex nominal, Frame& frame, int depth) {
    std::vector<Argument> found;
    const auto add = [&](WordIndex word, double reliability) {
        found.push_back({Role::kHolder, word, "", reliability});
    };
    const auto add_all = [&](const std::vector<Argument>& others, double factor) {
        for (const Argument& other : others) add(other.word, other.reliability * factor);
    };
    const Word& word = sentence_->words[nominal];
    if (depth == kMaxSteps && word.upos != Upos::kAdj) add(nominal, 1);
    for (const WordIndex child : sentence_->children(nominal)) {
        const Word& dependent = sentence_->words[child];
        const bool beside = dependent.is("appos") || dependent.is("flat") ||
                            (dependent.is("nmod") && preposition_of(*sentence_, child).empty());
        if (beside && is_nominal(dependent) && !is_apart_from_complement(*sentence_, nominal, child))
            add(child, 1);
    }
    if (child_with(*sentence_, nominal, {"cop"}) != nullptr) {
        frame.apposed = false;
        add_all(subjects(nominal), 1);
        return found;
    }
    if (word.head < 0 || depth == 0) return found;
    const auto head = static_cast<WordIndex>(word.head);
    const Word& governor = sentence_->words[head];
    const std::string preposition = preposition_of(*sentence_, nominal);
    if (word.is("nmod") && preposition == "de" && is_one_of(governor, grammar_->offices) &&
        governor.head >= 0) {
        // "a démissionné de son poste de directeur", "a été nommé au poste de directeur"
        const auto verb = static_cast<WordIndex>(governor.head);
        if (sentence_->words[verb].upos != Upos::kVerb) return found;
        frame.apposed = false;
        add_all(subjects(verb), 1);
        return found;
    }
    const std::string governor_form = utf8::lower(governor.form);
    if (word.is("nmod") && preposition == "de" && (governor_form == "un" || governor_form == "une")) {
        // "X est l'un des fondateurs de Y", "X, un des fondateurs de Y"
        add_all(holders(head, frame, depth - 1), kInherited);
        return found;
    }
    if (preposition == "à" &&
        grammar_->complex_prepositions.contains(preposition + ' ' + utf8::lower(word.form) + " de")) {
        // "X, à la tête de Y", "à la tête de Y, X a …", "X a été nommé à la tête de Y"
        if (is_nominal(governor)) {
            add(head, 1);
        } else if (is_one_of(governor, grammar_->naming)) {
            for (const Argument& argument : verb_frame(head).arguments) {
                if (argument.role == Role::kPatient) add(argument.word, argument.reliability);
            }
        } else {
            add_all(subjects(head), 1);
        }
        frame.apposed = false;
        return found;
    }
    if (preposition == "parmi" && is_one_of(governor, grammar_->listing)) {
        // "Parmi les soutiens de Y figurent A et B", "on trouve, parmi les soutiens de Y, A et B"
        frame.apposed = false;
        for (const WordIndex child : sentence_->children(head)) {
            const Word& one = sentence_->words[child];
            const bool behind = child > head && is_nominal(one) && preposition_of(*sentence_, child).empty();
            if (behind && (one.is("nsubj") || one.is("obj") || one.is("xcomp"))) add(child, kInherited);
        }
        return found;
    }
    if (preposition == "comme" && governor.upos == Upos::kNoun && is_one_of(governor, grammar_->naming)) {
        // "la désignation de X comme directeur général"
        frame.apposed = false;
        for (const Argument& argument : complements(head)) {
            if (argument.role == Role::kPossessive || argument.preposition == "de")
                add(argument.word, argument.reliability);
        }
        return found;
    }
    // "X, avec le soutien de Y, a …" says nothing of what X is.
    const bool apart = word.is("appos") && (preposition == "avec" || preposition == "sans");
    const bool beside = (word.is("appos") && !apart) || word.is("flat") || word.is("parataxis") ||
                        word.is("acl") || (word.is("nmod") && preposition.empty()) ||
                        (word.is("amod") && word.upos == Upos::kAdj);
    if (beside && is_nominal(governor)) {
        // "X et Y, partenaires de Z", "X et Y, couple à la ville": a plural or a pair is said of all.
        const bool of_all = word.feature("Number") == "Plur" || is_one_of(word, grammar_->collectives);
        WordIndex bearer = head;
        while (word.is("appos") && of_all && sentence_->words[bearer].is("conj") &&
               sentence_->words[bearer].head >= 0 && sentence_->words[bearer].upos == Upos::kPropn)
            bearer = static_cast<WordIndex>(sentence_->words[bearer].head);
        add(bearer, 1);
        if (governor.upos == Upos::kNoun) {
            add_all(holders(head, frame, depth - 1), kInherited);
            // "X est la fille de Y, le fondateur de Z": beside a name, whatever is said with the other noun.
            if (word.is("appos")) frame.apposed = true;
        }
    } else if (word.is("conj") && names_rest(nominal)) {
        // "X, Y et les autres filiales de Z": X and Y are such as well.
        add(head, 1);
        frame.apposed = false;
    } else if (word.is("conj") && (governor.upos == Upos::kNoun || governor.upos == Upos::kAdj)) {
        add_all(holders(head, frame, depth - 1), kInherited);
        const bool side_by_side = child_with(*sentence_, nominal, {"cc"}) == nullptr;
        if (side_by_side && child_with(*sentence_, nominal, {"det"}) != nullptr) frame.apposed = true;
    } else if (word.is("nsubj") && child_with(*sentence_, head, {"cop"}) != nullptr && is_nominal(governor)) {
        frame.apposed = false;
        add(head, 1);
    } else if (governor.upos == Upos::kVerb || governor.upos == Upos::kAux ||
               is_predicate(*sentence_, head)) {
        const bool attribute = word.is("xcomp") || word.is("obj") || (word.is("obl") && preposition.empty());
        const bool as =
            preposition == "comme" || preposition == "en tant que" || preposition == "en qualité de";
        const bool reflexive = reflexive_clitic(head);
        const bool names = is_one_of(governor, grammar_->naming) && !reflexive;
        const bool of_oneself =
            reflexive && (is_one_of(governor, grammar_->naming) || word.upos == Upos::kAdj);
        if (names && (attribute || as)) {
            frame.support = head;
            frame.apposed = false;
            for (const Argument& argument : verb_frame(head).arguments) {
                if (argument.role == Role::kPatient && argument.word != nominal) {
                    add(argument.word, argument.reliability);
                } else if (argument.role == Role::kAgent) {
                    frame.arguments.push_back({Role::kNamer, argument.word, "", argument.reliability});
                }
            }
        } else if ((attribute && (is_one_of(governor, grammar_->copular) || of_oneself)) || as) {
            // "s'est dite solidaire de X": what one says oneself to be.
            frame.support = head;
            frame.apposed = false;
            add_all(subjects(head), 1);
        } else if (nominal < head && child_with(*sentence_, nominal, {"det"}) == nullptr &&
                   preposition.empty() &&
                   (word.is("advcl") || word.is("dislocated") || word.is("obl") || word.is("parataxis"))) {
            add_all(subjects(head), kFronted);
        }
    }
    return found;
}

Frame FrameBuilder::build_noun(WordIndex noun) {
    Frame frame;
    frame.kind = FrameKind::kNoun;
    frame.predicate = noun;
    frame.apposed = true;
    frame.arguments = complements(noun);
    for (const WordIndex child : sentence_->children(noun)) {
        if (sentence_->words[child].deprel == "obl:agent")
            frame.arguments.push_back({Role::kAgent, child, "", 1});
    }
    add_agent_of_event(noun, frame);
    add_other_party(noun, frame);
    add_support(noun, frame);
    add_shared_complements(noun, frame);
    std::vector<Argument> holding = holders(noun, frame, kMaxSteps);
    const bool complete = std::any_of(frame.arguments.begin(), frame.arguments.end(),
                                      [](const Argument& argument) { return argument.preposition == "de"; });
    if (!frame.apposed && !complete) {
        // "Y, dont X est l'actionnaire": trees hang "dont" on the subject or the verb as well.
        std::vector<WordIndex> nearby;
        for (const Argument& holder : holding) nearby.push_back(holder.word);
        if (frame.support) nearby.push_back(*frame.support);
        for (const WordIndex word : nearby) {
            for (const WordIndex child : sentence_->children(word)) {
                if (utf8::lower(sentence_->words[child].form) == "dont")
                    frame.arguments.push_back({Role::kOblique, child, "de", kBelowObject});
            }
        }
    }
    for (Argument& holder : holding) frame.arguments.push_back(std::move(holder));
    return frame;
}

Frame FrameBuilder::build_adjective(WordIndex adjective) {
    Frame frame;
    frame.kind = FrameKind::kAdjective;
    frame.predicate = adjective;
    frame.apposed = true;
    add_obliques(adjective, 1, 2, frame.arguments);
    for (Argument& holder : holders(adjective, frame, kMaxSteps))
        frame.arguments.push_back(std::move(holder));
    // "s'est montrée critique à l'égard de X": trees hang the complement on the verb.
    if (frame.support) add_obliques(*frame.support, kBelowObject, 1, frame.arguments);
    return frame;
}

}  // namespace lacis::relations
