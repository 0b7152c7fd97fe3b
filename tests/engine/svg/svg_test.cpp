#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <stdexcept>

#include "engine/svg/chart.h"

namespace opmaat::engine::svg {
namespace {

std::size_t countOf(const std::string& part, const std::string& text)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

TEST(Drawing, IsAWholeDocumentThatSaysWhatItShows)
{
    Drawing drawing(200, 100, "Routes & minutes", "Two <short> routes");
    drawing.text({10, 20}, "5 < 6");
    const std::string svg = drawing.svg();
    EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\""));
    EXPECT_TRUE(svg.ends_with("</svg>\n"));
    EXPECT_NE(svg.find("<title id=\"title\">Routes &amp; minutes</title>"), std::string::npos);
    EXPECT_NE(svg.find("Two &lt;short&gt; routes</desc>"), std::string::npos);
    EXPECT_NE(svg.find("<text x=\"10\" y=\"20\" font-size=\"12\" fill=\"#1a1a1a\">5 &lt; 6</text>"),
              std::string::npos);
}

TEST(Drawing, GivesTheSameBytesForTheSameCalls)
{
    const auto draw = [] {
        Drawing drawing(50, 50, "t", "d");
        drawing.circle({1.0 / 3.0, 2.005}, 3, Colour::First);
        drawing.arrow({{0, 0}, {10, 10}}, {Colour::Second, 2, true});
        return drawing.svg();
    };
    EXPECT_EQ(draw(), draw());
    EXPECT_NE(draw().find("cx=\"0.33\""), std::string::npos);
    EXPECT_EQ(countOf("<polygon", draw()), 1u);
}

TEST(Drawing, RefusesWhatCannotBeDrawn)
{
    EXPECT_THROW(Drawing(0, 10, "", ""), std::domain_error);
    EXPECT_THROW(number(std::numeric_limits<double>::quiet_NaN()), std::domain_error);
    Drawing drawing(10, 10, "", "");
    EXPECT_THROW(Chart(drawing, {0, 0}, 20, 20, {"x", 0, 1}, {"y", 0, 1}), std::domain_error);
    EXPECT_THROW(Chart(drawing, {0, 0}, 200, 200, {"x", 1, 1}, {"y", 0, 1}), std::domain_error);
}

TEST(Number, HasAtMostTwoDecimals)
{
    EXPECT_EQ(number(1.0), "1");
    EXPECT_EQ(number(-0.001), "0");
    EXPECT_EQ(number(2.005), "2.01");
    EXPECT_EQ(number(-12.5), "-12.5");
}

TEST(Escaped, HoldsOnlyWhatXmlMayHold)
{
    EXPECT_EQ(escaped("a\"b'c"), "a&quot;b'c");
    EXPECT_EQ(escaped("é€😀"), "é€😀");
    EXPECT_EQ(escaped(std::string("\x01\xFF", 2)), "\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(escaped("\xEF\xBF\xBF").substr(0, 3), "\xEF\xBF\xBD");
}

TEST(Ticks, AreRoundNumbersWithinTheScale)
{
    EXPECT_EQ(ticks({"", 0, 10}, 5), (std::vector<double>{0, 2, 4, 6, 8, 10}));
    EXPECT_EQ(ticks({"", 20, 80}, 6), (std::vector<double>{20, 30, 40, 50, 60, 70, 80}));
    const std::vector<double> fine = ticks({"", -0.3, 0.3}, 6);
    ASSERT_EQ(fine.size(), 7u);
    EXPECT_DOUBLE_EQ(fine[3], 0.0);
}

TEST(Chart, PutsPlacesWhereTheScalesSay)
{
    Drawing drawing(300, 200, "t", "d");
    const Chart chart(drawing, {0, 0}, 300, 200, {"minutes", 0, 10}, {"people", 0, 100});
    const Point low = chart.at({0, 0}), high = chart.at({10, 100}), middle = chart.at({5, 50});
    EXPECT_LT(low.x, high.x);
    EXPECT_GT(low.y, high.y);
    EXPECT_DOUBLE_EQ(middle.x, (low.x + high.x) / 2);
    EXPECT_DOUBLE_EQ(middle.y, (low.y + high.y) / 2);
    chart.bars({{1, 20}, {2, 40}}, 0.8, Colour::First);
    chart.points({{1, 20}}, Colour::Second);
    chart.line({{0, 0}, {10, 100}});
    chart.whisker(5, 10, 90);
    const std::string svg = drawing.svg();
    EXPECT_EQ(countOf("<rect", svg), 3u);
    EXPECT_EQ(countOf("<circle", svg), 1u);
    EXPECT_NE(svg.find(">minutes</text>"), std::string::npos);
    EXPECT_NE(svg.find("rotate(-90"), std::string::npos);
}

}  // namespace
}  // namespace opmaat::engine::svg
