// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <string>
#include <string_view>

#include "language/conllu.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kAbsent = "_";

/// On one line: tabs and line breaks, which only control characters in the text can bring, become blanks.
void append_one_line(std::string& out, std::string_view text) {
    const std::size_t begin = out.size();
    out += text;
    std::replace_if(
        out.begin() + static_cast<std::ptrdiff_t>(begin), out.end(),
        [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
}

void append_comment(std::string& out, std::string_view key, std::string_view value) {
    if (value.empty()) return;
    out.append("# ").append(key).append(" = ");
    append_one_line(out, value);
    out += '\n';
}

std::string_view or_absent(std::string_view value) {
    return value.empty() ? kAbsent : value;
}

void append_misc(std::string& out, std::string_view misc, bool space_after) {
    if (space_after) {
        out += or_absent(misc);
        return;
    }
    if (!misc.empty()) out.append(misc).append("|");
    out += "SpaceAfter=No";
}

void append_word(std::string& out, const Word& word, std::size_t id, bool space_after) {
    const bool in_tree = !word.deprel.empty() || word.head != kRoot;
    out.append(std::to_string(id)).append("\t");
    append_one_line(out, word.form);
    out += '\t';
    append_one_line(out, or_absent(word.lemma));
    out.append("\t").append(to_string(word.upos));
    out.append("\t").append(or_absent(word.xpos));
    out.append("\t").append(or_absent(word.feats));
    out.append("\t").append(in_tree ? std::to_string(word.head + 1) : std::string(kAbsent));
    out.append("\t").append(or_absent(word.deprel)).append("\t_\t");
    append_misc(out, word.misc, space_after);
    out += '\n';
}

void append_tokens(std::string& out, const utf8::Index& text, const Sentence& sentence) {
    for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
        const Token& token = sentence.tokens[i];
        const bool range = token.end_word - token.first_word > 1;
        const bool space_after = token.space_after || i + 1 == sentence.tokens.size();
        if (range) {
            out.append(std::to_string(token.first_word + 1))
                .append("-")
                .append(std::to_string(token.end_word));
            out += '\t';
            append_one_line(out, text.slice(token.span));
            out += "\t_\t_\t_\t_\t_\t_\t_\t";
            append_misc(out, "", space_after);
            out += '\n';
        }
        for (std::uint32_t w = token.first_word; w < token.end_word; ++w)
            append_word(out, sentence.words[w], w + 1, range || space_after);
    }
}

}  // namespace

void ConlluWriter::append(std::string& out, const Sentence& sentence) {
    const bool first = written_++ == 0;
    if (first) {
        append_comment(out, "newdoc id", document_->id);
        append_comment(out, "meta::title", document_->title);
        append_comment(out, "meta::date", document_->date);
        append_comment(out, "meta::source", document_->source);
        append_comment(out, "meta::language", document_->language);
    }
    if (first || sentence.paragraph != paragraph_) out += "# newpar\n";
    paragraph_ = sentence.paragraph;
    if (sentence.block != Block::kParagraph) {
        append_comment(out, "block", sentence.block == Block::kTitle ? "title" : "caption");
    }
    append_comment(out, "sent_id",
                   sentence.id.empty() ? document_->id + "-" + std::to_string(written_) : sentence.id);
    append_comment(out, "text", text_.slice(sentence.span));
    append_tokens(out, text_, sentence);
    out += '\n';
}

}  // namespace lacis::language
