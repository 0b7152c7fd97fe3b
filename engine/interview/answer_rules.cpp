#include "engine/interview/answer_rules.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

#include "engine/conditions/month.h"
#include "engine/interview/answer_value.h"
#include "engine/pack/spoken.h"

namespace opmaat::engine {
namespace {

std::string outside(const char* what, std::size_t count, int index)
{
    return std::string("has ") + what + " 0 to " + std::to_string(count - 1) + ", not " +
           std::to_string(index);
}

std::string mistakeInCategories(const std::vector<int>& categories, const Item& item)
{
    if (takesOneCategory(item.type) && categories.size() != 1) {
        return "takes exactly one category, not " + std::to_string(categories.size());
    }
    for (const int category : categories) {
        if (category < 0 || category >= static_cast<int>(item.categories.size())) {
            return outside("categories", item.categories.size(), category);
        }
    }
    return "";
}

std::string mistakeInSeveral(const std::vector<int>& categories, const Item& item)
{
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

std::string mistakeInOrder(const std::vector<int>& categories, const Item& item)
{
    const std::set<int> each(categories.begin(), categories.end());
    return each.size() == item.categories.size() && categories.size() == each.size()
               ? ""
               : "takes all its " + std::to_string(item.categories.size()) +
                     " categories in an order, each once";
}

std::string mistakeInPairs(const std::vector<std::pair<int, int>>& pairs, const Item& item)
{
    std::set<int> right;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (pairs[i].first != static_cast<int>(i)) break;
        if (pairs[i].second < 0 || pairs[i].second >= static_cast<int>(item.right.size())) {
            return outside("options on the right", item.right.size(), pairs[i].second);
        }
        right.insert(pairs[i].second);
    }
    return right.size() == item.categories.size() && pairs.size() == right.size()
               ? ""
               : "takes a pair for each of its " + std::to_string(item.categories.size()) +
                     " categories, in their order, and an option on the right once";
}

std::string mistakeInTyped(double value, const Item& item)
{
    const double factor = item.type == ItemType::Amount ? kCentsOfEuro : 1.0;
    if (item.range.holds(value / factor)) {
        return "";
    }
    const int decimals = item.type == ItemType::Amount ? 0 : item.range.decimals();
    const auto say = [&](double number) {
        return item.type == ItemType::Month ? monthText(number)
                                            : spokenNumber(number, decimals, "en");
    };
    const std::string what = item.type == ItemType::Amount  ? " cents"
                             : item.type == ItemType::Month ? ""
                             : item.range.step == 1.0
                                 ? " in whole numbers"
                                 : " in steps of " + spokenNumber(item.range.step, decimals, "en");
    return "takes " + say(item.range.least * factor) + " to " + say(item.range.most * factor) +
           what;
}

std::string mistakeInText(const std::string& text, const Item& item)
{
    const auto length = characterCount(text);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) {
        return "takes words; without any it is skipped";
    }
    return length <= static_cast<std::size_t>(item.mostCharacters)
               ? ""
               : "takes at most " + std::to_string(item.mostCharacters) + " characters, not " +
                     std::to_string(length);
}

template <class Kind>
const Kind* valueAs(const Answer& answer)
{
    return answer.categories.empty() ? std::get_if<Kind>(&answer.value) : nullptr;
}

std::string mistakeInOther(const Answer& answer, const Item& item)
{
    if (item.type == ItemType::Matching) {
        const auto* pairs = valueAs<std::vector<std::pair<int, int>>>(answer);
        return pairs == nullptr ? "takes pairs" : mistakeInPairs(*pairs, item);
    }
    if (item.type == ItemType::Number || item.type == ItemType::Amount) {
        const auto* number = valueAs<double>(answer);
        return number == nullptr ? "takes a number" : mistakeInTyped(*number, item);
    }
    const auto* text = valueAs<std::string>(answer);
    if (text == nullptr) {
        return item.type == ItemType::Month ? "takes a month" : "takes words";
    }
    if (item.type == ItemType::Text) {
        return mistakeInText(*text, item);
    }
    const auto month = monthFrom(*text);
    return month ? mistakeInTyped(*month, item) : "takes a month such as 2026-11";
}

}  // namespace

std::string mistakeInValue(const Answer& answer, const Item& item)
{
    const bool hasValue = answer.value != AnswerValue();
    if (!item.takesAnswer()) {
        return answer.categories.empty() && !hasValue ? ""
               : item.practice ? "is for practice, and what is tried there is never kept"
                               : "is a card to read and takes no category";
    }
    const bool isOfCategories = takesOneCategory(item.type) || item.type == ItemType::Several ||
                                item.type == ItemType::Ordering;
    if (!isOfCategories) {
        return mistakeInOther(answer, item);
    }
    if (hasValue) {
        return "takes categories";
    }
    const std::string mistake = mistakeInCategories(answer.categories, item);
    return !mistake.empty()                  ? mistake
           : item.type == ItemType::Several  ? mistakeInSeveral(answer.categories, item)
           : item.type == ItemType::Ordering ? mistakeInOrder(answer.categories, item)
                                             : "";
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
    if (!answered && (!answer.categories.empty() || answer.value != AnswerValue())) {
        return (answer.categories.empty() ? "has a value beside " : "has a category beside ") +
               state;
    }
    if (!std::isfinite(answer.seconds) || answer.seconds < 0.0) {
        return "takes a time that is finite and not negative";
    }
    if (!answer.why.empty()) {
        return "takes no reason, which only made-up answers have";
    }
    return answered ? mistakeInValue(answer, item) : "";
}

}  // namespace opmaat::engine
