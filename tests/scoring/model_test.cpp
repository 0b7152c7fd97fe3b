#include "scoring/model.h"

#include <gtest/gtest.h>

#include <functional>
#include <limits>

#include "tests/scoring/made_up.h"

namespace opmaat::scoring {
namespace {

struct BadModel {
    std::string name;
    std::function<void(Model&)> spoil;
    std::string message;
};

Model good()
{
    Model model = made_up::model({{0.8, 0.7}, {1.0}}, Eigen::MatrixXd::Identity(2, 2), 2, 1, 3);
    model.items[0] = {"first", 0, ItemModel::Graded, 1.5, {0.9, -0.4}, 0.0};
    return model;
}

class ModelRefusal : public testing::TestWithParam<BadModel> {};

TEST_P(ModelRefusal, NamesWhatIsWrong)
{
    Model model = good();
    ASSERT_NO_THROW(checkModel(model));
    GetParam().spoil(model);
    try {
        checkModel(model);
        FAIL() << "accepted";
    } catch (const std::domain_error& problem) {
        EXPECT_EQ(problem.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , ModelRefusal,
    testing::Values(
        BadModel{"SlopeZero", [](Model& m) { m.items[0].slope = 0.0; },
                 "item 'first': slope is 0, must be finite and above 0"},
        BadModel{"SlopeNotANumber",
                 [](Model& m) { m.items[0].slope = std::numeric_limits<double>::quiet_NaN(); },
                 "item 'first': slope is nan, must be finite and above 0"},
        BadModel{"NoIntercepts", [](Model& m) { m.items[0].intercepts.clear(); },
                 "item 'first': intercepts are empty, must hold one number a step"},
        BadModel{"InterceptsRise",
                 [](Model& m) {
                     m.items[0].intercepts = {-0.4, 0.9};
                 },
                 "item 'first': intercept 2 is 0.9, must be below intercept 1 (-0.4)"},
        BadModel{
            "InterceptInfinite",
            [](Model& m) { m.items[0].intercepts[1] = -std::numeric_limits<double>::infinity(); },
            "item 'first': intercept 2 is -inf, must be finite"},
        BadModel{"FloorOfOne",
                 [](Model& m) { m.items[0].intercepts = {0.1}, m.items[0].lower = 1.0; },
                 "item 'first': lower is 1, must be in [0, 1)"},
        BadModel{"FloorWithThreeCategories", [](Model& m) { m.items[0].lower = 0.25; },
                 "item 'first': lower is 0.25 with 3 categories, must be 0 unless there are two"},
        BadModel{"FacetOutOfRange", [](Model& m) { m.items[0].facet = 3; },
                 "item 'first': facet is 3, must be 0..2"},
        BadModel{"LoadingZero", [](Model& m) { m.facets[1].loading = 0.0; },
                 "facet 'facet-1': loading is 0, must be in (0, 1]"},
        BadModel{"LoadingAboveOne", [](Model& m) { m.facets[1].loading = 1.01; },
                 "facet 'facet-1': loading is 1.01, must be in (0, 1]"},
        BadModel{"AxisOutOfRange", [](Model& m) { m.facets[1].axis = -1; },
                 "facet 'facet-1': axis is -1, must be 0..1"},
        BadModel{"AxisWithoutFacet", [](Model& m) { m.facets[2].axis = 0; },
                 "axis 'axis-1' has no facet, must have one (with loading 1)"},
        BadModel{"NoAxes", [](Model& m) { m.axes.clear(); }, "model: 0 axes, must be 1 to 4"},
        BadModel{"NoItems", [](Model& m) { m.items.clear(); },
                 "model: no items, must have at least one"},
        BadModel{"SameIdTwice", [](Model& m) { m.items[1].id = "first"; },
                 "item 'first' occurs twice, ids must be unique"},
        BadModel{"NoId", [](Model& m) { m.facets[0].id.clear(); },
                 "facet without an id, must have one"},
        BadModel{"MeanTooLong", [](Model& m) { m.population.mean = Eigen::VectorXd::Zero(3); },
                 "population: mean has 3 numbers, must have 2, one an axis"},
        BadModel{"CovarianceTooSmall",
                 [](Model& m) { m.population.covariance = Eigen::MatrixXd::Identity(1, 1); },
                 "population: covariance is 1 x 1, must be 2 x 2"},
        BadModel{"NotSymmetric", [](Model& m) { m.population.covariance(0, 1) = 0.3; },
                 "population: covariance (1, 0) is 0 and (0, 1) is 0.3, must be finite and equal"},
        BadModel{
            "NotPositiveDefinite",
            [](Model& m) { m.population.covariance(0, 1) = m.population.covariance(1, 0) = 1.0; },
            "population: covariance is not positive definite, so no such population exists"}),
    [](const auto& test) { return test.param.name; });

TEST(Model, PartialCreditInterceptsNeedNoOrder)
{
    Model model = good();
    model.items[0].model = ItemModel::PartialCredit;
    model.items[0].intercepts = {-0.4, 0.9};
    EXPECT_NO_THROW(checkModel(model));
}

struct BadMixture {
    std::string name;
    std::function<void(Mixture&)> spoil;
    std::string message;
};

class MixtureRefusal : public testing::TestWithParam<BadMixture> {};

TEST_P(MixtureRefusal, NamesWhatIsWrong)
{
    const Model model = good();
    Mixture mixture;
    mixture.backgroundWeight = 0.5;
    mixture.profiles = {made_up::profile("p", 0.25, Eigen::Vector2d(1, 1), 0.7, model),
                        made_up::profile("q", 0.25, Eigen::Vector2d(-1, 1), 0.7, model)};
    ASSERT_NO_THROW(checkMixture(mixture, model));
    GetParam().spoil(mixture);
    try {
        checkMixture(mixture, model);
        FAIL() << "accepted";
    } catch (const std::domain_error& problem) {
        EXPECT_EQ(problem.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , MixtureRefusal,
    testing::Values(
        BadMixture{"WeightsSumToTooLittle", [](Mixture& m) { m.profiles[1].weight = 0.125; },
                   "mixture: weights of the profiles and the background sum to 0.875, must be 1"},
        BadMixture{"WeightZero", [](Mixture& m) { m.profiles[1].weight = 0.0; },
                   "profile 'q': weight is 0, must be finite and above 0"},
        BadMixture{"NoBackground", [](Mixture& m) { m.backgroundWeight = 0.0; },
                   "mixture: background weight is 0, must be finite and above 0"},
        BadMixture{"SameIdTwice", [](Mixture& m) { m.profiles[1].id = "p"; },
                   "profile 'p' occurs twice, ids must be unique"},
        BadMixture{"MeanTooShort",
                   [](Mixture& m) { m.profiles[0].population.mean = Eigen::VectorXd::Zero(1); },
                   "profile 'p': population: mean has 1 numbers, must have 2, one an axis"},
        BadMixture{"OffsetsForAnotherModel",
                   [](Mixture& m) { m.profiles[0].facetOffsets = Eigen::VectorXd::Zero(2); },
                   "profile 'p': 2 facet offsets, must be 3, one a facet"},
        BadMixture{
            "OffsetsTradeOffWithTheMean",
            [](Mixture& m) { m.profiles[0].facetOffsets = Eigen::Vector3d(0.5, 0.0, 0.0); },
            "profile 'p': offsets on axis 'axis-0' have a sum of loading x offset of 0.4, must "
            "be 0: move the surplus to the mean"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace opmaat::scoring
