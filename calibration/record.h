#pragma once

#include "calibration/fit.h"
#include "engine/pack/parameters_writer.h"
#include "engine/pack/structure.h"

namespace opmaat::calibration {

/// A fit in the form that engine writes. Groups beside the reference go into `groups`.
engine::Parameters parametersOf(const Fit& fit, const Specification& specification,
                                const engine::Structure& structure);

/// What the fit tells beside its numbers; who made it, from what, is left to the caller.
engine::CalibrationRecord recordOf(const Fit& fit, const Specification& specification);

}  // namespace opmaat::calibration
