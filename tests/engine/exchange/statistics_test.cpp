#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "engine/exchange/statistics/scripts.h"
#include "engine/json/encoding.h"
#include "tests/engine/pack/pack_copy.h"
#include "tests/golden.h"

namespace opmaat::engine::statistics {
namespace {

const Pack& tiny()
{
    static const Pack kPack = loadPack(PackCopy::kTiny.string());
    return kPack;
}

const AnswerTable& table()
{
    static const AnswerTable kTable(tiny(), "en");
    return kTable;
}

ResponseSet answers(const std::string& members)
{
    return parseAnswers(R"({"format": "opmaat.answers/1", "pack": "tiny", "language": "nl",
        "mode": "alone", "answers": {)" +
                            members + "}}",
                        "a.json", tiny());
}

/// A line of the table by the names of its columns.
std::map<std::string, std::string> cells(const std::string& line)
{
    std::map<std::string, std::string> all;
    std::istringstream words(line.substr(0, line.size() - 1));
    for (const Column& column : table().columns()) std::getline(words, all[column.variable], ',');
    return all;
}

TEST(AnswerTable, HasACodeForEveryAnswerAndEveryStateWithout)
{
    auto row = cells(table().line(1, "a.json", answers(R"("wants-change": 2,
        "has-plan": {"state": "dont-know"}, "can-wait": 2, "owns-home": {"state": "declined"},
        "debts": [0, 1], "opens-post": {"state": "skipped"})")));
    EXPECT_EQ(row["row"], "1");
    EXPECT_EQ(row["source"], "a.json");
    EXPECT_EQ(row["language"], "nl");
    EXPECT_EQ(row["mode"], "alone");
    EXPECT_EQ(row["wants_change"], "2");
    EXPECT_EQ(row["has_plan"], "-1");
    EXPECT_EQ(row["owns_home"], "-2");
    EXPECT_EQ(row["opens_post"], "-3");
    EXPECT_EQ(row["this_week"], "-4");
    EXPECT_EQ(row["sorts_post"], "-5");
    EXPECT_EQ(row["debts__rent"], "1");
    EXPECT_EQ(row["debts__energy"], "1");
    EXPECT_EQ(row["debts__none"], "0");
}

TEST(AnswerTable, HasTheStateOfSeveralInEachOfItsColumns)
{
    auto row = cells(table().line(1, "a.json", answers(R"("debts": {"state": "declined"})")));
    EXPECT_EQ(row["debts__rent"], "-2");
    EXPECT_EQ(row["debts__none"], "-2");
}

TEST(AnswerTable, NamesVariablesAsStatisticsProgramsCan)
{
    const auto isName = [](const std::string& name) {
        const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
        return !name.empty() && name.size() <= 64 && isLetter(name.front()) &&
               std::all_of(name.begin(), name.end(), [&](char c) {
                   return isLetter(c) || (c >= '0' && c <= '9') || c == '_';
               });
    };
    std::set<std::string> names;
    for (const Column& column : table().columns()) {
        EXPECT_TRUE(isName(column.variable)) << column.variable;
        EXPECT_TRUE(names.insert(column.variable).second) << column.variable;
    }
    EXPECT_EQ(variableName("with", {}), "with_2") << "a word of SPSS";
    EXPECT_EQ(variableName("mode", table().columns()), "mode_2") << "taken";
    EXPECT_EQ(variableName(std::string(100, 'a'), {}).size(), 64U);
}

TEST(AnswerTable, IsExplainedWordForWordByItsCodebook)
{
    expectGolden("tiny.codebook.csv", table().codebook());
}

/// Quotes that are closed, parentheses that match, no line too long: as far as a test can tell
/// without the program.
void expectWellFormed(const std::string& script, char quote, char comment, std::size_t longest)
{
    std::istringstream lines(script);
    int open = 0;
    for (std::string line; std::getline(lines, line);) {
        EXPECT_LE(line.size(), longest) << line;
        if (!line.empty() && line.front() == comment) continue;
        bool inText = false;
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (inText && line[i] == '\\' && quote == '"') {
                ++i;
            } else if (line[i] == quote) {
                inText = !inText;
            } else if (!inText && (line[i] == '(' || line[i] == '{')) {
                ++open;
            } else if (!inText && (line[i] == ')' || line[i] == '}')) {
                --open;
            }
            EXPECT_GE(open, 0) << line;
        }
        EXPECT_FALSE(inText) << "a text ends on its line: " << line;
    }
    EXPECT_EQ(open, 0);
}

TEST(SpssSyntax, IsWellFormed)
{
    expectWellFormed(spssSyntax(table(), "it's.csv"), '\'', '*', 250);
    const Pack wkm = loadPack(SOURCE_DIR "/questionnaires/wkm");
    expectWellFormed(spssSyntax(AnswerTable(wkm, "nl"), "wkm.csv"), '\'', '*', 250);
}

TEST(SpssSyntax, EndsEveryCommandWithAPoint)
{
    const auto isCommand = [](const std::string& line) {
        static const std::vector<std::string> kCommands = {"GET DATA",       "VARIABLE LABELS",
                                                           "VALUE LABELS",   "MISSING VALUES",
                                                           "VARIABLE LEVEL", "EXECUTE"};
        return std::any_of(kCommands.begin(), kCommands.end(),
                           [&](const std::string& command) { return line.starts_with(command); });
    };
    std::istringstream lines(spssSyntax(table(), "a.csv"));
    std::string before = ".";
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        const bool begins = isCommand(line) || line.front() == '*';
        EXPECT_EQ(before.ends_with('.'), begins) << before << "\n" << line;
        before = line;
    }
    EXPECT_EQ(before, "EXECUTE.");
}

TEST(SpssSyntax, CutsNoCharacterInTwoAndNoWordShort)
{
    Pack pack = tiny();
    std::string words;
    for (int i = 0; i < 90; ++i) words += "é'€";
    pack.items[1].text = Text({{"en", words}, {"nl", words}});
    pack.items[1].categories[0].text = Text({{"en", words}, {"nl", words}});
    const AnswerTable wordy(pack, "en");
    const std::string syntax = spssSyntax(wordy, "a.csv");
    EXPECT_EQ(json::findInvalidUtf8(syntax), std::string::npos);
    expectWellFormed(syntax, '\'', '*', 250);
    EXPECT_NE(wordy.codebook().find(words), std::string::npos) << "the codebook has all of it";
}

TEST(SpssSyntax, OfTinyIsThis)
{
    expectGolden("tiny.sps", spssSyntax(table(), "tiny.csv"));
}

TEST(RScript, IsWellFormed)
{
    expectWellFormed(rScript(table(), R"(a "b" \c.csv)"), '"', '#', 100'000);
    const Pack wkm = loadPack(SOURCE_DIR "/questionnaires/wkm");
    expectWellFormed(rScript(AnswerTable(wkm, "nl"), "wkm.csv"), '"', '#', 100'000);
}

TEST(RScript, GivesEveryCodeItsLabel)
{
    const std::string script = rScript(table(), "tiny.csv");
    EXPECT_NE(script.find("label(\"sorts_post\",\n      \"I keep my post.\",\n      c(0, 1, 2),\n"
                          "      c(\"Never\", \"Sometimes\", \"Always\"))\n"),
              std::string::npos)
        << script;
    expectGolden("tiny.R", script);
}

}  // namespace
}  // namespace opmaat::engine::statistics
