// What the documents say about files and commands is true.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> documents()
{
    std::vector<fs::path> found;
    for (auto entry = fs::recursive_directory_iterator(SOURCE_DIR);
         entry != fs::recursive_directory_iterator(); ++entry) {
        const std::string name = entry->path().filename().string();
        if (entry->is_directory() && (name == "build" || name == ".git")) {
            entry.disable_recursion_pending();
        }
        if (entry->path().extension() == ".md") found.push_back(entry->path());
    }
    return found;
}

std::string contentOf(const fs::path& path)
{
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// `scoring/model.h`, (qml/desk/tanya.png), tests/data: anything that starts with a folder of ours.
std::set<std::string> pathsNamedIn(const std::string& text)
{
    static const std::regex kPath(
        R"((^|[\s(`"])((?:scoring|engine|questionnaires|qml|calibration|tests|\.ci)/[A-Za-z0-9_./-]*[A-Za-z0-9_]))");
    std::set<std::string> paths;
    for (auto match = std::sregex_iterator(text.begin(), text.end(), kPath);
         match != std::sregex_iterator(); ++match) {
        paths.insert((*match)[2].str());
    }
    return paths;
}

bool isThere(const fs::path& base, const std::string& name)
{
    return fs::exists(base / name) || fs::exists(base / (name + ".h")) ||
           fs::exists(base / (name + ".cpp"));
}

TEST(Documents, EveryPathTheyNameExists)
{
    for (const auto& document : documents()) {
        for (const auto& path : pathsNamedIn(contentOf(document))) {
            EXPECT_TRUE(isThere(SOURCE_DIR, path) || isThere(document.parent_path(), path))
                << document.string() << " names " << path << ", which does not exist.";
        }
    }
}

TEST(Documents, EveryFolderOfOursHasAReadme)
{
    for (const char* folder : {"", "scoring", "engine", "questionnaires", "questionnaires/wkm",
                               "qml", "calibration", "tests"}) {
        EXPECT_TRUE(fs::exists(fs::path(SOURCE_DIR) / folder / "README.md")) << folder;
    }
}

TEST(Documents, EveryDecisionSaysWhyInsteadAndWhenToReconsider)
{
    static const std::regex kHeading(R"(###\s+[A-Z]+-\d+\s)");
    int decisions = 0;
    for (const auto& document : documents()) {
        const std::string text = contentOf(document);
        for (auto match = std::sregex_iterator(text.begin(), text.end(), kHeading);
             match != std::sregex_iterator(); ++match) {
            const auto start = static_cast<std::size_t>(match->position());
            const std::string decision = text.substr(start, text.find("\n### ", start + 4) - start);
            ++decisions;
            for (const char* part :
                 {"**Because**", "**We use**", "**So**", "**Instead of**", "**Reconsider**"}) {
                EXPECT_NE(decision.find(part), std::string::npos)
                    << document.string() << ": " << decision.substr(0, 60) << " lacks " << part;
            }
        }
    }
    EXPECT_GT(decisions, 5);
}

TEST(Documents, ThePathFinderSeesPaths)
{
    EXPECT_EQ(pathsNamedIn("see `scoring/model.h` and (qml/desk/a.png)").size(), 2u);
}

}  // namespace
