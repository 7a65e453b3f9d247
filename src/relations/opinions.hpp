// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "language/pack.hpp"
#include "relations/words.hpp"

namespace lacis::relations {

/// Words and phrases that judge.
struct Opinions {
    /// What follows the first word of a phrase: "franchir [ligne rouge]".
    struct Phrase {
        std::vector<std::string> words;
        int value = 0;
    };
    WordSet blame;
    WordSet praise;
    WordSet neutral;    ///< Phrases that judge nobody, whatever their words do elsewhere.
    WordSet duties;     ///< Verbs whose denial blames: "n'a pas compris".
    WordSet feelings;   ///< Words for what somebody feels or does towards whom he judges: "merci", "fier".
    WordSet undergone;  ///< Nouns whose "de" is whom it is done to: "l'agression de X".
    WordSet opposing;   ///< Verbs whose subject is against what their object names, or suffers it.
    WordSet rating;     ///< "juger X excellent": verbs that say what somebody thinks of their object.
    WordSet knowing;    ///< Verbs that say nothing: "savoir que X a menti".
    WordSet matters;    ///< "Le problème est que X …": subjects of which a clause says what they are.
    std::map<std::string, std::vector<Phrase>, std::less<>> phrases;  ///< By their first word.
    /// Reads `clauses/opinions.toml`.
    static Opinions from_pack(const language::Pack& pack);
    /// 1 if the word, or the phrase that it opens, praises, -1 if it blames, 0 if it does neither.
    [[nodiscard]] int of(const Sentence& sentence, WordIndex at) const;
};

}  // namespace lacis::relations
