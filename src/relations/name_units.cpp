// SPDX-License-Identifier: Apache-2.0
#include "relations/name_units.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "relations/referents.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

bool is_person(const entities::DocumentEntities& entities, const Mention& name) {
    return !name.entities.empty() &&
           entities.entities[name.entities.front()].type == entities::EntityType::kPerson;
}

bool inside(const Mention& name, std::int32_t word) {
    return word >= 0 && static_cast<WordIndex>(word) >= name.first_word &&
           static_cast<WordIndex>(word) < name.end_word;
}

/// Does `word` stand below `ancestor`, itself included?
bool stands_below(const Sentence& sentence, std::int32_t word, WordIndex ancestor) {
    for (std::size_t steps = 0; word >= 0 && steps <= sentence.words.size(); ++steps) {
        if (static_cast<WordIndex>(word) == ancestor) return true;
        word = sentence.words[static_cast<WordIndex>(word)].head;
    }
    return false;
}

/// Where a name belongs that was taken for punctuation: behind a comma it is in apposition to the noun
/// before.
void attach_stray_name(Sentence& sentence, const Mention& name, WordIndex head) {
    Word& word = sentence.words[head];
    word.deprel = "nmod";
    if (name.first_word == 0 || sentence.words[name.first_word - 1].upos != Upos::kPunct) return;
    for (WordIndex i = name.first_word; i-- > 0;) {
        const Word& other = sentence.words[i];
        if (other.upos == Upos::kVerb) return;
        const bool noun = other.upos == Upos::kNoun || other.upos == Upos::kPropn;
        if (noun && child_with(sentence, i, {"case"}) == nullptr &&
            !stands_below(sentence, static_cast<std::int32_t>(i), head)) {
            word.head = static_cast<std::int32_t>(i);
            word.deprel = "appos";
            return;
        }
    }
}

/// "Mme X": the name stands where the tree has the form of address.
void take_place_of_address(Sentence& sentence, const Mention& name, WordIndex head, const Grammar& grammar) {
    if (name.first_word == 0) return;
    const WordIndex title = name.first_word - 1;
    Word& address = sentence.words[title];
    if (address.upos == Upos::kDet || !is_one_of(address, grammar.address)) return;
    if (sentence.words[head].head == static_cast<std::int32_t>(title)) {
        sentence.words[head].head = address.head;
        sentence.words[head].deprel = address.deprel;
    }
    for (WordIndex i = 0; i < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        const bool above = stands_below(sentence, static_cast<std::int32_t>(head), i);
        if (word.head == static_cast<std::int32_t>(title) && !above)
            word.head = static_cast<std::int32_t>(head);
    }
    address.head = static_cast<std::int32_t>(head);
    address.deprel = "flat";
    sentence.link();
}

/// "(Belga) X a …": the agency that opens an article is no part of its first clause.
void detach_agency(Sentence& sentence) {
    constexpr WordIndex kLongest = 5;
    const auto size = static_cast<WordIndex>(sentence.words.size());
    if (size == 0 || sentence.words[0].form != "(") return;
    WordIndex close = 1;
    while (close < size && close < kLongest && sentence.words[close].form != ")") ++close;
    if (close >= size || close >= kLongest) return;
    for (WordIndex i = 1; i < close; ++i) {
        Word& word = sentence.words[i];
        const bool outside = word.head > static_cast<std::int32_t>(close);
        if (outside) word.deprel = "dep";
    }
}

/// "PARIS (AFP) – X a …", "LILLE, 3 février - X …": place and date of the dispatch are no part of its first
/// clause, but parsers make them its subject. What hangs on them from behind the dash takes their place.
void detach_dateline(Sentence& sentence) {
    detach_agency(sentence);
    constexpr WordIndex kLongestDateline = 10;
    static const WordSet kDashes = {"-", "–", "—", "|"};
    const auto size = static_cast<WordIndex>(sentence.words.size());
    if (size == 0 || sentence.words[0].upos != Upos::kPropn) return;
    WordIndex dash = 1;
    while (dash < size && dash < kLongestDateline && !kDashes.contains(sentence.words[dash].form)) {
        if (sentence.words[dash].upos == Upos::kVerb || sentence.words[dash].upos == Upos::kAux) return;
        ++dash;
    }
    if (dash >= size || dash >= kLongestDateline) return;
    for (WordIndex inside_line = 0; inside_line < dash; ++inside_line) {
        const std::int32_t outside = sentence.words[inside_line].head;
        if (outside >= 0 && static_cast<WordIndex>(outside) <= dash) continue;
        for (WordIndex behind = dash + 1; behind < size; ++behind) {
            Word& word = sentence.words[behind];
            if (word.head != static_cast<std::int32_t>(inside_line) || !is_nominal(word)) continue;
            word.head = outside;
            word.deprel = sentence.words[inside_line].deprel;
            sentence.words[inside_line].head = static_cast<std::int32_t>(behind);
            sentence.words[inside_line].deprel = "dep";
            break;
        }
    }
    sentence.link();
}

/// "le PDG de X, Y, a …", "la filiale de X, Y, a …": parsers take X and Y for an enumeration. Names of two
/// types with a comma and no conjunction between them are none, and neither are two alone: the second is in
/// apposition to the noun that the first belongs to.
void settle_false_enumerations(Sentence& sentence, const entities::DocumentEntities& entities,
                               std::span<const Mention> names) {
    const auto type_of = [&](const Mention& name) { return entities.entities[name.entities.front()].type; };
    const auto name_at = [&](std::int32_t word) -> const Mention* {
        const auto found = std::find_if(names.begin(), names.end(), [&](const Mention& name) {
            return name.kind == MentionKind::kName && !name.entities.empty() && inside(name, word);
        });
        return found == names.end() ? nullptr : &*found;
    };
    for (WordIndex i = 1; i < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        if (!word.is("conj") || word.head < 0 || child_with(sentence, i, {"cc", "case"}) != nullptr) continue;
        const Mention* second = name_at(static_cast<std::int32_t>(i));
        const Mention* first = name_at(word.head);
        if (first == nullptr || second == nullptr || first == second) continue;
        const auto& members = sentence.children(static_cast<WordIndex>(word.head));
        const bool alone = child_with(sentence, i, {"conj"}) == nullptr &&
                           std::count_if(members.begin(), members.end(), [&](WordIndex member) {
                               return sentence.words[member].is("conj");
                           }) == 1;
        const bool alike = type_of(*first) == type_of(*second);
        if (alike && !alone) continue;
        if (second->first_word == 0 || sentence.words[second->first_word - 1].form != ",") continue;
        const Word& complement = sentence.words[static_cast<WordIndex>(word.head)];
        const bool below_noun =
            complement.is("nmod") && complement.head >= 0 &&
            child_with(sentence, static_cast<WordIndex>(word.head), {"case"}) != nullptr &&
            sentence.words[static_cast<WordIndex>(complement.head)].upos == Upos::kNoun;
        if (!below_noun) continue;
        const bool of_many =
            sentence.words[static_cast<WordIndex>(complement.head)].feature("Number") == "Plur";
        const bool closed = second->end_word >= sentence.words.size() ||
                            sentence.words[second->end_word].upos == Upos::kPunct;
        if (alike && (of_many || !closed)) continue;
        word.head = complement.head;
        word.deprel = "appos";
    }
    sentence.link();
}

constexpr WordIndex kLongestKind = 8;  ///< "le géant japonais des investissements", then a name

/// "le soutien de A, B et C": names in a row are coordinated, whatever the tree makes of the second.
void settle_enumerations(Sentence& sentence, const entities::DocumentEntities& entities,
                         std::span<const Mention> mentions) {
    std::vector<const Mention*> names;
    for (const Mention& mention : mentions) {
        if (mention.kind == MentionKind::kName && !mention.entities.empty()) names.push_back(&mention);
    }
    const auto head_of = [&](const Mention& name) {
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            if (!inside(name, sentence.words[i].head)) return i;
        }
        return name.first_word;
    };
    // Of "la société Y" the noun.
    const auto member_of = [&](const Mention& name) {
        const WordIndex head = head_of(name);
        const std::int32_t noun = sentence.words[head].head;
        const bool titled = noun >= 0 && static_cast<WordIndex>(noun) + 1 == name.first_word &&
                            sentence.words[static_cast<WordIndex>(noun)].upos == Upos::kNoun;
        return titled ? static_cast<WordIndex>(noun) : head;
    };
    // Of "le spécialiste du cloud Y" the first word behind the article; the name's own where nothing
    // describes it.
    const auto description_of = [&](const Mention& name) {
        WordIndex begin = name.first_word;
        WordIndex noun = begin;
        while (begin > 0 && name.first_word - begin < kLongestKind) {
            const Word& before = sentence.words[begin - 1];
            const bool of = before.upos == Upos::kAdp && canonical_preposition(before.form) == "de";
            const bool article = before.upos == Upos::kDet;
            if (!of && !article && before.upos != Upos::kNoun && before.upos != Upos::kAdj) break;
            --begin;
            if (before.upos == Upos::kNoun) noun = begin;
            // Not of "le spécialiste [du] cloud", where a noun stands before the preposition.
            const Upos outside = begin > 1 && sentence.words[begin - 1].upos == Upos::kAdp
                                     ? sentence.words[begin - 2].upos
                                     : Upos::kAdp;
            if (article && outside != Upos::kNoun && outside != Upos::kAdj) return std::pair{begin, noun};
        }
        return std::pair{name.first_word, name.first_word};
    };
    const auto is_described = [&](const Mention& name) {
        return description_of(name).second < name.first_word;
    };
    // "X, [la Norvège]", "X, [de la société] Y"; if X is described, "X, [le spécialiste du cloud] Y" as well
    const auto link_between = [&](const Mention& left, const Mention& right) -> std::string {
        WordIndex at = left.end_word + 1;
        if (at > right.first_word) return {};
        if (is_described(left) && is_described(right)) {
            const WordIndex begin = description_of(right).first;
            const bool repeated = begin == at + 1 && sentence.words[at].upos == Upos::kAdp;
            if (begin == at || repeated) return sentence.words[left.end_word].form;
        }
        if (at < right.first_word && sentence.words[at].upos == Upos::kAdp) {
            const std::string before = preposition_of(sentence, member_of(left));
            const std::string again = canonical_preposition(sentence.words[at].form);
            if (before == again || before.ends_with(' ' + again)) ++at;
        }
        if (at < right.first_word && sentence.words[at].upos == Upos::kDet) {
            ++at;
            if (at < right.first_word && sentence.words[at].upos == Upos::kNoun) ++at;
        }
        return at == right.first_word ? sentence.words[left.end_word].form : std::string();
    };
    for (std::size_t first = 0; first + 1 < names.size();) {
        std::size_t last = first;
        bool closed = false;  // by "et": only then is it a list for certain
        while (!closed && last + 1 < names.size() &&
               is_person(entities, *names[first]) == is_person(entities, *names[last + 1])) {
            const std::string link = link_between(*names[last], *names[last + 1]);
            closed = link == "et" || link == "ou";
            if (!closed && link != ",") break;
            ++last;
        }
        if (closed && last > first + 1) {
            const bool described = std::all_of(names.begin() + static_cast<std::ptrdiff_t>(first),
                                               names.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                                               [&](const Mention* name) { return is_described(*name); });
            const auto head_word_of = [&](const Mention& name) {
                return described ? description_of(name).second : member_of(name);
            };
            const WordIndex head = head_word_of(*names[first]);
            for (std::size_t i = first + 1; i <= last; ++i) {
                const WordIndex member = head_word_of(*names[i]);
                if (described) {
                    // What parsers hang on a complement within the description is coordinated with its head.
                    sentence.words[member].head = static_cast<std::int32_t>(head);
                    sentence.words[member].deprel = "conj";
                    sentence.words[head_of(*names[i])].head = static_cast<std::int32_t>(member);
                    sentence.words[head_of(*names[i])].deprel = "appos";
                    continue;
                }
                if (stands_below(sentence, static_cast<std::int32_t>(head), member)) continue;
                sentence.words[member].head = static_cast<std::int32_t>(head);
                sentence.words[member].deprel = "conj";
            }
        }
        first = std::max(last, first + 1);
    }
    sentence.link();
}

/// "le maire de X, A, et le préfet, B", "le soutien du maire, A, et du préfet B": what stands behind "et" is
/// coordinated with the first post, and the name behind it is its own.
void settle_titled_pairs(Sentence& sentence, const entities::DocumentEntities& entities,
                         std::span<const Mention> names) {
    const auto is_comma = [&](WordIndex at) { return sentence.words[at].form == ","; };
    bool changed = false;
    for (const Mention& first : names) {
        if (first.kind != MentionKind::kName || !is_person(entities, first)) continue;
        const Word& head = sentence.words[first.head];
        if (!head.is("appos") || head.head < 0) continue;
        const auto post = static_cast<WordIndex>(head.head);
        WordIndex at = first.end_word;
        if (at < sentence.words.size() && is_comma(at)) ++at;
        if (at >= sentence.words.size() || utf8::lower(sentence.words[at].form) != "et") continue;
        // The noun behind "et" and the person behind it.
        WordIndex other = at + 1;
        while (other < sentence.words.size() &&
               (sentence.words[other].upos == Upos::kDet || sentence.words[other].upos == Upos::kAdp))
            ++other;
        if (other >= sentence.words.size() || sentence.words[other].upos != Upos::kNoun) continue;
        const auto second = std::find_if(names.begin(), names.end(), [&](const Mention& name) {
            return name.kind == MentionKind::kName && name.first_word > other && is_person(entities, name);
        });
        if (second == names.end() || sentence.words[post].upos != Upos::kNoun ||
            preposition_of(sentence, post) != preposition_of(sentence, other))
            continue;
        Word& noun = sentence.words[other];
        Word& name = sentence.words[second->head];
        const bool beside =
            name.is("appos") &&
            (name.head == static_cast<std::int32_t>(other) ||
             (name.head == static_cast<std::int32_t>(post) && is_comma(second->first_word - 1)));
        const bool above = noun.is("conj") && stands_below(sentence, static_cast<std::int32_t>(post),
                                                           static_cast<WordIndex>(noun.head));
        if (!beside || !above) continue;
        noun.head = static_cast<std::int32_t>(post);
        name.head = static_cast<std::int32_t>(other);
        changed = true;
    }
    if (changed) sentence.link();
}

/// "le groupe qu'il a fondé il y a dix ans": parsers take "que" for a conjunction. Right behind a noun, with
/// a verb that lacks an object, it is that object.
void mend_relative_que(Sentence& sentence, const Grammar& grammar) {
    bool changed = false;
    for (WordIndex i = 1; i + 1 < sentence.words.size(); ++i) {
        Word& que = sentence.words[i];
        const std::string form = utf8::lower(que.form);
        const bool conjunction =
            (form == "que" || form == "qu'" || form == "qu’") && que.is("mark") && que.head >= 0;
        if (!conjunction) continue;
        const auto verb = static_cast<WordIndex>(que.head);
        Word& clause = sentence.words[verb];
        // "que X venait de racheter": an infinitive may lack the object.
        const WordIndex* infinitive = child_with(sentence, verb, {"xcomp"});
        const bool complete = infinitive != nullptr &&
                              (sentence.words[*infinitive].upos != Upos::kVerb ||
                               child_with(sentence, *infinitive, {"obj", "ccomp", "xcomp"}) != nullptr);
        const bool open = clause.upos == Upos::kVerb && verb > i && !complete &&
                          child_with(sentence, verb, {"obj", "ccomp"}) == nullptr &&
                          child_with(sentence, verb, {"nsubj"}) != nullptr;
        const bool relative = clause.deprel == "acl:relcl";
        if (!open || !(relative || clause.is("advcl") || clause.is("ccomp"))) continue;
        const auto become_pronoun = [&que] {
            que.upos = Upos::kPron;
            que.feats = "PronType=Rel";
            que.deprel = "obj";
        };
        // "X, que la ville finance, a …"
        if (relative && sentence.words[i - 1].form == ",") {
            become_pronoun();
            changed = true;
            continue;
        }
        const Word& before = sentence.words[i - 1];
        if (before.upos != Upos::kNoun || is_one_of(before, grammar.content_nouns)) continue;
        // "plus de X que", "le même X que"
        const bool compares = child_with(sentence, i - 1, {"advmod", "nummod"}) != nullptr;
        if (compares || stands_below(sentence, static_cast<std::int32_t>(i) - 1, verb)) continue;
        become_pronoun();
        clause.head = static_cast<std::int32_t>(i) - 1;
        clause.deprel = "acl:relcl";
        changed = true;
    }
    if (changed) sentence.link();
}

/// What taggers get wrong and the tree or the word itself has right: "que" as the object of a relative clause
/// is a pronoun, and an unknown noun that has more than its lemma's letters by an "s" is a plural.
void mend_tags(Sentence& sentence) {
    for (Word& word : sentence.words) {
        const bool object = word.is("obj") && word.head >= 0;
        if (word.upos == Upos::kSconj && object &&
            sentence.words[static_cast<WordIndex>(word.head)].deprel == "acl:relcl") {
            word.upos = Upos::kPron;
            word.feats = "PronType=Rel";
        }
        constexpr std::string_view kSingular = "Number=Sing";
        const std::size_t at = word.feats.find(kSingular);
        if (word.upos == Upos::kNoun && at != std::string::npos && utf8::lower(word.form) == word.lemma + "s")
            word.feats.replace(at, kSingular.size(), "Number=Plur");
    }
}

/// "lui", "leur" … between "que" and its verb.
bool is_clitic(const Word& word) {
    static const WordSet kClitics = {"lui", "leur", "me",   "m'",   "m’", "te",
                                     "t'",  "t’",   "nous", "vous", "y",  "en"};
    return word.upos == Upos::kPron && kClitics.contains(utf8::lower(word.form));
}

/// "Y, que dirige X, a …", "Y, que lui a donné X", "Y, que doit diriger X": parsers take Y for the subject of
/// the relative clause, and X for its object.
void mend_inverted_relatives(Sentence& sentence) {
    const auto size = static_cast<WordIndex>(sentence.words.size());
    for (WordIndex pronoun = 1; pronoun + 1 < size; ++pronoun) {
        const std::string form = utf8::lower(sentence.words[pronoun].form);
        const bool que = form == "que" || form == "qu'" || form == "qu’";
        // "que dirige X", "qu'a dirigé X"
        const std::int32_t governor = sentence.words[pronoun].head;
        if (!que || governor <= static_cast<std::int32_t>(pronoun)) continue;
        auto verb = static_cast<WordIndex>(governor);
        // "que doit diriger X": the subject stands behind the infinitive.
        std::optional<WordIndex> infinitive;
        if (sentence.words[verb].feature("VerbForm") == "Inf" && sentence.words[verb].is("xcomp") &&
            sentence.words[verb].head == static_cast<std::int32_t>(verb) - 1) {
            infinitive = verb;
            --verb;
        } else if (verb + 1 < size && sentence.words[verb + 1].is("xcomp") &&
                   sentence.words[verb + 1].head == governor &&
                   sentence.words[verb + 1].feature("VerbForm") == "Inf") {
            infinitive = verb + 1;
        }
        const bool together = std::all_of(
            sentence.words.begin() + pronoun + 1, sentence.words.begin() + verb, [](const Word& word) {
                return word.upos == Upos::kAux || word.upos == Upos::kAdv || is_clitic(word);
            });
        // Without a subject before its verb "que" is no conjunction.
        const bool relative = sentence.words[pronoun].upos == Upos::kPron ||
                              (sentence.words[pronoun].is("mark") && sentence.words[verb].is("acl"));
        if (!relative || !together || sentence.words[verb].upos != Upos::kVerb || !is_finite(sentence, verb))
            continue;
        WordIndex antecedent = pronoun - 1;
        if (sentence.words[antecedent].form == "," && antecedent > 0) --antecedent;
        while (sentence.words[antecedent].is("flat") && sentence.words[antecedent].head >= 0 &&
               static_cast<WordIndex>(sentence.words[antecedent].head) < antecedent)
            antecedent = static_cast<WordIndex>(sentence.words[antecedent].head);
        if (!is_nominal(sentence.words[antecedent])) continue;
        std::optional<WordIndex> subject;
        const auto find_subject = [&](WordIndex governing) {
            for (const WordIndex child : sentence.children(governing)) {
                const Word& word = sentence.words[child];
                const bool behind =
                    child > governing && is_nominal(word) && preposition_of(sentence, child).empty();
                if (behind && (word.is("obj") || word.is("nsubj"))) subject = child;
                if (behind) break;
            }
        };
        find_subject(verb);
        if (!subject && infinitive) {
            find_subject(*infinitive);
            if (subject) {
                sentence.words[*subject].head = static_cast<std::int32_t>(verb);
                sentence.words[pronoun].head = static_cast<std::int32_t>(*infinitive);
            }
        }
        if (!subject) continue;
        for (WordIndex i = pronoun + 1; i < verb; ++i) {
            if (is_clitic(sentence.words[i]) && sentence.words[i].is("nsubj"))
                sentence.words[i].deprel = "iobj";
        }
        if (sentence.words[pronoun].upos != Upos::kPron) {
            sentence.words[pronoun].upos = Upos::kPron;
            sentence.words[pronoun].feats = "PronType=Rel";
            sentence.words[verb].deprel = "acl:relcl";
        }
        sentence.words[pronoun].deprel = "obj";
        sentence.words[*subject].deprel = "nsubj";
        if (sentence.words[antecedent].head != static_cast<std::int32_t>(verb)) continue;
        // What the antecedent belongs to: the verb behind the clause, if the tree hangs one on it.
        std::optional<WordIndex> main;
        for (const WordIndex child : sentence.children(verb)) {
            const bool predicate =
                child > *subject && is_finite(sentence, child) && !sentence.words[child].is("conj");
            if (predicate && !main) main = child;
        }
        Word& clause = sentence.words[verb];
        Word& noun = sentence.words[antecedent];
        if (main) {
            sentence.words[*main].head = clause.head;
            sentence.words[*main].deprel = clause.deprel;
            noun.head = static_cast<std::int32_t>(*main);
            noun.deprel = "nsubj";
        } else {
            noun.head = clause.head;
            noun.deprel = clause.deprel;
        }
        clause.head = static_cast<std::int32_t>(antecedent);
        clause.deprel = "acl:relcl";
        sentence.link();
    }
    sentence.link();
}

/// "à la présidence de la fédération X": a name right behind a noun with an article belongs to that noun.
void attach_to_noun_before(Sentence& sentence, const entities::DocumentEntities& entities,
                           std::span<const Mention> mentions) {
    for (const Mention& name : mentions) {
        if (name.kind != MentionKind::kName || name.first_word == 0) continue;
        const WordIndex noun = name.first_word - 1;
        if (sentence.words[noun].upos != Upos::kNoun || child_with(sentence, noun, {"det"}) == nullptr)
            continue;
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            Word& word = sentence.words[i];
            if (inside(name, word.head)) continue;
            // "le ministre de l'intérieur X": of persons the tree knows better.
            const bool post = word.head >= 0 && is_person(entities, name) &&
                              sentence.words[static_cast<WordIndex>(word.head)].upos == Upos::kNoun;
            const bool beside =
                !post && (word.is("appos") || word.is("flat") || word.is("nmod") || word.is("obl"));
            if (beside && word.head >= 0 && static_cast<WordIndex>(word.head) < noun &&
                child_with(sentence, i, {"case"}) == nullptr &&
                stands_below(sentence, static_cast<std::int32_t>(noun), static_cast<WordIndex>(word.head))) {
                word.head = static_cast<std::int32_t>(noun);
                word.deprel = "appos";
            }
            break;
        }
    }
    sentence.link();
}

/// « son livre, "Les Marges", paraît »: parsers read the words of a title as those of a sentence. Between
/// marks and right behind a noun it is in apposition to it.
void attach_quoted_titles(Sentence& sentence, const entities::DocumentEntities& entities,
                          std::span<const Mention> names) {
    static const WordSet kApart = {",", ":", "-", "–", "—", "("};
    for (const Mention& name : names) {
        if (name.kind != MentionKind::kName || name.entities.empty() || name.first_word < 2 ||
            name.end_word >= sentence.words.size())
            continue;
        const entities::EntityType type = entities.entities[name.entities.front()].type;
        const bool work = type == entities::EntityType::kProduct || type == entities::EntityType::kProject;
        if (!work || !is_quotation_mark(sentence.words[name.first_word - 1]) ||
            !is_quotation_mark(sentence.words[name.end_word]))
            continue;
        WordIndex noun = name.first_word - 2;
        if (noun > 0 && kApart.contains(sentence.words[noun].form)) --noun;
        while (noun > 0 && sentence.words[noun].upos == Upos::kAdj) --noun;
        WordIndex head = name.first_word;
        while (head + 1 < name.end_word && inside(name, sentence.words[head].head)) ++head;
        Word& title = sentence.words[head];
        // "a mis en ligne « X »" is none.
        const bool bare =
            sentence.words[noun].upos == Upos::kNoun && child_with(sentence, noun, {"det"}) != nullptr &&
            std::none_of(names.begin(), names.end(), [&](const Mention& other) {
                return other.kind == MentionKind::kName && inside(other, static_cast<std::int32_t>(noun));
            });
        if (!bare || title.head < 0) continue;
        if (stands_below(sentence, static_cast<std::int32_t>(noun), head)) {
            sentence.words[noun].head = title.head;
            sentence.words[noun].deprel = title.deprel;
        }
        title.head = static_cast<std::int32_t>(noun);
        title.deprel = "appos";
        sentence.link();
    }
}

/// "le fabricant de puces X", "le conservateur du patrimoine X": parsers hang the name on the noun next to
/// it.
void attach_to_kind(Sentence& sentence, const entities::DocumentEntities& entities,
                    std::span<const Mention> mentions, const Grammar& grammar) {
    for (const Mention& name : mentions) {
        const WordSet& kinds = is_person(entities, name) ? grammar.titles : grammar.kinds;
        if (name.kind != MentionKind::kName || name.first_word < 2) continue;
        const WordIndex beside = name.first_word - 1;
        const Word& noun = sentence.words[beside];
        if (noun.upos != Upos::kNoun && noun.upos != Upos::kAdj) continue;
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            Word& word = sentence.words[i];
            if (inside(name, word.head) || word.head < 0) continue;
            const bool below = word.is("appos") || word.is("flat") || word.is("nmod");
            auto topic = static_cast<WordIndex>(word.head);
            if (!below || child_with(sentence, i, {"case"}) != nullptr) break;
            if (is_one_of(sentence.words[topic], kinds)) break;
            for (int steps = 0; steps < 3 && sentence.words[topic].is("nmod"); ++steps) {
                const std::int32_t above = sentence.words[topic].head;
                if (above < 0 || above > static_cast<std::int32_t>(topic)) break;
                topic = static_cast<WordIndex>(above);
                if (!is_one_of(sentence.words[topic], kinds)) continue;
                word.head = above;
                word.deprel = "appos";
                break;
            }
            break;
        }
    }
    sentence.link();
}

/// Where the words begin that belong to a finite verb: "ne l'a pas [vu]".
WordIndex verb_group_begin(const Sentence& sentence, WordIndex verb) {
    WordIndex begin = verb;
    while (begin > 0) {
        const Word& before = sentence.words[begin - 1];
        const bool clitic = before.upos == Upos::kPron && !is_relative_pronoun(before) && !before.is("nsubj");
        if (before.upos != Upos::kAux && before.upos != Upos::kAdv && !clitic) break;
        --begin;
    }
    return begin;
}

/// A noun phrase with an article or a name behind a comma: "[…,] l'académie X".
bool opens_behind_comma(const Sentence& sentence, WordIndex noun) {
    const Word& word = sentence.words[noun];
    if (word.upos != Upos::kNoun && word.upos != Upos::kPropn) return false;
    WordIndex begin = noun;
    while (begin > 0) {
        const Upos before = sentence.words[begin - 1].upos;
        if (before != Upos::kDet && before != Upos::kAdj && before != Upos::kNum) break;
        --begin;
    }
    const bool bare = word.upos == Upos::kNoun && sentence.words[begin].upos != Upos::kDet;
    return !bare && begin > 0 && sentence.words[begin - 1].form == ",";
}

/// "Créée par X, l'académie Y est …", "Ancien adjoint de X, Y prend …": parsers take the subject behind a
/// fronted phrase for an apposition to the last noun in it, and the verb is left without a subject.
void give_missing_subjects(Sentence& sentence) {
    const auto size = static_cast<WordIndex>(sentence.words.size());
    bool changed = false;
    for (WordIndex verb = 0; verb < size; ++verb) {
        const Word& predicate = sentence.words[verb];
        if (predicate.upos != Upos::kVerb || predicate.is("conj") || !is_finite(sentence, verb)) continue;
        if (predicate.feature("Mood") == "Imp" || predicate.deprel == "acl:relcl") continue;
        if (child_with(sentence, verb, {"nsubj", "csubj", "expl"}) != nullptr) continue;
        const WordIndex group = verb_group_begin(sentence, verb);
        if (group == 0) continue;
        for (WordIndex noun = group; noun-- > 0;) {
            Word& word = sentence.words[noun];
            if (word.feature("VerbForm") == "Fin") break;
            const bool beside = word.is("appos") || word.is("conj") || word.is("nmod") || word.is("flat");
            if (!beside || child_with(sentence, noun, {"case", "cc"}) != nullptr ||
                !opens_behind_comma(sentence, noun) ||
                !stands_below(sentence, static_cast<std::int32_t>(noun), verb))
                continue;
            // "…, son successeur, X, a …": X belongs to the noun, and the noun to the verb.
            WordIndex subject = noun;
            while (sentence.words[subject].head >= 0) {
                const auto above = static_cast<WordIndex>(sentence.words[subject].head);
                if (above > subject || child_with(sentence, above, {"case", "cc"}) != nullptr ||
                    !opens_behind_comma(sentence, above))
                    break;
                subject = above;
            }
            sentence.words[subject].head = static_cast<std::int32_t>(verb);
            sentence.words[subject].deprel =
                child_with(sentence, verb, {"aux:pass"}) != nullptr ? "nsubj:pass" : "nsubj";
            changed = true;
            break;
        }
    }
    if (changed) sentence.link();
}

/// "trois fonds, dont A et B, ont …": without a verb of its own "dont" gives examples and is a preposition.
void settle_examples(Sentence& sentence, std::span<const Mention> names) {
    for (const Mention& name : names) {
        if (name.kind != MentionKind::kName || name.first_word < 2) continue;
        WordIndex dont = name.first_word - 1;
        while (dont > 0 &&
               (sentence.words[dont].upos == Upos::kDet || sentence.words[dont].upos == Upos::kNoun))
            --dont;
        if (utf8::lower(sentence.words[dont].form) != "dont") continue;
        WordIndex end = name.end_word;
        const auto in_list = [&](WordIndex at) {
            const Upos upos = sentence.words[at].upos;
            return upos != Upos::kVerb && upos != Upos::kAux && sentence.words[at].form != "," &&
                   sentence.words[at].form != ")";
        };
        while (end < sentence.words.size() && in_list(end)) ++end;
        const bool verbless = end == sentence.words.size() || sentence.words[end].upos == Upos::kPunct;
        if (!verbless) continue;
        // The nearest plural before it.
        WordIndex noun = dont;
        while (noun > 0 && !(sentence.words[noun].upos == Upos::kNoun &&
                             sentence.words[noun].feature("Number") == "Plur")) {
            --noun;
            if (sentence.words[noun].feature("VerbForm") == "Fin") break;
        }
        if (sentence.words[noun].upos != Upos::kNoun) continue;
        WordIndex head = name.first_word;
        for (WordIndex i = dont + 1; i < name.end_word; ++i) {
            const std::int32_t above = sentence.words[i].head;
            if (above < static_cast<std::int32_t>(dont) || above >= static_cast<std::int32_t>(end)) head = i;
        }
        if (stands_below(sentence, static_cast<std::int32_t>(noun), head)) continue;
        sentence.words[head].head = static_cast<std::int32_t>(noun);
        sentence.words[head].deprel = "nmod";
        sentence.words[dont].upos = Upos::kAdp;
        sentence.words[dont].head = static_cast<std::int32_t>(head);
        sentence.words[dont].deprel = "case";
    }
    sentence.link();
}

/// "a fondé, avec X, la société Y": behind a phrase between commas parsers take the object for an apposition.
void give_missing_objects(Sentence& sentence, const entities::DocumentEntities& entities,
                          std::span<const Mention> names) {
    for (const Mention& name : names) {
        if (name.kind != MentionKind::kName || !is_person(entities, name) || name.first_word < 3) continue;
        // "[fondé] , avec X"
        const WordIndex preposition = name.first_word - 1;
        const WordIndex verb = preposition - 2;
        const bool between = sentence.words[preposition].upos == Upos::kAdp &&
                             sentence.words[preposition - 1].form == "," &&
                             sentence.words[verb].upos == Upos::kVerb;
        if (!between) continue;
        if (child_with(sentence, verb, {"obj", "ccomp", "xcomp"}) != nullptr) continue;
        for (WordIndex behind = name.end_word + 1; behind < sentence.words.size(); ++behind) {
            Word& word = sentence.words[behind];
            const bool beside = word.is("appos") || word.is("conj");
            if (!beside || !inside(name, word.head)) continue;
            const bool other_person = std::any_of(names.begin(), names.end(), [&](const Mention& other) {
                return inside(other, static_cast<std::int32_t>(behind)) && is_person(entities, other);
            });
            const bool object = !other_person && sentence.words[name.end_word].form == "," &&
                                opens_behind_comma(sentence, behind);
            if (!object) continue;
            word.head = static_cast<std::int32_t>(verb);
            word.deprel = "obj";
            break;
        }
    }
    sentence.link();
    // "a fondé en 2011, avec [deux associés], la société Y"
    for (WordIndex verb = 0; verb < sentence.words.size(); ++verb) {
        const WordIndex* auxiliary = child_with(sentence, verb, {"aux"});
        if (sentence.words[verb].upos != Upos::kVerb || auxiliary == nullptr ||
            !has_key(sentence.words[*auxiliary], "avoir") ||
            child_with(sentence, verb, {"obj", "ccomp", "xcomp"}) != nullptr)
            continue;
        const auto children = sentence.children(verb);
        for (const WordIndex companion : children) {
            if (companion < verb || preposition_of(sentence, companion) != "avec") continue;
            for (WordIndex behind = companion + 1; behind < sentence.words.size(); ++behind) {
                Word& word = sentence.words[behind];
                const bool beside = word.is("appos") || word.is("conj");
                const bool object = beside && word.upos == Upos::kNoun &&
                                    child_with(sentence, behind, {"case", "cc"}) == nullptr &&
                                    child_with(sentence, behind, {"det"}) != nullptr &&
                                    opens_behind_comma(sentence, behind) &&
                                    stands_below(sentence, word.head, companion);
                if (!object) continue;
                const bool person = std::any_of(names.begin(), names.end(), [&](const Mention& name) {
                    return is_person(entities, name) &&
                           stands_below(sentence, static_cast<std::int32_t>(name.head), behind);
                });
                if (person) continue;
                word.head = static_cast<std::int32_t>(verb);
                word.deprel = "obj";
                break;
            }
        }
    }
    sentence.link();
}

/// "Parmi eux figurent X et Y": of a verb that takes no object the noun behind it is the subject.
void mend_inverted_subjects(Sentence& sentence, const Grammar& grammar) {
    for (WordIndex i = 1; i < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        if (!word.is("obj") || word.head < 0 || !is_nominal(word)) continue;
        const auto verb = static_cast<WordIndex>(word.head);
        const bool inverted = verb < i && is_one_of(sentence.words[verb], grammar.intransitive) &&
                              child_with(sentence, verb, {"nsubj"}) == nullptr;
        if (inverted) word.deprel = "nsubj";
    }
}

/// "c'est X, et non Y, qui …": Y has no part in it.
void set_excluded_apart(Sentence& sentence) {
    for (WordIndex i = 1; i < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        if (!word.is("conj") || word.head < 0 || !is_nominal(word)) continue;
        const auto& children = sentence.children(i);
        const bool excluded = std::any_of(children.begin(), children.end(), [&](WordIndex child) {
            const std::string form = utf8::lower(sentence.words[child].form);
            return child < i && (form == "non" || form == "pas");
        });
        if (!excluded) continue;
        word.deprel = "parataxis";
        for (const WordIndex child : children) {
            if (sentence.words[child].deprel == "acl:relcl") sentence.words[child].head = word.head;
        }
    }
    sentence.link();
}

}  // namespace

Sentence with_names_as_units(const Sentence& sentence, const entities::DocumentEntities& entities,
                             std::uint32_t sentence_index, const Grammar& grammar) {
    Sentence copy = sentence;
    const std::span<const Mention> names = mentions_in(entities, sentence_index);
    for (const Mention& name : names) {
        if (name.kind != MentionKind::kName) continue;
        // The word that leads out of the name; the first one if several do.
        WordIndex head = name.first_word;
        for (WordIndex i = name.first_word; i < name.end_word; ++i) {
            if (!inside(name, copy.words[i].head) && copy.words[i].upos != Upos::kAdp &&
                copy.words[i].upos != Upos::kDet) {
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
            if (hangs_inside && !inside(name, static_cast<std::int32_t>(i)))
                word.head = static_cast<std::int32_t>(head);
        }
        copy.words[head].upos = Upos::kPropn;
        if (copy.words[head].is("amod")) copy.words[head].deprel = "nmod";
        take_place_of_address(copy, name, head, grammar);
        // "le député UDR Paul Garrec": two names side by side hang on the same noun, not on one another.
        if (copy.words[head].is("flat") || copy.words[head].is("appos")) {
            const auto other = static_cast<WordIndex>(copy.words[head].head);
            const bool beside = copy.words[head].is("flat");
            const bool is_name = std::any_of(names.begin(), names.end(), [&](const Mention& mention) {
                return &mention != &name && mention.kind == MentionKind::kName &&
                       inside(mention, copy.words[head].head) &&
                       (beside || mention.end_word == name.first_word);
            });
            // "le ministre de l'Économie Paul Garrec"
            const bool office = !is_name && name.first_word > 0 && other + 1 == name.first_word &&
                                utf8::starts_upper(copy.words[other].form) &&
                                preposition_of(copy, other) == "de" && copy.words[other].is("nmod") &&
                                is_person(entities, name);
            if ((is_name || office) && copy.words[other].head >= 0) {
                // "le député de l'UDR Paul Garrec": … and not below "de" either.
                const bool complement = child_with(copy, other, {"case"}) != nullptr;
                copy.words[head].head = copy.words[other].head;
                copy.words[head].deprel = complement ? "appos" : copy.words[other].deprel;
            }
        }
        copy.link();
        if (copy.words[head].is("punct")) {
            attach_stray_name(copy, name, head);
            copy.link();
        }
    }
    mend_tags(copy);
    mend_relative_que(copy, grammar);
    mend_inverted_relatives(copy);
    mend_inverted_subjects(copy, grammar);
    settle_false_enumerations(copy, entities, names);
    settle_enumerations(copy, entities, names);
    settle_titled_pairs(copy, entities, names);
    settle_examples(copy, names);
    give_missing_objects(copy, entities, names);
    set_excluded_apart(copy);
    attach_to_noun_before(copy, entities, names);
    attach_to_kind(copy, entities, names, grammar);
    attach_quoted_titles(copy, entities, names);
    give_missing_subjects(copy);
    detach_dateline(copy);
    return copy;
}

}  // namespace lacis::relations
