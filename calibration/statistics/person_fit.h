#pragma once

#include <cstdint>
#include <vector>

#include "calibration/statistics/responses.h"

namespace opmaat::calibration::statistics {

/// How many people's answers contradict each other more than the model expects.
struct PersonFitSummary {
    int people = 0;          ///< who gave at least two answers; only these are looked at
    std::vector<double> lz;  ///< [people], scoring::personFit(), in the order of people
    double mean = 0.0;       ///< of lz; above 0, and sd below 1, even under a true model,
    double sd = 0.0;         ///< since places follow the same answers
    int simulated = 0;       ///< people whose cut-off was simulated
    int below = 0;           ///< of those, with a chance of at most `level`
    double share = 0.0;      ///< below / simulated; about `level` under a true model
};

struct PersonFitOptions {
    double level = 0.05;
    int simulated = 500;     ///< at most so many people, drawn without return
    int draws = 200;         ///< made-up people a person; at least 20
    std::uint64_t seed = 1;  ///< for a sample, and for the made-up people
};

/// lz of everybody, and the share below the cut-off that is simulated for the answered items
/// (scoring::personFitChance()): -1.645 of a normal distribution would find too few.
/// @throws std::invalid_argument when the level is outside (0, 1), fewer than 1 simulated, and as
///   scoring::personFitChance(). Cost up to simulated * draws scorings
PersonFitSummary personFitSummary(const scoring::Scorer& scorer, const Responses& responses,
                                  const PersonFitOptions& options = {});

}  // namespace opmaat::calibration::statistics
