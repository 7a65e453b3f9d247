// SPDX-License-Identifier: Apache-2.0
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "cli/command.hpp"
#include "cli/console.hpp"
#include "cli/ledger_run.hpp"
#include "cli/output.hpp"
#include "entities/catalogue.hpp"

namespace lacis::cli {
namespace {

using entities::Decision;
using entities::EntityPlace;
using entities::Link;
using entities::Reference;
using entities::Verdict;

struct ReviewOptions {
    InputOptions input;
    AnalysisOptions analysis;
    ExtractionOptions extraction;
    std::string file = "-";
    std::string format;
    bool quiet = false;
};

/// Rules that join the names of one document and may be wrong.
constexpr std::array<std::string_view, 5> kDoubtfulRules = {
    "acronym-initials", "first-name", "full-name-variant", "short-name", "surname-nearest"};

/// The order of the articles must not show.
auto key_of(const Decision& decision) {
    const auto of = [](const Reference& each) {
        return std::tuple(each.document, each.start.value_or(0), each.name);
    };
    return std::tuple(decision.verdict, of(decision.entities[0]), of(decision.entities[1]));
}

class Reviewer {
  public:
    explicit Reviewer(LedgerRun& run) : run_(run), ledger_(run.ledger()) {}

    entities::Catalogue review() {
        add_links(run_.resolution().joins, Verdict::kSame);
        add_links(run_.resolution().splits, Verdict::kDifferent);
        for (std::uint32_t document = 0; document < run_.extracted().size(); ++document) {
            for (std::uint32_t i = 0; i < run_.extracted()[document].entities.size(); ++i)
                add_names({document, i});
        }
        std::stable_sort(catalogue_.decisions.begin(), catalogue_.decisions.end(),
                         [](const Decision& a, const Decision& b) { return key_of(a) < key_of(b); });
        return std::move(catalogue_);
    }

  private:
    [[nodiscard]] Reference reference(EntityPlace place) const {
        Reference reference;
        reference.name = ledger_.entity(place).label;
        reference.type = entities::entity_type_from_string(ledger_.entity(place).type);
        reference.document = ledger_.document(place).info.id;
        return reference;
    }

    void add_links(const std::vector<Link>& links, Verdict verdict) {
        for (const Link& link : links) {
            const bool holds =
                (ledger_.node_of(link.a) == ledger_.node_of(link.b)) == (verdict == Verdict::kSame);
            if (!link.doubtful || !holds) continue;
            Decision decision;
            decision.verdict = verdict;
            decision.entities = {reference(link.a), reference(link.b)};
            decision.note =
                note(link.rule, link.detail, {ledger_.first_passage(link.a), ledger_.first_passage(link.b)});
            catalogue_.decisions.push_back(std::move(decision));
        }
    }

    void add_names(EntityPlace place) {
        std::set<std::string> seen;
        for (const graph::MentionRecord& mention : ledger_.entity(place).mentions) {
            const bool doubtful = std::find(kDoubtfulRules.begin(), kDoubtfulRules.end(), mention.reason) !=
                                  kDoubtfulRules.end();
            if (mention.kind != "name" || !doubtful || mention.text == ledger_.entity(place).label) continue;
            // A surname of several persons is decided place by place.
            const bool by_place = mention.reason == "surname-nearest";
            if (!by_place && !seen.insert(mention.text).second) continue;
            Reference name;
            name.name = mention.text;
            name.document = ledger_.document(place).info.id;
            if (by_place) name.start = mention.span.begin;
            Reference whole = reference(place);
            whole.type.reset();
            Decision decision;
            decision.entities = {std::move(name), std::move(whole)};
            decision.note = note(mention.reason, "", {ledger_.passage(place.document, mention.span)});
            catalogue_.decisions.push_back(std::move(decision));
        }
    }

    static std::string note(std::string_view rule, const std::string& detail,
                            const std::vector<Passage>& passages) {
        std::string text(rule);
        const std::string_view meaning = entities::rule_meaning(rule);
        if (!meaning.empty()) text.append(": ").append(meaning);
        if (!detail.empty()) text.append(" (").append(detail).append(")");
        for (const Passage& passage : passages) {
            if (!passage.text.empty()) text += " | " + passage.document + ": " + passage.text;
        }
        return text;
    }

    LedgerRun& run_;
    Ledger& ledger_;
    entities::Catalogue catalogue_;
};

void review(const ReviewOptions& options) {
    const bool table = options.format == "csv" || (options.format.empty() && options.file.ends_with(".csv"));
    LedgerRun run(options.input, options.analysis, options.extraction, options.quiet, print_warnings());
    const entities::Catalogue catalogue = Reviewer(run).review();
    write_text(options.file, table ? entities::to_csv(catalogue) : entities::to_json(catalogue));
}

}  // namespace

Action declare_review(CLI::App& command) {
    auto options = std::make_shared<ReviewOptions>();
    add_input_options(command, options->input);
    command
        .add_option("-o,--output", options->file,
                    "File to write instead of standard output; .csv for a table")
        ->type_name("FILE");
    command.add_option("--format", options->format, "json or csv, where the ending does not tell")
        ->check(CLI::IsMember({"json", "csv"}))
        ->type_name("NAME");
    add_analysis_options(command, options->analysis);
    add_extraction_options(command, options->extraction);
    add_quiet_option(command, options->quiet);
    command.footer(
        "Reads the articles as 'lacis build' does, and writes what it is least sure of as decisions:\n"
        "\"same\" for what was joined, \"different\" for what was not, each with the reason and the\n"
        "sentences in its note. Left as it is, the file changes nothing; a decision that is turned\n"
        "round, or taken out, is honoured by 'lacis build --entities FILE'. What a catalogue has decided\n"
        "already is not listed again.\n"
        "\n"
        "Examples:\n"
        "  lacis review articles/ -o doubts.json\n"
        "  lacis review articles/ --entities known.json -o more-doubts.csv\n");
    return [options] { review(*options); };
}

}  // namespace lacis::cli
