#pragma once

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#include "engine/crypto/hash.h"
#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// A pack of tests/data/packs, the small one unless told, to break in a folder of its own.
class PackCopy {
public:
    explicit PackCopy(const std::filesystem::path& pack = kTiny)
        : folder_(std::filesystem::temp_directory_path() / ("opmaat-" + randomHex(8)))
    {
        std::filesystem::copy(pack, folder_, std::filesystem::copy_options::recursive);
    }
    ~PackCopy() { std::filesystem::remove_all(folder_); }
    PackCopy(const PackCopy&) = delete;
    PackCopy& operator=(const PackCopy&) = delete;

    const std::filesystem::path& folder() const { return folder_; }
    std::string text(const std::string& file) const
    {
        return json::readFile((folder_ / file).string(), 1u << 20u);
    }
    void write(const std::string& file, const std::string& text) const
    {
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }
    void replace(const std::string& file, const std::string& old, const std::string& by) const
    {
        std::string text = this->text(file);
        const std::size_t at = text.find(old);
        if (at == std::string::npos) throw std::invalid_argument(file + " has no " + old);
        write(file, text.replace(at, old.size(), by));
    }

    /// One line a finding, without the folder.
    std::string findings() const
    {
        std::string lines;
        for (Finding finding : readPack(folder_.string()).findings) {
            finding.file = std::filesystem::path(finding.file).lexically_relative(folder_).string();
            lines += describe(finding) + "\n";
        }
        return lines;
    }

    static inline const std::filesystem::path kTiny =
        std::filesystem::path(SOURCE_DIR) / "tests/data/packs/tiny";
    static inline const std::filesystem::path kEveryType =
        std::filesystem::path(SOURCE_DIR) / "tests/data/packs/every-type";

private:
    std::filesystem::path folder_;
};

}  // namespace opmaat::engine
