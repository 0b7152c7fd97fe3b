#include "faulty_system.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <set>
#include <stdexcept>
#include <thread>

namespace opmaat::faults {
namespace {

constexpr long kRounds = 50;
constexpr std::chrono::microseconds kDelay{300};

/// Of the one system that there is: SQLite calls plain functions.
struct State {
    bool active = false;
    long failFrom = -1, failUntil = -1;
    Trouble trouble = Trouble::Error;
    std::vector<Call> calls;
    std::set<std::string> unsynced;
};
State state;

using OpenFile = int (*)(const char*, int, int);
using ReadAt = ssize_t (*)(int, void*, std::size_t, off_t);
using WriteAt = ssize_t (*)(int, const void*, std::size_t, off_t);
using Cut = int (*)(int, off_t);
using Remove = int (*)(const char*);
using Map = void* (*)(void*, std::size_t, int, int, int, off_t);

/// What SQLite calls when nobody is in between.
struct Real {
    OpenFile open = nullptr;
    ReadAt read = nullptr;
    WriteAt write = nullptr;
    Cut truncate = nullptr;
    Remove remove = nullptr;
    Map map = nullptr;
};
Real real;

std::string pathOf(int file)
{
    std::array<char, 512> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(file);
    const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
    return {path.data(), static_cast<std::size_t>(std::max<ssize_t>(size, 0))};
}

/// Counts this call. @return whether it goes wrong
bool strikes(Call call)
{
    const auto now = static_cast<long>(state.calls.size());
    state.calls.push_back(call);
    const bool hit = state.failFrom >= 0 && now >= state.failFrom && now < state.failUntil &&
                     canBe(call, state.trouble);
    if (hit && state.trouble == Trouble::Slow) {
        std::this_thread::sleep_for(kDelay);
        return false;
    }
    return hit;
}

bool lies()
{
    return state.trouble == Trouble::Lie || state.trouble == Trouble::EarlySync;
}

/// Memory that connections share is no disk: a lie about its size ends the process.
bool isShared(const std::string& path)
{
    return path.ends_with("-shm");
}

/// @return -1, with errno as the trouble has it
int failed()
{
    switch (state.trouble) {
        case Trouble::Full:
            errno = ENOSPC;
            break;
        case Trouble::ReadOnly:
            errno = EROFS;
            break;
        case Trouble::Interrupted:
            errno = EINTR;
            break;
        default:
            errno = EIO;
    }
    return -1;
}

int openFile(const char* path, int flags, int mode)
{
    const bool reads = (flags & (O_RDWR | O_WRONLY | O_CREAT)) == 0;
    const bool makes = (flags & O_CREAT) != 0;
    const bool apart =
        (state.trouble == Trouble::ReadOnly && reads) || (state.trouble == Trouble::Full && !makes);
    return strikes(Call::Open) && !apart ? failed() : real.open(path, flags, mode);
}

std::size_t half(std::size_t count)
{
    return std::max<std::size_t>(1, count / 2);
}

ssize_t readAt(int file, void* bytes, std::size_t count, off_t offset)
{
    if (strikes(Call::Read)) {
        if (state.trouble != Trouble::Short) {
            return failed();
        }
        count = half(count);
    }
    return real.read(file, bytes, count, offset);
}

ssize_t writeAt(int file, const void* bytes, std::size_t count, off_t offset)
{
    const std::string path = pathOf(file);
    state.unsynced.insert(path);
    if (strikes(Call::Write) && !(lies() && isShared(path))) {
        if (state.trouble != Trouble::Short) {
            return lies() ? static_cast<ssize_t>(count) : failed();
        }
        count = half(count);
    }
    return real.write(file, bytes, count, offset);
}

int truncateFile(int file, off_t size)
{
    if (strikes(Call::Truncate) && !(lies() && isShared(pathOf(file)))) {
        return lies() ? 0 : failed();
    }
    return real.truncate(file, size);
}

int removeFile(const char* path)
{
    if (strikes(Call::Remove)) {
        return lies() ? 0 : failed();
    }
    state.unsynced.erase(path);
    return real.remove(path);
}

void* mapFile(void* at, std::size_t size, int protection, int flags, int file, off_t offset)
{
    if (strikes(Call::Map)) {
        failed();
        return MAP_FAILED;
    }
    return real.map(at, size, protection, flags, file, offset);
}

int syncFile(int file, long how)
{
    if (state.active) {
        if (strikes(Call::Sync)) {
            return lies() ? 0 : failed();
        }
        state.unsynced.erase(pathOf(file));
    }
    return static_cast<int>(::syscall(how, file));
}

template <class Function>
void stepBetween(const char* name, Function ours, Function& theirs)
{
    sqlite3_vfs* const files = sqlite3_vfs_find("unix");
    if (const auto found = files->xGetSystemCall(files, name); found != nullptr) {
        theirs = reinterpret_cast<Function>(found);
        files->xSetSystemCall(files, name, reinterpret_cast<sqlite3_syscall_ptr>(ours));
    }
}

}  // namespace

bool canBe(Call call, Trouble trouble)
{
    const bool changes = call == Call::Write || call == Call::Truncate;
    switch (trouble) {
        case Trouble::Full:
            return changes || call == Call::Open || call == Call::Sync || call == Call::Map;
        case Trouble::ReadOnly:
            return changes || call == Call::Open || call == Call::Remove;
        case Trouble::Short:
            return call == Call::Read || call == Call::Write;
        case Trouble::Interrupted:
            return call != Call::Remove && call != Call::Map;
        case Trouble::Lie:
            return changes || call == Call::Sync || call == Call::Remove;
        case Trouble::EarlySync:
            return call == Call::Sync;
        default:
            return true;
    }
}

FaultySystem::FaultySystem()
{
    state = State{};
    sqlite3_initialize();
    stepBetween("open", openFile, real.open);
    for (const char* name : {"pread", "pread64"}) {
        stepBetween(name, readAt, real.read);
    }
    for (const char* name : {"pwrite", "pwrite64"}) {
        stepBetween(name, writeAt, real.write);
    }
    stepBetween("ftruncate", truncateFile, real.truncate);
    stepBetween("unlink", removeFile, real.remove);
    stepBetween("mmap", mapFile, real.map);
    if (real.read == nullptr || real.write == nullptr) {
        throw std::runtime_error("this SQLite reads and writes in a way that is not known here");
    }
    state.active = true;
}

FaultySystem::~FaultySystem()
{
    sqlite3_vfs* const files = sqlite3_vfs_find("unix");
    files->xSetSystemCall(files, nullptr, nullptr);
    state.active = false;
}

void FaultySystem::failAt(long n, Trouble trouble, Lasting lasting)
{
    constexpr long kEver = 1L << 40;
    state.trouble = trouble;
    state.failFrom = n;
    state.failUntil =
        n + (lasting == Lasting::Once ? 1 : (lasting == Lasting::Rounds ? kRounds : kEver));
}

void FaultySystem::mend()
{
    state.failFrom = -1;
}

const std::vector<Call>& FaultySystem::calls() const
{
    return state.calls;
}

std::vector<std::string> FaultySystem::unsynced(const std::string& ending) const
{
    std::vector<std::string> files;
    std::copy_if(state.unsynced.begin(), state.unsynced.end(), std::back_inserter(files),
                 [&](const std::string& file) { return file.ends_with(ending); });
    return files;
}

}  // namespace opmaat::faults

// SQLite and the engine sync by the system library alone; the linker finds these first.
extern "C" int fsync(int file)
{
    return opmaat::faults::syncFile(file, SYS_fsync);
}

extern "C" int fdatasync(int file)
{
    return opmaat::faults::syncFile(file, SYS_fdatasync);
}
