#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace opmaat::engine {

/// What people say of themselves, against what tasks with a right answer show; of one axis.
struct Discrepancy {
    std::string id;
    std::vector<int> self, task;  ///< indices into Parameters::model.items
};

/// The quickest that a question can be read and answered.
struct AnswerTimes {
    std::map<std::string, double> charactersPerSecond;  ///< by language, of its text
    double readAloud = 0;                               ///< the same for a voice that reads
    double decide = 0;                                  ///< seconds to choose and tap
};

/// assessment.json: what the quality rules compare. All of it may be absent.
struct QualityData {
    std::vector<std::pair<int, int>> reversedPairs;  ///< items of one facet, worded oppositely
    std::vector<Discrepancy> discrepancies;
    std::optional<AnswerTimes> times;
};

/// Ways to fill in a questionnaire, in the order of their indices in conditions: `mode = alone`.
inline const std::vector<std::string> kModeNames = {"alone", "together", "read-aloud"};

}  // namespace opmaat::engine
