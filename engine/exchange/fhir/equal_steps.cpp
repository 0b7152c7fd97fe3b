#include "engine/exchange/fhir/equal_steps.h"

#include <cmath>

namespace opmaat::engine::fhir {

std::optional<double> equalStepOf(const std::vector<double>& numbers)
{
    if (numbers.size() < 2) return std::nullopt;
    const double step = numbers[1] - numbers[0];
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (std::abs(numbers[i] - numbers[i - 1] - step) > kNearly) return std::nullopt;
    }
    return step;
}

}  // namespace opmaat::engine::fhir
