#pragma once

#include "engine/exchange/fhir/module_sources.h"

namespace opmaat::engine::fhir {

/// What a Questionnaire cannot hold of a pack, each with its place.
class FhirLosses {
public:
    explicit FhirLosses(const ModuleSources& sources) : sources_(sources) {}

    void addCondition(std::size_t item);
    /// Simpler words, pictures and what else an item may have that a Questionnaire has not.
    void addItemParts(std::size_t item);
    /// @param held  whether there is an item that computes it
    void addScale(std::size_t module, const std::string& pointer, const json::Value& source,
                  const DeclaredScale& scale, bool held);
    void addComputed(std::size_t module);

    /// With the files that have no place in a Questionnaire at all.
    Findings all() const;

private:
    void add(std::size_t module, const json::Value& where, const std::string& pointer,
             std::string message, std::string fix);

    const ModuleSources& sources_;
    Findings found_;
};

}  // namespace opmaat::engine::fhir
