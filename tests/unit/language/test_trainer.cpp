// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <sstream>
#include <string>
#include <vector>

#include "language/lexicon.hpp"
#include "language/model_file.hpp"
#include "language/parser.hpp"
#include "language/tagger.hpp"
#include "language/trainer.hpp"
#include "language/word_analyser.hpp"
#include "support/utf8.hpp"

using namespace lacis::language;

namespace {

// Words as "form/lemma/UPOS/FEATS/head/deprel", FEATS without "_" for none; heads count from 1, 0 is the
// root.
Sentence sentence_of(const std::string& text) {
    Sentence sentence;
    std::istringstream in(text);
    for (std::string item; in >> item;) {
        std::vector<std::string> fields;
        std::istringstream parts(item);
        for (std::string field; std::getline(parts, field, '/');) fields.push_back(field);
        Word word;
        word.form = fields[0];
        word.lemma = fields[1];
        word.upos = upos_from_string(fields[2]);
        word.feats = fields[3];
        word.head = std::stoi(fields[4]) - 1;
        word.deprel = fields[5];
        word.token = static_cast<std::uint32_t>(sentence.words.size());
        sentence.words.push_back(word);
    }
    return sentence;
}

// A grammar in small: determiner, noun, verb, perhaps determiner and noun; everything seen many times.
std::vector<Treebank> toy_treebank() {
    AnalysedDocument document;
    const std::vector<std::string> nouns = {"chat", "chien", "loup", "rat"};
    const std::vector<std::string> verbs = {"voit", "suit", "mord"};
    for (const std::string& subject : nouns) {
        for (const std::string& verb : verbs) {
            std::string head = "le/le/DET/Number=Sing/2/det ";
            head.append(subject).append("/").append(subject).append("/NOUN/Number=Sing/3/nsubj ");
            head.append(verb).append("/").append(verb, 0, 1).append("-inf/VERB/Mood=Ind/0/root");
            document.sentences.push_back(sentence_of(head));
            for (const std::string& object : nouns) {
                std::string whole = head;
                whole.append(" un/un/DET/Number=Sing/5/det ").append(object).append("/").append(object);
                document.sentences.push_back(sentence_of(whole.append("/NOUN/Number=Sing/3/obj")));
            }
        }
    }
    for (Sentence& sentence : document.sentences) {
        for (Word& word : sentence.words) {
            const auto begin = static_cast<std::uint32_t>(document.document.text.size());
            document.document.text += word.form + ' ';
            const auto length = static_cast<std::uint32_t>(word.form.size());
            word.span = {begin, begin + length};
            sentence.tokens.push_back({word.span, word.token, word.token + 1, true});
        }
    }
    return {{{document}, false}};
}

TrainingOptions quick() {
    TrainingOptions options;
    options.language = "xx";
    options.provenance = "a toy";
    options.tagger_passes = 3;
    options.morphology_passes = 3;
    options.fast_passes = 5;
    options.folds = 2;
    return options;
}

}  // namespace

TEST_CASE("a model learns a toy language from a few sentences, without any lexicon") {
    const std::string bytes = train_model(toy_treebank(), {}, quick());
    const ModelFile file(bytes, "toy");
    CHECK(file.section("language") == "xx");
    CHECK(file.section("provenance") == "a toy");
    const WordAnalyser analyser(file);
    const Parser parser(file);
    WordForms forms(analyser.lexicon());
    const Sentence gold = sentence_of(
        "un/un/DET/Number=Sing/2/det rat/rat/NOUN/Number=Sing/3/nsubj suit/s-inf/VERB/Mood=Ind/0/root "
        "le/le/DET/Number=Sing/5/det loup/loup/NOUN/Number=Sing/3/obj");
    Sentence found;
    for (const Word& word : gold.words) found.words.emplace_back().form = word.form;
    analyser.analyse(found, forms);
    Sentence accurate = found;
    parser.parse_fast(found);
    parser.parse_accurately(accurate);
    for (std::size_t i = 0; i < gold.words.size(); ++i) {
        CAPTURE(gold.words[i].form);
        CHECK(found.words[i].upos == gold.words[i].upos);
        CHECK(found.words[i].feats == gold.words[i].feats);
        CHECK(found.words[i].lemma == gold.words[i].lemma);
        for (const Sentence& parsed : {found, accurate}) {
            CHECK(parsed.words[i].head == gold.words[i].head);
            CHECK(parsed.words[i].deprel == gold.words[i].deprel);
        }
    }
}

TEST_CASE("tags peculiar to a treebank with conventions of its own stay there") {
    const Sentence usual = sentence_of("le/le/DET//2/det chat/chat/NOUN//3/nsubj dort/dormir/VERB//0/root");
    const Sentence peculiar =
        sentence_of("le/le/DET//2/det chat/chat/PROPN//3/nsubj dort/dormir/VERB//0/root");
    const Lexicon lexicon;
    WordForms forms(lexicon);
    const auto tag_of_chat = [&](bool own_conventions) {
        std::vector<TaggedSentence> sentences;
        for (int i = 0; i < 50; ++i) {
            for (const Sentence* sentence : {&usual, &peculiar, &peculiar}) {
                TaggedSentence& example = sentences.emplace_back();
                example.words = look_up(*sentence, forms, lexicon);
                for (const Word& word : sentence->words) example.tags.push_back(word.upos);
                example.own_conventions = own_conventions && sentence == &peculiar;
            }
        }
        ModelWriter model;
        model.add("tagger", train_tagger(sentences, 5, 1));
        const std::string bytes = model.finish();
        return Tagger(ModelFile(bytes, "toy")).tag(look_up(usual, forms, lexicon))[1];
    };
    CHECK(tag_of_chat(false) == Upos::kPropn);
    CHECK(tag_of_chat(true) == Upos::kNoun);
}

TEST_CASE("training twice gives the same bytes") {
    CHECK(train_model(toy_treebank(), {}, quick()) == train_model(toy_treebank(), {}, quick()));
}

TEST_CASE("features that are to be dropped are not learned") {
    TrainingOptions options = quick();
    options.dropped_feats = {"Number", "Mood=Ind"};
    const std::string bytes = train_model(toy_treebank(), {}, options);
    const ModelFile file(bytes, "toy");
    const std::string_view labels = file.section("morphology.labels");
    CHECK(labels.find("Number") == std::string_view::npos);
    CHECK(labels.find("Mood") == std::string_view::npos);
}
