// SPDX-License-Identifier: Apache-2.0
#include "exporters/sink.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "support/error.hpp"

namespace lacis::exporters {
namespace {

constexpr const char* kCannotWrite = "cannot write";

[[noreturn]] void report(const std::string& name, const std::string& what, int error) {
    throw Error({name, 0, 0}, what + ": " + std::generic_category().message(error));
}

/// stdio's own buffer would only copy what is buffered already.
std::FILE* unbuffered(std::FILE* file) {
    if (file != nullptr) std::setvbuf(file, nullptr, _IONBF, 0);
    return file;
}

/// The file that a symbolic link stands for: the link stays, what it leads to is replaced.
std::filesystem::path target_of(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::path target = std::filesystem::weakly_canonical(path, error);
    return error ? path : target;
}

/// Names beside `path` that no other program is likely to use.
std::filesystem::path name_beside(const std::filesystem::path& path, int number) {
    return path.string() + '.' + std::to_string(::getpid()) + '.' + std::to_string(number);
}

/// A new file in the folder of `path`, whose name goes to `temporary`; nullptr and errno if there cannot be
/// one.
std::FILE* create_beside(const std::filesystem::path& path, std::filesystem::path& temporary) {
    for (int number = 0;; ++number) {
        temporary = name_beside(path, number);
        const int descriptor = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor >= 0) return unbuffered(::fdopen(descriptor, "wb"));
        if (errno != EEXIST) return nullptr;
    }
}

void remove_quietly(const std::filesystem::path& path) {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
}

/// A new folder beside `path`.
std::filesystem::path create_folder_beside(const std::filesystem::path& path) {
    for (int number = 0;; ++number) {
        std::filesystem::path name = name_beside(path, number);
        if (::mkdir(name.c_str(), 0777) == 0) return name;
        if (errno != EEXIST) report(path.string(), kCannotWrite, errno);
    }
}

}  // namespace

void Sink::make_room(std::size_t size) {
    if (capacity() > 0) drain();
    if (size > capacity()) resize(std::max(size, buffer_size_));
}

void Sink::drain() {
    if (!pending().empty()) flush(pending());
    clear();
}

void Sink::finish() {
    drain();
    close();
}

FileSink::FileSink(std::filesystem::path path) : path_(std::move(path)) {
    std::error_code error;
    const auto status = std::filesystem::status(path_, error);
    if (std::filesystem::is_directory(status)) report(path_.string(), kCannotWrite, EISDIR);
    if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
        temporary_ = path_;
        file_ = unbuffered(std::fopen(path_.c_str(), "wb"));
    } else {
        path_ = target_of(path_);
        file_ = create_beside(path_, temporary_);
    }
    if (file_ == nullptr) report(path_.string(), kCannotWrite, errno);
}

FileSink::~FileSink() {
    if (file_ == nullptr) return;
    std::fclose(file_);
    if (temporary_ != path_) remove_quietly(temporary_);
}

void FileSink::flush(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_) < bytes.size())
        report(path_.string(), kCannotWrite, errno);
}

void FileSink::close() {
    const bool closed = std::fclose(std::exchange(file_, nullptr)) == 0;
    if (closed && (temporary_ == path_ || std::rename(temporary_.c_str(), path_.c_str()) == 0)) return;
    const int error = errno;
    if (temporary_ != path_) remove_quietly(temporary_);
    report(path_.string(), kCannotWrite, error);
}

void StreamSink::flush(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), stream_) < bytes.size())
        report(name_, kCannotWrite, errno);
}

void StreamSink::close() {
    if (std::fflush(stream_) != 0) report(name_, kCannotWrite, errno);
}

void MemorySink::flush(std::string_view bytes) {
    const std::size_t accepted = std::min(bytes.size(), fail_after_ - bytes_.size());
    bytes_.append(bytes.substr(0, accepted));
    if (accepted < bytes.size()) report("memory", kCannotWrite, ENOSPC);
}

Sink& Folder::file(std::string_view name) {
    const auto found = files_.find(name);
    if (found != files_.end()) return *found->second;
    std::string key(name);
    std::unique_ptr<Sink> sink = open(key);
    return *files_.emplace(std::move(key), std::move(sink)).first->second;
}

void Folder::drain() {
    for (const auto& [name, sink] : files_) sink->drain();
}

void Folder::finish() {
    drain();
    for (const auto& [name, sink] : files_) sink->finish();
    close();
}

DiskFolder::DiskFolder(std::filesystem::path path) : path_(std::move(path)) {
    if (!path_.has_filename()) path_ = path_.parent_path();  // "graph/"
    std::error_code error;
    const auto status = std::filesystem::status(path_, error);
    if (std::filesystem::exists(status) && !std::filesystem::is_directory(status)) {
        report(path_.string(), kCannotWrite, ENOTDIR);
    }
    path_ = target_of(path_);
    temporary_ = std::filesystem::exists(status) ? path_ : create_folder_beside(path_);
}

DiskFolder::~DiskFolder() {
    give_up();
    if (temporary_ != path_) remove_quietly(temporary_);
}

std::unique_ptr<Sink> DiskFolder::open(const std::string& name) {
    return std::make_unique<FileSink>(temporary_ / name);
}

void DiskFolder::close() {
    if (temporary_ == path_) return;
    if (std::rename(temporary_.c_str(), path_.c_str()) != 0) report(path_.string(), kCannotWrite, errno);
    temporary_ = path_;
}

std::unique_ptr<Sink> MemoryFolder::open(const std::string& name) {
    // Nothing is held back from a file that fails, so that the error strikes where the byte is written.
    auto sink =
        name == failing_ ? std::make_unique<MemorySink>(fail_after_, 1) : std::make_unique<MemorySink>();
    sinks_[name] = sink.get();
    return sink;
}

std::map<std::string, std::string> MemoryFolder::files() const {
    std::map<std::string, std::string> contents;
    for (const auto& [name, sink] : sinks_) contents[name] = sink->bytes();
    return contents;
}

}  // namespace lacis::exporters
