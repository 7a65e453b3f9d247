// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

/// A document with the analysis that came with it.
struct AnalysedDocument {
    corpus::Document document;
    std::vector<Sentence> sentences;
};

/// Reads CoNLL-U (universaldependencies.org/format.html), one document for each `# newdoc`, or one for the whole file.
/// The text is put together from `# text`, or from the forms and SpaceAfter; sentences stand on lines of their own and
/// `# newpar` makes a blank line between them. Ranges, empty nodes (left out), missing columns' "_", the conventions of
/// spaCy, Stanza and UDPipe are understood. Throws Error with file, line and column.
[[nodiscard]] std::vector<AnalysedDocument> read_conllu(std::string_view contents, const std::string& file);

/// Writes a document's sentences as CoNLL-U; read_conllu gives the same words, tags and trees back.
void write_conllu(std::ostream& out, const corpus::Document& document, const std::vector<Sentence>& sentences);

/// Makes trees of other parsers follow the conventions that the later stages expect (nmod without case on a name is
/// appos, obl with "par" under a passive is obl:agent, nsubj under aux:pass is nsubj:pass …).
void normalise(Sentence& sentence);

}  // namespace lacis::language
