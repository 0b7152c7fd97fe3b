#include <gtest/gtest.h>

#include "engine/pack/sentence_catalogue.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

const std::filesystem::path kPlain =
    std::filesystem::path(SOURCE_DIR) / "questionnaires/na-het-gesprek";

/// A pack with declared scales and no latent model, to break.
class APackWithoutAModel : public testing::Test {
protected:
    bool finds(const std::string& part) const
    {
        return copy.findings().find(part) != std::string::npos;
    }

    const PackCopy copy{kPlain};
};

TEST_F(APackWithoutAModel, IsReadWithoutAFinding)
{
    EXPECT_EQ(copy.findings(), "");
    const Pack pack = loadPack(copy.folder().string());
    EXPECT_FALSE(pack.hasModel());
    EXPECT_EQ(pack.scales.size(), 3u);
    EXPECT_EQ(pack.words.sentences.size(), sentencesOf(false).size());
    EXPECT_LT(sentencesOf(false).size(), sentencesOf(true).size());
}

TEST_F(APackWithoutAModel, ScoresTheItemsOfItsScalesAndNoOther)
{
    const Pack pack = loadPack(copy.folder().string());
    EXPECT_FALSE(pack.find("eerste-gesprek")->isScored());
    EXPECT_TRUE(pack.find("te-snel")->isScored());
    EXPECT_EQ(pack.find("te-snel")->modelItem, -1);
}

TEST_F(APackWithoutAModel, NeedsOneAsSoonAsAPartOfItIsThere)
{
    copy.replace("pack.json", "\"intro\": {",
                 "\"plane\": {\"x\": \"a\", \"y\": \"b\"}, \"intro\": {");
    EXPECT_TRUE(finds("parameters.json: error [file-missing]")) << copy.findings();
    EXPECT_TRUE(finds("profiles.json: error [file-missing]"));
}

TEST_F(APackWithoutAModel, CannotHaveHalfOfOne)
{
    copy.write("profiles.json", PackCopy().text("profiles.json"));
    EXPECT_TRUE(finds("parameters.json: error [file-missing]")) << copy.findings();
    EXPECT_TRUE(finds("the field 'plane' is missing"));
}

TEST_F(APackWithoutAModel, RefusesNamesSentencesAndRulesThatAskForOne)
{
    copy.replace("assessment.json", "share.missing > 0.5", "axis.will.t > 60");
    EXPECT_TRUE(finds("assessment.json:")) << copy.findings();
    EXPECT_TRUE(finds("[condition]"));

    const PackCopy words(kPlain);
    words.replace("words.json", "\"sentences\": {",
                  "\"sentences\": {\"headline-none\": {\"nl\": \"a\", \"en\": \"b\"},");
    EXPECT_NE(words.findings().find("[sentence-unknown]"), std::string::npos) << words.findings();

    const PackCopy axes(kPlain);
    axes.replace(
        "words.json", "\"sentences\": {",
        "\"axes\": {\"will\": {\"title\": {\"nl\": \"a\", \"en\": \"b\"}, \"low\": {\"nl\": "
        "\"a\", \"en\": \"b\"}, \"high\": {\"nl\": \"a\", \"en\": \"b\"}}}, "
        "\"sentences\": {");
    EXPECT_NE(axes.findings().find("[axis-unknown]"), std::string::npos) << axes.findings();
}

TEST_F(APackWithoutAModel, RefusesAnAdaptiveChoiceAndPairsOfModelItems)
{
    copy.replace("assessment.json", "\"quality\": [",
                 "\"reversedPairs\": [[\"te-snel\", \"verdedigen\"]], \"adaptive\": {\"goal\": "
                 "\"axes\", \"stop\": {\"mostItems\": 5}}, \"quality\": [");
    EXPECT_TRUE(finds("an adaptive choice needs parameters.json")) << copy.findings();
    EXPECT_TRUE(finds("[quality-items]")) << copy.findings();
}

}  // namespace
}  // namespace opmaat::engine
