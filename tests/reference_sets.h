#pragma once

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "scoring/model.h"
#include "scoring/scorer.h"

namespace opmaat::reference {

// Public data sets with what established software found in them (R 4.2.2, mirt 1.47), beside the
// project on the machines where it is made. They are not part of it; elsewhere the tests that need
// them skip.

inline const std::filesystem::path kReference =
    std::filesystem::path(SOURCE_DIR).parent_path() / "shared/reference";

inline nlohmann::json readFit(const std::string& name)
{
    std::ifstream file(kReference / (name + ".json"));
    return nlohmann::json::parse(file);
}

/// An item of one axis from a row of `slope_intercept`.
inline scoring::Item itemOf(const nlohmann::json& row, scoring::ItemModel kind)
{
    scoring::Item item{row.at("row"), 0, kind, row.at("a1"), {}, 0.0};
    if (row.contains("d")) item.intercepts.push_back(row.at("d"));
    for (int k = 1; row.contains(std::string("d") + std::to_string(k)); ++k) {
        item.intercepts.push_back(row.at(std::string("d") + std::to_string(k)));
    }
    return item;
}

/// Answers as categories from 0: the code less the lowest code of the item.
inline std::vector<std::vector<int>> readAnswers(const std::string& file,
                                                 const std::vector<int>& lowest)
{
    std::ifstream in(kReference / file);
    std::string line;
    std::getline(in, line);
    std::vector<std::vector<int>> people;
    while (std::getline(in, line)) {
        std::vector<int> answers;
        std::istringstream cells(line);
        std::string cell;
        for (const int low : lowest) {
            cell.clear();
            std::getline(cells, cell, ',');
            const bool isEmpty = cell.empty() || cell == "\r";
            answers.push_back(isEmpty ? scoring::kMissing : std::stoi(cell) - low);
        }
        people.push_back(answers);
    }
    return people;
}

}  // namespace opmaat::reference
