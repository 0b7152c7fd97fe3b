#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "engine/exchange/fhir/form.h"

// The part of FHIRPath that says "sum of weights", and bands. Its grammar is in
// engine/exchange/FHIR.md.
namespace opmaat::engine::fhir {

/// What is not understood in an expression, and where.
struct PathMistake {
    std::size_t offset = 0;  ///< bytes from its start
    std::string message;     ///< as in Finding
};

/// constant + the sum over items of coefficient x weight of the answer.
struct Formula {
    std::map<std::size_t, double> coefficients;  ///< by index into Form::items
    std::vector<std::size_t> order;              ///< of the same, as they are named
    double constant = 0.0;
    bool isMean = false;      ///< of the answers that are there; coefficients are then 1/N of all
    bool isFilledIn = false;  ///< N times a mean: a sum in which missing answers are as the others
    std::optional<int> minimum;  ///< answers that must be there; nothing when it does not say

    bool operator==(const Formula&) const = default;
};

/// Bands over the score of a calculated item, or over a formula.
struct Bands {
    struct Part {
        double from = 0.0;  ///< minus infinity for the lowest
        bool isFromIncluded = true;
        std::string code;  ///< "" for none
    };
    std::optional<std::size_t> scored;  ///< index into Form::items
    Formula formula;                    ///< when there is no such item
    std::vector<Part> parts;            ///< ascending
};

/// @throws PathMistake
std::variant<Formula, Bands> parsePath(const std::string& expression, const Form& form);

}  // namespace opmaat::engine::fhir
