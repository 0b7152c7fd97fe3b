#include "calibration/statistics/person_fit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <stdexcept>

#include "scoring/fit.h"
#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {
namespace {

PersonFitOptions quick()
{
    PersonFitOptions options;
    options.simulated = 200;
    options.draws = 60;
    return options;
}

TEST(PersonFitSummary, FindsAsManyPeopleAsItSaysUnderTheModel)
{
    const scoring::Scorer scorer(oneAxis({0.85, 0.75}, 6, 4));
    const Answers answers = drawAnswers(scorer.model(), 400, 3);
    const PersonFitSummary found = personFitSummary(scorer, answers.view(), quick());
    EXPECT_EQ(found.people, 400);
    EXPECT_EQ(found.simulated, 200);
    // .05 of 200, three standard errors either way.
    EXPECT_NEAR(found.share, 0.05, 0.05);
    // Places follow the same answers, so lz is above 0 and varies less than a normal variable.
    EXPECT_GT(found.mean, 0.0);
    EXPECT_LT(found.mean, 0.6);
    EXPECT_GT(found.sd, 0.6);
    EXPECT_LT(found.sd, 1.0);
    for (std::size_t n = 0; n < 20; ++n)
        EXPECT_EQ(found.lz[n], scoring::personFit(scorer, answers.view().of(n)).lz);
}

// One in three answers lowest and highest in turn.
TEST(PersonFitSummary, FindsPeopleWhoContradictThemselves)
{
    const scoring::Scorer scorer(oneAxis({1.0}, 16, 4));
    Answers answers = drawAnswers(scorer.model(), 300, 3);
    for (std::size_t n = 0; n < 300; n += 3) {
        for (std::size_t i = 0; i < 16; ++i) answers.cells[n * 16 + i] = i % 2 == 0 ? 0 : 3;
    }
    const PersonFitSummary found = personFitSummary(scorer, answers.view(), quick());
    EXPECT_NEAR(found.share, 1.0 / 3.0, 0.15);
    for (std::size_t n = 0; n < 300; n += 3) EXPECT_LT(found.lz[n], -1.4);
}

TEST(PersonFitSummary, LooksOnlyAtPeopleWhoGaveTwoAnswers)
{
    const scoring::Scorer scorer(oneAxis({1.0}, 3, 3));
    const std::vector<int> cells{-1, -1, -1, 0, -1, -1, 2, 0, -1, 1, 1, 1};
    const PersonFitSummary found = personFitSummary(scorer, {cells, 3}, quick());
    EXPECT_EQ(found.people, 2);
    EXPECT_EQ(found.simulated, 2);
    const std::vector<int> nothing{-1, -1, -1};
    const PersonFitSummary none = personFitSummary(scorer, {nothing, 3}, quick());
    EXPECT_EQ(none.people, 0);
    EXPECT_EQ(none.share, 0.0);
}

TEST(PersonFitSummary, RefusesSenselessOptions)
{
    const scoring::Scorer scorer(oneAxis({1.0}, 3, 3));
    const std::vector<int> cells{0, 1, 2};
    PersonFitOptions options = quick();
    options.level = 1.0;
    EXPECT_THROW(personFitSummary(scorer, {cells, 3}, options), std::invalid_argument);
    options = quick();
    options.simulated = 0;
    EXPECT_THROW(personFitSummary(scorer, {cells, 3}, options), std::invalid_argument);
    options = quick();
    options.draws = 5;
    EXPECT_THROW(personFitSummary(scorer, {cells, 3}, options), std::invalid_argument);
}

}  // namespace
}  // namespace opmaat::calibration::statistics
