#include "scoring/fit.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"
#include "scoring/random.h"
#include "scoring/response.h"
#include "scoring/simulate.h"

namespace opmaat::scoring {
namespace {

PersonFit fitAt(const Model& model, std::span<const int> responses, const Eigen::VectorXd& eta)
{
    PersonFit fit;
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (responses[i] == kMissing) continue;
        const Item& item = model.items[i];
        double mean = 0.0;
        double square = 0.0;
        for (int k = 0; k < item.categories(); ++k) {
            const double logP = logProbability(item, k, eta[item.facet]);
            const double p = exponential(logP);
            mean += p * logP;
            square += p * logP * logP;
        }
        ++fit.answered;
        fit.logLikelihood += logProbability(item, responses[i], eta[item.facet]);
        fit.expected += mean;
        fit.variance += square - mean * mean;
    }
    // Equal chances everywhere leave nothing to vary but rounding.
    if (fit.variance > 1e-12) fit.lz = (fit.logLikelihood - fit.expected) / std::sqrt(fit.variance);
    return fit;
}

}  // namespace

PersonFit personFit(const Scorer& scorer, std::span<const int> responses)
{
    return fitAt(scorer.model(), responses, scorer.score(responses).facetMean);
}

double personFitQuantile(const Scorer& scorer, std::span<const int> responses, double probability,
                         int draws, std::uint64_t seed)
{
    if (!(probability > 0.0 && probability < 1.0)) {
        throw std::invalid_argument("probability is " + std::to_string(probability) +
                                    ", must be between 0 and 1");
    }
    if (draws < 20) {
        throw std::invalid_argument("draws is " + std::to_string(draws) + ", must be at least 20");
    }
    const Eigen::VectorXd eta = scorer.score(responses).facetMean;
    Random random(seed);
    Workspace workspace;
    std::vector<double> values;
    std::vector<int> made(responses.begin(), responses.end());
    for (int n = 0; n < draws; ++n) {
        for (std::size_t i = 0; i < made.size(); ++i) {
            const Item& item = scorer.model().items[i];
            if (responses[i] != kMissing) made[i] = drawCategory(item, eta[item.facet], random);
        }
        const Posterior posterior = evaluate(scorer.tables(), made, workspace);
        values.push_back(fitAt(scorer.model(), made, posterior.facetMean).lz);
    }
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(probability * draws)];
}

}  // namespace opmaat::scoring
