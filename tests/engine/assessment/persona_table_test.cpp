// Made-up people with the outcome that was written down before they were scored. Where a person got
// something else, the table keeps the expectation, says what came out (`observed`) and why
// (`note`).

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "engine/assessment/assessment.h"
#include "engine/json/value.h"

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const std::string kFolder = SOURCE_DIR "/tests/data/personas/";

const json::Value& table()
{
    static const json::Value kTable = json::parseFile(kFolder + "expected.json");
    return kTable;
}

std::string textOf(const json::Value& object, const char* field)
{
    const json::Value* const text = object.find(field);
    return text == nullptr ? "" : text->text();
}

/// What the table says of a person: `observed` where it has the field, else `expect`.
const json::Value& said(const json::Value& person, const char* field)
{
    const json::Value* const observed = person.find("observed");
    const json::Value* const other = observed == nullptr ? nullptr : observed->find(field);
    return other != nullptr ? *other : *person.find("expect")->find(field);
}

Names namesIn(const json::Value& list)
{
    Names names;
    for (const json::Value& name : list.array()) names.insert(name.text());
    return names;
}

Names holding(const std::vector<Proposed>& all)
{
    Names names;
    for (const Proposed& one : all) {
        if (one.holds) names.insert(one.of);
    }
    return names;
}

Names firstOf(const std::vector<std::pair<std::string, std::string>>& pairs)
{
    Names names;
    for (const auto& pair : pairs) names.insert(pair.first);
    return names;
}

std::string nameOf(Verdict verdict)
{
    return verdict == Verdict::Usable     ? "usable"
           : verdict == Verdict::WithCare ? "with-care"
                                          : "discuss-first";
}

std::string listed(const Names& names)
{
    std::string text;
    for (const std::string& name : names) text += name + " ";
    return text;
}

void expectAmong(const Names& expected, const Names& found, const char* what)
{
    for (const std::string& name : expected) {
        EXPECT_TRUE(found.contains(name)) << what << " lacks " << name << ": " << listed(found);
    }
}

class PersonaTable : public testing::TestWithParam<std::size_t> {
protected:
    static const Pack& pack()
    {
        static const Pack kPack = loadPack(SOURCE_DIR "/questionnaires/wkm");
        return kPack;
    }
    const json::Value& person() const { return table().array()[GetParam()]; }
    Assessment assess() const
    {
        static const Assessor kAssessor(pack());
        return kAssessor.assess(
            readAnswers(kFolder + textOf(person(), "persona") + ".answers.json", pack()), "en");
    }
};

TEST_P(PersonaTable, SaysWhatComesOut)
{
    const Assessment result = assess();
    EXPECT_EQ(result.proposal, said(person(), "proposal").text()) << result.why;
    EXPECT_EQ(nameOf(result.quality.verdict), said(person(), "verdict").text());
    EXPECT_EQ(firstOf(result.alarms), namesIn(said(person(), "alarms")));
    expectAmong(namesIn(said(person(), "quality")), firstOf(result.quality.reasons), "quality");
    Names facets;
    for (const Reason& reason : result.reasonsFor) facets.insert(reason.facet);
    expectAmong(namesIn(said(person(), "reasonsFor")), facets, "reasons for");
}

TEST_P(PersonaTable, SaysWhatIsSuggestedAndWhatIsNot)
{
    const Assessment result = assess();
    expectAmong(namesIn(said(person(), "signals")), holding(result.signals), "signals");
    const Names offers = holding(result.offers);
    expectAmong(namesIn(said(person(), "offers")), offers, "offers");
    for (const std::string& name : namesIn(said(person(), "notOffered"))) {
        EXPECT_FALSE(offers.contains(name)) << name;
    }
}

TEST_P(PersonaTable, NamesOnlyWhatThePackHas)
{
    const auto ids = [](const auto& list) {
        Names names;
        for (const auto& one : list) names.insert(one.id);
        return names;
    };
    expectAmong(namesIn(said(person(), "offers")), ids(pack().offers.products), "products");
    expectAmong(namesIn(said(person(), "notOffered")), ids(pack().offers.products), "products");
    expectAmong(namesIn(said(person(), "quality")), ids(pack().quality), "quality rules");
    expectAmong(namesIn(said(person(), "reasonsFor")), ids(pack().parameters.model.facets),
                "facets");
}

TEST_P(PersonaTable, ExplainsWhereTheOutcomeIsAnother)
{
    const json::Value* const observed = person().find("observed");
    EXPECT_EQ(observed != nullptr, !textOf(person(), "note").empty());
    if (observed == nullptr) return;
    for (const auto& [field, value] : observed->object()) {
        const json::Value* const expected = person().find("expect")->find(field);
        ASSERT_NE(expected, nullptr) << field;
        const bool same = value.isArray() ? namesIn(value) == namesIn(*expected)
                                          : value.text() == expected->text();
        EXPECT_FALSE(same) << field << " is as expected after all";
    }
}

std::vector<std::size_t> rows()
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < table().array().size(); ++i) rows.push_back(i);
    return rows;
}

INSTANTIATE_TEST_SUITE_P(, PersonaTable, testing::ValuesIn(rows()), [](const auto& test) {
    std::string name;
    for (const char letter : textOf(table().array()[test.param], "persona")) {
        if (letter != '.' && letter != '/') name += letter == '-' ? '_' : letter;
    }
    return name;
});

TEST(PersonasTogether, MeetEveryProfileAndEveryVerdict)
{
    Names proposals, verdicts;
    for (const json::Value& person : table().array()) {
        proposals.insert(person.find("expect")->find("proposal")->text());
        verdicts.insert(person.find("expect")->find("verdict")->text());
    }
    EXPECT_EQ(proposals,
              (Names{"", "onwetende", "aanpakker", "kwetsbare", "benadeelde", "struisvogel"}));
    EXPECT_EQ(verdicts, (Names{"usable", "with-care", "discuss-first"}));
}

TEST(PersonasTogether, AreAllInTheTable)
{
    Names inTable, inFolder;
    for (const json::Value& person : table().array()) inTable.insert(textOf(person, "persona"));
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        const std::string name = entry.path().filename().string();
        const auto ending = name.find(".answers.json");
        if (ending != std::string::npos) inFolder.insert(name.substr(0, ending));
    }
    EXPECT_EQ(inFolder.size(), 12u);
    expectAmong(inFolder, inTable, "the table");
}

}  // namespace
}  // namespace opmaat::engine
