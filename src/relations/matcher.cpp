// SPDX-License-Identifier: Apache-2.0
#include "relations/matcher.hpp"

#include <algorithm>

#include "relations/line.hpp"
#include "relations/position.hpp"
#include "relations/post.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

/// How far the words of an idiom may stand from one another: "prendre [à son tour] les rênes".
constexpr WordIndex kIdiomWindow = 8;
constexpr double kThrough = 0.85;    ///< An argument reached through a noun: "la stratégie de X".
constexpr double kShared = 0.95;     ///< … that belongs to a noun coordinated with it.
constexpr double kBehindPost = 0.9;  ///< A name behind a post that the tree hangs elsewhere.
constexpr int kThroughSteps = 2;     ///< Nouns below one another that a rule may look through.
constexpr int kOuterSteps = 4;
constexpr std::string_view kAnyVerb = "*";
constexpr double kAfterPreference = 0.97;  ///< Each argument place that was tried in vain before.

bool is_article(const std::string& key) {
    return key == "le" || key == "la" || key == "les" || key == "l'" || key == "l’";
}

/// A word as triggers spell it: elided forms in full, articles left out.
std::string trigger_word(std::string text) {
    if (text == "d'" || text == "d’") return "de";
    if (text == "qu'" || text == "qu’") return "que";
    if (is_article(text)) return {};
    return text;
}

bool matches_word(const Word& word, const std::string& wanted) {
    if (wanted == "*") return word.upos == Upos::kAdj;
    for (const std::string& key : keys_of(word)) {
        const std::string spelled = trigger_word(key);
        if (spelled == wanted) return true;
        if (spelled.size() > 3 && spelled.ends_with('s') &&
            spelled.compare(0, spelled.size() - 1, wanted) == 0)
            return true;
    }
    if (word.upos == Upos::kAdj || word.upos == Upos::kNoun) {
        const std::vector<std::string> forms = feminine_forms(wanted);
        return std::any_of(forms.begin(), forms.end(),
                           [&](const std::string& form) { return has_key(word, form); });
    }
    return false;
}

bool is_article(const Word& word) {
    return word.upos == Upos::kDet && is_article(utf8::lower(word.form));
}

/// Words that must follow a noun or adjective at once, articles apart: "chef [de l'État]".
std::optional<std::vector<WordIndex>> following(const Sentence& sentence, WordIndex head,
                                                const Trigger& trigger) {
    std::vector<WordIndex> found;
    WordIndex at = head + 1;
    for (const std::string& wanted : trigger.words) {
        const std::string spelled = trigger_word(wanted);
        if (spelled.empty()) continue;
        while (at < sentence.words.size() && is_article(sentence.words[at])) ++at;
        if (at >= sentence.words.size() || !matches_word(sentence.words[at], spelled)) return std::nullopt;
        found.push_back(at++);
    }
    // "le directeur de la police nationale": "directeur de la police" would take the name apart.
    if (!found.empty() && at < sentence.words.size()) {
        const Word& last = sentence.words[found.back()];
        const bool cut = last.upos == Upos::kPropn && !utf8::starts_upper(last.form) &&
                         sentence.words[at].head == static_cast<std::int32_t>(found.back()) &&
                         (sentence.words[at].is("flat") || sentence.words[at].is("amod"));
        if (cut) return std::nullopt;
    }
    return found;
}

bool ends_segment(const Word& word) {
    static const WordSet kMarks = {";", ":", ".", "!", "?", "«", "»", "\"", "“", "”", "(", ")"};
    return word.upos == Upos::kPunct && kMarks.contains(word.form);
}

/// Words of a verbal idiom: behind the verb in order, or anywhere in its clause.
std::optional<std::vector<WordIndex>> accompanying(const Sentence& sentence, WordIndex head,
                                                   const Trigger& trigger) {
    std::vector<WordIndex> found;
    WordIndex at = head + 1;
    bool in_order = true;
    for (const std::string& wanted : trigger.words) {
        const std::string spelled = trigger_word(wanted);
        if (spelled.empty()) continue;
        const WordIndex limit =
            std::min<WordIndex>(at + kIdiomWindow, static_cast<WordIndex>(sentence.words.size()));
        while (at < limit && !ends_segment(sentence.words[at]) && !matches_word(sentence.words[at], spelled))
            ++at;
        if (at >= limit || ends_segment(sentence.words[at])) {
            in_order = false;
            break;
        }
        found.push_back(at++);
    }
    if (in_order) return found;
    found.clear();
    const std::vector<WordIndex> clause = clause_words(sentence, head);
    for (const std::string& wanted : trigger.words) {
        const std::string spelled = trigger_word(wanted);
        if (spelled.empty()) continue;
        const auto word = std::find_if(clause.begin(), clause.end(), [&](WordIndex index) {
            return index != head && matches_word(sentence.words[index], spelled);
        });
        if (word == clause.end()) return std::nullopt;
        found.push_back(*word);
    }
    return found;
}

/// The noun of a trigger that begins with an adjective of its: "premier ministre". The first word otherwise.
WordIndex title_noun(const Sentence& sentence, const TriggerHit& hit) {
    const auto noun = std::find_if(hit.words.begin(), hit.words.end(), [&](WordIndex word) {
        return sentence.words[hit.head].head == static_cast<std::int32_t>(word);
    });
    const bool adjective = sentence.words[hit.head].is("amod");
    return adjective && noun != hit.words.end() ? *noun : hit.head;
}

bool has_clitic(const Sentence& sentence, WordIndex verb, const std::string& form) {
    const auto& children = sentence.children(verb);
    return std::any_of(children.begin(), children.end(), [&](WordIndex child) {
        const Word& word = sentence.words[child];
        return word.upos == Upos::kPron && child < verb && utf8::lower(word.form) == form;
    });
}

bool has_reflexive(const Sentence& sentence, WordIndex verb) {
    const auto& children = sentence.children(verb);
    return std::any_of(children.begin(), children.end(),
                       [&](WordIndex child) { return is_reflexive(sentence.words[child]); });
}

std::vector<Argument> arguments_for(const Step& step, const std::vector<Argument>& arguments) {
    std::vector<Argument> found;
    for (const Argument& argument : arguments) {
        if (argument.role == step.role && argument.preposition == step.preposition) found.push_back(argument);
    }
    return found;
}

/// "X, militante philippine de Y": taggers take the adjective of a place behind a post for the noun.
bool stands_for_noun(const Sentence& sentence, WordIndex word) {
    const Word& it = sentence.words[word];
    if (word + 2 >= sentence.words.size() || it.head != static_cast<std::int32_t>(word + 1)) return false;
    const Word& next = sentence.words[word + 1];
    return next.upos == Upos::kNoun && next.is("appos") && sentence.words[word + 2].upos == Upos::kAdp;
}

/// A participle with a complement that only its noun takes: "dirigeant de Y", "associée chez Y".
bool stands_like_noun(const Sentence& sentence, WordIndex word) {
    const Word& it = sentence.words[word];
    if (it.feature("VerbForm") != "Part" || word + 1 >= sentence.words.size()) return false;
    if (child_with(sentence, word, {"aux"}) != nullptr) return false;
    const std::string next = canonical_preposition(sentence.words[word + 1].form);
    // "X, élu de Y", "Élu député UDR, X …"
    const bool behind_comma = word > 0 && (sentence.words[word - 1].form == "," || word == 1);
    if (behind_comma && sentence.words[word + 1].upos == Upos::kPropn) return true;  // "X, délégué UDR"
    return next == "chez" || (next == "de" && (is_participle(it, "Pres") || behind_comma));
}

/// Behind a comma, adverbs apart: where an apposition begins.
bool is_behind_comma(const Sentence& sentence, WordIndex word) {
    while (word > 0 && sentence.words[word - 1].upos == Upos::kAdv) --word;
    return word > 0 && sentence.words[word - 1].form == ",";
}

/// "associée" → "associé", "consultante" → "consultant"
std::string masculine_of(const Word& participle) {
    std::string form = utf8::lower(participle.form);
    if (form.ends_with('s')) form.pop_back();
    if (form.ends_with("ée") || form.ends_with("ante")) form.pop_back();
    return form;
}

/// Forms under which a participle may stand in a list of adjectives: without its endings of gender and
/// number.
std::vector<std::string> adjective_keys(const Word& participle) {
    std::string form = utf8::lower(participle.form);
    std::vector<std::string> keys{form};
    if (form.ends_with('s')) form.pop_back();
    if (form.ends_with('e')) keys.push_back(form.substr(0, form.size() - 1));
    keys.push_back(std::move(form));
    return keys;
}

/// A trigger of more words says more; a word left open says half as much as a given one.
std::size_t precision_of(const Trigger& trigger) {
    std::size_t precision = 0;
    for (const std::string& word : trigger.words) precision += word == "*" ? 1U : 2U;
    return precision;
}

/// "compter sur X pour boucler un tour de table": one of the words stands in an infinitive clause below.
bool purpose_has(const Sentence& sentence, WordIndex predicate, const WordSet& words) {
    const auto& children = sentence.children(predicate);
    return std::any_of(children.begin(), children.end(), [&](WordIndex child) {
        const Word& clause = sentence.words[child];
        if (!clause.is("advcl") || clause.feature("VerbForm") != "Inf") return false;
        const std::vector<WordIndex> below = clause_words(sentence, child);
        return std::any_of(below.begin(), below.end(),
                           [&](WordIndex index) { return is_one_of(sentence.words[index], words); });
    });
}

/// "Mediapart pointe des erreurs", with "pointe" taken for a noun: where no other word is the sentence's
/// verb, one that looks like a verb of the rules is it.
std::optional<std::string> missed_verb(const Sentence& sentence, WordIndex word) {
    const Word& it = sentence.words[word];
    const std::string form = utf8::lower(it.form);
    if (word == 0 || word + 1 >= sentence.words.size() || !form.ends_with('e')) return std::nullopt;
    const Upos before = sentence.words[word - 1].upos;
    if (before == Upos::kDet || before == Upos::kAdp || !is_nominal(sentence.words[word - 1]))
        return std::nullopt;
    const Upos behind = sentence.words[word + 1].upos;
    if (behind != Upos::kDet && behind != Upos::kAdp && behind != Upos::kPropn) return std::nullopt;
    const bool has_verb = std::any_of(sentence.words.begin(), sentence.words.end(),
                                      [](const Word& other) { return other.feature("VerbForm") == "Fin"; });
    if (has_verb) return std::nullopt;
    return form + "r";
}

template <class Item>
const Item* nearest_in_clause(const SentenceView& view, const std::vector<Item>& items, WordIndex predicate) {
    const Sentence& sentence = view.frames.sentence();
    const std::vector<WordIndex> clause = clause_words(sentence, predicate);
    const Item* best = nullptr;
    WordIndex best_distance = 0;
    for (const Item& item : items) {
        if (!std::binary_search(clause.begin(), clause.end(), item.words.begin)) continue;
        const WordIndex distance =
            item.words.begin > predicate ? item.words.begin - predicate : predicate - item.words.begin;
        if (best == nullptr || distance < best_distance) {
            best = &item;
            best_distance = distance;
        }
    }
    return best;
}

/// The organisation that the sentences before are about: the one that the document names most often, the
/// nearest of equals.
std::vector<Referent> topic_of(const SentenceView& view, TypeSet types) {
    constexpr std::uint32_t kMemory = 3;  // sentences
    constexpr double kReliability = 0.8;
    const auto& document = view.referents.document();
    const std::uint32_t here = view.referents.sentence_index();
    const entities::Mention* best = nullptr;
    std::size_t most = 0;
    for (std::uint32_t back = 1; back <= kMemory && back <= here; ++back) {
        for (const entities::Mention& mention : mentions_in(document, here - back)) {
            if (mention.entities.size() != 1 || mention.kind == entities::MentionKind::kPossessive) continue;
            const entities::Entity& entity = document.entities[mention.entities.front()];
            if (entity.type != entities::EntityType::kOrganization || !allows(types, entity.type)) continue;
            if (best != nullptr && entity.mentions.size() <= most) continue;
            best = &mention;
            most = entity.mentions.size();
        }
    }
    if (best == nullptr) return {};
    std::vector<Referent> found = referents_of(*best, document);
    for (Referent& referent : found) referent.reliability = kReliability;
    return found;
}

/// The item in the same stretch between commas, the first one behind the word before those in front of it.
template <class Item>
const Item* nearest_in_stretch(const SentenceView& view, const std::vector<Item>& items, WordIndex at) {
    const std::vector<Word>& words = view.frames.sentence().words;
    const auto ends = [&](const Word& word) { return word.form == "," || ends_segment(word); };
    WordIndex begin = at;
    while (begin > 0 && !ends(words[begin - 1])) --begin;
    WordIndex end = at;
    while (end < words.size() && !ends(words[end])) ++end;
    const Item* best = nullptr;
    for (const Item& item : items) {
        if (item.words.begin < begin || item.words.begin >= end) continue;
        if (item.words.begin > at && (best == nullptr || best->words.begin < at)) return &item;
        best = &item;
    }
    return best;
}

/// Of several items the one beside the mention: "a acheté X en 2012 et Y en 2014", "2 millions dans X et 3
/// millions dans Y".
template <class Item>
const Item* beside(const SentenceView& view, const std::vector<Item>& items, std::uint32_t mention) {
    constexpr WordIndex kGap = 3;  // "dans la société"
    const entities::Mention& name = view.referents.document().mentions[mention];
    if (items.size() < 2 || name.sentence != view.referents.sentence_index()) return nullptr;
    const std::vector<Word>& words = view.frames.sentence().words;
    const auto together = [&](WordIndex from, WordIndex to) {
        return from <= to && to - from <= kGap &&
               std::none_of(words.begin() + from, words.begin() + to, [](const Word& word) {
                   return word.form == "," || word.form == "et" || word.upos == Upos::kVerb ||
                          ends_segment(word);
               });
    };
    for (const Item& item : items) {
        if (together(name.end_word, item.words.begin)) return &item;
    }
    for (const Item& item : items) {
        if (together(item.words.end, name.first_word)) return &item;
    }
    return nullptr;
}

std::vector<Quantity> sums_of(const SentenceView& view) {
    std::vector<Quantity> sums;
    std::copy_if(view.amounts.begin(), view.amounts.end(), std::back_inserter(sums),
                 [](const Quantity& q) { return !q.is_share(); });
    return sums;
}

/// That of the clause, of the stretch between commas, or the only one of the sentence.
template <class Item>
const Item* item_of_event(const SentenceView& view, const std::vector<Item>& items, WordIndex at,
                          const Pair& pair) {
    if (const Item* found = beside(view, items, pair.target)) return found;
    if (const Item* found = beside(view, items, pair.source)) return found;
    if (const Item* found = nearest_in_clause(view, items, at)) return found;
    if (const Item* found = nearest_in_stretch(view, items, at)) return found;
    return items.size() == 1 ? &items.front() : nullptr;
}

}  // namespace

std::string date_at(const SentenceView& view, WordIndex predicate) {
    const Moment* found = nearest_in_clause(view, view.moments, predicate);
    return found == nullptr ? std::string() : found->date;
}

std::optional<Amount> amount_at(const SentenceView& view, WordIndex predicate) {
    const std::vector<Quantity> sums = sums_of(view);
    const Quantity* found = nearest_in_clause(view, sums, predicate);
    return found == nullptr ? std::nullopt : std::optional(found->amount);
}

std::string date_of_event(const SentenceView& view, WordIndex predicate, const Pair& pair, bool foretold) {
    const Moment* found = item_of_event(view, view.moments, predicate, pair);
    if (found == nullptr) return {};
    return foretold && !found->next.empty() ? found->next : found->date;
}

std::optional<Amount> amount_of_event(const SentenceView& view, WordIndex predicate, const Pair& pair) {
    const std::vector<Quantity> sums = sums_of(view);
    const Quantity* found = item_of_event(view, sums, predicate, pair);
    return found == nullptr ? std::nullopt : std::optional(found->amount);
}

bool Matcher::is_kind(const Sentence& sentence, WordIndex word) const {
    const std::vector<TriggerHit> hits = triggers_at(sentence, word);
    return sentence.words[word].upos == Upos::kNoun &&
           std::none_of(hits.begin(), hits.end(), [&](const TriggerHit& hit) {
               return rules_->relations()[rules_->rules()[hit.rule].relation].post;
           });
}

std::vector<TriggerHit> Matcher::triggers_at(const Sentence& sentence, WordIndex word) const {
    std::vector<TriggerHit> hits;
    const Word& it = sentence.words[word];
    const auto try_all = [&](TriggerClass kind, const std::vector<std::string>& keys) {
        for (const std::string& key : keys) {
            for (const TriggerRef& ref : rules_->triggers(kind, key)) {
                const Trigger& trigger = *ref.trigger;
                if (trigger.reflexive && !has_reflexive(sentence, word)) continue;
                const bool clitics =
                    std::all_of(trigger.clitics.begin(), trigger.clitics.end(),
                                [&](const std::string& form) { return has_clitic(sentence, word, form); });
                if (!clitics) continue;
                auto words = kind == TriggerClass::kVerb ? accompanying(sentence, word, trigger)
                                                         : following(sentence, word, trigger);
                if (!words) continue;
                const bool known = std::any_of(hits.begin(), hits.end(), [&](const TriggerHit& hit) {
                    return hit.rule == ref.rule && hit.kind == kind && hit.words == *words;
                });
                if (!known) hits.push_back({ref.rule, kind, word, std::move(*words), precision_of(trigger)});
            }
        }
    };
    // "X, délégué central de Y": what taggers take for a participle is a post if it is one of several words.
    const auto try_long_nouns = [&](const std::vector<std::string>& keys) {
        const auto others = static_cast<std::ptrdiff_t>(hits.size());
        try_all(TriggerClass::kNoun, keys);
        hits.erase(std::remove_if(hits.begin() + others, hits.end(),
                                  [](const TriggerHit& hit) { return hit.words.empty(); }),
                   hits.end());
    };
    switch (it.upos) {
        case Upos::kVerb:
        case Upos::kAux:
            try_all(TriggerClass::kVerb, keys_of(it));
            if (!hits.empty() && is_participle(it, "Past") && child_with(sentence, word, {"aux"}) == nullptr)
                try_all(TriggerClass::kAdjective, adjective_keys(it));
            if (hits.empty() && is_participle(it, "Past")) {
                // The lemma of a verb that no lexicon knows is its form; "mariée à Y" is an adjective of the
                // lists.
                try_all(TriggerClass::kVerb, infinitives_of_participle(it.form));
                try_all(TriggerClass::kAdjective, adjective_keys(it));
            }
            // "X, associé chez Y", "X, dirigeant de Y": taggers take them for verbs.
            if (hits.empty() || stands_like_noun(sentence, word)) {
                try_all(TriggerClass::kNoun, {utf8::lower(it.form), masculine_of(it)});
            } else if (is_participle(it, "Past")) {
                try_long_nouns({utf8::lower(it.form), masculine_of(it)});
            }
            break;
        case Upos::kNoun:
        case Upos::kPropn:
        case Upos::kDet:  // "X, maison mère de Y"
            try_all(TriggerClass::kNoun, keys_of(it));
            break;
        case Upos::kAdj:
            try_all(TriggerClass::kAdjective, keys_of(it));
            try_all(TriggerClass::kVerb, infinitives_of_participle(it.form));
            // "général" in "secrétaire général" is no general; "premier" opens "premier ministre".
            if (hits.empty()) {
                try_all(TriggerClass::kNoun, keys_of(it));
            } else {
                try_long_nouns(keys_of(it));
            }
            if (it.is("amod")) {
                const bool apart = is_behind_comma(sentence, word);
                const bool governs =
                    word + 1 < sentence.words.size() && sentence.words[word + 1].upos == Upos::kAdp;
                // "la société française propriétaire de Y": behind a noun that says only of what kind it is
                const bool of_kind = governs &&
                                     canonical_preposition(sentence.words[word + 1].form) == "de" &&
                                     it.head >= 0 && it.head < static_cast<std::int32_t>(word) &&
                                     is_kind(sentence, static_cast<WordIndex>(it.head));
                const bool before_place =
                    stands_for_noun(sentence, word) && triggers_at(sentence, word + 1).empty();
                std::erase_if(hits, [&](const TriggerHit& hit) {
                    // "X, [alors] consultante pour Y", "X, délégué central Y"
                    const bool noun = of_kind || (apart && (governs || !hit.words.empty() || before_place));
                    return hit.kind == TriggerClass::kNoun && title_noun(sentence, hit) == hit.head && !noun;
                });
            }
            break;
        default:
            break;
    }
    if (hits.empty() && (it.upos == Upos::kAdj || it.upos == Upos::kNoun)) {
        if (const auto verb = missed_verb(sentence, word)) try_all(TriggerClass::kVerb, {*verb});
    }
    std::size_t longest = 0;
    for (const TriggerHit& hit : hits) longest = std::max(longest, hit.precision);
    std::erase_if(hits, [&](const TriggerHit& hit) { return hit.precision < longest; });
    if (it.upos == Upos::kVerb) try_all(TriggerClass::kVerb, {std::string(kAnyVerb)});
    return hits;
}

/// The noun that a relative pronoun stands for; any other word itself.
WordIndex Matcher::noun_of(WordIndex word, const SentenceView& view) {
    if (!is_relative_pronoun(view.frames.sentence().words[word])) return word;
    return view.referents.antecedent(word).value_or(word);
}

/// The complements of a noun; where it has neither "de" nor a possessive, those of the nouns coordinated with
/// it: "le courage et la détermination de X".
std::vector<Argument> shared_complements(WordIndex noun, const SentenceView& view) {
    std::vector<Argument> found = view.frames.complements(noun);
    const auto owned = [](const Argument& argument) {
        return argument.role == Role::kPossessive || argument.preposition == "de";
    };
    if (std::any_of(found.begin(), found.end(), owned)) return found;
    const Sentence& sentence = view.frames.sentence();
    for (const WordIndex child : sentence.children(noun)) {
        const Word& other = sentence.words[child];
        // "le candidat et la maire de X" share nothing.
        const bool shares = other.is("conj") && other.upos == Upos::kNoun &&
                            child_with(sentence, child, {"cc"}) != nullptr &&
                            !is_one_of(other, view.frames.grammar().titles);
        if (!shares) continue;
        for (Argument argument : view.frames.complements(child)) {
            if (!owned(argument) || argument.reliability < 1) continue;
            argument.reliability *= kShared;
            found.push_back(std::move(argument));
        }
    }
    return found;
}

/// Does a word belong to a person's name?
bool names_person(WordIndex word, const SentenceView& view) {
    const auto index = view.referents.mention_at(word);
    if (!index) return false;
    const auto& document = view.referents.document();
    const entities::Mention& mention = document.mentions[*index];
    return mention.kind == entities::MentionKind::kName && !mention.entities.empty() &&
           document.entities[mention.entities.front()].type == entities::EntityType::kPerson;
}

/// "son père A, sa mère B et ses frères": a possessive of which nothing is known has the owner of the one
/// before it in the same list.
std::vector<Referent> owner_before(WordIndex determiner, const SentenceView& view) {
    constexpr WordIndex kFarthest = 25;
    static const WordSet kTheirs = {"leur", "leurs"};
    const Sentence& sentence = view.frames.sentence();
    const bool theirs = kTheirs.contains(utf8::lower(sentence.words[determiner].form));
    for (WordIndex at = determiner; at-- > 0 && determiner - at <= kFarthest;) {
        const Word& word = sentence.words[at];
        if (word.feature("VerbForm") == "Fin" || (ends_segment(word) && word.form != "(" && word.form != ")"))
            return {};
        if (word.upos != Upos::kDet || word.feature("Poss") != "Yes") continue;
        if (kTheirs.contains(utf8::lower(word.form)) != theirs) return {};
        std::vector<Referent> found = view.referents.resolve(at);
        for (Referent& referent : found) referent.reliability *= kShared;
        if (!found.empty()) return found;
    }
    return {};
}

/// "A, soutenu par X, et B, soutenue par Y": a participle in the singular is said of the last name before it.
std::optional<WordIndex> noun_of_participle(const Frame& frame, const Argument& argument,
                                            const SentenceView& view) {
    const Sentence& sentence = view.frames.sentence();
    const Word& participle = sentence.words[frame.predicate];
    const bool bare = frame.kind == FrameKind::kVerb && argument.role == Role::kPatient && frame.passive &&
                      participle.is("acl") && participle.feature("Number") == "Sing" &&
                      participle.head == static_cast<std::int32_t>(argument.word) &&
                      argument.word < frame.predicate && sentence.words[argument.word].upos == Upos::kPropn;
    if (!bare) return std::nullopt;
    WordIndex last = argument.word;
    for (const WordIndex child : sentence.children(argument.word)) {
        const Word& other = sentence.words[child];
        if (other.is("conj") && is_nominal(other) && child < frame.predicate) last = child;
    }
    return last;
}

/// The person right behind a post that a tree hangs elsewhere: "les fonctions du préfet de police de Y X",
/// "le remplacement du ministre de l'Économie X par …".
std::optional<std::uint32_t> name_behind_post(WordIndex noun, const SentenceView& view) {
    constexpr WordIndex kLongestPost = 8;
    const Line line(view.frames.sentence(), view.referents);
    const Word& post = line.word(noun);
    if (post.upos != Upos::kNoun || utf8::starts_upper(post.form) ||
        !is_one_of(post, view.frames.grammar().titles))
        return std::nullopt;
    const auto& document = view.referents.document();
    for (WordIndex at = noun + 1; at < line.size() && at <= noun + kLongestPost; ++at) {
        if (const entities::Mention* name = line.name_from(at)) {
            // "le ministre de X": the one who has him.
            const Upos before = line.word(at - 1).upos;
            if (before == Upos::kAdp || before == Upos::kDet) {
                at = name->end_word - 1;
                continue;
            }
            const bool person =
                name->entities.size() == 1 &&
                document.entities[name->entities.front()].type == entities::EntityType::kPerson;
            if (person) return static_cast<std::uint32_t>(name - document.mentions.data());
        }
        const Upos upos = line.word(at).upos;
        const bool of_post = upos == Upos::kNoun || upos == Upos::kPropn || upos == Upos::kAdj ||
                             upos == Upos::kDet || canonical_preposition(line.form(at)) == "de" ||
                             canonical_preposition(line.form(at)) == "à";
        if (!of_post) return std::nullopt;
    }
    return std::nullopt;
}

/// The referents of the "de" or possessive below a noun that the rule looks through, and through what is
/// below it: "le poste de directeur de X".
std::vector<Referent> Matcher::look_through(WordIndex noun, const Rule& rule, bool target,
                                            const SentenceView& view, int depth) const {
    std::vector<Referent> found;
    const bool any = target && rule.through_any;
    if (!any && !is_one_of(view.frames.sentence().words[noun], rule.through)) return found;
    const std::vector<Argument> complements = shared_complements(noun, view);
    // "son poste de directeur de X": what is named counts before the possessive.
    for (const bool possessive : {false, true}) {
        for (const Argument& below : complements) {
            if (possessive ? below.role != Role::kPossessive : below.preposition != "de") continue;
            std::vector<Referent> referents = view.referents.resolve(below.word);
            if (referents.empty() && depth > 0)
                referents = look_through(below.word, rule, target, view, depth - 1);
            for (Referent referent : referents) {
                referent.reliability *= kThrough * below.reliability;
                found.push_back(referent);
            }
            if (!found.empty()) return found;
        }
    }
    // "la lettre publiée par X" speaks for X; what is done to it is not done to X.
    if (target) return found;
    for (const Argument& agent : view.frames.agents_below(noun)) {
        for (Referent referent : view.referents.resolve(agent.word)) {
            referent.reliability *= kThrough * agent.reliability;
            found.push_back(referent);
        }
    }
    return found;
}

/// Subject or object of the verb that governs the frame from outside.
std::vector<Argument> Matcher::outer_arguments(Role role, const Frame& frame, const SentenceView& view) {
    const Sentence& sentence = view.frames.sentence();
    WordIndex at = frame.support.value_or(frame.predicate);
    for (int steps = 0; steps < kOuterSteps && sentence.words[at].head >= 0; ++steps) {
        at = static_cast<WordIndex>(sentence.words[at].head);
        if (sentence.words[at].upos != Upos::kVerb) continue;
        std::vector<Argument> found;
        const Frame& around = view.frames.verb_frame(at);
        // The subject of a passive is its patient.
        const bool active = role == Role::kOuter && !around.passive;
        for (Argument argument : around.arguments) {
            if (argument.role != (active ? Role::kAgent : Role::kPatient)) continue;
            argument.role = role;
            argument.reliability *= kThrough;
            found.push_back(std::move(argument));
        }
        return found;
    }
    return {};
}

/// What the clause of purpose behind the trigger acts on: "donner … pour restaurer X", "… afin de servir à
/// l'achat de X".
std::vector<Argument> Matcher::purpose_arguments(const Frame& frame, const SentenceView& view) {
    const Sentence& sentence = view.frames.sentence();
    constexpr WordIndex kFarthest = 20;
    const WordIndex limit =
        std::min<WordIndex>(frame.predicate + kFarthest, static_cast<WordIndex>(sentence.words.size()));
    bool purpose = false;
    for (WordIndex at = frame.predicate + 1; at < limit; ++at) {
        const Word& word = sentence.words[at];
        if (word.feature("VerbForm") == "Fin" || ends_segment(word)) return {};
        const std::string form = utf8::lower(word.form);
        if (form == "pour" || form == "afin") {
            purpose = true;
        } else if (purpose && word.feature("VerbForm") == "Inf") {
            std::vector<Argument> found;
            const Frame& clause = view.frames.verb_frame(at);
            for (Argument argument : clause.arguments) {
                // "pour racheter à X": with an object "à" says of whom.
                const bool indirect = argument.preposition == "à" && !clause.has(Role::kPatient);
                if (argument.role != Role::kPatient && !indirect) continue;
                argument.role = Role::kPurpose;
                argument.preposition.clear();
                argument.reliability *= kThrough;
                found.push_back(std::move(argument));
            }
            return found;
        } else if (purpose && word.upos != Upos::kAdp && word.upos != Upos::kAdv &&
                   word.upos != Upos::kPron) {
            purpose = false;
        }
    }
    return {};
}

std::vector<Argument> Matcher::arguments_at(const Step& step, const Frame& frame, const SentenceView& view) {
    switch (step.role) {
        case Role::kOuter:
        case Role::kOuterObject:
            return outer_arguments(step.role, frame, view);
        case Role::kPurpose:
            return purpose_arguments(frame, view);
        default:
            return arguments_for(step, frame.arguments);
    }
}

/// "le président de l'Assemblée du Chili" does not head Chile: of several complements of a post with the same
/// preposition the first counts if it is an organization by its name.
void keep_nearest_body(std::vector<Argument>& arguments, TypeSet types, const SentenceView& view) {
    if (arguments.size() < 2 || allows(types, entities::EntityType::kOrganization)) return;
    const auto first = std::min_element(arguments.begin(), arguments.end(),
                                        [](const Argument& a, const Argument& b) { return a.word < b.word; });
    const auto mention = view.referents.mention_at(first->word);
    if (first->role != Role::kOblique || !mention) return;
    const auto& document = view.referents.document();
    const entities::Mention& name = document.mentions[*mention];
    const bool body = name.kind == entities::MentionKind::kName && !name.entities.empty() &&
                      document.entities[name.entities.front()].type == entities::EntityType::kOrganization;
    if (body) arguments.assign(1, *first);
}

std::vector<Referent> Matcher::find(const std::vector<ArgumentSpec>& specs, const Frame& frame,
                                    const Rule& rule, bool target, TypeSet types,
                                    const SentenceView& view) const {
    double preference = 1;
    for (const ArgumentSpec& spec : specs) {
        if (spec.front().role == Role::kTopic) {
            // Only where the clause names nobody else for the place.
            std::vector<Referent> topic = topic_of(view, types);
            if (!topic.empty()) return topic;
            continue;
        }
        std::vector<Argument> arguments = arguments_at(spec.front(), frame, view);
        for (std::size_t step = 1; step < spec.size(); ++step) {
            std::vector<Argument> below;
            for (const Argument& argument : arguments) {
                const WordIndex noun = noun_of(argument.word, view);
                const std::vector<Argument> at_noun = spec[step].role == Role::kAgent
                                                          ? view.frames.agents_below(noun)
                                                          : shared_complements(noun, view);
                for (Argument next : arguments_for(spec[step], at_noun)) {
                    next.reliability *= argument.reliability * kThrough;
                    below.push_back(std::move(next));
                }
            }
            arguments = std::move(below);
        }
        if (rule.title && spec.size() == 1 && frame.kind == FrameKind::kNoun)
            keep_nearest_body(arguments, types, view);
        // The surest argument first: one of them stands for the place, unless they are coordinated phrases.
        std::stable_sort(arguments.begin(), arguments.end(),
                         [](const Argument& a, const Argument& b) { return a.reliability > b.reliability; });
        std::vector<Referent> found;
        double floor = 0;
        for (const Argument& argument : arguments) {
            if (argument.reliability < floor) break;
            const bool self = argument.role == Role::kHolder && argument.word == frame.predicate;
            // "A, patron de X, et B": a singular noun is said of one.
            const Word& predicate = view.frames.sentence().words[frame.predicate];
            const bool of_one = argument.role == Role::kHolder && predicate.feature("Number") == "Sing" &&
                                frame.apposed && !is_one_of(predicate, view.frames.grammar().collectives);
            const std::optional<WordIndex> noun = noun_of_participle(frame, argument, view);
            const Reach reach = self || of_one || noun ? Reach::kItself : Reach::kPhrase;
            std::vector<Referent> referents = view.referents.resolve(noun.value_or(argument.word), reach);
            if (referents.empty() && argument.role == Role::kPossessive)
                referents = owner_before(argument.word, view);
            if (referents.empty() && argument.role != Role::kHolder &&
                allows(types, entities::EntityType::kPerson)) {
                if (const auto name = name_behind_post(argument.word, view))
                    referents =
                        referents_of(view.referents.document().mentions[*name], view.referents.document());
                for (Referent& referent : referents) referent.reliability *= kBehindPost;
            }
            if (referents.empty() && !self)
                referents = look_through(noun_of(argument.word, view), rule, target, view, kThroughSteps);
            for (Referent referent : referents) {
                if (!allows(types, view.referents.document().entities[referent.entity].type)) continue;
                referent.reliability *= argument.reliability * preference;
                if (std::find(found.begin(), found.end(), referent) == found.end()) found.push_back(referent);
            }
            if (!found.empty() && floor == 0) floor = argument.reliability;
        }
        if (!found.empty()) return found;
        preference *= kAfterPreference;
    }
    if (frame.kind != FrameKind::kVerb) return {};
    for (const ArgumentSpec& spec : specs) {
        // "le secrétaire d'État chargé des Retraites X a …": trees put the name elsewhere.
        const std::vector<Argument> arguments = arguments_for(spec.front(), frame.arguments);
        const bool by_post =
            spec.front().role == Role::kAgent &&
            std::all_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
                return is_one_of(view.frames.sentence().words[argument.word], view.frames.grammar().titles);
            });
        if (spec.size() > 1 || (!arguments.empty() && !by_post)) continue;
        std::vector<Referent> found = find_by_position(view, frame, spec.front());
        std::erase_if(found, [&](const Referent& referent) {
            return !allows(types, view.referents.document().entities[referent.entity].type);
        });
        if (!found.empty()) return found;
    }
    return {};
}

namespace {

/// Does the phrase before go on with a verb: "[le patron de X] a répondu", "lui a répondu", "n'a pas
/// répondu"?
bool verb_follows(const Line& line, WordIndex at) {
    constexpr WordIndex kMostClitics = 3;
    for (WordIndex i = at; i < std::min<WordIndex>(at + kMostClitics, line.size()); ++i) {
        const Word& word = line.word(i);
        if (word.feature("VerbForm") == "Fin") return true;
        const bool clitic =
            (word.upos == Upos::kPron && !is_relative_pronoun(word)) || word.upos == Upos::kAdv;
        if (!clitic) return false;
    }
    return false;
}

/// Trees take "Accompagnée de X, la patronne de Y s'est …" and "avant l'arrivée du patron de Y, X a …" for
/// appositions: what a preposition governs, a comma, and then the clause's subject.
bool may_hold_post(const SentenceView& view, WordIndex noun, const Referent& holder, const Referent& target) {
    const auto& document = view.referents.document();
    const Line line(view.frames.sentence(), view.referents);
    if (!may_be_called(line, noun, document.entities[holder.entity], view.frames.grammar())) return false;
    const entities::Mention& name = document.mentions[holder.mention];
    const entities::Mention& place = document.mentions[target.mention];
    const std::uint32_t here = view.referents.sentence_index();
    if (name.sentence != here || place.sentence != here || name.kind != entities::MentionKind::kName ||
        place.kind != entities::MentionKind::kName || place.first_word < noun)
        return true;
    const WordIndex begin = line.phrase_begin(noun);
    if (begin == noun || line.word(begin).upos != Upos::kDet) return true;
    const auto governed = [&](WordIndex at) { return at > 0 && line.word(at - 1).upos == Upos::kAdp; };
    if (begin > 0 && line.is_comma(begin - 1) && name.end_word == begin - 1)
        return !governed(line.begin_of(name)) || !verb_follows(line, place.end_word);
    if (line.is_comma(place.end_word) && name.first_word == place.end_word + 1)
        return !governed(begin) || !verb_follows(line, name.end_word);
    return true;
}

/// "directeur des technologies chez X", "gérant de fonds à X": something else than X is headed.
bool is_beyond_part(const SentenceView& view, const TriggerHit& hit, const Referent& target) {
    const auto& document = view.referents.document();
    const entities::Mention& name = document.mentions[target.mention];
    if (name.sentence != view.referents.sentence_index()) return false;
    const Line line(view.frames.sentence(), view.referents);
    const WordIndex end = hit.words.empty() ? hit.head + 1 : hit.words.back() + 1;
    if (end + 2 >= name.first_word || !is_de(line, end)) return false;
    WordIndex noun = end + 1;
    while (noun < name.first_word && line.word(noun).upos == Upos::kDet) ++noun;
    if (noun >= name.first_word || line.word(noun).upos != Upos::kNoun ||
        line.reference_at(noun) != nullptr || is_one_of(line.word(noun), view.frames.grammar().bodies))
        return false;
    WordIndex before = name.first_word - 1;
    while (before > noun && line.word(before).upos == Upos::kDet) --before;
    return before > noun && complement_prepositions().contains(line.form(before)) && !is_de(line, before);
}

}  // namespace

bool Matcher::speaks_of_holder(const Rule& rule) {
    const auto holder = [](const ArgumentSpec& spec) { return spec.front().role == Role::kHolder; };
    return std::any_of(rule.source.begin(), rule.source.end(), holder) ||
           std::any_of(rule.target.begin(), rule.target.end(), holder);
}

/// "A et B sont rivaux", not "A et B ont rencontré leur avocat": nobody else takes the target's place.
bool Matcher::stand_to_one_another(const Rule& rule, const Frame& frame, const TriggerHit& hit,
                                   std::size_t sources) {
    // "un accord a été signé entre A et B"
    const bool between =
        std::any_of(frame.arguments.begin(), frame.arguments.end(),
                    [](const Argument& argument) { return argument.preposition == "entre"; });
    if (frame.passive && !between) return false;
    if (frame.kind == FrameKind::kNoun && frame.apposed && sources > 2) return false;
    static const WordSet kWith = {"avec", "contre", "entre"};
    const auto taken = [&](const ArgumentSpec& spec) {
        const Step& step = spec.front();
        const bool partner = step.role != Role::kOblique || kWith.contains(step.preposition);
        const std::vector<Argument> arguments = arguments_for(step, frame.arguments);
        return partner && std::any_of(arguments.begin(), arguments.end(), [&](const Argument& argument) {
                   return std::find(hit.words.begin(), hit.words.end(), argument.word) == hit.words.end();
               });
    };
    return std::none_of(rule.target.begin(), rule.target.end(), taken);
}

void Matcher::apply(const TriggerHit& hit, const SentenceView& view, std::vector<Finding>& out) const {
    const Rule& rule = rules_->rules()[hit.rule];
    if (rule.part == PartNeed::kMust || rule.beside) return;  // only the words beside a name tell
    const Sentence& sentence = view.frames.sentence();
    Frame frame = hit.kind == TriggerClass::kVerb   ? view.frames.verb_frame(hit.head)
                  : hit.kind == TriggerClass::kNoun ? view.frames.noun_frame(title_noun(sentence, hit))
                                                    : view.frames.adjective_frame(hit.head);
    if (hit.kind == TriggerClass::kVerb) {
        const bool reciprocal = rule.reciprocal && frame.arguments.size() > 0;
        bool reflexive_trigger = false;
        for (const Trigger& trigger : rule.verbs) {
            // Any verb is a reflexive one, too.
            reflexive_trigger = reflexive_trigger || trigger.head == kAnyVerb ||
                                (trigger.reflexive && has_key(sentence.words[hit.head], trigger.head));
        }
        if (frame.reflexive && !reflexive_trigger && !reciprocal && !frame.passive) return;
        if (rule.voice != VoiceNeed::kAny && frame.passive != (rule.voice == VoiceNeed::kPassive)) return;
        for (const WordIndex word : hit.words) {
            for (Argument& argument : view.frames.complements(word))
                frame.arguments.push_back(std::move(argument));
            for (const WordIndex other : sentence.children(word)) {
                // "une plainte contre X et une autre contre Y"
                if (!sentence.words[other].is("conj") || !is_nominal(sentence.words[other])) continue;
                for (Argument& argument : view.frames.complements(other)) {
                    if (argument.role == Role::kOblique && argument.preposition != "de")
                        frame.arguments.push_back(std::move(argument));
                }
            }
            if (sentence.words[word].upos != Upos::kVerb) continue;
            for (const Argument& argument : view.frames.verb_frame(word).arguments) {
                if (argument.role == Role::kPatient) frame.arguments.push_back(argument);
            }
        }
    }
    if (hit.kind == TriggerClass::kNoun) {
        // "maison mère de Y": whichever of the two the tree hangs Y on.
        for (const WordIndex word : hit.words) {
            if (sentence.words[word].upos != Upos::kNoun && sentence.words[word].upos != Upos::kAdj) continue;
            if (word == frame.predicate) continue;
            for (Argument& argument : view.frames.complements(word))
                frame.arguments.push_back(std::move(argument));
        }
    }
    const WordIndex anchor = frame.support.value_or(frame.predicate);
    const std::vector<WordIndex> clause = clause_words(sentence, anchor);
    const auto stands_in_clause = [&](const WordSet& words) {
        return std::any_of(clause.begin(), clause.end(),
                           [&](WordIndex index) { return is_one_of(sentence.words[index], words); });
    };
    if (!rule.unless.empty() && stands_in_clause(rule.unless)) return;
    if (!rule.with.empty() && !stands_in_clause(rule.with)) {
        // "le tour de table, mené par X": the noun of a participle stands outside its clause.
        const bool among_arguments = std::any_of(
            frame.arguments.begin(), frame.arguments.end(),
            [&](const Argument& argument) { return is_one_of(sentence.words[argument.word], rule.with); });
        // "la rivalité qui oppose X à Y", "peut compter sur X", "rejette l'offre lancée par X": the noun or
        // verb that the clause or the noun depends on.
        const auto depends_on = [&](WordIndex word) {
            const Word& it = sentence.words[word];
            const bool dependent = it.is("acl") || it.is("xcomp") || it.is("obj") || it.is("obl");
            return dependent && it.head >= 0 ? std::optional(static_cast<WordIndex>(it.head)) : std::nullopt;
        };
        const std::optional<WordIndex> above = depends_on(anchor);
        const std::optional<WordIndex> further =
            above && *above == frame.predicate ? depends_on(*above) : std::nullopt;
        const bool there = (above && is_one_of(sentence.words[*above], rule.with)) ||
                           (further && is_one_of(sentence.words[*further], rule.with));
        if (!among_arguments && !there && !purpose_has(sentence, anchor, rule.with)) return;
    }
    if (rule.needs != Need::kNothing) {
        const bool share = rule.needs == Need::kShare;
        // "les 3 millions donnés par X": the sum may be what the verb acts on.
        const auto acted_on = [&](const Quantity& quantity) {
            return std::any_of(frame.arguments.begin(), frame.arguments.end(), [&](const Argument& argument) {
                return argument.role == Role::kPatient && argument.word >= quantity.words.begin &&
                       argument.word < quantity.words.end;
            });
        };
        const bool given =
            std::any_of(view.amounts.begin(), view.amounts.end(), [&](const Quantity& quantity) {
                return quantity.is_share() == share &&
                       (std::binary_search(clause.begin(), clause.end(), quantity.words.begin) ||
                        acted_on(quantity));
            });
        if (!given) return;
    }

    const RelationType& type = rules_->relations()[rule.relation];
    const auto source_types = static_cast<TypeSet>(type.source & rule.source_types);
    const auto target_types = static_cast<TypeSet>(type.target & rule.target_types);
    std::vector<Referent> sources = find(rule.source, frame, rule, false, source_types, view);
    // "Y, cofondée avec X": the companion alone is known.
    if (sources.empty() && !frame.passive) return;
    std::vector<Referent> targets = find(rule.target, frame, rule, true, target_types, view);
    if (rule.site) {
        std::erase_if(targets, [&](const Referent& one) {
            return !is_site(view.referents.document().entities[one.entity]);
        });
    }
    const std::vector<Referent> holders = sources;
    for (const ArgumentSpec& companion : rule.companions) {
        for (const Referent& extra : find({companion}, frame, rule, false, source_types, view)) {
            const bool target = std::find(targets.begin(), targets.end(), extra) != targets.end();
            if (!target && std::find(sources.begin(), sources.end(), extra) == sources.end())
                sources.push_back(extra);
        }
    }
    if (sources.empty()) return;
    Finding finding;
    finding.at = hit.head;
    // "l'un des fondateurs de Y"
    const Word& noun = sentence.words[frame.predicate];
    const bool one_of_many = hit.kind == TriggerClass::kNoun && noun.feature("Number") == "Plur";
    finding.relation =
        (sources.size() > 1 || one_of_many) && rule.several != kNone ? rule.several : rule.relation;
    finding.rule = rule.name;
    finding.stance = stance_of(view.frames, frame, !speaks_of_holder(rule));
    const bool pledge = hit.kind == TriggerClass::kVerb && type.amount &&
                        is_one_of(sentence.words[hit.head], view.frames.grammar().pledging);
    if (rule.hedged || pledge) finding.stance.hedged = true;
    // "rachètera X lundi", "doit racheter X lundi"
    const bool foretold = finding.stance.foretold ||
                          (finding.stance.open() && sentence.words[hit.head].feature("VerbForm") == "Inf");
    if (rule.foretold) finding.stance.foretold = false;
    if (rule.lasting && finding.stance.no_longer) finding.stance.negated = false;
    const bool event = !speaks_of_holder(rule);
    if (type.amount) finding.amount = amount_at(view, anchor);
    finding.date = date_at(view, anchor);
    if (rule.title) {
        WordIndex end = hit.head + 1;
        for (const WordIndex word : hit.words) end = std::max(end, word + 1);
        finding.title = WordRange{hit.head, end};
    }
    const bool of_one = hit.kind == TriggerClass::kNoun && frame.apposed && noun.feature("Number") == "Sing";
    const bool holder_is_source = rule.source.front().front().role == Role::kHolder;
    const bool holder_is_target = rule.target.front().front().role == Role::kHolder;
    const auto& entities = view.referents.document().entities;
    // "le député UDR X": right behind the noun, not what a clause before it names.
    const auto stands_beside = [&](const Referent& one) {
        const WordIndex name = view.referents.document().mentions[one.mention].first_word;
        return name > hit.head && std::all_of(sentence.words.begin() + hit.head + 1,
                                              sentence.words.begin() + name, [&](const Word& word) {
                                                  return word.upos == Upos::kAdj || word.upos == Upos::kNoun;
                                              });
    };
    // "directeur" beside the rule for heads of a part
    const std::vector<TriggerHit> all = triggers_at(sentence, hit.head);
    const bool in_part = std::any_of(all.begin(), all.end(), [&](const TriggerHit& other) {
        return rules_->rules()[other.rule].part == PartNeed::kMust;
    });
    const auto add = [&](const Referent& source, const Referent& target) {
        if (source.entity == target.entity) return;
        if (holder_is_source && holder_is_target && !stands_beside(target)) return;
        const bool holds = std::find(holders.begin(), holders.end(), source) != holders.end();
        if (holds && of_one && holder_is_source && !may_hold_post(view, hit.head, source, target)) return;
        const bool head_of_part = rule.title && holder_is_source && rule.part == PartNeed::kNever &&
                                  in_part && is_beyond_part(view, hit, target);
        if (head_of_part) return;
        if (type.alike && !are_alike(entities[source.entity].type, entities[target.entity].type)) return;
        // "cofondateur de Y aux côtés de X": a companion is one beside the holder.
        if (of_one && holder_is_source) {
            finding.holder.reset();
            if (holds) finding.holder = source.entity;
        }
        if (of_one && holder_is_target) finding.holder = target.entity;
        finding.source = source;
        finding.target = target;
        if (event) {
            finding.date = date_of_event(view, anchor, {source.mention, target.mention}, foretold);
            if (type.amount) finding.amount = amount_of_event(view, anchor, {source.mention, target.mention});
        }
        finding.confidence = rule.confidence * source.reliability * target.reliability;
        out.push_back(finding);
    };
    const bool at_post = std::any_of(rule.target.begin(), rule.target.end(), [](const ArgumentSpec& spec) {
        return spec.front().role == Role::kPost;
    });
    if (targets.empty() && at_post) {
        finding.target_is_post = true;
        finding.target_types = target_types;
        for (const Referent& source : sources) {
            finding.source = finding.target = source;
            if (event) finding.date = date_of_event(view, anchor, {source.mention, source.mention}, foretold);
            finding.confidence = rule.confidence * source.reliability;
            out.push_back(finding);
        }
        return;
    }
    if (targets.empty() && rule.reciprocal && stand_to_one_another(rule, frame, hit, sources.size())) {
        for (std::size_t i = 0; i < sources.size(); ++i) {
            for (std::size_t j = i + 1; j < sources.size(); ++j) add(sources[i], sources[j]);
        }
    }
    static const WordSet kRespectively = {"respectivement"};
    const bool each_of_one = (rule.title && one_of_many) || stands_in_clause(kRespectively);
    if (each_of_one && sources.size() > 1 && sources.size() == targets.size()) {
        // "les présidents de X et de Y, A et B", "A et B dirigent respectivement X et Y"
        for (std::size_t i = 0; i < sources.size(); ++i) add(sources[i], targets[i]);
        return;
    }
    for (const Referent& source : sources) {
        for (const Referent& target : targets) add(source, target);
    }
}

void keep_nearest_holders(std::vector<Finding>& findings, const std::vector<Finding>& side_by_side) {
    std::erase_if(findings, [&](const Finding& finding) {
        if (!finding.holder) return false;
        bool told = false;
        for (const Finding& other : side_by_side) {
            if (other.at != finding.at || other.relation != finding.relation || !other.holder) continue;
            if (other.holder == finding.holder) return false;
            told = true;
        }
        return told;
    });
}

void keep_exclusive(std::vector<Finding>& findings, const std::vector<Finding>& exclusive) {
    std::erase_if(findings, [&](const Finding& finding) {
        return std::any_of(exclusive.begin(), exclusive.end(), [&](const Finding& other) {
            const bool same_source = finding.source.entity == other.source.entity;
            const bool same_target = finding.target.entity == other.target.entity;
            return other.exclusive && other.relation == finding.relation && same_source != same_target;
        });
    });
}

std::vector<Finding> Matcher::match(const SentenceView& view) const {
    std::vector<Finding> findings;
    const Sentence& sentence = view.frames.sentence();
    WordIndex covered = 0;  // "maison mère" is no mother.
    for (WordIndex word = 0; word < sentence.words.size(); ++word) {
        const WordIndex free_from = covered;
        const bool of_name = names_person(word, view);
        for (const TriggerHit& hit : triggers_at(sentence, word)) {
            // Benjamin is nobody's youngest.
            if (word < free_from || (of_name && hit.kind == TriggerClass::kNoun)) continue;
            apply(hit, view, findings);
            if (hit.kind != TriggerClass::kNoun) continue;
            for (const WordIndex part : hit.words) covered = std::max(covered, part + 1);
        }
    }
    return findings;
}

}  // namespace lacis::relations
