#include "calibration/start.h"

#include <algorithm>
#include <cmath>

namespace opmaat::calibration {
namespace {

/// Sums behind the correlation of two numbers.
struct Pair {
    double n = 0.0, x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;

    void add(double people, double first, double second)
    {
        n += people;
        x += people * first;
        y += people * second;
        xx += people * first * first;
        yy += people * second * second;
        xy += people * first * second;
    }
    double correlation() const
    {
        const double first = n * xx - x * x;
        const double second = n * yy - y * y;
        if (!(first > 1e-9 * n * n && second > 1e-9 * n * n)) return 0.0;
        return (n * xy - x * y) / std::sqrt(first * second);
    }
};

/// The answered categories of one person on one axis, each over its highest.
struct AxisSum {
    double sum = 0.0, answered = 0.0;
};

double share(const scoring::Item& item, std::uint8_t category)
{
    return static_cast<double>(category) / (item.categories() - 1);
}

std::size_t axisOf(const scoring::Model& model, const scoring::Item& item)
{
    return static_cast<std::size_t>(model.facets[static_cast<std::size_t>(item.facet)].axis);
}

std::vector<AxisSum> axisSums(const scoring::Model& model, std::span<const std::uint8_t> pattern)
{
    std::vector<AxisSum> sums(model.axes.size());
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        if (pattern[i] == kNoAnswer) continue;
        AxisSum& axis = sums[axisOf(model, model.items[i])];
        axis.sum += share(model.items[i], pattern[i]);
        axis.answered += 1.0;
    }
    return sums;
}

double logit(double p)
{
    return std::log(p / (1.0 - p));
}

void startItem(scoring::Item& item, const ItemSummary& summary, double steepness)
{
    const double r = std::clamp(summary.restCorrelation, 0.2, 0.75);
    const std::size_t count = summary.chosen.size();
    double total = 0.0;
    for (const double people : summary.chosen) total += people + 0.5;
    const bool isGraded = item.model == scoring::ItemModel::Graded || count == 2;
    const double slope = steepness * 1.7 * r / std::sqrt(1.0 - r * r);
    item.slope = isGraded ? slope : std::max(0.3, slope / std::sqrt(static_cast<double>(count)));
    const double spread = std::sqrt(1.0 + slope * slope / 2.9);
    double above = total;
    for (std::size_t k = 1; k < count; ++k) {
        above -= summary.chosen[k - 1] + 0.5;
        const double here = summary.chosen[k] + 0.5;
        item.intercepts[k - 1] =
            isGraded ? spread * logit(above / total) : std::log(here / (summary.chosen[0] + 0.5));
    }
}

}  // namespace

std::vector<ItemSummary> summarise(const scoring::Model& model, const Patterns& patterns)
{
    std::vector<ItemSummary> summaries(model.items.size());
    std::vector<Pair> pairs(model.items.size());
    for (std::size_t i = 0; i < summaries.size(); ++i)
        summaries[i].chosen.assign(static_cast<std::size_t>(model.items[i].categories()), 0.0);
    for (std::size_t u = 0; u < patterns.size(); ++u) {
        const auto pattern = patterns.pattern(u);
        const std::vector<AxisSum> sums = axisSums(model, pattern);
        for (std::size_t i = 0; i < summaries.size(); ++i) {
            if (pattern[i] == kNoAnswer) continue;
            summaries[i].chosen[pattern[i]] += patterns.people[u];
            const AxisSum& axis = sums[axisOf(model, model.items[i])];
            const double own = share(model.items[i], pattern[i]);
            if (axis.answered < 2.0) continue;
            pairs[i].add(patterns.people[u], own, (axis.sum - own) / (axis.answered - 1.0));
        }
    }
    for (std::size_t i = 0; i < summaries.size(); ++i)
        summaries[i].restCorrelation = pairs[i].correlation();
    return summaries;
}

Estimate startValues(const Specification& specification, const Patterns& patterns)
{
    Estimate estimate{specification.model, {}};
    scoring::Model& model = estimate.model;
    const std::vector<ItemSummary> summaries = summarise(model, patterns);
    for (std::size_t f = 0; f < model.facets.size(); ++f)
        if (specification.loadingParameter[f] >= 0) model.facets[f].loading = 0.7;
    for (std::size_t i = 0; i < model.items.size(); ++i)
        if (!specification.isItemFixed[i]) startItem(model.items[i], summaries[i], 1.1);

    const auto axes = static_cast<int>(model.axes.size());
    std::vector<Pair> pairs(static_cast<std::size_t>(axes * axes));
    for (std::size_t u = 0; axes > 1 && u < patterns.size(); ++u) {
        const std::vector<AxisSum> sums = axisSums(model, patterns.pattern(u));
        for (int a = 0; a < axes; ++a) {
            for (int b = 0; b < a; ++b) {
                const AxisSum& one = sums[static_cast<std::size_t>(a)];
                const AxisSum& two = sums[static_cast<std::size_t>(b)];
                if (one.answered == 0.0 || two.answered == 0.0) continue;
                pairs[static_cast<std::size_t>(a * axes + b)].add(
                    patterns.people[u], one.sum / one.answered, two.sum / two.answered);
            }
        }
    }
    for (int a = 0; a < axes; ++a) {
        for (int b = 0; b < a; ++b) {
            if (isCorrelationFixed(specification, a, b)) continue;
            // Shrunk, so that any number of axes together stays positive definite.
            const double r = pairs[static_cast<std::size_t>(a * axes + b)].correlation();
            const double start = std::clamp(0.9 * r, -0.3, 0.8);
            model.population.covariance(a, b) = model.population.covariance(b, a) =
                std::fabs(start) < 1e-3 ? 1e-3 : start;
        }
    }
    estimate.groups.assign(specification.groups.size(), model.population);
    return estimate;
}

}  // namespace opmaat::calibration
