#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <set>

#include "engine/exchange/fhir/rules.h"
#include "tests/engine/exchange/fhir_files.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/golden.h"

namespace opmaat::engine {
namespace {

/// What week.json itself says: all of it was understood.
bool isOfWeek(const Finding& finding)
{
    static const Findings kOwn = imported(week()).findings;
    return std::any_of(kOwn.begin(), kOwn.end(), [&](const Finding& own) {
        return own.rule == finding.rule && own.message == finding.message;
    });
}

/// One change to week.json, and every line that is said of it then.
struct Refusal {
    std::string name, replace, by, findings;
};

std::vector<Refusal> refusals()
{
    static const json::Value kDocument = json::parseFile(kFhirFolder + "refusals.json");
    std::vector<Refusal> refusals;
    for (const json::Value& one : kDocument.array()) {
        Refusal refusal{one.find("name")->text(), one.find("replace")->text(),
                        one.find("by")->text(), ""};
        for (const json::Value& line : one.find("findings")->array()) {
            refusal.findings += line.text() + "\n";
        }
        refusals.push_back(refusal);
    }
    return refusals;
}

class FhirRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(FhirRefusal, SaysWhatIsWrongWhereAndHowToMendIt)
{
    FhirImport result = imported(weekWith(GetParam().replace, GetParam().by));
    std::erase_if(result.findings, isOfWeek);
    EXPECT_EQ(lines(result.findings), GetParam().findings);
    EXPECT_EQ(result.modules.empty(), hasErrors(result.findings))
        << "nothing is imported of a file with an error, and all else of one with a warning";
}

INSTANTIATE_TEST_SUITE_P(, FhirRefusal, testing::ValuesIn(refusals()),
                         [](const auto& test) { return test.param.name; });

TEST(FhirRules, EachHaveACase)
{
    std::string all = lines(imported(week()).findings);
    for (const Refusal& refusal : refusals()) all += refusal.findings;
    // fhir_questionnaire_test.cpp, and below.
    const std::set<std::string> elsewhere = {"fhir-not-held", "fhir-size", "fhir-empty",
                                             "fhir-renamed"};
    for (const Rule& rule : fhirRules()) {
        const std::string found =
            std::string(name(rule.severity)).append(" [").append(rule.id).append("]");
        EXPECT_TRUE(elsewhere.contains(rule.id) || all.find(found) != std::string::npos) << found;
    }
}

TEST(FhirImport, OfWeekIsThisModule)
{
    const FhirImport result = imported(week());
    ASSERT_EQ(result.modules.size(), 1U) << lines(result.findings);
    EXPECT_EQ(result.languages, (std::vector<std::string>{"nl", "en"}));
    expectGolden("fhir.week.json", laidOut(result.modules.front().document, result.languages));
    expectGolden("fhir.week.txt", lines(result.findings));
}

/// The tiny pack with imported modules besides its own.
std::string findingsOfTinyWith(const FhirImport& result)
{
    const PackCopy pack;
    std::string names;
    for (const FhirImport::Module& module : result.modules) {
        pack.write(module.id + ".json", laidOut(module.document, {"nl", "en"}));
        names += ", \"" + module.id + "\"";
    }
    pack.replace("pack.json", "\"daily\"]", "\"daily\"" + names + "]");
    return pack.findings();
}

TEST(FhirImport, GivesAModuleThatPassesAsPartOfAPack)
{
    EXPECT_EQ(findingsOfTinyWith(imported(week())), "");
}

TEST(FhirImport, PutsAllInOneModuleWhenItHasAName)
{
    const FhirImport result = imported(week(), {"my-week", ""});
    ASSERT_EQ(result.modules.size(), 1U) << lines(result.findings);
    EXPECT_EQ(result.modules.front().id, "my-week");
    const json::Value* items = result.modules.front().document.find("items");
    EXPECT_EQ(items->array().front().find("text")->find("en")->text(), "Rest")
        << "the text of the group became a card";
    EXPECT_NE(lines(result.findings).find("[fhir-flattened]"), std::string::npos);
    EXPECT_EQ(findingsOfTinyWith(result), "");
}

TEST(FhirImport, TakesTheLanguageThatIsAskedWhenTheFileHasNone)
{
    const FhirImport result = imported(weekWith("  \"language\": \"nl\",\n", ""), {"", "nl"});
    ASSERT_EQ(result.modules.size(), 1U) << lines(result.findings);
    expectGolden("fhir.week.json", laidOut(result.modules.front().document, result.languages));
}

TEST(FhirImport, MakesIdsOfLinkIdsThatAreNone)
{
    std::string text = week();
    for (const std::string old : {"\"talked\"", "\"whom\""}) {
        const std::string by = old == "\"whom\"" ? "\"Not\"" : "\"/1.A\"";
        for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old)) {
            text.replace(at, old.size(), by);
        }
    }
    const FhirImport result = imported(text);
    const std::string all = lines(result.findings);
    EXPECT_NE(all.find("note [fhir-renamed] at /item/0/item/3: the linkId '/1.A' became the id "
                       "'q-1-a'"),
              std::string::npos)
        << all;
    EXPECT_NE(all.find("the linkId 'Not' became the id 'not-item'"), std::string::npos) << all;
    EXPECT_EQ(findingsOfTinyWith(result), "");
}

TEST(FhirImport, JoinsConditionsOfGroupsAndOfTheQuestionAbove)
{
    const std::string below =
        R"("linkId": "why", "text": "Waarom?", "type": "boolean",
           "enableWhen": [{"question": "slept", "operator": "exists", "answerBoolean": false}])";
    const std::string inGroup =
        R"({"linkId": "more", "type": "group", "enableWhen": [
             {"question": "slept", "operator": "=", "answerCoding": {"code": "0"}},
             {"question": "slept", "operator": "=", "answerCoding": {"code": "1"}}],
             "enableBehavior": "any", "item": [{)" +
        below + "}]},";
    const FhirImport result =
        imported(weekWith(R"("type": "boolean")", R"("type": "boolean", "item": [)" + inGroup +
                                                      R"({"linkId": "end", "type": "display",
             "text": "Klaar"}])"));
    ASSERT_EQ(result.modules.size(), 1U) << lines(result.findings);
    const std::string module = json::write(result.modules.front().document);
    EXPECT_NE(
        module.find("\"showIf\":\"answered(talked) and slept in (0, 1) and not answered(slept)"
                    "\""),
        std::string::npos)
        << module;
    EXPECT_NE(module.find("\"help\":{\"nl\":\"Klaar\"}"), std::string::npos)
        << "a display below a question is its help: " << module;
}

TEST(FhirImport, NamesEveryItemOfALongLoop)
{
    std::string items;
    for (int i = 0; i < 2'000; ++i) {
        items += (i == 0 ? "" : ",") + std::string(R"({"linkId": "n)") + std::to_string(i) +
                 R"(", "text": "?", "type": "boolean", "enableWhen": [{"question": "n)" +
                 std::to_string((i + 1) % 2'000) +
                 R"(", "operator": "exists", "answerBoolean": true}]})";
    }
    const FhirImport result =
        imported(R"({"resourceType": "Questionnaire", "language": "nl", "item": [)" + items + "]}");
    ASSERT_EQ(result.findings.size(), 1U);
    for (int i = 0; i < 2'000; ++i) {
        const std::string node = std::string("'n").append(std::to_string(i)).append("'");
        EXPECT_NE(result.findings.front().message.find(node), std::string::npos) << node;
    }
}

TEST(FhirImport, RefusesWhatHasNoItems)
{
    const FhirImport result =
        imported(R"({"resourceType": "Questionnaire", "language": "nl", "status": "draft"})");
    EXPECT_EQ(
        lines(result.findings),
        "week.json:1:1: error [fhir-empty]: the Questionnaire has no items. Add what is to be "
        "asked.\n");
}

TEST(FhirImport, RefusesTooManyItems)
{
    std::string items = R"({"linkId": "a", "type": "display", "text": "?"})";
    for (int i = 0; i < 10'000; ++i) {
        items += R"(,{"linkId": ")" + std::to_string(i) + R"(", "type": "display", "text": "?"})";
    }
    const FhirImport result =
        imported(R"({"resourceType": "Questionnaire", "language": "nl", "item": [)" + items + "]}");
    EXPECT_EQ(lines(result.findings),
              "week.json:1:1: error [fhir-size]: it has more than 10,000 items. Split it, or take "
              "out what is not asked.\n");
}

TEST(FhirImport, RefusesDeepNestingAtOnce)
{
    const std::string open = R"({"item":[)";
    std::string deep = R"({"resourceType":"Questionnaire","item":[)";
    for (int i = 0; i < 100'000; ++i) deep += open;
    const FhirImport result = imported(deep);
    ASSERT_EQ(result.findings.size(), 1U);
    EXPECT_EQ(result.findings.front().rule, "json-depth");
}

TEST(FhirImport, RefusesAFileOfAHundredMegabytesBeforeItIsRead)
{
    const auto path = std::filesystem::temp_directory_path() / ("opmaat-" + randomHex(8));
    std::ofstream(path) << "{";
    std::filesystem::resize_file(path, 100U << 20U);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_THROW(json::parseFile(path.string(), kQuestionnaireLimits), InputError);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(1));
    std::filesystem::remove(path);
}

TEST(FhirImport, OfAFileThatWasCutOffSaysSoOnce)
{
    for (const std::size_t part : {2U, 3U, 5U, 9U}) {
        const FhirImport result = imported(week().substr(0, week().size() / part));
        ASSERT_EQ(result.findings.size(), 1U);
        EXPECT_EQ(result.findings.front().rule.substr(0, 5), "json-");
        EXPECT_TRUE(result.modules.empty());
    }
}

TEST(FhirImport, NeverThrowsForAFileWithAMemberTakenOut)
{
    // Each line of the file without its value, as far as that is JSON still.
    const std::string& text = week();
    int read = 0;
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
        const std::size_t end = text.find('\n', at + 1);
        if (end == std::string::npos) break;
        std::string less = text;
        less.erase(at, end - at);
        const FhirImport result = imported(less);
        EXPECT_FALSE(result.findings.empty());
        read += result.modules.empty() ? 0 : 1;
    }
    EXPECT_GT(read, 10);
}

}  // namespace
}  // namespace opmaat::engine
