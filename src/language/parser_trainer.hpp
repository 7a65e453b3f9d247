// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/model_file.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

/// Told what is being learned and how far it is ("fast parser, pass", 3, 10); may be empty.
using TrainingReport = std::function<void(const std::string& what, std::size_t done, std::size_t total)>;

/// A sentence to learn from. Its tree is learned over the tags, features and lemmas that it carries, which
/// should be as wrong as those that the parser will meet.
struct ParserExample {
    Sentence sentence;
    bool own_conventions = false;  ///< Peculiarities of its tree are not to be generalised.
};

struct ParserTraining {
    int fast_passes = 10;
    int accurate_passes = 10;  ///< 0: a smaller model, which parses fast only.
    int fast_runs = 3;         ///< From seeds of their own; the parser is their mean.
    int accurate_runs = 2;
    std::uint64_t seed = 1;
    TrainingReport report;
};

/// Adds the sections of a Parser.
void train_parser(const std::vector<ParserExample>& examples, const ParserTraining& options,
                  ModelWriter& model);

}  // namespace lacis::language
