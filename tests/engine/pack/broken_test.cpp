#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(SOURCE_DIR) / "tests/data/broken";

/// sentences.txt has one line a file, as describe() gives it.
std::map<std::string, std::string> sentences()
{
    std::map<std::string, std::string> sentences;
    std::ifstream lines(kFolder / "sentences.txt");
    for (std::string line; std::getline(lines, line);) {
        sentences[line.substr(0, line.find(':'))] = line;
    }
    return sentences;
}

std::vector<std::string> brokenFiles()
{
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        if (entry.path().extension() == ".json") names.push_back(entry.path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
}

/// What parsing says, or what it read.
std::string answerTo(const std::string& name)
{
    const std::string bytes = json::readFile(kFolder / name, 1u << 20u);
    try {
        return name + " was read: " + json::write(json::parse(bytes, name));
    } catch (const InputError& error) {
        return error.what();
    }
}

class BrokenFile : public testing::TestWithParam<std::string> {};

TEST_P(BrokenFile, AnswersWithItsSentence)
{
    const auto known = sentences();
    ASSERT_TRUE(known.count(GetParam())) << "add to sentences.txt:\n" << answerTo(GetParam());
    EXPECT_EQ(answerTo(GetParam()), known.at(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(, BrokenFile, testing::ValuesIn(brokenFiles()), [](const auto& test) {
    std::string name;
    for (const char byte : test.param.substr(0, test.param.find('.'))) {
        name += byte == '-' ? '_' : byte;
    }
    return name;
});

TEST(BrokenFiles, AreAllThereThatHaveASentence)
{
    for (const auto& [name, sentence] : sentences()) {
        EXPECT_TRUE(fs::exists(kFolder / name)) << sentence;
    }
}

}  // namespace
}  // namespace opmaat::engine
