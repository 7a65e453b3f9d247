// SPDX-License-Identifier: Apache-2.0
#include "language/characters.hpp"

#include <algorithm>
#include <utf8proc.h>

#include "support/utf8.hpp"

namespace lacis::language {
namespace {

using namespace character;

constexpr char32_t kTableSize = 0x3000;  // Latin, Greek, Cyrillic, Hebrew, Arabic …, punctuation and symbols

CharacterClass class_of_category(utf8proc_category_t category) {
    switch (category) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LT:
            return kLetter | kUpper;
        case UTF8PROC_CATEGORY_LL:
            return kLetter | kLower;
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
            return kLetter;
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ME:
        case UTF8PROC_CATEGORY_CF:
            return kMark;
        case UTF8PROC_CATEGORY_ND:
        case UTF8PROC_CATEGORY_NL:
        case UTF8PROC_CATEGORY_NO:
            return kDigit;
        case UTF8PROC_CATEGORY_PD:
            return kDash;
        case UTF8PROC_CATEGORY_PS:
            return kOpen;
        case UTF8PROC_CATEGORY_PE:
            return kClose;
        case UTF8PROC_CATEGORY_PI:
            return kOpen | kQuote;
        case UTF8PROC_CATEGORY_PF:
            return kClose | kQuote;
        case UTF8PROC_CATEGORY_SC:
            return kSymbol | kCurrency;
        case UTF8PROC_CATEGORY_SM:
        case UTF8PROC_CATEGORY_SK:
        case UTF8PROC_CATEGORY_SO:
            return kSymbol;
        default:
            return 0;
    }
}

CharacterClass classify(char32_t c) {
    switch (c) {
        case U'\'':
        case U'\u2019':
        case U'\u02BC':
        case U'\u2032':
        case U'`':
        case U'\u00B4':
            return kApostrophe;
        case U'-':
        case U'\u2010':
        case U'\u2011':
            return kHyphen;
        case U'"':
            return kQuote;
        case U'\u201E':
            return kOpen | kQuote;  // „ is Ps
        case U'.':
        case U'!':
        case U'?':
        case U'\u2026':
        case U'\u203C':
        case U'\u2047':
        case U'\u2048':
        case U'\u2049':
        case U'\u061F':
        case U'\u06D4':
        case U'\u0964':
        case U'\u3002':
        case U'\uFF01':
        case U'\uFF0E':
        case U'\uFF1F':
            return kFinal;
        case U'\n':
        case U'\r':
        case U'\v':
        case U'\f':
        case U'\u0085':
        case U'\u2028':
        case U'\u2029':
            return kSpace | kLineBreak;
        case U'\u00AA':
        case U'\u00BA':
            return kLetter | kLower;  // ª º, as in nº
        default:
            break;
    }
    if (utf8::is_space(c)) return kSpace;
    return class_of_category(utf8proc_category(static_cast<utf8proc_int32_t>(c)));
}

const CharacterClass* class_table() {
    static const auto kTable = [] {
        std::vector<CharacterClass> classes(kTableSize);
        for (char32_t code = 0; code < kTableSize; ++code) classes[code] = classify(code);
        return classes;
    }();
    return kTable.data();
}

}  // namespace

CharacterClass character_class(char32_t c) {
    return c < kTableSize ? class_table()[c] : classify(c);
}

void Characters::assign(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t limit) {
    text_ = text;
    const std::size_t room = std::min<std::size_t>(end - begin, limit) + 1;
    if (codes_.size() < room) {
        codes_.resize(room);
        kinds_.resize(room);
        bytes_.resize(room);
    }
    const CharacterClass* const table = class_table();
    std::uint32_t at = 0;
    std::size_t byte = begin;
    for (; byte < end && at < limit; ++at) {
        bytes_[at] = byte;
        const auto first = static_cast<unsigned char>(text[byte]);
        if (first < 0x80U) {
            codes_[at] = first;
            kinds_[at] = table[first];
            ++byte;
        } else {
            const char32_t code = utf8::decode(text, byte);
            codes_[at] = code;
            kinds_[at] = code < kTableSize ? table[code] : classify(code);
        }
    }
    size_ = at;
    bytes_[at] = byte;
    codes_[at] = U' ';
    kinds_[at] = kSpace;
}

}  // namespace lacis::language
