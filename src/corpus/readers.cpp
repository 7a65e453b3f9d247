// SPDX-License-Identifier: Apache-2.0
#include "corpus/readers.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <openssl/evp.h>
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <tuple>

#include "corpus/encoding.hpp"
#include "support/utf8.hpp"

namespace lacis::corpus {
namespace {

/// Offsets are 32-bit numbers of code points.
constexpr std::size_t kLargestText = 0xFFFF'FFFE;

void finish(Document& document, const std::string& file) {
    if (document.text.size() > kLargestText)
        throw Error(Place{file}, "an article cannot be larger than 4 GiB");
    document.path = file;
    document.sha256 = sha256(document.text);
}

/// One line of a JSON Lines file, and where it stands.
class JsonLine {
  public:
    JsonLine(std::string_view line, const std::string& file, std::uint32_t number)
        : line_(line), file_(file), number_(number) {}

    [[nodiscard]] Document read(const WarningSink& warn) const {
        check_utf8(line_, file_, number_);
        rapidjson::Document json;
        json.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseFullPrecisionFlag>(line_.data(),
                                                                                        line_.size());
        if (json.HasParseError()) {
            throw error_at(json.GetErrorOffset(), rapidjson::GetParseError_En(json.GetParseError()));
        }
        if (!json.IsObject()) throw error_at(0, "this line is no JSON object");
        Document document;
        document.id = id(json);
        document.text = text(json, "text", true);
        document.title = text(json, "title", false);
        document.source = text(json, "source", false);
        document.date = date(json, warn);
        finish(document, file_);
        return document;
    }

  private:
    [[nodiscard]] Place place_at(std::size_t byte) const {
        Place place = place_of(file_, line_, std::min(byte, line_.size()));
        place.line = number_;
        return place;
    }

    [[nodiscard]] Error error_at(std::size_t byte, const std::string& message) const {
        return {place_at(byte), "broken JSON line: " + message};
    }

    [[nodiscard]] std::string id(const rapidjson::Document& json) const {
        const auto member = json.FindMember("id");
        if (member != json.MemberEnd() && member->value.IsInt64())
            return std::to_string(member->value.GetInt64());
        std::string id = text(json, "id", true);
        if (id.empty()) throw error_at(0, "\"id\" is empty");
        return id;
    }

    /// A member that holds a string; null is as good as absent.
    [[nodiscard]] std::string text(const rapidjson::Document& json, const char* name, bool required) const {
        const auto member = json.FindMember(name);
        if (member == json.MemberEnd() || member->value.IsNull()) {
            if (required) throw error_at(0, "the object has no \"" + std::string(name) + "\"");
            return {};
        }
        if (!member->value.IsString()) throw error_at(0, '"' + std::string(name) + "\" is no string");
        std::string value(member->value.GetString(), member->value.GetStringLength());
        if (utf8::first_invalid_byte(value)) {
            throw error_at(0, '"' + std::string(name) + "\" holds half of a surrogate pair");
        }
        return value;
    }

    [[nodiscard]] std::string date(const rapidjson::Document& json, const WarningSink& warn) const {
        const std::string given = text(json, "date", false);
        std::string date = iso_date(given);
        if (date.empty() && !given.empty() && warn) {
            warn({place_at(0), "the date '" + given + "' is not ISO 8601 (2025-01-23) and is left out"});
        }
        return date;
    }

    std::string_view line_;
    const std::string& file_;
    std::uint32_t number_;
};

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

Document read_text(std::string contents, const std::string& file) {
    check_utf8(contents, file);
    Document document;
    document.id = std::filesystem::path(file).stem().string();
    document.text = std::move(contents);
    finish(document, file);
    return document;
}

std::vector<Document> read_json_lines(std::string_view contents, const std::string& file, bool skip_broken,
                                      const WarningSink& warn) {
    std::vector<Document> documents;
    for (std::uint32_t number = 1; !contents.empty(); ++number) {
        const std::size_t end = std::min(contents.find('\n'), contents.size());
        const std::string_view line = contents.substr(0, end);
        contents.remove_prefix(std::min(end + 1, contents.size()));
        if (is_blank(line)) continue;
        try {
            documents.push_back(JsonLine(line, file, number).read(warn));
        } catch (const Error& error) {
            if (!skip_broken) throw;
            if (warn) warn({error.place(), error.message() + " (line left out)"});
        }
    }
    return documents;
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw Error("OpenSSL cannot compute SHA-256");
    }
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hexadecimal;
    for (unsigned int i = 0; i < size; ++i) {
        hexadecimal += kDigits[digest[i] >> 4U];
        hexadecimal += kDigits[digest[i] & 0xFU];
    }
    return hexadecimal;
}

std::string iso_date(std::string_view text) {
    text = text.substr(0, text.find_first_of("T "));
    constexpr std::string_view kShape = "dddd-dd-dd";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return {};
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool digit = text[i] >= '0' && text[i] <= '9';
        if (kShape[i] == 'd' ? !digit : text[i] != '-') return {};
    }
    const auto two_digits = [text](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
    if (text.size() >= 7 && (two_digits(5) < 1 || two_digits(5) > 12)) return {};
    if (text.size() == 10 && (two_digits(8) < 1 || two_digits(8) > 31)) return {};
    return std::string(text);
}

std::vector<bool> settle_ids(const std::vector<Document*>& documents, const WarningSink& warn) {
    // Within an id by text, and of equal texts first the one that says most: the order of the input plays no
    // role.
    std::vector<std::size_t> order(documents.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto key = [&](std::size_t i) {
        const Document& d = *documents[i];
        return std::tie(d.date, d.title, d.source, d.path);
    };
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto identity = [&](std::size_t i) { return std::tie(documents[i]->id, documents[i]->sha256); };
        if (identity(a) != identity(b)) return identity(a) < identity(b);
        return key(a) > key(b);
    });
    const auto tell = [&](const Document& document, const std::string& message) {
        if (warn) warn({Place{document.path}, message});
    };

    std::vector<bool> kept(documents.size(), true);
    for (std::size_t begin = 0; begin < order.size();) {
        const std::string id = documents[order[begin]]->id;
        std::size_t end = begin;
        std::vector<Document*> different;
        for (; end < order.size() && documents[order[end]]->id == id; ++end) {
            Document& document = *documents[order[end]];
            if (different.empty() || different.back()->sha256 != document.sha256) {
                different.push_back(&document);
            } else {
                kept[order[end]] = false;
                tell(document, "a second article with the id '" + id + "' and the same text is left out");
            }
        }
        if (different.size() > 1) {
            for (Document* document : different) {
                document->id += '-' + document->sha256.substr(0, 8);
                tell(*document,
                     "several articles have the id '" + id + "'; this one becomes '" + document->id + "'");
            }
        }
        begin = end;
    }
    return kept;
}

}  // namespace lacis::corpus
