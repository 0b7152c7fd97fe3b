#pragma once

#include <span>
#include <string>

#include "engine/assessment/assessment.h"
#include "engine/interview/interview.h"

namespace opmaat::engine {

/// A result as it is kept: in the interview's own language, under the name of the program that made
/// it. Its hash (BLAKE2b-256) goes into the `assessed` event, so that it can be made again and
/// compared years later.
struct KeptResult {
    std::string software;  ///< version
    std::string json;      ///< opmaat.result/1
    std::string hash;      ///< hexadecimal
};

/// @param software  "" for the program that runs
KeptResult keptResult(const Assessor& assessor, const Interview& interview,
                      const std::string& software = "");

/// The event that keeps it; sequence and time are the caller's.
Event assessedEvent(const KeptResult& result, const Pack& pack);

}  // namespace opmaat::engine
