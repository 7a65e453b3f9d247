// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A reader of XML 1.0 as far as graphs need it: no external entities, no declarations of entities, UTF-8.
namespace lacis::importers {

/// The text at `byte` is no such XML.
struct XmlRefusal {
    std::size_t byte = 0;
    std::string message;
};

class XmlReader {
  public:
    enum class Event { kStart, kEnd, kFinish };

    explicit XmlReader(std::string_view contents);

    /// The first tag, which must be that of the element `name`.
    void read_root(std::string_view name);
    /// The next tag; an empty element has both. Tags must match.
    Event next();
    /// Of the tag that was read last, without its prefix.
    [[nodiscard]] std::string_view name() const { return name_; }
    /// The value of an attribute of the start tag that was read last.
    [[nodiscard]] std::optional<std::string_view> attribute(std::string_view name) const;
    /// The same; refuses a tag without it.
    [[nodiscard]] std::string required(std::string_view name) const;
    /// The characters between the last tag and the one before.
    [[nodiscard]] const std::string& text() const { return text_; }
    /// The line, from 1, on which the tag begins that was read last; asked for in order.
    [[nodiscard]] std::uint32_t line();
    [[noreturn]] void refuse(const std::string& message) const { throw XmlRefusal{tag_begin_, message}; }

  private:
    void read_characters();
    Event read_tag();
    void read_attributes();
    /// Appends what stands before the closing `quote`, and goes behind it.
    void read_value(char quote, std::string& value);
    void skip_behind(std::string_view end);
    void skip_declaration();
    void skip_space();
    void expect(char c);
    [[nodiscard]] std::string_view read_name();
    void append_reference(std::string& out);
    [[nodiscard]] char peek() const { return at_ < contents_.size() ? contents_[at_] : '\0'; }
    [[nodiscard]] bool starts(std::string_view text) const { return contents_.substr(at_).starts_with(text); }
    [[noreturn]] void malformed(const std::string& message) const { throw XmlRefusal{at_, message}; }

    std::string_view contents_;
    std::size_t at_ = 0;
    std::size_t tag_begin_ = 0;
    std::size_t counted_ = 0;  // as far as line_ is counted
    std::uint32_t line_ = 1;
    std::string_view name_;
    bool is_empty_element_ = false;
    std::string text_;
    std::vector<std::pair<std::string_view, std::string>> attributes_;
    std::vector<std::string_view> open_;
};

}  // namespace lacis::importers
