#include "calibration/statistics/overall_fit.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "calibration/statistics/linear_algebra.h"

namespace opmaat::calibration::statistics {
namespace {

double valueOf(const AnswerFunction& function, int category)
{
    if (function.category == 0) return category;
    return category == function.category ? 1.0 : 0.0;
}

Eigen::VectorXd observedMeans(const Responses& responses, std::span<const std::size_t> people,
                              const std::vector<Moment>& moments)
{
    Eigen::VectorXd sums = Eigen::VectorXd::Zero(static_cast<Eigen::Index>(moments.size()));
    for (const std::size_t n : people) {
        for (std::size_t m = 0; m < moments.size(); ++m) {
            double product = 1.0;
            for (const AnswerFunction& one : moments[m])
                product *= valueOf(one, responses.at(n, one.item));
            sums[static_cast<Eigen::Index>(m)] += product;
        }
    }
    return sums / static_cast<double>(people.size());
}

struct Correlations {
    Eigen::VectorXd mean, variance;  ///< [J]
};

/// Means and variances of the items from the model or from people, in the order of `items`.
Correlations modelled(MomentIntegrals& integrals, std::span<const std::size_t> items)
{
    const auto j = static_cast<Eigen::Index>(items.size());
    Correlations all{Eigen::VectorXd(j), Eigen::VectorXd(j)};
    for (Eigen::Index a = 0; a < j; ++a) {
        const AnswerFunction x{items[static_cast<std::size_t>(a)], 0};
        all.mean[a] = integrals.mean(std::vector{x});
        all.variance[a] = integrals.mean(std::vector{x, x}) - all.mean[a] * all.mean[a];
    }
    return all;
}

Correlations counted(const Responses& responses, std::span<const std::size_t> people,
                     std::span<const std::size_t> items)
{
    const auto j = static_cast<Eigen::Index>(items.size());
    Correlations all{Eigen::VectorXd::Zero(j), Eigen::VectorXd::Zero(j)};
    for (const std::size_t n : people) {
        for (Eigen::Index a = 0; a < j; ++a) {
            const double x = responses.at(n, items[static_cast<std::size_t>(a)]);
            all.mean[a] += x;
            all.variance[a] += x * x;
        }
    }
    all.mean /= static_cast<double>(people.size());
    all.variance /= static_cast<double>(people.size());
    all.variance -= all.mean.cwiseAbs2();
    return all;
}

/// The pairs come last, in the order of momentsOf().
double srmsrOf(const Eigen::VectorXd& observed, const Eigen::VectorXd& expected,
               const Correlations& people, const Correlations& model)
{
    const Eigen::Index items = people.mean.size();
    Eigen::Index at = observed.size() - items * (items - 1) / 2;
    double sum = 0.0;
    int pairs = 0;
    for (Eigen::Index b = 1; b < items; ++b) {
        for (Eigen::Index a = 0; a < b; ++a, ++at) {
            const double found = people.variance[a] * people.variance[b];
            if (!(found > 0.0)) continue;
            const double away =
                (observed[at] - people.mean[a] * people.mean[b]) / std::sqrt(found) -
                (expected[at] - model.mean[a] * model.mean[b]) /
                    std::sqrt(model.variance[a] * model.variance[b]);
            sum += away * away;
            ++pairs;
        }
    }
    return pairs == 0 ? 0.0 : std::sqrt(sum / pairs);
}

}  // namespace

OverallFit overallFit(const scoring::Model& model, const Responses& responses,
                      std::span<const std::size_t> items, Margins margins,
                      const Estimated& estimated)
{
    check(model, responses);
    if (items.size() < 3) {
        throw std::invalid_argument("overall fit of " + std::to_string(items.size()) +
                                    " items, must be at least 3");
    }
    const std::vector<std::size_t> people = completeCases(responses, items);
    const std::vector<Moment> moments = momentsOf(model, items, margins);
    OverallFit fit;
    fit.people = static_cast<int>(people.size());
    fit.moments = static_cast<int>(moments.size());
    if (fit.people < 2) return fit;

    MomentIntegrals integrals(model);
    const Eigen::VectorXd expected = integrals.means(moments);
    const Eigen::VectorXd observed = observedMeans(responses, people, moments);
    const Eigen::MatrixXd derivatives = momentDerivatives(model, moments, items, estimated);
    fit.problem = FitProblem::TooFewMoments;
    if (derivatives.cols() >= expected.size()) return fit;
    const auto residual =
        generalisedResidual(observed - expected, derivatives, integrals.covariance(moments));
    fit.problem = FitProblem::SingularMoments;
    if (!residual) return fit;

    fit.problem = FitProblem::None;
    fit.parameters = residual->rank;
    fit.degreesOfFreedom = fit.moments - fit.parameters;
    fit.statistic = fit.people * residual->square;
    fit.p = chiSquareUpperTail(fit.statistic, fit.degreesOfFreedom);
    fit.rmsea = rmsea(fit.statistic, fit.degreesOfFreedom, fit.people);
    fit.srmsr =
        srmsrOf(observed, expected, counted(responses, people, items), modelled(integrals, items));
    return fit;
}

}  // namespace opmaat::calibration::statistics
