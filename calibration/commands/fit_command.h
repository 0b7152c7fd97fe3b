#pragma once

#include <string>

namespace opmaat::calibration {

inline constexpr int kFine = 0, kRefused = 1, kWrongUse = 2;  ///< exit codes, part of the product

/// What `opmaat-calibrate fit` was asked.
struct FitArguments {
    std::string pack, structure;  ///< one of both
    std::string responses, out;
    std::string start, anchors;    ///< parameters files; empty for none
    std::string group, reference;  ///< a column, and the group in it that is the reference
    std::string prior = "none";
    std::string errors = "cross-product";
    double tolerance = 1e-4;
    int threads = 0;  ///< 0: as many as the processor runs at once
    int passes = 500;
    bool quiet = false;
};

/// Fits, writes OUT, prints what was found; kRefused when the result may not be used.
/// @throws InputError, std::domain_error: refused input, for main() to print
int fitCommand(const FitArguments& arguments);

}  // namespace opmaat::calibration
