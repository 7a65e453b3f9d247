// SPDX-License-Identifier: Apache-2.0
#include "relations/speech.hpp"

#include <algorithm>
#include <array>

#include "relations/line.hpp"
#include "relations/toml_file.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;

constexpr std::string_view kFile = "clauses/opinions.toml";
constexpr WordIndex kBehindQuotation = 6;  ///< Words between a closing mark and its verb of speech.
constexpr double kJudgedInQuotation = 0.62;
constexpr double kAddressed = 0.72;
constexpr double kClaimed = 0.68;
constexpr double kOneOfSeveral = 0.85;
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
    for (WordIndex i = from; i < limit; ++i) {
        const Word& word = sentence.words[i];
        if (is_speech_form(word, grammar)) return i;
        const bool between = word.upos == Upos::kAux || word.upos == Upos::kPron || word.upos == Upos::kAdv ||
                             word.form == ",";
        if (!between) return std::nullopt;
    }
    return std::nullopt;
}

/// A verb of speech in the clause before an opening mark: X a déclaré : « … »
std::optional<WordIndex> verb_before(const Sentence& sentence, WordIndex open, const Grammar& grammar) {
    for (WordIndex i = open; i-- > 0;) {
        if (mark_of(sentence.words[i]) != Mark::kNone) return std::nullopt;
        if (is_speech_verb(sentence.words[i], grammar)) return i;
    }
    return std::nullopt;
}

/// "X exprime sa confiance en Y" in somebody else's mouth: X judges, not the speaker.
bool is_felt_by_another(const Sentence& sentence, WordIndex word, const Grammar& grammar) {
    const Word& noun = sentence.words[word];
    if (noun.upos != Upos::kNoun || noun.head < 0 || !(noun.is("obj") || noun.is("obl"))) return false;
    const auto verb = static_cast<WordIndex>(noun.head);
    if (!is_one_of(sentence.words[verb], grammar.giving)) return false;
    const WordIndex* subject = child_with(sentence, verb, {"nsubj"});
    return subject != nullptr && sentence.words[*subject].upos != Upos::kPron;
}

/// Above 0 for praise, below 0 for blame.
int judge(const Sentence& sentence, WordRange words, const Opinions& opinions, const Grammar& grammar) {
    int balance = 0;
    for (WordIndex i = words.begin; i < words.end; ++i) {
        const Word& word = sentence.words[i];
        if (word.upos == Upos::kPropn) continue;
        int value = is_one_of(word, opinions.praise) ? 1 : is_one_of(word, opinions.blame) ? -1 : 0;
        if (value == 0 || is_felt_by_another(sentence, i, grammar)) continue;
        const bool negated =
            is_predicate(sentence, i)
                ? is_negated(sentence, grammar, i)
                : word.head >= 0 && is_negated(sentence, grammar, static_cast<WordIndex>(word.head));
        if (negated) value = -value;
        balance += value;
    }
    return balance;
}

/// "à propos de X", "à l'adresse de X": of whom or to whom it is said.
std::vector<Referent> addressees(const Quotation& quotation, const SentenceView& view) {
    static constexpr std::array<std::string_view, 6> kPlaces = {
        "à propos de", "au sujet de", "à l'adresse de", "à l'encontre de", "contre", "à l'intention de"};
    for (const Argument& argument : view.frames.verb_frame(*quotation.verb).arguments) {
        const bool place = std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view text) {
            return argument.preposition == canonical_preposition(text);
        });
        if (argument.role != Role::kOblique || !place) continue;
        if (std::vector<Referent> found = view.referents.resolve(argument.word); !found.empty()) return found;
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
                finding.rule = type.name + "/speech";
                finding.confidence = confidence * source.reliability * target.reliability;
                findings.push_back(std::move(finding));
            }
        }
    }
}

}  // namespace

Opinions Opinions::from_pack(const language::Pack& pack) {
    const std::string file = std::string(pack.code()) + "/" + std::string(kFile);
    const toml::table root = parse_toml(pack.file(kFile), file);
    TableReader reader(root, file, "list of opinions");
    Opinions opinions;
    for (const TableReader::Item& item : reader.texts("blame")) opinions.blame.insert(utf8::lower(item.text));
    for (const TableReader::Item& item : reader.texts("praise"))
        opinions.praise.insert(utf8::lower(item.text));
    reader.finish();
    return opinions;
}

std::vector<Quotation> find_quotations(const std::vector<Sentence>& sentences, const Grammar& grammar) {
    std::vector<Quotation> quotations;
    std::optional<Quotation> open;
    for (std::uint32_t s = 0; s < sentences.size(); ++s) {
        const Sentence& sentence = sentences[s];
        // A mark that its block leaves open is a mistake, or an apostrophe.
        if (s > 0 && sentences[s - 1].paragraph != sentence.paragraph) open.reset();
        WordIndex begin = 0;
        for (WordIndex i = 0; i < sentence.words.size(); ++i) {
            const Mark mark = mark_of(sentence.words[i]);
            if (mark == Mark::kNone) continue;
            const bool opens = mark == Mark::kOpen || (mark == Mark::kEither && !open);
            if (opens) {
                open.emplace();
                open->sentence = s;
                open->verb = verb_before(sentence, i, grammar);
                begin = i + 1;
                continue;
            }
            if (!open) continue;
            if (i > begin) open->parts.push_back({s, {begin, i}});
            if (const auto verb = verb_behind(sentence, i + 1, grammar)) {
                open->sentence = s;
                open->verb = verb;
            } else if (i + 1 == sentence.words.size() && s + 1 < sentences.size()) {
                if (const auto next = verb_behind(sentences[s + 1], 0, grammar)) {
                    open->sentence = s + 1;
                    open->verb = next;
                }
            }
            if (!open->parts.empty()) quotations.push_back(std::move(*open));
            open.reset();
        }
        if (open) {
            const auto end = static_cast<WordIndex>(sentence.words.size());
            if (end > begin) open->parts.push_back({s, {begin, end}});
        }
    }
    return quotations;
}

std::vector<Referent> speakers_of(const Quotation& quotation, const SentenceView& view) {
    if (!quotation.verb) return {};
    for (const Argument& subject : view.frames.subjects(*quotation.verb)) {
        if (std::vector<Referent> found = view.referents.resolve(subject.word, Reach::kPhrase);
            !found.empty())
            return found;
    }
    // The inverted subject is often taken for an object.
    const Line line(view.frames.sentence(), view.referents);
    for (WordIndex at = *quotation.verb + 1; at < line.size() && at <= *quotation.verb + kBehindQuotation;
         ++at) {
        if (const Mention* name = line.name_from(at)) return referents_of(*name, view.referents.document());
        if (!line.is_modifier(at) && line.word(at).upos != Upos::kNoun) break;
    }
    return {};
}

namespace {

/// What a predicate and its complements say of its subject.
int judge_clause(const Sentence& sentence, WordIndex predicate, const Opinions& opinions,
                 const Grammar& grammar) {
    int balance = judge(sentence, {predicate, predicate + 1}, opinions, grammar);
    for (const WordIndex below : sentence.children(predicate)) {
        const Word& word = sentence.words[below];
        if (word.is("xcomp") || word.is("obj"))
            balance += judge(sentence, {below, below + 1}, opinions, grammar);
    }
    return balance;
}

/// Whom the first of the arguments that leads to somebody stands for; with `through` also by the "de" of a
/// noun:
/// "[les propos de X] sont faux".
std::vector<Referent> first_found(const std::vector<Argument>& arguments, bool through,
                                  const SentenceView& view) {
    for (const Argument& argument : arguments) {
        std::vector<Referent> found = view.referents.resolve(argument.word, Reach::kPhrase);
        if (!found.empty()) return found;
        if (!through) continue;
        for (const Argument& below : view.frames.complements(argument.word)) {
            if (below.preposition != "de" && below.role != Role::kPossessive) continue;
            found = view.referents.resolve(below.word);
            if (!found.empty()) return found;
        }
    }
    return {};
}

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
        if (!source) continue;
        std::vector<Referent> found = view.referents.resolve(child, Reach::kPhrase);
        if (!found.empty()) return found;
    }
    return {};
}

}  // namespace

std::vector<Finding> match_claims(const SentenceView& view, const RuleSet& rules, const Opinions& opinions) {
    std::vector<Finding> findings;
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const auto add = [&](WordIndex claim, int balance, const std::vector<Referent>& speakers, WordIndex at) {
        add_judgements(balance, speakers, first_found(view.frames.subjects(claim), true, view), kClaimed, at,
                       view, rules, findings);
    };
    for (WordIndex word = 0; word < sentence.words.size(); ++word) {
        if (is_predicate(sentence, word)) {
            const int balance = judge_clause(sentence, word, opinions, grammar);
            if (balance != 0) add(word, balance, holders_of_view(view, word), word);
        }
        if (sentence.words[word].upos != Upos::kVerb || !is_one_of(sentence.words[word], grammar.claiming))
            continue;
        for (const WordIndex claim : sentence.children(word)) {
            if (!sentence.words[claim].is("ccomp")) continue;
            const int balance = judge_clause(sentence, claim, opinions, grammar);
            if (balance != 0) add(claim, balance, first_found(view.frames.subjects(word), false, view), word);
        }
    }
    return findings;
}

std::vector<Finding> match_speech(const Quotation& quotation, const SentenceView& view, const RuleSet& rules,
                                  const Opinions& opinions) {
    std::vector<Finding> findings;
    const std::vector<Referent> speakers = speakers_of(quotation, view);
    if (speakers.empty()) return findings;
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const Word& verb = sentence.words[*quotation.verb];

    int balance = 0;
    if (takes_side(verb, grammar.praising)) balance += kVerbWeight;
    if (takes_side(verb, grammar.blaming)) balance -= kVerbWeight;
    for (const QuotedWords& part : quotation.parts) {
        if (part.sentence == quotation.sentence) balance += judge(sentence, part.words, opinions, grammar);
    }
    if (balance == 0) return findings;

    std::vector<Referent> targets = addressees(quotation, view);
    double confidence = kAddressed;
    if (targets.empty()) {
        confidence = kJudgedInQuotation;
        for (const QuotedWords& part : quotation.parts) {
            if (part.sentence != quotation.sentence) continue;
            for (const std::uint32_t index : view.referents.mentions()) {
                const Mention& mention = view.referents.document().mentions[index];
                if (mention.head < part.words.begin || mention.head >= part.words.end) continue;
                for (const Referent& referent : referents_of(mention, view.referents.document())) {
                    const auto type = view.referents.document().entities[referent.entity].type;
                    const bool judged =
                        type == entities::EntityType::kPerson || type == entities::EntityType::kOrganization;
                    const bool known =
                        std::find(targets.begin(), targets.end(), referent) != targets.end() ||
                        std::find(speakers.begin(), speakers.end(), referent) != speakers.end();
                    if (judged && !known) targets.push_back(referent);
                }
            }
        }
        if (targets.size() > 1) {
            // Of several named it is the subject that is meant, if one is.
            const auto subject = std::find_if(targets.begin(), targets.end(), [&](const Referent& referent) {
                const Mention& mention = view.referents.document().mentions[referent.mention];
                return sentence.words[mention.head].is("nsubj");
            });
            if (subject == targets.end()) return findings;
            targets = {*subject};
            confidence *= kOneOfSeveral;
        }
    }
    add_judgements(balance, speakers, targets, confidence, *quotation.verb, view, rules, findings);
    return findings;
}

}  // namespace lacis::relations
