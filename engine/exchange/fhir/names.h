#pragma once

// Names that other programs know. HL7's are those of FHIR R4 (4.0.1), of its extension pack, and of
// Structured Data Capture (SDC) 3.0.0; FHIR.md says what each is used for.
namespace opmaat::engine::fhir {

inline constexpr const char* kTranslation = "http://hl7.org/fhir/StructureDefinition/translation";
inline constexpr const char* kOrdinalValue = "http://hl7.org/fhir/StructureDefinition/ordinalValue";
inline constexpr const char* kItemWeight = "http://hl7.org/fhir/StructureDefinition/itemWeight";
inline constexpr const char* kConceptOrdinalValue =
    "http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue";
inline constexpr const char* kOptionExclusive =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive";
inline constexpr const char* kHidden =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
inline constexpr const char* kItemControl =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
inline constexpr const char* kItemControlCodes = "http://hl7.org/fhir/questionnaire-item-control";
inline constexpr const char* kDisplayCategory =
    "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory";
inline constexpr const char* kDisplayCategoryCodes =
    "http://hl7.org/fhir/questionnaire-display-category";
inline constexpr const char* kVariable = "http://hl7.org/fhir/StructureDefinition/variable";
inline constexpr const char* kCalculated =
    "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression";
inline constexpr const char* kDataAbsentReason =
    "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
inline constexpr const char* kFhirPath = "text/fhirpath";

// Ours: single values that another program may leave aside without asking or scoring otherwise. The
// project has no domain yet; names under .example are reserved and never lead anywhere.
inline constexpr const char* kBase = "https://opmaat.example/fhir/";
inline constexpr const char* kSeconds = "https://opmaat.example/fhir/StructureDefinition/seconds";
inline constexpr const char* kEvidence = "https://opmaat.example/fhir/StructureDefinition/evidence";
inline constexpr const char* kResponseSet =
    "https://opmaat.example/fhir/StructureDefinition/response-set";
inline constexpr const char* kScore = "https://opmaat.example/fhir/StructureDefinition/score";
inline constexpr const char* kModuleVersion =
    "https://opmaat.example/fhir/StructureDefinition/module-version";
inline constexpr const char* kScaleSource =
    "https://opmaat.example/fhir/StructureDefinition/scale-source";
inline constexpr const char* kStandardError =
    "https://opmaat.example/fhir/StructureDefinition/standard-error";
inline constexpr const char* kMinimumAnswered =
    "https://opmaat.example/fhir/StructureDefinition/minimum-answered";
inline constexpr const char* kAnswerState =
    "https://opmaat.example/fhir/StructureDefinition/answer-state";
inline constexpr const char* kAnswerStateCodes =
    "https://opmaat.example/fhir/CodeSystem/answer-state";
inline constexpr const char* kMode = "https://opmaat.example/fhir/StructureDefinition/mode";

}  // namespace opmaat::engine::fhir
