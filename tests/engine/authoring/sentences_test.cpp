#include "engine/authoring/sentences.h"

#include <gtest/gtest.h>

namespace opmaat::engine {
namespace {

/// "a b | c" for two sentences.
std::string split(const std::string& text)
{
    std::string line;
    for (const Sentence& sentence : sentencesIn(text)) {
        line += line.empty() ? "" : " |";
        for (const WordAt& word : sentence) line += (line.empty() ? "" : " ") + word.lower;
    }
    return line;
}

TEST(Sentences, EndWhereAReaderBreathes)
{
    EXPECT_EQ(split("Wat doet u? U mag kiezen. Ja!"), "wat doet u | u mag kiezen | ja");
    EXPECT_EQ(split("Eerst: uw huis"), "eerst | uw huis");
    EXPECT_EQ(split(""), "");
    EXPECT_EQ(split("..."), "");
}

TEST(Sentences, KeepWholeWhatIsOneWord)
{
    EXPECT_EQ(split("E-mail kost 2.500 euro, om 10:30 don't"),
              "e-mail kost 2.500 euro om 10:30 don't");
    EXPECT_EQ(split("Één tweeën ÉCHT"), "één tweeën écht");
    EXPECT_EQ(split("{day} om {runner-up}."), "{} om {}");
    EXPECT_EQ(split("‘Weet ik’ – soms…"), "weet ik soms");
}

TEST(Sentences, SayWhereAWordStands)
{
    const std::string text = "Ja. Nee, écht niet.";
    const Sentence second = sentencesIn(text).at(1);
    EXPECT_EQ(text.substr(second[0].offset, second[0].length), "Nee");
    EXPECT_EQ(text.substr(second[1].offset, second[1].length), "écht");
}

int find(const std::string& phrase, const std::string& sentence)
{
    return Phrase(phrase).findIn(sentencesIn(sentence).front());
}

TEST(Phrase, IsFoundAsWholeWords)
{
    EXPECT_EQ(find("eigen schuld", "Dat is uw Eigen Schuld"), 3);
    EXPECT_EQ(find("eigen schuld", "Dat is uw eigen schulden"), -1);
    EXPECT_EQ(find("lui", "Ik luister"), -1);
    EXPECT_EQ(find("schuldeiser*", "Uw schuldeisers"), 1);
    EXPECT_EQ(find("binnen # dagen", "Binnen 14 dagen"), 0);
    EXPECT_EQ(find("binnen # dagen", "Binnen enkele dagen"), -1);
    EXPECT_EQ(find("", "Niets"), -1);
}

TEST(Length, IsCountedInCharacters)
{
    EXPECT_EQ(lengthOf("tweeën €"), 8u);
    EXPECT_EQ(lengthOf(""), 0u);
}

}  // namespace
}  // namespace opmaat::engine
