// SPDX-License-Identifier: Apache-2.0
// A target of libFuzzer: any bytes as a file of a format that is read.
#include <cstddef>
#include <cstdint>
#include <string>

#include "hostile/read_anything.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static_cast<void>(lacis::testing::read_anything(LACIS_FUZZED_FORMAT, std::string(data, data + size)));
    return 0;
}
