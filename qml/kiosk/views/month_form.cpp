#include "qml/kiosk/views/month_form.h"

#include <QDate>
#include <algorithm>

#include "engine/interview/answer_value.h"
#include "engine/pack/spoken.h"

namespace opmaat::kiosk {
namespace {

constexpr int kMonths = 12;

int yearOf(double months)
{
    return static_cast<int>(months) / kMonths;
}

}  // namespace

// This year, or the one nearest to it: nobody thinks of 1900 first.
void MonthForm::start(const engine::Answer& answer)
{
    const bool hasAnswer = answer.value != engine::AnswerValue();
    month_ = hasAnswer ? engine::worthOf(item(), answer).front() : -1.0;
    const int nearest = std::clamp(QDate::currentDate().year(), yearOf(item().range.least),
                                   yearOf(item().range.most));
    year_ = hasAnswer ? yearOf(month_) : nearest;
}

bool MonthForm::holds(int year, int month) const
{
    return item_ != nullptr && item().range.holds(year * kMonths + month);
}

QList<QString> MonthForm::months() const
{
    QList<QString> names;
    for (int month = 0; month < kMonths; ++month) {
        names << QString::fromStdString(engine::monthName(month, language()));
    }
    return names;
}

QList<bool> MonthForm::open() const
{
    QList<bool> open;
    for (int month = 0; month < kMonths; ++month) open << holds(year_, month);
    return open;
}

int MonthForm::selected() const
{
    const int months = static_cast<int>(month_);
    return month_ >= 0.0 && months / kMonths == year_ ? months % kMonths : -1;
}

bool MonthForm::hasEarlier() const
{
    return item_ != nullptr && yearOf(item().range.least) < year_;
}

bool MonthForm::hasLater() const
{
    return item_ != nullptr && yearOf(item().range.most) > year_;
}

engine::Answer MonthForm::answer() const
{
    return engine::answerWorth(item(), {month_});
}

void MonthForm::earlier()
{
    year_ -= hasEarlier() ? 1 : 0;
    Q_EMIT changed();
}

void MonthForm::later()
{
    year_ += hasLater() ? 1 : 0;
    Q_EMIT changed();
}

void MonthForm::choose(int month)
{
    if (month < 0 || month >= kMonths || !holds(year_, month)) return;
    month_ = year_ * kMonths + month;
    Q_EMIT changed();
}

}  // namespace opmaat::kiosk
