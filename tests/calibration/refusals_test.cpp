#include <gtest/gtest.h>

#include "calibration/checks.h"
#include "calibration/fit.h"
#include "tests/calibration/made_up.h"

namespace opmaat::calibration {
namespace {

/// What fit() says when it refuses; empty when it does not.
std::string refusal(const Specification& specification, const Patterns& patterns)
{
    try {
        fit(specification, patterns, {});
    } catch (const std::domain_error& error) {
        return error.what();
    }
    return "";
}

Patterns changed(const Specification& specification, int people,
                 const std::function<void(std::uint8_t* row, int person)>& change)
{
    auto answers = answersOf(specification.model, specification.model.population, people, 7);
    const std::size_t items = specification.model.items.size();
    for (int n = 0; n < people; ++n)
        change(answers.data() + static_cast<std::size_t>(n) * items, n);
    return collapse(answers, items, std::vector<int>(static_cast<std::size_t>(people), 0));
}

TEST(Refusals, NameAnItemWithOneCategory)
{
    const Specification specification = madeUp({1, 1, 5, 3}, 1);
    EXPECT_EQ(
        refusal(specification, changed(specification, 100, [](auto* row, int) { row[2] = 1; })),
        "item 'item-2': all 100 answers are the same category, so it tells nothing; leave it "
        "out or collect more answers");
}

TEST(Refusals, NameAnItemThatNobodyAnswered)
{
    const Specification specification = madeUp({1, 1, 5, 3}, 1);
    EXPECT_EQ(refusal(specification,
                      changed(specification, 100, [](auto* row, int) { row[4] = kNoAnswer; })),
              "item 'item-4': nobody answered it; leave it out");
}

TEST(Refusals, NameAnItemThatRunsAgainstTheOthers)
{
    const Specification specification = madeUp({1, 1, 6, 3}, 1);
    const std::string said = refusal(specification, changed(specification, 400, [](auto* row, int) {
                                         row[3] = static_cast<std::uint8_t>(2 - row[3]);
                                     }));
    EXPECT_NE(said.find("item 'item-3': it runs against the others of its axis (correlation with "
                        "their mean -0."),
              std::string::npos)
        << said;
    EXPECT_NE(said.find("name it in \"reverse\""), std::string::npos) << said;
}

TEST(Refusals, NameTwoItemsThatAreOne)
{
    const Specification specification = madeUp({1, 1, 5, 3}, 1);
    EXPECT_EQ(refusal(specification,
                      changed(specification, 200, [](auto* row, int) { row[1] = row[0]; })),
              "items 'item-0' and 'item-1': all 200 people gave both the same answer, so they are "
              "one item; leave one out");
}

TEST(Refusals, SayThatNobodyAnsweredAnything)
{
    const Specification specification = madeUp({1, 1, 5, 3}, 1);
    EXPECT_EQ(
        refusal(specification, changed(specification, 10,
                                       [](auto* row, int) { std::fill(row, row + 5, kNoAnswer); })),
        "nobody answered anything; check the columns of the table");
}

TEST(Refusals, NameAGroupOfThreePeople)
{
    Specification specification = madeUp({1, 1, 5, 3}, 1);
    specification.groups.push_back({"few", false});
    const auto answers = answersOf(specification.model, specification.model.population, 200, 7);
    std::vector<int> groups(200, 0);
    std::fill(groups.begin() + 197, groups.end(), 1);
    EXPECT_EQ(refusal(specification, collapse(answers, 5, groups)),
              "group 'few': 3 people, at least 10 are needed for a mean and covariance of its own; "
              "join it with another group or leave it out");
}

TEST(Refusals, NameAnAxisWithTooFewItems)
{
    const Specification specification = madeUp({1, 1, 2, 3}, 1);
    EXPECT_EQ(refusal(specification, peopleOf(specification, 100, 2)),
              "axis 'axis-0': 2 items, at least 3 are needed to tell their slopes; add items or "
              "join axes");
}

TEST(Refusals, NameALoadingThatAnswersCannotTell)
{
    Specification specification = madeUp({1, 1, 4, 3}, 1);
    try {
        identifyLoadings(specification, {true});
        FAIL() << "a single facet was given a free loading";
    } catch (const std::domain_error& error) {
        EXPECT_STREQ(error.what(),
                     "facet 'facet-0': its loading cannot be free, it is the only facet of its "
                     "axis; give it \"loading\": 1 or merge it with another");
    }
    Specification three = madeUp({1, 3, 2, 3}, 1);
    three.model.items.erase(three.model.items.begin() + 3);  // leaves facet-1 one item
    EXPECT_THROW(identifyLoadings(three, {true, true, true}), std::domain_error);
}

TEST(Loadings, OfTwoFacetsAreOne)
{
    const Specification specification = madeUp({1, 2, 3, 3}, 1);
    EXPECT_EQ(specification.loadingParameter, (std::vector<int>{0, 0}));
    EXPECT_EQ(madeUp({2, 3, 3, 3}, 1).loadingParameter, (std::vector<int>{0, 1, 2, 3, 4, 5}));
}

TEST(Fit, MarksALoadingThatGoesToOne)
{
    // Three facets that are one: no facet has anything of its own.
    Specification specification = madeUp({1, 3, 3, 4}, 3);
    for (scoring::Facet& facet : specification.model.facets) facet.loading = 0.999;
    const Fit found = fit(specification, peopleOf(specification, 800, 4), {});
    EXPECT_FALSE(found.usable());
    bool isNamed = false;
    for (const std::string& defect : found.defects)
        isNamed = isNamed || defect.find("its loading goes to 1") != std::string::npos;
    EXPECT_TRUE(isNamed);
    EXPECT_TRUE(found.parameters.allFinite());
}

TEST(Fit, MarksACorrelationThatGoesToOne)
{
    const Specification specification = madeUp({2, 1, 5, 4, scoring::ItemModel::Graded, 0.9999}, 5);
    const Fit found = fit(specification, peopleOf(specification, 800, 6), {});
    EXPECT_FALSE(found.usable());
    bool isNamed = false;
    for (const std::string& defect : found.defects)
        isNamed =
            isNamed || defect.find("axes 'axis-1' and 'axis-0': their correlation goes to 1") !=
                           std::string::npos;
    EXPECT_TRUE(isNamed);
    EXPECT_TRUE(found.parameters.allFinite());
}

}  // namespace
}  // namespace opmaat::calibration
