#include <gtest/gtest.h>

#include <set>

#include "engine/pack/review_rules.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

/// One change to a pack, tiny unless it says another, and every line that its author must read
/// then.
struct Refusal {
    std::string name, pack, file;
    const json::Value* replace;  ///< nullptr: the file is written anew, or removed without `by`
    const json::Value* by;
    std::string findings;
};

const json::Value& document()
{
    static const json::Value kDocument =
        json::parseFile(std::string(SOURCE_DIR) + "/tests/data/packs/refusals.json");
    return kDocument;
}

std::vector<Refusal> refusals()
{
    std::vector<Refusal> refusals;
    for (const json::Value& one : document().array()) {
        const json::Value* const pack = one.find("pack");
        Refusal refusal{one.find("name")->text(), pack == nullptr ? "tiny" : pack->text(),
                        one.find("file")->text(), one.find("replace"),
                        one.find("by"),           ""};
        for (const json::Value& line : one.find("findings")->array()) {
            refusal.findings += line.text() + "\n";
        }
        refusals.push_back(refusal);
    }
    return refusals;
}

class PackRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(PackRefusal, SaysWhatIsWrongWhereAndHowToMendIt)
{
    const Refusal& refusal = GetParam();
    const PackCopy pack(PackCopy::kTiny.parent_path() / refusal.pack);
    if (refusal.replace != nullptr) {
        pack.replace(refusal.file, refusal.replace->text(), refusal.by->text());
    } else if (refusal.by != nullptr) {
        pack.write(refusal.file, refusal.by->text());
    } else {
        std::filesystem::remove(pack.folder() / refusal.file);
    }
    EXPECT_EQ(pack.findings(), refusal.findings);
}

INSTANTIATE_TEST_SUITE_P(, PackRefusal, testing::ValuesIn(refusals()),
                         [](const auto& test) { return test.param.name; });

/// "error [RULE]" of every line here and in tests/data/broken.
TEST(Rules, EachHaveACaseThatBreaksThem)
{
    std::string all =
        json::readFile(std::string(SOURCE_DIR) + "/tests/data/broken/sentences.txt", 1u << 20u);
    for (const Refusal& refusal : refusals()) all += refusal.findings;
    const std::set<std::string> elsewhere = {// json_test.cpp and pack_test.cpp
                                             "file-kind", "file-size",    "file-unreadable",
                                             "json-size", "pack-missing", "pack-kind",
                                             "pack-link", "pack-size"};
    std::set<std::string> review;  // tests/engine/authoring/review_test.cpp
    for (const Rule& rule : reviewRules()) review.insert(rule.id);
    for (const Rule& rule : rules()) {
        if (review.count(rule.id) > 0) continue;
        EXPECT_TRUE(elsewhere.count(rule.id) > 0 || all.find("[" + rule.id + "]") != all.npos)
            << rule.id;
    }
}

TEST(Rules, CoverEveryFinding)
{
    std::set<std::string> known;
    for (const Rule& rule : rules()) EXPECT_TRUE(known.insert(rule.id).second) << rule.id;
    for (const Refusal& refusal : refusals()) {
        const std::size_t open = refusal.findings.find('[') + 1;
        EXPECT_EQ(known.count(refusal.findings.substr(open, refusal.findings.find(']') - open)), 1u)
            << refusal.name;
    }
}

}  // namespace
}  // namespace opmaat::engine
