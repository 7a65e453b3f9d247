// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "language/segmenter.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

using lacis::corpus::Document;
using lacis::language::Block;
using lacis::language::Pack;
using lacis::language::Segmenter;
using lacis::language::Sentence;
using lacis::language::Token;
using lacis::language::Word;

namespace {

const Segmenter& segmenter() {
    static const Segmenter kFrench(Pack::embedded("fr"));
    return kFrench;
}

Document document_of(std::string text, std::string title = {}) {
    Document document;
    document.text = std::move(text);
    document.title = std::move(title);
    return document;
}

std::vector<Sentence> segment(std::string text) {
    return segmenter().segment(document_of(std::move(text)));
}

/// The tokens with a blank between them, the sentences with " / ".
std::string tokens(const std::string& text) {
    const lacis::utf8::Index index(text);
    std::string joined;
    for (const Sentence& sentence : segment(text)) {
        if (!joined.empty()) joined += " /";
        for (const Token& token : sentence.tokens) {
            if (!joined.empty()) joined += ' ';
            joined += index.slice(token.span);
        }
    }
    return joined;
}

std::string words(const std::string& text) {
    std::string joined;
    for (const Sentence& sentence : segment(text)) {
        for (const Word& word : sentence.words) {
            if (!joined.empty()) joined += ' ';
            joined += word.form;
        }
    }
    return joined;
}

/// The sentences as they stand in the text.
std::vector<std::string> sentences(const std::string& text) {
    const lacis::utf8::Index index(text);
    std::vector<std::string> found;
    for (const Sentence& sentence : segment(text)) found.emplace_back(index.slice(sentence.span));
    return found;
}

std::vector<Block> blocks(const std::string& text) {
    std::vector<Block> kinds;
    std::uint32_t next = 0;
    for (const Sentence& sentence : segment(text)) {
        if (sentence.paragraph < next) continue;
        kinds.push_back(sentence.block);
        next = sentence.paragraph + 1;
    }
    return kinds;
}

bool only_space(std::string_view text) {
    for (std::size_t byte = 0; byte < text.size();) {
        if (!lacis::utf8::is_space(lacis::utf8::decode(text, byte))) return false;
    }
    return true;
}

/// What a sentence breaks of that which every segmentation must keep, "" if nothing. `at` is the end of the
/// last token.
std::string fault_of(const Sentence& sentence, const lacis::utf8::Index& index, std::uint32_t& at) {
    if (sentence.tokens.empty()) return "an empty sentence";
    if (sentence.tokens.size() > Segmenter::kMaxTokens) return "a sentence of too many tokens";
    const lacis::Span span{sentence.tokens.front().span.begin, sentence.tokens.back().span.end};
    if (sentence.span != span) return "a sentence that does not span its tokens";
    std::uint32_t word = 0;
    for (std::uint32_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        if (token.span.begin < at || token.span.empty()) return "tokens that overlap or are empty";
        if (!only_space(index.slice({at, token.span.begin}))) return "characters outside of the tokens";
        if (token.span.length() > Segmenter::kMaxTokenLength) return "a token that is too long";
        if (token.first_word != word || token.end_word <= word) return "words that do not follow each other";
        const bool single = token.end_word == word + 1;
        if (single && sentence.words[word].form != index.slice(token.span))
            return "a form that is not the text";
        for (; word < token.end_word; ++word) {
            const Word& part = sentence.words[word];
            if (part.token != i || part.span != token.span) return "a word that does not know its token";
        }
        at = token.span.end;
    }
    return word == sentence.words.size() ? "" : "words without a token";
}

std::string fault_of(const std::string& text) {
    const lacis::utf8::Index index(text);
    std::uint32_t at = 0;
    for (const Sentence& sentence : segment(text)) {
        if (std::string fault = fault_of(sentence, index, at); !fault.empty()) return fault;
    }
    return only_space(index.slice({at, index.size()})) ? "" : "characters behind the last token";
}

std::string repeat(std::string_view piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

}  // namespace

TEST_CASE("elided words are tokens with their apostrophe, of either kind") {
    CHECK(tokens("l'été d'un chat qu'il n'aime pas") == "l' été d' un chat qu' il n' aime pas");
    CHECK(tokens("jusqu’à ce qu’elle s’endorme, lorsqu’on part, puisqu’il le faut, quoiqu’en grève") ==
          "jusqu’ à ce qu’ elle s’ endorme , lorsqu’ on part , puisqu’ il le faut , quoiqu’ en grève");
    CHECK(tokens("J'Y VAIS, QU'IL PLEUVE") == "J' Y VAIS , QU' IL PLEUVE");
    CHECK(tokens("l'« art » de d'\"écrire\"") == "l' « art » de d' \" écrire \"");
}

TEST_CASE("words that only look elided stay whole") {
    CHECK(tokens("aujourd'hui quelqu'un voit la presqu'île d'un prud'homme") ==
          "aujourd'hui quelqu'un voit la presqu'île d' un prud'homme");
    CHECK(tokens("ce que l'on dit d'abord, c'est-à-dire tout") ==
          "ce que l'on dit d' abord , c'est-à-dire tout");
    CHECK(tokens("Sinéad O'Hara dort chez N'Diaye et M’Bala") == "Sinéad O'Hara dort chez N'Diaye et M’Bala");
    CHECK(tokens("la Côte d'Ivoire, Villeneuve-d'Ascq") == "la Côte d' Ivoire , Villeneuve-d'Ascq");
}

TEST_CASE("plus signs around a quotation inside a quotation are tokens, those of names are not") {
    CHECK(tokens("Il crie +Vive Tarbelle+ sur Canal+ au +33 6.") ==
          "Il crie + Vive Tarbelle + sur Canal+ au +33 6 .");
}

TEST_CASE("pronouns behind a verb are tokens with their hyphen") {
    CHECK(tokens("Viendra-t-il ? dit-elle, est-ce là qu'a-t-on ri") ==
          "Viendra -t-il ? dit -elle , est -ce là qu' a -t-on ri");
    CHECK(tokens("donne-le-moi, allez-vous-en, va-t'en, vas-y") ==
          "donne -le -moi , allez -vous -en , va -t' en , vas -y");
    CHECK(tokens("FAUT-IL PARTIR ?") == "FAUT -IL PARTIR ?");
    CHECK(tokens("ce jour-là et cette fois-ci") == "ce jour -là et cette fois -ci");
}

TEST_CASE("hyphenated words and names keep what looks like a pronoun") {
    CHECK(tokens("un rendez-vous à Saint-Leu, peut-être celui-ci ou celle-là, chez-moi") ==
          "un rendez-vous à Saint-Leu , peut-être celui-ci ou celle-là , chez-moi");
    CHECK(tokens("le chef Pak Sun-il parle") == "le chef Pak Sun-il parle");
    CHECK(tokens("Bar-le-Duc, là-bas, un tête-à-tête") == "Bar-le-Duc , là-bas , un tête-à-tête");
}

TEST_CASE("contractions are two words that share token and span; du and des stay one word") {
    const std::string text = "Au lac, aux îles, du pain auquel des gens tiennent, lesquelles auxquelles";
    CHECK(words(text) ==
          "À le lac , à les îles , du pain à lequel des gens tiennent , lesquelles à lesquelles");
    const auto found = segment(text);
    const Sentence& sentence = found.front();
    CHECK(sentence.tokens[0].span == lacis::Span{0, 2});
    CHECK(sentence.words[0].span == sentence.words[1].span);
    CHECK(sentence.words[1].token == 0);
    CHECK(sentence.words[2].token == 1);
}

TEST_CASE("the tagger can split du and des later, and the other words move up") {
    auto found = segment("Il rit du roi au bal.");
    Sentence& sentence = found.front();
    REQUIRE(segmenter().may_split(sentence.words[2]));
    CHECK_FALSE(segmenter().may_split(sentence.words[1]));
    sentence.words[2].lemma = "x";
    CHECK(segmenter().split(sentence, 2) == 2);
    REQUIRE(sentence.words.size() == 9);
    CHECK(sentence.words[2].form == "de");
    CHECK(sentence.words[3].form == "le");
    CHECK(sentence.words[3].lemma == "x");
    CHECK(sentence.words[3].token == 2);
    CHECK(sentence.tokens[2].first_word == 2);
    CHECK(sentence.tokens[2].end_word == 4);
    CHECK(sentence.tokens[4].first_word == 5);
    CHECK(sentence.tokens[4].end_word == 7);
    CHECK(segmenter().split(sentence, 0) == 1);
    auto capital = segment("Des gens rient.");
    segmenter().split(capital.front(), 0);
    CHECK(capital.front().words[0].form == "De");
}

TEST_CASE("numbers are one token with their separators") {
    CHECK(tokens("1 250 000 euros, 3.100 salariés, 12,5 points") ==
          "1 250 000 euros , 3.100 salariés , 12,5 points");
    CHECK(tokens("100\u00A0000 et 20\u202F000 et 5\u2009000") == "100\u00A0000 et 20\u202F000 et 5\u2009000");
    CHECK(tokens("en 2024 300 élèves") == "en 2024 300 élèves");
    CHECK(tokens("le 12/03/2024, page 1/10, de 1994-95") == "le 12/03/2024 , page 1/10 , de 1994-95");
    CHECK(tokens("la 3e fois, le 1er mai, 2ème, 4x4, 5G, 2CV") ==
          "la 3e fois , le 1er mai , 2ème , 4x4 , 5G , 2CV");
    CHECK(tokens("il fait -5 °C, +14 ici") == "il fait -5 °C , +14 ici");
}

TEST_CASE("units and signs glued to a number are tokens of their own") {
    CHECK(tokens("7% de 250M€, 10$ ou $10") == "7 % de 250 M€ , 10 $ ou $ 10");
    CHECK(tokens("à 20h30, vers 8h, à 160km/h, 12km") == "à 20 h 30 , vers 8 h , à 160 km/h , 12 km");
}

TEST_CASE("names of firms keep their marks") {
    CHECK(tokens("eBay, xAI et GPT-4 chez Canal+, Zut&Co, C&A ou Yahoo! hier") ==
          "eBay , xAI et GPT-4 chez Canal+ , Zut&Co , C&A ou Yahoo! hier");
    CHECK(tokens("Il quitte Yahoo! Elle reste.") == "Il quitte Yahoo ! / Elle reste .");
}

TEST_CASE("full stops stay in versions, file endings and acronyms") {
    CHECK(tokens("Le modèle ZX-3.5 en .NET, v2.0, au format .odt ou notes.pdf") ==
          "Le modèle ZX-3.5 en .NET , v2.0 , au format .odt ou notes.pdf");
    CHECK(tokens("L'O.N.U. et E.coli") == "L' O.N.U. et E.coli");
}

TEST_CASE("addresses, names and themes of the net are one token") {
    CHECK(tokens("Voir https://www.exemple.fr/a/b?c=d#e, ou www.exemple.com.") ==
          "Voir https://www.exemple.fr/a/b?c=d#e , ou www.exemple.com .");
    CHECK(tokens("jean-luc.vit@mairie-x.fr écrit à @le_lac #PourDemain!") ==
          "jean-luc.vit@mairie-x.fr écrit à @le_lac #PourDemain !");
    CHECK(tokens("Le site brume.io ferme") == "Le site brume.io ferme");
}

TEST_CASE("slashes separate words and join figures") {
    CHECK(tokens("et/ou, un/une, 12/15, IIb/IIIa") == "et / ou , un / une , 12/15 , IIb/IIIa");
}

TEST_CASE("inclusive endings belong to the word") {
    CHECK(tokens("les élu(e)s, étudiant·e·s et habitant.e.s") ==
          "les élu(e)s , étudiant·e·s et habitant.e.s");
}

TEST_CASE("an emoji sequence is one token") {
    CHECK(tokens("Bravo 👍🏽 👩‍👩‍👧 🇫🇷🇧🇪 !") ==
          "Bravo 👍🏽 👩‍👩‍👧 🇫🇷 🇧🇪 !");
}

TEST_CASE("abbreviations end no sentence") {
    CHECK(sentences("M. Roux et Mme. Blé ont vu le Dr. Aubin, du 3 bd. Carnot. Il dort.").size() == 2);
    CHECK(sentences("Voir art. 5, p. 12, cf. vol. 2, p. ex. ici. Puis rien.").size() == 2);
    CHECK(sentences("Né en 12 av. J.-C. à Lyon. Mort en 3 apr. J.-C. Il fut aimé.").size() == 3);
    CHECK(sentences("Des pommes, des poires, etc. Le reste suit.").size() == 2);
    CHECK(sentences("Des pommes, etc. suivront.").size() == 1);
    CHECK(tokens("Des pommes, etc., suivront.") == "Des pommes , etc. , suivront .");
    CHECK(sentences("Il cite l'O.N.U. Les autres rient. La R.A.T.P. paie.").size() == 3);
}

TEST_CASE("initials end no sentence, letters that name things do") {
    CHECK(sentences("Il lit J. K. Brun et selon B. Vian, ou Anna M. Petit.").size() == 1);
    CHECK(sentences("Au tour J. Brun passe.").size() == 1);
    CHECK(sentences("Voici le plan B. Paris hésite.").size() == 2);
    CHECK(sentences("Il écrit sur X. Paul répond.").size() == 2);
    CHECK(sentences("Il vit sur X. 25 millions le lisent.").size() == 2);
    CHECK(tokens("Karim B., 34 ans, rit.") == "Karim B. , 34 ans , rit .");
    CHECK(sentences("Le ver C. elegans, art. L. 121-1 du code.").size() == 1);
}

TEST_CASE("a sentence ends behind the marks that close it") {
    CHECK(sentences("Il rit. « Il part. » Elle reste (seule !). Fin.") ==
          std::vector<std::string>{"Il rit.", "« Il part. »", "Elle reste (seule !).", "Fin."});
    CHECK(sentences("Elle dit : « Non. » Puis rien.") ==
          std::vector<std::string>{"Elle dit : « Non. »", "Puis rien."});
    CHECK(sentences("\"Non!\" Elle part. \"Oui.\" Il reste.") ==
          std::vector<std::string>{"\"Non!\"", "Elle part.", "\"Oui.\"", "Il reste."});
    CHECK(sentences("Il dit ''oui.'' Elle dit <<non.>> Fin.").size() == 3);
    CHECK(sentences("“Assez.” Il sort.") == std::vector<std::string>{"“Assez.”", "Il sort."});
}

TEST_CASE("a clause of speech stays with its quotation") {
    CHECK(sentences("« Quel désordre ! », a-t-il lancé.").size() == 1);
    CHECK(sentences("« Est-ce vrai ? » demande Paul.").size() == 1);
    CHECK(sentences("\"Quelle honte!\", a déclaré le maire.").size() == 1);
    CHECK(sentences("« Je pars. » a-t-elle écrit.").size() == 1);
    CHECK(sentences("Il crie « Vive la mer ! » et s'en va.").size() == 1);
}

TEST_CASE("decimals, list numbers, brackets and ellipses do not cut a sentence in two") {
    CHECK(sentences("Il gagne 2.5 points. 1. Le sel. 2. Le riz.").size() == 3);
    CHECK(sentences("Il a fui (voir plus haut. Et plus bas.) sans rire.").size() == 1);
    CHECK(sentences("Bien sûr… mais non. Euh... Oui.").size() == 3);
    CHECK(sentences("Réfugié chez... Paul.").size() == 1);
    CHECK(sentences("Il note que [...] Paul dort.").size() == 1);
}

TEST_CASE("sentences without white space between them are told apart where that is safe") {
    CHECK(tokens("C'est la fin.Le lendemain, la BDF.Puis voilà!Rien") ==
          "C' est la fin . / Le lendemain , la BDF . / Puis voilà ! / Rien");
    CHECK(tokens("fichier.txt et rec.jeux.cartes") == "fichier.txt et rec.jeux.cartes");
}

TEST_CASE("a sentence begins though its first word is glued to the word or year before") {
    CHECK(tokens("Un affront diplomatiquePaul Garrec a réagi. Depuis 2017Les élus votent.") ==
          "Un affront diplomatique / Paul Garrec a réagi . / Depuis 2017 / Les élus votent .");
    CHECK(tokens("Il attend l'enquêteL'ancien maire a réagi.") ==
          "Il attend l' enquête / L' ancien maire a réagi .");
    CHECK(tokens("Il vole avec easyJet, bioMérieux et eBay.") ==
          "Il vole avec easyJet , bioMérieux et eBay .");
}

TEST_CASE("a small letter begins a sentence only behind a whole word") {
    CHECK(sentences("La rentrée est finie. brumeo, la jeune pousse, lève des fonds.").size() == 2);
    CHECK(sentences("Il va au sq. du parc.").size() == 1);
    CHECK(sentences("Il aime eBay! eBay aussi.").size() == 2);
}

TEST_CASE("lines of a press text are titles, paragraphs and captions") {
    const std::string text =
        "Le port tourne au ralenti\n\nPar Jeanne Lebrun\n\nLes grues sont à l'arrêt. Rien ne bouge.\n\nUn "
        "hiver long\n\n"
        "Une grue.\n\nUne grue. - PAUL VERT / AFP\n\nLes dockers attendent.\n\nJeanne Lebrun";
    CHECK(blocks(text) == std::vector<Block>{Block::kTitle, Block::kCaption, Block::kParagraph, Block::kTitle,
                                             Block::kCaption, Block::kCaption, Block::kParagraph,
                                             Block::kCaption});
}

TEST_CASE("a heading without a full stop is a sentence of its own, whatever the line breaks") {
    for (const std::string line_break : {"\n", "\r\n", "\r", "\u2028", "\n\n"}) {
        const auto found = segment("Un hiver long" + line_break + "Les dockers attendent. Ils ont froid.");
        REQUIRE(found.size() == 3);
        CHECK(found[0].block == Block::kTitle);
        CHECK(found[1].block == Block::kParagraph);
        CHECK(found[1].paragraph == 1);
        CHECK(found[2].paragraph == 1);
    }
}

TEST_CASE("the document's own title is a title even with a full stop") {
    const auto found = segmenter().segment(document_of("Il neige.\nIl neige depuis lundi.", "Il neige."));
    REQUIRE(found.size() == 2);
    CHECK(found[0].block == Block::kTitle);
    CHECK(found[1].block == Block::kParagraph);
}

TEST_CASE("hard-wrapped lines are one paragraph") {
    const std::string text =
        "La ville a fermé trois de ses ponts lundi matin après une nuit de\n"
        "pluie, et les habitants ont dû faire un long détour par la route de\n"
        "Sainte-Anne pour gagner le centre. La mairie espère rouvrir le pont\n"
        "Vieux avant la fin de la semaine, si le niveau de la rivière le\n"
        "permet.\n"
        "Le préfet, lui, attend de voir.\n";
    const auto found = segment(text);
    REQUIRE(found.size() == 3);
    CHECK(found[0].paragraph == 0);
    CHECK(found[1].paragraph == 0);
    CHECK(found[2].paragraph == 1);
    CHECK(found[0].block == Block::kParagraph);
    CHECK(sentences(text)[1].starts_with("La mairie"));
}

TEST_CASE("a line that breaks off goes on in the next one if that begins with a small letter") {
    CHECK(sentences("Le conseil a voté le budget de la commune hier\nsoir, sans débat.").size() == 1);
    CHECK(sentences("Un hiver long\neBay ferme ses portes.").size() == 2);
}

TEST_CASE("spans count code points of the text as it is") {
    const std::string text = "L\u2019e\u0301te\u0301\u00A0:\r\n\u00AB\u202F\u00C9t\u00E9\u202F\u00BB 😀 fin";
    CHECK(fault_of(text) == "");
    CHECK(tokens(text) == "L\u2019 e\u0301te\u0301 : / \u00AB \u00C9t\u00E9 \u00BB 😀 fin");
    CHECK(
        fault_of(
            "Au bord de l'eau, aujourd'hui… « Où ? », dit-il.\n\n7% à 20h30; a@b.fr (élu(e)s) va-t'en M. X. "
            "Fin.Le") == "");
}

TEST_CASE("an empty text and one of white space have no sentences") {
    CHECK(segment("").empty());
    CHECK(segment(" \n\t\u00A0\r\n\u200B ").empty());
}

TEST_CASE("hostile texts keep their characters, and no sentence or token passes its limit") {
    constexpr std::size_t kTimes = 30'000;
    for (const std::string_view piece :
         {"a",      "(",           "()",  ".",    ". ",      ".,;:!?", "\"",     "\" ",
          "'",      "d'",          "a-",  "a.b.", "abc.",    "1",      "111 ",   "10:",
          "a@b",    "http://a.b/", "A&",  "#a",   "A1/",     "ab(s)",  "(a ",    "M. ",
          "A. ",    "etc. ",       "a\n", "\n",   "e\u0301", "😀",      "\u200D", "👩‍👩‍👧",
          "الحرب ", "中文。",      "a ",  "-1",   "a_"}) {
        CAPTURE(piece);
        CHECK(fault_of(repeat(piece, kTimes)) == "");
    }
    CHECK(fault_of(std::string(kTimes, '\0')) == "");
    CHECK(fault_of(repeat(std::string_view("a\0b ", 4), kTimes)) == "");
}

TEST_CASE("a sentence that is too long is cut behind its best punctuation mark") {
    std::string text;
    for (int i = 0; i < 700; ++i) {
        text += i == 300 ? "mot ; " : i % 7 == 0 ? "mot, " : "mot ";
    }
    const auto found = segment(text);
    REQUIRE(found.size() >= 2);
    CHECK(found[0].tokens.size() <= Segmenter::kMaxTokens);
    CHECK(lacis::utf8::Index(text).slice(found[0].tokens.back().span) == ";");
    CHECK(fault_of(text) == "");
}

TEST_CASE("a very long paragraph is cut between sentences only") {
    const std::string text = repeat("La mer monte et le vent tourne. ", 10'000);
    const auto found = segment(text);
    CHECK(found.size() == 10'000);
    CHECK(std::all_of(found.begin(), found.end(), [](const Sentence& s) { return s.tokens.size() == 8; }));
    CHECK(found.back().paragraph == 0);
}

TEST_CASE("a malformed word list is reported with its file and line") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / "lacis-test-segmenter";
    fs::remove_all(folder);
    fs::create_directories(folder);
    fs::copy("languages/fr/segmentation", folder / "segmentation");
    std::ofstream(folder / "segmentation" / "elisions.tsv") << "# form\tkind\nl\tany\nd\tsometimes\n";
    try {
        const Segmenter broken(Pack::from_directory(folder));
        FAIL("no error");
    } catch (const lacis::Error& error) {
        CHECK(error.place().file == "segmentation/elisions.tsv");
        CHECK(error.place().line == 3);
        CHECK(std::string_view(error.what()).find("unknown kind 'sometimes'; known: any, clitic") !=
              std::string_view::npos);
    }
    fs::remove_all(folder);
}
