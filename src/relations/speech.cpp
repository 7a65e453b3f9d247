// SPDX-License-Identifier: Apache-2.0
#include "relations/speech.hpp"

#include <algorithm>
#include <utility>

#include "relations/judgement.hpp"
#include "relations/line.hpp"
#include "relations/name_units.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;

constexpr WordIndex kBehindQuotation = 6;    ///< Words between a closing mark and its verb of speech.
constexpr double kJudgedByWords = 0.75;      ///< Words of the quotation are said of him …
constexpr double kJudgedInQuotation = 0.62;  ///< … or it only names him.
constexpr double kAddressed = 0.72;
constexpr double kUnaimed = 0.55;
constexpr double kClaimed = 0.68;
constexpr double kOneOfSeveral = 0.85;
constexpr double kPointsBack = 0.9;     ///< "C'était un grand homme": the sentence before names him.
constexpr double kOtherSentence = 0.9;  ///< The quotation says it in another sentence than its verb's.
constexpr int kVerbWeight = 2;

enum class Mark : std::uint8_t { kNone, kOpen, kClose, kEither };

Mark mark_of(const Word& word) {
    if (word.form == "«" || word.form == "“") return Mark::kOpen;
    if (word.form == "»" || word.form == "”") return Mark::kClose;
    if (word.form == "\"") return Mark::kEither;
    return Mark::kNone;
}

bool is_speech_verb(const Word& word, const Grammar& grammar) {
    return word.upos == Upos::kVerb && is_one_of(word, grammar.speech);
}

/// Behind a quotation "tacle" and "raille" are verbs, whatever the tagger thinks: their infinitive is one of
/// speech.
bool is_speech_form(const Word& word, const Grammar& grammar) {
    const bool open_class = word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kX;
    return is_speech_verb(word, grammar) ||
           (open_class && grammar.speech.contains(utf8::lower(word.form) + "r"));
}

bool takes_side(const Word& word, const WordSet& verbs) {
    return is_one_of(word, verbs) || verbs.contains(utf8::lower(word.form) + "r");
}

/// A verb of speech right behind a closing mark: "…", a lancé X.
std::optional<WordIndex> verb_behind(const Sentence& sentence, WordIndex from, const Grammar& grammar) {
    const WordIndex limit =
        std::min<WordIndex>(from + kBehindQuotation, static_cast<WordIndex>(sentence.words.size()));
    bool auxiliary = false;
    for (WordIndex i = from; i < limit; ++i) {
        const Word& word = sentence.words[i];
        if (is_speech_form(word, grammar)) return i;
        // "a pour sa part estimé": what stands behind the auxiliary belongs to the verb.
        auxiliary = auxiliary || word.upos == Upos::kAux || word.is("aux");
        const bool inside =
            auxiliary && (word.upos == Upos::kAdp || word.upos == Upos::kDet || word.upos == Upos::kNoun);
        const bool between = word.upos == Upos::kAux || word.is("aux") || word.upos == Upos::kPron ||
                             word.upos == Upos::kAdv || word.form == ",";
        if (!between && !inside) return std::nullopt;
    }
    return std::nullopt;
}

/// Whose view it is: « … », selon X.
std::optional<WordIndex> holder_behind(const Sentence& sentence, WordIndex from, const Grammar& grammar) {
    const WordIndex limit =
        std::min<WordIndex>(from + kBehindQuotation, static_cast<WordIndex>(sentence.words.size()));
    for (WordIndex i = from; i < limit; ++i) {
        const Word& word = sentence.words[i];
        if (is_nominal(word) && word.upos != Upos::kPron) {
            if (!grammar.sources.contains(preposition_of(sentence, i))) return std::nullopt;
            return i;
        }
        const bool between =
            word.upos == Upos::kAdp || word.upos == Upos::kDet || (i == from && word.form == ",");
        if (!between) return std::nullopt;
    }
    return std::nullopt;
}

/// Pour X, « … »; selon X : « … »
std::optional<WordIndex> holder_before(const Sentence& sentence, WordIndex open, const Grammar& grammar) {
    if (open < 3 || (sentence.words[open - 1].form != "," && sentence.words[open - 1].form != ":"))
        return std::nullopt;
    for (WordIndex i = 1; i + 1 < open; ++i) {
        const Word& word = sentence.words[i];
        if (word.upos == Upos::kVerb) return std::nullopt;
        if (!is_nominal(word) || word.upos == Upos::kPron) continue;
        const std::string preposition = preposition_of(sentence, i);
        if (grammar.sources.contains(preposition) || preposition == "pour") return i;
        return std::nullopt;
    }
    return std::nullopt;
}

/// X (UDR) : « … »: a name that opens the sentence, with nothing but brackets before the colon.
std::optional<WordIndex> name_before_colon(const Sentence& sentence, WordIndex open) {
    if (open < 2 || sentence.words[open - 1].form != ":") return std::nullopt;
    std::optional<WordIndex> name;
    int depth = 0;
    for (WordIndex i = 0; i + 1 < open; ++i) {
        const Word& word = sentence.words[i];
        if (word.form == "(") ++depth;
        if (depth == 0 && word.upos != Upos::kPropn && word.upos != Upos::kAdp && word.form != ",")
            return std::nullopt;
        if (depth == 0 && word.upos == Upos::kPropn && !name) name = i;
        if (word.form == ")") --depth;
    }
    return name;
}

/// A verb of speech in the clause before an opening mark: X a déclaré : « … »; behind a colon any verb that a
/// person is the subject of: X n'a pas mâché ses mots : « … »
std::optional<WordIndex> verb_before(const Sentence& sentence, WordIndex open, const Grammar& grammar) {
    for (WordIndex i = open; i-- > 0;) {
        if (mark_of(sentence.words[i]) != Mark::kNone) return std::nullopt;
        if (is_speech_verb(sentence.words[i], grammar)) return i;
    }
    if (open == 0 || sentence.words[open - 1].form != ":") return std::nullopt;
    for (WordIndex i = open - 1; i-- > 0;) {
        if (sentence.words[i].upos == Upos::kVerb && is_finite(sentence, i) && !opens_clause(sentence, i))
            return i;
    }
    return std::nullopt;
}

/// "à propos de X", "à l'adresse de X": of whom or to whom it is said.
std::vector<Referent> addressees(const Quotation& quotation, const SentenceView& view,
                                 const Opinions& opinions) {
    for (const Argument& argument : view.frames.verb_frame(*quotation.verb).arguments) {
        const bool place = view.frames.grammar().addressing.contains(argument.preposition);
        if (argument.role != Role::kOblique || !place) continue;
        if (std::vector<Referent> found = first_found({argument}, &opinions, view); !found.empty())
            return found;
    }
    for (const WordIndex child : view.frames.sentence().children(*quotation.verb)) {
        // "…, s'est insurgé X, visant Y"
        const Word& word = view.frames.sentence().words[child];
        if (!is_participle(word, "Pres") || !is_one_of(word, view.frames.grammar().aiming)) continue;
        for (const Argument& argument : view.frames.verb_frame(child).arguments) {
            if (argument.role != Role::kPatient) continue;
            if (std::vector<Referent> found = first_found({argument}, &opinions, view); !found.empty())
                return found;
        }
    }
    return {};
}

/// "Interrogée sur X, elle a répondu : …", "…, dit-elle de X": of whom the speaker was asked, or speaks.
std::vector<Referent> asked_about(const Quotation& quotation, const SentenceView& view,
                                  const Opinions& opinions) {
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const auto first = [&](WordIndex verb, const WordSet& places) -> std::vector<Referent> {
        for (const Argument& argument : view.frames.verb_frame(verb).arguments) {
            if (argument.role != Role::kOblique || !places.contains(argument.preposition)) continue;
            if (std::vector<Referent> found = view.referents.resolve(argument.word); !found.empty())
                return found;
        }
        return {};
    };
    for (const WordIndex child : sentence.children(*quotation.verb)) {
        if (!is_one_of(sentence.words[child], view.frames.grammar().asking)) continue;
        if (std::vector<Referent> found = first(child, grammar.topics); !found.empty()) return found;
    }
    // "… a réagi X après la décision de Y"
    for (const Argument& argument : view.frames.verb_frame(*quotation.verb).arguments) {
        if (argument.role != Role::kOblique || !grammar.occasions.contains(argument.preposition)) continue;
        if (!is_one_of(sentence.words[argument.word], view.frames.grammar().deeds)) continue;
        if (std::vector<Referent> found = first_found({argument}, &opinions, view); !found.empty())
            return found;
    }
    if (!has_key(sentence.words[*quotation.verb], "dire")) return {};
    if (std::vector<Referent> found = first(*quotation.verb, {"de"}); !found.empty()) return found;
    for (const Argument& subject : view.frames.subjects(*quotation.verb)) {
        for (const Argument& below : view.frames.complements(subject.word)) {
            if (below.preposition == "de" && subject.word > *quotation.verb)
                return view.referents.resolve(below.word);
        }
    }
    return {};
}

/// What speakers think of others, as findings of every relation that declares such speech.
void add_judgements(int balance, const std::vector<Referent>& speakers, const std::vector<Referent>& targets,
                    double confidence, WordIndex at, const SentenceView& view, const RuleSet& rules,
                    std::vector<Finding>& findings) {
    const auto& entities = view.referents.document().entities;
    for (std::uint32_t relation = 0; relation < rules.relations().size(); ++relation) {
        const RelationType& type = rules.relations()[relation];
        const bool fits =
            (type.speech == Speech::kPraise && balance > 0) || (type.speech == Speech::kBlame && balance < 0);
        if (!fits) continue;
        for (const Referent& source : speakers) {
            for (const Referent& target : targets) {
                if (source.entity == target.entity || !allows(type.source, entities[source.entity].type) ||
                    !allows(type.target, entities[target.entity].type))
                    continue;
                Finding finding;
                finding.relation = relation;
                finding.at = at;
                finding.source = source;
                finding.target = target;
                finding.rule = type.name + std::string(kSpeechRule);
                finding.confidence = confidence * source.reliability * target.reliability;
                findings.push_back(std::move(finding));
            }
        }
    }
}

/// What all words together say of one.
struct Judged {
    Referent target;
    int balance = 0;
};

std::vector<Judged> judged_by_words(const std::vector<Judgement>& judgements,
                                    const std::vector<Referent>& speakers) {
    std::vector<Judged> all;
    for (const Judgement& judgement : judgements) {
        for (const Referent& target : judgement.targets) {
            if (std::find(speakers.begin(), speakers.end(), target) != speakers.end()) continue;
            const auto known =
                std::find_if(all.begin(), all.end(), [&](const Judged& one) { return one.target == target; });
            if (known == all.end()) {
                all.push_back({target, judgement.value});
            } else {
                known->balance += judgement.value;
            }
        }
    }
    return all;
}

/// La direction n'écoute personne, s'indigne X: what stands before a verb of speech behind a comma, whose
/// subject follows it.
std::optional<Quotation> unmarked_quotation(const Sentence& sentence, std::uint32_t index,
                                            const Grammar& grammar) {
    for (WordIndex i = 0; i < sentence.words.size(); ++i) {
        // A mark that opens the sentence and never closes is a mistake.
        if (i > 0 && mark_of(sentence.words[i]) != Mark::kNone) return std::nullopt;
        if (!is_speech_verb(sentence.words[i], grammar) || sentence.words[i].feature("VerbForm") == "Inf")
            continue;
        WordIndex begin = i;
        while (begin > 0 &&
               (sentence.words[begin - 1].upos == Upos::kAux || sentence.words[begin - 1].is("aux") ||
                sentence.words[begin - 1].upos == Upos::kPron ||
                sentence.words[begin - 1].upos == Upos::kAdv))
            --begin;
        if (begin < 3 || sentence.words[begin - 1].form != ",") continue;
        const auto& children = sentence.children(i);
        const bool behind = std::any_of(children.begin(), children.end(), [&](WordIndex child) {
            const Word& subject = sentence.words[child];
            return (subject.is("nsubj") && child > i) ||
                   (subject.form.starts_with("-") && (subject.is("nsubj") || subject.deprel == "expl:subj"));
        });
        const bool before = std::any_of(children.begin(), children.end(), [&](WordIndex child) {
            return sentence.words[child].is("nsubj") && child < begin;
        });
        if (!behind || before) continue;
        Quotation quotation;
        quotation.parts = {{index, {0, begin - 1}}};
        quotation.sentence = index;
        quotation.verb = i;
        quotation.unmarked = true;
        return quotation;
    }
    return std::nullopt;
}

}  // namespace

std::vector<Quotation> find_quotations(const std::vector<Sentence>& sentences, const Grammar& grammar) {
    std::vector<Quotation> quotations;
    Quotation open;
    bool is_open = false;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        const Sentence& sentence = sentences[s];
        // A mark that its block leaves open is a mistake, or an apostrophe.
        if (s > 0 && sentences[s - 1].paragraph != sentence.paragraph) is_open = false;
        WordIndex begin = 0;
        for (WordIndex i = 0; i < sentence.words.size(); ++i) {
            const Mark mark = mark_of(sentence.words[i]);
            if (mark == Mark::kNone) continue;
            const auto side =
                mark == Mark::kEither ? language::side_of_mark(sentence, i) : language::MarkSide::kUnknown;
            // A straight mark on the wrong side for what is open: another one has been left out.
            if (side == language::MarkSide::kCloses && !is_open) {
                const auto verb = verb_behind(sentence, i + 1, grammar);
                if (verb && i > begin) {
                    quotations.emplace_back();
                    quotations.back().parts.push_back({s, {begin, i}});
                    quotations.back().sentence = s;
                    quotations.back().verb = verb;
                }
                begin = i + 1;
                continue;
            }
            const bool opens = mark == Mark::kOpen || side == language::MarkSide::kOpens ||
                               (mark == Mark::kEither && !is_open);
            if (opens) {
                open = {};
                is_open = true;
                open.sentence = s;
                open.verb = verb_before(sentence, i, grammar);
                open.embedded = open.verb && sentence.words[i - 1].form != ":";
                if (!open.verb) open.holder = holder_before(sentence, i, grammar);
                if (!open.verb && !open.holder) open.holder = name_before_colon(sentence, i);
                begin = i + 1;
                continue;
            }
            if (!is_open) continue;
            if (i > begin) open.parts.push_back({s, {begin, i}});
            if (const auto verb = verb_behind(sentence, i + 1, grammar)) {
                open.sentence = s;
                open.verb = verb;
                open.embedded = false;
            } else if (i + 1 == sentence.words.size() && s + 1 < sentences.size()) {
                if (const auto next = verb_behind(sentences[s + 1], 0, grammar)) {
                    open.sentence = s + 1;
                    open.verb = next;
                    open.embedded = false;
                }
            }
            if (!open.verb && !open.holder) {
                if (const auto holder = holder_behind(sentence, i + 1, grammar)) {
                    open.sentence = s;
                    open.holder = holder;
                }
            }
            if (!open.parts.empty()) quotations.push_back(std::exchange(open, {}));
            is_open = false;
        }
        if (is_open) {
            const auto end = static_cast<WordIndex>(sentence.words.size());
            if (end > begin) open.parts.push_back({s, {begin, end}});
        }
        const bool left_open =
            is_open && (s + 1 == sentences.size() || sentences[s + 1].paragraph != sentence.paragraph);
        if (is_open && !left_open) continue;
        if (auto quotation = unmarked_quotation(sentence, s, grammar)) {
            quotations.push_back(std::move(*quotation));
        }
    }
    return quotations;
}

namespace {

/// Whom the phrase of a speaker stands for: "la maire RN de X", "le député UDR" is not the party that names
/// what she is.
std::vector<Referent> speaking(WordIndex phrase, const SentenceView& view) {
    std::vector<Referent> found = view.referents.resolve(phrase, Reach::kPhrase);
    const Word& noun = view.frames.sentence().words[phrase];
    const Grammar& grammar = view.frames.grammar();
    const bool titled =
        noun.upos == Upos::kNoun && (is_one_of(noun, grammar.titles) || is_one_of(noun, grammar.humans));
    if (!titled) return found;
    std::erase_if(found, [&](const Referent& one) {
        return view.referents.document().entities[one.entity].type == entities::EntityType::kOrganization;
    });
    return found;
}

}  // namespace

std::vector<Referent> speakers_of(const Quotation& quotation, const SentenceView& view) {
    if (!quotation.speakers.empty()) return quotation.speakers;
    if (!quotation.verb)
        return quotation.holder ? view.referents.resolve(*quotation.holder) : std::vector<Referent>();
    // "X a été condamné pour « … »", "« … », a été critiqué par X": the subject does not speak.
    if (const Frame& frame = view.frames.verb_frame(*quotation.verb); frame.passive) {
        for (const Argument& argument : frame.arguments) {
            if (argument.role == Role::kAgent) return view.referents.resolve(argument.word, Reach::kPhrase);
        }
        return {};
    }
    for (const Argument& subject : view.frames.subjects(*quotation.verb)) {
        if (std::vector<Referent> found = speaking(subject.word, view); !found.empty()) return found;
    }
    // The inverted subject is often taken for an object.
    const Line line(view.frames.sentence(), view.referents);
    bool titled = false;
    for (WordIndex at = *quotation.verb + 1; at < line.size() && at <= *quotation.verb + kBehindQuotation;
         ++at) {
        if (const Mention* name = line.name_from(at)) {
            std::vector<Referent> found = referents_of(*name, view.referents.document());
            const bool body =
                !found.empty() && view.referents.document().entities[found.front().entity].type ==
                                      entities::EntityType::kOrganization;
            if (!body || !titled) return found;
            // "la conseillère RN X": the party is not who speaks.
            continue;
        }
        titled = titled || is_one_of(line.word(at), view.frames.grammar().titles) ||
                 is_one_of(line.word(at), view.frames.grammar().humans);
        if (!line.is_modifier(at) && line.word(at).upos != Upos::kNoun) break;
    }
    return {};
}

namespace {

/// "Selon X, Y est …", "Pour X, Y est …": whose view the clause gives.
std::vector<Referent> holders_of_view(const SentenceView& view, WordIndex predicate) {
    const Sentence& sentence = view.frames.sentence();
    for (const WordIndex child : sentence.children(predicate)) {
        const Word& word = sentence.words[child];
        if (!is_nominal(word) || word.is("nsubj") || word.is("obj")) continue;
        const std::string preposition = preposition_of(sentence, child);
        const WordRange phrase = phrase_range(sentence, child);
        const bool fronted =
            phrase.begin == 0 && child < predicate && phrase.end < sentence.words.size() &&
            (sentence.words[phrase.end].form == "," || sentence.words[phrase.end - 1].form == ",");
        const bool source =
            view.frames.grammar().sources.contains(preposition) || (preposition == "pour" && fronted);
        // "X y voit une manœuvre, selon lui": he himself, whatever "lui" is taken for.
        if (!source || (word.upos == Upos::kPron && !fronted)) continue;
        std::vector<Referent> found = view.referents.resolve(child, Reach::kPhrase);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace

namespace {

/// "juge les performances de X exceptionnelles", "trouve X courageux": what the verb says of its object.
std::optional<Judged> judged_object(const SentenceView& view, WordIndex verb, const Opinions& opinions) {
    const Sentence& sentence = view.frames.sentence();
    if (!is_one_of(sentence.words[verb], opinions.rating)) return std::nullopt;
    const WordIndex* object = child_with(sentence, verb, {"obj"});
    if (object == nullptr || *object < verb) return std::nullopt;
    int balance = 0;
    for (WordIndex i = *object; i < phrase_range(sentence, verb).end; ++i) {
        const Word& word = sentence.words[i];
        const bool below =
            word.head == static_cast<std::int32_t>(verb) || word.head == static_cast<std::int32_t>(*object);
        if (i != *object && below && word.upos != Upos::kPropn && !view.referents.mention_at(i))
            balance += opinions.of(sentence, i);
    }
    Argument argument;
    argument.word = *object;
    const std::vector<Referent> found = first_found({argument}, &opinions, view);
    if (balance == 0 || found.empty()) return std::nullopt;
    return Judged{found.front(), is_negated(sentence, view.frames.grammar(), verb) ? -balance : balance};
}

}  // namespace

std::vector<Finding> match_claims(const SentenceView& view, const RuleSet& rules, const Opinions& opinions) {
    std::vector<Finding> findings;
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const auto& entities = view.referents.document().entities;
    const auto add = [&](WordRange words, const std::vector<Referent>& speakers, WordIndex at,
                         bool passed_on) {
        // What is so "selon X" is so in the eyes of others, of whom an organization reports.
        if (speakers.empty() ||
            (passed_on && entities[speakers.front().entity].type == entities::EntityType::kOrganization))
            return;
        for (const Judged& one : judged_by_words(judgements_in(view, words, opinions), speakers)) {
            add_judgements(one.balance, speakers, {one.target}, kClaimed, at, view, rules, findings);
        }
    };
    for (WordIndex word = 0; word < sentence.words.size(); ++word) {
        if (is_predicate(sentence, word)) {
            if (const std::vector<Referent> holders = holders_of_view(view, word); !holders.empty())
                add(phrase_range(sentence, word), holders, word, true);
        }
        if (sentence.words[word].upos != Upos::kVerb || !is_one_of(sentence.words[word], grammar.speech) ||
            is_one_of(sentence.words[word], opinions.knowing))
            continue;
        if (std::optional<Judged> judged = judged_object(view, word, opinions)) {
            for (const Argument& subject : view.frames.subjects(word)) {
                add_judgements(judged->balance, speaking(subject.word, view), {judged->target}, kClaimed,
                               word, view, rules, findings);
            }
        }
        for (const WordIndex claim : sentence.children(word)) {
            if (!sentence.words[claim].is("ccomp") || claim < word) continue;
            for (const Argument& subject : view.frames.subjects(word)) {
                const std::vector<Referent> speakers = speaking(subject.word, view);
                if (speakers.empty()) continue;
                add(phrase_range(sentence, claim), speakers, word,
                    is_one_of(sentence.words[word], grammar.relating));
                break;
            }
        }
    }
    return findings;
}

namespace {

/// "déception à l'égard de X": towards whom a feeling goes.
bool is_object_of_feeling(const Sentence& sentence, const Mention& mention) {
    static const WordSet kPrepositions = {"envers", "contre"};
    static const WordSet kNouns = {"égard", "encontre", "endroit", "adresse"};
    const WordIndex at = mention.first_word;
    if (at == 0) return false;
    if (kPrepositions.contains(utf8::lower(sentence.words[at - 1].form))) return true;
    return at > 1 && canonical_preposition(sentence.words[at - 1].form) == "de" &&
           kNouns.contains(utf8::lower(sentence.words[at - 2].form));
}

/// "Il est indigne de s'en prendre à X": what is blamed is done to X, in whose defence it is said.
bool is_defended(const Sentence& sentence, const Mention& mention, const Opinions& opinions,
                 const Grammar& grammar) {
    const std::int32_t verb = sentence.words[mention.head].head;
    if (verb < 0) return false;
    const Word& attack = sentence.words[static_cast<WordIndex>(verb)];
    const bool hostile = is_one_of(attack, grammar.blaming) || is_one_of(attack, opinions.blame) ||
                         child_with(sentence, static_cast<WordIndex>(verb), {"expl"}) != nullptr;
    if (attack.feature("VerbForm") != "Inf" || attack.head < 0 || !hostile) return false;
    return opinions.of(sentence, static_cast<WordIndex>(attack.head)) < 0;
}

/// "a déclaré à l'AFP": to whom it is said.
bool is_told(const Sentence& sentence, const Mention& mention, const Grammar& grammar) {
    const int head = sentence.words[mention.head].head;
    return head >= 0 && is_one_of(sentence.words[static_cast<WordIndex>(head)], grammar.speech) &&
           preposition_of(sentence, mention.head) == "à";
}

/// Not where or when something is: "sur X", "après Y".
bool is_argument(const Sentence& sentence, const Mention& mention) {
    static const WordSet kPrepositions = {"", "de", "par", "contre", "envers"};
    return kPrepositions.contains(preposition_of(sentence, mention.head));
}

/// Whom the words of one sentence name, the speakers apart. Of several it is the one towards whom a feeling
/// goes or the subject that is meant, if one is; `confidence` is less then.
std::vector<Referent> judged_in(const QuotedWords& part, const Sentence& spoken,
                                const std::vector<Referent>& speakers, const SentenceView& view,
                                const Opinions& opinions, double& confidence) {
    const auto& document = view.referents.document();
    std::vector<Referent> targets;
    for (const Mention& mention : mentions_in(document, part.sentence)) {
        if (mention.head < part.words.begin || mention.head >= part.words.end) continue;
        if (is_defended(spoken, mention, opinions, view.frames.grammar())) continue;
        if (is_told(spoken, mention, view.frames.grammar()) || !is_argument(spoken, mention)) continue;
        for (const Referent& referent : referents_of(mention, document)) {
            const auto type = document.entities[referent.entity].type;
            const bool judged =
                type == entities::EntityType::kPerson || type == entities::EntityType::kOrganization;
            const bool known = std::find(targets.begin(), targets.end(), referent) != targets.end() ||
                               std::find(speakers.begin(), speakers.end(), referent) != speakers.end();
            if (judged && !known) targets.push_back(referent);
        }
    }
    if (targets.size() < 2) return targets;
    const auto mention_of = [&](const Referent& referent) -> const Mention& {
        return document.mentions[referent.mention];
    };
    auto meant = std::find_if(targets.begin(), targets.end(), [&](const Referent& referent) {
        return is_object_of_feeling(spoken, mention_of(referent));
    });
    if (meant == targets.end()) {
        meant = std::find_if(targets.begin(), targets.end(), [&](const Referent& referent) {
            return spoken.words[mention_of(referent).head].is("nsubj");
        });
    }
    if (meant == targets.end()) return {};
    confidence *= kOneOfSeveral;
    return {*meant};
}

/// Says the word, a noun behind an article or with adjectives before it, what a person is: "un [immense
/// artiste]"?
bool is_of_human(const Sentence& sentence, WordIndex from, WordIndex end, const Grammar& grammar) {
    for (WordIndex i = from; i < end; ++i) {
        const Word& word = sentence.words[i];
        if (is_one_of(word, grammar.humans)) return true;
        const bool before = word.upos == Upos::kAdj || word.upos == Upos::kAdv || word.upos == Upos::kDet;
        if (!before) return false;
    }
    return false;
}

bool is_indefinite(const Word& word) {
    const std::string form = utf8::lower(word.form);
    return form == "un" || form == "une";
}

/// "C'était un homme droit", "Un immense artiste": words that say what a person is and do not name him.
bool points_back(const Sentence& sentence, WordRange words, const Grammar& grammar) {
    WordIndex at = words.begin;
    while (at < words.end && sentence.words[at].upos == Upos::kPunct) ++at;
    if (at >= words.end) return false;
    const std::string first = utf8::lower(sentence.words[at].form);
    if (first == "c'" || first == "c’" || first == "ce") {
        ++at;
        // "C'était vraiment, …"
        while (at < words.end &&
               (sentence.words[at].upos == Upos::kAux || sentence.words[at].upos == Upos::kAdv))
            ++at;
    }
    return at < words.end && is_indefinite(sentence.words[at]) &&
           is_of_human(sentence, at + 1, words.end, grammar);
}

/// X a salué « un immense artiste », X a rendu hommage à un « grand monsieur ».
bool is_praise_of_human(const Quotation& quotation, const Sentence& sentence, const Grammar& grammar) {
    const WordRange words = quotation.parts.front().words;
    if (points_back(sentence, words, grammar)) return true;
    // The mark stands between the article and what it belongs to.
    return words.begin >= 2 && is_indefinite(sentence.words[words.begin - 2]) &&
           is_of_human(sentence, words.begin, words.end, grammar);
}

}  // namespace

namespace {

/// A sentence of a quotation that is not the one with the verb.
class SpokenSentence {
  public:
    SpokenSentence(const Sentence* sentence, std::uint32_t index, const SentenceView& around) {
        if (sentence == nullptr) return;
        const Grammar& grammar = around.frames.grammar();
        const auto& document = around.referents.document();
        sentence_ = with_names_as_units(*sentence, document, index, grammar);
        referents_.emplace(index, sentence_, document, grammar);
        frames_.emplace(sentence_, grammar);
        view_.emplace(SentenceView{*frames_, *referents_, amounts_, moments_});
    }
    SpokenSentence(const SpokenSentence&) = delete;
    SpokenSentence& operator=(const SpokenSentence&) = delete;

    [[nodiscard]] const SentenceView& view() const { return *view_; }

  private:
    Sentence sentence_;
    std::optional<Referents> referents_;
    std::optional<FrameBuilder> frames_;
    std::vector<Quantity> amounts_;
    std::vector<Moment> moments_;
    std::optional<SentenceView> view_;
};

}  // namespace

SpokenJudgements match_speech(const Quotation& quotation, const std::vector<Sentence>& sentences,
                              const SentenceView& view, const RuleSet& rules, const Opinions& opinions) {
    SpokenJudgements result;
    const std::vector<Referent> speakers = speakers_of(quotation, view);
    if (speakers.empty()) return result;
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const WordIndex at = quotation.verb     ? *quotation.verb
                         : quotation.holder ? *quotation.holder
                                            : quotation.parts.front().words.begin;

    int side = 0;
    if (quotation.verb && takes_side(sentence.words[at], grammar.praising)) side += kVerbWeight;
    if (quotation.verb && takes_side(sentence.words[at], grammar.blaming)) side -= kVerbWeight;
    const auto type_of_speaker = view.referents.document().entities[speakers.front().entity].type;
    const bool relates = type_of_speaker == entities::EntityType::kOrganization &&
                         (!quotation.verb || is_one_of(sentence.words[at], grammar.relating));
    const auto add = [&](int balance, const std::vector<Referent>& targets, double confidence) {
        if (balance == 0 || relates) return;
        add_judgements(balance, speakers, targets, confidence, at, view, rules, result.findings);
    };
    int whole = side;
    std::size_t named = 0;
    bool aimed = false;    // At somebody whom the words themselves judge.
    bool pointed = false;  // At what was just spoken of.
    int addressed = 0;     // At "vous".
    std::vector<Referent> last_named;
    bool of_human = false;
    struct Guess {
        int balance;
        std::vector<Referent> targets;
        double confidence;
    };
    std::vector<Guess> guesses;
    for (const QuotedWords& part : quotation.parts) {
        const bool here = part.sentence == quotation.sentence;
        const SpokenSentence other(here ? nullptr : &sentences[part.sentence], part.sentence, view);
        const SentenceView& spoken = here ? view : other.view();
        const Sentence& words = spoken.frames.sentence();
        const std::vector<Judgement> judgements = judgements_in(spoken, part.words, opinions);
        int balance = 0;
        bool points = false;
        for (const Judgement& judgement : judgements) {
            const bool nobody = judgement.aim == Aim::kNobody;
            if (!nobody) balance += judgement.value;
            points = points || judgement.aim == Aim::kTopic;
            if (judgement.aim == Aim::kAddressee) addressed += judgement.value;
        }
        whole += balance;
        pointed = pointed || points;
        const double certainty = here ? 1 : kOtherSentence;
        const std::vector<Judged> judged = judged_by_words(judgements, speakers);
        for (const Judged& one : judged) {
            aimed = true;
            last_named = {one.target};
            add(one.balance + (here ? side : 0), {one.target}, kJudgedByWords * certainty);
        }
        if (!judged.empty()) continue;
        double confidence = kJudgedInQuotation * certainty;
        std::vector<Referent> targets = judged_in(part, words, speakers, view, opinions, confidence);
        if (targets.size() == 1) last_named = targets;
        // Whom words name that judge nobody is judged if the verb takes sides: « … », a raillé X.
        if (side == 0 || quotation.embedded) targets.clear();
        const bool human = points_back(words, part.words, grammar);
        of_human = of_human || human;
        // « J'ai vu X. C'est un homme droit. »
        if (targets.empty() && (human || points) && !last_named.empty()) {
            targets = last_named;
            confidence *= kPointsBack;
        }
        named += targets.size();
        guesses.push_back({balance + (here ? side : 0), targets, confidence});
    }
    if (quotation.verb) {
        const std::vector<Referent> targets = addressees(quotation, view, opinions);
        add(whole, targets, kAddressed);
        if (!targets.empty()) return result;
    }
    if (quotation.verb && addressed != 0) {
        // "« Vous mentez », a lancé X à Y"
        for (const Argument& argument : view.frames.verb_frame(*quotation.verb).arguments) {
            const bool told = argument.role == Role::kRecipient ||
                              (argument.role == Role::kOblique && argument.preposition == "à");
            if (!told) continue;
            add(addressed + side, view.referents.resolve(argument.word), kAddressed);
        }
    }
    if (aimed) return result;
    for (const Guess& guess : guesses) add(guess.balance, guess.targets, guess.confidence);
    if (named > 0) return result;
    if (quotation.verb) {
        const std::vector<Referent> targets = asked_about(quotation, view, opinions);
        add(whole, targets, kAddressed);
        if (!targets.empty()) return result;
    }
    // Praise that names nobody is often of what the speaker did himself, unless it says what a person is.
    const bool told =
        quotation.verb && quotation.embedded && side > 0 && is_praise_of_human(quotation, sentence, grammar);
    const bool praises = whole > 0 && ((of_human && !quotation.embedded) || told);
    if (!praises && (whole >= 0 || quotation.embedded)) return result;
    result.pointed = pointed && !quotation.embedded;
    result.answers = quotation.verb && is_one_of(sentence.words[at], grammar.answering);
    for (std::uint32_t relation = 0; relation < rules.relations().size(); ++relation) {
        const RelationType& type = rules.relations()[relation];
        if (type.speech != (praises ? Speech::kPraise : Speech::kBlame)) continue;
        for (const Referent& source : speakers) {
            Finding finding;
            finding.relation = relation;
            finding.at = at;
            finding.source = source;
            finding.target = source;
            finding.rule = type.name + std::string(kUnaimedRule);
            finding.confidence = kUnaimed * source.reliability;
            result.unaimed.push_back(std::move(finding));
        }
    }
    return result;
}

bool stands_alone(const Quotation& quotation, const std::vector<Sentence>& sentences) {
    const QuotedWords& first = quotation.parts.front();
    const QuotedWords& last = quotation.parts.back();
    const auto& before = sentences[first.sentence].words;
    const auto& behind = sentences[last.sentence].words;
    const auto is_mark = [](const Word& word) { return word.upos == Upos::kPunct; };
    return std::all_of(before.begin(), before.begin() + first.words.begin, is_mark) &&
           std::all_of(behind.begin() + last.words.end, behind.end(), is_mark);
}

bool goes_on(const Quotation& quotation, const SentenceView& view, entities::Gender gender) {
    if (!quotation.verb) return false;
    const Sentence& sentence = view.frames.sentence();
    const Word& verb = sentence.words[*quotation.verb];
    for (const WordIndex child : sentence.children(*quotation.verb)) {
        const Word& subject = sentence.words[child];
        if (!subject.is("nsubj") && subject.deprel != "expl:subj") continue;
        const std::string form = utf8::lower(subject.form);
        const bool he = form == "il" || form == "-il" || form == "-t-il" || form == "t-il";
        const bool she = form == "elle" || form == "-elle" || form == "-t-elle" || form == "t-elle";
        return (he && gender != entities::Gender::kFeminine) ||
               (she && gender != entities::Gender::kMasculine);
    }
    return verb.feature("VerbForm") == "Inf";
}

}  // namespace lacis::relations
