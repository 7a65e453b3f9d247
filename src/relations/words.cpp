// SPDX-License-Identifier: Apache-2.0
#include "relations/words.hpp"

#include <algorithm>

#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

/// A wrong tree may hold long chains; no phrase of real prose is deeper.
constexpr int kMaxDepth = 64;

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) { return text.ends_with(e); });
}

std::string canonical_word(std::string_view word) {
    if (word == "au" || word == "aux") return "à";
    if (word == "du" || word == "des" || word == "d'" || word == "d’" || word == "d") return "de";
    if (word == "le" || word == "la" || word == "les" || word == "l'" || word == "l’" || word == "l")
        return {};
    return std::string(word);
}

void append_preposition(std::string& text, std::string_view word) {
    const std::string canonical = canonical_word(word);
    if (canonical.empty()) return;
    if (!text.empty()) text += ' ';
    text += canonical;
}

void widen(const Sentence& sentence, WordIndex word, WordRange& range, int depth) {
    range.begin = std::min(range.begin, word);
    range.end = std::max(range.end, word + 1);
    if (depth == 0) return;
    for (const WordIndex child : sentence.children(word)) widen(sentence, child, range, depth - 1);
}

void collect_clause(const Sentence& sentence, WordIndex word, std::vector<WordIndex>& out, int depth) {
    out.push_back(word);
    if (depth == 0) return;
    for (const WordIndex child : sentence.children(word)) {
        if (!opens_clause(sentence, child)) collect_clause(sentence, child, out, depth - 1);
    }
}

}  // namespace

std::vector<std::string> keys_of(const Word& word) {
    std::vector<std::string> keys;
    const auto add = [&](std::string key) {
        if (!key.empty() && std::find(keys.begin(), keys.end(), key) == keys.end())
            keys.push_back(std::move(key));
    };
    add(utf8::lower(word.lemma));
    add(utf8::lower(word.form));
    const std::size_t spelled = keys.size();
    for (std::size_t i = 0; i < spelled; ++i) {
        if (keys[i].starts_with("ex-")) add(keys[i].substr(3));
    }
    return keys;
}

bool is_one_of(const Word& word, const WordSet& set) {
    const std::vector<std::string> keys = keys_of(word);
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) { return set.contains(key); });
}

bool has_key(const Word& word, std::string_view key) {
    const std::vector<std::string> keys = keys_of(word);
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

std::vector<std::string> infinitives_of_participle(std::string_view form) {
    std::string stem = utf8::lower(form);
    if (stem.ends_with('s') && !ends_with_any(stem, {"is"})) stem.pop_back();
    const auto replaced = [&](std::string_view ending, std::initializer_list<std::string_view> others) {
        std::vector<std::string> out;
        for (const std::string_view other : others) {
            out.push_back(stem.substr(0, stem.size() - ending.size()) + std::string(other));
        }
        return out;
    };
    if (stem.ends_with("ée")) return replaced("ée", {"er"});
    if (stem.ends_with("é")) return replaced("é", {"er"});
    if (stem.ends_with("ise")) return replaced("ise", {"endre", "ettre", "érir", "isir"});
    if (stem.ends_with("is")) return replaced("is", {"endre", "ettre", "érir", "isir", "ir"});
    if (stem.ends_with("uite")) return replaced("uite", {"uire"});
    if (stem.ends_with("uit")) return replaced("uit", {"uire"});
    if (stem.ends_with("ue")) return replaced("ue", {"re", "ire", "oir", "ir", "evoir"});
    if (stem.ends_with("u")) return replaced("u", {"re", "ire", "oir", "ir", "evoir"});
    if (stem.ends_with("ie")) return replaced("ie", {"ir", "ivre"});
    if (stem.ends_with("i")) return replaced("i", {"ir", "ivre"});
    if (stem.ends_with("te")) return replaced("te", {"re", "rir"});
    if (stem.ends_with("t")) return replaced("t", {"re", "rir"});
    return {};
}

std::vector<std::string> feminine_forms(std::string_view masculine) {
    static constexpr std::array<std::array<std::string_view, 2>, 15> kEndings = {{
        {"teur", "trice"},
        {"eur", "euse"},
        {"eur", "eure"},
        {"ien", "ienne"},
        {"on", "onne"},
        {"er", "ère"},
        {"if", "ive"},
        {"eux", "euse"},
        {"el", "elle"},
        {"é", "ée"},
        {"t", "te"},
        {"d", "de"},
        {"n", "ne"},
        {"f", "ve"},
        {"ef", "effe"},
    }};
    std::vector<std::string> forms;
    for (const auto& [from, to] : kEndings) {
        if (!masculine.ends_with(from)) continue;
        forms.push_back(std::string(masculine.substr(0, masculine.size() - from.size())) + std::string(to));
    }
    if (ends_with_any(masculine, {"al", "eul", "nt", "ous"})) forms.push_back(std::string(masculine) + "e");
    return forms;
}

std::string canonical_preposition(std::string_view text) {
    std::string lowered = utf8::lower(text);
    std::string out;
    std::string word;
    const auto flush = [&] {
        append_preposition(out, word);
        word.clear();
    };
    for (std::size_t byte = 0; byte < lowered.size();) {
        const char32_t c = utf8::decode(lowered, byte);
        if (utf8::is_space(c)) {
            flush();
        } else {
            utf8::append(word, c);
            if (c == U'\'' || c == U'’') flush();
        }
    }
    flush();
    return out;
}

bool is_nominal(const Word& word) {
    switch (word.upos) {
        case Upos::kNoun:
        case Upos::kPropn:
        case Upos::kPron:
        case Upos::kNum:
        case Upos::kSym:
        case Upos::kX:
            return true;
        default:
            return false;
    }
}

bool is_predicate(const Sentence& sentence, WordIndex word) {
    return sentence.words[word].upos == Upos::kVerb || child_with(sentence, word, {"cop"}) != nullptr;
}

bool is_participle(const Word& word, std::string_view tense) {
    return word.feature("VerbForm") == "Part" &&
           (word.feature("Tense") == tense || (word.feature("Tense").empty() && tense == "Past"));
}

WordIndex coordinated_with(const Sentence& sentence, WordIndex conjunct) {
    const auto is_present = [&](WordIndex index) {
        return sentence.words[index].upos == Upos::kVerb && is_participle(sentence.words[index], "Pres");
    };
    auto other = static_cast<WordIndex>(sentence.words[conjunct].head);
    if (!is_present(conjunct)) return other;
    while (!is_present(other) && !is_finite(sentence, other) && sentence.words[other].head >= 0)
        other = static_cast<WordIndex>(sentence.words[other].head);
    return other;
}

bool is_relative_pronoun(const Word& word) {
    if (word.upos != Upos::kPron && word.upos != Upos::kAdv && word.upos != Upos::kSconj) return false;
    if (word.feature("PronType") == "Rel") return true;
    static const WordSet kForms = {"qui", "que",    "qu'",      "qu’",      "dont",
                                   "où",  "lequel", "laquelle", "lesquels", "lesquelles"};
    return word.upos == Upos::kPron && kForms.contains(utf8::lower(word.form));
}

bool is_reflexive(const Word& word) {
    const std::string form = utf8::lower(word.form);
    return form == "se" || form == "s'" || form == "s’";
}

const WordIndex* child_with(const Sentence& sentence, WordIndex word,
                            std::initializer_list<std::string_view> relations) {
    for (const WordIndex& child : sentence.children(word)) {
        const Word& candidate = sentence.words[child];
        for (const std::string_view relation : relations) {
            if (candidate.deprel == relation || candidate.is(relation)) return &child;
        }
    }
    return nullptr;
}

bool is_adverbial_pronoun(const Word& word) {
    if (word.upos != Upos::kPron) return false;
    const std::string form = utf8::lower(word.form);
    return form == "en" || form == "y";
}

std::string preposition_of(const Sentence& sentence, WordIndex word) {
    std::string text;
    for (const WordIndex child : sentence.children(word)) {
        const Word& marker = sentence.words[child];
        if (child > word || !(marker.is("case") || (marker.is("mark") && marker.upos == Upos::kAdp)))
            continue;
        // Typewriters and agencies write "A la tête de" for "À la tête de".
        append_preposition(text, marker.form == "A" ? "à" : utf8::lower(marker.form));
        for (const WordIndex part : sentence.children(child)) {
            if (sentence.words[part].is("fixed"))
                append_preposition(text, utf8::lower(sentence.words[part].form));
        }
    }
    if (!text.empty()) return text;
    const std::string form = utf8::lower(sentence.words[word].form);
    if (form == "dont") return "de";
    if (form == "où") return "à";
    if (!is_adverbial_pronoun(sentence.words[word])) return {};
    return form == "en" ? "de" : "à";
}

WordRange phrase_range(const Sentence& sentence, WordIndex word) {
    WordRange range{word, word + 1};
    widen(sentence, word, range, kMaxDepth);
    return range;
}

bool opens_clause(const Sentence& sentence, WordIndex word) {
    const Word& it = sentence.words[word];
    if (it.is("conj")) return is_predicate(sentence, word);
    const bool clausal =
        it.is("acl") || it.is("advcl") || it.is("ccomp") || it.is("csubj") || it.is("parataxis");
    // A noun without a copula is no clause, whatever the tree calls it ("Mercredi, …").
    return clausal && (it.upos != Upos::kNoun || is_predicate(sentence, word));
}

std::vector<WordIndex> clause_words(const Sentence& sentence, WordIndex word) {
    std::vector<WordIndex> words;
    collect_clause(sentence, word, words, kMaxDepth);
    std::sort(words.begin(), words.end());
    return words;
}

bool is_finite(const Sentence& sentence, WordIndex verb) {
    if (sentence.words[verb].feature("VerbForm") == "Fin") return true;
    const auto& children = sentence.children(verb);
    return std::any_of(children.begin(), children.end(), [&](WordIndex child) {
        const Word& word = sentence.words[child];
        return (word.is("aux") || word.is("cop")) && word.feature("VerbForm") == "Fin";
    });
}

bool is_apart_from_complement(const Sentence& sentence, WordIndex noun, WordIndex child) {
    const Word& word = sentence.words[noun];
    const bool complement = word.is("nmod") && word.head >= 0 && preposition_of(sentence, noun) == "de" &&
                            sentence.words[static_cast<WordIndex>(word.head)].upos == Upos::kNoun;
    if (!complement || child < noun) return false;
    const WordIndex begin = phrase_range(sentence, child).begin;
    return begin > 0 && sentence.words[begin - 1].form == ",";
}

bool is_quotation_mark(const Word& word) {
    static const WordSet kMarks = {"«", "»", "“", "”", "\""};
    return kMarks.contains(word.form);
}

}  // namespace lacis::relations
