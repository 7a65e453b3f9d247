// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <string>

#include "language/word_clusters.hpp"
#include "support/error.hpp"

using namespace lacis;
using language::WordCluster;

namespace {

const std::string kRows = "lundi\t0\t0\nmardi\t0\t0\nParis\t1\t1\nparis\t2\t0\nÉcole\t4\t1\n";

std::string error_of(std::string_view rows) {
    try {
        (void)language::build_word_clusters(rows, "rows.tsv", "fr", "");
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("words of one cluster share their numbers, and clusters count from 1") {
    const std::string model = language::build_word_clusters(kRows, "rows.tsv", "fr", "own words");
    const language::WordClusters clusters(model);
    CHECK(clusters.find("lundi") == clusters.find("mardi"));
    CHECK(clusters.find("lundi") == WordCluster{1, 1});
    CHECK(clusters.find("École") == WordCluster{5, 2});
}

TEST_CASE("a word is looked up as written, then in lower case") {
    const std::string model = language::build_word_clusters(kRows, "rows.tsv", "fr", "own words");
    const language::WordClusters clusters(model);
    CHECK(clusters.find("Paris") == WordCluster{2, 2});
    CHECK(clusters.find("PARIS") == WordCluster{3, 1});
    CHECK(clusters.find("Lundi") == WordCluster{1, 1});
}

TEST_CASE("an unknown word has no cluster, nor has any word without a model") {
    const std::string model = language::build_word_clusters(kRows, "rows.tsv", "fr", "own words");
    CHECK(language::WordClusters(model).find("mercredi") == WordCluster{});
    CHECK(language::WordClusters().find("lundi") == WordCluster{});
}

TEST_CASE("wrong rows are refused with their line") {
    CHECK(error_of("lundi\t0\n") == "rows.tsv:1:1: a row is: word, fine cluster, coarse cluster");
    CHECK(error_of("lundi\t0\t0\nmardi\tx\t0\n") == "rows.tsv:2:1: 'x' is no cluster number from 0 to 65534");
    CHECK(error_of("lundi\t0\t0\nmardi\t0\t1\n") == "rows.tsv:2:1: fine cluster 0 lies in two coarse ones");
}
