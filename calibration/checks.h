#pragma once

#include <string>
#include <vector>

#include "calibration/patterns.h"
#include "calibration/specification.h"

namespace opmaat::calibration {

/// What can be said of answers before anything is fitted.
///
/// @param warnings  what is odd and can be fitted is appended, a sentence each
/// @throws std::domain_error naming item or group, and what to do: nobody answered; an item with
/// one
///   category only; two items that always have the same answer; an item that runs against the
///   others of its axis; a group with fewer than five people a parameter of its own
void checkAnswers(const Specification& specification, const Patterns& patterns,
                  std::vector<std::string>& warnings);

/// [I][K] categories that nobody chose, each with a warning.
std::vector<std::vector<bool>> unchosen(const Specification& specification,
                                        const Patterns& patterns,
                                        std::vector<std::string>& warnings);

}  // namespace opmaat::calibration
