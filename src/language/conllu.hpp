// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "language/normalise.hpp"
#include "language/sentence.hpp"
#include "support/utf8.hpp"

namespace lacis::language {

/// A document with the analysis that came with it.
struct AnalysedDocument {
    corpus::Document document;
    std::vector<Sentence> sentences;
};

/// Reads CoNLL-U (universaldependencies.org/format.html), one document for each `# newdoc`, or one for the
/// whole file.
///
/// The text is put together from the sentences' `# text`, or, where it is missing, from their forms and
/// SpaceAfter (or Stanza's start_char and end_char); sentences stand on lines of their own and `# newpar`
/// makes an empty line between them. All spans point into that text: forms that do not stand in `# text` are
/// an error. The first sentence's
/// `# meta::title`, `date`, `source` and `language` go into the document, `# block = title` or `caption` into
/// Sentence::block.
///
/// Ranges are tokens of several words. Left out, their dependents handed to their heads, are empty nodes,
/// forms of white space only (spaCy's SPACE) and `__NOFORM__`. "_" and columns missing at the end count as
/// absent, `# global.columns` (CoNLL-U Plus) says which columns there are, "ROOT" is "root", features are
/// sorted, heads may be missing altogether. Links the sentences' children. Throws Error with file, line and
/// column.
[[nodiscard]] std::vector<AnalysedDocument> read_conllu(std::string_view contents, const std::string& file);

/// Writes a document's sentences, one after the other, as CoNLL-U with `# newdoc`, `# newpar`, `# sent_id`
/// and `# text`; read_conllu gives the same words, tags, trees and blocks back (spans into the text as that
/// puts it together). Sentences without an id get the document's id and their number.
class ConlluWriter {
  public:
    /// The document must outlive the writer.
    explicit ConlluWriter(const corpus::Document& document) : document_(&document), text_(document.text) {}

    /// Appends the document's next sentence.
    void append(std::string& out, const Sentence& sentence);

  private:
    const corpus::Document* document_;
    utf8::Index text_;
    std::size_t written_ = 0;
    std::uint32_t paragraph_ = 0;  // of the sentence before
};

}  // namespace lacis::language
