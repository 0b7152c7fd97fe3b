#include "engine/exchange/fhir/response.h"

#include <gtest/gtest.h>

#include "engine/exchange/fhir/codes.h"
#include "tests/engine/exchange/fhir_files.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/golden.h"

namespace opmaat::engine {
namespace {

using json::Value;

const Pack& tiny()
{
    static const Pack kPack = loadPack(PackCopy::kTiny.string());
    return kPack;
}

ResponseSet answers(const std::string& members)
{
    return parseAnswers(R"({"format": "opmaat.answers/1", "pack": "tiny", "language": "en",
        "mode": "together", "answers": {)" +
                            members + "}}",
                        "a.json", tiny());
}

/// One item of the response, wherever it stands.
std::string itemOf(const Value& value, const std::string& linkId)
{
    const Value* own = value.find("linkId");
    if (own != nullptr && own->text() == linkId) return json::write(value);
    if (const Value* items = value.find("item")) {
        for (const Value& item : items->array()) {
            std::string found = itemOf(item, linkId);
            if (!found.empty()) return found;
        }
    }
    return "";
}

TEST(FhirResponse, HoldsEveryStateWithTheReasonOfHl7AndOurs)
{
    const Value response = exportResponse(tiny(), answers(R"("wants-change": {"state": "dont-know"},
                                          "has-plan": {"state": "declined"},
                                          "can-wait": 2, "owns-home": {"state": "skipped"},
                                          "debts": [0, 1])"),
                                          "a.json")
                               .resource;
    const auto says = [&](const std::string& item, const std::string& reason,
                          const std::string& state) {
        const std::string text = itemOf(response, item);
        EXPECT_NE(text.find("data-absent-reason\",\"valueCode\":\"" + reason + "\""),
                  std::string::npos)
            << text;
        EXPECT_NE(text.find("\"code\":\"" + state + "\""), std::string::npos) << text;
        EXPECT_EQ(text.find("\"answer\""), std::string::npos) << text;
    };
    says("wants-change", "asked-unknown", "dont-know");
    says("has-plan", "asked-declined", "declined");
    says("owns-home", "unknown", "skipped");
    says("this-week", "not-asked", "not-shown");
    says("opens-post", "not-asked", "not-reached");
    EXPECT_EQ(itemOf(response, "card"), "") << "a card takes no answer";
    EXPECT_EQ(response.find("status")->text(), "in-progress");
}

TEST(FhirResponse, CodesAnswersAsTheQuestionnaireDoes)
{
    const Value response =
        exportResponse(tiny(), answers(R"("can-wait": {"value": 2, "seconds": 3.5},
                                          "debts": [0, 1])"),
                       "a.json")
            .resource;
    const std::string waits = itemOf(response, "can-wait");
    EXPECT_NE(waits.find(R"("answer":[{"valueCoding":{"system":")"
                         "https://opmaat.example/fhir/CodeSystem/tiny.will.agree"
                         R"(","code":"yes","display":"Yes"}}])"),
              std::string::npos)
        << waits;
    EXPECT_NE(waits.find(R"(StructureDefinition/seconds","valueDecimal":3.5)"), std::string::npos);
    const std::string debts = itemOf(response, "debts");
    EXPECT_NE(debts.find(R"("code":"rent","display":"Rent")"), std::string::npos) << debts;
    EXPECT_NE(debts.find(R"("code":"energy","display":"Energy")"), std::string::npos) << debts;
    EXPECT_EQ(response.find("questionnaire")->text(), fhir::urlOf(tiny()) + "|1.0.0");
    const std::string questionnaire = json::write(exportQuestionnaire(tiny()).resource);
    EXPECT_NE(questionnaire.find("\"url\":\"" + fhir::urlOf(tiny()) + "\""), std::string::npos);
}

TEST(FhirResponse, IsCompletedWhenNothingWasLeftUnreached)
{
    std::string all;
    for (const Item& item : tiny().items) {
        if (item.type == ItemType::Information) continue;
        const std::string value = item.type == ItemType::Several ? "[2]" : "0";
        all += (all.empty() ? "\"" : ", \"") + item.id + "\": " + value;
    }
    const FhirExport exported = exportResponse(tiny(), answers(all), "a.json");
    EXPECT_EQ(exported.resource.find("status")->text(), "completed");
    EXPECT_TRUE(exported.lost.empty());
}

TEST(FhirResponse, SaysThatReasonsOfMadeUpAnswersAreLeftOut)
{
    const FhirExport exported = exportResponse(
        tiny(), answers(R"("can-wait": {"value": 2, "why": "002, phase 5"})"), "a.json");
    EXPECT_EQ(lines(exported.lost),
              "a.json: note [fhir-not-held] at /answers/can-wait/why: where a made-up answer comes "
              "from is not exported. Keep the answers file if you need it.\n");
}

TEST(FhirResponse, OfTheTinyAnswersIsThisResource)
{
    const ResponseSet set = readAnswers(SOURCE_DIR "/tests/data/packs/tiny.answers.json", tiny());
    expectGolden("fhir.tiny.response.json",
                 json::write(exportResponse(tiny(), set, "a.json").resource, 2) + "\n");
}

}  // namespace
}  // namespace opmaat::engine
