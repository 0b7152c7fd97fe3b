#include "qml/kiosk/rehearsed_answer.h"

#include <algorithm>

#include "engine/interview/answer_value.h"
#include "engine/pack/scoring_key.h"

namespace opmaat::kiosk {

using engine::Answer;
using engine::Item;
using engine::ItemType;

void RehearsedAnswer::mark(const std::vector<int>& categories)
{
    const auto marked = kiosk_.question().marked();
    for (int index = 0; index < marked.size(); ++index) {
        const bool wanted = std::count(categories.begin(), categories.end(), index) > 0;
        if (wanted != marked[index]) tap("answer", index);
    }
}

// The step that leads on; one that is an answer itself is tapped last.
void RehearsedAnswer::step(const Item& item, int category)
{
    for (std::size_t i = 0; i < item.steps.size(); ++i) {
        const auto& covers = item.steps[i].covers;
        const bool leads = std::count(covers.begin(), covers.end(), category) > 0;
        if (leads && covers.size() > 1) tap("step", static_cast<int>(i));
    }
}

void RehearsedAnswer::type(const Item& item, const Answer& answer)
{
    for (int i = 0; i < 9; ++i) player_.tap("erase");
    const double value = engine::worthOf(item, answer).front();
    const QString text = QString::number(value, 'f', item.range.decimals());
    for (const QChar key : text) player_.tap(key == '.' ? QString("mark") : "key" + QString(key));
}

void RehearsedAnswer::chooseMonth(const Item& item, const Answer& answer)
{
    const int months = static_cast<int>(engine::worthOf(item, answer).front());
    MonthForm& form = *kiosk_.question().month();
    while (form.year() > months / 12) player_.tap("earlier");
    while (form.year() < months / 12) player_.tap("later");
    tap("month", months % 12);
}

void RehearsedAnswer::order(const std::vector<int>& categories)
{
    while (kiosk_.question().order()->canUndo()) player_.tap("undo");
    for (const int category : categories) tap("answer", category);
}

void RehearsedAnswer::match(const Answer& answer)
{
    for (const auto& [left, right] : std::get<std::vector<std::pair<int, int>>>(answer.value)) {
        tap("answer", left);
        tap("right", right);
    }
}

void RehearsedAnswer::prepare(const Item& item, const Answer& answer)
{
    switch (item.type) {
        case ItemType::Several:
            return mark(answer.categories);
        case ItemType::TwoStep:
            return step(item, answer.categories.front());
        case ItemType::Number:
        case ItemType::Amount:
            return type(item, answer);
        case ItemType::Month:
            return chooseMonth(item, answer);
        case ItemType::Text:
            return kiosk_.question().words()->write(
                QString::fromStdString(std::get<std::string>(answer.value)));
        case ItemType::Ordering:
            return order(answer.categories);
        case ItemType::Matching:
            return match(answer);
        default:
            return;
    }
}

QString lastTap(const Item& item, const Answer& answer)
{
    if (!engine::takesOneCategory(item.type)) return "next";
    const int category = answer.categories.front();
    for (std::size_t i = 0; i < item.steps.size(); ++i) {
        const auto& covers = item.steps[i].covers;
        const auto found = std::find(covers.begin(), covers.end(), category);
        if (found == covers.end()) continue;
        return covers.size() == 1 ? QString("step%1").arg(i)
                                  : QString("answer%1").arg(found - covers.begin());
    }
    return QString("answer%1").arg(category);
}

Answer firstAnswer(const Item& item)
{
    const bool isTapped = engine::takesOneCategory(item.type) && item.type != ItemType::TwoStep;
    if (isTapped || item.type == ItemType::Several) return engine::answerWorth(item, {0.0});
    const auto answers = engine::tellingAnswers(item);
    return engine::answerWorth(item, answers.empty() ? std::vector<double>() : answers.back());
}

const char* pictureOf(ItemType type)
{
    switch (type) {
        case ItemType::Choice:
            return "03-choice";
        case ItemType::Several:
            return "05-several";
        case ItemType::Information:
            return "06-information";
        case ItemType::Scale:
            return "03-scale";
        case ItemType::TwoStep:
            return "03-two-step";
        case ItemType::Picture:
            return "03-picture";
        case ItemType::Number:
            return "05-number";
        case ItemType::Amount:
            return "05-amount";
        case ItemType::Month:
            return "05-month";
        case ItemType::Text:
            return "05-text";
        case ItemType::Ordering:
            return "05-ordering";
        case ItemType::Matching:
            return "05-matching";
    }
    return "";
}

const char* filledPictureOf(ItemType type)
{
    switch (type) {
        case ItemType::TwoStep:
            return "03-two-step-second";
        case ItemType::Number:
            return "05-number-typed";
        case ItemType::Amount:
            return "05-amount-typed";
        case ItemType::Month:
            return "05-month-chosen";
        case ItemType::Text:
            return "05-text-written";
        case ItemType::Ordering:
            return "05-ordering-done";
        case ItemType::Matching:
            return "05-matching-done";
        default:
            return "05-several-marked";
    }
}

}  // namespace opmaat::kiosk
