#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/calibration/statistics/answers.h"

namespace opmaat::calibration::statistics {

// Public data sets with what established software found in them, beside the project on the
// machines where it is made. They are not part of it; elsewhere the tests that need them skip.

inline const std::filesystem::path kReference =
    std::filesystem::path(SOURCE_DIR).parent_path() / "shared/reference";

struct ReferenceSet {
    scoring::Model model;
    Answers answers;
    nlohmann::json fit;
};

inline scoring::Item referenceItem(const nlohmann::json& row, scoring::ItemModel kind)
{
    scoring::Item item{row.at("row"), 0, kind, row.at("a1"), {}, 0.0};
    if (row.contains("d")) item.intercepts.push_back(row.at("d"));
    for (int k = 1; row.contains("d" + std::to_string(k)); ++k)
        item.intercepts.push_back(row.at("d" + std::to_string(k)));
    return item;
}

inline ReferenceSet readReference(const std::string& name, scoring::ItemModel kind)
{
    ReferenceSet set;
    std::ifstream file(kReference / (name + ".json"));
    set.fit = nlohmann::json::parse(file);
    set.model = {{{"axis"}}, {{"facet", 0, 1.0}}, {}, {}};
    set.model.population = scoring::made_up::population(Eigen::MatrixXd::Identity(1, 1));
    for (const nlohmann::json& row : set.fit.at("slope_intercept"))
        set.model.items.push_back(referenceItem(row, kind));
    set.answers.items = set.model.items.size();

    const std::vector<int> lowest = set.fit.at("mins");
    std::ifstream in(kReference / set.fit.at("data").get<std::string>());
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        std::istringstream cells(line);
        for (const int low : lowest) {
            std::string cell;
            std::getline(cells, cell, ',');
            const bool empty = cell.empty() || cell == "\r";
            set.answers.cells.push_back(empty ? scoring::kMissing : std::stoi(cell) - low);
        }
    }
    return set;
}

}  // namespace opmaat::calibration::statistics
