#include <gtest/gtest.h>

#include "engine/authoring/answers_difference.h"
#include "engine/authoring/made_up.h"
#include "engine/authoring/routes.h"
#include "tests/engine/pack/pack_copy.h"

// What authors see of a form. The pack two-forms; times are the items' own or ten seconds.

namespace opmaat::engine {
namespace {

class TheShortForm : public testing::Test {
protected:
    const Pack pack = loadPack((PackCopy::kTiny.parent_path() / "two-forms").string());
    const Form* form = pack.findForm("short");
};

TEST_F(TheShortForm, HasRoutesOfItsOwn)
{
    const Routes whole = routesOf(pack), asked = routesOf(pack, kMostStates, form);
    EXPECT_TRUE(asked.exact);
    EXPECT_EQ(whole.shortest.items, 9);
    EXPECT_EQ(whole.longest.items, 11);
    EXPECT_EQ(asked.shortest.items, 5);
    EXPECT_EQ(asked.longest.items, 7);
    EXPECT_TRUE(asked.never.empty()) << "what is not in a form is not missed there";
    for (std::size_t i = 0; i < pack.items.size(); ++i) {
        EXPECT_EQ(asked.chance[i], form->has(i) ? whole.chance[i] : 0.0) << pack.items[i].id;
    }
}

TEST_F(TheShortForm, HasTheSameRoutesWhenTheyAreDrawn)
{
    const Routes drawn = routesOf(pack, 1, form);
    EXPECT_FALSE(drawn.exact);
    EXPECT_EQ(drawn.shortest.items, 5);
    EXPECT_EQ(drawn.longest.items, 7);
    EXPECT_TRUE(drawn.never.empty());
}

TEST_F(TheShortForm, IsAnsweredByMadeUpPeopleAndNothingElse)
{
    for (const MadeUpKind kind :
         {MadeUpKind::Random, MadeUpKind::Model, MadeUpKind::StraightLining}) {
        scoring::Random random(7);
        for (int person = 0; person < 50; ++person) {
            for (const auto& [id, answer] : makeUp(pack, kind, random, form)) {
                EXPECT_TRUE(form->has(static_cast<std::size_t>(pack.find(id) - pack.items.data())))
                    << id;
            }
        }
    }
    const std::string table = madeUpTable(pack, MadeUpKind::Model, 5, 3, form);
    EXPECT_TRUE(table.starts_with(
        "wants-change,can-wait,this-week,owns-home,debts,rent-letter,opens-post\n"))
        << table;
}

TEST_F(TheShortForm, GoesWithAnswersToAnotherVersion)
{
    ResponseSet set{pack.id, "en", "alone", {}, "short"};
    set.answers["opens-post"] = {AnswerState::Answered, {2}, 0.0, ""};
    hideWhatIsNotShown(set, pack);
    std::vector<std::string> lost;
    EXPECT_EQ(carriedOver(set, pack, pack, lost).answers.at("keeps-list").state,
              AnswerState::NotShown);
    EXPECT_TRUE(lost.empty());

    Pack later = pack;
    later.forms.clear();
    const ResponseSet carried = carriedOver(set, pack, later, lost);
    EXPECT_EQ(carried.form, "");
    EXPECT_EQ(lost, (std::vector<std::string>{
                        "the form short is gone: the answers are read in the whole pack"}));
}

}  // namespace
}  // namespace opmaat::engine
