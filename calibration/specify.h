#pragma once

#include <optional>

#include "calibration/patterns.h"
#include "calibration/specification.h"
#include "engine/exchange/response_matrix.h"

namespace opmaat::calibration {

/// What a table and a structure ask to be fitted.
struct Question {
    Specification specification;
    Patterns patterns;
    std::vector<std::string> warnings;  ///< sentences: columns and rows that were left out
};

struct QuestionOptions {
    std::string reference;  ///< id of the reference group; empty: that of the first row
    std::optional<engine::Parameters> anchors;  ///< its items are fixed, its scale is kept
};

/// With anchors nobody is the reference: every group, or the one sample there is, gets a mean and a
/// covariance on the scale of the anchors. Facets of the anchors keep their loading.
///
/// @throws std::domain_error as identifyLoadings(), and for a reference group that does not occur,
/// an
///   anchor of another form, or an axis without one: each named
Question ask(const engine::Structure& structure, const engine::ResponseMatrix& matrix,
             const QuestionOptions& options);

/// Puts the numbers of a parameters file in the place of start values where it has them, within the
/// bounds of the search.
void startFrom(const engine::Parameters& parameters, const Specification& specification,
               Estimate& estimate);

}  // namespace opmaat::calibration
