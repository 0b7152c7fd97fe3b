#include "engine/exchange/fhir/questionnaire.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "tests/engine/exchange/fhir_files.h"
#include "tests/engine/exchange/made_up_module.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/golden.h"

namespace opmaat::engine {
namespace {

using json::Value;

/// Rules of FHIR R4 that a Questionnaire must keep, as far as an export could break them.
class Rules {
public:
    void check(const Value& value, const std::string& pointer)
    {
        if (value.kind() == Value::Kind::String) {
            EXPECT_NE(value.text().find_first_not_of(" \t\r\n"), std::string::npos)
                << pointer << ": a text is not blank (ele-1)";
        }
        if (value.isArray()) {
            EXPECT_FALSE(value.array().empty()) << pointer << ": a list is not empty";
            for (std::size_t i = 0; i < value.array().size(); ++i) {
                check(value.array()[i], pointerTo(pointer, i));
            }
        }
        if (!value.isObject()) return;
        EXPECT_FALSE(value.object().empty()) << pointer << ": an object is not empty";
        if (value.find("linkId") != nullptr) item(value, pointer);
        if (value.find("concept") != nullptr) {
            EXPECT_NE(value.find("system"), nullptr)
                << pointer << ": concepts have a system (vsd-2)";
        }
        for (const auto& [key, member] : value.object()) check(member, pointerTo(pointer, key));
    }

    std::set<std::string> linkIds, questions, valueSets;

private:
    void item(const Value& item, const std::string& pointer)
    {
        EXPECT_TRUE(linkIds.insert(item.find("linkId")->text()).second)
            << pointer << ": a linkId stands once (que-2)";
        const std::string type = item.find("type")->text();
        const Value* tests = item.find("enableWhen");
        const bool several = tests != nullptr && tests->array().size() > 1;
        EXPECT_EQ(item.find("enableBehavior") != nullptr, several) << pointer << " (que-12)";
        const bool hasOptions = item.find("answerOption") != nullptr;
        EXPECT_FALSE(hasOptions && item.find("answerValueSet") != nullptr) << pointer;
        EXPECT_TRUE(type == "choice" || !hasOptions) << pointer << " (que-5)";
        EXPECT_FALSE(type == "display" && item.find("item") != nullptr) << pointer << " (que-1)";
        EXPECT_TRUE(type != "group" || item.find("item") != nullptr) << pointer << " (que-1)";
        if (const Value* set = item.find("answerValueSet")) valueSets.insert(set->text());
        for (std::size_t i = 0; tests != nullptr && i < tests->array().size(); ++i) {
            const Value& test = tests->array()[i];
            questions.insert(test.find("question")->text());
            const bool exists = test.find("operator")->text() == "exists";
            EXPECT_EQ(test.find("answerBoolean") != nullptr, exists) << pointer << " (que-7)";
        }
    }
};

void expectRules(const Pack& pack)
{
    const Value resource = exportQuestionnaire(pack).resource;
    Rules rules;
    rules.check(resource, "");
    for (const std::string& question : rules.questions) {
        EXPECT_TRUE(rules.linkIds.contains(question)) << question;
    }
    std::set<std::string> contained;
    if (const Value* sets = resource.find("contained")) {
        for (const Value& set : sets->array()) contained.insert("#" + set.find("id")->text());
    }
    EXPECT_EQ(rules.valueSets, contained) << "every set that is contained is used (dom-3)";
    EXPECT_EQ(resource.find("status")->text(), "unknown");
}

TEST(FhirQuestionnaire, KeepsTheRulesOfFhir)
{
    expectRules(loadPack(PackCopy::kTiny.string()));
    expectRules(loadPack(SOURCE_DIR "/questionnaires/wkm"));
    const PackCopy copy;
    copy.replace("pack.json", R"("daily"])", R"("daily", "made-up"])");
    for (unsigned seed = 0; seed < 20; ++seed) {
        copy.write("made-up.json", json::write(MadeUpModule(seed).make()));
        expectRules(loadPack(copy.folder().string()));
    }
}

TEST(FhirQuestionnaire, OfTinyIsThisResource)
{
    const Pack tiny = loadPack(PackCopy::kTiny.string());
    expectGolden("fhir.tiny.json", json::write(exportQuestionnaire(tiny).resource, 2) + "\n");
}

/// Without the folder.
std::string lostOf(const Pack& pack)
{
    Findings lost = exportQuestionnaire(pack).lost;
    for (Finding& finding : lost) {
        finding.file = std::filesystem::path(finding.file).filename().string();
    }
    return lines(lost);
}

TEST(FhirQuestionnaire, ListsWhatFhirCannotHold)
{
    expectGolden("fhir.tiny.lost.txt", lostOf(loadPack(PackCopy::kTiny.string())));
}

TEST(FhirQuestionnaire, ListsConditionsThatEnableWhenCannotSay)
{
    for (const std::string condition :
         {"late-bills > 1", "has-plan + 1 > 2", "wants-change = has-plan",
          "wants-change = yes or has-plan = 0 and can-wait != yes"}) {
        const PackCopy copy;
        copy.replace("will.json", "not can-wait = yes", condition);
        const LoadedPack loaded = readPack(copy.folder().string());
        if (!loaded.pack) continue;  // `late-bills` is made of what is asked later
        const std::string lost = lostOf(*loaded.pack);
        EXPECT_NE(lost.find("will.json:45:17: note [fhir-not-held] at /items/4/showIf: enableWhen "
                            "cannot say "),
                  std::string::npos)
            << condition << "\n"
            << lost;
    }
}

TEST(FhirQuestionnaire, ListsTheSimplerWordsOfAnItem)
{
    const PackCopy copy;
    copy.replace("will.json", R"("text": {"nl": "Ik heb een plan.")",
                 R"("simpler": {"nl": "Een plan?", "en": "A plan?"},
      "text": {"nl": "Ik heb een plan.")");
    EXPECT_NE(
        lostOf(loadPack(copy.folder().string()))
            .find("note [fhir-not-held] at /items/2/simpler: a Questionnaire has no place for "
                  "the simpler words of an item"),
        std::string::npos);
}

TEST(FhirQuestionnaire, ListsAScaleThatCountsAnItemTheOtherWayRound)
{
    const PackCopy copy;
    copy.replace("daily.json", "  \"scales\": [\n", R"(  "scales": [
    {"id": "other", "title": {"nl": "A", "en": "A"}, "score": "sum", "source": "x",
     "items": [{"item": "opens-post", "keying": "reversed"}]},
)");
    EXPECT_NE(lostOf(loadPack(copy.folder().string()))
                  .find("note [fhir-not-held] at /scales/1: an option has one weight, and another "
                        "scale counts an item of this one the other way round"),
              std::string::npos);
}

TEST(FhirQuestionnaire, AsksByTheScoreOfAScale)
{
    const PackCopy copy;
    const std::string item = R"({"id": "after", "text": {"nl": "Na?", "en": "After?"},
      "responses": [{"nl": "A", "en": "A"}, {"nl": "B", "en": "B"}],
      "showIf": "scale.order >= 6"}
  ],
  "scales": [)";
    copy.replace("daily.json", "}\n  ],\n  \"scales\": [", "},\n    " + item);
    const Pack pack = loadPack(copy.folder().string());
    const std::string fhir = json::write(exportQuestionnaire(pack).resource);
    EXPECT_NE(fhir.find(R"({"question":"scale.order","operator":">=","answerDecimal":6})"),
              std::string::npos)
        << fhir;
    const FhirImport back = thereAndBack(pack);
    ASSERT_EQ(back.modules.size(), 2U) << lines(back.findings);
    EXPECT_NE(json::write(back.modules.back().document).find(R"("showIf":"scale.order >= 6")"),
              std::string::npos);
}

}  // namespace
}  // namespace opmaat::engine
