// SPDX-License-Identifier: Apache-2.0
#include "relations/quantity.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "relations/toml_file.hpp"
#include "support/utf8.hpp"

namespace lacis::relations {
namespace {

constexpr std::string_view kFile = "clauses/quantities.toml";
constexpr double kMillion = 1e6;

/// The word as the tables spell it.
std::string spelled(const Word& word) {
    std::string form = utf8::lower(word.form);
    for (const std::string_view apostrophe : {"’"}) {
        if (form.ends_with(apostrophe)) form.replace(form.size() - apostrophe.size(), apostrophe.size(), "'");
    }
    return form;
}

std::string singular(std::string form) {
    if (form.size() > 3 && (form.ends_with('s') || form.ends_with('x'))) form.pop_back();
    return form;
}

template <class Value>
const Value* find_in(const std::map<std::string, Value, std::less<>>& table, const std::string& form) {
    auto found = table.find(form);
    if (found == table.end()) found = table.find(singular(form));
    return found == table.end() ? nullptr : &found->second;
}

struct Date {
    int year = 0;
    int month = 0;  ///< 0 = not given.
    int day = 0;    ///< 0 = not given.
};

std::string padded(int number, std::size_t width) {
    std::string text = std::to_string(number);
    return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

std::string to_iso(const Date& date) {
    std::string text = padded(date.year, 4);
    if (date.month > 0) text += "-" + padded(date.month, 2);
    if (date.month > 0 && date.day > 0) text += "-" + padded(date.day, 2);
    return text;
}

std::optional<int> whole(std::string_view digits) {
    int value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
}

std::optional<Date> from_iso(std::string_view text) {
    Date date;
    const auto year = whole(text.substr(0, 4));
    if (text.size() < 4 || !year) return std::nullopt;
    date.year = *year;
    if (text.size() >= 7) date.month = whole(text.substr(5, 2)).value_or(0);
    if (text.size() >= 10) date.day = whole(text.substr(8, 2)).value_or(0);
    return date;
}

/// Days since 1970-01-01 of the proleptic Gregorian calendar, and back (H. Hinnant, chrono-compatible date
/// algorithms).
int days_from_civil(Date date) {
    const int y = date.month <= 2 ? date.year - 1 : date.year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int yoe = y - era * 400;
    const int doy = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    const int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
    return era * 146097 + doe - 719468;
}

Date civil_from_days(int days) {
    days += 719468;
    const int era = (days >= 0 ? days : days - 146096) / 146097;
    const int doe = days - era * 146097;
    const int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    const int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    const int mp = (5 * doy + 2) / 153;
    const int month = mp < 10 ? mp + 3 : mp - 9;
    return {yoe + era * 400 + (month <= 2 ? 1 : 0), month, doy - (153 * mp + 2) / 5 + 1};
}

int weekday_of(int days) {
    return ((days + 3) % 7 + 7) % 7 + 1;
}  // 1970-01-01 was a Thursday (4)

bool is_year(const Word& word) {
    const auto value = whole(word.form);
    return word.form.size() == 4 && value && *value >= 1500 && *value < 2100;
}

}  // namespace

Quantities::Quantities(const language::Pack& pack) {
    const std::string file = std::string(pack.code()) + "/" + std::string(kFile);
    const toml::table root = parse_toml(pack.file(kFile), file);
    TableReader reader(root, file, "list of quantities");
    const auto read_table = [&](std::string_view key, auto& table) {
        using Value = typename std::decay_t<decltype(table)>::mapped_type;
        const toml::node* node = reader.find(key);
        if (node == nullptr || !node->is_table()) {
            throw Error(Place{file, 1, 1}, "the table '" + std::string(key) + "' is missing");
        }
        for (auto&& [name, value] : *node->as_table()) {
            const auto read = value.template value<Value>();
            if (!read) reader.fail(value, "wrong kind of value for '" + std::string(name.str()) + "'");
            table[utf8::lower(name.str())] = *read;
        }
    };
    const auto read_list = [&](std::string_view key, WordSet& list) {
        for (const TableReader::Item& item : reader.texts(key)) list.insert(utf8::lower(item.text));
        if (list.empty()) throw Error(Place{file, 1, 1}, "the list '" + std::string(key) + "' is missing");
    };
    read_table("numbers", numbers_);
    read_table("scales", scales_);
    read_table("currencies", currencies_);
    read_table("months", months_);
    read_table("weekdays", weekdays_);
    read_table("days", days_);
    read_table("periods", periods_);
    read_table("seasons", seasons_);
    if (const toml::node* node = reader.find("local"); node != nullptr && node->is_array()) {
        for (auto&& entry : *node->as_array()) {
            if (!entry.is_table()) reader.fail(entry, "a currency of places is a table");
            TableReader fields(*entry.as_table(), file, "currency of places");
            Local local{{}, fields.required_text("currency"), {}};
            for (const TableReader::Item& item : fields.texts("words")) local.words.push_back(item.text);
            for (const TableReader::Item& item : fields.texts("places"))
                local.places.insert(utf8::lower(item.text));
            fields.finish();
            local_.push_back(std::move(local));
        }
    }
    read_list("day_parts", day_parts_);
    read_list("last", last_);
    read_list("next", next_);
    read_list("years", years_);
    read_list("this", this_);
    read_list("shares", shares_);
    read_list("links", links_);
    ago_ = reader.required_text("ago");
    reader.finish();
}

std::optional<double> Quantities::read_number_word(std::string_view form) const {
    double total = 0;
    double group = 0;
    bool any = false;
    for (std::size_t from = 0; from <= form.size();) {
        const std::size_t hyphen = std::min(form.find('-', from), form.size());
        const std::string part(form.substr(from, hyphen - from));
        from = hyphen + 1;
        if (part == "et" && any) continue;
        const double* number = find_in(numbers_, part);
        if (number == nullptr) return std::nullopt;
        any = true;
        if (*number == 1000) {
            total += (group == 0 ? 1 : group) * 1000;
            group = 0;
        } else if ((*number == 100 || (*number == 20 && group == 4)) && group > 0) {
            group *= *number;  // "deux-cents", "quatre-vingt"
        } else {
            group += *number;
        }
    }
    return any ? std::optional(total + group) : std::nullopt;
}

std::optional<Quantities::Number> Quantities::read_figures(std::string_view form) const {
    Number number;
    std::string digits;
    std::size_t byte = 0;
    bool decimal = false;
    std::size_t last_good = 0;
    while (byte < form.size()) {
        std::size_t next = byte;
        const char32_t c = utf8::decode(form, next);
        const std::string_view rest = form.substr(next);
        const auto digits_ahead = static_cast<std::size_t>(
            std::find_if(rest.begin(), rest.end(), [](char d) { return d < '0' || d > '9'; }) - rest.begin());
        if (c >= U'0' && c <= U'9') {
            digits += static_cast<char>(c);
        } else if (digits.empty()) {
            return std::nullopt;
        } else if ((utf8::is_space(c) || c == U'\'' || c == U'’' || c == U'.') && digits_ahead == 3 &&
                   !decimal) {
            number.swiss = number.swiss || c == U'\'' || c == U'’';
        } else if ((c == U',' || c == U'.') && digits_ahead > 0 && !decimal) {
            decimal = true;
            digits += '.';
        } else {
            break;
        }
        byte = next;
        last_good = next;
    }
    if (digits.empty()) return std::nullopt;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
    if (error != std::errc()) return std::nullopt;
    // What is glued to it: "3M€", "6,2%".
    std::string suffix = utf8::lower(form.substr(last_good));
    for (const auto& [symbol, currency] : currencies_) {
        if (!suffix.empty() && suffix.ends_with(symbol)) {
            number.currency = currency;
            number.symbol = symbol;
            suffix.resize(suffix.size() - symbol.size());
            break;
        }
    }
    if (!suffix.empty() && shares_.contains(suffix)) {
        number.currency = "%";
    } else if (const double* scale = find_in(scales_, suffix); scale != nullptr) {
        number.value *= *scale;
        number.scaled = *scale >= kMillion;
    } else if (!suffix.empty()) {
        return std::nullopt;
    }
    return number;
}

std::optional<Quantities::Number> Quantities::read_number(const Sentence& sentence, WordIndex at) const {
    const std::vector<Word>& words = sentence.words;
    Number number;
    if (auto figures = read_figures(words[at].form)) {
        number = *figures;
        number.end = at + 1;
        // "4 600" may be two tokens.
        while (number.end < words.size() && number.currency.empty() &&
               number.value == std::floor(number.value) && words[number.end].form.size() == 3 &&
               whole(words[number.end].form)) {
            number.value = number.value * 1000 + *whole(words[number.end].form);
            ++number.end;
        }
    } else {
        const std::string form = spelled(words[at]);
        const auto value = read_number_word(form);
        if (!value) return std::nullopt;
        number.value = *value;
        number.end = at + 1;
        number.bare_one = *value == 1 && (form == "un" || form == "une");
        while (number.end < words.size()) {
            // "deux cent mille"; scales follow below.
            const auto more = read_number_word(spelled(words[number.end]));
            if (!more || number.bare_one) break;
            number.value = *more > number.value ? number.value * *more : number.value + *more;
            ++number.end;
        }
    }
    bool scaled = false;
    while (number.end < words.size()) {
        WordIndex next = number.end;
        // "une centaine de millions", "quatre cents millions": a scale may follow with "de".
        if (links_.contains(spelled(words[next])) && next + 1 < words.size() && (scaled || !number.bare_one))
            ++next;
        std::string form = spelled(words[next]);
        const double* scale = find_in(scales_, form);
        std::string currency;
        if (scale == nullptr) {
            for (const auto& [symbol, code] : currencies_) {
                if (!form.ends_with(symbol) || form.size() == symbol.size()) continue;
                scale = find_in(scales_, form.substr(0, form.size() - symbol.size()));
                if (scale != nullptr) currency = code;
            }
        }
        if (scale == nullptr) break;
        number.value *= *scale;
        number.scaled = number.scaled || *scale >= kMillion;
        if (!currency.empty()) number.currency = currency;
        scaled = true;
        number.end = next + 1;
    }
    if (scaled && number.end + 1 < words.size() && spelled(words[number.end]) == "et" &&
        spelled(words[number.end + 1]) == "demi") {
        number.value *= 1.5;  // "un million et demi"
        number.end += 2;
    }
    if (number.bare_one && !scaled) {
        // "un euro" is a sum, "un" alone is an article.
        if (number.end >= words.size() || find_in(currencies_, spelled(words[number.end])) == nullptr) {
            return std::nullopt;
        }
    }
    return number;
}

std::optional<Quantity> Quantities::read_amount(const Sentence& sentence, WordIndex at,
                                                const LocalCurrencies& local) const {
    const std::vector<Word>& words = sentence.words;
    // "franc", "dollar": by the places that the text speaks of.
    const auto settle = [&](const std::string& word, std::string& code) {
        if (const std::string* here = find_in(local, word)) code = *here;
    };
    // "$3 milliards"
    WordIndex start = at;
    std::string currency;
    if (words[at].upos == Upos::kSym || words[at].form == "$" || words[at].form == "€" ||
        words[at].form == "£") {
        const std::string* code = find_in(currencies_, spelled(words[at]));
        if (code == nullptr || at + 1 >= words.size()) return std::nullopt;
        currency = *code;
        settle(spelled(words[at]), currency);
        ++start;
    }
    auto number = read_number(sentence, start);
    if (!number) return std::nullopt;
    if (currency.empty() && !number->currency.empty()) {
        currency = number->currency;
        if (number->symbol) settle(*number->symbol, currency);
    }
    WordIndex end = number->end;
    if (currency.empty()) {
        WordIndex next = end;
        if (next < words.size() && links_.contains(spelled(words[next]))) ++next;
        if (next < words.size()) {
            const std::string form = spelled(words[next]);
            if (next == end && shares_.contains(form)) {
                currency = "%";
                end = next + 1;
            } else if (next == end && next + 1 < words.size() &&
                       shares_.contains(form + " " + spelled(words[next + 1]))) {
                currency = "%";
                end = next + 2;
            } else if (const std::string* code = find_in(currencies_, form)) {
                currency = *code;
                settle(form, currency);
                end = next + 1;
                if (end < words.size()) {
                    const std::string both = singular(form) + " " + singular(spelled(words[end]));
                    if (const auto found = currencies_.find(both); found != currencies_.end()) {
                        currency = found->second;
                        ++end;
                    }
                }
            } else if (next > end && words[next].upos != Upos::kDet && words[next].upos != Upos::kPropn) {
                return std::nullopt;  // "3 millions d'exemplaires", but "3 millions de la région"
            }
        }
        if (currency == "FRF" && number->swiss) currency = "CHF";
    }
    if (currency.empty()) {
        const bool counts_something = end < words.size() && words[end].upos == Upos::kNoun;
        if (!number->scaled || counts_something) return std::nullopt;
    }
    return Quantity{{at, end}, {number->value, currency}};
}

LocalCurrencies Quantities::local_currencies(const std::vector<Sentence>& sentences) const {
    std::map<std::string, std::size_t, std::less<>> most;  // by word
    LocalCurrencies found;
    for (const Local& local : local_) {
        std::size_t count = 0;
        for (const Sentence& sentence : sentences) {
            count += static_cast<std::size_t>(
                std::count_if(sentence.words.begin(), sentence.words.end(), [&](const Word& word) {
                    return local.places.contains(spelled(word)) ||
                           local.places.contains(singular(spelled(word)));
                }));
        }
        for (const std::string& word : local.words) {
            if (count <= most[word]) continue;
            most[word] = count;
            found[word] = local.currency;
        }
    }
    return found;
}

std::vector<Quantity> Quantities::amounts(const Sentence& sentence, const LocalCurrencies& local) const {
    std::vector<Quantity> found;
    for (WordIndex i = 0; i < sentence.words.size();) {
        if (auto amount = read_amount(sentence, i, local)) {
            i = amount->words.end;
            found.push_back(std::move(*amount));
        } else {
            ++i;
        }
    }
    return found;
}

std::optional<Moment> Quantities::read_moment(const Sentence& sentence, WordIndex at,
                                              std::string_view document_date) const {
    const std::vector<Word>& words = sentence.words;
    const auto today = from_iso(document_date);
    const std::string form = spelled(words[at]);
    const auto word_at = [&](WordIndex index) {
        return index < words.size() ? spelled(words[index]) : std::string();
    };

    // "21 janvier 2025", "1er mars", "janvier 2025", "août dernier".
    WordIndex month_at = at;
    Date date;
    if (at + 1 < words.size() && months_.contains(word_at(at + 1))) {
        const auto day = whole(form == "1er" ? std::string("1") : form);
        if (day && *day >= 1 && *day <= 31) {
            date.day = *day;
            month_at = at + 1;
        }
    }
    if (const auto month = months_.find(word_at(month_at)); month != months_.end()) {
        date.month = static_cast<int>(month->second);
        WordIndex end = month_at + 1;
        if (end < words.size() && is_year(words[end])) {
            date.year = *whole(words[end].form);
            return Moment{{at, end + 1}, to_iso(date), {}};
        }
        // A month like "mars" alone may be a name: it needs a day, "en", or a word such as "dernier".
        const bool last = last_.contains(word_at(end));
        const bool next = next_.contains(word_at(end));
        const std::string before = at > 0 ? spelled(words[at - 1]) : std::string();
        const bool introduced = date.day > 0 || last || next || before == "en" || before == "fin" ||
                                before == "début" || before == "depuis" || before == "dès" ||
                                before == "de" || before == "d'" || before == "mi";
        if (!today || !introduced) return std::nullopt;
        const bool ahead =
            today->month > 0 && (date.month > today->month ||
                                 (date.month == today->month && date.day > today->day && today->day > 0));
        date.year = today->year;
        if (ahead && !next) --date.year;
        if (!ahead && next) ++date.year;
        if (last || next) ++end;
        const Date later{date.year + 1, date.month, date.day};
        const bool open = !last && !next && ahead;
        return Moment{{at, end}, to_iso(date), open ? to_iso(later) : std::string()};
    }
    if (is_year(words[at])) return Moment{{at, at + 1}, words[at].form, {}};
    if (!today) return std::nullopt;

    if (years_.contains(form)) {
        // "l'an dernier", "cette année", "il y a cinq ans".
        if (last_.contains(word_at(at + 1))) return Moment{{at, at + 2}, padded(today->year - 1, 4), {}};
        if (next_.contains(word_at(at + 1))) return Moment{{at, at + 2}, padded(today->year + 1, 4), {}};
        if (at > 0 && this_.contains(word_at(at - 1)))
            return Moment{{at - 1, at + 1}, padded(today->year, 4), {}};
        if (at >= 4 && word_at(at - 4) + " " + word_at(at - 3) + " " + word_at(at - 2) == ago_) {
            const auto count = read_figures(words[at - 1].form);
            const auto value = count ? std::optional(count->value) : read_number_word(word_at(at - 1));
            if (value) return Moment{{at - 4, at + 1}, padded(today->year - static_cast<int>(*value), 4), {}};
        }
        return std::nullopt;
    }
    if (today->day == 0) return std::nullopt;
    if (const auto day = days_.find(form); day != days_.end()) {
        const Date found = civil_from_days(days_from_civil(*today) + static_cast<int>(day->second));
        return Moment{{at, at + 1}, to_iso(found), {}};
    }
    if (const auto day = weekdays_.find(form); day != weekdays_.end()) {
        if (const auto number = whole(word_at(at + 1)); number && months_.contains(word_at(at + 2))) {
            return std::nullopt;  // "mercredi 22 janvier": the date behind it says more.
        }
        const int now = days_from_civil(*today);
        const int back = (weekday_of(now) - static_cast<int>(day->second) + 7) % 7;
        const bool next = next_.contains(word_at(at + 1));
        const bool last = last_.contains(word_at(at + 1));
        const int shift = next ? (back == 0 ? 7 : 7 - back) : (last && back == 0 ? -7 : -back);
        const bool open = !next && !last && back > 0;
        return Moment{{at, at + (next || last ? 2U : 1U)},
                      to_iso(civil_from_days(now + shift)),
                      open ? to_iso(civil_from_days(now + shift + 7)) : std::string()};
    }
    return read_period(sentence, at, document_date);
}

/// "ce matin", "le mois dernier", "il y a deux semaines", "cet été"
std::optional<Moment> Quantities::read_period(const Sentence& sentence, WordIndex at,
                                              std::string_view document_date) const {
    constexpr int kWeek = 7;
    constexpr int kMonth = 28;
    const auto today = from_iso(document_date);
    if (!today || today->day == 0) return std::nullopt;
    const auto word_at = [&](WordIndex index) {
        return index < sentence.words.size() ? spelled(sentence.words[index]) : std::string();
    };
    const std::string form = word_at(at);
    const bool current = at > 0 && this_.contains(word_at(at - 1));
    const bool past = last_.contains(word_at(at + 1));
    const WordRange here{current ? at - 1 : at, past ? at + 2 : at + 1};
    const auto days_before = [&](int days) { return civil_from_days(days_from_civil(*today) - days); };
    if (day_parts_.contains(form)) {
        return current ? std::optional(Moment{here, to_iso(*today), {}}) : std::nullopt;
    }
    if (const double* season = find_in(seasons_, form)) {
        if (!current && !past) return std::nullopt;
        const bool begun = today->month >= static_cast<int>(*season);
        return Moment{here, padded(begun || current ? today->year : today->year - 1, 4), {}};
    }
    const double* period = find_in(periods_, form);
    if (period == nullptr) return std::nullopt;
    const int days = static_cast<int>(*period);
    const auto month_of = [](Date date) { return to_iso({date.year, date.month, 0}); };
    if (current) return Moment{here, month_of(*today), {}};
    if (past)
        return Moment{here, month_of(days_before(days >= kMonth ? std::max(days, today->day) : days)), {}};
    if (at >= 4 && word_at(at - 4) + " " + word_at(at - 3) + " " + word_at(at - 2) == ago_) {
        const auto count = read_figures(sentence.words[at - 1].form);
        const auto value = count ? std::optional(count->value) : read_number_word(word_at(at - 1));
        if (!value) return std::nullopt;
        const Date then = days_before(static_cast<int>(*value) * days);
        return Moment{{at - 4, at + 1}, days < kWeek ? to_iso(then) : month_of(then), {}};
    }
    return std::nullopt;
}

std::vector<Moment> Quantities::moments(const Sentence& sentence, std::string_view document_date) const {
    const std::vector<Quantity> sums = amounts(sentence);
    std::vector<Moment> found;
    for (WordIndex i = 0; i < sentence.words.size();) {
        const bool in_sum = std::any_of(sums.begin(), sums.end(), [&](const Quantity& sum) {
            return i >= sum.words.begin && i < sum.words.end;
        });
        auto moment = in_sum ? std::nullopt : read_moment(sentence, i, document_date);
        i = moment ? std::max(moment->words.end, i + 1) : i + 1;
        if (moment) found.push_back(std::move(*moment));
    }
    return found;
}

}  // namespace lacis::relations
