// SPDX-License-Identifier: Apache-2.0
#include "relations/referents.hpp"

#include <algorithm>

#include "relations/line.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

using entities::Mention;
using entities::MentionKind;

constexpr int kMaxSteps = 8;

// How sure a mention's entity is by its kind, and the ways beyond a mention.
constexpr double kPronoun = 0.85;
constexpr double kDescription = 0.9;
constexpr double kApposedName = 0.95;
constexpr double kAntecedent = 0.9;
constexpr double kOtherAntecedent = 0.75;
constexpr double kTransparent = 0.85;
constexpr double kExample = 0.9;
constexpr WordIndex kAdjectivesBehind = 2;  ///< "le gouvernement [fédéral allemand]"

double reliability_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::kName:
            return 1;
        case MentionKind::kDescription:
            return kDescription;
        case MentionKind::kPronoun:
        case MentionKind::kPossessive:
            break;
    }
    return kPronoun;
}

bool names_beside(const Sentence& sentence, WordIndex noun, WordIndex child) {
    const Word& word = sentence.words[child];
    if (word.is("appos") || word.is("flat")) return true;
    return word.is("nmod") && child > noun && preposition_of(sentence, child).empty();
}

}  // namespace

std::span<const Mention> mentions_in(const entities::DocumentEntities& entities, std::uint32_t sentence) {
    Mention any;
    any.sentence = sentence;
    const auto [first, last] =
        std::equal_range(entities.mentions.begin(), entities.mentions.end(), any,
                         [](const Mention& a, const Mention& b) { return a.sentence < b.sentence; });
    return {first, last};
}

Referents::Referents(std::uint32_t sentence_index, const Sentence& sentence,
                     const entities::DocumentEntities& entities, const Grammar& grammar)
    : sentence_index_(sentence_index),
      sentence_(&sentence),
      entities_(&entities),
      grammar_(&grammar),
      mention_at_(sentence.words.size()) {
    const std::span<const Mention> here = mentions_in(entities, sentence_index);
    for (const Mention& mention : here) {
        mentions_.push_back(static_cast<std::uint32_t>(&mention - entities.mentions.data()));
    }
    // Names own all their words; descriptions and pronouns only their head, for names may stand inside them.
    for (const std::uint32_t index : mentions_) {
        const Mention& mention = entities.mentions[index];
        if (mention.kind == MentionKind::kName) {
            for (WordIndex w = mention.first_word; w < mention.end_word; ++w) mention_at_[w] = index;
        } else if (!mention_at_[mention.head]) {
            mention_at_[mention.head] = index;
        }
    }
}

std::optional<WordIndex> Referents::antecedent(WordIndex relative_pronoun) const {
    WordIndex word = relative_pronoun;
    for (int steps = 0; steps < kMaxSteps; ++steps) {
        const Word& it = sentence_->words[word];
        if (it.head < 0) return noun_before(relative_pronoun);
        const auto head = static_cast<WordIndex>(it.head);
        if (it.deprel == "acl:relcl" || it.deprel == "advcl:cleft" ||
            (it.is("acl") && head < relative_pronoun)) {
            if (head >= relative_pronoun) return std::nullopt;
            // A singular verb takes the last of several coordinated names.
            if (it.feature("Number") == "Sing" && is_nominal(sentence_->words[head])) {
                WordIndex last = head;
                for (const WordIndex child : sentence_->children(head)) {
                    const Word& other = sentence_->words[child];
                    if (other.is("conj") && is_nominal(other) && child < relative_pronoun) last = child;
                }
                return last;
            }
            return head;
        }
        word = head;
    }
    return std::nullopt;
}

std::optional<WordIndex> Referents::noun_before(WordIndex relative_pronoun) const {
    WordIndex at = relative_pronoun;
    while (at > 0 && (sentence_->words[at - 1].upos == Upos::kAdp || sentence_->words[at - 1].form == ","))
        --at;
    if (at > 1 && sentence_->words[at - 1].form == ")") {
        // "le constructeur X (père de la Y), que Z a racheté"
        while (at > 1 && sentence_->words[at - 1].form != "(") --at;
        --at;
    }
    if (at == 0 || !mention_at_[at - 1]) return std::nullopt;
    return entities_->mentions[*mention_at_[at - 1]].head;
}

/// Other nouns that a relative clause may belong to than the one that the tree hangs it on and that names
/// nobody: those below it or above it whose phrase the clause follows.
std::vector<WordIndex> Referents::nouns_around(WordIndex noun, WordIndex relative_pronoun) const {
    std::vector<WordIndex> found;
    if (const auto before = noun_before(relative_pronoun); before && *before > noun) found.push_back(*before);
    WordIndex at = noun;
    for (int steps = 0; steps < 2; ++steps) {
        const Word& it = sentence_->words[at];
        if (!it.is("nmod") || it.head < 0 || it.head > static_cast<std::int32_t>(at)) break;
        at = static_cast<WordIndex>(it.head);
        found.push_back(at);
    }
    return found;
}

std::optional<WordIndex> Referents::bearer_of_description(WordIndex noun) const {
    const Word& it = sentence_->words[noun];
    if (child_with(*sentence_, noun, {"cop"}) != nullptr) {
        const WordIndex* subject = child_with(*sentence_, noun, {"nsubj"});
        return subject == nullptr ? std::nullopt : std::optional(*subject);
    }
    if (it.is("appos") && it.head >= 0) {
        const auto head = static_cast<WordIndex>(it.head);
        if (mention_at_[head]) return head;
        // "la société X, un groupe qui …": the name beside the noun before.
        for (const WordIndex child : sentence_->children(head)) {
            if (child < noun && names_beside(*sentence_, head, child) && mention_at_[child]) return child;
        }
        return std::nullopt;
    }
    const Line line(*sentence_, *this);
    const Mention* name = line.name_before_apposition(noun);
    const bool fronted =
        it.head > static_cast<std::int32_t>(noun) && !preposition_of(*sentence_, noun).empty();
    if (name == nullptr && !fronted) name = line.name_after_apposition(noun);
    return name != nullptr ? std::optional(name->head) : std::nullopt;
}

/// "un consortium de X et de Y", "… mené par X", "… composé de X", "… réunissant X et Y"
std::vector<WordIndex> Referents::members_of(WordIndex collective) const {
    static const WordSet kMembers = {"de", "entre", "par", "autour de"};
    std::vector<WordIndex> found;
    for (const WordIndex child : sentence_->children(collective)) {
        const Word& word = sentence_->words[child];
        if (word.is("nmod") && kMembers.contains(preposition_of(*sentence_, child))) found.push_back(child);
        if (!word.is("acl") || child < collective || is_finite(*sentence_, child)) continue;
        for (const WordIndex below : sentence_->children(child)) {
            const bool member = is_participle(word, "Pres")
                                    ? sentence_->words[below].is("obj")
                                    : kMembers.contains(preposition_of(*sentence_, below));
            if (member && is_nominal(sentence_->words[below])) found.push_back(below);
        }
    }
    return found;
}

/// "A et B ont été condamnés. Le couple …": two persons side by side, and nobody else, in a sentence shortly
/// before.
std::vector<std::uint32_t> Referents::pair_before(WordIndex noun) const {
    constexpr std::uint32_t kMemory = 2;  // sentences
    static const WordSet kDefinite = {"le", "les"};
    const WordIndex* article = child_with(*sentence_, noun, {"det"});
    const bool definite =
        article != nullptr && kDefinite.contains(utf8::lower(sentence_->words[*article].form));
    if (!definite || child_with(*sentence_, noun, {"nmod", "appos", "flat", "acl"}) != nullptr) return {};
    for (std::uint32_t back = 1; back <= kMemory && back <= sentence_index_; ++back) {
        std::vector<std::uint32_t> pair;
        const Mention* last = nullptr;
        for (const Mention& mention : mentions_in(*entities_, sentence_index_ - back)) {
            if (mention.kind != MentionKind::kName || mention.entities.size() != 1 ||
                entities_->entities[mention.entities.front()].type != entities::EntityType::kPerson)
                continue;
            if (last != nullptr && mention.first_word == last->end_word + 1) {
                if (!pair.empty()) return {};
                pair = {static_cast<std::uint32_t>(last - entities_->mentions.data()),
                        static_cast<std::uint32_t>(&mention - entities_->mentions.data())};
            }
            last = &mention;
        }
        if (!pair.empty()) return pair;
    }
    return {};
}

bool Referents::leaves_verb_out(WordIndex conjunct) const {
    const auto mention = mention_at_[conjunct];
    const WordIndex end = mention ? entities_->mentions[*mention].end_word : conjunct + 1;
    return end < sentence_->words.size() && sentence_->words[end].upos == Upos::kDet;
}

bool Referents::names_person(WordIndex word) const {
    if (!mention_at_[word]) return false;
    const Mention& mention = entities_->mentions[*mention_at_[word]];
    return std::any_of(mention.entities.begin(), mention.entities.end(), [&](std::uint32_t entity) {
        return entities_->entities[entity].type == entities::EntityType::kPerson;
    });
}

void Referents::add_mention(std::uint32_t mention, double reliability, std::vector<Referent>& out) const {
    const Mention& it = entities_->mentions[mention];
    for (const std::uint32_t entity : it.entities) {
        Referent referent{entity, mention, reliability * reliability_of(it.kind)};
        if (std::find(out.begin(), out.end(), referent) == out.end()) out.push_back(referent);
    }
}

void Referents::resolve_into(WordIndex word, Reach reach, double reliability, int depth,
                             std::vector<Referent>& out) const {
    const Word& it = sentence_->words[word];
    const std::size_t before = out.size();
    if (mention_at_[word]) add_mention(*mention_at_[word], reliability, out);
    if (depth == 0) return;

    if (out.size() == before && is_relative_pronoun(it)) {
        if (const auto noun = antecedent(word); noun && *noun != word) {
            const bool plural = it.feature("Number") != "Sing";
            resolve_into(*noun, plural ? Reach::kPhrase : Reach::kItself, reliability * kAntecedent,
                         depth - 1, out);
            // "la dissolution de l'entreprise, qui possède …", "du groupe de logiciels qu'il a fondé"
            for (const WordIndex other : nouns_around(*noun, word)) {
                if (out.size() > before) break;
                resolve_into(other, Reach::kItself, reliability * kOtherAntecedent, depth - 1, out);
            }
        }
        return;
    }
    if (out.size() == before && it.upos == Upos::kNoun && it.feature("Number") == "Plur") {
        for (const Mention* name : Line(*sentence_, *this).names_that_make(word))
            add_mention(static_cast<std::uint32_t>(name - entities_->mentions.data()), reliability * kExample,
                        out);
    }
    if (out.size() == before) {
        std::optional<WordIndex> person;
        for (const WordIndex child : sentence_->children(word)) {
            if (names_beside(*sentence_, word, child) && names_person(child)) person = child;
        }
        for (const WordIndex child : sentence_->children(word)) {
            if (!is_nominal(sentence_->words[child])) continue;
            // "la députée UDR Anne Delmas": not the party.
            if (person && !names_person(child)) continue;
            if (is_apart_from_complement(*sentence_, word, child)) continue;
            if (names_beside(*sentence_, word, child) && mention_at_[child]) {
                resolve_into(child, Reach::kPhrase, reliability * kApposedName, depth - 1, out);
            }
        }
    }
    if (out.size() == before && it.upos == Upos::kNoun) {
        if (const auto bearer = bearer_of_description(word)) {
            resolve_into(*bearer, Reach::kItself, reliability * kApposedName, depth - 1, out);
        }
    }
    const bool named = out.size() > before;
    if (!named) {
        for (const WordIndex child : sentence_->children(word)) {
            if (child > word && grammar_->exemplifying.contains(preposition_of(*sentence_, child))) {
                resolve_into(child, Reach::kPhrase, reliability * kExample, depth - 1, out);
            }
            // "des marques, telles que X et Y", "connues comme X", with the adjective as the head of the
            // names
            const bool adjective =
                sentence_->words[child].upos == Upos::kAdj || is_participle(sentence_->words[child], "Past");
            if (child < word || !adjective) continue;
            for (const WordIndex example : sentence_->children(child)) {
                const std::string opening =
                    utf8::lower(sentence_->words[child].form) + ' ' + preposition_of(*sentence_, example);
                if (grammar_->exemplifying.contains(opening))
                    resolve_into(example, Reach::kPhrase, reliability * kExample, depth - 1, out);
            }
        }
    }
    // "près de 250 entreprises"
    if (out.size() == before && it.upos == Upos::kAdv) {
        for (const WordIndex child : sentence_->children(word)) {
            if (child > word && sentence_->words[child].upos == Upos::kNoun &&
                preposition_of(*sentence_, child) == "de")
                resolve_into(child, Reach::kPhrase, reliability, depth - 1, out);
        }
    }
    if (!named && it.upos == Upos::kNoun && it.feature("Number") == "Plur") {
        const Line line(*sentence_, *this);
        std::vector<const Mention*> names;
        if (out.size() == before) names = line.names_announced_by(word);
        if (names.empty()) names = line.names_exemplifying(word);
        for (const Mention* name : names) {
            add_mention(static_cast<std::uint32_t>(name - entities_->mentions.data()), reliability * kExample,
                        out);
        }
    }
    if (out.size() == before && is_one_of(it, grammar_->transparent)) {
        for (const WordIndex child : sentence_->children(word)) {
            const Word& complement = sentence_->words[child];
            const bool owner = complement.is("nmod") && preposition_of(*sentence_, child) == "de";
            if (owner || (complement.is("det") && mention_at_[child])) {
                resolve_into(child, Reach::kPhrase, reliability * kTransparent, depth - 1, out);
            }
        }
    }
    if (out.size() == before && is_one_of(it, grammar_->collectives)) {
        for (const WordIndex member : members_of(word))
            resolve_into(member, Reach::kPhrase, reliability * kTransparent, depth - 1, out);
    }
    if (out.size() == before && is_one_of(it, grammar_->pairs)) {
        for (const std::uint32_t mention : pair_before(word))
            add_mention(mention, reliability * kOtherAntecedent, out);
    }
    if (out.size() == before && is_one_of(it, grammar_->powers)) {
        // "le gouvernement chilien"
        for (const entities::NamingAdjective& adjective : entities_->place_adjectives) {
            const bool here = adjective.sentence == sentence_index_ && adjective.word > word &&
                              adjective.word <= word + kAdjectivesBehind &&
                              sentence_->words[adjective.word].head == static_cast<std::int32_t>(word);
            if (!here) continue;
            const Mention* name = first_name(*entities_, adjective.entity);
            if (name != nullptr)
                add_mention(static_cast<std::uint32_t>(name - entities_->mentions.data()),
                            reliability * kTransparent, out);
        }
    }
    if (reach == Reach::kItself) return;
    const std::string preposition = preposition_of(*sentence_, word);
    for (const WordIndex child : sentence_->children(word)) {
        const Word& other = sentence_->words[child];
        if (!other.is("conj") || !is_nominal(other) ||
            child_with(*sentence_, child, {"cop", "nsubj"}) != nullptr) {
            continue;
        }
        const std::string own = preposition_of(*sentence_, child);
        // "auprès de X et de Y"
        if (!own.empty() && own != preposition && !preposition.ends_with(' ' + own)) continue;
        if (leaves_verb_out(child)) continue;
        resolve_into(child, Reach::kPhrase, reliability, depth - 1, out);
    }
}

std::vector<Referent> Referents::resolve(WordIndex word, Reach reach) const {
    std::vector<Referent> found;
    resolve_into(word, reach, 1, kMaxSteps, found);
    return found;
}

}  // namespace lacis::relations
