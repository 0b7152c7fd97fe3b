#include "engine/record/pack_archive.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "engine/pack/pack_files.h"
#include "engine/record/store_error.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFormat("opmaat.pack-archive/1\0", 22);
constexpr std::size_t kNumberBytes = 8;

[[noreturn]] void damagedPack(const Bytes& hash)
{
    throw StoreError("The store's copy of pack " + toHex(hash) +
                     " is not what was adopted. Adopt the same pack again from its folder.");
}

/// A folder that goes when it is no longer needed. What is in it is published anyway.
class PassingFolder {
public:
    PassingFolder() : path_((fs::temp_directory_path() / "opmaat-pack-XXXXXX").string())
    {
        if (::mkdtemp(path_.data()) == nullptr) {
            throw StoreError("No folder can be made in " + fs::temp_directory_path().string() +
                             " to unpack a pack. Free some space there.");
        }
    }
    ~PassingFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    PassingFolder(const PassingFolder&) = delete;
    PassingFolder& operator=(const PassingFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// Takes one part after another; what is missing is damage.
class Parts {
public:
    explicit Parts(const PackRow& row) : rest_(row.archive), hash_(row.hash)
    {
        if (!rest_.starts_with(kFormat)) {
            damagedPack(hash_);
        }
        rest_.remove_prefix(kFormat.size());
    }
    bool isAtEnd() const { return rest_.empty(); }
    std::string_view next()
    {
        std::uint64_t size = 0;
        for (const char byte : take(kNumberBytes)) {
            size = size * 256 + static_cast<unsigned char>(byte);
        }
        return take(size);
    }

private:
    std::string_view take(std::uint64_t size)
    {
        if (size > rest_.size()) {
            damagedPack(hash_);
        }
        const std::string_view part = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return part;
    }

    std::string_view rest_;
    Bytes hash_;
};

void unpack(const PackRow& row, const fs::path& folder)
{
    Parts parts(row);
    while (!parts.isAtEnd()) {
        const fs::path path(std::string(parts.next()));
        const std::string_view bytes = parts.next();
        const bool inside = !path.empty() && path.is_relative() &&
                            *path.lexically_normal().begin() != ".." && path.has_filename();
        if (!inside) {
            damagedPack(row.hash);
        }
        fs::create_directories((folder / path).parent_path());
        std::ofstream file(folder / path, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file.flush()) {
            throw StoreError("Pack " + toHex(row.hash) + " cannot be unpacked in " +
                             folder.string() + ". Free some space there.");
        }
    }
}

}  // namespace

PackRow packRow(const std::string& folder)
{
    const PackFiles files(folder);
    PackRow row;
    row.hash = fromHex(files.hash()).value();
    row.archive = kFormat;
    for (const auto& [path, bytes] : files.bytes()) {
        row.archive += u64Bytes(path.size()) + path + u64Bytes(bytes.size()) + bytes;
    }
    return row;
}

Pack packFrom(const PackRow& row)
{
    const PassingFolder folder;
    unpack(row, folder.path());
    Pack pack = loadPack(folder.path());
    if (pack.hash != toHex(row.hash)) {
        damagedPack(row.hash);
    }
    pack.folder.clear();
    return pack;
}

}  // namespace opmaat::engine
