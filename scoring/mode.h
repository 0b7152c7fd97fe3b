#pragma once

#include <array>
#include <span>
#include <utility>
#include <vector>

#include "scoring/likelihood.h"

namespace opmaat::scoring {

// The mode of the marginal posterior of theta. Only the sources of this folder include this header.

/// The answered items of one axis as two logits each, above and below the category given.
struct Logits {
    std::vector<double> slope, intercept;             ///< [2 x items, filled up]
    std::vector<double> x, e;                         ///< logit and exp(-|logit|) at one theta
    std::vector<std::pair<const Item*, int>> others;  ///< those without logits, and the category
    double slopes = 0.0;                              ///< sum of the slopes of the items
};

struct ModeWorkspace {
    Workspace common;
    std::array<Logits, kMostAxes> logits;
};

/// Newton steps on the closed-form derivatives of the items (response.h), from the highest node of
/// every axis by itself. Only for Tables::closedForm.
/// @returns false when they do not settle, which has not been seen
bool newtonMode(const Scorer::Tables& tables, std::span<const int> responses,
                ModeWorkspace& workspace, std::span<Position> positions);

/// The mode of any model, with the standard errors that the curvature there gives.
void findMode(const Scorer::Tables& tables, std::span<const int> responses,
              ModeWorkspace& workspace, std::span<Position> positions);

}  // namespace opmaat::scoring
