#include "engine/exchange/csv.h"

#include <gtest/gtest.h>

namespace opmaat::engine {
namespace {

TEST(ResponseTable, KeepsAnEmptyCellAsMissing)
{
    const ResponseTable table = parseResponseTable("a,b\n1,\n,2\n", "t.csv");
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[0][0].code, 1);
    EXPECT_FALSE(table.rows[0][1].code.has_value());
    EXPECT_FALSE(table.rows[1][0].code.has_value());
    EXPECT_EQ(table.rows[1][1].code, 2);
}

TEST(ResponseTable, ReadsQuotesWindowsLinesAndAByteOrderMark)
{
    const ResponseTable table =
        parseResponseTable("\xEF\xBB\xBF\"a\",\"b\"\"c\"\r\n\"1\",2", "t.csv");
    EXPECT_EQ(table.header, (std::vector<std::string>{"a", "b\"c"}));
    ASSERT_EQ(table.rows.size(), 1u);
    EXPECT_EQ(table.rows[0][0].code, 1);
}

TEST(ResponseTable, ReadsOneColumnWithMissingValues)
{
    const ResponseTable table = parseResponseTable("a\n1\n\n0\n", "t.csv");
    ASSERT_EQ(table.rows.size(), 3u);
    EXPECT_FALSE(table.rows[1][0].code.has_value());
}

struct BadTable {
    std::string name, text, sentence;
};

class RefusedTable : public testing::TestWithParam<BadTable> {};

TEST_P(RefusedTable, SaysWhereAndHowToMend)
{
    try {
        parseResponseTable(GetParam().text, "t.csv");
        FAIL() << "was accepted";
    } catch (const InputError& error) {
        EXPECT_EQ(std::string(error.what()), GetParam().sentence);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , RefusedTable,
    testing::Values(
        BadTable{"Empty", "",
                 "t.csv:1:1: error [csv-header]: the table is empty. Start with a line of item "
                 "ids, separated by commas."},
        BadTable{"ColumnTwice", "a,a\n",
                 "t.csv:1:3: error [csv-header]: column \"a\" stands twice. Keep one of them."},
        BadTable{"ColumnWithoutName", "a,,b\n",
                 "t.csv:1:3: error [csv-header]: a column has no name. Name every column after its "
                 "item."},
        BadTable{"RowTooShort", "a,b\n1,2\n1\n",
                 "t.csv:3:1: error [csv-cells]: the row has 1 cells, the header 2. Give every row "
                 "one cell a column; leave a cell empty for missing."},
        BadTable{"NotANumber", "a,b\n1,x\n",
                 "t.csv:2:3: error [csv-number]: \"x\" in column \"b\" is no whole number. Give a "
                 "category's number, or leave the cell empty for missing."},
        BadTable{"OpenQuote", "a\n\"1\n",
                 "t.csv:2:1: error [csv-quote]: a quote is opened and not closed on the same line. "
                 "Close the quote, or leave both out."},
        BadTable{
            "TextAfterAQuote", "a,b\n1,\"2\"3\n4,5\n",
            "t.csv:2:6: error [csv-quote]: something stands between a closing quote and the "
            "next comma. Put the whole cell between its quotes, and write a quote in it twice."},
        BadTable{
            "NameAfterAQuote", "\"a\" ,b\n1,2\n",
            "t.csv:1:4: error [csv-quote]: something stands between a closing quote and the "
            "next comma. Put the whole cell between its quotes, and write a quote in it twice."}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::engine
