// Who may include whom. These tables are the architecture; the tests only read them out.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

// Folder -> what it may include besides itself and the standard library.
const std::map<std::string, Names> kMayInclude = {
    {"scoring", {"Eigen"}},
    {"engine",
     {"scoring", "Eigen", "nlohmann", "sodium", "sqlite3", "libpq-fe", "pugixml", "CLI", "posix"}},
    {"calibration", {"scoring", "engine", "Eigen", "CLI"}},
    {"qml", {"engine", "scoring", "Qt", "posix"}},
};

// The folders of engine, each using only those before it.
const std::vector<std::string> kEngineOrder = {"json",     "svg",       "crypto",  "conditions",
                                               "pack",     "interview", "record",  "assessment",
                                               "exchange", "authoring", "commands"};

// A library that only one folder of engine may include.
const std::map<std::string, std::string> kOnlyIn = {
    {"nlohmann", "json"},   {"sodium", "crypto"},     {"sqlite3", "record"},
    {"libpq-fe", "record"}, {"pugixml", "authoring"}, {"CLI", "commands"},
};

struct Include {
    std::string file;  // relative to the sources
    int line = 0;
    std::string target;  // as written
};

bool isSource(const fs::path& path)
{
    return path.extension() == ".h" || path.extension() == ".cpp";
}

std::vector<Include> includesBelow(const std::string& folder)
{
    static const std::regex kPattern(R"(^\s*#\s*include\s*[<"]([^">]+)[">])");
    std::vector<Include> found;
    const fs::path root = SOURCE_DIR;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!isSource(entry.path())) continue;
        std::ifstream source(entry.path());
        std::string line;
        for (int number = 1; std::getline(source, line); ++number) {
            std::smatch match;
            if (!std::regex_search(line, match, kPattern)) continue;
            found.push_back({fs::relative(entry.path(), root).string(), number, match[1]});
        }
    }
    return found;
}

// "Eigen/Core" -> Eigen, <QObject> and <QtQml/...> -> Qt, <unistd.h> -> posix, <vector> -> "".
std::string layerOf(const std::string& include)
{
    static const std::regex kQt(R"(^Q[A-Z].*)"), kQtFolder(R"(^Qt[A-Z]\w*/.*)");
    if (std::regex_match(include, kQt) || std::regex_match(include, kQtFolder)) return "Qt";
    if (include.starts_with("qqml")) return "Qt";
    const auto slash = include.find('/');
    if (slash != std::string::npos) {
        const std::string folder = include.substr(0, slash);
        return folder == "sys" ? "posix" : folder;
    }
    const auto dot = include.find(".h");
    if (dot == std::string::npos) return "";
    const std::string stem = include.substr(0, dot);
    return stem == "sodium" || stem == "sqlite3" || stem == "libpq-fe" || stem == "pugixml"
               ? stem
               : "posix";
}

std::string engineFolderOf(const std::string& path)
{
    static const std::regex kPattern(R"(^engine/([a-z]+)/.*)");
    std::smatch match;
    return std::regex_match(path, match, kPattern) ? match[1].str() : "";
}

int placeInEngine(const std::string& folder)
{
    for (std::size_t i = 0; i < kEngineOrder.size(); ++i) {
        if (kEngineOrder[i] == folder) return static_cast<int>(i);
    }
    return -1;
}

TEST(Layering, AFolderIncludesOnlyWhatItMay)
{
    for (const auto& [folder, allowed] : kMayInclude) {
        for (const auto& include : includesBelow(folder)) {
            const std::string layer = layerOf(include.target);
            EXPECT_TRUE(layer.empty() || layer == folder || allowed.contains(layer))
                << include.file << ":" << include.line << ": " << folder << " may not include "
                << include.target << ". See kMayInclude in tests/layering_test.cpp.";
        }
    }
}

TEST(Layering, AFolderOfEngineIncludesOnlyFoldersBeforeIt)
{
    for (const auto& include : includesBelow("engine")) {
        const std::string from = engineFolderOf(include.file), to = engineFolderOf(include.target);
        ASSERT_GE(placeInEngine(from), 0) << include.file << " is in no folder of kEngineOrder";
        if (to.empty()) continue;
        EXPECT_LE(placeInEngine(to), placeInEngine(from))
            << include.file << ":" << include.line << ": engine/" << from
            << " may not include engine/" << to << ". See kEngineOrder in tests/layering_test.cpp.";
    }
}

TEST(Layering, ALibraryIsIncludedOnlyWhereItBelongs)
{
    for (const auto& include : includesBelow("engine")) {
        const auto only = kOnlyIn.find(layerOf(include.target));
        if (only == kOnlyIn.end()) continue;
        EXPECT_EQ(engineFolderOf(include.file), only->second)
            << include.file << ":" << include.line << ": only engine/" << only->second
            << " may include " << include.target << ".";
    }
}

TEST(Layering, OwnIncludesAreWrittenFromTheRoot)
{
    for (const auto& [folder, allowed] : kMayInclude) {
        for (const auto& include : includesBelow(folder)) {
            EXPECT_FALSE(include.target.starts_with(".")) << include.file << ":" << include.line;
        }
    }
}

TEST(Layering, NothingThatShipsNamesAnAxisInCode)
{
    static const std::regex kContent(R"(motivatie|vaardigheden|aanpakker|struisvogel|kwetsbare)");
    for (const auto& [folder, allowed] : kMayInclude) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCE_DIR) / folder)) {
            if (!isSource(entry.path()) && entry.path().extension() != ".qml") continue;
            std::ifstream source(entry.path());
            std::string line;
            for (int number = 1; std::getline(source, line); ++number) {
                const auto comment = line.find("//");
                EXPECT_FALSE(std::regex_search(line.substr(0, comment), kContent))
                    << entry.path().string() << ":" << number << ": content is data: " << line;
            }
        }
    }
}

TEST(Layering, TheTablesSeeWhatTheyMustSee)
{
    EXPECT_EQ(layerOf("Eigen/Core"), "Eigen");
    EXPECT_EQ(layerOf("QObject"), "Qt");
    EXPECT_EQ(layerOf("QtQml/qqmlregistration.h"), "Qt");
    EXPECT_EQ(layerOf("vector"), "");
    EXPECT_EQ(layerOf("sys/wait.h"), "posix");
    EXPECT_EQ(layerOf("sqlite3.h"), "sqlite3");
    EXPECT_EQ(layerOf("pugixml.hpp"), "pugixml");
    EXPECT_EQ(layerOf("engine/pack/pack.h"), "engine");
    EXPECT_GT(includesBelow("engine").size(), 20u);
}

}  // namespace
