#include "engine/exchange/score_table.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/exchange/csv.h"
#include "engine/exchange/score_lines.h"
#include "scoring/random.h"
#include "scoring/simulate.h"

// Tables that do not fit in one block: what streams through must be what stands in the file.

namespace opmaat::engine {
namespace {

namespace fs = std::filesystem;

class ATable : public testing::Test {
protected:
    ~ATable() override { fs::remove(path_); }

    const std::string& write(const std::string& text) const
    {
        std::ofstream(path_, std::ios::binary) << text;
        return path_;
    }

    /// `rows` respondents of the small pack's model, as the table has them.
    std::string madeUp(int rows, std::uint64_t seed) const
    {
        std::string text;
        for (const auto& item : model().items) text += (text.empty() ? "" : ",") + item.id;
        scoring::Random random(seed);
        for (int n = 0; n < rows; ++n) {
            const auto answers = scoring::simulate(model(), {}, random).responses;
            text += '\n';
            for (std::size_t i = 0; i < answers.size(); ++i) {
                if (i > 0) text += ',';
                if (random.below(9) > 0) text += std::to_string(answers[i]);
            }
        }
        return text + "\n";
    }

    std::string scored(const std::string& text, int threads) const
    {
        std::ostringstream out;
        scoreTable(scorer, write(text), out, {threads, {}});
        return out.str();
    }

    std::string refusal(const std::string& text, int threads) const
    {
        try {
            scored(text, threads);
            return "accepted";
        } catch (const InputError& error) {
            return std::string(error.what()).substr(path_.size());
        }
    }

    const scoring::Model& model() const { return pack.parameters.model; }

    const Pack pack = loadPack(SOURCE_DIR "/tests/data/packs/tiny");
    const scoring::Scorer scorer{model()};
    const std::string path_ =
        (fs::temp_directory_path() / ("opmaat-table-" + std::to_string(getpid()) + ".csv"))
            .string();
};

TEST_F(ATable, HasTheRowsOfItsFileWhateverItsLineEndsAndQuotes)
{
    scoring::Random random(3);
    for (const int kind : {0, 1, 2, 3}) {
        const std::string names = kind == 3 ? "a" : "a,\"b\",c";
        std::string text = (kind == 1 ? std::string(kByteOrderMark) : "") + names;
        const auto endLine = [&] {
            const std::uint64_t chosen = kind == 2 ? random.below(3) : std::uint64_t(kind == 1);
            text += chosen == 0 ? "\n" : chosen == 1 ? "\r\n" : "\r";
        };
        endLine();
        for (int row = 0; row < 40'000; ++row) {
            for (int cell = 0; cell < (kind == 3 ? 1 : 3); ++cell) {
                if (cell > 0) text += ',';
                const std::string code = std::to_string(static_cast<int>(random.below(300)) - 9);
                const std::uint64_t form = random.below(6);
                if (form > 0) text += form == 1 ? "\"" + code + "\"" : code;
            }
            endLine();
        }
        const ResponseTable whole = parseResponseTable(text, "t.csv");
        TableFile file(write(text));
        EXPECT_EQ(file.names(), whole.header);
        std::size_t row = 0;
        TableBlock block;
        while (file.next(block)) {
            EXPECT_EQ(block.row(), row);
            RowReader rows(block.text, path_, file.names(), block.line, block.isLast);
            for (; rows.next(); ++row) {
                ASSERT_LT(row, whole.rows.size());
                ASSERT_EQ(rows.line(), whole.lines[row]);
                for (std::size_t i = 0; i < file.names().size(); ++i)
                    ASSERT_EQ(rows.codes()[i], whole.rows[row][i].code) << kind << " " << row;
            }
        }
        EXPECT_EQ(row, 40'000u);
        EXPECT_GT(file.blocks(), 1u);
    }
}

TEST_F(ATable, IsScoredToTheSameBytesOnAnyNumberOfThreads)
{
    const std::string text = madeUp(30'000, 1);
    const std::string one = scored(text, 1);
    EXPECT_EQ(scored(text, 2), one);
    EXPECT_EQ(scored(text, 5), one);
    EXPECT_EQ(std::count(one.begin(), one.end(), '\n'), 30'001);
}

TEST_F(ATable, HoldsThePositionsOfEveryPersonAlone)
{
    const std::string text = madeUp(300, 2);
    const ResponseTable table = parseResponseTable(text, "t.csv");
    std::string expected = scoreColumns(model()) + "\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        std::vector<int> answers;
        for (const auto& cell : table.rows[row])
            answers.push_back(cell.code.value_or(scoring::kMissing));
        const scoring::Posterior one = scorer.score(answers);
        expected += std::to_string(row + 1) + "," + std::to_string(one.answered);
        for (Eigen::Index a = 0; a < one.axisMean.size(); ++a) {
            appendNumber(expected += ",", one.axisMean[a]);
            appendNumber(expected += ",", std::sqrt(one.axisCovariance(a, a)));
        }
        expected += "\n";
    }
    EXPECT_EQ(scored(text, 2), expected);
}

TEST_F(ATable, OfAPackHasItsProfilesOnAnyNumberOfThreads)
{
    const std::string text = madeUp(4'000, 4);
    const Assessor assessor(pack);
    std::string first;
    for (const int threads : {1, 3}) {
        std::ostringstream out;
        EXPECT_EQ(scoreTable(assessor, write(text), out, {threads, {}}), 4'000u);
        if (first.empty()) first = out.str();
        EXPECT_EQ(out.str(), first);
    }
}

TEST_F(ATable, IsRefusedForItsFirstMistakeWhateverTheThreads)
{
    std::string text = madeUp(30'000, 5);
    std::size_t at = 0;
    for (int line = 1; line < 20'000; ++line) at = text.find('\n', at) + 1;
    text.insert(at, "x");  // line 20,000
    text.replace(text.size() - 2, 1, "y,y");
    const std::string expected = refusal(text, 1);
    EXPECT_TRUE(expected.starts_with(":20000:1: error [csv-number]: \"x")) << expected;
    for (const int threads : {2, 3, 8}) EXPECT_EQ(refusal(text, threads), expected);
}

TEST_F(ATable, WithMoreCodesThanCategoriesIsRefused)
{
    std::string text = "sorts-post\n0\n1\n5\n";
    EXPECT_EQ(refusal(text, 2),
              ":1:1: error [csv-item]: column \"sorts-post\" holds 3 different codes, its item 2 "
              "categories. Compare the table with the parameters.");
    text = "sorts-post\n";
    for (int code = 0; code < 50'000; ++code) text += std::to_string(code) + "\n";
    EXPECT_EQ(refusal(text, 2),
              ":1:1: error [csv-item]: column \"sorts-post\" holds more than 1000 different codes, "
              "its item 2 categories. Compare the table with the parameters.");
}

TEST_F(ATable, WithoutEndIsRefusedBeforeItIsRead)
{
    EXPECT_EQ(refusal(std::string(9u << 20u, 'a'), 1),
              ":1:1: error [csv-line]: the header is longer than 4 MiB. Check that the file is a "
              "table of respondents.");
    EXPECT_EQ(refusal("sorts-post\n1\n" + std::string(9u << 20u, '1'), 1),
              ":3:1: error [csv-line]: the line is longer than 4 MiB. Check that the file is a "
              "table of respondents.");
}

TEST_F(ATable, ThatIsNoFileIsRefused)
{
    std::ostringstream out;
    EXPECT_THROW(scoreTable(scorer, "/nowhere/at/all.csv", out, {}), InputError);
    EXPECT_THROW(scoreTable(scorer, fs::temp_directory_path().string(), out, {}), InputError);
    EXPECT_EQ(out.str(), "");
}

TEST_F(ATable, TellsHowFarItIs)
{
    std::vector<TableProgress> told;
    std::ostringstream out;
    scoreTable(scorer, write(madeUp(30'000, 6)), out,
               {2, [&](const TableProgress& progress) { told.push_back(progress); }});
    ASSERT_GT(told.size(), 2u);
    for (std::size_t i = 1; i < told.size(); ++i) EXPECT_GT(told[i].rows, told[i - 1].rows);
    EXPECT_EQ(told.back().rows, 30'000u);
    EXPECT_EQ(told.back().bytes, told.back().ofBytes);
}

class ATableOfEveryType : public ATable {
protected:
    std::string refusalOf(const std::string& text)
    {
        std::ostringstream out;
        try {
            scoreTable(assessor, write(text), out, {});
            return "accepted";
        } catch (const InputError& error) {
            return std::string(error.what()).substr(path_.size());
        }
    }

    const Pack every = loadPack(SOURCE_DIR "/tests/data/packs/every-type");
    const Assessor assessor{every};
};

TEST_F(ATableOfEveryType, IsScoredAsTheSameAnswersInAFile)
{
    const ResponseSet set =
        readAnswers(SOURCE_DIR "/tests/data/packs/every-type.answers.json", every);
    std::ostringstream out;
    scoreTable(assessor,
               write("mood,ready,worry,home,late,hours,rent,since,letter,note,basket,weeks,"
                     "first-bill,who\n"
                     "0,3,1,1,0 1,32.5,71250,2025-03,0,\"Rust, graag.\",375,9,1 0 3 2,"
                     "0-1 1-2 2-3\n,,,,,,,,,,,,,\n"),
               out, {});
    const scoring::Posterior posterior = assessor.place(set).posterior;
    std::string expected = "1,6";
    for (int axis = 0; axis < 2; ++axis) {
        appendNumber(expected += ',', posterior.axisMean[axis]);
        appendNumber(expected += ',', std::sqrt(posterior.axisCovariance(axis, axis)));
    }
    EXPECT_NE(out.str().find("\n" + expected + ","), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("\n2,0,"), std::string::npos) << "nothing was answered";
}

TEST_F(ATableOfEveryType, NamesTheItemTheRuleAndTheRemedyOfACellThatIsNoAnswer)
{
    EXPECT_EQ(refusalOf("rent\n1.5\n"),
              ":2:1: error [csv-answer]: item \"rent\" takes 0 to 300000 cents. Give a number of "
              "cents, or leave the cell empty.");
    EXPECT_EQ(refusalOf("hours,since\n8,2025\n"),
              ":2:3: error [csv-answer]: \"2025\" in column \"since\" is not a month such as "
              "2026-11. Give a month such as 2026-11, or leave the cell empty.");
    EXPECT_EQ(refusalOf("first-bill\n0 1 2\n"),
              ":2:1: error [csv-answer]: item \"first-bill\" takes all its 4 categories in an "
              "order, each once. Give category indexes from 0 as tapped, with spaces between, or "
              "leave the cell empty.");
    EXPECT_EQ(refusalOf("who\n0-1 1\n"),
              ":2:1: error [csv-answer]: \"0-1 1\" in column \"who\" is not pairs of indexes from "
              "0 such as 0-1 1-0. Give pairs of indexes from 0 such as 0-1 1-0, or leave the cell "
              "empty.");
    EXPECT_EQ(refusalOf("ready\n1.5\n"),
              ":2:1: error [csv-number]: \"1.5\" in column \"ready\" is no whole number. Give a "
              "category's number, or leave the cell empty for missing.");
    EXPECT_EQ(refusalOf("try\n1\n"),
              ":1:1: error [csv-item]: column \"try\" is for practice, and keeps no answer. Leave "
              "the column out.");
    EXPECT_EQ(refusalOf("card\n1\n"),
              ":1:1: error [csv-item]: column \"card\" is a card to read, and takes no answer. "
              "Leave the column out.");
}

}  // namespace
}  // namespace opmaat::engine
