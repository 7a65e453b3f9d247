// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <memory>
#include <string>
#include <vector>

#include "language/lemmatizer.hpp"

using namespace lacis::language;

namespace {

const std::vector<LexiconEntry>& entries() {
    static const std::vector<LexiconEntry> kList = read_lexicon(
        "parlons\tv\tparler\tP1p\nchantons\tv\tchanter\tP1p\nmarchons\tv\tmarcher\tP1p\ndansons\tv\tdanser\tP"
        "1p\n"
        "fils\tnc\tfil\tmp\nfils\tnc\tfils\tms\nclos\tv\tclore\tKms\nclos\tnc\tclos\tms\nsuis\tv\tsuivre\tP1s"
        "\n"
        "chats\tnc\tchat\tmp\n",
        "entries");
    return kList;
}

class Taught {
  public:
    Taught() {
        ModelWriter writer;
        compile_lexicon(entries(), writer);
        const std::string lexicon_bytes = writer.finish();
        const ModelFile lexicon_file(lexicon_bytes, "lexicon");
        const Lexicon lexicon(lexicon_file);
        WordForms forms(lexicon);
        std::vector<LemmaExample> examples;
        const auto teach = [&](const char* form, Upos upos, const char* feats, const char* lemma) {
            examples.push_back({&forms.get(form), upos, feats, lemma});
        };
        for (const char* form : {"parlons", "chantons", "marchons"}) {
            teach(form, Upos::kVerb, "Number=Plur",
                  (std::string(form).substr(0, std::string(form).size() - 3) + "er").c_str());
        }
        teach("chats", Upos::kNoun, "Number=Plur", "chat");
        teach("fils", Upos::kNoun, "Number=Plur", "fil");
        teach("fils", Upos::kNoun, "Number=Sing", "fils");
        teach("Suis", Upos::kAux, "", "être");
        train_lemmatizer(examples, lexicon, entries(), writer);
        bytes_ = writer.finish();
        file_ = std::make_unique<ModelFile>(bytes_, "taught");
        lexicon_ = std::make_unique<Lexicon>(*file_);
        lemmatizer_ = std::make_unique<Lemmatizer>(*file_, *lexicon_);
        forms_ = std::make_unique<WordForms>(*lexicon_);
    }
    std::string lemma(const char* form, Upos upos, const char* feats = "") const {
        return lemmatizer_->lemma(forms_->get(form), upos, feats);
    }

  private:
    std::string bytes_;
    std::unique_ptr<ModelFile> file_;
    std::unique_ptr<Lexicon> lexicon_;
    std::unique_ptr<Lemmatizer> lemmatizer_;
    std::unique_ptr<WordForms> forms_;
};

const Taught& taught() {
    static const Taught kInstance;
    return kInstance;
}

}  // namespace

TEST_CASE("lemmas come from the training data, also where the lexicon does not have them") {
    CHECK(taught().lemma("suis", Upos::kAux) == "être");
    CHECK(taught().lemma("Suis", Upos::kAux) == "être");
}

TEST_CASE("lemmas come from the lexicon's readings of the part of speech") {
    CHECK(taught().lemma("dansons", Upos::kVerb) == "danser");
    CHECK(taught().lemma("clos", Upos::kNoun) == "clos");
    CHECK(taught().lemma("clos", Upos::kVerb) == "clore");
}

TEST_CASE("features decide between two lemmas of one form") {
    CHECK(taught().lemma("fils", Upos::kNoun, "Number=Plur") == "fil");
    CHECK(taught().lemma("fils", Upos::kNoun, "Number=Sing") == "fils");
}

TEST_CASE("endings of known verbs tell the lemma of an unknown one") {
    CHECK(taught().lemma("googlons", Upos::kVerb) == "googler");
}

TEST_CASE("names, foreign words, figures and acronyms keep their form") {
    CHECK(taught().lemma("Parlons", Upos::kPropn) == "Parlons");
    CHECK(taught().lemma("chats", Upos::kX) == "chats");
    CHECK(taught().lemma("2024", Upos::kNum) == "2024");
    CHECK(taught().lemma("PIB", Upos::kNoun) == "PIB");
}
