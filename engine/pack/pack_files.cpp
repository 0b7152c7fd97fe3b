#include "engine/pack/pack_files.h"

#include <cstdint>
#include <filesystem>

#include "engine/crypto/hash.h"
#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kFiles = 2'000;
constexpr std::size_t kBytes = 256u << 20u;

[[noreturn]] void refuse(const fs::path& path, const char* rule, std::string message,
                         std::string fix)
{
    throw InputError(Finding{path.string(), "", 0, 0, rule, Severity::Error, std::move(message),
                             std::move(fix)});
}

void checkFolder(const fs::path& folder)
{
    std::error_code error;
    const fs::file_status status = fs::status(folder, error);
    if (status.type() == fs::file_type::not_found) {
        refuse(folder, "pack-missing", "there is no such folder", "Check the name of the pack");
    }
    if (!fs::is_directory(status)) {
        refuse(folder, "pack-kind", "this is no folder, so it is no pack",
               "Name the folder that holds pack.json");
    }
    if (!fs::exists(folder / "pack.json", error)) {
        refuse(folder, "pack-kind", "this folder has no pack.json, so it is no pack",
               "Name the folder that holds pack.json");
    }
}

/// A link may stand for another file of the same pack, and for nothing else.
void checkEntry(const fs::path& folder, const fs::directory_entry& entry)
{
    std::error_code error;
    if (!entry.is_symlink(error)) {
        if (!entry.is_regular_file(error) && !entry.is_directory(error)) {
            refuse(entry.path(), "pack-link", "this is no file and no folder", "Remove it");
        }
        return;
    }
    const std::string target = fs::canonical(entry.path(), error).string();
    const std::string inside = fs::canonical(folder).string() + "/";
    if (error || target.compare(0, inside.size(), inside) != 0 ||
        !fs::is_regular_file(target, error)) {
        refuse(entry.path(), "pack-link", "this link does not lead to a file of the pack",
               "Put a copy of the file in its place");
    }
}

void append(std::string& canonical, const std::string& part)
{
    for (unsigned shift = 0; shift < 64; shift += 8) {
        canonical += static_cast<char>((static_cast<std::uint64_t>(part.size()) >> shift) & 0xFFu);
    }
    canonical += part;
}

}  // namespace

PackFiles::PackFiles(const std::string& folder)
{
    checkFolder(folder);
    std::size_t total = 0;
    std::error_code error;
    fs::recursive_directory_iterator entries(folder, error);
    for (; !error && entries != fs::recursive_directory_iterator(); entries.increment(error)) {
        checkEntry(folder, *entries);
        if (entries->is_directory()) {
            continue;
        }
        std::string bytes = json::readFile(entries->path().string(), kBytes - total);
        total += bytes.size();
        bytes_[entries->path().lexically_relative(folder).generic_string()] = std::move(bytes);
        if (bytes_.size() > kFiles) {
            refuse(folder, "pack-size", "the pack has more than 2000 files",
                   "Leave out what it does not use");
        }
    }
    if (error) {
        refuse(folder, "file-unreadable", "the folder cannot be read (" + error.message() + ")",
               "Check who may read it");
    }
}

std::string PackFiles::hash() const
{
    std::string canonical;
    for (const auto& [path, bytes] : bytes_) {
        append(canonical, path);
        append(canonical, bytes);
    }
    return blake2b256(canonical);
}

std::string PackFiles::modelHash() const
{
    std::string canonical;
    for (const char* name : {"parameters.json", "profiles.json"}) {
        if (const auto file = bytes_.find(name); file != bytes_.end()) {
            append(canonical, file->first);
            append(canonical, file->second);
        }
    }
    return blake2b256(canonical);
}

std::string packHash(const std::string& folder)
{
    return PackFiles(folder).hash();
}

}  // namespace opmaat::engine
