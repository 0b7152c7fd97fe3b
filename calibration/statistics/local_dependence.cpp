#include "calibration/statistics/local_dependence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "scoring/response.h"

namespace opmaat::calibration::statistics {
namespace {

/// x - E(x | EAP), [N x I]; not a number where there is no answer.
std::vector<double> residuals(const scoring::Scorer& scorer, const Responses& responses)
{
    const scoring::Model& model = scorer.model();
    std::vector<double> all(responses.cells.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t n = 0; n < responses.people(); ++n) {
        const scoring::Posterior posterior = scorer.score(responses.of(n));
        for (std::size_t i = 0; i < responses.items; ++i) {
            if (responses.at(n, i) == scoring::kMissing) continue;
            const scoring::Item& item = model.items[i];
            all[n * responses.items + i] =
                responses.at(n, i) -
                scoring::expectedCategory(item, posterior.facetMean[item.facet]);
        }
    }
    return all;
}

/// Correlation of two columns over the rows that have both; people 0 when there is none.
void correlate(const std::vector<double>& residuals, std::size_t items, PairDependence& pair)
{
    double meanA = 0.0;
    double meanB = 0.0;
    double squareA = 0.0;
    double squareB = 0.0;
    double product = 0.0;
    int people = 0;
    for (std::size_t row = 0; row < residuals.size(); row += items) {
        const double a = residuals[row + pair.first];
        const double b = residuals[row + pair.second];
        if (std::isnan(a) || std::isnan(b)) continue;
        ++people;
        const double awayA = a - meanA;
        const double awayB = b - meanB;
        meanA += awayA / people;
        meanB += awayB / people;
        squareA += awayA * (a - meanA);
        squareB += awayB * (b - meanB);
        product += awayA * (b - meanB);
    }
    if (people < 3 || !(squareA * squareB > 0.0)) return;
    pair.people = people;
    pair.q3 = product / std::sqrt(squareA * squareB);
}

Relation relationOf(const scoring::Model& model, std::size_t first, std::size_t second)
{
    const int f = model.items[first].facet;
    const int g = model.items[second].facet;
    if (f == g) return Relation::SameFacet;
    return model.facets[static_cast<std::size_t>(f)].axis ==
                   model.facets[static_cast<std::size_t>(g)].axis
               ? Relation::SameAxis
               : Relation::OtherAxis;
}

void removeMeans(std::vector<PairDependence>& pairs)
{
    std::array<double, 3> sum{};
    std::array<int, 3> count{};
    for (const PairDependence& pair : pairs) {
        sum[static_cast<std::size_t>(pair.relation)] += pair.q3;
        ++count[static_cast<std::size_t>(pair.relation)];
    }
    for (PairDependence& pair : pairs) {
        const auto kind = static_cast<std::size_t>(pair.relation);
        pair.aboveMean = pair.q3 - sum[kind] / count[kind];
    }
}

}  // namespace

std::vector<PairDependence> q3(const scoring::Scorer& scorer, const Responses& responses)
{
    const scoring::Model& model = scorer.model();
    check(model, responses);
    const std::vector<double> all = residuals(scorer, responses);
    std::vector<PairDependence> pairs;
    for (std::size_t second = 1; second < responses.items; ++second) {
        for (std::size_t first = 0; first < second; ++first) {
            PairDependence pair{first, second, relationOf(model, first, second), 0.0, 0.0, 0};
            correlate(all, responses.items, pair);
            if (pair.people > 0) pairs.push_back(pair);
        }
    }
    removeMeans(pairs);
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.aboveMean > b.aboveMean; });
    return pairs;
}

}  // namespace opmaat::calibration::statistics
