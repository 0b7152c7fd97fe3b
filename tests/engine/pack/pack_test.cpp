#include <gtest/gtest.h>

#include <cmath>

#include "engine/pack/sentence_catalogue.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

Pack tiny()
{
    return loadPack(PackCopy::kTiny.string());
}

std::string refusalOf(const std::string& folder)
{
    try {
        return loadPack(folder).id;
    } catch (const InputError& error) {
        return error.what();
    }
}

TEST(Pack, IsReadWithoutAnyFinding)
{
    const LoadedPack loaded = readPack(PackCopy::kTiny.string());
    EXPECT_TRUE(loaded.findings.empty());
    ASSERT_TRUE(loaded.pack);
    EXPECT_EQ(loaded.pack->id, "tiny");
    EXPECT_EQ(loaded.pack->languages, (std::vector<std::string>{"nl", "en"}));
    EXPECT_EQ(loaded.pack->items.size(), 12u);
    EXPECT_EQ(loaded.pack->modules.size(), 2u);
    EXPECT_EQ(loaded.pack->quality.size(), 3u);
    EXPECT_EQ(loaded.pack->alarms.size(), 1u);
    EXPECT_EQ(loaded.pack->words.sentences.size(), sentencesOf(true).size());
    EXPECT_EQ(loaded.pack->hash, packHash(PackCopy::kTiny.string()));
}

TEST(Pack, LooksAtNoItemOfAModelThatIsBroken)
{
    const PackCopy pack;
    pack.replace("assessment.json", "\"quality\": [",
                 R"("adaptive": {"goal": "axes", "stop": {"mostItems": 1}}, "quality": [)");
    pack.replace("parameters.json", "\"facet\": \"post\"", "\"facet\": \"pots\"");
    EXPECT_EQ(
        pack.findings(),
        "parameters.json:35:29: error [facet-unknown] at /items/opens-post/facet: the parameters "
        "have no facet 'pots'. Did you mean 'post'.\n");
}

TEST(Pack, KeysAnswersSoThatHigherIsMore)
{
    const Pack pack = tiny();
    EXPECT_EQ(pack.find("has-plan")->score, (std::vector<int>{0, 1, 2}));
    EXPECT_EQ(pack.find("can-wait")->score, (std::vector<int>{2, 1, 0}));
    EXPECT_EQ(pack.find("change-task")->score, (std::vector<int>{0, 1, 0}));
    EXPECT_TRUE(pack.find("owns-home")->score.empty());
    EXPECT_EQ(pack.find("owns-home")->modelItem, -1);
    EXPECT_EQ(pack.find("nobody"), nullptr);
}

TEST(Pack, GivesEveryScoredItemItsPlaceInTheModel)
{
    const Pack pack = tiny();
    const auto& items = pack.parameters.model.items;
    for (std::size_t j = 0; j < items.size(); ++j) {
        EXPECT_EQ(pack.find(items[j].id)->modelItem, static_cast<int>(j));
    }
    EXPECT_EQ(pack.find("change-task")->module, 1u);
}

TEST(Pack, ReadsConditionsTypesAndDefaults)
{
    const Pack pack = tiny();
    EXPECT_EQ(pack.find("rent-letter")->showIf->print(), "debts = rent and not owns-home = yes");
    EXPECT_EQ(pack.find("card")->type, ItemType::Information);
    EXPECT_EQ(pack.find("debts")->type, ItemType::Several);
    EXPECT_TRUE(pack.find("debts")->categories[2].exclusive);
    EXPECT_EQ(pack.find("wants-change")->seconds, 8.0);
    EXPECT_EQ(pack.find("has-plan")->seconds, 10.0);
    EXPECT_EQ(pack.find("has-plan")->help.in("en"), "A small one will do.");
}

TEST(Pack, HasABoundOnlyOnTheAxesThatNameOne)
{
    const Eigen::VectorXd bounds = tiny().profiles.bounds.maximumAxisSd;
    EXPECT_EQ(bounds[0], 0.8);
    EXPECT_TRUE(std::isinf(bounds[1]));
}

TEST(Pack, LetsAProfileHaveItsOwnCovariance)
{
    const auto& profiles = tiny().profiles.mixture.profiles;
    EXPECT_EQ(profiles[0].population.covariance(0, 1), 0.0);
    EXPECT_EQ(profiles[1].population.covariance(0, 1), 0.1);
    EXPECT_EQ(profiles[0].facetOffsets[1], -0.2);
    EXPECT_EQ(profiles[1].facetOffsets[1], 0.0);
}

TEST(Text, FallsBackOnALanguageThatItHas)
{
    const std::map<std::string, std::string> dutch = {{"nl", "ja"}};
    EXPECT_EQ(Text(dutch).in("en"), "ja");
    EXPECT_EQ(Text().in("en"), "");
}

TEST(Adaptive, IsReadWithItsRules)
{
    const PackCopy pack;
    pack.replace("assessment.json", "  \"times\": {",
                 R"(  "adaptive": {"goal": "axes", "perFacet": 2, "among": 3, "stop":
                     {"profileProbability": 0.8, "standardErrors": {"skill": 0.4}, "leastItems": 8,
                      "mostItems": 8, "seconds": 90}}, "times": {)");
    const LoadedPack loaded = readPack(pack.folder().string());
    ASSERT_TRUE(loaded.pack) << pack.findings();
    EXPECT_EQ(pack.findings(), "");
    const AdaptiveRules& rules = *loaded.pack->adaptive;
    EXPECT_EQ(rules.goal, AdaptiveGoal::Axes);
    EXPECT_EQ(rules.perFacet, 2);
    EXPECT_EQ(rules.among, 3);
    EXPECT_EQ(rules.profileProbability, 0.8);
    ASSERT_EQ(rules.axisSd.size(), 2u);
    EXPECT_FALSE(rules.axisSd[0]);
    EXPECT_EQ(rules.axisSd[1], 0.4);
    EXPECT_EQ(rules.leastItems, 8);
    EXPECT_EQ(rules.mostItems, 8);
    EXPECT_EQ(rules.seconds, 90.0);
    EXPECT_FALSE(tiny().adaptive);
}

TEST(Parameters, AreReadAlone)
{
    const Parameters parameters = loadParameters((PackCopy::kTiny / "parameters.json").string());
    EXPECT_EQ(parameters.status, "expert");
    EXPECT_EQ(parameters.model.items.size(), 8u);
}

TEST(Parameters, GiveAnAxisWithoutFacetsOneOfItsOwn)
{
    const PackCopy pack;
    pack.write("parameters.json", R"({"format": "opmaat.parameters/1", "id": "p", "version": "1",
        "status": "expert", "provenance": "test", "axes": [{"id": "a"}, {"id": "b", "facets": []}],
        "population": {"mean": [0, 0], "correlation": [[1, 0], [0, 1]]},
        "items": {"i": {"facet": "b", "model": "graded", "slope": 1, "intercepts": [0]}}})");
    const auto model = loadParameters((pack.folder() / "parameters.json").string()).model;
    ASSERT_EQ(model.facets.size(), 2u);
    EXPECT_EQ(model.facets[1].id, "b");
    EXPECT_EQ(model.facets[1].axis, 1);
    EXPECT_EQ(model.facets[1].loading, 1.0);
    EXPECT_EQ(model.items[0].facet, 1);
}

TEST(Parameters, AreRefusedWithEveryFinding)
{
    const PackCopy pack;
    pack.replace("parameters.json", "\"expert\"", "\"guess\"");
    pack.replace("parameters.json", "1.4", "-1.4");
    try {
        loadParameters((pack.folder() / "parameters.json").string());
        FAIL();
    } catch (const InputError& error) {
        EXPECT_EQ(error.findings().size(), 2u) << error.what();
    }
}

TEST(PackFolder, ThatIsNoneIsOneClearFinding)
{
    EXPECT_EQ(refusalOf("/nowhere"),
              "/nowhere: error [pack-missing]: there is no such folder. Check the name of the "
              "pack.");
    EXPECT_EQ(refusalOf("/dev/null"),
              "/dev/null: error [pack-kind]: this is no folder, so it is no pack. Name the folder "
              "that holds pack.json.");
    EXPECT_EQ(refusalOf("/proc/self/task"),
              "/proc/self/task: error [pack-kind]: this folder has no pack.json, so it is no pack. "
              "Name the folder that holds pack.json.");
}

TEST(PackFolder, MayHoldALinkToItselfAndNoneThatLeadsOut)
{
    const PackCopy pack;
    fs::create_directory(pack.folder() / "media");
    fs::create_symlink("../README.md", pack.folder() / "media/text.md");
    EXPECT_EQ(pack.findings(), "");
    for (const char* target : {"/etc/hostname", "/etc", "nothing", "../../../../etc/hostname"}) {
        fs::remove(pack.folder() / "media/text.md");
        fs::create_symlink(target, pack.folder() / "media/text.md");
        EXPECT_EQ(pack.findings(),
                  "media/text.md: error [pack-link]: this link does not lead to a file of the "
                  "pack. Put a copy of the file in its place.\n");
        EXPECT_THROW(packHash(pack.folder().string()), InputError);
    }
}

// From Python: hashlib.blake2b over struct.pack("<Q", len(path)) + path and the same of the bytes.
TEST(PackHash, IsThatOfTheDocumentedBytes)
{
    const PackCopy pack;
    for (const auto& entry : fs::directory_iterator(PackCopy::kTiny)) {
        fs::remove(pack.folder() / entry.path().filename());
    }
    pack.write("pack.json", "{}");
    fs::create_directory(pack.folder() / "media");
    pack.write("media/a.txt", "abc");
    EXPECT_EQ(packHash(pack.folder().string()),
              "1cc80e308416dd94080edd1e8984ac7e579427993095f41baf13f8990a8173b8");
}

TEST(PackHash, ChangesWithEveryByteAndName)
{
    const PackCopy pack;
    const std::string before = packHash(pack.folder().string());
    EXPECT_EQ(before, packHash(pack.folder().string() + "/"));
    pack.replace("README.md", "nothing", "Nothing");
    const std::string changed = packHash(pack.folder().string());
    EXPECT_NE(changed, before);
    fs::rename(pack.folder() / "README.md", pack.folder() / "README.txt");
    EXPECT_NE(packHash(pack.folder().string()), changed);
}

TEST(ModelHash, ChangesWithParametersAndProfilesAndWithNothingElse)
{
    const PackCopy pack;
    const std::string before = loadPack(pack.folder().string()).modelHash;
    pack.replace("README.md", "nothing", "Nothing");
    EXPECT_EQ(loadPack(pack.folder().string()).modelHash, before);
    pack.replace("profiles.json", "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"");
    const std::string changed = loadPack(pack.folder().string()).modelHash;
    EXPECT_NE(changed, before);
    pack.replace("parameters.json", "\"version\": \"1.0.0\"", "\"version\": \"1.0.1\"");
    EXPECT_NE(loadPack(pack.folder().string()).modelHash, changed);
}

// From Python, as above, over the two files of tiny.
TEST(ModelHash, IsThatOfTheDocumentedBytes)
{
    EXPECT_EQ(loadPack(PackCopy::kTiny.string()).modelHash,
              "d3fb192c9e7a301ae4745441a5fbfd79cdb9dc5522bb756fe8c5c5d0bc28544a");
}

TEST(PackSize, IsBounded)
{
    const PackCopy pack;
    fs::create_directory(pack.folder() / "media");
    for (int i = 0; i < 2000; ++i) pack.write("media/" + std::to_string(i), "");
    EXPECT_EQ(refusalOf(pack.folder().string()),
              pack.folder().string() +
                  ": error [pack-size]: the pack has more than 2000 files. Leave out what it does "
                  "not use.");
}

}  // namespace
}  // namespace opmaat::engine
