#pragma once

#include <vector>

#include "engine/pack/field_reader.h"

namespace opmaat::engine::fhir {

/// One element that FHIR R4 or R5 has in some place, and what becomes of it here.
struct Element {
    const char* name;
    const char* rule = "";     ///< found where it stands; "" for what is read
    const char* message = "";  ///< as in Finding
    const char* fix = "";
};
using Elements = std::vector<Element>;

// What each place in a Questionnaire may have.
extern const Elements kQuestionnaire, kItem, kEnableWhen, kAnswerOption, kCoding, kValueSet,
    kCompose, kInclude, kExpansion, kConcept, kDesignation, kPrimitive;

/// A finding for every member that is not read: as the list says, or unknown to FHIR R4.
void checkElements(const Field& object, const Elements& known);

}  // namespace opmaat::engine::fhir
