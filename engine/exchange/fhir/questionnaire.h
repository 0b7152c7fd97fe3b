#pragma once

#include "engine/json/value.h"
#include "engine/pack/pack.h"

namespace opmaat::engine {

/// Something written in the words of HL7 FHIR R4, and what those cannot say.
struct FhirExport {
    json::Value resource;
    Findings lost;  ///< rule `fhir-not-held`, each at its place in the pack
};

/// A pack as a FHIR R4 Questionnaire; FHIR.md has what becomes what. importQuestionnaire() of it
/// gives the modules again, but for what `lost` lists.
/// @throws InputError when a file of the pack is gone since it was read
FhirExport exportQuestionnaire(const Pack& pack);

}  // namespace opmaat::engine
