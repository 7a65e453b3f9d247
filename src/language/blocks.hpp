// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/segmentation_lists.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

/// A title, a paragraph or a caption of a text: bytes [begin, end), without the white space around it.
struct TextBlock {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint32_t code_point = 0;  ///< Offset of `begin` in code points.
    Block kind = Block::kParagraph;
};

/// Finds the blocks of a press text in its lines. A line is a block of its own, but where text was wrapped: a
/// line that breaks off in mid-sentence goes on in the next one, if that begins with a small letter, or if
/// the whole text is wrapped at one width and the next word would not have fitted. Empty lines always
/// separate. A block of one short line without a full stop is a title; what `captions` knows is a caption,
/// credit or byline. `title` is the document's own title, "" if it has none.
[[nodiscard]] std::vector<TextBlock> find_blocks(std::string_view text, std::string_view title,
                                                 const SegmentationLists& lists);

}  // namespace lacis::language
