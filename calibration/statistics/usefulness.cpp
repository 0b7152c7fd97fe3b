#include "calibration/statistics/usefulness.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>
#include <utility>

#include "calibration/statistics/logistic.h"
#include "scoring/random.h"

namespace opmaat::calibration::statistics {
namespace {

using Rows = std::vector<Eigen::Index>;

struct Data {
    Eigen::MatrixXd x;  ///< [N x P]
    Eigen::VectorXd y;  ///< [N]
};

void check(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, const UsefulnessOptions& options)
{
    if (x.rows() != y.size()) {
        throw std::invalid_argument("predictors of " + std::to_string(x.rows()) +
                                    " people and outcomes of " + std::to_string(y.size()) +
                                    ", must be the same people");
    }
    for (Eigen::Index n = 0; n < y.size(); ++n) {
        if (std::isnan(y[n]) || y[n] == 0.0 || y[n] == 1.0) continue;
        throw std::invalid_argument("outcome of person " + std::to_string(n) + " is " +
                                    std::to_string(y[n]) + ", must be 0, 1 or not a number");
    }
    if (options.outerFolds < 2 || options.innerFolds < 2) {
        throw std::invalid_argument("folds are " + std::to_string(options.outerFolds) + " and " +
                                    std::to_string(options.innerFolds) + ", must be at least 2");
    }
    bool positive = !options.penalties.empty();
    for (const double penalty : options.penalties) positive = positive && penalty > 0.0;
    if (!positive)
        throw std::invalid_argument("penalties: none, or one not above 0, must be above 0");
}

Data rowsOf(const Data& data, const Rows& rows)
{
    Data part{Eigen::MatrixXd(static_cast<Eigen::Index>(rows.size()), data.x.cols()),
              Eigen::VectorXd(static_cast<Eigen::Index>(rows.size()))};
    for (std::size_t n = 0; n < rows.size(); ++n) {
        part.x.row(static_cast<Eigen::Index>(n)) = data.x.row(rows[n]);
        part.y[static_cast<Eigen::Index>(n)] = data.y[rows[n]];
    }
    return part;
}

/// A fold for everybody, people of either outcome dealt out in random order.
std::vector<int> dealFolds(const Eigen::VectorXd& y, int folds, scoring::Random& random)
{
    std::vector<int> fold(static_cast<std::size_t>(y.size()));
    int next = 0;
    for (const double outcome : {0.0, 1.0}) {
        Rows rows;
        for (Eigen::Index n = 0; n < y.size(); ++n) {
            if (y[n] == outcome) rows.push_back(n);
        }
        for (std::size_t left = rows.size(); left > 0; --left) {
            std::swap(rows[left - 1], rows[random.below(left)]);
            fold[static_cast<std::size_t>(rows[left - 1])] = next++ % folds;
        }
    }
    return fold;
}

struct Split {
    Rows training, held;
};

Split splitOf(const std::vector<int>& fold, int out)
{
    Split split;
    for (std::size_t n = 0; n < fold.size(); ++n)
        (fold[n] == out ? split.held : split.training).push_back(static_cast<Eigen::Index>(n));
    return split;
}

/// Chances for those held out, predictors on the scale of the training people. Nullopt where the
/// training people are all alike.
std::optional<Eigen::VectorXd> predict(Data training, Data held, double penalty)
{
    for (Eigen::Index p = 0; p < training.x.cols(); ++p) {
        const double mean = training.x.col(p).mean();
        training.x.col(p).array() -= mean;
        held.x.col(p).array() -= mean;
        const double sd =
            std::sqrt(training.x.col(p).squaredNorm() / static_cast<double>(training.x.rows()));
        if (!(sd > 0.0)) continue;
        training.x.col(p) /= sd;
        held.x.col(p) /= sd;
    }
    const auto fit = fitLogistic(training.x, training.y, penalty);
    if (!fit) return std::nullopt;
    return chancesOf(*fit, held.x);
}

double choosePenalty(const Data& training, const UsefulnessOptions& options,
                     scoring::Random& random)
{
    const std::vector<int> fold = dealFolds(training.y, options.innerFolds, random);
    double best = options.penalties.front();
    double least = std::numeric_limits<double>::infinity();
    for (const double penalty : options.penalties) {
        double loss = 0.0;
        for (int out = 0; out < options.innerFolds; ++out) {
            const Split split = splitOf(fold, out);
            const Data held = rowsOf(training, split.held);
            if (held.y.size() == 0) continue;
            const auto chances = predict(rowsOf(training, split.training), held, penalty);
            if (!chances) {
                loss = std::numeric_limits<double>::infinity();
                break;
            }
            loss += logLoss(*chances, held.y) * static_cast<double>(held.y.size());
        }
        if (loss < least) {
            least = loss;
            best = penalty;
        }
    }
    return best;
}

/// People with everything known, and the counts of it.
Data known(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, Usefulness& result)
{
    Rows rows;
    for (Eigen::Index n = 0; n < y.size(); ++n) {
        if (std::isnan(y[n]) || !x.row(n).allFinite()) continue;
        rows.push_back(n);
        result.rows.push_back(static_cast<std::size_t>(n));
    }
    Data data = rowsOf({x, y}, rows);
    result.people = static_cast<int>(rows.size());
    result.leftOut = static_cast<int>(y.size()) - result.people;
    result.events = static_cast<int>(data.y.sum());
    if (result.people > 0) result.baseRate = data.y.mean();
    return data;
}

}  // namespace

Usefulness usefulness(const Eigen::MatrixXd& x, const Eigen::VectorXd& y,
                      const UsefulnessOptions& options)
{
    check(x, y, options);
    Usefulness result;
    const Data data = known(x, y, result);
    const int rarer = std::min(result.events, result.people - result.events);
    result.needed =
        std::max(options.fewestOfEach, options.fewestPerPredictor * static_cast<int>(x.cols()));
    result.prediction = rarer == 0 ? Prediction::OneOutcome : Prediction::TooFew;
    if (rarer < std::max(result.needed, options.outerFolds)) return result;

    scoring::Random random(options.seed);
    const std::vector<int> fold = dealFolds(data.y, options.outerFolds, random);
    Eigen::VectorXd chances = Eigen::VectorXd::Zero(data.y.size());
    Eigen::VectorXd base = chances;
    for (int out = 0; out < options.outerFolds; ++out) {
        const Split split = splitOf(fold, out);
        const Data training = rowsOf(data, split.training);
        result.penalties.push_back(choosePenalty(training, options, random));
        const auto given = predict(training, rowsOf(data, split.held), result.penalties.back());
        for (std::size_t n = 0; n < split.held.size(); ++n) {
            base[split.held[n]] = training.y.mean();
            // A penalty leaves a maximum, so a fit can only fail where one outcome is left.
            chances[split.held[n]] =
                given ? (*given)[static_cast<Eigen::Index>(n)] : training.y.mean();
        }
    }
    result.prediction = Prediction::Made;
    result.area = *areaUnderCurve(chances, data.y);
    result.brier = brier(chances, data.y);
    result.brierOfBaseRate = brier(base, data.y);
    result.calibration = chanceCalibration(chances, data.y);
    result.chances.assign(chances.data(), chances.data() + chances.size());
    return result;
}

}  // namespace opmaat::calibration::statistics
