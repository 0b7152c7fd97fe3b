#include <gtest/gtest.h>

#include <cmath>

#include "calibration/fit.h"
#include "calibration/likelihood.h"
#include "calibration/specify.h"
#include "tests/reference_sets.h"

namespace opmaat::calibration {
namespace {

using reference::kReference;
using reference::readFit;

engine::Structure oneAxis(const std::vector<std::string>& items, scoring::ItemModel kind)
{
    engine::Structure structure;
    structure.axes = {"axis"};
    structure.facets = {{"axis", 0, 1.0, false}};
    for (const std::string& id : items)
        structure.items.push_back({id, 0, kind, false, false, 0, {}});
    return structure;
}

Question questionOf(const engine::Structure& structure, const std::string& table)
{
    return ask(structure, engine::readResponseMatrix(structure, (kReference / table).string(), ""),
               {});
}

/// Slope, then intercepts, of an item in the published fit, and their standard errors.
struct Published {
    std::vector<double> values, errors;
};

Published publishedOf(const nlohmann::json& fit, const std::string& item)
{
    Published published;
    const nlohmann::json& rows = fit.at("par_with_SE").at(item);
    for (std::size_t c = 0; c < rows[0].size(); ++c) {
        if (rows[1][c].is_null()) continue;  // what is fixed
        published.values.push_back(rows[0][c]);
        published.errors.push_back(rows[1][c]);
    }
    return published;
}

struct Case {
    std::string name;
    scoring::ItemModel kind;
};

class PublicFit : public testing::TestWithParam<Case> {};

TEST_P(PublicFit, IsFoundAgain)
{
    if (!std::filesystem::exists(kReference)) GTEST_SKIP() << "no reference sets at " << kReference;
    const nlohmann::json published = readFit(GetParam().name);
    const std::vector<std::string> items = published.at("itemnames");
    const Question question =
        questionOf(oneAxis(items, GetParam().kind), published.at("data").get<std::string>());
    FitOptions options;
    options.errors = ErrorsFrom::ObservedInformation;
    const Fit found = fit(question.specification, question.patterns, options);
    ASSERT_TRUE(found.usable()) << found.defects[0];
    EXPECT_NEAR(found.logLikelihood, published.at("logLik").get<double>(), 0.01);
    EXPECT_NEAR(found.aic, published.at("AIC").get<double>(), 0.02);
    EXPECT_LT(found.decrement, 1e-3);
    Eigen::Index t = 0;
    for (const std::string& item : items) {
        const Published expected = publishedOf(published, item);
        for (std::size_t c = 0; c < expected.values.size(); ++c, ++t) {
            EXPECT_NEAR(found.parameters[t], expected.values[c],
                        std::max(0.01, 0.1 * expected.errors[c]))
                << found.names[t];
            EXPECT_NEAR(found.errors[t] / expected.errors[c], 1.0, 0.03) << found.names[t];
        }
    }
    EXPECT_EQ(t, found.parameters.size());
}

INSTANTIATE_TEST_SUITE_P(, PublicFit,
                         testing::Values(Case{"science_graded", scoring::ItemModel::Graded},
                                         Case{"science_partial_credit",
                                              scoring::ItemModel::PartialCredit},
                                         Case{"lsat7_two_parameter", scoring::ItemModel::Graded},
                                         Case{"environment_graded", scoring::ItemModel::Graded},
                                         Case{"bfi_n_graded", scoring::ItemModel::Graded}),
                         [](const auto& test) { return test.param.name; });

/// The log-likelihood at the published parameters, which stopped early on a coarse grid.
double logLikelihoodAt(const Question& question, const nlohmann::json& estimate)
{
    Estimate at{question.specification.model, {question.specification.model.population}};
    for (std::size_t i = 0; i < at.model.items.size(); ++i) {
        at.model.items[i].slope = estimate.at("slopes")[i];
        at.model.items[i].intercepts = estimate.at("intercepts")[i].get<std::vector<double>>();
    }
    const double rho = estimate.at("correlation")[0][1];
    at.groups[0].covariance(0, 1) = at.groups[0].covariance(1, 0) = rho;
    Likelihood likelihood(question.patterns, 1);
    return likelihood.value(at, finer(chooseRule(at, kFineRule)));
}

TEST(PublicFitOfTwoAxes, IsFoundAtAHigherMaximum)
{
    if (!std::filesystem::exists(kReference)) GTEST_SKIP() << "no reference sets at " << kReference;
    const nlohmann::json published = readFit("simulated_two_axes");
    engine::Structure structure;
    structure.axes = {"one", "two"};
    structure.facets = {{"one", 0, 1.0, false}, {"two", 1, 1.0, false}};
    for (std::size_t i = 0; i < 40; ++i) {
        const int axis = published.at("truth").at("dim")[i].get<int>() - 1;
        structure.items.push_back({std::string("i") + std::to_string(i + 1),
                                   axis,
                                   scoring::ItemModel::Graded,
                                   false,
                                   false,
                                   0,
                                   {}});
    }
    const Question question = questionOf(structure, "simulated_two_axes.csv");
    const Fit found = fit(question.specification, question.patterns, {});
    ASSERT_TRUE(found.usable());
    const nlohmann::json& estimate = published.at("estimate");
    const double exact = logLikelihoodAt(question, estimate);
    EXPECT_GT(found.logLikelihood, exact);
    EXPECT_LT(found.logLikelihood, exact + 0.01);
    // The published figure is from 31 x 31 points, which err by this much (tests/scoring).
    EXPECT_NEAR(estimate.at("logLikelihood").get<double>() - exact, 0.0434, 1e-3);
    EXPECT_NEAR(found.estimate.groups[0].covariance(0, 1),
                estimate.at("correlation")[0][1].get<double>(), 0.01);
    for (std::size_t i = 0; i < 40; ++i) {
        const auto t = static_cast<Eigen::Index>(5 * i);
        EXPECT_NEAR(found.parameters[t], estimate.at("slopes")[i].get<double>(),
                    std::max(0.01, 0.1 * found.errors[t]))
            << found.names[t];
        for (Eigen::Index k = 1; k < 5; ++k)
            EXPECT_NEAR(found.parameters[t + k],
                        estimate.at("intercepts")[i][static_cast<std::size_t>(k - 1)].get<double>(),
                        std::max(0.01, 0.1 * found.errors[t + k]))
                << found.names[t + k];
    }
}

}  // namespace
}  // namespace opmaat::calibration
