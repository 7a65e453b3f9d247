// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "graph/output.hpp"

namespace lacis::exporters {

/// Where an exporter's bytes go: a buffer of fixed size in front of a destination. Errors are exceptions
/// (lacis::Error with the destination's name); finish() is the only proof that everything was written.
class Sink : public graph::Output {
  public:
    /// Hands out everything that was written so far: what can fail fails now. Of several sinks all are
    /// drained before the first is finished, so that they appear together or not at all.
    void drain();
    /// Drains and makes final. Nothing may be written afterwards.
    void finish();

  protected:
    explicit Sink(std::size_t buffer_size = kUsualBuffer) : buffer_size_(buffer_size) {}
    virtual void flush(std::string_view bytes) = 0;
    virtual void close() = 0;

    static constexpr std::size_t kUsualBuffer = std::size_t{1} << 18U;

  private:
    void make_room(std::size_t size) override;

    std::size_t buffer_size_;
};

/// A file that appears under its name only when finish() succeeds (written beside it and renamed); destroyed
/// without finish(), it leaves nothing behind and an older file as it was. What is no regular file (a device,
/// a pipe) is written to directly.
class FileSink final : public Sink {
  public:
    explicit FileSink(std::filesystem::path path);
    ~FileSink() override;

  private:
    void flush(std::string_view bytes) override;
    void close() override;
    std::filesystem::path path_;
    std::filesystem::path temporary_;  ///< Where the bytes go; path_ itself for a device.
    std::FILE* file_ = nullptr;
};

/// Standard output, or another open stream that is not ours to close.
class StreamSink final : public Sink {
  public:
    explicit StreamSink(std::FILE* stream, std::string name) : stream_(stream), name_(std::move(name)) {}

  private:
    void flush(std::string_view bytes) override;
    void close() override;
    std::FILE* stream_;
    std::string name_;
};

/// Into a string; optionally failing after a number of bytes, with a small buffer right where the byte is
/// written (tests of error handling).
class MemorySink final : public Sink {
  public:
    explicit MemorySink(std::size_t fail_after = static_cast<std::size_t>(-1),
                        std::size_t buffer_size = kUsualBuffer)
        : Sink(buffer_size), fail_after_(fail_after) {}
    [[nodiscard]] const std::string& bytes() const { return bytes_; }

  private:
    void flush(std::string_view bytes) override;
    void close() override {}
    std::string bytes_;
    std::size_t fail_after_;
};

/// Where a format of several files writes them. finish() is the only proof that everything was written.
class Folder {
  public:
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    virtual ~Folder() = default;

    /// The file of this name (no path), made when it is asked for first.
    [[nodiscard]] Sink& file(std::string_view name);
    /// As Sink::drain() and Sink::finish(), for all files.
    void drain();
    void finish();

  protected:
    Folder() = default;
    void give_up() { files_.clear(); }

  private:
    virtual std::unique_ptr<Sink> open(const std::string& name) = 0;
    virtual void close() {}

    std::map<std::string, std::unique_ptr<Sink>, std::less<>> files_;
};

/// A new folder appears, with all its files, when finish() succeeds. Into one that exists already the files
/// are put when finish() succeeds, and others there stay.
class DiskFolder final : public Folder {
  public:
    explicit DiskFolder(std::filesystem::path path);
    ~DiskFolder() override;

  private:
    std::unique_ptr<Sink> open(const std::string& name) override;
    void close() override;
    std::filesystem::path path_;
    std::filesystem::path temporary_;  ///< Where the files are made; path_ itself if that exists.
};

/// Kept in memory; optionally the file `failing` fails after a number of bytes.
class MemoryFolder final : public Folder {
  public:
    MemoryFolder() = default;
    MemoryFolder(std::string failing, std::size_t fail_after)
        : failing_(std::move(failing)), fail_after_(fail_after) {}
    /// By name; all of them, when finished.
    [[nodiscard]] std::map<std::string, std::string> files() const;

  private:
    std::unique_ptr<Sink> open(const std::string& name) override;
    std::string failing_;
    std::size_t fail_after_ = 0;
    std::map<std::string, const MemorySink*> sinks_;
};

}  // namespace lacis::exporters
