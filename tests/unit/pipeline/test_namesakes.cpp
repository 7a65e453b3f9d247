// SPDX-License-Identifier: Apache-2.0
// Runs namesakes.txt, which describes its form, and more articles than one in every order.
#include <algorithm>
#include <doctest/doctest.h>
#include <fstream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "entities/resolver.hpp"
#include "pipeline.hpp"

using namespace lacis;

namespace {

struct NamedPlace {
    std::string document;
    std::string name;
    std::size_t number = 1;
};

struct Claim {
    bool same = true;
    std::vector<NamedPlace> places;
    std::string text;
};

struct Case {
    std::string title;
    std::vector<Input> articles;
    std::vector<Claim> claims;
};

Claim claim_of(const std::string& line) {
    Claim claim{line.front() == '=', {}, line};
    for (std::size_t begin = 1; begin < line.size();) {
        const std::size_t end = std::min(line.find(';', begin), line.size());
        std::string item = line.substr(begin, end - begin);
        item.erase(0, item.find_first_not_of(' '));
        const std::size_t space = item.find(' ');
        NamedPlace place{item.substr(0, space), item.substr(space + 1)};
        if (const std::size_t sign = place.name.find('#'); sign != std::string::npos) {
            place.number = std::stoul(place.name.substr(sign + 1));
            place.name.resize(sign);
        }
        claim.places.push_back(place);
        begin = end + 1;
    }
    return claim;
}

Input article_of(const std::string& line) {
    const std::size_t colon = line.find(": ");
    const std::string head = line.substr(0, colon);
    Input input;
    input.document.id = head.substr(0, head.find('@'));
    if (head.find('@') != std::string::npos) input.document.date = head.substr(head.find('@') + 1);
    input.document.text = line.substr(colon + 2);
    input.document.language = "fr";
    return input;
}

std::vector<Case> read_cases() {
    std::ifstream stream("tests/unit/pipeline/namesakes.txt");
    std::vector<Case> cases;
    for (std::string line; std::getline(stream, line);) {
        if (line.starts_with("## ")) {
            cases.push_back({line.substr(3), {}, {}});
        } else if (line.empty() || line.starts_with("#")) {
            continue;
        } else if (line.starts_with("= ") || line.starts_with("! ")) {
            cases.back().claims.push_back(claim_of(line));
        } else {
            cases.back().articles.push_back(article_of(line));
        }
    }
    return cases;
}

const Pipeline& pipeline() {
    static const Pipeline kPipeline{[] {
        PipelineOptions options;
        options.parser = language::ParserMode::kFast;
        return options;
    }()};
    return kPipeline;
}

/// The number of the node that the place names; nothing if no name stands there.
std::optional<std::uint32_t> node_at(const std::vector<graph::ExtractedDocument>& documents,
                                     const graph::Identities& identities, const NamedPlace& place) {
    for (std::size_t d = 0; d < documents.size(); ++d) {
        if (documents[d].info.id != place.document) continue;
        std::set<std::pair<Span, std::uint32_t>> places;
        for (std::size_t e = 0; e < documents[d].entities.size(); ++e) {
            for (const graph::MentionRecord& mention : documents[d].entities[e].mentions) {
                if (mention.kind == "name" && mention.text == place.name)
                    places.insert({mention.span, identities[d][e]});
            }
        }
        if (places.size() < place.number) return std::nullopt;
        return std::next(places.begin(), static_cast<std::ptrdiff_t>(place.number - 1))->second;
    }
    return std::nullopt;
}

}  // namespace

TEST_CASE("namesakes and variants of names are told apart, in any order of the articles") {
    const std::vector<Case> cases = read_cases();
    REQUIRE(cases.size() >= 60);
    for (const Case& each : cases) {
        CAPTURE(each.title);
        std::vector<graph::ExtractedDocument> documents = pipeline().extract_all(each.articles);
        std::sort(documents.begin(), documents.end(),
                  [](const auto& a, const auto& b) { return a.info.id < b.info.id; });
        do {
            const graph::Identities identities = entities::resolve(documents).identities;
            for (const Claim& claim : each.claims) {
                CAPTURE(claim.text);
                std::set<std::uint32_t> nodes;
                for (const NamedPlace& place : claim.places) {
                    CAPTURE(place.name);
                    const auto node = node_at(documents, identities, place);
                    CHECK(node.has_value());
                    if (node) nodes.insert(*node);
                }
                CHECK(nodes.size() == (claim.same ? 1 : claim.places.size()));
            }
        } while (std::next_permutation(documents.begin(), documents.end(),
                                       [](const auto& a, const auto& b) { return a.info.id < b.info.id; }));
    }
}
