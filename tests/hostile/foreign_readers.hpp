// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <rapidjson/reader.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "importers/xml_reader.hpp"
#include "support/utf8.hpp"

/// Readers that share no code with the exporters and give back the texts that stand in a file, or throw:
/// enough to tell that a file is well-formed and that its texts are what they were. (Programs of others read
/// the rest: tests/consumers/.)
namespace lacis::testing {

using Texts = std::vector<std::string>;

[[noreturn]] inline void malformed(const std::string& what, std::size_t at) {
    throw std::runtime_error(what + " at byte " + std::to_string(at));
}

/// All strings of one JSON text, names of members too.
inline void append_json_texts(Texts& texts, std::string_view json) {
    struct Handler : rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Handler> {
        explicit Handler(Texts& into) : into_texts(&into) {}
        bool String(const char* text, rapidjson::SizeType size, bool) {
            into_texts->emplace_back(text, size);
            return true;
        }
        bool Key(const char* text, rapidjson::SizeType size, bool copy) { return String(text, size, copy); }
        Texts* into_texts;
    };
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag;
    rapidjson::MemoryStream bytes(json.data(), json.size());
    rapidjson::EncodedInputStream<rapidjson::UTF8<>, rapidjson::MemoryStream> stream(bytes);
    Handler handler(texts);
    rapidjson::Reader reader;
    if (!reader.Parse<kFlags>(stream, handler)) malformed("JSON", reader.GetErrorOffset());
}

inline Texts json_texts(std::string_view json) {
    Texts texts;
    append_json_texts(texts, json);
    return texts;
}

/// JSON Lines.
inline Texts json_lines_texts(std::string_view lines) {
    Texts texts;
    while (!lines.empty()) {
        const std::size_t end = lines.find('\n');
        if (end == std::string_view::npos) malformed("no line break", lines.size());
        append_json_texts(texts, lines.substr(0, end));
        lines.remove_prefix(end + 1);
    }
    return texts;
}

/// All cells of a table (RFC 4180), whose rows must have the same number of them.
inline Texts csv_texts(std::string_view table) {
    Texts cells;
    std::size_t width = 0;
    std::size_t in_row = 0;
    for (std::size_t at = 0; at < table.size();) {
        std::string cell;
        if (table[at] == '"') {
            for (++at; at < table.size(); ++at) {
                if (table[at] == '"' && !table.substr(at).starts_with("\"\"")) break;
                if (table[at] == '"') ++at;
                cell += table[at];
            }
            ++at;
        } else {
            for (; at < table.size() && table[at] != ',' && table[at] != '\n'; ++at) {
                if (table[at] == '"' || table[at] == '\r') malformed("a sign that wants quotation marks", at);
                cell += table[at];
            }
        }
        cells.push_back(cell);
        ++in_row;
        if (at >= table.size() || (table[at] != ',' && table[at] != '\n')) malformed("a cell's end", at);
        if (table[at++] == ',') continue;
        if (width == 0) width = in_row;
        if (in_row != width) malformed("a row of another width", at);
        in_row = 0;
    }
    return cells;
}

/// How a language writes strings.
struct Strings {
    char quote;
    std::map<char, std::string> escapes;  ///< What a backslash and these characters stand for.
    bool numbered = false;                ///< \uXXXX is one, too.
    bool keeps_others = false;            ///< Other backslashes stand for themselves.
};

/// What stands for the characters behind a backslash; `at` is moved behind them.
inline std::string escaped(std::string_view text, std::size_t& at, const Strings& strings) {
    if (at >= text.size()) malformed("a string that does not end", at);
    const char c = text[at++];
    const auto escape = strings.escapes.find(c);
    if (escape != strings.escapes.end()) return escape->second;
    if (strings.keeps_others) return {'\\', c};
    if (!strings.numbered || c != 'u') malformed("an escape that there is not", at);
    std::string character;
    utf8::append(character, static_cast<char32_t>(std::stoul(std::string(text.substr(at, 4)), nullptr, 16)));
    at += 4;
    return character;
}

/// All strings of a text. What is around them must have no backslashes, and its brackets in pairs.
inline Texts quoted_texts(std::string_view text, const Strings& strings) {
    Texts found;
    std::string open;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at++];
        if (c == '(' || c == '[' || c == '{') open += c == '(' ? ')' : static_cast<char>(c + 2);
        if (c == ')' || c == ']' || c == '}') {
            if (open.empty() || open.back() != c) malformed("a bracket", at);
            open.pop_back();
        }
        if (c == '\\') malformed("a backslash outside of strings", at);
        if (c != strings.quote) continue;
        std::string string;
        while (at < text.size() && text[at] != strings.quote) {
            const char inside = text[at++];
            string += inside == '\\' ? escaped(text, at, strings) : std::string(1, inside);
        }
        if (at++ >= text.size()) malformed("a string that does not end", at);
        found.push_back(string);
    }
    if (!open.empty()) malformed("brackets that do not close", text.size());
    return found;
}

/// Contents of elements, and values of attributes where GEXF has texts.
inline Texts xml_texts(std::string_view xml) {
    using importers::XmlReader;
    Texts texts;
    try {
        XmlReader reader(xml);
        for (auto event = reader.next(); event != XmlReader::Event::kFinish; event = reader.next()) {
            if (event == XmlReader::Event::kEnd) {
                texts.push_back(reader.text());
                continue;
            }
            for (const std::string_view name : {"label", "value"}) {
                if (const auto value = reader.attribute(name)) texts.emplace_back(*value);
            }
        }
    } catch (const importers::XmlRefusal& refusal) {
        malformed(refusal.message, refusal.byte);
    }
    return texts;
}

}  // namespace lacis::testing
