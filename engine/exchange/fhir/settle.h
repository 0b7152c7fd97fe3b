#pragma once

#include "engine/exchange/fhir/form.h"

namespace opmaat::engine::fhir {

/// Decides what each item of a form is here: a question with its answers, a card, help for a
/// question, or nothing, after a finding. After readForm() without an error.
void settleItems(Form& form);

}  // namespace opmaat::engine::fhir
