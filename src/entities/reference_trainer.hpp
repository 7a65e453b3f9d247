// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/document.hpp"
#include "entities/entities.hpp"
#include "entities/ranker.hpp"
#include "entities/word_lists.hpp"
#include "language/sentence.hpp"

/// Training of the ranker of antecedents, and its measures. Deterministic.
namespace lacis::entities {

/// An article with its names as the program finds them, and what its references stand for by annotation.
struct ReferenceDocument {
    std::vector<language::Sentence> sentences;
    DocumentEntities names;
    struct Reference {
        Span span;
        MentionKind kind = MentionKind::kPronoun;
        bool of_named = false;                ///< Does it stand for anybody named?
        std::vector<std::uint32_t> entities;  ///< Of `names`, sorted; empty if the program misses one.
    };
    std::vector<Reference> references;
    bool complete = false;  ///< Are all references annotated? Other words then stand for nobody named.
};

/// Reads {"mentions": [{"start", "end", "entities": [id], "kind": "name" | "reference"}], "complete": bool};
/// a reference without entities stands for nobody named. Throws Error naming `file`.
[[nodiscard]] ReferenceDocument annotate_references(std::vector<language::Sentence> sentences,
                                                    DocumentEntities names, std::string_view json,
                                                    const std::string& file, const WordLists& lists);

/// The file of a Ranker.
[[nodiscard]] std::string train_references(const std::vector<const ReferenceDocument*>& documents,
                                           const WordLists& lists);

struct ReferenceCounts {
    std::size_t there = 0;      ///< References that stand for somebody named.
    std::size_t attempted = 0;  ///< Of all annotated ones.
    std::size_t right = 0;

    [[nodiscard]] double accuracy() const {
        return attempted == 0 ? 0 : static_cast<double>(right) / static_cast<double>(attempted);
    }
    [[nodiscard]] double share_attempted() const {
        return there == 0 ? 0 : static_cast<double>(attempted) / static_cast<double>(there);
    }
};

struct ReferenceScores {
    ReferenceCounts pronouns;  ///< Possessives are counted apart.
    ReferenceCounts possessives;
    ReferenceCounts descriptions;
};

/// Each document is measured with a ranker that has learned from the other parts (document i belongs to part
/// i modulo `folds`).
[[nodiscard]] ReferenceScores cross_validate_references(const std::vector<ReferenceDocument>& documents,
                                                        const WordLists& lists, std::size_t folds);

}  // namespace lacis::entities
