#include "calibration/likelihood.h"

#include <atomic>
#include <thread>

#include "calibration/pattern_posterior.h"
#include "scoring/kernels.h"

namespace opmaat::calibration {
namespace {

using scoring::kernels;

constexpr std::size_t kShares = 16;

void addTo(std::vector<double>& sum, const std::vector<double>& more)
{
    kernels().addRow(sum.data(), more.data(), sum.size());
}

/// Adds what one pattern tells, for `people` who answered so.
void accumulate(const Tables& tables, PatternPosterior& posterior,
                std::span<const std::uint8_t> pattern, double people, std::size_t group,
                Statistics& statistics)
{
    statistics.logLikelihood += people * posterior.read(pattern, group);
    for (std::size_t f = 0; f < tables.facets.size(); ++f) {
        if (!posterior.isAnswered(f)) continue;
        const FacetTable& facet = tables.facets[f];
        const std::vector<double>& weights = posterior.places(f);
        const std::size_t places = weights.size();
        kernels().addScaledRow(statistics.places[f].data(), people, weights.data(), places);
        for (const std::size_t i : facet.items) {
            if (pattern[i] == kNoAnswer) continue;
            kernels().addScaledRow(statistics.counts[i].data() + pattern[i] * places, people,
                                   weights.data(), places);
        }
        if (facet.isAxis) continue;
        const auto& nodes = posterior.nodes(static_cast<std::size_t>(facet.axis));
        kernels().addScaledRow(statistics.nodes[f].data(), people, nodes.data(), nodes.size());
        statistics.product[f] += people * posterior.product(f);
    }
    statistics.people[group] += people;
    for (Eigen::Index a = 0; a < posterior.mean().size(); ++a) {
        statistics.sum[group][a] += people * posterior.mean()[a];
        for (Eigen::Index b = 0; b < posterior.mean().size(); ++b)
            statistics.square[group](a, b) += people * posterior.secondMoment()(a, b);
    }
}

}  // namespace

void inParallel(std::size_t count, int threads, const std::function<void(std::size_t)>& work)
{
    std::atomic<std::size_t> next{0};
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) work(i);
    };
    std::vector<std::jthread> workers;  // joined when they go out of scope
    for (int thread = 1; thread < threads; ++thread) workers.emplace_back(run);
    run();
}

std::pair<std::size_t, std::size_t> shareOf(std::size_t patterns, std::size_t share,
                                            std::size_t shares)
{
    return {patterns * share / shares, patterns * (share + 1) / shares};
}

void Statistics::clear(const scoring::Model& model, const Tables& tables)
{
    logLikelihood = 0.0;
    counts.resize(model.items.size());
    places.resize(tables.facets.size());
    nodes.resize(tables.facets.size());
    product.assign(tables.facets.size(), 0.0);
    for (std::size_t f = 0; f < tables.facets.size(); ++f) {
        const std::size_t width = tables.facets[f].eta.size();
        places[f].assign(width, 0.0);
        nodes[f].assign(tables.facets[f].isAxis ? 0 : tables.theta.size(), 0.0);
        for (const std::size_t i : tables.facets[f].items)
            counts[i].assign(static_cast<std::size_t>(model.items[i].categories()) * width, 0.0);
    }
    const auto axes = static_cast<Eigen::Index>(model.axes.size());
    people.assign(tables.groups.size(), 0.0);
    sum.assign(tables.groups.size(), Eigen::VectorXd::Zero(axes));
    square.assign(tables.groups.size(), Eigen::MatrixXd::Zero(axes, axes));
}

void Statistics::add(const Statistics& other)
{
    logLikelihood += other.logLikelihood;
    for (std::size_t i = 0; i < counts.size(); ++i) addTo(counts[i], other.counts[i]);
    for (std::size_t f = 0; f < places.size(); ++f) {
        addTo(places[f], other.places[f]);
        addTo(nodes[f], other.nodes[f]);
        product[f] += other.product[f];
    }
    for (std::size_t g = 0; g < people.size(); ++g) {
        people[g] += other.people[g];
        sum[g] += other.sum[g];
        square[g] += other.square[g];
    }
}

Likelihood::Likelihood(const Patterns& patterns, int threads)
    : patterns_(&patterns), threads_(threads), shares_(kShares)
{
}

const Statistics& Likelihood::evaluate(const Estimate& estimate, const Rule& rule)
{
    tables_ = buildTables(estimate, rule);
    const Tables& tables = tables_;
    inParallel(kShares, threads_, [&](std::size_t share) {
        Statistics& statistics = shares_[share];
        statistics.clear(estimate.model, tables);
        PatternPosterior posterior(tables);
        const auto [from, to] = shareOf(patterns_->size(), share, kShares);
        for (std::size_t u = from; u < to; ++u) {
            accumulate(tables, posterior, patterns_->pattern(u), patterns_->people[u],
                       static_cast<std::size_t>(patterns_->groups[u]), statistics);
        }
    });
    for (std::size_t share = 1; share < kShares; ++share) shares_[0].add(shares_[share]);
    return shares_[0];
}

}  // namespace opmaat::calibration
