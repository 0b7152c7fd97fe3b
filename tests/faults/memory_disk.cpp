#include "memory_disk.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace opmaat::faults {
namespace {

/// Of the one disk that there is: SQLite calls back into plain functions.
Files* disk = nullptr;
sqlite3_vfs* usual = nullptr;
sqlite3_vfs memory{};

struct MemoryFile {
    sqlite3_file base;  // first: SQLite sees only this
    std::string* bytes;
};

std::string& bytesOf(sqlite3_file* file)
{
    return *reinterpret_cast<MemoryFile*>(file)->bytes;
}

int readFile(sqlite3_file* file, void* to, int count, sqlite3_int64 offset)
{
    const std::string& bytes = bytesOf(file);
    const auto from = std::min(static_cast<std::size_t>(offset), bytes.size());
    const auto wanted = static_cast<std::size_t>(count);
    const auto there = std::min(wanted, bytes.size() - from);
    std::memcpy(to, bytes.data() + from, there);
    std::memset(static_cast<char*>(to) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset)
{
    std::string& bytes = bytesOf(file);
    const auto start = static_cast<std::size_t>(offset), size = static_cast<std::size_t>(count);
    bytes.resize(std::max(bytes.size(), start + size), '\0');
    std::memcpy(bytes.data() + start, from, size);
    return SQLITE_OK;
}

sqlite3_io_methods methodsOfFiles()
{
    sqlite3_io_methods all{};
    all.iVersion = 1;  // no shared memory
    all.xClose = [](sqlite3_file*) { return SQLITE_OK; };
    all.xRead = readFile;
    all.xWrite = writeFile;
    all.xTruncate = [](sqlite3_file* file, sqlite3_int64 size) {
        bytesOf(file).resize(static_cast<std::size_t>(size), '\0');
        return SQLITE_OK;
    };
    all.xSync = [](sqlite3_file*, int) { return SQLITE_OK; };
    all.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
        *size = static_cast<sqlite3_int64>(bytesOf(file).size());
        return SQLITE_OK;
    };
    all.xLock = [](sqlite3_file*, int) { return SQLITE_OK; };
    all.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
    all.xCheckReservedLock = [](sqlite3_file*, int* held) {
        *held = 0;
        return SQLITE_OK;
    };
    all.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
    all.xSectorSize = [](sqlite3_file*) { return 512; };
    all.xDeviceCharacteristics = [](sqlite3_file*) { return 0; };
    return all;
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given)
{
    static const sqlite3_io_methods methods = methodsOfFiles();
    auto* opened = new (file) MemoryFile{};
    const std::string name = path == nullptr ? "temporary" : path;
    if (!disk->contains(name) && (flags & SQLITE_OPEN_CREATE) == 0) {
        return SQLITE_CANTOPEN;
    }
    opened->bytes = &(*disk)[name];
    opened->base.pMethods = &methods;
    if (given != nullptr) {
        *given = flags;
    }
    return SQLITE_OK;
}

sqlite3_vfs diskLike(const sqlite3_vfs& real)
{
    sqlite3_vfs like = real;  // its clock and its randomness
    like.zName = "memory-disk";
    like.szOsFile = static_cast<int>(sizeof(MemoryFile));
    like.xOpen = openFile;
    like.xDelete = [](sqlite3_vfs*, const char* path, int) {
        return disk->erase(path) == 1 ? SQLITE_OK : SQLITE_IOERR_DELETE_NOENT;
    };
    like.xAccess = [](sqlite3_vfs*, const char* path, int, int* there) {
        *there = disk->contains(path) ? 1 : 0;
        return SQLITE_OK;
    };
    like.xFullPathname = [](sqlite3_vfs*, const char* path, int size, char* full) {
        sqlite3_snprintf(size, full, "%s", path);
        return SQLITE_OK;
    };
    return like;
}

}  // namespace

MemoryDisk::MemoryDisk(Files& files)
{
    usual = sqlite3_vfs_find("unix");
    disk = &files;
    memory = diskLike(*usual);
    sqlite3_vfs_register(&memory, 1);
}

MemoryDisk::~MemoryDisk()
{
    sqlite3_vfs_unregister(&memory);
    sqlite3_vfs_register(usual, 1);
}

}  // namespace opmaat::faults
