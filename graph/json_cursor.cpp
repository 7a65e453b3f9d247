// SPDX-License-Identifier: Apache-2.0
#include "graph/json_cursor.hpp"

#include <charconv>
#include <vector>

#include "graph/plain_run.hpp"
#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::graph {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Ends a run of characters that stand for themselves.
using Special = SpecialBytes<0x20, '"', '\\'>;

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

}  // namespace

void JsonCursor::skip_space() {
    while (at_ < contents_.size()) {
        const char c = contents_[at_];
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
        ++at_;
    }
}

std::size_t JsonCursor::open(char bracket) {
    skip_space();
    if (peek() != bracket) expected(bracket == '{' ? "an object" : "an array");
    value_begin_ = at_;
    return at_++;
}

bool JsonCursor::closes(char bracket) {
    skip_space();
    if (peek() != bracket) return false;
    ++at_;
    return true;
}

bool JsonCursor::continues(char bracket) {
    skip_space();
    if (peek() == ',') {
        ++at_;
        return true;
    }
    if (peek() != bracket) malformed(at_, std::string("\",\" or \"") + bracket + "\" was expected");
    ++at_;
    return false;
}

std::size_t JsonCursor::member(std::span<const JsonMember> members, std::size_t expected,
                               std::uint32_t& seen) {
    skip_space();
    const std::size_t begin = at_;
    if (peek() != '"') malformed(at_, "a member's name in quotation marks was expected");
    const std::string_view name = string();
    // Our own files keep the order of the table.
    std::size_t found = expected;
    if (found >= members.size() || members[found].name != name) {
        for (found = 0; found < members.size() && members[found].name != name; ++found) {
        }
    }
    if (found == members.size()) {
        std::vector<std::string> known;
        for (const JsonMember& each : members) known.emplace_back(each.name);
        const std::string near = nearest(name, known);
        refuse(begin, "unknown member " + quoted(name) +
                          (near.empty() ? "" : ", did you mean " + quoted(near) + "?"));
    }
    if ((seen >> found & 1U) != 0) refuse(begin, "member " + quoted(name) + " is given twice");
    seen |= 1U << found;
    skip_space();
    if (peek() != ':') malformed(at_, "\":\" was expected");
    ++at_;
    return found;
}

void JsonCursor::check_complete(std::span<const JsonMember> members, std::uint32_t seen,
                                std::size_t begin) const {
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i].required && (seen >> i & 1U) == 0) {
            refuse(begin, "member " + quoted(members[i].name) + " is missing");
        }
    }
}

std::string_view JsonCursor::string() {
    skip_space();
    if (peek() != '"') expected("a string");
    value_begin_ = at_;
    const std::size_t begin = ++at_;
    at_ += Special::plain_run(contents_.data() + at_, contents_.size() - at_);
    if (peek() != '"') return unescape(begin);
    return contents_.substr(begin, at_++ - begin);
}

std::string_view JsonCursor::unescape(std::size_t begin) {
    unescaped_.assign(contents_, begin, at_ - begin);
    while (true) {
        const std::size_t run = at_;
        at_ += Special::plain_run(contents_.data() + at_, contents_.size() - at_);
        unescaped_.append(contents_, run, at_ - run);
        if (at_ >= contents_.size()) malformed(value_begin_, "the string has no end");
        if (contents_[at_] == '"') break;
        if (contents_[at_] != '\\') malformed(at_, "a control character in a string must be escaped");
        const std::size_t escape = at_;
        at_ += 2;
        switch (escape + 1 < contents_.size() ? contents_[escape + 1] : '\0') {
            case '"':
                unescaped_ += '"';
                break;
            case '\\':
                unescaped_ += '\\';
                break;
            case '/':
                unescaped_ += '/';
                break;
            case 'b':
                unescaped_ += '\b';
                break;
            case 'f':
                unescaped_ += '\f';
                break;
            case 'n':
                unescaped_ += '\n';
                break;
            case 'r':
                unescaped_ += '\r';
                break;
            case 't':
                unescaped_ += '\t';
                break;
            case 'u': {
                char32_t unit = hex_unit();
                if (unit >= 0xD800 && unit < 0xDC00 && contents_.substr(at_, 2) == "\\u") {
                    at_ += 2;
                    const char32_t low = hex_unit();
                    if (low < 0xDC00 || low > 0xDFFF) malformed(escape, "a surrogate has no partner");
                    unit = 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
                }
                if (unit >= 0xD800 && unit < 0xE000) malformed(escape, "a surrogate has no partner");
                utf8::append(unescaped_, unit);
                break;
            }
            default:
                malformed(escape, "unknown escape");
        }
    }
    ++at_;
    return unescaped_;
}

char32_t JsonCursor::hex_unit() {
    const std::string_view digits = contents_.substr(at_, 4);
    std::uint32_t unit = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
    if (digits.size() < 4 || error != std::errc() || end != digits.data() + digits.size()) {
        malformed(at_, "four hexadecimal digits were expected");
    }
    at_ += 4;
    return unit;
}

std::string_view JsonCursor::number_token() {
    skip_space();
    value_begin_ = at_;
    const auto digits = [this] {
        if (!is_digit(peek())) malformed(at_, "a digit was expected");
        while (is_digit(peek())) ++at_;
    };
    if (peek() != '-' && !is_digit(peek())) expected("a number");
    if (peek() == '-') ++at_;
    if (peek() == '0') {
        ++at_;
    } else {
        digits();
    }
    if (peek() == '.') {
        ++at_;
        digits();
    }
    if (peek() == 'e' || peek() == 'E') {
        ++at_;
        if (peek() == '+' || peek() == '-') ++at_;
        digits();
    }
    return contents_.substr(value_begin_, at_ - value_begin_);
}

std::uint32_t JsonCursor::count() {
    const std::string_view token = number_token();
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
    if (error != std::errc() || end != token.data() + token.size()) {
        refuse(value_begin_, "a whole number from 0 to 4294967295 was expected");
    }
    return value;
}

double JsonCursor::number() {
    const std::string_view token = number_token();
    double value = 0;
    if (std::from_chars(token.data(), token.data() + token.size(), value).ec != std::errc()) {
        refuse(value_begin_, "the number is out of range");
    }
    return value;
}

bool JsonCursor::flag() {
    skip_space();
    value_begin_ = at_;
    for (const std::string_view word : {std::string_view("true"), std::string_view("false")}) {
        if (contents_.substr(at_, word.size()) != word) continue;
        at_ += word.size();
        return word == "true";
    }
    expected("true or false");
}

void JsonCursor::finish() {
    skip_space();
    if (at_ < contents_.size()) malformed(at_, "nothing may follow the end of the object");
}

void JsonCursor::refuse(std::size_t byte, std::string message) const {
    throw JsonRefusal{byte, std::move(message), false};
}

void JsonCursor::malformed(std::size_t byte, std::string message) const {
    throw JsonRefusal{byte, "not JSON: " + std::move(message), true};
}

void JsonCursor::expected(std::string_view what) const {
    const char c = peek();
    std::string found;
    if (at_ >= contents_.size()) {
        malformed(at_, "the text ends too early");
    } else if (c == '{') {
        found = "an object";
    } else if (c == '[') {
        found = "an array";
    } else if (c == '"') {
        found = "a string";
    } else if (c == '-' || is_digit(c)) {
        found = "a number";
    } else if (c == 't' || c == 'f' || c == 'n') {
        found = c == 't' ? "true" : c == 'f' ? "false" : "null";
    } else {
        malformed(at_, "a value was expected");
    }
    refuse(at_, std::string(what) + " was expected, not " + found);
}

}  // namespace lacis::graph
