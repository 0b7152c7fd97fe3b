#include "calibration/statistics/responses.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace opmaat::calibration::statistics {

void check(const scoring::Model& model, const Responses& responses)
{
    if (responses.items != model.items.size() || responses.items == 0 ||
        responses.cells.size() % responses.items != 0) {
        throw std::invalid_argument("responses: " + std::to_string(responses.cells.size()) +
                                    " cells in rows of " + std::to_string(responses.items) +
                                    ", must be whole rows of the model's " +
                                    std::to_string(model.items.size()) +
                                    " items. Give one cell for every item of every person.");
    }
    for (std::size_t n = 0; n < responses.people(); ++n) {
        for (std::size_t i = 0; i < responses.items; ++i) {
            const int category = responses.at(n, i);
            const int top = model.items[i].categories() - 1;
            if (category == scoring::kMissing || (category >= 0 && category <= top)) continue;
            throw std::invalid_argument(
                "responses: person " + std::to_string(n) + ", item '" + model.items[i].id +
                "': category is " + std::to_string(category) + ", must be 0.." +
                std::to_string(top) + " or missing (" + std::to_string(scoring::kMissing) +
                "). Correct the answer or the item's categories.");
        }
    }
}

std::vector<std::size_t> itemsOfAxis(const scoring::Model& model, std::size_t axis)
{
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        const auto f = static_cast<std::size_t>(model.items[i].facet);
        if (static_cast<std::size_t>(model.facets[f].axis) == axis) items.push_back(i);
    }
    return items;
}

std::vector<std::size_t> itemsOfFacet(const scoring::Model& model, std::size_t facet)
{
    std::vector<std::size_t> items;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        if (static_cast<std::size_t>(model.items[i].facet) == facet) items.push_back(i);
    }
    return items;
}

std::vector<std::size_t> completeCases(const Responses& responses,
                                       std::span<const std::size_t> items)
{
    std::vector<std::size_t> people;
    for (std::size_t n = 0; n < responses.people(); ++n) {
        if (std::none_of(items.begin(), items.end(),
                         [&](std::size_t i) { return responses.at(n, i) == scoring::kMissing; }))
            people.push_back(n);
    }
    return people;
}

bool answeredAny(const Responses& responses, std::size_t person, std::span<const std::size_t> items)
{
    return std::any_of(items.begin(), items.end(),
                       [&](std::size_t i) { return responses.at(person, i) != scoring::kMissing; });
}

}  // namespace opmaat::calibration::statistics
