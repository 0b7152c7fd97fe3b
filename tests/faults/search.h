#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace opmaat::faults {

/// Bytes that nobody may find.
struct Marker {
    std::string what;
    std::string bytes;
};

/// What was searched, and what was found in it.
struct Search {
    long files = 0, hits = 0;
    double megabytes = 0.0;
    std::string first;  ///< the first find: what, and where

    void look(std::string_view bytes, const std::vector<Marker>& markers, const std::string& where);
    void add(const Search& other);
};

/// Every file below `folder`, whole.
Search searchFiles(const std::string& folder, const std::vector<Marker>& markers);
/// One file or device, from its first byte to its last.
Search searchBytes(const std::string& file, const std::vector<Marker>& markers);
/// Everything that a process can read and that is there, as proc(5) lists it.
Search searchMemory(pid_t process, const std::vector<Marker>& markers);

}  // namespace opmaat::faults
