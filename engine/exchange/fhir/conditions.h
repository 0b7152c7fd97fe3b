#pragma once

#include "engine/conditions/simple_tests.h"
#include "engine/exchange/fhir/form.h"

namespace opmaat::engine::fhir {

/// Refuses conditions that need, by way of others, their own item: rule `fhir-loop`, with every
/// item of the loop named; and those about items that the file does not have.
void checkTests(const Form& form);

/// The score that a calculated item gives, as conditions name it, and the items it is made of.
struct ScoreName {
    std::string name;  ///< "scale.ID"
    std::vector<std::size_t> items;
};

/// When an item is asked: its own enableWhen, those of the groups it stands in, and the answer to
/// the question it stands below. Ids of items and of options must be there.
///
/// @param scores  of the calculated items that became scales
/// @return the condition as the language prints it; "" when it is always asked, or after a finding
std::string showIfOf(std::size_t item, const Form& form,
                     const std::map<std::size_t, ScoreName>& scores);

}  // namespace opmaat::engine::fhir
