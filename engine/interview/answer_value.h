#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/interview/event.h"
#include "engine/json/value.h"
#include "engine/pack/item.h"

namespace opmaat::engine {

/// An amount is kept in whole cents; conditions and keys are about euro, as people are.
inline constexpr double kCentsOfEuro = 100.0;

json::Value toJson(const AnswerValue& value);
json::Value toJson(const std::vector<int>& categories);
/// Nothing for what no item takes as a value.
std::optional<AnswerValue> valueFromJson(const json::Value& value);

/// What was answered, as the answers file has it: 2, [0, 2], 12.5, "2026-11", [[0, 1], [1, 0]].
json::Value answerToJson(const Item& item, const Answer& answer);
/// The same back, with state Answered; nothing for another form. Whether it fits the item is for
/// mistakeInValue() to say.
std::optional<Answer> answerFromJson(const Item& item, const json::Value& value);
/// What answerFromJson() takes for this item: "the index of one category, from 0".
std::string formOfAnswer(const Item& item);

/// What an answer is worth to conditions and keys (engine/pack/scoring_key.h). It fits the item.
std::vector<double> worthOf(const Item& item, const Answer& answer);
/// The answer that is worth this; for an item of type text some words.
Answer answerWorth(const Item& item, const std::vector<double>& worth);

/// The answer as people read it, in a language of the pack: its options, "€ 1.234,56",
/// "november 2026". Options are separated by `separator`. Its state is Answered.
std::string spokenAnswer(const Item& item, const Answer& answer, const std::string& language,
                         const std::string& separator = ", ");

}  // namespace opmaat::engine
