#include "scoring/proposal.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/likelihood.h"

namespace opmaat::scoring {
namespace {

void checkBounds(const Model& model, const ProposalBounds& bounds)
{
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    if (bounds.maximumAxisSd.size() != axes) {
        throw std::invalid_argument(
            "bounds: maximumAxisSd has " + std::to_string(bounds.maximumAxisSd.size()) +
            " numbers, must have " + std::to_string(axes) + ", one an axis");
    }
    for (const int f : bounds.neededFacets) {
        if (f >= 0 && f < static_cast<int>(model.facets.size())) continue;
        throw std::invalid_argument("bounds: needed facet is " + std::to_string(f) +
                                    ", must be 0.." +
                                    std::to_string(static_cast<int>(model.facets.size()) - 1));
    }
}

bool hasAnswer(const Model& model, std::span<const int> responses, int facet)
{
    for (std::size_t i = 0; i < responses.size(); ++i) {
        if (model.items[i].facet == facet && responses[i] != kMissing) return true;
    }
    return false;
}

/// The needed facet without an answer that stands first, or -1.
int unanswered(const Model& model, std::span<const int> responses, const ProposalBounds& bounds)
{
    for (const int f : bounds.neededFacets) {
        if (!hasAnswer(model, responses, f)) return f;
    }
    return -1;
}

/// The axis that stands first among those less certain than their bound, or -1.
int uncertain(const Posterior& posterior, const ProposalBounds& bounds)
{
    for (int a = 0; a < static_cast<int>(bounds.maximumAxisSd.size()); ++a) {
        const double sd = std::sqrt(posterior.axisCovariance(a, a));
        if (quantise(sd) > quantise(bounds.maximumAxisSd[a])) return a;
    }
    return -1;
}

/// Sets best, runner-up and margin. Ties go to the profile that stands first, and to a profile
/// rather than to the background.
void rank(const Posterior& posterior, Proposal& proposal)
{
    const std::vector<double>& probability = posterior.profileProbability;
    const auto reported = [&](int k) {
        return quantise(k < 0 ? posterior.backgroundProbability
                              : probability[static_cast<std::size_t>(k)]);
    };
    const auto profiles = static_cast<int>(probability.size());
    for (int k = 0; k < profiles; ++k) {
        if (proposal.best < 0 || reported(k) > reported(proposal.best)) proposal.best = k;
    }
    if (proposal.best < 0) return;

    int next = -1;
    for (int k = profiles - 1; k >= 0; --k) {
        if (k != proposal.best && reported(k) >= reported(next)) next = k;
    }
    proposal.runnerUp = next;
    proposal.margin = quantise(reported(proposal.best) - reported(next));
}

}  // namespace

Proposal propose(const Scorer& scorer, const Posterior& posterior, std::span<const int> responses,
                 const ProposalBounds& bounds, bool answersFirst)
{
    checkResponses(scorer.model(), responses);
    checkBounds(scorer.model(), bounds);
    Proposal proposal;
    rank(posterior, proposal);

    const int facet = unanswered(scorer.model(), responses, bounds);
    const int axis = uncertain(posterior, bounds);
    const double background = quantise(posterior.backgroundProbability);
    const double best =
        proposal.best < 0
            ? 0.0
            : quantise(posterior.profileProbability[static_cast<std::size_t>(proposal.best)]);
    if (answersFirst) {
        proposal.refusal = Refusal::AnswersFirst;
    } else if (facet >= 0) {
        proposal.refusal = Refusal::FacetUnanswered;
        proposal.where = facet;
    } else if (axis >= 0) {
        proposal.refusal = Refusal::AxisUncertain;
        proposal.where = axis;
    } else if (proposal.best < 0 || background > best) {
        proposal.refusal = Refusal::BackgroundLikely;
    } else if (best < quantise(bounds.minimumProbability)) {
        proposal.refusal = Refusal::ProbabilityLow;
    } else if (proposal.margin < quantise(bounds.minimumMargin)) {
        proposal.refusal = Refusal::MarginSmall;
    } else {
        proposal.refusal = Refusal::None;
    }
    return proposal;
}

}  // namespace opmaat::scoring
