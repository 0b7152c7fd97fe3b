#pragma once

#include <string_view>
#include <vector>

#include "engine/pack/pack.h"

namespace opmaat::engine::fhir {

/// How a type of item here and one of FHIR stand for each other. One row more is one type more.
struct TypeRow {
    std::string_view fhir;  ///< Questionnaire.item.type
    bool repeats = false;
    std::optional<ItemType> ours;  ///< nothing: not understood yet, and `without` says what is lost
    std::string_view name;         ///< `type` in a module
    std::string_view value;        ///< value[x] of an answer, as in answerCoding
    std::string_view without;      ///< what is lost, a sentence without full stop; "" for nothing
};

/// In the order in which they are looked up: the first row of a type of ours is how it is written.
const std::vector<TypeRow>& types();

/// nullptr for a type that FHIR R4 does not have.
const TypeRow* typeOf(std::string_view fhir, bool repeats);
const TypeRow& typeOf(ItemType ours);

}  // namespace opmaat::engine::fhir
