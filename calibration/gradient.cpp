#include "calibration/gradient.h"

#include <Eigen/LU>
#include <cmath>

#include "calibration/item_scores.h"
#include "scoring/numeric.h"

namespace opmaat::calibration {
namespace {

using Eigen::Index;

constexpr double kSlopeSd = 0.75, kInterceptSd = 5.0;

bool isHeld(const Prior& prior, std::size_t item, std::size_t category)
{
    return !prior.isUnchosen.empty() && prior.isUnchosen[item][category];
}

/// Adds one item: people by category and place, to value, gradient and information.
void addItem(const scoring::Item& item, std::size_t i, const FacetTable& facet,
             std::size_t position, const Statistics& statistics, const Prior& prior, Index start,
             Derivatives& result)
{
    const auto count = static_cast<std::size_t>(item.categories());
    const auto size = static_cast<Index>(count);
    const std::size_t places = facet.eta.size();
    std::vector<double> p(count);
    std::vector<double> scores(count * count);
    Eigen::VectorXd gradient = Eigen::VectorXd::Zero(size);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(size, size);
    const double spacing = facet.eta[1] - facet.eta[0];
    for (std::size_t j = 0; j < places; ++j) {
        if (j > 0 && facet.eta[j] == facet.eta[j - 1]) continue;  // filled up
        itemScores(item, facet.eta[j], p, scores);
        double total = 0.0;
        for (std::size_t k = 0; k < count; ++k) {
            double people = statistics.counts[i][k * places + j];
            if (isHeld(prior, i, k)) {
                const double held =
                    prior.unchosen * spacing * scoring::normalDensity(facet.eta[j], 0.0, 1.0);
                result.value += held * facet.row(position, k)[j];
                people += held;
            }
            total += people;
            for (std::size_t c = 0; c < count; ++c)
                gradient[static_cast<Index>(c)] += people * scores[k * count + c];
        }
        for (std::size_t k = 0; k < count; ++k) {
            const double weight = total * p[k];
            for (std::size_t c = 0; c < count; ++c) {
                const double here = weight * scores[k * count + c];
                for (std::size_t d = 0; d <= c; ++d)
                    information(Index(c), Index(d)) += here * scores[k * count + d];
            }
        }
    }
    for (Index c = 0; c < size; ++c) {
        for (Index d = 0; d < c; ++d) information(d, c) = information(c, d);
    }
    result.gradient.segment(start, size) = gradient;
    result.information.blocks.push_back(information);
}

void addItemPrior(const scoring::Item& item, Index start, Derivatives& result)
{
    Eigen::MatrixXd& information = result.information.blocks.back();
    const double logSlope = std::log(item.slope);
    const double precision = 1.0 / (kSlopeSd * kSlopeSd);
    result.value -= 0.5 * precision * logSlope * logSlope;
    result.gradient[start] -= precision * logSlope / item.slope;
    information(0, 0) += precision / (item.slope * item.slope);
    for (std::size_t k = 0; k < item.intercepts.size(); ++k) {
        const double d = item.intercepts[k];
        result.value -= 0.5 * d * d / (kInterceptSd * kInterceptSd);
        const auto c = static_cast<Index>(k) + 1;
        result.gradient[start + c] -= d / (kInterceptSd * kInterceptSd);
        information(c, c) += 1.0 / (kInterceptSd * kInterceptSd);
    }
}

/// Sums behind one loading.
struct LoadingSums {
    double people = 0.0, etaSquare = 0.0, thetaSquare = 0.0, product = 0.0;
};

LoadingSums sumsOf(const Tables& tables, const Statistics& statistics, std::size_t f)
{
    LoadingSums sums;
    const FacetTable& facet = tables.facets[f];
    for (std::size_t j = 0; j < facet.eta.size(); ++j) {
        sums.people += statistics.places[f][j];
        sums.etaSquare += statistics.places[f][j] * facet.eta[j] * facet.eta[j];
    }
    for (std::size_t n = 0; n < tables.theta.size(); ++n)
        sums.thetaSquare += statistics.nodes[f][n] * tables.theta[n] * tables.theta[n];
    sums.product = statistics.product[f];
    return sums;
}

void addLoadings(const ParameterMap& map, const Estimate& estimate, const Tables& tables,
                 const Statistics& statistics, Derivatives& result)
{
    Eigen::VectorXd information = Eigen::VectorXd::Zero(map.loadings());
    for (std::size_t f = 0; f < tables.facets.size(); ++f) {
        const int own = map.specification().loadingParameter[f];
        if (own < 0) continue;
        const LoadingSums s = sumsOf(tables, statistics, f);
        const double lambda = estimate.model.facets[f].loading;
        const double variance = 1.0 - lambda * lambda;
        const double squares =
            s.etaSquare - 2.0 * lambda * s.product + lambda * lambda * s.thetaSquare;
        result.gradient[map.loadingStart() + own] +=
            (s.people * lambda + s.product - lambda * s.thetaSquare) / variance -
            lambda * squares / (variance * variance);
        information[own] += s.people * (1.0 + lambda * lambda) / (variance * variance);
    }
    for (Index own = 0; own < map.loadings(); ++own)
        result.information.blocks.emplace_back(Eigen::MatrixXd::Constant(1, 1, information[own]));
}

/// d Sigma / d parameter, a symmetric matrix of zeros and ones.
Eigen::MatrixXd directionOf(const ParameterMap::PopulationPlace& place, Index axes)
{
    Eigen::MatrixXd direction = Eigen::MatrixXd::Zero(axes, axes);
    direction(place.a, place.b) = direction(place.b, place.a) = 1.0;
    return direction;
}

void addPopulation(const ParameterMap& map, const Estimate& estimate, const Statistics& statistics,
                   std::size_t g, Derivatives& result)
{
    const auto& places = map.population(g);
    const auto size = static_cast<Index>(places.size());
    if (size == 0) return;
    const scoring::Population& group = estimate.groups[g];
    const double people = statistics.people[g];
    const Eigen::MatrixXd precision = group.covariance.inverse();
    const Eigen::VectorXd& sum = statistics.sum[g];
    const Eigen::MatrixXd moment = statistics.square[g] - sum * group.mean.transpose() -
                                   group.mean * sum.transpose() +
                                   people * group.mean * group.mean.transpose();
    const Eigen::MatrixXd slope =
        0.5 * precision * (moment - people * group.covariance) * precision;
    const Eigen::VectorXd shift = precision * (sum - people * group.mean);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(size, size);
    for (Index p = 0; p < size; ++p) {
        const auto& here = places[static_cast<std::size_t>(p)];
        double& gradient = result.gradient[map.groupStart(g) + p];
        if (here.b < 0)
            gradient = shift[here.a];
        else
            gradient = (here.a == here.b ? 1.0 : 2.0) * slope(here.a, here.b);
        for (Index q = 0; q <= p; ++q) {
            const auto& there = places[static_cast<std::size_t>(q)];
            if ((here.b < 0) != (there.b < 0)) continue;
            double value = people * precision(here.a, there.a);
            if (here.b >= 0) {
                const Index axes = group.mean.size();
                const Eigen::MatrixXd product =
                    precision * directionOf(here, axes) * precision * directionOf(there, axes);
                value = 0.5 * people * product.trace();
            }
            information(p, q) = information(q, p) = value;
        }
    }
    result.information.blocks.push_back(information);
}

}  // namespace

Derivatives derive(const ParameterMap& map, const Estimate& estimate, const Tables& tables,
                   const Statistics& statistics, const Prior& prior)
{
    Derivatives result;
    result.logLikelihood = statistics.logLikelihood;
    result.value = statistics.logLikelihood;
    result.gradient = Eigen::VectorXd::Zero(map.size());
    std::vector<std::size_t> next(tables.facets.size(), 0);  // position of an item in its facet
    for (std::size_t i = 0; i < estimate.model.items.size(); ++i) {
        const auto f = static_cast<std::size_t>(estimate.model.items[i].facet);
        const std::size_t position = next[f]++;
        if (map.itemStart(i) < 0) continue;
        const scoring::Item& item = estimate.model.items[i];
        addItem(item, i, tables.facets[f], position, statistics, prior, map.itemStart(i), result);
        if (prior.isWeak) addItemPrior(item, map.itemStart(i), result);
    }
    addLoadings(map, estimate, tables, statistics, result);
    for (std::size_t g = 0; g < estimate.groups.size(); ++g)
        addPopulation(map, estimate, statistics, g, result);
    return result;
}

Eigen::MatrixXd priorInformation(const ParameterMap& map, const Estimate& estimate,
                                 const Rule& rule, const Prior& prior)
{
    const Tables tables = buildTables(estimate, rule);
    Statistics nobody;
    nobody.clear(estimate.model, tables);
    const Derivatives derivatives = derive(map, estimate, tables, nobody, prior);
    Eigen::MatrixXd information = Eigen::MatrixXd::Zero(map.size(), map.size());
    Index at = 0;
    for (const Eigen::MatrixXd& block : derivatives.information.blocks) {
        information.block(at, at, block.rows(), block.cols()) = block;
        at += block.rows();
    }
    return information;
}

}  // namespace opmaat::calibration
