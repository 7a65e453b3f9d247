// SPDX-License-Identifier: Apache-2.0
#include "entities/selection.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "entities/grammar.hpp"
#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::entities {
namespace {

using language::kRoot;
using language::Sentence;
using language::Upos;
using language::Word;

constexpr std::string_view kFile = "entities/selection.tsv";
constexpr std::string_view kAnyWord = "*";

std::string key_of(std::string_view place, std::string_view word) {
    return std::string(place) + ' ' + std::string(word);
}

std::optional<double> weight_from(std::string_view text) {
    double weight = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return weight;
}

/// "le PDG de X et Y" asks the same of both. Without a conjunction it is an apposition that the parser
/// mistook: "le PDG de X, Y".
std::uint32_t first_conjunct(const Sentence& sentence, std::uint32_t head) {
    const std::int32_t first = sentence.words[head].head;
    if (!sentence.words[head].is("conj") || first == kRoot) return head;
    const auto joins = [&](const Word& word) {
        return word.is("cc") && word.head != kRoot &&
               sentence.words[static_cast<std::size_t>(word.head)].is("conj") &&
               sentence.words[static_cast<std::size_t>(word.head)].head == first;
    };
    const bool joined = std::any_of(sentence.words.begin(), sentence.words.end(), joins);
    return joined ? static_cast<std::uint32_t>(first) : head;
}

/// The preposition of a phrase, "" if it has none.
std::string preposition_of(const Sentence& sentence, std::uint32_t head) {
    for (const Word& word : sentence.words) {
        if (word.head == static_cast<std::int32_t>(head) && word.is("case")) {
            const std::string form = plain_lower(word.form);
            return form == "d'" ? "de" : form;
        }
    }
    return {};
}

bool has_passive_auxiliary(const Sentence& sentence, std::uint32_t verb) {
    for (const Word& word : sentence.words) {
        if (word.head == static_cast<std::int32_t>(verb) && word.deprel == "aux:pass") return true;
    }
    return false;
}

}  // namespace

Selection::Selection(const language::Pack& pack) {
    if (!pack.has(kFile)) return;
    for_each_row(pack.file(kFile), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        const auto type = fields.size() == 4 ? entity_type_from_string(fields[2]) : std::nullopt;
        const auto weight = fields.size() == 4 ? weight_from(fields[3]) : std::nullopt;
        if (!type || !weight)
            throw Error(Place{std::string(kFile), line, 0}, "this row does not follow the list's format");
        preferences_[key_of(fields[0], fields[1])][static_cast<std::size_t>(*type)] += *weight;
    });
}

void Selection::add(std::string_view place, const Sentence& sentence, std::uint32_t governor,
                    Name& name) const {
    const Word& at = sentence.words[governor];
    // "maison mère" is no mother.
    const std::string before =
        governor > 0 ? utf8::lower(sentence.words[governor - 1].form) + ' ' : std::string();
    for (const std::string& word : {before + utf8::lower(at.form), utf8::lower(at.lemma),
                                    utf8::lower(at.form), std::string(kAnyWord)}) {
        const auto found = preferences_.find(key_of(place, word));
        if (found == preferences_.end()) continue;
        for (std::size_t type = 0; type < kTypeCount; ++type) name.evidence[type] += found->second[type];
        return;
    }
}

void Selection::add_evidence(const std::vector<Sentence>& sentences, const std::vector<NameSentence>& tokens,
                             std::vector<Name>& names) const {
    for (Name& name : names) {
        const Sentence& sentence = sentences[name.sentence];
        const auto& own = tokens[name.sentence].tokens;
        const std::uint32_t own_head =
            head_of(sentence, own[name.first_token].first_word, own[name.end_token - 1].end_word);
        // "X, fondée en 1978": the participle behind a name speaks of it.
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            const Word& below = sentence.words[i];
            const bool participle = below.head == static_cast<std::int32_t>(own_head) &&
                                    below.deprel == "acl" && below.upos == Upos::kVerb &&
                                    below.feature("Tense") == "Past";
            if (participle) add("object", sentence, i, name);
        }
        const std::uint32_t head = first_conjunct(sentence, own_head);
        const Word& word = sentence.words[head];
        if (word.head == kRoot) continue;
        const auto above = static_cast<std::uint32_t>(word.head);
        if (word.is("nsubj")) {
            const bool passive = word.deprel == "nsubj:pass" || has_passive_auxiliary(sentence, above);
            add(passive ? "object" : "subject", sentence, above, name);
        } else if (word.is("obj")) {
            add("object", sentence, above, name);
        } else if (word.deprel == "obl:agent") {
            add("subject", sentence, above, name);
        } else if (word.is("nmod") || word.is("obl") || word.is("iobj")) {
            add(preposition_of(sentence, head), sentence, above, name);
        }
    }
}

}  // namespace lacis::entities
