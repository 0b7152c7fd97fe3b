#pragma once

#include <optional>

#include "engine/exchange/fhir/scales.h"

namespace opmaat::engine::fhir {

/// `enableWhen` and, with more than one test, `enableBehavior` of a Questionnaire item: true for
/// the same answers. Empty for no condition; nothing when FHIR cannot say it.
///
/// FHIR has `!=` true of a question without an answer, and we do not: there it comes with `exists`.
std::optional<json::Value::Object> enableWhenOf(const ModuleSources& sources,
                                                const ScaleWeights& weights, const Item& item);

}  // namespace opmaat::engine::fhir
