#pragma once

#include "engine/pack/rules.h"

namespace opmaat::engine {

/// What may be found while a FHIR Questionnaire is read or written. Errors: nothing is imported.
/// Warnings: it is imported without that. Notes: it is said otherwise, or only for people.
const std::vector<Rule>& fhirRules();

/// Of a rule of FHIR, or of one for files, JSON and packs.
Severity fhirSeverityOf(const std::string& rule);

}  // namespace opmaat::engine
