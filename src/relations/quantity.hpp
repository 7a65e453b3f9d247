// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/pack.hpp"
#include "relations/relations.hpp"
#include "relations/words.hpp"

/// Sums of money, shares and dates in a sentence.
namespace lacis::relations {

/// "plus de 250 millions de dollars", "un demi-milliard d'euros", "3 M€", "7 %".
struct Quantity {
    WordRange words;
    Amount amount;  ///< currency "%" for a share.
    [[nodiscard]] bool is_share() const { return amount.currency == "%"; }
};

/// "en 2015", "le 21 janvier", "mercredi", "l'année dernière".
struct Moment {
    WordRange words;
    std::string date;  ///< ISO 8601 as far as it can be told: "2015", "2023-07", "2025-01-22".
    std::string next;  ///< The next such day, for what is foretold: of "le 3 mars", "lundi"; "" if the text
                       ///< says more.
};

/// Currencies that a plain word stands for in one text: "franc" → "CHF".
using LocalCurrencies = std::map<std::string, std::string, std::less<>>;

/// Number words, currencies, months and weekdays of a language, and how to read them. Thread-safe.
class Quantities {
  public:
    /// Reads `clauses/quantities.toml`. Throws Error with the place if it is missing or malformed.
    explicit Quantities(const language::Pack& pack);

    /// In text order, without overlaps.
    [[nodiscard]] std::vector<Quantity> amounts(const Sentence& sentence,
                                                const LocalCurrencies& local = {}) const;
    /// What "franc", "dollar" … are in a text by the places that it speaks of.
    [[nodiscard]] LocalCurrencies local_currencies(const std::vector<Sentence>& sentences) const;
    /// In text order. Relative dates need `document_date` (ISO 8601, "" = unknown); without it they are left
    /// out.
    [[nodiscard]] std::vector<Moment> moments(const Sentence& sentence, std::string_view document_date) const;

  private:
    struct Number {
        double value = 0;
        WordIndex end = 0;
        bool scaled = false;                ///< With "million" or above: money even without a currency.
        std::string currency;               ///< Glued to the digits: "3M€".
        std::optional<std::string> symbol;  ///< … and how it is written.
        bool swiss = false;                 ///< Thousands set off by apostrophes.
        bool bare_one = false;              ///< "un", "une": a number only before a scale.
    };
    [[nodiscard]] std::optional<Number> read_number(const Sentence& sentence, WordIndex at) const;
    [[nodiscard]] std::optional<Number> read_figures(std::string_view form) const;
    [[nodiscard]] std::optional<double> read_number_word(std::string_view form) const;
    [[nodiscard]] std::optional<Quantity> read_amount(const Sentence& sentence, WordIndex at,
                                                      const LocalCurrencies& local) const;
    [[nodiscard]] std::optional<Moment> read_period(const Sentence& sentence, WordIndex at,
                                                    std::string_view document_date) const;
    [[nodiscard]] std::optional<Moment> read_moment(const Sentence& sentence, WordIndex at,
                                                    std::string_view document_date) const;

    template <class Value>
    using Table = std::map<std::string, Value, std::less<>>;
    Table<double> numbers_;
    Table<double> scales_;
    Table<std::string> currencies_;  ///< By word or symbol; two words for "francs suisses".
    Table<double> months_;
    Table<double> weekdays_;  ///< Monday is 1.
    Table<double> days_;      ///< "hier" is -1.
    Table<double> periods_;   ///< "semaine" in days.
    Table<double> seasons_;   ///< First month of each.
    /// Plain words, the currency that they stand for, and the words that speak of its places.
    struct Local {
        std::vector<std::string> words;
        std::string currency;
        WordSet places;
    };
    std::vector<Local> local_;
    WordSet day_parts_;  ///< "matin", "soir"
    WordSet last_;       ///< "dernier"
    WordSet next_;       ///< "prochain"
    WordSet years_;      ///< "an", "année"
    WordSet this_;       ///< "cette"
    WordSet shares_;     ///< "%", "pour cent"
    WordSet links_;      ///< Between number and currency: "de".
    std::string ago_;    ///< "il y a": the words before a duration.
};

}  // namespace lacis::relations
