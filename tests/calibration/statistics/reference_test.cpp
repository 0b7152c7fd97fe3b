#include "tests/calibration/statistics/reference_sets.h"

#include <gtest/gtest.h>

#include <cmath>

#include "calibration/statistics/classical.h"
#include "calibration/statistics/item_fit.h"
#include "calibration/statistics/overall_fit.h"
#include "calibration/statistics/reliability.h"

namespace opmaat::calibration::statistics {
namespace {

struct Set {
    std::string name;
    scoring::ItemModel kind;
};

class PublicReference : public testing::TestWithParam<Set> {};

#define SKIP_WITHOUT_REFERENCE() \
    if (!std::filesystem::exists(kReference)) GTEST_SKIP() << "no reference sets at " << kReference

TEST_P(PublicReference, ClassicalStatisticsAgree)
{
    SKIP_WITHOUT_REFERENCE();
    const ReferenceSet set = readReference(GetParam().name, GetParam().kind);
    const Consistency found = consistency(itemMoments(set.answers.view(), allItems(set.model)));
    const nlohmann::json& ctt = set.fit.at("ctt");
    EXPECT_NEAR(*found.alpha, ctt.at("alpha_raw").get<double>(), 1e-8);
    for (std::size_t i = 0; i < set.model.items.size(); ++i) {
        EXPECT_NEAR(*found.itemRest[i], ctt.at("item")[i].at("r.drop").get<double>(), 1e-8);
        EXPECT_NEAR(*found.alphaIfDeleted[i], ctt.at("alpha_if_dropped")[i].get<double>(), 1e-8);
    }
}

TEST_P(PublicReference, ReliabilitiesAgree)
{
    SKIP_WITHOUT_REFERENCE();
    const ReferenceSet set = readReference(GetParam().name, GetParam().kind);
    const scoring::Scorer scorer(set.model);
    const Reliabilities found = reliabilities(scorer, set.answers.view());
    EXPECT_NEAR(found.axes[0].empirical, set.fit.at("empirical_rxx_EAP").get<double>(), 1e-3);
    EXPECT_NEAR(found.axes[0].marginal, set.fit.at("marginal_rxx").get<double>(), 1e-3);
    EXPECT_NEAR(found.facets[0].marginal, set.fit.at("marginal_rxx").get<double>(), 1e-3);
}

void expectSame(const OverallFit& found, const nlohmann::json& row)
{
    ASSERT_EQ(found.problem, FitProblem::None);
    EXPECT_NEAR(found.statistic / row.at("M2").get<double>(), 1.0, 2e-3);
    EXPECT_NEAR(found.p, row.at("p").get<double>(), 1e-3);
    EXPECT_NEAR(found.rmsea.value, row.at("RMSEA").get<double>(), 2e-4);
    // That software divides by N - 1 in the estimate and by N in its interval.
    const double scale = std::sqrt((found.people - 1.0) / found.people);
    EXPECT_NEAR(found.rmsea.low * scale, row.at("RMSEA_5").get<double>(), 2e-4);
    EXPECT_NEAR(found.rmsea.high * scale, row.at("RMSEA_95").get<double>(), 2e-4);
}

// Two differ by choice. With missing answers that software takes each moment from those who have
// it and counts everybody, where ours takes complete cases: sizes agree only nearly. For partial
// credit its statistic is 16.34 where ours is 19.04, nearer to the 19.18 of the graded model; ours
// follows its distribution in OverallFit.RejectsATruePartialCreditModelAsOftenAsItSays.
TEST_P(PublicReference, OverallFitAgrees)
{
    SKIP_WITHOUT_REFERENCE();
    const ReferenceSet set = readReference(GetParam().name, GetParam().kind);
    const auto items = allItems(set.model);
    const OverallFit found = overallFit(set.model, set.answers.view(), items, Margins::Categories);
    const nlohmann::json& row = set.fit.at("C2")[0];
    EXPECT_EQ(found.degreesOfFreedom, row.at("df").get<int>());
    const bool whole = found.people == static_cast<int>(set.answers.view().people());
    if (whole && GetParam().kind == scoring::ItemModel::Graded)
        expectSame(found, row);
    else
        EXPECT_NEAR(found.rmsea.value, row.at("RMSEA").get<double>(), 0.015);
}

TEST_P(PublicReference, FitOfMeansAgrees)
{
    SKIP_WITHOUT_REFERENCE();
    const ReferenceSet set = readReference(GetParam().name, GetParam().kind);
    const OverallFit found =
        overallFit(set.model, set.answers.view(), allItems(set.model), Margins::Means);
    if (set.fit.at("M2").is_object()) {  // where that software has too few degrees of freedom
        EXPECT_EQ(found.problem, FitProblem::TooFewMoments);
        return;
    }
    EXPECT_EQ(found.degreesOfFreedom, set.fit.at("M2")[0].at("df").get<int>());
    expectSame(found, set.fit.at("M2")[0]);
}

// The same to the digits where no cell is thin. Elsewhere cells are merged by another rule
// (decision CS-3) that keeps more of them, and the verdict at one in a hundred is the same.
TEST_P(PublicReference, ItemFitAgrees)
{
    SKIP_WITHOUT_REFERENCE();
    const ReferenceSet set = readReference(GetParam().name, GetParam().kind);
    const auto found = itemFit(set.model, set.answers.view(), 0);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const nlohmann::json& row = set.fit.at("itemfit_SX2")[i];
        EXPECT_EQ(found[i].p < 0.01, row.at("p.S_X2").get<double>() < 0.01) << i;
        EXPECT_GE(found[i].degreesOfFreedom, row.at("df.S_X2").get<int>());
        if (GetParam().name != "lsat7_two_parameter") continue;
        EXPECT_EQ(found[i].degreesOfFreedom, row.at("df.S_X2").get<int>());
        EXPECT_NEAR(found[i].statistic, row.at("S_X2").get<double>(), 1e-3);
        EXPECT_NEAR(found[i].p, row.at("p.S_X2").get<double>(), 1e-4);
    }
}

INSTANTIATE_TEST_SUITE_P(, PublicReference,
                         testing::Values(Set{"science_graded", scoring::ItemModel::Graded},
                                         Set{"science_partial_credit",
                                             scoring::ItemModel::PartialCredit},
                                         Set{"lsat7_two_parameter", scoring::ItemModel::Graded},
                                         Set{"environment_graded", scoring::ItemModel::Graded},
                                         Set{"bfi_n_graded", scoring::ItemModel::Graded}),
                         [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::calibration::statistics
