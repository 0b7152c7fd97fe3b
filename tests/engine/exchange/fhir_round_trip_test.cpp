#include <gtest/gtest.h>

#include "engine/authoring/made_up.h"
#include "engine/interview/visibility.h"
#include "engine/pack/names.h"
#include "tests/engine/exchange/fhir_files.h"
#include "tests/engine/exchange/made_up_module.h"
#include "tests/engine/pack/pack_copy.h"

// From here to FHIR and back.
namespace opmaat::engine {
namespace {

const FhirImport::Module* find(const FhirImport& result, const std::string& id)
{
    for (const FhirImport::Module& module : result.modules) {
        if (module.id == id) return &module;
    }
    return nullptr;
}

json::Value::Array& listIn(json::Value& module, const std::string& key)
{
    static json::Value::Array none;
    for (auto& [name, value] : module.object()) {
        if (name == key) return value.array();
    }
    return none;
}

void takeOut(json::Value& object, const std::string& key)
{
    std::erase_if(object.object(), [&](const auto& member) { return member.first == key; });
}

/// The conditions of a module, taken out: they may be said in another way that means the same.
json::Value withoutConditions(json::Value module)
{
    for (json::Value& item : listIn(module, "items")) takeOut(item, "showIf");
    return module;
}

/// And what FHIR has no place for.
json::Value asFhirHolds(json::Value module)
{
    takeOut(module, "computed");
    for (json::Value& scale : listIn(module, "scales")) takeOut(scale, "norms");
    for (json::Value& item : listIn(module, "items")) takeOut(item, "simpler");
    return withoutConditions(std::move(module));
}

void expectSameModules(const Pack& pack)
{
    const FhirImport result = thereAndBack(pack);
    ASSERT_EQ(result.modules.size(), pack.modules.size()) << lines(result.findings);
    for (const Module& module : pack.modules) {
        const FhirImport::Module* back = find(result, module.id);
        ASSERT_NE(back, nullptr) << module.id;
        EXPECT_EQ(laidOut(withoutConditions(back->document), pack.languages),
                  laidOut(asFhirHolds(moduleOf(pack, module.id)), pack.languages));
    }
    for (const Finding& finding : result.findings) {
        EXPECT_EQ(finding.rule, "fhir-incomplete") << describe(finding);
    }
}

TEST(FhirRoundTrip, OfTinyLosesOnlyWhatIsListed)
{
    expectSameModules(loadPack(PackCopy::kTiny.string()));
}

TEST(FhirRoundTrip, OfWkmLosesOnlyWhatIsListed)
{
    expectSameModules(loadPack(SOURCE_DIR "/questionnaires/wkm"));
}

/// showIf of every item that came back, as a condition of the pack; nothing without one.
std::map<std::string, Condition> conditionsOf(const FhirImport& result, const Pack& pack)
{
    std::map<std::string, Condition> conditions;
    for (const FhirImport::Module& module : result.modules) {
        for (const json::Value& item : module.document.find("items")->array()) {
            const json::Value* shown = item.find("showIf");
            if (shown == nullptr) continue;
            Condition::Mistake mistake;
            const auto symbols = [&](std::string_view name) { return symbolOf(pack, name); };
            auto condition = Condition::parse(shown->text(), symbols, mistake);
            EXPECT_TRUE(condition) << shown->text() << ": " << mistake.message;
            if (condition) conditions.emplace(item.find("id")->text(), *condition);
        }
    }
    return conditions;
}

/// The same items are shown to 200 people who answer anything.
void expectSameConditions(const Pack& pack)
{
    const auto conditions = conditionsOf(thereAndBack(pack), pack);
    scoring::Random random(20261127);
    for (int person = 0; person < 200; ++person) {
        auto answers = makeUp(pack, MadeUpKind::Random, random);
        for (auto& [id, answer] : answers) {  // and some who pass a question
            if (random.uniform() < 0.3) answer = {AnswerState::Skipped, {}, 0.0, ""};
        }
        const std::vector<Truth> shown = visibility(pack, answers);  // outlives `known`
        const Condition::Lookup known = knownAnswers(pack, answers, shown);
        for (const Item& item : pack.items) {
            const auto back = conditions.find(item.id);
            ASSERT_EQ(back != conditions.end(), item.showIf.has_value()) << item.id;
            if (!item.showIf) continue;
            EXPECT_EQ(back->second.evaluate(known) == Truth::True,
                      item.showIf->evaluate(known) == Truth::True)
                << item.id << ": " << item.showIf->print() << " became " << back->second.print();
        }
    }
}

TEST(FhirRoundTrip, OfTinyShowsTheSameItems)
{
    expectSameConditions(loadPack(PackCopy::kTiny.string()));
}

TEST(FhirRoundTrip, OfWkmShowsTheSameItems)
{
    expectSameConditions(loadPack(SOURCE_DIR "/questionnaires/wkm"));
}

/// The tiny pack with one module more.
Pack tinyWith(const PackCopy& copy, const std::string& module)
{
    copy.write("made-up.json", module);
    const std::string pack = copy.text("pack.json");
    if (pack.find("made-up") == std::string::npos) {
        copy.replace("pack.json", R"("daily"])", R"("daily", "made-up"])");
    }
    return loadPack(copy.folder().string());
}

class MadeUpModules : public testing::TestWithParam<unsigned> {};

TEST_P(MadeUpModules, ComeBackAsTheyWere)
{
    const PackCopy copy;
    for (unsigned i = 0; i < 12; ++i) {
        const unsigned seed = GetParam() * 100 + i;
        const std::string module = laidOut(MadeUpModule(seed).make(), {"nl", "en"});
        const Pack pack = tinyWith(copy, module);
        const FhirImport result = thereAndBack(pack);
        const FhirImport::Module* back = find(result, "made-up");
        ASSERT_NE(back, nullptr) << lines(result.findings);
        ASSERT_EQ(laidOut(back->document, pack.languages), module) << "seed " << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(, MadeUpModules, testing::Range(1U, 9U));

TEST(FhirRoundTrip, GoesThroughFhirAgainWithoutAChange)
{
    const PackCopy copy;
    const Pack tiny = loadPack(copy.folder().string());
    const json::Value once = exportQuestionnaire(tiny).resource;
    const FhirImport back = importQuestionnaire(once, "once.json");
    for (const FhirImport::Module& module : back.modules) {
        std::string text = laidOut(module.document, back.languages);
        if (module.id == "will") {  // offers.json names a value that FHIR has no place for
            const std::string computed =
                R"x(], "computed": [{"id": "late-bills", "value": "chosen(debts)"}])x";
            text.replace(text.rfind(']'), 1, computed);
        }
        copy.write(module.id + ".json", text);
    }
    const json::Value twice = exportQuestionnaire(loadPack(copy.folder().string())).resource;
    EXPECT_EQ(json::write(twice, 2), json::write(once, 2));
}

}  // namespace
}  // namespace opmaat::engine
