#include <cmath>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"

namespace opmaat::scoring {
namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Everything about one person that the components share.
struct Reading {
    std::vector<FacetAnswers> facets;           ///< [F]
    std::vector<std::vector<AxisVector>> axes;  ///< [A][variants]
};

Reading read(const Scorer::Tables& tables, std::span<const int> responses)
{
    Reading reading;
    for (int f = 0; f < static_cast<int>(tables.facets.size()); ++f) {
        reading.facets.push_back(readFacet(tables, f, responses));
    }
    for (const AxisTable& axis : tables.axes) {
        std::vector<const FacetAnswers*> facets;
        facets.reserve(axis.facets.size());
        for (const int f : axis.facets) facets.push_back(&reading.facets[at(f)]);
        std::vector<AxisVector> variants;
        variants.reserve(axis.variants.size());
        for (int v = 0; v < static_cast<int>(axis.variants.size()); ++v) {
            variants.push_back(axisVector(tables, axis, v, facets));
        }
        reading.axes.push_back(std::move(variants));
    }
    return reading;
}

double logLikelihood(const Component& component, const Reading& reading)
{
    double sum = 0.0;
    for (const BlockTable& block : component.blocks) {
        std::vector<std::vector<double>> values;
        std::vector<const std::vector<double>*> pointers;
        pointers.reserve(block.axes.size());
        for (std::size_t b = 0; b < block.axes.size(); ++b) {
            const int a = block.axes[b];
            const AxisVector& axis = reading.axes[at(a)][at(component.variant[at(a)])];
            values.push_back(overAxis(block.transfer[b], axis.g));
            sum += axis.logScale;
        }
        for (const std::vector<double>& value : values) pointers.push_back(&value);
        sum += logarithm(overFactors(block, pointers));
    }
    return sum;
}

/// Posterior weights of the nodes of axis b of a block, given the factor products without it.
std::vector<double> nodeWeights(const std::vector<double>& transfer, const std::vector<double>& g,
                                const std::vector<double>& rest)
{
    std::vector<double> weights(g.size());
    double sum = 0.0;
    for (std::size_t n = 0; n < g.size(); ++n) {
        const double* row = transfer.data() + n * rest.size();
        double here = 0.0;
        for (std::size_t z = 0; z < rest.size(); ++z) here += row[z] * rest[z];
        weights[n] = here * g[n];
        sum += weights[n];
    }
    for (double& weight : weights) weight /= sum;
    return weights;
}

/// weights[z] times the product over the axes of the block, leaving out one or two of them.
std::vector<double> productWithout(const BlockTable& block,
                                   const std::vector<std::vector<double>>& t, std::size_t b,
                                   std::size_t c)
{
    std::vector<double> product = block.weights;
    for (std::size_t d = 0; d < t.size(); ++d) {
        if (d == b || d == c) continue;
        for (std::size_t z = 0; z < product.size(); ++z) product[z] *= t[d][z];
    }
    return product;
}

/// Mean and covariance of the axes of one block; fills the node weights of these axes.
void placeBlock(const Scorer::Tables& tables, const BlockTable& block, const Reading& reading,
                Posterior& posterior, std::vector<std::vector<double>>& nodes)
{
    std::vector<std::vector<double>> t;
    t.reserve(block.axes.size());
    for (std::size_t b = 0; b < block.axes.size(); ++b) {
        t.push_back(overAxis(block.transfer[b], reading.axes[at(block.axes[b])][0].g));
    }
    // First moments given the factors, about the posterior mean.
    std::vector<std::vector<double>> centred;
    for (std::size_t b = 0; b < block.axes.size(); ++b) {
        const int a = block.axes[b];
        const std::vector<double>& g = reading.axes[at(a)][0].g;
        nodes[at(a)] = nodeWeights(block.transfer[b], g, productWithout(block, t, b, b));
        double mean = 0.0;
        for (std::size_t n = 0; n < g.size(); ++n) mean += nodes[at(a)][n] * tables.theta[n];
        double variance = 0.0;
        std::vector<double> moment(g.size());
        for (std::size_t n = 0; n < g.size(); ++n) {
            const double distance = tables.theta[n] - mean;
            variance += nodes[at(a)][n] * distance * distance;
            moment[n] = g[n] * distance;
        }
        posterior.axisMean[a] = mean;
        posterior.axisCovariance(a, a) = variance;
        centred.push_back(overAxis(block.transfer[b], moment));
    }
    for (std::size_t b = 0; b < t.size(); ++b) {
        for (std::size_t c = 0; c < b; ++c) {
            const std::vector<double> rest = productWithout(block, t, b, c);
            double covariance = 0.0;
            double total = 0.0;
            for (std::size_t z = 0; z < rest.size(); ++z) {
                covariance += rest[z] * centred[b][z] * centred[c][z];
                total += rest[z] * t[b][z] * t[c][z];
            }
            posterior.axisCovariance(block.axes[b], block.axes[c]) = covariance / total;
            posterior.axisCovariance(block.axes[c], block.axes[b]) = covariance / total;
        }
    }
}

/// Posterior weights of the places of a facet: p_j times what the axis says, for each node.
std::vector<double> placeWeights(const Transition& transition, const std::vector<double>& logP,
                                 const std::vector<double>& logGivenTheta,
                                 const std::vector<double>& nodes)
{
    std::vector<double> perNode(nodes.size(), 0.0);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (nodes[n] > 0.0) perNode[n] = logarithm(nodes[n]) - logGivenTheta[n];
    }
    std::vector<double> weights(logP.size(), 0.0);
    for (std::size_t j = 0; j < logP.size(); ++j) {
        for (int m = 0; m < transition.count[j]; ++m) {
            const std::size_t n = at(transition.first[j] + m);
            if (nodes[n] == 0.0) continue;
            const double w = transition.weights[transition.start[j] + at(m)];
            weights[j] += w * exponential(logP[j] + perNode[n]);
        }
    }
    return weights;
}

/// The same without logarithms, for facets that agree within the range of a double.
std::vector<double> placeWeightsFast(const Transition& transition, const std::vector<double>& logP,
                                     const std::vector<double>& given,
                                     const std::vector<double>& nodes)
{
    std::vector<double> perNode(nodes.size(), 0.0);
    for (std::size_t n = 0; n < nodes.size(); ++n) {
        if (given[n] > 0.0) perNode[n] = nodes[n] / given[n];
    }
    std::vector<double> weights(logP.size(), 0.0);
    for (std::size_t j = 0; j < logP.size(); ++j) {
        const double* w = transition.weights.data() + transition.start[j];
        const double* from = perNode.data() + transition.first[j];
        double sum = 0.0;
        for (int m = 0; m < transition.count[j]; ++m) sum += w[m] * from[m];
        weights[j] = sum * exponential(logP[j]);
    }
    return weights;
}

/// Posterior of eta_f under the reference population; exact where the facet has no answers.
void placeFacet(const Scorer::Tables& tables, int f, const Reading& reading,
                const std::vector<double>& nodes, Posterior& posterior)
{
    const FacetTable& table = tables.facets[at(f)];
    const FacetAnswers& answers = reading.facets[at(f)];
    if (!answers.any) {
        const double loading = tables.model.facets[at(f)].loading;
        const double variance = posterior.axisCovariance(table.axis, table.axis);
        posterior.facetMean[f] = loading * posterior.axisMean[table.axis];
        posterior.facetSd[f] = std::sqrt(loading * loading * (variance - 1.0) + 1.0);
        return;
    }
    const View& view = table.views[0];
    const auto s = static_cast<std::size_t>(view.sheet);
    const std::vector<double>& eta = table.sheets[s].eta;
    const std::vector<double>& logP = answers.logP[s];
    const std::vector<double> weights =
        reading.axes[at(table.axis)][0].contradictory
            ? placeWeights(view.transition, logP, logGiven(view.transition, logP, nodes.size()),
                           nodes)
            : placeWeightsFast(view.transition, logP, answers.given[0], nodes);
    double total = 0.0;
    double mean = 0.0;
    for (std::size_t j = 0; j < eta.size(); ++j) {
        total += weights[j];
        mean += weights[j] * eta[j];
    }
    mean /= total;
    double variance = 0.0;
    for (std::size_t j = 0; j < eta.size(); ++j) {
        variance += weights[j] * (eta[j] - mean) * (eta[j] - mean);
    }
    posterior.facetMean[f] = mean;
    posterior.facetSd[f] = std::sqrt(variance / total);
}

}  // namespace

Posterior evaluate(const Scorer::Tables& tables, std::span<const int> responses)
{
    const auto axes = static_cast<Eigen::Index>(tables.axes.size());
    const auto facets = static_cast<Eigen::Index>(tables.facets.size());
    const Reading reading = read(tables, responses);

    Posterior posterior;
    for (const int response : responses) posterior.answered += response != kMissing ? 1 : 0;
    posterior.axisMean = Eigen::VectorXd::Zero(axes);
    posterior.axisCovariance = Eigen::MatrixXd::Zero(axes, axes);
    posterior.facetMean = Eigen::VectorXd::Zero(facets);
    posterior.facetSd = Eigen::VectorXd::Zero(facets);

    std::vector<std::vector<double>> nodes(tables.axes.size());
    for (const BlockTable& block : tables.components[0].blocks) {
        placeBlock(tables, block, reading, posterior, nodes);
    }
    for (int f = 0; f < static_cast<int>(facets); ++f) {
        placeFacet(tables, f, reading, nodes[at(tables.facets[at(f)].axis)], posterior);
    }

    std::vector<double> logWeighted;
    logWeighted.reserve(tables.components.size());
    for (const Component& component : tables.components) {
        logWeighted.push_back(logLikelihood(component, reading));
    }
    posterior.logLikelihood = logWeighted[0];
    for (std::size_t k = 0; k < logWeighted.size(); ++k)
        logWeighted[k] += tables.components[k].logWeight;
    const std::vector<double> share = shares(logWeighted);
    posterior.backgroundProbability = share[0];
    posterior.profileProbability.assign(share.begin() + 1, share.end());
    return posterior;
}

}  // namespace opmaat::scoring
