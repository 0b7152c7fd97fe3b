#include "engine/authoring/replace_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "engine/json/finding.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, int error)
{
    throw InputError(
        Finding{path, "", 0, 0, "file-write", Severity::Error,
                std::string("it cannot be written (") + std::strerror(error) + ")",
                "Check that the folder is there, who may write in it, and that the disk has room"});
}

/// 0, or why not.
int writeWhole(int file, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? errno : ENOSPC;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0 ? 0 : errno;
}

}  // namespace

void replaceFile(const std::string& path, std::string_view bytes)
{
    std::error_code ignored;
    const fs::path canonical =
        fs::exists(path, ignored) ? fs::canonical(path, ignored) : fs::path(path);
    struct stat old = {};
    const mode_t mode = ::stat(canonical.c_str(), &old) == 0 ? old.st_mode & 07777U : 0644U;
    const std::string beside =
        (canonical.parent_path() / ("." + canonical.filename().string() + ".new")).string();
    ::unlink(beside.c_str());
    const int file =
        ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0) refuse(path, errno);
    int error = writeWhole(file, bytes);
    if (error == 0 && ::fchmod(file, mode) != 0) error = errno;
    ::close(file);
    if (error == 0 && ::rename(beside.c_str(), canonical.c_str()) != 0) error = errno;
    if (error != 0) {
        ::unlink(beside.c_str());
        refuse(path, error);
    }
}

}  // namespace opmaat::engine
