// SPDX-License-Identifier: Apache-2.0
#include "language/tokenizer.hpp"

#include "language/token_scan.hpp"

namespace lacis::language {

void Tokenizer::tokenize(const Characters& text, std::vector<RawToken>& tokens) const {
    tokens.clear();
    TokenScan(text, lists_, max_length_, tokens).run();
}

}  // namespace lacis::language
