#include <gtest/gtest.h>

#include "engine/authoring/pack_texts.h"
#include "engine/authoring/review.h"
#include "tests/engine/pack/pack_copy.h"

// Reading conversation.json. What is refused in it stands in tests/data/packs/refusals.json.

namespace opmaat::engine {
namespace {

const std::filesystem::path kTwoForms = PackCopy::kTiny.parent_path() / "two-forms";

TEST(AConversation, IsReadWithEverythingInIt)
{
    const Conversation guide = loadPack(kTwoForms.string()).conversation;
    EXPECT_EQ(guide.id, "two-forms-conversation");
    EXPECT_EQ(guide.choice.low, 47.0);
    EXPECT_EQ(guide.choice.highest, 1);
    EXPECT_EQ(guide.questions.size(), 4u);
    ASSERT_NE(guide.find("plans", Level::Middle), nullptr);
    EXPECT_EQ(guide.find("plans", Level::Middle)->inviting.in("en"), "What helps you choose?");
    EXPECT_EQ(guide.find("post", Level::High), nullptr);
    EXPECT_EQ(guide.emotions.at(0).actions.at(0).in("nl"), "Open samen een brief.");
    EXPECT_TRUE(guide.handOvers.at(0).when);
    EXPECT_FALSE(guide.handOvers.at(1).when);
    EXPECT_EQ(guide.actions.at(1).by, ActionTemplate::By::Together);
    EXPECT_EQ(guide.actions.at(0).facets, std::vector<std::string>{"post"});
    EXPECT_EQ(guide.cards.at(0).lines.at(0).title.in("en"), "Calm");
}

TEST(AConversation, NeedsNoPartAtAll)
{
    const PackCopy copy(kTwoForms);
    copy.write("conversation.json",
               R"({"format": "opmaat.conversation/1", "id": "g", "version": "1"})");
    EXPECT_EQ(copy.findings(), "");
    const Conversation guide = loadPack(copy.folder().string()).conversation;
    EXPECT_EQ(guide.choice.low, 45.0) << "as questionnaires/README.md says";
    EXPECT_TRUE(guide.questions.empty() && guide.cards.empty());
    EXPECT_TRUE(loadPack(PackCopy::kTiny.string()).conversation.empty());
}

TEST(AConversation, CannotBeTheNameOfAModule)
{
    const PackCopy copy;
    copy.replace("pack.json", "\"daily\"]", "\"daily\", \"conversation\"]");
    EXPECT_NE(copy.findings().find("error [id-file]"), std::string::npos) << copy.findings();
}

TEST(AConversation, HasCardsInTheClientsWordsAndQuestionsInTheCounsellors)
{
    std::string client;
    for (const TextPlace& place : textsOf(readDocuments(kTwoForms.string()))) {
        if (place.file != "conversation.json") continue;
        if (place.audience == Audience::Client) client += place.key + "\n";
    }
    EXPECT_EQ(client,
              "/actions/open-post/text\n"
              "/actions/call/text\n"
              "/cards/goals/title\n"
              "/cards/goals/intro\n"
              "/cards/goals/lines/calm/title\n"
              "/cards/goals/lines/calm/text\n");
}

TEST(AConversation, IsReviewedForPlainWords)
{
    const PackCopy copy(kTwoForms);
    copy.replace("conversation.json", "Kies wat u wilt bereiken.", "Kies hetgeen u wilt bereiken.");
    const PlainLanguages lists =
        readPlainLanguages(std::string(SOURCE_DIR) + "/questionnaires/language");
    std::string rules;
    for (const Finding& finding : checkPack(copy.folder().string(), lists).findings) {
        if (finding.file.ends_with("conversation.json")) rules += finding.rule + " ";
    }
    EXPECT_EQ(rules, "word-hard ");
}

}  // namespace
}  // namespace opmaat::engine
