#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "scoring/scorer.h"

namespace opmaat::scoring {
namespace {

// Public data sets with what established software found in them, beside the project on the
// machines where it is made. They are not part of it; elsewhere these tests skip.

const std::filesystem::path kReference =
    std::filesystem::path(SOURCE_DIR).parent_path() / "shared/reference";

nlohmann::json readFit(const std::string& name)
{
    std::ifstream file(kReference / (name + ".json"));
    return nlohmann::json::parse(file);
}

/// Answers as categories from 0: the code less the lowest code of the item.
std::vector<std::vector<int>> readAnswers(const std::string& file, const std::vector<int>& lowest)
{
    std::ifstream in(kReference / file);
    std::string line;
    std::getline(in, line);
    std::vector<std::vector<int>> people;
    while (std::getline(in, line)) {
        std::vector<int> answers;
        std::istringstream cells(line);
        std::string cell;
        for (const int low : lowest) {
            cell.clear();
            std::getline(cells, cell, ',');
            answers.push_back(cell.empty() || cell == "\r" ? kMissing : std::stoi(cell) - low);
        }
        people.push_back(answers);
    }
    return people;
}

Item itemOf(const nlohmann::json& row, ItemModel kind)
{
    Item item{row.at("row"), 0, kind, row.at("a1"), {}, 0.0};
    if (row.contains("d")) item.intercepts.push_back(row.at("d"));
    for (int k = 1; row.contains(std::string("d") + std::to_string(k)); ++k) {
        item.intercepts.push_back(row.at(std::string("d") + std::to_string(k)));
    }
    return item;
}

struct Fit {
    std::string name;
    ItemModel kind;
};

class PublicReference : public testing::TestWithParam<Fit> {};

TEST_P(PublicReference, LogLikelihoodEapAndMapAgree)
{
    if (!std::filesystem::exists(kReference)) GTEST_SKIP() << "no reference sets at " << kReference;
    const nlohmann::json fit = readFit(GetParam().name);
    Model model;
    model.axes = {{"axis"}};
    model.facets = {{"facet", 0, 1.0}};
    for (const nlohmann::json& row : fit.at("slope_intercept")) {
        model.items.push_back(itemOf(row, GetParam().kind));
    }
    model.population = {Eigen::VectorXd::Zero(1), Eigen::MatrixXd::Identity(1, 1)};
    const Scorer scorer(model);
    const auto people = readAnswers(fit.at("data"), fit.at("mins"));
    ASSERT_EQ(people.size(), fit.at("n").get<std::size_t>());

    double logLikelihood = 0.0;
    std::map<std::vector<int>, double> known;  // a pattern is scored once
    for (const std::vector<int>& answers : people) {
        const auto [place, isNew] = known.try_emplace(answers, 0.0);
        if (isNew) place->second = scorer.score(answers).logLikelihood;
        logLikelihood += place->second;
    }
    EXPECT_NEAR(logLikelihood, fit.at("logLik").get<double>(), 0.01);
    for (std::size_t n = 0; n < 50; ++n) {
        const Posterior posterior = scorer.score(people[n]);
        if (posterior.answered == 0) continue;
        EXPECT_NEAR(posterior.axisMean[0], fit.at("EAP_first50")[n][0].get<double>(), 0.005)
            << "person " << n;
        EXPECT_NEAR(std::sqrt(posterior.axisCovariance(0, 0)),
                    fit.at("EAP_first50")[n][1].get<double>(), 0.005)
            << "person " << n;
        EXPECT_NEAR(scorer.mode(people[n])[0], fit.at("MAP_first50")[n][0].get<double>(), 0.005)
            << "person " << n;
    }
}

INSTANTIATE_TEST_SUITE_P(, PublicReference,
                         testing::Values(Fit{"science_graded", ItemModel::Graded},
                                         Fit{"science_partial_credit", ItemModel::PartialCredit},
                                         Fit{"lsat7_two_parameter", ItemModel::Graded},
                                         Fit{"environment_graded", ItemModel::Graded},
                                         Fit{"bfi_n_graded", ItemModel::Graded}),
                         [](const auto& test) { return test.param.name; });

// The published fit was made on 31 x 31 points and stopped early; at its parameters an exact
// integral gives a log-likelihood near the published one, which was integrated more coarsely.
TEST(PublicReferenceOfTwoAxes, HaveTheLogLikelihoodOfTheEstimate)
{
    if (!std::filesystem::exists(kReference)) GTEST_SKIP() << "no reference sets at " << kReference;
    const nlohmann::json estimate = readFit("simulated_two_axes").at("estimate");
    const nlohmann::json truth = readFit("simulated_two_axes").at("truth");
    Model model;
    model.axes = {{"one"}, {"two"}};
    model.facets = {{"one", 0, 1.0}, {"two", 1, 1.0}};
    for (std::size_t i = 0; i < 40; ++i) {
        Item item{std::string("i") + std::to_string(i + 1),
                  truth.at("dim")[i].get<int>() - 1,
                  ItemModel::Graded,
                  estimate.at("slopes")[i],
                  {},
                  0.0};
        for (const nlohmann::json& d : estimate.at("intercepts")[i]) item.intercepts.push_back(d);
        model.items.push_back(item);
    }
    const double rho = estimate.at("correlation")[0][1];
    model.population = {Eigen::VectorXd::Zero(2), Eigen::MatrixXd::Identity(2, 2)};
    model.population.covariance(0, 1) = model.population.covariance(1, 0) = rho;
    const Scorer scorer(model);
    EXPECT_LT(scorer.integrationError(), 1e-5);
    double logLikelihood = 0.0;
    for (const auto& answers : readAnswers("simulated_two_axes.csv", std::vector<int>(40, 0))) {
        logLikelihood += scorer.score(answers).logLikelihood;
    }
    EXPECT_NEAR(logLikelihood, estimate.at("logLikelihood").get<double>(), 0.1);
    RecordProperty("logLikelihood", std::to_string(logLikelihood));
}

}  // namespace
}  // namespace opmaat::scoring
