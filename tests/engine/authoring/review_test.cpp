#include "engine/authoring/review.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/authoring/rules_page.h"
#include "engine/pack/review_rules.h"
#include "engine/pack/rule_examples.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/engine/pack/schema.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

const std::string kLists = std::string(SOURCE_DIR) + "/questionnaires/language";

const PlainLanguages& lists()
{
    static const PlainLanguages kAll = readPlainLanguages(kLists);
    return kAll;
}

/// One line a finding, without the folder.
std::string reviewed(const PackCopy& pack, const PlainLanguages& languages)
{
    std::string lines;
    for (Finding finding : checkPack(pack.folder().string(), languages).findings) {
        finding.file = fs::path(finding.file).lexically_relative(pack.folder()).string();
        lines += describe(finding) + "\n";
    }
    return lines;
}

/// One change to the tiny pack, and every line that its author must read then. The pairs of
/// questions that quality rules compare go first, where they would stand in the way.
struct Remark {
    std::string name, file, replace, by, findings;
    bool isWithoutPairs = false;
};

std::vector<Remark> remarks()
{
    std::vector<Remark> remarks;
    const json::Value document =
        json::parseFile(std::string(SOURCE_DIR) + "/tests/data/packs/review.json");
    for (const json::Value& one : document.array()) {
        Remark remark{one.find("name")->text(),
                      one.find("file")->text(),
                      one.find("replace")->text(),
                      one.find("by")->text(),
                      "",
                      false};
        for (const json::Value& line : one.find("findings")->array()) {
            remark.findings += line.text() + "\n";
        }
        remark.isWithoutPairs = one.find("withoutPairs") != nullptr;
        remarks.push_back(remark);
    }
    return remarks;
}

class ReviewRemark : public testing::TestWithParam<Remark> {};

TEST_P(ReviewRemark, SaysWhatIsUnkindOrUneven)
{
    const PackCopy pack;
    ASSERT_EQ(reviewed(pack, lists()), "") << "before the change nothing is found";
    if (GetParam().isWithoutPairs) {
        pack.replace("assessment.json", "[[\"this-week\", \"can-wait\"]]", "[]");
    }
    pack.replace(GetParam().file, GetParam().replace, GetParam().by);
    EXPECT_EQ(reviewed(pack, lists()), GetParam().findings);
    EXPECT_TRUE(readPack(pack.folder().string()).pack) << "a review keeps no pack from being used";
}

INSTANTIATE_TEST_SUITE_P(, ReviewRemark, testing::ValuesIn(remarks()),
                         [](const auto& test) { return test.param.name; });

TEST(ReviewRules, EachHaveACaseThatBreaksThem)
{
    std::string all = "[language-list]";  // WithoutAListOfWords, below
    for (const Remark& remark : remarks()) all += remark.findings;
    for (const Rule& rule : reviewRules()) {
        EXPECT_NE(all.find("[" + rule.id + "]"), std::string::npos) << rule.id;
        EXPECT_NE(rule.severity, Severity::Error) << rule.id;
    }
}

TEST(Review, WithoutAListOfWordsSaysThatItDidNotLook)
{
    const PackCopy pack;
    pack.replace("will.json", R"("nl": "Klein mag ook.")", R"("nl": "Indien klein ook.")");
    PlainLanguages onlyEnglish = lists();
    onlyEnglish.erase("nl");
    EXPECT_EQ(
        reviewed(pack, onlyEnglish),
        "pack.json:7:17: note [language-list] at /languages/0: there is no list of plain words "
        "for 'nl', so its words were not looked at. Put one beside the pack as "
        "language/nl.json, or name a folder with --language.\n");
}

TEST(Review, KeepsWhatTheReaderFound)
{
    const PackCopy pack;
    pack.replace("will.json", "\"evidence\"", "\"evidense\"");
    pack.replace("will.json", R"("nl": "Klein mag ook.")", R"("nl": "Indien klein ook.")");
    const std::string lines = reviewed(pack, lists());
    EXPECT_LT(lines.find("[field-unknown]"), lines.find("[word-hard]")) << lines;
}

TEST(Review, OfAFileThatIsNoJsonIsWhatTheReaderSays)
{
    const PackCopy pack;
    pack.write("will.json", "{\"a\": 1,}");
    EXPECT_EQ(reviewed(pack, lists()), pack.findings());
}

TEST(Review, LetsAListOfWhatIsNotCountOnce)
{
    const PackCopy pack;
    pack.replace("pack.json", "\"nl\": \"Alleen wij tweeën zien de antwoorden.\"",
                 R"("nl": "Wij vragen geen naam, geen adres en geen nummer.")");
    EXPECT_EQ(reviewed(pack, lists()), "");
}

TEST(Review, LetsJargonStandThatIsExplained)
{
    const PackCopy pack;
    pack.replace("will.json", R"("nl": "Klein mag ook.")",
                 R"("nl": "Een bewindvoerder: iemand die de rechter kiest.")");
    EXPECT_EQ(reviewed(pack, lists()), "");
    pack.replace("will.json", R"("nl": "Een bewindvoerder: iemand die de rechter kiest.")",
                 R"("nl": "Ook met een bewindvoerder.")");
    EXPECT_NE(reviewed(pack, lists()).find("[word-jargon]"), std::string::npos);
    pack.replace("words.json", R"("word": "toeslag")", R"("word": "bewindvoerder")");
    EXPECT_EQ(reviewed(pack, lists()), "");
}

TEST(Review, LetsWordsForStaffBeHarder)
{
    const PackCopy pack;
    pack.replace("words.json", R"("nl": "De post blijft liggen.")",
                 R"("nl": "Indien nodig: crediteuren.")");
    EXPECT_EQ(reviewed(pack, lists()), "");
}

TEST(Review, LetsATypeOfItemHaveARoomOfItsOwn)
{
    const PackCopy pack;
    PlainLanguages languages = lists();
    languages.at("nl").budgets = {{"question", 500}, {"question.several", 20}};
    EXPECT_EQ(reviewed(pack, languages),
              "daily.json:19:22: warning [text-long] at /items/1/text/nl: the text has 22 "
              "characters, a text of kind question.several has room for 20. Make it shorter.\n");
}

TEST(PlainLanguages, AreCheckedLikeAnyOtherFile)
{
    const PackCopy folder;
    for (const auto& entry : fs::directory_iterator(folder.folder())) fs::remove(entry.path());
    folder.write("xx.json", R"({"format": "opmaat.language/1", "id": "xx", "version": "1",
        "provenance": "test", "limits": {"sentenceWords": 0, "questionWords": 9, "characters": {}},
        "hard": [{"wrod": "a"}], "jargon": [], "negations": [], "doubles": [], "durations": [],
        "judgements": []})");
    try {
        readPlainLanguages(folder.folder().string());
        FAIL();
    } catch (const InputError& error) {
        const std::string all = error.what();
        EXPECT_NE(all.find("[field-value] at /limits/sentenceWords"), std::string::npos) << all;
        EXPECT_NE(all.find("[field-missing] at /limits/characters"), std::string::npos) << all;
        EXPECT_NE(all.find("Did you mean 'word'"), std::string::npos) << all;
    }
    EXPECT_THROW(readPlainLanguages("/nowhere"), InputError);
}

TEST(PlainLanguages, ThatShipHaveEveryKindOfWord)
{
    ASSERT_EQ(lists().size(), 2u);
    for (const auto& [id, language] : lists()) {
        EXPECT_GT(language.hard.size(), 40u) << id;
        EXPECT_GT(language.jargon.size(), 10u) << id;
        EXPECT_GE(language.budgets.size(), 6u) << id;
    }
}

TEST(PlainLanguages, AreAllowedByTheirSchema)
{
    const fs::path root = SOURCE_DIR;
    const json::Value schema =
        json::parseFile((root / "questionnaires/schemas/language.schema.json").string());
    for (const auto& entry : fs::directory_iterator(kLists)) {
        EXPECT_TRUE(Schema(schema).allows(json::parseFile(entry.path().string()))) << entry.path();
    }
    EXPECT_FALSE(Schema(schema).allows(json::parse(R"({"format": "opmaat.language/1"})", "none")));
}

TEST(RulesPage, IsTheOneThatShips)
{
    EXPECT_EQ(json::readFile(std::string(SOURCE_DIR) + "/engine/pack/RULES.md", 1u << 20u),
              rulesPage())
        << "mend with: opmaat check --list-rules > engine/pack/RULES.md";
}

TEST(RulesPage, HasAnExampleForEveryRuleAndForNoOther)
{
    std::set<std::string> examples;
    for (const RuleExample& example : ruleExamples()) {
        EXPECT_TRUE(examples.insert(example.rule).second) << example.rule;
        EXPECT_NE(example.wrong, "") << example.rule;
        EXPECT_NE(example.right, "") << example.rule;
    }
    for (const Rule& rule : rules()) {
        EXPECT_EQ(examples.erase(rule.id), 1u)
            << rule.id << " needs an example in engine/pack/rule_examples.cpp";
    }
    EXPECT_TRUE(examples.empty()) << *examples.begin();
}

TEST(RulesPage, HasAtLeastFortyFiveRules)
{
    EXPECT_GE(rules().size(), 45u);
}

}  // namespace
}  // namespace opmaat::engine
