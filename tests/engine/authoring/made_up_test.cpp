#include "engine/authoring/made_up.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "engine/exchange/score_table.h"
#include "engine/interview/answer_rules.h"
#include "engine/interview/visibility.h"
#include "scoring/simulate.h"
#include "tests/engine/pack/pack_copy.h"

namespace opmaat::engine {
namespace {

const Pack& shipped()
{
    static const Pack kPack = loadPack(std::string(SOURCE_DIR) + "/questionnaires/wkm");
    return kPack;
}

class MadeUp : public testing::TestWithParam<MadeUpKind> {};

TEST_P(MadeUp, AnswersWhatIsShownAndNothingElse)
{
    const Pack& pack = shipped();
    scoring::Random random(7);
    for (int person = 0; person < 100; ++person) {
        const auto answers = makeUp(pack, GetParam(), random);
        const std::vector<Truth> shown = visibility(pack, answers);
        for (std::size_t i = 0; i < pack.items.size(); ++i) {
            const Item& item = pack.items[i];
            const bool asked = shown[i] == Truth::True && item.takesAnswer();
            ASSERT_EQ(answers.contains(item.id), asked) << item.id;
            if (asked) {
                EXPECT_EQ(mistakeIn(answers.at(item.id), item), "") << item.id;
            }
        }
    }
}

TEST_P(MadeUp, IsTheSameForTheSameSeedAndReadByScore)
{
    const Pack& pack = shipped();
    const std::string table = madeUpTable(pack, GetParam(), 20, 99);
    EXPECT_EQ(table, madeUpTable(pack, GetParam(), 20, 99));
    EXPECT_NE(table, madeUpTable(pack, GetParam(), 20, 98));
    EXPECT_TRUE(madeUpTable(pack, GetParam(), 40, 99).starts_with(table))
        << "a longer table begins as a shorter one";
    const PackCopy folder;
    folder.write("made-up.csv", table);
    std::ostringstream scores;
    EXPECT_EQ(scoreTable(Assessor(pack), (folder.folder() / "made-up.csv").string(), scores, {}),
              20u);
}

INSTANTIATE_TEST_SUITE_P(, MadeUp,
                         testing::Values(MadeUpKind::Random, MadeUpKind::Model,
                                         MadeUpKind::StraightLining),
                         [](const auto& test) {
                             return test.param == MadeUpKind::Random  ? "Random"
                                    : test.param == MadeUpKind::Model ? "Model"
                                                                      : "StraightLining";
                         });

TEST_P(MadeUp, AnswersEveryTypeOfItemAndIsReadByScore)
{
    const Pack pack = loadPack(PackCopy::kEveryType.string());
    scoring::Random random(8);
    std::set<int> orders;
    for (int person = 0; person < 60; ++person) {
        const auto answers = makeUp(pack, GetParam(), random);
        EXPECT_EQ(answers.count("try"), 0u) << "practice";
        for (const auto& [id, answer] : answers) {
            EXPECT_EQ(mistakeIn(answer, *pack.find(id)), "") << id;
        }
        orders.insert(answers.at("first-bill").categories.front());
    }
    EXPECT_EQ(orders.size() > 1, GetParam() != MadeUpKind::StraightLining);
    const PackCopy folder;
    folder.write("made-up.csv", madeUpTable(pack, GetParam(), 20, 3));
    std::ostringstream scores;
    EXPECT_EQ(scoreTable(Assessor(pack), (folder.folder() / "made-up.csv").string(), scores, {}),
              20u);
}

TEST(MadeUpKinds, ALiningPersonTapsOnePlace)
{
    scoring::Random random(3);
    std::set<int> places;
    for (int person = 0; person < 50; ++person) {
        int most = 0;
        for (const auto& [id, answer] : makeUp(shipped(), MadeUpKind::StraightLining, random)) {
            most = std::max(most, answer.categories.front());
        }
        for (const auto& [id, answer] : makeUp(shipped(), MadeUpKind::Model, random)) {
            EXPECT_GE(answer.categories.front(), 0);
        }
        places.insert(most);
    }
    EXPECT_EQ(places, (std::set<int>{0, 1, 2, 3, 4}));
}

/// The share of the highest scored category of an item under the model, against what it says:
/// expected, over the mixture, by 4,000 draws of the generator of scoring itself.
TEST(MadeUpKinds, AModelPersonAnswersAsTheModelSays)
{
    const Pack& pack = shipped();
    scoring::Random one(11), other(12);
    const Item& item = *pack.find("zorgen-geld");  // reversed: shown 0 scores 3
    int shownFirst = 0, scoredLast = 0;
    constexpr int kPeople = 4000;
    for (int person = 0; person < kPeople; ++person) {
        shownFirst += makeUp(pack, MadeUpKind::Model, one).at(item.id).categories.front() == 0;
        const auto drawn =
            scoring::simulate(pack.parameters.model, pack.profiles.mixture, other).responses;
        scoredLast += drawn[static_cast<std::size_t>(item.modelItem)] == 3;
    }
    EXPECT_NEAR(shownFirst / double(kPeople), scoredLast / double(kPeople), 0.03);
}

TEST(MadeUpKinds, ARandomPersonTakesEachOptionAsOften)
{
    scoring::Random random(5);
    std::vector<int> counts(5, 0);
    for (int person = 0; person < 5000; ++person) {
        ++counts[static_cast<std::size_t>(makeUp(shipped(), MadeUpKind::Random, random)
                                              .at("wie-aan-de-slag")
                                              .categories.front())];
    }
    for (const int count : counts) EXPECT_NEAR(count, 1000, 120);
}

}  // namespace
}  // namespace opmaat::engine
