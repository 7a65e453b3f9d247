// SPDX-License-Identifier: Apache-2.0
#include <ostream>
#include <string>
#include <string_view>

#include "language/conllu.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kAbsent = "_";

/// One line: tabs and line breaks, which only control characters in the text can bring, become blanks.
std::string one_line(std::string_view text) {
    std::string line(text);
    for (char& c : line) {
        if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    }
    return line;
}

void write_comment(std::ostream& out, std::string_view key, std::string_view value) {
    if (!value.empty()) out << "# " << key << " = " << one_line(value) << '\n';
}

std::string_view or_absent(std::string_view value) {
    return value.empty() ? kAbsent : value;
}

std::string misc_of(std::string_view misc, bool space_after) {
    if (space_after) return std::string(or_absent(misc));
    return misc.empty() ? "SpaceAfter=No" : std::string(misc) + "|SpaceAfter=No";
}

void write_word(std::ostream& out, const Word& word, std::size_t id, bool space_after) {
    const bool in_tree = !word.deprel.empty() || word.head != kRoot;
    out << id << '\t' << one_line(word.form) << '\t' << or_absent(one_line(word.lemma)) << '\t'
        << to_string(word.upos) << '\t' << or_absent(word.xpos) << '\t' << or_absent(word.feats) << '\t';
    if (in_tree) {
        out << word.head + 1;
    } else {
        out << kAbsent;
    }
    out << '\t' << or_absent(word.deprel) << "\t_\t" << misc_of(word.misc, space_after) << '\n';
}

void write_sentence(std::ostream& out, const utf8::Index& text, const Sentence& sentence) {
    write_comment(out, "text", text.slice(sentence.span));
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        const bool range = token.end_word - token.first_word > 1;
        const bool space_after = token.space_after || i + 1 == sentence.tokens.size();
        if (range) {
            out << token.first_word + 1 << '-' << token.end_word << '\t' << one_line(text.slice(token.span))
                << "\t_\t_\t_\t_\t_\t_\t_\t" << misc_of("", space_after) << '\n';
        }
        for (std::uint32_t w = token.first_word; w < token.end_word; ++w) {
            write_word(out, sentence.words[w], w + 1, range || space_after);
        }
    }
    out << '\n';
}

}  // namespace

void write_conllu(std::ostream& out, const corpus::Document& document,
                  const std::vector<Sentence>& sentences) {
    const utf8::Index text(document.text);
    std::size_t number = 0;
    for (const Sentence& sentence : sentences) {
        const bool first = number++ == 0;
        if (first) {
            write_comment(out, "newdoc id", document.id);
            write_comment(out, "meta::title", document.title);
            write_comment(out, "meta::date", document.date);
            write_comment(out, "meta::source", document.source);
            write_comment(out, "meta::language", document.language);
        }
        if (first || sentence.paragraph != sentences[number - 2].paragraph) out << "# newpar\n";
        if (sentence.block != Block::kParagraph) {
            write_comment(out, "block", sentence.block == Block::kTitle ? "title" : "caption");
        }
        write_comment(out, "sent_id",
                      sentence.id.empty() ? document.id + "-" + std::to_string(number) : sentence.id);
        write_sentence(out, text, sentence);
    }
}

}  // namespace lacis::language
