// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger_run.hpp"

#include "cli/input.hpp"

namespace lacis::cli {

LedgerRun::LedgerRun(const InputOptions& input, const AnalysisOptions& analysis,
                     const ExtractionOptions& extraction, bool quiet, const WarningSink& warn)
    : pipeline_(pipeline_options(analysis, extraction)),
      articles_(read_articles(input, analysis, pipeline_, warn)),
      extracted_(extract_articles(pipeline_, articles_, quiet)),
      resolution_(entities::resolve(extracted_, pipeline_.catalogue())),
      graph_(merge(extracted_, resolution_)),
      ledger_(pipeline_, articles_, extracted_, resolution_, graph_) {
    for (const Warning& warning : resolution_.warnings) warn(warning);
}

}  // namespace lacis::cli
