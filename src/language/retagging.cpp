// SPDX-License-Identifier: Apache-2.0
#include "language/retagging.hpp"

#include <algorithm>
#include <string_view>

#include "support/error.hpp"
#include "support/rows.hpp"
#include "support/utf8.hpp"

namespace lacis::language {

Retagging::Retagging(const Pack& pack) {
    const std::string file = "trees/retag.tsv";
    if (!pack.has(file)) return;
    for_each_row(pack.file(file), [&](const std::vector<std::string_view>& fields, std::uint32_t line) {
        constexpr std::size_t kFields = 6;
        if (fields.size() != kFields) throw Error(Place{file, line, 0}, "a row has six fields");
        Row row;
        row.wrong = upos_from_string(fields[1]);
        row.right = upos_from_string(fields[3]);
        if (row.wrong == Upos::kX || row.right == Upos::kX)
            throw Error(Place{file, line, 0}, "the second and the fourth field are a UPOS tag");
        for (std::string_view rest = fields[2]; !rest.empty();) {
            const std::size_t bar = rest.find('|');
            row.next.emplace_back(rest.substr(0, bar));
            rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
        }
        row.lemma = fields[4];
        row.feats = fields[5];
        rows_[std::string(fields[0])].push_back(std::move(row));
    });
}

void Retagging::apply(Sentence& sentence) const {
    for (std::size_t i = 0; i + 1 < sentence.words.size(); ++i) {
        Word& word = sentence.words[i];
        const auto rows = rows_.find(utf8::lower(word.form));
        if (rows == rows_.end()) continue;
        const std::string next = utf8::lower(sentence.words[i + 1].form);
        for (const Row& row : rows->second) {
            if (word.upos != row.wrong || std::find(row.next.begin(), row.next.end(), next) == row.next.end())
                continue;
            word.upos = row.right;
            word.lemma = row.lemma;
            word.feats = row.feats;
            break;
        }
    }
}

}  // namespace lacis::language
