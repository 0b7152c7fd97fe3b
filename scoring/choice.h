#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::scoring {

/// What the answer to one more item can be expected to tell.
struct ItemValue {
    int item = 0;                       ///< index into Model::items
    double profileInformation = 0.0;    ///< mutual information of the answer and the profile, the
                                        ///< background included, in nats: the expected fall of the
                                        ///< entropy of P(k | x); 0 without profiles
    Eigen::VectorXd varianceReduction;  ///< [A], expected fall of the posterior variance of theta
    double axes() const { return varianceReduction.sum(); }
};

/// The value of every item without an answer, given those there are, in the order of the model:
/// to choose the next one by, and to say which would tell most (van der Linden & Pashley, 2010).
/// Exact under the model, from the whole posterior and so never without the prior. Which item is
/// asked is for the caller to decide, who knows of balance, exposure and seconds.
///
/// @throws std::invalid_argument as Scorer::score()
/// Cost a few times Scorer::score(), plus O(P · K · Q) an item.
std::vector<ItemValue> valuesOfItems(const Scorer& scorer, std::span<const int> responses);

}  // namespace opmaat::scoring
