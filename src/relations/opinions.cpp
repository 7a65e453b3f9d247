// SPDX-License-Identifier: Apache-2.0
#include "relations/opinions.hpp"

#include <algorithm>
#include <string_view>

#include "relations/toml_file.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr std::string_view kFile = "clauses/opinions.toml";

}  // namespace

Opinions Opinions::from_pack(const language::Pack& pack) {
    const std::string file = std::string(pack.code()) + "/" + std::string(kFile);
    const toml::table root = parse_toml(pack.file(kFile), file);
    TableReader reader(root, file, "list of opinions");
    Opinions opinions;
    const auto read = [&](std::string_view key, WordSet& words, int value) {
        for (const TableReader::Item& item : reader.texts(key)) {
            std::string text = utf8::lower(item.text);
            // "s'obstiner", "se tromper": the pronoun goes by its lemma, whatever its form.
            if (text.starts_with("s'")) {
                text.replace(0, 2, "soi ");
            } else if (text.starts_with("se ")) {
                text.replace(0, 2, "soi");
            }
            const std::size_t space = text.find(' ');
            if (space == std::string::npos) {
                words.insert(text);
                continue;
            }
            Phrase phrase{{}, value};
            for (std::size_t begin = space + 1; begin < text.size();) {
                const std::size_t end = std::min(text.find(' ', begin), text.size());
                phrase.words.push_back(text.substr(begin, end - begin));
                begin = end + 1;
            }
            opinions.phrases[text.substr(0, space)].push_back(std::move(phrase));
        }
    };
    read("blame", opinions.blame, -1);
    read("praise", opinions.praise, 1);
    read("neutral", opinions.neutral, 0);
    const auto read_words = [&](std::string_view key, WordSet& words) {
        for (const TableReader::Item& item : reader.texts(key)) words.insert(utf8::lower(item.text));
    };
    read_words("duties", opinions.duties);
    read_words("feelings", opinions.feelings);
    read_words("undergone", opinions.undergone);
    read_words("opposing", opinions.opposing);
    read_words("rating", opinions.rating);
    read_words("knowing", opinions.knowing);
    read_words("matters", opinions.matters);
    reader.finish();
    return opinions;
}

int Opinions::of(const Sentence& sentence, WordIndex at) const {
    constexpr WordIndex kPhraseGap = 3;  // "franchir [une] ligne rouge", "tourner [complètement le] dos"
    const Word& first = sentence.words[at];
    for (const std::string& key : keys_of(first)) {
        const auto found = phrases.find(key);
        if (found == phrases.end()) continue;
        for (const Phrase& phrase : found->second) {
            WordIndex next = at + 1;
            const bool stands =
                std::all_of(phrase.words.begin(), phrase.words.end(), [&](const std::string& wanted) {
                    const WordIndex limit = std::min<WordIndex>(
                        next + kPhraseGap + 1, static_cast<WordIndex>(sentence.words.size()));
                    while (next < limit && !has_key(sentence.words[next], wanted)) {
                        // "relève du « fantasme »": quotation marks part nothing.
                        const Word& between = sentence.words[next];
                        if (between.upos == Upos::kPunct && !is_quotation_mark(between)) return false;
                        ++next;
                    }
                    return next++ < limit;
                });
            if (stands) return phrase.value;
        }
    }
    return is_one_of(first, praise) ? 1 : is_one_of(first, blame) ? -1 : 0;
}

}  // namespace lacis::relations
