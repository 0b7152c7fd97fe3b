#pragma once

#include <map>
#include <string>

namespace opmaat::engine {

/// Every file of a pack as it was read, once: what is hashed is what is parsed.
class PackFiles {
public:
    /// @throws InputError when the folder is none, a link leads out of it, or it is too large
    explicit PackFiles(const std::string& folder);

    /// Bytes by path below the folder, with '/'; sorted bytewise.
    const std::map<std::string, std::string>& bytes() const { return bytes_; }

    /// BLAKE2b-256 over, for every file in that order: the length of its path (8 bytes, little
    /// endian), its path, the length of its bytes (the same) and its bytes.
    std::string hash() const;
    /// The same over parameters.json and profiles.json alone, as far as they are there.
    std::string modelHash() const;

private:
    std::map<std::string, std::string> bytes_;
};

}  // namespace opmaat::engine
