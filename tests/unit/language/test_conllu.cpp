// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <vector>

#include "language/conllu.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

using namespace lacis::language;
using lacis::Error;

namespace {

/// Rows are easier to read with blanks: every run of two or more blanks is a tab.
std::string conllu(const std::string& readable) {
    std::string text;
    for (std::size_t i = 0; i < readable.size();) {
        std::size_t end = i;
        while (end < readable.size() && readable[end] == ' ') ++end;
        if (end - i >= 2) {
            text += '\t';
            i = end;
        } else {
            text += readable[i++];
        }
    }
    return text;
}

std::vector<AnalysedDocument> read(const std::string& readable) {
    return read_conllu(conllu(readable), "dir/file.conllu");
}

std::string slice(const AnalysedDocument& document, lacis::Span span) {
    return std::string(lacis::utf8::Index(document.document.text).slice(span));
}

/// The place and message of the error that reading gives.
std::string error_of(const std::string& readable) {
    try {
        read(readable);
    } catch (const Error& error) {
        return error.what();
    }
    return "no error";
}

std::string written(const std::vector<AnalysedDocument>& documents) {
    std::string out;
    for (const auto& [document, sentences] : documents) {
        ConlluWriter writer(document);
        for (const Sentence& sentence : sentences) writer.append(out, sentence);
    }
    return out;
}

constexpr const char* kUdpipe = R"(# newdoc id = a
# newpar
# sent_id = 1
# text = Il va au port.
1  Il  il  PRON  _  Person=3|Gender=Masc  2  nsubj  _  TokenRange=0:2
2  va  aller  VERB  _  Mood=Ind|VerbForm=Fin  0  root  _  TokenRange=3:5
3-4  au  _  _  _  _  _  _  _  TokenRange=6:8
3  à  à  ADP  _  _  5  case  _  _
4  le  le  DET  _  Definite=Def  5  det  _  _
5  port  port  NOUN  _  _  2  obl:mod  _  SpaceAfter=No|TokenRange=9:13
6  .  .  PUNCT  _  _  2  punct  _  SpacesAfter=\n|TokenRange=13:14

# newpar
# sent_id = 2
# text = Rien.
1  Rien  rien  PRON  _  _  0  root  _  SpaceAfter=No
2  .  .  PUNCT  _  _  1  punct  _  _

)";

}  // namespace

TEST_CASE("the text is the lines of # text, an empty line at # newpar") {
    const auto documents = read(kUdpipe);
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].document.id == "a");
    CHECK(documents[0].document.path == "dir/file.conllu");
    CHECK(documents[0].document.text == "Il va au port.\n\nRien.");
    CHECK(documents[0].document.sha256.size() == 64);
    REQUIRE(documents[0].sentences.size() == 2);
    CHECK(documents[0].sentences[0].paragraph == 0);
    CHECK(documents[0].sentences[1].paragraph == 1);
    CHECK(documents[0].sentences[1].id == "2");
    CHECK(slice(documents[0], documents[0].sentences[1].span) == "Rien.");
}

TEST_CASE("words get their columns, tokens of several words their range") {
    const auto documents = read(kUdpipe);
    const Sentence& sentence = documents[0].sentences[0];
    REQUIRE(sentence.tokens.size() == 5);
    REQUIRE(sentence.words.size() == 6);
    CHECK(slice(documents[0], sentence.tokens[2].span) == "au");
    CHECK(sentence.tokens[2].first_word == 2);
    CHECK(sentence.tokens[2].end_word == 4);
    CHECK(sentence.words[3].span == sentence.tokens[2].span);
    CHECK(sentence.words[3].token == 2);
    CHECK(sentence.tokens[2].space_after);
    CHECK_FALSE(sentence.tokens[3].space_after);
    const Word& word = sentence.words[0];
    CHECK(word.form == "Il");
    CHECK(word.lemma == "il");
    CHECK(word.upos == Upos::kPron);
    CHECK(word.xpos.empty());
    CHECK(word.feats == "Gender=Masc|Person=3");  // sorted
    CHECK(word.head == 1);
    CHECK(word.deprel == "nsubj");
    CHECK(word.misc == "TokenRange=0:2");
    CHECK(sentence.words[1].head == kRoot);
    CHECK(sentence.words[4].misc == "TokenRange=9:13");
    CHECK(sentence.children(1) == std::vector<std::uint32_t>{0, 4, 5});
}

TEST_CASE("what is written is read back the same") {
    const auto documents = read(kUdpipe);
    const std::string first = written(documents);
    const auto again = read_conllu(first, "b.conllu");
    CHECK(written(again) == first);
    CHECK(again[0].document.text == documents[0].document.text);
    CHECK(first.find("3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_\n") != std::string::npos);
    CHECK(first.find("5\tport\tport\tNOUN\t_\t_\t2\tobl:mod\t_\tTokenRange=9:13|SpaceAfter=No\n") !=
          std::string::npos);
}

TEST_CASE("blocks, ids and what is known of the document survive writing") {
    AnalysedDocument document = read(kUdpipe)[0];
    document.document.title = "Au port";
    document.document.date = "2024-05-01";
    document.document.source = "Le Quai";
    document.document.language = "fr";
    document.sentences[0].block = Block::kTitle;
    document.sentences[1].block = Block::kCaption;
    document.sentences[0].id.clear();
    const auto again = read_conllu(written({document}), "b.conllu");
    CHECK(again[0].document.title == "Au port");
    CHECK(again[0].document.date == "2024-05-01");
    CHECK(again[0].document.source == "Le Quai");
    CHECK(again[0].document.language == "fr");
    CHECK(again[0].sentences[0].block == Block::kTitle);
    CHECK(again[0].sentences[1].block == Block::kCaption);
    CHECK(again[0].sentences[0].id == "a-1");
}

TEST_CASE("without # text the forms and SpaceAfter make it") {
    const auto documents = read(R"(1  L'  le  DET  _  _  2  det  _  SpaceAfter=No
2  eau  eau  NOUN  _  _  0  root  _  _
3-4  du  _  _  _  _  _  _  _  _
3  de  de  ADP  _  _  5  case  _  _
4  le  le  DET  _  _  5  det  _  _
5  lac  lac  NOUN  _  _  2  nmod  _  SpaceAfter=No
6  .  .  PUNCT  _  _  2  punct  _  _

1  Oui  oui  INTJ  _  _  0  root  _  _
)");
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].document.id == "file");
    CHECK(documents[0].document.text == "L'eau du lac.\nOui");
    CHECK(slice(documents[0], documents[0].sentences[0].words[4].span) == "lac");
}

TEST_CASE("Stanza's start_char and end_char say where there is no white space") {
    const auto documents = read(R"(# sent_id = 0
1  J'  je  PRON  _  Number=Sing  2  nsubj  _  start_char=0|end_char=2
2  arrive  arriver  VERB  _  _  0  root  _  start_char=2|end_char=8
3  !  !  PUNCT  _  _  2  punct  _  start_char=9|end_char=10

)");
    CHECK(documents[0].document.text == "J'arrive !");
    CHECK(documents[0].sentences[0].id == "0");
    CHECK(documents[0].sentences[0].words[0].misc == "start_char=0|end_char=2");
}

TEST_CASE("spaCy's ROOT is root, its words of white space are left out, its du is one word") {
    const auto documents = read(
        "# text = Le \u00A0chat du voisin dort.\n"
        "1  Le  le  DET  DET  Definite=Def  3  det  _  _\n"
        "2\t\u00A0\t\u00A0\tSPACE\t_SP\t_\t1\tdep\t_\tSpaceAfter=No\n"
        "3  chat  chat  NOUN  NOUN  Gender=Masc|Number=Sing  6  nsubj  _  _\n"
        "4  du  de  ADP  ADP  _  5  case  _  _\n"
        "5  voisin  voisin  NOUN  NOUN  _  3  nmod  _  _\n"
        "6  dort  dormir  VERB  VERB  _  0  ROOT  _  SpaceAfter=No\n"
        "7  .  .  PUNCT  PUNCT  _  6  punct  _  _\n");
    const Sentence& sentence = documents[0].sentences[0];
    REQUIRE(sentence.words.size() == 6);
    CHECK(sentence.words[1].form == "chat");
    CHECK(sentence.words[0].head == 1);
    CHECK(sentence.words[1].head == 4);
    CHECK(sentence.words[2].form == "du");
    CHECK(sentence.words[4].deprel == "root");
    CHECK(slice(documents[0], sentence.words[5].span) == ".");
}

TEST_CASE("ids of documents without a name are made from the file's") {
    const auto documents = read(R"(# newdoc
1  Un  un  NUM  _  _  0  root  _  _

# newdoc id = x
1  Deux  deux  NUM  _  _  0  root  _  _

# newdoc
1  Trois  trois  NUM  _  _  0  root  _  _
)");
    REQUIRE(documents.size() == 3);
    CHECK(documents[0].document.id == "file-1");
    CHECK(documents[1].document.id == "x");
    CHECK(documents[2].document.id == "file-3");
    CHECK(documents[2].document.text == "Trois");
}

TEST_CASE("empty nodes are left out, enhanced dependencies are not read") {
    const auto documents = read(R"(# text = Paul lit et Anne aussi
1  Paul  Paul  PROPN  _  _  2  nsubj  2:nsubj  _
2  lit  lire  VERB  _  _  0  root  0:root  _
3  et  et  CCONJ  _  _  4  cc  4.1:cc  _
4  Anne  Anne  PROPN  _  _  2  conj  4.1:nsubj  _
4.1  lit  lire  VERB  _  _  _  _  2:conj  _
5  aussi  aussi  ADV  _  _  4  orphan  4.1:advmod  _

)");
    CHECK(documents[0].sentences[0].words.size() == 5);
    CHECK(documents[0].sentences[0].words[4].head == 3);
}

TEST_CASE("placeholders without a form are left out and their dependents go to their head") {
    const auto documents = read(R"(# text = que vous comptez
1  que  que  PRON  _  _  2  obj  _  _
2  __NOFORM__  _  _  _  _  4  mark  _  _
3  vous  vous  PRON  _  _  4  nsubj  _  _
4  comptez  compter  VERB  _  _  0  root  _  _

)");
    REQUIRE(documents[0].sentences[0].words.size() == 3);
    CHECK(documents[0].sentences[0].words[0].head == 2);
    CHECK(documents[0].sentences[0].words[1].head == 2);
}

TEST_CASE("tokens alone are enough: no tags, no heads, fewer columns") {
    const auto documents = read("1  Il\n2  dort\n");
    const Sentence& sentence = documents[0].sentences[0];
    REQUIRE(sentence.words.size() == 2);
    CHECK(sentence.words[0].upos == Upos::kX);
    CHECK(sentence.words[0].head == kRoot);
    CHECK(sentence.words[0].deprel.empty());
    CHECK(written(documents).find("1\tIl\t_\tX\t_\t_\t_\t_\t_\t_\n") != std::string::npos);
}

TEST_CASE("the columns of CoNLL-U Plus are found by their names") {
    const auto documents = read(R"(# global.columns = ID FORM UPOS PARSEME:MWE HEAD DEPREL
1  Il  PRON  *  2  nsubj
2  dort  VERB  1  0  root
)");
    CHECK(documents[0].sentences[0].words[0].upos == Upos::kPron);
    CHECK(documents[0].sentences[0].words[0].head == 1);
    CHECK(documents[0].sentences[0].words[1].lemma.empty());
}

TEST_CASE("an underscore can be a word") {
    const auto documents = read(
        "# text = a _ b\n1  a  a  X  _  _  0  root  _  _\n2  _  _  PUNCT  _  _  1  punct  _  _\n"
        "3  b  b  X  _  _  1  dep  _  _\n");
    CHECK(documents[0].sentences[0].words[1].form == "_");
    CHECK(documents[0].sentences[0].words[1].lemma == "_");
    CHECK(read_conllu(written(documents), "x")[0].sentences[0].words[1].lemma == "_");
}

TEST_CASE("forms may have inner white space of another kind than the text") {
    const auto documents = read(
        "# text = 10\u00A0000\u00A0ans\n1  10 000  10000  NUM  _  _  2  nummod  _  _\n"
        "2  ans  an  NOUN  _  _  0  root  _  _\n");
    CHECK(slice(documents[0], documents[0].sentences[0].words[0].span) == "10\u00A0000");
}

TEST_CASE("spans count code points, a byte order mark and CRLF do not matter") {
    const std::string text =
        "\xEF\xBB\xBF# text = Où été\u0301 😀 là\r\n1\tOù\tou\tADV\t_\t_\t2\tadvmod\t_\t_\r\n"
        "2\tété\u0301\tétre\tVERB\t_\t_\t0\troot\t_\t_\r\n3\t😀\t_\tSYM\t_\t_\t2\tdep\t_\t_\r\n"
        "4\tlà\tlà\tADV\t_\t_\t2\tadvmod\t_\t_\r\n\r\n";
    const auto documents = read_conllu(text, "x");
    CHECK(documents[0].document.text == "Où été\u0301 😀 là");
    CHECK(documents[0].sentences[0].words[3].span == lacis::Span{10, 12});
    CHECK(slice(documents[0], documents[0].sentences[0].words[3].span) == "là");
}

TEST_CASE("a file without sentences has no documents") {
    CHECK(read("").empty());
    CHECK(read("\n\n# newdoc id = a\n\n").empty());
}

TEST_CASE("errors say file, line and column") {
    const std::string line = "1  Il  il  PRON  _  _  0  root  _  _\n";
    CHECK(error_of("Il dort.\n") == "dir/file.conllu:1:1: expected 10 columns separated by tabs, found 1");
    CHECK(error_of(line + "3  dort  _  _  _  _  1  dep  _  _\n") ==
          "dir/file.conllu:2:1: ID 3 where 2 is expected");
    CHECK(error_of("x  Il\n") ==
          "dir/file.conllu:1:1: 'x' is no ID: expected a number, a range or a decimal");
    CHECK(error_of("# sent_id = 1\n1  été  il  PRON  _  _  7  root  _  _\n") ==
          "dir/file.conllu:2:19: HEAD '7' is not 0 … 1");
    CHECK(error_of("1  Il  il  PRON  _  _  un  root  _  _\n") ==
          "dir/file.conllu:1:18: HEAD 'un' is not 0 … 1");
    CHECK(error_of("1  a  a  X  _  _  2  dep  _  _\n2  b  b  X  _  _  1  dep  _  _\n") ==
          "dir/file.conllu:1:13: the heads form a circle: word 1 depends on itself");
    CHECK(error_of("1-3  au  _  _  _  _  _  _  _  _\n" + line) ==
          "dir/file.conllu:1:1: the range ends behind the last word, 1");
    CHECK(error_of("1-2  au  _  _  _  _  _  _  _  _\n" + line + "2-3  au  _  _  _  _  _  _  _  _\n") ==
          "dir/file.conllu:3:1: the range overlaps another one or is empty");
    CHECK(error_of("1\t\t_\t_\t_\t_\t0\troot\t_\t_\n") == "dir/file.conllu:1:3: the FORM is empty");
    CHECK(error_of("# text = a\xFF\n") == "dir/file.conllu:1:11: this is not valid UTF-8");
}

TEST_CASE("forms that do not stand in # text are an error, not garbage") {
    const std::string rows =
        "1  Il  il  PRON  _  _  2  nsubj  _  _\n2  dort  dormir  VERB  _  _  0  root  _  _\n";
    CHECK(error_of("# text = Il part.\n" + rows) ==
          "dir/file.conllu:3:3: the FORM 'dort' does not stand in # text, which has 'part.' here");
    CHECK(error_of("# text = Il dort bien depuis une heure au moins\n" + rows) ==
          "dir/file.conllu:1: no word stands for the end of # text, 'bien depuis une heur…'");
}

TEST_CASE("the French treebanks are read and written without loss") {
    const std::filesystem::path folder = "../shared/ud-french";
    if (!std::filesystem::exists(folder)) {
        MESSAGE("skipped: no folder ../shared/ud-french");
        return;
    }
    for (const char* name :
         {"fr_sequoia-ud-dev.conllu", "fr_gsd-ud-dev.conllu", "fr_rhapsodie-ud-dev.conllu"}) {
        CAPTURE(name);
        std::ifstream in(folder / name, std::ios::binary);
        const std::string contents(std::istreambuf_iterator<char>(in), {});
        const auto documents = read_conllu(contents, name);
        REQUIRE(documents.size() == 1);
        const std::string once = written(documents);
        const auto again = read_conllu(once, name);
        CHECK(again[0].document.text == documents[0].document.text);
        CHECK(written(again) == once);
    }
}
