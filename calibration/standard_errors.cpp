#include "calibration/standard_errors.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <cmath>

#include "calibration/item_scores.h"
#include "calibration/pattern_posterior.h"
#include "scoring/kernels.h"

namespace opmaat::calibration {
namespace {

using Eigen::Index;
using scoring::kernels;

constexpr std::size_t kShares = 4;
constexpr Index kRows = 128;  ///< scores that are multiplied at once

/// Scores of one item at the places of its facet: for category k the rows of the parameters that
/// matter there.
struct ItemTable {
    struct Row {
        Index parameter;            ///< of the item
        std::vector<double> score;  ///< [Q]
    };
    std::vector<std::vector<Row>> categories;  ///< [K]
};

ItemTable tableOf(const scoring::Item& item, const FacetTable& facet)
{
    const auto count = static_cast<std::size_t>(item.categories());
    const std::size_t places = facet.eta.size();
    std::vector<double> p(count);
    std::vector<double> all(count * count * places);
    for (std::size_t j = 0; j < places; ++j)
        itemScores(item, facet.eta[j], p, std::span(all).subspan(j * count * count, count * count));
    ItemTable table;
    for (std::size_t k = 0; k < count; ++k) {
        std::vector<ItemTable::Row> rows;
        for (std::size_t c = 0; c < count; ++c) {
            std::vector<double> score(places);
            bool matters = false;
            for (std::size_t j = 0; j < places; ++j) {
                score[j] = all[(j * count + k) * count + c];
                matters = matters || score[j] != 0.0;
            }
            if (matters) rows.push_back({static_cast<Index>(c), std::move(score)});
        }
        table.categories.push_back(std::move(rows));
    }
    return table;
}

/// Writes the score of one pattern after another.
class PatternScores {
public:
    PatternScores(const ParameterMap& map, const Estimate& estimate, const Tables& tables,
                  const std::vector<ItemTable>& items)
        : map_(map), estimate_(estimate), tables_(tables), items_(items), posterior_(tables)
    {
        for (const scoring::Population& group : estimate.groups)
            precisions_.push_back(group.covariance.inverse());
    }

    /// @param score  [T], 0 before
    template <class Row>
    void write(std::span<const std::uint8_t> pattern, std::size_t group, Row score)
    {
        posterior_.read(pattern, group);
        for (std::size_t f = 0; f < tables_.facets.size(); ++f) {
            if (posterior_.isAnswered(f)) writeFacet(f, pattern, score);
        }
        writePopulation(group, score);
    }

private:
    template <class Row>
    void writeFacet(std::size_t f, std::span<const std::uint8_t> pattern, Row& score)
    {
        const FacetTable& facet = tables_.facets[f];
        const std::vector<double>& weights = posterior_.places(f);
        for (const std::size_t i : facet.items) {
            if (pattern[i] == kNoAnswer || map_.itemStart(i) < 0) continue;
            for (const ItemTable::Row& row : items_[i].categories[pattern[i]])
                score[map_.itemStart(i) + row.parameter] =
                    kernels().dot(row.score.data(), weights.data(), weights.size());
        }
        const int own = map_.specification().loadingParameter[f];
        if (own < 0) return;
        const double lambda = estimate_.model.facets[f].loading;
        const double variance = 1.0 - lambda * lambda;
        double etaSquare = 0.0;
        for (std::size_t j = 0; j < weights.size(); ++j)
            etaSquare += weights[j] * facet.eta[j] * facet.eta[j];
        const double thetaSquare = posterior_.secondMoment()(facet.axis, facet.axis);
        const double product = posterior_.product(f);
        const double squares = etaSquare - 2.0 * lambda * product + lambda * lambda * thetaSquare;
        score[map_.loadingStart() + own] += (lambda + product - lambda * thetaSquare) / variance -
                                            lambda * squares / (variance * variance);
    }

    template <class Row>
    void writePopulation(std::size_t g, Row& score)
    {
        const auto& places = map_.population(g);
        if (places.empty()) return;
        const scoring::Population& group = estimate_.groups[g];
        const Eigen::MatrixXd& precision = precisions_[g];
        const Eigen::VectorXd& mean = posterior_.mean();
        const Eigen::MatrixXd moment = posterior_.secondMoment() - mean * group.mean.transpose() -
                                       group.mean * mean.transpose() +
                                       group.mean * group.mean.transpose();
        const Eigen::MatrixXd slope = 0.5 * precision * (moment - group.covariance) * precision;
        const Eigen::VectorXd shift = precision * (mean - group.mean);
        for (std::size_t p = 0; p < places.size(); ++p) {
            const auto [a, b] = places[p];
            score[map_.groupStart(g) + static_cast<Index>(p)] =
                b < 0 ? shift[a] : (a == b ? 1.0 : 2.0) * slope(a, b);
        }
    }

    const ParameterMap& map_;
    const Estimate& estimate_;
    const Tables& tables_;
    const std::vector<ItemTable>& items_;
    PatternPosterior posterior_;
    std::vector<Eigen::MatrixXd> precisions_;
};

void addProduct(const Eigen::MatrixXd& scores, Eigen::MatrixXd& sum)
{
    sum.selfadjointView<Eigen::Lower>().rankUpdate(scores);
}

}  // namespace

Eigen::MatrixXd crossProduct(const ParameterMap& map, const Estimate& estimate, const Rule& rule,
                             const Patterns& patterns, int threads)
{
    const Tables tables = buildTables(estimate, rule);
    std::vector<ItemTable> items;
    for (const scoring::Item& item : estimate.model.items)
        items.push_back(tableOf(item, tables.facets[static_cast<std::size_t>(item.facet)]));
    std::vector<Eigen::MatrixXd> sums(kShares, Eigen::MatrixXd::Zero(map.size(), map.size()));
    inParallel(kShares, threads, [&](std::size_t share) {
        PatternScores writer(map, estimate, tables, items);
        Eigen::MatrixXd scores = Eigen::MatrixXd::Zero(map.size(), kRows);  // a column a pattern
        Index filled = 0;
        const auto [from, to] = shareOf(patterns.size(), share, kShares);
        for (std::size_t u = from; u < to; ++u) {
            auto column = scores.col(filled++);
            writer.write(patterns.pattern(u), static_cast<std::size_t>(patterns.groups[u]), column);
            column *= std::sqrt(patterns.people[u]);
            if (filled < kRows && u + 1 < to) continue;
            addProduct(scores, sums[share]);
            scores.setZero();
            filled = 0;
        }
    });
    for (std::size_t share = 1; share < kShares; ++share) sums[0] += sums[share];
    return sums[0].selfadjointView<Eigen::Lower>();
}

Eigen::MatrixXd observedInformation(const Objective& objective, const Eigen::VectorXd& parameters)
{
    const Index size = parameters.size();
    Eigen::MatrixXd information(size, size);
    for (Index t = 0; t < size; ++t) {
        const double step = 1e-4 * std::max(1.0, std::fabs(parameters[t]));
        Eigen::VectorXd there = parameters;
        there[t] += step;
        const Eigen::VectorXd above = objective.derive(there).gradient;
        there[t] = parameters[t] - step;
        information.col(t) = (objective.derive(there).gradient - above) / (2.0 * step);
    }
    return 0.5 * (information + information.transpose());
}

Eigen::VectorXd standardErrors(const Eigen::MatrixXd& information)
{
    const Eigen::LLT<Eigen::MatrixXd> factor(information);
    if (factor.info() != Eigen::Success || !(factor.rcond() > 1e-14)) return {};
    const Eigen::MatrixXd inverse =
        factor.solve(Eigen::MatrixXd::Identity(information.rows(), information.cols()));
    return inverse.diagonal().cwiseSqrt();
}

}  // namespace opmaat::calibration
