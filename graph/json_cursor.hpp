// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace lacis::graph {

/// The text at `byte` is not what it should be. Readers turn this into an Error with a Place.
struct JsonRefusal {
    std::size_t byte = 0;
    std::string message;
    bool syntax = false;  ///< Not even JSON.
};

/// One member of an object that a reader expects.
struct JsonMember {
    std::string_view name;
    bool required = false;
};

/// Walks through a JSON text (RFC 8259) whose shape is known: the caller asks for what must come next and
/// gets it, or a JsonRefusal at the exact byte. Texts without escapes are not copied. The contents must be
/// valid UTF-8. Members come in any order; unknown, repeated and missing ones are refused.
class JsonCursor {
  public:
    explicit JsonCursor(std::string_view contents) : contents_(contents) {}

    /// `on_member(i)` reads the value of member i of `members` (at most 32). Returns where the object begins.
    template <typename OnMember>
    std::size_t object(std::span<const JsonMember> members, OnMember&& on_member) {
        const std::size_t begin = open('{');
        std::uint32_t seen = 0;
        if (!closes('}')) {
            std::size_t expected = 0;
            do {
                expected = member(members, expected, seen);
                on_member(expected);
                expected += 1;
            } while (continues('}'));
        }
        check_complete(members, seen, begin);
        return begin;
    }

    /// `on_element()` reads one element.
    template <typename OnElement>
    void array(OnElement&& on_element) {
        static_cast<void>(open('['));
        if (closes(']')) return;
        do on_element();
        while (continues(']'));
    }

    /// A string's characters; valid until the next call.
    [[nodiscard]] std::string_view string();
    /// A whole number from 0 to 2^32 - 1, without fraction and exponent.
    [[nodiscard]] std::uint32_t count();
    /// Any number that a double holds.
    [[nodiscard]] double number();
    [[nodiscard]] bool flag();
    /// Nothing but white space may follow.
    void finish();

    /// Where the string, number or flag begins that was read last: for messages.
    [[nodiscard]] std::size_t value_begin() const { return value_begin_; }
    /// Behind what was read last.
    [[nodiscard]] std::size_t position() const { return at_; }
    [[noreturn]] void refuse(std::size_t byte, std::string message) const;

  private:
    void skip_space();
    [[nodiscard]] std::size_t open(char bracket);
    [[nodiscard]] bool closes(char bracket);
    /// Behind a member or element: true after a comma, false after the closing bracket.
    [[nodiscard]] bool continues(char bracket);
    [[nodiscard]] std::size_t member(std::span<const JsonMember> members, std::size_t expected,
                                     std::uint32_t& seen);
    void check_complete(std::span<const JsonMember> members, std::uint32_t seen, std::size_t begin) const;
    [[nodiscard]] std::string_view number_token();
    [[nodiscard]] std::string_view unescape(std::size_t begin);
    [[nodiscard]] char32_t hex_unit();
    [[nodiscard]] char peek() const { return at_ < contents_.size() ? contents_[at_] : '\0'; }
    /// "a string was expected", said of whatever stands here.
    [[noreturn]] void expected(std::string_view what) const;
    [[noreturn]] void malformed(std::size_t byte, std::string message) const;

    std::string_view contents_;
    std::size_t at_ = 0;
    std::size_t value_begin_ = 0;
    std::string unescaped_;
};

}  // namespace lacis::graph
