#include "engine/interview/answer_rules.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace opmaat::engine {

std::string mistakeIn(const std::vector<int>& categories, const Item& item)
{
    const int count = static_cast<int>(item.categories.size());
    if (item.type == ItemType::Information) {
        return categories.empty() ? "" : "is a card to read and takes no category";
    }
    if (item.type == ItemType::Choice && categories.size() != 1) {
        return "takes exactly one category, not " + std::to_string(categories.size());
    }
    for (const int category : categories) {
        if (category < 0 || category >= count) {
            return "has categories 0 to " + std::to_string(count - 1) + ", not " +
                   std::to_string(category);
        }
    }
    if (std::adjacent_find(categories.begin(), categories.end(), std::greater_equal<>()) !=
        categories.end()) {
        return "takes categories in ascending order, each once";
    }
    for (const int category : categories) {
        if (item.categories[static_cast<std::size_t>(category)].exclusive &&
            categories.size() > 1) {
            return "has category " + std::to_string(category) + ", which excludes all others";
        }
    }
    return "";
}

std::string mistakeIn(const Answer& answer, const Item& item)
{
    const bool answered = answer.state == AnswerState::Answered;
    const std::string state = "'" + std::string(name(answer.state)) + "'";
    if (answer.state == AnswerState::NotShown || answer.state == AnswerState::NotReached) {
        return "cannot be given " + state + ", which is not for a person to answer";
    }
    if (!answered && item.type == ItemType::Information) {
        return "is a card to read and takes no " + state;
    }
    if (!answered && !answer.categories.empty()) {
        return "has a category beside " + state;
    }
    if (!std::isfinite(answer.seconds) || answer.seconds < 0.0) {
        return "takes a time that is finite and not negative";
    }
    if (!answer.why.empty()) {
        return "takes no reason, which only made-up answers have";
    }
    return answered ? mistakeIn(answer.categories, item) : "";
}

}  // namespace opmaat::engine
