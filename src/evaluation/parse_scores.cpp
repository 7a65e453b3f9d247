// SPDX-License-Identifier: Apache-2.0
#include "evaluation/parse_scores.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <tuple>

#include "language/sentence.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::evaluation {
namespace {

using language::AnalysedDocument;

constexpr std::array<std::string_view, 29> kContentRelations = {
    "acl",       "advcl",      "advmod",    "amod",       "appos",  "ccomp", "compound", "conj",
    "csubj",     "dep",        "discourse", "dislocated", "expl",   "fixed", "flat",     "goeswith",
    "iobj",      "list",       "nmod",      "nsubj",      "nummod", "obj",   "obl",      "orphan",
    "parataxis", "reparandum", "root",      "vocative",   "xcomp"};
constexpr std::array<std::string_view, 7> kFunctionRelations = {"aux", "case", "cc",  "clf",
                                                                "cop", "det",  "mark"};
constexpr std::array<std::string_view, 21> kUniversalFeatures = {
    "Abbr",    "Animacy", "Aspect",   "Case",   "Definite", "Degree",   "Evident",
    "Foreign", "Gender",  "Mood",     "Number", "NumType",  "Person",   "Polarity",
    "Polite",  "Poss",    "PronType", "Reflex", "Tense",    "VerbForm", "Voice"};

template <std::size_t kSize>
bool contains(const std::array<std::string_view, kSize>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Characters [begin, end) of the whole text without white space.
struct Extent {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const Extent&, const Extent&) = default;
};

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct ScoredWord {
    Extent extent;
    bool in_range = false;  // of a token of several words
    std::string form;       // lower case
    const language::Word* word = nullptr;
    std::size_t head = kNone;  // kNone for the root
    std::string relation;      // without subtype
    std::string features;      // universal ones
    std::vector<std::size_t> function_words;

    [[nodiscard]] bool is_content() const { return contains(kContentRelations, relation); }
};

/// One side of the comparison.
struct Analysis {
    std::string characters;
    std::vector<Extent> tokens;
    std::vector<Extent> sentences;
    std::vector<ScoredWord> words;
};

std::string universal_features(std::string_view feats) {
    std::vector<std::string_view> kept;
    while (!feats.empty()) {
        const std::size_t bar = std::min(feats.find('|'), feats.size());
        const std::string_view feature = feats.substr(0, bar);
        if (contains(kUniversalFeatures, feature.substr(0, feature.find('=')))) kept.push_back(feature);
        feats.remove_prefix(std::min(bar + 1, feats.size()));
    }
    std::sort(kept.begin(), kept.end());
    std::string joined;
    for (const std::string_view feature : kept) {
        if (!joined.empty()) joined += '|';
        joined += feature;
    }
    return joined;
}

std::string universal_relation(std::string_view deprel, const ParseScoreOptions& options) {
    const std::string_view relation = deprel.substr(0, deprel.find(':'));
    return options.appos_as_nmod && relation == "appos" ? "nmod" : std::string(relation);
}

class AnalysisBuilder {
  public:
    explicit AnalysisBuilder(const ParseScoreOptions& options) : options_(options) {}

    Analysis build(const std::vector<AnalysedDocument>& documents) {
        for (const AnalysedDocument& document : documents) {
            const utf8::Index text(document.document.text);
            for (const language::Sentence& sentence : document.sentences) add(sentence, text);
        }
        for (std::size_t i = 0; i < analysis_.words.size(); ++i) {
            const ScoredWord& word = analysis_.words[i];
            if (word.head != kNone && contains(kFunctionRelations, word.relation)) {
                analysis_.words[word.head].function_words.push_back(i);
            }
        }
        return std::move(analysis_);
    }

  private:
    const ParseScoreOptions& options_;
    Analysis analysis_;
    std::size_t position_ = 0;  // code points so far

    Extent add_characters(std::string_view text) {
        const std::size_t begin = position_;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = utf8::decode(text, at);
            if (utf8::is_space(c)) continue;
            utf8::append(analysis_.characters, c);
            ++position_;
        }
        return {begin, position_};
    }

    void add(const language::Sentence& sentence, const utf8::Index& text) {
        const std::size_t first_word = analysis_.words.size();
        const std::size_t begin = position_;
        for (const language::Token& token : sentence.tokens) {
            const Extent extent = add_characters(text.slice(token.span));
            analysis_.tokens.push_back(extent);
            for (std::uint32_t i = token.first_word; i < token.end_word; ++i) {
                const language::Word& word = sentence.words[i];
                ScoredWord& scored = analysis_.words.emplace_back();
                scored.extent = extent;
                scored.in_range = token.end_word - token.first_word > 1;
                scored.form = utf8::lower(word.form);
                scored.word = &word;
                if (word.head != language::kRoot)
                    scored.head = first_word + static_cast<std::size_t>(word.head);
                scored.relation = universal_relation(word.deprel, options_);
                scored.features = universal_features(word.feats);
            }
        }
        analysis_.sentences.push_back({begin, position_});
    }
};

void check_same_text(const Analysis& gold, const Analysis& system) {
    if (gold.characters == system.characters) return;
    const auto [at, other] = std::mismatch(gold.characters.begin(), gold.characters.end(),
                                           system.characters.begin(), system.characters.end());
    constexpr std::size_t kShown = 30;
    const auto excerpt = [](const std::string& text, std::size_t byte) {
        while (byte > 0 && byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80U)
            --byte;
        std::size_t end = std::min(byte + kShown, text.size());
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
        return text.substr(byte, end - byte);
    };
    const auto byte = static_cast<std::size_t>(at - gold.characters.begin());
    throw Error(
        "the gold data and the analysis are not of the same text: without white space they part where the "
        "gold "
        "data has '" +
        excerpt(gold.characters, byte) + "' and the analysis '" + excerpt(system.characters, byte) + "'");
}

// --- alignment ---

/// For every system word its gold word, and the other way round; kNone for those without a partner.
struct Alignment {
    std::vector<std::size_t> gold_of;
    std::vector<std::size_t> system_of;
};

class Aligner {
  public:
    Aligner(const std::vector<ScoredWord>& gold, const std::vector<ScoredWord>& system)
        : gold_(gold), system_(system) {
        alignment_.gold_of.assign(system.size(), kNone);
        alignment_.system_of.assign(gold.size(), kNone);
    }

    Alignment align() {
        std::size_t g = 0;
        std::size_t s = 0;
        while (g < gold_.size() && s < system_.size()) {
            if (gold_[g].in_range || system_[s].in_range) {
                align_ranges(g, s);
            } else if (gold_[g].extent == system_[s].extent) {
                pair(g++, s++);
            } else if (gold_[g].extent.begin <= system_[s].extent.begin) {
                ++g;
            } else {
                ++s;
            }
        }
        return std::move(alignment_);
    }

  private:
    using Words = std::vector<ScoredWord>;
    const Words& gold_;
    const Words& system_;
    Alignment alignment_;

    void pair(std::size_t g, std::size_t s) {
        alignment_.gold_of[s] = g;
        alignment_.system_of[g] = s;
    }

    static bool beyond(const Words& words, std::size_t at, std::size_t end) {
        if (at >= words.size()) return true;
        return words[at].in_range ? words[at].extent.begin >= end : words[at].extent.end > end;
    }

    /// The smallest stretch of both sides that holds the ranges at `g` and `s` and all ranges that overlap
    /// them; moves `g` and `s` behind it and aligns its words by their forms.
    void align_ranges(std::size_t& g, std::size_t& s) {
        std::size_t end = 0;
        if (gold_[g].in_range) {
            end = gold_[g].extent.end;
            if (!system_[s].in_range && system_[s].extent.begin < gold_[g].extent.begin) ++s;
        } else {
            end = system_[s].extent.end;
            if (!gold_[g].in_range && gold_[g].extent.begin < system_[s].extent.begin) ++g;
        }
        const std::size_t first_g = g;
        const std::size_t first_s = s;
        while (!beyond(gold_, g, end) || !beyond(system_, s, end)) {
            const bool gold_first =
                g < gold_.size() && (s >= system_.size() || gold_[g].extent.begin <= system_[s].extent.begin);
            const ScoredWord& word = gold_first ? gold_[g++] : system_[s++];
            if (word.in_range) end = std::max(end, word.extent.end);
        }
        align_forms(first_g, g, first_s, s);
    }

    void align_forms(std::size_t first_g, std::size_t end_g, std::size_t first_s, std::size_t end_s) {
        const std::size_t rows = end_g - first_g;
        const std::size_t columns = end_s - first_s;
        // length[i][j]: of the longest common subsequence of the forms from i and j on.
        std::vector<std::vector<std::size_t>> length(rows + 1, std::vector<std::size_t>(columns + 1, 0));
        const auto same = [&](std::size_t i, std::size_t j) {
            return gold_[first_g + i].form == system_[first_s + j].form;
        };
        for (std::size_t i = rows; i-- > 0;) {
            for (std::size_t j = columns; j-- > 0;) {
                const std::size_t both = same(i, j) ? length[i + 1][j + 1] + 1 : 0;
                length[i][j] = std::max({both, length[i + 1][j], length[i][j + 1]});
            }
        }
        std::size_t i = 0;
        std::size_t j = 0;
        while (i < rows && j < columns) {
            if (same(i, j)) {
                pair(first_g + i++, first_s + j++);
            } else if (length[i][j] == length[i + 1][j]) {
                ++i;
            } else {
                ++j;
            }
        }
    }
};

// --- scores ---

Score score_extents(const std::vector<Extent>& gold, const std::vector<Extent>& system) {
    Score score{gold.size(), system.size(), 0, 0};
    for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
        if (system[s].begin < gold[g].begin) {
            ++s;
        } else if (gold[g].begin < system[s].begin) {
            ++g;
        } else {
            if (gold[g].end == system[s].end) ++score.correct;
            ++g;
            ++s;
        }
    }
    return score;
}

/// Compares aligned words. Words of the system are named by their gold partners, so that heads can be
/// compared.
class Comparison {
  public:
    Comparison(const Analysis& gold, const Analysis& system)
        : gold_(gold.words), system_(system.words), alignment_(Aligner(gold.words, system.words).align()) {}

    [[nodiscard]] Score words() const {
        Score score{gold_.size(), system_.size(), 0, 0};
        for (const std::size_t s : alignment_.system_of) score.correct += s == kNone ? 0U : 1U;
        return score;
    }

    /// Counts the words that `counts` takes; right are those for which `same` says so.
    template <typename Same, typename Counts>
    [[nodiscard]] Score score(Same same, Counts counts) const {
        Score score;
        for (const ScoredWord& word : gold_) score.gold += counts(word) ? 1U : 0U;
        for (const ScoredWord& word : system_) score.system += counts(word) ? 1U : 0U;
        for (std::size_t g = 0; g < gold_.size(); ++g) {
            const std::size_t s = alignment_.system_of[g];
            if (s == kNone || !counts(gold_[g])) continue;
            ++score.aligned;
            if (same(gold_[g], system_[s])) ++score.correct;
        }
        return score;
    }
    template <typename Same>
    [[nodiscard]] Score score(Same same) const {
        return score(same, [](const ScoredWord&) { return true; });
    }

    [[nodiscard]] bool same_head(const ScoredWord& gold, const ScoredWord& system) const {
        if (gold.head == kNone || system.head == kNone) return gold.head == system.head;
        return alignment_.gold_of[system.head] == gold.head;
    }

    [[nodiscard]] bool same_function_words(const ScoredWord& gold, const ScoredWord& system) const {
        return std::equal(gold.function_words.begin(), gold.function_words.end(),
                          system.function_words.begin(), system.function_words.end(),
                          [&](std::size_t g, std::size_t s) {
                              return alignment_.gold_of[s] == g && gold_[g].relation == system_[s].relation &&
                                     same_tags(gold_[g], system_[s]);
                          });
    }

    static bool same_tags(const ScoredWord& gold, const ScoredWord& system) {
        return gold.word->upos == system.word->upos && gold.features == system.features;
    }

    static bool same_lemma(const ScoredWord& gold, const ScoredWord& system) {
        const std::string& lemma = gold.word->lemma;
        return lemma.empty() || lemma == "_" || lemma == system.word->lemma;
    }

  private:
    const std::vector<ScoredWord>& gold_;
    const std::vector<ScoredWord>& system_;
    Alignment alignment_;
};

std::map<std::string, Score, std::less<>> score_relations(const Analysis& gold, const Analysis& system,
                                                          const Comparison& comparison) {
    std::map<std::string, Score, std::less<>> scores;
    for (const Analysis* side : {&gold, &system}) {
        for (const ScoredWord& word : side->words) scores.try_emplace(word.word->deprel);
    }
    for (auto& [label, score] : scores) {
        score = comparison.score(
            [&](const ScoredWord& g, const ScoredWord& s) {
                return comparison.same_head(g, s) && g.word->deprel == s.word->deprel;
            },
            [&label = label](const ScoredWord& word) { return word.word->deprel == label; });
    }
    return scores;
}

double ratio(std::size_t part, std::size_t whole) {
    return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const {
    return ratio(correct, system);
}
double Score::recall() const {
    return ratio(correct, gold);
}
double Score::f1() const {
    return ratio(2 * correct, gold + system);
}
double Score::accuracy() const {
    return ratio(correct, aligned);
}

ParseScores score_parse(const std::vector<AnalysedDocument>& gold_documents,
                        const std::vector<AnalysedDocument>& system_documents,
                        const ParseScoreOptions& options) {
    const Analysis gold = AnalysisBuilder(options).build(gold_documents);
    const Analysis system = AnalysisBuilder(options).build(system_documents);
    check_same_text(gold, system);
    const Comparison comparison(gold, system);
    using Word = const ScoredWord&;
    const auto is_content = [](Word word) { return word.is_content(); };
    const auto same_arc = [&](Word g, Word s) {
        return comparison.same_head(g, s) && g.relation == s.relation;
    };

    ParseScores scores;
    scores.tokens = score_extents(gold.tokens, system.tokens);
    scores.sentences = score_extents(gold.sentences, system.sentences);
    scores.words = comparison.words();
    scores.upos = comparison.score([](Word g, Word s) { return g.word->upos == s.word->upos; });
    scores.xpos = comparison.score([](Word g, Word s) { return g.word->xpos == s.word->xpos; });
    scores.ufeats = comparison.score([](Word g, Word s) { return g.features == s.features; });
    scores.all_tags = comparison.score(
        [](Word g, Word s) { return Comparison::same_tags(g, s) && g.word->xpos == s.word->xpos; });
    scores.lemmas = comparison.score([](Word g, Word s) { return Comparison::same_lemma(g, s); });
    scores.uas = comparison.score([&](Word g, Word s) { return comparison.same_head(g, s); });
    scores.las = comparison.score(same_arc);
    scores.clas = comparison.score(same_arc, is_content);
    scores.mlas = comparison.score(
        [&](Word g, Word s) {
            return same_arc(g, s) && Comparison::same_tags(g, s) && comparison.same_function_words(g, s);
        },
        is_content);
    scores.blex = comparison.score(
        [&](Word g, Word s) { return same_arc(g, s) && Comparison::same_lemma(g, s); }, is_content);
    scores.relations = score_relations(gold, system, comparison);
    return scores;
}

std::vector<std::pair<std::string_view, Score>> named_scores(const ParseScores& scores) {
    return {{"Tokens", scores.tokens},    {"Sentences", scores.sentences}, {"Words", scores.words},
            {"UPOS", scores.upos},        {"XPOS", scores.xpos},           {"UFeats", scores.ufeats},
            {"AllTags", scores.all_tags}, {"Lemmas", scores.lemmas},       {"UAS", scores.uas},
            {"LAS", scores.las},          {"CLAS", scores.clas},           {"MLAS", scores.mlas},
            {"BLEX", scores.blex}};
}

}  // namespace lacis::evaluation
