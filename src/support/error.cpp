// SPDX-License-Identifier: Apache-2.0
#include "support/error.hpp"

#include <algorithm>
#include <numeric>

#include "support/utf8.hpp"

namespace lacis {

Place place_of(std::string file, std::string_view contents, std::size_t byte) {
    const std::string_view before = contents.substr(0, byte);
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return {std::move(file), static_cast<std::uint32_t>(line),
            1 + utf8::count_code_points(before.substr(line_start))};
}

std::string to_string(const Place& place) {
    std::string out = place.file;
    if (place.line > 0) out += ':' + std::to_string(place.line);
    if (place.line > 0 && place.column > 0) out += ':' + std::to_string(place.column);
    return out;
}

Error::Error(Place where, const std::string& message)
    : std::runtime_error(to_string(where) + ": " + message), place_(std::move(where)) {}

std::string Error::message() const {
    const std::string place = to_string(place_);
    return std::string(what()).substr(place.empty() ? 0 : place.size() + 2);
}

std::string nearest(std::string_view word, const std::vector<std::string>& known) {
    const auto distance = [](std::string_view a, std::string_view b) {
        std::vector<std::size_t> row(b.size() + 1);
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < a.size(); ++i) {
            std::size_t diagonal = row[0];
            row[0] = i + 1;
            for (std::size_t j = 0; j < b.size(); ++j) {
                const std::size_t above = row[j + 1];
                row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1)});
                diagonal = above;
            }
        }
        return row.back();
    };
    std::string best;
    std::size_t best_distance = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const std::string& candidate : known) {
        const std::size_t d = distance(word, candidate);
        if (d < best_distance) {
            best_distance = d;
            best = candidate;
        }
    }
    return best;
}

}  // namespace lacis
