#include "calibration/fit.h"

#include <algorithm>
#include <cmath>

#include "calibration/checks.h"
#include "calibration/likelihood.h"
#include "calibration/standard_errors.h"
#include "calibration/start.h"

namespace opmaat::calibration {
namespace {

using Eigen::VectorXd;

constexpr double kAboutRight = 0.05;        ///< decrement at which a better curvature pays
constexpr double kIntegrationBound = 2e-4;  ///< beyond it, the rule is made finer
constexpr int kFinerRules = 3;

/// A likelihood on one rule, ready to be maximised.
class Problem {
public:
    Problem(const ParameterMap& map, const Prior& prior, const Patterns& patterns, int threads)
        : map_(map), prior_(prior), likelihood_(patterns, threads)
    {
    }

    void setRule(const Rule& rule) { rule_ = rule; }
    const Rule& rule() const { return rule_; }

    Objective objective()
    {
        return {[this](const VectorXd& x) {
                    const Estimate estimate = map_.estimateOf(x);
                    const Statistics& statistics = likelihood_.evaluate(estimate, rule_);
                    return derive(map_, estimate, likelihood_.tables(), statistics, prior_);
                },
                [this](const VectorXd& x) { return isFeasible(x); },
                [this](const VectorXd& x, const VectorXd& step) { return map_.safePart(x, step); }};
    }

    /// Cross product of the scores, as of all people when these are a `share` of them, and what the
    /// prior adds.
    Eigen::MatrixXd scoreProducts(const VectorXd& x, double share) const
    {
        const Estimate estimate = map_.estimateOf(x);
        const Eigen::MatrixXd products =
            crossProduct(map_, estimate, rule_, likelihood_.patterns(), likelihood_.threads());
        return products / share + priorInformation(map_, estimate, rule_, prior_);
    }

    double logLikelihood(const VectorXd& x, const Rule& rule)
    {
        return likelihood_.value(map_.estimateOf(x), rule);
    }

    int nodes() const { return static_cast<int>(likelihood_.tables().nodes); }

private:
    bool isFeasible(const VectorXd& x) const
    {
        if (!map_.isFeasible(x)) return false;
        for (std::size_t i = 0; prior_.isWeak && i < prior_.isUnchosen.size(); ++i)
            if (map_.itemStart(i) >= 0 && !(x[map_.itemStart(i)] > 1e-3)) return false;
        return true;
    }

    const ParameterMap& map_;
    const Prior& prior_;
    Likelihood likelihood_;
    Rule rule_;
};

SearchOptions searchOptions(const ParameterMap& map, const FitOptions& options, double decrement,
                            double step, int passes)
{
    SearchOptions search{decrement,
                         step,
                         std::max(1, options.passes - passes),
                         [&map](const VectorXd& x) { return !map.atBounds(x).empty(); },
                         {}};
    if (options.progress) {
        const int before = passes;
        search.progress = [&options, before](const Derivatives& last, double left, int done) {
            options.progress(last.logLikelihood, left, before + done);
        };
    }
    return search;
}

/// The maximum over a part of the patterns, and the curvature that it shows, for all of them.
struct Approach {
    VectorXd parameters;
    Curvature curvature;  ///< empty: unknown
};

Approach approach(const ParameterMap& map, const Patterns& patterns, const VectorXd& start,
                  const FitOptions& options)
{
    const auto wanted = static_cast<std::size_t>(std::max<Eigen::Index>(2000, 8 * map.size()));
    const std::size_t step = patterns.size() / wanted;
    if (step < 2) return {start, {}};
    const Patterns part = thinned(patterns, step);
    std::vector<std::string> ofThePart;  // categories that nobody chose; not for a reader
    const Prior prior{options.weakPrior, kUnchosen, unchosen(map.specification(), part, ofThePart)};
    Problem problem(map, prior, part, options.threads);
    problem.setRule(chooseRule(map.estimateOf(start), kCoarseRule));
    FitOptions quietly = options;
    quietly.progress = {};
    const SearchOptions search = searchOptions(map, quietly, 0.3, 1.0, 0);
    const Search found = maximise(problem.objective(), start, search);
    if (found.termination != Termination::Converged) return {start, {}};
    const double share = peopleIn(part) / peopleIn(patterns);
    return {found.parameters, curvatureOf(problem.scoreProducts(found.parameters, share))};
}

/// All patterns, to the maximum.
Search climb(const ParameterMap& map, Problem& problem, const Approach& from,
             const FitOptions& options)
{
    int passes = 0;
    Search search;
    Curvature curvature = from.curvature;
    VectorXd x = from.parameters;
    if (!curvature) {
        search =
            maximise(problem.objective(), x, searchOptions(map, options, kAboutRight, 1.0, passes));
        if (search.termination != Termination::Converged) return search;
        passes += search.passes;
        x = search.parameters;
        curvature = curvatureOf(problem.scoreProducts(x, 1.0));
    }
    search = maximise(problem.objective(), x,
                      searchOptions(map, options, options.tolerance, options.tolerance, passes),
                      curvature);
    search.passes += passes;
    return search;
}

void conclude(const ParameterMap& map, Problem& problem, const Search& search,
              const FitOptions& options, Fit& result)
{
    result.errorsFrom = options.errors;
    const double perParameter = result.people / static_cast<double>(map.size());
    if (perParameter < 5.0) {
        result.warnings.push_back(
            "standard errors are refused: " + std::to_string(std::llround(result.people)) +
            " people for " + std::to_string(map.size()) +
            " parameters, at least five a parameter are needed");
        return;
    }
    const Eigen::MatrixXd information =
        options.errors == ErrorsFrom::CrossProduct
            ? problem.scoreProducts(search.parameters, 1.0)
            : observedInformation(problem.objective(), search.parameters);
    result.errors = standardErrors(information);
    if (result.errors.size() == 0) {
        result.defects.emplace_back(
            "these answers do not tell all parameters apart: the information is singular; use "
            "fewer facets, or --prior weak");
        return;
    }
    const Curvature curvature = curvatureOf(information);
    if (curvature) {
        const VectorXd& gradient = search.last.gradient;
        result.decrement = std::max(result.decrement, 0.5 * gradient.dot(curvature(gradient)));
    }
}

/// Refines the rule until it no longer matters, and climbs again on it.
Search climbFinely(const ParameterMap& map, Problem& problem, const Approach& from,
                   const FitOptions& options, Fit& result)
{
    problem.setRule(chooseRule(map.estimateOf(from.parameters), kFineRule));
    Search search = climb(map, problem, from, options);
    int passes = search.passes;
    for (int attempt = 0;; ++attempt) {
        result.logLikelihood = search.last.logLikelihood;
        const Rule more = finer(problem.rule());
        result.integrationError =
            std::fabs(problem.logLikelihood(search.parameters, more) - result.logLikelihood);
        ++passes;
        const bool isExact = result.integrationError < kIntegrationBound;
        if (isExact || attempt == kFinerRules || search.termination != Termination::Converged)
            break;
        problem.setRule(more);
        search = climb(map, problem, {search.parameters, from.curvature}, options);
        passes += search.passes;
    }
    search.passes = passes;
    return search;
}

void noteTermination(const Search& search, const ParameterMap& map, Fit& result)
{
    for (std::string& sentence : map.atBounds(search.parameters))
        result.defects.push_back(std::move(sentence));
    if (search.termination == Termination::IterationLimit)
        result.defects.emplace_back(
            "the maximum was not reached in the passes allowed: allow more "
            "with --passes, or start from this file");
    if (search.termination == Termination::Stalled && search.decrement > 1e-3)
        result.defects.emplace_back(
            "the search cannot raise the likelihood any further and is not at its maximum: "
            "something named above or below is at its bound");
    if (result.integrationError > 1e-2)
        result.defects.emplace_back("the integrals are not exact enough: an item is too sharp");
}

}  // namespace

Fit fit(const Specification& specification, const Patterns& patterns, const FitOptions& options)
{
    Fit result;
    checkAnswers(specification, patterns, result.warnings);
    const ParameterMap map(specification);
    const Prior prior{options.weakPrior, kUnchosen,
                      unchosen(specification, patterns, result.warnings)};
    const Estimate start = options.start ? *options.start : startValues(specification, patterns);
    const Approach from = approach(map, patterns, map.vectorOf(start), options);

    Problem problem(map, prior, patterns, options.threads);
    result.people = peopleIn(patterns);
    result.patterns = patterns.size();
    Search search = climbFinely(map, problem, from, options, result);
    if (search.termination != Termination::Converged && from.curvature) {
        // A part of the people may have led astray: once more, with all of them from the start.
        const int before = search.passes;
        search = climbFinely(map, problem, {map.vectorOf(start), {}}, options, result);
        search.passes += before;
    }
    result.parameters = search.parameters;
    result.estimate = map.estimateOf(search.parameters);
    result.decrement = search.decrement;
    result.iterations = search.passes;
    result.termination = search.termination;
    noteTermination(search, map, result);
    conclude(map, problem, search, options, result);
    for (Eigen::Index t = 0; t < map.size(); ++t) result.names.push_back(map.name(t));
    result.nodes = problem.nodes();
    const auto count = static_cast<double>(map.size());
    result.aic = 2.0 * count - 2.0 * result.logLikelihood;
    result.bic = std::log(result.people) * count - 2.0 * result.logLikelihood;
    return result;
}

}  // namespace opmaat::calibration
