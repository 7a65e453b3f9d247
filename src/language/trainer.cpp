// SPDX-License-Identifier: Apache-2.0
#include "language/trainer.hpp"

#include <algorithm>
#include <map>

#include "language/contractions.hpp"
#include "language/lemmatizer.hpp"
#include "language/model_file.hpp"
#include "language/morphology.hpp"
#include "language/parser_trainer.hpp"
#include "language/tagger.hpp"
#include "language/word_analyser.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

// Sentences that follow one another are of one text: folds are made of such runs.
constexpr std::size_t kFoldRun = 10;

void drop_feats(Word& word, const std::vector<std::string>& dropped) {
    std::string kept;
    for (std::string_view rest = word.feats; !rest.empty();) {
        const std::string_view pair = rest.substr(0, rest.find('|'));
        rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
        const std::string_view name = pair.substr(0, pair.find('='));
        const bool drop = std::any_of(dropped.begin(), dropped.end(), [&](const std::string& entry) {
            return entry == name || entry == pair;
        });
        if (!drop) kept.append(kept.empty() ? "" : "|").append(pair);
    }
    word.feats = kept;
}

// "le groupe Vivendi": a name that follows a noun without a preposition is its apposition. Treebanks disagree
// whether to call it appos or nmod; here it is always appos.
void harmonise_names(Sentence& sentence) {
    sentence.link();
    for (std::uint32_t i = 0; i < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        if (word.deprel == "nmod:appos") word.deprel = "appos";
        if (word.deprel != "nmod" || word.upos != Upos::kPropn || word.head < 0) continue;
        if (static_cast<std::uint32_t>(word.head) > i) continue;
        const auto& children = sentence.children(i);
        const bool marked = std::any_of(children.begin(), children.end(), [&](std::uint32_t child) {
            return sentence.words[child].is("case");
        });
        if (!marked) word.deprel = "appos";
    }
}

// A sentence of a treebank and what is written for each of its tokens.
struct TrainingSentence {
    Sentence sentence;
    std::vector<std::string> surfaces;
    bool tags_and_trees_only = false;
};

std::vector<TrainingSentence> prepared(const std::vector<Treebank>& treebanks,
                                       const TrainingOptions& options) {
    std::vector<TrainingSentence> sentences;
    for (const Treebank& treebank : treebanks) {
        for (const AnalysedDocument& document : treebank.documents) {
            const utf8::Index text(document.document.text);
            for (const Sentence& original : document.sentences) {
                TrainingSentence& training = sentences.emplace_back();
                training.sentence = original;
                training.tags_and_trees_only = treebank.tags_and_trees_only;
                for (Word& word : training.sentence.words) drop_feats(word, options.dropped_feats);
                harmonise_names(training.sentence);
                for (const Token& token : original.tokens)
                    training.surfaces.emplace_back(text.slice(token.span));
            }
        }
    }
    return sentences;
}

void add_word_sections(const std::vector<const TrainingSentence*>& sentences, const Lexicon& lexicon,
                       const std::vector<LexiconEntry>& entries, const TrainingOptions& options,
                       ModelWriter& model) {
    WordForms forms(lexicon);
    std::vector<TaggedSentence> tagged;
    std::vector<TaggedSentence> with_feats;
    std::vector<LemmaExample> lemmas;
    for (const TrainingSentence* training : sentences) {
        TaggedSentence& example = tagged.emplace_back();
        example.words = look_up(training->sentence, forms, lexicon);
        example.own_conventions = training->tags_and_trees_only;
        for (const Word& word : training->sentence.words) {
            example.tags.push_back(word.upos);
            example.feats.push_back(word.feats);
            if (training->tags_and_trees_only || word.lemma.empty()) continue;
            lemmas.push_back({&forms.get(word.form), word.upos, word.feats, word.lemma});
        }
        if (!training->tags_and_trees_only) with_feats.push_back(example);
    }
    model.add("tagger", train_tagger(tagged, options.tagger_passes, options.seed));
    train_morphology(with_feats, options.morphology_passes, options.seed, model);
    train_lemmatizer(lemmas, lexicon, entries, model);
}

// What is written in lower case as one token, and is two words often and one word often: "du", "des".
class AmbiguousContractions {
  public:
    explicit AmbiguousContractions(const std::vector<TrainingSentence>& sentences) {
        struct Uses {
            std::size_t whole = 0;
            std::map<std::vector<std::string>, std::size_t> split;
        };
        std::map<std::string, Uses> uses;
        for (const auto& [sentence, surfaces, other] : sentences) {
            for (std::size_t i = 0; i < surfaces.size(); ++i) {
                Uses& use = uses[utf8::lower(surfaces[i])];
                const Token& token = sentence.tokens[i];
                if (token.end_word == token.first_word + 1) ++use.whole;
                if (token.end_word != token.first_word + 2) continue;
                ++use.split[{utf8::lower(sentence.words[token.first_word].form),
                             utf8::lower(sentence.words[token.first_word + 1].form)}];
            }
        }
        for (const auto& [surface, use] : uses) {
            if (use.split.empty() || use.whole < kLeastUses) continue;
            const auto usual =
                std::max_element(use.split.begin(), use.split.end(),
                                 [](const auto& a, const auto& b) { return a.second < b.second; });
            if (usual->second >= kLeastUses) words_[surface] = usual->first;
        }
    }

    // The sentence with all such tokens split, as examples with the tags still missing.
    [[nodiscard]] std::pair<Sentence, std::vector<ContractionExample>> split_all(
        const TrainingSentence& training) const {
        std::pair<Sentence, std::vector<ContractionExample>> result;
        auto& [split, examples] = result;
        for (std::size_t i = 0; i < training.surfaces.size(); ++i) {
            const Token& token = training.sentence.tokens[i];
            const auto words = words_.find(utf8::lower(training.surfaces[i]));
            const std::uint32_t count = token.end_word - token.first_word;
            if (words != words_.end()) {
                ContractionExample& example = examples.emplace_back();
                example.first = split.words.size();
                example.surface = training.surfaces[i];
                example.contraction = count > 1;
            }
            if (words != words_.end() && count == 1) {
                for (const std::string& form : words->second) split.words.emplace_back().form = form;
            } else {
                for (std::uint32_t w = token.first_word; w < token.end_word; ++w) {
                    split.words.push_back(training.sentence.words[w]);
                }
            }
        }
        return result;
    }

  private:
    static constexpr std::size_t kLeastUses = 20;
    std::map<std::string, std::vector<std::string>> words_;
};

// What models made without them say of the sentences.
struct Jackknifed {
    std::vector<ParserExample> examples;  // with the tags, features and lemmas predicted, the trees gold
    std::string contractions;             // section of the ContractionChooser
};

Jackknifed jackknife(const std::vector<TrainingSentence>& sentences, const ModelWriter& lexicon_sections,
                     const Lexicon& lexicon, const std::vector<LexiconEntry>& entries,
                     const TrainingOptions& options) {
    const auto folds = static_cast<std::size_t>(options.folds);
    const AmbiguousContractions contractions(sentences);
    WordForms all_forms(lexicon);
    Jackknifed result;
    std::vector<ContractionExample> examples;
    for (const TrainingSentence& training : sentences) {
        result.examples.push_back({training.sentence, training.tags_and_trees_only});
    }
    for (std::size_t fold = 0; fold < folds; ++fold) {
        if (options.report) options.report("tags for the parser, part", fold + 1, folds);
        std::vector<const TrainingSentence*> others;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / kFoldRun % folds != fold) others.push_back(&sentences[i]);
        }
        ModelWriter writer = lexicon_sections;
        add_word_sections(others, lexicon, entries, options, writer);
        const std::string bytes = writer.finish();
        const ModelFile file(bytes, "model in training");
        const WordAnalyser analyser(file);
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if (i / kFoldRun % folds != fold) continue;
            analyser.analyse(result.examples[i].sentence, all_forms);
            auto [split, found] = contractions.split_all(sentences[i]);
            if (found.empty()) continue;
            const auto [words, tags] = analyser.tag(split, all_forms);
            for (ContractionExample& example : found) {
                example.words = words;
                example.tags = tags;
                examples.push_back(std::move(example));
            }
        }
    }
    result.contractions = train_contractions(examples, options.tagger_passes, options.seed);
    return result;
}

}  // namespace

std::string train_model(const std::vector<Treebank>& treebanks, const std::vector<LexiconEntry>& lexicon,
                        const TrainingOptions& options) {
    const std::vector<TrainingSentence> sentences = prepared(treebanks, options);
    ModelWriter model;
    model.add("language", options.language);
    model.add("licence", options.licence);
    model.add("provenance", options.provenance);
    if (!lexicon.empty()) compile_lexicon(lexicon, model);
    const std::string lexicon_bytes = model.finish();
    const ModelFile lexicon_file(lexicon_bytes, "model in training");
    const Lexicon compiled(lexicon_file);

    const Jackknifed jackknifed = jackknife(sentences, model, compiled, lexicon, options);
    model.add("contractions", jackknifed.contractions);
    if (options.report) options.report("tagger, features and lemmas, part", 1, 1);
    std::vector<const TrainingSentence*> all;
    for (const TrainingSentence& training : sentences) all.push_back(&training);
    add_word_sections(all, compiled, lexicon, options, model);
    ParserTraining parser_options;
    parser_options.fast_passes = options.fast_passes;
    parser_options.accurate_passes = options.accurate_passes;
    parser_options.seed = options.seed;
    parser_options.report = options.report;
    train_parser(jackknifed.examples, parser_options, model);
    return model.finish();
}

}  // namespace lacis::language
