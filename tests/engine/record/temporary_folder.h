#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace opmaat::engine {

/// A folder of its own for one test, gone with everything in it afterwards.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "opmaat-XXXXXX").string();
        path_ = std::filesystem::canonical(::mkdtemp(name.data())).string();
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string path() const { return path_; }
    std::string operator/(const std::string& name) const { return path_ + "/" + name; }

private:
    std::string path_;
};

}  // namespace opmaat::engine
