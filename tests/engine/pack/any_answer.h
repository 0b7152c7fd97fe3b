#pragma once

#include <algorithm>

#include "engine/interview/answer_value.h"
#include "engine/pack/scoring_key.h"
#include "scoring/random.h"

namespace opmaat::engine {

/// An answer to a scored item of any type, each telling one as likely as the next.
inline Answer anyAnswer(const Item& item, scoring::Random& random)
{
    const auto answers = tellingAnswers(item);
    return answerWorth(item, answers[random.below(answers.size())]);
}

/// The first telling answer that scores so. @pre there is one
inline Answer answerThatScores(const Item& item, int scored)
{
    const auto answers = tellingAnswers(item);
    return answerWorth(item, *std::find_if(answers.begin(), answers.end(), [&](const auto& answer) {
                           return scoredCategory(item, answer) == scored;
                       }));
}

}  // namespace opmaat::engine
