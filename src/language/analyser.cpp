// SPDX-License-Identifier: Apache-2.0
#include "language/analyser.hpp"

#include <algorithm>

#include "language/contractions.hpp"
#include "language/model_file.hpp"
#include "language/normalise.hpp"
#include "language/parser.hpp"
#include "language/retagging.hpp"
#include "language/segmenter.hpp"
#include "language/word_analyser.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kModelName = "model.lacis";
constexpr std::size_t kCoverageWords = 5000;  // so many words of a text are looked at
constexpr std::size_t kEnoughLetters = 80;    // texts with fewer in lower case could be of any language

// Runs of letters that do not begin with a capital, which names would; with the apostrophe of an elision.
struct Evidence {
    std::size_t words = 0;
    std::size_t known = 0;
    std::size_t letters = 0;

    [[nodiscard]] double share() const {
        return words == 0 ? 1.0 : static_cast<double>(known) / static_cast<double>(words);
    }
};

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'\u2019';
}

Evidence evidence_of(std::string_view text, const Lexicon& lexicon) {
    Evidence evidence;
    std::string word;
    std::size_t letters = 0;
    bool named = false;
    const auto finish = [&] {
        if (letters > 0 && !named) {
            ++evidence.words;
            evidence.letters += letters;
            if (lexicon.find(utf8::compose(word)) != 0) ++evidence.known;
        }
        word.clear();
        letters = 0;
        named = false;
    };
    for (std::size_t at = 0; at < text.size() && evidence.words < kCoverageWords;) {
        const char32_t c = utf8::decode(text, at);
        if (utf8::is_letter(c)) {
            named = named || utf8::is_upper(c);
            utf8::append(word, c);
            ++letters;
        } else if (is_apostrophe(c) && letters > 0) {
            word.push_back('\'');
            finish();
        } else {
            named = named || utf8::is_digit(c);
            finish();
        }
    }
    finish();
    return evidence;
}

}  // namespace

struct Analyser::Model {
    explicit Model(const Pack& pack)
        : file(pack.file(kModelName), std::string(kModelName)),
          segmenter(pack),
          words(file),
          contractions(file),
          parser(file),
          retagging(pack),
          normaliser(pack) {}

    ModelFile file;
    Segmenter segmenter;
    WordAnalyser words;
    ContractionChooser contractions;
    Parser parser;
    Retagging retagging;
    Normaliser normaliser;

    /// Splits those words that the segmenter left whole for their context to decide.
    void split_contractions(Sentence& sentence, WordForms& forms) const {
        std::vector<std::uint32_t> open;
        for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
            if (segmenter.may_split(sentence.words[i])) open.push_back(i);
        }
        if (open.empty()) return;
        Sentence trial = sentence;
        std::vector<std::uint32_t> places;  // of the words in the trial
        std::uint32_t added = 0;
        for (const std::uint32_t word : open) {
            places.push_back(word + added);
            added += segmenter.split(trial, word + added) - 1;
        }
        const auto [in_context, tags] = words.tag(trial, forms);
        added = 0;
        for (std::size_t n = 0; n < open.size(); ++n) {
            const std::string& surface = sentence.words[open[n] + added].form;
            if (!contractions.is_contraction(in_context, tags, places[n], surface)) continue;
            added += segmenter.split(sentence, open[n] + added) - 1;
        }
    }
};

Analyser::Analyser(const Pack& pack, ParserMode mode)
    : model_(std::make_unique<const Model>(pack)), mode_(mode) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

std::vector<Sentence> Analyser::analyse(const corpus::Document& document) const {
    std::vector<Sentence> sentences;
    analyse(document, [&sentences](Sentence&& sentence) { sentences.push_back(std::move(sentence)); });
    return sentences;
}

void Analyser::analyse(const corpus::Document& document, const std::function<void(Sentence&&)>& take) const {
    WordForms forms(model_->words.lexicon());
    model_->segmenter.segment(document, [&](Sentence&& sentence) {
        model_->split_contractions(sentence, forms);
        model_->words.analyse(sentence, forms);
        model_->retagging.apply(sentence);
        parse(sentence);
        take(std::move(sentence));
    });
}

void Analyser::tag(Sentence& sentence) const {
    WordForms forms(model_->words.lexicon());
    model_->words.analyse(sentence, forms);
    model_->retagging.apply(sentence);
}

void Analyser::parse(Sentence& sentence) const {
    if (mode_ == ParserMode::kAccurate) {
        model_->parser.parse_accurately(sentence);
    } else {
        model_->parser.parse_fast(sentence);
    }
    model_->normaliser.take_back_passives(sentence);
    sentence.link();
}

double Analyser::coverage(const corpus::Document& document) const {
    return evidence_of(document.text, model_->words.lexicon()).share();
}

bool Analyser::is_own_language(const corpus::Document& document) const {
    if (model_->words.lexicon().empty()) return true;
    const Evidence evidence = evidence_of(document.text, model_->words.lexicon());
    return evidence.letters < kEnoughLetters || evidence.share() >= kOwnLanguage;
}

}  // namespace lacis::language
