// SPDX-License-Identifier: Apache-2.0
#include "language/model_file.hpp"

#include "support/error.hpp"

namespace lacis::language {
namespace {

constexpr std::string_view kMagic = "LACISMDL";
constexpr std::size_t kNameSize = 24;
constexpr std::size_t kHeaderSize = 24;
constexpr std::size_t kEntrySize = kNameSize + 16;
constexpr std::size_t kAlignment = 64;

// Four lanes of multiply and rotate: a few gigabytes a second, against accidents, not against attackers.
std::uint64_t checksum(std::string_view bytes) {
    constexpr std::uint64_t kFactor = 0x9e3779b97f4a7c15U;
    std::uint64_t lanes[4] = {1, 2, 3, 4};
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        for (std::size_t lane = 0; lane < 4; ++lane) {
            lanes[lane] =
                std::rotl((lanes[lane] ^ load<std::uint64_t>(bytes.data() + at + 8 * lane)) * kFactor, 29);
        }
    }
    std::uint64_t sum = bytes.size();
    for (const std::uint64_t lane : lanes) sum = std::rotl((sum ^ lane) * kFactor, 31);
    for (; at < bytes.size(); ++at)
        sum = std::rotl((sum ^ static_cast<unsigned char>(bytes[at])) * kFactor, 31);
    return sum;
}

std::size_t aligned(std::size_t offset) {
    return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

}  // namespace

ModelFile::ModelFile(std::string_view bytes, const std::string& name) : name_(name) {
    const Place place{name, 0, 0};
    if (!bytes.starts_with(kMagic) || bytes.size() < kHeaderSize)
        throw Error(place, "this is no model of lacis");
    const auto version = load<std::uint32_t>(bytes.data() + 8);
    if (version != kModelFormatVersion) {
        throw Error(place, "the model has format version " + std::to_string(version) +
                               ", this program reads version " + std::to_string(kModelFormatVersion) +
                               "; make it anew with 'lacis train'");
    }
    if (load<std::uint64_t>(bytes.data() + 16) != checksum(bytes.substr(kHeaderSize))) {
        throw Error(place, "the model is damaged (its checksum does not match)");
    }
    const auto count = load<std::uint32_t>(bytes.data() + 12);
    if (count > (bytes.size() - kHeaderSize) / kEntrySize)
        throw Error(place, "the model's table of sections is cut off");
    for (std::size_t i = 0; i < count; ++i) {
        const char* entry = bytes.data() + kHeaderSize + i * kEntrySize;
        const auto offset = load<std::uint64_t>(entry + kNameSize);
        const auto size = load<std::uint64_t>(entry + kNameSize + 8);
        if (offset > bytes.size() || size > bytes.size() - offset)
            throw Error(place, "a section of the model is cut off");
        sections_.emplace(std::string(entry, strnlen(entry, kNameSize)), bytes.substr(offset, size));
    }
}

std::string_view ModelFile::section(std::string_view name) const {
    const auto found = sections_.find(name);
    if (found == sections_.end())
        throw Error(Place{name_, 0, 0}, "the model has no section '" + std::string(name) + "'");
    return found->second;
}

std::string ModelWriter::finish() const {
    std::string table;
    std::string body;
    const std::size_t start = aligned(kHeaderSize + sections_.size() * kEntrySize);
    for (const auto& [name, bytes] : sections_) {
        table += name;
        table.append(kNameSize - name.size(), '\0');
        store(table, std::uint64_t{start + body.size()});
        store(table, std::uint64_t{bytes.size()});
        body += bytes;
        body.append(aligned(body.size()) - body.size(), '\0');
    }
    table.append(start - kHeaderSize - table.size(), '\0');
    std::string file(kMagic);
    store(file, kModelFormatVersion);
    store(file, static_cast<std::uint32_t>(sections_.size()));
    store(file, checksum(table + body));
    return file + table + body;
}

std::string_view SectionReader::take(std::size_t size) {
    if (size > rest_.size()) throw Error("a section of the model is cut off");
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
}

void store_text(std::string& out, std::string_view text) {
    store(out, static_cast<std::uint32_t>(text.size()));
    out += text;
}

}  // namespace lacis::language
