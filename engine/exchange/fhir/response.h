#pragma once

#include "engine/exchange/fhir/questionnaire.h"
#include "engine/interview/answers_file.h"

namespace opmaat::engine {

/// One respondent's answers as a FHIR R4 QuestionnaireResponse to exportQuestionnaire(pack). What
/// was not answered stands there too, with HL7's reason and with ours.
/// @param set  of this pack. @throws InputError when a file of the pack is gone since it was read
FhirExport exportResponse(const Pack& pack, const ResponseSet& set, const std::string& file);

/// HL7's data-absent-reason for a state; "" for one that is answered.
std::string_view dataAbsentReasonOf(AnswerState state);

}  // namespace opmaat::engine
