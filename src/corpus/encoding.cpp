// SPDX-License-Identifier: Apache-2.0
#include "corpus/encoding.hpp"

#include <algorithm>
#include <array>

#include "support/error.hpp"
#include "support/utf8.hpp"

namespace lacis::corpus {
namespace {

/// What Windows-1252 has at 0x80 … 0x9F; 0 where it has nothing.
constexpr std::array<char32_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

struct Signature {
    std::string_view bytes;
    std::string_view cure;
};

/// What is handed over instead of its text most often.
constexpr std::array<Signature, 5> kSignatures = {{
    {"%PDF-", "looks like a PDF document; extract its text first (pdftotext)"},
    {"PK\x03\x04", "looks like a zipped document (docx, odt, zip); save it as plain text first"},
    {"\x1f\x8b", "looks like a gzip file; unpack it first (gunzip)"},
    {"\xff\xfe", "looks like UTF-16; convert it first (iconv -f UTF-16 -t UTF-8)"},
    {"\xfe\xff", "looks like UTF-16; convert it first (iconv -f UTF-16 -t UTF-8)"},
}};

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_ascii(char byte) {
    return static_cast<unsigned char>(byte) < 0x80U;
}

/// No text holds NULs, or more than one control character among ten characters.
bool looks_binary(std::string_view bytes) {
    if (bytes.find('\0') != std::string_view::npos) return true;
    const std::string_view head = bytes.substr(0, std::size_t{1} << 16U);
    const auto controls = std::count_if(head.begin(), head.end(), [](char byte) {
        const auto value = static_cast<unsigned char>(byte);
        return value == 0x7FU || (value < 0x20U && (value < '\t' || value > '\r'));
    });
    return static_cast<std::size_t>(controls) * 10 > head.size();
}

void check_is_text(std::string_view bytes, const std::string& file) {
    for (const Signature& signature : kSignatures) {
        if (bytes.starts_with(signature.bytes)) throw Error(Place{file}, std::string(signature.cure));
    }
    if (looks_binary(bytes)) {
        throw Error(Place{file}, "looks like a binary file; lacis reads plain text, JSON Lines and CoNLL-U");
    }
}

std::string hexadecimal(char byte) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";
    const auto value = static_cast<unsigned char>(byte);
    return {'0', 'x', kDigits[value >> 4U], kDigits[value & 0xFU]};
}

std::string from_windows_1252(std::string_view bytes, const std::string& file) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const auto value = static_cast<unsigned char>(bytes[at]);
        const char32_t c = value >= 0x80U && value < 0xA0U ? kWindows1252[value - 0x80U] : value;
        if (c == 0 && value != 0) {
            Place place = place_of(file, bytes, at);
            const std::size_t line_start = bytes.rfind('\n', at) + 1;  // npos + 1 is 0
            place.column = static_cast<std::uint32_t>(at - line_start + 1);
            throw Error(place, "byte " + hexadecimal(bytes[at]) + " stands for nothing in Windows-1252");
        }
        utf8::append(text, c);
    }
    return text;
}

/// Are all bytes above ASCII of the kind that French text in Windows-1252 has, and none of them UTF-8?
bool looks_like_windows_1252(std::string_view bytes) {
    std::size_t above_ascii = 0;
    std::size_t usual = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        if (is_ascii(bytes[at])) {
            ++at;
            continue;
        }
        const auto value = static_cast<unsigned char>(bytes[at]);
        const std::size_t before = at;
        if (utf8::decode(bytes, at) != U'\uFFFD' || at - before > 1) return false;
        ++above_ascii;
        const bool letter = value >= 0xC0U && value != 0xD7U && value != 0xF7U;
        constexpr std::string_view kSigns = "\x80\x85\x8C\x91\x92\x93\x94\x96\x97\x9C\xA0\xA7\xAB\xB0\xBB";
        if (letter || kSigns.find(bytes[before]) != std::string_view::npos) ++usual;
    }
    return above_ascii > 0 && usual * 10 >= above_ascii * 9;
}

}  // namespace

std::optional<Encoding> encoding_from_string(std::string_view name) {
    const std::string folded = utf8::lower(name);
    if (folded == "utf-8" || folded == "utf8") return Encoding::kUtf8;
    for (const std::string_view known : {"latin1", "latin-1", "iso-8859-1", "windows-1252", "cp1252"}) {
        if (folded == known) return Encoding::kWindows1252;
    }
    return std::nullopt;
}

std::string decode(std::string bytes, Encoding encoding, const std::string& file) {
    check_is_text(bytes, file);
    if (encoding == Encoding::kWindows1252) return from_windows_1252(bytes, file);
    if (bytes.starts_with(kByteOrderMark)) bytes.erase(0, kByteOrderMark.size());
    return bytes;
}

void check_utf8(std::string_view text, const std::string& file, std::uint32_t first_line) {
    const std::optional<std::size_t> invalid = utf8::first_invalid_byte(text);
    if (!invalid) return;
    Place place = place_of(file, text, *invalid);
    place.line += first_line - 1;
    const std::string cure = looks_like_windows_1252(text)
                                 ? "this looks like Latin-1 or Windows-1252, which --encoding latin1 reads"
                                 : "convert the file to UTF-8, or leave such inputs out with --keep-going";
    throw Error(place, "not valid UTF-8 (byte " + hexadecimal(text[*invalid]) + "); " + cure);
}

}  // namespace lacis::corpus
