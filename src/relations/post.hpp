// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "relations/line.hpp"

namespace lacis::relations {

/// A noun that says what somebody is, in a sentence read as a line.
struct Post {
    WordIndex begin = 0;  ///< With article and adjectives before it.
    WordIndex noun = 0;
    WordIndex end = 0;  ///< One past the trigger and the adjectives behind it.
};

/// Where a post is held.
struct Complement {
    const entities::Mention* mention = nullptr;
    WordIndex end = 0;  ///< Where the search for a holder goes on; Post::end for a possessive.
    bool possessive = false;
    bool inner = false;  ///< Below another noun: "directeur de la division recherche [de X]".
    std::vector<const entities::Mention*> more =
        {};  ///< "propriétaire de X, [du journal Y et de la radio Z]"
};

/// "de", "chez", "à", elided or with an article.
[[nodiscard]] const WordSet& complement_prepositions();
/// "de", elided or with its article.
[[nodiscard]] bool is_de(const Line& line, WordIndex at);
/// Past the adjectives, the field and the tenure behind the words of a post: "[le patron] par intérim".
[[nodiscard]] WordIndex end_of_post(const Line& line, const Grammar& grammar, WordIndex at);
/// What the post's own words say of where it is held: "patron de Y", "son patron", "dont le patron".
[[nodiscard]] Complement complement_of(const Line& line, const Post& post);
/// Behind the portfolio of a post: "ministre [de l'Intérieur et des Cultes]".
[[nodiscard]] WordIndex end_of_portfolio(const Line& line, WordIndex at);

/// "le musée X": does its name begin with what it is?
[[nodiscard]] bool is_site(const entities::Entity& place);

/// "X, la patronne de Y" is not said of a man: does the article of a post agree with who holds it?
[[nodiscard]] bool may_be_called(const Line& line, WordIndex noun, const entities::Entity& holder,
                                 const Grammar& grammar);

}  // namespace lacis::relations
