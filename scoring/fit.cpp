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

/// People in the same place who answered the same items, each scored anew.
class MadeUpPeople {
public:
    MadeUpPeople(const Scorer& scorer, std::span<const int> responses, int draws,
                 std::uint64_t seed)
        : scorer_(scorer),
          responses_(responses),
          eta_(scorer.score(responses).facetMean),
          random_(seed),
          made_(responses.begin(), responses.end())
    {
        if (draws >= 20) return;
        throw std::invalid_argument("draws is " + std::to_string(draws) + ", must be at least 20");
    }

    double nextLz()
    {
        for (std::size_t i = 0; i < made_.size(); ++i) {
            const Item& item = scorer_.model().items[i];
            if (responses_[i] != kMissing) made_[i] = drawCategory(item, eta_[item.facet], random_);
        }
        const Posterior posterior = evaluateReference(scorer_.tables(), made_, workspace_);
        return fitAt(scorer_.model(), made_, posterior.facetMean).lz;
    }

private:
    const Scorer& scorer_;
    std::span<const int> responses_;
    Eigen::VectorXd eta_;
    Random random_;
    Workspace workspace_;
    std::vector<int> made_;
};

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
    MadeUpPeople people(scorer, responses, draws, seed);
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(draws));
    for (int n = 0; n < draws; ++n) values.push_back(people.nextLz());
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(probability * draws)];
}

double personFitChance(const Scorer& scorer, std::span<const int> responses, int draws,
                       std::uint64_t seed)
{
    constexpr int kEnough = 5;
    MadeUpPeople people(scorer, responses, draws, seed);
    const double own = quantise(personFit(scorer, responses).lz);
    int low = 0;
    for (int n = 1; n <= draws; ++n) {
        low += quantise(people.nextLz()) <= own ? 1 : 0;
        if (low == kEnough) return static_cast<double>(kEnough) / n;
    }
    return static_cast<double>(low + 1) / (draws + 1);
}

}  // namespace opmaat::scoring
