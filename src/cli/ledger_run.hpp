// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "cli/ledger.hpp"
#include "cli/options.hpp"
#include "entities/resolver.hpp"
#include "graph/graph.hpp"
#include "pipeline.hpp"
#include "support/error.hpp"

namespace lacis::cli {

/// All that `lacis build` does but writing, kept for questions.
class LedgerRun {
  public:
    LedgerRun(const InputOptions& input, const AnalysisOptions& analysis, const ExtractionOptions& extraction,
              bool quiet, const WarningSink& warn);
    LedgerRun(const LedgerRun&) = delete;  // the ledger refers to what stands beside it
    LedgerRun& operator=(const LedgerRun&) = delete;

    [[nodiscard]] const std::vector<graph::ExtractedDocument>& extracted() const { return extracted_; }
    [[nodiscard]] const entities::Resolution& resolution() const { return resolution_; }
    [[nodiscard]] Ledger& ledger() { return ledger_; }

  private:
    Pipeline pipeline_;
    std::vector<Input> articles_;
    std::vector<graph::ExtractedDocument> extracted_;
    entities::Resolution resolution_;
    graph::KnowledgeGraph graph_;
    Ledger ledger_;
};

}  // namespace lacis::cli
