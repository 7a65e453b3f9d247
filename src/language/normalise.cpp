// SPDX-License-Identifier: Apache-2.0
#include "language/normalise.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "language/segmentation_lists.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"

namespace lacis::language {

struct Normaliser::Lists {
    using Set = std::set<std::string, std::less<>>;
    Set passive;
    Set perfect;
    Set agent;
    Set no_agent;
    Set relative;
    SegmentationLists segmentation;

    explicit Lists(const Pack& pack) : segmentation(pack) {
        const std::array<std::pair<std::string_view, Set*>, 5> kinds = {{{"passive", &passive},
                                                                         {"perfect", &perfect},
                                                                         {"agent", &agent},
                                                                         {"no_agent", &no_agent},
                                                                         {"relative", &relative}}};
        const std::string file = "trees/conventions.tsv";
        if (!pack.has(file)) return;
        for_each_row(pack.file(file), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
            const auto* kind = std::find_if(kinds.begin(), kinds.end(),
                                            [&](const auto& known) { return known.first == fields[0]; });
            if (fields.size() != 2 || kind == kinds.end()) {
                throw Error(Place{file, line, 0}, "expected a known kind and a form, separated by a tab");
            }
            kind->second->emplace(fields[1]);
        });
    }
};

namespace {

/// What the conventions ask about the words of one tree.
struct Tree {
    Sentence& sentence;

    [[nodiscard]] Word& operator[](std::uint32_t word) const { return sentence.words[word]; }

    template <typename Test>
    [[nodiscard]] bool has_child(std::uint32_t word, Test test) const {
        const auto& children = sentence.children(word);
        return std::any_of(children.begin(), children.end(),
                           [&](std::uint32_t child) { return test(sentence.words[child]); });
    }
};

bool is_nominal(const Word& word) {
    return word.upos == Upos::kNoun || word.upos == Upos::kPropn;
}

bool is_case(const Word& word) {
    return word.is("case");
}

bool is_participle(const Word& word) {
    if (word.upos != Upos::kVerb) return false;
    const std::string_view form = word.feature("VerbForm");
    return form.empty() || (form == "Part" && word.feature("Tense") != "Pres");
}

}  // namespace

Normaliser::Normaliser(const Pack& pack) : lists_(std::make_unique<const Lists>(pack)) {}
Normaliser::~Normaliser() = default;
Normaliser::Normaliser(Normaliser&&) noexcept = default;
Normaliser& Normaliser::operator=(Normaliser&&) noexcept = default;

void Normaliser::split_contractions(Sentence& sentence) const {
    std::vector<Word> words;
    std::vector<std::uint32_t> places;  // of the old words among the new ones; and of their end
    for (const Word& word : sentence.words) {
        const std::uint32_t place = places.emplace_back(static_cast<std::uint32_t>(words.size()));
        words.push_back(word);
        const Contraction* contraction = lists_->segmentation.contraction(word.form);
        const auto old_place = static_cast<std::int32_t>(places.size() - 1);
        if (contraction == nullptr || contraction->words.size() != 2 || word.upos != Upos::kAdp ||
            word.deprel != "case" || word.head <= old_place)
            continue;
        Word& article = words.emplace_back(word);
        article.form = contraction->words[1];
        article.lemma = contraction->words[1];
        article.upos = Upos::kDet;
        article.deprel = "det";
        Word& preposition = words[place];
        preposition.form = contraction->words[0];
        preposition.lemma = contraction->words[0];
        preposition.feats.clear();
    }
    if (words.size() == sentence.words.size()) return;
    places.push_back(static_cast<std::uint32_t>(words.size()));
    for (Word& word : words) {
        if (word.head != kRoot)
            word.head = static_cast<std::int32_t>(places[static_cast<std::size_t>(word.head)]);
    }
    for (Token& token : sentence.tokens) {
        token.first_word = places[token.first_word];
        token.end_word = places[token.end_word];
    }
    sentence.words = std::move(words);
}

void Normaliser::take_back_passives(Sentence& sentence) const {
    for (Word& auxiliary : sentence.words) {
        if (auxiliary.deprel != "aux:pass" || auxiliary.head == kRoot) continue;
        const std::int32_t verb = auxiliary.head;
        if (auxiliary.feature("VerbForm") != "Fin" || !lists_->passive.contains(auxiliary.lemma) ||
            !lists_->perfect.contains(sentence.words[static_cast<std::size_t>(verb)].lemma))
            continue;
        auxiliary.deprel = "aux:tense";
        for (Word& word : sentence.words) {
            if (word.head != verb) continue;
            if (word.deprel == "nsubj:pass") word.deprel = "nsubj";
            if (word.deprel == "obl:agent") word.deprel = "obl";
        }
    }
}

void Normaliser::normalise(Sentence& sentence) const {
    split_contractions(sentence);
    sentence.link();
    const Tree tree{sentence};
    const auto each = [&](auto rule) {
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            Word& word = sentence.words[i];
            if (word.head != kRoot) rule(i, word, static_cast<std::uint32_t>(word.head));
        }
    };
    // "est élu", but neither "s'est rendu" nor "est arrivé".
    each([&](std::uint32_t, Word& word, std::uint32_t head) {
        if (word.deprel != "aux" || !lists_->passive.contains(word.lemma) || !is_participle(tree[head]))
            return;
        const bool reflexive = tree.has_child(
            head, [](const Word& child) { return child.is("expl") && child.deprel != "expl:subj"; });
        if (!reflexive && !lists_->perfect.contains(tree[head].lemma)) word.deprel = "aux:pass";
    });
    const auto is_passive = [&](std::uint32_t word) {
        return tree.has_child(word, [](const Word& child) { return child.deprel == "aux:pass"; });
    };
    const auto has_agent_case = [&](std::uint32_t word) {
        return tree.has_child(word, [&](const Word& child) {
            return is_case(child) && lists_->agent.contains(list_key(child.form, true));
        });
    };
    const auto has_relative = [&](std::uint32_t word) {
        return tree.has_child(word, [&](const Word& child) {
            return child.feature("PronType") == "Rel" ||
                   ((child.upos == Upos::kPron || child.upos == Upos::kAdv) &&
                    lists_->relative.contains(list_key(child.form, true)));
        });
    };
    each([&](std::uint32_t i, Word& word, std::uint32_t head) {
        const bool participle = is_participle(tree[head]) && tree[head].is("acl");
        if (word.deprel == "obl" && (is_passive(head) || participle) && has_agent_case(i) &&
            !lists_->no_agent.contains(word.lemma)) {
            word.deprel = "obl:agent";
        } else if ((word.deprel == "nsubj" || word.deprel == "csubj") && is_passive(head)) {
            word.deprel += ":pass";
        } else if (word.deprel == "nmod" && word.upos == Upos::kPropn && is_nominal(tree[head]) &&
                   static_cast<std::uint32_t>(word.head) < i && !tree.has_child(i, is_case)) {
            word.deprel = "appos";
        } else if (word.deprel == "acl" && word.feature("VerbForm") != "Part" && has_relative(i)) {
            word.deprel = "acl:relcl";
        }
    });
}

}  // namespace lacis::language
