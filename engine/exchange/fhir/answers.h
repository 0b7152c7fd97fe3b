#pragma once

#include "engine/exchange/fhir/scales.h"

namespace opmaat::engine::fhir {

/// The response sets of a pack that a contained ValueSet can hold, and the options of items.
///
/// A set stands once, and items name it, as long as its options count in their own order: a
/// ValueSet knows neither exclusive options nor an item that counts them the other way round.
/// Those items have their options themselves, and say which set these are.
class Answers {
public:
    Answers(const ModuleSources& sources, const ScaleWeights& weights);

    json::Value::Array valueSets() const;  ///< `contained` of the Questionnaire
    /// `answerValueSet` or `answerOption` of an item, and an extension when it needs one.
    void addTo(json::Value::Object& item, json::Value::Array& extensions, std::size_t index) const;

private:
    bool isHeldAsSet(std::size_t item) const;
    json::Value::Array options(std::size_t item) const;
    json::Value::Array numbersOf(std::size_t item, std::size_t category) const;

    const ModuleSources& sources_;
    const ScaleWeights& weights_;
};

}  // namespace opmaat::engine::fhir
