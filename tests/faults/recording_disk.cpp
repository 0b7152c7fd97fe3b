#include "recording_disk.h"

#include <sqlite3.h>

#include <filesystem>
#include <new>

namespace opmaat::faults {
namespace {

using Kind = DiskOperation::Kind;

/// Of the one disk that there is: SQLite calls back into plain functions.
struct State {
    sqlite3_vfs* real = nullptr;
    sqlite3_vfs shim{};
    std::vector<DiskOperation> recorded;
};
State state;

struct ShimFile {
    sqlite3_file base;  // first: SQLite sees only this
    sqlite3_file* real;
    std::string* name;
};

ShimFile& shimOf(sqlite3_file* file)
{
    return *reinterpret_cast<ShimFile*>(file);
}

/// A method that does what the real file's does.
template <auto method>
struct PassOn;

template <class Result, class... Rest,
          Result (*sqlite3_io_methods::*method)(sqlite3_file*, Rest...)>
struct PassOn<method> {
    static Result call(sqlite3_file* file, Rest... rest)
    {
        sqlite3_file* const real = shimOf(file).real;
        return (real->pMethods->*method)(real, rest...);
    }
};

void note(Kind kind, const std::string& file, std::int64_t offset = 0,
          const std::string& bytes = "")
{
    state.recorded.push_back({kind, file, offset, bytes});
}

int closeFile(sqlite3_file* file)
{
    ShimFile& shim = shimOf(file);
    delete shim.name;
    return shim.real->pMethods->xClose(shim.real);
}

int writeFile(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset)
{
    const ShimFile& shim = shimOf(file);
    note(Kind::Write, *shim.name, offset,
         std::string(static_cast<const char*>(bytes), std::size_t(count)));
    return shim.real->pMethods->xWrite(shim.real, bytes, count, offset);
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size)
{
    const ShimFile& shim = shimOf(file);
    note(Kind::Truncate, *shim.name, size);
    return shim.real->pMethods->xTruncate(shim.real, size);
}

int syncFile(sqlite3_file* file, int flags)
{
    const ShimFile& shim = shimOf(file);
    note(Kind::Sync, *shim.name);
    return shim.real->pMethods->xSync(shim.real, flags);
}

int openFile(sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given)
{
    auto* shim = new (file) ShimFile{};
    shim->real = reinterpret_cast<sqlite3_file*>(shim + 1);
    const int code = state.real->xOpen(state.real, path, shim->real, flags, given);
    if (code != SQLITE_OK) {
        return code;
    }
    static const sqlite3_io_methods methods = [] {
        sqlite3_io_methods all{};
        all.iVersion = 2;  // no memory mapping, so that every byte passes here
        all.xClose = closeFile;
        all.xRead = PassOn<&sqlite3_io_methods::xRead>::call;
        all.xWrite = writeFile;
        all.xTruncate = truncateFile;
        all.xSync = syncFile;
        all.xFileSize = PassOn<&sqlite3_io_methods::xFileSize>::call;
        all.xLock = PassOn<&sqlite3_io_methods::xLock>::call;
        all.xUnlock = PassOn<&sqlite3_io_methods::xUnlock>::call;
        all.xCheckReservedLock = PassOn<&sqlite3_io_methods::xCheckReservedLock>::call;
        all.xFileControl = PassOn<&sqlite3_io_methods::xFileControl>::call;
        all.xSectorSize = PassOn<&sqlite3_io_methods::xSectorSize>::call;
        all.xDeviceCharacteristics = PassOn<&sqlite3_io_methods::xDeviceCharacteristics>::call;
        all.xShmMap = PassOn<&sqlite3_io_methods::xShmMap>::call;
        all.xShmLock = PassOn<&sqlite3_io_methods::xShmLock>::call;
        all.xShmBarrier = PassOn<&sqlite3_io_methods::xShmBarrier>::call;
        all.xShmUnmap = PassOn<&sqlite3_io_methods::xShmUnmap>::call;
        return all;
    }();
    shim->base.pMethods = &methods;
    shim->name = new std::string(path == nullptr ? "" : std::filesystem::path(path).filename());
    note(Kind::Open, *shim->name);
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs*, const char* path, int syncFolder)
{
    note(Kind::Delete, std::filesystem::path(path).filename());
    return state.real->xDelete(state.real, path, syncFolder);
}

}  // namespace

RecordingDisk::RecordingDisk()
{
    state = State{};
    state.real = sqlite3_vfs_find("unix");
    state.shim = *state.real;
    state.shim.zName = "recording";
    state.shim.szOsFile += static_cast<int>(sizeof(ShimFile));
    state.shim.xOpen = openFile;
    state.shim.xDelete = deleteFile;
    sqlite3_vfs_register(&state.shim, 1);
}

RecordingDisk::~RecordingDisk()
{
    sqlite3_vfs_unregister(&state.shim);
    sqlite3_vfs_register(state.real, 1);
}

const std::vector<DiskOperation>& RecordingDisk::recorded() const
{
    return state.recorded;
}

}  // namespace opmaat::faults
