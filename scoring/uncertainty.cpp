#include "scoring/uncertainty.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "scoring/likelihood.h"
#include "scoring/numeric.h"
#include "scoring/random.h"

namespace opmaat::scoring {
namespace {

constexpr int kAttempts = 1000;
constexpr double kHalf = 0.67448975019608174;  ///< z of 50 percent

bool isItem(const Item& item)
{
    try {
        checkItem(item);
    } catch (const std::domain_error&) {
        return false;
    }
    return true;
}

[[noreturn]] void giveUp(const std::string& what)
{
    throw std::domain_error("uncertainty: " + what + " was drawn " + std::to_string(kAttempts) +
                            " times and never held, must be smaller");
}

/// The item with its slope and intercepts drawn; graded intercepts that change places are no item
/// and are drawn again.
Item drawItem(const Item& item, const ParameterUncertainty& uncertainty, Random& random)
{
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        Item made = item;
        made.slope *= exponential(uncertainty.slopeSd * random.normal());
        for (double& d : made.intercepts) d += uncertainty.interceptSd * random.normal();
        if (isItem(made)) return made;
    }
    giveUp("item '" + item.id + "'");
}

Model drawByKind(const Model& model, const ParameterUncertainty& uncertainty, Random& random)
{
    Model made = model;
    for (Item& item : made.items) item = drawItem(item, uncertainty, random);
    for (Facet& facet : made.facets) {
        if (facet.loading == 1.0) continue;
        // atanh lambda = log((1 + lambda) / (1 - lambda)) / 2, turned back by tanh
        const double place = 0.5 * logarithm((1.0 + facet.loading) / (1.0 - facet.loading)) +
                             uncertainty.loadingSd * random.normal();
        facet.loading = std::max(2.0 * logistic(2.0 * place) - 1.0, 0.01);
    }
    return made;
}

Model withParameters(const Model& model, const std::vector<double>& parameters)
{
    Model made = model;
    std::size_t next = 0;
    for (Item& item : made.items) {
        item.slope = parameters[next++];
        for (double& d : item.intercepts) d = parameters[next++];
    }
    for (Facet& facet : made.facets) {
        if (facet.loading < 1.0) facet.loading = parameters[next++];
    }
    return made;
}

/// Lower triangular L with L L' = covariance; a row of zeros where nothing is left to vary.
Eigen::MatrixXd rootOf(Eigen::MatrixXd a)
{
    for (Eigen::Index j = 0; j < a.rows(); ++j) {
        const double scale = a(j, j);
        for (Eigen::Index k = 0; k < j; ++k) a(j, j) -= a(j, k) * a(j, k);
        if (!(scale >= 0.0) || a(j, j) < -1e-9 * scale) {
            throw std::domain_error(
                "uncertainty: covariance is not positive semi-definite, so no such parameters "
                "exist");
        }
        a(j, j) = a(j, j) > 1e-12 * scale ? std::sqrt(a(j, j)) : 0.0;
        for (Eigen::Index i = j + 1; i < a.rows(); ++i) {
            for (Eigen::Index k = 0; k < j; ++k) a(i, j) -= a(i, k) * a(j, k);
            a(i, j) = a(j, j) == 0.0 ? 0.0 : a(i, j) / a(j, j);
        }
    }
    return a;
}

bool holds(const Model& model)
{
    return std::all_of(model.items.begin(), model.items.end(), isItem) &&
           std::all_of(model.facets.begin(), model.facets.end(), [](const Facet& facet) {
               return facet.loading > 0.0 && facet.loading <= 1.0;
           });
}

Model drawTogether(const Model& model, const Eigen::MatrixXd& root, Random& random)
{
    const std::vector<double> centre = parametersOf(model);
    for (int attempt = 0; attempt < kAttempts; ++attempt) {
        std::vector<double> parameters = centre;
        for (Eigen::Index j = 0; j < root.cols(); ++j) {
            const double z = random.normal();
            for (Eigen::Index i = j; i < root.rows(); ++i)
                parameters[static_cast<std::size_t>(i)] += root(i, j) * z;
        }
        Model made = withParameters(model, parameters);
        if (holds(made)) return made;
    }
    giveUp("the set of all parameters");
}

void check(const Model& model, const ParameterUncertainty& uncertainty)
{
    for (const double sd : {uncertainty.slopeSd, uncertainty.interceptSd, uncertainty.loadingSd}) {
        if (std::isfinite(sd) && sd >= 0.0) continue;
        throw std::domain_error("uncertainty: an sd is " + std::to_string(sd) +
                                ", must be finite and at least 0");
    }
    const auto expected = static_cast<Eigen::Index>(parametersOf(model).size());
    const Eigen::MatrixXd& covariance = uncertainty.covariance;
    if (covariance.size() != 0 &&
        (covariance.rows() != expected || covariance.cols() != expected)) {
        throw std::domain_error("uncertainty: covariance is " + std::to_string(covariance.rows()) +
                                " x " + std::to_string(covariance.cols()) + ", must be " +
                                std::to_string(expected) + " x " + std::to_string(expected) +
                                ", one a parameter");
    }
    if (uncertainty.draws < 2) {
        throw std::invalid_argument("draws is " + std::to_string(uncertainty.draws) +
                                    ", must be at least 2");
    }
}

/// Offsets must still cancel on their axis under the drawn loadings: what is left goes to the
/// facets in proportion.
Mixture cancelled(Mixture mixture, const Model& model)
{
    for (Profile& profile : mixture.profiles) {
        std::vector<double> sums(model.axes.size(), 0.0);
        std::vector<double> squares(model.axes.size(), 0.0);
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            const Facet& facet = model.facets[f];
            const auto a = static_cast<std::size_t>(facet.axis);
            sums[a] += facet.loading * profile.facetOffsets[static_cast<Eigen::Index>(f)];
            squares[a] += facet.loading * facet.loading;
        }
        for (std::size_t f = 0; f < model.facets.size(); ++f) {
            const auto a = static_cast<std::size_t>(model.facets[f].axis);
            profile.facetOffsets[static_cast<Eigen::Index>(f)] -=
                model.facets[f].loading * sums[a] / squares[a];
        }
    }
    return mixture;
}

/// Mean and spread of what the draws say, beside what the model itself says.
class Spread {
public:
    explicit Spread(const Eigen::VectorXd& centre)
        : centre_(centre), variance_(Eigen::VectorXd::Zero(centre.size()))
    {
    }
    void add(const Eigen::VectorXd& mean, const Eigen::VectorXd& variance)
    {
        ++count_;
        for (Eigen::Index j = 0; j < centre_.size(); ++j) {
            const double away = mean[j] - centre_[j];
            variance_[j] += variance[j] + away * away;
        }
    }
    Eigen::VectorXd sd() const
    {
        Eigen::VectorXd sd = variance_;
        for (double& value : sd) value = std::sqrt(value / count_);
        return sd;
    }

private:
    Eigen::VectorXd centre_;
    Eigen::VectorXd variance_;
    int count_ = 0;
};

std::vector<Interval> intervals(const Eigen::VectorXd& mean, const Eigen::VectorXd& sd, double z)
{
    std::vector<Interval> all;
    for (Eigen::Index j = 0; j < mean.size(); ++j)
        all.push_back({mean[j] - z * sd[j], mean[j] + z * sd[j]});
    return all;
}

Eigen::VectorXd squared(const Eigen::VectorXd& sd)
{
    Eigen::VectorXd variance = sd;
    for (double& value : variance) value *= value;
    return variance;
}

}  // namespace

std::vector<double> parametersOf(const Model& model)
{
    std::vector<double> parameters;
    for (const Item& item : model.items) {
        parameters.push_back(item.slope);
        parameters.insert(parameters.end(), item.intercepts.begin(), item.intercepts.end());
    }
    for (const Facet& facet : model.facets) {
        if (facet.loading < 1.0) parameters.push_back(facet.loading);
    }
    return parameters;
}

WiderScorer::WiderScorer(const Scorer& scorer, const ParameterUncertainty& uncertainty)
{
    const Model& model = scorer.model();
    check(model, uncertainty);
    const bool together = uncertainty.covariance.size() != 0;
    const Eigen::MatrixXd root = together ? rootOf(uncertainty.covariance) : uncertainty.covariance;
    Random random(uncertainty.seed);
    for (int n = 0; n < uncertainty.draws; ++n) {
        const Model made =
            together ? drawTogether(model, root, random) : drawByKind(model, uncertainty, random);
        drawn_.push_back(std::make_unique<Scorer::Tables>(
            buildTables(made, cancelled(scorer.mixture(), made), scorer.tables().grid)));
    }
}

WiderScorer::~WiderScorer() = default;
WiderScorer::WiderScorer(WiderScorer&&) noexcept = default;
WiderScorer& WiderScorer::operator=(WiderScorer&&) noexcept = default;

WiderPosterior WiderScorer::score(const Scorer& scorer, std::span<const int> responses) const
{
    WiderPosterior wider;
    wider.given = scorer.score(responses);
    Spread axes(wider.given.axisMean);
    Spread facets(wider.given.facetMean);
    wider.profileProbability.assign(wider.given.profileProbability.size(), 0.0);
    wider.backgroundProbability = 0.0;
    const auto share = 1.0 / static_cast<double>(drawn_.size());
    Workspace workspace;
    for (const auto& tables : drawn_) {
        const Posterior drawn = evaluate(*tables, responses, workspace);
        axes.add(drawn.axisMean, drawn.axisCovariance.diagonal());
        facets.add(drawn.facetMean, squared(drawn.facetSd));
        wider.backgroundProbability += share * drawn.backgroundProbability;
        for (std::size_t k = 0; k < wider.profileProbability.size(); ++k)
            wider.profileProbability[k] += share * drawn.profileProbability[k];
    }
    wider.axisSd = axes.sd();
    wider.facetSd = facets.sd();
    wider.axis50 = intervals(wider.given.axisMean, wider.axisSd, kHalf);
    wider.axis90 = intervals(wider.given.axisMean, wider.axisSd, kZ90);
    wider.facet50 = intervals(wider.given.facetMean, wider.facetSd, kHalf);
    wider.facet90 = intervals(wider.given.facetMean, wider.facetSd, kZ90);
    return wider;
}

}  // namespace opmaat::scoring
