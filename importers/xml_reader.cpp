// SPDX-License-Identifier: Apache-2.0
#include "importers/xml_reader.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "graph/plain_run.hpp"
#include "support/utf8.hpp"

namespace lacis::importers {
namespace {

constexpr std::array<std::pair<std::string_view, char>, 5> kEntities = {
    {{"amp", '&'}, {"apos", '\''}, {"gt", '>'}, {"lt", '<'}, {"quot", '"'}}};

using ContentBytes = graph::SpecialBytes<0x00, '<', '&'>;
using ValueBytes = graph::SpecialBytes<0x20, '"', '\'', '<', '&'>;

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool ends_name(char c) {
    return is_space(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '\0';
}

std::string_view without_prefix(std::string_view name) {
    return name.substr(name.find(':') + 1);
}

/// With line breaks as XML 1.0 (2.11) has them.
void append_plain(std::string& out, std::string_view text) {
    for (std::size_t end = text.find('\r'); end != std::string_view::npos; end = text.find('\r')) {
        out.append(text.substr(0, end)).append("\n");
        text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
    }
    out.append(text);
}

}  // namespace

XmlReader::XmlReader(std::string_view contents) : contents_(contents) {
    if (const auto byte = utf8::first_invalid_byte(contents)) throw XmlRefusal{*byte, "not UTF-8"};
    if (starts("\xEF\xBB\xBF")) at_ += 3;
}

void XmlReader::read_root(std::string_view name) {
    if (next() != Event::kStart || name_ != name) {
        refuse("the element <" + std::string(name) + "> was expected first");
    }
}

XmlReader::Event XmlReader::next() {
    text_.clear();
    if (is_empty_element_) {
        is_empty_element_ = false;
        open_.pop_back();
        return Event::kEnd;
    }
    while (at_ < contents_.size()) {
        if (peek() != '<') {
            read_characters();
        } else if (starts("<!--")) {
            skip_behind("-->");
        } else if (starts("<![CDATA[")) {
            const std::size_t begin = at_ + std::string_view("<![CDATA[").size();
            skip_behind("]]>");
            append_plain(text_, contents_.substr(begin, at_ - 3 - begin));
        } else if (starts("<?")) {
            skip_behind("?>");
        } else if (starts("<!")) {
            skip_declaration();
        } else {
            return read_tag();
        }
    }
    if (!open_.empty()) malformed("the element <" + std::string(open_.back()) + "> does not end");
    return Event::kFinish;
}

std::uint32_t XmlReader::line() {
    const std::string_view passed = contents_.substr(0, tag_begin_);
    for (auto at = passed.find('\n', counted_); at != std::string_view::npos;
         at = passed.find('\n', at + 1)) {
        ++line_;
    }
    counted_ = tag_begin_;
    return line_;
}

void XmlReader::read_characters() {
    const std::string_view rest = contents_.substr(at_);
    const std::size_t size = ContentBytes::plain_run(rest.data(), rest.size());
    append_plain(text_, rest.substr(0, size));
    at_ += size;
    if (peek() == '&') append_reference(text_);
}

XmlReader::Event XmlReader::read_tag() {
    tag_begin_ = at_;
    ++at_;
    const bool is_end = peek() == '/';
    if (is_end) ++at_;
    const std::string_view full_name = read_name();
    name_ = without_prefix(full_name);
    if (is_end) {
        skip_space();
        expect('>');
        if (open_.empty() || open_.back() != full_name) {
            refuse("</" + std::string(full_name) + "> closes no element that is open");
        }
        open_.pop_back();
        return Event::kEnd;
    }
    read_attributes();
    open_.push_back(full_name);
    return Event::kStart;
}

void XmlReader::read_attributes() {
    attributes_.clear();
    while (true) {
        skip_space();
        if (peek() == '>') {
            ++at_;
            return;
        }
        if (starts("/>")) {
            at_ += 2;
            is_empty_element_ = true;
            return;
        }
        const std::string_view name = read_name();
        skip_space();
        expect('=');
        skip_space();
        const char quote = peek();
        if (quote != '"' && quote != '\'') malformed("a quotation mark was expected");
        ++at_;
        attributes_.emplace_back(without_prefix(name), std::string());
        read_value(quote, attributes_.back().second);
    }
}

void XmlReader::read_value(char quote, std::string& value) {
    while (true) {
        const std::string_view rest = contents_.substr(at_);
        const std::size_t run = ValueBytes::plain_run(rest.data(), rest.size());
        value.append(rest.substr(0, run));
        at_ += run;
        if (at_ >= contents_.size() || peek() == '<') malformed("the attribute's value does not end");
        if (peek() == '&') {
            append_reference(value);
            continue;
        }
        const char c = contents_[at_++];
        if (c == quote) return;
        value += is_space(c) ? ' ' : c;
    }
}

std::string XmlReader::required(std::string_view name) const {
    const auto value = attribute(name);
    if (!value) refuse("<" + std::string(name_) + "> has no \"" + std::string(name) + '"');
    return std::string(*value);
}

std::optional<std::string_view> XmlReader::attribute(std::string_view name) const {
    const auto found = std::find_if(attributes_.begin(), attributes_.end(),
                                    [name](const auto& each) { return each.first == name; });
    if (found == attributes_.end()) return std::nullopt;
    return found->second;
}

void XmlReader::skip_behind(std::string_view end) {
    const std::size_t found = contents_.find(end, at_);
    if (found == std::string_view::npos) malformed("\"" + std::string(end) + "\" was expected later on");
    at_ = found + end.size();
}

/// A document type without declarations of its own.
void XmlReader::skip_declaration() {
    const std::size_t end = contents_.find_first_of("[>", at_);
    if (end == std::string_view::npos || contents_[end] == '[') {
        malformed("declarations in the document are not read");
    }
    at_ = end + 1;
}

void XmlReader::skip_space() {
    while (is_space(peek())) ++at_;
}

void XmlReader::expect(char c) {
    if (peek() != c) malformed(std::string("\"") + c + "\" was expected");
    ++at_;
}

std::string_view XmlReader::read_name() {
    const std::size_t begin = at_;
    while (!ends_name(peek())) ++at_;
    if (at_ == begin) malformed("a name was expected");
    return contents_.substr(begin, at_ - begin);
}

void XmlReader::append_reference(std::string& out) {
    const std::size_t end = contents_.find(';', at_);
    if (end == std::string_view::npos) malformed("\"&\" begins no reference");
    std::string_view name = contents_.substr(at_ + 1, end - at_ - 1);
    if (name.starts_with('#')) {
        name.remove_prefix(1);
        const bool hexadecimal = name.starts_with('x');
        if (hexadecimal) name.remove_prefix(1);
        std::uint32_t code = 0;
        const auto [stop, error] =
            std::from_chars(name.data(), name.data() + name.size(), code, hexadecimal ? 16 : 10);
        const bool is_scalar = code <= 0x10FFFFU && (code < 0xD800U || code > 0xDFFFU) && code > 0;
        if (error != std::errc() || stop != name.data() + name.size() || !is_scalar) {
            malformed("a reference to no character");
        }
        utf8::append(out, static_cast<char32_t>(code));
    } else {
        const auto* const found = std::find_if(kEntities.begin(), kEntities.end(),
                                               [name](const auto& each) { return each.first == name; });
        if (found == kEntities.end()) malformed("the entity is not declared");
        out += found->second;
    }
    at_ = end + 1;
}

}  // namespace lacis::importers
