// SPDX-License-Identifier: Apache-2.0
#include "graph/date.hpp"

#include <algorithm>
#include <chrono>

namespace lacis::graph {
namespace {

constexpr unsigned kLastMonth = 12;

unsigned days_in(unsigned year, unsigned month) {
    const std::chrono::year_month_day_last last{std::chrono::year(static_cast<int>(year)),
                                                std::chrono::month_day_last(std::chrono::month(month))};
    return static_cast<unsigned>(last.day());
}

/// "2017-06-05"
std::string day_string(unsigned year, unsigned month, unsigned day) {
    std::string text = "0000-00-00";
    const auto write = [&text](std::size_t end, unsigned number) {
        for (; number > 0; number /= 10) text[--end] = static_cast<char>('0' + number % 10);
    };
    write(4, year);
    write(7, month);
    write(10, day);
    return text;
}

/// The number of `size` digits at the front, which are taken away; 0 if it is none.
unsigned take_number(std::string_view& text, std::size_t size) {
    if (text.size() < size) return 0;
    unsigned number = 0;
    for (const char c : text.substr(0, size)) {
        if (c < '0' || c > '9') return 0;
        number = 10 * number + static_cast<unsigned>(c - '0');
    }
    text.remove_prefix(size);
    return number;
}

}  // namespace

std::string PartialDate::first_day() const {
    return day_string(year, std::max<unsigned>(1, month), std::max<unsigned>(1, day));
}

std::string PartialDate::last_day() const {
    const unsigned last_month = month == 0 ? kLastMonth : month;
    return day_string(year, last_month, day == 0 ? days_in(year, last_month) : day);
}

std::optional<PartialDate> date_from_string(std::string_view text) {
    PartialDate date;
    date.year = static_cast<std::uint16_t>(take_number(text, 4));
    if (date.year == 0) return std::nullopt;
    if (text.empty()) return date;
    if (!text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    date.month = static_cast<std::uint8_t>(take_number(text, 2));
    if (date.month == 0 || date.month > kLastMonth) return std::nullopt;
    if (text.empty()) return date;
    if (!text.starts_with('-')) return std::nullopt;
    text.remove_prefix(1);
    date.day = static_cast<std::uint8_t>(take_number(text, 2));
    if (date.day == 0 || date.day > days_in(date.year, date.month) || !text.empty()) return std::nullopt;
    return date;
}

}  // namespace lacis::graph
