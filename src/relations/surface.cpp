// SPDX-License-Identifier: Apache-2.0
#include "relations/surface.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "relations/line.hpp"
#include "relations/post.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

constexpr double kSurface = 0.95;           ///< A pattern of words is a little less sure than a clear tree.
constexpr double kImplicit = 0.75;          ///< The organization is not named beside the post.
constexpr WordIndex kLongestPost = 20;      ///< Words of another post between a name and this one.
constexpr std::size_t kShortConnector = 3;  ///< ", de", ", venu de"
constexpr WordIndex kLongestTime = 4;       ///< Words that say when: "depuis 2006", "à l'époque".
constexpr WordIndex kLongestKind = 8;       ///< Words of a common noun phrase before a further complement.

bool is_organisation(const Mention& name, const SentenceView& view) {
    return view.referents.document().entities[name.entities.front()].type ==
           entities::EntityType::kOrganization;
}

bool is_quotation_mark(const Line& line, WordIndex at) {
    return at < line.size() && relations::is_quotation_mark(line.word(at));
}

/// "directeur technique du domaine identitaire chez X", "maître de conférences en droit à l'université X": a
/// name below what the post is about.
Complement inner_complement_of(const SentenceView& view, const Line& line, const Post& post,
                               const Matcher& matcher) {
    constexpr WordIndex kLongest = 14;
    bool passed = false;
    for (WordIndex at = post.end; at < line.size() && at < post.end + kLongest; ++at) {
        const Word& word = line.word(at);
        if (const Mention* name = line.name_from(at)) {
            const WordIndex before = at - 1 - (line.word(at - 1).upos == Upos::kDet ? 1 : 0);
            // "chargé des négociations pour X"
            const bool behalf = line.form(before) == "pour" && is_organisation(*name, view);
            const bool governed = behalf || complement_prepositions().contains(line.form(before));
            return passed && governed ? Complement{name, name->end_word, false, true} : Complement{};
        }
        passed = passed || word.upos == Upos::kNoun;
        // "patron de la cellule « idées » de X"
        if (passed && is_quotation_mark(line, at)) continue;
        const bool goes_on = word.upos == Upos::kAdp || word.upos == Upos::kDet || word.upos == Upos::kNoun ||
                             word.upos == Upos::kAdj || word.upos == Upos::kCconj ||
                             line.form(at).starts_with("chargé");
        if (!goes_on) break;
        // "le ministre du Commerce et fervent [défenseur] de X" is a second post.
        WordIndex next = at + 1;
        while (word.upos == Upos::kCconj && next < line.size() && line.word(next).upos == Upos::kAdj) ++next;
        if (word.upos == Upos::kCconj && line.is_bare_noun(next) &&
            !matcher.triggers_at(view.frames.sentence(), next).empty())
            break;
    }
    return {};
}

/// "directeur de l'agence nationale de la mobilité urbaine (ANMU)": the organization whose acronym follows
/// its description, letter by letter.
Complement spelled_out_complement_of(const SentenceView& view, const Line& line, const Post& post) {
    constexpr WordIndex kLongest = 18;
    constexpr std::size_t kFewest = 3;
    if (post.end >= line.size() || !complement_prepositions().contains(line.form(post.end))) return {};
    std::string initials;
    const WordIndex limit = std::min<WordIndex>(post.end + kLongest, line.size());
    for (WordIndex at = post.end; at < limit; ++at) {
        const Word& word = line.word(at);
        if (word.form == "(") {
            const Mention* name = line.name_from(at + 1);
            if (name == nullptr || name->end_word != at + 2 || line.form(at + 2) != ")") return {};
            std::size_t next = 0;
            const std::string acronym = line.form(at + 1);
            for (const char letter : acronym) {
                while (next < initials.size() && initials[next] != letter) ++next;
                if (next++ >= initials.size()) return {};
            }
            const bool spelled = acronym.size() >= kFewest && acronym.front() == initials.front();
            return spelled && is_organisation(*name, view) ? Complement{name, at + 3} : Complement{};
        }
        const bool content = word.upos == Upos::kNoun || word.upos == Upos::kAdj || word.upos == Upos::kPropn;
        if (content) initials += line.form(at).front();
        if (!content && word.upos != Upos::kAdp && word.upos != Upos::kDet && word.upos != Upos::kCconj)
            return {};
    }
    return {};
}

/// The name of a further complement that begins at its preposition: "du journal « Y »", "de la radio Z".
const Mention* coordinated_complement(const Line& line, WordIndex at) {
    if (!is_de(line, at)) return nullptr;
    bool noun_before = false;
    const WordIndex limit = std::min<WordIndex>(at + 1 + kLongestKind, line.size());
    for (++at; at < limit; ++at) {
        if (const Mention* name = line.name_from(at)) return name;
        const bool of = is_de(line, at);
        const bool noun = line.word(at).upos == Upos::kNoun;
        // "…, et d'autres investisseurs la société X" has gone on to something else.
        if (noun_before && line.word(at).upos == Upos::kDet && !of) return nullptr;
        if (!of && !noun && !line.is_modifier(at) && !is_quotation_mark(line, at)) return nullptr;
        noun_before = (noun_before || noun) && !of;
    }
    return nullptr;
}

/// "X, directeur général Y, …": the organization right behind the post.
Complement unlinked_complement_of(const SentenceView& view, const Line& line, const Post& post) {
    const bool bare = post.begin == post.noun || line.word(post.begin).upos != Upos::kDet;
    const Mention* name = line.name_from(post.end);
    const bool between_commas = bare && post.begin > 0 && line.is_comma(post.begin - 1) && name != nullptr &&
                                line.closes(name->end_word);
    if (!between_commas) return {};
    const auto type = view.referents.document().entities[name->entities.front()].type;
    if (type != entities::EntityType::kOrganization) return {};
    return {name, name->end_word};
}

/// "le fondateur et PDG de X", "présidente, directrice générale et actionnaire de X": the complement of the
/// last of coordinated nouns that say what somebody is.
Complement shared_complement_of(const SentenceView& view, const Line& line, const Post& post,
                                const Matcher& matcher) {
    constexpr int kMostPosts = 4;
    const Sentence& sentence = view.frames.sentence();
    WordIndex at = post.end;
    for (int posts = 0; posts < kMostPosts; ++posts) {
        const bool last = line.form(at) == "et" || line.form(at) == "&";
        if (!last && !line.is_comma(at)) return {};
        WordIndex noun = at + 1;
        while (noun < line.size() && line.word(noun).upos == Upos::kAdj &&
               matcher.triggers_at(sentence, noun).empty())
            ++noun;
        if (noun >= line.size() || line.reference_at(noun) != nullptr) return {};
        Post next{noun, noun, noun};
        for (const TriggerHit& hit : matcher.triggers_at(sentence, noun)) {
            if (hit.kind != TriggerClass::kNoun) continue;
            next.end = std::max(next.end, hit.words.empty() ? noun + 1 : hit.words.back() + 1);
        }
        if (next.end == noun) return {};
        next.end = end_of_post(line, view.frames.grammar(), next.end);
        if (last) return complement_of(line, next);
        at = next.end;
    }
    return {};
}

/// May the post be one that shares the complement of the next? Of "le sénateur et président de X" the first
/// is no senator of X; "le PDG" and "le fondateur" are so of something that need not stand beside them.
bool may_share(const SentenceView& view, const Line& line, const Post& post, const Complement& shared,
               const Rule& rule) {
    if (shared.mention == nullptr || shared.possessive) return false;
    const auto kind = view.referents.document().entities[shared.mention->entities.front()].type;
    if (kind == entities::EntityType::kPlace || kind == entities::EntityType::kPerson) return false;
    return is_one_of(line.word(post.noun), rule.implicit);
}

/// The name right behind a post, in brackets or not: "le député UDR", "le député (UDR)".
const Mention* name_beside(const Line& line, WordIndex at) {
    if (line.form(at) != "(") return line.name_from(at);
    const Mention* name = line.name_from(at + 1);
    return name != nullptr && line.form(name->end_word) == ")" ? name : nullptr;
}

/// Past it, and past the brackets behind it: "le maire UDR[ (centre)] de Lyon".
WordIndex behind_beside(const Line& line, const Mention& name) {
    constexpr WordIndex kLongestBrackets = 6;
    const bool bracket = name.first_word > 0 && line.form(name.first_word - 1) == "(";
    if (bracket) return name.end_word + 1;
    if (line.form(name.end_word) != "(") return name.end_word;
    const WordIndex limit = std::min<WordIndex>(name.end_word + kLongestBrackets, line.size());
    for (WordIndex at = name.end_word + 1; at < limit; ++at) {
        if (line.form(at) == ")") return at + 1;
    }
    return name.end_word;
}

/// "le ministre des Finances X", "le président du club X": the person behind the complement's noun holds the
/// post, unless that noun says what he is ("le porte-parole du ministre X").
bool names_holder(const SentenceView& view, const Line& line, const Post& post, const Complement& complement,
                  const Rule& rule, const RelationType& type) {
    const Mention* name = complement.mention;
    if (name == nullptr || complement.possessive || name->kind != MentionKind::kName) return false;
    const bool person =
        view.referents.document().entities[name->entities.front()].type == entities::EntityType::kPerson;
    const bool holds =
        has_role(rule.source, Role::kHolder) && !has_role(rule.target, Role::kHolder) &&
        allows(type.source, entities::EntityType::kPerson) &&
        !allows(static_cast<TypeSet>(type.target & rule.target_types), entities::EntityType::kPerson);
    const WordIndex begin = line.begin_of(*name);
    if (begin <= post.end) return false;
    const WordIndex before = begin - 1;
    // The capital of "l'Intérieur" tells that it is no noun of the lists.
    const bool title = !utf8::starts_upper(line.word(before).form) && line.word(before).upos != Upos::kAdj &&
                       is_one_of(line.word(before), view.frames.grammar().titles);
    return person && holds && before > post.end && line.word(before).upos != Upos::kDet && !title;
}

/// "le président (UDR) du conseil régional de X", "le président de la métropole X": a place below a noun that
/// the rule looks through; `hit` may hold that noun.
Complement complement_through(const SentenceView& view, const Line& line, const Post& post,
                              const TriggerHit& hit, const Rule& rule) {
    const auto place_at = [&](WordIndex at) -> Complement {
        const Mention* name = line.name_from(at);
        if (name == nullptr ||
            view.referents.document().entities[name->entities.front()].type != entities::EntityType::kPlace)
            return {};
        return {name, name->end_word};
    };
    if (!hit.words.empty() && is_one_of(line.word(hit.words.back()), rule.through)) return place_at(post.end);
    WordIndex at = post.end;
    if (at >= line.size() || !is_de(line, at)) return {};
    for (++at; at < line.size() && line.word(at).upos == Upos::kDet;) ++at;
    if (at >= line.size() || !is_one_of(line.word(at), rule.through)) return {};
    for (++at; at < line.size() && line.word(at).upos == Upos::kAdj;) ++at;
    if (at >= line.size() || !is_de(line, at)) return {};
    for (++at; at < line.size() && line.word(at).upos == Upos::kDet && line.name_from(at) == nullptr;) ++at;
    return place_at(at);
}

/// "le directeur de la police nationale X", "le président du club X": the noun of the complement that refers
/// to something itself, where the name behind it is the holder's.
Complement described_complement(const Line& line, const Post& post, const Mention& holder) {
    for (WordIndex at = post.end; at < holder.first_word; ++at) {
        const Mention* mention = line.reference_at(at);
        if (mention != nullptr && mention != &holder && mention->kind != MentionKind::kPossessive)
            return {mention, line.begin_of(holder)};
    }
    return {};
}

/// Takes in further complements: "[propriétaire de X] et Y", "[propriétaire de X], du journal « Y » et de la
/// radio Z".
void add_coordinated(const Line& line, Complement& complement, const entities::DocumentEntities& document) {
    if (complement.mention == nullptr || complement.possessive) return;
    const auto type_of = [&](const Mention& mention) {
        return document.entities[mention.entities.front()].type;
    };
    const std::vector<const Mention*> list = line.names_in_list(*complement.mention);
    const bool closed = list.size() > 1 && list.back()->first_word > 0 &&
                        line.form(list.back()->first_word - 1) == "et" &&
                        std::all_of(list.begin(), list.end(), [&](const Mention* name) {
                            return are_alike(type_of(*name), type_of(*complement.mention));
                        });
    if (closed && complement.mention->kind == MentionKind::kName) {
        complement.more.assign(list.begin() + 1, list.end());
        complement.end = list.back()->end_word;
    }
    for (WordIndex at = complement.end; at < line.size();) {
        if (is_quotation_mark(line, at)) ++at;
        // "membre de X [depuis 2006, puis] de Y"
        WordIndex time = at;
        while (
            time < line.size() && time < at + kLongestTime && line.name_from(time) == nullptr &&
            (line.word(time).upos == Upos::kAdp || line.word(time).upos == Upos::kNum || line.is_time(time)))
            ++time;
        if (line.is_comma(time)) ++time;
        if (line.form(time) == "puis" && is_de(line, time + 1)) {
            const Mention* next = coordinated_complement(line, time + 1);
            if (next == nullptr) return;
            complement.more.push_back(next);
            complement.end = at = next->end_word;
            continue;
        }
        if (!line.is_comma(at) && line.form(at) != "et" && line.form(at) != "ou") return;
        if (line.is_comma(at) && line.form(at + 1) == "et") ++at;
        const Mention* name = coordinated_complement(line, at + 1);
        // "…, du « X », « Y » et de la radio Z"
        if (name == nullptr && is_quotation_mark(line, at + 1)) name = line.name_from(at + 2);
        if (name == nullptr) return;
        complement.more.push_back(name);
        complement.end = at = name->end_word;
        if (is_quotation_mark(line, at)) complement.end = ++at;
    }
}

/// "directeur du centre X [sur Y] à l'université Z", "président du groupe X [à l'Assemblée]": the
/// organization that the words behind a complement say a post is held at.
const Mention* employer_behind(const SentenceView& view, const Line& line, WordIndex at) {
    constexpr WordIndex kLongestTopic = 6;
    static const WordSet kAt = {"à", "au", "aux", "chez"};
    const WordIndex limit = std::min<WordIndex>(at + kLongestTopic, line.size());
    // "sur l'antisémitisme", "de recherche"
    const bool topic = at < line.size() && (line.form(at) == "sur" || line.form(at) == "pour");
    while (topic && at < limit && !kAt.contains(line.form(at)) && line.name_from(at) == nullptr &&
           (at + 1 == limit || line.is_modifier(at) || line.is_bare_noun(at) ||
            line.word(at).upos == Upos::kAdp))
        ++at;
    if (!kAt.contains(line.form(at))) {
        if (line.form(at) != "au" || line.form(at + 1) != "sein") return nullptr;
    }
    ++at;
    if (line.form(at) == "sein" && is_de(line, at + 1)) at += 2;
    while (at < line.size() && line.word(at).upos == Upos::kDet && line.name_from(at) == nullptr) ++at;
    if (line.is_bare_noun(at)) ++at;  // "à l'agence X"
    const Mention* name = line.name_from(at);
    return name != nullptr && is_organisation(*name, view) ? name : nullptr;
}

/// "conseiller de X [à la mairie de Y]", "responsable de X [chez Y]": whom somebody works for besides.
void add_employer(const SentenceView& view, const Line& line, Complement& complement) {
    if (complement.mention == nullptr || complement.possessive) return;
    const auto& entities = view.referents.document().entities;
    const bool person = entities[complement.mention->entities.front()].type == entities::EntityType::kPerson;
    if (!person && line.form(complement.end) != "chez") return;
    const Mention* name = employer_behind(view, line, complement.end);
    if (name == nullptr) return;
    complement.more.push_back(name);
    complement.end = name->end_word;
}

/// "directeur de X à Y" heads X and works for Y, where X is an organization by its name; "président du groupe
/// X à Y" as well.
void go_on_to_employer(const SentenceView& view, const Line& line, const Post& post, Complement& complement) {
    if (complement.possessive || complement.inner) return;
    const Mention* body = complement.mention != nullptr ? complement.mention : line.name_from(post.end);
    if (body == nullptr || body->kind != MentionKind::kName || !is_organisation(*body, view)) return;
    const Mention* name = employer_behind(view, line, body->end_word);
    if (name != nullptr) complement = {name, name->end_word, false, true};
}

/// Where a bracket begins in which a kind of organization bears the post: "X (la société française
/// [propriétaire de Y])".
WordIndex before_kind(const Line& line, WordIndex begin, const WordSet& bodies) {
    constexpr WordIndex kLongestNounPhrase = 5;
    WordIndex at = begin;
    while (at > 0 && begin - at < kLongestNounPhrase &&
           (line.is_modifier(at - 1) || line.is_bare_noun(at - 1)))
        --at;
    WordIndex noun = at;
    while (noun < begin && !line.is_bare_noun(noun)) ++noun;
    const bool opens = at > 1 && noun < begin && line.form(at - 1) == "(";
    return opens && is_one_of(line.word(noun), bodies) ? at : begin;
}

/// Where a phrase begins with the time that stands before it: "X, [à l'époque] maire de Y", "[jusqu'ici]".
WordIndex before_time(const Line& line, WordIndex begin) {
    WordIndex at = begin;
    while (at > 1 && begin - at < kLongestTime && !line.is_comma(at - 1)) {
        const Upos upos = line.word(at - 1).upos;
        const bool part = upos == Upos::kAdp || upos == Upos::kDet || upos == Upos::kNum ||
                          upos == Upos::kAdv || line.is_time(at - 1);
        if (!part || line.name_until(at) != nullptr) return begin;
        --at;
    }
    return at > 1 && line.is_comma(at - 1) ? at : begin;
}

/// "X, [élu à deux reprises] député de Y": where the participle stands that gives the post.
WordIndex before_naming(const Line& line, WordIndex begin, const WordSet& naming) {
    constexpr WordIndex kFarthest = 6;
    for (WordIndex at = begin; at > 1 && begin - at < kFarthest; --at) {
        const Word& word = line.word(at - 1);
        if (is_participle(word, "Past") && is_one_of(word, naming))
            return line.is_comma(at - 2) || line.form(at - 2) == "(" ? at - 1 : begin;
        const bool adverbial = word.upos == Upos::kAdp || word.upos == Upos::kDet ||
                               word.upos == Upos::kNum || word.upos == Upos::kAdv ||
                               line.is_bare_noun(at - 1);
        if (!adverbial || line.name_until(at) != nullptr) return begin;
    }
    return begin;
}

/// "X, spécialiste de la communication, fondateur de Y, [chroniqueur à Z]": the person before a row of posts
/// and trades, each between commas; `end` is the comma behind the last of them.
const Mention* bearer_of_row(const Line& line, const Grammar& grammar, WordIndex end) {
    constexpr int kMostPosts = 5;
    for (int posts = 0; posts < kMostPosts; ++posts) {
        const Mention* name = line.name_until(line.before_age(end));
        WordIndex begin = end;
        while (begin > 0 && !line.is_comma(begin - 1)) {
            const Word& word = line.word(begin - 1);
            const bool inside = word.upos != Upos::kVerb && word.upos != Upos::kAux &&
                                word.upos != Upos::kPron && word.upos != Upos::kPunct;
            if (!inside || end - begin >= kLongestPost) break;
            --begin;
        }
        const bool whole = begin > 1 && line.is_comma(begin - 1);
        WordIndex noun = begin;
        while (noun < end && (line.word(noun).upos == Upos::kDet || line.word(noun).upos == Upos::kAdj))
            ++noun;
        const bool bare = line.word(begin).upos != Upos::kDet;
        const bool post = whole && noun < end && line.reference_at(noun) == nullptr &&
                          line.word(noun).upos == Upos::kNoun &&
                          (bare || is_one_of(line.word(noun), grammar.titles) ||
                           is_one_of(line.word(noun), grammar.humans));
        if (!post) return name != nullptr && line.is_person(*name) ? name : nullptr;
        end = begin - 1;
    }
    return nullptr;
}

/// "X, fils de Y et de Z, frère de W": who the last of several appositions without an article is said of: not
/// the name in the one before, but the one before that.
const Mention* head_of_appositions(const Line& line, const Mention* name) {
    constexpr int kMostAppositions = 6;
    for (int steps = 0; steps < kMostAppositions && name != nullptr; ++steps) {
        WordIndex at = line.begin_of(*name);
        if (at < 3 || !is_de(line, at - 1)) return name;
        if (line.form(at - 2) == "et") {
            const Mention* other = line.name_until(at - 2);
            if (other == nullptr) return name;
            at = line.begin_of(*other);
            if (at < 3 || !is_de(line, at - 1)) return name;
        }
        WordIndex noun = at - 2;
        while (noun > 0 && line.word(noun).upos == Upos::kAdj) --noun;
        if (line.word(noun).upos != Upos::kNoun) return name;
        const WordIndex begin = line.phrase_begin(noun);
        const bool bare = begin == noun || line.word(begin).upos != Upos::kDet;
        // "X est membre de Y, membre de Z": said of a subject, not of a name side by side.
        if (bare && begin > 0 && has_key(line.word(begin - 1), "être")) return nullptr;
        if (!bare || begin == 0 || !line.is_comma(begin - 1)) return name;
        const Mention* before = line.name_until(line.before_age(begin - 1));
        if (before == nullptr) return name;
        name = before;
    }
    return name;
}

/// "l'ambassadeur du Chili [en France], X": past where else than at its complement a post is held.
WordIndex past_second_place(const Line& line, WordIndex end) {
    if (line.form(end) != "en" && line.form(end) != "à" && line.form(end) != "au" && line.form(end) != "aux")
        return end;
    const WordIndex name_at =
        end + 1 + (end + 1 < line.size() && line.word(end + 1).upos == Upos::kDet ? 1 : 0);
    const Mention* place = line.name_from(name_at);
    return place != nullptr && line.is_comma(place->end_word) ? place->end_word : end;
}

/// "le président de X [et ancien ministre] Y", "le président de X [et maire de Z], Y": past a further post.
WordIndex past_other_post(const Line& line, WordIndex end, const WordSet& titles) {
    if (line.form(end) != "et") return end;
    WordIndex noun = end + 1;
    while (noun < line.size() && line.word(noun).upos == Upos::kAdj && line.name_from(noun) == nullptr)
        ++noun;
    if (!line.is_bare_noun(noun) || !is_one_of(line.word(noun), titles)) return end;
    WordIndex at = noun + 1;
    while (at < line.size() && line.word(at).upos == Upos::kAdj && line.name_from(at) == nullptr) ++at;
    // "le président de X [et maire de Z] Y"
    if (const Complement place = complement_of(line, {noun, noun, at});
        is_de(line, at) && place.mention != nullptr && !place.possessive)
        at = place.end;
    return line.name_from(line.is_comma(at) ? at + 1 : at) != nullptr ? at : end;
}

/// "Élu maire de X [en 2012, puis député en 2017], Y a …": of a post without an article that opens the
/// sentence, alone or behind a participle, where the comma stands before the name; `at` itself if none does.
WordIndex past_fronted(const Line& line, const Post& post, WordIndex at) {
    constexpr WordIndex kFarthest = 16;
    for (WordIndex i = 0; i < post.begin; ++i) {
        // Taggers take the capital of "Elu député" for a name's.
        const bool opening = i == 0 && line.word(i).upos == Upos::kPropn && line.reference_at(i) == nullptr;
        if (!opening && !is_participle(line.word(i), "Past") && line.word(i).upos != Upos::kAdj) return at;
    }
    for (WordIndex i = at; i < std::min<WordIndex>(at + kFarthest, line.size()); ++i) {
        if (line.ends_clause(i) || line.word(i).feature("VerbForm") == "Fin") return at;
        if (!line.is_comma(i)) continue;
        if (line.form(i + 1) != "puis" && line.form(i + 1) != "et") return i;
    }
    return at;
}

/// "la vice-présidente de X [chargée des valeurs et de la transparence], Y": past what somebody is in charge
/// of, to the comma before a name; `at` itself if none stands there.
WordIndex past_charge(const Line& line, WordIndex at) {
    constexpr WordIndex kFarthest = 16;
    const bool charge = line.form(at).starts_with("chargé") || line.form(at).starts_with("responsable") ||
                        (line.form(at) == "en" && line.form(at + 1) == "charge");
    if (!charge || at + 1 >= line.size()) return at;
    for (WordIndex i = at; i < std::min<WordIndex>(at + kFarthest, line.size()); ++i) {
        if (line.is_comma(i) && line.name_from(i + 1) != nullptr) return i;
        if (line.ends_clause(i) || line.word(i).feature("VerbForm") == "Fin" || line.name_from(i) != nullptr)
            return at;
    }
    return at;
}

/// Who holds the post: the name before it ("X, patron de Y"), or behind it and its complement.
std::vector<const Mention*> holders_of(const Line& line, const Post& post, const Complement& complement,
                                       bool plural, const Grammar& grammar,
                                       const std::function<bool(const Mention&)>& may_hold) {
    const bool bare = post.begin == post.noun || line.word(post.begin).upos != Upos::kDet;
    const auto behind = [&]() -> std::vector<const Mention*> {
        // "la présidente de Y (Z) X"
        const WordIndex end = complement.mention != nullptr && complement.mention->end_word == complement.end
                                  ? behind_beside(line, *complement.mention)
                                  : complement.end;
        WordIndex at = past_charge(line, past_other_post(line, past_second_place(line, end), grammar.titles));
        if (bare) at = past_fronted(line, post, at);
        const bool comma = line.is_comma(at);
        if (comma) ++at;
        const Mention* name = line.named_phrase(at);
        if (name == nullptr || (comma && line.is_bare_noun(at))) return {};
        // "Le patron de Y, X a …": the second comma is often left out, but not of "selon le patron de Y, X
        // a".
        const bool governed = post.begin > 0 && line.word(post.begin - 1).upos == Upos::kAdp;
        // "Parmi les membres de Y, X est …" tells of X.
        const bool among = governed && line.form(post.begin - 1) == "parmi";
        if (comma && among) return {name};
        if (comma && !bare && governed && !line.closes(name->end_word)) return {};
        // "le mandataire de sa mère, X": the apposition is the outer noun's, unless that is none of a person
        // ("l'arrivée du patron de Y, X, a …") and the comma behind the name closes it.
        const bool below_noun = governed && is_de(line, post.begin - 1) && post.begin > 1 &&
                                line.word(post.begin - 2).upos == Upos::kNoun;
        const auto of_person = [&](WordIndex noun) {
            return is_one_of(line.word(noun), grammar.titles) || is_one_of(line.word(noun), grammar.humans);
        };
        if (comma && below_noun && (plural || complement.possessive || of_person(post.begin - 2))) return {};
        // "grâce au soutien de Y, X et Z" lists what the preposition governs.
        if (comma && governed && line.names_in_list(*name).size() > 1) return {};
        if (plural) {
            // "avec les maires de Y, X a …": of several one name alone is none.
            const std::vector<const Mention*> names = line.names_in_list(*name);
            return comma && names.size() < 2 ? std::vector<const Mention*>{} : names;
        }
        return {name};
    };
    const auto before = [&]() -> std::vector<const Mention*> {
        WordIndex at = post.begin;
        // "X, avec le soutien de Y, a …" says nothing of what X is.
        if (at == 0 || line.form(at - 1) == "avec" || line.form(at - 1) == "sans") return {};
        if (const Mention* name = bare ? line.name_until(at) : nullptr) {
            // "… et X directeur de Y"
            if (name != complement.mention) return {name};
        }
        // "X, [elle-même] vice-présidente de Y"
        if (line.form(at - 1).ends_with("-même") && at > 1) --at;
        // "X, [lui aussi] député"
        if (bare && at > 2 && line.form(at - 1) == "aussi" && line.word(at - 2).upos == Upos::kPron) at -= 2;
        // "X, considéré comme le chef de Y"
        const bool as = at > 2 && line.form(at - 1) == "comme" && is_participle(line.word(at - 2), "Past") &&
                        is_one_of(line.word(at - 2), grammar.naming);
        if (as) at -= 2;
        if (bare) at = before_naming(line, at, grammar.naming);
        at = before_kind(line, before_time(line, at), grammar.bodies);
        static const WordSet kOpening = {"(", "-", "–", "—"};
        const bool bracket = kOpening.contains(line.form(at - 1));
        if (!bracket && !line.is_comma(at - 1)) return {};
        // "X, l'un des dirigeants de Y en Bretagne, …"
        const WordIndex end = complement.possessive ? post.end : past_second_place(line, complement.end);
        if (!bracket && !bare && !as && !line.closes(end)) return {};
        --at;
        if (bare && !bracket && at > 1 && is_quotation_mark(line, at - 1))
            --at;  // "« … de X », député de Y, a dit"
        const Mention* name = line.name_until(line.before_age(at));
        if (bare && !bracket) name = head_of_appositions(line, name);
        const bool in_row = !bracket && (name == nullptr || !line.is_person(*name));
        if (in_row) {
            const Mention* bearer = bearer_of_row(line, grammar, at);
            if (bearer != nullptr) name = bearer;
        }
        if (name == nullptr || name == complement.mention) return {};
        if (plural) return line.names_in_list_until(*name);
        return {name};
    };
    // "X, patronne de Y et présidente de Z"
    const auto before_other_post = [&]() -> std::vector<const Mention*> {
        const bool linked =
            post.begin > 0 && bare && (line.form(post.begin - 1) == "et" || line.is_comma(post.begin - 1));
        if (!linked) return {};
        for (WordIndex at = post.begin - 1; at > 0 && post.begin - at < kLongestPost; --at) {
            if (line.ends_clause(at - 1) || line.word(at - 1).feature("VerbForm") == "Fin") return {};
            const Mention* name = line.is_comma(at) ? line.name_until(at) : nullptr;
            WordIndex noun = at + 1;
            while (noun < line.size() && line.is_modifier(noun)) ++noun;
            // "X, [proche] de Y et député Z"
            const bool post_follows = noun < line.size() && (line.word(noun).upos == Upos::kNoun ||
                                                             line.word(noun - 1).upos == Upos::kAdj);
            if (name == nullptr || !post_follows || !may_hold(*name)) continue;
            const Mention* head = head_of_appositions(line, name);
            return head == nullptr ? std::vector<const Mention*>{} : std::vector{head};
        }
        return {};
    };
    // "X, Y et les autres filiales de Z": X and Y are such as well.
    const auto listed = [&]() -> std::vector<const Mention*> {
        WordIndex at = post.begin;
        bool rest = false;
        for (WordIndex i = at; i < post.noun; ++i) rest = rest || line.form(i) == "autres";
        if (!rest || !plural) return {};
        while (at > 0 && is_de(line, at - 1)) --at;
        const bool linked = at > 1 && (line.form(at - 1) == "et" || line.form(at - 1) == "ou");
        const Mention* last = linked ? line.name_until(at - 1) : nullptr;
        return last == nullptr ? std::vector<const Mention*>{} : line.names_in_list_until(*last);
    };
    std::vector<const Mention*> found = listed();
    if (found.empty()) found = before();
    if (found.empty()) found = before_other_post();
    if (found.empty()) found = behind();
    // "des députés UDR, dont X et Y, …"
    if (found.empty() && plural) found = line.names_exemplifying(post.noun);
    return found;
}

/// Of some entities the one that the document names at least twice as often as each of the others.
std::optional<std::uint32_t> standing_out(const entities::DocumentEntities& document,
                                          const std::vector<std::uint32_t>& among) {
    constexpr std::size_t kTimes = 2;
    const auto often = [&](std::uint32_t entity) { return document.entities[entity].mentions.size(); };
    const auto best = std::max_element(among.begin(), among.end(),
                                       [&](std::uint32_t a, std::uint32_t b) { return often(a) < often(b); });
    if (best == among.end()) return std::nullopt;
    const bool alone = std::all_of(among.begin(), among.end(), [&](std::uint32_t other) {
        return other == *best || often(*best) >= kTimes * often(other);
    });
    return alone ? std::optional(*best) : std::nullopt;
}

/// The organization that the text speaks of, in its last mention before the word: of those in the sentence
/// before the word and in the sentences before, the one that stands out. A post that the text gives without
/// saying where is held there.
const Mention* organisation_in_view(const SentenceView& view, WordIndex before) {
    constexpr std::uint32_t kMemory = 2;  // sentences
    const auto& document = view.referents.document();
    const std::uint32_t here = view.referents.sentence_index();
    std::map<std::uint32_t, const Mention*> last_mention;
    for (const Mention& mention : document.mentions) {
        const bool in_view = mention.sentence + kMemory >= here &&
                             (mention.sentence < here || (mention.sentence == here && mention.head < before));
        if (!in_view || mention.entities.size() != 1 || mention.kind == MentionKind::kPronoun) continue;
        const std::uint32_t entity = mention.entities.front();
        if (document.entities[entity].type == entities::EntityType::kOrganization)
            last_mention[entity] = &mention;
    }
    std::vector<std::uint32_t> among;
    for (const auto& [entity, mention] : last_mention) among.push_back(entity);
    const auto found = standing_out(document, among);
    // Where another organisation is spoken of more, the post may as well be one there.
    const bool rivalled =
        found &&
        std::any_of(document.entities.begin(), document.entities.end(), [&](const entities::Entity& entity) {
            return entity.type == entities::EntityType::kOrganization &&
                   entity.mentions.size() > document.entities[*found].mentions.size();
        });
    return found && !rivalled ? last_mention[*found] : nullptr;
}

/// "l'un des actionnaires": one of them, and the phrase begins further left.
bool take_in_one_of(const Line& line, Post& post) {
    static const WordSet kOne = {"un", "une"};
    WordIndex begin = post.begin;
    if (begin > 0 && is_de(line, begin - 1)) --begin;
    if (begin == 0 || begin == post.begin || !kOne.contains(line.form(begin - 1))) return false;
    --begin;
    if (begin > 0 && (line.form(begin - 1) == "l'" || line.form(begin - 1) == "l’")) --begin;
    post.begin = begin;
    return true;
}

/// "directeur de la recherche", "directeur Innovation chez …": the text says where, or of what.
bool has_complement_of_its_own(const Line& line, const Post& post) {
    constexpr WordIndex kFarthest = 3;
    for (WordIndex at = post.end; at < line.size() && at < post.end + kFarthest; ++at) {
        if (complement_prepositions().contains(line.form(at))) return true;
        if (line.name_from(at) != nullptr || line.ends_clause(at) || line.is_comma(at)) return false;
    }
    return false;
}

/// "président du club": where a complement ends that says of what kind it is and not which.
std::optional<WordIndex> end_of_body(const SentenceView& view, const Line& line, const Post& post) {
    WordIndex at = post.end;
    // "consultante pour l'entreprise"
    if (at >= line.size() || (!is_de(line, at) && line.form(at) != "pour")) return std::nullopt;
    ++at;
    while (at < line.size() && line.word(at).upos == Upos::kDet) ++at;
    const bool body = at < line.size() && is_one_of(line.word(at), view.frames.grammar().bodies) &&
                      line.word(at).feature("Number") != "Plur";
    if (!body) return std::nullopt;
    // "le président du club X": of X, unless X is a man.
    const Mention* name = line.name_from(at + 1);
    const auto& entities = view.referents.document().entities;
    const bool which =
        name != nullptr && entities[name->entities.front()].type != entities::EntityType::kPerson;
    // "du groupe de presse": of what kind it is as well.
    const bool topic = is_de(line, at + 1) && at + 2 < line.size() && line.word(at + 2).upos == Upos::kNoun &&
                       line.reference_at(at + 2) == nullptr &&
                       !complement_prepositions().contains(line.form(at + 3));
    if (topic) return at + 3;
    const bool more = is_de(line, at + 1) || which;
    return more ? std::nullopt : std::optional(at + 1);
}

/// "le président chilien": the place, where the document names it.
const Mention* place_by_adjective(const SentenceView& view, const Post& post) {
    for (const entities::NamingAdjective& adjective : view.referents.document().place_adjectives) {
        const bool here = adjective.sentence == view.referents.sentence_index() &&
                          adjective.word >= post.begin && adjective.word < post.end;
        if (here) return first_name(view.referents.document(), adjective.entity);
    }
    return nullptr;
}

/// "le ministre des Affaires étrangères chilien": an adjective that closes a minister's portfolio.
const Mention* place_behind_portfolio(const SentenceView& view, const Line& line, const Post& post) {
    if (!is_one_of(line.word(post.noun), view.frames.grammar().ministers)) return nullptr;
    const WordIndex end = end_of_portfolio(line, post.end);
    const bool alone = end > post.end + 1 && line.word(end - 2).upos != Upos::kCconj;
    // "la ministre des Affaires européennes": the adjective is the portfolio's.
    const bool agrees =
        alone && line.word(end - 1).feature("Number") == line.word(post.noun).feature("Number");
    return agrees ? place_by_adjective(view, {end - 1, end - 1, end}) : nullptr;
}

/// The country that the document is about: the one that stands out among all that it names.
const Mention* country_in_view(const SentenceView& view) {
    constexpr std::size_t kLeastMentions = 2;
    const auto& document = view.referents.document();
    std::vector<std::uint32_t> countries;
    for (std::uint32_t i = 0; i < document.entities.size(); ++i) {
        if (document.entities[i].country) countries.push_back(i);
    }
    const auto found = standing_out(document, countries);
    // "Le président X" in a text that names the country of its readers, or what stands for it, may head that
    // one.
    const auto is_home = [&](const entities::Entity& entity) {
        return std::any_of(entity.names.begin(), entity.names.end(), [&](const std::string& name) {
            return view.frames.grammar().home_countries.contains(utf8::lower(name));
        });
    };
    if (found && !is_home(document.entities[*found]) &&
        std::any_of(document.entities.begin(), document.entities.end(), is_home))
        return nullptr;
    const auto adjectives =
        std::count_if(document.place_adjectives.begin(), document.place_adjectives.end(),
                      [&](const entities::NamingAdjective& one) { return found && one.entity == *found; });
    const bool often =
        found &&
        document.entities[*found].mentions.size() + static_cast<std::size_t>(adjectives) >= kLeastMentions;
    return often ? first_name(document, *found) : nullptr;
}

/// The town that the text speaks of: of the places in view that are no countries the one that stands out.
const Mention* town_in_view(const SentenceView& view, WordIndex before) {
    constexpr std::uint32_t kMemory = 2;  // sentences
    const auto& document = view.referents.document();
    const std::uint32_t here = view.referents.sentence_index();
    std::vector<std::uint32_t> towns;
    for (const Mention& mention : document.mentions) {
        const bool in_view = mention.sentence + kMemory >= here &&
                             (mention.sentence < here || (mention.sentence == here && mention.head < before));
        if (!in_view || mention.entities.size() != 1 || mention.kind != MentionKind::kName) continue;
        const std::uint32_t entity = mention.entities.front();
        const entities::Entity& place = document.entities[entity];
        const bool known = std::find(towns.begin(), towns.end(), entity) != towns.end();
        if (place.type == entities::EntityType::kPlace && !place.country && !known) towns.push_back(entity);
    }
    const auto found = standing_out(document, towns);
    return found ? first_name(document, *found) : nullptr;
}

/// "la maire X": beside the name, with nothing said of where.
bool heads_town(const SentenceView& view, const Line& line, const Post& post) {
    const WordIndex at = line.is_comma(post.end) ? post.end + 1 : post.end;
    return is_one_of(line.word(post.noun), view.frames.grammar().mayors) && post.begin < post.noun &&
           line.name_from(at) != nullptr;
}

/// "En Y, le premier ministre X", "en Y, où le premier ministre X": the place right before the post.
const Mention* place_before(const SentenceView& view, const Line& line, const Post& post) {
    static const WordSet kAt = {"à", "a", "en", "au", "aux"};
    WordIndex at = post.begin;
    if (at > 0 && line.form(at - 1) == "où") --at;
    if (at == 0 || !line.is_comma(at - 1)) return nullptr;
    const Mention* name = line.name_until(at - 1);
    if (name == nullptr) return nullptr;
    WordIndex begin = name->first_word;
    while (begin > 0 && line.word(begin - 1).upos == Upos::kDet) --begin;
    // "En visite en Y, le premier ministre X" is of another country.
    const bool fronted =
        begin == 1 || at < post.begin || (begin > 1 && line.word(begin - 2).upos == Upos::kPunct);
    const bool placed = begin > 0 && fronted && kAt.contains(line.form(begin - 1));
    const auto type = view.referents.document().entities[name->entities.front()].type;
    return placed && type == entities::EntityType::kPlace ? name : nullptr;
}

/// Do the words behind a title leave open which country's it is: "le président [déchu] X", "… [de gauche] X"?
bool says_nothing(const Line& line, WordIndex begin, WordIndex end, const Grammar& grammar) {
    for (WordIndex i = begin; i < std::min(end, line.size()); ++i) {
        const Word& word = line.word(i);
        const bool open = is_one_of(word, grammar.state_qualities) || is_one_of(word, grammar.tenures) ||
                          word.upos == Upos::kAdp || line.form(i) == "extrême";
        if (!open) return false;
    }
    return true;
}

/// "le président X": right before the name, with nothing said of where.
bool heads_country(const SentenceView& view, const Line& line, const Post& post) {
    const Grammar& grammar = view.frames.grammar();
    if (line.name_from(post.end) == nullptr || !is_one_of(line.word(post.noun), grammar.state_titles))
        return false;
    return says_nothing(line, post.noun + 1, post.end, grammar);
}

/// Does one of the words stand in [begin, end), names apart?
bool has_word_of(const Line& line, WordIndex begin, WordIndex end, const WordSet& words) {
    for (WordIndex i = begin; i < std::min(end, line.size()); ++i) {
        if (line.name_from(i) == nullptr && is_one_of(line.word(i), words)) return true;
    }
    return false;
}

/// Where a post is held that the text gives without a name behind it.
Complement implied_complement(const SentenceView& view, const Line& line, const Post& post,
                              WordIndex trigger_end, const Rule& rule, const RelationType& type) {
    if (!type.post || !rule.title) return {};
    const Grammar& grammar = view.frames.grammar();
    const auto types = static_cast<TypeSet>(type.target & rule.target_types);
    if (allows(types, entities::EntityType::kPlace)) {
        const WordIndex end = end_of_portfolio(line, post.end);
        if (const Mention* place = place_by_adjective(view, post)) return {place, end};
        if (const Mention* place = place_behind_portfolio(view, line, post)) return {place, end};
        const bool town = heads_town(view, line, post);
        // "le Premier ministre canadien X" heads no other country that the text names.
        const bool may_be = (is_one_of(line.word(post.noun), rule.implicit) &&
                             says_nothing(line, trigger_end, post.end, grammar)) ||
                            heads_country(view, line, post);
        if (town || may_be) {
            if (const Mention* place = place_before(view, line, post)) return {place, end};
        }
        // "…, indique le maire, X": a bare "le maire X" is often known from elsewhere.
        if (town && line.is_comma(post.end)) return {town_in_view(view, post.begin), end};
        if (may_be && !allows(types, entities::EntityType::kOrganization))
            return {country_in_view(view), end};
    }
    if (!allows(types, entities::EntityType::kOrganization) || heads_country(view, line, post)) return {};
    if (const auto body = end_of_body(view, line, post))
        return {organisation_in_view(view, post.begin), *body};
    const bool bare =
        is_one_of(line.word(post.noun), rule.implicit) && !has_complement_of_its_own(line, post);
    if (!bare) return {};
    return {organisation_in_view(view, post.begin), post.end};
}

/// `with` and `unless` of a connector look at the words between the names and right before them.
bool context_allows(const Line& line, const Rule& rule, const Mention& left, const Mention& right) {
    constexpr WordIndex kBefore = 8;
    bool with = rule.with.empty();
    // "les groupes A (X, Y) et B (Z)": what stands before A counts for B.
    WordIndex begin = left.first_word;
    while (begin > 2 && (line.form(begin - 1) == "et" || line.is_comma(begin - 1)) &&
           line.form(begin - 2) == ")") {
        WordIndex open = begin - 2;
        while (open > 0 && line.form(open) != "(") --open;
        const Mention* before = line.name_until(open);
        if (before == nullptr) break;
        begin = before->first_word;
    }
    const WordIndex first = begin;
    while (begin > 0 && first - begin < kBefore && !line.ends_clause(begin - 1) &&
           line.word(begin - 1).feature("VerbForm") != "Fin")
        --begin;
    for (WordIndex i = begin; i < right.end_word; ++i) {
        if (is_one_of(line.word(i), rule.unless)) return false;
        // "X (groupe Y)" is no "groupe X (Y)".
        if (i < left.end_word || i >= right.first_word || line.form(left.end_word) != "(")
            with = with || is_one_of(line.word(i), rule.with);
    }
    return with;
}

/// "le [rachat] de X par Y": the noun of the rule before the name, whose fate the relation shares.
std::optional<WordIndex> event_before(const Line& line, const Rule& rule, const Mention& left) {
    constexpr WordIndex kBefore = 8;
    for (WordIndex at = left.first_word; at > 0 && left.first_word - at < kBefore; --at) {
        const Word& word = line.word(at - 1);
        if (word.upos == Upos::kNoun && is_one_of(word, rule.with)) return at - 1;
        if (line.ends_clause(at - 1) || word.upos == Upos::kVerb) break;
    }
    return std::nullopt;
}

/// Does nothing but dashes, marks and what stands in brackets come before the name: "- (en) X, …"?
bool opens_line(const Line& line, const Mention& name) {
    bool inside = false;
    for (WordIndex i = 0; i < name.first_word; ++i) {
        const Word& word = line.word(i);
        if (word.form == "(") inside = true;
        const bool mark = word.upos == Upos::kPunct || word.upos == Upos::kSym || word.upos == Upos::kX;
        if (!inside && !mark && line.form(i) != "cf." && line.form(i) != "voir") return false;
        if (word.form == ")") inside = false;
    }
    return true;
}

/// With the straight apostrophe of the rules.
std::string plain(std::string text) {
    constexpr std::string_view kCurved = "’";
    for (std::size_t at = text.find(kCurved); at != std::string::npos; at = text.find(kCurved, at))
        text.replace(at, kCurved.size(), "'");
    return text;
}

/// Where a connector may begin behind a name: past a closing quotation mark, an age and brackets.
WordIndex behind_name(const Line& line, const Mention& name, const std::string& connector) {
    constexpr WordIndex kLongestBrackets = 8;
    WordIndex at = name.end_word;
    if (line.form(at) == "»" || line.form(at) == "”" || line.form(at) == "\"") ++at;
    if (line.is_comma(at) && line.form(at + 2) == "ans") at += 3;
    while (connector != "(" && line.form(at) == "(") {
        WordIndex close = at;
        while (close < line.size() && close < at + kLongestBrackets && line.form(close) != ")") ++close;
        if (line.form(close) != ")") break;
        at = close + 1;
    }
    return at;
}

/// "X, de [la section locale de] l'UDR": past a part of what is named; `at` itself where there is none.
WordIndex past_part(const Line& line, WordIndex at) {
    constexpr WordIndex kLongestPart = 6;
    const WordIndex limit = std::min<WordIndex>(at + kLongestPart, line.size());
    WordIndex before = at;
    while (before > 1 && line.word(before - 1).upos == Upos::kAdj) --before;
    bool passed = before > 0 && line.is_bare_noun(before - 1);
    for (WordIndex i = at; i < limit; ++i) {
        if (passed && is_de(line, i)) {
            ++i;
            while (i < line.size() && line.word(i).upos == Upos::kDet && line.name_from(i) == nullptr) ++i;
            return line.name_from(i) != nullptr ? i : at;
        }
        const Upos upos = line.word(i).upos;
        const bool part = upos == Upos::kNoun || upos == Upos::kAdj || upos == Upos::kPropn;
        if (!part || line.name_from(i) != nullptr) return at;
        passed = passed || upos == Upos::kNoun;
    }
    return at;
}

/// ")", or a year, a place, or both before it: "(UDR, Bretagne)", "(UDR/Lyon)".
bool closes_bracket(const Line& line, WordIndex at) {
    constexpr WordIndex kLongest = 5;
    static const WordSet kMarks = {",", "/", "-", "–", "—"};
    if (at + 1 < line.size() && kMarks.contains(line.form(at))) {
        const WordIndex limit = std::min<WordIndex>(at + kLongest, line.size());
        while (at < limit && line.form(at) != ")" && line.form(at) != "(" &&
               line.word(at).feature("VerbForm") != "Fin")
            ++at;
    }
    return line.form(at) == ")";
}

bool is_acronym(const Line& line, const Mention& name) {
    if (name.end_word - name.first_word != 1) return false;
    std::string_view form = line.word(name.first_word).form;
    if (form.starts_with("ex-")) form.remove_prefix(3);  // "X (ex-UDR)"
    return form.size() > 1 && form.size() <= 8 && utf8::lower(std::string(form)) != form &&
           std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "(ex-UDR)", "(ex UDR)"
bool is_former(const Line& line, const Mention& name) {
    const WordIndex at = name.first_word;
    return line.form(at).starts_with("ex-") || (at > 0 && line.form(at - 1) == "ex");
}

bool has_complement(const std::vector<ArgumentSpec>& specs, bool possessive) {
    return std::any_of(specs.begin(), specs.end(), [&](const ArgumentSpec& spec) {
        if (spec.size() != 1) return false;
        return possessive ? spec.front().role == Role::kPossessive
                          : spec.front().role == Role::kOblique && spec.front().preposition == "de";
    });
}

std::vector<Referent> referents_of(const Mention& mention, const SentenceView& view, TypeSet types) {
    const auto& document = view.referents.document();
    std::vector<Referent> found = relations::referents_of(mention, document);
    std::erase_if(found, [&](const Referent& r) { return !allows(types, document.entities[r.entity].type); });
    return found;
}

void add_pairs(const std::vector<Referent>& sources, const std::vector<Referent>& targets, double confidence,
               const SentenceView& view, const RelationType& type, Finding finding,
               std::vector<Finding>& out) {
    const auto& entities = view.referents.document().entities;
    for (const Referent& source : sources) {
        for (const Referent& target : targets) {
            if (source.entity == target.entity) continue;
            if (type.alike && !are_alike(entities[source.entity].type, entities[target.entity].type))
                continue;
            finding.source = source;
            finding.target = target;
            finding.confidence = confidence * source.reliability * target.reliability;
            out.push_back(finding);
        }
    }
}

}  // namespace

std::vector<Finding> match_appositions(const SentenceView& view, const RuleSet& rules,
                                       const Matcher& matcher) {
    std::vector<Finding> findings;
    const Sentence& sentence = view.frames.sentence();
    const Grammar& grammar = view.frames.grammar();
    const Line line(view.frames.sentence(), view.referents);
    WordIndex covered = 0;  // "premier ministre" is no minister.
    WordIndex next_covered = 0;
    for (WordIndex noun = 0; noun < line.size(); ++noun) {
        covered = next_covered;
        const std::vector<TriggerHit> hits = matcher.triggers_at(sentence, noun);
        // "député UDR": the name is the party, not where the post is held.
        const bool beside_name = std::any_of(hits.begin(), hits.end(), [&](const TriggerHit& hit) {
            const Rule& rule = rules.rules()[hit.rule];
            return has_role(rule.source, Role::kHolder) && has_role(rule.target, Role::kHolder);
        });
        for (const TriggerHit& hit : hits) {
            if (hit.kind != TriggerClass::kNoun || noun < covered) continue;
            for (const WordIndex part : hit.words) next_covered = std::max(next_covered, part + 1);
            const Rule& rule = rules.rules()[hit.rule];
            const RelationType& type = rules.relations()[rule.relation];
            const bool holder_is_source = has_role(rule.source, Role::kHolder);
            const bool holder_is_target = has_role(rule.target, Role::kHolder);
            if (!holder_is_source && !holder_is_target) continue;
            Post post{line.phrase_begin(noun), noun, noun + 1};
            for (const WordIndex word : hit.words) post.end = std::max(post.end, word + 1);
            const WordIndex trigger_end = post.end;
            post.end = end_of_post(line, grammar, post.end);
            // "le député [UDR] de Lyon", "le député [(UDR)] de Lyon"
            const Mention* party = beside_name ? name_beside(line, post.end) : nullptr;
            // "la maire de Lyon (UDR) X"
            if (beside_name && party == nullptr) {
                const Complement place = complement_of(line, post);
                const bool bracket =
                    place.mention != nullptr && !place.possessive && line.form(place.end) == "(";
                if (const Mention* name = bracket ? name_beside(line, place.end) : nullptr;
                    name != nullptr && is_organisation(*name, view) &&
                    view.referents.document().entities[place.mention->entities.front()].type ==
                        entities::EntityType::kPlace &&
                    has_role(rule.target, Role::kHolder))
                    party = name;
            }
            Post whole = post;
            if (party != nullptr &&
                complement_prepositions().contains(line.form(behind_beside(line, *party))) &&
                is_organisation(*party, view))
                whole.end = behind_beside(line, *party);
            Complement complement = complement_of(line, whole);
            if (names_holder(view, line, whole, complement, rule, type))
                complement = described_complement(line, whole, *complement.mention);
            if (complement.mention == nullptr && holder_is_source)
                complement = complement_through(view, line, whole, hit, rule);
            // "l'ambassadeur chilien à Lyon": of Chile.
            const bool seat = line.form(post.end) == "à" && place_by_adjective(view, post) != nullptr;
            if (seat && !complement.possessive) complement = {};
            const bool one_of_several = take_in_one_of(line, post);
            // "les présidents de la société X et de la société Y, A et B": each of one.
            const bool of_several = line.word(noun).feature("Number") == "Plur";
            if (!of_several) add_coordinated(line, complement, view.referents.document());
            const auto& other_side = holder_is_source ? rule.target : rule.source;
            const bool side_by_side = holder_is_source && holder_is_target;
            if (side_by_side) {
                // "X, délégué central Y", "le député Y X"
                if (party == nullptr) continue;
                complement = {party, whole.end > post.end ? whole.end : behind_beside(line, *party)};
                // "le député UDR de Lyon X"
                if (const Complement place = complement_of(line, whole);
                    whole.end > post.end && place.mention)
                    complement.end = place.end;
                // "le rapporteur (UDR) du texte, X"
                else if (whole.end > post.end)
                    complement.end = end_of_portfolio(line, whole.end);
            }
            if (complement.mention == nullptr && !beside_name && type.post && holder_is_source)
                complement = unlinked_complement_of(view, line, post);
            if (complement.mention == nullptr && type.post && holder_is_source && !side_by_side)
                complement = spelled_out_complement_of(view, line, post);
            if (complement.mention == nullptr && rule.part != PartNeed::kNever && holder_is_source)
                complement = inner_complement_of(view, line, post, matcher);
            if (rule.part == PartNeed::kMust && holder_is_source)
                go_on_to_employer(view, line, post, complement);
            if (rule.part == PartNeed::kMust && !complement.inner) continue;
            if (rule.part != PartNeed::kNever && holder_is_source) add_employer(view, line, complement);
            // "le délégué UDR chez Orphelia" belongs to the party.
            const bool of_party =
                party != nullptr && !side_by_side && whole.end > post.end &&
                std::any_of(hits.begin(), hits.end(), [&](const TriggerHit& other) {
                    const Rule& beside = rules.rules()[other.rule];
                    return has_role(beside.target, Role::kHolder) && beside.relation == rule.relation;
                });
            if (of_party) continue;
            if (complement.mention == nullptr && !side_by_side) {
                const Complement shared = shared_complement_of(view, line, post, matcher);
                if (may_share(view, line, post, shared, rule)) complement = shared;
            }
            const bool implicit = complement.mention == nullptr;
            if (implicit) {
                complement = implied_complement(view, line, post, trigger_end, rule, type);
                if (!holder_is_source || complement.mention == nullptr) continue;
            } else if (!side_by_side && !complement.inner &&
                       !has_complement(other_side, complement.possessive)) {
                continue;
            }

            if (has_word_of(line, post.begin, std::max(complement.end, post.end), rule.unless)) continue;
            Finding finding;
            for (WordIndex i = post.begin; i < post.end; ++i) {
                if (is_one_of(line.word(i), grammar.doubtful)) finding.stance.hedged = true;
            }
            const auto source_types = static_cast<TypeSet>(type.source & rule.source_types);
            const auto target_types = static_cast<TypeSet>(type.target & rule.target_types);
            const bool plural = of_several && !one_of_several;
            const TypeSet holder_types = holder_is_source ? source_types : target_types;
            const auto may_hold = [&](const Mention& mention) {
                return !referents_of(mention, view, holder_types).empty();
            };
            std::vector<Referent> holders;
            for (const Mention* mention : holders_of(line, post, complement, plural, grammar, may_hold)) {
                for (const Referent& referent :
                     referents_of(*mention, view, holder_is_source ? source_types : target_types)) {
                    const bool agrees =
                        plural || may_be_called(line, noun,
                                                view.referents.document().entities[referent.entity], grammar);
                    if (agrees) holders.push_back(referent);
                }
            }
            const bool placed = implicit && complement.mention->kind == MentionKind::kName &&
                                place_by_adjective(view, post) == complement.mention;
            if (holders.empty() && placed) {
                // "Le président chilien a …", of whom it is known who he is.
                const Mention* self = line.reference_at(noun);
                if (self != nullptr && self->kind == MentionKind::kDescription)
                    holders = referents_of(*self, view, holder_types);
            }
            // "le commissaire européen": the adjective may stand for an organization.
            const TypeSet beside = placed && holder_is_source ? type.target : target_types;
            std::vector<Referent> complements =
                referents_of(*complement.mention, view, holder_is_source ? beside : source_types);
            for (const Mention* mention : complement.more) {
                for (const Referent& referent :
                     referents_of(*mention, view, holder_is_source ? target_types : source_types)) {
                    complements.push_back(referent);
                }
            }
            if (rule.site) {
                std::erase_if(complements, [&](const Referent& one) {
                    return !is_site(view.referents.document().entities[one.entity]);
                });
            }
            finding.relation = holders.size() > 1 && rule.several != kNone ? rule.several : rule.relation;
            finding.at = noun;
            finding.rule = rule.name + "+apposition";
            finding.date = date_at(view, noun);
            if (!plural && holders.size() == 1) finding.holder = holders.front().entity;
            if (rule.title)
                finding.title = WordRange{noun, hit.words.empty() ? noun + 1 : hit.words.back() + 1};
            if (holder_is_source) {
                const double confidence = rule.confidence * (implicit ? kImplicit : kSurface);
                if (implicit) finding.rule = rule.name + "+implicit";
                add_pairs(holders, complements, confidence, view, type, finding, findings);
            } else {
                add_pairs(complements, holders, rule.confidence * kSurface, view, type, finding, findings);
            }
        }
    }
    return findings;
}

/// "l'UDR X", "la PCF Y": whom an acronym with an article stands right before.
void match_party_names(const SentenceView& view, const RuleSet& rules, std::vector<Finding>& findings) {
    static const WordSet kArticles = {"le", "la", "l'", "l’", "l'ex-"};
    const Line line(view.frames.sentence(), view.referents);
    const auto& document = view.referents.document();
    for (const std::uint32_t mention : view.referents.mentions()) {
        const Mention& party = document.mentions[mention];
        const bool apart = party.kind == MentionKind::kName && is_acronym(line, party) &&
                           party.first_word > 0 && kArticles.contains(line.form(party.first_word - 1)) &&
                           is_organisation(party, view);
        const Mention* name = apart ? line.name_from(party.end_word) : nullptr;
        // "le président de l'UDR X", "a dit à l'UDR X"
        const WordIndex before = party.first_word - 1;
        const std::string governor = apart && before > 0 ? canonical_preposition(line.form(before - 1)) : "";
        const bool governed = governor == "de" || governor == "à" || governor == "pour";
        if (name == nullptr || governed) continue;
        for (const Rule& rule : rules.rules()) {
            if (!has_role(rule.source, Role::kHolder) || !has_role(rule.target, Role::kAdjective)) continue;
            const RelationType& type = rules.relations()[rule.relation];
            Finding finding;
            finding.relation = rule.relation;
            finding.rule = rule.name;
            finding.at = party.head;
            finding.date = date_at(view, party.head);
            add_pairs(referents_of(*name, view, static_cast<TypeSet>(type.source & rule.source_types)),
                      referents_of(party, view, static_cast<TypeSet>(type.target & rule.target_types)),
                      rule.confidence * kSurface, view, type, finding, findings);
        }
    }
}

std::vector<Finding> match_party_adjectives(const SentenceView& view, const RuleSet& rules,
                                            const Matcher& matcher) {
    std::vector<Finding> findings;
    const auto& document = view.referents.document();
    match_party_names(view, rules, findings);
    const Line line(view.frames.sentence(), view.referents);
    for (const entities::NamingAdjective& adjective : document.party_adjectives) {
        if (adjective.sentence != view.referents.sentence_index()) continue;
        const Mention* party = first_name(document, adjective.entity);
        if (party == nullptr) continue;
        WordIndex noun = adjective.word;
        while (noun > 0 && line.word(noun - 1).upos == Upos::kAdj) --noun;
        if (noun > 0 && line.word(noun - 1).upos == Upos::kNoun) --noun;
        for (std::uint32_t index = 0; index < rules.rules().size(); ++index) {
            const Rule& rule = rules.rules()[index];
            if (!has_role(rule.source, Role::kHolder) || !has_role(rule.target, Role::kAdjective)) continue;
            const auto hits = matcher.triggers_at(view.frames.sentence(), noun);
            const bool post_before = std::any_of(hits.begin(), hits.end(),
                                                 [&](const TriggerHit& hit) { return hit.rule == index; });
            // "la socialiste X": the adjective is the noun, but no post.
            if (!post_before && rule.title) continue;
            const WordIndex head = post_before ? noun : adjective.word;
            Post post{line.phrase_begin(head), head, adjective.word + 1};
            if (!post_before && (post.begin == head || line.word(post.begin).upos != Upos::kDet)) continue;
            post.end = end_of_post(line, view.frames.grammar(), post.end);
            Complement complement{party, post.end};
            // "le député socialiste [de Lyon] X"
            if (const Complement place = complement_of(line, post);
                place.mention != nullptr && !place.possessive)
                complement.end = place.end;
            const RelationType& type = rules.relations()[rule.relation];
            const auto holder_types = static_cast<TypeSet>(type.source & rule.source_types);
            const auto may_hold = [&](const Mention& mention) {
                return !referents_of(mention, view, holder_types).empty();
            };
            std::vector<Referent> holders;
            const bool plural = line.word(head).feature("Number") == "Plur";
            for (const Mention* mention :
                 holders_of(line, post, complement, plural, view.frames.grammar(), may_hold)) {
                for (const Referent& referent : referents_of(*mention, view, holder_types))
                    holders.push_back(referent);
            }
            const Mention* self = line.reference_at(head);
            if (holders.empty() && self != nullptr && self->kind == MentionKind::kDescription)
                holders = referents_of(*self, view, holder_types);
            Finding finding;
            finding.relation = rule.relation;
            finding.rule = rule.name;
            finding.at = head;
            finding.date = date_at(view, head);
            const auto target_types = static_cast<TypeSet>(type.target & rule.target_types);
            add_pairs(holders, referents_of(*party, view, target_types), rule.confidence, view, type, finding,
                      findings);
        }
    }
    return findings;
}

std::vector<Finding> match_neighbours(const SentenceView& view, const RuleSet& rules,
                                      const Matcher& matcher) {
    static const std::vector<std::string> kOf = {",", "de"};
    std::vector<Finding> findings;
    const Line line(view.frames.sentence(), view.referents);
    const auto& document = view.referents.document();
    for (std::uint32_t index = 0; index < rules.rules().size(); ++index) {
        const Rule& rule = rules.rules()[index];
        if (rule.between.empty()) continue;
        const RelationType& type = rules.relations()[rule.relation];
        const auto source_types = static_cast<TypeSet>(type.source & rule.source_types);
        const auto target_types = static_cast<TypeSet>(type.target & rule.target_types);
        const bool left_is_source = has_role(rule.source, Role::kLeft);
        for (const std::uint32_t mention : view.referents.mentions()) {
            const Mention& left = document.mentions[mention];
            if (left.kind != MentionKind::kName) continue;
            if (const Mention* right = line.name_from(left.end_word);
                rule.former && right != nullptr && is_former(line, left) && is_acronym(line, left)) {
                // "l'ex-Y X", not "l'ex-championne de Y X"
                Finding finding;
                finding.relation = rule.relation;
                finding.rule = rule.name;
                finding.at = right->head;
                add_pairs(referents_of(*right, view, source_types), referents_of(left, view, target_types),
                          rule.confidence, view, type, finding, findings);
            }
            for (const std::vector<std::string>& connector : rule.between) {
                if (rule.opening && !opens_line(line, left)) continue;
                WordIndex at = behind_name(line, left, connector.front());
                bool stands = true;
                for (const std::string& wanted : connector) {
                    while (at < line.size() && wanted != line.form(at) && line.word(at).upos == Upos::kDet)
                        ++at;
                    stands =
                        stands && at < line.size() && plain(canonical_preposition(line.form(at))) == wanted;
                    ++at;
                }
                if (!stands) continue;
                const WordIndex limit = std::min<WordIndex>(at + 3, line.size());
                while (at < limit &&
                       (is_quotation_mark(line, at) || line.word(at).upos == Upos::kDet ||
                        line.word(at).upos == Upos::kNoun ||
                        (line.word(at).upos == Upos::kAdj && line.is_bare_noun(at - 1))) &&
                       line.name_from(at) == nullptr) {
                    ++at;
                }
                if (connector == kOf) at = past_part(line, at);
                const Mention* right = line.name_from(at);
                if (right == nullptr) continue;
                if (!context_allows(line, rule, left, *right)) continue;
                if (rule.acronym && *rule.acronym != is_acronym(line, *right)) continue;
                if (rule.former && !is_former(line, *right)) continue;
                const bool bracket = connector.front() == "(";
                const WordIndex end = right->end_word + (is_quotation_mark(line, right->end_word) ? 1 : 0);
                if (bracket && !closes_bracket(line, end) && line.names_in_brackets(*right).empty()) continue;
                const bool place_behind = (line.form(end) == "à" || line.form(end) == "en") &&
                                          line.name_from(end + 1) != nullptr &&
                                          line.closes(line.name_from(end + 1)->end_word);
                // "X, en poste à Y [depuis 2019]"
                const bool goes_on = connector.size() > kShortConnector && end < line.size() &&
                                     (line.word(end).upos == Upos::kAdp || line.form(end) == "où");
                // "À Y, la maire X a …": a noun before the name binds it.
                const bool bound = at == right->first_word && line.word(at - 1).upos == Upos::kNoun &&
                                   connector.back() == line.form(at - 1);
                if (connector.front() == "," && !line.closes(end) && !place_behind && !goes_on && !bound)
                    continue;
                // "le départ de X de Y" says nothing about X of Y.
                const WordIndex before = left.first_word;
                const bool complement =
                    before > 1 && complement_prepositions().contains(line.form(before - 1));
                if (complement && connector.front() == "de" &&
                    !matcher.triggers_at(view.frames.sentence(), before - 2).empty())
                    continue;
                // "X, ami de Y, réfugié à Z": of X.
                const bool participle = connector.front() == "," && left.end_word + 1 < line.size() &&
                                        is_participle(line.word(left.end_word + 1), "Past");
                if (participle && left_is_source && head_of_appositions(line, &left) != &left) continue;
                Finding finding;
                finding.relation = rule.relation;
                finding.rule = rule.name;
                finding.at = left.head;
                finding.exclusive = rule.exclusive;
                if (const auto event = event_before(line, rule, left))
                    finding.stance = stance_of(view.frames, view.frames.noun_frame(*event));
                const std::vector<Referent> lefts =
                    referents_of(left, view, left_is_source ? source_types : target_types);
                std::vector<Referent> rights;
                // "le groupe X (A, B et C)"
                std::vector<const Mention*> listed{right};
                if (bracket) listed = line.names_in_brackets(*right);
                if (listed.empty()) listed = line.names_in_list(*right);
                for (const Mention* one : listed) {
                    for (const Referent& referent :
                         referents_of(*one, view, left_is_source ? target_types : source_types))
                        rights.push_back(referent);
                }
                add_pairs(left_is_source ? lefts : rights, left_is_source ? rights : lefts, rule.confidence,
                          view, type, finding, findings);
            }
        }
    }
    return findings;
}

}  // namespace lacis::relations
