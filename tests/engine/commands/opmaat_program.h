#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

/// The program as people and scripts meet it.
struct Ran {
    int exitCode = -1;
    std::string output;  // standard output and error together

    bool says(const std::string& words) const { return output.find(words) != std::string::npos; }
};

inline Ran runShell(const std::string& command)
{
    Ran ran;
    FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return ran;
    std::array<char, 4096> buffer{};
    while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe))
        ran.output.append(buffer.data(), got);
    ran.exitCode = WEXITSTATUS(pclose(pipe));
    return ran;
}

inline Ran runOpmaat(const std::string& arguments)
{
    return runShell(std::string(OPMAAT) + " " + arguments);
}

inline std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A test with a folder of its own.
class Command : public testing::Test {
protected:
    Command()
        : folder_(std::filesystem::temp_directory_path() /
                  ("opmaat-command-" + std::to_string(getpid())))
    {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~Command() override { std::filesystem::remove_all(folder_); }

    std::string path(const std::string& name) const { return (folder_ / name).string(); }

    /// Readable for this user only.
    std::string file(const std::string& name, const std::string& content) const
    {
        std::ofstream(path(name), std::ios::binary) << content;
        std::filesystem::permissions(
            path(name), std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
        return path(name);
    }

    std::filesystem::path folder_;
};
