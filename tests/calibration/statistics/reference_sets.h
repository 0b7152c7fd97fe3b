#pragma once

#include <string>

#include "tests/calibration/statistics/answers.h"
#include "tests/reference_sets.h"

namespace opmaat::calibration::statistics {

using reference::kReference;

struct ReferenceSet {
    scoring::Model model;
    Answers answers;
    nlohmann::json fit;
};

inline ReferenceSet readReference(const std::string& name, scoring::ItemModel kind)
{
    ReferenceSet set;
    set.fit = reference::readFit(name);
    set.model = {{{"axis"}}, {{"facet", 0, 1.0}}, {}, {}};
    set.model.population = scoring::made_up::population(Eigen::MatrixXd::Identity(1, 1));
    for (const nlohmann::json& row : set.fit.at("slope_intercept"))
        set.model.items.push_back(reference::itemOf(row, kind));
    set.answers.items = set.model.items.size();

    for (const std::vector<int>& person :
         reference::readAnswers(set.fit.at("data"), set.fit.at("mins"))) {
        set.answers.cells.insert(set.answers.cells.end(), person.begin(), person.end());
    }
    return set;
}

}  // namespace opmaat::calibration::statistics
