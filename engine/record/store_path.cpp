#include "engine/record/store_path.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr mode_t kOthers = 0077;

/// A name is on disk only once its folder is synced.
bool syncFolder(const fs::path& folder)
{
    const int directory = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = directory >= 0 && ::fsync(directory) == 0;
    if (directory >= 0) {
        ::close(directory);
    }
    return synced;
}

std::string octal(mode_t mode)
{
    std::array<char, 8> text{};
    std::snprintf(text.data(), text.size(), "%04o", static_cast<unsigned>(mode) & 07777U);
    return text.data();
}

}  // namespace

StoreError readOnly(const std::string& what)
{
    return StoreError(what +
                      " is read-only for this user. Make it writable, or choose another path.");
}

std::string storePath(const std::string& path)
{
    if (path.empty()) {
        throw StoreError("The store has no path. Give the path of a file, for example opmaat.db.");
    }
    std::error_code error;
    const fs::path absolute = fs::absolute(path, error);
    if (fs::is_directory(absolute, error)) {
        throw StoreError(absolute.string() +
                         " is a folder. Give the path of a file in it, for example " +
                         (absolute / "opmaat.db").lexically_normal().string() + ".");
    }
    const fs::path folder = fs::canonical(absolute.parent_path(), error);
    if (error || !fs::is_directory(folder, error)) {
        throw StoreError("The folder " + absolute.parent_path().string() +
                         " does not exist. Make it, or choose another path.");
    }
    if (::access(folder.c_str(), W_OK | X_OK) != 0) {
        throw readOnly("The folder " + folder.string());
    }
    return (folder / absolute.filename()).string();
}

void checkOwnFile(const std::string& path)
{
    struct stat found {};
    if (::lstat(path.c_str(), &found) != 0) {
        return;
    }
    if (!S_ISREG(found.st_mode)) {
        throw StoreError(path + " is not a regular file." + kUnchanged);
    }
    if (found.st_uid != ::geteuid()) {
        throw StoreError(
            path + " belongs to user " + std::to_string(found.st_uid) +
            ", and this program runs as user " + std::to_string(::geteuid()) +
            ". Run it as the owner, or choose another path; the file was not changed.");
    }
    if ((found.st_mode & kOthers) != 0) {
        throw StoreError("Other users can reach " + path + " (mode " + octal(found.st_mode) +
                         "). Close it to them with 'chmod 600 " + path +
                         "', and find out who may have had it; the file was not changed.");
    }
    if (::access(path.c_str(), R_OK | W_OK) != 0 || (found.st_mode & S_IWUSR) == 0) {
        throw readOnly("Store " + path);
    }
}

void makeOwnFile(const std::string& path)
{
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    const bool made = file >= 0 && ::fsync(file) == 0;
    const int error = errno;
    if (file >= 0) {
        ::close(file);
    }
    if (!made && error == EEXIST) {
        return;  // somebody else was first; what it is shows when it is opened
    }
    if (!made || !syncFolder(fs::path(path).parent_path())) {
        throw StoreError("Store " + path + " cannot be made (" + std::strerror(error) +
                         "). Check the folder and the disk, or choose another path.");
    }
}

}  // namespace opmaat::engine
