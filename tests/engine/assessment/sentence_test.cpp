#include "engine/assessment/sentence.h"

#include <gtest/gtest.h>

namespace opmaat::engine {
namespace {

TEST(Fill, PutsValuesInTheirPlaces)
{
    EXPECT_EQ(fill("{a} en {b}", {{"a", "1"}, {"b", "2"}}), "1 en 2");
}

TEST(Fill, LeavesAPlaceholderWithoutValueAsItIs)
{
    EXPECT_EQ(fill("{a} {c", {{"b", "2"}}), "{a} {c");
}

TEST(Fill, DoesNotFillWhatAValueBrings)
{
    EXPECT_EQ(fill("{a}", {{"a", "{b}"}, {"b", "2"}}), "{b}");
}

TEST(Sentences, WriteNumbersAsTheirReadersDo)
{
    const Words words;
    EXPECT_EQ(Sentences(words, "nl").number(-1.256, 2), "-1,26");
    EXPECT_EQ(Sentences(words, "en").number(-1.256, 2), "-1.26");
    EXPECT_EQ(Sentences(words, "nl").percent(0.616), "62%");
}

TEST(Sentences, SayNothingForASentenceThatIsNotThere)
{
    const Words words;
    EXPECT_EQ(Sentences(words, "nl").say("headline"), "");
}

}  // namespace
}  // namespace opmaat::engine
