// A broken copy of the shipped pack for every rule, each caught.

#include <gtest/gtest.h>

#include <set>

#include "engine/authoring/review.h"
#include "engine/pack/rules.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

struct Broken {
    std::string rule, file;
    std::string replace;  ///< "": a new file
    std::string by;
};

std::vector<Broken> brokenCopies()
{
    std::vector<Broken> all;
    const json::Value document =
        json::parseFile(std::string(SOURCE_DIR) + "/tests/data/packs/broken-wkm.json");
    for (const json::Value& one : document.array()) {
        all.push_back({one.find("rule")->text(), one.find("file")->text(),
                       one.find("replace")->text(), one.find("by")->text()});
    }
    return all;
}

const PlainLanguages& lists()
{
    static const PlainLanguages kAll =
        readPlainLanguages(std::string(SOURCE_DIR) + "/questionnaires/language");
    return kAll;
}

class BrokenCopy : public testing::TestWithParam<Broken> {};

TEST_P(BrokenCopy, IsCaughtByItsRuleInItsFile)
{
    const PackCopy copy;
    for (const auto& entry : fs::directory_iterator(copy.folder())) fs::remove(entry.path());
    fs::copy(std::string(SOURCE_DIR) + "/questionnaires/wkm", copy.folder());
    if (GetParam().replace.empty()) {
        copy.write(GetParam().file, GetParam().by);
    } else {
        copy.replace(GetParam().file, GetParam().replace, GetParam().by);
    }
    const LoadedPack checked = checkPack(copy.folder().string(), lists());
    std::string rules;
    for (const Finding& finding : checked.findings) {
        rules += describe(finding) + "\n";
        if (finding.rule != GetParam().rule) continue;
        EXPECT_EQ(finding.severity, severityOf(finding.rule));
        EXPECT_EQ(checked.pack.has_value(), !hasErrors(checked.findings));
        EXPECT_NE(finding.message, "");
        EXPECT_NE(finding.fix, "");
        return;
    }
    ADD_FAILURE() << GetParam().rule << " was not found, but\n" << rules;
}

INSTANTIATE_TEST_SUITE_P(, BrokenCopy, testing::ValuesIn(brokenCopies()), [](const auto& test) {
    std::string name;
    for (const char byte : test.param.rule) name += byte == '-' ? '_' : byte;
    return name;
});

TEST(BrokenCopies, AreThereForEveryRule)
{
    std::set<std::string> covered = {// What no change of bytes in one file of a pack can break:
                                     // pack_test.cpp, json_test.cpp.
                                     "file-kind",     "file-size", "file-unreadable", "json-size",
                                     "pack-missing",  "pack-kind", "pack-link",       "pack-size",
                                     "keying-balance"};  // takes changes in two files:
                                                         // tests/data/packs/review.json
    for (const Broken& one : brokenCopies()) covered.insert(one.rule);
    for (const Rule& rule : rules()) EXPECT_TRUE(covered.contains(rule.id)) << rule.id;
}

}  // namespace
}  // namespace opmaat::engine
