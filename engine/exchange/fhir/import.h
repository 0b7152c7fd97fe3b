#pragma once

#include "engine/json/value.h"

namespace opmaat::engine {

/// What a Questionnaire may hold at the most, before memory is spent.
inline constexpr json::Limits kQuestionnaireLimits{16U << 20U, 128, 600'000};

struct FhirImportOptions {
    std::string module;  ///< all of it becomes one module of this id; "": see importQuestionnaire()
    std::string language;  ///< of the texts when the file does not say so
};

/// Modules that a Questionnaire became, and what was found in it.
struct FhirImport {
    struct Module {
        std::string id;
        json::Value document;  ///< opmaat.module/1, not laid out yet
    };
    std::vector<Module> modules;         ///< none when something is wrong with the file
    std::vector<std::string> languages;  ///< of its texts, its own first
    Findings findings;                   ///< rules as in rules.h, in the order of the file
};

/// Reads a FHIR R4 Questionnaire as modules of a pack: one a group, when it is made of groups
/// alone, else one for all. FHIR.md has what becomes what. Nothing is left out without a finding.
/// @param document  outlives nothing: places are in the findings. Never throws for what it holds
FhirImport importQuestionnaire(const json::Value& document, const std::string& file,
                               const FhirImportOptions& options = {});

}  // namespace opmaat::engine
