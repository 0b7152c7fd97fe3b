#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "engine/json/value.h"

namespace opmaat::engine::json {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, const char* rule, std::string message,
                         std::string fix)
{
    throw InputError(
        Finding{path, "", 0, 0, rule, Severity::Error, std::move(message), std::move(fix)});
}

[[noreturn]] void refuseSize(const std::string& path, std::size_t maximumBytes)
{
    refuse(path, "file-size",
           "the file is larger than the " + std::to_string(maximumBytes) + " bytes allowed",
           "Use a smaller file; no questionnaire or set of answers needs this much");
}

/// Asked before opening, because opening a pipe waits for a writer.
void checkKind(const std::string& path, std::size_t maximumBytes)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found) {
        refuse(path, "file-missing", "there is no such file", "Check the name and the folder");
    }
    if (status.type() == fs::file_type::directory) {
        refuse(path, "file-kind", "this is a folder, not a file", "Name a file in it");
    }
    if (!error && status.type() != fs::file_type::regular) {
        refuse(path, "file-kind", "this is a device or a pipe, not a file", "Name a regular file");
    }
    const std::uintmax_t size = error ? 0 : fs::file_size(path, error);
    if (error) {
        refuse(path, "file-unreadable", "the file cannot be read (" + error.message() + ")",
               "Check who may read it");
    }
    if (size > maximumBytes) {
        refuseSize(path, maximumBytes);
    }
}

}  // namespace

std::string readFile(const std::string& path, std::size_t maximumBytes)
{
    checkKind(path, maximumBytes);
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    const std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "rb"));
    std::string bytes;
    std::array<char, 1u << 16u> block{};
    std::size_t count = 0;
    while (file && (count = std::fread(block.data(), 1, block.size(), file.get())) > 0) {
        bytes.append(block.data(), count);
        if (bytes.size() > maximumBytes) {  // it grew while it was read
            refuseSize(path, maximumBytes);
        }
    }
    if (!file || std::ferror(file.get()) != 0) {
        refuse(path, "file-unreadable",
               std::string("the file cannot be read (") + std::strerror(errno) + ")",
               "Check who may read it");
    }
    return bytes;
}

Value parseFile(const std::string& path, const Limits& limits)
{
    return parse(readFile(path, limits.bytes), path, limits);
}

}  // namespace opmaat::engine::json
