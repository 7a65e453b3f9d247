// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "language/model_file.hpp"
#include "language/sentence.hpp"

namespace lacis::language {

struct ParserTraining {
    int fast_passes = 10;
    std::uint64_t seed = 1;
    std::function<void(const std::string&)> report;  ///< Told about each pass; may be empty.
};

/// Adds the sections of a Parser. The sentences' trees are learned over the tags, features and lemmas that
/// they carry, which should be as wrong as those that the parser will meet.
void train_parser(const std::vector<Sentence>& sentences, const ParserTraining& options, ModelWriter& model);

}  // namespace lacis::language
