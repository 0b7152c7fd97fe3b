#pragma once

#include <cmath>
#include <vector>

#include "scoring/scorer.h"

namespace opmaat::calibration::statistics {

/// Calls visit(answers, chance) for every pattern of answers there can be, with the chance that the
/// likelihood of scoring/scorer.h gives it: sums over them are expectations, computed without any
/// step of the statistics under test.
template <typename Visit>
void overEveryPattern(const scoring::Model& model, const Visit& visit)
{
    const scoring::Scorer scorer(model);
    std::vector<int> answers(model.items.size(), 0);
    for (;;) {
        visit(answers, std::exp(scorer.score(answers).logLikelihood));
        std::size_t i = 0;
        while (i < answers.size() && ++answers[i] == model.items[i].categories()) answers[i++] = 0;
        if (i == answers.size()) return;
    }
}

}  // namespace opmaat::calibration::statistics
