// SPDX-License-Identifier: Apache-2.0
#include "cli/ledger_run.hpp"

#include "cli/console.hpp"
#include "cli/input.hpp"

namespace lacis::cli {
namespace {

std::vector<graph::ExtractedDocument> extract(const Pipeline& pipeline, const std::vector<Input>& articles,
                                              bool quiet) {
    Progress progress(quiet);
    return pipeline.extract_all(
        articles, [&](std::size_t done) { progress.show("reading article", done, articles.size()); });
}

}  // namespace

LedgerRun::LedgerRun(const InputOptions& input, const AnalysisOptions& analysis,
                     const ExtractionOptions& extraction, bool quiet, const WarningSink& warn)
    : pipeline_(pipeline_options(analysis, extraction)),
      articles_(read_articles(input, analysis, pipeline_, warn)),
      extracted_(extract(pipeline_, articles_, quiet)),
      resolution_(entities::resolve(extracted_, pipeline_.catalogue())),
      graph_(merge(extracted_, resolution_)),
      ledger_(pipeline_, articles_, extracted_, resolution_, graph_) {
    for (const Warning& warning : resolution_.warnings) warn(warning);
}

}  // namespace lacis::cli
