#pragma once

#include <string>
#include <vector>

#include "calibration/statistics/responses.h"
#include "scoring/simulate.h"
#include "tests/scoring/made_up.h"

namespace opmaat::calibration::statistics {

/// Answers that own their cells.
struct Answers {
    std::vector<int> cells;
    std::size_t items = 0;

    Responses view() const { return {cells, items}; }
};

/// People drawn from a model, each answer missing with the given chance.
inline Answers drawAnswers(const scoring::Model& model, int people, std::uint64_t seed,
                           double missing = 0.0)
{
    scoring::Random random(seed);
    Answers answers{{}, model.items.size()};
    for (int n = 0; n < people; ++n) {
        for (const int category : scoring::simulate(model, {}, random).responses)
            answers.cells.push_back(random.uniform() < missing ? scoring::kMissing : category);
    }
    return answers;
}

/// One axis with facets of the given loadings.
inline scoring::Model oneAxis(const std::vector<double>& loadings, int itemsPerFacet,
                              int categories, std::uint64_t seed = 31)
{
    return scoring::made_up::model({loadings}, Eigen::MatrixXd::Identity(1, 1), itemsPerFacet, seed,
                                   categories);
}

inline std::vector<std::size_t> allItems(const scoring::Model& model)
{
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < model.items.size(); ++i) items.push_back(i);
    return items;
}

/// A second item that a share of people answers as they answered the first: dependence that no
/// trait explains. Both must have the same number of categories.
inline void plantCopies(Answers& answers, std::size_t from, std::size_t to, double share,
                        std::uint64_t seed)
{
    scoring::Random random(seed);
    for (std::size_t row = 0; row < answers.cells.size(); row += answers.items) {
        if (random.uniform() < share) answers.cells[row + to] = answers.cells[row + from];
    }
}

/// What was said by a call that must be refused.
template <typename Error, typename Call>
std::string refusalOf(const Call& call)
{
    try {
        call();
    } catch (const Error& error) {
        return error.what();
    }
    return "not refused";
}

}  // namespace opmaat::calibration::statistics
