// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <string_view>

/// A trained model: one file of named sections, used where it lies (embedded in the program or mapped),
/// nothing copied.
///
/// Layout, little-endian: magic "LACISMDL"; u32 format version; u32 number of sections; u64 checksum of all
/// that follows; for each section char[24] name (padded with NULs), u64 offset from the start of the file,
/// u64 size; then the sections, each at a multiple of 64. Sections "language", "licence" and "provenance" are
/// text for people.
namespace lacis::language {

static_assert(std::endian::native == std::endian::little,
              "model files are read in place and are little-endian");

inline constexpr std::uint32_t kModelFormatVersion = 1;

/// A number at a byte address that need not be aligned.
template <class Number>
[[nodiscard]] Number load(const char* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return number;
}

template <class Number>
void store(std::string& out, Number number) {
    out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

class ModelFile {
  public:
    /// `bytes` must outlive the object and all that is made from it. `name` is for messages. Throws Error if
    /// it is no model, of another version, cut off, or damaged.
    ModelFile(std::string_view bytes, const std::string& name);

    /// Throws Error if there is no such section.
    [[nodiscard]] std::string_view section(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const { return sections_.contains(name); }

  private:
    std::string name_;
    std::map<std::string, std::string_view, std::less<>> sections_;
};

class ModelWriter {
  public:
    /// Names have at most 23 bytes and are unique.
    void add(const std::string& name, std::string bytes) { sections_[name] = std::move(bytes); }
    /// The whole file. Same sections, same bytes.
    [[nodiscard]] std::string finish() const;

  private:
    std::map<std::string, std::string> sections_;
};

/// Reads what store() and store_text() wrote into a small section, one after the other. Throws Error at its
/// end.
class SectionReader {
  public:
    explicit SectionReader(std::string_view bytes) : rest_(bytes) {}
    template <class Number>
    [[nodiscard]] Number number() {
        return load<Number>(take(sizeof(Number)).data());
    }
    [[nodiscard]] std::string_view text() { return take(number<std::uint32_t>()); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

  private:
    [[nodiscard]] std::string_view take(std::size_t size);
    std::string_view rest_;
};

/// A string with its length before it.
void store_text(std::string& out, std::string_view text);

}  // namespace lacis::language
