#include "search.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace opmaat::faults {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kPiece = 4U << 20, kOverlap = 128;
constexpr std::uint64_t kLargest = 1ULL << 32;  // a sanitizer's shadow is larger, and has no text
constexpr std::uint64_t kThere = 1ULL << 63, kSwapped = 1ULL << 62;  // of pagemap, proc(5)

struct File {
    explicit File(const std::string& path) : descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC))
    {
        if (descriptor < 0) {
            throw std::runtime_error(path + " cannot be read, so nothing was searched");
        }
    }
    ~File() { ::close(descriptor); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    /// As many bytes as there are.
    std::string bytes(std::uint64_t from, std::size_t most) const
    {
        std::string got(most, '\0');
        const ssize_t size = ::pread(descriptor, got.data(), most, static_cast<off_t>(from));
        got.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
        return got;
    }
    int descriptor;
};

struct Mapping {
    std::uint64_t from = 0, to = 0;
    std::string name;
};

std::vector<Mapping> readableMappings(const std::string& place)
{
    std::ifstream maps(place + "/maps");
    std::vector<Mapping> all;
    for (std::string line; std::getline(maps, line);) {
        unsigned long long from = 0, to = 0;
        char mode = '-';
        const bool known = std::sscanf(line.c_str(), "%llx-%llx %c", &from, &to, &mode) == 3;
        if (known && mode == 'r' && to - from <= kLargest) {
            all.push_back({from, to, line.substr(std::min<std::size_t>(line.size(), 73))});
        }
    }
    return all;
}

/// Runs of pages that are in memory or swapped out; what was never touched has no bytes.
std::vector<Mapping> partsThatAreThere(const File& pages, const Mapping& mapping)
{
    const auto size = static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
    const std::string states = pages.bytes(
        mapping.from / size * 8, static_cast<std::size_t>((mapping.to - mapping.from) / size * 8));
    std::vector<Mapping> parts;
    for (std::size_t page = 0; page < states.size() / 8; ++page) {
        std::uint64_t state = 0;
        std::memcpy(&state, states.data() + page * 8, 8);
        const std::uint64_t at = mapping.from + page * size;
        if ((state & (kThere | kSwapped)) == 0) {
            continue;
        }
        if (!parts.empty() && parts.back().to == at) {
            parts.back().to = at + size;
        } else {
            parts.push_back({at, at + size, mapping.name});
        }
    }
    return parts;
}

void lookThrough(const File& file, const Mapping& part, const std::vector<Marker>& markers,
                 const std::string& where, Search& search)
{
    for (std::uint64_t at = part.from; at < part.to; at += kPiece) {
        const auto most =
            static_cast<std::size_t>(std::min<std::uint64_t>(kPiece + kOverlap, part.to - at));
        search.look(file.bytes(at, most), markers, where);
    }
}

}  // namespace

void Search::look(std::string_view bytes, const std::vector<Marker>& markers,
                  const std::string& where)
{
    megabytes += static_cast<double>(std::min(bytes.size(), kPiece)) / 1e6;
    for (const Marker& marker : markers) {
        const char* at = bytes.data();
        const char* end = at + bytes.size();
        while (at < end) {
            const void* found = ::memmem(at, static_cast<std::size_t>(end - at),
                                         marker.bytes.data(), marker.bytes.size());
            if (found == nullptr) {
                break;
            }
            if (++hits == 1) {
                first = marker.what + " in " + where;
            }
            at = static_cast<const char*>(found) + 1;
        }
    }
}

void Search::add(const Search& other)
{
    first = hits == 0 ? other.first : first;
    files += other.files;
    hits += other.hits;
    megabytes += other.megabytes;
}

Search searchFiles(const std::string& folder, const std::vector<Marker>& markers)
{
    Search search;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            search.add(searchBytes(entry.path().string(), markers));
        }
    }
    return search;
}

Search searchBytes(const std::string& file, const std::vector<Marker>& markers)
{
    Search search;
    search.files = 1;
    lookThrough(File(file), {0, fs::file_size(file), ""}, markers,
                fs::path(file).filename().string(), search);
    return search;
}

Search searchMemory(pid_t process, const std::vector<Marker>& markers)
{
    const std::string place = "/proc/" + std::to_string(process);
    const File memory(place + "/mem"), pages(place + "/pagemap");
    Search search;
    for (const Mapping& mapping : readableMappings(place)) {
        for (const Mapping& part : partsThatAreThere(pages, mapping)) {
            lookThrough(memory, part, markers, "memory " + mapping.name, search);
        }
    }
    return search;
}

}  // namespace opmaat::faults
