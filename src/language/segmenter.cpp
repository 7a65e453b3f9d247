// SPDX-License-Identifier: Apache-2.0
#include "language/segmenter.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "language/blocks.hpp"
#include "language/characters.hpp"
#include "language/segmentation_lists.hpp"
#include "language/tokenizer.hpp"
#include "support/utf8.hpp"

namespace lacis::language {
namespace {

using namespace character;

/// Blocks longer than this are cut into pieces, so that no text needs more than a piece's memory at once.
constexpr std::uint32_t kLongestPiece = 1U << 16U;
/// A bracket that closes within so many tokens keeps the sentences in it together.
constexpr std::size_t kLongestBracket = 40;
/// Words of fewer letters before a full stop and a small letter are taken for abbreviations that no list
/// knows.
constexpr std::uint32_t kShortestWholeWord = 4;

using Tokens = std::vector<RawToken>;

// --- sentence ends ---

/// Finds the sentence ends among the tokens of one piece.
class SentenceEnds {
  public:
    SentenceEnds(const Characters& text, Tokens& tokens, const SegmentationLists& lists)
        : text_(text), tokens_(tokens), lists_(lists) {}

    /// The index behind the last token of every sentence.
    std::vector<std::size_t> find() {
        pair_quotation_marks();
        std::vector<std::size_t> ends;
        std::size_t first = 0;
        bool has_word = false;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            note_bracket(i, first);
            has_word = has_word || is_word(i);
            if (has_word && i >= bracket_end_ && is_glued(i)) {
                ends.push_back(i + 1);
                first = i + 1;
                bracket_end_ = 0;
                has_word = false;
                continue;
            }
            if (!may_end(i)) continue;
            std::size_t last = i;  // of the marks that may end the sentence
            std::size_t next = i + 1;
            for (; next < tokens_.size() && stays_with(last, next); ++next) {
                if (may_end(next)) last = next;
            }
            i = next - 1;
            // Marks alone are no sentence, and neither is a figure: "1. Les faits".
            if (next == tokens_.size() || !has_word || !ends_before(last, first, next)) continue;
            ends.push_back(next);
            first = next;
            bracket_end_ = 0;
            has_word = false;
        }
        if (first < tokens_.size()) ends.push_back(tokens_.size());
        return ends;
    }

  private:
    const Characters& text_;
    Tokens& tokens_;
    const SegmentationLists& lists_;
    std::size_t bracket_end_ = 0;  // the token that closes the bracket which is open now, 0 if none is

    [[nodiscard]] char32_t code(std::size_t token) const { return text_.code(tokens_[token].begin); }
    [[nodiscard]] bool is_straight(std::size_t token) const {
        return code(token) == U'"' && tokens_[token].end == tokens_[token].begin + 1;
    }

    /// Straight quotation marks come in pairs: where white space does not show their side, the number of
    /// those before them does.
    void pair_quotation_marks() {
        bool open = false;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!is_straight(i)) continue;
            RawToken& mark = tokens_[i];
            if (mark.kind == TokenKind::kPunctuation) mark.kind = open ? TokenKind::kClose : TokenKind::kOpen;
            open = mark.kind == TokenKind::kOpen;
        }
    }

    [[nodiscard]] bool may_end(std::size_t token) const {
        switch (tokens_[token].kind) {
            case TokenKind::kEllipsis:
                return token == 0 || tokens_[token - 1].kind != TokenKind::kOpen;  // "[…]" ends nothing
            case TokenKind::kFinal:
            case TokenKind::kEndAbbreviation:
            case TokenKind::kAcronym:
                return true;
            default:
                return false;
        }
    }

    /// "une affaire diplomatiquePaul Garrec": does the next sentence begin without white space?
    [[nodiscard]] bool is_glued(std::size_t token) const {
        if (token + 1 == tokens_.size()) return false;
        const RawToken& left = tokens_[token];
        const RawToken& right = tokens_[token + 1];
        constexpr std::uint32_t kShortest = 3;  // no unit
        const bool word = right.end - right.begin >= kShortest || is_opener(right);
        return left.end == right.begin && right.kind == TokenKind::kWord && word &&
               (left.kind == TokenKind::kNumber || text_.is(left.end - 1, kLower)) &&
               text_.is(right.begin, kUpper);
    }

    /// Closing marks, and further full stops, belong to the sentence that ends at `end`.
    [[nodiscard]] bool stays_with(std::size_t end, std::size_t token) const {
        switch (tokens_[token].kind) {
            case TokenKind::kClose:
            case TokenKind::kFinal:
                return true;
            case TokenKind::kEllipsis:
                return tokens_[token].begin == tokens_[end].end;
            default:
                return false;
        }
    }

    /// Looks for the partner of an opening bracket (not of a quotation mark).
    void note_bracket(std::size_t token, std::size_t first) {
        if (token < bracket_end_ || tokens_[token].kind != TokenKind::kOpen || token == first) return;
        const char32_t open = code(token);
        if (open != U'(' && open != U'[') return;
        const char32_t close = open == U'(' ? U')' : U']';
        const std::size_t limit = std::min(tokens_.size(), token + kLongestBracket);
        std::size_t depth = 1;
        for (std::size_t i = token + 1; i < limit; ++i) {
            if (tokens_[i].kind == TokenKind::kOpen && code(i) == open) ++depth;
            if (tokens_[i].kind == TokenKind::kClose && code(i) == close && --depth == 0) {
                bracket_end_ = i;
                return;
            }
        }
    }

    [[nodiscard]] bool is_word(std::size_t token) const {
        const TokenKind kind = tokens_[token].kind;
        return kind == TokenKind::kWord || kind == TokenKind::kAcronym || kind == TokenKind::kEndAbbreviation;
    }

    /// Does the sentence that began at `first` end with the token `end`, when `next` follows its closing
    /// marks?
    [[nodiscard]] bool ends_before(std::size_t end, std::size_t first, std::size_t next) const {
        if (next <= bracket_end_ || is_list_number(first, end)) return false;
        std::size_t start = next;
        while (start < tokens_.size() &&
               (tokens_[start].kind == TokenKind::kOpen || tokens_[start].kind == TokenKind::kDash ||
                is_bracketed_ellipsis(start))) {
            ++start;
        }
        if (start == tokens_.size()) return false;
        return begins_sentence(end, next, start);
    }

    [[nodiscard]] bool is_bracketed_ellipsis(std::size_t token) const {
        const auto kind = [&](std::size_t i) { return tokens_[i].kind; };
        if (kind(token) == TokenKind::kEllipsis) return token > 0 && kind(token - 1) == TokenKind::kOpen;
        return kind(token) == TokenKind::kClose && token > 0 && kind(token - 1) == TokenKind::kEllipsis;
    }

    /// "II. Les faits".
    [[nodiscard]] bool is_list_number(std::size_t first, std::size_t end) const {
        if (end != first + 1) return false;
        constexpr std::u32string_view kRoman = U"IVX";
        for (std::uint32_t i = tokens_[first].begin; i < tokens_[first].end; ++i) {
            if (kRoman.find(text_.code(i)) == std::u32string_view::npos) return false;
        }
        return true;
    }

    [[nodiscard]] bool begins_sentence(std::size_t end, std::size_t next, std::size_t start) const {
        const RawToken& word = tokens_[start];
        const TokenKind final = tokens_[end].kind;
        const bool full_stop = final == TokenKind::kFinal && code(end) == U'.';
        switch (word.kind) {
            case TokenKind::kNumber:
                return final == TokenKind::kFinal || final == TokenKind::kEllipsis;
            case TokenKind::kSymbol:
                return final == TokenKind::kFinal;
            case TokenKind::kWord:
            case TokenKind::kAbbreviation:
            case TokenKind::kAcronym:
            case TokenKind::kEndAbbreviation:
                break;
            default:
                return false;
        }
        if (!text_.is(word.begin, kLower)) {
            // "trouvé refuge chez... Paul": nothing ends with a function word.
            const bool breaks_off = final == TokenKind::kEllipsis && end > 0 && is_opener(tokens_[end - 1]);
            return (final != TokenKind::kAcronym && !breaks_off) || is_opener(word);
        }
        if (has_inner_capital(word)) return final == TokenKind::kFinal;
        return full_stop && start == end + 1 && next == start && ends_whole_word(end);
    }

    [[nodiscard]] bool is_opener(const RawToken& word) const {
        return lists_.openers.contains(list_key(text_.slice(word.begin, word.end), true));
    }

    /// "eBay", "iPhone": the small letter says nothing.
    [[nodiscard]] bool has_inner_capital(const RawToken& word) const {
        for (std::uint32_t i = word.begin + 1; i < word.end; ++i) {
            if (text_.is(i, kUpper)) return true;
        }
        return false;
    }

    /// Is the full stop that of a sentence though a small letter follows ("… la rentrée. iodé, le vin …")?
    [[nodiscard]] bool ends_whole_word(std::size_t full_stop) const {
        const RawToken& word = tokens_[full_stop - 1];
        return word.kind == TokenKind::kWord && word.end - word.begin >= kShortestWholeWord &&
               tokens_[full_stop].end < text_.size() && text_.is(tokens_[full_stop].end, kSpace);
    }
};

/// Where to cut a sentence of more than `limit` tokens: behind the best punctuation mark of its second half.
std::size_t cut_of(const Characters& text, const Tokens& tokens, std::size_t first, std::size_t limit) {
    const auto quality = [&](std::size_t i) {
        const RawToken& token = tokens[i];
        if (token.kind == TokenKind::kFinal) return 5;
        if (token.kind == TokenKind::kEllipsis) return 4;
        const char32_t c = text.code(token.begin);
        if (c == U';') return 4;
        if (c == U':' || token.kind == TokenKind::kDash) return 3;
        if (c == U',') return 2;
        return token.kind == TokenKind::kPunctuation || token.kind == TokenKind::kClose ? 1 : 0;
    };
    std::size_t best = first + limit - 1;
    int best_quality = 0;
    for (std::size_t i = first + limit - 1; i > first + limit / 2; --i) {
        if (quality(i) <= best_quality) continue;
        best = i;
        best_quality = quality(i);
    }
    return best + 1;
}

}  // namespace

struct Segmenter::Lists : SegmentationLists {
    using SegmentationLists::SegmentationLists;
};

namespace {

/// Turns raw tokens into sentences of words.
class Writer {
  public:
    Writer(const Characters& text, const SegmentationLists& lists) : text_(text), lists_(lists) {}

    /// `offset`: of the piece's first character in the document.
    [[nodiscard]] Sentence write(const Tokens& tokens, std::size_t first, std::size_t end,
                                 std::uint32_t offset, Block block, std::uint32_t paragraph) const {
        Sentence sentence;
        sentence.span = {offset + tokens[first].begin, offset + tokens[end - 1].end};
        sentence.block = block;
        sentence.paragraph = paragraph;
        sentence.tokens.reserve(end - first);
        sentence.words.reserve(end - first + (end - first) / 16 + 1);
        for (std::size_t i = first; i < end; ++i) {
            const RawToken& raw = tokens[i];
            Token& token = sentence.tokens.emplace_back();
            token.span = {offset + raw.begin, offset + raw.end};
            token.first_word = static_cast<std::uint32_t>(sentence.words.size());
            token.space_after = text_.is(raw.end, kSpace);
            write_words(sentence, raw);
            token.end_word = static_cast<std::uint32_t>(sentence.words.size());
        }
        return sentence;
    }

  private:
    const Characters& text_;
    const SegmentationLists& lists_;

    void write_words(Sentence& sentence, const RawToken& raw) const {
        const std::string_view form = text_.slice(raw.begin, raw.end);
        const Contraction* contraction = raw.kind == TokenKind::kWord ? lists_.contraction(form) : nullptr;
        if (contraction != nullptr && contraction->always) {
            bool first = true;
            for (const std::string& part : contraction->words) {
                add_word(sentence).form =
                    first && text_.is(raw.begin, kUpper) ? utf8::capitalize(part) : part;
                first = false;
            }
            return;
        }
        add_word(sentence).form = form;
    }

    static Word& add_word(Sentence& sentence) {
        Word& word = sentence.words.emplace_back();
        word.token = static_cast<std::uint32_t>(sentence.tokens.size() - 1);
        word.span = sentence.tokens.back().span;
        return word;
    }
};

/// Where to end a piece of a block that is too long: behind a sentence, else at white space, else anywhere.
std::uint32_t piece_end(const Characters& text) {
    const std::uint32_t size = text.size();
    std::uint32_t space = size;
    for (std::uint32_t at = size; at-- > size / 2;) {
        if (!text.is(at, kSpace)) continue;
        if (space == size) space = at;
        if (text.is(at - 1, kFinal)) return at;
    }
    return space;
}

}  // namespace

Segmenter::Segmenter(const Pack& pack) : lists_(std::make_unique<const Lists>(pack)) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::vector<Sentence> Segmenter::segment(const corpus::Document& document) const {
    std::vector<Sentence> sentences;
    segment(document, [&sentences](Sentence&& sentence) { sentences.push_back(std::move(sentence)); });
    return sentences;
}

void Segmenter::segment(const corpus::Document& document, const std::function<void(Sentence&&)>& take) const {
    const std::string_view text = document.text;
    const Tokenizer tokenizer(*lists_, kMaxTokenLength);
    Characters characters;
    Tokens tokens;
    const Writer writer(characters, *lists_);
    std::uint32_t paragraph = 0;
    for (const TextBlock& block : find_blocks(text, document.title, *lists_)) {
        std::uint32_t offset = block.code_point;
        for (std::size_t begin = block.begin; begin < block.end;) {
            characters.assign(text, begin, block.end, kLongestPiece);
            if (characters.byte(characters.size()) < block.end) {
                characters.assign(text, begin, block.end, piece_end(characters));
            }
            tokenizer.tokenize(characters, tokens);
            std::size_t first = 0;
            for (const std::size_t end : SentenceEnds(characters, tokens, *lists_).find()) {
                while (end - first > kMaxTokens) {
                    const std::size_t cut = cut_of(characters, tokens, first, kMaxTokens);
                    take(writer.write(tokens, first, cut, offset, block.kind, paragraph));
                    first = cut;
                }
                take(writer.write(tokens, first, end, offset, block.kind, paragraph));
                first = end;
            }
            offset += characters.size();
            begin = characters.byte(characters.size());
        }
        ++paragraph;
    }
}

bool Segmenter::may_split(const Word& word) const {
    const Contraction* contraction = lists_->contraction(word.form);
    return contraction != nullptr && !contraction->always;
}

std::uint32_t Segmenter::split(Sentence& sentence, std::uint32_t word) const {
    if (!may_split(sentence.words[word])) return 1;
    const auto& parts = lists_->contraction(sentence.words[word].form)->words;
    const auto added = static_cast<std::uint32_t>(parts.size() - 1);
    const bool upper = utf8::starts_upper(sentence.words[word].form);
    const auto place = sentence.words.begin() + static_cast<std::ptrdiff_t>(word);
    const Word whole = *place;
    sentence.words.insert(place + 1, added, whole);
    for (std::uint32_t i = 0; i <= added; ++i) {
        sentence.words[word + i].form = i == 0 && upper ? utf8::capitalize(parts[i]) : parts[i];
    }
    sentence.tokens[whole.token].end_word += added;
    for (std::size_t token = whole.token + 1; token < sentence.tokens.size(); ++token) {
        sentence.tokens[token].first_word += added;
        sentence.tokens[token].end_word += added;
    }
    return added + 1;
}

}  // namespace lacis::language
