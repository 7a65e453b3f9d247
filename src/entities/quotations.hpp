// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "entities/entities.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::entities {

/// Words between quotation marks, as far as they lie in one sentence.
struct Quotation {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;  ///< Words [first, end), without the marks.
    std::uint32_t end = 0;
    std::uint32_t number = 0;  ///< Parts of one quotation over several sentences have the same number.
};

/// The quotations of a document, in text order. A straight mark opens and closes in turns within a paragraph.
[[nodiscard]] std::vector<Quotation> find_quotations(const std::vector<language::Sentence>& sentences);

/// Number of the quotation that a word stands in.
[[nodiscard]] std::optional<std::uint32_t> quotation_at(const std::vector<Quotation>& quotations,
                                                        std::uint32_t sentence, std::uint32_t word);

/// A mention of one entity, as far as a speaker is looked for.
struct SpeakerPlace {
    std::uint32_t sentence = 0;
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    std::uint32_t entity = 0;
};

/// Who says the quotations, by number: the subject of the verb behind ("…", a déclaré X), else of that of
/// speech before (X affirme que "…"), else whose view it is (Pour X, "…"), else the last speaker of the
/// paragraph; nobody if it is somebody who is not among `places`. These in text order.
[[nodiscard]] std::vector<std::optional<std::uint32_t>> find_speakers(
    const std::vector<language::Sentence>& sentences, const std::vector<Quotation>& quotations,
    const std::vector<SpeakerPlace>& places, const WordLists& lists);

}  // namespace lacis::entities
