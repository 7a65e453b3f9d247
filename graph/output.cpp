// SPDX-License-Identifier: Apache-2.0
#include "graph/output.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace lacis::graph {
namespace {

constexpr std::size_t kLongestNumber = 32;
constexpr std::size_t kPiece = std::size_t{1} << 16U;
// Below this every whole number is written with all its digits ("250000000", where the shortest form is
// "2.5e+08").
constexpr double kLargestPlain = 1e15;

/// "1.5e+300" → "1.5e300", "1e-07" → "1e-7".
char* simplify_exponent(char* begin, char* end) {
    char* const e = std::find(begin, end, 'e');
    if (e == end) return end;
    char* out = e + 1;
    char* in = e + 1;
    if (*in == '-') *out++ = '-';
    ++in;
    while (*in == '0' && in + 1 < end) ++in;
    return std::copy(in, end, out);
}

}  // namespace

void Output::write_number(std::int64_t value) {
    char* const begin = prepare(kLongestNumber);
    advance(static_cast<std::size_t>(std::to_chars(begin, begin + kLongestNumber, value).ptr - begin));
}

void Output::write_number(double value) {
    // Without a decimal point it would be a whole number for many, and those have one zero only.
    if (value == 0 && std::signbit(value)) return write("-0.0");
    char* const begin = prepare(kLongestNumber);
    char* end = nullptr;
    if (std::abs(value) < kLargestPlain && value == std::trunc(value)) {
        end = std::to_chars(begin, begin + kLongestNumber, value, std::chars_format::fixed).ptr;
    } else {
        end = simplify_exponent(begin, std::to_chars(begin, begin + kLongestNumber, value).ptr);
    }
    advance(static_cast<std::size_t>(end - begin));
}

void Output::write_in_pieces(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t size = std::min(bytes.size(), kPiece);
        std::memcpy(prepare(size), bytes.data(), size);
        advance(size);
        bytes.remove_prefix(size);
    }
}

void Output::resize(std::size_t capacity) {
    const std::string_view kept = pending();
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    if (!kept.empty()) std::memcpy(larger.get(), kept.data(), kept.size());
    next_ = larger.get() + kept.size();
    end_ = larger.get() + capacity;
    buffer_ = std::move(larger);
}

void StringOutput::make_room(std::size_t size) {
    resize(std::max(2 * capacity(), pending().size() + size));
}

}  // namespace lacis::graph
