#pragma once

#include <algorithm>
#include <cmath>

#include "scoring/simulate.h"
#include "tests/scoring/fine_rule.h"
#include "tests/scoring/made_up.h"

namespace opmaat::scoring::random_models {

// Random models of every sharpness, beside fine_rule.h: what integration_test.cpp asserts and
// integration_errors prints.

inline Item randomItem(const std::string& id, int facet, double steepest, Random& random)
{
    const int categories = 2 + int(random.below(5));
    const auto model = random.below(3) == 0 ? ItemModel::PartialCredit : ItemModel::Graded;
    Item item{id, facet, model, 0.3 + (steepest - 0.3) * random.uniform(), {}, 0.0};
    std::vector<double> places;
    for (int k = 1; k < categories; ++k) places.push_back(-3.0 + 6.0 * random.uniform());
    std::sort(places.begin(), places.end());
    double sum = 0.0;
    for (std::size_t k = 0; k < places.size(); ++k) {
        const double place = places[k] + 0.01 * double(k);
        sum -= item.slope * place;
        item.intercepts.push_back(model == ItemModel::Graded ? -item.slope * place : sum);
    }
    if (categories == 2 && random.below(4) == 0) item.lower = 0.3 * random.uniform();
    return item;
}

inline double randomLoading(Random& random)
{
    switch (random.below(4)) {
        case 0:
            return 0.9995 - 0.02 * random.uniform() * random.uniform();
        case 1:
            return 0.3 + 0.69 * random.uniform();
        default:
            return 1.0;
    }
}

/// A correlation matrix with entries up to about .9.
inline Eigen::MatrixXd randomCorrelation(Eigen::Index axes, Random& random)
{
    Eigen::MatrixXd b(axes, axes + 2);
    for (Eigen::Index x = 0; x < b.size(); ++x) b.data()[x] = random.normal();
    const Eigen::MatrixXd s = b * b.transpose();
    Eigen::MatrixXd r = Eigen::MatrixXd::Identity(axes, axes);
    for (Eigen::Index i = 0; i < axes; ++i) {
        for (Eigen::Index j = 0; j < i; ++j)
            r(i, j) = r(j, i) = 0.9 * s(i, j) / std::sqrt(s(i, i) * s(j, j));
    }
    return r;
}

inline Model randomModel(int axes, int mostItems, double steepest, Random& random)
{
    Model model;
    for (int a = 0; a < axes; ++a) {
        model.axes.push_back({"axis-" + std::to_string(a)});
        for (int more = int(random.below(3)); more >= 0; --more) {
            model.facets.push_back(
                {"facet-" + std::to_string(model.facets.size()), a,
                 more == 0 ? randomLoading(random) : 0.4 + 0.5 * random.uniform()});
        }
    }
    const int items = 1 + int(random.below(std::uint64_t(mostItems)));
    for (int i = 0; i < items; ++i) {
        const int facet = int(random.below(model.facets.size()));
        model.items.push_back(randomItem("item-" + std::to_string(i), facet, steepest, random));
    }
    model.population = made_up::population(randomCorrelation(axes, random));
    return model;
}

/// Likely, senseless, partial, one-sided and contradictory answers.
inline std::vector<std::vector<int>> randomAnswers(const Model& model, Random& random)
{
    std::vector<std::vector<int>> all{
        simulate(model, {}, random).responses, simulate(model, {}, random).responses,
        made_up::answers(model, random), made_up::answers(model, random, 0.5)};
    std::vector<int> lowest;
    std::vector<int> highest;
    std::vector<int> alternating;
    for (const Item& item : model.items) {
        const int top = item.categories() - 1;
        lowest.push_back(0);
        highest.push_back(top);
        alternating.push_back(lowest.size() % 2 == 0 ? 0 : top);
    }
    all.insert(all.end(), {lowest, highest, alternating});
    return all;
}

struct Worst {
    double mean = 0.0;
    double sd = 0.0;
    double beyondEstimate = -1.0;  ///< by how much an error exceeded ten times its estimate
    double estimate = 0.0;         ///< largest of the models themselves
    int cases = 0;

    void add(const Posterior& found, const fine_rule::Result& expected)
    {
        ++cases;
        const double error = (found.axisMean - expected.mean).cwiseAbs().maxCoeff();
        mean = std::max(mean, error);
        beyondEstimate = std::max(beyondEstimate, error - 10.0 * found.integrationError);
        const Eigen::VectorXd variance = found.axisCovariance.diagonal();
        sd = std::max(sd, (variance.cwiseSqrt() - expected.sd).cwiseAbs().maxCoeff());
    }
};

/// Positions against a tensor rule, one or two axes; seven kinds of answers to every model.
inline Worst overModels(int axes, int models, int mostItems, double steepest, std::uint64_t seed)
{
    Random random(seed);
    Worst worst;
    for (int n = 0; n < models; ++n) {
        const Model model = randomModel(axes, mostItems, steepest, random);
        const Scorer scorer(model);
        worst.estimate = std::max(worst.estimate, scorer.integrationError());
        for (const std::vector<int>& answers : randomAnswers(model, random))
            worst.add(scorer.score(answers), fine_rule::tensor(model, answers));
    }
    return worst;
}

/// Positions against a rule centred on the posterior, any number of axes.
inline Worst overCentred(int axes, int models, int mostItems, double step, double reach,
                         std::uint64_t seed)
{
    Random random(seed);
    Worst worst;
    for (int n = 0; n < models; ++n) {
        const Model model = randomModel(axes, mostItems, 3.0, random);
        const Scorer scorer(model);
        const std::vector<int> answers = simulate(model, {}, random).responses;
        worst.add(scorer.score(answers), fine_rule::Centred(model, answers).result(step, reach));
    }
    return worst;
}

}  // namespace opmaat::scoring::random_models
