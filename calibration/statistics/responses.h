#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::calibration::statistics {

// Shapes: [N] people, [I] items, [K] categories, and those of scoring/model.h.

/// Answers of many people, a person's beside each other. A view: the cells outlive it.
struct Responses {
    std::span<const int> cells;  ///< [N x I], category 0..K-1 or scoring::kMissing
    std::size_t items = 0;       ///< I

    std::size_t people() const { return items == 0 ? 0 : cells.size() / items; }
    std::span<const int> of(std::size_t person) const
    {
        return cells.subspan(person * items, items);
    }
    int at(std::size_t person, std::size_t item) const { return cells[person * items + item]; }
};

/// What passes is not checked again further on.
/// @throws std::invalid_argument when the cells are no whole rows of the model's items, or a cell
///   is neither a category of its item nor missing; names person, item, value and range
void check(const scoring::Model& model, const Responses& responses);

/// Items of an axis, or of a facet, by index into Model::items.
std::vector<std::size_t> itemsOfAxis(const scoring::Model& model, std::size_t axis);
std::vector<std::size_t> itemsOfFacet(const scoring::Model& model, std::size_t facet);

/// People who answered every one of `items`, in order.
std::vector<std::size_t> completeCases(const Responses& responses,
                                       std::span<const std::size_t> items);

/// Whether a person answered at least one of `items`.
bool answeredAny(const Responses& responses, std::size_t person,
                 std::span<const std::size_t> items);

}  // namespace opmaat::calibration::statistics
