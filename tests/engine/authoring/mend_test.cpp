#include "engine/authoring/mend.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/authoring/json_bytes.h"
#include "engine/authoring/review.h"
#include "engine/authoring/sarif.h"
#include "engine/json/nearest.h"
#include "scoring/random.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

const PlainLanguages& lists()
{
    static const PlainLanguages kAll =
        readPlainLanguages(std::string(SOURCE_DIR) + "/questionnaires/language");
    return kAll;
}

/// One change to the tiny pack that a machine can take back.
struct Slip {
    std::string name, file, good, bad, what;
};

class MendSlip : public testing::TestWithParam<Slip> {};

TEST_P(MendSlip, TakesBackTheSlipAndNothingElse)
{
    const PackCopy pack;
    const std::string before = pack.text(GetParam().file);
    pack.replace(GetParam().file, GetParam().good, GetParam().bad);
    const std::vector<Mending> mended = mendPack(pack.folder().string(), lists());
    ASSERT_EQ(mended.size(), 1u) << pack.findings();
    EXPECT_EQ(mended[0].what, GetParam().what);
    EXPECT_EQ(fs::path(mended[0].file).filename(), GetParam().file);
    EXPECT_EQ(pack.text(GetParam().file), before);
    EXPECT_TRUE(mendPack(pack.folder().string(), lists()).empty()) << "mended once is mended";
}

INSTANTIATE_TEST_SUITE_P(
    , MendSlip,
    testing::Values(
        Slip{"MisspeltKey", "will.json", "\"evidence\"", "\"evidense\"",
             "the key \"evidense\" is now \"evidence\""},
        Slip{"MisspeltValue", "will.json", "\"keying\": \"reversed\"", "\"keying\": \"reverst\"",
             "\"reverst\" is now \"reversed\""},
        Slip{"MisspeltSentence", "words.json", "\"headline-none\"", "\"headlin-none\"",
             "the key \"headlin-none\" is now \"headline-none\""},
        Slip{"UnusedResponses", "will.json", "  \"responseSets\": {\n    \"agree\": [",
             "  \"responseSets\": {\n    \"other\": [{\"nl\": \"a]\", \"en\": \"}b\"}],\n    "
             "\"agree\": [",
             "\"other\" is removed"},
        Slip{"UnusedResponsesLast", "will.json", "\"Yes\"}\n    ]\n  }",
             "\"Yes\"}\n    ],\n    \"other\": [{\"nl\": \"a\", \"en\": \"b\"}]\n  }",
             "\"other\" is removed"},
        Slip{
            "KeyingOfAnUnscoredItem", "daily.json",
            "\"showIf\": \"debts = rent and not owns-home = yes\"",
            "\"keying\": \"reversed\",\n      \"showIf\": \"debts = rent and not owns-home = yes\"",
            "\"keying\" is removed"},
        Slip{"SameMemberTwice", "will.json", "\"seconds\": 4\n",
             "\"seconds\": 4,\n      \"seconds\": 4\n", "\"seconds\" is removed"},
        Slip{"LanguageTwice", "pack.json", "[\"nl\", \"en\"]", "[\"nl\", \"en\", \"nl\"]",
             "the second \"nl\" is removed"},
        Slip{"ByteOrderMark", "will.json", "{\n  \"$schema\"", "\xEF\xBB\xBF{\n  \"$schema\"",
             "the byte order mark is removed"},
        Slip{"TrailingComma", "will.json", "\"seconds\": 4\n    }", "\"seconds\": 4,\n    }",
             "the comma before the closing bracket is removed"},
        Slip{"Spaces", "daily.json", "\"nl\": \"Ik bewaar mijn post.\"",
             "\"nl\": \"  Ik bewaar   mijn post. \"", "spaces that nobody needs are removed"},
        Slip{"LastLineBreak", "daily.json", "  ]\n}\n", "  ]\n}",
             "the last line ends with a line break"}),
    [](const auto& test) { return test.param.name; });

/// What only a person can decide stays to the byte.
struct Doubt {
    std::string name, file, good, bad;
};

class Doubtful : public testing::TestWithParam<Doubt> {};

TEST_P(Doubtful, StaysAsItIs)
{
    const PackCopy pack;
    pack.replace(GetParam().file, GetParam().good, GetParam().bad);
    const std::string before = pack.text(GetParam().file);
    ASSERT_FALSE(checkPack(pack.folder().string(), lists()).findings.empty());
    EXPECT_TRUE(mendPack(pack.folder().string(), lists()).empty());
    EXPECT_EQ(pack.text(GetParam().file), before);
}

INSTANTIATE_TEST_SUITE_P(
    , Doubtful,
    testing::Values(Doubt{"UnknownKeyLikeNoOther", "will.json", "\"seconds\": 4",
                          "\"seconds\": 4, \"colour\": \"red\""},
                    Doubt{"MisspeltKeyOfWhichTheRightOneIsThere", "will.json", "\"seconds\": 8",
                          "\"seconds\": 8, \"secnds\": 9"},
                    Doubt{"TwoMembersThatDiffer", "will.json", "\"seconds\": 4",
                          "\"seconds\": 4, \"seconds\": 5"},
                    Doubt{"WordsInALanguageTooMany", "will.json", "\"en\": \"Will\"",
                          "\"en\": \"Will\", \"de\": \"Wille\""},
                    Doubt{"HardWord", "will.json", "Klein mag ook.", "Indien klein ook."},
                    Doubt{"CutOff", "daily.json", "\"seconds\": 20", "\"seconds\": "}),
    [](const auto& test) { return test.param.name; });

TEST(Mend, TakesSeveralRoundsForOneFile)
{
    const PackCopy pack;
    const std::string before = pack.text("will.json");
    pack.replace("will.json", "\"evidence\"", "\"evidense\"");
    pack.replace("will.json", "\"keying\"", "\"keyng\"");
    pack.replace("will.json", "\"seconds\": 4\n    }", "\"seconds\": 4,\n    }");
    pack.write("will.json", "\xEF\xBB\xBF" + pack.text("will.json"));
    const std::vector<Mending> mended = mendPack(pack.folder().string(), lists());
    EXPECT_EQ(mended.size(), 4u);
    EXPECT_EQ(pack.text("will.json"), before);
}

std::size_t errorsIn(const PackCopy& pack)
{
    const Findings findings = checkPack(pack.folder().string(), lists()).findings;
    return static_cast<std::size_t>(
        std::count_if(findings.begin(), findings.end(),
                      [](const Finding& finding) { return finding.severity == Severity::Error; }));
}

/// One slip of the finger, at random: a byte goes, is doubled, or becomes another.
std::string slipped(std::string text, scoring::Random& random)
{
    static constexpr std::string_view kBytes = "abcdefghij ,:{}[]\"0123";
    const std::size_t at = random.below(text.size());
    const std::uint64_t kind = random.below(3);
    if (kind == 0) return text.erase(at, 1);
    if (kind == 1) return text.insert(at, 1, text[at]);
    text[at] = kBytes[random.below(kBytes.size())];
    return text;
}

// Whatever slipped: mending ends, leaves no more errors than there were, and says all it did.
TEST(MendLaws, NothingGetsWorse)
{
    scoring::Random random(15);
    const std::vector<std::string> files = {"pack.json", "will.json", "daily.json", "words.json"};
    for (int i = 0; i < 25; ++i) {
        const PackCopy pack;
        const std::string& file = files[random.below(files.size())];
        const std::string broken = slipped(pack.text(file), random);
        pack.write(file, broken);
        const std::size_t before = errorsIn(pack);
        const std::vector<Mending> mended = mendPack(pack.folder().string(), lists());
        EXPECT_LE(errorsIn(pack), before) << file << "\n" << broken;
        EXPECT_EQ(mended.empty(), pack.text(file) == broken) << file << "\n" << broken;
        EXPECT_TRUE(mendPack(pack.folder().string(), lists()).empty());
    }
}

TEST(Suggestion, IsOneClearNameOrNone)
{
    EXPECT_EQ(didYouMean("evidense", {"id", "evidence"}, "x"), "Did you mean 'evidence'");
    EXPECT_EQ(suggestionIn("Did you mean 'evidence'"), "evidence");
    EXPECT_EQ(didYouMean("axes", {"axis", "axles"}, "x"), "Did you mean 'axis' or 'axles'");
    EXPECT_EQ(suggestionIn("Did you mean 'axis' or 'axles'"), "");
    EXPECT_EQ(suggestionIn("Remove it"), "");
    EXPECT_EQ(suggestionIn(didYouMean(std::string(50, 'a'), {std::string(51, 'a')}, "x")), "")
        << "a name that was cut is no name";
}

TEST(JsonBytes, FindWhereAValueEnds)
{
    const std::string text = R"({"a": [1, {"b": "]}\""}], "c": -1.5e3 , "d": "é"})";
    EXPECT_EQ(valueOfMember(text, 1).in(text), R"([1, {"b": "]}\""}])");
    EXPECT_EQ(valueOfMember(text, text.find("\"c\"")).in(text), "-1.5e3");
    EXPECT_EQ(valueOfMember(text, text.find("\"d\"")).in(text), "\"é\"");
    EXPECT_EQ(offsetAt("ab\ncd", 2, 2), 4u);
    EXPECT_EQ(offsetAt("ab\ncd", 9, 1), 5u);
}

TEST(Sarif, HasWhatAReaderOfTheStandardNeeds)
{
    const PackCopy pack;
    pack.replace("will.json", "\"evidence\"", "\"evidense\"");
    pack.replace("pack.json", "\"nl\": \"Alleen wij tweeën zien de antwoorden.\", \"en\"",
                 "\"nl\": \"Alleen wij tweeën zien de antwoorden.\", \"ne\": \"x\", \"en\"");
    const Findings findings = checkPack(pack.folder().string(), lists()).findings;
    ASSERT_EQ(findings.size(), 2u);
    const json::Value document = json::parse(sarifOf(findings, "1.2.3"), "sarif");
    EXPECT_EQ(document.find("version")->text(), "2.1.0");
    const json::Value& run = document.find("runs")->array().at(0);
    EXPECT_EQ(run.find("columnKind")->text(), "unicodeCodePoints");
    const json::Value& driver = *run.find("tool")->find("driver");
    EXPECT_EQ(driver.find("name")->text(), "opmaat");
    EXPECT_EQ(driver.find("version")->text(), "1.2.3");
    const auto& rules = driver.find("rules")->array();
    const auto& results = run.find("results")->array();
    ASSERT_EQ(results.size(), 2u);
    for (const json::Value& result : results) {
        const auto index = static_cast<std::size_t>(result.find("ruleIndex")->number());
        EXPECT_EQ(rules.at(index).find("id")->text(), result.find("ruleId")->text());
        EXPECT_EQ(result.find("level")->text(), "error");
        EXPECT_NE(result.find("message")->find("text")->text(), "");
        const json::Value& place =
            *result.find("locations")->array().at(0).find("physicalLocation");
        EXPECT_TRUE(place.find("artifactLocation")->find("uri")->text().starts_with("file:///"));
        EXPECT_GT(place.find("region")->find("startLine")->number(), 0.0);
    }
    // "tweeën" has a character of two bytes before the finding: one column less than bytes.
    const json::Value& region =
        *results[0].find("locations")->array().at(0).find("physicalLocation")->find("region");
    EXPECT_EQ(region.find("startColumn")->number(), findings[0].column - 1);
}

TEST(Sarif, OfNothingIsARunWithoutResults)
{
    const json::Value document = json::parse(sarifOf({}, "1"), "sarif");
    EXPECT_TRUE(document.find("runs")->array().at(0).find("results")->array().empty());
}

}  // namespace
}  // namespace opmaat::engine
