#include "qml/kiosk/views/code_view.h"

namespace opmaat::kiosk {
namespace {

constexpr qsizetype kGroup = 4, kDigits = 12;
constexpr int kSecondsPerMinute = 60;
constexpr std::chrono::milliseconds kSecond{1000};

}  // namespace

CodeView::CodeView(Visit& visit, QObject* parent) : QObject(parent), visit_(visit)
{
    connect(&visit_.codes(), &Codes::refused, this, &CodeView::beRefused);
    connect(&visit_.codes(), &Codes::opened, this, &CodeView::clear);
    connect(&visit_, &Visit::changed, this, &CodeView::changed);
    connect(&second_, &QTimer::timeout, this, &CodeView::tick);
}

QList<QString> CodeView::groups() const
{
    return {digits_.mid(0, kGroup), digits_.mid(kGroup, kGroup), digits_.mid(2 * kGroup, kGroup)};
}

bool CodeView::canSubmit() const
{
    const bool mayTry = refusal_ != Codes::Refusal::Locked && secondsToWait() == 0;
    return mayTry && canType() && digits_.size() == kDigits;
}

int CodeView::secondsToWait() const
{
    return static_cast<int>((until_.remainingTime() + kSecond.count() - 1) / kSecond.count());
}

void CodeView::type(int digit)
{
    if (!canType() || digit < 0 || digit > 9 || digits_.size() == kDigits) return;
    digits_ += QString::number(digit);
    Q_EMIT changed();
}

void CodeView::erase()
{
    if (!canType()) return;
    digits_.chop(1);
    Q_EMIT changed();
}

void CodeView::submit()
{
    if (!canSubmit()) return;
    refusal_ = Codes::Refusal::None;
    visit_.codes().attempt(digits_);
    Q_EMIT changed();
}

void CodeView::leave()
{
    if (trying()) return;
    digits_.clear();
    visit_.leaveCode();
}

void CodeView::clear()
{
    digits_.clear();
    Q_EMIT changed();
}

// The digits stay, so that they can be compared with the paper.
void CodeView::beRefused(Codes::Refusal why, std::chrono::seconds wait)
{
    refusal_ = why;
    until_.setRemainingTime(wait);
    if (wait.count() > 0) second_.start(kSecond);
    Q_EMIT changed();
}

void CodeView::tick()
{
    if (secondsToWait() == 0) {
        second_.stop();
        if (refusal_ == Codes::Refusal::Wait) refusal_ = Codes::Refusal::None;
    }
    Q_EMIT changed();
}

QString CodeView::message() const
{
    //: While a code is looked up, which takes a moment
    if (trying()) return tr("One moment. We are looking for your answers.");
    if (const int seconds = secondsToWait(); seconds > 0) {
        //: After several codes that did not work; %1 minutes and %2 seconds are counting down
        return tr("That did not work yet. Please wait a moment, then you can try again: %1:%2")
            .arg(seconds / kSecondsPerMinute)
            .arg(seconds % kSecondsPerMinute, 2, 10, QLatin1Char('0'));
    }
    switch (refusal_) {
        case Codes::Refusal::None:
        case Codes::Refusal::Wait:
            break;
        case Codes::Refusal::Unknown:
            //: A code that leads nowhere: a typing mistake, or of yesterday. No blame.
            return tr(
                "That did not work yet. Look at your code again, digit by digit. Is it a "
                "code of today? You can also ask someone to help you.");
        case Codes::Refusal::Locked:
            //: After many codes that did not work; staff must come first
            return tr(
                "This device takes no codes for now. Ask someone at the desk to help you. "
                "Your answers are safe.");
        case Codes::Refusal::NotHere:
            //: The code is right, but of other questions than this device has, or already done
            return tr(
                "With this code you cannot go on here. Ask someone at the desk to help "
                "you. Your answers are safe.");
        case Codes::Refusal::Failed:
            //: The device failed; the client did nothing wrong
            return tr(
                "That did not work. You did nothing wrong. Try again, or ask someone at "
                "the desk to help you.");
    }
    return {};
}

}  // namespace opmaat::kiosk
