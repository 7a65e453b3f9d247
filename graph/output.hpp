// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace lacis::graph {

/// Bytes on their way out: a buffer in front of wherever they go. Writers append; what happens when the
/// buffer is full is the business of those who derive from it (exporters/sink.hpp: flush; StringOutput:
/// grow).
class Output {
  public:
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    virtual ~Output() = default;

    void write(std::string_view bytes) {
        if (bytes.empty()) return;
        if (bytes.size() > room()) return write_in_pieces(bytes);
        copy(next_, bytes.data(), bytes.size());
        next_ += bytes.size();
    }
    void put(char byte) {
        if (room() == 0) make_room(1);
        *next_++ = byte;
    }
    void write_number(std::int64_t value);
    void write_number(std::uint32_t value) { write_number(std::int64_t{value}); }
    /// The shortest decimal form that reads back as `value`, without "+" and leading zeros in the exponent,
    /// which some readers refuse: 250000000, 0.1, 1e21, 1e-7. `value` is finite.
    void write_number(double value);

    /// A place for `size` bytes, to be filled from the front; then advance() by those that were.
    [[nodiscard]] char* prepare(std::size_t size) {
        if (size > room()) make_room(size);
        return next_;
    }
    void advance(std::size_t size) { next_ += size; }

  protected:
    Output() = default;
    [[nodiscard]] std::string_view pending() const {
        return {buffer_.get(), static_cast<std::size_t>(next_ - buffer_.get())};
    }
    /// Forgets what is pending, and keeps the buffer.
    void clear() { next_ = buffer_.get(); }
    /// A buffer of `capacity` bytes that holds what is pending.
    void resize(std::size_t capacity);
    [[nodiscard]] std::size_t capacity() const { return static_cast<std::size_t>(end_ - buffer_.get()); }

  private:
    /// std::memcpy without a call where there is little to copy, as there mostly is: ids, words between
    /// marks.
    static void copy(char* to, const char* from, std::size_t size) {
        if (size > 2 * sizeof(std::uint64_t)) {
            std::memcpy(to, from, size);
        } else if (size >= sizeof(std::uint64_t)) {
            copy_ends<std::uint64_t>(to, from, size);
        } else if (size >= sizeof(std::uint32_t)) {
            copy_ends<std::uint32_t>(to, from, size);
        } else {
            for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
        }
    }
    /// The first bytes and the last; what lies between is in one of both.
    template <typename Word>
    static void copy_ends(char* to, const char* from, std::size_t size) {
        Word first = 0;
        Word last = 0;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + size - sizeof last, sizeof last);
        std::memcpy(to, &first, sizeof first);
        std::memcpy(to + size - sizeof last, &last, sizeof last);
    }

    [[nodiscard]] std::size_t room() const { return static_cast<std::size_t>(end_ - next_); }
    void write_in_pieces(std::string_view bytes);
    /// Must leave room for `size` bytes.
    virtual void make_room(std::size_t size) = 0;

    std::unique_ptr<char[]> buffer_;
    char* next_ = nullptr;
    char* end_ = nullptr;
};

/// Output that is kept in memory.
class StringOutput final : public Output {
  public:
    [[nodiscard]] std::string_view view() const { return pending(); }
    [[nodiscard]] std::string str() const { return std::string(view()); }
    using Output::clear;

  private:
    void make_room(std::size_t size) override;
};

}  // namespace lacis::graph
